"""A plain load generator: so many clients, each with a connection of its own that it keeps, each sending the next
request as soon as it has the answer to the last.

One thread and no parsing beyond ``Content-Length``: whatever it costs is the same for all that are measured, and comes
off the machine that they run on, so the less the better.
"""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a round: requests a second, and the seconds that each took, rising."""

    rate: float
    seconds: tuple[float, ...]

    @property
    def p95(self) -> float:
        """The seconds within which 95 of 100 requests were answered."""
        return self.seconds[int(len(self.seconds) * 0.95)]


def get(path: str, cookie: str, address: str) -> bytes:
    """A request for a page, from an address that a proxy in front of us has seen."""
    return _request("GET", path, cookie, address)


def post(path: str, cookie: str, form: str, address: str) -> bytes:
    """A form that is sent."""
    kind = "Content-Type: application/x-www-form-urlencoded"
    return _request("POST", path, cookie, address, kind, f"Content-Length: {len(form)}") + form.encode()


def post_json(path: str, body: str, address: str, *headers: str) -> bytes:
    """A program's request."""
    kind = "Content-Type: application/json"
    return _request("POST", path, "", address, kind, f"Content-Length: {len(body.encode())}", *headers) + body.encode()


def _request(method: str, path: str, cookie: str, address: str, *more: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: text/html", f"X-Forwarded-For: {address}"]
    return "\r\n".join([*lines, *([f"Cookie: {cookie}"] if cookie else []), *more, "", ""]).encode()


def load(port: int, requests: Iterator[bytes], expected: int, clients: int = 8, seconds: float = 2.0) -> Load:
    """Sends ``requests`` from ``clients`` at once for so long. Raises AssertionError for a status not ``expected``."""
    wait = selectors.DefaultSelector()
    status = b"HTTP/1.1 %d " % expected
    taken: list[float] = []
    begun = time.perf_counter()
    for _ in range(clients):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        wait.register(connection, selectors.EVENT_READ, [b"", time.perf_counter()])
        connection.sendall(next(requests))
    while (now := time.perf_counter()) < begun + seconds or not taken:
        for key, _ in wait.select(1):
            read, sent = key.data
            read += key.fileobj.recv(262_144)
            if not _whole(read):
                key.data[0] = read
                continue
            assert read.startswith(status), read[:2000]
            now = time.perf_counter()
            taken.append(now - sent)
            key.data[:] = [b"", now]
            key.fileobj.sendall(next(requests))
    for key in list(wait.get_map().values()):
        key.fileobj.close()
    return Load(len(taken) / (now - begun), tuple(sorted(taken)))


def _whole(read: bytes) -> bool:
    head, found, body = read.partition(b"\r\n\r\n")
    if not found:
        return False
    lowered = head.lower()
    if b"\r\ncontent-length: " not in lowered:
        assert b"chunked" in lowered, head
        return read.endswith(b"0\r\n\r\n")
    return len(body) >= int(lowered.partition(b"\r\ncontent-length: ")[2].split(b"\r\n")[0])
