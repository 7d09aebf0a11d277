"""Stories on a moved clock: each acts, and yields how many working days it waits, or until which day."""

import heapq
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from gongbao.demo.city import City
from gongbao.hub import deadlines
from gongbao.hub.commands import (
    CastVote,
    CloseBallot,
    Command,
    Do,
    EnterFacts,
    Object,
    Rate,
    Result,
    Submit,
    VerifyFact,
    execute,
)
from gongbao.hub.models import Ballot, Case, DemoClock, FactValue, Message, Notice
from gongbao.periods import add_working_days

Story = Iterator[int | date]


@dataclass
class Stage:
    """The city, the day it is, and the stories that wait for their next day."""

    city: City
    waiting: list[tuple[date, int, Story]] = field(default_factory=list)
    count: int = 0
    day: date = date.min
    #: Told of each month that begins, as the filling takes its time.
    tell: Callable[[date], None] = lambda _: None

    # --- what people do

    def execute(self, who: str, command: Command) -> Result:
        """A person gives a command."""
        return execute(self.city.actor(who), uuid.uuid4(), command)

    def submit(self, who: str, service: str, procedure: str, facts: dict[str, Any] | None = None, **more: Any) -> str:
        """A person opens a case, for the party of the same key where there is one; the case's number."""
        party = self.city.parties.get(who)
        command = Submit(service, procedure, facts or {}, party=party.pk if party else None, **more)
        return self.execute(who, command).case

    def do(self, who: str, case: str, step: str, outcome: str, note: str = "", **facts: Any) -> None:
        """A person does a step."""
        self.execute(who, Do(case, step, outcome, facts, note))

    def enter(self, who: str, case: str, note: str = "", **facts: Any) -> None:
        """A person enters facts."""
        self.execute(who, EnterFacts(case, facts, note))

    def verify(self, who: str, case: str, most: int = 2) -> None:
        """A person verifies what others entered in the case."""
        user = self.city.users[who].pk
        latest = FactValue.objects.filter(case__number=case, verified_by=None).exclude(entered_by=user)
        for name in list(latest.exclude(source="system").values_list("name", flat=True).distinct()[:most]):
            self.execute(who, VerifyFact(case, name))

    def object(self, who: str, case: str, text: str) -> None:
        """A person objects to the notice of the case that is up."""
        notice = Notice.objects.get(case__number=case, taken_down_on=None)
        party = self.city.parties.get(who)
        self.execute(who, Object(notice.pk, text, party.pk if party else None))

    def vote(self, who: str, case: str, choice: str) -> None:
        """An expert votes in the open ballot of the case."""
        self.execute(who, CastVote(self.ballot(case), choice))

    def close_ballot(self, who: str, case: str) -> None:
        """The ballot is counted."""
        self.execute(who, CloseBallot(self.ballot(case)))

    def rate(self, who: str, case: str, score: int, text: str = "") -> None:
        """Somebody rates a case that is over."""
        self.execute(who, Rate(case, score, text))

    def ballot(self, case: str) -> int:
        """The open ballot of the case."""
        return Ballot.objects.get(case__number=case, closed_on=None).pk

    def state(self, case: str) -> tuple[str, ...]:
        """The steps of the case that are open."""
        steps = Case.objects.values_list("state", flat=True).get(number=case)["steps"]
        return tuple(name for name, step in steps.items() if step.get("opened"))

    # --- time

    def start(self, story: Story, on: date) -> None:
        """The story begins on the day."""
        self.count += 1
        heapq.heappush(self.waiting, (on, self.count, story))

    def play(self, until: date) -> None:
        """Lets the days pass up to ``until``; stories that are not over by then stay where they are."""
        if self.day > date.min:
            day = self.day + timedelta(days=1)
        elif self.waiting:
            day = min(self.waiting)[0]
        else:
            return
        began = timezone.now()
        while day <= until:
            self.day = day
            if day.day == 1:
                self.tell(day)
            _set_clock(day)
            deadlines.fire_due(day)
            while self.waiting and self.waiting[0][0] <= day:
                self._go_on(day)
            _date_messages(began, day)
            day += timedelta(days=1)
        _set_clock(until)

    def _go_on(self, day: date) -> None:
        _, place, story = heapq.heappop(self.waiting)
        wait = next(story, None)
        if wait is not None:
            later = max(wait, day) if isinstance(wait, date) else add_working_days(day, max(wait, 1))
            heapq.heappush(self.waiting, (later, place, story))


def _set_clock(day: date) -> None:
    DemoClock.objects.update_or_create(pk=1, defaults={"today": day})


def _date_messages(began: datetime, day: date) -> None:
    """Messages of the day carry its date, not that of the filling."""
    moment = timezone.make_aware(datetime.combine(day, time(10)))
    Message.objects.filter(created_at__gte=began).update(created_at=moment)
