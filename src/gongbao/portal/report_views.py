"""A reader reports a damaged place, without an account, and follows what becomes of it by a link."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongbao.hub import corrections, library, limits
from gongbao.hub.corrections import LONGEST_REPORT, Reported
from gongbao.hub.display import in_page_language
from gongbao.portal.law_views import GAZETTE
from gongbao.portal.service_views import HOME
from gongbao.portal.visitors import visitor_of
from gongbao.words import Problem, Words

HEADING = Words("报告文字有误", "Report a mistake in the text")
#: Reports from one address in an hour.
REPORTS_AN_HOUR = 10


class ReportForm(forms.Form):
    """What is wrong, and where."""

    use_required_attribute = False

    place = forms.CharField(
        max_length=100,
        required=False,
        label=Words("位置", "Place"),  # type: ignore[arg-type]
        help_text=Words("如“第八条第三款”；说不清可以不填。", "Like 第八条第三款; leave it empty if unsure."),  # type: ignore[arg-type]
    )
    wrong = forms.CharField(
        max_length=LONGEST_REPORT,
        label=Words("哪里有误", "What is wrong"),  # type: ignore[arg-type]
        help_text=Words(  # type: ignore[arg-type]
            "如缺字、错字、表格错行、缺图。请不要写个人信息。",
            "Such as words that are missing or misread, shifted rows, a lost picture. Nothing personal, please.",
        ),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": Words("请写明哪里有误。", "Please say what is wrong.")},  # type: ignore[dict-item]
    )
    proposed = forms.CharField(
        max_length=LONGEST_REPORT,
        required=False,
        label=Words("应当是（选填）", "How it should read (optional)"),  # type: ignore[arg-type]
        widget=forms.Textarea({"rows": 3}),
    )
    contact = forms.CharField(
        max_length=200,
        required=False,
        label=Words("电子邮箱或电话（选填）", "E-mail or telephone (optional)"),  # type: ignore[arg-type]
        help_text=Words("只用于答复，加密保存，不公开。", "Only to answer you; stored encrypted, never shown."),  # type: ignore[arg-type]
        widget=forms.TextInput({"autocomplete": "email"}),
    )


def report(request: HttpRequest, number: str) -> HttpResponse:
    """The form; once sent, the page that follows the report."""
    found = library.passage(number)
    name = str(found.row)
    form = ReportForm(request.POST or None, initial={"place": request.GET.get("at", "")[:100]})
    status = 200
    if request.method == "POST":
        limits.count(f"damage {limits.address(request)}", REPORTS_AN_HOUR, 3600)
        if form.is_valid():
            try:
                party = visitor_of(request).party if request.user.is_authenticated else None
                kept = corrections.report(Reported(name, **form.cleaned_data), party)
                return redirect("portal:report", kept.token)
            except Problem as problem:
                form.add_error(None, in_page_language(problem.words))
        status = 422
    context = {
        "form": form,
        "row": found.row,
        "name": name,
        "breadcrumbs": [
            (HOME, reverse("portal:home")),
            (GAZETTE, reverse("portal:issues")),
            (name, reverse("portal:law-document", args=[name])),
            (HEADING, ""),
        ],
    }
    return render(request, "portal/report.html", context, status=status)


def reported(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a report, for whoever has its link."""
    found = corrections.find_report(token)
    context = {
        "report": found,
        "kind": {"open": "wait", "corrected": "good", "accepted": "info"}[found.state],
        "words": STATES[found.state],
        "address": request.build_absolute_uri(),
        "breadcrumbs": [(HOME, reverse("portal:home")), (HEADING, "")],
    }
    response = render(request, "portal/reported.html", context)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


STATES = {
    "open": Words("待核对", "to be looked at"),
    "corrected": Words("已更正", "corrected"),
    "accepted": Words("照录，不更正", "stays as printed"),
}
