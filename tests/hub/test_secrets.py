"""What must not be seen: personal data at rest, votes, other people's cases; and what must be: who read what."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from gongbao.hub import audit, ballots, clock, queries, secrecy
from gongbao.hub.commands import CastVote, CloseBallot
from gongbao.hub.errors import NotFound
from gongbao.hub.models import AccessLog, Ballot, BallotVoter, Case, Command, Event, Party
from gongbao.words import Problem

from .conftest import City
from .test_commands import refused

NUMBER = "11010119900307123X"


def rows(query: str, *parameters: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def test_an_id_number_lies_encrypted_and_is_found_all_the_same(city: City) -> None:
    party = Party.objects.create(kind="person", name="张三", id_number=NUMBER, phone="13800001234")
    stored = rows("SELECT id_number, phone, encode(id_index, 'hex') FROM hub_party WHERE id = %s", party.pk)
    assert not any(NUMBER in str(value) or "13800001234" in str(value) for value in stored[0])
    assert Party.objects.get(id_index=secrecy.blind_index(NUMBER.lower())) == party
    assert Party.objects.get(pk=party.pk).id_number == NUMBER
    assert (party.masked_id, party.masked_phone) == ("110***********123X", "138****1234")
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.create(kind="person", name="李四", id_number=NUMBER)


def test_the_same_text_is_never_encrypted_alike() -> None:
    assert secrecy.encrypt("x") != secrecy.encrypt("x")


@pytest.mark.django_db
def test_names_are_in_the_order_of_pinyin() -> None:
    for name in ("张三", "李四", "阿明", "王五"):
        Party.objects.create(kind="person", name=name)
    assert [p.name for p in Party.objects.order_by("name_key")] == ["阿明", "李四", "王五", "张三"]


def test_every_reading_by_others_is_shown_to_the_person(city: City) -> None:
    case, wang = Case.objects.get(number=city.submit()), city.parties["wang"]
    queries.disclose(city.actor("clerk"), wang, "身份证号", case)
    queries.disclose(city.actor("wang"), wang, "身份证号", case)
    with pytest.raises(NotFound):
        queries.disclose(city.actor("stranger"), wang, "身份证号", case)
    [reading] = queries.readings(city.actor("wang").party_ids)
    assert (reading.reader, reading.agency, reading.what) == (city.users["clerk"], city.agencies["office"], "身份证号")
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessLog.objects.update(what="别的")


@pytest.fixture
def ballot(city: City) -> Ballot:
    number = city.submit()
    clock.move(date(2024, 3, 12))
    city.do("clerk2", number, "prepare", "ready")
    return Ballot.objects.get()


def test_nothing_stored_tells_how_somebody_voted(city: City, ballot: Ballot) -> None:
    """All that a vote leaves is the same, byte for byte but for the seal, whatever was chosen."""
    traces = []
    for name, choice in (("expert1", "agree"), ("expert2", "against")):
        before = {table: rows(f"SELECT * FROM {table}") for table in ("hub_event", "hub_case")}
        city.execute(name, CastVote(ballot.pk, choice))
        assert before == {table: rows(f"SELECT * FROM {table}") for table in before}
        command = Command.objects.latest("at")
        ballot.refresh_from_db()
        traces.append((command.kind, command.result, len(bytes(ballot.box))))
        assert choice not in str(command.result)
    assert len({str(trace) for trace in traces}) == 1
    voter = BallotVoter._meta.get_fields()
    assert {field.name for field in voter} == {"id", "ballot", "user", "has_voted"}
    assert list(BallotVoter.objects.filter(has_voted=True).values_list("user", flat=True)) == [
        city.users["expert1"].pk,
        city.users["expert2"].pk,
    ]


def test_a_command_id_of_a_vote_does_not_give_the_choice_away(city: City, ballot: Ballot) -> None:
    from gongbao.hub.commands.entry import _digest

    actor = city.actor("expert1")
    assert _digest(actor, CastVote(ballot.pk, "agree")) == _digest(actor, CastVote(ballot.pk, "against"))


def test_each_expert_votes_once_and_nobody_else_does(city: City, ballot: Ballot) -> None:
    city.execute("expert1", CastVote(ballot.pk, "agree"))
    with refused(409):
        city.execute("expert1", CastVote(ballot.pk, "agree"))
    with refused(403):
        city.execute("clerk", CastVote(ballot.pk, "agree"))
    with refused(422):
        city.execute("expert2", CastVote(ballot.pk, "perhaps"))


def test_two_thirds_of_those_who_voted(city: City, ballot: Ballot) -> None:
    number = ballot.case.number
    for name, choice in (("expert1", "agree"), ("expert2", "abstain"), ("expert3", "against")):
        city.execute(name, CastVote(ballot.pk, choice))
    city.execute("clerk", CloseBallot(ballot.pk))
    with refused(409):
        city.do("expert1", number, "vote", "passed")
    assert city.do("expert1", number, "vote", "failed").data["ended"] == "failed"
    with refused(409):
        city.execute("expert1", CastVote(ballot.pk, "agree"))


def test_an_empty_box_is_not_counted(city: City, ballot: Ballot) -> None:
    with refused(409):
        city.execute("clerk", CloseBallot(ballot.pk))


def test_the_box_is_opened_once_and_then_empty(city: City, ballot: Ballot) -> None:
    city.execute("expert1", CastVote(ballot.pk, "agree"))
    city.execute("clerk", CloseBallot(ballot.pk))
    ballot.refresh_from_db()
    assert (bytes(ballot.box), ballot.result) == (b"", {"agree": 1, "against": 0, "abstain": 0})
    with pytest.raises(Problem):
        ballots.locked(ballot.pk)


# --- the chain of events


@pytest.fixture
def chain(city: City) -> str:
    number = city.submit()
    city.do("clerk", number, "review", "passed")
    assert not list(audit.verify())
    return number


def tamper(query: str, *parameters: object) -> list[audit.Finding]:
    """What an administrator of the database could do, who may switch the guard off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE hub_event DISABLE TRIGGER hub_refuse")
        cursor.execute(query, parameters)
    return list(audit.verify())


