"""The one clock. Everything below the hub is given the day; nothing else reads it."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from gongbao.hub.errors import BadRequest, Unprocessable
from gongbao.hub.models import DemoClock
from gongbao.hub.prepared import Statement

_MOVED_TO = Statement("SELECT today FROM hub_democlock ORDER BY id LIMIT 1")


def now() -> datetime:
    """The moment, for records of who did something when; in the demo, as far off as its clock was moved."""
    moment = timezone.now()
    return moment + (today() - timezone.localdate(moment)) if settings.DEMO else moment


def today() -> date:
    """The day that counts: in Beijing, or where the demo's clock was moved to."""
    if settings.DEMO:
        for [day] in _MOVED_TO.rows({}):
            return date.fromisoformat(str(day))
    return timezone.localdate()


def day_of(text: str) -> date:
    """The day that somebody typed, such as 2024-03-01; today where nothing was typed. Raises BadRequest."""
    try:
        return date.fromisoformat(text) if text else today()
    except ValueError:
        raise BadRequest(
            f"{text[:20]} 不是实有的日期，请写作 2024-03-01。",
            f"{text[:20]} is no real date; write it like 2024-03-01.",
        ) from None


def move(day: date) -> None:
    """Moves the demo's clock, forwards only: what happened stays in order. Raises Unprocessable."""
    if not settings.DEMO:
        raise Unprocessable("只有演示环境可以调整日期。", "Only the demo's clock can be moved.")
    if day < today():
        raise Unprocessable(
            f"日期只能向后调整，现为 {today()}。", f"The clock only moves forwards; it stands at {today()}."
        )
    DemoClock.objects.update_or_create(pk=1, defaults={"today": day})
