"""Checking many numbers at once: a text or a file goes in, what a register says of each number comes out."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongbao.hub import clock, number_checks, plain_text, sheets
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.number_checks import VERDICTS, Checked, Verdict
from gongbao.portal.service_views import breadcrumbs
from gongbao.services import Service, registry
from gongbao.services.numbering import Numbering
from gongbao.services.record import Record
from gongbao.words import Problem, Words

HEADING = Words("批量核对", "Check many")
#: Characters of a text: some thousand printed pages.
LONGEST_TEXT = 3_000_000
#: Numbers shown on the page; the files have all.
MOST_SHOWN = 500
STATUS = {
    Verdict.GOOD: "good",
    Verdict.ENDED: "bad",
    Verdict.UNKNOWN: "wait",
    Verdict.OTHER_EDITION: "wait",
    Verdict.ABSENT: "info",
}
HEADER = (
    Words("编号", "Number"),
    Words("次数", "Times"),
    Words("所在行", "Lines"),
    Words("结论", "Result"),
    Words("自", "Since"),
    Words("替代", "Replaced by"),
    Words("依据文件", "By"),
    Words("登记簿中的版本", "Editions in the register"),
)


class NothingSent(Problem):
    """Neither a text nor a file."""


class TooLong(Problem):
    """More text than is checked at once."""


def check_many(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The form, and beneath it the answer for each number; ``format`` xlsx or csv gives the answer as a file."""
    service, record, numbering = _register(slug, name)
    context: dict[str, Any] = {"service": service, "record": record, "day": clock.today(), "text": ""}
    context |= breadcrumbs(service, HEADING)
    if request.method != "POST":
        return render(request, "portal/numbers/check.html", context)
    try:
        context["day"] = clock.day_of(request.POST.get("on", ""))
        text = _text(request)
    except Problem as problem:
        context |= {"problem": problem.words, "text": request.POST.get("text", "")[:LONGEST_TEXT]}
        return render(request, "portal/numbers/check.html", context, status=problem.status)
    found = number_checks.check(service, record, numbering, text, context["day"])
    wanted = request.POST.get("format", "")
    if wanted in ("xlsx", "csv"):
        return _file(record, found, context["day"], wanted)
    context |= {
        "text": request.POST.get("text", ""),
        "checked": True,
        "shown": [(each, STATUS[each.verdict]) for each in found[:MOST_SHOWN]],
        "count": len(found),
        "counts": [
            (VERDICTS[verdict], STATUS[verdict], sum(1 for each in found if each.verdict is verdict))
            for verdict in Verdict
            if any(each.verdict is verdict for each in found)
        ],
        "numbers": number_checks.only_numbers(numbering, text),
    }
    return render(request, "portal/numbers/check.html", context)


def _register(slug: str, name: str) -> tuple[Service, Record, Numbering]:
    service = registry()[slug]
    record = service.records.get(name)
    if record is None or not record.public or record.numbering is None:
        raise NotFound(
            f"没有可以批量核对的登记簿 {name}。", f"There is no register {name} whose numbers can be checked."
        )
    return service, record, record.numbering


def _text(request: HttpRequest) -> str:
    text = request.POST.get("text", "").replace("\r\n", "\n")
    upload = request.FILES.get("file")
    if upload is not None:
        plain_text.check_size(upload.size or 0, upload.name or "")
        text = plain_text.text_of(upload.read(), upload.name or "")
    if not text.strip():
        raise NothingSent("请粘贴文字，或者选择一个文件。", "Paste a text or choose a file.")
    if len(text) > LONGEST_TEXT:
        raise TooLong(
            f"文字超过 {LONGEST_TEXT // 10_000} 万字，请分开核对。",
            f"The text has more than {LONGEST_TEXT:,} characters; check it in parts.",
        )
    return text


def _file(record: Record, found: list[Checked], day: date, wanted: str) -> HttpResponse:
    header = [in_page_language(words) for words in HEADER]
    rows = [_row(each) for each in found]
    name = f"{in_page_language(record.label)} {in_page_language(HEADING)} {day}.{wanted}"
    if wanted == "csv":
        return sheets.download(name, sheets.csv_text(header, rows), "text/csv; charset=utf-8")
    return sheets.download(name, sheets.sheet(in_page_language(HEADING), header, rows))


def _row(each: Checked) -> tuple[sheets.Cell, ...]:
    editions = "；".join(f"{other.mention.written}（{in_page_language(other.words)}）" for other in each.editions)
    return (
        " ".join(each.mention.written.split()),
        each.times,
        "、".join(map(str, each.lines)),
        in_page_language(each.words),
        each.since,
        each.replaced_by,
        each.by,
        editions,
    )
