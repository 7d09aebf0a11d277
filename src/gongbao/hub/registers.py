"""Reading registers: their entries and the rows that the document prints, as of a day, filtered, sorted, exported.

A line is a row of a register, wherever it comes from. Pages give the contents that their readers may see; nothing
else is shown, searched, filtered or sorted by. Addresses carry the choice: ``q``, ``sort``, ``on`` and for each
content ``f.<name>`` or ``f.<name>.from`` and ``f.<name>.to``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, overload

from django.db.models import DecimalField, F, Func, JSONField, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf

from gongbao.hub import clock, secrecy
from gongbao.hub.errors import NotFound
from gongbao.hub.models import RecordChange, RecordEntry
from gongbao.hub.models.people import sort_key
from gongbao.rules import NONE, Fact, FactProblem, Type, kinds
from gongbao.rules.facts import Records
from gongbao.rules.tree import value_words
from gongbao.services import Service, registry
from gongbao.services.record import Record
from gongbao.words import Words

_RANGED = (Type.DATE, Type.INTEGER, Type.NUMBER, Type.MONEY)
_CHOSEN = (Type.ENUM, Type.BOOLEAN)


def register_of(service: str, record: str) -> tuple[Service, Record]:
    """The definition of a register. Raises NotFound."""
    if service not in registry() or record not in registry()[service].records:
        raise NotFound(f"没有名为 {record} 的登记。", f"There is no register named {record}.")
    return registry()[service], registry()[service].records[record]


def public_register(service: str, record: str) -> tuple[Service, Record]:
    """The definition of a register that anybody may look up. Raises NotFound."""
    found = register_of(service, record)
    if not found[1].public:
        raise NotFound(f"没有名为 {record} 的公开登记。", f"There is no public register named {record}.")
    return found


def public_entries(service: Service, record: Record) -> QuerySet[RecordEntry]:
    """The entries of a public register that anybody may see, those that were struck included."""
    return published(record, RecordEntry.objects.filter(service=service.slug, record=record.name))


def public_contents(record: Record) -> tuple[Fact, ...]:
    """What anybody may see of the entries of a public register: nothing that tells of a person."""
    return tuple(fact for fact in record.contents if not fact.personal)


# --- values


def shown_value(fact: Fact, data: Mapping[str, Any]) -> Words:
    """What stands under a fact in a line, as people read it; nothing for what was not entered."""
    raw = data.get(fact.name)
    if raw is None or isinstance(raw, Words):
        return raw or Words("", "")
    return value_words(fact.parse(raw), fact.kind)


def for_everybody(words: Words) -> Words:
    """The words with whatever looks like a person's identity or mobile number hidden."""
    return Words(secrecy.hide_numbers(words.zh), secrecy.hide_numbers(words.en))


