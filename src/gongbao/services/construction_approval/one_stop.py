"""Several things in one under 京政办发〔2018〕36号: one review, one acceptance, one set of documents for a stage."""

from gongbao.procedures import (
    TODAY,
    Role,
    Step,
    assign,
    end,
    issue,
    outcome,
    procedure,
    register,
    reopen,
    step,
)
from gongbao.procedures.effects import Given
from gongbao.rules import Fact
from gongbao.services import facts_in
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.conditions import (
    drawing_review_valid,
    survey_accepted,
)
from gongbao.services.construction_approval.outcomes import received, told
from gongbao.services.construction_approval.roles import (
    approving,
    archives,
    civil_defence,
    environment,
    fire,
    housing,
    planning_land,
    platform,
    quality,
    reviewer,
    stage_lead,
    transport,
    unit,
    urban_management,
    water,
    window,
)
from gongbao.services.construction_approval.vocabulary import (
    covers_building,
    covers_civil_defence,
    covers_fire,
    meets_common_standard,
    project,
    review_institutions,
    stage,
)
from gongbao.words import Words

# 三、（三）第三款 several acceptances in one

submit_acceptance = step(
    "submit",
    unit,
    Words("一次提交统一的图纸资料和测绘成果", "Hand in drawings, documents and the one survey, once"),
    at="三、（三）第三款第2句",
    form=[project, *facts_in(survey_accepted)],
    outcomes=[
        outcome(
            "submitted",
            Words("已提交", "Submitted"),
            effects=[received("completion")],
        )
    ],
)
share = step(
    "share",
    housing,
    Words("在联合验收平台向各部门共享", "Open the documents to every department"),
    at="三、（三）第三款第2句",
    after=submit_acceptance,
    outcomes=[outcome("shared", Words("已共享", "Shared"))],
)


def accept(name: str, role: Role, zh: str, en: str, at: str) -> Step:
    """One department's part of the joint acceptance; opened again by the rectification if it had failed."""
    return step(
        f"accept-{name}",
        role,
        Words(zh, en),
        at=f"{at};三、（三）第三款第2句",
        after=share["shared"],
        reopen=reopen("rectify:rectified", last="failed"),
        counted=True,
        outcomes=[
            outcome("passed", Words("合格", "Passed"), effects=[told(f"{zh}：合格。", f"{en}: passed.")]),
            outcome(
                "failed",
                Words("不合格", "Failed"),
                effects=[told(f"{zh}：不合格，请整改。", f"{en}: failed, please put it right.")],
            ),
            outcome("not-applicable", Words("不涉及", "Not concerned")),
        ],
    )


ACCEPTING = (
    accept(
        "planning-land",
        planning_land,
        "规划、国土和附属绿化验收",
        "Planning, land and attached greening",
        "附件4第30项;附件4第31项",
    ),
    accept("fire", fire, "消防验收或者备案", "Fire protection acceptance or filing", "附件4第32项;附件4第33项"),
    accept("civil-defence", civil_defence, "人防竣工备案", "Civil defence filing", "附件4第39项"),
    accept("environment", environment, "环境保护设施验收", "Environmental facilities", "附件4第34项"),
    accept(
        "construction",
        housing,
        "竣工备案和房产测绘审核",
        "Completion filing and property survey",
        "附件4第35项;附件4第36项",
    ),
    accept("transport", transport, "交通工程验收（公路除外）", "Transport works other than highways", "附件4第37项"),
    accept("water", water, "水利工程验收", "Water works", "附件4第38项"),
    accept("special-equipment", quality, "特种设备监督检验", "Special equipment", "附件4第40项"),
    accept("urban-management", urban_management, "城市管理验收", "Urban management", "附件2第20项"),
    accept("archives", archives, "工程档案验收", "Project archives", "附件2第20项"),
)
rectify_acceptance = step(
    "rectify",
    unit,
    Words("整改不合格的部分", "Put right what failed"),
    at="三、（三）第三款第3句",
    after=[each["failed"] for each in ACCEPTING],
    outcomes=[
        outcome("rectified", Words("已整改", "Rectified")),
        outcome(
            "abandoned",
            Words("放弃验收", "Given up"),
            effects=[told("联合验收已终止。", "The joint acceptance has ended.")],
        ),
    ],
)
issue_opinion = step(
    "issue-opinion",
    housing,
    Words("出具联合验收意见书", "Issue the joint acceptance opinion"),
    at="三、（三）第三款第3句",
    after_all=[each[way] for each in ACCEPTING for way in ("passed", "not-applicable")],
    outcomes=[
        outcome(
            "issued",
            Words("已出具", "Issued"),
            effects=[
                issue(records.joint_acceptance_opinion, {"issued_on": TODAY}),
                register(records.joint_acceptance_opinion, {"issued_on": TODAY, "recognised_by": "各验收部门"}),
                told("联合验收合格，意见书各部门互认。", "Passed; every department recognises the opinion."),
            ],
        )
    ],
)
joint_acceptance_procedure = procedure(
    "joint-acceptance",
    Words("竣工联合验收", "Joint acceptance"),
    about=Words("多验合一：一次提交，并行验收，一份意见书", "One submission, parallel acceptance, one opinion"),
    at="三、（三）第三款;附件2第20项",
    applicant=unit,
    steps=[submit_acceptance, share, *ACCEPTING, rectify_acceptance, issue_opinion],
    ends={
        issue_opinion["issued"]: end("accepted", Words("验收合格", "Accepted")),
        rectify_acceptance["abandoned"]: end("not-accepted", Words("未通过验收", "Not accepted")),
    },
)

