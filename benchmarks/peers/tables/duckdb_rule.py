"""DuckDB: SQL is three-valued; of a count both bounds are asked for, as its sum would lose a known 3 of 9."""

import duckdb
from answering import answer, seconds
from facts import THRESHOLDS
from people import table

_QUALIFIED = " or ".join(
    [
        "(degree >= 3 and years >= 2)",
        "(degree >= 2 and years >= 7)",
        "(degree >= 1 and intermediate and since_intermediate >= 5)",
        "(associate and since_associate >= 3)",
        *(f"route_{n}" for n in range(4)),
    ]
)
_MET = [f"count_{n} >= {least}" for n, least in enumerate(THRESHOLDS)]
_SURELY = " + ".join(f"coalesce({each}, false)::utinyint" for each in _MET)
_POSSIBLY = " + ".join(f"coalesce({each}, true)::utinyint" for each in _MET)
_RULE = f"({_QUALIFIED}) and case when {_SURELY} >= 3 then true when {_POSSIBLY} < 3 then false end"

database = duckdb.connect()


def load(folder: str) -> list[int]:
    """Read the people into its own storage, and tell how many are yes, no and unknown."""
    found = table(folder)
    database.register("found", found)
    database.execute("create table people as select * from found")
    database.unregister("found")
    counted = database.execute(
        f"with decided as (select {_RULE} as a from people) "  # noqa: S608 - our own text
        "select count(*) filter (a), count(*) filter (not a), count(*) filter (a is null) from decided"
    ).fetchall()
    return [int(each) for each in counted[0]]


def answered(times: int) -> float:
    """Seconds for everybody; the answers are handed over as an Arrow table, the cheapest way out."""
    return seconds(lambda: database.sql(f"select {_RULE} as answer from people").to_arrow_table(), times)  # noqa: S608


answer(load, answered)
