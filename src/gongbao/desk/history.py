"""The events of a case in words."""

from collections.abc import Callable
from typing import Any

from gongbao.desk.case_view import CaseView, people_by_id
from gongbao.hub.display import day_words
from gongbao.hub.models import Event
from gongbao.words import Words

Entry = dict[str, Any]


def entries(view: CaseView) -> list[Entry]:
    """What happened, newest first, as the timeline shows it."""
    events = list(Event.objects.filter(case=view.case).order_by("-seq"))
    people = people_by_id(event.actor_id for event in events)
    return [_entry(view, event, people.get(event.actor_id or 0, "")) for event in _gathered(events)]


def _gathered(events: list[Event]) -> list[Event]:
    """What one person verified in a row on a day is one entry."""
    found: list[Event] = []
    for event in events:
        last = found[-1] if found else None
        if last and event.kind == last.kind == "verified" and (event.actor_id, event.day) == (last.actor_id, last.day):
            last.data = {"names": [event.data.get("name", ""), *_verified_names(last)]}
        else:
            found.append(event)
    return found


def _verified_names(event: Event) -> list[str]:
    return event.data.get("names") or [event.data.get("name", "")]


def _entry(view: CaseView, event: Event, who: str) -> Entry:
    title, detail = _TOLD.get(event.kind, _plain)(view, event)
    by = _by(view, event, who)
    when = day_words(event.day)
    return {"title": title, "when": Words(f"{when.zh} · {by.zh}", f"{when.en} · {by.en}"), "detail": detail}


def _by(view: CaseView, event: Event, who: str) -> Words:
    if event.actor_id is None:
        return Words("期限届满自动产生", "by itself, as time was up")
    role = view.service.roles.get(event.role)
    if role is None:
        return Words(who, who)
    return Words(f"{who}（{role.label.zh}）", f"{who} ({role.label.en})")


def _plain(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words(event.kind, event.kind), ""


def _opened(view: CaseView, event: Event) -> tuple[Words, str]:
    label = view.procedure.label
    return Words(f"立案：{label.zh}", f"Opened: {label.en}"), ""


def _done(view: CaseView, event: Event) -> tuple[Words, str]:
    step = view.procedure.by_name.get(event.data.get("step", ""))
    name = event.data.get("outcome") or ""
    if step is None:
        return Words(f"{event.data.get('step')}：{name}", f"{event.data.get('step')}: {name}"), ""
    outcome = step.outcome(name)
    took = outcome.label if outcome else Words(name, name)
    title = Words(f"{step.label.zh}：{took.zh}", f"{step.label.en}: {took.en}")
    return title, str(event.data.get("note") or "")


def _facts(view: CaseView, event: Event) -> tuple[Words, Words]:
    return Words("填写事实", "Facts entered"), _labels(view, event.data.get("names", ()))


def _verified(view: CaseView, event: Event) -> tuple[Words, Words]:
    return Words("核验事实", "Fact verified"), _labels(view, _verified_names(event))


def _labels(view: CaseView, names: Any) -> Words:
    labels = [view.service.facts[name].label for name in names if name in view.service.facts]
    return Words("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))


def _role(view: CaseView, event: Event) -> tuple[Words, str]:
    role = view.service.roles.get(event.data.get("role", ""))
    label = role.label if role else Words("", "")
    return Words(f"确定办理人：{label.zh}", f"Role given: {label.en}"), ""


def _paused(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("期限中止", "Periods stopped"), f"{event.data.get('reason', '')}（{event.data.get('at', '')}）"


def _resumed(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("期限恢复", "Periods run on"), ""


def _extended(view: CaseView, event: Event) -> tuple[Words, str]:
    step = view.procedure.by_name.get(event.data.get("step", ""))
    label = step.label if step else Words("", "")
    detail = f"{event.data.get('reason', '')}（{event.data.get('at', '')}）"
    return Words(f"延长期限：{label.zh}", f"Period extended: {label.en}"), detail


def _ballot(view: CaseView, event: Event) -> tuple[Words, Words]:
    sums = event.data.get("result", {})
    agree, against, abstain = (sums.get(name, 0) for name in ("agree", "against", "abstain"))
    said = Words(
        f"同意{agree}票，反对{against}票，弃权{abstain}票", f"{agree} in favour, {against} against, {abstain} abstained"
    )
    return Words("表决计票", "Ballot counted"), said


def _began(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("启动下级事项", "A case began under this one"), str(event.data.get("case", ""))


def _moved(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("转入新版规则", "Moved to the newer version"), str(event.data.get("reason", ""))


def _rated(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("评价", "Rated"), "★" * int(event.data.get("score", 0))


def _rating_answered(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("评价回访", "Rating answered"), str(event.data.get("text", ""))


def _urged(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("监督机关督办", "Urged by the supervisor"), str(event.data.get("say", ""))


def _urging_answered(view: CaseView, event: Event) -> tuple[Words, str]:
    return Words("答复督办", "The supervisor was answered"), str(event.data.get("say", ""))


_TOLD: dict[str, Callable[[CaseView, Event], tuple[Words, Any]]] = {
    "opened": _opened,
    "done": _done,
    "time-up": _done,
    "facts": _facts,
    "verified": _verified,
    "role": _role,
    "paused": _paused,
    "resumed": _resumed,
    "extended": _extended,
    "ballot": _ballot,
    "began": _began,
    "moved": _moved,
    "rated": _rated,
    "rating answered": _rating_answered,
    "urged": _urged,
    "urging answered": _urging_answered,
}
