"""The one function that moves a procedure on: state and event in, state and effects out.

Nothing here reads a clock or remembers anything. Outcomes that come by themselves are events too (``TimeUp``): before
an event of a day is applied, ``fire`` gives those due up to that day, and each is applied like any other event.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from gongbao.periods import Extension, Pause
from gongbao.procedures.definition import Outcome, Procedure, Ref, Reopen, Step
from gongbao.procedures.effects import Effect
from gongbao.procedures.events import Done, Event, Extended, Paused, Resumed, TimeUp
from gongbao.procedures.problems import (
    BackInTime,
    Ended,
    GoesInCircles,
    GuardRefuses,
    NothingPaused,
    NotOpen,
    NotUp,
    OnlyAutomatic,
    Refused,
    SamePerson,
    TooEarly,
    TooLate,
    UnknownName,
)
from gongbao.procedures.state import CasePause, State, StepState
from gongbao.procedures.timing import Facts, due, earliest, origin, stop_clock
from gongbao.words import Words

#: Answers "yes", "no" or "unknown" to the decision of that name, on the facts of the case.
Decide = Callable[[str], str]
NO_FACTS: Facts = MappingProxyType({})
_ONE_DAY = timedelta(days=1)


def undecided(_decision: str) -> str:
    """Answers every decision with "unknown"."""
    return "unknown"


@dataclass(frozen=True, slots=True)
class Advance:
    """What an event brought about.

    ``opened``: the steps it opened (or opened anew), in the order of the definition; ``closed``: the step done, and
    with an end every other step that was open. ``outcome`` is the outcome taken, None for pauses and extensions.
    """

    state: State
    effects: tuple[Effect, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome of an open step, and why it cannot be chosen now (None: it can)."""

    outcome: Outcome
    refused: Words | None


def start(procedure: Procedure, on: date) -> Advance:
    """The procedure begins on the day ``on``: every step that nothing has to open is open."""
    first = [step for step in procedure.steps if not step.after]
    steps = {step.name: StepState(opened=on) for step in first}
    state = _settle(procedure, State(procedure.name, on, on), State(procedure.name, on, on, steps), on)
    return Advance(state, procedure.opening, tuple(steps))


def advance(
    procedure: Procedure, state: State, event: Event, *, given: Facts = NO_FACTS, decide: Decide = undecided
) -> Advance:
    """The procedure after ``event``; raises a ``Refused`` where it does not take the event, and changes nothing.

    ``given`` holds the facts that periods run from or take their length from; ``decide`` answers guards.
    """
    problem = refusal(procedure, state, event, given=given, decide=decide)
    if problem is not None:
        raise problem
    match event:
        case Done():
            return _finish(procedure, state, event.step, event.outcome, event.on, event.by)
        case TimeUp():
            return _finish(procedure, state, event.step, _then(procedure, event.step), event.on, None)
        case Paused():
            pause = CasePause(Pause(event.on, None, event.reason, event.at), event.steps)
            return Advance(_settle(procedure, state, replace(state, pauses=(*state.pauses, pause)), event.on))
        case Resumed():
            return Advance(_settle(procedure, state, _resume(state, event.on, None), event.on))
        case Extended():
            return Advance(_extend(state, event))


def refusal(
    procedure: Procedure, state: State, event: Event, *, given: Facts = NO_FACTS, decide: Decide = undecided
) -> Refused | None:
    """Why ``advance`` would refuse ``event``, or None when it would take it."""
    if state.ended is not None:
        return Ended(procedure.name, state.ended)
    if event.on < state.on:
        return BackInTime(event.on, state.on)
    match event:
        case Done():
            return _refuse_done(procedure, state, event, given, decide)
        case TimeUp():
            return _refuse_time_up(procedure, state, event, given)
        case Paused():
            unknown = next((name for name in event.steps if name not in procedure.by_name), None)
            return None if unknown is None else _unknown_step(procedure, unknown)
        case Resumed():
            return None if state.paused else NothingPaused("期限没有被中止，不能恢复计算。", "No period stands still.")
        case Extended():
            return _refuse_extended(procedure, state, event)


def choices(
    procedure: Procedure,
    state: State,
    step: str,
    on: date,
    *,
    by: str | None = None,
    given: Facts = NO_FACTS,
    decide: Decide = undecided,
) -> tuple[Choice, ...]:
    """The outcomes that people may ever choose in ``step``, each with the reason why not now."""
    found = []
    for outcome in procedure.by_name[step].outcomes:
        if not outcome.automatic:
            event = Done(step, outcome.name, on, by)
            problem = refusal(procedure, state, event, given=given, decide=decide)
            found.append(Choice(outcome, problem.words if problem else None))
    return tuple(found)


