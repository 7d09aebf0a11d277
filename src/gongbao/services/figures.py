"""Figures that somebody publishes from time to time: which decisions rest on them, and by when a year's is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongbao.rules import Decision, Fact
from gongbao.services.duties import Duty
from gongbao.services.service import Service


def figures_of(decision: Decision) -> tuple[Fact, ...]:
    """The published figures that a decision rests on, in the order of the definition."""
    return tuple(dict.fromkeys(fact for fact in decision.facts() if fact.dated))


def decisions_on(service: Service, figure: Fact) -> tuple[Decision, ...]:
    """The decisions whose answer can hang on a figure."""
    return tuple(each for each in service.decision_list if any(fact is figure for fact in each.facts()))


@dataclass(frozen=True, slots=True)
class Publication:
    """A year's figure: the duty by which it is published, and the last day for it."""

    duty: Duty
    last_day: date

    def overdue(self, today: date) -> bool:
        """Whether the last day, on which it can still be done in time, is over."""
        return self.last_day < today


def publication(service: Service, figure: Fact, year: int) -> Publication | None:
    """By when the figure of ``year`` is to be published; ``None`` where no document names a day.

    That is the day of the yearly duty whose record carries the figure.
    """
    return min(_publications(service, figure, year), key=lambda each: each.last_day, default=None)


def _publications(service: Service, figure: Fact, year: int) -> Iterator[Publication]:
    for duty in service.duty_list:
        record = service.records.get(duty.record)
        if duty.every == "year" and record and any(each is figure for each in record.contents):
            yield from (Publication(duty, date(year, month, day)) for month, day in duty.by)
