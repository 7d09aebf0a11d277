"""Attachments, messages and their e-mails, certificates on paper, parameters, versions of a definition."""

import io
import socket
import threading
import uuid
import zipfile
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from gongbao.hub import attachments, certificates, jobs, messages, numbers, parameters, printing, versions
from gongbao.hub.commands import CastVote, CloseBallot, Do, EnterFacts, MoveToVersion
from gongbao.hub.errors import NotFound, TooLarge, Unprocessable
from gongbao.hub.models import Attachment, Ballot, Case, Certificate, Event, FactValue, Message, ServiceVersion
from gongbao.hub.queries import case_for
from gongbao.words import Words

from .conftest import City
from .test_commands import open_steps, refused

PDF = b"%PDF-1.7\n..."


def office_file(*names: str) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n123", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (office_file("[Content_Types].xml", "word/document.xml"), attachments._OFFICE["word/"]),
    ],
)
def test_a_file_is_what_it_contains(content: bytes, kind: str) -> None:
    assert attachments.recognise(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00",
        b"<html><script>",
        b"PK\x03\x04 broken",
        office_file("a.exe"),
        office_file("[Content_Types].xml", "word/vbaProject.bin"),
    ],
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(Unprocessable):
        attachments.recognise(content)


def upload(city: City, name: str = "a.pdf", content: bytes = PDF) -> Attachment:
    return attachments.store(SimpleUploadedFile(name, content), city.users["wang"].pk)


def test_attachments_are_limited_named_safely_and_kept_once(city: City, settings: Any) -> None:
    first, second = upload(city), upload(city, "..\\..\\evil/路径.pdf")
    assert second.name == "路径.pdf"
    assert first.content_id == second.content_id
    assert attachments.content_of(first.pk) == PDF
    with pytest.raises(Unprocessable):
        upload(city, content=b"")
    settings.ATTACHMENT_BYTES = 5
    with pytest.raises(TooLarge):
        upload(city)


def test_evidence_stays_with_its_fact_and_nobody_takes_it_over(city: City) -> None:
    number, paper = city.submit(), upload(city)
    with refused(404):
        city.execute("clerk", EnterFacts(number, {"years": 6}, evidence=paper.pk))
    city.execute("wang", EnterFacts(number, {"years": 6}, evidence=paper.pk))
    assert FactValue.objects.latest("pk").evidence == paper
    other = city.submit()
    with refused(404):
        city.execute("wang", EnterFacts(other, {"years": 6}, evidence=paper.pk))
    with refused(404):
        city.execute("clerk", Do(number, "review", "passed", attachments=(uuid.uuid4(),)))


class MailServer(threading.Thread):
    """A real SMTP server on this machine that takes one message."""

    def __init__(self) -> None:
        super().__init__()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.text = ""

    def run(self) -> None:
        connected, _ = self.socket.accept()
        with connected, connected.makefile("rwb", 0) as stream:
            stream.write(b"220 ready\r\n")
            while True:
                line = stream.readline()
                word = line[:4].upper()
                if word == b"DATA":
                    stream.write(b"354 go on\r\n")
                    while (line := stream.readline()) != b".\r\n":
                        self.text += line.decode()
                stream.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
                if word == b"QUIT" or not line:
                    return


def test_a_message_is_in_the_inbox_at_once_and_goes_out_by_mail(city: City, settings: Any) -> None:
    wang = city.parties["wang"]
    wang.email = "wang@example.org"
    wang.save()
    number = city.submit()
    city.do("clerk", number, "review", "passed")
    [message] = messages.inbox([wang.pk])
    assert (message.case.number, message.mail) == (number, Message.Mail.WAITING)  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs WHERE args ->> 'message_id' = %s", [str(message.pk)])
        assert cursor.fetchall() == [(jobs.mail_message.name,)]
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    server.start()
    messages.mail(message.pk)
    messages.mail(message.pk)
    server.join(20)
    assert "wang@example.org" in server.text
    message.refresh_from_db()
    assert message.mail == Message.Mail.SENT


def test_a_mail_that_cannot_be_sent_is_given_up_in_the_end(city: City, settings: Any) -> None:
    wang = city.parties["wang"]
    wang.email = "wang@example.org"
    wang.save()
    message = messages.send(wang, Words("您好。", "Hello."))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    for attempts, state in ((0, Message.Mail.WAITING), (jobs._MAIL_ATTEMPTS, Message.Mail.FAILED)):
        context = SimpleNamespace(job=SimpleNamespace(attempts=attempts))
        with pytest.raises(OSError, match="refused"):
            jobs.mail_message.func(context, message.pk)
        message.refresh_from_db()
        assert message.mail == state


