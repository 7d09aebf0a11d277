"""Partner banks of the social security card, as a bank, a holder and the bureau meet the rules."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.services import registry
from gongbao.services.examples import play_scenario

SERVICE = registry()["card-partner-bank"]
DAY = date(2024, 5, 6)
ITEMS = [{"service_item": each} for each in SERVICE.facts["services_offered"].item["service_item"].kind.names]
WAIVERS = {
    "waives_card_cost": True,
    "waives_annual_fee": True,
    "waives_small_account_fee": True,
    "waives_interbank_payroll_fee": True,
    "waives_delivery_fee": True,
    "free_withdrawals": 5,
}


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@given(st.integers(1, 3000))
def test_the_least_number_of_instant_outlets_is_just_enough(outlets):
    least = ask("minimum-instant-outlets", city_outlets=outlets).value
    assert ask("instant-outlets-sufficient", city_outlets=outlets, instant_outlets=least).text == "yes"
    assert ask("instant-outlets-sufficient", city_outlets=outlets, instant_outlets=least - 1).text == "no"


def test_a_bank_without_outlets_in_the_city_has_not_enough():
    assert ask("instant-outlets-sufficient", city_outlets=0).text == "no"
    assert ask("instant-outlets-sufficient", instant_outlets=5).text == "unknown"


@pytest.mark.parametrize("left_out", range(len(ITEMS)))
def test_every_service_has_to_be_offered_at_the_window(left_out):
    offered = [*ITEMS[:left_out], *ITEMS[left_out + 1 :]]
    assert ask("window-services-complete", service_window=True, services_offered=[*ITEMS, ITEMS[0]]).text == "yes"
    assert ask("window-services-complete", service_window=True, services_offered=offered).text == "no"
    assert ask("window-services-complete", service_window=True, services_offered=[*offered, {}]).text == "unknown"


@pytest.mark.parametrize(
    ("change", "answer", "place"),
    [
        ({}, "yes", None),
        ({"waives_small_account_fee": False}, "no", "第五条（五）3."),
        ({"free_withdrawals": 4}, "no", "第五条（五）6."),
        ({"waives_delivery_fee": None}, "unknown", None),
    ],
)
def test_the_six_waivers(change, answer, place):
    got = ask("fee-waivers-sufficient", **(WAIVERS | change))
    assert got.text == answer
    if place:
        assert [cause.place for cause in got.because] == [place]


@pytest.mark.parametrize(
    ("number", "promised", "owed"),
    [(1, 5, "0.00"), (5, 3, "0.00"), (5, None, "0.00"), (6, 5, "2.00"), (6, 6, "0.00"), (6, None, "unknown")],
)
def test_what_a_withdrawal_elsewhere_costs(number, promised, owed):
    facts = {"fee_kind": "interbank-withdrawal-fee", "withdrawal_number": number, "free_withdrawals": promised}
    assert ask("fee-due", standard_fee="2", **facts).text == owed


@pytest.mark.parametrize(
    ("decision", "facts", "day"),
    [
        ("answer-deadline", {"application_date": "2024-04-28"}, "2024-05-14"),
        ("system-deadline", {"approval_date": "2024-08-30"}, "2025-02-28"),
        ("acceptance-deadline", {"system_done_date": "2024-09-24"}, "2024-10-12"),
    ],
)
def test_periods_keep_to_holidays_and_make_up_days(decision, facts, day):
    assert ask(decision, **facts).text == day


SCORES = st.lists(
    st.fixed_dictionaries(
        {
            "factor": st.just("satisfaction"),
            "score": st.integers(0, 100),
            "weight": st.integers(0, 50),
        }
    ),
    max_size=7,
)


@given(SCORES, st.integers(1, 100))
def test_a_score_lies_between_the_lowest_and_the_highest(scores, mark):
    got = ask("evaluation-score", scores=scores).value
    counted = [each["score"] for each in scores if each["weight"]] or [0]
    assert min(counted) <= got <= max(counted)
    assert got == Decimal(got).quantize(Decimal("0.01"))
    passed = ask("evaluation-passed", scores=scores, pass_mark=mark).text
    assert passed == ("yes" if got >= mark else "no")
    assert ask("interview-required", scores=scores, pass_mark=mark).text != passed


def test_two_failed_years_running_let_the_bureau_decide_and_one_does_not():
    clean = {"breach": False, "major_risk": False}
    assert ask("termination-may-be-decided", failed_last_year=True, failed_year_before=True).text == "yes"
    assert ask("termination-may-be-decided", failed_last_year=False, failed_year_before=True, **clean).text == "no"
    assert ask("termination-may-be-decided", failed_last_year=True, **clean).text == "unknown"


def play(procedure, start, events, expect, given=None):
    return play_scenario(
        SERVICE,
        {
            "name": "ours",
            "procedure": procedure,
            "start": start,
            "given": given or {},
            "events": [{"on": day, "step": step, "outcome": outcome} for day, step, outcome in events],
            "until": events[-1][0],
            "expect": expect,
        },
    )


def test_repaired_systems_are_tested_within_ten_working_days_anew():
    events = [
        ("2024-04-01", "apply", "filed"),
        ("2024-04-08", "review", "approved"),
        ("2024-08-01", "build-system", "completed"),
        ("2024-08-15", "acceptance-test", "failed"),
        ("2024-09-20", "repair-system", "completed"),
    ]
    expect = {"ended": None, "open": [{"step": "acceptance-test", "due": "2024-10-10"}]}
    assert play("admission", "2024-04-01", events, expect).passed


def test_a_bank_that_is_not_renewed_stays_on_the_list_until_the_agreement_expires():
    events = [
        ("2024-11-01", "propose-exit", "non-renewal-proposed"),
        ("2024-11-20", "agree-non-renewal", "agreed"),
    ]
    agreement = {"agreement_expiry": "2024-12-31"}
    early = play("exit", "2024-11-01", [*events, ("2024-12-31", "leave-list", "updated")], {}, agreement)
    assert "agreement-ends" in early.got
    after = play(
        "exit", "2024-11-01", [*events, ("2025-01-02", "leave-list", "updated")], {"ended": "exited"}, agreement
    )
    assert after.passed
