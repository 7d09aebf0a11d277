"""Sending forms: what came of one that is sent again, and files that stay when a form comes back."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from gongbao.hub import attachments
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import BadRequest
from gongbao.hub.models import Attachment, Command, Draft
from gongbao.words import Problem


def done_before(command: uuid.UUID, user_id: int) -> str | None:
    """The number of the case in which a command of this person was carried out; None when it was not."""
    found = Command.objects.filter(pk=command, actor_id=user_id, result__has_key="case").first()
    return None if found is None else str(found.result["case"])


@dataclass(frozen=True)
class Upload:
    """What became of the files of one form: those kept, and a sentence for each that was not."""

    kept: tuple[Attachment, ...]
    refused: tuple[str, ...]


def keep_files(request: HttpRequest, names: Iterable[str], user_id: int, *, draft: Draft | None = None) -> Upload:
    """Stores the files of the inputs ``file-<name>``, each under the fact of that name ("" for the other files)."""
    kept, refused = [], []
    for name in names:
        for upload in request.FILES.getlist(f"file-{name}"):
            try:
                kept.append(attachments.store(upload, user_id, draft=draft, fact=name))
            except Problem as problem:
                refused.append(f"{upload.name}：{in_page_language(problem.words)}")
    return Upload(tuple(kept), tuple(refused))


def files_named(request: HttpRequest, user_id: int) -> list[Attachment]:
    """Files that this person sent with the same form before, and that belong to nothing yet."""
    ids = []
    for text in request.POST.getlist("attachment"):
        try:
            ids.append(uuid.UUID(text))
        except ValueError:
            raise BadRequest from None
    found = Attachment.objects.filter(pk__in=ids, user_id=user_id, case=None, draft=None)
    return list(found.defer("content").order_by("at"))
