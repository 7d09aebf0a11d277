"""The people that a run found: reviewed, struck off, handed to a second person, released; letters to print."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongbao.desk.population import told
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock, population_lists, population_runs, readings, sheets
from gongbao.hub.display import in_page_language, language
from gongbao.hub.errors import NotFound
from gongbao.hub.models import PopulationLine, PopulationRun
from gongbao.hub.population_finding import entitlement_of
from gongbao.hub.population_lists import Line, Lines, lines_of
from gongbao.hub.secrecy import mask
from gongbao.services import registry
from gongbao.words import Problem, Words

PER_PAGE = 50
LISTS = {
    PopulationLine.Found.ENTITLED: Words("符合条件，还没申请", "Entitled and not applied"),
    PopulationLine.Found.ALMOST: Words("还差一项事实", "One fact is missing"),
}
SORTS = ("number", "name", "answer", "account", "missing")


def _found(desk: Desk, run_id: uuid.UUID) -> PopulationRun:
    run = population_runs.find(desk.actor, run_id)
    if run.kind != PopulationRun.Kind.OVERLOOKED or run.state != PopulationRun.State.DONE:
        raise NotFound("没有这份名单。", "There is no such list.")
    return run


@at_desk
def people(request: HttpRequest, desk: Desk, run_id: uuid.UUID) -> HttpResponse:
    """The list, with everybody's reasons; ``?format=xlsx`` as a sheet. What is shown is noted as a reading."""
    run = _found(desk, run_id)
    name = request.GET.get("list", "")
    name = name if name in PopulationLine.Found.values else PopulationLine.Found.ENTITLED
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in SORTS else ""
    found = lines_of(run, population_runs.question_of(run), name, sort)
    if request.GET.get("format") == "xlsx":
        return _sheet(desk, run, found, name)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = list(shown)
    _note(desk, run, lines, Words("查看名单", "looked at the list"))
    context = told(run) | {
        "definition": registry()[run.service],
        "entitlement": entitlement_of(run),
        "list": name,
        "lists": [(each, words, run.lines.filter(found=each).count()) for each, words in LISTS.items()],
        "page": shown,
        "rows": [(line, mask(line.told["id"])) for line in lines],
        "own": run.prepared_by_id == desk.actor.user_id,
        "measured": run.result and "amounts" in run.result,
    }
    return page(request, desk, "population_people", context)


def _note(desk: Desk, run: PopulationRun, lines: list[Line], words: Words) -> None:
    """Everybody on the page sees who looked at their data; the run keeps how many there were."""
    parties = [line.stored.party for line in lines if line.stored.party is not None]
    what = f"{words.zh}“{entitlement_of(run).gives.zh}”，用途：{run.purpose}"[:200]
    readings.log_parties(desk.actor, parties, what, run.agency)
    if lines:
        population_runs.note_reading(desk.actor, run, words, len(lines))


def _sheet(desk: Desk, run: PopulationRun, found: Lines, name: str) -> HttpResponse:
    lines = found[0 : len(found)]
    _note(desk, run, lines, Words("导出名单", "exported the list"))
    words = (
        Words("行", "Row"), Words("姓名", "Name"), Words("证件号码", "Identity number"), Words("账号", "Account"),
        Words("结果", "Answer"), Words("依据", "Places"), Words("还差", "Missing"), Words("划去原因", "Struck because"),
    )  # fmt: skip
    title = in_page_language(LISTS[PopulationLine.Found(name)])
    rows = [_row(line) for line in lines]
    content = sheets.sheet(title, [each.in_language(language()) for each in words], rows)
    return sheets.download(f"{title} {clock.today()}.xlsx", content)


def _row(line: Line) -> list[Any]:
    answer = line.answer
    places = "；".join(dict.fromkeys(cause.place for cause in answer.because))
    missing = in_page_language(line.missing.label) if line.missing is not None else ""
    account = in_page_language(Words("有", "yes") if line.has_account else Words("没有", "no"))
    number = mask(line.told["id"])
    said = in_page_language(answer.words) if not missing else ""
    return [line.stored.number, line.name, number, account, said, places, missing, line.stored.struck_because]


@require_POST
@at_desk
def strike(request: HttpRequest, desk: Desk, run_id: uuid.UUID, line_id: int) -> HttpResponse:
    """Takes somebody off the list, with the reason."""
    because = request.POST.get("because", "")
    return _do(request, desk, run_id, lambda run: population_lists.strike(desk.actor, run, line_id, because))


@require_POST
@at_desk
def prepare(request: HttpRequest, desk: Desk, run_id: uuid.UUID) -> HttpResponse:
    """Hands the reviewed list to a second person."""
    return _do(request, desk, run_id, lambda run: population_lists.prepare(desk.actor, run))


@require_POST
@at_desk
def release(request: HttpRequest, desk: Desk, run_id: uuid.UUID) -> HttpResponse:
    """Invites everybody on the list."""
    return _do(request, desk, run_id, lambda run: population_lists.release(desk.actor, run))


def _do(request: HttpRequest, desk: Desk, run_id: uuid.UUID, act: Callable[[PopulationRun], Any]) -> HttpResponse:
    run = _found(desk, run_id)
    try:
        act(run)
    except Problem as refused:
        messages.error(request, in_page_language(refused.words))
    return redirect("desk:population-people", run.pk)


@at_desk
def letters(request: HttpRequest, desk: Desk, run_id: uuid.UUID) -> HttpResponse:
    """Those without an account, with the letter: what is needed to send it and nothing else."""
    run = _found(desk, run_id)
    without = {bytes(index) for index in run.invitations.filter(party=None).values_list("person", flat=True)}
    found = lines_of(run, population_runs.question_of(run), PopulationLine.Found.ENTITLED)
    lines = [line for line in found[0 : len(found)] if bytes(line.stored.person) in without]
    _note(desk, run, lines, Words("打印信函", "printed letters"))
    if request.GET.get("format") == "xlsx":
        words = (Words("姓名", "Name"), Words("地址", "Address"))
        title = in_page_language(Words("信函名单", "Letters"))
        rows = [[line.name, line.told["address"]] for line in lines]
        return sheets.download(f"{title}.xlsx", sheets.sheet(title, [in_page_language(each) for each in words], rows))
    definition = registry()[run.service]
    letter = population_lists.invitation_words(definition, entitlement_of(run))
    context = told(run) | {"definition": definition, "lines": lines, "letter": letter, "day": clock.today()}
    return page(request, desk, "population_letters", context)
