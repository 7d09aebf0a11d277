"""Periods of a procedure in words, for pages and charts."""

from gongbao.periods import Unit
from gongbao.procedures.definition import Procedure, Span, Step
from gongbao.words import Words

_UNITS = {
    Unit.WORKING_DAYS: Words("个工作日", "working day"),
    Unit.DAYS: Words("日", "day"),
    Unit.MONTHS: Words("个月", "month"),
    Unit.YEARS: Words("年", "year"),
    Unit.HOURS: Words("小时", "hour"),
}


def due_words(step: Step) -> Words | None:
    """By when the step must be done, in a few words; None when it has no period."""
    return None if step.due is None else span_words(step.due.span)


def span_words(span: Span) -> Words:
    """A period in a few words: 7日内, 提前3个工作日, 当日, and where a fact holds it, that it is set."""
    if isinstance(span.n, str):
        return Words("规定期限内", "within the set period")
    if span.n == 0:
        return Words("当日", "the same day") if not span.fixed else Words("截止日前", "by the set date")
    unit, n = _UNITS[span.unit], abs(span.n)
    en = f"{n} {unit.en}{'s' if n != 1 else ''}"
    if span.n < 0:
        return Words(f"提前{n}{unit.zh}", f"{en} before")
    return Words(f"{n}{unit.zh}内", f"within {en}")


def describe(procedure: Procedure, language: str = "zh") -> list[str]:
    """The procedure as sentences, a step each: who does what, by when, and where each outcome leads."""
    english = language.startswith("en")
    lines = []
    for step in procedure.steps:
        period = due_words(step)
        when = f"{', ' if english else '，'}{period.in_language(language)}" if period else ""
        results = ("; " if english else "；").join(_outcomes(procedure, step, language))
        colon, stop = (": ", ".") if english else ("：", "。")
        who, what = step.role.label.in_language(language), step.label.in_language(language)
        lines.append(f"{who}{colon}{what}{when}{stop}{results}{stop}")
    return lines


def _outcomes(procedure: Procedure, step: Step, language: str) -> list[str]:
    found = []
    for outcome in step.outcomes:
        end = procedure.end_of(step.name, outcome.name)
        if end is not None:
            leads = [end.label]
        else:
            leads = [other.label for other in opened_by(procedure, step.name, outcome.name)]
        arrow = f" → {'、'.join(label.in_language(language) for label in leads)}" if leads else ""
        found.append(f"{outcome.label.in_language(language)}{arrow}")
    return found


def opened_by(procedure: Procedure, step: str, outcome: str) -> list[Step]:
    """The steps that this outcome opens, or opens again, or that wait for it together with others."""
    return [
        other
        for other in procedure.steps
        if any(ref.matches(step, outcome) for ref in other.after)
        or (other.reopen is not None and other.reopen.on.matches(step, outcome))
    ]
