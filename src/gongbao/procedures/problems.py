"""What can be wrong with a definition, and why an event can be refused: one sentence each."""

from collections.abc import Iterable
from datetime import date

from gongbao.words import Problem


class DefinitionError(Problem):
    """A mistake in the definition of a procedure, found when its service loads."""


class NoSuchOutcome(DefinitionError, AttributeError):
    """A definition that uses an outcome of a step that the step does not have."""

    def __init__(self, step: str, outcome: str, allowed: Iterable[str]) -> None:
        choices = tuple(allowed)
        super().__init__(
            f"环节“{step}”没有名为“{outcome}”的结果；它的结果有：{'、'.join(choices)}。",
            f'Step "{step}" has no outcome "{outcome}"; its outcomes are {", ".join(choices)}.',
        )


class Refused(Problem):
    """An event that a procedure does not take as things stand."""

    status = 409


class UnknownName(Refused):
    """A step or an outcome that the procedure does not have."""

    status = 400

    def __init__(self, kind: tuple[str, str], name: str, where: str, allowed: Iterable[str]) -> None:
        choices = tuple(allowed)
        super().__init__(
            f"“{where}”没有名为“{name}”的{kind[0]}；可以使用的有：{'、'.join(choices)}。",
            f'"{where}" has no {kind[1]} "{name}"; there are: {", ".join(choices)}.',
        )


class Ended(Refused):
    """The procedure is over."""

    def __init__(self, procedure: str, state: str) -> None:
        super().__init__(
            f"办理已经结束（{procedure}：{state}），不能再办理任何环节。",
            f"The procedure is over ({procedure}: {state}); no step can be done any more.",
        )


class NotOpen(Refused):
    """The step is not open: not yet, or no more."""

    def __init__(self, step: str, done_on: date | None, outcome: str | None, open_steps: Iterable[str]) -> None:
        names = tuple(open_steps)
        zh_open, en_open = "、".join(names) or "无", ", ".join(names) or "none"
        if done_on is None:
            zh, en = f"环节“{step}”尚未开始", f'Step "{step}" is not open yet'
        else:
            zh = f"环节“{step}”已于{done_on}办结（{outcome}）"
            en = f'Step "{step}" was already done on {done_on} ({outcome})'
        super().__init__(f"{zh}；现在可以办理的环节：{zh_open}。", f"{en}; open now: {en_open}.")


class OnlyAutomatic(Refused):
    """A person chose an outcome that only comes by itself."""

    def __init__(self, step: str, outcome: str) -> None:
        super().__init__(
            f"环节“{step}”的结果“{outcome}”只能在期限届满时自动产生，不能由人选择。",
            f'Outcome "{outcome}" of step "{step}" only comes by itself when the time is up; nobody can choose it.',
        )


class GuardRefuses(Refused):
    """The decision on which the outcome depends answers no."""

    def __init__(self, step: str, outcome: str, decision: str) -> None:
        self.decision = decision
        super().__init__(
            f"环节“{step}”不能选择“{outcome}”：判断“{decision}”的回答是“否”。",
            f'Outcome "{outcome}" of step "{step}" is refused: decision "{decision}" answers no.',
        )


class TooEarly(Refused):
    """A period that must run first has not run; ``earliest`` is the first day allowed, None when not known
    yet.
    """

    def __init__(self, step: str, outcome: str, earliest: date | None) -> None:
        self.earliest = earliest
        zh = f"最早可以在{earliest}办理" if earliest else "规定的期限还没有开始计算"
        en = f"the earliest day is {earliest}" if earliest else "the period that must run has not begun"
        super().__init__(
            f"环节“{step}”还不能选择“{outcome}”：{zh}。",
            f'It is too early for outcome "{outcome}" of step "{step}": {en}.',
        )


class TooLate(Refused):
    """The time is up, and the step takes its outcome by itself."""

    def __init__(self, step: str, last_day: date, then: str) -> None:
        super().__init__(
            f"环节“{step}”的期限已于{last_day}届满，结果为“{then}”，不能再选择其他结果。",
            f'The time for step "{step}" ran out on {last_day}; its outcome is "{then}" and no other can be chosen.',
        )


class NotUp(Refused):
    """The time of a step is not up, or nothing happens when it is."""

    def __init__(self, step: str) -> None:
        super().__init__(
            f"环节“{step}”现在没有因期限届满而自动产生的结果。",
            f'No outcome of step "{step}" comes by itself now.',
        )


class SamePerson(Refused):
    """Another person must do this step."""

    status = 403

    def __init__(self, step: str, other: str) -> None:
        super().__init__(
            f"环节“{step}”必须由未办理环节“{other}”的另一人办理。",
            f'Step "{step}" must be done by another person than the one who did step "{other}".',
        )


class BackInTime(Refused):
    """An event dated before the latest one."""

    status = 400

    def __init__(self, on: date, latest: date) -> None:
        super().__init__(
            f"日期{on}早于最近一次办理的日期{latest}。",
            f"The date {on} lies before the latest event on {latest}.",
        )


class NothingPaused(Refused):
    """The clock is not standing, or stands already."""


class BadFact(Refused):
    """A fact that a period needs does not hold what it should."""

    status = 400

    def __init__(self, fact: str, value: object, zh: str, en: str) -> None:
        super().__init__(f"事实“{fact}”应当是{zh}，不能是“{value}”。", f'Fact "{fact}" must be {en}, not "{value}".')


class GoesInCircles(Refused):
    """Outcomes that come by themselves open each other without end."""

    def __init__(self, step: str) -> None:
        super().__init__(
            f"环节“{step}”在同一天反复自动办结，期限的定义有误。",
            f'Step "{step}" keeps ending by itself on one day; its period is defined wrongly.',
        )
