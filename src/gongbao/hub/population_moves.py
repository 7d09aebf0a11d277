"""Who gains and who loses by a change, and how much: from the answers of everybody before it and after it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.rules import Kind, Type, kinds
from gongbao.services.entitlement import Entitlement

if TYPE_CHECKING:
    from gongbao.population.stream import Asked

#: Answers that are added up.
MEASURES = (Type.INTEGER, Type.NUMBER, Type.MONEY)


@dataclass
class Move:
    """How many have more than before and by how much together, how many less, the same, and who cannot be said."""

    gain: int = 0
    more: Decimal = Decimal(0)
    lose: int = 0
    less: Decimal = Decimal(0)
    same: int = 0
    open: int = 0

    def add(self, before: Decimal | None, after: Decimal | None, people: int) -> None:
        """People who went from one answer to another."""
        if before is None or after is None:
            self.open += people
        elif after > before:
            self.gain += people
            self.more += people * (after - before)
        elif after < before:
            self.lose += people
            self.less += people * (before - after)
        else:
            self.same += people

    @property
    def json(self) -> dict[str, Any]:
        """As it is kept."""
        return {name: each if isinstance(each, int) else f"{each:f}" for name, each in vars(self).items()}


def moves(asked: "Asked", answers: Path, entitlement: Entitlement | None) -> dict[str, Any] | None:
    """Who gains and who loses, in all and by each column; None where answers are neither more nor less."""
    import pyarrow.parquet as pq

    from gongbao.population.stream import ANSWER, BEFORE

    kind = asked.question.body.kind
    if kind.type is Type.ENUM and entitlement is None:
        return None
    if kind.type not in (*MEASURES, Type.BOOLEAN, Type.ENUM):
        return None
    worth = _Worth(kind, entitlement)
    total, by = Move(), defaultdict[tuple[str, str], Move](Move)
    for batch in pq.ParquetFile(answers).iter_batches(columns=[BEFORE, ANSWER, *dict.fromkeys(asked.by)]):
        for name in ("", *asked.by):
            for (before, after, *group), people in _pairs(batch, [BEFORE, ANSWER, *filter(None, [name])]).items():
                move = by[name, group[0]] if group else total
                move.add(worth.of(before), worth.of(after), people)
    groups = [[column, value, move.json] for (column, value), move in sorted(by.items())]
    return {"all": total.json, "by": groups}


class _Worth:
    """What an answer is worth: an amount itself, a yes one, a no nothing, and None where it is not known."""

    def __init__(self, kind: Kind, entitlement: Entitlement | None) -> None:
        self._kind, self._entitlement = kind, entitlement
        self._seen: dict[str, Decimal | None] = {}

    def of(self, answer: str) -> Decimal | None:
        """See above."""
        if answer not in self._seen:
            self._seen[answer] = self._worth(answer)
        return self._seen[answer]

    def _worth(self, answer: str) -> Decimal | None:
        if answer == "unknown":
            return None
        value = kinds.parse(self._kind, answer, "answer")
        if self._kind.type is Type.BOOLEAN:
            return Decimal(bool(value))
        if self._kind.type is Type.ENUM:
            assert self._entitlement is not None
            return Decimal(self._entitlement.grants(value))
        return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)


def _pairs(batch: Any, names: list[str]) -> Counter[tuple[str, ...]]:
    """How often each combination of the columns' values occurs."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = [pc.fill_null(batch.column(name).cast(pa.string()), "") for name in names]
    places = [str(place) for place in range(len(names))]
    grouped = pa.table(texts, places).group_by(places).aggregate([([], "count_all")])
    columns = (grouped[place].to_pylist() for place in places)
    rows = zip(*columns, grouped["count_all"].to_pylist(), strict=True)
    return Counter({tuple(values): number for *values, number in rows})
