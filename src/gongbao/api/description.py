"""The OpenAPI description: what ninja says of the addresses, with the words and types of every service put in.

A check and an application are one address for all services; described, each decision and each procedure is an
operation of its own, whose facts are those of its definition.
"""

import json
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE

from gongbao.api.applying import application_schema
from gongbao.api.commands import KINDS, command_schema
from gongbao.api.definitions import Check, facts_of
from gongbao.api.fact_schema import Schema, fact_schema, facts_schema
from gongbao.api.shapes import Problem
from gongbao.hub.applications import application_facts
from gongbao.hub.starting import Startable
from gongbao.procedures import Procedure
from gongbao.rules import Decision, Type
from gongbao.services import Service
from gongbao.words import Words

_AT = "#/components/schemas/"
CHECK = "/api/services/{service}/decisions/{decision}/check"
APPLY = "/api/services/{service}/procedures/{procedure}/cases"
COMMAND = "/api/cases/{number}/commands"


def described(api: NinjaAPI, services: Sequence[Service]) -> dict[str, Any]:
    """The description with the operations of these services; of none, with the addresses that they have in common."""
    document: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/")))
    paths, schemas = document["paths"], document["components"]["schemas"]
    check, apply = paths[CHECK]["post"], paths[APPLY]["post"]
    if services:
        del paths[CHECK], paths[APPLY]
    for service in services:
        used = _facts_used(service)
        schemas |= {f"{service.slug}.{name}": fact_schema(service.facts[name]) for name in used}
        for decision in service.decision_list:
            address = CHECK.format(service=service.slug, decision=decision.name)
            paths[address] = {"post": _check(check, service, decision)}
        for procedure in service.procedure_list:
            if Startable(service, procedure).role.holder != "agency":
                address = APPLY.format(service=service.slug, procedure=procedure.name)
                paths[address] = {"post": _apply(apply, service, procedure)}
    commands = {"oneOf": [command_schema(name, {}) for name in KINDS]}
    paths[COMMAND]["post"]["requestBody"] = _body(commands)
    schemas["Problem"] = Problem.model_json_schema(ref_template=REF_TEMPLATE)
    for operations in paths.values():
        for operation in operations.values():
            operation["responses"]["default"] = {
                "description": "A sentence that says what is wrong (RFC 9457).",
                "content": {"application/problem+json": {"schema": {"$ref": f"{_AT}Problem"}}},
            }
    return document


def _facts_used(service: Service) -> list[str]:
    """The facts that any operation of the service takes."""
    asked = (fact for each in service.procedure_list for fact in application_facts(service, each))
    decided = (fact for each in service.decision_list for fact in facts_of(service, each))
    return list(dict.fromkeys(fact.name for fact in (*decided, *asked)))


def _check(template: Schema, service: Service, decision: Decision) -> Schema:
    schema = Check.model_json_schema()
    schema["title"] = f"check {service.slug} {decision.name}"
    schema["properties"]["facts"] = facts_schema(facts_of(service, decision), at=f"{_AT}{service.slug}.")
    operation = _operation(template, service, f"check {service.slug} {decision.name}", decision.question)
    if decision.about:
        operation["description"] = _said(decision.about)
    answered = operation["responses"]["200"]["content"]["application/json"]
    answered["schema"] = {"allOf": [answered["schema"], {"properties": {"answer": _answers(decision)}}]}
    return operation | {"requestBody": _body(schema)}


def _answers(decision: Decision) -> Schema:
    """What the answer may be, as text."""
    match decision.kind.type:
        case Type.BOOLEAN:
            return {"enum": ["yes", "no", "unknown"]}
        case Type.ENUM:
            return {"enum": [*decision.kind.names, "none", "unknown"]}
        case Type.DATE:
            return {"anyOf": [{"type": "string", "format": "date"}, {"enum": ["none", "unknown"]}]}
        case Type.MONEY:
            return {"anyOf": [{"type": "string", "pattern": r"^-?\d+\.\d\d$"}, {"enum": ["none", "unknown"]}]}
    return {"type": "string"}


def _apply(template: Schema, service: Service, procedure: Procedure) -> Schema:
    operation = _operation(template, service, f"apply {service.slug} {procedure.name}", procedure.label)
    if procedure.about:
        operation["description"] = _said(procedure.about)
    return operation | {"requestBody": _body(application_schema(service, procedure))}


def _operation(template: Schema, service: Service, name: str, words: Words) -> Schema:
    """An operation of one service: nothing of its address is left open."""
    operation = deepcopy(template)
    operation["parameters"] = [each for each in operation["parameters"] if each["in"] != "path"]
    identifier = name.replace(" ", "_").replace("-", "_")
    return operation | {"operationId": identifier, "summary": _said(words), "tags": [service.slug]}


def _body(schema: Schema) -> Schema:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _said(words: Words) -> str:
    return f"{words.zh} {words.en}"
