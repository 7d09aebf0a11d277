"""The application for a title, the same in all three documents: 五、（一） to （七） step by step."""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    Outcome,
    assign,
    end,
    issue,
    messages_to,
    notify,
    open_ballot,
    outcome,
    procedure,
    publish,
    register,
    step,
    within,
)
from gongbao.services import facts_in
from gongbao.services.record import Record
from gongbao.services.title_evaluation import records
from gongbao.services.title_evaluation.achievements import achievements
from gongbao.services.title_evaluation.applying import eligible_at_target_level
from gongbao.services.title_evaluation.measures import (
    ACCEPTANCE,
    BALLOT,
    CERTIFICATE,
    PANEL,
    RECOMMENDATION,
    REVIEW,
    achievement_window_start,
    ballot_passed,
    certificate_may_be_issued,
    panel_form,
    publicity_earliest_end,
    recent_achievements,
    recommendation_may_be_given,
    title_name,
)
from gongbao.services.title_evaluation.vocabulary import (
    acceptance_passed,
    applicant,
    ballot_agree,
    ballot_experts,
    ballot_secret,
    bureau,
    certificate_issued,
    colleague,
    committee,
    conditions,
    employer,
    evaluation_mode,
    institution,
    institution_review_passed,
    materials_reviewed,
    notice_place,
    objection_open,
    objector,
    opinion,
    panel,
    panel_opinion_on_file,
    publicity_end,
    publicity_start,
    recommendation_in_writing,
    recommendation_on_file,
    recommendation_text,
    scores,
)
from gongbao.words import Words

APPLICATION = "40号 五、（一）;41号 五、（一）;42号 五、（一）"

told = messages_to(applicant)


def posted(notice: Record, title: Words, until: str, message: Effect) -> Outcome:
    """A notice is up: without objection as yet, and its last day is fixed."""
    return outcome(
        "posted",
        Words("已公示", "Posted"),
        effects=[
            assign(publicity_start, TODAY),
            assign(publicity_end, publicity_earliest_end),
            assign(objection_open, False),
            publish(notice, title, until=until),
            register(notice, {}),
            message,
        ],
    )


def heard(message: Effect) -> list[Outcome]:
    """An objection stands, and whoever looks into it is told; or nobody objects while the notice is up."""
    return [
        outcome(
            "objection-raised", Words("提出异议", "Objection raised"), effects=[assign(objection_open, True), message]
        ),
        outcome("no-objection", Words("无异议", "No objection"), automatic=True),
    ]


def resolved(notice: Record) -> list[Outcome]:
    """The finding on an objection, on file and told."""

    def found(finding: str) -> Effect:
        return register(records.objection_file, {"date": TODAY, "notice": notice.name, "finding": finding})

    return [
        outcome(
            "dismissed",
            Words("异议不成立，重新公示", "Dismissed; to be posted anew"),
            effects=[
                assign(objection_open, False),
                found("dismissed"),
                told("异议不成立，将重新公示。", "The objection was dismissed; the notice is posted anew."),
            ],
        ),
        outcome(
            "upheld",
            Words("异议成立", "Upheld"),
            effects=[
                found("upheld"),
                told("异议成立，本次申报终止。", "The objection was upheld; the application ends."),
            ],
        ),
    ]


NONE_BY_ITSELF = Words("公示期满无异议由系统认定，不能由人选择", "No objection comes by itself when the period has run")
FINDING = Words("条文只要求无异议；核查和重新公示是本系统的安排", "The text only asks that no objection stands")


# 五、（一）

submit_application = step(
    "submit-application",
    applicant,
    Words("提出申请并提交材料", "Apply and hand in the materials"),
    at=APPLICATION,
    form=facts_in(eligible_at_target_level),
    outcomes=[
        outcome(
            "submitted",
            Words("已提交", "Handed in"),
            guard=eligible_at_target_level,
            effects=[
                register(records.application_file, {}),
                notify(employer, Words("有一份职称申报等待您单位审核。", "An application awaits your review.")),
            ],
        )
    ],
)

# 五、（二）