def next_time_up(procedure: Procedure, state: State, given: Facts = NO_FACTS) -> TimeUp | None:
    """The next outcome that comes by itself if nothing else happens, and its day.

    It is the day after the last day of the period, or the day the step opened when the period had run out before.
    """
    events = [event for step in procedure.steps if (event := _time_up(procedure, state, step, given)) is not None]
    return min(events, key=lambda event: event.on, default=None)


def fire(
    procedure: Procedure, state: State, on: date, given: Facts | Callable[[], Facts] = NO_FACTS
) -> Iterator[tuple[TimeUp, Advance]]:
    """Every outcome that comes by itself up to the start of the day ``on``, in order, each with what it brought about.

    ``given`` may be a function, asked before each, where effects change the facts that periods depend on.
    """
    seen: dict[tuple[str, date], int] = {}
    while state.ended is None:
        facts = given() if callable(given) else given
        event = next_time_up(procedure, state, facts)
        if event is None or event.on > on:
            return
        times = seen[event.step, event.on] = seen.get((event.step, event.on), 0) + 1
        if times > len(procedure.steps):
            raise GoesInCircles(event.step)
        result = advance(procedure, state, event, given=facts)
        state = result.state
        yield event, result


def _then(procedure: Procedure, step: str) -> str:
    period = procedure.by_name[step].due
    if period is None or period.then is None:
        raise NotUp(step)
    return period.then


def _time_up(procedure: Procedure, state: State, step: Step, given: Facts) -> TimeUp | None:
    opened = state.step(step.name).opened
    if opened is None or step.due is None or step.due.then is None:
        return None
    last = due(procedure, state, step.name, given)
    return None if last is None else TimeUp(step.name, max(last.day + _ONE_DAY, opened, state.on))


def _refuse_done(procedure: Procedure, state: State, event: Done, given: Facts, decide: Decide) -> Refused | None:
    step = procedure.by_name.get(event.step)
    if step is None:
        return _unknown_step(procedure, event.step)
    outcome = step.outcome(event.outcome)
    if outcome is None:
        return UnknownName(("结果", "outcome"), event.outcome, step.name, (o.name for o in step.outcomes))
    entry = state.step(step.name)
    if entry.opened is None:
        return NotOpen(step.name, entry.on, entry.outcome, state.open_steps)
    if outcome.automatic:
        return OnlyAutomatic(step.name, outcome.name)
    last = due(procedure, state, step.name, given)
    if step.due and step.due.then and last and event.on > max(last.day, entry.opened - _ONE_DAY):
        return TooLate(step.name, last.day, step.due.then)
    if step.four_eyes and event.by is not None and state.step(step.four_eyes).by == event.by:
        return SamePerson(step.name, step.four_eyes)
    if outcome.earliest is not None:
        first = earliest(procedure, state, step.name, outcome.earliest, given)
        if first is None or event.on < first:
            return TooEarly(step.name, outcome.name, first)
    if outcome.guard is not None and decide(outcome.guard) == "no":
        return GuardRefuses(step.name, outcome.name, outcome.guard)
    return None


def _refuse_time_up(procedure: Procedure, state: State, event: TimeUp, given: Facts) -> Refused | None:
    step = procedure.by_name.get(event.step)
    if step is None:
        return _unknown_step(procedure, event.step)
    expected = _time_up(procedure, state, step, given)
    return None if expected is not None and expected.on <= event.on else NotUp(event.step)


def _refuse_extended(procedure: Procedure, state: State, event: Extended) -> Refused | None:
    step = procedure.by_name.get(event.step)
    if step is None:
        return _unknown_step(procedure, event.step)
    entry = state.step(step.name)
    if entry.opened is None or step.due is None:
        return NotOpen(step.name, entry.on, entry.outcome, state.open_steps)
    return None


def _unknown_step(procedure: Procedure, name: str) -> UnknownName:
    return UnknownName(("环节", "step"), name, procedure.name, procedure.by_name)


