"""Different works among records: how many there are, and how many items they satisfy when each serves one at most."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from gongbao.rules.facts import Fact, Records
from gongbao.rules.kinds import BOOLEAN, INTEGER, Type
from gongbao.rules.records import OverRecords, for_each_record, within
from gongbao.rules.tree import DefinitionError, Expr, Outcome, Run, Source, check_condition, split_places
from gongbao.rules.values import UNKNOWN, Value, span
from gongbao.words import Words


class Distinct(OverRecords):
    """How many different works are shown by the records that satisfy the condition.

    Records with the same value of ``by`` are one work; a record without it is a work of its own.
    """

    _label = Words("{0}中符合“{1}”的项数", "the number of different works of {0} with {1}")

    def __init__(self, records: Records, by: Fact, where: Expr) -> None:
        check_condition(where)
        super().__init__(records, where, INTEGER)
        self.by = by

    def code(self, source: Source) -> str:
        inner = self.body.code(within(source, self.records))
        work = source.name(_work)
        found = self.records.code(source)
        return f"len({{{work}(r, {self.by.name!r}, n) for n, r in enumerate({found}, 1) if {inner}}})"

    def outcome(self, run: Run) -> Outcome:
        found = run(self.records)
        if found.value is UNKNOWN:
            return Outcome(self, UNKNOWN, (found,))
        each = tuple(for_each_record(run, self.records, self.body, found.value))
        works = [_work(record, self.by.name, place) for place, record in enumerate(found.value, 1)]
        values = [part.value for part in each]
        value = span(len(_works(works, values, sure=True)), len(_works(works, values, sure=False)))
        return Outcome(self, value, (found, *each))


def _work(record: Mapping[str, Any], by: str, place: int) -> Hashable:
    work: Hashable = record.get(by, place)
    return work


def _works(works: Sequence[Hashable], values: Sequence[Value], *, sure: bool) -> frozenset[Hashable]:
    """The works that satisfy for sure, or the works that may."""
    return frozenset(
        work for work, value in zip(works, values, strict=True) if value is True or (not sure and value is UNKNOWN)
    )


@dataclass(frozen=True, slots=True)
class Demand:
    """What one way of satisfying an item asks for: ``number`` different works with ``where``, if ``when`` holds."""

    number: int
    where: Expr
    when: Expr | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of a list of achievements: satisfied by any one of its demands."""

    demands: tuple[Demand, ...]
    places: tuple[str, ...]
    says: Words


def works(number: int, where: Expr, when: Expr | None = None) -> Demand:
    """At least ``number`` different works with ``where``; asked for only if ``when`` holds."""
    check_condition(where)
    return Demand(number, where, when)


def item(places: str, zh: str, en: str, *demands: Demand) -> Item:
    """An item at ``places``, satisfied by any of ``demands``."""
    return Item(demands, split_places(places), Words(zh, en))


class Assigned(Expr):
    """The most items that can be satisfied at once when every work serves at most one item.

    ``counted`` says which records count at all. A maximum bipartite matching of works to places of items: items that
    ask for several works take all of their places or none.
    """

    kind = INTEGER

    def __init__(self, records: Records, by: Fact, counted: Expr, items: Sequence[Item]) -> None:
        check_condition(counted)
        self.records = records
        self.by = by
        self.counted = counted
        self.items = tuple(ItemMet(each) for each in items)

    def parts(self) -> tuple[Expr, ...]:
        return (self.records, self.counted, *self.items)

    def words(self) -> Words:
        label = self.records.words()
        return Words(f"{label.zh}符合的项数", f"the number of items that {label.en} satisfy")

    def code(self, source: Source) -> str:
        inner = within(source, self.records)
        found = self.records.code(source)
        works = f"[{source.name(_work)}(r, {self.by.name!r}, n) for n, r in enumerate({found}, 1)]"
        counted = f"[{self.counted.code(inner)} for r in {found}]"
        items = ", ".join(
            "[" + ", ".join(self._demand_code(demand, source, inner, found) for demand in met.item.demands) + "]"
            for met in self.items
        )
        return f"{source.name(_assign_known)}({works}, {counted}, [{items}])"

    def _demand_code(self, demand: Demand, source: Source, inner: Source, found: str) -> str:
        values = f"[{demand.where.code(inner)} for r in {found}]"
        if demand.when is None:
            return f"({demand.number}, {values})"
        return f"({demand.number}, {values} if {demand.when.code(source)} else None)"

    def outcome(self, run: Run) -> Outcome:
        found = run(self.records)
        if found.value is UNKNOWN:
            return Outcome(self, UNKNOWN, (found,))
        shown = [_work(record, self.by.name, place) for place, record in enumerate(found.value, 1)]
        counted = tuple(for_each_record(run, self.records, self.counted, found.value))
        items = [self._item(run, each, found.value, [one.value for one in counted], shown) for each in self.items]
        value = span(assign([sure for _, sure, _ in items]), assign([possible for _, _, possible in items]))
        return Outcome(self, value, (found, *counted, *(outcome for outcome, _, _ in items)))

    def _item(
        self, run: Run, met: ItemMet, found: Any, counted: list[Value], shown: list[Hashable]
    ) -> tuple[Outcome, list[Choice_], list[Choice_]]:
        parts: list[Outcome] = []
        sure: list[Choice_] = []
        possible: list[Choice_] = []
        for demand in met.item.demands:
            asked = run(demand.when) if demand.when is not None else None
            if asked is not None:
                parts.append(asked)
                if asked.value is False:
                    continue
            each = tuple(for_each_record(run, self.records, demand.where, found))
            parts.extend(each)
            values = [_both(one.value, other) for one, other in zip(each, counted, strict=True)]
            if asked is None or asked.value is True:
                sure.append((demand.number, _works(shown, values, sure=True)))
            possible.append((demand.number, _works(shown, values, sure=False)))
        value = _satisfied(sure, possible)
        return Outcome(met, value, tuple(parts)), sure, possible


