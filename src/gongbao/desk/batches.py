"""Many cases from a sheet that an agency begins itself: the sheet row by row, confirming, what has become of it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from gongbao.desk.opening import agencies_for
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import case_imports
from gongbao.hub.batch_pages import BatchViews
from gongbao.hub.errors import Forbidden
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import Import
from gongbao.words import Words

_views = BatchViews("desk", page, "batch", "batch_rows", Words("批量办理模板", "template"))


@at_desk
def begin(request: HttpRequest, desk: Desk, service: str, procedure: str) -> HttpResponse:
    """What the sheet takes, in the name of the office that begins the procedure."""
    batch = case_imports.batch_of(service, procedure)
    agencies = agencies_for(desk, batch.service, batch.procedure)
    if not agencies:
        raise Forbidden("您的岗位不能发起这个程序。", "Your posts do not begin this procedure.")
    agency = agencies[0]
    whose = InNameOf(desk.actor.user_id or 0, agency.district, agency=agency)
    earlier = Import.objects.filter(agency=agency).select_related("proposed_by")
    return _views.begun(request, desk, batch, whose, earlier, {})


template = at_desk(_views.template)
shown = at_desk(_views.shown)
confirm = require_POST(at_desk(_views.confirm))
withdraw = require_POST(at_desk(_views.withdraw))
marked = at_desk(_views.marked)
results = at_desk(_views.results)
