"""Nobody overlooked (免申即享): the people of a run who are entitled and have not applied.

Who applied, was invited before, or does not want to be looked for is left out, and counted. Whoever is looked up and
has an account sees it in the log of readings.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.hub import readings
from gongbao.hub.actors import Actor
from gongbao.hub.commands.opening import CITY
from gongbao.hub.models import (
    Agency,
    Case,
    CaseRole,
    NotLookedFor,
    Party,
    PopulationInvitation,
    PopulationLine,
    PopulationRun,
    RecordEntry,
)
from gongbao.hub.population_sources import ENTRY
from gongbao.hub.secrecy import blind_index
from gongbao.procedures import Register
from gongbao.rules import kinds
from gongbao.services import Service, registry
from gongbao.services.entitlement import Entitlement
from gongbao.words import Problem, Words

if TYPE_CHECKING:
    from gongbao.population.question import Question
    from gongbao.population.stream import Asked

Found = PopulationLine.Found
#: A list that is longer than this nobody reviews; how many more there are is told.
MOST_LINES = 10_000
LEFT_OUT: Mapping[str, Words] = {
    "applied": Words("已经申请或已经享受", "has applied or has it"),
    "invited": Words("以前已经告知", "was invited before"),
    "opted_out": Words("本人不愿被主动查找", "does not want to be looked for"),
    "elsewhere": Words("不在本单位辖区", "belongs to another district"),
    "nameless": Words("没有证件号码", "no identity number"),
    "twice": Words("同一人重复出现", "the same person again"),
    "more": Words("超出名单长度", "beyond the length of a list"),
}


@dataclass(frozen=True)
class Person:
    """Somebody in a row of the source: blind index, party where one is known, and what the source calls them."""

    index: bytes
    party: Party | None
    name: str = ""
    number: str = ""
    address: str = ""


def entitlement_of(run: PopulationRun) -> Entitlement:
    """What the run looks for."""
    service = registry()[run.service]
    return next(each for each in service.entitlements if each.decision.name == run.decision)


def find(run: PopulationRun, asked: "Asked", answers: Path) -> dict[str, Any]:
    """Makes the lists of a run from everybody's answers; how long they are, and who was left out why.

    Everybody in the source who has an account is told in their log of readings.
    """
    import pyarrow.parquet as pq

    finding = _Finding(run, asked.question)
    PopulationLine.objects.filter(run=run).delete()
    first_row = 0
    for batch in pq.ParquetFile(answers).iter_batches(batch_size=10_000):
        PopulationLine.objects.bulk_create(finding.lines(batch, first_row), batch_size=1_000)
        first_row += batch.num_rows
    return {**finding.listed, "left_out": dict(finding.left_out)}


class _Finding:
    def __init__(self, run: PopulationRun, question: "Question") -> None:
        self._run, self._question = run, question
        self._entitlement = entitlement_of(run)
        self._seen: set[bytes] = set()
        self.listed: Counter[str] = Counter(dict.fromkeys(Found.values, 0))
        self.left_out: Counter[str] = Counter()

    def lines(self, batch: Any, first_row: int) -> Iterator[PopulationLine]:
        """The lines of a batch of people with their answers."""
        from gongbao.population.arrow import facts_of

        facts = facts_of(self._question.facts, batch, first_row)
        found = [
            (row, listed) for row, answer in enumerate(batch.column("answer").to_pylist())
            if (listed := self._listed(answer, facts, row)) is not None
        ]  # fmt: skip
        people = self._people(batch)
        self._tell(people.values())
        out = LeftOut(self._run, self._entitlement, [people[row] for row, _ in found if row in people])
        for row, (name, missing) in found:
            person = people.get(row)
            why = "nameless" if person is None else self._why(person, out)
            if why:
                self.left_out[why] += 1
                continue
            assert person is not None
            self._seen.add(person.index)
            if self.listed[name] >= MOST_LINES:
                self.left_out["more"] += 1
                continue
            self.listed[name] += 1
            answer = batch.column("answer")[row].as_py()
            yield self._line(first_row + row + 1, name, missing, person, facts(row), answer)

    def _listed(self, answer: str, facts: Any, row: int) -> tuple[str, str] | None:
        """Which list the row belongs to, and the fact that it lacks."""
        kind = self._question.body.kind
        if answer != "unknown":
            return (Found.ENTITLED, "") if self._entitlement.grants(kinds.parse(kind, answer, "answer")) else None
        try:
            known = {**self._question.given, **facts(row)}
            missing = self._question.body.examine(known, self._question.as_of).missing
        except Problem:
            return None
        return (Found.ALMOST, missing[0]) if len(missing) == 1 else None

    def _why(self, person: Person, out: "LeftOut") -> str:
        return "twice" if person.index in self._seen else out.why(person)

    def _people(self, batch: Any) -> dict[int, Person]:
        return _from_register(batch) if self._run.record else _from_file(self._run, batch)

    def _tell(self, people: Iterable[Person]) -> None:
        """Everybody with an account who may be looked for sees that they were looked up, by whom and why."""
        parties = {each.party.pk: each.party for each in people if each.party is not None}
        mine = {pk: party for pk, party in parties.items() if in_part(self._run.agency, party)}
        out = set(NotLookedFor.objects.filter(party__in=mine).values_list("party_id", flat=True))
        told = [party for pk, party in mine.items() if pk not in out]
        gives = self._entitlement.gives.zh
        what = f"查找应享未享“{gives}”的人，用途：{self._run.purpose}"[:200]
        readings.log_parties(Actor(self._run.by_id), told, what, self._run.agency)

    def _line(
        self, number: int, found: str, missing: str, person: Person, facts: Mapping[str, Any], answer: str
    ) -> PopulationLine:
        known = self._question.facts
        told = {
            "name": person.name,
            "id": person.number,
            "address": person.address,
            "facts": {name: known[name].dump(value) for name, value in facts.items()},
            "answer": answer,
        }
        text = json.dumps(told, ensure_ascii=False)
        return PopulationLine(
            run=self._run,
            number=number,
            found=found,
            missing=missing,
            person=person.index,
            party=person.party,
            told=text,
        )


def _from_file(run: PopulationRun, batch: Any) -> dict[int, Person]:
    numbers = [(text or "").strip() for text in _texts(batch, run.id_column)]
    indexes = {number: blind_index(number) for number in numbers if number}
    parties = Party.objects.filter(id_index__in=list(indexes.values()), kind=Party.Kind.PERSON)
    known = {bytes(party.id_index): party for party in parties}
    names, addresses = (_texts(batch, name) for name in (run.name_column, run.address_column))
    return {
        row: Person(indexes[number], known.get(indexes[number]), names[row] or "", number, addresses[row] or "")
        for row, number in enumerate(numbers)
        if number
    }


def _texts(batch: Any, name: str) -> list[str | None]:
    import pyarrow as pa

    if not name:
        return [None] * batch.num_rows
    return list(batch.column(name).cast(pa.string()).to_pylist())


def _from_register(batch: Any) -> dict[int, Person]:
    rows = {int(entry): row for row, entry in enumerate(batch.column(ENTRY).to_pylist())}
    entries = RecordEntry.objects.filter(pk__in=rows).select_related("party", "case__applicant")
    people = {}
    for entry in entries:
        parties = (entry.party, entry.case.applicant if entry.case else None)
        party = next((each for each in parties if each is not None and each.kind == Party.Kind.PERSON), None)
        if party is not None:
            people[rows[entry.pk]] = Person(index_of(party), party, party.name, party.id_number)
    return people


def index_of(party: Party) -> bytes:
    """What tells the person from others: the blind index of the number, or where there is none that of the party."""
    return bytes(party.id_index) if party.id_index else blind_index(f"party {party.pk}")


def in_part(agency: Agency, party: Party) -> bool:
    """Whether the person belongs to the agency's part: the whole city's, or its district's."""
    return agency.district in (CITY, party.district)


