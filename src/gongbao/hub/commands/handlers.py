"""What each command does, inside its transaction. A handler returns the case and what there is to tell."""

import uuid
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from gongbao.hub import attachments, ballots, clock, receipts, versions
from gongbao.hub.actors import Actor
from gongbao.hub.commands import kinds
from gongbao.hub.commands.opening import CITY, open_case
from gongbao.hub.commands.running import Attempt, Running, lock, no_such_case
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import (
    Attachment,
    BallotVoter,
    Case,
    CaseRole,
    Draft,
    FactValue,
    Notice,
    Objection,
    Party,
    Rating,
    Task,
    Urging,
)
from gongbao.periods import Period, Unit
from gongbao.procedures import Done, Extended, Paused, Procedure, Resumed, Step
from gongbao.services import registry

Told = tuple[Case, dict[str, Any]]


def _told(running: Running, **data: Any) -> Told:
    if running.case.end_state:
        data["ended"] = running.case.end_state
    return running.case, data


# --- beginning


def submit(actor: Actor, attempt: Attempt, command: kinds.Submit) -> Told:
    """See ``kinds.Submit``."""
    service = registry()[command.service]
    procedure = service.procedure(command.procedure)
    role = command.role or opening_role(procedure)
    opener = _opener(actor, service.slug, role, command)
    parent = _parent(actor, command)
    case = Case(
        district=command.district or _district(opener),
        service=service.slug,
        procedure=procedure.name,
        version=service.version,
        applicant=opener.party,
        agency=opener.agency,
        parent=parent,
        title=command.title[:300],
    )
    running = Running(case, service, actor, attempt, clock.today())
    others = [h for h in _others(running, command, parent) if h.role != role]
    _check_judged(running, command.facts, (role,))
    open_case(running, procedure, [opener, *others], command.facts, running.today)
    if command.draft is not None:
        _take_draft(actor, command.draft, case)
    first = _first_way(procedure, role, command)
    if first is not None:
        _done(running, *first, note="窗口代收" if command.at_window else "", attachments=())
    return _told(running)


def opening_role(procedure: Procedure) -> str:
    """The role of whoever opens a case: the procedure's applicant, or who does its first step."""
    if procedure.applicant is not None:
        return procedure.applicant.name
    return next(step for step in procedure.steps if not step.after).role.name


def _opener(actor: Actor, service: str, role: str, command: kinds.Submit) -> CaseRole:
    if role not in registry()[service].roles:
        raise NotFound(f"没有名为 {role} 的身份。", f"There is no role {role}.")
    if command.party is not None:
        if registry()[service].roles[role].holder == "agency":
            raise Forbidden("机关的身份不能由当事人担任。", "A party cannot take the role of an agency.")
        if not (_receives(actor, service, command) if command.at_window else command.party in actor.party_ids):
            raise Forbidden("您不能替这位当事人申请。", "You do not act for this party.")
        return CaseRole(role=role, party=Party.objects.get(pk=command.party))
    post = next((post for post in actor.posts if f"{service}/{role}" in post.roles), None)
    if post is None:
        raise Forbidden("请先选择以谁的名义办理。", "Choose first in whose name you do this.")
    return CaseRole(role=role, agency=post.agency)


def _receives(actor: Actor, service: str, command: kinds.Submit) -> bool:
    """Whether a post of the actor acts in the procedure, so that its window takes in what people bring."""
    procedure = registry()[service].procedure(command.procedure)
    acting = {f"{service}/{role.name}" for role in procedure.roles if role.holder == "agency"}
    return any(acting.intersection(post.roles) for post in actor.posts)


def _district(opener: CaseRole) -> str:
    if opener.party is not None:
        return opener.party.district
    return opener.agency.district if opener.agency else CITY


def _parent(actor: Actor, command: kinds.Submit) -> Case | None:
    if command.parent is None:
        return None
    parent = Case.objects.filter(number=command.parent, service=command.service).first()
    if parent is None or not actor.may_see(parent):
        raise no_such_case(command.parent)
    return parent


