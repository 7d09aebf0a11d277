"""The steps of the stage of works under 京政办发〔2018〕36号: evaluations, commitment, permit, drawings, construction.

A step that stands alike in every class of project is a constant; one that opens differently is a function of that.
"""

from gongbao.procedures import TODAY, Step, assign, begin, issue, outcome, register, reopen, step
from gongbao.procedures.dsl import Opener
from gongbao.rules import Decision, Fact
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.conditions import (
    construction_step_allowed,
    drawing_certificate_gate,
    drawing_review_valid,
    works_permit_may_issue,
)
from gongbao.services.construction_approval.outcomes import (
    WORKS,
    applied,
    checked,
    granted,
    handled,
    refused,
    sent_back,
    told,
)
from gongbao.services.construction_approval.process import in_scope
from gongbao.services.construction_approval.roles import (
    housing,
    intermediary,
    landscape,
    planning_land,
    reviewer,
    unit,
    utility,
)
from gongbao.services.construction_approval.vocabulary import (
    affects_ancient_trees,
    affects_green_land,
    changes_green_land_use,
    commitment_signed,
    construction_phase,
    covers_building,
    covers_civil_defence,
    covers_fire,
    drawing_certificate,
    evaluations_outstanding,
    meets_common_standard,
    needs_utilities,
    project,
    review_institutions,
    works_permit_issued,
)
from gongbao.words import Words

# 三、（五）第一款

seismic_evaluation = step(
    "seismic-evaluation",
    intermediary,
    Words("地震安全性评价", "Seismic safety evaluation"),
    at="三、（五）第一款第2句第2分句",
    outcomes=[
        outcome("completed", Words("已完成", "Completed")),
        outcome("exempt", Words("区域评估已覆盖", "Covered by a regional assessment")),
        outcome("not-needed", Words("不需要", "Not needed")),
    ],
)
SETTLED = [assign(evaluations_outstanding, False)]
other_evaluations = step(
    "other-evaluations",
    intermediary,
    Words("施工许可前应完成的其他评价", "The evaluations due before the works permit"),
    at="三、（五）第一款;二、（一）第6句",
    outcomes=[
        outcome("completed", Words("已完成", "Completed"), effects=SETTLED),
        outcome("exempt", Words("区域评估已覆盖", "Covered by a regional assessment"), effects=SETTLED),
        outcome("not-needed", Words("不需要", "Not needed"), effects=SETTLED),
    ],
)
engineering_design = step(
    "engineering-design",
    unit,
    Words("工程设计和施工图", "Engineering design and working drawings"),
    at="三、（五）第一款第2句第2分句",
    after=seismic_evaluation,
    outcomes=[outcome("designed", Words("已完成设计", "Designed"))],
)

# 五、（一）


def supervise(opened_by: Opener) -> Step:
    """Service and supervision, from the first permit on and for as long as the project runs."""
    return step(
        "supervise",
        planning_land,
        Words("全过程服务和监督", "Serve and supervise"),
        at="五、（一）第1句;五、（一）第2句第1分句;五、（一）第2句第2分句",
        after=opened_by,
        reopen=reopen("refer-violation:referred", last="violation-found"),
        outcomes=[
            outcome("violation-found", Words("发现违法行为", "Violation found"), effects=[checked("发现违法行为")])
        ],
    )


refer_violation = step(
    "refer-violation",
    planning_land,
    Words("立即推送有关部门查处", "Push it to the competent department at once"),
    at="五、（一）第3句",
    after="supervise:violation-found",
    outcomes=[
        outcome(
            "referred",
            Words("已推送", "Referred"),
            effects=[
                checked("已推送有关部门"),
                told("监督中发现的问题已推送有关部门依法处理。", "What supervision found was sent to the department."),
            ],
        )
    ],
)

# 三、（六）第一款、三、（一）第三款


def sign_commitment(*opened_by: Opener, asked: tuple[Fact, ...] = ()) -> Step:
    """The corporate commitment with the works permit; outside the reform there is none."""
    return step(
        "sign-commitment",
        unit,
        Words("签订法人承诺书", "Sign the corporate commitment"),
        at="三、（六）第一款第1句",
        after=opened_by,
        stage=WORKS,
        form=asked,
        outcomes=[
            outcome(
                "signed",
                Words("已签订", "Signed"),
                guard=in_scope,
                effects=[
                    assign(commitment_signed, True),
                    register(
                        records.corporate_commitment,
                        {
                            "signed_on": TODAY,
                            "build_by_permits": True,
                            "drawings_meet_standards": True,
                            "certificate_due": drawing_certificate_gate,
                        },
                    ),
                ],
            )
        ],
    )


def apply_works_permit(*asked: Fact, guard: Decision | None = None) -> Step:
    """One form, one set and the commitment; quality and safety supervision is part of it."""
    return step(
        "apply-works-permit",
        unit,
        Words("申报施工许可证（含质量安全监督手续）", "Apply for the works permit, supervision included"),
        at="三、（六）第一款第1句;三、（一）第三款第2分句;四、（四）",
        after="sign-commitment:signed",
        reopen=reopen("works-permit:returned", last="applied"),
        stage=WORKS,
        form=asked,
        outcomes=[applied(WORKS, guard=guard)],
    )


