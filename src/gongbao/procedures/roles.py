"""Who acts in procedures."""

from dataclasses import dataclass

from gongbao.words import Words


@dataclass(frozen=True, slots=True)
class Role:
    """Who acts: the public name (``kebab-case``), its label, and who that is.

    ``holder`` is what can hold the role: an ``agency`` (through its staff), an ``organisation`` (through its
    members) or a ``person``. ``was`` names the role that its holder had before: a bank that has applied acts on as
    partner bank. Where nobody else is named for this role in a case, whoever holds that one has it.
    """

    name: str
    label: Words
    about: Words | None = None
    holder: str = "agency"
    was: str = ""
