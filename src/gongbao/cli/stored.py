"""Commands about what is stored: they start or join the database."""

import argparse
import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from gongbao.cli.common import DONE, FAILED, InputProblem, command, day, language, said, show, today
from gongbao.words import Words

WEB = "127.0.0.1"


def add(commands: Any) -> None:
    """The commands about what is stored."""
    demo = command(commands, "demo", demo_, "everything, with sample people and cases, in a browser")
    demo.add_argument("gazettes", nargs="*", metavar="GAZETTE")
    demo.add_argument("--port", type=int, default=8000)

    serve = command(commands, "serve", serve_, "web, worker and timer on DATABASE_URL, or on the embedded PostgreSQL")
    serve.add_argument("--host", default=WEB)
    serve.add_argument("--port", type=int, default=8000)

    importing = command(commands, "import", import_, "gazette issues: text, Markdown, or PDF with a text layer")
    importing.add_argument("files", nargs="+", metavar="FILE")

    law = commands.add_parser("law", help="documents of the imported gazettes")
    _add_law(law.add_subparsers(dest="law", required=True, metavar="COMMAND", parser_class=type(law)))

    audit = commands.add_parser("audit", help="the chains of events")
    parts = audit.add_subparsers(dest="audit", required=True, metavar="COMMAND", parser_class=type(audit))
    command(parts, "verify", audit_verify, "prove that no event was altered or lost")


def _add_law(parts: Any) -> None:
    command(parts, "list", law_list, "documents, with number, title and validity")
    show_one = command(parts, "show", law_show, "the text of a document, or of one place in it")
    show_one.add_argument("document")
    show_one.add_argument("place", nargs="?", default="")
    search = command(parts, "search", law_search, "provisions that hold all the words; quoted words are a phrase")
    search.add_argument("words", nargs="+")
    related = command(parts, "relations", law_relations, "what it does to other documents, and they to it")
    related.add_argument("document")
    describe = command(parts, "describe", law_describe, "everything that was read off an issue")
    describe.add_argument("issue")
    export = command(parts, "export", law_export, "Akoma Ntoso 3.0")
    export.add_argument("document")
    export.add_argument("-o", "--output", metavar="FILE", help="standard output if left out")
    for each in parts.choices.values():
        each.add_argument("--as-of", metavar="DATE", help="the day of the validity; today if left out")


def demo_(options: argparse.Namespace) -> int:
    from gongbao import demo

    demo.run([_existing(path) for path in options.gazettes], port=options.port)
    return DONE


def serve_(options: argparse.Namespace) -> int:
    from gongbao.hub.serve import prepare_database, serve

    prepare_database()
    print(said(Words("网址：", "Open ")) + f"http://{options.host}:{options.port}/", flush=True)
    serve(options.host, options.port)
    return DONE


def import_(options: argparse.Namespace) -> int:
    """Imports the files one after another, each in a transaction of its own; stopped, it may simply be run again."""
    paths = [_existing(path) for path in options.files]
    library = _library()
    done = []
    for number, path in enumerate(paths, 1):
        imported = library.import_issue(_bytes(path), path.name)
        done.append({"file": str(path), "issue": imported.issue.title, "new": imported.new})
        if not options.json:
            how_far = f"[{number}/{len(paths)}] " if len(paths) > 1 else ""
            print(how_far + said(imported.words), flush=True)
    if options.json:
        print(json.dumps(done, ensure_ascii=False, indent=2))
    return DONE


def law_list(options: argparse.Namespace) -> int:
    library, as_of = _library(), _as_of(options)
    rows = [(row, library.validity(str(row), as_of)) for row in library.documents()]
    document = [
        {
            "document": str(row),
            "title": row.title,
            "issued": row.issued and row.issued.isoformat(),
            "effective": row.effective and row.effective.isoformat(),
            "issue": row.issue.title,
            "validity": validity.state.value,
        }
        for row, validity in rows
    ]
    show(options, document, lambda: [f"{row}  {row.title}  [{said(v.words)}]" for row, v in rows])
    return DONE


def law_show(options: argparse.Namespace) -> int:
    found = _library().passage(options.document, options.place)
    document = {
        "document": str(found.row),
        "title": found.row.title,
        "at": found.at,
        "text": found.text,
        "issue": found.row.issue.title,
        "damaged": found.damaged,
    }

    def lines() -> list[str]:
        head = f"{found.row} {found.at}  {found.row.title}"
        warning = [said(Words("（此处有残缺。）", "(Something is lost or misread here.)"))] if found.damaged else []
        return [head, *warning, "", found.text]

    show(options, document, lines)
    return DONE


