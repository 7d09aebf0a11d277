"""The boxes and links of a procedure's flow chart, worked out from its definition."""

from dataclasses import dataclass, field

from gongbao.procedures.definition import End, Outcome, Procedure, Step
from gongbao.procedures.wording import opened_by

START_BOX = "start"


@dataclass(frozen=True, slots=True)
class Way:
    """Outcomes of a step that lead to the same place: on to ``targets``, or to ``end``."""

    step: Step
    outcomes: tuple[Outcome, ...]
    targets: tuple[Step, ...]
    end: End | None

    @property
    def key(self) -> str:
        """The name of the box that shows these outcomes."""
        return f"{self.step.name}:{self.outcomes[0].name}"

    @property
    def by_itself(self) -> bool:
        """Whether time alone leads this way."""
        then = self.step.due.then if self.step.due else None
        return any(outcome.name == then for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Chart:
    """``steps`` and ``ways`` are boxes; a way not in ``shown`` is only a link, there being nothing to choose."""

    procedure: Procedure
    ways: tuple[Way, ...]
    shown: tuple[Way, ...]
    links: tuple[tuple[str, str], ...] = field(default=())


def chart_of(procedure: Procedure) -> Chart:
    """The chart of ``procedure``: a box a step, and a box for every set of outcomes that leads somewhere else."""
    ways = tuple(way for step in procedure.steps for way in _ways(procedure, step))
    shown = tuple(way for way in ways if _is_shown(way, ways))
    links = [(START_BOX, step.name) for step in procedure.steps if not step.after]
    for way in ways:
        source = way.step.name
        if way in shown:
            links.append((source, way.key))
            source = way.key
        links += [(source, target.name) for target in way.targets]
    return Chart(procedure, ways, shown, tuple(links))


def _ways(procedure: Procedure, step: Step) -> list[Way]:
    grouped: dict[tuple[tuple[str, ...], str | None, bool], list[Outcome]] = {}
    then = step.due.then if step.due else None
    for outcome in step.outcomes:
        end = procedure.end_of(step.name, outcome.name)
        targets = () if end else tuple(s.name for s in opened_by(procedure, step.name, outcome.name))
        grouped.setdefault((targets, end.state if end else None, outcome.name == then), []).append(outcome)
    return [
        Way(
            step,
            tuple(outcomes),
            tuple(procedure.by_name[name] for name in targets),
            procedure.end_of(step.name, outcomes[0].name),
        )
        for (targets, _, _), outcomes in grouped.items()
    ]


def _is_shown(way: Way, ways: tuple[Way, ...]) -> bool:
    alone = sum(other.step is way.step for other in ways) == 1
    return not alone or way.end is not None or way.step in way.targets
