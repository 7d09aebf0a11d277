"""Doing an open step of a case: its facts, its papers, the outcome, and what the rules say before it is done."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongbao.hub import attachments, names, queries, readings, sent
from gongbao.hub.commands import Do, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import Conflict, Forbidden
from gongbao.hub.fact_forms import FactForm, demanded
from gongbao.hub.history import step_done
from gongbao.hub.models import Attachment
from gongbao.hub.queries import CaseView, OpenTask
from gongbao.portal import sending
from gongbao.portal.visitors import Visitor, for_visitors, page
from gongbao.procedures import Choice, GuardRefuses, Outcome
from gongbao.rules import Answer
from gongbao.words import Problem, Words

OTHER_FILES = ""


@dataclass(frozen=True)
class Way:
    """An outcome to choose: why not now (None: it can be chosen), and what its guard says on the facts as they are."""

    outcome: Outcome
    refused: Words | None
    answer: Answer | None


@for_visitors
def step(request: HttpRequest, visitor: Visitor, number: str, name: str) -> HttpResponse:
    """The form of an open step; sent twice, it is done once."""
    if request.method == "POST":
        done = sending.done_before(sent.command_id(request), visitor.user_id)
        if done is not None:
            return redirect("portal:case", done)
    view = queries.case_for(visitor.actor, number)
    task = _open_task(view, name)
    readings.log(view, readings.CASE)
    ways = _ways(view, task)
    if request.method == "POST":
        return _sent(request, visitor, view, task, ways)
    required = demanded(task.form) if any(_asks(way.outcome, ways) for way in ways) else ()
    form = FactForm(task.form, known=view.given, required=required, role=task.step.role.name)
    return _page(request, visitor, view, task, ways, form)


def _open_task(view: CaseView, name: str) -> OpenTask:
    task = next((task for task in view.tasks if task.step.name == name), None)
    if task is None:
        raise Conflict("这个环节现在不能办理：它还没有开始，或已经办完。", "This step is not open now.")
    if task.barred is not None:
        raise Forbidden(f"这个环节{task.barred.zh}。", f"This step is {task.barred.en}.")
    return task


def _ways(view: CaseView, task: OpenTask) -> list[Way]:
    return [_way(view, task, choice) for choice in task.choices]


def _way(view: CaseView, task: OpenTask, choice: Choice) -> Way:
    outcome, refused = choice.outcome, choice.refused
    answer = view.answer(outcome.guard) if outcome.guard else None
    if answer is None or answer.value is not False:
        return Way(outcome, _readable(view, refused) if refused else None, answer)
    # A guard that says no may say yes to what is filled in now; the command asks it again.
    return Way(outcome, None if task.form else _why(answer), answer)


def _readable(view: CaseView, words: Words) -> Words:
    return names.readable(words, view.service, view.procedure)


def _sent(request: HttpRequest, visitor: Visitor, view: CaseView, task: OpenTask, ways: Sequence[Way]) -> HttpResponse:
    chosen = request.POST.get("outcome", "")
    way = next((way for way in ways if way.outcome.name == chosen), None)
    form = FactForm(
        task.form,
        request.POST,
        known=view.given,
        required=demanded(task.form) if way is None or _asks(way.outcome, ways) else (),
        role=task.step.role.name,
    )
    papers = [paper.name for paper in form.papers]
    upload = sending.keep_files(request, [*papers, OTHER_FILES], visitor.user_id)
    files = [*sending.files_named(request, visitor.user_id), *upload.kept]
    problems = list(upload.refused)
    if not form.row_moved:
        if way is None:
            problems.append(in_page_language(Words("请选择办理结果。", "Choose an outcome.")))
        if form.is_valid() and not problems and way is not None:
            refused = _do(request, visitor, view, task, way.outcome, form, files)
            if refused is None:
                said = step_done(view.procedure, task.step.name, way.outcome.name)
                messages.success(request, in_page_language(Words(f"已办理。{said.zh}", f"Done. {said.en}")))
                return redirect("portal:case", view.case.number)
            problems.append(refused)
            view = queries.case_for(visitor.actor, view.case.number)
    return _page(request, visitor, view, task, ways, form, problems=problems, files=files, chosen=chosen)


def _asks(outcome: Outcome, ways: Sequence[Way]) -> bool:
    """Whether the outcome cannot do without the facts: it does something with them, or it is the only one."""
    return bool(outcome.effects or outcome.guard) or len(ways) == 1


def _do(
    request: HttpRequest,
    visitor: Visitor,
    view: CaseView,
    task: OpenTask,
    outcome: Outcome,
    form: FactForm,
    files: Sequence[Attachment],
) -> str | None:
    """Why it was refused, None when it is done."""
    revision = request.POST.get("revision", "")
    command = Do(
        case=view.case.number,
        step=task.step.name,
        outcome=outcome.name,
        facts=form.entered,
        note=request.POST.get("note", "").strip()[:2000],
        attachments=tuple(each.pk for each in files),
        revision=int(revision) if revision.isascii() and revision.isdigit() else None,
    )
    command_id = sent.command_id(request)
    try:
        execute(visitor.actor, command_id, command)
    except GuardRefuses as refusal:
        given = {**view.given, **form.values}
        return in_page_language(_why(view.service.decide(refusal.decision, given, view.today)))
    except Problem as problem:
        # The other one of two clicks may have done it.
        return (
            None
            if sending.done_before(command_id, visitor.user_id)
            else in_page_language(_readable(view, problem.words))
        )
    return None


def _why(answer: Answer) -> Words:
    """The question that was answered with no, and the places that decided it."""
    places = [cause for cause in answer.because if cause.holds == "no"] or list(answer.because)
    zh = "；".join(f"{cause.place} {cause.says.zh}" for cause in places)
    en = "; ".join(f"{cause.place} {cause.says.en}" for cause in places)
    question = answer.decision.question
    return Words(f"{question.zh}否。不符合：{zh}。", f"{question.en} No. What does not hold: {en}.")


def _page(
    request: HttpRequest,
    visitor: Visitor,
    view: CaseView,
    task: OpenTask,
    ways: Sequence[Way],
    form: FactForm,
    *,
    problems: Sequence[str] = (),
    files: Sequence[Attachment] = (),
    chosen: str = "",
) -> HttpResponse:
    context = {
        "view": view,
        "service": view.service,
        "task": task,
        "ways": ways,
        "answers": list({way.outcome.guard: way.answer for way in ways if way.answer is not None}.values()),
        "possible": [way for way in ways if way.refused is None],
        "form": form,
        "problems": problems,
        "files": files,
        "chosen": chosen,
        "note": request.POST.get("note", ""),
        "command": request.POST.get("command") or uuid.uuid4(),
        "allowed": attachments.ALLOWED,
        "automatic": next((each for each in task.step.outcomes if each.automatic), None),
    }
    return page(request, visitor, "cases/step", context)
