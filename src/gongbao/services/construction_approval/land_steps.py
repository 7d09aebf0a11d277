"""The steps of the first stage under 京政办发〔2018〕36号: land, the scheme, and the projects' approval or filing."""

from gongbao.procedures import TODAY, Outcome, Step, outcome, register, reopen, step
from gongbao.procedures.dsl import Opener
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.outcomes import (
    ITEM,
    LAND,
    PLANNING,
    STAGES,
    applied,
    granted,
    refused,
    sent_back,
    told,
)
from gongbao.services.construction_approval.process import in_scope
from gongbao.services.construction_approval.roles import civil_defence, planning_land, unit
from gongbao.services.construction_approval.vocabulary import (
    area,
    changes_outline,
    changes_site_layout,
    designated_area,
    existing_floor_area,
    exterior_decoration,
    major_sector_project,
    needs_verification,
    on_negative_list,
    on_positive_list,
    planned_floor_area,
    project,
    project_kind,
    special_project,
)
from gongbao.words import Words

SCOPE = (project, area, project_kind, special_project, major_sector_project)
CLASS = (
    on_positive_list,
    on_negative_list,
    existing_floor_area,
    planned_floor_area,
    changes_outline,
    changes_site_layout,
    exterior_decoration,
    designated_area,
)

# 二、（二）第二款第6句、二、（二）第三款、三、（三）第一款、三、（五）第三款


def item_step(code: str, after: Opener, *outcomes: Outcome, at: str) -> Step:
    """The decision of one item of the catalogue by its department."""
    item = ITEM[code]
    return step(
        code,
        item.department,
        item.label,
        at=f"附件4第{item.number}项;{at}" if item.number else at,
        after=after,
        stage=LAND,
        counted=True,
        outcomes=outcomes,
    )


def scheme_review(after: Opener, stage_name: str, at: str) -> tuple[Step, Step]:
    """The review of the design scheme, and its revision."""
    review = step(
        "design-scheme-review",
        planning_land,
        Words("审查设计方案", "Review the design scheme"),
        at=f"附件4第9项;{at}",
        after=after,
        reopen=reopen("revise-scheme:revised", last="returned"),
        stage=STAGES[stage_name],
        counted=True,
        outcomes=[
            granted("approved", "已通过", "Approved", "design-scheme-review"),
            sent_back("design-scheme-review"),
            refused("design-scheme-review"),
        ],
    )
    revise = step(
        "revise-scheme",
        unit,
        Words("修改设计方案", "Revise the scheme"),
        at="附件4第9项",
        after=review["returned"],
        stage=STAGES[stage_name],
        outcomes=[outcome("revised", Words("已修改", "Revised"))],
    )
    return review, revise


def civil_defence_standard(after: Opener, stage_name: str) -> Step:
    """The civil defence standard, inside the planning conditions or the scheme review."""
    return step(
        "civil-defence-standard",
        civil_defence,
        Words("人防工程标准审查意见", "Opinion on the civil defence standard"),
        at="附件4第16项",
        after=after,
        stage=STAGES[stage_name],
        counted=True,
        outcomes=[granted("opinion-given", "已出意见", "Opinion given", "civil-defence-standard-review")],
    )