def _others(running: Running, command: kinds.Submit, parent: Case | None) -> list[CaseRole]:
    """The other holders: those named, and those of the parent case in roles that nobody was named for."""
    parties = Party.objects.in_bulk(list(command.holders.values()))
    found = []
    for role, party_id in command.holders.items():
        if role not in running.service.roles or party_id not in parties:
            raise NotFound(f"没有找到身份 {role} 的当事人。", f"The party for the role {role} was not found.")
        if running.service.roles[role].holder == "agency":
            raise Forbidden("机关的身份不能由当事人指定。", "A party cannot name an agency for its role.")
        found.append(CaseRole(role=role, party=parties[party_id]))
    if parent is not None:
        named = {holder.role for holder in found}
        above = CaseRole.objects.filter(case=parent).select_related("party", "agency").exclude(role__in=named)
        found += [CaseRole(role=h.role, party=h.party, agency=h.agency) for h in above]
    return found


def _take_draft(actor: Actor, draft_id: uuid.UUID, case: Case) -> None:
    draft = Draft.objects.filter(pk=draft_id, user_id=actor.user_id).first()
    if draft is None:
        raise NotFound("没有找到这份草稿。", "There is no such draft.")
    attachments.attach(draft.attachments.all(), case)
    draft.delete()


def _first_way(procedure: Procedure, role: str, command: kinds.Submit) -> tuple[Step, str] | None:
    """The first step and its outcome: the one named, or where the form was filled in the only one there is."""
    first = [step for step in procedure.steps if not step.after and step.role.name == role]
    if command.outcome:
        return next(((step, command.outcome) for step in first if step.outcome(command.outcome)), None)
    if len(first) != 1 or (first[0].form and not set(first[0].form).intersection(command.facts)):
        return None
    ways = [outcome.name for outcome in first[0].outcomes if not outcome.automatic]
    return (first[0], ways[0]) if len(ways) == 1 else None


# --- going on


def do(actor: Actor, attempt: Attempt, command: kinds.Do) -> Told:
    """See ``kinds.Do``."""
    running = lock(actor, command.case, attempt, revision=command.revision)
    running.demand_sight()
    step = running.procedure.by_name.get(command.step)
    if step is None:
        raise NotFound(f"没有名为 {command.step} 的环节。", f"There is no step {command.step}.")
    running.demand_doer(step)
    if command.facts:
        _check_form(running, step, command)
        running.enter(command.facts, note=command.note, entered_by=actor.user_id)
    _done(running, step, command.outcome, note=command.note, attachments=command.attachments)
    _answer_objections(running, step, command.outcome, command.note)
    return _told(running)


def _answer_objections(running: Running, step: Step, outcome: str, note: str) -> None:
    """A step that an objection opened ends with the finding on it: its outcome, with the note as the reason."""
    opened_by = running.procedure.announced.intersection(ref.step for ref in step.after)
    if not opened_by:
        return
    waiting = Objection.objects.filter(notice__case=running.case, notice__step__in=opened_by, finding="")
    taken = step.outcome(outcome)
    label = taken.label.zh if taken else outcome
    waiting.update(finding=f"{label}：{note}" if note else label)


def _check_judged(running: Running, names: Iterable[str], roles: Collection[str]) -> None:
    """What an office judges, nobody else says."""
    for name in names:
        fact = running.service.facts.get(name)
        if fact is not None and fact.evidence.role is not None and fact.evidence.role not in roles:
            label = running.service.roles[fact.evidence.role].label
            raise Forbidden(
                f"“{fact.label.zh}”由{label.zh}判断。", f'"{fact.label.en}" is for the role "{label.en}" to judge.'
            )


def _check_made(running: Running, names: Iterable[str]) -> None:
    """What came about in the case itself, such as the count of a ballot, nobody types over."""
    made = [name for name in names if name in running.known and running.known[name].source == "system"]
    if made:
        labels = [running.service.facts[name].label for name in made]
        raise Unprocessable(
            f"{'、'.join(f'“{label.zh}”' for label in labels)}由办理过程产生，不能改填。",
            f"{', '.join(f'“{label.en}”' for label in labels)} came about in the case and cannot be entered.",
        )


def _check_form(running: Running, step: Step, command: kinds.Do) -> None:
    _check_made(running, command.facts)
    extra = sorted(set(command.facts) - set(step.form))
    if extra:
        raise Unprocessable(
            f"环节 {step.name} 不填写 {'、'.join(extra)}。",
            f"The step {step.name} does not ask for {', '.join(extra)}.",
        )


