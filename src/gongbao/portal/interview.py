"""The check as an interview: which question comes next, and the answers so far, which nobody stores.

The answers travel in the address, encrypted, so that back, forward and a bookmark work, while neither the browser's
history nor a log shows them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cryptography.fernet import InvalidToken

from gongbao.hub import facts as hub_facts
from gongbao.hub.errors import BadRequest
from gongbao.hub.secrecy import decrypt, encrypt
from gongbao.rules import Answer, FactProblem, Reason
from gongbao.services import Service


class Unreadable(BadRequest):
    """Answers that we did not write, or that no longer fit the service."""

    def __init__(self) -> None:
        super().__init__(
            "这个链接里的回答已不能读取，请重新开始自查。",
            "The answers in this link cannot be read; please start again.",
        )


@dataclass(frozen=True, slots=True)
class Interview:
    """The answers given, in their order, as JSON carries them; None stands for "I do not know"."""

    as_of: date
    entries: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def read(cls, token: str) -> "Interview":
        """The interview of a token. Raises Unreadable."""
        try:
            day, entries = json.loads(decrypt(token))
            return cls(date.fromisoformat(day), tuple((name, value) for name, value in entries))
        except (InvalidToken, ValueError, TypeError):
            raise Unreadable from None

    @property
    def token(self) -> str:
        """The interview as one word of an address."""
        return encrypt(json.dumps([self.as_of.isoformat(), self.entries], ensure_ascii=False, separators=(",", ":")))

    def answered(self, name: str) -> Any:
        """What was answered to a question; None where it was not asked or not known."""
        return dict(self.entries).get(name)

    def with_answer(self, name: str, value: Any) -> "Interview":
        """The interview with one answer given or changed; the order of the others stays."""
        entries = dict(self.entries)
        entries[name] = value
        return replace(self, entries=tuple(entries.items()))

    @property
    def last(self) -> str:
        """The name of the question answered last; empty at the start."""
        return self.entries[-1][0] if self.entries else ""

    def facts(self, service: Service) -> dict[str, Any]:
        """What is known: the answers, and the dated figures in force. Raises Unreadable."""
        try:
            given = service.parse(dict(self.entries))
        except FactProblem:
            raise Unreadable from None
        return hub_facts.with_figures(service, given, self.as_of)

    def answer(self, service: Service, decision: str) -> Answer:
        """What the decision comes to so far."""
        return service.decide(decision, self.facts(service), self.as_of)

    def next_question(self, answer: Answer) -> str:
        """The fact to ask for: the most telling one that was not yet asked; empty when nothing asked would matter."""
        asked = dict(self.entries)
        return next((name for name in answer.missing if name not in asked), "")


def grounds(reason: Reason, name: str) -> Reason | None:
    """The nearest reason with a place that a fact is needed for."""
    for child in reason.children:
        if child.name == name:
            return child if child.places else reason
        found = grounds(child, name)
        if found is not None:
            return found if found.places else reason
    return None


def shown(service: Service, entries: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The answers as typed values, in their order, for a summary."""
    known = service.parse(entries)
    return [(name, known.get(name)) for name in entries]
