"""What somebody may begin: procedures opened in a role that their party can hold, by themselves or under a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from gongbao.hub.commands.handlers import opening_role
from gongbao.hub.errors import Forbidden
from gongbao.hub.models import Case, CaseRole, Party
from gongbao.hub.queries import CaseView
from gongbao.procedures import Procedure, Role
from gongbao.services import Service


@dataclass(frozen=True)
class Startable:
    """A procedure that somebody may begin, and the role in which they begin it."""

    service: Service
    procedure: Procedure

    @property
    def role(self) -> Role:
        """The role of whoever begins it."""
        return self.service.roles[opening_role(self.procedure)]

    def demand_party(self) -> None:
        """Raises Forbidden where it is an agency that begins it."""
        if self.role.holder == "agency":
            raise Forbidden("此程序由机关发起，请在业务台办理。", "This procedure is begun by an agency, at the desk.")

    def fits(self, party: Party) -> bool:
        """Whether a party of this kind can hold the role."""
        return self.role.holder == party.kind

    def parents(self, party: Party) -> "QuerySet[Case]":
        """The cases under which the party may begin it: heads of families in which it has the role."""
        held = CaseRole.objects.filter(case=OuterRef("pk"), role=self.role.name, party=party)
        heads = Case.objects.filter(Exists(held), service=self.service.slug, parent=None)
        return heads.exclude(procedure=self.procedure.name).order_by("-opened_on", "-pk")


def under(view: CaseView) -> Sequence[Startable]:
    """What the reader may begin under this case, which is the head of its family."""
    if view.case.parent_id is not None:
        return ()
    mine = {holder.role for holder in view.holders if holder.party_id in view.actor.party_ids}
    others = (each for each in view.service.procedure_list if each.name != view.case.procedure)
    return [each for each in (Startable(view.service, p) for p in others) if each.role.name in mine]