def _done(running: Running, step: Step, outcome: str, *, note: str, attachments: kinds.Attachments) -> None:
    case, user_id = running.case, running.actor.user_id
    names = _claim_attachments(case, user_id, attachments)
    definition = step.outcome(outcome)
    guard = definition.guard if definition else None
    answers = [running.answer(guard, running.today)] if guard else []
    # Why the other ways were closed: a refusal rests on these, and is told to whoever was refused.
    closed = [running.answer(other.guard, running.today) for other in step.outcomes if other.guard not in (None, guard)]
    answers += [answer for answer in closed if answer.text == "no"]
    known = running.known
    data = {"step": step.name, "outcome": outcome, "note": note, "attachments": names}
    event = running.happen(Done(step.name, outcome, running.today, str(user_id)), "done", data, running.role_in(step))
    for answer in answers:
        receipts.keep(case, running.service, answer, known, event.seq)


def _claim_attachments(case: Case, user_id: int | None, ids: kinds.Attachments) -> list[str]:
    if not ids:
        return []
    found = Attachment.objects.filter(Q(case=None) | Q(case=case), pk__in=ids, user_id=user_id)
    if found.count() != len(set(ids)):
        raise NotFound("没有找到所选的附件，请重新上传。", "An attachment was not found; please upload it again.")
    attachments.attach(found, case)
    return [str(attachment) for attachment in ids]


def enter_facts(actor: Actor, attempt: Attempt, command: kinds.EnterFacts) -> Told:
    """See ``kinds.EnterFacts``."""
    running = lock(actor, command.case, attempt)
    running.demand_sight()
    roles = actor.roles_in(running.service.slug, running.holders)
    if not roles:
        raise Forbidden("只有本件的办理人可以填写事实。", "Only those who act in this case may enter facts.")
    _check_judged(running, command.facts, roles)
    _check_made(running, command.facts)
    if command.evidence is not None:
        _claim_attachments(running.case, actor.user_id, (command.evidence,))
    running.enter(command.facts, note=command.note, evidence=command.evidence, entered_by=actor.user_id)
    running.record("facts", {"names": sorted(command.facts), "note": command.note}, role=roles[0])
    running.set_deadlines()
    return _told(running)


def verify_fact(actor: Actor, attempt: Attempt, command: kinds.VerifyFact) -> Told:
    """See ``kinds.VerifyFact``."""
    running = lock(actor, command.case, attempt)
    running.demand_sight()
    running.demand_office()
    value = FactValue.objects.filter(case=running.case, name=command.name).order_by("-pk").first()
    if value is None or value.value is None:
        raise NotFound("此件没有填写这项事实。", "This fact has not been entered in the case.")
    if value.entered_by_id == actor.user_id:
        raise Forbidden(
            "填写的人不能自己核验，请由另一人核验。", "Whoever entered a fact cannot verify it; somebody else has to."
        )
    value.verified_by_id, value.verified_at = actor.user_id, clock.now()
    value.save(update_fields=["verified_by", "verified_at"])
    running.forget_facts()
    running.record("verified", {"name": command.name, "row": value.pk})
    return _told(running)


def assign_role(actor: Actor, attempt: Attempt, command: kinds.AssignRole) -> Told:
    """See ``kinds.AssignRole``."""
    running = lock(actor, command.case, attempt)
    running.demand_sight()
    role = running.service.roles.get(command.role)
    if role is None or (command.party is None) == (command.agency is None):
        raise NotFound("没有这个身份，或没有说明由谁担任。", "There is no such role, or nobody is named for it.")
    if any(holder.role == role.name for holder in running.holders):
        raise Conflict("这个身份已经有人担任。", "Somebody holds this role already.")
    if role.holder == "agency" or not actor.roles_in(running.service.slug, running.holders):
        running.demand_office()
    CaseRole.objects.create(case=running.case, role=role.name, party_id=command.party, agency_id=command.agency)
    if command.agency is not None:
        waiting = Task.objects.filter(case=running.case, role=role.name, closed_on=None)
        waiting.update(agency_id=command.agency)
    del running.holders
    running.record("role", {"role": role.name, "party": command.party, "agency": command.agency})
    return _told(running)


def pause(actor: Actor, attempt: Attempt, command: kinds.Pause) -> Told:
    """See ``kinds.Pause``."""
    running = _locked_in_office(actor, command.case, attempt)
    event = Paused(running.today, command.reason, command.at, command.steps)
    running.happen(event, "paused", {"reason": command.reason, "at": command.at, "steps": list(command.steps)})
    return _told(running)


def resume(actor: Actor, attempt: Attempt, command: kinds.Resume) -> Told:
    """See ``kinds.Resume``."""
    running = _locked_in_office(actor, command.case, attempt)
    running.happen(Resumed(running.today), "resumed", {})
    return _told(running)


