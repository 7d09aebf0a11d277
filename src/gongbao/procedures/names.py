"""Names of things defined elsewhere: a definition may be given itself, or by its name."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Named(Protocol):
    """A definition of another layer: a fact, a decision, a record, a procedure."""

    @property
    def name(self) -> str: ...


def name_of(thing: str | Named) -> str:
    """The public name of ``thing``."""
    return thing if isinstance(thing, str) else thing.name
