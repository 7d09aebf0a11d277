"""A case as its pages show it, in two statements: what every page of a case needs, and all else that lies in its file.

Both gather rows of many tables as JSON (``rows``), so that a page costs two questions to the database, however much
there is in the case. What only some cases have is asked for with the rest: where there is nothing it costs next to
nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

from gongbao.hub import ledger
from gongbao.hub.facts import OF_CASE, FactRow
from gongbao.hub.models import (
    AccessLog,
    Agency,
    Attachment,
    Ballot,
    Case,
    CaseRole,
    Certificate,
    Event,
    FactValue,
    Notice,
    Party,
    Rating,
    Receipt,
    RecordEntry,
    Task,
    personal_data,
)
from gongbao.hub.prepared import Row, Statement, array
from gongbao.hub.rows import Columns, parsed

#: The newest readings of the people's data that the file has.
MOST_READINGS = 20

# Of the applicant's personal data pages show no more than the number, masked; to decrypt the rest takes its time.
_CASE, _APPLICANT, _AGENCY = Columns(Case), Columns(Party, without=["phone", "email"]), Columns(Agency)
_ROLE, _PARTY, _TASK = Columns(CaseRole), Columns(Party, without=personal_data()), Columns(Task)
_READ = Statement(f"""
SELECT {_CASE.of("c")}, {_APPLICANT.of("p")}, {_AGENCY.of("a")}, {_CASE.of("above")},
       (SELECT json_agg(json_build_array({_ROLE.of("r")}, {_PARTY.of("rp")}, {_AGENCY.of("ra")}) ORDER BY r.id)
          FROM hub_caserole r LEFT JOIN hub_party rp ON rp.id = r.party_id
          LEFT JOIN hub_agency ra ON ra.id = r.agency_id
         WHERE r.case_id = c.id),
       (SELECT json_agg(json_build_array({_TASK.of("t")}, {_AGENCY.of("ta")}) ORDER BY t.due NULLS LAST, t.id)
          FROM hub_task t LEFT JOIN hub_agency ta ON ta.id = t.agency_id
         WHERE t.case_id = c.id AND t.closed_on IS NULL),
       ({OF_CASE})
  FROM hub_case c LEFT JOIN hub_party p ON p.id = c.applicant_id LEFT JOIN hub_agency a ON a.id = c.agency_id
  LEFT JOIN hub_case above ON above.id = c.parent_id
 WHERE c.number = %(number)s
""")  # noqa: S608 every part is written here


@dataclass(frozen=True, slots=True)
class CaseRows:
    """A case with its applicant, agency and the case above it; who holds its roles; its open tasks by due date; and
    its facts.
    """

    case: Case
    holders: list[CaseRole]
    tasks: list[Task]
    facts: Sequence[FactRow]


def read(number: str) -> CaseRows | None:
    """The case with this number; None for none."""
    found = _READ.rows({"number": number})
    return _case_rows(found[0]) if found else None


def of_case(case: Case) -> CaseRows:
    """The same of a case that is there."""
    return _case_rows(*_READ.rows({"number": case.number}))


def _case_rows(row: Row) -> CaseRows:
    own, applicant, agency, above, holders, tasks, facts = map(parsed, row)
    case = _CASE.read(own)
    case.applicant, case.agency = _APPLICANT.read_or_none(applicant), _AGENCY.read_or_none(agency)
    case.parent = _CASE.read_or_none(above)
    held, opened = [], []
    for role, party, office in holders:
        holder = _ROLE.read(role)
        holder.party, holder.agency = _PARTY.read_or_none(party), _AGENCY.read_or_none(office)
        held.append(holder)
    for columns, office in tasks:
        task = _TASK.read(columns)
        task.case, task.agency = case, _AGENCY.read_or_none(office)
        opened.append(task)
    return CaseRows(case, held, opened, facts)


User: type[AbstractUser] = get_user_model()  # type: ignore[assignment]
_ENTRY, _USER = Columns(FactValue, without=["value"]), Columns(User, "id", "username", "first_name", "last_name")
_EVENT = Columns(Event, without=["command", "previous", "hash"])
_RECEIPT = Columns(Receipt, without=["law", "facts", "parameters"])
_ATTACHMENT, _NOTICE, _BALLOT = Columns(Attachment), Columns(Notice), Columns(Ballot, without=["box"])
_CERTIFICATE, _RECORD = Columns(Certificate, without=["data", "pdf"]), Columns(RecordEntry, without=["data"])
_RATING, _READING = Columns(Rating), Columns(AccessLog)
_OF_CASE = "WHERE x.case_id = %(case)s"
_FILE = Statement(f"""
SELECT (SELECT json_agg({_ENTRY.of("x")}) FROM hub_factvalue x WHERE x.id = ANY(%(entries)s::bigint[])),
       (SELECT json_object_agg(x.id, x.number) FROM hub_case x WHERE x.id = ANY(%(cases)s::bigint[])),
       (SELECT json_agg({_EVENT.of("x")} ORDER BY x.seq) FROM hub_event x {_OF_CASE}),
       (SELECT json_agg({_RECEIPT.of("x")} ORDER BY x.seq, x.id) FROM hub_receipt x {_OF_CASE}),
       (SELECT json_agg({_ATTACHMENT.of("x")} ORDER BY x.at) FROM hub_attachment x {_OF_CASE}),
       (SELECT json_agg({_NOTICE.of("x")} ORDER BY x.id DESC) FROM hub_notice x {_OF_CASE}),
       (SELECT json_agg({_BALLOT.of("x")} ORDER BY x.id DESC) FROM hub_ballot x {_OF_CASE}),
       (SELECT json_agg({_CERTIFICATE.of("x")} ORDER BY x.id) FROM hub_certificate x {_OF_CASE}),
       (SELECT json_agg({_RECORD.of("x")} ORDER BY x.id) FROM hub_recordentry x {_OF_CASE}),
       (SELECT json_agg({_RATING.of("x")}) FROM hub_rating x {_OF_CASE}),
       EXISTS (SELECT FROM hub_case x WHERE x.parent_id = %(case)s),
       ({ledger.OF_FAMILY}),
       (SELECT json_agg({_USER.of("u")}) FROM auth_user u WHERE u.id IN (
           SELECT x.actor_id FROM hub_event x {_OF_CASE}
           UNION ALL SELECT unnest(ARRAY[x.entered_by_id, x.verified_by_id]) FROM hub_factvalue x
                      WHERE x.id = ANY(%(entries)s::bigint[]))),
       (SELECT json_agg(json_build_array({_READING.of("x")}, {_USER.of("u")}) ORDER BY x.at DESC)
          FROM (SELECT * FROM hub_accesslog x {_OF_CASE} ORDER BY x.at DESC LIMIT {MOST_READINGS}) x
          JOIN auth_user u ON u.id = x.reader_id)
