"""Questions to a population: the runs so far, a new one in two steps, what came out, and what goes out."""

import uuid
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongbao.desk.population_forms import FILE, QuestionForm, SetUpForm
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock, names, population_runs, population_sources, sheets
from gongbao.hub import population_results as results
from gongbao.hub.display import in_page_language, language
from gongbao.hub.errors import NotFound
from gongbao.hub.models import Agency, PopulationRun
from gongbao.hub.population_finding import LEFT_OUT
from gongbao.hub.population_runs import Wanted, decision_of
from gongbao.hub.tables.reading import Unreadable
from gongbao.rules import Type
from gongbao.rules.tree import value_words
from gongbao.services import registry
from gongbao.services.figures import figures_of
from gongbao.words import Problem, Words

PER_PAGE = 30
READINGS_SHOWN = 20
State = PopulationRun.State
KIND_WORDS = {
    "count": Words("统计", "Count"),
    "what-if": Words("假设", "What if"),
    "overlooked": Words("免申即享", "Nobody overlooked"),
}
STATE_WORDS = {
    "draft": (Words("未开始", "not started"), ""),
    "running": (Words("计算中", "under way"), "wait"),
    "done": (Words("已完成", "done"), "good"),
    "failed": (Words("未完成", "failed"), "bad"),
}


def agencies_of(desk: Desk) -> list[Agency]:
    """The agencies of the seats taken for which the person may ask. Raises Forbidden."""
    allowed = {agency.pk for agency in population_runs.demand_right(desk.actor)}
    taken = [agency for agency in desk.agencies if agency.pk in allowed]
    return taken or list(desk.actor.asks_for)


