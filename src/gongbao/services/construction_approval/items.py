"""What 京政办发〔2018〕36号 decides about each item: if it stays, where it is handled, when it may be asked for."""

from gongbao.rules import Expr, choices, decision, no_if, otherwise, rule, some, table, yes_if
from gongbao.rules.kinds import Choice
from gongbao.services.construction_approval.catalogue import ITEMS, handled_in
from gongbao.services.construction_approval.item import ITSELF, REFORM
from gongbao.services.construction_approval.vocabulary import (
    affects_ancient_trees,
    affects_green_land,
    changes_green_land_use,
    done,
    done_item,
    item,
    needs_utilities,
    needs_verification,
    project_class,
)

ABOLISHED = handled_in("nowhere")
IN_DRAWING_REVIEW = handled_in("joint-drawing-review")
IN_ACCEPTANCE = handled_in("joint-acceptance")
#: 三、（三）第一款第2句, 三、（五）第三款: what the transfer contract carries in a social project.
LAND_MATTERS = tuple(each.code for each in ITEMS if each.with_contract)
#: Items before the planning permit, which a project that goes straight to a permit leaves out.
BEFORE_THE_PERMITS = (
    "project-approval",
    "project-filing",
    "project-verification",
    "site-selection-opinion",
    "land-allocation",
    "land-transfer-approval",
    "land-transfer-contract",
    *LAND_MATTERS,
)
CONTRACT = "land-transfer-contract"
PLANNING_PERMIT = "construction-planning-permit"
STANDARD = "civil-defence-standard-review"

government = project_class == "government-funded"
renovation = project_class == "internal-renovation"
alteration = project_class == "existing-alteration"
extension = project_class == "new-extension"


def is_done(code: str) -> Expr:
    """Whether the project has completed this item or milestone."""
    return some(done, done_item == code)


# 附件4

item_reform = decision(
    "item-reform",
    "该事项的改革意见是什么？",
    "What becomes of the item?",
    *table((item,), *((each.code, each.reform, each.places) for each in ITEMS)),
    result=REFORM,
)

# 三、（一）、三、（三）

PLACES_OF_HANDLING = (
    "land-transfer-contract",
    "design-scheme-review",
    "construction-planning-permit",
    "joint-drawing-review",
    "works-permit",
    "joint-acceptance",
)
LABELS: dict[str, Choice] = {choice.name: choice for choice in item.kind.choices}

item_handled_in = decision(
    "item-handled-in",
    "该事项并入哪里办理？",
    "Where is the item handled now?",
    rule(item.is_in(*ABOLISHED), "nowhere").at("三、（一）第一款第4句;三、（一）第二款第2句"),
    rule(item.is_in(*IN_DRAWING_REVIEW), "joint-drawing-review").at("三、（三）第二款第2句"),
    rule(item == "quality-safety-supervision", "works-permit").at("三、（三）第一款第3句"),
    rule(item.is_in(*IN_ACCEPTANCE), "joint-acceptance").at(
        "三、（三）第三款第2句;附件4第30项;附件4第34项;附件4第38项"
    ),
    rule(item.is_in(*LAND_MATTERS, STANDARD) & extension, CONTRACT).at("三、（三）第一款第2句;附件4第16项"),
    rule((item == STANDARD) & government, "design-scheme-review").at("附件4第16项"),
    rule((item == STANDARD) & alteration, PLANNING_PERMIT).at("附件4第15项"),
    otherwise(ITSELF).at("附件4"),
    result=choices(
        (ITSELF, "单独办理", "On its own"),
        *((code, LABELS[code].label.zh, LABELS[code].label.en) for code in PLACES_OF_HANDLING),
        ("nowhere", "不再办理", "No longer at all"),
    ),
)

