"""Figures that somebody publishes for a period: proposed by one person, in force once another has approved them."""

from datetime import date
from typing import Any

from gongbao.hub import clock
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import Parameter
from gongbao.rules import FactProblem
from gongbao.services import registry


def propose(actor: Actor, service: str, name: str, raw: Any, valid_from: date, source: str) -> Parameter:
    """Enters a figure with its source. Raises Forbidden, NotFound, Unprocessable."""
    _demand_staff(actor, service)
    fact = next((fact for fact in registry()[service].figures if fact.name == name), None)
    if fact is None:
        raise NotFound(f"{name} 不是定期公布的数值。", f"{name} is no figure that is published from time to time.")
    if not source.strip():
        raise Unprocessable("请写明数值的来源。", "Please give the source of the figure.")
    try:
        value = fact.dump(fact.parse(raw))
    except FactProblem as problem:
        # People know the figure by its label.
        name, said = f"{fact.name}（{fact.label.zh}）", problem.words
        raise Unprocessable(
            said.zh.replace(name, f"“{fact.label.zh}”"), said.en.replace(name, f"“{fact.label.en}”")
        ) from None
    return Parameter.objects.create(
        service=service,
        name=name,
        value=value,
        valid_from=valid_from,
        source=source.strip()[:300],
        proposed_by_id=actor.user_id,
    )


def approve(actor: Actor, parameter_id: int) -> Parameter:
    """Puts a proposed figure in force. Raises Forbidden for the one who proposed it, Conflict when it is approved."""
    parameter = Parameter.objects.filter(pk=parameter_id).first()
    if parameter is None:
        raise NotFound("没有找到这项数值。", "There is no such figure.")
    _demand_staff(actor, parameter.service)
    if parameter.proposed_by_id == actor.user_id:
        raise Forbidden("提出的人不能自己批准，请由另一人批准。", "Whoever proposed a figure cannot approve it.")
    approved = {"approved_by_id": actor.user_id, "approved_at": clock.now()}
    if not Parameter.objects.filter(pk=parameter_id, approved_by=None).update(**approved):
        raise Conflict("这项数值已经批准。", "This figure has been approved already.")
    parameter.refresh_from_db()
    return parameter


def history(service: str) -> list[Parameter]:
    """Every figure of the service, the ones in force and the proposals, newest first."""
    found = Parameter.objects.filter(service=service).select_related("proposed_by", "approved_by")
    return list(found.order_by("name", "-valid_from", "-pk"))


def _demand_staff(actor: Actor, service: str) -> None:
    if not any(role.partition("/")[0] == service for post in actor.posts for role in post.roles):
        raise Forbidden("数值由经办机关的工作人员维护。", "Figures are kept by the staff who run the service.")
