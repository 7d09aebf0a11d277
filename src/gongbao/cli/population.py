"""``gongbao population``: one decision for everybody in a file, and what would change if figures or the rule did."""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from gongbao.cli.common import DONE, InputProblem, command, day, said, show, today
from gongbao.words import Words

#: So many places, facts and values are shown to people; a JSON document has them all.
_SHOWN = 12


def add(commands: Any) -> None:
    """The command about populations."""
    population = command(commands, "population", population_, "one decision for everybody in a Parquet or CSV file")
    population.add_argument("service")
    population.add_argument("decision")
    population.add_argument("--input", required=True, type=Path, metavar="FILE", help="a column a fact; empty: unknown")
    population.add_argument("--output", type=Path, metavar="FILE", help="the same with the column `answer`")
    population.add_argument("--as-of", metavar="DATE", help="the day asked about; today if left out")
    population.add_argument("--engine", choices=("local", "spark"), default="local")
    population.add_argument("--by", action="append", default=[], metavar="COLUMN", help="count by this column too")
    population.add_argument(
        "--given", action="append", default=[], metavar="FACT=VALUE", help="a fact that is the same for everybody"
    )
    population.add_argument(
        "--if", action="append", default=[], dest="changes", metavar="THRESHOLD=VALUE",
        help="what if a threshold of the rule, or a fact given to all, were this; a wrong name lists the thresholds",
    )  # fmt: skip
    population.add_argument(
        "--against", metavar="SERVICE", help="compare with the decision of this name in another version of the service"
    )


def population_(options: argparse.Namespace) -> int:
    from gongbao.population.question import Question
    from gongbao.population.stream import Asked, ask

    as_of = day(options.as_of) if options.as_of else today()
    plain = Question(options.service, options.decision, as_of)
    plain = replace(plain, given=_given(plain, _pairs(options.given)))
    question, before = plain, None
    if options.changes:
        question, before = _changed(plain, options.changes), plain
    if options.against:
        before = replace(plain, service=options.against)
    asked = Asked(question, before, tuple(options.by))
    if options.engine == "spark":
        from gongbao.population.spark import ask_on_spark

        ask_with: Any = ask_on_spark
    else:
        ask_with = ask
    begun = time.monotonic()
    tally = ask_with(asked, options.input, options.output, _progress(begun))
    _end_progress(tally.people, begun)
    show(options, _document(asked, tally), lambda: _lines(asked, tally))
    return DONE


