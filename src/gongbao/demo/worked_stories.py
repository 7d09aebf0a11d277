"""The worked scenarios that services bring along, played by the people of the city through the real commands.

A scenario is moved by whole weeks, so that it happened lately; what it has people do, they do on its days.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from gongbao.demo.casting import Cast, Casting
from gongbao.demo.city import YUNXI
from gongbao.demo.stage import Stage, Story
from gongbao.hub import examples
from gongbao.hub.commands.handlers import opening_role
from gongbao.hub.models import FactValue
from gongbao.procedures import Begin, Done, Notify, OpenBallot, Procedure, scenario_events
from gongbao.rules import Fact
from gongbao.services import Service, registry
from gongbao.words import Problem

_log = logging.getLogger("gongbao.demo")
#: Whole weeks, about a year, so that days of the week and the season stay.
_YEAR = timedelta(weeks=52)


@dataclass
class Worked:
    """One scenario on its way: who plays it, how far its days are moved, and the facts not yet told."""

    service: Service
    procedure: Procedure
    cast: Cast
    place: int
    moved: timedelta
    untold: dict[str, Any] = field(default_factory=dict)

    def holder(self, role: str) -> str:
        """The key of whoever holds the role."""
        clerks = self.cast.clerks.get(role)
        return clerks[0] if clerks else self.cast.party(role, self.place)

    def doer(self, step: str) -> str:
        """The key of whoever does the step; where four eyes are asked for, the colleague."""
        definition = self.procedure.by_name[step]
        clerks = self.cast.clerks.get(definition.role.name)
        if clerks is None:
            return self.cast.party(definition.role.name, self.place)
        return clerks[self._seconds(step) % 2]

    def _seconds(self, step: str) -> int:
        before = self.procedure.by_name[step].four_eyes
        return 1 + self._seconds(before) if before else 0

    def tell(self, names: Iterator[str]) -> dict[str, Any]:
        """Those of the facts that have not been told yet."""
        return {name: self.untold.pop(name) for name in list(names) if name in self.untold}


def begin(stage: Stage, today: date, without: frozenset[str]) -> None:
    """Puts the scenarios of all services but ``without`` on their days, up to ``today``."""
    casting = Casting(stage.city)
    for slug, service in registry().items():
        if slug in without:
            continue
        cast = casting.cast(service)
        for place, scenario in enumerate(examples.of(slug).get("scenarios", [])):
            first, last = _day(scenario["start"]), _day(scenario["until"])
            moved = (today - last) // _YEAR * _YEAR
            procedure = service.procedure(scenario["procedure"])
            worked = Worked(service, procedure, cast, place, moved, _given(service, scenario, moved))
            stage.start(_story(stage, worked, list(scenario_events(scenario))), first + moved)


def _story(stage: Stage, worked: Worked, events: list[Done]) -> Story:
    try:
        case = _open(stage, worked)
        for event in events:
            yield event.on + worked.moved
            # Handing in is done with the opening.
            if event.step in stage.state(case):
                _do(stage, worked, case, event)
    except Problem as refused:
        _log.warning("%s/%s %s: %s", worked.service.slug, worked.procedure.name, worked.place, refused.words.zh)


def _open(stage: Stage, worked: Worked) -> str:
    role = opening_role(worked.procedure)
    asked_first, asked_later = (
        {name for step in worked.procedure.steps if bool(step.after) is later for name in step.form}
        for later in (False, True)
    )
    facts = worked.service.facts
    told = worked.tell(
        name
        for name in worked.untold
        if name not in asked_later - asked_first and facts[name].evidence.role in (None, role)
    )
    holders = {
        other: stage.city.party(worked.cast.party(other, worked.place))
        for other in _taking_part(worked) & worked.cast.parties.keys()
        if other != role
    }
    return stage.submit(
        worked.holder(role),
        worked.service.slug,
        worked.procedure.name,
        told,
        holders=holders,
        role=role,
        district=YUNXI,
    )


def _taking_part(worked: Worked) -> set[str]:
    """The roles that act in the procedure or hear of it, and in those that begin under it."""
    found: set[str] = set()
    reached = [worked.procedure]
    for procedure in reached:
        found |= {step.role.name for step in procedure.steps}
        if procedure.applicant is not None:
            found.add(procedure.applicant.name)
        for effect in procedure.effects():
            match effect:
                case Notify(to=to):
                    found.add(to.name)
                case OpenBallot(voters=voters):
                    found.add(voters.name)
                case Begin(procedure=name) if worked.service.procedure(name) not in reached:
                    reached.append(worked.service.procedure(name))
    return found


def _do(stage: Stage, worked: Worked, case: str, event: Done) -> None:
    step = worked.procedure.by_name[event.step]
    who = worked.doer(event.step)
    # What came about in the case itself nobody tells.
    for name in FactValue.objects.filter(case__number=case, source="system").values_list("name", flat=True):
        worked.untold.pop(name, None)
    judged = worked.tell(
        name for name in worked.untold if _judge(worked.service.facts[name]) == step.role.name and name not in step.form
    )
    if judged:
        stage.enter(who, case, **judged)
    stage.do(who, case, event.step, event.outcome, **worked.tell(iter(step.form)))


def _judge(fact: Fact) -> str | None:
    return fact.evidence.role


def _given(service: Service, scenario: Mapping[str, Any], moved: timedelta) -> dict[str, Any]:
    known = service.parse(scenario.get("given") or {})
    return {name: service.facts[name].dump(_later(value, moved)) for name, value in known.items()}


def _later(value: Any, moved: timedelta) -> Any:
    match value:
        case date():
            return value + moved
        case tuple():
            return tuple({name: _later(each, moved) for name, each in record.items()} for record in value)
    return value


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
