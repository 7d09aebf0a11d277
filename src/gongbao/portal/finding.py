"""The finder's interview as a session keeps it: encrypted, and gone with the session unless its owner wants it kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest

from gongbao.hub import clock
from gongbao.hub import facts as hub_facts
from gongbao.hub.models import KeptAnswers
from gongbao.hub.secrecy import decrypt, encrypt
from gongbao.rules import UNKNOWN, FactProblem
from gongbao.rules.values import is_known
from gongbao.services import registry
from gongbao.services.finder import Finder, offers

_KEY = "find"
#: Who may look for what concerns them.
HOLDERS = ("person", "organisation")


@dataclass(frozen=True)
class Search:
    """Who asks, about which topics (Chinese), and the answers so far as JSON carries them; None: not known."""

    holder: str
    topics: tuple[str, ...] = ()
    entries: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Search | None":
        """The search of this session; None where there is none, or it can no longer be read."""
        token = request.session.get(_KEY)
        try:
            return cls.read(decrypt(token)) if token else None
        except InvalidToken:
            return None

    @classmethod
    def read(cls, text: str) -> "Search | None":
        """A search as ``written``; None where it is none of ours."""
        try:
            holder, topics, entries = json.loads(text)
            found = cls(holder, tuple(topics), tuple((key, value) for key, value in entries))
        except (ValueError, TypeError):
            return None
        return found if holder in HOLDERS else None

    @property
    def written(self) -> str:
        """The search as text."""
        return json.dumps([self.holder, self.topics, self.entries], ensure_ascii=False)

    def remember(self, request: HttpRequest) -> None:
        """Keeps the search for this session."""
        request.session[_KEY] = encrypt(self.written)

    def keep(self, request: HttpRequest) -> None:
        """Stores the search for the signed-in person, in place of an earlier one."""
        kept = {"answers": self.written, "kept_at": clock.now()}
        KeptAnswers.objects.update_or_create(user_id=request.user.pk, defaults=kept)

    def with_answer(self, key: str, value: Any) -> "Search":
        """The search with one answer given or changed; the order of the others stays."""
        entries = dict(self.entries)
        entries[key] = value
        return replace(self, entries=tuple(entries.items()))

    @cached_property
    def finder(self) -> Finder:
        """The interview as of today, on the figures in force. Answers that no longer fit a definition are left out."""
        day = clock.today()
        found = offers(registry().values(), self.holder, self.topics)
        empty = Finder(found, day)
        return Finder(found, day, self._answers(empty), figures_of(empty, day))

    def _answers(self, finder: Finder) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        for key, value in self.entries:
            question = finder.questions.get(key)
            try:
                if question is not None:
                    answers[key] = UNKNOWN if value is None else question.fact.parse(value)
            except FactProblem:
                continue
        return answers


def figures_of(finder: Finder, day: date) -> dict[str, Mapping[str, Any]]:
    """The dated figures in force on the day, by service."""
    return {each.slug: hub_facts.values(hub_facts.parameters(each, day)) for each in finder.services}


def forget(request: HttpRequest) -> None:
    """Drops the search of this session."""
    request.session.pop(_KEY, None)


def kept(request: HttpRequest) -> KeptAnswers | None:
    """What the signed-in person asked to keep."""
    return KeptAnswers.objects.filter(user_id=request.user.pk).first() if request.user.is_authenticated else None


def known_of(request: HttpRequest, slug: str) -> dict[str, Any]:
    """What was said in this session's search of the facts of a service, for an application to begin with."""
    search = Search.of(request)
    if search is None or slug not in search.finder.facts:
        return {}
    own = {fact.name for fact in registry()[slug].fact_list if not fact.dated}
    facts = search.finder.facts[slug]
    return {name: value for name, value in facts.items() if name in own and is_known(value)}
