"""Atom feeds (RFC 4287) of new issues, of a body's documents, and of what happens to a document; no account needed."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from gongbao.hub import gazette_news, library
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.gazette_news import Change
from gongbao.hub.models import LawDocument, LawIssue
from gongbao.words import Words

MOST = 50


class AtomFeed(Feed):
    """What the feeds have in common; an address is the page's, so a reader shows nothing twice."""

    feed_type = Atom1Feed

    def item_guid(self, item: Any) -> str:
        """The address of what the entry tells."""
        return str(self.item_link(item))


class Issues(AtomFeed):
    """Every new issue."""

    def title(self) -> str:
        """Of the feed."""
        return in_page_language(Words("新一期公报", "New issues of the gazette"))

    def link(self) -> str:
        """The page of the issues."""
        return reverse("portal:issues")

    def items(self) -> "Iterable[LawIssue]":
        """The newest issues."""
        return library.issues().order_by("-published", "-pk")[:MOST]

    def item_title(self, item: LawIssue) -> str:
        """Its title."""
        return item.title

    def item_description(self, item: LawIssue) -> str:
        """The titles of its documents."""
        return "；".join(item.documents.order_by("position").values_list("title", flat=True))

    def item_link(self, item: LawIssue) -> str:
        """Its page."""
        return reverse("portal:issue", args=[item.key])

    def item_pubdate(self, item: LawIssue) -> datetime:
        """When it came out."""
        return _moment(item.published) or item.imported_at

    def item_updateddate(self, item: LawIssue) -> datetime:
        """When its current version was imported."""
        return item.imported_at


class Body(AtomFeed):
    """The new documents of a body."""

    def get_object(self, request: HttpRequest, name: str) -> str:
        """The body, which must have issued something."""
        if not library.documents().filter(issuers__contains=[name]).exists():
            raise NotFound(f"没有 {name} 的文件。", f"There are no documents of {name}.")
        return name

    def title(self, name: str) -> str:
        """Of the feed."""
        return in_page_language(Words(f"{name}的新文件", f"New documents of {name}"))

    def link(self, name: str) -> str:
        """The page of the body."""
        return reverse("portal:body", args=[name])

    def items(self, name: str) -> "Iterable[LawDocument]":
        """Its newest documents."""
        found = library.documents().filter(issuers__contains=[name])
        return found.order_by("-issue__published", "-issue__imported_at", "-pk")[:MOST]

    def item_title(self, item: LawDocument) -> str:
        """Its title."""
        return item.title

    def item_description(self, item: LawDocument) -> str:
        """Its number and the issue."""
        return " · ".join(filter(None, (item.number, item.issue.title)))

    def item_link(self, item: LawDocument) -> str:
        """Its page."""
        return reverse("portal:law-document", args=[str(item)])

    def item_pubdate(self, item: LawDocument) -> datetime:
        """When the issue came out."""
        return _moment(item.issue.published or item.issued) or item.issue.imported_at


class Document(AtomFeed):
    """What happens to a document: repeals, amendments, corrections."""

    def get_object(self, request: HttpRequest, number: str) -> LawDocument:
        """The document."""
        return library.find_row(number)

    def title(self, row: LawDocument) -> str:
        """Of the feed."""
        return in_page_language(Words(f"{row}的变化", f"Changes of {row}"))

    def link(self, row: LawDocument) -> str:
        """The page of the document."""
        return reverse("portal:law-document", args=[str(row)])

    def items(self, row: LawDocument) -> list[Change]:
        """The latest changes."""
        return gazette_news.changes_of(row)[:MOST]

    def item_title(self, item: Change) -> str:
        """What happened."""
        return in_page_language(item.words)

    def item_description(self, item: Change) -> str:
        """From which day it works."""
        return in_page_language(Words(f"自{item.on}起", f"from {item.on} on")) if item.on else ""

    def item_link(self, item: Change) -> str:
        """The page about it."""
        return item.address

    def item_pubdate(self, item: Change) -> datetime:
        """When it came to be known."""
        return item.known_at


def _moment(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None
