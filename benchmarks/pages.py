"""Pages and a command over HTTP, beside a bare Django view: eight clients, each asking again once it is answered.

Ours is what ``gongbao serve`` starts, on a small city; the peer (``web/bare.py``) is a Django project with Django's own
middleware whose view makes one query and renders a template of three lines, on the same database, with the same server
program, as many processes and as many threads. Where ours is for people who are signed in, so is the peer's, in a
session of Django's own backend; where ours is a command, the peer's inserts one row. All answers are checked to be what
was asked for.

Pages for everybody are kept by our own middleware and cost one query, so they are as fast as the peer's or faster.
Pages of people who are signed in reach a quarter of the peer's rate and more: a case asks the database 6 questions and
the desk's list 9, where the peer asks 3, each a prepared statement that brings what the ORM would ask for in several
(``gongbao.hub.case_rows``). Two thirds of the time of such a page are this process's, most of it in templates and in
making models of rows; what is shown to one person is never kept. The limit of time is kept only where the machine has
no other work.

The command goes by a form, with its token, on a case, through permission, events and periods to a redirect; ``api`` has
the same by the interface.
"""

from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.harness import Row
from benchmarks.web.beside import FORM_TOKEN, address_of, beside_bare, notes, pages, served
from benchmarks.web.load import post


def rows() -> Iterator[Row]:
    """Public pages, pages of people signed in, and a command."""
    with served() as (city, ours, theirs):
        page = f"/{city['document']}/"
        for name, address in city["public"].items():
            yield from beside_bare(name, 0.5, pages(address), pages(page), ours, theirs)
        own = f"/own{page}"
        for name, address, cookie in (
            ("a resident's case", city["case"], city["resident"]),
            ("the desk's list", city["list"], city["clerk"]),
            ("a case at the desk", city["desk case"], city["clerk"]),
        ):
            yield from beside_bare(name, 0.25, pages(address, cookie), pages(own, city["bare"]), ours, theirs)
        cookie, bare = (f"{city[who]}; csrftoken={FORM_TOKEN}" for who in ("clerk", "bare"))
        commands = _commands(city["facts"], city["fact"], cookie)
        yield from beside_bare("a command by a form", 0.25, commands, notes(bare), ours, theirs, expected=302)


def _commands(addresses: list[str], fact: dict[str, str], cookie: str) -> Iterator[bytes]:
    """A fact entered in one case after the other, each time another value, each a command of its own."""
    for n in count():
        # Every case is given one value after the other: what it knows already is not entered again.
        value = {"fact": fact["name"], fact["field"]: n // len(addresses) % 40}
        sent = value | {"command": uuid4(), "csrfmiddlewaretoken": FORM_TOKEN}
        yield post(addresses[n % len(addresses)], cookie, urlencode(sent), address_of(n))
