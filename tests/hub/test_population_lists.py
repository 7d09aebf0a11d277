"""Nobody overlooked: whoever is entitled and has not applied is found, reviewed by two people, and told once."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from tests.hub import town_of_readers
from tests.hub.town_of_readers import ENTITLED, MONDAY, PEOPLE, Town, table

from gongbao.hub import clock, entries, population_lists, population_runs
from gongbao.hub.commands import Submit, execute
from gongbao.hub.entries import Origin
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import (
    AccessLog,
    Case,
    Draft,
    Message,
    NotLookedFor,
    PopulationInvitation,
    PopulationLine,
    PopulationRun,
)
from gongbao.hub.population_lists import Line, lines_of
from gongbao.hub.population_runs import Wanted
from gongbao.services import Service, registry

Kind = PopulationRun.Kind


@pytest.fixture
def town(reading_room: Service, db: None) -> Town:
    """The subdistrict."""
    return town_of_readers.build()


def names(run: PopulationRun, found: str = "entitled", sort: str = "") -> list[str]:
    """Who stands on a list."""
    return [line.name for line in lines(run, found, sort)]


def lines(run: PopulationRun, found: str = "entitled", sort: str = "") -> list[Line]:
    """A whole list."""
    return lines_of(run, population_runs.question_of(run), found, sort)[0:100]


def left_out(run: PopulationRun) -> dict[str, int]:
    """Who was left out, and why."""
    assert run.result is not None
    return dict(run.result["lists"]["left_out"])


def test_the_entitled_and_the_almost_entitled_are_listed_with_reasons(town: Town) -> None:
    run = town.ask(Kind.OVERLOOKED)
    assert names(run) == [f"读者{place}" for place in ENTITLED]
    assert names(run, "almost") == ["读者105"]
    almost = lines(run, "almost")[0]
    assert almost.missing is not None
    assert almost.missing.name == "cares_for_books"
    assert {cause.place for cause in lines(run)[1].answer.named} >= {"第二条", "第三条第二款", "第四条"}
    assert names(run, sort="-name") == [f"读者{place}" for place in reversed(ENTITLED)]


def test_who_applied_or_does_not_want_to_be_looked_for_or_lives_elsewhere_is_left_out_and_counted(town: Town) -> None:
    applied, unwilling = town.resident(101), town.resident(102)
    town.resident(107, district="110106")
    facts = {"lives_nearby": True, "years_nearby": 3, "age": 40}
    execute(town.actor("r101"), uuid.uuid4(), Submit("reading-room", "library-card", facts, party=applied.pk))
    NotLookedFor.objects.create(party=unwilling, since=clock.now())
    run = town.ask(Kind.OVERLOOKED)
    assert names(run) == []
    assert left_out(run) == {"applied": 1, "opted_out": 1, "elsewhere": 1}
    readers = set(AccessLog.objects.filter(what__contains="春季办证").values_list("party__name", flat=True))
    assert readers == {"读者101"}


def test_the_same_person_twice_and_nobody_in_particular(town: Town) -> None:
    twice = table({101: PEOPLE[101]}) + table({101: PEOPLE[101]}).split(b"\n", 1)[1]
    nameless = twice + b",nobody,street-1,yes,3,40,yes\n"
    run = town.ask(Kind.OVERLOOKED, nameless)
    assert names(run) == ["读者101"]
    assert left_out(run) == {"twice": 1, "nameless": 1}


def test_the_people_of_a_register_are_found(town: Town) -> None:
    service = registry()["gazette"]
    record = service.records["distribution-list"]
    for place, kind in ((101, "public-service-place"), (102, "individual"), (103, None)):
        data = {"receiver": f"读者{place}"} | ({"reader_kind": kind} if kind else {})
        origin = Origin(MONDAY, "110105", party=town.resident(place), agency=town.agency)
        entries.enter(service.slug, record, data, origin)
    entries.enter(service.slug, record, {"reader_kind": "state-organ"}, Origin(MONDAY, "110105", agency=town.agency))
    wanted = Wanted(Kind.OVERLOOKED, service, service.decision("free-copy"), MONDAY, town.agency, "赠阅")
    run = town.carry_out(population_runs.of_register(town.actor("asker"), wanted, record.name))
    assert run.problem_words is None
    assert names(run) == ["读者101"]
    assert names(run, "almost") == ["读者103"]
    assert left_out(run) == {"nameless": 1}
    assert AccessLog.objects.filter(what__contains="赠阅").count() == 3


def test_everybody_looked_up_sees_by_whom_and_why(town: Town) -> None:
    town.resident(101), town.resident(103)
    town.ask(Kind.OVERLOOKED)
    seen = AccessLog.objects.filter(reader=town.users["asker"], agency=town.agency)
    assert sorted(seen.values_list("party__name", flat=True)) == ["读者101", "读者103"]
    assert all("春季办证" in each.what and "借书证" in each.what for each in seen)


def test_two_people_release_a_list_and_everybody_is_told_once(town: Town) -> None:
    with_account = town.resident(101)
    town.resident(102, account=False)
    run = town.ask(Kind.OVERLOOKED)
    first, second = town.actor("asker"), town.actor("second")
    with pytest.raises(Conflict):
        population_lists.release(second, run)
    line = PopulationLine.objects.get(run=run, number=7)
    with pytest.raises(Unprocessable):
        population_lists.strike(first, run, line.pk, " ")
    population_lists.strike(first, run, line.pk, "已搬走")
    with pytest.raises(NotFound):
        population_lists.strike(first, run, line.pk, "已搬走")
    population_lists.prepare(first, run)
    with pytest.raises(Forbidden):
        population_lists.release(first, run)
    done = population_lists.release(second, run)
    assert done == {"messages": 1, "letters": 1, "drafts": 1, "left_out": 0}
    assert "借书证" in Message.objects.get(party=with_account).zh
    assert set(PopulationInvitation.objects.values_list("party__name", flat=True)) == {"读者101", None}
    with pytest.raises(Conflict):
        population_lists.release(second, run)
    again = town.ask(Kind.OVERLOOKED)
    assert names(again) == ["读者107"]
    assert left_out(again) == {"invited": 2}
    assert Message.objects.count() == 1


def test_two_lists_of_the_same_people_invite_them_once(town: Town) -> None:
    town.resident(101)
    one, other = town.ask(Kind.OVERLOOKED), town.ask(Kind.OVERLOOKED)
    for run in (one, other):
        population_lists.prepare(town.actor("asker"), run)
    population_lists.release(town.actor("second"), one)
    assert population_lists.release(town.actor("second"), other) == {
        "messages": 0, "letters": 0, "drafts": 0, "left_out": 3,
    }  # fmt: skip
    assert Message.objects.count() == 1


def test_four_eyes_are_kept_by_the_database(town: Town) -> None:
    run = town.ask(Kind.OVERLOOKED)
    population_lists.prepare(town.actor("asker"), run)
    with pytest.raises(IntegrityError), transaction.atomic():
        PopulationRun.objects.filter(pk=run.pk).update(released_by=town.users["asker"])


def test_a_prepared_application_is_a_draft_with_its_source_and_is_not_handed_in(town: Town) -> None:
    town.resident(101)
    run = town.ask(Kind.OVERLOOKED)
    population_lists.prepare(town.actor("asker"), run)
    population_lists.release(town.actor("second"), run)
    draft = Draft.objects.get()
    assert draft.user == town.users["r101"]
    assert draft.data["prepared"]["source"] == "people.csv"
    assert set(draft.data["prepared"]["facts"]) == {"lives_nearby", "years_nearby", "age"}
    assert not Case.objects.exists()


def test_lists_are_for_the_agency_that_made_them(town: Town) -> None:
    run = town.ask(Kind.OVERLOOKED)
    with pytest.raises(NotFound):
        population_runs.find(town.actor("stranger"), run.pk)
