"""Subscriptions: what one may be told of, who wants to be, and telling each of them once of each event."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from gongbao.hub import clock, library, messages, number_checks
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Forbidden, NotFound
from gongbao.hub.models import Delivery, LawDocument, Message, Party, RecordEntry, Subscription
from gongbao.law.folding import folded
from gongbao.services import Service, registry
from gongbao.services.record import Record
from gongbao.words import Words

Kind = Subscription.Kind
_SALT = "gongbao.subscription"
#: The longest number of a register that one may subscribe to.
_LONGEST_NUMBER = 200


@dataclass(frozen=True, slots=True)
class Topic:
    """What one may subscribe to. ``key`` tells topics of a kind apart; ``name`` is what is handed on by a form."""

    kind: str
    key: str
    name: str
    words: Words


ISSUES = Topic(Kind.ISSUES, "", "", Words("每一期新公报", "Every new issue"))


def body_topic(name: str) -> Topic:
    """New documents of a body that issues documents."""
    words = Words(f"{name}的新文件", f"New documents of {name}")
    return Topic(Kind.BODY, folded(name), name, words)


def document_topic(name: str) -> Topic:
    """That a document is repealed, amended or corrected; ``name`` is its number, else its title."""
    words = Words(f"{name}被废止、修改或更正", f"{name} is repealed, amended or corrected")
    return Topic(Kind.DOCUMENT, folded(name), name, words)


def register_topic(service: Service, record: Record, number: str = "") -> Topic:
    """New and changed entries of a public register, or of one number of it."""
    label = record.label
    if not number:
        words = Words(f"{label.zh}的变化", f"Changes of the register “{label.en}”")
        return Topic(Kind.REGISTER, f"{service.slug}/{record.name}", f"{service.slug}/{record.name}", words)
    words = Words(f"{label.zh}：{number}的变化", f"Changes of {number} in the register “{label.en}”")
    name = f"{service.slug}/{record.name}/{number}"
    return Topic(Kind.REGISTER, f"{service.slug}/{record.name}/{_number_key(record, number)}", name, words)


def _number_key(record: Record, number: str) -> str:
    return record.numbering.key(number) if record.numbering else folded(number)


def find_topic(kind: str, name: str) -> Topic:
    """The topic that a form names. Raises NotFound for what is not there."""
    if kind == Kind.ISSUES:
        return ISSUES
    if kind == Kind.DOCUMENT:
        return document_topic(str(library.find_row(name)))
    if kind == Kind.BODY and LawDocument.objects.filter(issuers__contains=[name], issue__current=True).exists():
        return body_topic(name)
    if kind == Kind.REGISTER:
        slug, record, number = (*name.split("/", 2), "", "")[:3]
        service = registry().get(slug)
        found = service.records.get(record) if service else None
        if service and found and found.public and len(number) <= _LONGEST_NUMBER:
            return register_topic(service, found, number)
    raise NotFound("没有找到要订阅的内容。", "What you want to subscribe to was not found.")


def subscribe(actor: Actor, party: Party, topic: Topic) -> Subscription:
    """The party is told from now on; subscribed before, nothing changes. Raises Forbidden."""
    if party.pk not in actor.party_ids:
        raise Forbidden("您不能替这位当事人订阅。", "You do not act for this party.")
    wanted = {"party": party, "kind": topic.kind, "key": topic.key}
    try:
        with transaction.atomic():
            return Subscription.objects.get_or_create(
                **wanted,
                ended_at=None,
                defaults={"user_id": actor.user_id, "label": topic.name[:500], "began_at": clock.now()},
            )[0]
    except IntegrityError:
        return Subscription.objects.get(**wanted, ended_at=None)


def stop(subscription: Subscription) -> None:
    """The party is not told any more; stopped before, nothing changes."""
    Subscription.objects.filter(pk=subscription.pk, ended_at=None).update(ended_at=clock.now())


def of_parties(parties: Iterable[int]) -> QuerySet[Subscription]:
    """The running subscriptions of the parties, newest first."""
    found = Subscription.objects.filter(party_id__in=list(parties), ended_at=None)
    return found.select_related("party").order_by("-began_at", "-pk")


def running(parties: Iterable[int], topic: Topic) -> Subscription | None:
    """The parties' running subscription to the topic, if there is one."""
    return of_parties(parties).filter(kind=topic.kind, key=topic.key).first()