def _finish(procedure: Procedure, state: State, step: str, outcome: str, on: date, by: str | None) -> Advance:
    closed = replace(state, steps={**state.steps, step: StepState(None, outcome, on, by)}, on=on)
    taken = procedure.by_name[step].outcome(outcome)
    effects = taken.effects if taken else ()
    end = procedure.end_of(step, outcome)
    if end is not None:
        others = tuple(name for name in closed.open_steps)
        shut = {name: replace(kept, opened=None) for name, kept in closed.steps.items()}
        over = _settle(procedure, state, replace(closed, steps=shut, ended=end.state), on)
        return Advance(over, effects + end.effects, (), (step, *others), outcome)
    opened = [s for s in procedure.steps if _opens(s, closed, step, outcome)]
    steps = dict(closed.steps)
    for s in opened:
        last = closed.step(s.name)
        steps[s.name] = StepState(on, last.outcome, last.on, last.by)
    moved = _settle(procedure, state, replace(closed, steps=steps), on)
    return Advance(moved, effects, tuple(s.name for s in opened), (step,), outcome)


def _opens(step: Step, state: State, done: str, outcome: str) -> bool:
    """Whether ``done`` ending in ``outcome`` opens ``step``; ``state`` has it closed and nothing opened yet."""
    if step.reopen is not None and _reopens(step.reopen, state.step(step.name), done, outcome):
        return True
    if not any(ref.matches(done, outcome) for ref in step.after):
        return False
    if step.join:
        return step.name not in state.steps and _all_reached(step.after, state.steps)
    return not (step.once and step.name in state.steps)


def _reopens(again: Reopen, entry: StepState, done: str, outcome: str) -> bool:
    if entry.opened is not None:
        return False
    return again.on.matches(done, outcome) and entry.outcome == again.last


def _all_reached(refs: tuple[Ref, ...], steps: Mapping[str, StepState]) -> bool:
    """Whether every step named has last ended in one of the outcomes named of it."""
    needed: dict[str, set[str | None]] = {}
    for ref in refs:
        needed.setdefault(ref.step, set()).add(ref.outcome)
    return all(_reached(steps.get(name), outcomes) for name, outcomes in needed.items())


def _reached(entry: StepState | None, outcomes: set[str | None]) -> bool:
    return entry is not None and entry.outcome is not None and (None in outcomes or entry.outcome in outcomes)


def _extend(state: State, event: Extended) -> State:
    entry = state.step(event.step)
    extension = Extension(event.period, event.reason, event.at)
    longer = replace(entry, extensions=(*entry.extensions, extension))
    return replace(state.with_step(event.step, longer), on=event.on)


def _resume(state: State, on: date, source: str | None) -> State:
    """The state with the standing pauses of ``source`` (None: those of events) ended on ``on``."""
    pauses = tuple(
        replace(entry, pause=replace(entry.pause, until=on))
        if entry.pause.until is None and entry.source == source
        else entry
        for entry in state.pauses
    )
    return replace(state, pauses=pauses)


def _settle(procedure: Procedure, before: State, after: State, on: date) -> State:
    """``after`` with its pauses and its clock brought into line with the steps that are open now."""
    if after.on != on:
        after = replace(after, on=on)
    for step in procedure.steps:
        if step.pauses:
            after = _settle_pausing_step(step, before, after, on)
    after = _forget_old_pauses(procedure, after)
    if procedure.clock is None:
        return after
    runs = any(step.counted and _counts(after, step.name) for step in procedure.steps)
    if runs and after.clock.since is None:
        return replace(after, clock=replace(after.clock, since=on))
    if not runs and after.clock.since is not None:
        return replace(after, clock=stop_clock(procedure.clock, after.clock, on))
    return after


def _settle_pausing_step(step: Step, before: State, after: State, on: date) -> State:
    was, now = before.step(step.name).opened is not None, after.step(step.name).opened is not None
    if now and not was:
        pause = CasePause(Pause(on, None, step.label.zh, step.at), step.pauses, step.name)
        return replace(after, pauses=(*after.pauses, pause))
    return _resume(after, on, step.name) if was and not now else after


def _counts(state: State, step: str) -> bool:
    if state.step(step).opened is None:
        return False
    return not any(entry.pause.until is None and entry.covers(step) for entry in state.pauses)


def _forget_old_pauses(procedure: Procedure, state: State) -> State:
    """Without the pauses that no running period has seen, so that the state stays small."""
    if not state.pauses:
        return state
    kept = tuple(entry for entry in state.pauses if _still_matters(procedure, state, entry))
    return replace(state, pauses=kept)


def _still_matters(procedure: Procedure, state: State, entry: CasePause) -> bool:
    until = entry.pause.until
    if until is None:
        return state.ended is None
    for name in state.open_steps:
        step = procedure.by_name[name]
        if step.due is None or not entry.covers(name):
            continue
        begun = origin(procedure, state, step, step.due.span, NO_FACTS)
        if begun is None or until > begun:
            return True
    return False