class ItemMet(Expr):
    """One item looked at alone, for explanations."""

    kind = BOOLEAN

    def __init__(self, item: Item) -> None:
        self.item = item
        self.places = item.places

    def parts(self) -> tuple[Expr, ...]:
        inner = [each for demand in self.item.demands for each in (demand.when, demand.where)]
        return tuple(each for each in inner if each is not None)

    def words(self) -> Words:
        return self.item.says


#: One way to satisfy an item: so many of these works.
Choice_ = tuple[int, frozenset[Hashable]]


def _both(one: Value, other: Value) -> Value:
    if one is False or other is False:
        return False
    return UNKNOWN if one is UNKNOWN or other is UNKNOWN else True


def _satisfied(sure: list[Choice_], possible: list[Choice_]) -> Value:
    if any(len(works) >= number for number, works in sure):
        return True
    return UNKNOWN if any(len(works) >= number for number, works in possible) else False


def _assign_known(works: list[Hashable], counted: list[bool], items: list[list[tuple[int, list[bool] | None]]]) -> int:
    return assign([
        [(number, _known_works(works, counted, values)) for number, values in demands if values is not None]
        for demands in items
    ])  # fmt: skip


def _known_works(works: list[Hashable], counted: list[bool], values: list[bool]) -> frozenset[Hashable]:
    return frozenset(work for work, counts, holds in zip(works, counted, values, strict=True) if counts and holds)


def assign(items: Sequence[Sequence[Choice_]]) -> int:
    """The most items satisfiable at once when each work serves at most one item.

    ``items``: for each item its alternatives, each a number of works and the works that would do.
    """
    open_items = [[choice for choice in choices if len(choice[1]) >= choice[0]] for choices in items]
    open_items = [choices for choices in open_items if choices]
    single = [choices[0][1] for choices in open_items if _is_single(choices)]
    several = [choices for choices in open_items if not _is_single(choices)]
    best = 0
    for size in range(len(several), -1, -1):
        if size + len(single) <= best:
            break
        best = max([best, *(_with_several(chosen, single) for chosen in combinations(several, size))])
    return best


def _is_single(choices: Sequence[Choice_]) -> bool:
    return len(choices) == 1 and choices[0][0] == 1


def _with_several(chosen: Sequence[Sequence[Choice_]], single: Sequence[frozenset[Hashable]]) -> int:
    """Items satisfied when every item of ``chosen`` must be, and as many single ones as then fit."""
    best = 0
    for ways in product(*chosen):
        places = [works for number, works in ways for _ in range(number)]
        taken: dict[Hashable, int] = {}
        if not all(_augment(places, place, taken, set()) for place in range(len(places))):
            continue
        every = [*places, *single]
        more = sum(_augment(every, place, taken, set()) for place in range(len(places), len(every)))
        best = max(best, len(chosen) + more)
    return best


def _augment(places: list[frozenset[Hashable]], place: int, taken: dict[Hashable, int], seen: set[Hashable]) -> bool:
    """Find a work for ``place``, moving places that already have one (Kuhn's algorithm)."""
    for work in places[place]:
        if work in seen:
            continue
        seen.add(work)
        if work not in taken or _augment(places, taken[work], taken, seen):
            taken[work] = place
            return True
    return False


def distinct(records: Records, by: Fact, where: Expr) -> Distinct:
    """How many different works (values of ``by``) the records with ``where`` show."""
    if by.kind.type is not Type.TEXT:
        raise DefinitionError("by 应为文字字段。", "by must be a text field.")
    return Distinct(records, by, where)


def items_satisfied(records: Records, by: Fact, counted: Expr, *items: Item) -> Assigned:
    """The most ``items`` that the records satisfy when each work (value of ``by``) serves at most one of them."""
    return Assigned(records, by, counted, items)
