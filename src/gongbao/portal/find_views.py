"""The entitlement finder: somebody answers once and sees everything of the city that concerns them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongbao.hub.display import in_page_language
from gongbao.hub.errors import Forbidden
from gongbao.hub.fact_forms import FactForm, value_shown
from gongbao.hub.inputs import Choices, ManyChoices
from gongbao.hub.starting import Startable
from gongbao.portal import finding
from gongbao.portal.finding import HOLDERS, Search
from gongbao.portal.interview import grounds
from gongbao.portal.service_views import HOME
from gongbao.rules import NONE, Change, Fact, Reason, Type
from gongbao.rules.tree import walk
from gongbao.rules.values import is_known
from gongbao.services import registry
from gongbao.services.finder import Finding, Question, questions_of, topics
from gongbao.words import Words

TITLE = Words("查我能办什么", "What you are entitled to")
_HOLDER_WORDS = {"person": Words("个人", "A person"), "organisation": Words("单位", "An organisation")}
#: Answers that are no value: not known, and known not to exist.
_WITHOUT_VALUE = {"unknown": None, "none": "none"}


class WhoForm(forms.Form):
    """For whom one looks."""

    holder = forms.ChoiceField(
        label=Words("您为谁查？", "For whom do you ask?"),
        widget=Choices,
        choices=[(name, _HOLDER_WORDS[name]) for name in HOLDERS],
        error_messages={"required": "请选择个人或单位。"},
    )


class TopicsForm(forms.Form):
    """What one would like to know about."""

    topics = forms.MultipleChoiceField(
        label=Words("您关心哪些事？", "What would you like to know about?"),
        help_text=Words("可以选几项；选得少，问得也少。", "Choose any number; fewer topics, fewer questions."),
        widget=ManyChoices,
        error_messages={"required": "请至少选择一项。"},
    )

    def __init__(self, typed: Any, holder: str, chosen: tuple[str, ...]) -> None:
        super().__init__(typed, initial={"topics": chosen})
        found = topics(registry().values(), holder)
        self.fields["topics"].choices = [(topic.zh, _topic_words(topic, offered)) for topic, offered in found.items()]


def _topic_words(topic: Words, offered: Any) -> Words:
    gives = [each.entitlement.gives for each in offered][:3]
    more = len(offered) > len(gives)
    return Words(
        f"{topic.zh}（{'、'.join(each.zh for each in gives)}{'等' if more else ''}）",
        f"{topic.en} ({', '.join(each.en for each in gives)}{' …' if more else ''})",
    )


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Who asks; and the answers kept before, for whoever asked for that."""
    form = WhoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        Search(form.cleaned_data["holder"]).remember(request)
        return redirect("portal:find-topics")
    context = {"form": form, "kept": finding.kept(request), "search": Search.of(request)}
    return _page(request, "find_start", context)


@never_cache
def choose_topics(request: HttpRequest) -> HttpResponse:
    """What one would like to know about."""
    search = Search.of(request)
    if search is None:
        return redirect("portal:find")
    form = TopicsForm(request.POST if request.method == "POST" else None, search.holder, search.topics)
    if request.method == "POST" and form.is_valid():
        Search(search.holder, tuple(form.cleaned_data["topics"]), search.entries).remember(request)
        return redirect("portal:find-question")
    return _page(request, "find_topics", {"form": form, "search": search})


@never_cache
def question(request: HttpRequest) -> HttpResponse:
    """The next question, or one asked before (``change``); without any left, what came out."""
    search = Search.of(request)
    if search is None or not search.topics:
        return redirect("portal:find")
    key = request.POST.get("question") or request.GET.get("change", "")
    asked = search.finder.questions.get(key) or (None if key else search.finder.next_question())
    if asked is None:
        return redirect("portal:find-question" if key else "portal:find-results")
    return _ask(request, search, asked)


def _ask(request: HttpRequest, search: Search, asked: Question) -> HttpResponse:
    action = request.POST.get("action", "")
    if action in _WITHOUT_VALUE and (action == "unknown" or asked.fact.kind.type is Type.DATE):
        return _answered(request, search, asked, _WITHOUT_VALUE[action])
    form = _form(request, search, asked)
    if request.method == "POST" and not form.row_moved and form.is_valid():
        return _answered(request, search, asked, asked.fact.dump(form.values[asked.fact.name]))
    keys = [key for key, _ in search.entries]
    back = keys[keys.index(asked.key) - 1 : keys.index(asked.key)] if asked.key in keys else keys[-1:]
    return _page(
        request,
        "find_question",
        {
            "form": form,
            "part": form.parts[0],
            "asked": asked,
            "why": [(offer, _grounds(search, offer.key, asked)) for offer in asked.offers],
            "count": len(keys) + (asked.key not in keys),
            "settled": sum(each.verdict != "open" for each in search.finder.findings),
            "offers": search.finder.offers,
            "may_be_none": asked.fact.kind.type is Type.DATE,
            "rows": _rows(search),
            "back": _change(back[0]) if back else reverse("portal:find-topics"),
        },
    )


