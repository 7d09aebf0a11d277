"""Duties: saying that one was done, with evidence; taking that back; and reminders to whoever still has to do one."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from gongbao.hub import attachments, clock, duty_bearers, duty_items, jobs, messages
from gongbao.hub.actors import Actor
from gongbao.hub.commands.entry import once
from gongbao.hub.duty_bearers import Bearer
from gongbao.hub.duty_lines import Line, line, lines, standing
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import DutyDone, DutyReminder, Staff
from gongbao.services import registry
from gongbao.services.duties import SOON, State
from gongbao.words import Words

LONGEST = 2_000
#: Reminders of what has been overdue for longer went out long ago, or the office was not here yet.
_LOOK_BACK = timedelta(days=31)
_LOCK = 0x6475_7479


@dataclass(frozen=True, slots=True)
class RecordDuty:
    """Says that the duty of ``bearer`` (``agency-3``, ``party-4``) that begins on ``start`` was done on ``done_on``.

    ``item``: the entry or the step that it was done for, where it is due for several; ``shown_by``: the entry of the
    duty's register that shows it.
    """

    service: str
    duty: str
    bearer: str
    start: date
    done_on: date
    text: str
    item: int | None = None
    shown_by: int | None = None


def bearer_of(key: str, today: date) -> Bearer | None:
    """The bearer that an address names; None where there is none with a role."""
    kind, _, number = key.partition("-")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    if kind == "party":
        return next(iter(duty_bearers.organisations([int(number)])), None)
    return duty_bearers.agency(int(number), today) if kind == "agency" else None


def line_of(service: str, duty: str, bearer: str, start: date) -> Line:
    """One occurrence of a duty. Raises NotFound."""
    found = registry()[service].duties.get(duty) if service in registry() else None
    held = bearer_of(bearer, clock.today())
    one = line(held, registry()[service], found, start) if found and held else None
    if one is None:
        raise NotFound("没有找到这项职责。", "There is no such duty.")
    return one


def may_record(actor: Actor, one: Line) -> bool:
    """Whether this person has a post with the role in that agency, or acts for that organisation."""
    agency, party = one.bearer.agency, one.bearer.party
    if party is not None:
        return party.pk in actor.party_ids
    names = {f"{one.service.slug}/{role}" for role in one.duty.roles}
    return any(agency is not None and post.agency_id == agency.pk and names & set(post.roles) for post in actor.posts)


def may_see(actor: Actor, one: Line) -> bool:
    """Whether this person works there or above, or acts for that organisation."""
    if one.bearer.agency is not None:
        return actor.oversees(one.bearer.agency)
    return may_record(actor, one)


def record(actor: Actor, command_id: uuid.UUID, command: RecordDuty, upload: UploadedFile | None = None) -> DutyDone:
    """Enters that a duty was done, once however often it is sent.

    Raises Forbidden, NotFound, Conflict, Unprocessable and what ``attachments.store`` raises.
    """

    def carry_out() -> dict[str, Any]:
        one = _checked(actor, command)
        said = DutyDone.objects.create(
            service=command.service,
            duty=command.duty,
            start=command.start,
            agency=one.bearer.agency,
            party=one.bearer.party,
            entry_id=command.item if _for_entry(one) else None,
            task_id=command.item if one.many and not _for_entry(one) else None,
            shown_by_id=command.shown_by,
            done_on=command.done_on,
            text=command.text.strip(),
            attachment=attachments.store(upload, actor.user_id or 0) if upload else None,
            user_id=actor.user_id,
            at=clock.now(),
            command=command_id,
        )
        return {"done": said.pk}

    content = hashlib.sha256(upload.read()).hexdigest() if upload else ""
    if upload:
        upload.seek(0)
    told = once(actor, command_id, "RecordDuty", _digest(actor, asdict(command), content), carry_out)
    return DutyDone.objects.get(pk=told["done"])


def take_back(actor: Actor, command_id: uuid.UUID, done_id: int, reason: str) -> DutyDone:
    """Says that an entry was a mistake; it stays in the history. Raises as ``record`` does."""

    def carry_out() -> dict[str, Any]:
        said = DutyDone.objects.select_for_update(of=("self",)).filter(pk=done_id, takes_back=None).first()
        if said is None:
            raise NotFound("没有找到这条办理记录。", "There is no such entry.")
        _demand_bearer(actor, line_of(said.service, said.duty, _key(said), said.start))
        if not standing(DutyDone.objects.filter(pk=said.pk)).exists():
            raise Conflict("这条办理记录已经撤销。", "This entry has been taken back already.")
        back = DutyDone.objects.create(
            service=said.service,
            duty=said.duty,
            start=said.start,
            agency_id=said.agency_id,
            party_id=said.party_id,
            entry_id=said.entry_id,
            task_id=said.task_id,
            done_on=clock.today(),
            text=_said(reason),
            user_id=actor.user_id,
            at=clock.now(),
            command=command_id,
            takes_back=said,
        )
        return {"done": back.pk}

    told = once(actor, command_id, "TakeBackDuty", _digest(actor, {"done": done_id, "reason": reason}, ""), carry_out)
    return DutyDone.objects.get(pk=told["done"])


def _checked(actor: Actor, command: RecordDuty) -> Line:
    one = line_of(command.service, command.duty, command.bearer, command.start)
    _demand_bearer(actor, one)
    today, start = clock.today(), one.occurrence.start
    if not start <= command.done_on <= today:
        raise Unprocessable(
            f"办理日期应在本期开始之后、今天（{today}）或以前。",
            f"The day on which it was done lies after its period began and not after today ({today}).",
        )
    _said(command.text)
    if one.many and not _concerned(one, command.item):
        raise NotFound("请选择这次办理所对应的一项。", "Choose what it was done for.")
    if command.shown_by is not None and not _shows(one, command.shown_by):
        raise NotFound(
            "所选的登记不是本期以来、由本机关作出的登记。",
            "The entry chosen is none of this office since the period began.",
        )
    return one


def _demand_bearer(actor: Actor, one: Line) -> None:
    if not may_record(actor, one):
        raise Forbidden(
            "只有承担这项职责的机关或单位的人员才能填写。", "Only those who work for whoever has the duty can enter it."
        )


def _said(text: str) -> str:
    said = text.strip()
    if not 0 < len(said) <= LONGEST:
        raise Unprocessable(
            f"请用文字说明办理情况，不超过{LONGEST}字。",
            f"Say in words what was done, in at most {LONGEST} characters.",
        )
    return said


def _for_entry(one: Line) -> bool:
    return bool(one.duty.of or (one.duty.after and one.duty.after.record))


def _concerned(one: Line, item: int | None) -> bool:
    part = duty_items.Part(only=item)
    return item is not None and bool(duty_items.due_for(one.service, one.duty, one.bearer, one.occurrence, part))


def _shows(one: Line, entry: int) -> bool:
    part = duty_items.Part(only=entry)
    return bool(duty_items.shown_by(one.service, one.duty, one.bearer, one.occurrence.start, clock.today(), part))


def _key(said: DutyDone) -> str:
    return f"agency-{said.agency_id}" if said.agency_id else f"party-{said.party_id}"


def _digest(actor: Actor, sent: dict[str, Any], content: str) -> bytes:
    text = json.dumps([actor.user_id, sent, content], cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).digest()


# --- reminders


def remind(today: date) -> int:
    """Reminds whoever still has to do something: once ahead where there is time, once on the day, once when overdue.

    Everything that a bearer is told on one day is one message. Returns the number of messages.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        duty_bearers.take_up(today)
        bearers = [*duty_bearers.agencies([""], today), *duty_bearers.organisations()]
        found = [
            (each, kind) for each in lines(bearers, today - _LOOK_BACK, today + SOON) if (kind := _due(each, today))
        ]
        sent = set(DutyReminder.objects.filter(day__gte=today - _LOOK_BACK - 2 * SOON).values_list(*_KEY))
        fresh = [(each, kind) for each, kind in found if _values(each, kind) not in sent]
        DutyReminder.objects.bulk_create(
            DutyReminder(**dict(zip(_KEY, _values(each, kind), strict=True)), day=today) for each, kind in fresh
        )
        told: dict[str, list[tuple[Line, str]]] = {}
        for each, kind in fresh:
            told.setdefault(each.bearer.key, []).append((each, kind))
        return sum(_tell(each) for each in told.values())


