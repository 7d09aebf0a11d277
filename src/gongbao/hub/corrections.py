"""Damaged places: a reader reports one, a keeper of the archive sets it right in the text, another one confirms it.

The roles, and that confirming needs other eyes, are those of the gazette's own procedure for imports. A correction
replaces lines of the text of an issue and reads the whole anew, so that places, relations and damage follow from the
text as they always do; the version before stays as it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import EmailValidator
from django.db import transaction
from django.db.models import QuerySet

from gongbao import law
from gongbao.hub import clock, entries, library, messages
from gongbao.hub.actors import Actor
from gongbao.hub.commands.opening import CITY
from gongbao.hub.entries import Origin
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import Correction, DamageReport, LawDocument, LawIssue, Party, RecordEntry
from gongbao.law.comparison import Pair, compare
from gongbao.law.reading import source_text
from gongbao.procedures import Step
from gongbao.services import registry
from gongbao.words import Words

SERVICE, PROCEDURE, REGISTER = "gazette", "import-issue", "damage-report"
LONGEST_REPORT, LONGEST_REASON, LONGEST_LINES = 2000, 500, 100_000
State = DamageReport.State


def _step(name: str) -> Step:
    return registry()[SERVICE].procedure(PROCEDURE).by_name[name]


def may_correct(actor: Actor) -> bool:
    """Whether the person keeps the archive: a post with the role that corrects."""
    role = f"{SERVICE}/{_step('correct').role.name}"
    return any(role in post.roles for post in actor.posts)


def _demand_keeper(actor: Actor) -> None:
    if not may_correct(actor):
        label = _step("correct").role.label
        raise Forbidden(f"更正由{label.zh}办理。", f"Corrections are made by the {label.en.lower()}.")


# --- what readers report


@dataclass(frozen=True, slots=True)
class Reported:
    """What a reader says: the document and place, what is wrong, how it should read, and how to answer them."""

    document: str
    place: str
    wrong: str
    proposed: str = ""
    contact: str = ""


@transaction.atomic
def report(said: Reported, party: Party | None) -> DamageReport:
    """Keeps a reader's report and enters it into the register of damage. Raises NotFound, Unprocessable."""
    row = library.find_row(said.document)
    wrong = said.wrong.strip()
    if not wrong:
        raise Unprocessable("请写明哪里有误。", "Please say what is wrong.")
    if max(len(wrong), len(said.proposed)) > LONGEST_REPORT:
        raise Unprocessable(
            f"每栏不能超过 {LONGEST_REPORT} 字。", f"Each field takes at most {LONGEST_REPORT} characters."
        )
    if said.place and len(said.place) > 100:
        raise Unprocessable("位置请写作“第八条第三款”的样子。", "Write the place like 第八条第三款.")
    place = said.place.strip()
    entry = _enter({"document": str(row), "place": place, "state": State.OPEN.value, "missing": wrong})
    return DamageReport.objects.create(
        issue=row.issue,
        document_key=row.key,
        document=str(row),
        place=place,
        wrong=wrong,
        proposed=said.proposed.strip(),
        contact=said.contact.strip()[:200],
        party=party,
        reported_at=clock.now(),
        entry=entry,
    )


def _enter(data: dict[str, str]) -> RecordEntry:
    today = clock.today()
    record = registry()[SERVICE].records[REGISTER]
    return entries.enter(SERVICE, record, {**data, "date": today.isoformat()}, Origin(today, CITY))


def find_report(token: str) -> DamageReport:
    """The report whose link somebody has. Raises NotFound."""
    try:
        found = DamageReport.objects.filter(token=token).first()
    except ValidationError:
        found = None
    if found is None:
        raise NotFound("没有找到这项报告，请核对网址。", "There is no such report; check the address.")
    return found


def open_reports() -> "QuerySet[DamageReport]":
    """Those that nobody has answered, the oldest first."""
    return DamageReport.objects.filter(state=State.OPEN).order_by("reported_at", "pk")


@transaction.atomic
def keep_as_printed(actor: Actor, report_id: int, answer: str) -> DamageReport:
    """Answers a report without a correction: the gazette prints it so. Raises Forbidden, NotFound, Unprocessable."""
    _demand_keeper(actor)
    if not answer.strip():
        raise Unprocessable("请写明为什么照录。", "Please say why the text stays.")
    return _answer(actor, _locked_report(report_id), State.ACCEPTED, answer.strip()[:LONGEST_REPORT])


def _locked_report(report_id: int) -> DamageReport:
    found = DamageReport.objects.select_for_update(of=("self",)).select_related("entry", "party").filter(pk=report_id)
    report = found.first()
    if report is None:
        raise NotFound("没有找到这项报告。", "There is no such report.")
    if report.state != State.OPEN:
        raise Conflict("这项报告已经处理。", "This report has been answered already.")
    return report


