"""The web application, for any WSGI server; ``gongbao serve`` runs it on granian."""

from gongbao.hub.boot import boot
from gongbao.hub.privileges import end_with_parent

# A worker whose parent was killed would keep the port and answer beside its successors.
end_with_parent()
boot()

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
