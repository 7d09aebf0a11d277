"""Services: one folder a policy, definitions only.

A folder here is found by its name; a package elsewhere by the entry point group ``gongbao.services``, whose value is
the module that holds ``service``.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules

from gongbao.services.duties import duty
from gongbao.services.record import record
from gongbao.services.service import (
    Document,
    Service,
    agency,
    conditions_of,
    defined_in,
    facts_in,
    organisation,
    person,
    provision,
)
from gongbao.words import Problem


class NoSuchService(Problem):
    """A service is asked for that nobody has defined."""

    status = 404


class Registry(Mapping[str, Service]):
    """Every service by its slug. A service's modules are imported when it is first asked for.

    ``modules`` are the services at hand; ``announced`` finds those of other packages, when it matters.
    """

    def __init__(self, modules: Mapping[str, str], announced: Callable[[], Mapping[str, str]] = dict) -> None:
        self._at_hand = modules
        self._announced = announced

    @cached_property
    def _modules(self) -> Mapping[str, str]:
        return dict(sorted({**self._announced(), **self._at_hand}.items()))

    def __getitem__(self, slug: str) -> Service:
        return _load(self.module(slug))

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def __contains__(self, slug: object) -> bool:
        return slug in self._modules

    def module(self, slug: str) -> str:
        """The name of the module that defines a service; what belongs to it lies beside that module."""
        found = self._at_hand.get(slug) or self._modules.get(slug)
        if found is None:
            known = self._modules
            raise NoSuchService(
                f"没有名为 {slug} 的服务；现有 {'、'.join(known)}。",
                f"There is no service named {slug}; there are {', '.join(known)}.",
            )
        return found


@cache
def _load(module: str) -> Service:
    service = import_module(module).service
    if not isinstance(service, Service):
        raise TypeError(f"{module}.service is no Service")
    return service


@cache
def registry() -> Registry:
    """The services of this installation."""
    own = {
        folder.name.replace("_", "-"): f"{__name__}.{folder.name}" for folder in iter_modules(__path__) if folder.ispkg
    }
    return Registry(own, _announced)


def _announced() -> dict[str, str]:
    from importlib.metadata import entry_points  # takes as long to load as all our services

    return {entry.name: entry.value for entry in entry_points(group="gongbao.services")}


__all__ = [
    "Document",
    "NoSuchService",
    "Registry",
    "Service",
    "agency",
    "conditions_of",
    "defined_in",
    "duty",
    "facts_in",
    "organisation",
    "person",
    "provision",
    "record",
    "registry",
]
