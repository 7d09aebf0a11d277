"""The prepayment rules, as an institution, a learner and a bank meet them."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gongbao.procedures import simulate
from gongbao.services import registry

SERVICE = registry()["arts-training-prepayment"]
DAY = date(2024, 3, 4)
PAYMENT = {
    "charge_date": "2024-03-04",
    "course_start": "2024-03-11",
    "course_end": "2024-06-08",
    "lesson_count": 24,
    "prepaid_amount": "3600",
    "prepayment_forced": False,
    "both_methods_offered": True,
    "learner_chose_prepayment": True,
    "contract_signed": True,
}


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


def test_an_unknown_contract_is_no_missing_contract():
    facts = {name: value for name, value in PAYMENT.items() if name != "contract_signed"}
    got = ask("prepayment-allowed", **facts)
    assert (got.text, got.missing) == ("unknown", ("contract_signed",))


def test_earlier_prepayments_are_added_up():
    left = {"lessons_left": 30, "amount_left": "1000", "from_date": "2024-03-01", "to_date": "2024-04-01"}
    facts = PAYMENT | {"lesson_count": 31}
    assert ask("disguised-over-collection", **facts, open_prepayments=[left]).text == "yes"
    assert ask("disguised-over-collection", **facts, open_prepayments=[]).text == "no"
    assert ask("disguised-over-collection", **facts).text == "unknown"


@given(st.integers(1, 60), st.decimals("0.01", "5000", places=2))
def test_the_lessons_of_a_course_release_every_fen_of_it_and_no_more(lessons, amount):
    shares = [
        ask("lesson-release", lesson_number=n, lesson_count=lessons, prepaid_amount=amount).value
        for n in range(1, lessons + 1)
    ]
    assert sum(shares) == amount
    assert min(shares) >= 0
    assert ask("lesson-release", lesson_number=lessons + 1, lesson_count=lessons, prepaid_amount=amount).value == 0


@given(st.integers(1, 60), st.decimals("0.01", "5000", places=2), st.data())
def test_a_refund_divides_the_prepayment_to_the_fen(lessons, amount, data):
    taught = data.draw(st.integers(0, lessons))
    released = data.draw(st.integers(0, lessons))
    facts = {
        "prepaid_amount": amount,
        "lesson_count": lessons,
        "lessons_completed": taught,
        "lessons_released": released,
    }
    to_learner = ask("refund-from-escrow", **facts).value
    to_institution = ask("institution-settlement", **facts).value
    paid_back = ask("institution-payback", **facts).value
    balance = ask("escrow-balance", **facts).value
    assert to_learner + to_institution == balance
    assert to_learner + paid_back == ask("refund-amount", **facts).value
    assert min(to_learner, to_institution, paid_back, balance) >= 0


def play(procedure, events, until, start="2024-03-04"):
    scenario = {
        "start": start,
        "given": {},
        "events": [{"on": on, "step": step, "outcome": outcome} for on, step, outcome in events],
        "until": until,
    }
    return simulate(SERVICE.procedure(procedure), scenario)


def test_without_notice_the_seven_days_do_not_run():
    played = play("course-funds", [("2024-03-04", "complete-lesson", "done-without-notice")], "2024-06-01")
    assert [each.step for each in played.open] == ["notify-learner"]


def test_the_report_of_a_quarter_is_due_on_its_first_tenth_whatever_day_that_is():
    assert ask("ledger-report-due", date(2026, 1, 2)).text == "2026-01-10"
    assert ask("ledger-report-due", date(2026, 1, 11)).text == "2026-04-10"


def test_shares_of_no_lessons_do_not_exist():
    assert ask("released-total", prepaid_amount=Decimal(10), lesson_count=0, lessons_released=0).text == "10.00"