def extend(actor: Actor, attempt: Attempt, command: kinds.Extend) -> Told:
    """See ``kinds.Extend``."""
    running = _locked_in_office(actor, command.case, attempt)
    if command.n <= 0 or command.unit not in list(Unit):
        raise Unprocessable("延长的期限应为正整数加单位。", "An extension is a whole number above zero with a unit.")
    period = Period(command.n, Unit(command.unit))
    event = Extended(command.step, running.today, period, command.reason, command.at)
    data = {
        "step": command.step,
        "n": command.n,
        "unit": command.unit,
        "reason": command.reason,
        "at": command.at,
    }
    running.happen(event, "extended", data)
    return _told(running)


def _locked_in_office(actor: Actor, number: str, attempt: Attempt) -> Running:
    running = lock(actor, number, attempt)
    running.demand_sight()
    running.demand_office()
    return running


# --- publicity and ballots


def object(actor: Actor, attempt: Attempt, command: kinds.Object) -> Told:  # noqa: A001
    """See ``kinds.Object``."""
    notice = Notice.objects.select_related("case").filter(pk=command.notice).first()
    if notice is None or not actor.may_see_notice(notice):
        raise NotFound("没有找到这则公示。", "There is no such notice.")
    if not command.text.strip():
        raise Unprocessable("请写明异议的内容。", "Please say what the objection is.")
    if command.party is not None and command.party not in actor.party_ids:
        raise Forbidden("您不能替这位当事人提出异议。", "You do not act for this party.")
    running = lock(actor, notice.case.number, attempt)
    notice.refresh_from_db()
    step = running.procedure.by_name.get(notice.step)
    if notice.taken_down_on is not None or step is None:
        raise Conflict("公示已经结束，不能再提异议。", "The notice is down; objections are no longer taken.")
    Objection.objects.create(
        notice=notice, user_id=actor.user_id, party_id=command.party, text=command.text, raised_on=running.today
    )
    raised = next(outcome.name for outcome in step.outcomes if not outcome.automatic)
    _done(running, step, raised, note="", attachments=())
    return _told(running, notice=notice.pk)


def cast_vote(actor: Actor, attempt: Attempt, command: kinds.CastVote) -> Told:
    """See ``kinds.CastVote``. Leaves no event: the chain would tell when somebody voted."""
    ballot = ballots.locked(command.ballot)
    ballots.cast(ballot, actor, command.choice)
    return Case.objects.get(pk=ballot.case_id), {"ballot": ballot.pk}


def close_ballot(actor: Actor, attempt: Attempt, command: kinds.CloseBallot) -> Told:
    """See ``kinds.CloseBallot``. A ballot ``x`` fills the facts ``x_experts``, ``x_agree`` ... that the service has."""
    number = Case.objects.filter(ballots=command.ballot).values_list("number", flat=True).first()
    if number is None:
        raise NotFound("没有找到这次表决。", "There is no such ballot.")
    running = _locked_in_office(actor, number, attempt)
    ballot = ballots.locked(command.ballot)
    sums = ballots.close(ballot, running.today)
    voters = BallotVoter.objects.filter(ballot=ballot).count()
    counted: dict[str, Any] = {"experts": sum(sums.values()), "members": voters, "secret": True} | sums
    prefix = ballot.name.replace("-", "_")
    names = {f"{prefix}_{key}": value for key, value in counted.items()}
    running.enter({name: value for name, value in names.items() if name in running.service.facts}, source="system")
    running.record("ballot", {"ballot": ballot.name, "result": sums, "entitled": voters})
    return _told(running, ballot=ballot.pk, result=sums)


# --- afterwards


def rate(actor: Actor, attempt: Attempt, command: kinds.Rate) -> Told:
    """See ``kinds.Rate``."""
    running = lock(actor, command.case, attempt, on_any_version=True)
    parties = {holder.party_id for holder in running.holders if holder.party_id} | {running.case.applicant_id}
    if not actor.party_ids.intersection(parties):
        raise no_such_case(command.case)
    if running.case.ended_on is None:
        raise Conflict("办结以后才能评价。", "A case can be rated once it has ended.")
    if command.score not in range(1, 6):
        raise Unprocessable("请从五个等级中选择一个。", "Choose one of the five steps.")
    if Rating.objects.filter(case=running.case).exists():
        raise Conflict("此件已经评价过。", "This case has been rated already.")
    Rating.objects.create(
        case=running.case,
        user_id=actor.user_id,
        score=command.score,
        text=command.text,
        rated_on=running.today,
    )
    running.record("rated", {"score": command.score})
    return _told(running)


