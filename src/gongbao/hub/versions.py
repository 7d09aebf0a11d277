"""Versions of a service's definition: a case stays on the one it started under until it is moved by a command."""

import hashlib
from typing import Any

from gongbao.hub.errors import Conflict
from gongbao.hub.models import Case, ServiceVersion
from gongbao.rules.tree import written
from gongbao.services import Service, registry

Outline = dict[str, str]


class OtherVersion(Conflict):
    """The case runs on a definition that this installation has replaced."""


def outline(service: Service) -> Outline:
    """Each part of the definition by name, with a digest that changes when the part does."""
    parts: dict[str, Any] = {}
    for decision in service.decision_list:
        parts[f"decision {decision.name}"] = (decision.kind, written(decision.body))
    for procedure in service.procedure_list:
        parts[f"procedure {procedure.name}"] = (procedure.ends, procedure.opening, procedure.clock)
        for step in procedure.steps:
            parts[f"procedure {procedure.name}, step {step.name}"] = step
    for fact in service.fact_list:
        parts[f"fact {fact.name}"] = (fact.kind, fact.unit)
    return {name: hashlib.sha256(repr(part).encode()).hexdigest()[:12] for name, part in parts.items()}


def remember(service: Service) -> str:
    """Stores the outline of the version in force, and returns the version's name."""
    ServiceVersion.objects.get_or_create(
        service=service.slug, version=service.version, defaults={"outline": outline(service)}
    )
    return service.version


def service_of(case: Case, *, on_any_version: bool = False) -> Service:
    """The case's service. Raises OtherVersion when the case runs on another version than the one in force."""
    service = registry()[case.service]
    if case.version != service.version and not on_any_version:
        raise OtherVersion(
            "此件适用的办理规则已有新版本，请先由经办机关将本件转入新版本。",
            "The definition of this case has a newer version; the agency has to move the case to it first.",
        )
    return service


def difference(service: str, old: str, new: str) -> dict[str, list[str]]:
    """The parts that were ``added``, ``removed`` or ``changed`` from one version to the other."""
    outlines = dict(
        ServiceVersion.objects.filter(service=service, version__in=[old, new]).values_list("version", "outline")
    )
    return changes(outlines.get(old, {}), outlines.get(new, {}))


def changes(before: Outline, after: Outline) -> dict[str, list[str]]:
    """The parts that were ``added``, ``removed`` or ``changed`` from one outline to the other."""
    return {
        "added": sorted(after.keys() - before.keys()),
        "removed": sorted(before.keys() - after.keys()),
        "changed": sorted(name for name in before.keys() & after.keys() if before[name] != after[name]),
    }
