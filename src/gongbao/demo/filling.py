"""Fills the demo once: a city that is whole is left as it is, one that was left half made is made anew."""

from collections.abc import Sequence
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from gongbao.demo import arts_stories, city, figures, population, title_stories, worked_stories
from gongbao.demo.stage import Stage
from gongbao.hub import duty_bearers, library
from gongbao.hub.errors import Conflict
from gongbao.hub.models import Agency, DemoClock
from gongbao.periods import add_months
from gongbao.words import Problem, Words

#: Made last, so that it marks a city that is whole.
ADMINISTRATOR = "admin"
_LOCK = 2023110_01
SAMPLE = Path(__file__).parent / "sample-gazette.txt"


class Unreadable(Problem):
    """A file given for import that cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"读不了 {path}：{reason}。", f"{path} cannot be read: {reason}.")


class NotADemo(Conflict):
    """The database holds something that no demo has made."""

    def __init__(self) -> None:
        super().__init__(
            "这个数据库里已有正式数据，演示不会写入；请另选数据目录（GONGBAO_DATA）或数据库（DATABASE_URL）。",
            "This database holds real data and the demo leaves it alone; choose another one with GONGBAO_DATA or "
            "DATABASE_URL.",
        )


def is_filled() -> bool:
    """Whether the city is there and whole."""
    return User.objects.filter(username=ADMINISTRATOR).exists() and DemoClock.objects.exists()


def fill() -> None:
    """Makes the city and plays its stories, unless that was done before; of two at once, one waits for the other.

    Raises NotADemo.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            _fill()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _fill() -> None:
    if is_filled():
        return
    if DemoClock.objects.exists():
        _clear()
    elif User.objects.exists() or Agency.objects.exists():
        raise NotADemo
    today = timezone.localdate()
    with connection.cursor() as cursor:
        # Nothing here is worth waiting for the disk: what is lost with the power is made anew.
        cursor.execute("SET synchronous_commit TO off")
    DemoClock.objects.create(pk=1, today=today)
    stage = Stage(city.build(), tell=lambda month: print(f"  {month:%Y-%m}", end="", flush=True))
    # The offices have been at work for a quarter, so that duties of every state are there.
    duty_bearers.take_up(add_months(today, -3))
    title_stories.begin(stage, today)
    arts_stories.begin(stage, today)
    worked_stories.begin(stage, today, without=frozenset({city.ARTS, city.TITLES}))
    stage.play(today)
    print(flush=True)
    figures.publish(stage.city, today)
    population.ask(stage.city, today)
    User.objects.create_superuser(ADMINISTRATOR, password=city.PASSWORD, last_name="演示管理员")


def _clear() -> None:
    call_command("flush", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def import_gazettes(paths: Sequence[Path]) -> list[Words]:
    """Imports the gazettes, or the sample where none are given; what came of each.

    Raises Unreadable, and what ``library.import_issue`` raises.
    """
    told = []
    for path in paths or [SAMPLE]:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Unreadable(path, error.strerror or str(error)) from None
        told.append(library.import_issue(content, path.name).words)
    return told
