"""What a lead-in does to what follows it: lists of repealed documents, changes to a document named before."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .citations import TEXT_TITLE, Citation, places_behind
from .forms import SENTENCE_END, date_in
from .model import Relation
from .places import Place, parse_places

REPEAL_AHEAD = re.compile(
    r"(?:废止|失效|停止执行)[^。；]{0,40}[：:]$|(?:以下|下列)[^。；]{0,40}(?:废止|失效|停止执行)[^。；]{0,12}[：:]$"
    r"|^[^，。；]{0,12}(?:废止|失效|停止执行)的[^，。；]{1,24}$"
)
AMEND_AHEAD = re.compile(r"(?:以下|下列)[^。；]{0,40}修改[^。；]{0,12}[：:]$|修改的[^，。；]{1,24}$")
STILL_VALID = re.compile(r"继续有效|保留|修改|修订")
CHANGE = re.compile(r"修改为|改为|删除|删去|修订为|调整为|增加|合并为|移至")
LEAD = re.compile(r"^(?:将|把|删去|删除|对|在|原|其中)*")
ADDED = re.compile(r"作为(第[^“”，。；：:、]{1,20}?[条款项目章节])")
ASIDE = re.compile(r"[（(][^（）()]*[）)]")
LONGEST_GROUP = 24
"""Characters of a line that only names a group of a list."""


@dataclass(slots=True)
class LeadIn:
    """The last lead-in of a text: whether repeals or changes follow, and which document is being changed."""

    repealing: bool = False
    since: dt.date | None = None
    amending: bool = False
    amended: Citation | None = None

    def relations(self, text: str, at: Place, citations: Sequence[Citation]) -> list[Relation]:
        """What the sentence says by force of its lead-in; empty where it speaks for itself."""
        if citations and is_bare(text, citations):
            return self.listed(at, citations)
        if not citations and self.amended and (places := changed_places(text)):
            return [Relation("amends", self.amended.target, at, self.amended.title, places)]
        return []

    def listed(self, at: Place, citations: Sequence[Citation]) -> list[Relation]:
        """The documents of an entry in a list that is repealed or changed."""
        if self.repealing:
            return [Relation("repeals", c.target, at, c.title, c.places, since=self.since) for c in citations]
        if self.amending:
            return [Relation("amends", c.target, at, c.title, c.places) for c in citations]
        return []

    def follow(self, text: str, citations: Sequence[Citation], changed: Citation | None) -> None:
        """Takes note of the sentence for those after it; ``changed`` is the document that it says to change."""
        words = text.strip()
        if changed:
            self.repealing, self.amended = False, changed
        elif citations and is_bare(words, citations):
            self.amended = citations[0] if self.amending and not self.repealing else None
        elif REPEAL_AHEAD.search(words):
            self.repealing, self.since = not STILL_VALID.search(words), date_in(words)
            self.amending = not self.repealing and AMEND_AHEAD.search(words) is not None
        elif AMEND_AHEAD.search(words):
            self.repealing, self.amending = False, True
        elif SENTENCE_END.search(words) or len(words) > LONGEST_GROUP or STILL_VALID.search(words):
            self.repealing = False


def is_bare(text: str, citations: Sequence[Citation]) -> bool:
    """Whether the sentence only names documents."""
    rest = text
    for citation in sorted(citations, key=lambda c: -c.start):
        rest = rest[: citation.start] + rest[citation.end :]
    words = re.sub(r"[\s、，,；;。.：:和及]", "", ASIDE.sub("", rest))
    return not words or (len(citations) == 1 and not citations[0].title and TEXT_TITLE.search(words) is not None)


def changed_places(text: str) -> tuple[Place, ...]:
    """The places that a sentence changes: 将第五条修改为…, 删去第九条第二款, 增加一条，作为第十五条."""
    words = re.split(r"[“\"]", text)[0]
    if not CHANGE.search(words) and not re.search(r"”(?:一词|字样)?(?:修改为|改为|删)", text):
        return ()
    lead = LEAD.match(words)
    places, _ = places_behind(words[lead.end() if lead else 0 :])
    if not places and (added := ADDED.search(words)):
        return parse_places(added[1])
    return places