def _answer(actor: Actor, report: DamageReport, state: DamageReport.State, answer: str) -> DamageReport:
    report.state, report.answer = state, answer
    report.answered_by_id, report.answered_at = actor.user_id, clock.now()
    report.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    origin = Origin(clock.today(), CITY, user_id=actor.user_id, reason=answer)
    entries.change(report.entry, {**report.entry.data, "state": state.value, "note": answer}, origin)
    _tell_reader(report)
    return report


def _tell_reader(report: DamageReport) -> None:
    at = f"{report.document}{report.place}"
    done = Words("已更正", "was corrected") if report.state == State.CORRECTED else Words("照录", "stays as printed")
    words = Words(f"您报告的{at}：{done.zh}。{report.answer}", f"{at}, which you reported, {done.en}. {report.answer}")
    if report.party is not None:
        messages.send(report.party, words)
    if _is_address(report.contact):
        from gongbao.hub import jobs

        jobs.mail_answer.defer(report_id=report.pk)


def _is_address(contact: str) -> bool:
    try:
        EmailValidator()(contact)
    except ValidationError:
        return False
    return True


def mail_answer(report_id: int) -> None:
    """Sends the answer to a reader who left an e-mail address. Raises what the connection raises."""
    report = DamageReport.objects.get(pk=report_id)
    at = f"{report.document}{report.place}"
    body = f"{at}\n\n{report.get_state_display()}：{report.answer}"
    EmailMessage(f"公报 Gongbao：{at}", body, to=[report.contact]).send()


# --- setting lines right


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of an issue's text, counted from 1."""

    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Preview:
    """What corrected lines make of an issue: the text as it is then read, and the places that change."""

    source: str
    issue: law.Issue
    changes: tuple[tuple[str, tuple[Pair, ...]], ...]


def lines_at(row: LawDocument, place: str) -> Lines:
    """The lines in which a place stands, those of the whole document where it is not there."""
    document = library.read_document(row)
    found = document.find(place) if place else None
    spans = [found.lines] if found else [each.lines for each in document.walk() if each.lines[0]]
    return lines_between(row.issue, min(first for first, _ in spans), max(last for _, last in spans))


def lines_between(issue: LawIssue, first: int, last: int) -> Lines:
    """Lines of the issue's text. Raises Unprocessable for lines that are not there."""
    lines = _source(issue).split("\n")
    if not 1 <= first <= last <= len(lines):
        raise Unprocessable(f"这一期只有第 1 至 {len(lines)} 行。", f"The issue has the lines 1 to {len(lines)}.")
    return Lines(first, last, "\n".join(lines[first - 1 : last]))


def _source(issue: LawIssue) -> str:
    return source_text(bytes(issue.source), issue.file_name)


def preview(issue: LawIssue, lines: Lines, new: str) -> Preview:
    """What replacing the lines would change. Raises Conflict, Unprocessable, law.NotReadable, law.NotAGazette."""
    new = new.replace("\r\n", "\n")
    if len(new) > LONGEST_LINES:
        raise Unprocessable("更正的文字太长，请分几处更正。", "The corrected lines are too long; do it in parts.")
    place = _located(issue, lines)
    all_lines = _source(issue).split("\n")
    source = "\n".join([*all_lines[: place.first - 1], *new.split("\n"), *all_lines[place.last :]])
    corrected = law.read(source.encode(), issue.file_name)
    if library.issue_key(corrected) != issue.key:
        raise Unprocessable(
            "改后的文字会被读成另一期公报或另一份文件，请不要改动刊名、期号。",
            "With this text it would be read as another issue; leave its title and number as they are.",
        )
    return Preview(source, corrected, tuple(_changes(library.read_issue(issue), corrected)))


def _located(issue: LawIssue, lines: Lines) -> Lines:
    """Where the lines stand in this version: earlier corrections may have moved them. Raises Conflict."""
    all_lines, wanted = _source(issue).split("\n"), lines.text.split("\n")
    size = len(wanted)
    if all_lines[lines.first - 1 : lines.first - 1 + size] == wanted:
        return Lines(lines.first, lines.first + size - 1, lines.text)
    spots = [i for i in range(len(all_lines) - size + 1) if all_lines[i : i + size] == wanted]
    if len(spots) != 1:
        raise Conflict(
            "这几行已经变动，请按现在的文本重新提出。", "These lines have changed since; please propose it anew."
        )
    return Lines(spots[0] + 1, spots[0] + size, lines.text)


