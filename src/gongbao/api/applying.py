"""Applying: a case begun and handed in at once, as on the portal but without a draft."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from ninja import Router
from pydantic import BaseModel, ConfigDict

from gongbao.api.fact_schema import Schema, facts_schema
from gongbao.api.sending import Key, ResultOut, told
from gongbao.api.tokens import Token, actor_of
from gongbao.hub import applications, clock, facts
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Submit, execute
from gongbao.hub.errors import Forbidden, NotFound, Unprocessable
from gongbao.hub.models import Case, Party
from gongbao.hub.party_forms import find_party
from gongbao.hub.starting import Startable
from gongbao.procedures import Procedure, Role
from gongbao.services import Service, registry

router = Router(tags=["commands"], auth=Token())
# What one person is told, nobody on the way keeps.
router.add_decorator(never_cache, mode="view")


class Named(BaseModel):
    """A person or organisation, by name and number (identity card, credit code), as registered here."""

    model_config = ConfigDict(extra="forbid")

    name: str
    number: str = ""


class Application(BaseModel):
    """An application: for whom (left out where there is no choice), what is said, who holds the other roles.

    ``parent``: the number of the case under which it is made. ``outcome``: what is asked for, where there is a choice.
    """

    model_config = ConfigDict(extra="forbid")

    party: int | None = None
    facts: dict[str, Any] = {}
    holders: dict[str, Named] = {}
    parent: str | None = None
    outcome: str = ""


@router.post(
    "/services/{service}/procedures/{procedure}/cases",
    response={201: ResultOut},
    operation_id="apply",
    summary="申请 Apply",
)
def apply(
    request: HttpRequest, response: HttpResponse, service: str, procedure: str, key: Key, asked: Application
) -> ResultOut:
    """Begins a case and hands the application in."""
    actor, startable = actor_of(request), Startable(registry()[service], registry()[service].procedure(procedure))
    startable.demand_party()
    party = _party(actor, startable, asked.party)
    parent = _parent(startable, party, asked.parent)
    ways = [each.name for each in applications.ways(startable.procedure)]
    if (asked.outcome or len(ways) > 1) and asked.outcome not in ways:
        raise Unprocessable(f"outcome 应为 {'、'.join(ways)} 之一。", f"outcome must be one of {', '.join(ways)}.")
    above = facts.values(facts.known(parent, startable.service, clock.today())) if parent else {}
    command = Submit(
        service=service,
        procedure=procedure,
        facts=applications.entered(startable.service, startable.procedure, asked.facts, above),
        party=party.pk,
        holders=_holders(startable, parent, asked.holders),
        parent=asked.parent,
        outcome=asked.outcome,
    )
    result = execute(actor, key, command)
    response.headers["Location"] = f"/api/cases/{result.case}"
    return told(result)


def _party(actor: Actor, startable: Startable, wanted: int | None) -> Party:
    fitting = [each for each in actor.parties if startable.fits(each)]
    found = [each for each in fitting if wanted in (None, each.pk)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Forbidden("您不能替这位当事人申请。", "You do not act for this party.")
    keys = "、".join(str(each.pk) for each in fitting)
    raise Unprocessable(f"请用 party 写明替谁申请：{keys}。", f"Say with party for whom you apply: {keys}.")


def _parent(startable: Startable, party: Party, number: str | None) -> Case | None:
    if number is None:
        return None
    found = startable.parents(party).filter(number=number).first()
    if found is None:
        raise NotFound("没有找到所选的事项，请重新选择。", "The case chosen was not found; please choose again.")
    return found


def _holders(startable: Startable, parent: Case | None, named: Mapping[str, Named]) -> dict[str, int]:
    roles = {each.name: each for each in applications.other_roles(startable.service, startable.procedure, parent)}
    found = {}
    for name, who in named.items():
        if name not in roles:
            raise Unprocessable(
                f"holders 可以写明 {'、'.join(roles) or '（无）'}，不能写 {name}。",
                f"holders may name {', '.join(roles) or 'nobody'}, not {name}.",
            )
        found[name] = found_party(roles[name], who.name, who.number)
    return found


def found_party(role: Role, name: str, number: str) -> int:
    """The key of the party of this name and number. Raises Unprocessable."""
    party = find_party(role, name, number)
    if party is None:
        raise Unprocessable(f"请写明{role.label.zh}的名称。", f"Give the name of the {role.label.en}.")
    return party.pk


def application_schema(service: Service, procedure: Procedure) -> Schema:
    """What an application to begin the procedure holds."""
    schema = Application.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs")
    asked = applications.application_facts(service, procedure)
    ways = [each.name for each in applications.ways(procedure)]
    roles = applications.other_roles(service, procedure, None)
    named = {role.name: {"$ref": "#/components/schemas/Named"} for role in roles}
    schema["properties"] |= {
        "facts": facts_schema(asked, at=f"#/components/schemas/{service.slug}."),
        "holders": {"type": "object", "properties": named, "additionalProperties": False},
        "outcome": {"enum": ways if len(ways) > 1 else ["", *ways]},
    }
    return schema | ({"required": ["outcome"]} if len(ways) > 1 else {})