_KEY = ("service", "duty", "start", "agency_id", "party_id", "kind")


def _values(one: Line, kind: str) -> tuple[Any, ...]:
    agency, party = one.bearer.agency, one.bearer.party
    return (
        one.service.slug,
        one.duty.name,
        one.occurrence.start,
        agency.pk if agency else None,
        party.pk if party else None,
        kind,
    )


def _due(one: Line, today: date) -> str | None:
    """Which reminder is due: a duty of a single day has none before it is overdue."""
    due = one.occurrence.due
    match one.state(today):
        case State.OVERDUE:
            return DutyReminder.Kind.OVERDUE.value
        case State.SOON if due == today and one.occurrence.start < today:
            return DutyReminder.Kind.TODAY.value
        case State.SOON if one.occurrence.is_long and due != today:
            return DutyReminder.Kind.AHEAD.value
    return None


def _tell(found: Iterable[tuple[Line, str]]) -> int:
    known = list(found)
    bearer = known[0][0].bearer
    said = [_words(one, kind) for one, kind in known]
    words = Words(
        "职责提醒\n" + "\n".join(each.zh for each in said), "Duties to be done\n" + "\n".join(each.en for each in said)
    )
    if bearer.party is not None:
        messages.send(bearer.party, words)
        return 1
    roles = {f"{one.service.slug}/{role}" for one, _ in known for role in one.duty.roles}
    posts = Staff.objects.filter(agency=bearer.agency, active=True, roles__overlap=list(roles)).exclude(user__email="")
    for post in posts:
        jobs.mail_staff.defer(user_id=post.user_id, zh=words.zh, en=words.en)
    return len(posts)


_WHEN = {
    "ahead": Words("即将到期", "due soon"),
    "today": Words("今天到期", "due today"),
    "overdue": Words("已逾期", "overdue"),
}


def _words(one: Line, kind: str) -> Words:
    label, when, due = one.duty.label, _WHEN[kind], one.occurrence.due
    left = one.wanted - one.done
    zh = f"【{when.zh}】{label.zh}（{one.service.title.zh} {one.duty.at}），期限{due}"
    en = f"[{when.en}] {label.en} ({one.service.title.en}, {one.duty.at}), by {due}"
    return Words(f"{zh}，还有{left}项", f"{en}, {left} left") if one.wanted > 1 else Words(zh, en)
