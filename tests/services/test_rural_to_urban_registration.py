"""Converted workers: which paper may be asked for, and when a statement is enough."""

from datetime import date

import pytest

from gongbao.procedures import Refused, simulate
from gongbao.services import registry

SERVICE = registry()["rural-to-urban-registration"]
DAY = date(2024, 6, 3)
FIELDS = ("office", "name", "id_number", "contact", "conversion_date", "reason", "signature", "signing_date")
STATEMENT = {f"has_{field}": True for field in FIELDS} | {
    "converted_worker": True,
    "business": "employment-registration",
    "statement_submitted": True,
}


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of).text


@pytest.mark.parametrize(
    ("business", "reason", "before", "after"),
    [
        ("employment-registration", None, "yes", "no"),
        ("unemployment-registration", None, "yes", "no"),
        ("personal-file", None, "yes", "no"),
        ("self-employment-application", "land-requisition", "yes", "no"),
        ("self-employment-application", "whole-village", "yes", "yes"),
        ("self-employment-application", None, "yes", "unknown"),
        ("other", None, "no", "no"),
    ],
)
def test_the_form_may_be_asked_for_exactly_where_it_is_needed(business, reason, before, after):
    facts = {"business": business, "conversion_reason": reason}
    for day, answer in ((date(2018, 8, 31), before), (date(2018, 9, 1), after)):
        assert ask("confirmation-form-required", day, **facts) == answer
        assert ask("demand-lawful", day, demanded_document="confirmation-form", **facts) == answer


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"conversion_reason": "other"}, "yes"),
        ({"conversion_reason": "whole-village"}, "unknown"),
        ({"conversion_reason": "whole-village", "verification_done": False}, "no"),
        ({"verification_done": True, "verification_consistent": True}, "yes"),
        ({"verification_done": True, "verification_consistent": False}, "unknown"),
        ({"conversion_reason": "other", "has_signature": False}, "no"),
        ({"conversion_reason": "other", "business": "personal-file"}, "no"),
    ],
)
def test_when_a_statement_is_enough(change, answer):
    assert ask("registration-may-proceed", **(STATEMENT | change)) == answer


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_statement_counts(field):
    assert ask("statement-complete", **({f"has_{each}": True for each in FIELDS} | {f"has_{field}": False})) == "no"


def play(given, *events):
    scenario = {
        "start": "2024-06-03",
        "given": given,
        "events": [{"on": "2024-06-03", "step": step, "outcome": outcome} for step, outcome in events],
        "until": "2024-06-04",
    }

    def decide(name, facts, on):
        return SERVICE.decide(name, SERVICE.parse(facts), on).text

    return simulate(SERVICE.procedure("registration"), scenario, decide)


def test_a_village_conversion_is_not_registered_without_verification():
    facts = STATEMENT | {"conversion_reason": "whole-village", "verification_done": False}
    submitted = ("submit-statement", "submitted")
    with pytest.raises(Refused, match="complete-no-verification"):
        play(facts, submitted, ("check-statement", "complete-no-verification"))
    played = play(facts, submitted, ("check-statement", "complete-verify"))
    assert [each.step for each in played.open] == ["verify"]


def test_an_incomplete_statement_goes_back():
    facts = STATEMENT | {"conversion_reason": "whole-village", "has_signature": False}
    with pytest.raises(Refused, match="statement-complete"):
        play(facts, ("submit-statement", "submitted"), ("check-statement", "complete-verify"))
    played = play(facts, ("submit-statement", "submitted"), ("check-statement", "incomplete"))
    assert [each.step for each in played.open] == ["correct-statement"]
