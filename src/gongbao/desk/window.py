"""The window: a clerk takes in what somebody applies for who has come in person."""

import uuid
from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub.commands import Submit, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import Forbidden
from gongbao.hub.fact_forms import FactForm, demanded
from gongbao.hub.models import Agency
from gongbao.hub.party_forms import PartiesForm, acting_roles, admitted, to_be_named
from gongbao.hub.sent import command_id
from gongbao.procedures import Outcome, Procedure, Step
from gongbao.services import Service, registry
from gongbao.words import Problem, Words


def taken_in(desk: Desk, service: Service) -> list[Procedure]:
    """What people apply for and the posts taken have to do with."""
    return [each for each in service.procedure_list if first_step(each) and _agency(desk, service, each)]


def first_step(procedure: Procedure) -> Step | None:
    """The step with which a person or an organisation applies."""
    role = procedure.applicant
    if role is None or role.holder == "agency":
        return None
    return next((step for step in procedure.steps if not step.after and step.role.name == role.name), None)


class ApplicantForm(forms.Form):
    """Who stands at the window, as the document says."""

    use_required_attribute = False

    name = forms.CharField(
        max_length=200,
        label=Words("姓名或名称", "Name"),  # type: ignore[arg-type]
        help_text=Words("与证件一致。", "As on the document."),  # type: ignore[arg-type]
    )
    number = forms.CharField(
        max_length=40,
        label=Words("证件号码或统一社会信用代码", "Number of the document, or credit code"),  # type: ignore[arg-type]
        help_text=Words("加密保存，页面上不显示。", "Stored encrypted; pages do not show it."),  # type: ignore[arg-type]
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, typed: object, english: bool) -> None:
        super().__init__(typed, prefix="who")  # type: ignore[arg-type]
        for field in self.fields.values():
            field.error_messages["required"] = "Fill this in." if english else "请填写此项。"


@at_desk
def take_in(request: HttpRequest, desk: Desk, service: str, procedure: str) -> HttpResponse:
    """The application of whoever is there: who it is, the others, and the first step's facts and outcome."""
    defined = registry()[service]
    wanted = defined.procedure(procedure)
    step, agency = first_step(wanted), _agency(desk, defined, wanted)
    if step is None or agency is None:
        raise Forbidden("您的岗位不收这项申请。", "Your posts do not take in this application.")
    typed = request.POST or None
    english = (get_language() or "").startswith("en")
    who, facts = ApplicantForm(typed, english), _facts(defined, step, request)
    others = PartiesForm(to_be_named(acting_roles(wanted), frozenset({step.role.name})), [agency], service, typed)
    problem: Words | None = None
    if typed and not facts.row_moved and all([who.is_valid(), facts.is_valid(), others.is_valid()]):
        try:
            party = admitted(step.role, who.cleaned_data["name"], who.cleaned_data["number"], agency.district)
            command = Submit(
                service,
                procedure,
                facts.entered,
                party=party.pk,
                holders=others.holders,
                district=agency.district,
                at_window=True,
                outcome=request.POST.get("outcome", ""),
            )
            number = execute(desk.actor, command_id(request), command).case
        except Problem as refused:
            problem = refused.words
        else:
            said = Words(f"已收件，编号 {number}。", f"Taken in as {number}.")
            messages.success(request, in_page_language(said))
            return redirect("desk:case", number)
    context = {
        "service": defined,
        "procedure": wanted,
        "step": step,
        "ways": _ways(step),
        "who": who,
        "form": facts,
        "others": others,
        "problem": problem,
        "command": request.POST.get("command") or uuid.uuid4(),
    }
    response = page(request, desk, "window", context)
    if problem or (typed and not facts.row_moved):
        response.status_code = 422
    return response


def _ways(step: Step) -> Sequence[Outcome]:
    return [outcome for outcome in step.outcomes if not outcome.automatic]


def _facts(service: Service, step: Step, request: HttpRequest) -> FactForm:
    form = [service.facts[name] for name in step.form]
    return FactForm(form, request.POST or None, required=demanded(form), role=step.role.name)


def _agency(desk: Desk, service: Service, procedure: Procedure) -> Agency | None:
    """The office at whose window this is: the first of the seats taken that acts in the procedure."""
    acting = {f"{service.slug}/{role.name}" for role in procedure.roles if role.holder == "agency"}
    return next(
        (seat.agency for seat in desk.taken if seat.agency is not None and acting.intersection(seat.roles)), None
    )
