"""Who acts in procedures."""

from dataclasses import dataclass

from gongbao.words import Words


@dataclass(frozen=True, slots=True)
class Role:
    """Who acts: the public name (``kebab-case``), its label, and who that is."""

    name: str
    label: Words
    about: Words | None = None
