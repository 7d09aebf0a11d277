"""Public employment services, as seekers, people in difficulty, employers and supervisors meet them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongbao.periods import is_working_day
from gongbao.services import facts_in, registry

SERVICE = registry()["employment-service"]
DAY = date(2024, 5, 6)
GRADED_BY = [fact.name for fact in facts_in(SERVICE.decisions["difficulty-score"])]
DAYS = st.dates(date(2019, 1, 1), date(2024, 6, 30))


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@given(
    st.fixed_dictionaries(
        {
            "unemployed_months": st.integers(0, 40),
            "skill_level": st.sampled_from(["none", "basic", "intermediate", "advanced"]),
            "zero_employment_household": st.booleans(),
            "minimum_living_allowance": st.booleans(),
            "heavy_care_burden": st.booleans(),
            "age": st.integers(16, 65),
            "disabled": st.booleans(),
        }
    ),
    st.sets(st.sampled_from(GRADED_BY)),
)
def test_a_grade_given_with_facts_left_out_is_the_grade_with_all_of_them(facts, left_out):
    whole = ask("suggested-grade", **facts).text
    part = ask("suggested-grade", **{name: value for name, value in facts.items() if name not in left_out}).text
    assert part in (whole, "unknown")


@given(DAYS)
def test_six_months_of_silence_end_on_a_day_on_which_one_can_still_call(day):
    last = next(
        after
        for n in range(170, 200)
        if ask("out-of-contact", (after := day + timedelta(n)) + timedelta(1), last_contact_on=day).text == "yes"
    )
    assert is_working_day(last)
    assert ask("out-of-contact", last, last_contact_on=day).text == "no"


@given(DAYS, st.integers(0, 200))
def test_the_middle_visit_of_a_training_is_due_between_the_other_two(start, length):
    facts = {"training_start": start, "training_end": start + timedelta(length)}
    due = [
        ask("follow-up-due", follow_up_kind=f"training-{part}", **facts).value for part in ("start", "middle", "end")
    ]
    assert due == sorted(due)


@given(DAYS, DAYS)
def test_an_enterprise_is_contacted_once_a_quarter(last, today):
    by = ask("enterprise-contact-by", max(last, today), last_enterprise_contact_on=min(last, today)).value
    assert by >= max(last, today)
    assert (by.month, by.day) in {(3, 31), (6, 30), (9, 30), (12, 31)}


def test_an_empty_list_is_complete_and_a_missing_one_is_not_known():
    assert ask("aid-team-complete", team_members=[]).text == "no"
    assert ask("aid-team-complete").text == "unknown"
    assert ask("site-complete", tier="municipal").text == "yes"
    assert ask("site-complete", tier="street", service_areas=[]).text == "no"


def test_a_no_names_the_condition_that_fails():
    answer = ask("vacancy-publishable", posted_online=False, ethnic_restriction=True)
    assert answer.text == "no"
    assert "第三十八条第三款" in [cause.place for cause in answer.named]
