"""Escrow accounts: balances per contract, the payments that are due, and the statement of one account."""

from collections.abc import Iterator
from decimal import Decimal

from django.core.paginator import Paginator
from django.db.models import F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from gongbao.desk.case_view import view_of
from gongbao.desk.notices import services_at, visible
from gongbao.desk.open_tasks import below
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.desk.today import row
from gongbao.hub import clock, names, readings, sheets, statements
from gongbao.hub.models import LedgerAccount, Task
from gongbao.procedures import Post, every

PER_PAGE = 30


@at_desk
def escrow(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Payments due first, then every account with its balance; ``?q=`` by number or name."""
    accounts = _accounts(desk)
    text = request.GET.get("q", "").strip()
    if text:
        accounts = accounts.filter(case__number__icontains=text) | accounts.filter(case__title__icontains=text)
    shown = Paginator(accounts.order_by("-case__opened_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "due": [row(task) for task in payments_due(desk)[:PER_PAGE]],
        "rows": [(account, names.procedure_words(account.case)) for account in shown],
        "page": shown,
        "total": accounts.aggregate(total=Sum("balance"))["total"] or 0,
        "text": text,
    }
    return page(request, desk, "escrow", context)


def _accounts(desk: Desk) -> QuerySet[LedgerAccount]:
    """The positions that are accounts themselves (called like their kind), not what they owe to whom."""
    held = LedgerAccount.objects.filter(case__in=visible(desk), position=F("kind"))
    return held.select_related("case__applicant")


def payments_due(desk: Desk) -> QuerySet[Task]:
    """Open tasks of one's part of the tree whose step pays something, soonest due first."""
    paying = list(_paying_steps(desk))
    tasks = Task.objects.filter(below(desk), step__in=[step for _, step in paying])
    tasks = tasks.filter(service__in={service for service, _ in paying})
    return tasks.order_by(F("due").asc(nulls_last=True), "pk").select_related("case__applicant", "agency")


def _paying_steps(desk: Desk) -> Iterator[tuple[str, str]]:
    for service in services_at(desk):
        for procedure in service.procedure_list:
            for step in procedure.steps:
                if any(isinstance(effect, Post) for outcome in step.outcomes for effect in every(outcome.effects)):
                    yield service.slug, step.name


@at_desk
def statement(request: HttpRequest, desk: Desk, case_number: str) -> HttpResponse:
    """The entries of the accounts of a case's family with the running balance; ``?format=xlsx`` as a workbook."""
    view = view_of(desk.actor, case_number)
    readings.log(view, readings.CASE)
    found = statements.of_case(view)
    if request.GET.get("format") == "xlsx":
        return _workbook(case_number, found)
    return page(request, desk, "statement", {"view": view, "case": view.case, "statements": found})


def _workbook(case_number: str, found: list[statements.Statement]) -> HttpResponse:
    english = (get_language() or "").startswith("en")
    header = (
        ("Account", "Date", "What", "Other side", "Case", "Amount (yuan)", "Balance (yuan)")
        if english
        else ("账户", "日期", "摘要", "对方", "办件", "金额（元）", "余额（元）")
    )
    rows: list[list[sheets.Cell]] = [
        [
            account.holder.en if english else account.holder.zh,
            each.day,
            each.memo.en if english else each.memo.zh,
            each.other.en if english else each.other.zh,
            each.case.number,
            Decimal(each.amount) / 100,
            Decimal(each.balance) / 100,
        ]
        for account in found
        for each in account.movements
    ]
    title = "Statement" if english else "存管流水"
    return sheets.download(f"{title} {case_number} {clock.today()}.xlsx", sheets.sheet(title, header, rows))
