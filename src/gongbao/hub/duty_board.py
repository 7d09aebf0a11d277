"""The calendar of duties as pages show it: filtered, counted, laid out by the days of a month, exported."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.http import HttpResponse, QueryDict
from django.utils.translation import get_language

from gongbao.hub import sheets
from gongbao.hub.duty_bearers import Bearer
from gongbao.hub.duty_lines import Line, lines
from gongbao.periods import add_months
from gongbao.services import Service
from gongbao.services.duties import SOON, State
from gongbao.words import Words

STATES = {
    State.DONE: (Words("已完成", "done"), "good"),
    State.OVERDUE: (Words("逾期", "overdue"), "bad"),
    State.SOON: (Words("临近", "due soon"), "wait"),
    State.LATER: (Words("未到期", "later"), ""),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asked to see; ``month`` is its first day, ``day`` one day of it."""

    month: date
    day: date | None = None
    service: str = ""
    bearer: str = ""
    when: str = ""

    @classmethod
    def read(cls, query: QueryDict, today: date) -> "Filters":
        """From the address; what makes no sense is left out."""
        day = _day(query.get("day", ""))
        month = _day(f"{query.get('month', '')}-01") or (day or today).replace(day=1)
        when = query.get("when", "")
        return cls(
            month=month,
            day=day if day and day.replace(day=1) == month else None,
            service=query.get("service", ""),
            bearer=query.get("bearer", ""),
            when=when if when in (*(each.value for each in State),) else "",
        )

    @property
    def month_end(self) -> date:
        """The last day of the month."""
        return self.month.replace(day=monthrange(self.month.year, self.month.month)[1])

    @property
    def before(self) -> str:
        """The month before, as addresses have it."""
        return f"{add_months(self.month, -1):%Y-%m}"

    @property
    def after(self) -> str:
        """The month after."""
        return f"{add_months(self.month, 1):%Y-%m}"


def _day(text: str) -> date | None:
    """A day within the years that people plan for."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: what is due on it, how it stands on the whole, and whether it is of the month."""

    day: date
    number: int
    done: int
    state: State | None
    inside: bool

    @property
    def kind(self) -> str:
        """The colour of its state."""
        return STATES[self.state][1] if self.state else ""


@dataclass(frozen=True)
class Board:
    """The duties of some bearers on a day, as ``filters`` ask."""

    bearers: Sequence[Bearer]
    filters: Filters
    today: date
    all: Sequence[Line] = field(init=False)

    def __post_init__(self) -> None:
        """Read everything at once: what is overdue however long, what is due soon, and the month."""
        chosen = [each for each in self.bearers if self.filters.bearer in ("", each.key)]
        since = min((day for each in chosen for day in each.roles.values()), default=self.today)
        last = max(self.filters.month_end, self.today + SOON)
        object.__setattr__(self, "all", lines(chosen, since, last, self.filters.service))

    @property
    def month(self) -> list[Line]:
        """What is due in the month."""
        first, last = self.filters.month, self.filters.month_end
        return [each for each in self.all if each.occurrence.due and first <= each.occurrence.due <= last]

    @cached_property
    def counts(self) -> dict[str, int]:
        """Numbers of lines: ``month``, ``done`` of these, and ``overdue`` and ``soon`` of all."""
        states = [each.state(self.today) for each in self.all]
        month = self.month
        return {
            "month": len(month),
            "done": sum(each.state(self.today) is State.DONE for each in month),
            "overdue": states.count(State.OVERDUE),
            "soon": states.count(State.SOON),
        }

    @cached_property
    def shown(self) -> list[Line]:
        """The lines asked for; a single duty without a day stands at the end of every month until it is done."""
        match self.filters.when:
            case "overdue" | "soon" as when:
                return [each for each in self.all if each.state(self.today) == when]
            case "done" | "later" as when:
                return [each for each in self.month if each.state(self.today) == when]
        if self.filters.day:
            return [each for each in self.month if each.occurrence.due == self.filters.day]
        undated = [each for each in self.all if each.occurrence.due is None and each.done < each.wanted]
        return [*self.month, *undated]

    @cached_property
    def weeks(self) -> list[list[Day]]:
        """The month by weeks from Monday, with the days of its neighbours that fill them."""
        first = self.filters.month - timedelta(days=self.filters.month.weekday())
        last = self.filters.month_end + timedelta(days=6 - self.filters.month_end.weekday())
        due: dict[date, list[Line]] = {}
        for each in self.month:
            if each.occurrence.due:
                due.setdefault(each.occurrence.due, []).append(each)
        days = [self._day(first + timedelta(days=ahead), due) for ahead in range((last - first).days + 1)]
        return [days[start : start + 7] for start in range(0, len(days), 7)]

    def _day(self, day: date, due: dict[date, list[Line]]) -> Day:
        states = [each.state(self.today) for each in due.get(day, [])]
        worst = next((state for state in _WORST_FIRST if state in states), None)
        inside = self.filters.month <= day <= self.filters.month_end
        return Day(day, len(states), states.count(State.DONE), worst, inside)

    @property
    def services(self) -> list[Service]:
        """The services that the bearers have duties of."""
        found = {service.slug: service for each in self.bearers for service, _, _ in each.duties()}
        return [found[slug] for slug in sorted(found)]


