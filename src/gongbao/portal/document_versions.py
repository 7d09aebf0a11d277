"""Which text of a document a page shows: the current one, that of a version, or that which stood here on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongbao.hub import gazette_news, library
from gongbao.hub.errors import NotFound
from gongbao.hub.library import Passage
from gongbao.hub.models import Correction, LawDocument
from gongbao.words import Words


@dataclass(frozen=True)
class Version:
    """A version of a document's issue: when it was imported, and the corrections that made it."""

    row: LawDocument
    corrections: tuple[Correction, ...]

    @property
    def number(self) -> int:
        """1 for the first import."""
        return self.row.issue.version

    @property
    def day(self) -> date:
        """When it came to stand here."""
        return timezone.localdate(self.row.issue.imported_at)


@dataclass(frozen=True)
class Shown:
    """A document in the version shown, with all its versions, newest first; ``note`` says what a reader must know."""

    passage: Passage
    versions: tuple[Version, ...]
    note: Words | None

    @property
    def number(self) -> int:
        """The version shown."""
        return self.passage.row.issue.version


def choose(found: Passage, version: str, on: date | None) -> Shown:
    """The version with that number; else the one that stood here on the day. Raises NotFound.

    Where nothing stood here yet on the day, the current text is shown, and said to be so.
    """
    versions = tuple(_version(row) for row in reversed(gazette_news.versions_of(found.row)))
    if version:
        wanted = next((each for each in versions if str(each.number) == version), None)
        if wanted is None:
            raise NotFound(f"{found.row} 没有第 {version[:9]} 版。", f"{found.row} has no version {version[:9]}.")
        return Shown(_passage(found, wanted), versions, _replaced(wanted, versions))
    if on is None or on >= versions[0].day:
        return Shown(found, versions, None)
    standing = next((each for each in versions if each.day <= on), None)
    if standing is None:
        note = Words(
            f"这一天本站还没有导入这份文件（{versions[-1].day} 导入），所示为现在的文本。",
            f"On this day the document was not imported yet (it was on {versions[-1].day}); this is the present text.",
        )
        return Shown(found, versions, note if len(versions) > 1 else None)
    return Shown(_passage(found, standing), versions, _replaced(standing, versions))


def _replaced(shown: Version, versions: Sequence[Version]) -> Words | None:
    newest = versions[0]
    if shown.number == newest.number:
        return None
    return Words(
        f"这是第 {shown.number} 版，已由第 {newest.number} 版更正（{newest.day}）。",
        f"This is version {shown.number}; version {newest.number} has corrected it ({newest.day}).",
    )


def _passage(found: Passage, version: Version) -> Passage:
    if version.row.pk == found.row.pk:
        return found
    row = LawDocument.objects.select_related("issue").get(pk=version.row.pk)
    return Passage(row, library.read_document(row), None)


def _version(row: LawDocument) -> Version:
    made = Correction.objects.filter(after=row.issue, document_key=row.key)
    return Version(row, tuple(made))
