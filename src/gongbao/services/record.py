"""A register, file, certificate or report: what it holds, who keeps it, and how its entries are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongbao.procedures import Role
from gongbao.rules import Fact
from gongbao.services.numbering import Numbering
from gongbao.words import Words


@dataclass(frozen=True, slots=True)
class Record:
    """A register, file, certificate or report that the document calls for: who keeps it and what it holds.

    ``public`` where the document demands that anyone may look it up. ``rows`` are the entries that the document
    itself prints, by the names of the contents; a ``Words`` stands where a text has two languages. ``numbering`` where
    entries are known by a number that can be found in any text.

    ``key`` names the contents that tell entries apart: what is entered under the same key goes into the same entry,
    with history; with ``one_a_case`` a case has one entry, which grows as the case goes on. Neither: each entry stands
    by itself. ``applicant`` names the content that holds the name of the case's applicant, or where an agency began
    the case of the party that it is about; ``holders`` contents with the names of those who hold other roles in it, as
    (content, role). ``public_once`` names the content from whose entry on a line of a public register is shown.
    ``area`` names the enumeration by which a public list is laid out.
    """

    name: str
    label: Words
    at: str
    keeper: str
    contents: tuple[Fact, ...]
    public: bool = False
    rows: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)
    numbering: Numbering | None = None
    key: tuple[str, ...] = ()
    one_a_case: bool = False
    applicant: str = ""
    area: str = ""
    holders: tuple[tuple[str, str], ...] = ()
    public_once: str = ""

    @property
    def fields(self) -> Mapping[str, Fact]:
        """The contents by name."""
        return {each.name: each for each in self.contents}

    @property
    def named(self) -> tuple[str, ...]:
        """The contents that it names for a purpose."""
        purposes = (self.applicant, self.area, self.public_once)
        return (*filter(None, purposes), *(content for content, _ in self.holders))


def record(
    name: str,
    zh: str,
    en: str,
    at: str,
    keeper: Role,
    *contents: Fact,
    public: bool = False,
    rows: Iterable[Mapping[str, Any]] = (),
    numbering: Numbering | None = None,
    key: Iterable[Fact] = (),
    one_a_case: bool = False,
    applicant: Fact | None = None,
    area: Fact | None = None,
    holders: Iterable[tuple[Fact, Role]] = (),
    public_once: Fact | None = None,
) -> Record:
    """A register, file, certificate or report with its contents; see ``Record``."""
    return Record(
        name,
        Words(zh, en),
        at,
        keeper.name,
        contents,
        public,
        tuple(rows),
        numbering,
        tuple(each.name for each in key),
        one_a_case,
        applicant.name if applicant is not None else "",
        area.name if area is not None else "",
        tuple((content.name, role.name) for content, role in holders),
        public_once.name if public_once is not None else "",
    )
