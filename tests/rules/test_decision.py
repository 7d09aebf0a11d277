"""A decision answers, says why, what is still needed, and what would change a no."""

from datetime import date
from decimal import Decimal

import pytest

from gongbao.periods import DAYS
from gongbao.rules import (
    AS_OF,
    DATE,
    MONEY,
    NONE,
    UNKNOWN,
    DefinitionError,
    FactProblem,
    all_of,
    any_of,
    at_least,
    cents,
    choices,
    days_after,
    decision,
    fact,
    levels,
    no_if,
    otherwise,
    parse_facts,
    period_end,
    rule,
    some,
    table,
    total,
    year_of,
    years_before,
    yes_if,
)

DAY = date(2024, 3, 1)
resident = fact.boolean("resident", "住在本区", "Lives in the district")
years = fact.number("years", "居住年限", "Years lived here", grows=True)
income = fact.money("income", "月收入", "Monthly income")
moved_in = fact.date("moved_in", "迁入日", "Moved in on")
STEPS = levels(("low", "低", "Low"), ("middle", "中", "Middle"), ("high", "高", "High"))
grade = fact.enum("grade", "等级", "Grade", STEPS)
colour = fact.enum("colour", "颜色", "Colour", choices(("red", "红", "Red"), ("blue", "蓝", "Blue")))
loan = fact.money("loan", "借款", "Loan")
open_loan = fact.boolean("open", "未还", "Open")
loans = fact.records("loans", "借款记录", "Loans", loan, open_loan)

library_card = decision(
    "library-card",
    "可以办借书证吗？",
    "May a card be issued?",
    all_of(
        resident.at("第一条"),
        any_of((years >= 5).at("第二条第一款"), (grade >= "high").at("第二条第二款")),
        (income <= 3000).at("第三条"),
    ),
)


def ask(decided, **facts):
    return decided.examine(facts, DAY)


def test_a_yes_names_every_place_it_needs_and_one_of_two_alternatives():
    answer = ask(library_card, resident=True, years=Decimal(6), grade="high", income=Decimal(2000))
    assert answer.text == "yes"
    assert [cause.place for cause in answer.because] == ["第一条", "第二条第一款", "第三条"]


def test_a_no_names_one_place_that_suffices():
    answer = ask(library_card, resident=False, years=Decimal(1), grade="low", income=Decimal(9000))
    assert [(cause.place, cause.holds) for cause in answer.because] == [("第一条", "no")]
    assert [cause.place for cause in answer.named] == ["第一条", "第二条第一款", "第二条第二款", "第三条"]


def test_unknown_is_not_no_and_asks_only_what_still_matters():
    answer = ask(library_card, resident=True, years=Decimal(6))
    assert answer.text == "unknown"
    assert answer.missing == ("income",)


def test_a_fact_that_decides_alone_is_asked_before_two_that_share_a_condition():
    assert ask(library_card, income=Decimal(1)).missing == ("resident", "years", "grade")


def test_what_the_answer_of_a_rule_that_applies_still_needs_is_asked_for():
    late = fact.boolean("late", "逾期", "Late")
    returned = fact.date("returned", "归还日", "Returned on")
    due = decision("due", "哪天？", "When?", rule(late, days_after(returned, 3)).at("第一条"), result=DATE)
    assert ask(due, late=True).missing == ("returned",)
    assert ask(due).missing == ("late", "returned")


def test_an_absent_fact_that_cannot_change_the_answer_leaves_it_settled():
    assert ask(library_card, resident=False).text == "no"
    assert ask(library_card, resident=True, grade="high", income=Decimal(1)).text == "yes"


def test_a_no_says_the_fewest_changes_that_make_it_a_yes():
    answer = ask(library_card, resident=True, years=Decimal(1), grade="low", income=Decimal(9000))
    assert [change.facts for change in answer.changes] == [("years",), ("income",)]
    assert answer.changes[1].words.zh == "月收入不超过3000.00元"
    assert answer.changes[1].seen.zh == "9000.00元"


