"""Mistakes in a procedure's definition, found when it is made and told so that a beginner can put them right."""

import re
from collections.abc import Iterable

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures.definition import START, Procedure, Ref, Span, Step
from gongbao.procedures.problems import DefinitionError

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def check(procedure: Procedure) -> None:
    """Raise ``DefinitionError`` for the first mistake found in ``procedure``."""
    _check_names(procedure)
    for step in procedure.steps:
        _check_outcomes(procedure, step)
        _check_openers(procedure, step)
        _check_times(procedure, step)
        _check_other_steps(procedure, step)
    _check_ends(procedure)
    _check_clock(procedure)
    _check_reachable(procedure)


def _mistake(procedure: Procedure, zh: str, en: str) -> DefinitionError:
    return DefinitionError(f"程序“{procedure.name}”的定义有误：{zh}。", f'Procedure "{procedure.name}": {en}.')


def _check_names(procedure: Procedure) -> None:
    if not procedure.steps:
        raise _mistake(procedure, "没有任何环节", "it has no steps")
    names = [step.name for step in procedure.steps]
    for name in [procedure.name, *names]:
        if not _KEBAB.fullmatch(name):
            raise _mistake(
                procedure,
                f"名称“{name}”只能由小写字母、数字和连字符组成",
                f'the name "{name}" must be lower-case words joined by hyphens',
            )
    twice = _twice(names)
    if twice:
        raise _mistake(procedure, f"有两个名为“{twice}”的环节", f'there are two steps called "{twice}"')
    if START in names:
        raise _mistake(procedure, f"“{START}”不能用作环节名称", f'"{START}" cannot be the name of a step')


def _check_outcomes(procedure: Procedure, step: Step) -> None:
    if not step.outcomes:
        raise _mistake(procedure, f"环节“{step.name}”没有结果", f'step "{step.name}" has no outcomes')
    twice = _twice(outcome.name for outcome in step.outcomes)
    if twice:
        raise _mistake(
            procedure,
            f"环节“{step.name}”有两个名为“{twice}”的结果",
            f'step "{step.name}" has two outcomes called "{twice}"',
        )
    then = step.due.then if step.due else None
    if then is not None and step.outcome(then) is None:
        raise _mistake(
            procedure,
            f"环节“{step.name}”期限届满的结果“{then}”不在它的结果{_zh_list(step)}之中",
            f'step "{step.name}" takes "{then}" when its time is up, but its outcomes are {_en_list(step)}',
        )
    for outcome in step.outcomes:
        if outcome.automatic and outcome.name != then:
            raise _mistake(
                procedure,
                f"环节“{step.name}”的自动结果“{outcome.name}”没有对应的期限（due=within(..., then=...)）",
                f'nothing ever takes the automatic outcome "{outcome.name}" of step "{step.name}"; '
                "give the step due=within(..., then=...)",
            )


def _check_openers(procedure: Procedure, step: Step) -> None:
    for ref in step.after:
        _check_ref(procedure, ref, f"环节“{step.name}”的 after", f'"after" of step "{step.name}"')
    if step.join and len({ref.step for ref in step.after}) < 2:
        raise _mistake(
            procedure,
            f"环节“{step.name}”的 after_all 至少要有两个不同的环节，只有一个时请用 after",
            f'"after_all" of step "{step.name}" needs two different steps or more; for one use "after"',
        )
    if step.reopen is None:
        return
    _check_ref(procedure, step.reopen.on, f"环节“{step.name}”的 reopen", f'"reopen" of step "{step.name}"')
    if step.outcome(step.reopen.last) is None:
        raise _mistake(
            procedure,
            f"环节“{step.name}”的 reopen 提到它没有的结果“{step.reopen.last}”，它的结果是{_zh_list(step)}",
            f'"reopen" of step "{step.name}" names "{step.reopen.last}", but its outcomes are {_en_list(step)}',
        )


