"""Yearly figures in the demo: invented ones, of the size that the worked examples have, for last year and this."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from gongbao.demo.city import City
from gongbao.hub import examples, parameters
from gongbao.hub.models import Agency
from gongbao.rules import Fact, Type
from gongbao.services import Service, registry

SOURCE = "演示用的虚构数值"
_GROWTH = Decimal("1.03")


def publish(city: City, today: date) -> None:
    """One clerk proposes and another approves the figures of every service whose examples know them."""
    for service in registry().values():
        clerks = _clerks(city, service)
        for fact, value in _known(service) if clerks else ():
            for year, worth in _by_year(fact, value, today.year):
                proposed = parameters.propose(
                    city.actor(clerks[0]), service.slug, fact.name, worth, date(year, 1, 1), SOURCE
                )
                parameters.approve(city.actor(clerks[1]), proposed.pk)


def _by_year(fact: Fact, value: Any, year: int) -> Iterator[tuple[int, Any]]:
    yield year - 1, value
    if fact.kind.type is Type.MONEY:
        yield year, str((Decimal(str(value)) * _GROWTH).quantize(Decimal(1)))


def _known(service: Service) -> Iterator[tuple[Fact, Any]]:
    cases = examples.of(service.slug).get("cases", [])
    for fact in service.figures:
        values = [case["facts"][fact.name] for case in cases if (case.get("facts") or {}).get(fact.name) is not None]
        if values and fact.kind.is_numeric:
            yield fact, values[0]


def _clerks(city: City, service: Service) -> list[str]:
    """Two people of an office that has a role in the service."""
    offices = Agency.objects.filter(roles__overlap=[f"{service.slug}/{role.name}" for role in service.role_list])
    for key, agency in city.agencies.items():
        if f"{key}-2" in city.users and offices.filter(pk=agency.pk).exists():
            return [f"{key}-1", f"{key}-2"]
    return []