def topic_of(subscription: Subscription) -> Topic | None:
    """What a subscription is about; None where it is not there any more, such as a register that was taken away."""
    try:
        return find_topic(subscription.kind, subscription.label)
    except NotFound:
        return None


# --- telling


def tell(topics: Iterable[Topic], event: str, words: Words, address: str) -> list[Message]:
    """Tells every party that subscribes to one of the topics, once for the event, in the transaction at hand.

    ``event`` names what happened, the same text for the same thing; ``address`` is the path of the page about it.
    """
    wanted = Q(pk__in=[])
    for topic in topics:
        wanted |= Q(kind=topic.kind, key=topic.key)
    digest = hashlib.sha256(event.encode()).hexdigest()
    told = Delivery.objects.filter(subscription__party=OuterRef("party"), event=digest)
    found = Subscription.objects.filter(wanted, ~Exists(told), ended_at=None).select_related("party")
    first = {each.party_id: each for each in found.order_by("-pk")}
    return [_deliver(each, digest, words, address) for each in first.values()]


def _deliver(subscription: Subscription, digest: str, words: Words, address: str) -> Message:
    message = messages.send(subscription.party, words)
    Delivery.objects.create(subscription=subscription, event=digest, message=message, address=address)
    return message


def entry_changed(entry: RecordEntry, on: date) -> None:
    """Tells the subscribers of a public register that an entry is new, changed or struck, in the same transaction.

    Who follows the whole register is told once a day, who follows a number of every change. Nothing but the register,
    the number and whether it counts is told, as entries may be about people.
    """
    service = registry().get(entry.service)
    record = service.records.get(entry.record) if service else None
    if service is None or record is None or not record.public or record.public_once not in ("", *entry.data):
        return
    whole, number = register_topic(service, record), _number_of(record, entry)
    one = register_topic(service, record, number) if number else whole
    if not Subscription.objects.filter(kind=Kind.REGISTER, key__in=[whole.key, one.key], ended_at=None).exists():
        return
    address = reverse("portal:register", args=[service.slug, record.name])
    if number:
        event = f"entry {entry.pk} {entry.changes.count()} {entry.struck_on}"
        tell([one], event, _standing(service, record, number, on), address)
    words = Words(f"{record.label.zh}有变化。", f"The register “{record.label.en}” has changed.")
    tell([whole], f"register {whole.key} {on}", words, address)


def _number_of(record: Record, entry: RecordEntry) -> str:
    return str(entry.data.get(record.numbering.content) or "") if record.numbering else ""


def _standing(service: Service, record: Record, number: str, on: date) -> Words:
    """What the register now says of a number."""
    register = Words(
        f"{record.label.zh}中 {number} 的登记有变化", f"The entry of {number} in “{record.label.en}” changed"
    )
    found = number_checks.check(service, record, record.numbering, number, on) if record.numbering else []
    if not found:
        return Words(f"{register.zh}。", f"{register.en}.")
    now = found[0]
    since = (f"，自{now.since}起", f" since {now.since}") if now.since else ("", "")
    instead = (f"，替代：{now.replaced_by}", f", replaced by {now.replaced_by}") if now.replaced_by else ("", "")
    return Words(
        f"{register.zh}：{now.words.zh}{since[0]}{instead[0]}。",
        f"{register.en}: {now.words.en}{since[1]}{instead[1]}.",
    )


def followed_numbers(service: Service, record: Record) -> dict[str, Topic]:
    """The numbers of a register that somebody subscribes to, by their keys."""
    prefix = f"{service.slug}/{record.name}/"
    found = Subscription.objects.filter(kind=Kind.REGISTER, key__startswith=prefix, ended_at=None)
    return {
        key.removeprefix(prefix): register_topic(service, record, label.removeprefix(prefix))
        for key, label in found.values_list("key", "label").distinct()
    }


# --- ending by a link


def stop_address(subscription: Subscription) -> str:
    """The whole address that stops the subscription, for whoever has the link; it needs no account."""
    token = signing.dumps(subscription.pk, salt=_SALT)
    return f"{settings.PUBLIC_ADDRESS}{reverse('portal:unsubscribe', args=[token])}"


def by_token(token: str) -> Subscription:
    """The subscription that a link stops. Raises NotFound for a link that we have not made."""
    try:
        key = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        key = None
    found = Subscription.objects.filter(pk=key).first() if isinstance(key, int) else None
    if found is None:
        raise NotFound("这个退订链接无效，请登录后在“我的订阅”中退订。", "This link is not valid; stop under “Mine”.")
    return found
