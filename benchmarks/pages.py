"""Pages and a command over HTTP, beside a bare Django view: eight clients, each asking again once it is answered.

Ours is what ``gongbao serve`` starts, on a small city; the peer (``web/bare.py``) is a Django project with Django's own
middleware whose view makes one query and renders a template of three lines, on the same database, with the same server
program, as many processes and as many threads. Where ours is for people who are signed in, so is the peer's, in the
same session; where ours is a command, the peer's inserts one row. All answers are checked to be what was asked for.

Pages for everybody are kept by our own middleware and cost one query, so they are as fast as the peer's or faster.
Pages of people who are signed in do not reach a quarter but a tenth, and are over the limit of time where the machine
has other work; a command by a form comes near its quarter. A case asks the database 14 questions, the desk's list 12,
where the peer asks 3. Half of the time of such a page goes into its queries, more of it into Django's building the
statements than into PostgreSQL's answering them, and a third into its templates. What is shown to one person is never
kept, so the limit is how few queries a page can do with. On a machine whose processors are all busy the ratio falls
further, as each question to the database waits for its turn.

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
