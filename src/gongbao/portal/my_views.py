"""Everything of one's own: things to do, cases, drafts, messages, who has read one's data, for whom one acts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongbao.hub import clock, queries
from gongbao.hub import messages as inbox
from gongbao.hub.display import in_page_language
from gongbao.hub.models import Case, NotLookedFor, Party, PartyMember, Task
from gongbao.hub.party_forms import right_identity_number
from gongbao.hub.queries import own_cases
from gongbao.hub.secrecy import blind_index
from gongbao.portal.case_views import status_words
from gongbao.portal.visitors import Visitor, for_visitors, page
from gongbao.services import registry
from gongbao.words import Words

PER_PAGE = 20
SORTS = {"number": "number", "opened": "opened_on", "ended": "ended_on"}


@for_visitors
def overview(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Things to do now, drafts, and one's cases, newest first."""
    cases = own_cases(visitor.actor)
    wanted = request.GET.get("state", "")
    if wanted == "open":
        cases = cases.filter(ended_on=None)
    elif wanted == "ended":
        cases = cases.exclude(ended_on=None)
    cases = _sorted(cases, request.GET.get("sort", ""))
    found = Paginator(cases, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "todos": [_todo(task) for task in queries.to_do(visitor.actor)],
        "drafts": [_draft(draft) for draft in queries.drafts(visitor.actor).select_related("party")],
        "cases": found,
        "rows": [(case, procedure_words(case), *status_words(case)) for case in found],
        "state": wanted,
    }
    return page(request, visitor, "my/overview", context)


def _sorted(cases: Any, sort: str) -> Any:
    field = SORTS.get(sort.removeprefix("-"))
    return cases.order_by(f"-{field}" if sort.startswith("-") else field, "-pk") if field else cases


def procedure_words(case: Case) -> Words:
    """What the procedure of a case is called."""
    procedure = registry()[case.service].procedures.get(case.procedure)
    return procedure.label if procedure else Words(case.procedure, case.procedure)


def _todo(task: Task) -> dict[str, Any]:
    procedure = registry()[task.case.service].procedures.get(task.case.procedure)
    step = procedure.by_name.get(task.step) if procedure else None
    return {"task": task, "label": step.label if step else task.step, "procedure": procedure_words(task.case)}


def _draft(draft: Any) -> dict[str, Any]:
    service = registry()[draft.service]
    procedure = service.procedures.get(draft.procedure)
    return {"draft": draft, "label": procedure.label if procedure else draft.procedure, "service": service.title}


@for_visitors
def messages_page(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The inbox, newest first; opening it marks everything on the page as read."""
    found = inbox.received(visitor.actor.party_ids).select_related("case", "party", "delivery")
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(each, Words(each.zh, each.en), each.read_at is None) for each in shown]
    response = page(request, visitor, "my/messages", {"messages_page": shown, "rows": rows})
    inbox.mark_read(visitor.actor.party_ids)
    return response


@for_visitors
def readings(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Who has read the data of the parties that the visitor acts for, newest first."""
    found = queries.readings(visitor.actor.party_ids).select_related("party")
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    mine = _own_person(visitor)
    unwilling = mine is not None and NotLookedFor.objects.filter(party=mine).exists()
    return page(request, visitor, "my/readings", {"readings": shown, "mine": mine, "unwilling": unwilling})


def _own_person(visitor: Visitor) -> Party | None:
    """The visitor as a person."""
    own = Party.objects.filter(members__user_id=visitor.user_id, members__is_self=True, kind=Party.Kind.PERSON)
    return own.first()


@require_POST
@for_visitors
def looked_for(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Whether offices may look for what the visitor is entitled to and has not applied for; ``wish``: yes or no."""
    mine = _own_person(visitor)
    if mine is not None and request.POST.get("wish") == "no":
        NotLookedFor.objects.get_or_create(party=mine, defaults={"since": clock.now()})
        said = Words("已关闭，不会再主动查找您。", "Switched off: you are not looked for any more.")
        messages.success(request, in_page_language(said))
    elif mine is not None:
        NotLookedFor.objects.filter(party=mine).delete()
        said = Words("已打开，符合条件时会告知您。", "Switched on: you are told what you are entitled to.")
        messages.success(request, in_page_language(said))
    return redirect("portal:readings")


class IdentityForm(forms.Form):
    """Who one is."""

    use_required_attribute = False

    name = forms.CharField(
        max_length=200,
        label=Words("姓名", "Name"),  # type: ignore[arg-type]
        help_text=Words("与身份证件一致。", "As on the identity document."),  # type: ignore[arg-type]
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    id_number = forms.CharField(
        max_length=40,
        label=Words("身份证件号码", "Identity number"),  # type: ignore[arg-type]
        help_text=Words("加密保存，页面上只显示首尾几位。", "Stored encrypted; pages show only its ends."),  # type: ignore[arg-type]
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    phone = forms.CharField(
        max_length=30,
        required=False,
        label=Words("手机号码", "Mobile number"),  # type: ignore[arg-type]
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        required=False,
        label=Words("电子邮箱", "E-mail"),  # type: ignore[arg-type]
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            said = Words(f"请填写{field.label.zh}。", f"Fill in: {field.label.en}.")  # type: ignore[attr-defined]
            field.error_messages["required"] = in_page_language(said)

    def clean_id_number(self) -> str:
        """A resident's number with its check character right (GB 11643-1999), or another document's number."""
        number = "".join(str(self.cleaned_data["id_number"]).split()).upper()
        if not right_identity_number(number):
            said = Words(
                "身份证号码的校验位不对，请核对是否抄错。", "The check digit is wrong; please look for a slip."
            )
            raise forms.ValidationError(in_page_language(said))
        return number


@for_visitors
def identity(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """For whom one acts; who has no entry of their own yet makes it here, once."""
    own = any(PartyMember.objects.filter(user_id=visitor.user_id, is_self=True))
    form = IdentityForm(request.POST or None)
    if request.method == "POST" and not own and form.is_valid():
        if _register(visitor, form.cleaned_data):
            messages.success(
                request, in_page_language(Words("已登记，可以办事了。", "You are registered and can begin."))
            )
            return redirect("portal:my-cases")
        said = Words(
            "这个证件号码已经登记在另一账号下，请用该账号登录，或到窗口核对。",
            "This number is registered with another account; sign in with it, or ask at a window.",
        )
        form.add_error("id_number", in_page_language(said))
    return page(request, visitor, "my/identity", {"form": form, "own": own})


def _register(visitor: Visitor, data: dict[str, str]) -> bool:
    # Who came to a window before is known already, and nobody acts for them yet.
    known = Party.objects.filter(id_index=blind_index(data["id_number"]), name=data["name"], members=None).first()
    try:
        with transaction.atomic():
            party = known or Party.objects.create(kind=Party.Kind.PERSON, **data)
            PartyMember.objects.create(party=party, user_id=visitor.user_id, is_self=True)
    except IntegrityError:
        return False
    return True