screen_application = step(
    "screen-application",
    employer,
    Words("审核材料，择优选取", "Check the materials and select on merit"),
    at=RECOMMENDATION,
    after=submit_application,
    form=facts_in(eligible_at_target_level, judged_by=employer),
    outcomes=[
        outcome(
            "selected",
            Words("择优选取", "Selected"),
            effects=[
                assign(materials_reviewed, True),
                told(
                    "单位已审核您的材料，将在单位内公示。",
                    "Your employer has checked your materials and will post them.",
                ),
            ],
        ),
        outcome(
            "not-selected",
            Words("未选取", "Not selected"),
            effects=[
                assign(materials_reviewed, True),
                told("单位本次没有推荐您。", "Your employer has not selected you this time."),
            ],
        ),
    ],
)
post_employer_notice = step(
    "post-employer-notice",
    employer,
    Words("在单位内公示", "Post the notice inside the unit"),
    at=RECOMMENDATION,
    after=[screen_application.selected, "resolve-employer-objection:dismissed"],
    form=[notice_place],
    outcomes=[
        posted(
            records.employer_notice,
            Words("{scheme}职称申报推荐公示（{target_level}）", "Recommendation: {scheme}, {target_level}"),
            "hear-employer-objections",
            told("您的申报正在单位内公示5个工作日。", "Your application is posted in the unit for 5 working days."),
        )
    ],
)
hear_employer_objections = step(
    "hear-employer-objections",
    colleague,
    Words("单位公示期内的异议", "Objections to the notice in the unit"),
    at=RECOMMENDATION,
    about=NONE_BY_ITSELF,
    after=post_employer_notice,
    due=within(5, WORKING_DAYS, since=post_employer_notice, then="no-objection"),
    outcomes=heard(notify(employer, Words("公示收到异议，请核查。", "There is an objection; please look into it."))),
)
resolve_employer_objection = step(
    "resolve-employer-objection",
    employer,
    Words("核查单位公示的异议", "Look into the objection"),
    at=RECOMMENDATION,
    about=FINDING,
    after=hear_employer_objections.objection_raised,
    outcomes=resolved(records.employer_notice),
)
recommend = step(
    "recommend",
    employer,
    Words("提出推荐意见", "Give the recommendation"),
    at=RECOMMENDATION,
    after=hear_employer_objections.no_objection,
    form=[recommendation_in_writing, recommendation_text],
    outcomes=[
        outcome(
            "recommended",
            Words("推荐", "Recommended"),
            guard=recommendation_may_be_given,
            effects=[
                assign(recommendation_on_file, True),
                register(records.recommendation_opinion, {"date": TODAY}),
                told(
                    "单位已推荐您，材料送评审机构审核。", "Your employer recommends you; the institution reviews next."
                ),
            ],
        ),
        outcome(
            "not-recommended",
            Words("不推荐", "Not recommended"),
            effects=[told("单位没有推荐您，本次申报终止。", "Your employer does not recommend you.")],
        ),
    ],
)

# 五、（三）

review_materials = step(
    "review-materials",
    institution,
    Words("按照申报条件审核材料", "Review the materials against the conditions"),
    at=REVIEW,
    after=recommend.recommended,
    form=[
        evaluation_mode,
        *facts_in(eligible_at_target_level, judged_by=institution),
        achievements,
        conditions,
    ],
    outcomes=[
        outcome(
            "passed",
            Words("审核通过", "Passed"),
            guard=eligible_at_target_level,
            effects=[
                assign(institution_review_passed, True),
                register(records.materials_review, {"date": TODAY, "result": "passed"}),
                register(
                    records.achievement_register,
                    {"counted_from": achievement_window_start, "recent": recent_achievements},
                ),
                told("评审机构审核通过，等待评议组评议。", "The institution passed your materials; the panel is next."),
            ],
        ),
        outcome(
            "rejected",
            Words("审核不通过", "Rejected"),
            effects=[
                assign(institution_review_passed, False),
                register(records.materials_review, {"date": TODAY, "result": "not-passed"}),
                told("评审机构审核不通过，本次申报终止。", "The institution rejected your materials."),
            ],
        ),
    ],
)

# 五、（四）

assess_by_panel = step(
    "assess-by-panel",
    panel,
    Words("评议组考核评议", "Assessment by the panel"),
    at=PANEL,
    after=review_materials.passed,
    form=[scores, opinion],
    outcomes=[
        outcome(
            "assessed",
            Words("已评议", "Assessed"),
            effects=[
                assign(panel_opinion_on_file, True),
                register(records.panel_opinion, {"date": TODAY, "form": panel_form}),
                open_ballot(
                    "ballot",
                    Words("同意授予该申报人所申报的职称吗？", "Should the applicant receive the title applied for?"),
                    voters=committee,
                ),
                told("评议组已评议，等待评审委员会表决。", "The panel has assessed you; the committee votes next."),
            ],
        )
    ],
)

# 五、（五）

vote = step(
    "vote",
    committee,
    Words("无记名投票表决", "Secret ballot"),
    at=BALLOT,
    after=assess_by_panel,
    form=[ballot_experts, ballot_agree, ballot_secret],
    outcomes=[
        outcome(
            "passed",
            Words("通过", "Passed"),
            guard=ballot_passed,
            effects=[
                register(records.ballot_record, {"date": TODAY, "result": "passed"}),
                told("评审委员会表决通过，等待验收和公示。", "The committee passed you; acceptance and notice follow."),
            ],
        ),
        outcome(
            "failed",
            Words("未通过", "Not passed"),
            effects=[
                register(records.ballot_record, {"date": TODAY, "result": "not-passed"}),
                told("评审委员会表决未通过，本次申报终止。", "The committee did not pass you."),
            ],
        ),
    ],
)