""")  # noqa: S608 every part is written here


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything else in the file of a case.

    ``entries``: the entries of its facts by key; ``numbers``: of cases above that facts come from. ``events`` and
    ``receipts`` oldest first, without what proves or replays them; ``notices`` and ``ballots`` newest first.
    ``balances``: of the family's accounts, as ``ledger.balances`` has them. ``names``: of the people in the history and
    the entries, by account. ``readings``: the newest of the people's data in this case, newest first.
    """

    entries: dict[int, FactValue]
    numbers: dict[int, str]
    events: list[Event]
    receipts: list[Receipt]
    attachments: list[Attachment]
    notices: list[Notice]
    ballots: list[Ballot]
    certificates: list[Certificate]
    records: list[RecordEntry]
    rating: Rating | None
    has_followers: bool
    balances: dict[str, dict[str, int]]
    names: dict[int, str]
    readings: list[AccessLog]


def read_file(case: Case, entries: Iterable[int], cases: Iterable[int]) -> CaseFile:
    """The file of the case, with these entries of its facts, and the numbers of these other cases."""
    values = {"case": case.pk, "entries": array(entries), "cases": array(cases)}
    [row] = _FILE.rows(values)
    facts, numbers, events, receipts, attachments, notices, ballots, certificates, records, ratings = map(
        parsed, row[:10]
    )
    followers, accounts, people, readings = row[10], *map(parsed, row[11:])
    return CaseFile(
        entries={entry.pk: entry for entry in map(_ENTRY.read, facts)},
        numbers={int(key): number for key, number in dict(numbers).items()},
        events=[*map(_EVENT.read, events)],
        receipts=[*map(_RECEIPT.read, receipts)],
        attachments=[*map(_ATTACHMENT.read, attachments)],
        notices=[*map(_NOTICE.read, notices)],
        ballots=[*map(_BALLOT.read, ballots)],
        certificates=[*map(_CERTIFICATE.read, certificates)],
        records=[*map(_RECORD.read, records)],
        rating=next(map(_RATING.read, ratings), None),
        has_followers=followers == "t",
        balances=ledger.of_rows(accounts),
        names={user.pk: user.get_full_name() or user.get_username() for user in map(_USER.read, people)},
        readings=[*map(_reading, readings)],
    )


def _reading(row: list[list[object]]) -> AccessLog:
    reading = _READING.read(row[0])
    reading.reader = _USER.read(row[1])  # type: ignore[misc]
    return reading
