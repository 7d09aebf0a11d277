"""The programming interface over HTTP, beside a bare Django view: eight clients, each asking again once it is answered.

Everything as in ``pages``: what ``gongbao serve`` starts, beside a Django project on the same database with the same
server program. A check reads JSON with nine facts, decides, and answers with every condition in words and places; it is
counted against the limit of its address, which is one row written. Its peer is the view for everybody: one query and a
template of three lines. A command enters a fact in a case with a token: limit, token, permission, event and periods, in
four statements, two of which write. Its peer inserts one row for a person who is signed in by a session.
"""

import json
from collections.abc import Iterator
from itertools import count
from uuid import uuid4

from benchmarks.harness import Row
from benchmarks.web.beside import FORM_TOKEN, address_of, beside_bare, notes, pages, served
from benchmarks.web.load import post_json

CHECK = "/api/services/arts-training-prepayment/decisions/prepayment-allowed/check"
FACTS = {
    "contract_signed": True,
    "course_start": "2024-03-10",
    "course_end": "2024-05-20",
    "charge_date": "2024-03-02",
    "lesson_count": 61,
    "prepaid_amount": "4000.00",
    "prepayment_forced": False,
    "both_methods_offered": True,
    "learner_chose_prepayment": True,
}


def rows() -> Iterator[Row]:
    """A check and a command."""
    with served() as (city, ours, theirs):
        yield from beside_bare("API check", 0.25, _checks(), pages(f"/{city['document']}/"), ours, theirs)
        peers = notes(f"{city['bare']}; csrftoken={FORM_TOKEN}")
        commands = _commands(city["held"], city["token"], city["fact"]["name"])
        yield from beside_bare("API command", 0.25, commands, peers, ours, theirs, peer_expected=302)


def _checks() -> Iterator[bytes]:
    body = json.dumps({"facts": FACTS, "as_of": "2024-03-03"})
    return (post_json(CHECK, body, address_of(n)) for n in count())


def _commands(cases: list[str], token: str, fact: str) -> Iterator[bytes]:
    """A fact entered in one case after the other, each time another value, each a command of its own."""
    for n in count():
        body = json.dumps({"command": "enter-facts", "facts": {fact: n // len(cases) % 40}})
        headers = (f"Authorization: Bearer {token}", f"Idempotency-Key: {uuid4()}")
        yield post_json(f"/api/cases/{cases[n % len(cases)]}/commands", body, address_of(n), *headers)
