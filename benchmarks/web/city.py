"""A small city to serve: ``python -m benchmarks.web.city`` fills the database of GONGBAO_DATA and tells what is there.

Two of the demo's services with their people and cases, and its sample gazette; standard output closes with one line of
JSON: the addresses of pages, cookies of people who are signed in, and cases in which a clerk may enter facts.
"""

import json
import os
from typing import Any
from urllib.parse import quote

from gongbao.hub.serve import prepare

#: A whole number that the clerk may enter.
FACT = "specialty_years"


def main() -> None:
    """Fills and tells."""
    # The stories of the demo happen on its clock; what serves them afterwards knows nothing of it.
    os.environ["GONGBAO_DEMO"] = "1"
    prepare()
    from django.utils import timezone

    from gongbao.demo import arts_stories, city, filling, title_stories
    from gongbao.demo.stage import Stage
    from gongbao.hub.models import DemoClock

    today = timezone.localdate()
    DemoClock.objects.create(pk=1, today=today)
    filling.import_gazettes(())
    stage = Stage(city.build())
    title_stories.begin(stage, today)
    arts_stories.begin(stage, today)
    stage.play(today)
    print(json.dumps(_told(stage)), flush=True)


def _told(stage: Any) -> dict[str, Any]:
    from django.conf import settings

    from gongbao.demo.city import TITLES
    from gongbao.hub import library, queries, tokens
    from gongbao.hub.fact_forms import PREFIX

    resident, clerk = stage.city.users["resident-1"], stage.city.users["hrss-1"]
    actor = stage.city.actor("hrss-1")
    document = library.documents()[0]
    numbers = [case.number for case in queries.overseen_cases(actor).filter(service=TITLES, ended_on=None)]
    held = [number for number in numbers if queries.case_for(actor, number).my_roles]
    own = queries.own_cases(stage.city.actor("resident-1")).filter(service=TITLES)
    return {
        "public": {
            "home page": "/",
            "law page": f"/law/{quote(str(document))}/",
            "guide page": f"/services/{TITLES}/",
            "search page": "/search/?q=" + quote(document.title[-4:-2]),
        },
        "resident": _cookie(resident, settings.AUTHENTICATION_BACKENDS[0]),
        "case": f"/cases/{own[0].number}/",
        "clerk": _cookie(clerk, settings.AUTHENTICATION_BACKENDS[0]),
        # The peer has Django's own.
        "bare": _cookie(clerk, "django.contrib.auth.backends.ModelBackend"),
        "list": "/desk/today/",
        "desk case": f"/desk/cases/{held[0]}/",
        "facts": [f"/desk/cases/{number}/facts/" for number in held[:40]],
        "held": held[:40],
        "token": tokens.make(clerk.pk, "measuring", tokens.DAYS[0])[1],
        "fact": {"name": FACT, "field": f"{PREFIX}-{FACT}"},
        "document": document.pk,
    }


def _cookie(user: Any, backend: str) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from gongbao.hub.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"sessionid={session.session_key}"


if __name__ == "__main__":
    main()
