"""One decision: a rule for senior engineers with 19 facts, beside the same rule written by hand and other engines.

Every engine decides it in its own words, from a dict of facts, its expressions compiled and its systems built once;
before anything is measured all must agree on a few hundred people. Traced, we tell what every condition came to and
which facts are missing; zen tells the same of conditions that are named one by one, of a rule in one expression only
facts and answer, and OpenFisca tells of variables, not of conditions.

Our answer costs what the rule by hand does, looking up 19 facts in a dict, and that is the limit: no engine can be
further from us than it is from plain Python, which here is 12 to 15 times for CEL and about 1,000 for OpenFisca, whose
simulation is built by a way twice as short as from a person's description; their goals of 18 and 1,500 hang on the
machine. The trace is three times the answer: every condition is looked at, where the answer stops at the first that
settles it.
"""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from typing import Any

from benchmarks.harness import Row, compare, timed
from benchmarks.peer import Peer
from benchmarks.peers.facts import THRESHOLDS
from gongbao.rules import all_of, any_of, at_least, decision, fact

DAY = date(2024, 3, 1)

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
    """The answer alone, then with what every condition came to and the facts that are missing."""
    with ExitStack() as peers:
        zen, cel, openfisca = (
            peers.enter_context(Peer("engines", program)) for program in ("gorules", "common_expression", "openfisca")
        )
        _agree(zen, cel, openfisca)
        yield compare(
            "one decision, the answer", timed(_answer), "by hand", timed(partial(by_hand, KNOWN)), goal=1 / 1.5
        )
        yield from (
            compare("one decision, the answer", timed(_answer), beside, theirs, goal=goal, their_times=times)
            for beside, theirs, goal, times in (
                ("zen, compiled expression", zen.timed("plain", facts=KNOWN), 8, 4_000),
                ("CEL in Rust", cel.timed("plain", facts=KNOWN), 18, 2_000),
                ("OpenFisca", openfisca.timed("plain", facts=KNOWN), 1500, 20),
            )
        )
        yield from (
            compare("one decision, traced", timed(_traced), beside, theirs, goal=goal, times=10_000, their_times=times)
            for beside, theirs, goal, times in (
                ("zen, one expression", zen.timed("traced", graph="whole", facts=KNOWN), 10, 1_000),
                ("zen, every condition named", zen.timed("traced", graph="named", facts=KNOWN), 10, 400),
                ("OpenFisca", openfisca.timed("traced", facts=KNOWN), 300, 20),
            )
        )


# Called without a frame of the benchmark's own around it, as the compiled expressions are.
_answer = partial(eligible.value, KNOWN, DAY)


def _traced() -> object:
    answer = eligible.examine(KNOWN, DAY)
    return answer.trace, answer.missing


def _agree(*engines: Peer) -> None:
    chance = random.Random(1)  # noqa: S311 - the same people every time
    people = [_someone(chance) for _ in range(300)]
    expected = [by_hand(each) for each in people]
    assert 50 < sum(expected) < 250
    assert expected == [eligible.value(each, DAY) for each in people]
    assert expected == [eligible.examine(each, DAY).value for each in people]
    for engine in engines:
        assert expected == engine.call("decided", people=people)


def _someone(chance: random.Random) -> dict[str, Any]:
    numbers = {"degree": 3, "years": 9, "since_intermediate": 7, "since_associate": 4}
    return {
        **{name: chance.randint(0, most) for name, most in numbers.items()},
        **{name: chance.random() < 0.3 for name in ("intermediate", "associate")},
        **{route.name: chance.random() < 0.05 for route in routes},
        **{count.name: chance.randint(0, 2) for count in counts},
    }