# 三、（三）第二款 several reviews in one

choose_institution = step(
    "choose-institution",
    unit,
    Words("选一家综合审查机构", "Choose one comprehensive institution"),
    at="三、（三）第二款第2句",
    form=[project, review_institutions],
    outcomes=[outcome("chosen", Words("已选定", "Chosen"))],
)
submit_drawings = step(
    "submit-drawings",
    unit,
    Words("一次提交施工图", "Hand in the drawings once"),
    at="三、（三）第二款第1句;三、（三）第二款第2句",
    after=choose_institution,
    outcomes=[outcome("submitted", Words("已提交", "Submitted"))],
)


def review(name: str, zh: str, en: str, at: str, covers: Fact) -> Step:
    """One part of the whole review, by the common standard."""
    return step(
        f"review-{name}",
        reviewer,
        Words(zh, en),
        at=f"{at};三、（三）第二款第3句",
        after=submit_drawings,
        reopen=reopen("correct-drawings:corrected", last="not-met"),
        outcomes=[
            outcome(
                "met",
                Words("符合标准", "Met"),
                effects=[assign(covers, True), assign(meets_common_standard, True)],
            ),
            outcome(
                "not-met",
                Words("不符合标准", "Not met"),
                effects=[told(f"{zh}：不符合标准，请修改。", f"{en}: not met, please correct.")],
            ),
        ],
    )


REVIEWS = (
    review("building", "建筑图审查", "Review of the building drawings", "附件4第17项", covers_building),
    review("civil-defence", "人防图审查", "Review of the civil defence drawings", "附件4第18项", covers_civil_defence),
    review("fire", "消防设计审查", "Review of fire protection", "附件4第19项;附件4第20项", covers_fire),
)
correct_drawings = step(
    "correct-drawings",
    unit,
    Words("修改施工图", "Correct the drawings"),
    at="三、（三）第二款第2句",
    after=[each["not-met"] for each in REVIEWS],
    outcomes=[
        outcome("corrected", Words("已修改", "Corrected")),
        outcome(
            "withdrawn", Words("撤回", "Withdrawn"), effects=[told("施工图送审已撤回。", "The drawings are withdrawn.")]
        ),
    ],
)
CERTIFIED: dict[str, Given] = {"issued_on": TODAY, "building": True, "fire": True, "civil_defence": True}
issue_certificate = step(
    "issue-certificate",
    reviewer,
    Words("出具一份审查合格书", "Issue one certificate"),
    at="三、（三）第二款第2句",
    after_all=[each["met"] for each in REVIEWS],
    outcomes=[
        outcome(
            "issued",
            Words("已出具", "Issued"),
            guard=drawing_review_valid,
            effects=[
                issue(records.drawing_certificate_record, CERTIFIED),
                register(records.drawing_certificate_record, CERTIFIED),
                told("施工图审查合格书已出具。", "The drawing review certificate is issued."),
            ],
        )
    ],
)
recognise = step(
    "recognise",
    planning_land,
    Words("认可审查结果，推送消防、民防", "Recognise the result and push it to fire and civil defence"),
    at="三、（三）第二款第3句",
    after=issue_certificate,
    outcomes=[
        outcome(
            "recognised",
            Words("已认可", "Recognised"),
            effects=[
                register(
                    records.issued_documents,
                    {"item": "joint-drawing-review", "issued_on": TODAY, "pushed_to": "市公安局消防局、市民防局"},
                ),
                told("各部门已认可审查结果。", "The departments recognise the result."),
            ],
        )
    ],
)
joint_drawing_review = procedure(
    "joint-drawing-review",
    Words("施工图联合审查", "Joint drawing review"),
    about=Words("多审合一：一家机构，一份合格书", "One institution, one certificate"),
    at="三、（三）第二款;附件4第17项;附件4第18项;附件4第19项;附件4第20项",
    applicant=unit,
    steps=[choose_institution, submit_drawings, *REVIEWS, correct_drawings, issue_certificate, recognise],
    ends={
        recognise["recognised"]: end("recognised", Words("已认可", "Recognised")),
        correct_drawings["withdrawn"]: end("withdrawn", Words("已撤回", "Withdrawn")),
    },
)