def _changes(old: law.Issue, new: law.Issue) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    """The changed places by document."""
    before = {library.document_key(each): each for each in old.documents}
    after = {library.document_key(each): each for each in new.documents}
    for key, document in {**before, **after}.items():
        name = document.number or document.title
        if key in before and key in after:
            pairs = tuple(pair for pair in compare(before[key], after[key]) if pair.change != "same")
        elif key in before:
            pairs = tuple(Pair(each, None, "removed") for each in before[key].passages())
        else:
            pairs = tuple(Pair(None, each, "added") for each in after[key].passages())
        if pairs:
            yield name, pairs


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction to be confirmed: which lines of which document, how they should read, why, and for which report."""

    document: str
    place: str
    lines: Lines
    new: str
    reason: str
    report_id: int | None = None


@transaction.atomic
def propose(actor: Actor, said: Proposal) -> Correction:
    """Keeps a correction until another keeper confirms it; nothing changes yet. Raises what ``preview`` raises."""
    _demand_keeper(actor)
    row = library.find_row(said.document)
    if not said.reason.strip():
        raise Unprocessable("请写明更正的理由，例如与刊印本核对。", "Say why, such as a look at the printed issue.")
    if said.new.replace("\r\n", "\n") == said.lines.text:
        raise Unprocessable("文字没有改动。", "Nothing was changed in the text.")
    preview(row.issue, said.lines, said.new)
    report = _locked_report(said.report_id) if said.report_id else None
    correction = Correction.objects.create(
        before=row.issue,
        document_key=row.key,
        document=str(row),
        place=said.place[:200],
        first_line=said.lines.first,
        last_line=said.lines.last,
        old_lines=said.lines.text,
        new_lines=said.new.replace("\r\n", "\n"),
        reason=said.reason.strip()[:LONGEST_REASON],
        report=report,
        proposed_by_id=actor.user_id,
        proposed_at=clock.now(),
    )
    return correction if needs_other_eyes() else _carry_out(actor, correction)


def needs_other_eyes() -> bool:
    """Whether the gazette's procedure demands that another person confirms than the one who corrects."""
    return _step("confirm").four_eyes == "correct"


def may_confirm(actor: Actor, correction: Correction) -> bool:
    """Whether the person may decide on the correction."""
    return may_correct(actor) and not (needs_other_eyes() and correction.proposed_by_id == actor.user_id)


@transaction.atomic
def confirm(actor: Actor, correction_id: int) -> Correction:
    """Makes the correction the next version of the issue. Raises Forbidden, NotFound, Conflict."""
    return _carry_out(actor, _locked(actor, correction_id))


@transaction.atomic
def refuse(actor: Actor, correction_id: int, note: str) -> Correction:
    """Refuses a correction; the text stays and the report stays open. Raises Forbidden, NotFound, Unprocessable."""
    correction = _locked(actor, correction_id)
    if not note.strip():
        raise Unprocessable("请写明不采纳的理由。", "Please say why it is refused.")
    return _decide(actor, correction, Correction.State.REFUSED, note.strip()[:LONGEST_REASON])


def _locked(actor: Actor, correction_id: int) -> Correction:
    _demand_keeper(actor)
    correction = Correction.objects.select_for_update(of=("self",)).filter(pk=correction_id).first()
    if correction is None:
        raise NotFound("没有找到这项更正。", "There is no such correction.")
    if correction.state != Correction.State.PROPOSED:
        raise Conflict("这项更正已经处理。", "This correction has been decided already.")
    if not may_confirm(actor, correction):
        raise Forbidden(
            "提出更正的人不能自己确认，请由另一人核对。", "Whoever corrects cannot confirm; another one must."
        )
    return correction


def _carry_out(actor: Actor, correction: Correction) -> Correction:
    current = library.current_version(correction.before.key)
    if current is None:
        raise NotFound("这一期公报已不在库中。", "The issue is no longer there.")
    lines = Lines(correction.first_line, correction.last_line, correction.old_lines)
    found = preview(current, lines, correction.new_lines)
    if found.issue.digest == current.sha256:
        raise Conflict("更正后的文本与现行文本相同。", "The corrected text is what stands there already.")
    stored = library.next_version(found.issue, found.source.encode(), _name(current), current)
    correction.before, correction.after = current, stored
    correction.save(update_fields=["before", "after"])
    if correction.report_id is not None:
        _answer(actor, _locked_report(correction.report_id), State.CORRECTED, correction.reason)
    return _decide(actor, correction, Correction.State.CONFIRMED, "")


def _name(issue: LawIssue) -> str:
    """The name of the corrected text's file: what was a PDF is text now."""
    stem, dot, kind = issue.file_name.rpartition(".")
    return f"{stem}.txt" if dot and kind.lower() == "pdf" else issue.file_name


def _decide(actor: Actor, correction: Correction, state: Correction.State, note: str) -> Correction:
    correction.state, correction.decision_note = state, note
    correction.decided_by_id, correction.decided_at = actor.user_id, clock.now()
    correction.save(update_fields=["state", "decision_note", "decided_by", "decided_at"])
    return correction


def waiting() -> "QuerySet[Correction]":
    """The corrections that nobody has decided on, the oldest first."""
    found = Correction.objects.filter(state=Correction.State.PROPOSED).select_related("proposed_by", "before")
    return found.order_by("proposed_at", "pk")