_WORST_FIRST = (State.OVERDUE, State.SOON, State.LATER, State.DONE)


def row(one: Line, today: date) -> dict[str, object]:
    """A line with what it is called."""
    words, kind = STATES[one.state(today)]
    return {
        "line": one,
        "duty": one.duty,
        "service": one.service,
        "bearer": one.bearer.name,
        "period": period_words(one),
        "state": words,
        "kind": kind,
        "address": (one.service.slug, one.duty.name, one.bearer.key, one.occurrence.start.isoformat()),
    }


def period_words(one: Line) -> Words:
    """The period of an occurrence: 2024年3月, 2024年第2季度, 2024年3月4日."""
    start, every = one.occurrence.start, one.duty.every
    if every == "once":
        return one.duty.often
    match every:
        case "month":
            return Words(f"{start.year}年{start.month}月", f"{start:%Y-%m}")
        case "quarter":
            quarter = (start.month + 2) // 3
            return Words(f"{start.year}年第{quarter}季度", f"{start.year} Q{quarter}")
        case "year" if len(one.duty.by) < 2:
            return Words(f"{start.year}年", f"{start.year}")
        case "event":
            return Words(f"{_zh(start)}的事由", f"event of {start}")
        case "working-day":
            return Words(_zh(start), str(start))
    end = one.occurrence.end or start
    return Words(f"{_zh(start)}至{end.month}月{end.day}日", f"{start} to {end}")


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def workbook(board: Board) -> HttpResponse:
    """The lines asked for, as an Excel sheet."""
    english = (get_language() or "").startswith("en")

    def said(words: Words) -> str:
        return words.en if english else words.zh

    header = (
        ("Duty", "Service", "Legal basis", "Who", "Period", "Due", "State", "To do", "Done")
        if english
        else ("职责", "服务", "依据", "承担者", "期间", "期限", "状态", "应办", "已办")
    )
    rows = [
        (
            said(each.duty.label),
            said(each.service.title),
            each.duty.at,
            said(each.bearer.name),
            said(period_words(each)),
            each.occurrence.due,
            said(STATES[each.state(board.today)][0]),
            each.wanted,
            each.done,
        )
        for each in board.shown
    ]
    title = "Duties" if english else "职责"
    return sheets.download(f"{title} {board.today}.xlsx", sheets.sheet(title, header, rows))


def standing(bearers: Sequence[Bearer], services: Sequence[Service]) -> list[dict[str, object]]:
    """Every duty of the services, with or without a day, and whether one of the bearers has it; theirs first."""
    held = {name for each in bearers for name in each.roles}
    found = [
        {
            "service": service,
            "duty": duty,
            "roles": service.role_words(duty.roles),
            "mine": any(f"{service.slug}/{role}" in held for role in duty.roles),
        }
        for service in services
        for duty in service.duty_list
    ]
    return sorted(found, key=lambda each: not each["mine"])
