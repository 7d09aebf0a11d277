"""What an item of approval is: the kinds of values that describe it under 京政办发〔2018〕36号."""

from dataclasses import dataclass

from gongbao.procedures import Role
from gongbao.rules import choices
from gongbao.words import Words

REFORM = choices(
    ("kept", "保留", "Kept"),
    ("merged", "合并", "Merged"),
    ("abolished", "取消", "Abolished"),
    ("moved", "提前", "Brought forward"),
    ("parallel", "并联", "In parallel"),
)
STAGE = choices(
    ("land-use-planning", "立项用地规划许可", "Project approval and land use planning"),
    ("construction-planning", "工程建设许可", "Construction planning"),
    ("works", "施工许可", "Works permit"),
    ("completion", "竣工验收", "Completion acceptance"),
)
ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: ``reform`` is what becomes of it, ``into`` where it is handled now, ``at`` the places that say so.

    ``number`` is its row in Annex 4, ``bases`` the laws that the row names, ``printed`` the row beside which the annex
    prints the reform of several rows. ``with_contract``: a social project has it with the land transfer contract.
    """

    code: str
    label: Words
    department: Role
    stage: str
    reform: str
    at: str
    into: str = ITSELF
    number: int | None = None
    bases: tuple[str, ...] = ()
    printed: int | None = None
    with_contract: bool = False
    says: Words | None = None

    @property
    def places(self) -> str:
        """The row of Annex 4, or the annex as a whole, the row that prints its reform, and the places in the body."""
        row = f"附件4第{self.number}项" if self.number else "附件4"
        printed = f"附件4第{self.printed}项" if self.printed and self.printed != self.number else ""
        return ";".join(part for part in (row, printed, self.at) if part)


#: The places that merge the items of land, of drawings and of acceptance.
LAND_PACKAGE = "三、（三）第一款第2句;三、（五）第三款"
ONE_REVIEW = "三、（三）第二款第2句"
ONE_ACCEPTANCE = "三、（三）第三款第2句"
