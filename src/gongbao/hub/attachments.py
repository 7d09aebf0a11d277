"""Files handed in: their type is recognised by content, their size limited, the same content kept once."""

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterable

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from gongbao.hub.errors import TooLarge, Unprocessable
from gongbao.hub.models import Attachment, AttachmentContent, Case, Draft, FactValue
from gongbao.services import Service, registry

_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ALLOWED = "PDF、PNG、JPEG、DOCX、XLSX"


def recognise(content: bytes) -> str:
    """The media type of a file that may be handed in. Raises Unprocessable for any other."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(b"PK\x03\x04"):
        office = _office(content)
        if office:
            return office
    raise Unprocessable(
        f"附件只能是 {ALLOWED} 文件，请转换后再上传。",
        f"An attachment must be a {ALLOWED.replace('、', ', ')} file; please convert it first.",
    )


def _office(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return None
    if "[Content_Types].xml" not in names or any("vbaProject" in name for name in names):
        return None
    return next((kind for folder, kind in _OFFICE.items() if any(name.startswith(folder) for name in names)), None)


def store(
    upload: UploadedFile, user_id: int, *, draft: Draft | None = None, case: Case | None = None, fact: str = ""
) -> Attachment:
    """Keeps an uploaded file. Raises TooLarge beyond ATTACHMENT_BYTES, Unprocessable when empty or of another type."""
    if (upload.size or 0) > settings.ATTACHMENT_BYTES:
        raise TooLarge(settings.ATTACHMENT_BYTES)
    content = upload.read()
    if not content:
        raise Unprocessable(
            "附件是空文件，请检查后重新上传。", "The file is empty; please check it and upload it again."
        )
    kind = recognise(content)
    digest = hashlib.sha256(content).hexdigest()
    AttachmentContent.objects.bulk_create([AttachmentContent(sha256=digest, content=content)], ignore_conflicts=True)
    name = (upload.name or "").replace("\\", "/").rpartition("/")[2][:200] or "附件"
    return Attachment.objects.create(
        draft=draft,
        case=case,
        fact=fact,
        name=name,
        content_type=kind,
        size=len(content),
        content_id=digest,
        user_id=user_id,
    )


def attach(attachments: Iterable[Attachment], case: Case) -> None:
    """Moves attachments into the case for good, as the evidence of the facts that they show."""
    for attachment in attachments:
        attachment.case, attachment.draft = case, None
        attachment.save(update_fields=["case", "draft"])
        shown = _shown_by(attachment, registry()[case.service])
        FactValue.objects.filter(case=case, name__in=shown, evidence=None).update(evidence=attachment)


def _shown_by(attachment: Attachment, service: Service) -> list[str]:
    """The facts that the attachment shows: the one it was handed in with, and those that rest on the same document."""
    fact = service.facts.get(attachment.fact)
    if fact is None:
        return []
    if fact.evidence.means != "document":
        return [fact.name]
    return [each.name for each in service.fact_list if each.evidence == fact.evidence]


def content_of(attachment_id: uuid.UUID) -> bytes:
    """The bytes of an attachment; whether the reader may have them is for the page to ask."""
    return bytes(AttachmentContent.objects.get(attachment__pk=attachment_id).content)