def test_a_refused_command_sends_nothing(city: City) -> None:
    number = city.submit()
    with refused(409):
        city.do("clerk", number, "review", "deemed")
    assert not Message.objects.exists()


def granted(city: City) -> Certificate:
    number = city.submit()
    city.move(date(2024, 3, 12))
    city.do("clerk2", number, "prepare", "ready")
    ballot = Ballot.objects.get()
    city.execute("expert1", CastVote(ballot.pk, "agree"))
    city.execute("clerk", CloseBallot(ballot.pk))
    city.do("expert1", number, "vote", "passed")
    return Certificate.objects.get()


def test_a_certificate_is_found_by_number_and_code_and_printed_once(city: City) -> None:
    certificate = granted(city)
    assert certificates.find(f" {certificate.number.lower()} ") == certificate
    assert certificates.find(str(certificate.token)) == certificate
    with pytest.raises(NotFound):
        certificates.find("ZS-2024-00000000-0")
    assert certificates.lines(certificate) == [(Words("从业年限", "Years"), Words("5", "5"))]
    pdf = printing.pdf_of(certificate)
    assert pdf.startswith(b"%PDF")
    assert printing.pdf_of(Certificate.objects.get()) == pdf
    import pypdfium2

    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert certificate.number in text
    assert "wang" in text
    assert "从业年限" in text


@pytest.mark.parametrize("typed", ["gb-2024-000001-{}", " GB－2024－000001－{} "])
def test_numbers_are_read_as_people_type_them(typed: str) -> None:
    digit = numbers.check_digit("2024000001")
    assert numbers.read_number(typed.format(digit)) == f"GB-2024-000001-{digit}"
    with pytest.raises(Unprocessable):
        numbers.read_number(typed.format((int(digit) + 1) % 10))


def test_every_single_slip_of_a_digit_is_found() -> None:
    digits = "2024000123"
    right = numbers.check_digit(digits)
    for place in range(len(digits)):
        for other in set("0123456789") - {digits[place]}:
            assert numbers.check_digit(digits[:place] + other + digits[place + 1 :]) != right


def test_a_figure_counts_once_somebody_else_has_approved_it(city: City) -> None:
    proposal = ("sample", "fee_limit", "5000", date(2024, 1, 1), "样价〔2024〕1号")
    with refused(403):
        parameters.propose(city.actor("wang"), *proposal)
    figure = parameters.propose(city.actor("clerk"), *proposal)
    case = case_for(city.actor("clerk"), city.submit())
    assert "fee_limit" not in case.known
    with refused(403):
        parameters.approve(city.actor("clerk"), figure.pk)
    parameters.approve(city.actor("clerk2"), figure.pk)
    assert str(case_for(city.actor("clerk"), case.case.number).given["fee_limit"]) == "5000.00"
    with refused(409):
        parameters.approve(city.actor("clerk2"), figure.pk)
    with refused(404):
        parameters.propose(city.actor("clerk"), "sample", "years", 5, date(2024, 1, 1), "x")
    with refused(422):
        parameters.propose(city.actor("clerk"), "sample", "fee_limit", "-1", date(2024, 1, 1), "x")


def test_a_case_stays_on_its_version_until_it_is_moved(city: City) -> None:
    number = city.submit()
    outline = ServiceVersion.objects.get().outline
    old = dict(outline) | {"decision gone": "x", "decision may-apply": "other"}
    old.pop("fact years")
    ServiceVersion.objects.create(service="sample", version="older", outline=old)
    Case.objects.filter(number=number).update(version="older")
    view = case_for(city.actor("clerk"), number)
    assert view.outdated is not None
    assert all(task.barred for task in view.tasks)
    with refused(409):
        city.do("clerk", number, "review", "passed")
    with refused(403):
        city.execute("wang", MoveToVersion(number, "新规则"))
    city.execute("clerk", MoveToVersion(number, "新规则"))
    moved = Event.objects.get(kind="moved").data["difference"]
    assert moved == {"added": ["fact years"], "removed": ["decision gone"], "changed": ["decision may-apply"]}
    city.do("clerk", number, "review", "passed")
    assert open_steps(number) == ["hear"]
    assert versions.service_of(Case.objects.get(number=number)).slug == "sample"