@at_desk
def runs(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every run of one's part of the tree, newest first."""
    population_runs.demand_right(desk.actor)
    shown = Paginator(population_runs.runs_of(desk.actor), PER_PAGE).get_page(request.GET.get("page"))
    return page(request, desk, "population", {"page": shown, "rows": [told(run) for run in shown]})


def told(run: PopulationRun) -> dict[str, Any]:
    """A run as lists and headings tell it."""
    service = names.service_of(run.service)
    decision = service.decisions.get(run.decision) if service else None
    return {
        "run": run,
        "question": decision.question if decision is not None else Words(run.decision, run.decision),
        "service": names.service_words(run.service),
        "kind": KIND_WORDS[run.kind],
        "state": _state(run),
        "source": source_words(run),
    }


def _state(run: PopulationRun) -> tuple[Words, str]:
    if run.released_at is not None:
        return Words("已发布", "released"), "good"
    if run.prepared_at is not None:
        return Words("待另一人发布", "to be released"), "wait"
    return STATE_WORDS[run.state]


def source_words(run: PopulationRun) -> Words:
    """The file or the register that was asked."""
    service = names.service_of(run.service)
    record = service.records.get(run.record) if service and run.record else None
    return record.label if record else Words(run.source_name, run.source_name)


@at_desk
def decisions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every decision that can be asked of a population, by service."""
    population_runs.demand_right(desk.actor)
    listed = [
        (service, [(each, _gives(service, each)) for each in found])
        for service in registry().values()
        if (found := [each for each in service.decision_list if population_sources.table_facts(each)])
    ]
    return page(request, desk, "population_decisions", {"listed": listed})


def _gives(service: Any, decision: Any) -> Words | None:
    found = population_runs.entitlement_of(service, decision)
    return found.gives if found else None


@at_desk
def question(request: HttpRequest, desk: Desk, service: str, name: str) -> HttpResponse:
    """What is asked of whom and what for; nothing is worked out yet."""
    agencies = agencies_of(desk)
    definition, decision = decision_of(service, name)
    registers = population_sources.registers_for(definition, decision, agencies[0])
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = QuestionForm(
        *typed, service=definition, decision=decision, registers=registers, agencies=agencies, today=clock.today()
    )
    if typed and form.is_valid():
        try:
            run = _draft(desk, form, definition, decision, request)
        except Problem as refused:
            form.add_error("file" if form.cleaned_data["source"] == FILE else "source", in_page_language(refused.words))
        else:
            return redirect("desk:population-set-up", run.pk)
    facts = [(fact, _allowed(fact)) for fact in population_sources.table_facts(decision).values()]
    context = {"service": definition, "decision": decision, "form": form, "facts": facts}
    return page(request, desk, "population_question", context)


def _draft(desk: Desk, form: QuestionForm, service: Any, decision: Any, request: HttpRequest) -> PopulationRun:
    given = form.cleaned_data
    agency = Agency.objects.get(pk=given["agency"])
    wanted = Wanted(given["kind"], service, decision, given["as_of"], agency, given["purpose"])
    if given["source"] != FILE:
        return population_runs.of_register(desk.actor, wanted, given["source"])
    file = population_sources.content_of(request.FILES.get("file"))
    return population_runs.of_file(desk.actor, wanted, file)


def _allowed(fact: Any) -> Words:
    """What a column may hold."""
    match fact.kind.type:
        case Type.BOOLEAN:
            return Words("yes 或 no", "yes or no")
        case Type.ENUM:
            labels = [f"{each.name}（{each.label.zh}）" for each in fact.kind.choices]
            english = [f"{each.name} ({each.label.en})" for each in fact.kind.choices]
            return Words("、".join(labels), ", ".join(english))
        case Type.DATE:
            return Words("日期，如 2024-03-01", "a date, such as 2024-03-01")
        case Type.LIST:
            return Words("记录的列表（JSON 或 Parquet 列表）", "a list of records (JSON, or a Parquet list)")
        case Type.MONEY:
            return Words("金额（元）", "an amount in yuan")
    return Words("数字", "a number")


@at_desk
def template(request: HttpRequest, desk: Desk, service: str, name: str) -> HttpResponse:
    """An empty table with a column for each fact."""
    decision = decision_of(service, name)[1]
    content = sheets.csv_text(list(population_sources.table_facts(decision)), [])
    return sheets.download(f"{name}.csv", content, "text/csv; charset=utf-8")


@at_desk
def set_up(request: HttpRequest, desk: Desk, run_id: uuid.UUID) -> HttpResponse:
    """Which columns count, and what is changed; then it begins."""
    run = population_runs.find(desk.actor, run_id)
    if run.state != State.DRAFT:
        return redirect("desk:population-run", run.pk)
    form = SetUpForm(*([request.POST] if request.method == "POST" else []), run=run)
    if request.method == "POST" and form.is_valid():
        try:
            population_runs.start(desk.actor, run, form.choices)
        except Problem as refused:
            form.add_error(None, in_page_language(refused.words))
        else:
            return redirect("desk:population-run", run.pk)
    covered, lacking = form.covered
    context = {**told(run), "definition": form.service, "form": form, "covered": covered, "lacking": lacking}
    return page(request, desk, "population_set_up", context)


@at_desk
def run(request: HttpRequest, desk: Desk, run_id: uuid.UUID) -> HttpResponse:
    """How far a run is, and what came out."""
    found = population_runs.find(desk.actor, run_id)
    if found.state == State.DRAFT:
        return redirect("desk:population-set-up", found.pk)
    context = told(found) | {"changes": _changes(found)}
    if found.state == State.DONE:
        result = results.Result(found)
        left_out = ((found.result or {}).get("lists") or {}).get("left_out", {})
        context |= {
            "result": result,
            "definition": result.service,
            "left_out": [(LEFT_OUT[name], number) for name, number in left_out.items()],
            "kept": found.parts.filter(file=population_sources.ANSWERS).exists(),
            "readings": found.readings.select_related("user").order_by("-at", "-pk")[:READINGS_SHOWN],
            "listed": found.lines.exists(),
        }
    return page(request, desk, "population_run", context)


def _changes(found: PopulationRun) -> list[tuple[Words, Words]]:
    """What was changed: label, and value before and after."""
    if not found.before:
        return []
    service, decision = decision_of(found.service, found.decision)
    told = []
    if found.before["service"] != found.service:
        told.append((Words("比较的规则", "Compared with"), names.service_words(found.before["service"])))
    for fact in figures_of(decision):
        old, new = found.before["given"].get(fact.name), found.given.get(fact.name)
        if old != new and found.before["service"] == found.service:
            told.append((fact.label, _from_to(*(_value(fact, raw) for raw in (old, new)))))
    from gongbao.rules.variation import thresholds

    limits = {each.key: each for each in thresholds(service.decision(decision.name))}
    for key, new in found.thresholds.items():
        if key in limits:
            told.append((limits[key].words, _from_to(Words(limits[key].value, limits[key].value), Words(new, new))))
    return told


def _value(fact: Any, raw: Any) -> Words:
    return Words("没有", "none") if raw is None else value_words(fact.parse(raw), fact.kind)


def _from_to(old: Words, new: Words) -> Words:
    return Words(f"{old.zh} → {new.zh}", f"{old.en} → {new.en}")


@at_desk
def table(request: HttpRequest, desk: Desk, run_id: uuid.UUID, name: str) -> HttpResponse:
    """One table of a run: ``?format=csv`` as CSV, else as an Excel sheet."""
    found = population_runs.find(desk.actor, run_id)
    charts = results.Result(found).charts if found.state == State.DONE else {}
    if name not in charts:
        raise NotFound("没有这张表。", "There is no such table.")
    header, rows = results.sheet_rows(charts[name], language())
    title = in_page_language(charts[name].title)
    if request.GET.get("format") == "csv":
        return sheets.download(f"{title}.csv", sheets.csv_text(header, rows), "text/csv; charset=utf-8")
    return sheets.download(f"{title}.xlsx", sheets.sheet(title, header, rows))


@at_desk
def answers(request: HttpRequest, desk: Desk, run_id: uuid.UUID) -> HttpResponse:
    """The file that was handed in, with everybody's answer; noted as a reading."""
    found = population_runs.find(desk.actor, run_id)
    content = population_sources.answers_csv(found) if found.state == State.DONE else None
    if content is None:
        raise Unreadable("逐人结果已到期删除。", "The answers of single people are no longer kept.")
    words = Words("下载逐人结果", "downloaded everybody's answers")
    population_runs.note_reading(desk.actor, found, words, found.answered)
    stem = Path(found.source_name).stem
    name = in_page_language(Words(f"{stem}（结果）", f"{stem} (answers)"))
    return sheets.download(f"{name}.csv", content, "text/csv; charset=utf-8")