item_required = decision(
    "item-required",
    "本项目是否需要单独办理该事项？",
    "Must the project apply for the item on its own?",
    no_if(item.is_in(*ABOLISHED)).at("三、（一）第一款第4句;三、（一）第二款第2句"),
    no_if(item.is_in(*IN_DRAWING_REVIEW)).at("三、（三）第二款第2句"),
    no_if(item.is_in("quality-safety-supervision", STANDARD)).at("三、（三）第一款;附件4第16项"),
    no_if(item.is_in(*IN_ACCEPTANCE)).at("三、（三）第三款第2句"),
    yes_if(item.is_in("works-permit", "joint-drawing-review", "joint-acceptance")).at(
        "二、（二）;三、（三）第一款;三、（三）第二款;三、（三）第三款"
    ),
    yes_if((item == "green-land-use-change") & changes_green_land_use).at("附件4第27项"),
    yes_if((item == "green-and-tree-approval") & affects_green_land).at("附件4第28项"),
    yes_if((item == "ancient-tree-protection") & affects_ancient_trees).at("附件4第29项"),
    yes_if(item.is_in("utility-application", "utility-connection") & needs_utilities).at(
        "附件4第41项;三、（五）第二款"
    ),
    no_if((item == PLANNING_PERMIT) & renovation).at("二、（二）第二款第4句"),
    yes_if(item == PLANNING_PERMIT).at("二、（一）第3句;二、（二）第二款第5句;二、（二）第二款第6句"),
    yes_if(item.is_in("project-approval", "site-selection-opinion", "land-allocation") & government).at(
        "二、（一）第2句;附件4第14项"
    ),
    yes_if(item.is_in("land-transfer-approval", CONTRACT) & extension).at("二、（二）第二款第6句"),
    yes_if((item == "project-verification") & extension & needs_verification).at("二、（一）第2句"),
    yes_if((item == "project-filing") & extension & ~needs_verification).at("二、（一）第2句"),
    yes_if(
        item.is_in(
            "land-use-pre-review", "land-use-planning-permit", "land-approval-certificate", "design-scheme-review"
        )
        & government
    ).at("二、（一）"),
    no_if(item.is_in(*LAND_MATTERS) & extension).at("三、（三）第一款第2句"),
    otherwise(False).at("二、（二）"),
    about=("并入其他事项的，不用单独申请。", "What is merged into another item needs no application of its own."),
)

# 二、（一）至二、（三）、三、（五）

item_may_be_requested = decision(
    "item-may-be-requested",
    "现在可否申请该事项？",
    "May the item be applied for now?",
    no_if(item.is_in(*ABOLISHED)).at("三、（一）第一款第4句;三、（一）第二款第2句"),
    no_if(item.is_in(*IN_DRAWING_REVIEW)).at("三、（三）第二款第2句"),
    no_if(item.is_in("quality-safety-supervision", STANDARD)).at("三、（三）第一款;附件4第16项"),
    no_if(item.is_in(*IN_ACCEPTANCE)).at("三、（三）第三款第2句"),
    no_if(item.is_in(*LAND_MATTERS) & extension).at("三、（三）第一款第2句;三、（五）第三款"),
    no_if(renovation & item.is_in(PLANNING_PERMIT, *BEFORE_THE_PERMITS)).at("二、（二）第二款第4句"),
    no_if(alteration & item.is_in(*BEFORE_THE_PERMITS)).at("二、（二）第二款第5句"),
    no_if(extension & item.is_in("project-approval", "site-selection-opinion", "land-allocation")).at(
        "二、（二）第二款第6句"
    ),
    no_if(
        government
        & item.is_in(
            "land-transfer-approval", CONTRACT, "project-filing", "project-verification", "planning-conditions"
        )
    ).at("二、（二）第一款"),
    no_if(
        extension
        & (item == PLANNING_PERMIT)
        & ~(is_done(CONTRACT) & (is_done("project-filing") | is_done("project-verification")))
    ).at(
        "二、（一）第2句;二、（二）第二款第6句",
        "新建扩建项目还没签出让合同，或者还没核准、备案",
        "The contract of a new project is not signed, or it is neither verified nor filed",
    ),
    no_if(government & (item == PLANNING_PERMIT) & ~is_done("design-scheme-review")).at(
        "二、（一）第3句", "政府投资项目的设计方案还没审完", "The scheme of a government project is not reviewed yet"
    ),
    no_if(
        government
        & (item == "design-scheme-review")
        & ~(
            is_done("project-approval")
            & is_done("site-selection-opinion")
            & is_done("land-use-pre-review")
            & is_done("land-allocation")
            & is_done("land-use-planning-permit")
            & is_done("land-approval-certificate")
        )
    ).at("二、（一）", "第一阶段的事项还没办完", "The items of the first stage are not completed"),
    no_if(
        item.is_in(
            "works-permit",
            "green-land-use-change",
            "green-and-tree-approval",
            "ancient-tree-protection",
            "joint-drawing-review",
        )
        & ~renovation
        & ~is_done(PLANNING_PERMIT)
    ).at("二、（一）;二、（二）第二款", "还没取得规划许可证", "There is no planning permit yet"),
    no_if((item == "utility-application") & ~is_done("works-permit")).at("三、（五）第二款第1句;附件4第41项"),
    no_if((item == "utility-connection") & ~(is_done("construction-completed") & is_done("utility-application"))).at(
        "三、（五）第二款第2句"
    ),
    no_if((item == "joint-acceptance") & ~(is_done("construction-completed") & is_done("drawing-certificate"))).at(
        "三、（三）第三款;三、（六）第一款第2句"
    ),
    no_if((item == "real-estate-registration") & ~is_done("joint-acceptance")).at("四、（二）第一款第2句"),
    otherwise(True).at("二、（三）", "阶段内的事项并行办理", "Items of a stage run in parallel"),
    about=(
        "说的是先后顺序。评价没做完不妨碍申请，只妨碍核发施工许可证。",
        "About the order only. A missing evaluation holds up the issue of the works permit, not the application.",
    ),
)
