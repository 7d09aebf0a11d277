"""Terms over lists of records: counts, sums, runs, extremes, and works assigned to items."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from typing import Any

from gongbao.rules.facts import Fact, Records
from gongbao.rules.kinds import BOOLEAN, INTEGER, Kind, Type
from gongbao.rules.tree import DefinitionError, Expr, Literal, Outcome, Run, Source, check_condition, split_places
from gongbao.rules.values import NONE, UNKNOWN, Value, bounds, is_known, join, span
from gongbao.words import Words


class OverRecords(Expr):
    """A term over a list: one body looked at for every record."""

    _label: Words
    _code: str

    def __init__(self, records: Records, body: Expr, kind: Kind) -> None:
        if not isinstance(records, Records):
            raise DefinitionError(f"{records!r} 不是记录的列表。", f"{records!r} is no list of records.")
        self.records = records
        self.body = body
        self.kind = kind

    def parts(self) -> tuple[Expr, ...]:
        return (self.records, self.body)

    def words(self) -> Words:
        label, body = self.records.words(), self.body.words()
        return Words(self._label.zh.format(label.zh, body.zh), self._label.en.format(label.en, body.en))

    def code(self, source: Source) -> str:
        inner = self.body.code(within(source, self.records))
        return self._code.format(body=inner, list=self.records.code(source))

    def outcome(self, run: Run) -> Outcome:
        found = run(self.records)
        if found.value is UNKNOWN:
            return Outcome(self, UNKNOWN, (found,))
        each = tuple(for_each_record(run, self.records, self.body, found.value))
        return Outcome(self, self._total([part.value for part in each]), (found, *each))

    def _total(self, values: list[Value]) -> Value:
        raise NotImplementedError


def within(source: Source, records: Records) -> Source:
    """The source inside the list: its fields are read from the record ``r``."""
    return Source(source.names, source.fields | records.field_ids)


def for_each_record(run: Run, records: Records, body: Expr, found: Sequence[Mapping[str, Any]]) -> Iterator[Outcome]:
    """The outcome of ``body`` for every record."""
    for place, record in enumerate(found, 1):
        inner = Run(run.facts, run.as_of, run.decided, record, run.fields | records.field_ids)
        outcome = inner(body)
        yield Outcome(outcome.expr, outcome.value, outcome.parts, place)


class Some(OverRecords):
    """Some record satisfies the condition."""

    _label = Words("{0}中有一条：{1}", "some record of {0}: {1}")
    _code = "any({body} for r in {list})"

    def __init__(self, records: Records, where: Expr) -> None:
        check_condition(where)
        super().__init__(records, where, BOOLEAN)

    def _total(self, values: list[Value]) -> Value:
        if any(value is True for value in values):
            return True
        return UNKNOWN if any(value is UNKNOWN for value in values) else False


class Every(OverRecords):
    """Every record satisfies the condition; true of an empty list."""

    _label = Words("{0}每一条：{1}", "every record of {0}: {1}")
    _code = "all({body} for r in {list})"

    def __init__(self, records: Records, where: Expr) -> None:
        check_condition(where)
        super().__init__(records, where, BOOLEAN)

    def _total(self, values: list[Value]) -> Value:
        if any(value is False for value in values):
            return False
        return UNKNOWN if any(value is UNKNOWN for value in values) else True


class Count(OverRecords):
    """How many records satisfy the condition."""

    _label = Words("{0}中符合“{1}”的条数", "the number of records of {0} with {1}")
    _code = "sum(1 for r in {list} if {body})"

    def __init__(self, records: Records, where: Expr) -> None:
        check_condition(where)
        super().__init__(records, where, INTEGER)

    def _total(self, values: list[Value]) -> Value:
        sure = sum(value is True for value in values)
        return span(sure, sure + sum(value is UNKNOWN for value in values))


class Total(OverRecords):
    """A term summed over the records."""

    _label = Words("{0}的{1}合计", "the total over {0} of {1}")
    _code = "sum({body} for r in {list})"

    def __init__(self, records: Records, term: Expr) -> None:
        super().__init__(records, term, term.kind)

    def _total(self, values: list[Value]) -> Value:
        limits = [(0, 0) if value is NONE else bounds(value) for value in values]
        known = [limit for limit in limits if limit is not None]
        if len(known) < len(limits):
            return UNKNOWN
        return span(sum(low for low, _ in known), sum(high for _, high in known))


class LowestRunning(OverRecords):
    """The lowest running total in the order of the list, at most 0."""

    _label = Words("{0}的{1}累计最低值", "the lowest running total over {0} of {1}")
    _code = "{running}({body} for r in {list})"

    def __init__(self, records: Records, term: Expr) -> None:
        super().__init__(records, term, term.kind)

    def code(self, source: Source) -> str:
        inner = self.body.code(within(source, self.records))
        return f"{source.name(_lowest_running)}({inner} for r in {self.records.code(source)})"

    def _total(self, values: list[Value]) -> Value:
        return _lowest_running(values) if all(is_known(value) for value in values) else UNKNOWN


def _lowest_running(amounts: Any) -> Decimal | int:
    lowest: Decimal | int = 0
    running: Decimal | int = 0
    for amount in amounts:
        running += amount
        lowest = min(lowest, running)
    return lowest


class Extreme(OverRecords):
    """The earliest (least) or latest (greatest) value of a term over the records that satisfy a condition.

    ``besides`` is one more candidate; ``otherwise`` is the result where there is none at all, ``NONE`` if not given.
    """

    def __init__(
        self,
        pick: Callable[..., Any],
        records: Records,
        term: Expr,
        where: Expr | None,
        besides: Expr | None,
        otherwise: Expr | None,
    ) -> None:
        super().__init__(records, term, term.kind)
        self.pick = pick
        self.where = Literal(True, BOOLEAN) if where is None else where
        self.besides = Literal(NONE, term.kind) if besides is None else besides
        self.otherwise = Literal(NONE, term.kind) if otherwise is None else otherwise
        zh, en = ("最早（小）", "earliest (least)") if pick is min else ("最晚（大）", "latest (greatest)")
        self._label = Words("{0}中" + zh + "的{1}", "the " + en + " {1} over {0}")

    def parts(self) -> tuple[Expr, ...]:
        return (self.records, self.body, self.where, self.besides, self.otherwise)

    def code(self, source: Source) -> str:
        inner = within(source, self.records)
        each = f"{self.body.code(inner)} for r in {self.records.code(source)} if {self.where.code(inner)}"
        found = f"{source.name(_extreme)}({self.pick.__name__}, [{self.besides.code(source)}, *({each})])"
        return f"{source.name(_unless_none)}({found}, lambda: {self.otherwise.code(source)})"

    def outcome(self, run: Run) -> Outcome:
        found = run(self.records)
        if found.value is UNKNOWN:
            return Outcome(self, UNKNOWN, (found,))
        terms = tuple(for_each_record(run, self.records, self.body, found.value))
        wheres = tuple(for_each_record(run, self.records, self.where, found.value))
        besides = run(self.besides)
        pairs = [(term.value, where.value) for term, where in zip(terms, wheres, strict=True)]
        candidates = [*pairs, (besides.value, True)]
        if any(where is True and term is not NONE for term, where in candidates):
            return Outcome(self, self._extreme(candidates, NONE), (found, *wheres, *terms, besides))
        otherwise = run(self.otherwise)
        value = self._extreme(candidates, otherwise.value)
        return Outcome(self, value, (found, *wheres, *terms, besides, otherwise))

    def _extreme(self, pairs: list[tuple[Value, Value]], otherwise: Value) -> Value:
        """The extreme of the sure ones, joined with every possible one that would go beyond it."""
        if any(where is not False and not is_known(term) for term, where in pairs):
            return UNKNOWN
        best = _extreme(self.pick, [term for term, where in pairs if where is True])
        possible = [term for term, where in pairs if where is UNKNOWN and term is not NONE]
        beyond = [term for term in possible if best is NONE or self.pick(term, best) == term]
        return join([otherwise if best is NONE else best, *beyond])


def _extreme(pick: Callable[..., Any], values: list[Value]) -> Value:
    return pick([value for value in values if value is not NONE], default=NONE)


def _unless_none(value: Any, otherwise: Callable[[], Any]) -> Any:
    return otherwise() if value is NONE else value


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


def some(records: Records, where: Expr) -> Some:
    """Some record satisfies ``where``."""
    return Some(records, where)


def every(records: Records, where: Expr) -> Every:
    """Every record satisfies ``where``."""
    return Every(records, where)


def count(records: Records, where: Expr | None = None) -> Count:
    """How many records there are, or satisfy ``where``."""
    return Count(records, Literal(True, BOOLEAN) if where is None else where)


def total(records: Records, term: Expr) -> Total:
    """``term`` summed over the records."""
    return Total(records, term)


def lowest_running(records: Records, term: Expr) -> LowestRunning:
    """The lowest running total of ``term`` in the order of the list, at most 0."""
    return LowestRunning(records, term)


def earliest(
    records: Records,
    term: Expr,
    where: Expr | None = None,
    besides: Expr | None = None,
    otherwise: Expr | None = None,
) -> Extreme:
    """The least of ``besides`` and ``term`` among the records that satisfy ``where``; else ``otherwise``."""
    return Extreme(min, records, term, where, besides, otherwise)


def latest(
    records: Records,
    term: Expr,
    where: Expr | None = None,
    besides: Expr | None = None,
    otherwise: Expr | None = None,
) -> Extreme:
    """The greatest of ``besides`` and ``term`` among the records that satisfy ``where``; else ``otherwise``."""
    return Extreme(max, records, term, where, besides, otherwise)


def distinct(records: Records, by: Fact, where: Expr) -> Distinct:
    """How many different works (values of ``by``) the records with ``where`` show."""
    if by.kind.type is not Type.TEXT:
        raise DefinitionError("by 应为文字字段。", "by must be a text field.")
    return Distinct(records, by, where)


def items_satisfied(records: Records, by: Fact, counted: Expr, *items: Item) -> Assigned:
    """The most ``items`` that the records satisfy when each work (value of ``by``) serves at most one of them."""
    return Assigned(records, by, counted, items)
