"""Who acts in procedures."""

from dataclasses import dataclass

from gongbao.words import Words


@dataclass(frozen=True, slots=True)
class Role:
    """Who acts: the public name (``kebab-case``), its label, and who that is.

    ``holder`` is what can hold the role: an ``agency`` (through its staff), an ``organisation`` (through its
    members) or a ``person``.
    """

    name: str
    label: Words
    about: Words | None = None
    holder: str = "agency"
