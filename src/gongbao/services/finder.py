"""Several decisions answered by one interview: what somebody is entitled to over all services.

A question stands for one fact of one service, or for a fact that services share (``gongbao.services.common``). The
next question is the one that settles most of what is still open; a fact that can change no answer any more is never
asked for, nor is one that an authority judges or publishes.

>>> from datetime import date
>>> from gongbao.services import registry
>>> finder = Finder(offers(registry().values(), "person"), date(2026, 1, 5))
>>> finder.next_question().key
'veteran-employment/is_veteran'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, reduce
from typing import Any, Final

from gongbao.procedures import Role
from gongbao.rules import UNKNOWN, Answer, Decision, Fact, Records
from gongbao.rules.relevance import can_change, domain
from gongbao.rules.tree import Run, walk
from gongbao.rules.values import is_known
from gongbao.services.entitlement import Entitlement
from gongbao.services.service import Service
from gongbao.words import Words

#: The most telling facts of a decision, whose values are tried out to see which of them settle it.
MOST_TRIED: Final = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """An entitlement with the service that gives it."""

    service: Service
    entitlement: Entitlement

    @property
    def key(self) -> str:
        """Its name over all services."""
        return f"{self.service.slug}/{self.entitlement.decision.name}/{self.entitlement.role.name}"

    @property
    def decision(self) -> Decision:
        """What says whether."""
        return self.entitlement.decision


def offers(services: Iterable[Service], holder: str, topics: Iterable[str] = ()) -> tuple[Offer, ...]:
    """What a ``person`` or an ``organisation`` may have, of services with one of ``topics`` (Chinese; none: of all)."""
    wanted = frozenset(topics)
    return tuple(
        Offer(service, each)
        for service in services
        if not wanted or wanted & {topic.zh for topic in service.topics}
        for each in service.entitlements
        if holder in each.holders
    )


def topics(services: Iterable[Service], holder: str) -> dict[Words, tuple[Offer, ...]]:
    """The topics under which such a holder may have something, each with what that is."""
    found: dict[Words, tuple[Offer, ...]] = {}
    for offer in offers(services, holder):
        for topic in offer.service.topics:
            found[topic] = (*found.get(topic, ()), offer)
    return found


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: ``fact`` is what is asked for, ``key`` its name over all services.

    ``offers`` are those that it may settle, ``label`` says it in the words of the one service that needs it, or in
    those that services share.
    """

    key: str
    fact: Fact
    label: Words
    offers: tuple[Offer, ...]

    def also(self, other: Question) -> Question:
        """The same question, for further offers."""
        label = self.label if other.label == self.label else self.fact.label
        return Question(self.key, self.fact, label, (*self.offers, *other.offers))


