"""Terms over lists of records: whether some or all satisfy, how many, sums, runs, extremes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gongbao.rules.facts import Records
from gongbao.rules.kinds import BOOLEAN, INTEGER, Kind
from gongbao.rules.tree import DefinitionError, Expr, Literal, Outcome, Run, Source, check_condition
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
