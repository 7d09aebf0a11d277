"""A choice between plain numbers, known and unknown."""

from datetime import date

import pytest

from gongbao.rules import DefinitionError, choose, decision, fact

poor = fact.boolean("poor", "困难", "Poor")
ill = fact.boolean("ill", "患病", "Ill")
points = choose(poor, 2, 0) + choose(ill, 1, 0)
enough = decision("enough", "够吗？", "Enough?", (points >= 2).at("第一条"))


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"poor": True, "ill": False}, "yes"),
        ({"poor": True}, "yes"),
        ({"poor": False}, "no"),
        ({"ill": True}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_points_that_are_not_known_yet_are_bounded(facts, answer):
    assert enough.examine(facts, date(2024, 3, 1)).text == answer


def test_a_choice_needs_numbers_or_a_term():
    with pytest.raises(DefinitionError):
        choose(poor, "yes", "no")