def law_search(options: argparse.Namespace) -> int:
    hits = _library().search(" ".join(_quoted(each) for each in options.words))
    document = [
        {
            "document": str(hit.document),
            "title": hit.document.title,
            "at": hit.at,
            "snippet": "".join(text for text, _ in hit.snippet.pieces),
            "score": hit.score,
        }
        for hit in hits
    ]

    def line(hit: Any) -> str:
        text = "".join(f"【{piece}】" if found else piece for piece, found in hit.snippet.pieces)
        return f"{hit.document} {hit.at}  {text}"

    show(options, document, lambda: [line(hit) for hit in hits] or [said(Words("没有找到。", "Nothing found."))])
    return DONE


def law_relations(options: argparse.Namespace) -> int:
    found = _library().relations(options.document)
    show(options, found, lambda: [f"{each['from']} {each['at']}  {each['kind']} → {each['target']}" for each in found])
    return DONE


def law_describe(options: argparse.Namespace) -> int:
    import yaml

    from gongbao.law import describe

    library = _library()
    described = describe(library.read_issue(library.find_issue(options.issue)))
    show(options, described, lambda: [yaml.safe_dump(described, allow_unicode=True, sort_keys=False)])
    return DONE


def law_export(options: argparse.Namespace) -> int:
    from gongbao.law import akoma_ntoso

    library = _library()
    exported = akoma_ntoso(library.read_document(library.find_row(options.document)))
    if not options.output:
        print(exported.decode())
        return DONE
    try:
        Path(options.output).write_bytes(exported)
    except OSError as error:
        raise InputProblem(
            f"写不了 {options.output}：{error.strerror}。", f"{options.output} cannot be written: {error.strerror}."
        ) from None
    show(options, {"written": options.output}, lambda: [options.output])
    return DONE


def unowned(options: argparse.Namespace, services: Iterable[Any]) -> int:
    """Prints the places of imported documents that a service leaves without owner and note; 1 where there are any."""
    _boot()
    from gongbao.hub.beside import beside

    compared = [beside(document.number, service) for service in services for document in service.documents]
    found = [(each, spot) for each in compared if each.imported for spot in each.spots if spot.state == "open"]
    document = [
        {"service": each.service.slug, "document": each.number, "at": spot.at, "text": spot.text}
        for each, spot in found
    ]
    whole = Words("已导入的文件中，每一处都有着落。", "Every place of the imported documents has an owner or a note.")
    show(
        options,
        document,
        lambda: [f"{row['document']} {row['at']}  {row['text']}" for row in document] or [said(whole)],
    )
    return FAILED if found else DONE


def changes_of_law(service: str) -> list[tuple[dict[str, Any], Words]]:
    """The flags of a service that nobody has settled, for programs and in words; none where nothing is stored yet."""
    from gongbao.hub.home import data_directory

    if "DATABASE_URL" not in os.environ and not (data_directory() / "postgres").exists():
        return []
    _boot()
    from gongbao.hub import flags

    return [(_change(each), each.words) for each in flags.open_flags(service)]


def _change(flag: Any) -> dict[str, Any]:
    return {
        "kind": flag.kind,
        "document": flag.document,
        "places": flag.places,
        "by": flag.by,
        "at": flag.at,
        "since": flag.since and flag.since.isoformat(),
    }


def audit_verify(options: argparse.Namespace) -> int:
    _boot()
    from gongbao.hub import audit

    findings = list(audit.verify())
    document = [
        {"case": each.case, "event": each.seq, "finding": each.words.in_language(language())} for each in findings
    ]
    whole = Words("所有事项的记录完整，未被改动。", "Every chain of events is whole and unaltered.")
    show(
        options,
        document,
        lambda: [f"{each['case']}/{each['event']}  {each['finding']}" for each in document] or [said(whole)],
    )
    return FAILED if findings else DONE


def _library() -> Any:
    _boot()
    from gongbao.hub import library

    return library


def _boot() -> None:
    from gongbao.hub.serve import prepare

    prepare()


def _as_of(options: argparse.Namespace) -> date:
    return day(options.as_of) if options.as_of else today()


def _quoted(word: str) -> str:
    """An argument with a space in it was quoted for the shell, and is a phrase."""
    return f'"{word}"' if " " in word and '"' not in word else word


def _existing(path: str) -> Path:
    if not Path(path).is_file():
        raise InputProblem(f"没有文件 {path}。", f"There is no file {path}.")
    return Path(path)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputProblem(f"读不了 {path}：{error.strerror}。", f"{path} cannot be read: {error.strerror}.") from None
