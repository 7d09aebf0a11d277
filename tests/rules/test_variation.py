"""A decision with other thresholds."""

from datetime import date

import pytest

from gongbao.rules import any_of, cents, decision, fact, lowest, no_if, otherwise, rule, yes_if
from gongbao.rules.kinds import FactProblem, Type
from gongbao.rules.variation import thresholds, varied
from gongbao.services import registry

DAY = date(2024, 3, 1)
AGE = fact.integer("age", "年龄", "Age")
FEE = fact.money("fee", "费用", "Fee")
MEMBER = fact.boolean("member", "会员", "Member")

OLD = decision("old", "年长？", "Old?", (AGE >= 60).at("第一条", "满六十岁", "Sixty or over"))
PAYS = decision(
    "pays", "付多少？", "Pays what?", rule(OLD, 0).at("第二条"), otherwise(cents(lowest(FEE * 2, 500))), result=FEE.kind
)


def keys(asked):
    return {each.key: (each.value, each.places) for each in thresholds(asked)}


def test_thresholds_are_told_with_their_places_those_of_used_decisions_too():
    assert keys(PAYS) == {
        "age >= 60": ("60", ("第一条",)),
        "fee * 2": ("2", ()),
        "fee min 500": ("500", ()),
    }


def test_a_changed_threshold_changes_the_answer_and_its_words_but_not_the_decision_it_was_made_from():
    assert PAYS.value({"age": 55, "fee": 300}, DAY) == 500
    changed = varied(PAYS, {"age >= 60": "50"})
    assert changed.value({"age": 55, "fee": 300}, DAY) == 0
    assert changed.examine({"age": 49, "fee": 300}, DAY).value == 500
    assert "50" in varied(OLD, {"age >= 60": "50"}).examine({"age": 49}, DAY).explanation.children[0].words.en
    assert PAYS.value({"age": 55, "fee": 300}, DAY) == 500
    assert varied(PAYS, {"fee min 500": "550"}).value({"age": 55, "fee": 300}, DAY) == 550


def test_the_same_threshold_twice_has_two_names():
    twice = decision("twice", "？", "?", any_of(AGE >= 60, MEMBER & (AGE >= 60)))
    assert list(keys(twice)) == ["age >= 60", "age >= 60 #2"]
    first = varied(twice, {"age >= 60": "70"})
    assert first.value({"age": 65, "member": False}, DAY) is False
    assert first.value({"age": 65, "member": True}, DAY) is True


def test_what_is_no_threshold_and_no_value_is_refused_with_what_there_is():
    with pytest.raises(FactProblem, match="age >= 60"):
        varied(PAYS, {"age > 60": "50"})
    with pytest.raises(FactProblem):
        varied(PAYS, {"age >= 60": "old"})


def test_rules_keep_their_values_and_order():
    ruled = decision("ruled", "？", "?", no_if(AGE < 18), yes_if(MEMBER), otherwise(False))
    changed = varied(ruled, {"age < 18": "16"})
    assert changed.value({"age": 17, "member": True}, DAY) is True
    assert changed.value({"age": 15, "member": True}, DAY) is False
    assert changed.value({"age": 17}, DAY) is not False


@pytest.mark.parametrize("slug", registry())
def test_every_threshold_of_a_service_can_be_given_the_value_it_has(slug):
    for asked in registry()[slug].decision_list:
        known = thresholds(asked)
        same = varied(asked, {each.key: each.value for each in known})
        assert [each.value for each in thresholds(same)] == [each.value for each in known]
        assert same.kind.type in Type
