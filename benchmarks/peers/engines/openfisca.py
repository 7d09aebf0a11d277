"""OpenFisca: the tax-benefit system built once, and a simulation for every person, since it keeps what it calculated.

The simulation is built by the shortest way, with an array set for every fact; building it from a person's description,
as its web API does, takes more than twice as long.
"""

from typing import Any

import numpy as np
from answering import answer, seconds
from facts import FLAGS, NUMBERS, THRESHOLDS
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit, period
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Facts = dict[str, Any]

ALWAYS = period("ETERNITY")
MONTH = period("2024-03")

_person = Entity("person", "persons", "A person", "")
system = TaxBenefitSystem([_person])


def _fact(name: str, kind: type) -> type[Variable]:
    details = {"value_type": kind, "entity": _person, "definition_period": DateUnit.ETERNITY}
    return type(name, (Variable,), details)


class eligible(Variable):  # noqa: N801 - a variable is found by the name of its class
    """The rule, over arrays of persons."""

    value_type = bool
    entity = _person
    definition_period = DateUnit.MONTH

    def formula(person: Any, month: Any) -> Any:  # noqa: N805 - so it is written there
        """Whether each person may apply."""
        degree, years = person("degree", month), person("years", month)
        qualified = (
            (degree >= 3) & (years >= 2)
            | (degree >= 2) & (years >= 7)
            | (degree >= 1) & person("intermediate", month) & (person("since_intermediate", month) >= 5)
            | person("associate", month) & (person("since_associate", month) >= 3)
            | person("route_0", month)
            | person("route_1", month)
            | person("route_2", month)
            | person("route_3", month)
        )
        counted = sum((person(f"count_{n}", month) >= least).astype(int) for n, least in enumerate(THRESHOLDS))
        return qualified & (counted >= 3)


for _name in FLAGS:
    system.add_variable(_fact(_name, bool))
for _name in NUMBERS:
    system.add_variable(_fact(_name, int))
system.add_variable(eligible)


def _decide(facts: Facts, *, trace: bool) -> bool:
    simulation = SimulationBuilder().build_default_simulation(system, 1)
    simulation.trace = trace
    for name, value in facts.items():
        simulation.set_input(name, ALWAYS, np.array([value]))
    return bool(simulation.calculate("eligible", MONTH)[0])


def decided(people: list[Facts]) -> list[bool]:
    """The answer for each person, traced and not."""
    answers = [_decide(each, trace=False) for each in people]
    assert answers == [_decide(each, trace=True) for each in people]
    return answers


def plain(times: int, facts: Facts) -> float:
    """Seconds for one answer."""
    return seconds(lambda: _decide(facts, trace=False), times)


def traced(times: int, facts: Facts) -> float:
    """Seconds for one traced answer."""
    return seconds(lambda: _decide(facts, trace=True), times)


if __name__ == "__main__":
    answer(decided, plain, traced)
