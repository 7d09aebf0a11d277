"""Polars, three-valued; of a count both bounds are asked for, as its sum would turn unknown into no."""

import polars as pl
from answering import answer, seconds
from facts import THRESHOLDS
from people import table

held: dict[str, pl.DataFrame] = {}


def _rule() -> pl.Expr:
    f = pl.col
    qualified = pl.any_horizontal(
        (f("degree") >= 3) & (f("years") >= 2),
        (f("degree") >= 2) & (f("years") >= 7),
        (f("degree") >= 1) & f("intermediate") & (f("since_intermediate") >= 5),
        f("associate") & (f("since_associate") >= 3),
        *(f(f"route_{n}") for n in range(4)),
    )
    met = [f(f"count_{n}") >= least for n, least in enumerate(THRESHOLDS)]
    surely = pl.sum_horizontal(each.fill_null(False).cast(pl.UInt8) for each in met) >= 3
    possibly = pl.sum_horizontal(each.fill_null(True).cast(pl.UInt8) for each in met) >= 3
    counted = pl.when(surely).then(True).when(~possibly).then(False)
    return (qualified & counted).alias("answer")


def load(folder: str) -> list[int]:
    """Read the people, and tell how many are yes, no and unknown."""
    held["people"] = pl.from_arrow(table(folder))
    found = held["people"].select(_rule())["answer"]
    return [int(found.sum()), int((~found).sum()), found.null_count()]


def answered(times: int) -> float:
    """Seconds for everybody."""
    rule = _rule()
    return seconds(lambda: held["people"].select(rule), times)


answer(load, answered)
