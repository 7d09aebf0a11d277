"""The rule of ``benchmarks/deciding.py`` as expressions, condition by condition, for engines that read such text."""

from facts import THRESHOLDS

ROUTES = (
    ("degree >= 3", "years >= 2"),
    ("degree >= 2", "years >= 7"),
    ("degree >= 1", "intermediate", "since_intermediate >= 5"),
    ("associate", "since_associate >= 3"),
    *((f"route_{n}",) for n in range(4)),
)
COUNTS = tuple(f"count_{n} >= {least}" for n, least in enumerate(THRESHOLDS))


def text(and_: str, or_: str) -> str:
    """The whole rule in one expression, with the engine's words for and and or."""
    routes = f" {or_} ".join(f"({f' {and_} '.join(each)})" for each in ROUTES)
    return f"({routes}) {and_} ({at_least_three(COUNTS)})"


def at_least_three(conditions: tuple[str, ...]) -> str:
    """Whether three of ``conditions`` hold."""
    return f"{' + '.join(f'({each} ? 1 : 0)' for each in conditions)} >= 3"
