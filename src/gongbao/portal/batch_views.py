"""Many cases from a sheet, for organisations: the template, the sheet row by row, confirming, what has become of it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from gongbao.hub import case_imports
from gongbao.hub.batch_pages import BatchViews
from gongbao.hub.case_imports import Batch
from gongbao.hub.errors import Forbidden
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import Import, Party
from gongbao.portal.visitors import Visitor, for_visitors, page
from gongbao.words import Words

_views = BatchViews("portal", page, "applications/batch", "applications/batch_rows", Words("批量申请模板", "template"))


@for_visitors
def begin(request: HttpRequest, visitor: Visitor, service: str, procedure: str) -> HttpResponse:
    """What the sheet takes, in the name of the organisation chosen."""
    batch = case_imports.batch_of(service, procedure)
    parties = _parties(visitor, batch)
    usual = visitor.party if visitor.party in parties else parties[0]
    party = next((each for each in parties if str(each.pk) == request.POST.get("party")), parties[0])
    whose = InNameOf(visitor.user_id, party.district, party=party)
    earlier = Import.objects.filter(party__in=parties).select_related("party")
    return _views.begun(request, visitor, batch, whose, earlier, {"parties": parties, "party": usual})


def _parties(visitor: Visitor, batch: Batch) -> list[Party]:
    found = [party for party in visitor.parties if party.kind == batch.role.holder == Party.Kind.ORGANISATION]
    if not found:
        label = batch.role.label
        raise Forbidden(
            f"批量申请供单位使用，以“{label.zh}”的名义办理；您目前没有代表任何单位。",
            f'Sheets are for organisations, here as "{label.en}"; you act for none at present.',
        )
    return found


template = for_visitors(_views.template)
shown = for_visitors(_views.shown)
confirm = require_POST(for_visitors(_views.confirm))
withdraw = require_POST(for_visitors(_views.withdraw))
marked = for_visitors(_views.marked)
results = for_visitors(_views.results)
