"""What happened in a case, in words for the people in it: steps and outcomes, by role, never by an official's name."""

from collections.abc import Callable
from typing import Any

from gongbao.hub.display import day_words
from gongbao.hub.models import Event
from gongbao.hub.queries import CaseView
from gongbao.procedures import Procedure
from gongbao.services import Service
from gongbao.words import Words

Entry = dict[str, Any]
_MARK = "★"


def entries(view: CaseView) -> list[Entry]:
    """The history, newest first."""
    return [_entry(view, event) for event in view.events.reverse()]


def _entry(view: CaseView, event: Event) -> Entry:
    title, detail = _TOLD.get(event.kind, _other)(view, event)
    day, who = day_words(event.day), _who(view.service, event)
    when = Words(f"{day.zh} · {who.zh}", f"{day.en} · {who.en}") if who else day
    return {"title": title, "when": when, "detail": detail}


def _who(service: Service, event: Event) -> Words | None:
    if event.kind == "time-up":
        return Words("到期自动", "by itself, as time was up")
    role = service.roles.get(event.role)
    return role.label if role else None


def step_done(procedure: Procedure, step: str, outcome: str) -> Words:
    """``步骤：结果``."""
    found = procedure.by_name.get(step)
    if found is None:
        return Words(f"{step}：{outcome}", f"{step}: {outcome}")
    way = found.outcome(outcome)
    said = way.label if way else Words(outcome, outcome)
    return Words(f"{found.label.zh}：{said.zh}", f"{found.label.en}: {said.en}")


def _done(view: CaseView, event: Event) -> tuple[Words, Any]:
    words = step_done(view.procedure, str(event.data.get("step", "")), str(event.data.get("outcome") or ""))
    return words, event.data.get("note", "")


def _opened(view: CaseView, event: Event) -> tuple[Words, Any]:
    label = view.procedure.label
    return Words(f"开始：{label.zh}", f"Begun: {label.en}"), ""


def _facts(view: CaseView, event: Event) -> tuple[Words, Any]:
    facts = [view.service.facts[name].label for name in event.data.get("names", ()) if name in view.service.facts]
    said = Words("、".join(each.zh for each in facts), ", ".join(each.en for each in facts))
    return Words("填写事实", "Facts entered"), said


def _verified(view: CaseView, event: Event) -> tuple[Words, Any]:
    fact = view.service.facts.get(str(event.data.get("name", "")))
    return Words("核验事实", "Fact verified"), fact.label if fact is not None else ""


def _because(zh: str, en: str) -> Callable[[CaseView, Event], tuple[Words, Any]]:
    def told(view: CaseView, event: Event) -> tuple[Words, Any]:
        parts = [str(event.data[name]) for name in ("reason", "at", "text") if event.data.get(name)]
        return Words(zh, en), " · ".join(parts)

    return told


def _began(view: CaseView, event: Event) -> tuple[Words, Any]:
    procedure = view.service.procedures.get(str(event.data.get("procedure", "")))
    label = procedure.label if procedure else Words("", "")
    return Words(f"启动：{label.zh}", f"Begun under this case: {label.en}"), str(event.data.get("case", ""))


def _rated(view: CaseView, event: Event) -> tuple[Words, Any]:
    return Words("已评价", "Rated"), _MARK * int(event.data.get("score", 0))


def _other(view: CaseView, event: Event) -> tuple[Words, Any]:
    return Words("办理记录", "Entry in the file"), ""


_TOLD: dict[str, Callable[[CaseView, Event], tuple[Words, Any]]] = {
    "opened": _opened,
    "done": _done,
    "time-up": _done,
    "facts": _facts,
    "verified": _verified,
    "role": _because("确定了办理人", "A role was filled"),
    "paused": _because("期限中止", "Periods stopped"),
    "resumed": _because("期限恢复计算", "Periods run on"),
    "extended": _because("延长期限", "Period extended"),
    "ballot": _because("表决计票", "Ballot counted"),
    "began": _began,
    "moved": _because("转入新版规则", "Moved to the newer version of the rules"),
    "rated": _rated,
    "rating answered": _because("评价回访", "Rating answered"),
    "urged": _because("监督机关督办", "Urged by the supervising agency"),
    "urging answered": _because("承办机关答复督办", "The agency answered its supervisor"),
}