class LeftOut:
    """Why people are left out of a list, looked up for many of them at once."""

    def __init__(self, run: PopulationRun, entitlement: Entitlement, people: Iterable[Person]) -> None:
        self._agency = run.agency
        kept = list(people)
        parties = {each.party.pk for each in kept if each.party is not None}
        self._applied = having(registry()[run.service], entitlement, parties, run.record)
        self._opted_out = set(NotLookedFor.objects.filter(party__in=parties).values_list("party_id", flat=True))
        invited = PopulationInvitation.objects.filter(
            service=run.service, decision=run.decision, person__in=[each.index for each in kept]
        )
        self._invited = {bytes(index) for index in invited.values_list("person", flat=True)}

    def why(self, person: Person) -> str:
        """The reason, empty for whoever stays."""
        if person.party is not None:
            if not in_part(self._agency, person.party):
                return "elsewhere"
            if person.party.pk in self._opted_out:
                return "opted_out"
            if person.party.pk in self._applied:
                return "applied"
        return "invited" if person.index in self._invited else ""


def having(service: Service, entitlement: Entitlement, parties: Iterable[int], source: str = "") -> set[int]:
    """Those of the parties who have begun the entitlement's procedure, or stand in a register that it fills.

    The register that was the ``source`` says nothing: everybody stands in it.
    """
    if not entitlement.procedure:
        return set()
    wanted = list(parties)
    cases = Case.objects.filter(service=service.slug, procedure=entitlement.procedure)
    found = set(cases.filter(applicant__in=wanted).values_list("applicant_id", flat=True))
    held = CaseRole.objects.filter(case__in=cases, role=entitlement.role.name, party__in=wanted)
    found |= set(held.values_list("party_id", flat=True))
    effects = service.procedure(entitlement.procedure).effects()
    records = {each.record for each in effects if isinstance(each, Register)} - {source}
    entries = RecordEntry.objects.filter(service=service.slug, record__in=records, party__in=wanted, struck_on=None)
    return found | set(entries.values_list("party_id", flat=True))
