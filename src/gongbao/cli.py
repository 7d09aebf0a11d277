"""The command line: ``gongbao COMMAND``. Errors are one sentence on standard error, and exit code 2.

Nothing heavy is imported before a command needs it: ``gongbao check`` answers without Django or a database.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from gongbao.words import Problem, Words

DONE, FAILED, REFUSED = 0, 1, 2


class InputProblem(Problem):
    """A file or an argument that cannot be used."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        raise InputProblem(f"命令写法不对：{message}；用法见 {self.prog} --help。",
                           f"Wrong usage: {message}; see {self.prog} --help.")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 done, 1 a check found failures, 2 bad input or usage."""
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except Problem as problem:
        print(said(problem.words), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read us has had enough; nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130


def language() -> str:
    """The user's language by the usual variables: English where they ask for it, else Chinese."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "en" if chosen.startswith("en") else "zh"


def said(words: Words) -> str:
    """Words in the user's language."""
    return words.in_language(language())


def _parser() -> Parser:
    parser = Parser(prog="gongbao", description="政策文件变成办得成的服务 · policy documents become working services")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    _add_pure(commands)
    _add_hub(commands)
    return parser


def _add_pure(commands: Any) -> None:
    services = _command(commands, "services", services_, "services, their decisions, procedures and facts")
    services.add_argument("service", nargs="?")

    check = _command(commands, "check", check_, "answer a decision, with the places that decide it")
    check.add_argument("service")
    check.add_argument("decision")
    check.add_argument("--facts", required=True, metavar="FILE|-", help="JSON or YAML: names with values")
    check.add_argument("--as-of", metavar="DATE", help="the day asked about; today if left out")

    simulate = _command(commands, "simulate", simulate_, "play a procedure on a moved clock")
    simulate.add_argument("service")
    simulate.add_argument("procedure")
    simulate.add_argument("--scenario", required=True, metavar="FILE|-")

    verify = _command(commands, "verify", verify_, "play worked examples and compare")
    verify.add_argument("--places", action="store_true", help="fail on a missing place too")
    verify.add_argument("--gazettes", metavar="DIR", help="where the issues lie that a file of expectations names")
    verify.add_argument("files", nargs="+", metavar="FILE")

    coverage = _command(commands, "coverage", coverage_, "every provision, and what carries it out")
    coverage.add_argument("service", nargs="?")

    draw = _command(commands, "draw", draw_, "the flow chart of a procedure")
    draw.add_argument("service")
    draw.add_argument("procedure")
    draw.add_argument("-o", "--output", required=True, metavar="FILE", help=".svg or .bpmn")


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], about: str) -> Parser:
    command: Parser = commands.add_parser(name, help=about, description=about)
    command.add_argument("--json", action="store_true", help="one JSON document on standard output")
    command.set_defaults(run=run)
    return command


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputProblem(f"{text} 不是实有的日期，请写作 2024-03-01。",
                           f"{text} is no real date; write it like 2024-03-01.") from None  # fmt: skip


def today() -> date:
    """The day it is in Beijing, wherever this machine stands."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def read(path: str) -> Any:
    """A JSON or YAML document from a file, or from standard input for ``-``."""
    import yaml

    text = read_text(path)
    try:
        return json.loads(text) if path.endswith(".json") else yaml.load(text, Loader=_loader(yaml))  # noqa: S506
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise InputProblem(f"{path} 不是 JSON 或 YAML：{reason}。",
                           f"{path} is neither JSON nor YAML: {reason}.") from None  # fmt: skip


def _loader(yaml: Any) -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_text(path: str) -> str:
    """The text of a file, or of standard input for ``-``."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "UTF-8?"
        raise InputProblem(f"读不了 {path}：{reason}。", f"{path} cannot be read: {reason}.") from None


def show(options: argparse.Namespace, document: Any, lines: Callable[[], list[str]]) -> None:
    """Print a JSON document where it is asked for, else lines for people."""
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines()))


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
    from gongbao.services import registry

    service = registry()[options.service]
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
    }

    def lines() -> list[str]:
        return [
            f"{service.slug}  {said(service.title)}",
            *(f"  {each.number}《{each.title}》" for each in service.documents),
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
    as_of = _day(options.as_of) if options.as_of else today()
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
    for path in options.files:
        for name, failure in _results(path, options):
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
            yield result.name, None
            continue
        failure = {"expected": result.expected, "got": result.got, "places": "、".join(result.places)}
        if result.absent:
            failure["absent"] = "、".join(result.absent)
        yield result.name, failure


def _gazette_results(path: str, examples: Mapping[str, Any], options: argparse.Namespace) -> Any:
    from gongbao.law import check_expectations

    folder = Path(options.gazettes) if options.gazettes else Path(path).parent

    def load(name: str) -> bytes:
        try:
            return (folder / name).read_bytes()
        except OSError as error:
            reason, path = error.strerror, folder / name
            raise InputProblem(
                f"读不了 {path}：{reason}；请用 --gazettes 指明公报所在目录。",
                f"{path} cannot be read: {reason}; say where the issues lie with --gazettes.",
            ) from None

    for result in check_expectations(examples, load):
        yield result.name, None if result.passed else {"expected": result.expected, "got": result.got}


def coverage_(options: argparse.Namespace) -> int:
    from gongbao.services import registry

    services = [registry()[options.service]] if options.service else list(registry().values())
    covered = [(service, each) for service in services for each in service.coverage]
    document = [
        {
            "service": service.slug,
            "document": each.document,
            "at": each.at,
            "carried_out_by": list(each.carried_out_by),
            "note": each.note.zh if each.note else "",
        }
        for service, each in covered
    ]

    def line(each: Any) -> str:
        by = "、".join(each.carried_out_by) or "—"
        return f"{each.document} {each.at}  {said(each.says)}  ⇒ {by}{'  ' + said(each.note) if each.note else ''}"

    show(options, document, lambda: [line(each) for _, each in covered])
    bare = [each for _, each in covered if not each.carried_out_by and not each.note]
    return FAILED if bare else DONE


def draw_(options: argparse.Namespace) -> int:
    from gongbao.procedures import bpmn, draw
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


def _add_hub(commands: Any) -> None:
    """Commands that need the database; see ``gongbao.hub``."""


if __name__ == "__main__":
    sys.exit(main())
