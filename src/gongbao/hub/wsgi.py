"""The web application, for any WSGI server; ``gongbao serve`` runs it on granian."""

from gongbao.hub.boot import boot

boot()

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
