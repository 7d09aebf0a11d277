"""The four ways of a project under 京政办发〔2018〕36号 (二、（二）, Annex 3), from its first application to its last.

The flow charts of Annex 3 are missing in the gazette; the order is that of the body and of Annex 4.
"""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Clock,
    Effect,
    End,
    Step,
    assign,
    clock,
    end,
    issue,
    outcome,
    procedure,
    register,
    reopen,
    step,
    within,
)
from gongbao.procedures.dsl import Opener
from gongbao.procedures.effects import Given
from gongbao.rules import Decision, Fact
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.completion_steps import ACCEPTANCE, close_file, complete_construction
from gongbao.services.construction_approval.land_steps import (
    CLASS,
    IN_PACKAGE,
    LAND_STEPS,
    PACKAGE,
    SCOPE,
    STAGE_ONE_STEPS,
    apply_land_package,
    apply_land_use_planning,
    apply_project_filing,
    apply_scheme_review,
    civil_defence_standard,
    pre_consultation,
    project_filing,
    scheme_review,
    sign_land_contract,
)
from gongbao.services.construction_approval.outcomes import PLANNING, applied, granted, refused, sent_back
from gongbao.services.construction_approval.process import GOVERNMENT_LIMIT, SOCIAL_LIMIT, simplified_route_allowed
from gongbao.services.construction_approval.roles import planning_land, unit
from gongbao.services.construction_approval.vocabulary import (
    accepted_on,
    construction_phase,
    decided,
    decided_on,
    fund_source,
    planning_permit_issued,
    project_class,
)
from gongbao.services.construction_approval.works_steps import (
    UTILITIES,
    apply_drawing_review,
    apply_works_permit,
    base_slab,
    engineering_design,
    green_approvals,
    other_evaluations,
    refer_violation,
    review_drawings,
    seismic_evaluation,
    sign_commitment,
    start_construction,
    supervise,
    works_permit,
)
from gongbao.words import Words

REFUSED = end("refused", Words("未获批准", "Refused"))
COMPLETED = end("completed", Words("全部办结", "Completed"))


def approval_clock(limit: int) -> Clock:
    """Working days on which an item is with an authority; items in parallel count once."""
    return clock("approval-clock", limit, WORKING_DAYS, at="一、（三）第一款第2句")


def opening(name: str, source: str) -> list[Effect]:
    """What the choice of the procedure says about the project, and its file."""
    return [
        assign(project_class, name),
        assign(fund_source, source),
        assign(construction_phase, "formal-construction"),
        register(records.project_file, {"class": name, "fund_source": source}),
    ]


def refusals(*steps: str) -> dict[Opener, End]:
    """A refusal in any of these steps ends the procedure."""
    return {f"{name}:refused": REFUSED for name in steps}


# 附件4第15项


def apply_planning_permit(
    *asked: Fact, after_all: tuple[Opener, ...] = (), after: tuple[Opener, ...] = (), guard: Decision | None = None
) -> Step:
    """One form and one set for the construction planning permit."""
    return step(
        "apply-planning-permit",
        unit,
        Words("申报建设工程规划许可证", "Apply for the construction planning permit"),
        at="四、（四）;二、（二）第二款第5句;二、（二）第二款第6句",
        after=after,
        after_all=after_all,
        reopen=reopen("planning-permit:returned", last="applied"),
        stage=PLANNING,
        form=asked,
        outcomes=[applied(PLANNING, assign(decided, False), guard=guard)],
    )


DECIDED = [assign(decided, True), assign(decided_on, TODAY)]
PERMIT: dict[str, Given] = {"accepted_on": accepted_on, "issued_on": TODAY}
planning_permit = step(
    "planning-permit",
    planning_land,
    Words("审批建设工程规划许可证（含民防意见）", "Decide the planning permit, civil defence opinion included"),
    at="附件4第15项;二、（一）第3句",
    after="apply-planning-permit:applied",
    due=within(7, WORKING_DAYS, since="apply-planning-permit"),
    stage=PLANNING,
    counted=True,
    outcomes=[
        granted(
            "issued",
            "已核发",
            "Issued",
            "construction-planning-permit",
            *DECIDED,
            assign(planning_permit_issued, True),
            issue(records.construction_planning_permit, PERMIT),
            register(records.construction_planning_permit, PERMIT),
        ),
        sent_back("construction-planning-permit"),
        outcome(
            "refused",
            Words("不予批准", "Refused"),
            effects=[*DECIDED, *refused("construction-planning-permit").effects],
        ),
    ],
)
#: From the planning permit on the three classes that have one go the same way.
AFTER_PLANNING_PERMIT = (
    supervise(planning_permit["issued"]),
    refer_violation,
    sign_commitment(planning_permit["issued"]),
    apply_works_permit(),
    works_permit,
    green_approvals,
    apply_drawing_review(after_all=(planning_permit["issued"], engineering_design["designed"])),
    review_drawings,
    *UTILITIES,
    start_construction(),
    base_slab,
    complete_construction(base_slab["started"]),
    *ACCEPTANCE,
)
END: dict[Opener, End] = {close_file["closed"]: COMPLETED}

