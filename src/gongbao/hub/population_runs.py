"""Questions to a population: who may ask, how one is put, carried out by the worker, and what is forgotten when."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from gongbao.hub import clock, population_finding, population_results, population_sources
from gongbao.hub import facts as hub_facts
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import Agency, PopulationLine, PopulationPart, PopulationReading, PopulationRun
from gongbao.hub.population_sources import ANSWERS, SOURCE
from gongbao.hub.registers import register_of
from gongbao.rules import Decision, Fact
from gongbao.services import Service, registry
from gongbao.services.entitlement import Entitlement
from gongbao.services.figures import figures_of
from gongbao.words import Problem, Words

if TYPE_CHECKING:
    from gongbao.population.question import Question
    from gongbao.population.stream import Asked

Kind, State = PopulationRun.Kind, PopulationRun.State


def runs_of(actor: Actor) -> QuerySet[PopulationRun]:
    """The runs of the parts of the tree for which this person may ask, newest first."""
    seen = Q(pk__in=[])
    for agency in actor.asks_for:
        seen |= Q(agency__path__startswith=agency.path)
    found = PopulationRun.objects.filter(seen).select_related("agency", "by", "prepared_by", "released_by")
    return found.order_by("-made_at")


def find(actor: Actor, run_id: Any) -> PopulationRun:
    """A run that this person may see. Raises NotFound."""
    found = runs_of(actor).filter(pk=run_id).first()
    if found is None:
        raise NotFound("没有找到这次计算。", "There is no such run.")
    return found


def demand_right(actor: Actor) -> tuple[Agency, ...]:
    """The agencies for which this person may ask. Raises Forbidden where there is none."""
    if not actor.asks_for:
        raise Forbidden(
            "人群计算供监督和政策分析岗位使用，您的岗位没有这个身份。",
            "Questions to a population are for posts of supervision or policy analysis, and yours is none.",
        )
    return actor.asks_for


# --- what can be asked


def decision_of(service: str, name: str) -> tuple[Service, Decision]:
    """A decision whose facts can be in a table. Raises NotFound."""
    found = registry()[service].decisions.get(name) if service in registry() else None
    if found is None or not population_sources.table_facts(found):
        raise NotFound(f"没有可以计算的决定 {name}。", f"No decision {name} can be asked of a population.")
    return registry()[service], found


def entitlement_of(service: Service, decision: Decision) -> Entitlement | None:
    """What the decision gives to people, if it gives them anything."""
    found = (each for each in service.entitlements if each.decision is decision and "person" in each.holders)
    return next(found, None)


def kinds_for(service: Service, decision: Decision) -> list[str]:
    """What can be asked with it."""
    return [Kind.COUNT, Kind.WHAT_IF, *([Kind.OVERLOOKED] if entitlement_of(service, decision) else [])]


def versions_beside(service: Service, decision: Decision) -> list[Service]:
    """Other services that answer the same question: another version of the document."""
    others = (each for each in registry().values() if each.slug != service.slug)
    return [
        each
        for each in others
        if decision.name in each.decisions and each.decision(decision.name).kind.type is decision.kind.type
    ]


def figures_on(service: Service, decision: Decision, day: date) -> dict[str, Any]:
    """The published figures of the decision that are in force on the day, typed."""
    wanted = {fact.name for fact in figures_of(decision)}
    found = hub_facts.values(hub_facts.parameters(service, day)) if wanted else {}
    return {name: value for name, value in found.items() if name in wanted}


# --- asking


@dataclass(frozen=True)
class Wanted:
    """What is asked, for which agency, and what for."""

    kind: str
    service: Service
    decision: Decision
    as_of: date
    agency: Agency
    purpose: str


def of_file(actor: Actor, wanted: Wanted, file: tuple[str, bytes]) -> PopulationRun:
    """A run on an uploaded table, not started yet. Raises Forbidden, Unprocessable, DataProblem."""
    name, content = file
    columns = population_sources.columns_of(name, content)
    twice = next((each for each in columns if columns.count(each) > 1), None)
    if twice is not None:
        raise Unprocessable(f"列名“{twice}”重复，请改名。", f"Two columns are named {twice}; rename one.")
    facts = set(population_sources.table_facts(wanted.decision))
    if not facts & set(columns):
        raise Unprocessable(
            f"表中没有一列是该决定的事实；列名应为事实名，如 {'、'.join(sorted(facts)[:5])}。",
            f"No column is a fact of the decision; columns are named by facts, such as {', '.join(sorted(facts)[:5])}.",
        )
    with transaction.atomic():
        digest = hashlib.sha256(content).hexdigest()
        run = _draft(actor, wanted, source_name=name, columns=columns, sha256=digest)
        population_sources.keep(run, SOURCE, population_sources.pieces_of(content))
    return run


def of_register(actor: Actor, wanted: Wanted, record_name: str) -> PopulationRun:
    """A run on the entries of a register, not started yet. Raises Forbidden, NotFound, Unprocessable."""
    record = register_of(wanted.service.slug, record_name)[1]
    columns = population_sources.columns_in(record)
    return _draft(actor, wanted, record=record.name, source_name=record.label.zh, columns=columns)


def _draft(actor: Actor, wanted: Wanted, **source: Any) -> PopulationRun:
    if wanted.agency.pk not in {agency.pk for agency in demand_right(actor)}:
        raise Forbidden()
    if not wanted.purpose.strip():
        raise Unprocessable("请写明用途。", "Please say what it is for.")
    return PopulationRun.objects.create(
        kind=wanted.kind,
        service=wanted.service.slug,
        decision=wanted.decision.name,
        version=wanted.service.version,
        as_of=wanted.as_of,
        agency=wanted.agency,
        by_id=actor.user_id,
        purpose=wanted.purpose.strip()[:300],
        made_at=clock.now(),
        keep_until=clock.today() + timedelta(days=settings.POPULATION_KEEP_DAYS),
        **source,
    )


@dataclass(frozen=True)
class Choices:
    """What is chosen once the columns are known: groups, who is named where, other figures, the version before.

    ``figures`` by fact and ``thresholds`` by key are what was typed; what is as it was changes nothing.
    """

    group_by: tuple[str, ...] = ()
    id_column: str = ""
    name_column: str = ""
    address_column: str = ""
    figures: Mapping[str, str] | None = None
    thresholds: Mapping[str, str] | None = None
    before: str = ""


def start(actor: Actor, run: PopulationRun, choices: Choices) -> None:
    """Puts the question; the worker carries it out. Raises Conflict, Unprocessable, FactProblem, DataProblem."""
    from gongbao.hub import jobs

    with transaction.atomic():
        held = PopulationRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
        if held.state != State.DRAFT:
            raise Conflict("这次计算已经开始。", "This run has begun already.")
        _choose(held, choices)
        asked = asked_of(held)
        _check(asked, held)
        held.state = State.RUNNING
        held.save()
        PopulationReading.objects.create(
            run=held, user_id=actor.user_id, at=clock.now(), zh="发起计算", en="began the run", people=0
        )
        jobs.ask_population.defer(run_id=str(held.pk))


def _choose(run: PopulationRun, choices: Choices) -> None:
    service, decision = decision_of(run.service, run.decision)
    run.group_by = list(choices.group_by)
    run.id_column, run.name_column = choices.id_column, choices.name_column
    run.address_column = choices.address_column
    if {run.id_column, run.name_column, run.address_column} & set(run.group_by):
        raise Unprocessable("说明是谁的列不能用来分组。", "Columns that name people cannot be counted by.")
    in_force = figures_on(service, decision, run.as_of)
    facts = {fact.name: fact for fact in figures_of(decision)}
    run.given = {name: facts[name].dump(value) for name, value in in_force.items()}
    if run.kind == Kind.OVERLOOKED and not run.record and not run.id_column:
        raise Unprocessable("请选择证件号码所在的列。", "Choose the column of the identity numbers.")
    if run.kind != Kind.WHAT_IF:
        return
    before = {"service": choices.before or run.service, "given": run.given, "thresholds": {}}
    if choices.before:
        other, same = decision_of(choices.before, run.decision)
        old = {fact.name: fact for fact in figures_of(same)}
        values = figures_on(other, same, run.as_of)
        before["given"] = {name: old[name].dump(value) for name, value in values.items()}
    typed = {name: text for name, text in (choices.figures or {}).items() if text.strip()}
    run.given = run.given | {name: facts[name].dump(facts[name].parse(text)) for name, text in typed.items()}
    run.thresholds = dict(choices.thresholds or {})
    run.before = before
    if not choices.before and not run.thresholds and run.given == before["given"]:
        raise Unprocessable("请至少改动一项数值。", "Change at least one figure.")


def _check(asked: "Asked", run: PopulationRun) -> None:
    from gongbao.population.stream import check_columns

    check_columns(asked, run.columns)


def question_of(run: PopulationRun, *, before: bool = False) -> "Question":
    """The question of a run, or the one that it is compared with."""
    from gongbao.population.question import Question

    put = run.before if before else {"service": run.service, "given": run.given, "thresholds": run.thresholds}
    facts = _figures(put["service"], run.decision)
    given = {name: facts[name].parse(raw) for name, raw in put["given"].items() if name in facts}
    return Question(put["service"], run.decision, run.as_of, given, put["thresholds"])


def _figures(service: str, decision: str) -> dict[str, Fact]:
    return {fact.name: fact for fact in figures_of(registry()[service].decision(decision))}


def asked_of(run: PopulationRun) -> "Asked":
    """Everything that a run asks."""
    from gongbao.population.stream import Asked

    before = question_of(run, before=True) if run.before else None
    return Asked(question_of(run), before, tuple(run.group_by))


# --- carrying out


def carry_out(run_id: Any) -> None:
    """Asks the population. What it cannot be asked is kept as the run's problem; begun again, it begins anew.

    While it runs, the table lies in the clear in a directory that only this process may read.
    """
    run = PopulationRun.objects.select_related("agency", "by").filter(pk=run_id, state=State.RUNNING).first()
    if run is None:
        return
    try:
        with TemporaryDirectory() as folder:
            _carry_out(run, Path(folder))
    except Problem as problem:
        _fail(run_id, problem.words)


def give_up(run_id: Any) -> None:
    """What went wrong is a mistake of ours, and trying again did not help."""
    _fail(run_id, Words("系统出错，请联系管理员。", "Something went wrong; please tell the administrators."))


def _fail(run_id: Any, words: Words) -> None:
    PopulationRun.objects.filter(pk=run_id, state=State.RUNNING).update(
        state=State.FAILED, problem=[words.zh, words.en], finished_at=clock.now()
    )


def _carry_out(run: PopulationRun, folder: Path) -> None:
    from gongbao.population.stream import ask

    source, answers = _source(run, folder), folder / "answers.parquet"
    asked = asked_of(run)
    tally = ask(asked, source, answers, _progress(run))
    run.result = population_results.counted(asked, tally, answers, _entitlement(run))
    with transaction.atomic():
        if run.kind == Kind.OVERLOOKED:
            run.result["lists"] = population_finding.find(run, asked, answers)
        if not run.record:
            population_sources.keep(run, ANSWERS, population_sources.pieces_in(answers))
        run.state, run.answered, run.finished_at = State.DONE, tally.people, clock.now()
        run.save(update_fields=["result", "state", "answered", "finished_at", "sha256"])


def _source(run: PopulationRun, folder: Path) -> Path:
    if run.record:
        source = folder / "source.parquet"
        run.sha256 = population_sources.write_register(run, register_of(run.service, run.record)[1], source)
        return source
    source = folder / f"source{Path(run.source_name).suffix.lower()}"
    if not population_sources.restore(run, SOURCE, source):
        raise Conflict("上传的文件已到期删除，请重新上传。", "The uploaded file is no longer kept; upload it again.")
    return source


def _progress(run: PopulationRun) -> Callable[[int], None]:
    def note(done: int) -> None:
        PopulationRun.objects.filter(pk=run.pk).update(answered=done)

    return note


def _entitlement(run: PopulationRun) -> Entitlement | None:
    return entitlement_of(*decision_of(run.service, run.decision))


# --- reading and forgetting


def note_reading(actor: Actor, run: PopulationRun, words: Words, people: int) -> None:
    """Notes who looked at what of a run that names people."""
    PopulationReading.objects.create(
        run=run, user_id=actor.user_id, at=clock.now(), zh=words.zh, en=words.en, people=people
    )


@transaction.atomic
def forget(today: date) -> None:
    """Deletes the files and lists whose days are over, and the questions that were never put; counts stay."""
    over = PopulationRun.objects.filter(keep_until__lt=today)
    PopulationPart.objects.filter(run__in=over).delete()
    PopulationLine.objects.filter(run__in=over).delete()
    over.filter(state=State.DRAFT).delete()
