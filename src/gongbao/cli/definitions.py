"""Commands about definitions: they answer from the services alone, without Django or a database."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from gongbao.cli.common import DONE, FAILED, InputProblem, command, day, language, read, said, show, today
from gongbao.words import Words


def add(commands: Any) -> None:
    """The commands about definitions."""
    services = command(commands, "services", services_, "services, their decisions, procedures and facts")
    services.add_argument("service", nargs="?")

    check = command(commands, "check", check_, "answer a decision, with the places that decide it")
    check.add_argument("service")
    check.add_argument("decision")
    check.add_argument("--facts", required=True, metavar="FILE|-", help="JSON or YAML: names with values")
    check.add_argument("--as-of", metavar="DATE", help="the day asked about; today if left out")

    simulate = command(commands, "simulate", simulate_, "play a procedure on a moved clock")
    simulate.add_argument("service")
    simulate.add_argument("procedure")
    simulate.add_argument("--scenario", required=True, metavar="FILE|-")

    verify = command(commands, "verify", verify_, "play worked examples and compare")
    verify.add_argument("--places", action="store_true", help="fail on a missing place too")
    verify.add_argument("--gazettes", metavar="DIR", help="where the issues lie that a file of expectations names")
    verify.add_argument("files", nargs="*", metavar="FILE", help="the examples of all services if left out")

    coverage = command(commands, "coverage", coverage_, "every provision, and what carries it out")
    coverage.add_argument("service", nargs="?")
    coverage.add_argument(
        "--unowned", action="store_true", help="places of the imported text that have neither owner nor note"
    )

    draw = command(commands, "draw", draw_, "the flow chart of a procedure")
    draw.add_argument("service")
    draw.add_argument("procedure")
    draw.add_argument("-o", "--output", required=True, metavar="FILE", help=".svg or .bpmn")


def services_(options: argparse.Namespace) -> int:
    from gongbao.services import registry

    if options.service:
        return _service(options)
    services = list(registry().values())
    document = [
        {"service": each.slug, "title": each.title.zh, "documents": [one.number for one in each.documents]}
        for each in services
    ]
    show(options, document, lambda: [f"{each.slug}  {said(each.title)}" for each in services])
    return DONE


def _service(options: argparse.Namespace) -> int:
    from gongbao.cli.stored import changes_of_law
    from gongbao.services import registry

    service = registry()[options.service]
    changes = changes_of_law(service.slug)
    document = {
        "service": service.slug,
        "title": service.title.zh,
        "version": service.version,
        "documents": [{"number": each.number, "title": each.title} for each in service.documents],
        "roles": [{"name": each.name, "label": each.label.zh} for each in service.role_list],
        "facts": [_fact(each) for each in service.fact_list],
        "decisions": [{"name": each.name, "question": each.question.zh} for each in service.decision_list],
        "procedures": [
            {"name": each.name, "label": each.label.zh, "steps": [step.name for step in each.steps]}
            for each in service.procedure_list
        ],
        "records": [{"name": each.name, "label": each.label.zh} for each in service.record_list],
        "duties": [{"name": each.name, "label": each.label.zh} for each in service.duty_list],
        "changes_of_law": [change for change, _ in changes],
    }

    def lines() -> list[str]:
        return [
            f"{service.slug}  {said(service.title)}",
            *(f"  {each.number}《{each.title}》" for each in service.documents),
            *(f"  ! {said(words)}" for _, words in changes),
            *_section(Words("决定", "Decisions"), ((each.name, each.question) for each in service.decision_list)),
            *_section(Words("程序", "Procedures"), ((each.name, each.label) for each in service.procedure_list)),
            *_section(Words("事实", "Facts"), ((each.name, each.label) for each in service.fact_list)),
        ]

    show(options, document, lines)
    return DONE


def _section(title: Words, rows: Any) -> list[str]:
    return ["", said(title), *(f"  {name}  {said(words)}" for name, words in rows)]


def _fact(fact: Any) -> dict[str, Any]:
    described: dict[str, Any] = {"name": fact.name, "type": fact.kind.type.value, "label": fact.label.zh}
    if fact.kind.choices:
        described["values"] = list(fact.kind.names)
    if hasattr(fact, "item"):
        described["item"] = [_fact(each) for each in fact.item.values()]
    return described


def check_(options: argparse.Namespace) -> int:
    from gongbao.services import registry

    service = registry()[options.service]
    service.decision(options.decision)
    as_of = day(options.as_of) if options.as_of else today()
    answer = service.decide(options.decision, service.parse(read(options.facts) or {}), as_of)
    document = {
        "service": service.slug,
        "decision": options.decision,
        "as_of": as_of.isoformat(),
        "in_force": service.in_force(as_of),
        "answer": answer.text,
        "because": service.because(answer.because),
        "missing": list(answer.missing),
    }
    show(options, document, lambda: _answer_lines(service, answer))
    return DONE


def _answer_lines(service: Any, answer: Any) -> list[str]:
    lines = [f"{said(answer.decision.question)}  {said(answer.words)}"]
    if not service.in_force(answer.as_of):
        lines.append(said(Words("（文件在这一天尚未施行。）", "(The document is not in force on this day.)")))
    for cause in answer.because:
        document, at = service.locate(cause.place)
        lines.append(f"  {MARKS.get(cause.holds, '·')} {document.number} {at}：{said(cause.says)}")
    if answer.missing:
        asked = [f"{name}（{said(service.facts[name].label)}）" for name in answer.missing]
        lines.append(said(Words("还需要知道：", "Still needed: ")) + "、".join(asked))
    if answer.becomes_yes_on:
        lines.append(said(Words("其他不变，将于此日符合：", "All else equal, yes from: ")) + str(answer.becomes_yes_on))
    return lines


MARKS: Mapping[str, str] = {"yes": "✓", "no": "✗", "unknown": "?"}


def simulate_(options: argparse.Namespace) -> int:
    from gongbao.procedures import simulate
    from gongbao.services import registry

    service = registry()[options.service]
    procedure = service.procedure(options.procedure)

    def decide(name: str, facts: Mapping[str, object], on: date) -> str:
        known = {fact: value for fact, value in facts.items() if fact in service.facts}
        return service.decide(name, service.parse(known), on).text

    played = simulate(procedure, read(options.scenario), decide)
    document = {
        "ended": played.ended,
        "open": [{"step": each.step, "due": each.due and each.due.isoformat()} for each in played.open],
        "done": [{"step": each.step, "outcome": each.outcome, "on": each.on.isoformat()} for each in played.done],
    }

    def lines() -> list[str]:
        return [
            *(
                f"{each.on}  {each.step}:{each.outcome}{' (自动 by itself)' if each.automatic else ''}"
                for each in played.done
            ),
            *(f"…  {each.step}  {each.due or ''}" for each in played.open),
            f"= {played.ended or said(Words('进行中', 'going on'))}",
        ]

    show(options, document, lines)
    return DONE


def verify_(options: argparse.Namespace) -> int:
    passed, failures = 0, []
    for path, results in _examples(options):
        for name, failure in results:
            passed += failure is None
            if failure is not None:
                failures.append({"file": path, "name": name, **failure})
                if not options.json:
                    print(f"{path}: {name}: " + "; ".join(f"{key} {value}" for key, value in failure.items()))
    if options.json:
        print(
            json.dumps({"passed": passed, "failed": len(failures), "failures": failures}, ensure_ascii=False, indent=2)
        )
    else:
        print(f"{passed} passed, {len(failures)} failed")
    return FAILED if failures else DONE


def _examples(options: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """The files asked for, or those that the services bring along, each with its results."""
    if options.files:
        yield from ((path, _results(path, options)) for path in options.files)
        return
    if options.gazettes:
        raise InputProblem("--gazettes 须与写明应读出内容的文件同用。",
                           "--gazettes goes with a file that says what must be read off the issues.")  # fmt: skip
    from gongbao.hub import examples
    from gongbao.services import registry

    yield from ((f"{slug}/{examples.FILE}", _service_results(examples.of(slug), options)) for slug in registry())


def _results(path: str, options: argparse.Namespace) -> Any:
    """Each example's name, and what is wrong with it or ``None``."""
    examples = read(path)
    if not isinstance(examples, Mapping) or not ("service" in examples or "issues" in examples):
        raise InputProblem(f"{path} 不是例子文件：应有 service 或 issues。",
                           f"{path} is no file of examples: it needs a service or issues.")  # fmt: skip
    if "issues" in examples:
        return _gazette_results(path, examples, options)
    return _service_results(examples, options)


