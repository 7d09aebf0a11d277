"""The background worker: ``python -m gongbao.hub.worker``. As many may run as wanted, on as many machines."""

import logging

from gongbao.hub.boot import boot
from gongbao.hub.privileges import end_with_parent


def main() -> None:
    """Takes jobs until it is told to stop (SIGTERM), finishing the one at hand."""
    end_with_parent()
    boot()
    from procrastinate.contrib.django import app

    # Its modules know each other; jobs run in threads, and two that import them at once would meet half-made ones.
    import gongbao.hub.commands  # noqa: F401

    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(concurrency=2, shutdown_graceful_timeout=20)


if __name__ == "__main__":
    main()