def differences(record: Record, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[Words, Words, Words]]:
    """The contents that differ: label, what stood there, what stands there now."""
    return [
        (fact.label, shown_value(fact, before), shown_value(fact, now))
        for fact in record.contents
        if before.get(fact.name) != now.get(fact.name)
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a register: an ``entry``, or one that the document prints (``number`` counts those from 1)."""

    data: Mapping[str, Any]
    entry: RecordEntry | None = None
    number: int = 0

    @property
    def key(self) -> str:
        """How addresses name the line: ``3`` an entry, ``text-3`` a printed row."""
        return str(self.entry.pk) if self.entry else f"text-{self.number}"


def printed_lines(record: Record) -> list[Line]:
    """The rows that the document itself prints."""
    return [Line(row, None, number) for number, row in enumerate(record.rows, 1)]


def title_of(contents: Sequence[Fact], record: Record, data: Mapping[str, Any]) -> Words:
    """What a line is called: what tells it from others, or else the first text in it."""
    seen = {fact.name: fact for fact in contents}
    named = [seen[name] for name in record.key if name in seen]
    named = named or [fact for fact in contents if fact.kind.type is Type.TEXT and data.get(fact.name)][:1]
    words = [shown_value(fact, data) for fact in named]
    if not any(each.zh for each in words):
        return record.label
    return Words(" ".join(each.zh for each in words), " ".join(each.en for each in words))


# --- filters


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """What a reader asks of one content: words in it, one of its choices, or a range; empty asks nothing."""

    fact: Fact
    text: str = ""
    low: str = ""
    high: str = ""

    @classmethod
    def asked(cls, fact: Fact, query: Mapping[str, str]) -> "Condition":
        """As the address has it; what cannot be understood asks nothing."""
        name = f"f.{fact.name}"
        if fact.kind.type in _RANGED:
            low, high = (_bound(fact, query.get(f"{name}.{end}", "")) for end in ("from", "to"))
            return cls(fact, low=low, high=high)
        text = query.get(name, "").strip()[:200]
        if fact.kind.type in _CHOSEN and text not in {value for value, _ in _choices(fact)}:
            text = ""
        return cls(fact, text)

    @property
    def input(self) -> str:
        """Which input asks for it: ``range``, ``choice`` or ``text``."""
        kind = self.fact.kind.type
        return "range" if kind in _RANGED else "choice" if kind in _CHOSEN else "text"

    @property
    def choices(self) -> list[tuple[str, Words]]:
        """The values to choose from."""
        return _choices(self.fact)

    @property
    def active(self) -> bool:
        """Whether anything is asked."""
        return bool(self.text or self.low or self.high)

    def q(self) -> Q:
        """For entries; see ``as_of`` for ``shown``."""
        name, kind = self.fact.name, self.fact.kind.type
        if kind in _RANGED:
            column = f"of_{name}"
            low = Q(**{f"{column}__gte": _typed(self.fact, self.low)}) if self.low else Q()
            return low & (Q(**{f"{column}__lte": _typed(self.fact, self.high)}) if self.high else Q())
        if kind is Type.BOOLEAN:
            return Q(**{f"shown__{name}": self.text == "yes"})
        return (
            Q(**{f"shown__{name}": self.text}) if kind is Type.ENUM else Q(**{f"shown__{name}__icontains": self.text})
        )

    def holds(self, data: Mapping[str, Any]) -> bool:
        """For a printed row."""
        value = data.get(self.fact.name)
        if value is None:
            return False
        kind = self.fact.kind.type
        if kind in _RANGED:
            found = self.fact.parse(value)
            if found is NONE:
                return False
            return (not self.low or found >= self.fact.parse(self.low)) and (
                not self.high or found <= self.fact.parse(self.high)
            )
        if kind in _CHOSEN:
            return kinds.text(self.fact.kind, self.fact.parse(value)) == self.text
        words = shown_value(self.fact, data)
        return self.text.casefold() in words.zh.casefold() or self.text.casefold() in words.en.casefold()


def _choices(fact: Fact) -> list[tuple[str, Words]]:
    if fact.kind.type is Type.BOOLEAN:
        return [("yes", Words("是", "Yes")), ("no", Words("否", "No"))]
    return [(choice.name, choice.label) for choice in fact.kind.choices]


def _bound(fact: Fact, text: str) -> str:
    try:
        found = fact.parse(text.strip()) if text.strip() else None
    except FactProblem:
        return ""
    return "" if found is None or found is NONE else kinds.text(fact.kind, found)


def _typed(fact: Fact, text: str) -> Any:
    return text if fact.kind.type is Type.DATE else Decimal(text)


def _column(fact: Fact) -> Any:
    """The content as SQL compares and sorts it; an explicit “none” compares with nothing."""
    text = KeyTextTransform(fact.name, "shown")
    match fact.kind.type:
        case Type.INTEGER | Type.NUMBER | Type.MONEY:
            return Cast(NullIf(text, Value("none")), DecimalField(max_digits=40, decimal_places=10))
        case Type.DATE:
            return NullIf(text, Value("none"), output_field=TextField())
        case Type.ENUM:
            return text
    # The order of GB 18030 is that of pinyin for the common characters, as in ``sort_key``.
    return Func(text, Value("GB18030"), function="convert_to", output_field=TextField())


def _sort_value(fact: Fact, data: Mapping[str, Any]) -> Any:
    value = data.get(fact.name)
    if value is None:
        return None
    if fact.kind.type in _RANGED:
        found = fact.parse(value)
        return None if found is NONE else found
    if fact.kind.type is Type.BOOLEAN:
        return fact.parse(value)
    return str(value) if fact.kind.type is Type.ENUM else sort_key(shown_value(fact, data).zh)


@dataclass(frozen=True, eq=False)
class Asked:
    """What a reader asks of a register: words, conditions, a sort, a day (None: as it stands today)."""

    contents: tuple[Fact, ...]
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: str = ""
    day: date | None = None

    @classmethod
    def of(cls, query: Mapping[str, str], contents: Iterable[Fact]) -> "Asked":
        """As the address has it."""
        seen = tuple(contents)
        askable = [fact for fact in seen if fact.kind.type is not Type.LIST]
        sort = query.get("sort", "")
        try:
            day = date.fromisoformat(query.get("on", ""))
        except ValueError:
            day = None
        return cls(
            seen,
            query.get("q", "").strip()[:200],
            tuple(Condition.asked(fact, query) for fact in askable),
            sort if sort.removeprefix("-") in {fact.name for fact in askable} else "",
            day,
        )

    @property
    def active(self) -> tuple[Condition, ...]:
        """The conditions that ask anything."""
        return tuple(each for each in self.conditions if each.active)

    @cached_property
    def sorted_by(self) -> Fact | None:
        """The content that it is sorted by."""
        return next((fact for fact in self.contents if fact.name == self.sort.removeprefix("-")), None)

    def said_in(self) -> Q:
        """Entries in which the words stand, in any content that is seen."""
        wanted = Q(pk__in=[])
        for fact in self.contents:
            if fact.kind.type is Type.ENUM:
                names = [each.name for each in fact.kind.choices if _said(self.text, each.label)]
                wanted |= Q(**{f"shown__{fact.name}__in": names}) if names else Q(pk__in=[])
            elif fact.kind.type not in (Type.BOOLEAN, Type.LIST):
                wanted |= Q(**{f"shown__{fact.name}__icontains": self.text})
        return wanted


def _said(text: str, words: Words) -> bool:
    return text.casefold() in words.zh.casefold() or text.casefold() in words.en.casefold()


# --- entries and lines


def published(record: Record, entries: QuerySet[RecordEntry]) -> QuerySet[RecordEntry]:
    """The entries of a public register that anybody may see already."""
    return entries.filter(data__has_key=record.public_once) if record.public_once else entries


def as_of(entries: QuerySet[RecordEntry], day: date | None) -> QuerySet[RecordEntry]:
    """The entries that stood on the day (None: those that stand), with what they held then as ``shown``."""
    if day is None or day >= clock.today():
        return entries.filter(struck_on=None).annotate(shown=Coalesce(F("data"), Value({}, JSONField())))
    later = RecordChange.objects.filter(entry=OuterRef("pk"), on__gt=day).order_by("pk").values("before")[:1]
    stood = entries.filter(entered_on__lte=day).exclude(struck_on__lte=day)
    return stood.annotate(shown=Coalesce(Subquery(later), F("data"), output_field=JSONField()))


def select(entries: QuerySet[RecordEntry], asked: Asked, *, also: Q | None = None) -> QuerySet[RecordEntry]:
    """Those of ``entries`` that are asked for, newest first unless sorted; ``also`` matches the words elsewhere."""
    found = as_of(entries, asked.day)
    used = {each.fact.name: each.fact for each in asked.active if each.input == "range"}
    if asked.sorted_by is not None:
        used[asked.sorted_by.name] = asked.sorted_by
    found = found.alias(**{f"of_{name}": _column(fact) for name, fact in used.items()})
    if asked.text:
        found = found.filter(asked.said_in() | (also or Q(pk__in=[])))
    for condition in asked.active:
        found = found.filter(condition.q())
    if asked.sorted_by is None:
        return found.order_by("-entered_on", "-pk")
    column = F(f"of_{asked.sorted_by.name}")
    if asked.sort.startswith("-"):
        return found.order_by(column.desc(nulls_last=True), "-pk")
    return found.order_by(column.asc(nulls_last=True), "-pk")


def printed_asked(record: Record, asked: Asked) -> list[Line]:
    """The printed rows that are asked for, in the order of the document unless sorted."""
    found = []
    for line in printed_lines(record):
        texts = [shown_value(fact, line.data) for fact in asked.contents if fact.name in line.data]
        if asked.text and not any(_said(asked.text, words) for words in texts):
            continue
        if all(condition.holds(line.data) for condition in asked.active):
            found.append(line)
    fact = asked.sorted_by
    if fact is None:
        return found
    blank = [line for line in found if _sort_value(fact, line.data) is None]
    filled = [line for line in found if _sort_value(fact, line.data) is not None]
    filled.sort(key=lambda line: _sort_value(fact, line.data), reverse=asked.sort.startswith("-"))
    return filled + blank


@dataclass
class Lines(Sequence[Line]):
    """The printed rows, then the entries, as one sequence that a paginator can slice; entries are read by the page."""

    printed: list[Line]
    entries: QuerySet[RecordEntry]
    _number: int | None = field(default=None, init=False)

    def __len__(self) -> int:
        if self._number is None:
            self._number = self.entries.count()
        return len(self.printed) + self._number

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        first, last, _ = at.indices(len(self))
        above = len(self.printed)
        head = self.printed[first:last]
        tail = self.entries[max(first - above, 0) : max(last - above, 0)] if last > above else ()
        return [*head, *(Line(entry.shown, entry) for entry in tail)]


def lines(record: Record, entries: QuerySet[RecordEntry], asked: Asked, *, also: Q | None = None) -> Lines:
    """What is asked for of a register: ``entries`` are those that the reader may see."""
    return Lines(printed_asked(record, asked), select(entries, asked, also=also))


def columns_for(contents: Sequence[Fact], found: Iterable[Line], most: int) -> list[Fact]:
    """The contents that a list shows: those that any of its lines has, in the order of the definition."""
    shown = list(found)
    fitting = [fact for fact in contents if not isinstance(fact, Records)]
    return [fact for fact in fitting if any(line.data.get(fact.name) is not None for line in shown)][:most]


# --- history


@dataclass(frozen=True, slots=True)
class Version:
    """What an entry held from a day on, what changed with it, and how it came about."""

    since: date | None
    data: Mapping[str, Any]
    changed: tuple[tuple[Words, Words, Words], ...] = ()
    change: RecordChange | None = None
    struck: bool = False


def history(record: Record, contents: Sequence[Fact], entry: RecordEntry, *, public: bool = False) -> list[Version]:
    """The versions of an entry, newest first; the last one is how it was entered."""
    said = for_everybody if public else _as_it_is
    changes = list(entry.changes.select_related("user", "case").order_by("pk"))
    seen = {fact.name for fact in contents}
    after = [change.before for change in changes[1:]] + [entry.data] * bool(changes)
    versions = [Version(entry.entered_on, changes[0].before if changes else entry.data)]
    for place, (change, now) in enumerate(zip(changes, after, strict=True)):
        struck = entry.struck_on is not None and place == len(changes) - 1 and change.before == now
        told = tuple(
            (fact.label, said(shown_value(fact, change.before)), said(shown_value(fact, now)))
            for fact in record.contents
            if fact.name in seen and change.before.get(fact.name) != now.get(fact.name)
        )
        versions.append(Version(change.on or change.at.date(), now, told, change, struck))
    return versions[::-1]


def _as_it_is(words: Words) -> Words:
    return words
