"""Money: in whole fen, in balance, never more than there is, and never of one family for another."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from gongbao.hub import ledger
from gongbao.hub.commands import Do, Submit
from gongbao.hub.errors import Unprocessable
from gongbao.hub.models import Case, LedgerAccount, LedgerEntry, LedgerTransaction, Parameter
from gongbao.words import Problem, Words

from .conftest import City
from .test_commands import refused

DAY = date(2024, 3, 4)


def paid_in(city: City, amount: str) -> str:
    """A case with this much in escrow."""
    one, other = User.objects.order_by("pk")[:2]
    Parameter.objects.get_or_create(
        service="sample",
        name="fee_limit",
        valid_from=date(2024, 1, 1),
        defaults={"value": "5000.00", "source": "样价〔2024〕1号", "proposed_by": one, "approved_by": other},
    )
    wang, bank = city.parties["wang"].pk, city.parties["banker"].pk
    opened = city.execute("wang", Submit("sample", "money", party=wang, holders={"bank": bank}))
    city.do("wang", opened.case, "pay-in", "paid", facts={"deposit": amount})
    return opened.case


def test_money_goes_in_and_out_and_stays_in_balance(city: City) -> None:
    number = paid_in(city, "1000.01")
    city.do("banker", number, "pay-out", "more", facts={"refund": "1000.00"})
    case = Case.objects.get(number=number)
    assert ledger.balances(case) == {"escrow": {"bank": 1, "payer": -1}}
    entries = ledger.statement("escrow", party=city.parties["banker"].pk)
    bank = [(e.amount, e.balance_after, e.transaction.zh) for e in entries if e.account.position == "bank"]
    assert [(amount, after) for amount, after, _ in bank] == [(100001, 100001), (-100000, 1)]
    assert not ledger.statement("escrow", party=city.parties["li"].pk).exists()


def test_more_than_the_balance_is_refused_and_nothing_is_half_done(city: City) -> None:
    number = paid_in(city, "100.00")
    revision = Case.objects.get(number=number).revision
    with refused(422):
        city.do("banker", number, "pay-out", "more", facts={"refund": "100.01"})
    case = Case.objects.get(number=number)
    assert (case.revision, ledger.balances(case)["escrow"]["bank"]) == (revision, 10000)
    assert not case.facts.filter(name="refund").exists()


@pytest.mark.parametrize("amount", ["-1.00", "0.001", "many"])
def test_impossible_amounts_are_refused(city: City, amount: str) -> None:
    number = paid_in(city, "100.00")
    with refused(422):
        city.do("banker", number, "pay-out", "more", facts={"refund": amount})


def test_a_payment_above_the_limit_in_force_is_refused(city: City) -> None:
    with pytest.raises(Problem) as refusal:
        paid_in(city, "5000.01")
    assert refusal.value.status == 409


def test_one_family_never_pays_for_another(city: City) -> None:
    rich, poor = paid_in(city, "500.00"), paid_in(city, "10.00")
    with refused(422):
        city.do("banker", poor, "pay-out", "more", facts={"refund": "11.00"})
    assert ledger.balances(Case.objects.get(number=rich))["escrow"]["bank"] == 50000


def test_what_a_dispute_freezes_stands_still_in_the_case_above(city: City) -> None:
    number = paid_in(city, "100.00")
    city.do("banker", number, "pay-out", "asked")
    below = Case.objects.get(parent__number=number)
    city.do("banker", below.number, "freeze", "frozen")
    again = paid_in(city, "50.00")
    city.execute("banker", Do(again, "pay-out", "more", facts={"refund": "1.00"}))
    assert Case.objects.get(number=number).facts.filter(name="held").order_by("-pk")[0].value is True
    city.do("banker", below.number, "free", "freed")
    assert Case.objects.get(number=number).facts.filter(name="held").order_by("-pk")[0].value is False


def test_the_database_refuses_what_is_out_of_balance(city: City) -> None:
    case = Case.objects.get(number=paid_in(city, "100.00"))
    account = LedgerAccount.objects.get(position="bank")

    def book_one_side() -> None:
        booked = LedgerTransaction.objects.create(case=case, seq=1, day=DAY, zh="错", en="wrong")
        LedgerEntry.objects.create(transaction=booked, account=account, amount=5)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError), transaction.atomic():
        book_one_side()
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.update(amount=1)


@given(st.decimals("0.01", "10000000", places=2))
def test_yuan_and_fen(amount: Decimal) -> None:
    assert Decimal(ledger.in_fen(amount)) / 100 == amount


@given(
    st.one_of(st.decimals("-1000", "0", places=2), st.decimals("0.0001", "1", places=4).filter(lambda d: d * 100 % 1))
)
def test_what_is_no_amount(amount: Decimal) -> None:
    with pytest.raises(Unprocessable):
        ledger.in_fen(amount)


def test_memos_are_filled_in_both_languages(city: City) -> None:
    paid_in(city, "20.50")
    booked = LedgerTransaction.objects.get()
    assert Words(booked.zh, booked.en) != Words("押金 {deposit}", "Deposit {deposit}")
    assert "20.50" in booked.zh
    assert "20.50" in booked.en