def _service_results(examples: Mapping[str, Any], options: argparse.Namespace) -> Any:
    from gongbao.services import registry
    from gongbao.services.examples import check_examples

    for result in check_examples(registry()[examples["service"]], examples):
        if result.passed and not (options.places and result.absent):
            yield said(result.name), None
            continue
        failure = {"expected": result.expected, "got": result.got, "places": "、".join(result.places)}
        if result.absent:
            failure["absent"] = "、".join(result.absent)
        yield said(result.name), failure


def _gazette_results(path: str, examples: Mapping[str, Any], options: argparse.Namespace) -> Any:
    from gongbao.law import check_expectations

    folders = [Path(options.gazettes)] if options.gazettes else _near(Path(path))

    def load(name: str) -> bytes:
        file = next((each / name for each in folders if (each / name).is_file()), folders[0] / name)
        try:
            return file.read_bytes()
        except OSError as error:
            reason, path = error.strerror, file
            raise InputProblem(
                f"读不了 {path}：{reason}；请用 --gazettes 指明公报所在目录。",
                f"{path} cannot be read: {reason}; say where the issues lie with --gazettes.",
            ) from None

    for result in check_expectations(examples, load):
        yield result.name, None if result.passed else {"expected": result.expected, "got": result.got}


def _near(file: Path) -> list[Path]:
    """The folder of the file and those beside it, where the issues are looked for unless it is said where they lie."""
    here = file.resolve().parent
    return [here, *sorted(each for each in here.parent.iterdir() if each.is_dir() and each != here)]


