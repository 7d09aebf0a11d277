"""The licence of an employment agency, as an applicant, a holder and a district meet it."""

from datetime import date

import pytest

from gongbao.services import registry
from gongbao.services.examples import play_scenario

SERVICE = registry()["hr-service-licence"]
DAY = date(2024, 5, 6)
AGENCY = {
    "fixed_premises": True,
    "office_facilities": True,
    "startup_funds": "80000",
    "startup_funds_minimum": "80000",
    "qualified_full_time_staff": 3,
    "sound_rules": True,
    "online_recruitment": False,
}
OLD_LICENCE = {
    "licence_held": True,
    "licence_withdrawn": False,
    "expiry_printed": True,
    "printed_expiry": "2023-12-25",
    "agency_scope": True,
    "online_scope": False,
}


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@pytest.mark.parametrize(
    ("change", "answer", "place"),
    [
        ({}, "yes", None),
        ({"startup_funds": "79999.99"}, "no", "一、（一）"),
        ({"startup_funds": "0", "startup_funds_minimum": None}, "no", "一、（一）"),
        ({"startup_funds_minimum": None}, "unknown", None),
        ({"qualified_full_time_staff": 2}, "no", "一、（二）"),
        ({"sound_rules": False}, "no", "一、（三）"),
        ({"online_recruitment": True, "telecom_business": True, "telecom_licence": False}, "no", "一、（四）"),
        ({"online_recruitment": True, "telecom_business": False}, "yes", None),
        ({"online_recruitment": True}, "unknown", None),
    ],
)
def test_the_four_conditions_of_a_licence(change, answer, place):
    got = ask("licence-conditions-met", **(AGENCY | change))
    assert got.text == answer
    if place:
        assert [cause.place for cause in got.because] == [place]


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({}, "yes"),
        ({"printed_expiry": "2023-12-24"}, "no"),
        ({"printed_expiry": "none"}, "yes"),
        ({"printed_expiry": None}, "unknown"),
        ({"expiry_printed": False, "printed_expiry": None}, "yes"),
        ({"licence_withdrawn": True}, "no"),
        ({"licence_held": False, "printed_expiry": None}, "no"),
    ],
)
def test_a_licence_that_stood_when_the_notice_came_is_valid_for_good(change, answer):
    assert ask("licence-valid", date(2040, 1, 1), **(OLD_LICENCE | change)).text == answer


@pytest.mark.parametrize(
    ("activity", "answer"),
    [("executive-search", "yes"), ("online-recruitment", "no"), ("other", "yes"), (None, "unknown")],
)
def test_a_licence_covers_the_items_on_it(activity, answer):
    assert ask("activity-permitted", activity=activity, **OLD_LICENCE).text == answer


def test_what_needs_no_licence_needs_no_valid_one():
    assert ask("activity-permitted", activity="other", licence_held=False).text == "yes"
    assert ask("activity-permitted", activity="job-fair", licence_held=False).text == "no"


@pytest.mark.parametrize(
    ("agency", "online", "scope"),
    [
        (True, True, "both"),
        (True, False, "agency-business"),
        (False, True, "online-recruitment"),
        (True, None, "unknown"),
    ],
)
def test_the_licence_says_what_it_is_for(agency, online, scope):
    assert ask("licence-scope", agency_scope=agency, online_scope=online).text == scope


def test_bad_credit_closes_the_commitment_route_until_it_is_repaired():
    assert ask("commitment-route-open", serious_bad_credit=False, false_commitment_before=False).text == "yes"
    assert ask("commitment-route-open", serious_bad_credit=True, credit_repaired=False).text == "no"
    assert ask("commitment-route-open", serious_bad_credit=True, credit_repaired=True).text == "yes"


def play(events, ended, given):
    return play_scenario(
        SERVICE,
        {
            "name": "ours",
            "procedure": "licence-application",
            "start": "2024-05-06",
            "given": given,
            "events": [{"on": day, "step": step, "outcome": outcome} for day, step, outcome in events],
            "until": "2024-07-31",
            "expect": {"ended": ended},
        },
    )


def test_who_has_a_false_commitment_on_record_cannot_commit_again():
    events = [("2024-05-06", "apply", "by-commitment"), ("2024-05-07", "check-credit", "open")]
    on_record = {"serious_bad_credit": False, "false_commitment_before": True, "credit_repaired": False}
    refused = play(events, None, on_record)
    assert not refused.passed
    assert "commitment-route-open" in refused.got
    assert "commitment-route-open" not in play(events, None, on_record | {"credit_repaired": True}).got


def test_a_check_on_site_that_finds_the_commitment_false_puts_it_on_record():
    events = [
        ("2024-05-06", "apply", "by-commitment"),
        ("2024-05-07", "check-credit", "open"),
        ("2024-05-07", "sign-commitment", "signed"),
        ("2024-05-08", "grant-on-commitment", "granted"),
        ("2024-05-09", "issue-on-commitment", "issued"),
        ("2024-05-20", "notify-check", "notified"),
        ("2024-05-27", "on-site-check", "false-commitment"),
        ("2024-05-28", "enter-false-commitment", "entered"),
    ]
    assert play(events, "false-commitment-on-record", {"check_days": 10}).passed


def test_an_old_form_is_handed_in_anew_and_then_stands():
    events = [
        ("2024-05-06", "apply", "ordinary"),
        ("2024-05-07", "check-form", "outdated"),
        ("2024-05-08", "hand-in-new-form", "handed-in"),
        ("2024-05-09", "check-form", "current"),
        ("2024-05-20", "examine", "refused"),
    ]
    assert play(events, "refused", {"form_is_new": False}).passed
    too_soon = [events[0], ("2024-05-07", "check-form", "current")]
    assert "form-acceptable" in play(too_soon, None, {"form_is_new": False}).got
