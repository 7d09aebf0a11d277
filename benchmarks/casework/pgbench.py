"""pgbench, which comes with PostgreSQL: the least that a step costs on this server, without any language around it.

One prepared statement writes the event, the state and the deadline into our own tables, without reading or checking
anything.
"""

import os
import re
import subprocess
import tempfile

from benchmarks.casework.scene import Place

_STEP = """\
\\set case random({first}, {last})
WITH moved AS (
    UPDATE hub_case SET state = state || '{{"on": "2026-01-01"}}', revision = revision + 1 WHERE id = :case
    RETURNING id, revision
), event AS (
    INSERT INTO hub_event (case_id, seq, at, day, actor_id, role, kind, data, previous, hash)
    SELECT id, revision, now(), current_date, {user}, 'job-seeker', 'done',
           '{{"step": "keep-contact", "outcome": "contacted", "note": "", "attachments": []}}', '', '' FROM moved
)
INSERT INTO hub_deadline (case_id, district, step, generation, due, fires_on)
SELECT id, '110105', 'keep-contact', revision, current_date + 183, current_date + 184 FROM moved;
"""


def rate(places: list[Place], clients: int, seconds: float) -> float:
    """Statements a second, each of the clients on a connection of its own."""
    from gongbao.hub.postgres_keeper import binaries

    cases = sorted(place.case for place in places)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(_STEP.format(first=cases[0], last=cases[-1], user=places[0].user))
        script.flush()
        command = [binaries() / "pgbench", "--no-vacuum", "--protocol", "prepared", "--file", script.name]
        options = ["--client", str(clients), "--jobs", str(clients), "--time", str(max(1, round(seconds)))]
        ran = subprocess.run(
            [*command, *options, os.environ["DATABASE_URL"]], capture_output=True, text=True, check=True
        )
    found = re.search(r"tps = ([\d.]+)", ran.stdout)
    assert found, ran.stderr
    return float(found[1])
