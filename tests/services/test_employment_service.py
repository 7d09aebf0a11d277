"""Public employment services, as seekers, people in difficulty, employers and supervisors meet them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.periods import is_working_day
from gongbao.services import registry
from gongbao.services.examples import play_scenario

SERVICE = registry()["employment-service"]
DAY = date(2024, 5, 6)
DAYS = st.dates(date(2019, 1, 1), date(2024, 6, 30))
EASY = {
    "unemployed_months": 0,
    "skill_level": "advanced",
    "zero_employment_household": False,
    "minimum_living_allowance": False,
    "heavy_care_burden": False,
    "age": 25,
    "disabled": False,
}


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
    st.sets(st.sampled_from(sorted(EASY))),
)
def test_a_grade_given_with_facts_left_out_is_the_grade_with_all_of_them(facts, left_out):
    whole = ask("suggested-grade", **facts).text
    part = ask("suggested-grade", **{name: value for name, value in facts.items() if name not in left_out}).text
    assert part in (whole, "unknown")


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({}, 0),
        ({"unemployed_months": 23}, 2),
        ({"age": 49, "skill_level": "basic"}, 2),
        ({"disabled": True, "heavy_care_burden": True}, 3),
    ],
)
def test_points_of_difficulty(change, points):
    assert ask("difficulty-score", **(EASY | change)).value == points


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


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({}, "unknown"),
        ({"follow_up_surveys": 2}, "no"),
        ({"follow_up_surveys": 3, "willing_to_work": False}, "unknown"),
        ({"follow_up_surveys": 3, "willing_to_work": False, "job_registered": False}, "yes"),
        ({"follow_up_surveys": 3, "last_contact_on": "2023-10-31", "job_registered": False}, "yes"),
        ({"follow_up_surveys": 9, "willing_to_work": False, "job_registered": True}, "no"),
    ],
)
def test_service_stops_only_after_three_surveys_in_vain(change, answer):
    assert ask("survey-stop-allowed", **change).text == answer


def test_an_empty_list_is_complete_and_a_missing_one_is_not_known():
    assert ask("aid-team-complete", team_members=[]).text == "no"
    assert ask("aid-team-complete").text == "unknown"
    assert ask("site-complete", tier="municipal").text == "yes"
    assert ask("site-complete", tier="street", service_areas=[]).text == "no"


@pytest.mark.parametrize(
    ("announced", "answer"),
    [("2024-09-29", "in-time"), ("2024-09-30", "short-notice"), ("2024-10-09", "late")],
)
def test_a_fair_after_a_holiday_is_announced_before_it(announced, answer):
    assert ask("fair-announcement", fair_date="2024-10-09", fair_announced_on=announced).text == answer


def test_a_no_names_the_condition_that_fails():
    answer = ask("vacancy-publishable", posted_online=False, ethnic_restriction=True)
    assert answer.text == "no"
    assert "第三十八条第三款" in [cause.place for cause in answer.named]


def test_without_a_change_of_street_there_is_nothing_to_transfer():
    facts = {"from_street": "A1", "to_street": "A1", "from_district": "A", "to_district": "A"}
    assert ask("transfer-within-district", **facts).text == "no"
    assert ask("transfer-between-districts", **facts).text == "no"
    assert ask("aid-transfer-allowed", facts_verified=True, place_changed=True, **facts).text == "no"


def play(procedure, start, events, until, given=(), **expect):
    scenario = {
        "name": procedure,
        "procedure": procedure,
        "start": start,
        "given": dict(given),
        "events": [{"on": on, "step": step, "outcome": outcome} for on, step, outcome in events],
        "until": until,
        "expect": {"ended": None, "open": [], "done": []} | expect,
    }
    result = play_scenario(SERVICE, scenario)
    assert result.passed, f"{result.expected} / {result.got}"


def test_half_a_year_of_silence_is_noted_by_itself():
    play(
        "contact-watch",
        "2024-01-15",
        [("2024-01-15", "register", "registered"), ("2024-04-05", "keep-contact", "contacted")],
        "2024-10-09",
        open=[{"step": "feed-back"}],
        done=[{"step": "keep-contact", "outcome": "out-of-contact", "on": "2024-10-09"}],
    )


def test_a_survey_is_repeated_within_ten_working_days_or_thirty_days():
    play(
        "willingness-survey",
        "2024-04-28",
        [
            ("2024-04-28", "first-survey", "willing"),
            ("2024-04-28", "open-ledger-and-file", "opened"),
            ("2024-05-08", "follow-up", "willing-deferred"),
        ],
        "2024-05-09",
        open=[{"step": "deferred-follow-up", "due": "2024-06-07"}],
    )


def test_a_vacancy_lapses_the_day_after_its_last_day_even_on_a_rest_day():
    play(
        "vacancy-posting",
        "2024-04-01",
        [
            ("2024-04-01", "submit", "submitted"),
            ("2024-04-01", "review", "passed"),
            ("2024-04-02", "publish", "published"),
        ],
        "2024-05-02",
        {"vacancy_valid_until": "2024-05-01"},
        open=[{"step": "match"}, {"step": "archive"}],
        done=[{"step": "lapse", "outcome": "lapsed", "on": "2024-05-02"}],
    )
