"""What came out of a run, as counts: kept as JSON, and shown as charts and tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.hub import library
from gongbao.hub.charts import Chart, Row
from gongbao.hub.display import money_text
from gongbao.hub.errors import Unprocessable
from gongbao.hub.library import Passage
from gongbao.hub.models import Agency, PopulationRun
from gongbao.hub.population_moves import MEASURES, moves
from gongbao.hub.population_sources import DISTRICT
from gongbao.hub.secrecy import hide_numbers
from gongbao.rules import Decision, Type
from gongbao.rules.tree import value_words, walk
from gongbao.rules.variation import varied
from gongbao.services import Service, registry
from gongbao.services.entitlement import Entitlement
from gongbao.words import Words

if TYPE_CHECKING:
    from gongbao.population.answers import Tally
    from gongbao.population.stream import Asked

PEOPLE = Words("人", "people")
#: So many different values are few, however small the population is.
FEW_GROUPS = 20


# --- from a tally to what is kept


def counted(asked: "Asked", tally: "Tally", answers: Path, entitlement: Entitlement | None) -> dict[str, Any]:
    """Everything that was counted, as JSON carries it. Raises Unprocessable where counts would name people."""
    _check_groups(tally)
    found: dict[str, Any] = {
        "people": tally.people,
        "single": tally.single,
        "answers": tally.answers.most_common(),
        "reasons": _listed(tally.reasons),
        "missing": tally.missing.most_common(),
        "groups": _listed(tally.groups),
        "problems": _listed(tally.problems),
        "by_row": _row_by_row(asked, answers),
    }
    if tally.amounts.number:
        found["amounts"] = tally.amounts.told()
    if asked.before is not None:
        found["changed"] = _listed(tally.changed)
        found["moves"] = moves(asked, answers, entitlement)
        if tally.amounts_before.number:
            found["amounts_before"] = tally.amounts_before.told()
    return found


def _check_groups(tally: "Tally") -> None:
    """A column in which nearly everybody has a value of their own tells people apart, and counts are kept in clear."""
    values: dict[str, set[str]] = defaultdict(set)
    for column, value, _ in tally.groups:
        values[column].add(value)
    for column, found in values.items():
        numbered = any(hide_numbers(value) != value for value in found)
        if numbered or (len(found) > FEW_GROUPS and 2 * len(found) > tally.people):
            raise Unprocessable(
                f"“{column}”几乎人人不同，不能用来分组；请用区、年龄段这样的列。",
                f"{column} differs from person to person and cannot be counted by; use one such as a district.",
            )


def _listed(counter: Mapping[tuple[str, ...], int]) -> list[list[Any]]:
    return [[*key, number] for key, number in sorted(counter.items(), key=lambda each: (-each[1], each[0]))]


def _row_by_row(asked: "Asked", answers: Path) -> list[list[str]]:
    """The conditions that were worked out person by person."""
    import pyarrow.parquet as pq

    from gongbao.population.arrow import decode

    first = next(pq.ParquetFile(answers).iter_batches(1000), None)
    if first is None:
        return []
    shapes = {name: each.shape for name, each in decode(asked.question.facts, first, 0).columns.items()}
    words = (expr.words() for expr in asked.question.kernel.by_row(shapes))
    return [[each.zh, each.en] for each in dict.fromkeys(words)]


# --- from what is kept to pages


@dataclass(frozen=True)
class Ground:
    """A place on which answers rest: its words in the definition, its text in the law, people by answer."""

    place: str
    says: tuple[Words, ...]
    passage: Passage | None
    answers: tuple[tuple[Words, int], ...]


@dataclass(frozen=True)
class Result:
    """The counts of a run that is done."""

    run: PopulationRun
    found: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "found", self.run.result or {})

    @cached_property
    def service(self) -> Service:
        """Whose decision it was."""
        return registry()[self.run.service]

    @cached_property
    def decision(self) -> Decision:
        """What was asked."""
        return self.service.decision(self.run.decision)

    @cached_property
    def _asked(self) -> Decision:
        """The decision with the thresholds that were put."""
        return varied(self.decision, self.run.thresholds)

    @property
    def people(self) -> int:
        """How many were asked."""
        return int(self.found["people"])

    @cached_property
    def answers(self) -> dict[str, int]:
        """How many were answered what, in the order in which answers are shown."""
        from gongbao.population.answers import sorted_answers

        number = dict(self.found["answers"])
        return {answer: number[answer] for answer in sorted_answers(self.decision.kind, number)}

    @property
    def shares(self) -> list[tuple[Words, int]]:
        """How many were answered what, in words."""
        return [(self.answer_words(answer), number) for answer, number in self.answers.items()]

    @property
    def unknown(self) -> int:
        """How many cannot be answered."""
        return self.answers.get("unknown", 0)

    @property
    def figures(self) -> list[tuple[Words, Words]]:
        """The answers added up, before a change and after it."""
        titles = (("amounts_before", Words("改动前", "before")), ("amounts", Words("", "")))
        found = [(words, self.found[name]) for name, words in titles if name in self.found]
        return [(self._titled(words), self._added_up(each)) for words, each in found]

    def _titled(self, words: Words) -> Words:
        return words if words.zh else Words("改动后", "after") if self.run.before else Words("合计", "in all")

    def _added_up(self, amounts: Mapping[str, Any]) -> Words:
        total, least, most = (self.amount(amounts[name]) for name in ("total", "least", "most"))
        return Words(
            f"{amounts['people']:,}人，合计{total}，每人{least}至{most}",
            f"{amounts['people']:,} people, {total} together, {least} to {most} each",
        )

    def amount(self, text: str) -> str:
        """An amount or number as people read it."""
        value = Decimal(text)
        return money_text(value) if self.decision.kind.type is Type.MONEY else f"{value:,f}"

    @cached_property
    def grounds(self) -> list[Ground]:
        """The places that decided the answers, those of the most people first."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for place, answer, number in self.found["reasons"]:
            counts[place][answer] += number
        first = sorted(counts, key=lambda place: (-counts[place].total(), place))
        return [self._ground(place, counts[place]) for place in first]

    def _ground(self, place: str, counts: Counter[str]) -> Ground:
        document, at = self.service.locate(place)
        said = dict.fromkeys(each.words() for each in walk(self._asked) if place in getattr(each, "places", ()))
        shown = [(self.answer_words(answer), number) for answer, number in counts.most_common()]
        return Ground(place, tuple(said), library.quoted(document.number, at), tuple(shown))

    def answer_words(self, answer: str) -> Words:
        """An answer as people read it."""
        from gongbao.population.answers import words_of

        return words_of(self.decision.kind, answer)

    # --- tables

    @cached_property
    def charts(self) -> dict[str, Chart]:
        """Every table with its picture, by the name under which it is exported."""
        made = {"answers": self._answers(), "missing": self._missing(), "reasons": self._reasons()}
        made |= {f"by-{place}": self._group(name) for place, name in enumerate(self.run.group_by, 1)}
        if self.run.before:
            made |= self._changes()
        return {name: chart for name, chart in made.items() if chart.rows}

    @property
    def about_moves(self) -> dict[str, Chart]:
        """Those of who gains and who loses."""
        return self._named("changed", "moves")

    @property
    def about_answers(self) -> dict[str, Chart]:
        """Those of the answers, in all and by column."""
        return self._named("answers", "by")

    @property
    def about_missing(self) -> dict[str, Chart]:
        """That of what is missing."""
        return self._named("missing")

    @property
    def about_reasons(self) -> dict[str, Chart]:
        """That of the places."""
        return self._named("reasons")

    def _named(self, *names: str) -> dict[str, Chart]:
        return {name: chart for name, chart in self.charts.items() if name.partition("-")[0] in names}

    def _answers(self) -> Chart:
        rows = [Row(self.answer_words(answer), (number,)) for answer, number in self.answers.items()]
        title = Words("答案", "Answers")
        return Chart(title, title, (PEOPLE,), tuple(rows), PEOPLE)

    def _missing(self) -> Chart:
        rows = [Row(self._label(name), (number,)) for name, number in self.found["missing"]]
        return Chart(
            Words("还不能判断的，缺哪一项", "Not known: what is missing"), Words("缺的事实", "Fact"), (PEOPLE,),
            tuple(rows), PEOPLE,
        )  # fmt: skip

    def _reasons(self) -> Chart:
        shown = [answer for answer in self.answers if answer != "unknown"]
        counts = {(place, answer): number for place, answer, number in self.found["reasons"]}
        rows = [
            Row(self._place_words(each.place), tuple(counts.get((each.place, answer), 0) for answer in shown))
            for each in self.grounds
        ]
        columns = tuple(self.answer_words(answer) for answer in shown)
        return Chart(
            Words("依据", "Reasons"), Words("条款", "Place"), columns, tuple(rows), PEOPLE, kind="stacked"
        )  # fmt: skip

    def _place_words(self, place: str) -> Words:
        document, at = self.service.locate(place)
        text = f"{document.number} {at}" if len(self.service.documents) > 1 else at
        return Words(text, text)

    def _label(self, name: str) -> Words:
        fact = self.service.facts.get(name)
        return fact.label if fact is not None else Words(name, name)

    def column_words(self, name: str) -> Words:
        """What a column of the source is called."""
        return Words("区", "District") if name == DISTRICT else self._label(name)

    def _group(self, column: str) -> Chart:
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for name, value, answer, number in self.found["groups"]:
            if name == column:
                counts[value][answer] = number
        shown = list(self.answers)
        rows = [
            Row(self.value_words(column, value), tuple(by.get(answer, 0) for answer in shown))
            for value, by in sorted(counts.items())
        ]
        label = self.column_words(column)
        title = Words(f"按{label.zh}", f"By {_small(label.en)}")
        columns = tuple(self.answer_words(answer) for answer in shown)
        return Chart(title, label, columns, tuple(rows), PEOPLE, kind="stacked")

    def value_words(self, column: str, value: str) -> Words:
        """A value of a column as people read it."""
        fact = self.service.facts.get(column)
        if not value:
            return Words("（空）", "(empty)")
        if column == DISTRICT and value in self._districts:
            return self._districts[value]
        if fact is None or fact.kind.type not in (Type.ENUM, Type.BOOLEAN):
            return Words(value, value)
        return value_words(fact.parse(value), fact.kind)

    @cached_property
    def _districts(self) -> dict[str, Words]:
        """What districts are called: as their highest agency is."""
        found = Agency.objects.filter(kind=Agency.Kind.DISTRICT).order_by("-path")
        return {each.district: each.words for each in found}

    # --- a change

    def _changes(self) -> dict[str, Chart]:
        rows = [Row(self._arrow(before, after), (number,)) for before, after, number in self.found["changed"]]
        title = Words("改动前 → 改动后", "Before → after")
        made = {"changed": Chart(title, title, (PEOPLE,), tuple(rows), PEOPLE)}
        if self.found["moves"] is None:
            return made
        for place, column in enumerate(self.run.group_by, 1):
            made |= self._moves(f"moves-{place}", column)
        return made

    def _arrow(self, before: str, after: str) -> Words:
        """From one answer to another; amounts are all counted as one answer, which says nothing of how they differ."""
        one, other = self.answer_words(before), self.answer_words(after)
        if before != after:
            return Words(f"{one.zh} → {other.zh}", f"{one.en} → {other.en}")
        if self.measured and before == "value":
            return Words("前后都有数值", "a value before and after")
        return Words(f"{one.zh}（不变）", f"{one.en} (as before)")

    def _moves(self, name: str, column: str) -> dict[str, Chart]:
        found = [(value, move) for each, value, move in self.found["moves"]["by"] if each == column]
        label = self.column_words(column)
        by = Words(f"按{label.zh}", f"by {_small(label.en)}")
        people = tuple(Row(self.value_words(column, value), (m["gain"], m["lose"])) for value, m in found)
        made = {
            name: Chart(
                Words(f"谁得谁失，{by.zh}", f"Who gains, who loses, {by.en}"),
                label,
                (Words("增加", "gain"), Words("减少", "lose")),
                people,
                PEOPLE,
            )
        }
        if self.decision.kind.type in MEASURES:
            sums = tuple(
                Row(self.value_words(column, value), (Decimal(m["more"]), Decimal(m["less"]))) for value, m in found
            )
            unit = Words("元", "yuan") if self.decision.kind.type is Type.MONEY else Words("数", "number")
            made[f"{name}-amounts"] = Chart(
                Words(f"增减多少，{by.zh}", f"By how much, {by.en}"), label,
                (Words("增加合计", "more"), Words("减少合计", "less")), sums, unit,
            )  # fmt: skip
        return made

    @property
    def move(self) -> dict[str, Any] | None:
        """Who gains and who loses in all, amounts as people read them."""
        found = self.found.get("moves")
        if not found:
            return None
        whole = dict(found["all"])
        return whole | {name: self.amount(whole[name]) for name in ("more", "less")}

    @property
    def measured(self) -> bool:
        """Whether answers are amounts or numbers."""
        return self.decision.kind.type in MEASURES

    @property
    def by_row(self) -> list[Words]:
        """Conditions that were worked out person by person."""
        return [Words(*each) for each in self.found["by_row"]]

    @property
    def problems(self) -> list[tuple[Words, int]]:
        """What could not be worked out, and for how many."""
        return [(Words(zh, en), number) for zh, en, number in self.found["problems"]]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def sheet_rows(chart: Chart, language: str) -> tuple[list[str], Iterable[list[Any]]]:
    """The header and the rows of a table for a sheet."""
    header = [words.in_language(language) for words in (chart.rows_are, *chart.columns)]
    return header, ([row.label.in_language(language), *row.values] for row in chart.rows)