def test_the_guard_refuses_changes_of_history(chain: str) -> None:
    for change in ("UPDATE hub_event SET kind = 'x'", "DELETE FROM hub_event"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE hub_event SET data = \'{"step": "review"}\' WHERE seq = 2',
        "UPDATE hub_event SET day = day + 1 WHERE seq = 1",
        "UPDATE hub_event SET actor_id = (SELECT max(actor_id) FROM hub_event) + 1 WHERE seq = 2",
        "DELETE FROM hub_event WHERE seq = 2",
        "DELETE FROM hub_event WHERE seq = (SELECT max(seq) FROM hub_event)",
        "DELETE FROM hub_event",
        "UPDATE hub_event SET seq = CASE seq WHEN 1 THEN 2 ELSE 1 END + 100 WHERE seq IN (1, 2)",
        "UPDATE hub_event SET seq = 9 WHERE seq = (SELECT max(seq) FROM hub_event)",
    ],
)
def test_whatever_is_changed_behind_our_back_is_found(chain: str, change: str) -> None:
    if "DELETE" in change:
        change = f"ALTER TABLE hub_event DISABLE TRIGGER ALL; {change}"
    findings = tamper(change)
    assert findings
    assert {finding.case for finding in findings} == {chain}


def test_an_event_slipped_in_is_found(chain: str) -> None:
    last = Event.objects.latest("seq")
    Event.objects.create(
        case=last.case,
        seq=last.seq + 1,
        at=last.at,
        day=last.day,
        kind="done",
        data={},
        previous=last.hash,
        hash=audit.digest(bytes(last.hash), chain, last),
    )
    assert list(audit.verify())
