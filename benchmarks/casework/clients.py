"""Clients: each a process of its own, all of them let go at the same moment."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from benchmarks.peer import Program


class Clients:
    """So many clients of one program. ``begin`` is asked of each with its own arguments before they work."""

    def __init__(self, make: Callable[[], Program], arguments: Sequence[dict[str, Any]]) -> None:
        self._made = [make() for _ in arguments]
        self._arguments = arguments

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        for client, arguments in zip(self._made, self._arguments, strict=True):
            self._stack.enter_context(client)
            client.call("begin", **arguments)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def rate(self, clients: int, seconds: float) -> float:
        """How many steps the first ``clients`` of them complete in a second, working for so many seconds."""
        with ThreadPoolExecutor(clients) as pool:
            rates = pool.map(lambda client: client.call("work", seconds=seconds), self._made[:clients])
            return sum(rates)
