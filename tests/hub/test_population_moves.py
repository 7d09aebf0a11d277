"""Who gains and who loses, held against each person's own difference."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as some

from gongbao.hub.population_moves import moves
from gongbao.population.question import Question
from gongbao.population.stream import ANSWER, BEFORE, Asked

QUESTION = Question("resident-pension", "monthly-increase", date(2026, 3, 2))
ASKED = Asked(QUESTION, replace(QUESTION), ("part",))
AMOUNTS = some.one_of(some.none(), some.decimals(min_value=0, max_value=10**6, places=2))
PEOPLE = some.lists(some.tuples(AMOUNTS, AMOUNTS, some.sampled_from(["东", "西", None])), max_size=30)


def written(amount: Decimal | None) -> str:
    """An answer as it is printed."""
    return "unknown" if amount is None else f"{amount:f}"


@given(PEOPLE)
def test_moves_are_the_differences_of_single_people(people: list[tuple[Decimal | None, Decimal | None, str]]) -> None:
    table = pa.table(
        {
            "part": pa.array([part for _, _, part in people], pa.string()),
            BEFORE: pa.array([written(before) for before, _, _ in people], pa.string()),
            ANSWER: pa.array([written(after) for _, after, _ in people], pa.string()),
        }
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        pq.write_table(table, path)
        found = moves(ASKED, path, None)
    assert found is not None
    known = [(after - before) for before, after, _ in people if before is not None and after is not None]
    whole = found["all"]
    assert whole["gain"] == sum(each > 0 for each in known)
    assert whole["lose"] == sum(each < 0 for each in known)
    assert whole["same"] == sum(each == 0 for each in known)
    assert whole["open"] == len(people) - len(known)
    assert Decimal(whole["more"]) == sum((each for each in known if each > 0), Decimal(0))
    assert Decimal(whole["less"]) == -sum((each for each in known if each < 0), Decimal(0))
    for name in ("gain", "lose", "same", "open"):
        assert sum(move[name] for _, _, move in found["by"]) == whole[name]
