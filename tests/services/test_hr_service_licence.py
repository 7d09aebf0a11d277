"""The licence of an employment agency: what a guard refuses, and what holds whatever the day."""

from datetime import date

import pytest

from gongbao.services import registry
from gongbao.services.examples import play_scenario

SERVICE = registry()["hr-service-licence"]
OLD_LICENCE = {
    "licence_held": True,
    "licence_withdrawn": False,
    "expiry_printed": True,
    "printed_expiry": "2023-12-25",
}


def ask(name, as_of=date(2024, 5, 6), **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({}, "yes"),
        ({"printed_expiry": "none"}, "yes"),
        ({"expiry_printed": False, "printed_expiry": None}, "yes"),
        ({"licence_held": False, "printed_expiry": None}, "no"),
    ],
)
def test_a_licence_that_stood_when_the_notice_came_is_valid_for_good(change, answer):
    assert ask("licence-valid", date(2040, 1, 1), **(OLD_LICENCE | change)).text == answer


def play(events, given):
    return play_scenario(
        SERVICE,
        {
            "name": "ours",
            "procedure": "licence-application",
            "start": "2024-05-06",
            "given": given,
            "events": [{"on": day, "step": step, "outcome": outcome} for day, step, outcome in events],
            "until": "2024-07-31",
            "expect": {},
        },
    )


def test_who_has_a_false_commitment_on_record_cannot_commit_again():
    events = [("2024-05-06", "apply", "by-commitment"), ("2024-05-07", "check-credit", "open")]
    on_record = {"serious_bad_credit": False, "false_commitment_before": True, "credit_repaired": False}
    assert "commitment-route-open" in play(events, on_record).got
    assert "commitment-route-open" not in play(events, on_record | {"credit_repaired": True}).got


def test_an_old_form_does_not_stand():
    events = [("2024-05-06", "apply", "ordinary"), ("2024-05-07", "check-form", "current")]
    assert "form-acceptable" in play(events, {"form_is_new": False}).got