# 二、（二）第二款第4句

internal_renovation_project = procedure(
    "internal-renovation-project",
    Words("内部改造项目", "Internal renovation"),
    about=Words("社会投资：直接办施工许可证", "Social investment: straight to the works permit"),
    at="二、（二）第二款第4句;附件3",
    applicant=unit,
    clock=approval_clock(SOCIAL_LIMIT),
    opening=opening("internal-renovation", "social"),
    steps=[
        other_evaluations,
        sign_commitment(asked=SCOPE),
        apply_works_permit(*CLASS, guard=simplified_route_allowed),
        works_permit,
        green_approvals,
        apply_drawing_review(),
        review_drawings,
        *UTILITIES,
        supervise(works_permit["issued"]),
        refer_violation,
        start_construction(review_drawings["certificate"]),
        complete_construction("start-construction:started"),
        *ACCEPTANCE,
    ],
    ends={**refusals("works-permit", "green-approvals"), **END},
)

# 二、（二）第二款第5句

existing_alteration_project = procedure(
    "existing-alteration-project",
    Words("现状改建项目", "Alteration of an existing building"),
    about=Words("社会投资：直接办规划许可证", "Social investment: straight to the planning permit"),
    at="二、（二）第二款第5句;附件3",
    applicant=unit,
    clock=approval_clock(SOCIAL_LIMIT),
    opening=opening("existing-alteration", "social"),
    steps=[
        seismic_evaluation,
        other_evaluations,
        engineering_design,
        apply_planning_permit(*SCOPE, *CLASS, guard=simplified_route_allowed),
        planning_permit,
        *AFTER_PLANNING_PERMIT,
    ],
    ends={**refusals("planning-permit", "works-permit", "green-approvals"), **END},
)

# 二、（二）第二款第6句、二、（二）第三款

new_extension_project = procedure(
    "new-extension-project",
    Words("新建扩建项目", "New building or extension"),
    about=Words(
        "社会投资：出让合同连同五件事，再办两证和联合验收",
        "Social investment: the contract with five matters, two permits, joint acceptance",
    ),
    at="二、（二）第二款第6句;附件3",
    applicant=unit,
    clock=approval_clock(SOCIAL_LIMIT),
    opening=opening("new-extension", "social"),
    steps=[
        pre_consultation,
        apply_project_filing,
        project_filing,
        apply_land_package,
        *LAND_STEPS,
        civil_defence_standard(IN_PACKAGE, "land-use-planning"),
        *scheme_review(IN_PACKAGE, "land-use-planning", PACKAGE),
        sign_land_contract,
        seismic_evaluation,
        other_evaluations,
        engineering_design,
        apply_planning_permit(
            after_all=(sign_land_contract["signed"], project_filing["verified"], project_filing["filed"])
        ),
        planning_permit,
        *AFTER_PLANNING_PERMIT,
    ],
    ends={
        **refusals("project-filing", *(each.name for each in LAND_STEPS), "design-scheme-review"),
        sign_land_contract["not-signed"]: REFUSED,
        **refusals("planning-permit", "works-permit", "green-approvals"),
        **END,
    },
)

# 二、（二）第一款

government_project = procedure(
    "government-project",
    Words("政府投资项目", "Government project"),
    about=Words("四个阶段依次办，阶段内并行", "Four stages in turn, items of a stage in parallel"),
    at="二、（一）;二、（二）第一款;附件3",
    applicant=unit,
    clock=approval_clock(GOVERNMENT_LIMIT),
    opening=opening("government-funded", "government"),
    steps=[
        pre_consultation,
        apply_land_use_planning,
        *STAGE_ONE_STEPS,
        apply_scheme_review,
        *scheme_review(apply_scheme_review["applied"], "construction-planning", "二、（一）第3句"),
        civil_defence_standard(apply_scheme_review["applied"], "construction-planning"),
        seismic_evaluation,
        other_evaluations,
        engineering_design,
        apply_planning_permit(after_all=("design-scheme-review:approved", "civil-defence-standard:opinion-given")),
        planning_permit,
        *AFTER_PLANNING_PERMIT,
    ],
    ends={
        **refusals(*(each.name for each in STAGE_ONE_STEPS), "design-scheme-review"),
        **refusals("planning-permit", "works-permit", "green-approvals"),
        **END,
    },
)