pre_consultation = step(
    "pre-consultation",
    planning_land,
    Words("协同平台前期研究和会商（服务，不是条件）", "Early consultation on the platform, a service and no condition"),
    at="二、（二）第三款;四、（一）第二款第1句",
    outcomes=[
        outcome(
            "opinion-given",
            Words("已给出意见", "Opinion given"),
            effects=[told("协同平台的前期意见已给出。", "The platform's early opinion is there.")],
        ),
        outcome("not-used", Words("未使用", "Not used")),
    ],
)
apply_project_filing = step(
    "apply-project-filing",
    unit,
    Words("申请项目核准或者备案", "Ask for verification or filing"),
    at="二、（一）第2句",
    stage=LAND,
    form=[*SCOPE, needs_verification],
    outcomes=[applied(LAND, guard=in_scope)],
)
project_filing = item_step(
    "project-filing",
    apply_project_filing["applied"],
    granted("verified", "已核准", "Verified", "project-verification"),
    granted("filed", "已备案", "Filed", "project-filing"),
    refused("project-filing"),
    at="二、（一）第2句",
)
apply_land_package = step(
    "apply-land-package",
    unit,
    Words("一次申报出让合同和随附事项", "One form and one set for the contract and what goes with it"),
    at="三、（三）第一款第2句;四、（四）",
    after=pre_consultation,
    stage=LAND,
    form=[project, area],
    outcomes=[applied(LAND)],
)
PACKAGE = "三、（三）第一款第2句;三、（五）第三款"
IN_PACKAGE = apply_land_package["applied"]
ISSUED, PASSED = ("issued", "已核发", "Issued"), ("passed", "已通过", "Passed")
LAND_STEPS = (
    item_step(
        "planning-conditions",
        IN_PACKAGE,
        granted(*ISSUED, "planning-conditions"),
        refused("planning-conditions"),
        at=PACKAGE,
    ),
    item_step(
        "land-use-pre-review",
        IN_PACKAGE,
        granted(*PASSED, "land-use-pre-review"),
        refused("land-use-pre-review"),
        at=PACKAGE,
    ),
    item_step(
        "land-use-planning-permit",
        IN_PACKAGE,
        granted(*ISSUED, "land-use-planning-permit"),
        refused("land-use-planning-permit"),
        at=PACKAGE,
    ),
    item_step(
        "land-approval-certificate",
        IN_PACKAGE,
        granted(*ISSUED, "land-approval-certificate"),
        refused("land-approval-certificate"),
        at=PACKAGE,
    ),
)
sign_land_contract = step(
    "sign-land-contract",
    planning_land,
    Words("批准出让并签订合同", "Approve the transfer and sign the contract"),
    at="二、（二）第二款第6句;附件4第7项",
    after_all=[
        "planning-conditions:issued",
        "land-use-pre-review:passed",
        "land-use-planning-permit:issued",
        "land-approval-certificate:issued",
        "civil-defence-standard:opinion-given",
        "design-scheme-review:approved",
    ],
    stage=LAND,
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                register(records.land_transfer_contract, {"signed_on": TODAY, "design_scheme_attached": True}),
                told("出让合同已签订。", "The land transfer contract is signed."),
            ],
        ),
        outcome(
            "not-signed",
            Words("未签成", "Not signed"),
            effects=[told("出让合同未签成，办理终止。", "The contract was not signed; the procedure ends.")],
        ),
    ],
)

# 二、（二）第一款

apply_land_use_planning = step(
    "apply-land-use-planning",
    unit,
    Words("一次申报立项用地规划阶段", "One form and one set for the first stage"),
    at="四、（四）;二、（二）第一款",
    after=pre_consultation,
    stage=LAND,
    form=SCOPE,
    outcomes=[applied(LAND, guard=in_scope)],
)
STAGE_ONE = (
    ("project-approval", ("approved", "已批准", "Approved")),
    ("site-selection-opinion", ISSUED),
    ("land-use-pre-review", PASSED),
    ("land-allocation", ("approved", "已批准", "Approved")),
    ("land-use-planning-permit", ISSUED),
    ("land-approval-certificate", ISSUED),
)
STAGE_ONE_STEPS = tuple(
    item_step(
        code,
        apply_land_use_planning["applied"],
        granted(*way, code),
        refused(code),
        at="二、（一）第2句;二、（二）第一款",
    )
    for code, way in STAGE_ONE
)
apply_scheme_review = step(
    "apply-scheme-review",
    unit,
    Words("申报设计方案审查", "Apply for the scheme review"),
    at="四、（四）;二、（一）第3句",
    after_all=[f"{code}:{way[0]}" for code, way in STAGE_ONE],
    stage=PLANNING,
    outcomes=[applied(PLANNING)],
)
