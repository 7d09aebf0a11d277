"""OpenFisca for ten million people: its formulas are NumPy over columns, two-valued."""

from pathlib import Path
from typing import Any

import numpy as np
from answering import answer, seconds
from facts import FLAGS, UNKNOWN
from openfisca import ALWAYS, MONTH, system
from openfisca_core.simulation_builder import SimulationBuilder

held: dict[str, Any] = {}


def _simulation() -> Any:
    people: dict[str, Any] = held["people"]
    simulation = SimulationBuilder().build_default_simulation(system, len(people["degree"]))
    for name, values in people.items():
        simulation.set_input(name, ALWAYS, values)
    return simulation


def load(folder: str) -> int:
    """Read the people with what is unknown taken for nought, and tell how many are yes."""
    held["people"] = {
        path.stem: np.where(values == UNKNOWN, 0, values).astype(np.bool_ if path.stem in FLAGS else np.int32)
        for path in Path(folder).glob("*.npy")
        for values in [np.load(path)]
    }
    held["simulation"] = _simulation()
    return int(held["simulation"].calculate("eligible", MONTH).sum())


def calculated(times: int) -> float:
    """Seconds for calculating alone, the simulation being there with everybody's facts."""

    def calculate() -> None:
        held["simulation"].delete_arrays("eligible")
        held["simulation"].calculate("eligible", MONTH)

    return seconds(calculate, times)


def whole(times: int) -> float:
    """Seconds for building the simulation and calculating."""
    return seconds(lambda: _simulation().calculate("eligible", MONTH), times)


if __name__ == "__main__":
    answer(load, calculated, whole)
