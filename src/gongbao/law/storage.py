"""Issues and documents as JSON values, their digests, and the difference of two versions."""

import datetime as dt
import hashlib
import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from . import model
from .model import Document, Issue
from .places import Place, Step

VERSION = 1
"""The version of the stored form; it rises when a stored document must be read anew from its source."""


def to_json(value: Document | Issue) -> dict[str, Any]:
    """The document or issue as plain JSON values; places stand as lawyers write them."""
    return {"version": VERSION, **as_values(value)}


def document_from_json(values: Mapping[str, Any]) -> Document:
    """The document that ``to_json`` was given."""
    document: Document = from_values(Document, {k: v for k, v in values.items() if k != "version"})
    return document


def issue_from_json(values: Mapping[str, Any]) -> Issue:
    """The issue that ``to_json`` was given."""
    issue: Issue = from_values(Issue, {k: v for k, v in values.items() if k != "version"})
    return issue


def as_values(value: Any, without: frozenset[str] = frozenset()) -> Any:
    """Dataclasses as objects, dates as text, tuples as arrays; without empty fields and those of the names given."""
    kind: Any = type(value)
    if kind is str or kind is int:
        return value
    if kind is tuple:
        return [as_values(item, without) for item in value]
    if kind is Place:
        return [[step.unit, step.number] for step in value.steps] + ([value.within] if value.within else [])
    if names := field_names(kind, without):
        pairs = ((name, getattr(value, name)) for name in names)
        return {name: as_values(v, without) for name, v in pairs if v is not None and v != "" and v != ()}
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


@cache
def field_names(kind: Hashable, without: frozenset[str]) -> tuple[str, ...]:
    """The names of a dataclass's fields but those; none of any other type."""
    found = fields(kind) if isinstance(kind, type) and is_dataclass(kind) else ()
    return tuple(field.name for field in found if field.name not in without)


@cache
def hints(kind: Hashable) -> dict[str, Any]:
    """The types of a dataclass's fields."""
    return get_type_hints(kind, vars(model))


def from_values(kind: Any, value: Any) -> Any:
    """The value of type ``kind`` that ``as_values`` turned into ``value``."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        return from_values(next(k for k in get_args(kind) if k is not NoneType), value)
    if origin is Literal:
        return value
    if origin is tuple:
        inner = get_args(kind)
        return tuple(from_values(inner[0] if inner[-1] is ... else inner[i], v) for i, v in enumerate(value))
    if kind is Place:
        steps = tuple(Step(*step) for step in value if isinstance(step, list))
        return Place(steps, next((v for v in value if isinstance(v, str)), ""))
    if kind is dt.date:
        return dt.date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{f.name: from_field(hints(kind)[f.name], value, f.name) for f in fields(kind)})
    return value


def from_field(kind: Any, values: Mapping[str, Any], name: str) -> Any:
    """A field's value; a field that was left out was empty."""
    if name in values:
        return from_values(kind, values[name])
    if get_origin(kind) is tuple:
        return ()
    return "" if kind is str else None


def digest_of(value: Issue | Document) -> str:
    """A SHA-256 over everything the text says: equal for two readings of one text, whatever the file and its layout."""
    text = json.dumps(as_values(value, LAYOUT), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


LAYOUT = frozenset({"name", "digest", "line", "lines", "joins"})
"""The fields that name the file and the lines in which the words stand."""


@dataclass(frozen=True, slots=True)
class Change:
    """A place whose words differ between two versions; none where a version has no such place."""

    at: Place
    old: str | None
    new: str | None


def difference(old: Document, new: Document) -> tuple[Change, ...]:
    """The places whose own words changed from ``old`` to ``new``, in reading order, those taken away at the end."""
    before, after = words_by_place(old), words_by_place(new)
    changes = []
    for key, (place, words) in after.items():
        past = before[key][1] if key in before else None
        if past != words:
            changes.append(Change(place, past, words))
    changes += [Change(place, words, None) for key, (place, words) in before.items() if key not in after]
    return tuple(changes)


def words_by_place(document: Document) -> dict[tuple[str, ...], tuple[Place, str]]:
    """The own words of each provision by the key of its place."""
    found: dict[tuple[str, ...], tuple[Place, str]] = {}
    for provision in document.passages():
        found.setdefault(provision.place.key, (provision.place, provision.heading + provision.text))
    return found