def _form(request: HttpRequest, search: Search, asked: Question) -> FactForm:
    name = asked.fact.name
    before = search.finder.answers.get(asked.key)
    known = {name: before} if before is not None and is_known(before) and before is not NONE else {}
    role = asked.offers[0].entitlement.role.name
    form = FactForm([asked.fact], request.POST or None, known=known, required=[name], role=role)
    if name in form.fields:
        form.fields[name].label = asked.label  # type: ignore[assignment]  # shown through the filter ``words``
    return form


def _answered(request: HttpRequest, search: Search, asked: Question, value: Any) -> HttpResponse:
    search.with_answer(asked.key, value).remember(request)
    return redirect("portal:find-question")


def _grounds(search: Search, key: str, asked: Question) -> Reason | None:
    """The reason for which an offer needs the question's fact, with its place in the law."""
    found = next(each for each in search.finder.findings if each.offer.key == key)
    names = [fact.name for fact in found.offer.service.fact_list if _is_asked(fact, asked)]
    return next((why for name in names if (why := grounds(found.answer.explanation, name))), None)


def _is_asked(fact: Fact, asked: Question) -> bool:
    return fact is asked.fact or (fact.same_as is not None and any(each is asked.fact for each in walk(fact.same_as)))


def _change(key: str) -> str:
    return f"{reverse('portal:find-question')}?{urlencode({'change': key})}"


def _rows(search: Search) -> list[tuple[Words, Words, str, Words]]:
    """What was answered, each with the address to change it."""
    found = search.finder
    return [
        (found.questions[key].label, _value(found.questions[key], value), _change(key), Words("更改", "Change"))
        for key, value in found.answers.items()
    ]


def _value(asked: Question, value: Any) -> Words:
    return value_shown(asked.fact, value) if is_known(value) else Words("不清楚", "not known")


# --- what came out


@dataclass(frozen=True)
class Result:
    """A finding as the page shows it."""

    finding: Finding
    begins: bool

    @property
    def mark(self) -> str:
        """The verdict as an outcome."""
        return "unknown" if self.finding.verdict == "open" else self.finding.verdict

    @property
    def changes(self) -> tuple[Change, ...]:
        """What would have to be otherwise, of what was answered; what was never asked may be as it has to be."""
        known = self.finding.answer.facts
        return tuple(
            each for each in self.finding.answer.changes if not each.facts or any(name in known for name in each.facts)
        )

    @property
    def value(self) -> Words | None:
        """The answer, where it says more than yes or no."""
        answer = self.finding.answer
        return answer.words if self.finding.verdict == "yes" and answer.decision.kind.type is not Type.BOOLEAN else None

    @property
    def in_force(self) -> bool:
        """Whether everything that it rests on has taken effect."""
        return self.finding.offer.service.in_force(self.finding.answer.as_of)

    @property
    def asked(self) -> tuple[tuple[Words, str], ...]:
        """What was passed over and could still be answered, each with the address to do so."""
        questions = [each for fact in self.finding.unanswered for each in questions_of(self.finding.offer, fact)]
        return tuple((each.label, _change(each.key)) for each in {each.key: each for each in questions}.values())


@never_cache
def results(request: HttpRequest) -> HttpResponse:
    """What one may have, what not and what would change it, and what cannot be said yet; made to be printed."""
    search = Search.of(request)
    if search is None or not search.topics:
        return redirect("portal:find")
    found = [_result(search, each) for each in search.finder.findings]
    groups = {verdict: [each for each in found if each.finding.verdict == verdict] for verdict in ("yes", "no", "open")}
    context = {
        "groups": groups,
        "rows": _rows(search),
        "day": search.finder.as_of,
        "holder": _HOLDER_WORDS[search.holder],
        "topics": [topic for topic in topics(registry().values(), search.holder) if topic.zh in search.topics],
        "more": search.finder.next_question() is not None,
        "kept": finding.kept(request),
    }
    return _page(request, "find_results", context)


def _result(search: Search, found: Finding) -> Result:
    entitlement, service = found.offer.entitlement, found.offer.service
    if not entitlement.procedure:
        return Result(found, begins=False)
    return Result(found, Startable(service, service.procedure(entitlement.procedure)).role.holder == search.holder)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Stores the answers for the signed-in person, who asks for it here."""
    search = Search.of(request)
    if not request.user.is_authenticated:
        raise Forbidden("请先登录，再保存回答。", "Please sign in before keeping your answers.")
    if search is not None:
        search.keep(request)
        _say(
            request,
            Words("已保存，只有您能看到，可以随时删除。", "Kept; only you can see it, and delete it at any time."),
        )
    return redirect("portal:find-results")


@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """Goes on with the answers kept before."""
    stored = finding.kept(request)
    search = Search.read(stored.answers) if stored else None
    if search is not None:
        search.remember(request)
    return redirect("portal:find-question" if search else "portal:find")


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Drops the answers of this session, and with ``kept`` those that were stored."""
    stored = finding.kept(request)
    if request.POST.get("kept") and stored is not None:
        stored.delete()
    finding.forget(request)
    _say(request, Words("回答已删除。", "Your answers are deleted."))
    return redirect("portal:find")


def _say(request: HttpRequest, words: Words) -> None:
    messages.success(request, in_page_language(words))


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    trail = [(HOME, reverse("portal:home")), (TITLE, "")]
    return render(request, f"portal/{template}.html", {"title": TITLE, "breadcrumbs": trail} | context)
