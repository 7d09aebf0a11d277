"""Providers of assistive devices: documents, three years, working days, and the bounds of a fine."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.periods import add_years, working_days_between
from gongbao.procedures import Refused, simulate
from gongbao.services import registry

SERVICE = registry()["assistive-device-provider"]
DAY = date(2024, 6, 3)
CONTENTS = ("term", "scope", "service_content", "quality", "payment", "cost_management", "breach_liability")


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@given(st.dates(date(2016, 1, 1), date(2024, 12, 31)), st.integers(-1500, 1500))
def test_a_sanction_counts_up_to_its_third_anniversary(sanction, days):
    day = sanction + timedelta(days)
    facts = {"sanctioned": True, "last_sanction_date": sanction, "false_materials": False, "site_check_passed": True}
    assert ask("evaluation-continues", day, **facts).value is (day > add_years(sanction, 3))


def test_the_day_after_the_anniversary_a_sanction_no_longer_counts():
    facts = {
        "sanctioned": True,
        "last_sanction_date": "2021-06-03",
        "false_materials": False,
        "site_check_passed": True,
    }
    answer = ask("evaluation-continues", **facts)
    assert (answer.text, answer.becomes_yes_on) == ("no", date(2024, 6, 4))
    assert ask("evaluation-continues", **(facts | {"sanctioned": False, "last_sanction_date": None})).text == "yes"


@given(st.dates(date(2018, 1, 1), date(2024, 12, 1)))
def test_publicity_and_negotiation_last_their_working_days(start):
    publicity = ask("publicity-ends-on", publicity_started_on=start).value
    negotiation = ask("negotiation-ends-on", negotiation_started_on=start).value
    assert working_days_between(start, publicity) == 5
    assert working_days_between(start, negotiation) == 15


@pytest.mark.parametrize("missing", CONTENTS)
def test_every_content_of_the_agreement_counts(missing):
    facts = {f"has_{each}": True for each in (*CONTENTS, "dispute_handling")}
    facts |= {"negotiation_started_on": "2024-06-03", "agreed_on": "2024-06-05"}
    assert ask("agreement-may-be-signed", **facts).text == "yes"
    assert ask("agreement-may-be-signed", **(facts | {f"has_{missing}": False})).text == "no"
    assert ask("agreement-may-be-signed", **(facts | {f"has_{missing}": None})).text == "unknown"


@given(st.decimals("0.01", "1000000", places=2), st.decimals("0", "6000000", places=2))
def test_a_fine_is_two_to_five_times_the_amount(amount, fine):
    facts = {"fraud_amount": amount, "fine": fine}
    assert ask("fine-lawful", **facts).value is (amount * 2 <= fine <= amount * 5)
    for bound in ("fine-minimum", "fine-maximum"):
        assert ask("fine-lawful", fraud_amount=amount, fine=ask(bound, **facts).value).text == "yes"
    assert ask("refund-amount", **facts).value == Decimal(amount)


def play(*events, until, given=None):
    scenario = {
        "start": "2024-06-03",
        "given": given or {},
        "events": [{"on": on, "step": step, "outcome": outcome} for on, step, outcome in events],
        "until": until,
    }

    def decide(name, facts, on):
        return SERVICE.decide(name, SERVICE.parse(facts), on).text

    return simulate(SERVICE.procedure("new-provider"), scenario, decide)


UP_TO_THE_NOTICE = [
    ("2024-06-03", "annual-evaluation", "add"),
    ("2024-06-03", "publish-notice", "published"),
    ("2024-06-03", "apply", "applied"),
    ("2024-06-03", "check-materials", "accepted"),
    ("2024-06-03", "integrity-check", "passed"),
    ("2024-06-03", "document-check", "passed"),
    ("2024-06-03", "site-check", "passed"),
    ("2024-06-03", "expert-evaluation", "passed"),
    ("2024-06-04", "post-list", "posted"),
]


def test_an_early_unfounded_report_does_not_shorten_the_public_notice():
    # 10 June 2024 is a holiday, so the five working days after 4 June end on the 12th.
    report = [("2024-06-05", "publicity", "reported"), ("2024-06-06", "verify-report", "unfounded")]
    with pytest.raises(Refused, match="determine"):
        play(*UP_TO_THE_NOTICE, *report, ("2024-06-12", "determine", "qualified"), until="2024-06-12")
    played = play(*UP_TO_THE_NOTICE, *report, ("2024-06-13", "determine", "qualified"), until="2024-06-13")
    assert [each.step for each in played.open] == ["start-negotiation"]


def test_silence_is_nothing_that_anybody_chooses():
    with pytest.raises(Refused):
        play(*UP_TO_THE_NOTICE, ("2024-06-05", "publicity", "no-report"), until="2024-06-05")


def test_no_application_outside_a_round():
    with pytest.raises(Refused, match="may-apply"):
        play(*UP_TO_THE_NOTICE[:3], until="2024-06-03", given={"in_beijing": False})
