"""A procedure as data: steps, what opens them, who does them, by when, with which outcomes, and where it
ends.

These classes only hold the definition. Service folders write it with the functions of
``gongbao.procedures.dsl``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gongbao.periods import Unit
from gongbao.procedures.effects import Effect, Publish, every
from gongbao.procedures.problems import NoSuchOutcome
from gongbao.procedures.roles import Role
from gongbao.words import Words


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a procedure that people know by a name of its own."""

    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class Ref:
    """An outcome of a step, or with ``outcome`` None any outcome of it; written ``step:outcome`` or ``step``."""

    step: str
    outcome: str | None = None

    def matches(self, step: str, outcome: str) -> bool:
        """Whether ``step`` ending in ``outcome`` is what this names."""
        return self.step == step and self.outcome in (None, outcome)

    def __str__(self) -> str:
        return self.step if self.outcome is None else f"{self.step}:{self.outcome}"


#: In ``since``: the day on which the procedure began.
START = "start"


@dataclass(frozen=True, slots=True)
class Span:
    """A period inside a procedure.

    ``n`` is a number, or the name of an integer fact that holds it; negative counts back. ``since`` names
    what it runs from: steps (the latest time each was done), ``start``, or date facts; of several, the latest
    that is known; none means the day on which the step opened. ``fixed``: the last day does not move off a
    rest day.
    """

    n: int | str
    unit: Unit
    since: tuple[str, ...] = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """By when a step must be done, and the outcome that it takes by itself on the day after (None: it is
    overdue).
    """

    span: Span
    then: str | None = None


@dataclass(frozen=True, slots=True)
class Reopen:
    """A finished step opens again when ``on`` happens, if its own last outcome was ``last``."""

    on: Ref
    last: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A way in which a step can end.

    ``automatic``: it comes by itself when the time is up, and no person may choose it. ``guard`` names a
    decision: the outcome is refused while it answers "no". ``earliest``: it is refused until this period has
    run in full.
    """

    name: str
    label: Words
    effects: tuple[Effect, ...] = ()
    automatic: bool = False
    guard: str | None = None
    earliest: Span | None = None


@dataclass(frozen=True, eq=False)
class Step:
    """One thing that one role does.

    ``at`` is the place in the document. ``after`` opens it: any one entry, or with ``join`` all steps named
    (several outcomes of one step are alternatives), then once. ``once``: ``after`` opens it a single time.
    ``also``: roles that may do it besides, such as the office that enters what a party hands in on paper. ``form``
    names the facts asked for when it is done. ``four_eyes`` names a step that another person must have done.
    ``counted``: the procedure's clock runs while it is open. ``pauses`` names the steps whose periods stand while this
    one is open.

    An outcome is reached as an attribute or an item: ``step.paid``, ``step["not-paid"]``.
    """

    name: str
    role: Role
    label: Words
    at: str
    outcomes: tuple[Outcome, ...]
    after: tuple[Ref, ...] = ()
    join: bool = False
    once: bool = False
    reopen: Reopen | None = None
    due: Due | None = None
    about: Words | None = None
    stage: Stage | None = None
    counted: bool = False
    also: tuple[Role, ...] = ()
    form: tuple[str, ...] = ()
    four_eyes: str | None = None
    pauses: tuple[str, ...] = ()

    @property
    def doers(self) -> tuple[Role, ...]:
        """Every role that may do it, the one whose step it is first."""
        return (self.role, *self.also)

    def outcome(self, name: str) -> Outcome | None:
        """The outcome called ``name``, or None."""
        return next((outcome for outcome in self.outcomes if outcome.name == name), None)

    def __getitem__(self, outcome: str) -> Ref:
        if self.outcome(outcome) is None:
            raise NoSuchOutcome(self.name, outcome, [o.name for o in self.outcomes])
        return Ref(self.name, outcome)

    def __getattr__(self, attribute: str) -> Ref:
        # Python also asks for attributes of its own, and while an object is being made.
        if attribute.startswith("_") or "outcomes" not in self.__dict__:
            raise AttributeError(attribute)
        return self[attribute.replace("_", "-")]


@dataclass(frozen=True, slots=True)
class End:
    """A state in which the procedure is over, with its label, and what that brings about."""

    state: str
    label: Words
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit on the time during which any counted step is open.

    ``unit`` is working days or days. The day a step opens is not counted, the day it is done is; parallel
    steps count once. ``at`` is the place in the document that sets the limit.
    """

    name: str
    limit: int
    unit: Unit
    at: str


@dataclass(frozen=True, eq=False)
class Procedure:
    """A whole procedure. ``ends`` says which outcomes end it; ``applicant`` who may begin it, None for
    anybody.
    """

    name: str
    label: Words
    steps: tuple[Step, ...]
    ends: tuple[tuple[Ref, End], ...]
    about: Words | None = None
    at: str | None = None
    applicant: Role | None = None
    clock: Clock | None = None
    opening: tuple[Effect, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Step]:
        """The steps by their names."""
        return {step.name: step for step in self.steps}

    def end_of(self, step: str, outcome: str) -> End | None:
        """The end that ``step`` reaches with ``outcome``, or None when the procedure goes on."""
        return next((end for ref, end in self.ends if ref.matches(step, outcome)), None)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The roles that act, in the order in which they first do."""
        return tuple({step.role.name: step.role for step in self.steps}.values())

    def effects(self) -> Iterator[Effect]:
        """Every effect that the procedure can have."""
        yield from every(self.opening)
        for step in self.steps:
            for outcome in step.outcomes:
                yield from every(outcome.effects)
        for _, end in self.ends:
            yield from every(end.effects)

    @cached_property
    def announced(self) -> frozenset[str]:
        """The steps during which a public notice may be up: it comes down when they are done."""
        return frozenset(each.until for each in self.effects() if isinstance(each, Publish) and each.until)
