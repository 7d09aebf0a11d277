"""The demo's city with a few cases of its stories, on a Wednesday."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from gongbao.demo import arts_stories, city, title_stories
from gongbao.demo.stage import Stage
from gongbao.hub.models import Case, DemoClock, Task
from gongbao.periods import add_working_days

WEDNESDAY = date(2024, 6, 12)


@dataclass
class Desk:
    """Shorthands: whose browser, and which case has a step open."""

    stage: Stage

    def client(self, who: str) -> Client:
        """A browser in which this person is signed in."""
        client = Client()
        client.force_login(self.stage.city.users[who])
        return client

    def play(self, until: date = WEDNESDAY) -> None:
        """The stories go on until the day."""
        self.stage.play(until)

    def play_to(self, step: str, number: int = 1) -> list[Task]:
        """The stories go on until the step is open in so many cases."""
        for ahead in range(60):
            self.stage.play(WEDNESDAY + timedelta(days=ahead - 30))
            tasks = list(Task.objects.filter(step=step, closed_on=None).select_related("case").order_by("pk"))
            if len(tasks) == number:
                return tasks
        raise AssertionError(f"{step} never opened")

    def application(self, place: int, turn: str = "", days: int = 8) -> None:
        """An application that began some working days ago."""
        person = title_stories.Applicant(f"resident-{place}", 0, turn)
        self.stage.start(title_stories.application(self.stage, person), add_working_days(WEDNESDAY, -days))

    def contract(self, days: int, **course: Any) -> None:
        """A contract that began some working days ago."""
        agreed = arts_stories.Course("少儿钢琴", 10, "1000.00", **course)
        cast = arts_stories.Cast("school-1", "resident-1")
        self.stage.start(arts_stories.contract(self.stage, cast, agreed, 0), add_working_days(WEDNESDAY, -days))

    def waiting_at(self, step: str) -> str:
        """The number of a case in which the step is open."""
        return Task.objects.filter(step=step, closed_on=None).order_by("pk")[0].case.number

    def case(self, number: str) -> Case:
        """A case as it is stored."""
        return Case.objects.get(number=number)


@pytest.fixture
def desk(transactional_db: None) -> Desk:
    """The city."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": WEDNESDAY})
    return Desk(Stage(city.build()))


@pytest.fixture
def text() -> Callable[[Any], str]:
    """The page as text, for a response that must be one."""

    def read(response: Any, status: int = 200) -> str:
        assert response.status_code == status, response.content.decode()[:2000]
        return str(response.content.decode())

    return read
