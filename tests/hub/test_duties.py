"""Whose duties fall due when, what counts as done, evidence entered once, and reminders that come once."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gongbao.hub import attachments, duties, duty_bearers, entries, jobs, messages
from gongbao.hub.commands import Submit
from gongbao.hub.duties import RecordDuty
from gongbao.hub.duty_lines import Line, lines
from gongbao.hub.entries import Origin
from gongbao.hub.models import Agency, AgencyRole, DutyDone, DutyReminder, Message, RecordEntry, Staff
from gongbao.services import registry
from gongbao.services.duties import State

from .conftest import City
from .test_commands import refused

OFFICE, STATION = "stations/office", "stations/station"
TODAY = date(2024, 3, 4)
PDF = b"%PDF-1.7\n..."


@pytest.fixture(autouse=True)
def stations_service() -> Iterator[None]:
    modules = registry()._modules
    modules["stations"] = f"{__package__}.duties_sample"
    yield
    del modules["stations"]


@dataclass
class Stations:
    """Shorthands for the city with its office (two clerks), one station below it, and the roles since new year."""

    city: City
    station: Agency

    @property
    def office(self) -> Agency:
        return self.city.agencies["office"]

    def lines(self, first: str, last: str, duty: str = "", who: str = "") -> list[Line]:
        bearers = [*duty_bearers.agencies([""], TODAY), *duty_bearers.organisations()]
        found = lines(bearers, date.fromisoformat(first), date.fromisoformat(last), "stations")
        return [each for each in found if duty in ("", each.duty.name) and who in ("", each.bearer.key)]

    def one(self, duty: str, start: str, who: Agency | None = None) -> Line:
        return duties.line_of("stations", duty, self.key(who), date.fromisoformat(start))

    def key(self, who: Agency | None = None) -> str:
        return f"agency-{(who or self.office).pk}"

    def done(self, duty: str, start: str, on: date = TODAY, who: str = "clerk", **more: Any) -> DutyDone:
        text, bearer = more.pop("text", "已完成"), more.pop("bearer", self.key())
        command_id, upload = more.pop("command_id", None) or uuid.uuid4(), more.pop("upload", None)
        command = RecordDuty("stations", duty, bearer, date.fromisoformat(start), on, text, **more)
        return duties.record(self.city.actor(who), command_id, command, upload)

    def enter(self, record: str, on: date, agency: Agency | None = None, **data: Any) -> RecordEntry:
        definition = registry()["stations"].records[record]
        origin = Origin(on, self.office.district, agency=agency or self.office)
        return entries.enter("stations", definition, data, origin)


@pytest.fixture
def stations(city: City) -> Stations:
    office = city.agencies["office"]
    Agency.objects.filter(pk=office.pk).update(roles=["sample/office", OFFICE])
    for name in ("clerk", "clerk2"):
        Staff.objects.filter(user=city.users[name]).update(roles=["sample/office", OFFICE])
    station = Agency.objects.create(name="站", kind="community", district="110105", parent=office, roles=[STATION])
    Staff.objects.create(user=city.users["stranger"], agency=station, roles=[STATION])
    duty_bearers.take_up(date(2024, 1, 8))
    office.refresh_from_db()
    return Stations(city, station)


def states(found: list[Line], today: date = TODAY) -> list[tuple[str, State]]:
    return [(str(each.occurrence.due), each.state(today)) for each in found]


def test_nothing_is_due_before_the_document_and_the_office_were_there(stations: Stations) -> None:
    # The document took effect on 1 February; the office has been here since 8 January.
    found = stations.lines("2023-01-01", "2024-12-31", "quarterly-report")
    assert [str(each.occurrence.due) for each in found] == ["2024-04-10", "2024-07-10", "2024-10-10"]
    AgencyRole.objects.update(since=date(2024, 4, 11))
    found = stations.lines("2023-01-01", "2024-12-31", "quarterly-report")
    assert [str(each.occurrence.due) for each in found] == ["2024-07-10", "2024-10-10"]
    with refused(404):
        stations.one("quarterly-report", "2024-04-01")


def test_a_role_begins_when_it_is_first_seen_and_is_forgotten_when_it_goes(stations: Stations) -> None:
    duty_bearers.take_up(date(2024, 5, 1))
    known = set(AgencyRole.objects.values_list("agency_id", "role", "since"))
    assert (stations.office.pk, OFFICE, date(2024, 1, 8)) in known
    Agency.objects.filter(pk=stations.station.pk).update(roles=[])
    Staff.objects.filter(agency=stations.station).update(active=False)
    duty_bearers.take_up(date(2024, 5, 1))
    assert not AgencyRole.objects.filter(agency=stations.station).exists()
    Agency.objects.filter(pk=stations.station.pk).update(roles=[STATION, "not-installed/role"])
    duty_bearers.take_up(date(2024, 6, 1))
    [again] = AgencyRole.objects.filter(agency=stations.station)
    assert again.since == date(2024, 6, 1)


def test_one_sees_the_duties_of_the_own_agency_and_those_below(stations: Stations) -> None:
    below = {each.key for each in duty_bearers.agencies([stations.office.path], TODAY)}
    assert below == {stations.key(), stations.key(stations.station)}
    [patrol, *_] = stations.lines("2024-03-04", "2024-03-04", "patrol")
    assert duties.may_see(stations.city.actor("chief"), patrol)
    assert duties.may_see(stations.city.actor("clerk"), patrol)
    assert not duties.may_record(stations.city.actor("clerk"), patrol)
    assert duties.may_record(stations.city.actor("stranger"), patrol)
    [report] = stations.lines("2024-04-10", "2024-04-10", "quarterly-report")
    assert not duties.may_see(stations.city.actor("stranger"), report)


def test_a_day_that_is_over_without_evidence_is_overdue_and_a_rest_day_asks_for_nothing(stations: Stations) -> None:
    found = stations.lines("2024-03-01", "2024-03-05", "patrol")
    assert states(found) == [
        ("2024-03-01", State.OVERDUE),
        ("2024-03-04", State.SOON),
        ("2024-03-05", State.SOON),
    ]
    stations.done("patrol", "2024-03-01", who="stranger", bearer=stations.key(stations.station))
    assert states(stations.lines("2024-03-01", "2024-03-01", "patrol")) == [("2024-03-01", State.DONE)]


def test_an_entry_of_the_period_shows_that_it_was_done(stations: Stations) -> None:
    stations.enter("report", date(2024, 2, 20), kind="quarter")
    stations.enter("report", date(2024, 4, 2), kind="other")
    assert states(stations.lines("2024-04-01", "2024-04-30", "quarterly-report")) == [("2024-04-10", State.LATER)]
    shown = stations.enter("report", date(2024, 4, 20), kind="quarter")
    assert states(stations.lines("2024-04-01", "2024-04-30", "quarterly-report")) == [("2024-04-10", State.DONE)]
    entries.strike(shown, Origin(date(2024, 4, 21), "110105"))
    assert states(stations.lines("2024-04-01", "2024-04-30", "quarterly-report")) == [("2024-04-10", State.LATER)]


def test_an_entry_of_another_office_shows_nothing(stations: Stations) -> None:
    other = stations.city.agencies["other"]
    stations.enter("report", date(2024, 4, 2), other, kind="quarter")
    assert states(stations.lines("2024-04-01", "2024-04-30", "quarterly-report")) == [("2024-04-10", State.LATER)]


def test_two_fairs_a_year_need_two_entries(stations: Stations) -> None:
    stations.enter("fair", date(2024, 3, 1))
    [line] = stations.lines("2024-01-01", "2024-12-31", "hold-fairs")
    assert (line.wanted, line.done, line.state(TODAY)) == (2, 1, State.LATER)
    stations.done("hold-fairs", "2024-01-01", text="与邻区合办一场")
    [line] = stations.lines("2024-01-01", "2024-12-31", "hold-fairs")
    assert (line.done, line.state(TODAY)) == (2, State.DONE)


def test_an_entry_named_for_an_earlier_period_does_not_count_for_its_own(stations: Stations) -> None:
    late = stations.enter("report", date(2024, 7, 15), kind="quarter")
    stations.city.move(date(2024, 7, 20))
    assert (
        stations.one("quarterly-report", "2024-04-01").done,
        stations.one("quarterly-report", "2024-07-01").done,
    ) == (
        0,
        1,
    )
    stations.done("quarterly-report", "2024-04-01", on=date(2024, 7, 15), shown_by=late.pk)
    assert (
        stations.one("quarterly-report", "2024-04-01").done,
        stations.one("quarterly-report", "2024-07-01").done,
    ) == (
        1,
        0,
    )
    with refused(404):
        stations.done("quarterly-report", "2024-04-01", on=date(2024, 7, 15), shown_by=late.pk)


def test_everybody_on_the_list_is_to_be_contacted_each_month_while_there(stations: Stations) -> None:
    wang = stations.enter("people", date(2024, 2, 1), person="王一")
    stations.enter("people", date(2024, 3, 20), person="李二")
    stations.enter("people", date(2024, 2, 1), person="赵三", left_on="2024-03-31")
    stations.enter("people", date(2024, 2, 1), stations.city.agencies["other"], person="别处的人")

    def due(start: str) -> tuple[int, int]:
        one = stations.one("contact-people", start)
        return one.wanted, one.done

    assert due("2024-02-01") == (2, 0)
    assert due("2024-03-01") == (2, 0)  # Zhao has left on the last day, Li has come.
    stations.enter("contact", date(2024, 3, 4), person="王一", day="2024-03-04")
    assert due("2024-03-01") == (2, 1)
    assert due("2024-02-01") == (2, 0)
    entries.strike(wang, Origin(date(2024, 3, 10), "110105"))
    assert due("2024-03-01") == (1, 0)


def test_contact_with_one_person_is_entered_for_that_person(stations: Stations) -> None:
    wang = stations.enter("people", date(2024, 2, 1), person="王一")
    elsewhere = stations.enter("people", date(2024, 2, 1), stations.city.agencies["other"], person="别处的人")
    with refused(404):
        stations.done("contact-people", "2024-03-01")
    with refused(404):
        stations.done("contact-people", "2024-03-01", item=elsewhere.pk)
    stations.done("contact-people", "2024-03-01", item=wang.pk)
    assert stations.one("contact-people", "2024-03-01").done == 1
    assert DutyDone.objects.get().entry == wang


def test_contact_by_one_of_those_who_share_a_duty_is_contact(stations: Stations) -> None:
    wang = stations.enter("people", date(2024, 2, 1), stations.station, person="王一")
    assert stations.one("contact-people", "2024-03-01").wanted == 1
    assert stations.one("contact-people", "2024-03-01", stations.station).wanted == 1
    stations.done("contact-people", "2024-03-01", who="stranger", bearer=stations.key(stations.station), item=wang.pk)
    assert stations.one("contact-people", "2024-03-01").done == 1


def test_an_event_calls_for_an_answer_by_the_end_of_its_period(stations: Stations) -> None:
    city = stations.city
    command = Submit("stations", "help", party=city.parties["wang"].pk)
    number = city.execute("wang", command).case
    city.do("wang", number, "ask", "asked")
    [line] = stations.lines("2024-03-01", "2024-03-31", "answer")
    assert (line.occurrence.start, line.occurrence.due) == (TODAY, date(2024, 3, 7))
    assert (line.wanted, line.done, line.bearer.key) == (1, 0, stations.key())
    task = duties.duty_items.due_for(line.service, line.duty, line.bearer, line.occurrence, duties.duty_items.Part())
    stations.done("answer", "2024-03-04", item=task[0][0])
    [line] = stations.lines("2024-03-01", "2024-03-31", "answer")
    assert line.state(date(2024, 3, 20)) is State.DONE


def test_a_firm_has_the_duties_of_the_roles_that_it_took_in_cases(stations: Stations) -> None:
    city, firm = stations.city, stations.city.parties["banker"]
    assert duty_bearers.organisations() == []
    command = Submit("stations", "help", party=city.parties["wang"].pk, holders={"firm": firm.pk})
    city.execute("wang", command)
    key = f"party-{firm.pk}"
    found = stations.lines("2024-02-01", "2024-04-30", "pay", key)
    assert [str(each.occurrence.due) for each in found] == ["2024-03-31", "2024-04-30"]
    stations.done("pay", "2024-03-01", who="banker", bearer=key)
    assert stations.lines("2024-03-31", "2024-03-31", "pay", key)[0].done == 1
    with refused(403):
        stations.done("pay", "2024-03-01", who="li", bearer=key)


def test_evidence_is_entered_once_with_its_file_and_never_changed(stations: Stations) -> None:
    sent = {
        "command_id": uuid.uuid4(),
        "text": "  已巡查 ",
        "who": "stranger",
        "bearer": stations.key(stations.station),
    }
    first = stations.done("patrol", "2024-03-04", upload=SimpleUploadedFile("a.pdf", PDF), **sent)
    again = stations.done("patrol", "2024-03-04", upload=SimpleUploadedFile("a.pdf", PDF), **sent)
    assert first == again
    assert DutyDone.objects.count() == 1
    assert (first.text, first.user) == ("已巡查", stations.city.users["stranger"])
    assert first.attachment is not None
    assert attachments.content_of(first.attachment.pk) == PDF
    with refused(409):
        stations.done("patrol", "2024-03-04", **{**sent, "text": "另一件事"})
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        DutyDone.objects.update(text="篡改")


def test_a_mistake_is_taken_back_once_and_stays_in_the_history(stations: Stations) -> None:
    stations.enter("fair", date(2024, 3, 1))
    said = stations.done("hold-fairs", "2024-01-01")
    clerk = stations.city.actor("clerk2")
    with refused(422):
        duties.take_back(clerk, uuid.uuid4(), said.pk, " ")
    with refused(403):
        duties.take_back(stations.city.actor("stranger"), uuid.uuid4(), said.pk, "弄错了")
    sent = uuid.uuid4()
    back = duties.take_back(clerk, sent, said.pk, "弄错了年份")
    assert duties.take_back(clerk, sent, said.pk, "弄错了年份") == back
    assert stations.one("hold-fairs", "2024-01-01").done == 1
    with refused(409):
        duties.take_back(clerk, uuid.uuid4(), said.pk, "再撤一次")
    with refused(404):
        duties.take_back(clerk, uuid.uuid4(), back.pk, "撤销撤销")
    assert DutyDone.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"who": "chief"}, 403),
        ({"who": "wang"}, 403),
        ({"on": TODAY + timedelta(days=1)}, 422),
        ({"on": date(2023, 12, 31)}, 422),
        ({"text": " "}, 422),
        ({"text": "长" * 2001}, 422),
        ({"duty": "no-such"}, 404),
        ({"start": "2024-01-02"}, 404),
        ({"start": "2019-01-01"}, 404),
        ({"bearer": "agency-0"}, 404),
        ({"bearer": "agency-x"}, 404),
        ({"bearer": f"party-{10**30}"}, 404),
        ({"shown_by": 10**9}, 404),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_stored(
    stations: Stations, wrong: dict[str, Any], status: int
) -> None:
    with refused(status):
        stations.done(**({"duty": "hold-fairs", "start": "2024-01-01"} | wrong))
    assert not DutyDone.objects.exists()


def test_reminders_come_ahead_on_the_day_and_when_overdue_each_once(stations: Stations) -> None:
    for name in ("clerk", "clerk2"):
        stations.city.users[name].email = f"{name}@example.org"
        stations.city.users[name].save()
    Agency.objects.filter(pk=stations.station.pk).update(roles=[])
    Staff.objects.filter(agency=stations.station).delete()
    assert duties.remind(date(2024, 4, 2)) == 0
    assert duties.remind(date(2024, 4, 3)) == 2
    assert duties.remind(date(2024, 4, 4)) == 0
    assert duties.remind(date(2024, 4, 10)) == 2
    assert duties.remind(date(2024, 4, 11)) == 2
    assert duties.remind(date(2024, 4, 12)) == 0
    assert list(DutyReminder.objects.order_by("pk").values_list("kind", flat=True)) == ["ahead", "today", "overdue"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [jobs.mail_staff.name])
        assert len(cursor.fetchall()) == 6


def test_whoever_has_done_it_is_not_reminded_and_a_firm_finds_it_in_its_inbox(stations: Stations) -> None:
    city, firm = stations.city, stations.city.parties["banker"]
    city.execute("wang", Submit("stations", "help", party=city.parties["wang"].pk, holders={"firm": firm.pk}))
    stations.done("pay", "2024-03-01", who="banker", bearer=f"party-{firm.pk}")
    duties.remind(date(2024, 3, 31))
    assert not Message.objects.filter(party=firm, zh__startswith="职责").exists()
    duties.remind(date(2024, 4, 30))
    [message] = Message.objects.filter(party=firm, zh__startswith="职责")
    assert "【今天到期】按月缴费" in message.zh
    duties.remind(date(2024, 5, 1))
    assert Message.objects.filter(party=firm, zh__startswith="职责").count() == 2


def test_staff_without_an_address_get_no_mail(stations: Stations, mailoutbox: list[Any]) -> None:
    clerk = stations.city.users["clerk"]
    messages.mail_staff(clerk.pk, duties.Words("您好。", "Hello."))
    clerk.email = "clerk@example.org"
    clerk.save()
    messages.mail_staff(clerk.pk, duties.Words("您好。", "Hello."))
    assert [mail.to for mail in mailoutbox] == [["clerk@example.org"]]


def test_more_offices_and_entries_cost_no_more_statements(stations: Stations) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            stations.lines("2024-02-01", "2024-12-31")
        return len(seen)

    stations.enter("people", date(2024, 2, 1), person="王一")
    before = statements()
    for place in range(5):
        extra = Agency.objects.create(
            name=f"处{place}", kind="street", district="110105", parent=stations.office, roles=[OFFICE, STATION]
        )
        stations.enter("people", date(2024, 2, 1), extra, person=f"人{place}")
    assert statements() == before