def test_a_no_says_the_day_on_which_time_alone_makes_it_a_yes():
    answer = ask(library_card, resident=True, years=Decimal(4), grade="low", income=Decimal(0))
    assert answer.becomes_yes_on == date(2025, 3, 1)
    assert ask(library_card, resident=False, years=Decimal(4)).becomes_yes_on is None


def test_time_makes_a_yes_through_the_day_asked_about():
    settled = decision("settled", "满两年了吗？", "Two years?", moved_in <= years_before(AS_OF, 2))
    assert ask(settled, moved_in=date(2023, 1, 15)).becomes_yes_on == date(2025, 1, 15)


def test_rules_in_order_leave_the_answer_of_an_unknown_rule_possible():
    fee = decision(
        "fee",
        "多少钱？",
        "How much?",
        rule(resident, 0).at("第四条"),
        rule(colour == "red", 0).at("第五条"),
        otherwise(20).at("第六条"),
        result=MONEY,
    )
    assert ask(fee, colour="red").text == "0.00"
    assert ask(fee, colour="blue").text == "unknown"
    assert ask(fee, resident=False, colour="blue").text == "20.00"
    assert [cause.place for cause in ask(fee, resident=False, colour="blue").because] == ["第四条", "第五条", "第六条"]
    assert [cause.place for cause in ask(fee, resident=False, colour="red").because] == ["第五条"]


def test_a_comparison_with_an_answer_that_is_one_of_a_few_can_be_settled():
    fee = decision("fee", "？", "?", rule(resident, 10), otherwise(20), result=MONEY)
    cheap = decision("cheap", "？", "?", fee <= 30)
    free = decision("free", "？", "?", fee == 0)
    some_fee = decision("some-fee", "？", "?", fee == 10)
    assert (ask(cheap).text, ask(free).text, ask(some_fee).text) == ("yes", "no", "unknown")


def test_at_least_some_of_many():
    two = decision("two", "？", "?", at_least(2, resident, colour == "red", income <= 10))
    assert ask(two, resident=True, colour="red").text == "yes"
    assert ask(two, resident=False, colour="blue").text == "no"
    assert ask(two, resident=True).text == "unknown"


def test_a_day_that_does_not_exist_has_no_year():
    late = decision("late", "？", "?", year_of(moved_in) >= 2020)
    assert late.value({"moved_in": NONE}, DAY) is False
    assert ask(late, moved_in=UNKNOWN).missing == ("moved_in",)


def test_records_count_with_what_is_known_of_each():
    debt = decision("debt", "？", "?", total(loans, loan) > 100)
    assert ask(debt, loans=({"loan": Decimal(101)},)).text == "yes"
    assert ask(debt, loans=({"loan": Decimal(101)}, {})).text == "unknown"
    assert ask(debt, loans=()).text == "no"
    owing = decision("owing", "？", "?", some(loans, open_loan & (loan > 50)))
    assert ask(owing, loans=({"loan": Decimal(10)}, {"open": False})).text == "no"
    assert ask(owing, loans=({"loan": Decimal(60)},)).missing == ("loans",)


def test_a_fact_that_records_are_compared_with_is_asked_for_under_its_own_name():
    owed = decision("owed", "？", "?", some(loans, open_loan & (loan > income)))
    rows = ({"loan": Decimal(5), "open": True},)
    assert ask(owed, loans=rows).missing == ("income",)
    assert ask(owed, loans=({"open": True},)).missing == ("loans", "income")


def test_money_is_rounded_half_up_and_printed_with_two_decimals():
    share = decision("share", "？", "?", cents(income / 3))
    assert ask(share, income=Decimal(10)).text == "3.33"
    assert ask(share, income=Decimal("0.02")).text == "0.01"


def test_a_share_of_nothing_does_not_exist_rather_than_failing():
    lessons = fact.integer("lessons", "课时", "Lessons")
    share = decision("share", "？", "?", income / lessons)
    assert ask(share, income=Decimal(10), lessons=0).text == "none"
    assert share.value({"income": Decimal(10), "lessons": 0}, DAY) is NONE


