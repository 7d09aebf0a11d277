"""The words in which a service folder writes its procedures.

complete = step("complete-lesson", school, Words("完成授课", "Teach"), at="第八条第六款", outcomes=[
    outcome("done", Words("已授课", "Taught")),
])
confirm = step("confirm-lesson", learner, Words("确认课时", "Confirm"), at="第八条第六款", after=complete.done,
    due=within(7, DAYS, since=complete, then="deemed-confirmed"), outcomes=[
        outcome("confirmed", Words("确认", "Confirmed")),
        outcome("deemed-confirmed", Words("视为确认", "Deemed confirmed"), automatic=True),
    ])
"""

from collections.abc import Iterable, Mapping

from gongbao.periods import DAYS, Unit
from gongbao.procedures.checks import check
from gongbao.procedures.definition import (
    Clock,
    Due,
    End,
    Outcome,
    Procedure,
    Ref,
    Reopen,
    Span,
    Stage,
    Step,
)
from gongbao.procedures.effects import Effect
from gongbao.procedures.names import Named, name_of
from gongbao.procedures.roles import Role
from gongbao.words import Words

#: What opens a step or ends a procedure: a step (any outcome), one outcome of it, or the same written as text.
Opener = Step | Ref | str
#: What a period runs from: a step, the day the procedure began (``START``), or a date fact.
Since = str | Named


def role(name: str, label: Words, about: Words | None = None) -> Role:
    """Somebody who acts."""
    return Role(name, label, about)


def stage(name: str, label: Words) -> Stage:
    """A named part of a procedure."""
    return Stage(name, label)


def within(
    n: int | Named | str,
    unit: Unit,
    *,
    since: Since | Iterable[Since] = (),
    then: str | None = None,
    fixed: bool = False,
) -> Due:
    """At most ``n`` units after ``since`` (the opening of the step when left out); see ``Span`` and ``Due``."""
    return Due(_span(n, unit, since, fixed), then)


def by(day: str | Named, *, then: str | None = None) -> Due:
    """On the date that the fact ``day`` holds at the latest; a calendar date, which no rest day moves."""
    return Due(_span(0, DAYS, day, True), then)


def full(n: int | Named | str, unit: Unit, *, since: Since | Iterable[Since]) -> Span:
    """For ``earliest``: not before ``n`` units from ``since`` have run in full (a publicity period)."""
    return _span(n, unit, since, False)


def not_before(day: str | Named) -> Span:
    """For ``earliest``: not before the date that the fact ``day`` holds."""
    # A period is over on the day after its last one, so the last one is the day before.
    return _span(-1, DAYS, day, True)


def outcome(
    name: str,
    label: Words,
    *,
    effects: Iterable[Effect] = (),
    automatic: bool = False,
    guard: str | Named | None = None,
    earliest: Span | None = None,
) -> Outcome:
    """A way in which a step can end; see ``Outcome``."""
    return Outcome(name, label, tuple(effects), automatic, None if guard is None else name_of(guard), earliest)


def reopen(on: Opener, *, last: str) -> Reopen:
    """The finished step opens again when ``on`` happens, if it had ended in ``last``."""
    return Reopen(ref(on), last)


def step(
    name: str,
    role: Role,
    label: Words,
    *,
    at: str,
    outcomes: Iterable[Outcome],
    after: Opener | Iterable[Opener] = (),
    after_all: Iterable[Opener] = (),
    once: bool = False,
    reopen: Reopen | None = None,
    due: Due | None = None,
    about: Words | None = None,
    stage: Stage | None = None,
    counted: bool = False,
    also: Iterable[Role] = (),
    form: Iterable[str | Named] = (),
    four_eyes: str | Named | None = None,
    pauses: Iterable[str | Named] = (),
) -> Step:
    """One thing that one role does; see ``Step``.

    ``after`` opens it when any one entry happens, ``after_all`` when all have; neither: it is open from the
    start.
    """
    every = _refs(after_all)
    return Step(
        name=name,
        role=role,
        label=label,
        at=at,
        outcomes=tuple(outcomes),
        after=_refs(after) + every,
        join=bool(every),
        once=once,
        reopen=reopen,
        due=due,
        about=about,
        stage=stage,
        counted=counted,
        also=tuple(also),
        form=tuple(name_of(fact) for fact in form),
        four_eyes=None if four_eyes is None else name_of(four_eyes),
        pauses=tuple(name_of(paused) for paused in pauses),
    )


def end(state: str, label: Words, *, effects: Iterable[Effect] = ()) -> End:
    """A state in which the procedure is over; every step still open closes."""
    return End(state, label, tuple(effects))


def clock(name: str, limit: int, unit: Unit, *, at: str) -> Clock:
    """A limit on the time during which steps marked ``counted`` are open."""
    return Clock(name, limit, unit, at)


def procedure(
    name: str,
    label: Words,
    *,
    steps: Iterable[Step],
    ends: Mapping[Opener, End],
    about: Words | None = None,
    at: str | None = None,
    applicant: Role | None = None,
    clock: Clock | None = None,
    opening: Iterable[Effect] = (),
) -> Procedure:
    """A whole procedure, checked: a mistake in it raises ``DefinitionError``."""
    made = Procedure(
        name=name,
        label=label,
        steps=tuple(steps),
        ends=tuple((ref(opener), state) for opener, state in ends.items()),
        about=about,
        at=at,
        applicant=applicant,
        clock=clock,
        opening=tuple(opening),
    )
    check(made)
    return made


def ref(opener: Opener) -> Ref:
    """The step and outcome that ``opener`` names."""
    if isinstance(opener, Ref):
        return opener
    if isinstance(opener, Step):
        return Ref(opener.name)
    step_name, colon, outcome_name = opener.partition(":")
    return Ref(step_name, outcome_name if colon else None)


def _refs(openers: Opener | Iterable[Opener]) -> tuple[Ref, ...]:
    if isinstance(openers, Step | Ref | str):
        return (ref(openers),)
    return tuple(ref(opener) for opener in openers)


def _span(n: int | Named | str, unit: Unit, since: Since | Iterable[Since], fixed: bool) -> Span:
    origins = (since,) if isinstance(since, str | Named) else tuple(since)
    length = n if isinstance(n, int) else name_of(n)
    return Span(length, unit, tuple(name_of(origin) for origin in origins), fixed)
