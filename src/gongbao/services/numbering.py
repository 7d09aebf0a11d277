"""Registers whose entries are known by a number that stands in running text, such as DB11/T 881-2012.

A number is written in many ways: in full width, with spaces or without, with any dash. ``levelled`` brings a text
into one form without moving a character, so that a pattern finds every spelling and offsets stay those of the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from gongbao.rules import Decision, DefinitionError, Fact
from gongbao.rules.tree import Expr, written
from gongbao.words import Words

_DASHES = "‐‑‒–—―−－﹣"


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text: as it is written there, its offset, its key, and the key without the edition."""

    written: str
    start: int
    key: str
    series: str

    @property
    def has_edition(self) -> bool:
        """Whether the number says which edition is meant."""
        return self.key != self.series


@dataclass(frozen=True)
class Numbering:
    """How the entries of a register are found by their numbers, and whether an entry counts on a day.

    ``content`` holds the number. ``pattern`` finds one in levelled text (upper case, half width, one dash, blanks for
    white space); its group ``series`` is the number without the edition, where numbers have editions. ``good`` asks
    of an entry's contents whether it counts on the day; ``ended_on`` and ``replaced_by`` name the contents that tell
    since when it does not, and what to use instead.
    """

    content: str
    pattern: str
    good: Decision = field(compare=False, hash=False)
    ended_on: str = ""
    replaced_by: str = ""

    def __repr__(self) -> str:
        return f"Numbering{(self.content, self.pattern, written(self.good.body), self.ended_on, self.replaced_by)!r}"

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every number in the text, in its order."""
        for match in self._expression.finditer(levelled(text)):
            series = match.groupdict().get("series") or match.group()
            yield Mention(text[match.start() : match.end()].strip(), match.start(), _key(match.group()), _key(series))

    def key(self, number: str) -> str:
        """What is the same for every spelling of a number."""
        return _key(levelled(number))

    def series(self, number: str) -> str:
        """The key of a number without its edition; the whole key where it is none of these numbers."""
        return next((each.series for each in self.mentions(number)), self.key(number))


def numbered(
    content: Fact, pattern: str, good: Expr, *, ended_on: Fact | None = None, replaced_by: Fact | None = None
) -> Numbering:
    """The numbering of a register. Raises ``DefinitionError`` for a pattern that is no regular expression."""
    try:
        re.compile(pattern)
    except re.error as mistake:
        raise DefinitionError(
            f"编号的格式 {pattern} 有误：{mistake}。", f"The pattern of numbers {pattern} is wrong: {mistake}."
        ) from None
    question = Words("该条目当日是否有效？", "Does the entry count on the day?")
    names = ("" if each is None else each.name for each in (ended_on, replaced_by))
    return Numbering(content.name, pattern, Decision("entry-counts", question, good), *names)


def levelled(text: str) -> str:
    """The text in upper case and half width, with one kind of dash and blanks for white space; as long as before."""
    return "".join(map(_levelled, text))


@lru_cache(maxsize=65_536)
def _levelled(char: str) -> str:
    if char in _DASHES:
        return "-"
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char).upper()
    return plain if len(plain) == 1 else char


def _key(levelled_number: str) -> str:
    return levelled_number.replace(" ", "")
