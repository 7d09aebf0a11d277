"""Effects of an outcome, carried out in the transaction of the command that brought it about."""

from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Any

from gongbao.hub import ballots, certificates, entries, ledger, messages, texts
from gongbao.hub.commands.opening import begin_under
from gongbao.hub.commands.running import Running
from gongbao.hub.errors import Unprocessable
from gongbao.hub.models import Notice, Party
from gongbao.procedures import (
    Assign,
    Begin,
    Effect,
    Issue,
    Notify,
    OpenBallot,
    Post,
    Publish,
    Register,
    Strike,
    Today,
    Unpublish,
    ValueOf,
    When,
    deadlines,
)
from gongbao.rules import NONE, UNKNOWN
from gongbao.rules.values import is_known
from gongbao.services.record import Record


def value_of(running: Running, value: Any, on: date) -> Any:
    """A literal, the day, a fact's value or a decision's answer; UNKNOWN when it is not known.

    A decision asked here counts, so it leaves a receipt.
    """
    match value:
        case Today():
            return on
        case ValueOf(name) if name in running.service.facts:
            return running.given.get(name, UNKNOWN)
        case ValueOf(name):
            return running.keep_receipt(name, on).value
    return value


def _known_fields(running: Running, fields: Any, on: date) -> dict[str, Any]:
    found = {name: value_of(running, value, on) for name, value in fields}
    return {name: value for name, value in found.items() if is_known(value) and value is not NONE}


@singledispatch
def carry_out(effect: Effect, running: Running, on: date) -> None:
    """Does what the effect says, in the case of ``running``, as of the day ``on``."""
    raise TypeError(f"unknown effect {effect!r}")


@carry_out.register
def _(effect: Assign, running: Running, on: date) -> None:
    value = value_of(running, effect.value, on)
    if is_known(value) and value is not NONE:
        running.assign(effect.fact, value)


@carry_out.register
def _(effect: Notify, running: Running, on: date) -> None:
    words = texts.fill(effect.text, running.service, running.given)
    for holder in running.holders:
        if holder.role == effect.to.name and holder.party is not None:
            messages.send(holder.party, words, running.case)


@carry_out.register
def _(effect: Register, running: Running, on: date) -> None:
    record = running.service.records[effect.record]
    entries.enter(running.case.service, record, _contents(running, record, effect.fields, on), _origin(running, on))


@carry_out.register
def _(effect: Strike, running: Running, on: date) -> None:
    record = running.service.records[effect.record]
    key = entries.key_of(record, _contents(running, record, effect.fields, on), running.case)
    entry = entries.standing(running.case.service, effect.record, key)
    if entry is not None:
        entries.strike(entry, _origin(running, on))


def _contents(running: Running, record: Record, fields: Any, on: date) -> dict[str, Any]:
    """What is entered: the fields that the effect names, and by the same name the facts of the case."""
    given = running.given
    values = {name: given[name] for name in record.fields if name in given and name in running.service.facts}
    about = _about(running)
    if record.applicant and about:
        values[record.applicant] = about.name
    for content, role in record.holders:
        holder = next((each for each in running.holders if each.role == role), None)
        if holder is not None:
            values[content] = str(holder.party or holder.agency)
    values |= _known_fields(running, fields, on)
    return {name: record.fields[name].dump(value) for name, value in values.items()}


def _origin(running: Running, on: date) -> entries.Origin:
    case = running.case
    return entries.Origin(
        on, case.district, running.actor.user_id, case, _about(running), case.agency, f"办件 {case.number}"
    )


@carry_out.register
def _(effect: When, running: Running, on: date) -> None:
    value = value_of(running, effect.value, on)
    if is_known(value) and value is not NONE and value == effect.equals:
        for each in effect.effects:
            carry_out(each, running, on)


@carry_out.register
def _(effect: Post, running: Running, on: date) -> None:
    amount = value_of(running, effect.amount, on)
    if not is_known(amount) or amount is NONE:
        raise Unprocessable(
            "金额尚不确定，不能记账；请先补全相关事实。",
            "The amount is not settled, so nothing can be booked; please complete the facts first.",
        )
    memo = texts.fill(effect.memo, running.service, running.given)
    ledger.post(running.case, effect.account, effect.debit, effect.credit, Decimal(amount), memo, on)


@carry_out.register
def _(effect: Publish, running: Running, on: date) -> None:
    title = texts.fill(effect.title, running.service, running.given)
    dates = deadlines(running.procedure, running.state, running.given)
    last = dates.get(effect.until or "")
    record = running.service.records.get(effect.notice)
    Notice.objects.create(
        case=running.case,
        kind=effect.notice,
        step=effect.until or "",
        district=running.case.district,
        service=running.case.service,
        public=record.public if record else True,
        zh=title.zh,
        en=title.en,
        posted_on=on,
        last_day=last.day if last else None,
    )


@carry_out.register
def _(effect: Unpublish, running: Running, on: date) -> None:
    Notice.objects.filter(case=running.case, kind=effect.notice, taken_down_on=None).update(taken_down_on=on)


@carry_out.register
def _(effect: Issue, running: Running, on: date) -> None:
    holder = _about(running)
    if holder is None:
        raise Unprocessable("此件没有申请人，不能发证。", "The case has no applicant to issue a certificate to.")
    values = running.given | _known_fields(running, effect.fields, on)
    certificates.issue(running.case, running.service, effect.certificate, holder, values, on)


def _about(running: Running) -> Party | None:
    """Whom the case is about: its applicant, or where an agency began it the first party that it named."""
    return running.case.applicant or next((holder.party for holder in running.holders if holder.party), None)


@carry_out.register
def _(effect: OpenBallot, running: Running, on: date) -> None:
    question = texts.fill(effect.question, running.service, running.given)
    voters = [holder for holder in running.holders if holder.role == effect.voters.name]
    ballots.open_ballot(running.case, effect.ballot, question, voters, on)


@carry_out.register
def _(effect: Begin, running: Running, on: date) -> None:
    begin_under(running, effect.procedure, _known_fields(running, effect.given, on), on)