works_permit = step(
    "works-permit",
    housing,
    Words("审批施工许可证", "Decide the works permit"),
    at="三、（三）第一款第3句;三、（六）第一款第2句",
    after_all=["apply-works-permit:applied", other_evaluations],
    reopen=reopen("apply-works-permit:applied", last="returned"),
    stage=WORKS,
    counted=True,
    outcomes=[
        outcome(
            "issued",
            Words("已核发", "Issued"),
            guard=works_permit_may_issue,
            effects=[
                assign(works_permit_issued, True),
                issue(
                    records.works_permit,
                    {"issued_on": TODAY, "quality_safety_supervision": True, "commitment": True},
                ),
                register(
                    records.works_permit,
                    {"issued_on": TODAY, "quality_safety_supervision": True, "commitment": True},
                ),
                *granted("issued", "已核发", "Issued", "works-permit").effects,
            ],
        ),
        sent_back("works-permit"),
        refused("works-permit"),
    ],
)
green_approvals = step(
    "green-approvals",
    landscape,
    Words("绿地、树木和古树名木审批", "Green land, trees and ancient trees"),
    at="附件4第27项;附件4第28项;附件4第29项;二、（一）第6句",
    after="apply-works-permit:applied",
    once=True,
    stage=WORKS,
    counted=True,
    form=[affects_green_land, changes_green_land_use, affects_ancient_trees],
    outcomes=[
        granted("approved", "已批准", "Approved", "green-and-tree-approval"),
        outcome("not-needed", Words("不涉及", "Not needed"), effects=[handled("green-and-tree-approval")]),
        refused("green-and-tree-approval"),
    ],
)

# 三、（三）第二款


def apply_drawing_review(*, after_all: tuple[Opener, ...] = ()) -> Step:
    """The unit chooses one comprehensive institution and hands in the drawings."""
    return step(
        "apply-drawing-review",
        unit,
        Words("选一家综合机构送审施工图", "Choose one institution and hand in the drawings"),
        at="三、（三）第二款第2句",
        after_all=after_all,
        reopen=reopen("review-drawings:corrections", last="submitted"),
        stage=WORKS,
        form=[review_institutions],
        outcomes=[
            outcome(
                "submitted",
                Words("已送审", "Submitted"),
                effects=[begin("joint-drawing-review", {"project": project})],
            )
        ],
    )


review_drawings = step(
    "review-drawings",
    reviewer,
    Words("整体审查施工图", "Review the drawings as a whole"),
    at="三、（三）第二款第2句",
    after="apply-drawing-review:submitted",
    stage=WORKS,
    form=[covers_building, covers_fire, covers_civil_defence, meets_common_standard],
    outcomes=[
        outcome(
            "certificate",
            Words("合格，出具审查合格书", "Certificate"),
            guard=drawing_review_valid,
            effects=[
                assign(drawing_certificate, True),
                told("施工图审查合格。", "The drawings passed the review."),
            ],
        ),
        outcome(
            "corrections",
            Words("需要修改", "Corrections needed"),
            effects=[told("施工图需要修改后再送审。", "The drawings need corrections; please hand them in again.")],
        ),
    ],
)

# 三、（五）第二款

utility_application = step(
    "utility-application",
    unit,
    Words("申请水、电、气、热、通信报装", "Apply for utilities"),
    at="三、（五）第二款第1句;附件4第41项",
    after=works_permit["issued"],
    stage=WORKS,
    form=[needs_utilities],
    outcomes=[
        outcome("applied", Words("已申请", "Applied")),
        outcome("not-needed", Words("不需要", "Not needed")),
    ],
)
utility_access_review = step(
    "utility-access-review",
    utility,
    Words("施工期间审查接入条件和图纸", "Access terms and drawings during construction"),
    at="三、（五）第二款第2句",
    after=utility_application,
    stage=WORKS,
    outcomes=[
        outcome(
            "finished",
            Words("已完成", "Finished"),
            effects=[told("市政接入条件和图纸已审完。", "Access terms and drawings of the utilities are settled.")],
        ),
        outcome("not-needed", Words("不需要", "Not needed")),
    ],
)

# 三、（六）第一款 the drawing certificate before formal construction, or before the base slab


def start_construction(*conditions: Opener) -> Step:
    """Formal construction, once the works permit and the green approvals, and ``conditions``, are there."""
    return step(
        "start-construction",
        unit,
        Words("正式施工", "Begin formal construction"),
        at="三、（六）第一款第2句",
        after_all=[
            works_permit["issued"],
            green_approvals["approved"],
            green_approvals["not-needed"],
            *conditions,
        ],
        stage=WORKS,
        outcomes=[
            outcome(
                "started",
                Words("已开工", "Started"),
                guard=construction_step_allowed,
                effects=[assign(construction_phase, "base-slab")],
            )
        ],
    )


base_slab = step(
    "base-slab",
    unit,
    Words("底板施工", "Begin the base slab"),
    at="三、（六）第一款第2句",
    after_all=["start-construction:started", review_drawings["certificate"]],
    stage=WORKS,
    outcomes=[
        outcome(
            "started",
            Words("已开始", "Started"),
            guard=construction_step_allowed,
            effects=[assign(construction_phase, "later-works")],
        )
    ],
)

#: The utilities, the same in every class.
UTILITIES = (utility_application, utility_access_review)
