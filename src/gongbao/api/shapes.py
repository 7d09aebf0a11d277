"""What the interface answers with, shared by its parts: words in both languages, places of the law, pages of a list."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar

from ninja import Query
from pydantic import BaseModel

from gongbao.rules.tree import split_places
from gongbao.services import Service
from gongbao.words import Words

PER_PAGE = 50
#: Written 2024-03-01.
Day = dt.date

_Item = TypeVar("_Item")

#: The number of a page of a list, counted from 1.
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Page of the list, counted from 1.")]


class Problem(BaseModel):
    """An error (RFC 9457): ``detail`` is one sentence in the language asked for, ``zh`` and ``en`` the same in both."""

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
    zh: str
    en: str


class Said(BaseModel):
    """Words in Chinese and in English."""

    zh: str
    en: str


def said(words: Words) -> Said:
    """Words as the interface gives them."""
    return Said(zh=words.zh, en=words.en)


def perhaps(words: Words | None) -> Said | None:
    """The same for words that need not be there."""
    return said(words) if words else None


class Cited(BaseModel):
    """A place in a document: its number and the place as lawyers write it."""

    document: str
    at: str


def cited(service: Service, places: str) -> list[Cited]:
    """The single places of a citation."""
    found = [service.locate(place) for place in split_places(places)]
    return [Cited(document=document.number, at=at) for document, at in found]


class Page(BaseModel, Generic[_Item]):
    """A page of a list, with how many items and pages the whole has."""

    items: list[_Item]
    page: int
    pages: int
    count: int


def paged(rows: Any, page: int, shown: Callable[[Any], _Item]) -> Page[_Item]:
    """A page of rows that can be counted and sliced; beyond the last one it is empty."""
    count = len(rows) if isinstance(rows, Sequence) else rows.count()
    items = [shown(row) for row in rows[(page - 1) * PER_PAGE : page * PER_PAGE]]
    return Page(items=items, page=page, pages=-(-count // PER_PAGE), count=count)
