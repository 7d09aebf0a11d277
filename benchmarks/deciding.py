"""One decision: a rule for senior engineers with 19 facts, beside the same rule written by hand."""

from collections.abc import Iterator
from datetime import date

from benchmarks.harness import Row, compare, timed
from gongbao.rules import all_of, any_of, at_least, decision, fact

DAY = date(2024, 3, 1)
THRESHOLDS = (1, 2, 1, 2, 1, 1, 1, 1, 1)

degree = fact.integer("degree", "学位", "Degree")
years = fact.integer("years", "年限", "Years")
since_intermediate = fact.integer("since_intermediate", "中级后年限", "Years since an intermediate title")
since_associate = fact.integer("since_associate", "副高后年限", "Years since an associate title")
intermediate = fact.boolean("intermediate", "有中级职称", "Holds an intermediate title")
associate = fact.boolean("associate", "有其他系列副高", "Holds an associate title")
routes = [fact.boolean(f"route_{n}", f"破格{n}", f"Exceptional route {n}") for n in range(4)]
counts = [fact.integer(f"count_{n}", f"成果{n}", f"Achievements {n}") for n in range(9)]

eligible = decision(
    "eligible",
    "可以申报吗？",
    "Eligible?",
    all_of(
        any_of(
            ((degree >= 3) & (years >= 2)).at("第一条第一款"),
            ((degree >= 2) & (years >= 7)).at("第一条第二款"),
            all_of(degree >= 1, intermediate, since_intermediate >= 5).at("第一条第三款"),
            (associate & (since_associate >= 3)).at("第一条第四款"),
            *(route.at("第二条") for route in routes),
        ),
        at_least(3, *((count >= n).at("第三条") for count, n in zip(counts, THRESHOLDS, strict=True))),
    ),
)

KNOWN = {
    "degree": 2,
    "years": 6,
    "since_intermediate": 4,
    "since_associate": 0,
    "intermediate": True,
    "associate": False,
    **{route.name: n == 3 for n, route in enumerate(routes)},
    **{count.name: (1, 1, 0, 2, 0, 0, 1, 0, 1)[n] for n, count in enumerate(counts)},
}


def by_hand(f: dict[str, object]) -> bool:
    """The same rule as a person would write it, without any thought for what is not known."""
    return (
        (f["degree"] >= 3 and f["years"] >= 2)
        or (f["degree"] >= 2 and f["years"] >= 7)
        or (f["degree"] >= 1 and f["intermediate"] and f["since_intermediate"] >= 5)
        or (f["associate"] and f["since_associate"] >= 3)
        or f["route_0"]
        or f["route_1"]
        or f["route_2"]
        or f["route_3"]
    ) and (
        (f["count_0"] >= 1)
        + (f["count_1"] >= 2)
        + (f["count_2"] >= 1)
        + (f["count_3"] >= 2)
        + (f["count_4"] >= 1)
        + (f["count_5"] >= 1)
        + (f["count_6"] >= 1)
        + (f["count_7"] >= 1)
        + (f["count_8"] >= 1)
    ) >= 3


def rows() -> Iterator[Row]:
    """The answer alone, beside the rule by hand."""
    assert eligible.value(KNOWN, DAY) is by_hand(KNOWN)
    yield compare(
        "one decision, the answer",
        timed(lambda: eligible.value(KNOWN, DAY)),
        "by hand",
        timed(lambda: by_hand(KNOWN)),
        goal=1 / 1.5,
    )