def coverage_(options: argparse.Namespace) -> int:
    from gongbao.services import registry

    services = [registry()[options.service]] if options.service else list(registry().values())
    if options.unowned:
        from gongbao.cli.stored import unowned

        return unowned(options, services)
    from gongbao.hub import examples
    from gongbao.services.examples import proving

    covered = [
        (service, each, proving(service, results, each.document, each.at))
        for service in services
        for results in [examples.results(service.slug)]
        for each in service.coverage
    ]
    document = [
        {
            "service": service.slug,
            "document": each.document,
            "at": each.at,
            "carried_out_by": list(each.carried_out_by),
            "note": each.note.zh if each.note else "",
            "examples": proofs,
        }
        for service, each, proofs in covered
    ]
    show(options, document, lambda: _coverage_lines([(each, proofs) for _, each, proofs in covered]))
    return FAILED if any(map(_bare, (each for _, each, _ in covered))) else DONE


def _bare(each: Any) -> bool:
    return not each.carried_out_by and not each.note


def _coverage_lines(covered: Sequence[tuple[Any, int]]) -> list[str]:
    lines: list[str] = []
    for number, rows in groupby(covered, key=lambda row: row[0].document):
        places = list(rows)
        lines += ["", number, *(_coverage_line(each, proofs) for each, proofs in places)]
        owned = [proofs for each, proofs in places if each.carried_out_by]
        bare, proven = sum(_bare(each) for each, _ in places), sum(map(bool, owned))
        noted = len(places) - len(owned) - bare
        zh = f"{len(places)}处：{len(owned)}处有人办理，其中{proven}处有例子；{noted}处无须执行；{bare}处没有着落"
        en = f"{len(places)} places: {len(owned)} carried out, {proven} with examples; {noted} noted, {bare} bare"
        lines.append(said(Words(f"= {zh}", f"= {en}")))
    return lines[1:]


def _coverage_line(each: Any, proofs: int) -> str:
    mark = "✗" if _bare(each) else "·" if not each.carried_out_by else "✓" if proofs else "○"
    by = "、".join(each.carried_out_by) or "—"
    proof = said(Words(f"（{proofs}例）", f" ({proofs} examples)")) if proofs else ""
    return f"  {mark} {each.at}  {said(each.says)}  ⇒ {by}{proof}{'  ' + said(each.note) if each.note else ''}"


def draw_(options: argparse.Namespace) -> int:
    from gongbao.procedures.bpmn import bpmn
    from gongbao.procedures.svg import draw
    from gongbao.services import registry

    output = Path(options.output)
    if output.suffix not in (".svg", ".bpmn"):
        raise InputProblem(f"{output.name} 应以 .svg 或 .bpmn 结尾。", f"{output.name} must end in .svg or .bpmn.")
    procedure = registry()[options.service].procedure(options.procedure)
    drawing = draw(procedure, language=language()) if output.suffix == ".svg" else bpmn(procedure)
    try:
        output.write_text(drawing, encoding="utf-8")
    except OSError as error:
        raise InputProblem(
            f"写不了 {output}：{error.strerror}。", f"{output} cannot be written: {error.strerror}."
        ) from None
    show(options, {"written": str(output)}, lambda: [str(output)])
    return DONE