def _check_ref(procedure: Procedure, ref: Ref, zh: str, en: str) -> None:
    other = procedure.by_name.get(ref.step)
    if other is None:
        names = [step.name for step in procedure.steps]
        raise _mistake(
            procedure,
            f"{zh}提到不存在的环节“{ref.step}”，环节有{'、'.join(names)}",
            f'{en} names the step "{ref.step}", which does not exist; the steps are {", ".join(names)}',
        )
    if ref.outcome is not None and other.outcome(ref.outcome) is None:
        raise _mistake(
            procedure,
            f"{zh}提到环节“{ref.step}”没有的结果“{ref.outcome}”，它的结果是{_zh_list(other)}",
            f'{en} names "{ref.outcome}", but the outcomes of "{ref.step}" are {_en_list(other)}',
        )


def _check_times(procedure: Procedure, step: Step) -> None:
    spans = [step.due.span] if step.due else []
    spans += [outcome.earliest for outcome in step.outcomes if outcome.earliest]
    for span in spans:
        _check_span(procedure, step, span)


def _check_span(procedure: Procedure, step: Step, span: Span) -> None:
    if isinstance(span.n, str) and not _SNAKE.fullmatch(span.n):
        raise _mistake(
            procedure,
            f"环节“{step.name}”的期限长度“{span.n}”既不是数字也不是事实名称",
            f'the length "{span.n}" of a period of step "{step.name}" is neither a number nor the name of a fact',
        )
    for origin in span.since:
        # A single word may be a fact of the service as well; a name with a hyphen can only be a step.
        if origin not in procedure.by_name and origin != START and not _SNAKE.fullmatch(origin):
            raise _mistake(
                procedure,
                f"环节“{step.name}”的期限从不存在的环节“{origin}”起算",
                f'a period of step "{step.name}" runs from "{origin}", which is no step of the procedure',
            )


def _check_other_steps(procedure: Procedure, step: Step) -> None:
    named = [("four_eyes", step.four_eyes)] if step.four_eyes else []
    named += [("pauses", paused) for paused in step.pauses]
    for option, other in named:
        if other not in procedure.by_name or other == step.name:
            raise _mistake(
                procedure,
                f"环节“{step.name}”的 {option} 应当是另一个环节，不能是“{other}”",
                f'"{option}" of step "{step.name}" must name another step, not "{other}"',
            )


def _check_ends(procedure: Procedure) -> None:
    for ref, _ in procedure.ends:
        _check_ref(procedure, ref, "ends ", '"ends"')


def _check_clock(procedure: Procedure) -> None:
    if procedure.clock is None:
        return
    if not any(step.counted for step in procedure.steps):
        raise _mistake(procedure, "时钟没有任何计时的环节（counted=True）", "no step is counted by its clock")
    if procedure.clock.unit not in (WORKING_DAYS, DAYS):
        raise _mistake(procedure, "时钟只能按工作日或日计算", "its clock can only count working days or days")


def _check_reachable(procedure: Procedure) -> None:
    reached: set[str] = set()
    before = -1
    while before < len(reached):
        before = len(reached)
        reached |= {step.name for step in procedure.steps if _opens(step, reached)}
    for step in procedure.steps:
        if step.name not in reached:
            openers = "、".join(str(ref) for ref in step.after)
            raise _mistake(
                procedure,
                f"环节“{step.name}”永远不会开始：打开它的环节（{openers}）都不会办到",
                f'step "{step.name}" can never open: what opens it ({openers}) is never reached',
            )


def _opens(step: Step, reached: set[str]) -> bool:
    openers = {ref.step for ref in step.after}
    if not openers:
        return True
    return openers <= reached if step.join else bool(openers & reached)


def _twice(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _zh_list(step: Step) -> str:
    return "、".join(f"“{outcome.name}”" for outcome in step.outcomes)


def _en_list(step: Step) -> str:
    return ", ".join(f'"{outcome.name}"' for outcome in step.outcomes)
