"""What a person may do in a case besides its open steps: the commands that are open to them, as far as that is known
before they are sent.
"""

from collections.abc import Iterator

from gongbao.hub.commands import kinds
from gongbao.hub.models import Urging
from gongbao.hub.party_forms import acting_roles, to_be_named
from gongbao.hub.queries import CaseView
from gongbao.procedures import Role


def open_to(view: CaseView) -> Iterator[type]:
    """The kinds of commands that the reader may give now; whether it is allowed in full, each command asks itself."""
    if view.outdated is not None:
        if view.in_office:
            yield kinds.MoveToVersion
    else:
        yield from _in_force(view)
    if may_rate(view):
        yield kinds.Rate
    rating = view.file.rating
    if view.in_office and rating is not None and rating.answered_on is None:
        yield kinds.AnswerRating
    if to_urge(view):
        yield kinds.Urge
    if to_answer(view):
        yield kinds.AnswerUrging


def _in_force(view: CaseView) -> Iterator[type]:
    """What needs a case on the definition in force."""
    if view.my_roles and view.case.ended_on is None:
        yield kinds.EnterFacts
    if to_verify(view):
        yield kinds.VerifyFact
    if vacant_roles(view) and (view.my_roles or view.in_office):
        yield kinds.AssignRole
    if view.in_office and view.case.ended_on is None:
        yield kinds.Resume if view.state.paused else kinds.Pause
        if extendable(view):
            yield kinds.Extend


def vacant_roles(view: CaseView) -> list[Role]:
    """The roles of people and organisations that act in the procedure and that nobody holds."""
    if view.case.ended_on is not None:
        return []
    return [*to_be_named(acting_roles(view.procedure), {holder.role for holder in view.holders})]


def to_verify(view: CaseView) -> list[str]:
    """The facts of the case itself that the reader may verify: somebody else entered them, and nobody has verified."""
    if not view.in_office:
        return []
    waiting = [
        (name, view.file.entries[each.row])
        for name, each in view.known.items()
        if each.row is not None and each.case_id == view.case.pk and not each.verified and each.source != "system"
    ]
    return [name for name, entry in waiting if entry.entered_by_id != view.actor.user_id]


def extendable(view: CaseView) -> list[str]:
    """The open steps whose period can be extended."""
    return [each.step.name for each in view.tasks if each.step.due is not None]


def may_rate(view: CaseView) -> bool:
    """Whether the reader, a party of the case, may say how it was handled."""
    if view.case.ended_on is None:
        return False
    parties = {holder.party_id for holder in view.holders} | {view.case.applicant_id}
    return bool(parties & view.actor.party_ids) and view.file.rating is None


def to_urge(view: CaseView) -> list[str]:
    """The open steps whose agency the reader supervises."""
    found = ((each.step.name, each.task.agency or view.case.agency) for each in view.tasks)
    return [name for name, agency in found if agency is not None and view.actor.supervises(agency)]


def to_answer(view: CaseView) -> list[int]:
    """The supervisors' messages that wait for an answer of the reader's agency."""
    agencies = [post.agency_id for post in view.actor.posts]
    if not agencies:
        return []
    waiting = Urging.objects.filter(case=view.case, agency_id__in=agencies, answered_on=None)
    return list(waiting.order_by("pk").values_list("pk", flat=True))
