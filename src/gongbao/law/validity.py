"""Whether a document is in force on a day, and which relations say so."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongbao.words import Words

from .folding import folded
from .model import Document, Relation


class State(StrEnum):
    """The validity of a document on a day, strongest last."""

    UNKNOWN = "unknown"
    NOT_YET_IN_FORCE = "not-yet-in-force"
    IN_FORCE = "in-force"
    AMENDED = "amended"
    REPEALED_IN_PART = "repealed-in-part"
    EXPIRED = "expired"
    REPEALED = "repealed"


WORDS: Mapping[State, Words] = {
    State.UNKNOWN: Words("不明", "unknown"),
    State.NOT_YET_IN_FORCE: Words("尚未施行", "not yet in force"),
    State.IN_FORCE: Words("现行有效", "in force"),
    State.AMENDED: Words("已修改", "amended"),
    State.REPEALED_IN_PART: Words("部分废止", "repealed in part"),
    State.EXPIRED: Words("已失效", "expired"),
    State.REPEALED: Words("已废止", "repealed"),
}
BY_RELATION = {
    "amends": State.AMENDED,
    "repeals-in-part": State.REPEALED_IN_PART,
    "repeals": State.REPEALED,
}
ORDER = list(State)


@dataclass(frozen=True, slots=True)
class Ground:
    """A relation of another document that bears on the validity, and the day from which it does."""

    document: str
    relation: Relation
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class Validity:
    """A document's state on a day; ``grounds`` are the relations that say so, ``since`` the day it began."""

    number: str
    on: dt.date
    state: State
    grounds: tuple[Ground, ...] = ()
    since: dt.date | None = None

    @property
    def words(self) -> Words:
        """The state in words."""
        return WORDS[self.state]


def validity_on(
    number: str,
    relations: Iterable[tuple[str, Relation]],
    documents: Mapping[str, Document],
    on: dt.date,
) -> Validity:
    """The validity of the document ``number`` on a day.

    ``relations`` are pairs of a document's number and a relation that it states; ``documents`` the documents known,
    by number. A relation works from the day its document takes effect; a planned repeal changes nothing. A document
    that is not known and not touched by any relation is ``unknown``.
    """
    known = {folded(key): document for key, document in documents.items()}
    document = known.get(folded(number))
    grounds = [
        Ground(source, relation, working_since(source, relation, known))
        for source, relation in relations
        if relation.kind in BY_RELATION and touches(relation, number, document)
    ]
    working = [g for g in grounds if g.since is None or g.since <= on]
    state, since = own_state(document, on)
    if working and state is not State.NOT_YET_IN_FORCE:
        strongest = max((BY_RELATION[g.relation.kind] for g in working), key=ORDER.index)
        if ORDER.index(strongest) > ORDER.index(state):
            deciding = tuple(g for g in working if BY_RELATION[g.relation.kind] is strongest)
            days = [g.since for g in deciding if g.since]
            return Validity(number, on, strongest, deciding, min(days) if days else None)
    return Validity(number, on, state, (), since)


def working_since(source: str, relation: Relation, known: Mapping[str, Document]) -> dt.date | None:
    """The day from which a relation works: its own, else that on which its document takes effect."""
    if relation.since:
        return relation.since
    document = known.get(folded(source))
    return document.effective.date if document else None


def own_state(document: Document | None, on: dt.date) -> tuple[State, dt.date | None]:
    """What the document's own dates say."""
    if document is None:
        return State.UNKNOWN, None
    return state_between(document.effective.date, document.expires, on)


def state_between(effective: dt.date | None, expires: dt.date | None, on: dt.date) -> tuple[State, dt.date | None]:
    """What the dates of a document say on a day, and since when: the last day of validity still counts."""
    if effective is None:
        return State.UNKNOWN, None
    if effective > on:
        return State.NOT_YET_IN_FORCE, effective
    if expires and expires < on:
        return State.EXPIRED, expires + dt.timedelta(days=1)
    return State.IN_FORCE, effective


def touches(relation: Relation, number: str, document: Document | None) -> bool:
    """Whether a relation is about the document: by number, else by its title."""
    names = {folded(number)}
    if document:
        names |= {folded(name) for name in (document.title, document.inner_title) if name}
    return folded(relation.target) in names or bool(relation.title and folded(relation.title) in names - {""})
