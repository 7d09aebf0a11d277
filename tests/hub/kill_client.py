"""A client that sends commands one after another and writes down each before it is sent and when it is answered.

``python kill_client.py MODE CASE USER JOURNAL``. Killed and started again, it first sends again what was not
answered: under the same id (MODE ``same``) or, for the control, under a new one (MODE ``new``).
"""

import os
import sys
import time
import uuid
from pathlib import Path


def main() -> None:
    mode, number, user, journal = sys.argv[1:]
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from gongbao.hub.boot import boot

    boot()
    from gongbao.hub.actors import Actor
    from gongbao.hub.commands import EnterFacts, execute
    from gongbao.hub.errors import DatabaseAway
    from gongbao.services import registry

    registry()._modules["sample"] = "hub.sample"
    file = os.open(journal, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)

    def send(command_id: uuid.UUID, value: int) -> None:
        while True:
            try:
                execute(Actor(int(user)), command_id, EnterFacts(number, {"years": value}))
                break
            except DatabaseAway:
                time.sleep(0.02)
                if mode == "new":
                    command_id = uuid.uuid4()
        os.write(file, f"done {command_id} {value}\n".encode())

    lines = [line.split() for line in Path(journal).read_text().splitlines()]
    answered = {value for word, _, value in lines if word == "done"}
    for word, command_id, value in lines:
        if word == "send" and value not in answered:
            send(uuid.UUID(command_id) if mode == "same" else uuid.uuid4(), int(value))
    # Every value is sent once by one client, so that what is stored twice can be told.
    value = max((int(value) for _, _, value in lines), default=0)
    while True:
        value += 1
        command_id = uuid.uuid4()
        os.write(file, f"send {command_id} {value}\n".encode())
        send(command_id, value)


main()