# 二、（三）、四、（三）至四、（五） one lead, in parallel, in time

submit_set = step(
    "submit-set",
    unit,
    Words("一张表单、一套材料申报本阶段事项", "One form and one set for every item of the stage"),
    at="四、（四）",
    reopen=reopen("receive:returned", last="submitted"),
    form=[project, stage],
    outcomes=[
        outcome(
            "submitted",
            Words("已提交", "Submitted"),
            effects=[received()],
        )
    ],
)
receive = step(
    "receive",
    window,
    Words("综合窗口统一收件", "Receive for all departments"),
    at="四、（三）第2句;四、（三）第3句前段",
    after=submit_set,
    outcomes=[
        outcome("accepted", Words("受理", "Accepted"), effects=[told("材料已受理。", "Your documents are accepted.")]),
        outcome(
            "returned",
            Words("退回补正", "Returned"),
            effects=[told("材料退回，请补正后再交。", "Returned; please complete the set and hand it in again.")],
        ),
    ],
)
dispatch = step(
    "dispatch",
    stage_lead,
    Words("分送各部门并限定时间", "Hand it to the departments with their times"),
    at="二、（三）",
    after=receive["accepted"],
    counted=True,
    outcomes=[outcome("dispatched", Words("已分送", "Dispatched"))],
)
decide_items = step(
    "decide-items",
    approving,
    Words("后台并联审批", "Decide in parallel"),
    at="四、（三）第2句;四、（三）第3句前段;二、（三）",
    after=dispatch,
    reopen=reopen("consult:resolved", last="disagreement"),
    counted=True,
    outcomes=[
        outcome("all-decided", Words("全部办结", "All decided")),
        outcome("disagreement", Words("部门有分歧", "Disagreement")),
        outcome("refused", Words("不予批准", "Refused")),
    ],
)
ask_opinions = step(
    "ask-opinions",
    stage_lead,
    Words("内部协作：征求部门意见", "Ask the departments for opinions"),
    at="三、（四）第二款第1句",
    after=dispatch,
    counted=True,
    outcomes=[
        outcome("opinions-received", Words("已收到意见", "Opinions received")),
        outcome("not-needed", Words("不需要", "Not needed")),
    ],
)
consult = step(
    "consult",
    stage_lead,
    Words("审批会商，统筹分歧", "Consult and settle the disagreement"),
    at="四、（五）第一款第1句",
    after=decide_items["disagreement"],
    counted=True,
    outcomes=[outcome("resolved", Words("已协调一致", "Resolved"))],
)
push_results = step(
    "push-results",
    platform,
    Words("向其他部门推送审批文件", "Push the documents to the other departments"),
    at="三、（一）第一款第3句前段",
    after_all=[decide_items["all-decided"], ask_opinions],
    outcomes=[
        outcome(
            "pushed",
            Words("已推送", "Pushed"),
            effects=[register(records.issued_documents, {"issued_on": TODAY, "pushed_to": "本阶段各部门"})],
        )
    ],
)
issue_results = step(
    "issue",
    window,
    Words("窗口统一出件", "Issue all results at the window"),
    at="四、（三）第2句;四、（三）第3句前段",
    after=push_results,
    outcomes=[
        outcome(
            "issued",
            Words("已出件", "Issued"),
            effects=[told("本阶段事项全部办结，请到窗口领取。", "All items are decided; collect the results.")],
        )
    ],
)
issue_refusal = step(
    "issue-refusal",
    window,
    Words("窗口送达不予批准的决定", "Issue the refusal at the window"),
    at="四、（三）第2句;四、（三）第3句前段",
    after=decide_items["refused"],
    outcomes=[
        outcome(
            "issued",
            Words("已送达", "Delivered"),
            effects=[told("有事项不予批准，理由见决定。", "An item is refused; the decision gives the reasons.")],
        )
    ],
)
stage_approval = procedure(
    "stage-approval",
    Words("阶段并联审批", "Approval of a stage"),
    about=Words(
        "一个阶段：窗口收件，后台并联，窗口出件", "One stage: the window receives and issues, departments decide"
    ),
    at="二、（三）;四、（三）;四、（四）;四、（五）第一款",
    applicant=unit,
    steps=[
        submit_set,
        receive,
        dispatch,
        decide_items,
        ask_opinions,
        consult,
        push_results,
        issue_results,
        issue_refusal,
    ],
    ends={
        issue_results["issued"]: end("finished", Words("已办结", "Finished")),
        issue_refusal["issued"]: end("refused", Words("不予批准", "Refused")),
    },
)
