"""The web server: ``python -m gongbao.hub.web HOST PORT WORKERS``.

Everything is imported once, before the workers are forked, so that they start at once, again also after one has died,
and share its memory. Where processes are not forked (macOS), each worker imports for itself.
"""

import gc
import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from gongbao.hub.privileges import end_with_parent

#: Requests that a worker works on at once. Only one of them runs Python, while the others wait for the database; with
#: more of them each only waits longer for its turn.
THREADS = 4


def application(_target: str = "") -> Any:
    """The application with everything that a page may need. It opens no connection, so it can be made before a fork."""
    # A worker whose parent was killed would keep the port and answer beside its successors.
    end_with_parent()
    from django.urls import get_resolver

    from gongbao.hub.wsgi import application as found
    from gongbao.services import registry

    _ = get_resolver().url_patterns
    _ = list(registry().values())
    return found


def main() -> None:
    """Serves until it is told to stop (SIGTERM)."""
    host, port, workers = sys.argv[1:]
    # Importing leaves hardly any rubbish, and looking for it takes a sixth of the time.
    gc.disable()
    application()
    gc.enable()
    # What is there now is there for good: the workers' collectors need not look at it, which would copy it.
    gc.freeze()
    server = Granian(
        "gongbao.hub.wsgi:application",
        host,
        int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    )
    server.serve(target_loader=application)


if __name__ == "__main__":
    main()
