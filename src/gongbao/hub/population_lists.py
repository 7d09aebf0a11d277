"""Lists of people who were found: read, struck, prepared by one person, released by another as invitations."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongbao.hub import clock, messages
from gongbao.hub.actors import Actor
from gongbao.hub.applications import application_facts
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.fact_forms import as_typed
from gongbao.hub.models import Draft, PartyMember, PopulationInvitation, PopulationLine, PopulationRun
from gongbao.hub.population_finding import Found, LeftOut, Person, entitlement_of
from gongbao.rules import Answer, Fact
from gongbao.services import Service, registry
from gongbao.services.entitlement import Entitlement
from gongbao.words import Words

if TYPE_CHECKING:
    from gongbao.population.question import Question


@dataclass(frozen=True)
class Line:
    """A line as its readers see it."""

    stored: PopulationLine
    told: Mapping[str, Any]
    question: "Question"
    has_account: bool = False

    @classmethod
    def of(cls, stored: PopulationLine, question: "Question", accounts: set[int]) -> "Line":
        """A stored line, decrypted."""
        return cls(stored, json.loads(stored.told), question, stored.party_id in accounts)

    @property
    def name(self) -> str:
        """What the source calls the person."""
        return str(self.told["name"])

    @property
    def facts(self) -> dict[str, Any]:
        """What is known of the person, typed."""
        known = self.question.facts
        return {name: known[name].parse(raw) for name, raw in self.told["facts"].items() if name in known}

    @property
    def answer(self) -> Answer:
        """The decision on the person, with its reasons."""
        return self.question.body.examine({**self.question.given, **self.facts}, self.question.as_of)

    @property
    def missing(self) -> Fact | None:
        """The one fact that would settle it."""
        return self.question.facts.get(self.stored.missing)


def lines_of(run: PopulationRun, question: "Question", found: str, sort: str = "") -> "Lines":
    """The lines of a list; ``sort``: ``number``, ``name``, ``answer``, ``account``, ``missing``, each with ``-``."""
    return Lines(run, question, found, sort)


class Lines:
    """The lines of a list, in order; of a long list only the part that is looked at is decrypted, where it can be."""

    def __init__(self, run: PopulationRun, question: "Question", found: str, sort: str) -> None:
        self._stored = PopulationLine.objects.filter(run=run, found=found).select_related("party", "struck_by")
        self._question, self._sort = question, sort

    def __len__(self) -> int:
        return self._stored.count()

    def __getitem__(self, part: slice) -> list[Line]:
        column, back = self._sort.removeprefix("-"), self._sort.startswith("-")
        if column in ("name", "answer"):
            lines = sorted(self._read(self._stored.order_by("number")), key=lambda each: self._key(column, each))
            return (lines[::-1] if back else lines)[part]
        order = {"account": ["party", "number"], "missing": ["missing", "number"]}.get(column, ["number"])
        found = self._stored.order_by(*order)
        return self._read((found.reverse() if back else found)[part])

    def _key(self, column: str, line: Line) -> Any:
        if column == "name":
            return line.name.encode("gb18030", "replace")
        value = line.answer.value
        return (value, "") if isinstance(value, int | Decimal) else (Decimal(0), line.answer.text)

    def _read(self, stored: Iterable[PopulationLine]) -> list[Line]:
        kept = list(stored)
        members = PartyMember.objects.filter(party__in=[each.party_id for each in kept if each.party_id])
        accounts = set(members.values_list("party_id", flat=True))
        return [Line.of(each, self._question, accounts) for each in kept]


# --- four eyes


def strike(actor: Actor, run: PopulationRun, line_id: int, because: str) -> None:
    """Takes somebody off the list. Raises Unprocessable without a reason, Conflict once it is released, NotFound."""
    if not because.strip():
        raise Unprocessable("请写明划去的原因。", "Please say why the person is struck off.")
    with transaction.atomic():
        if _locked(run).released_at is not None:
            raise _released()
        lines = PopulationLine.objects.filter(run=run, pk=line_id, found=Found.ENTITLED, struck_by=None)
        if not lines.update(struck_by_id=actor.user_id, struck_because=because.strip()[:300]):
            raise NotFound("名单中没有这一行。", "The list has no such line.")


def prepare(actor: Actor, run: PopulationRun) -> None:
    """The list has been reviewed and goes to a second person. Raises Conflict."""
    with transaction.atomic():
        held = _locked(run)
        if held.state != PopulationRun.State.DONE or held.prepared_at is not None:
            raise Conflict("这份名单还没算完，或已提交复核。", "The list is not finished, or was handed on already.")
        held.prepared_by_id, held.prepared_at = actor.user_id, clock.now()
        held.save(update_fields=["prepared_by", "prepared_at"])


def release(actor: Actor, run: PopulationRun) -> dict[str, int]:
    """Invites everybody on the list who is still to be invited; how many by message, by letter, with applications.

    Raises Forbidden for whoever prepared it, Conflict where it is not prepared, or released already.
    """
    with transaction.atomic():
        held = _locked(run)
        if held.released_at is not None:
            raise _released()
        if held.prepared_at is None:
            raise Conflict("名单还没有提交复核。", "The list has not been handed on for release.")
        if held.prepared_by_id == actor.user_id:
            raise Forbidden(
                "提交名单的人不能自己发布，请由另一人发布。", "Whoever prepared the list cannot release it."
            )
        done = _invite_all(held)
        held.released_by_id, held.released_at = actor.user_id, clock.now()
        held.result = {**held.result, "released": done}
        held.save(update_fields=["released_by", "released_at", "result"])
    return done


def _locked(run: PopulationRun) -> PopulationRun:
    return PopulationRun.objects.select_for_update(of=("self",)).select_related("agency").get(pk=run.pk)


def _released() -> Conflict:
    return Conflict("这份名单已经发布。", "The list has been released already.")


def _invite_all(run: PopulationRun) -> dict[str, int]:
    from gongbao.hub import population_runs

    done: Counter[str] = Counter(messages=0, letters=0, drafts=0, left_out=0)
    lines = PopulationLine.objects.filter(run=run, found=Found.ENTITLED, struck_by=None).select_related("party")
    inviting = _Inviting(run, population_runs.question_of(run))
    # In one order for all lists, so that two releases at once wait for each other and do not stop each other.
    people = [(line, Person(bytes(line.person), line.party)) for line in lines.order_by("person")]
    out = LeftOut(run, inviting.entitlement, [person for _, person in people])
    for line, person in people:
        done.update(["left_out"] if out.why(person) else inviting.invite(line))
    return dict(done)


class _Inviting:
    def __init__(self, run: PopulationRun, question: "Question") -> None:
        self._run, self._question = run, question
        self._service = registry()[run.service]
        self.entitlement = entitlement_of(run)

    def invite(self, stored: PopulationLine) -> list[str]:
        """Invites one person; what was done."""
        member = None
        if stored.party is not None:
            member = PartyMember.objects.filter(party=stored.party).order_by("-is_self", "pk").first()
        invitation, new = PopulationInvitation.objects.get_or_create(
            service=self._run.service,
            decision=self._run.decision,
            person=stored.person,
            defaults={
                "run": self._run,
                "party": stored.party if member else None,
                "invited_at": clock.now(),
            },
        )
        if not new:
            return ["left_out"]
        if member is None or stored.party is None:
            return ["letters"]
        if self.entitlement.prepared and self.entitlement.procedure:
            invitation.draft = self._draft(Line.of(stored, self._question, set()), member)
            invitation.save(update_fields=["draft"])
        messages.send(stored.party, invitation_words(self._service, self.entitlement, drafted=bool(invitation.draft)))
        return ["messages", *(["drafts"] if invitation.draft else [])]

    def _draft(self, line: Line, member: PartyMember) -> Draft:
        """An application with what is known filled in; the person looks at it and hands it in, or does not."""
        procedure = self._service.procedure(self.entitlement.procedure)
        facts = application_facts(self._service, procedure)
        known = {fact.name: line.facts[fact.name] for fact in facts if fact.name in line.facts}
        prepared = {
            "by": [self._run.agency.words.zh, self._run.agency.words.en],
            "source": self._run.source_name,
            "facts": list(known),
        }
        return Draft.objects.create(
            user_id=member.user_id,
            party=line.stored.party,
            service=self._service.slug,
            procedure=procedure.name,
            data={"parent": "", "facts": as_typed(facts, known, self.entitlement.role.name), "prepared": prepared},
        )


def invitation_words(service: Service, entitlement: Entitlement, *, drafted: bool = False) -> Words:
    """What the invited person is told; the letter says the same."""
    zh = (
        f"根据《{service.documents[0].title}》（{service.documents[0].number}），您可能可以享受“{entitlement.gives.zh}”，"
        f"但还没有申请。{entitlement.then.zh}"
    )
    en = (
        f"Under {service.documents[0].number} you may be entitled to this and have not applied for it: "
        f"{entitlement.gives.en}. {entitlement.then.en}"
    )
    if drafted:
        zh += "我们已按登记的情况备好一份申请草稿，在“我的办件”中，请核对后由您自己提交。"
        en += " An application with what is on record is among your drafts; look through it and hand it in yourself."
    zh += "是否办理由您决定；不愿被主动查找的，可以在“谁看过我的信息”页面关闭。"
    en += " It is up to you. If you do not want to be looked for, say so on the page “Who has read my data”."
    return Words(zh, en)
