"""The check: one question a page, only those that still matter, then the answer with its reasons."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import clock, library
from gongbao.hub.fact_forms import FactForm
from gongbao.hub.inputs import DayInput
from gongbao.portal.interview import Interview, grounds
from gongbao.portal.service_views import breadcrumbs
from gongbao.rules import Answer, Change, Decision, Fact, Records, Type
from gongbao.rules.tree import value_words
from gongbao.services import Service, registry
from gongbao.words import Words

#: Answers that are no value: not known, and known not to exist.
_WITHOUT_VALUE = {"unknown": None, "none": "none"}


class StartForm(forms.Form):
    """The day asked about."""

    as_of = forms.DateField(
        label=Words("按哪一天的规定", "As of which day"),
        widget=DayInput,
        error_messages={"required": "请选择日期。", "invalid": "请填写实有的日期，如 2024-03-01。"},
    )


def start(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """What is asked, on what it rests, and for which day."""
    service = registry()[slug]
    decision = service.decision(name)
    form = StartForm(request.POST or None, initial={"as_of": clock.today()})
    if request.method == "POST" and form.is_valid():
        return _question(service, decision, Interview(form.cleaned_data["as_of"]))
    context = {"service": service, "decision": decision, "form": form}
    return render(request, "portal/check_start.html", context | breadcrumbs(service, decision.question))


def question(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The next question, or one asked before (``change``); without any left, the answer."""
    service = registry()[slug]
    decision = service.decision(name)
    interview = Interview.read(request.GET.get("s", ""))
    answer = interview.answer(service, name)
    asked = request.GET.get("change", "") or interview.next_question(answer)
    if not asked:
        return HttpResponseRedirect(_address("portal:check-answer", service, decision, interview))
    fact = service.facts.get(asked)
    if fact is None:
        return _question(service, decision, interview)
    return _ask(request, service, decision, interview, answer, fact)


def answer(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The answer, the places that decide it, what would change it, and everything that was said."""
    service = registry()[slug]
    decision = service.decision(name)
    interview = Interview.read(request.GET.get("s", ""))
    found = interview.answer(service, name)
    context = {
        "service": service,
        "decision": decision,
        "answer": found,
        "verdict": found.text if found.text in ("yes", "no", "unknown") else "value",
        "in_force": service.in_force(interview.as_of),
        "because": [(cause, _texts(service, cause.place)) for cause in found.because],
        "changes": [each for each in found.changes if _is_known(found, each)],
        "besides": [each for each in found.changes if not _is_known(found, each)],
        "missing": [service.facts[each] for each in found.missing],
        "rows": _rows(service, decision, interview),
        "restart": reverse("portal:check", args=[slug, name]),
    }
    return render(request, "portal/check_answer.html", context | breadcrumbs(service, decision.question))


def _is_known(answer: Answer, change: Change) -> bool:
    """Whether a change is about something that was answered; what was never asked may be as it has to be."""
    return any(name in answer.facts for name in change.facts) or not change.facts


def _ask(
    request: HttpRequest, service: Service, decision: Decision, interview: Interview, answer: Answer, fact: Fact
) -> HttpResponse:
    known = service.parse({fact.name: interview.answered(fact.name)})
    action = request.POST.get("action", "")
    if action in _WITHOUT_VALUE:
        return _question(service, decision, interview.with_answer(fact.name, _WITHOUT_VALUE[action]))
    form = FactForm([fact], request.POST or None, known=known, required=[fact.name])
    if request.method == "POST" and not form.row_moved and form.is_valid():
        value = fact.dump(form.values[fact.name])
        return _question(service, decision, interview.with_answer(fact.name, value))
    return _page(request, service, decision, interview, answer, form)


def _page(
    request: HttpRequest,
    service: Service,
    decision: Decision,
    interview: Interview,
    answer: Answer,
    form: FactForm,
) -> HttpResponse:
    [fact] = form.facts
    names = [name for name, _ in interview.entries]
    before = names[names.index(fact.name) - 1] if fact.name in names and names[0] != fact.name else ""
    previous = before or ("" if fact.name in names else interview.last)
    context = {
        "service": service,
        "decision": decision,
        "fact": fact,
        "why": grounds(answer.explanation, fact.name),
        "count": len(interview.entries) + (fact.name not in names),
        "rows": _rows(service, decision, interview),
        "may_be_none": fact.kind.type is Type.DATE,
        "back": _address("portal:check-question", service, decision, interview, change=previous)
        if previous
        else reverse("portal:check", args=[service.slug, decision.name]),
        "form": form,
        "part": form.parts[0],
    }
    return render(request, "portal/check_question.html", context)


def _question(service: Service, decision: Decision, interview: Interview, **query: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(_address("portal:check-question", service, decision, interview, **query))


def _address(page: str, service: Service, decision: Decision, interview: Interview, **query: str) -> str:
    return f"{reverse(page, args=[service.slug, decision.name])}?{urlencode({'s': interview.token, **query})}"


def _rows(service: Service, decision: Decision, interview: Interview) -> list[tuple[Words, Words, str, Words]]:
    """What was answered, each with the address to change it."""
    known = interview.facts(service)
    rows = []
    for name, _ in interview.entries:
        fact = service.facts[name]
        change = _address("portal:check-question", service, decision, interview, change=name)
        rows.append((fact.label, _value(fact, known.get(name)), change, Words("更改", "Change")))
    return rows


def _value(fact: Fact, value: Any) -> Words:
    if value is None:
        return Words("不清楚", "not known")
    if isinstance(fact, Records):
        return Words(f"{len(value)}条", f"{len(value)} records")
    words = value_words(value, fact.kind)
    return Words(f"{words.zh}{fact.unit.zh}", f"{words.en} {fact.unit.en}") if fact.unit else words


def _texts(service: Service, places: str) -> list[str]:
    """What the gazette says at the places, where it has been imported."""
    found = [service.locate(each.strip()) for each in places.split(";") if each.strip()]
    passages = [library.quoted(document.number, at) for document, at in found]
    return [passage.text for passage in passages if passage]