def _given(question: Any, given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Facts that are the same for everybody, from their names and texts."""
    facts = {fact.name: fact for fact in question.body.facts()}
    found = {}
    for name, value in given:
        if name not in facts:
            raise InputProblem(
                f"决定 {question.decision} 不看事实 {name}；它看 {'、'.join(facts)}。",
                f"The decision {question.decision} does not look at {name}; it looks at {', '.join(facts)}.",
            )
        found[name] = facts[name].parse(value)
    return found


def _changed(question: Any, changes: Iterable[str]) -> Any:
    """The question with other figures: of the rule, or of what is given to everybody."""
    figures = dict(_pairs(changes))
    given = _given(question, [(name, value) for name, value in figures.items() if name in question.given])
    changed = replace(
        question,
        given={**question.given, **given},
        thresholds={name: value for name, value in figures.items() if name not in given},
    )
    _ = changed.body  # a name that is no figure is refused before anything is read
    return changed


def _pairs(written: Iterable[str]) -> Iterator[tuple[str, str]]:
    for each in written:
        name, equals, value = each.rpartition("=")
        if not equals or not name.strip():
            raise InputProblem(f"{each}：应写成 名称=值。", f"{each}: write it as name=value.")
        yield name.strip(), value.strip()


def _progress(begun: float) -> Any:
    """Tells how far it is, on the same line of standard error, where somebody is looking."""

    def tell(done: int) -> None:
        if sys.stderr.isatty():
            rate = done / max(time.monotonic() - begun, 1e-9)
            told = said(Words(f"{done:,} 人，每秒 {rate:,.0f}", f"{done:,} people, {rate:,.0f} a second"))
            print(f"\r\033[K{told}", end="", file=sys.stderr, flush=True)

    return tell


def _end_progress(people: int, begun: float) -> None:
    if sys.stderr.isatty():
        took = time.monotonic() - begun
        told = said(Words(f"{people:,} 人，用时 {took:.1f} 秒", f"{people:,} people in {took:.1f} seconds"))
        print(f"\r\033[K{told}", file=sys.stderr)


def _document(asked: Any, tally: Any) -> dict[str, Any]:
    from gongbao.population.answers import sorted_answers
    from gongbao.services import registry

    question = asked.question
    service = registry()[question.service]
    document: dict[str, Any] = {
        "service": question.service,
        "decision": question.decision,
        "as_of": question.as_of.isoformat(),
        "people": tally.people,
        "answers": {each: tally.answers[each] for each in sorted_answers(question.body.kind, tally.answers)},
        "reasons": [
            {"document": document.number, "at": at, "answer": answer, "people": number}
            for (place, answer), number in tally.reasons.most_common()
            for document, at in [service.locate(place)]
        ],
        "missing": dict(tally.missing.most_common()),
        "by": _nested(tally.groups),
        "one_by_one": tally.single,
        "problems": [{"says": en, "people": number} for (_, en), number in tally.problems.most_common()],
    }
    if tally.amounts.number:
        document["amounts"] = tally.amounts.told()
    if asked.before is not None:
        document["changed"] = [
            {"before": before, "after": after, "people": number}
            for (before, after), number in tally.changed.most_common()
        ]
        document["changed_by"] = _nested(
            {(column, value, f"{before} -> {after}"): n
             for (column, value, before, after), n in tally.groups_changed.items()}
        )  # fmt: skip
        if tally.amounts_before.number:
            document["amounts_before"] = tally.amounts_before.told()
    return document


def _nested(groups: Mapping[tuple[str, str, str], int]) -> dict[str, dict[str, dict[str, int]]]:
    found: dict[str, dict[str, dict[str, int]]] = {}
    for (column, value, answer), number in sorted(groups.items()):
        found.setdefault(column, {}).setdefault(value, {})[answer] = number
    return found


def _lines(asked: Any, tally: Any) -> list[str]:
    from gongbao.population.answers import sorted_answers, words_of
    from gongbao.services import registry

    question = asked.question
    service = registry()[question.service]
    kind = question.body.kind
    lines = [f"{said(question.body.question)}  {question.as_of}"]
    for answer in sorted_answers(kind, tally.answers):
        number = tally.answers[answer]
        share = f"{100 * number / tally.people:5.1f} %" if tally.people else ""
        lines.append(f"  {said(words_of(kind, answer))}  {number:,}  {share}")
        reasons = [each for each in tally.reasons.most_common() if each[0][1] == answer]
        for (place, _), people in reasons[:_SHOWN]:
            document, at = service.locate(place)
            lines.append(f"      {document.number} {at}  {people:,}")
    if tally.amounts.number:
        lines.append(said(Words("合计 ", "In total ")) + f"{tally.amounts.total:,f}")
    for name, number in tally.missing.most_common(_SHOWN):
        label = said(service.facts[name].label) if name in service.facts else name
        lines.append(said(Words("  缺少 ", "  missing ")) + f"{name}（{label}）  {number:,}")
    for column in asked.by:
        lines.append(f"{column}:")
        lines.extend(_group_lines(kind, column, tally.groups))
    if asked.before is not None:
        lines.append(said(Words("变化：", "Changed:")))
        lines.extend(
            f"  {said(words_of(kind, one))} → {said(words_of(kind, other))}  {number:,}"
            for (one, other), number in tally.changed.most_common()
            if one != other
        )
        if tally.amounts_before.number:
            difference = tally.amounts.total - tally.amounts_before.total
            lines.append(said(Words("  合计变化 ", "  difference in total ")) + f"{difference:+,f}")
    if tally.single:
        lines.append(said(Words("逐人计算：", "Answered one by one: ")) + f"{tally.single:,}")
    for (zh, en), number in tally.problems.most_common(_SHOWN):
        lines.append(f"  ! {said(Words(zh, en))}  {number:,}")
    return lines


def _group_lines(kind: Any, column: str, groups: Mapping[tuple[str, str, str], int]) -> list[str]:
    from gongbao.population.answers import sorted_answers, words_of

    rows = _nested({key: number for key, number in groups.items() if key[0] == column}).get(column, {})
    return [
        f"  {value or '—'}  "
        + "  ".join(f"{said(words_of(kind, each))} {row[each]:,}" for each in sorted_answers(kind, row))
        for value, row in rows.items()
    ]