@dataclass(frozen=True, slots=True)
class Finding:
    """What came out for an offer: ``verdict`` is ``yes``, ``no`` or ``open``.

    An open one waits for answers (``unanswered``), for what roles judge, or for figures that are not published.
    """

    offer: Offer
    answer: Answer
    verdict: str
    unanswered: tuple[Fact, ...] = ()
    judged_by: tuple[Role, ...] = ()
    figures: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Finder:
    """An interview over ``offers`` as of a day.

    ``answers`` are typed values by question, ``UNKNOWN`` for a question that was passed over; ``figures`` the dated
    figures in force, by service.
    """

    offers: tuple[Offer, ...]
    as_of: date
    answers: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The services that are asked about."""
        return tuple({offer.service.slug: offer.service for offer in self.offers}.values())

    @cached_property
    def facts(self) -> Mapping[str, Mapping[str, Any]]:
        """What is known, by service, under the service's own names."""
        return {service.slug: dict(self._known(service)) for service in self.services}

    def _known(self, service: Service) -> Iterator[tuple[str, Any]]:
        yield from self.figures.get(service.slug, {}).items()
        for fact in service.fact_list:
            value = self._said(service, fact)
            if is_known(value):
                yield fact.name, value

    def _said(self, service: Service, fact: Fact) -> Any:
        if fact.same_as is None:
            return self.answers.get(f"{service.slug}/{fact.name}", UNKNOWN)
        shared = {name: value for name, value in self.answers.items() if is_known(value)}
        return Run(shared, self.as_of)(fact.same_as).value

    def answer(self, offer: Offer) -> Answer:
        """What the service itself decides on what is known."""
        return offer.decision.examine(self.facts[offer.service.slug], self.as_of)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What has come out so far, for every offer."""
        return tuple(self._finding(offer) for offer in self.offers)

    def _finding(self, offer: Offer) -> Finding:
        answer = self.answer(offer)
        if is_known(answer.value):
            verdict = "yes" if offer.entitlement.grants(answer.value) else "no"
            return Finding(offer, answer, verdict)
        missing = [offer.service.facts[name] for name in answer.missing]
        judges = dict.fromkeys(role for fact in missing for role in self._judges(offer.service, fact))
        return Finding(
            offer,
            answer,
            "open",
            tuple(fact for fact in missing if _may_be_asked(fact) and not tuple(self._judges(offer.service, fact))),
            tuple(offer.service.roles[role] for role in judges if role in offer.service.roles),
            tuple(fact for fact in missing if fact.dated),
        )

    def _judges(self, service: Service, fact: Fact) -> Iterator[str]:
        """Who judges a fact, or what was left open in the records of a list that was given."""
        given = isinstance(fact, Records) and fact.name in self.facts[service.slug]
        for each in (fact, *(fact.item.values() if given and isinstance(fact, Records) else ())):
            if each.evidence.means == "judgement" and each.evidence.role:
                yield each.evidence.role

    # --- what to ask

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question that some offer may need, by key."""
        found: dict[str, Question] = {}
        for offer in self.offers:
            for fact in dict.fromkeys(offer.decision.facts()):
                if offer.service.facts.get(fact.name) is fact:
                    for each in questions_of(offer, fact):
                        found[each.key] = found[each.key].also(each) if each.key in found else each
        return found

    def next_question(self) -> Question | None:
        """The question that settles most of what is open; ``None`` when nothing that may be asked would matter."""
        worth: dict[str, float] = {}
        wanted: dict[str, list[tuple[Finding, Fact, Question]]] = {}
        for finding, fact, question, value in self._open_questions():
            worth[question.key] = worth.get(question.key, 0.0) + value
            wanted.setdefault(question.key, []).append((finding, fact, question))
        for key in sorted(worth, key=lambda key: -worth[key]):
            matters = [each for finding, fact, each in wanted[key] if can_change(finding.answer, fact)]
            if matters:
                return reduce(Question.also, matters)
        return None

    def _open_questions(self) -> Iterator[tuple[Finding, Fact, Question, float]]:
        """Every question for a fact of an open condition, with what it is worth to that offer."""
        for finding in self.findings:
            weighed = finding.answer.weights
            tried = 0
            for name in sorted(weighed, key=lambda name: -weighed[name]):
                fact = finding.offer.service.facts[name]
                questions = [each for each in questions_of(finding.offer, fact) if each.key not in self.answers]
                tried += bool(questions)
                settles = self._settles(finding, fact) if questions and tried <= MOST_TRIED else 0.0
                for each in questions:
                    yield finding, fact, each, (settles + weighed[name] / 2) / len(questions) / _effort(fact)

    def _settles(self, finding: Finding, fact: Fact) -> float:
        """The share of the fact's values that settle the answer; nothing for a fact with many values."""
        known, values = self.facts[finding.offer.service.slug], domain(fact)
        settled = [self._value(finding.offer, {**known, fact.name: value}) for value in values]
        return sum(map(is_known, settled)) / len(values) if values else 0.0

    def _value(self, offer: Offer, facts: Mapping[str, Any]) -> Any:
        return offer.decision.value(facts, self.as_of)


def questions_of(offer: Offer, fact: Fact) -> Iterator[Question]:
    """What to ask so that a fact is known; nothing where it is not for the asked person to say."""
    if not _may_be_asked(fact):
        return
    if fact.same_as is None:
        yield Question(f"{offer.service.slug}/{fact.name}", fact, fact.label, (offer,))
        return
    for shared in walk(fact.same_as):
        if isinstance(shared, Fact):
            label = fact.label if fact.same_as is shared else shared.label
            yield Question(shared.name, shared, label, (offer,))


def _effort(fact: Fact) -> int:
    """How many plain questions a question is as hard to answer as."""
    return 10 if isinstance(fact, Records) else 1


def _may_be_asked(fact: Fact) -> bool:
    """Open norms are judged by a role, and dated figures published: the person asked can establish neither."""
    return fact.evidence.means != "judgement" and not fact.dated