def test_what_does_not_exist_is_neither_before_nor_after_a_day():
    deadline = decision("deadline", "？", "?", rule(resident, NONE), otherwise(moved_in), result=moved_in.kind)
    late = decision("late", "？", "?", deadline < AS_OF)
    assert ask(deadline, resident=True).text == "none"
    assert ask(late, resident=True).text == "no"


def test_a_period_ends_on_a_working_day():
    assert decision("d", "？", "?", period_end(moved_in, 7, DAYS)).examine(
        {"moved_in": date(2024, 3, 2)}, DAY
    ).text == "2024-03-11"  # fmt: skip


def test_a_decision_table_is_rules_in_order():
    seat = decision(
        "seat",
        "坐哪里？",
        "Where?",
        *table((colour, grade), ("red", None, "high", "第七条"), ("blue", "low", "low", "第八条")),
        otherwise("middle").at("第九条"),
        result=STEPS,
    )
    assert ask(seat, colour="red").text == "high"
    assert ask(seat, colour="blue", grade="low").text == "low"
    assert ask(seat, colour="blue", grade="high").text == "middle"


def test_the_explanation_shows_what_was_seen_and_what_decides():
    answer = ask(library_card, resident=False, years=Decimal(6), grade="low", income=Decimal(1))
    group = answer.explanation.children[0]
    first, second, third = group.children
    assert (first.holds, first.decides, first.places) == ("no", True, ("第一条",))
    assert (second.decides, third.decides) == (False, False)
    assert third.children[0].seen.zh == "1.00元"


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("years", "three", "应为数字"),
        ("income", "-1", "不能小于 0"),
        ("income", "1.005", "最多两位小数"),
        ("income", "1e999", "应为数字"),
        ("resident", "maybe", "是 或 否"),
        ("moved_in", "2024-02-30", "实有的日期"),
        ("grade", "top", "只能是 low、middle、high"),
        ("loans", {"loan": 1}, "列表"),
        ("loans", [{"loan": "x"}], "loans[1].loan"),
        ("incom", 1, "相近的有 income"),
    ],
)
def test_bad_facts_are_refused_with_one_sentence_that_names_them(name, raw, said):
    facts = {each.name: each for each in (resident, years, income, moved_in, grade, loans)}
    with pytest.raises(FactProblem) as refused:
        parse_facts(facts, {name: raw})
    assert said in refused.value.words.zh
    assert refused.value.words.en.endswith(".")


def test_facts_are_read_as_people_write_them():
    facts = {each.name: each for each in (resident, years, income, moved_in)}
    raw = {"resident": "是", "years": 2.5, "income": "1,200.50", "moved_in": "2024-02-29"}
    assert parse_facts(facts, raw) == {
        "resident": True,
        "years": Decimal("2.5"),
        "income": Decimal("1200.50"),
        "moved_in": date(2024, 2, 29),
    }
    assert parse_facts(facts, {"income": None}) == {}


def build_python_and():
    return resident and (years >= 5)


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (build_python_and, "all_of"),
        (lambda: grade == "top", "low"),
        (lambda: colour >= "red", "没有大小顺序"),
        (lambda: income > moved_in, "不能比较"),
        (lambda: grade >= fact.enum("other", "其他", "Other", levels(("a", "甲", "A"))), "取值不同"),
        (lambda: all_of(income), "不是条件"),
        (lambda: moved_in + 3, "days_between"),
        (lambda: at_least(3, resident, resident), "不能要求 3"),
        (lambda: fact.text("Not A Name", "名", "Name"), "小写字母"),
        (lambda: decision("d", "？", "?", yes_if(resident), no_if(resident)), "永远不会适用"),
        (lambda: decision("d", "？", "?", otherwise(True), no_if(resident)), "永远不会适用"),
        (lambda: decision("d", "？", "?", rule(resident, "green"), result=colour.kind), "red"),
        (lambda: decision("d", "？", "?", yes_if(resident), resident), "只写规则"),
    ],
)
def test_a_mistake_in_a_definition_is_said_in_words_a_beginner_understands(mistake, said):
    with pytest.raises(DefinitionError) as found:
        mistake()
    assert said in found.value.words.zh
