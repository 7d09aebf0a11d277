"""The gazette: the standing of a text, from when until when a document applies, and whether an issue is whole."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.procedures import Refused, simulate
from gongbao.services import registry

SERVICE = registry()["gazette"]
DAY = date(2024, 6, 3)
DAYS = st.dates(date(2010, 1, 1), date(2030, 1, 1))


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of).text


@given(DAYS, DAYS, DAYS, DAYS, st.booleans(), st.booleans())
def test_a_document_applies_from_its_first_day_to_its_last_or_to_its_repeal(
    start, repeal, last, day, repealed, limited
):
    facts = {
        "effective_clause": "fixed-date",
        "fixed_effective_on": start,
        "is_repealed": repealed,
        "repealed_on": repeal,
        "has_expiry": limited,
        "expires_on": last,
    }
    holds = start <= day and not (repealed and repeal <= day) and not (limited and last < day)
    assert ask("in-force", day, **facts) == ("yes" if holds else "no")


@given(DAYS)
def test_without_a_date_of_its_own_a_document_applies_from_its_date(issued):
    for clause in ("from-issue", "from-release", "none"):
        assert ask("effective-on", effective_clause=clause, issued_on=issued) == issued.isoformat()
        facts = {"effective_clause": clause, "issued_on": issued, "is_repealed": False, "has_expiry": False}
        assert ask("in-force", issued, **facts) == "yes"
        assert ask("in-force", issued - timedelta(1), **facts) == "no"


def test_what_is_not_known_of_a_repeal_leaves_the_document_open():
    facts = {"effective_clause": "none", "issued_on": "2022-01-01", "has_expiry": False}
    assert ask("in-force", **facts) == "unknown"
    assert ask("in-force", **facts, repealed_on="2030-01-01") == "yes"
    assert ask("in-force", date(2021, 12, 31), **facts) == "no"


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_every_annex_is_printed_or_marked(announced, printed, omitted):
    got = ask("annexes-accounted", annexes_announced=announced, annexes_printed=printed, annexes_marked_omitted=omitted)
    assert got == ("yes" if announced == printed + omitted else "no")


def play(procedure, *events, given):
    scenario = {
        "start": "2024-06-03",
        "given": given,
        "events": [{"on": "2024-06-03", "step": step, "outcome": outcome} for step, outcome in events],
        "until": "2024-06-04",
    }

    def decide(name, facts, on):
        return SERVICE.decide(name, SERVICE.parse(facts), on).text

    return simulate(SERVICE.procedure(procedure), scenario, decide)


def test_other_documents_do_not_pass_without_approval():
    with pytest.raises(Refused, match="may-be-printed"):
        play(
            "publish-issue",
            ("collect", "collected"),
            ("approve-others", "not-needed"),
            given={"document_kind": "other"},
        )
    played = play(
        "publish-issue",
        ("collect", "collected"),
        ("approve-others", "not-needed"),
        given={"document_kind": "government-rule"},
    )
    assert [each.step for each in played.open] == ["edit"]


def test_an_import_with_a_document_lost_is_damaged():
    steps = [("read-text", "read"), ("parse-cover", "parsed"), ("parse-contents", "parsed")]
    lost = {"contents_count": 8, "body_count": 7}
    with pytest.raises(Refused, match="contents-match"):
        play("import-issue", *steps, ("split-documents", "split"), given=lost)
    played = play("import-issue", *steps, ("split-documents", "damaged"), given=lost)
    assert [each.step for each in played.open] == ["parse-structure"]
