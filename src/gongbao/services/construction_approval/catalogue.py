"""Every item of approval: the rows of Annex 4, and the items that only the body names, which have no number.

From this one list come the values of the fact ``item``, the decisions about items, and the published register.
"""

from gongbao.rules import choices
from gongbao.services.construction_approval.annex4 import NUMBERED
from gongbao.services.construction_approval.item import ONE_ACCEPTANCE, ONE_REVIEW, Item
from gongbao.services.construction_approval.roles import development_reform, housing, planning_land, reviewer, utility
from gongbao.words import Words

IN_THE_BODY = (
    Item(
        "project-approval",
        Words("政府投资项目审批", "Approval of a government project"),
        development_reform,
        "land-use-planning",
        "kept",
        "二、（一）第2句",
    ),
    Item(
        "project-verification",
        Words("企业投资项目核准", "Verification of an enterprise project"),
        development_reform,
        "land-use-planning",
        "kept",
        "二、（一）第2句",
    ),
    Item(
        "project-filing",
        Words("企业投资项目备案", "Filing of an enterprise project"),
        development_reform,
        "land-use-planning",
        "kept",
        "二、（一）第2句",
    ),
    Item(
        "land-transfer-contract",
        Words("建设用地使用权出让合同", "Contract on the transfer of a land use right"),
        planning_land,
        "land-use-planning",
        "kept",
        "二、（二）第二款第6句",
    ),
    Item(
        "works-permit",
        Words("建筑工程施工许可证核发", "Works permit"),
        housing,
        "works",
        "kept",
        "二、（一）第4句;三、（一）第三款",
    ),
    Item(
        "quality-safety-supervision",
        Words("工程质量安全监督手续", "Quality and safety supervision"),
        housing,
        "works",
        "merged",
        "三、（三）第一款第3句",
        "works-permit",
    ),
    Item(
        "works-contract-filing",
        Words("施工合同备案", "Filing of the works contract"),
        housing,
        "works",
        "abolished",
        "三、（一）第一款第4句",
        "nowhere",
    ),
    Item(
        "survey-design-tender-filing",
        Words("勘察设计招标投标备案", "Filing of the survey and design tender"),
        planning_land,
        "construction-planning",
        "abolished",
        "三、（一）第二款第2句",
        "nowhere",
    ),
    Item(
        "joint-drawing-review",
        Words("施工图联合审查", "Joint drawing review"),
        reviewer,
        "works",
        "merged",
        ONE_REVIEW,
        says=Words("一家机构，一份合格书", "One institution, one certificate"),
    ),
    Item(
        "joint-acceptance",
        Words("竣工联合验收", "Joint acceptance"),
        housing,
        "completion",
        "merged",
        ONE_ACCEPTANCE,
        says=Words("一次提交，一份意见书", "One submission, one opinion"),
    ),
    Item(
        "utility-connection",
        Words("市政公用设施接入", "Connection of utilities"),
        utility,
        "completion",
        "kept",
        "三、（五）第二款第2句",
    ),
    Item(
        "real-estate-registration",
        Words("不动产登记", "Registration of the property"),
        planning_land,
        "completion",
        "kept",
        "四、（二）第一款第2句",
    ),
)
ITEMS = (*NUMBERED, *IN_THE_BODY)
ITEM = choices(*((each.code, each.label.zh, each.label.en) for each in ITEMS))


def handled_in(into: str) -> tuple[str, ...]:
    """The codes of the items that are handled in ``into``, in the order of the annex."""
    return tuple(each.code for each in ITEMS if each.into == into)


#: What the reform of an item amounts to where nothing more is said of it.
SAYS = {
    "kept": Words("单独办理", "Stays on its own"),
    "abolished": Words("取消", "Abolished"),
    "moved": Words("提前到施工许可后申请", "Brought forward to after the works permit"),
    "parallel": Words("与施工许可并联", "In parallel with the works permit"),
    "merged": Words("社会投资项目随出让合同办理", "Social projects: with the land transfer contract"),
}


def handled_with(item: Item) -> Words | None:
    """Where the item is handled now, if not on its own."""
    code = "land-transfer-contract" if item.with_contract else item.into
    return next((each.label for each in ITEMS if each.code == code), None)


def reform_says(item: Item) -> Words:
    """The reform of the item in words."""
    into = None if item.with_contract else handled_with(item)
    merged = Words(f"并入{into.zh}", f"Part of: {into.en.lower()}") if into else None
    return item.says or merged or SAYS[item.reform]