def answer_rating(actor: Actor, attempt: Attempt, command: kinds.AnswerRating) -> Told:
    """See ``kinds.AnswerRating``."""
    running = lock(actor, command.case, attempt, on_any_version=True)
    running.demand_sight()
    running.demand_office()
    rating = Rating.objects.filter(case=running.case).first()
    if rating is None:
        raise NotFound("此件还没有评价。", "This case has not been rated.")
    rating.answered_on, rating.answer = running.today, command.text
    rating.save(update_fields=["answered_on", "answer"])
    running.record("rating answered", {"text": command.text})
    return _told(running)


def urge(actor: Actor, attempt: Attempt, command: kinds.Urge) -> Told:
    """See ``kinds.Urge``."""
    running = lock(actor, command.case, attempt, on_any_version=True)
    running.demand_sight()
    task = Task.objects.select_related("agency").filter(case=running.case, step=command.step, closed_on=None).first()
    if task is None:
        raise Conflict("这个环节已经办完，不用督办。", "This step is done and need not be urged.")
    # For a party's step the agency in charge of the case has to see to it.
    agency = task.agency or running.case.agency
    if agency is None:
        raise Unprocessable("本件没有承办机关，不能督办。", "The case has no agency that could be urged.")
    if not actor.supervises(agency):
        raise Forbidden("督办由该机关的监督人员进行。", "Only who supervises the agency may urge it.")
    text = _said(command.text)
    if command.answer_by <= running.today:
        raise Unprocessable("答复期限要在今天以后。", "The day for the answer has to be after today.")
    urging = Urging.objects.create(
        case=running.case,
        task=task,
        agency=agency,
        sender_id=actor.user_id,
        sent_on=running.today,
        text=text,
        answer_by=command.answer_by,
    )
    # The parties' history tells that, not what: "say" is for the authority.
    running.record("urged", {"step": task.step, "urging": urging.pk, "say": text, "by": str(command.answer_by)})
    return _told(running, urging=urging.pk)


def answer_urging(actor: Actor, attempt: Attempt, command: kinds.AnswerUrging) -> Told:
    """See ``kinds.AnswerUrging``."""
    running = lock(actor, command.case, attempt, on_any_version=True)
    running.demand_sight()
    urging = Urging.objects.filter(pk=command.urging, case=running.case).first()
    if urging is None:
        raise NotFound("没有找到这次督办。", "There is no such message.")
    if all(post.agency_id != urging.agency_id for post in actor.posts):
        raise Forbidden("督办由被督办的机关答复。", "The agency that was urged answers.")
    if urging.answered_on is not None:
        raise Conflict("这次督办已经答复。", "This message has been answered.")
    urging.answer, urging.answered_by_id, urging.answered_on = _said(command.text), actor.user_id, running.today
    urging.save(update_fields=["answer", "answered_by", "answered_on"])
    running.record("urging answered", {"urging": urging.pk, "say": urging.answer})
    return _told(running)


def _said(text: str) -> str:
    if not text.strip():
        raise Unprocessable("请填写内容。", "Say something.")
    return text.strip()


def move_to_version(actor: Actor, attempt: Attempt, command: kinds.MoveToVersion) -> Told:
    """See ``kinds.MoveToVersion``."""
    running = lock(actor, command.case, attempt, on_any_version=True)
    running.demand_sight()
    running.demand_office()
    old, new = running.case.version, versions.remember(running.service)
    if old == new:
        raise Conflict("此件已经适用现行规则。", "The case is on the version in force already.")
    procedure = running.service.procedures.get(running.case.procedure)
    lost = [step for step in running.state.open_steps if procedure is None or step not in procedure.by_name]
    if lost:
        raise Unprocessable(
            f"新版本没有正在办理的环节 {'、'.join(lost)}，请先办完。",
            f"The new version has no step {', '.join(lost)}, which is open; finish it first.",
        )
    running.case.version = new
    difference = versions.difference(running.service.slug, old, new)
    running.record("moved", {"from": old, "to": new, "reason": command.reason, "difference": difference})
    running.catch_up()
    running.set_deadlines()
    return _told(running)
