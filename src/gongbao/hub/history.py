"""What happened in a case, in words: the same for the people in it and for the desk, who differ in whom they see."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from gongbao.hub.display import day_words
from gongbao.hub.models import Event
from gongbao.procedures import Procedure
from gongbao.services import Service
from gongbao.words import Words

Entry = dict[str, Any]
Detail = Words | str
#: Who did it, in words; None leaves it out.
Doer = Callable[[Event], Words | None]

NOTHING = Words("", "")


@dataclass(frozen=True)
class Story:
    """The definitions that give the words for the events of a case."""

    service: Service
    procedure: Procedure

    def entries(self, events: Iterable[Event], doer: Doer) -> list[Entry]:
        """The events as the timeline shows them, in their order."""
        return [self._entry(event, doer(event)) for event in events]

    def _entry(self, event: Event, who: Words | None) -> Entry:
        title, detail = _TOLD.get(event.kind, _plain)(self, event.data)
        day = day_words(event.day)
        when = Words(f"{day.zh} · {who.zh}", f"{day.en} · {who.en}") if who else day
        return {"title": title, "when": when, "detail": detail}

    def labels(self, names: Iterable[str]) -> Words:
        """The labels of facts, in a row."""
        found = [self.service.facts[name].label for name in names if name in self.service.facts]
        return Words("、".join(label.zh for label in found), ", ".join(label.en for label in found))


def step_done(procedure: Procedure, step: str, outcome: str) -> Words:
    """``步骤：结果``; names stand where the definition has them no more."""
    found = procedure.by_name.get(step)
    if found is None:
        return Words(f"{step}：{outcome}", f"{step}: {outcome}")
    way = found.outcome(outcome)
    said = way.label if way else Words(outcome, outcome)
    return Words(f"{found.label.zh}：{said.zh}", f"{found.label.en}: {said.en}")


def _after(zh: str, en: str, label: Words) -> Words:
    return Words(f"{zh}：{label.zh}", f"{en}: {label.en}")


def _plain(story: Story, data: Any) -> tuple[Words, Detail]:
    return Words("办理记录", "Entry in the file"), ""


def _opened(story: Story, data: Any) -> tuple[Words, Detail]:
    return _after("立案", "Opened", story.procedure.label), ""


def _done(story: Story, data: Any) -> tuple[Words, Detail]:
    words = step_done(story.procedure, str(data.get("step", "")), str(data.get("outcome") or ""))
    return words, str(data.get("note") or "")


def _facts(story: Story, data: Any) -> tuple[Words, Detail]:
    return Words("填写事实", "Facts entered"), story.labels(data.get("names", ()))


def _verified(story: Story, data: Any) -> tuple[Words, Detail]:
    return Words("核验事实", "Fact verified"), story.labels(data.get("names") or [data.get("name", "")])


def _role(story: Story, data: Any) -> tuple[Words, Detail]:
    role = story.service.roles.get(data.get("role", ""))
    return _after("确定办理人", "Role given", role.label if role else NOTHING), ""


def _extended(story: Story, data: Any) -> tuple[Words, Detail]:
    step = story.procedure.by_name.get(data.get("step", ""))
    return _after("延长期限", "Period extended", step.label if step else NOTHING), _reasons(data)


def _ballot(story: Story, data: Any) -> tuple[Words, Detail]:
    agree, against, abstain = (data.get("result", {}).get(name, 0) for name in ("agree", "against", "abstain"))
    said = Words(
        f"同意{agree}票，反对{against}票，弃权{abstain}票", f"{agree} in favour, {against} against, {abstain} abstained"
    )
    return Words("表决计票", "Ballot counted"), said


def _began(story: Story, data: Any) -> tuple[Words, Detail]:
    procedure = story.service.procedures.get(str(data.get("procedure", "")))
    return _after("启动", "Begun under this case", procedure.label if procedure else NOTHING), str(data.get("case", ""))


def _rated(story: Story, data: Any) -> tuple[Words, Detail]:
    return Words("已评价", "Rated"), "★" * int(data.get("score", 0))


def _because(zh: str, en: str) -> Callable[[Story, Any], tuple[Words, Detail]]:
    def told(story: Story, data: Any) -> tuple[Words, Detail]:
        return Words(zh, en), _reasons(data)

    return told


def _reasons(data: Any) -> str:
    return " · ".join(str(data[name]) for name in ("reason", "at", "text") if data.get(name))


_TOLD: dict[str, Callable[[Story, Any], tuple[Words, Detail]]] = {
    "opened": _opened,
    "done": _done,
    "time-up": _done,
    "facts": _facts,
    "verified": _verified,
    "role": _role,
    "paused": _because("期限中止", "Periods stopped"),
    "resumed": _because("期限恢复计算", "Periods run on"),
    "extended": _extended,
    "ballot": _ballot,
    "began": _began,
    "moved": _because("转入新版规则", "Moved to the newer version of the rules"),
    "rated": _rated,
    "rating answered": _because("评价回访", "Rating answered"),
    "urged": _because("监督机关督办", "Urged by the supervising agency"),
    "urging answered": _because("承办机关答复督办", "The agency answered its supervisor"),
}
