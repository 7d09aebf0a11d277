"""Work-injury insurance for interns, as a unit, an intern and the offices meet it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.services import registry
from gongbao.services.examples import play_scenario

SERVICE = registry()["intern-injury-insurance"]
DAY = date(2024, 5, 6)
LIMITS = {"base_lower_limit": "5000", "base_upper_limit": "25000"}
MONEY = st.decimals("0", "40000", places=2)
MONTH = LIMITS | {
    "contribution_unpaid": False,
    "payment_date": "2024-05-15",
    "payment_deadline": "2024-05-15",
    "monthly_remuneration": "3000",
    "unit_rate_percent": "0.9",
    "amount_paid": "45",
}
INSURED = MONTH | {
    "enrolled": True,
    "coverage_start": "2024-03-01",
    "coverage_end": "2024-05-31",
    "had_paid_leave": False,
}


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@given(MONEY, st.decimals("0", "3", places=2))
def test_the_base_stays_between_the_limits_and_the_contribution_is_its_share(pay, rate):
    base = ask("contribution-base", monthly_remuneration=pay, **LIMITS).value
    assert base == min(max(pay, Decimal(5000)), Decimal(25000))
    due = ask("monthly-contribution", monthly_remuneration=pay, unit_rate_percent=rate, **LIMITS).value
    assert abs(due - base * rate / 100) <= Decimal("0.005")
    assert due == due.quantize(Decimal("0.01"))


def test_a_base_needs_only_the_limit_that_binds():
    assert ask("contribution-base", monthly_remuneration="100", base_lower_limit="5000").text == "5000.00"
    assert ask("contribution-base", monthly_remuneration="8000", base_lower_limit="5000").text == "unknown"


@pytest.mark.parametrize(
    ("injured", "change", "answer"),
    [
        ("2024-05-31", {}, "yes"),
        ("2024-06-01", {}, "no"),
        ("2024-02-29", {}, "no"),
        ("2024-06-30", {"had_paid_leave": True, "paid_leave_end": "2024-06-30"}, "yes"),
        ("2024-07-01", {"had_paid_leave": True, "paid_leave_end": "2024-06-30"}, "no"),
        ("2024-06-01", {"had_paid_leave": None}, "unknown"),
        ("2024-05-31", {"had_paid_leave": None}, "yes"),
    ],
)
def test_on_which_days_the_insurance_is_in_force(injured, change, answer):
    assert ask("insurance-in-force", injury_date=injured, **(INSURED | change)).text == answer


COSTS = st.lists(
    st.fixed_dictionaries(
        {
            "arose_on": st.dates(date(2024, 3, 1), date(2024, 9, 30)),
            "amount": MONEY,
            "in_fund_scope": st.booleans(),
        }
    ),
    max_size=8,
)


@given(COSTS, st.booleans(), st.integers(0, 120))
def test_every_cost_is_borne_once(costs, in_time, days):
    injured = date(2024, 4, 1)
    accepted = injured + timedelta(days)
    case = {"unit_applied_in_time": in_time, "injury_date": injured, "accepted_date": accepted}
    unit = ask("unit-borne-costs", costs=costs, **case).value
    fund = ask("fund-borne-costs", costs=costs, **case).value
    negotiated = ask("negotiated-costs", costs=costs).value
    assert unit + fund + negotiated == sum(each["amount"] for each in costs)
    by_unit = Decimal(0)
    for each in costs:
        payer = ask(
            "cost-payer", cost_date=each["arose_on"], cost_in_fund_scope=each["in_fund_scope"],
            agreement_on_cost=True, **case,
        ).text  # fmt: skip
        by_unit += each["amount"] if payer == "host-unit" else 0
    assert unit == by_unit


@pytest.mark.parametrize(
    ("grade", "ended", "route"),
    [
        (0, True, "none"),
        ("none", True, "none"),
        (11, True, "none"),
        (1, False, "socialised-payment"),
        (4, True, "socialised-payment"),
        (5, False, "wait-for-agreement-end"),
        (10, True, "lump-sum-and-end"),
        (7, None, "unknown"),
    ],
)
def test_the_grade_decides_the_way_of_the_benefits(grade, ended, route):
    assert ask("benefit-route", disability_grade=grade, agreement_ended=ended, qualifies=True).text == route


def play(procedure, given, events, until, expect):
    return play_scenario(
        SERVICE,
        {
            "name": "ours",
            "procedure": procedure,
            "start": events[0][0],
            "given": given,
            "events": [{"on": day, "step": step, "outcome": outcome} for day, step, outcome in events],
            "until": until,
            "expect": expect,
        },
    )


def test_a_short_month_cannot_be_booked_in_full():
    events = [
        ("2024-05-06", "assess-base", "assessed"),
        ("2024-05-10", "pay-month", "paid"),
        ("2024-05-10", "book-payment", "full"),
    ]
    short = MONTH | {"amount_paid": 44, "monthly_remuneration": 3000, "unit_rate_percent": 0.9}
    assert "month-paid-properly" in play("monthly-contribution-cycle", short, events, "2024-05-10", {}).got
    full = short | {"amount_paid": 45}
    expect = {"ended": "month-in-force"}
    assert play("monthly-contribution-cycle", full, events, "2024-05-10", expect).passed


def test_a_severe_grade_never_ends_the_relation():
    events = [
        ("2024-06-28", "end-agreement", "ended"),
        ("2024-07-01", "request-stop", "requested"),
        ("2024-07-02", "check-leave", "no-leave"),
        ("2024-07-03", "check-disability", "no-grade"),
    ]
    assert "relation-may-end" in play("stop-cover", {"disability_grade": 2}, events, "2024-07-03", {}).got
