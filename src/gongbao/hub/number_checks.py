"""Every number of a register found in a text, and whether what it names counts on a day.

What is known of a number comes from three sides: the rows that the service's document prints, the entries that are
stored, and repeals that imported gazettes announce.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Q

from gongbao.hub import library
from gongbao.hub.models import LawRelation, RecordEntry
from gongbao.law.folding import folded
from gongbao.law.validity import State
from gongbao.rules import FactProblem
from gongbao.rules.values import is_known
from gongbao.services import Service
from gongbao.services.numbering import Mention, Numbering
from gongbao.services.record import Record
from gongbao.words import Words


class Verdict(StrEnum):
    """What the register says of a number."""

    GOOD = "good"
    ENDED = "ended"
    UNKNOWN = "unknown"
    OTHER_EDITION = "other-edition"
    ABSENT = "absent"


VERDICTS: Mapping[Verdict, Words] = {
    Verdict.GOOD: Words("有效", "in force"),
    Verdict.ENDED: Words("已废止", "repealed"),
    Verdict.UNKNOWN: Words("状态不明", "state not known"),
    Verdict.OTHER_EDITION: Words("版本不符", "another edition"),
    Verdict.ABSENT: Words("未在登记簿中", "not in the register"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a register with its values; ``stored`` is None for a row that the document prints."""

    number: str
    values: Mapping[str, Any]
    stored: RecordEntry | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One number of the text: how it is written there, in which lines, how often, and what is known of it.

    ``since`` and ``replaced_by`` where it has ended; ``by`` is the gazette document that repeals it; ``editions`` are
    those that the register has where it lacks the one named.
    """

    mention: Mention
    lines: tuple[int, ...]
    verdict: Verdict
    times: int = 1
    since: date | None = None
    replaced_by: str = ""
    by: str = ""
    editions: tuple["Checked", ...] = ()
    entry: Entry | None = None

    @property
    def words(self) -> Words:
        """The verdict in words."""
        return VERDICTS[self.verdict]


def check(service: Service, record: Record, numbering: Numbering, text: str, on: date) -> list[Checked]:
    """Every number in the text, once, in the order of the text."""
    found: dict[str, list[Mention]] = {}
    for mention in numbering.mentions(text):
        found.setdefault(mention.key, []).append(mention)
    if not found:
        return []
    register = Register(service, record, numbering, on)
    repealed = repeals(found, on)
    ends = [at for at, char in enumerate(text) if char == "\n"]
    return [
        replace(
            register.look_up(mentions[0], repealed.get(folded(key))), lines=_lines(mentions, ends), times=len(mentions)
        )
        for key, mentions in found.items()
    ]


def only_numbers(numbering: Numbering, text: str) -> str:
    """The text with nothing but its numbers, each in its line: the same answers, a fraction of the size."""
    ends = [at for at, char in enumerate(text) if char == "\n"]
    lines = [""] * (len(ends) + 1)
    for mention in numbering.mentions(text):
        line = bisect_left(ends, mention.start)
        lines[line] = f"{lines[line]} {' '.join(mention.written.split())}".strip()
    return "\n".join(lines).rstrip("\n")


def _lines(mentions: Iterable[Mention], ends: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(bisect_left(ends, each.start) + 1 for each in mentions))


@dataclass(frozen=True)
class Register:
    """A register on a day, by the numbers of its entries."""

    service: Service
    record: Record
    numbering: Numbering
    on: date

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entry that counts for each number: the latest stored one, else the row that the document prints."""
        return {self.numbering.key(entry.number): entry for entry in self._all()}

    @cached_property
    def by_series(self) -> dict[str, list[Entry]]:
        """The entries by their numbers without the edition."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(self.numbering.series(entry.number), []).append(entry)
        return found

    def look_up(self, mention: Mention, repeal: "Repeal | None") -> Checked:
        """What is known of a number."""
        entry = self.entries.get(mention.key)
        if entry is not None:
            return self._of_entry(mention, entry, repeal)
        if repeal is not None:
            return Checked(mention, (), Verdict.ENDED, since=repeal.since, by=repeal.by)
        others = [
            self._of_entry(next(self.numbering.mentions(each.number)), each, None)
            for each in self.by_series.get(mention.series, ())
        ]
        verdict = Verdict.OTHER_EDITION if others else Verdict.ABSENT
        return Checked(mention, (), verdict, editions=tuple(others))

    def _of_entry(self, mention: Mention, entry: Entry, repeal: "Repeal | None") -> Checked:
        good = self.numbering.good.value(entry.values, self.on)
        since = entry.values.get(self.numbering.ended_on)
        replaced_by = str(entry.values.get(self.numbering.replaced_by, ""))
        if good is False:
            by = repeal.by if repeal else ""
            return Checked(mention, (), Verdict.ENDED, since=since, replaced_by=replaced_by, by=by, entry=entry)
        if repeal is not None:
            return Checked(
                mention, (), Verdict.ENDED, since=repeal.since, replaced_by=replaced_by, by=repeal.by, entry=entry
            )
        return Checked(mention, (), Verdict.GOOD if good is True else Verdict.UNKNOWN, entry=entry)

    def _all(self) -> Iterator[Entry]:
        for row in self.record.rows:
            yield from self._entry({name: getattr(value, "zh", value) for name, value in row.items()}, None)
        stored = RecordEntry.objects.filter(service=self.service.slug, record=self.record.name, entered_on__lte=self.on)
        for each in stored.filter(Q(struck_on=None) | Q(struck_on__gt=self.on)).order_by("entered_on", "pk"):
            yield from self._entry(each.data, each)

    def _entry(self, data: Mapping[str, Any], stored: RecordEntry | None) -> Iterator[Entry]:
        """The entry, where it has a number; a value that cannot be read counts as not known."""
        values: dict[str, Any] = {}
        for name, fact in self.record.fields.items():
            try:
                value = fact.parse(data[name]) if data.get(name) is not None else None
            except FactProblem:
                continue
            if value is not None and is_known(value):
                values[name] = value
        number = values.get(self.numbering.content)
        if isinstance(number, str) and number.strip():
            yield Entry(number.strip(), values, stored)


@dataclass(frozen=True, slots=True)
class Repeal:
    """A repeal that an imported gazette announces."""

    by: str
    since: date | None


def repeals(keys: Iterable[str], on: date) -> dict[str, Repeal]:
    """The numbers that imported gazettes had repealed by the day, by their folded form."""
    wanted = {folded(key) for key in keys}
    stated = LawRelation.objects.filter(kind="repeals", target_key__in=wanted, document__issue__current=True)
    found = {}
    for target, key in stated.values_list("target", "target_key").distinct():
        validity = library.validity(target, on)
        if validity.state is State.REPEALED:
            found[key] = Repeal(validity.grounds[0].document if validity.grounds else "", validity.since)
    return found