# 五、（六）

accept_round = step(
    "accept-round",
    bureau,
    Words("验收评审工作", "Accept the review work"),
    at=ACCEPTANCE,
    after=vote.passed,
    outcomes=[
        outcome(
            "accepted",
            Words("验收通过", "Accepted"),
            effects=[
                assign(acceptance_passed, True),
                register(records.acceptance_record, {"date": TODAY}),
                told("评审工作已验收，结果即将公示。", "The review was accepted; the result will be posted."),
            ],
        ),
        outcome(
            "not-accepted",
            Words("验收不通过", "Not accepted"),
            effects=[
                assign(acceptance_passed, False),
                register(records.acceptance_record, {"date": TODAY}),
                told("评审工作验收不通过，本次申报终止。", "The review was not accepted; the application ends."),
            ],
        ),
    ],
)
post_final_notice = step(
    "post-final-notice",
    bureau,
    Words("公示评审结果", "Post the result"),
    at=ACCEPTANCE,
    after=[accept_round.accepted, "resolve-final-objection:dismissed"],
    outcomes=[
        posted(
            records.final_notice,
            Words("{scheme}职称评审结果公示（{target_level}）", "Result of the review: {scheme}, {target_level}"),
            "hear-final-objections",
            told("您的评审结果正在公示5个工作日。", "Your result is posted for 5 working days."),
        )
    ],
)
hear_final_objections = step(
    "hear-final-objections",
    objector,
    Words("结果公示期内的异议", "Objections to the public notice"),
    at=ACCEPTANCE,
    about=NONE_BY_ITSELF,
    after=post_final_notice,
    due=within(5, WORKING_DAYS, since=post_final_notice, then="no-objection"),
    outcomes=heard(told("公示收到异议，正在核查。", "There is an objection; it is being looked into.")),
)

# 五、（七）

resolve_final_objection = step(
    "resolve-final-objection",
    bureau,
    Words("核查结果公示的异议", "Look into the objection to the result"),
    at=CERTIFICATE,
    about=FINDING,
    after=hear_final_objections.objection_raised,
    outcomes=resolved(records.final_notice),
)
issue_certificate = step(
    "issue-certificate",
    bureau,
    Words("颁发电子职称证书", "Issue the electronic certificate"),
    at=CERTIFICATE,
    after=hear_final_objections.no_objection,
    four_eyes=accept_round,
    outcomes=[
        outcome(
            "issued",
            Words("已颁发", "Issued"),
            guard=certificate_may_be_issued,
            effects=[
                assign(certificate_issued, True),
                issue(records.certificate_register, {"title_name": title_name, "date": TODAY}),
                register(records.certificate_register, {"title_name": title_name, "date": TODAY}),
                told("您的北京市电子职称证书已颁发。", "Your Beijing electronic title certificate has been issued."),
            ],
        )
    ],
)
title_application = procedure(
    "title-application",
    Words("职称申报", "Application for a title"),
    about=Words(
        "一个人申报一个职称，从提交材料到电子证书", "One person, one title: from the materials to the certificate"
    ),
    applicant=applicant,
    steps=[
        submit_application,
        screen_application,
        post_employer_notice,
        hear_employer_objections,
        resolve_employer_objection,
        recommend,
        review_materials,
        assess_by_panel,
        vote,
        accept_round,
        post_final_notice,
        hear_final_objections,
        resolve_final_objection,
        issue_certificate,
    ],
    ends={
        screen_application.not_selected: end("not-selected", Words("单位未选取", "Not selected by the employer")),
        resolve_employer_objection.upheld: end(
            "employer-objection-upheld", Words("单位公示异议成立", "Objection in the unit upheld")
        ),
        recommend.not_recommended: end("not-recommended", Words("单位未推荐", "Not recommended")),
        review_materials.rejected: end("materials-rejected", Words("审核不通过", "Materials rejected")),
        vote.failed: end("ballot-failed", Words("表决未通过", "Ballot not passed")),
        accept_round.not_accepted: end("not-accepted", Words("验收不通过", "Review not accepted")),
        resolve_final_objection.upheld: end(
            "final-objection-upheld", Words("结果公示异议成立", "Objection to the result upheld")
        ),
        issue_certificate.issued: end("certified", Words("已取得职称证书", "Certificate issued")),
    },
)
