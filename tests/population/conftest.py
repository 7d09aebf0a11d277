"""People in files: an invented population for a real decision."""

import numpy as np
import pyarrow as pa
import pytest

from gongbao.rules.kinds import Type
from gongbao.services import registry

SERVICE, DECISION = "arts-training-prepayment", "prepayment-allowed"


@pytest.fixture(scope="session")
def population():
    """A table of 3,000 people with a district and the facts of a decision, one in ten of them empty."""
    random = np.random.default_rng(7)
    number = 3000
    columns = {
        "id": pa.array(np.arange(number)),
        "district": pa.array(random.choice(["东城", "西城", "通州"], number)),
    }
    for fact in registry()[SERVICE].decision(DECISION).facts():
        columns[fact.name] = _column(fact.kind, random, number)
    return pa.table(columns)


def _column(kind, random, number):
    empty = random.random(number) < 0.1
    match kind.type:
        case Type.BOOLEAN:
            return pa.array(random.random(number) < 0.9, mask=empty)
        case Type.DATE:
            return pa.array(random.integers(19_800, 19_900, number).astype("int32"), mask=empty).cast(pa.date32())
        case Type.MONEY:
            return pa.array(random.integers(0, 700_000, number) / 100, mask=empty)
        case _:
            return pa.array(random.integers(1, 90, number), mask=empty)
