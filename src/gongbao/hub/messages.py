"""Messages to parties: in the inbox with the command, by e-mail as a job of the same transaction."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from gongbao.hub import clock
from gongbao.hub.models import Case, Delivery, Message, Party
from gongbao.words import Words


def send(party: Party, words: Words, case: Case | None = None) -> Message:
    """Puts a message into the party's inbox, and on its way by e-mail if the party has an address."""
    from gongbao.hub import jobs

    mail = Message.Mail.WAITING if party.email else Message.Mail.NONE
    message = Message.objects.create(party=party, case=case, zh=words.zh, en=words.en, mail=mail)
    if party.email:
        jobs.mail_message.defer(message_id=message.pk)
    return message


def received(party_ids: Iterable[int]) -> "QuerySet[Message]":
    """The messages of the parties, newest first."""
    messages = Message.objects.filter(party_id__in=list(party_ids)).select_related("case", "party")
    return messages.order_by("-created_at", "-pk")


def inbox(party_ids: Iterable[int], limit: int = 50) -> list[Message]:
    """The newest of them."""
    return list(received(party_ids)[:limit])


def mark_read(party_ids: Iterable[int]) -> None:
    """Everything in these inboxes has been seen."""
    Message.objects.filter(party_id__in=list(party_ids), read_at=None).update(read_at=clock.now())


def mail(message_id: int) -> None:
    """Sends one message by e-mail; sent before, it is not sent again. Raises what the connection raises."""
    message = Message.objects.select_related("party", "case").get(pk=message_id)
    if message.mail != Message.Mail.WAITING:
        return
    number = f" {message.case.number}" if message.case else ""
    body, headers = f"{message.zh}\n\n{message.en}", {}
    delivery = Delivery.objects.filter(message=message).select_related("subscription").first()
    if delivery is not None:
        from gongbao.hub import subscriptions  # they send messages

        stop = subscriptions.stop_address(delivery.subscription)
        body += f"\n\n{settings.PUBLIC_ADDRESS}{delivery.address}\n\n退订 Unsubscribe: {stop}"
        # RFC 8058: the mail program shows a button that needs no visit.
        headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    EmailMessage(f"公报 Gongbao{number}", body, to=[message.party.email], headers=headers).send()
    message.mail = Message.Mail.SENT
    message.save(update_fields=["mail"])


def mail_staff(user_id: int, words: Words) -> None:
    """Sends an e-mail to a person at work; who has no address any more gets none. Raises what the connection raises."""
    address = User.objects.filter(pk=user_id, is_active=True).values_list("email", flat=True).first()
    if address:
        EmailMessage("公报 Gongbao", f"{words.zh}\n\n{words.en}", to=[address]).send()


def give_up(message_id: int) -> None:
    """The e-mail could not be sent; the message stays in the inbox."""
    Message.objects.filter(pk=message_id, mail=Message.Mail.WAITING).update(mail=Message.Mail.FAILED)
