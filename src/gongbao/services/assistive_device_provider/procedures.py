"""What is done step by step under 京人社工发〔2018〕169号: becoming an agreement provider, and being one.

第十一条 is missing from the printed text; the step ``determine`` stands for what 第十二条 presupposes.
"""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    full,
    issue,
    notify,
    outcome,
    procedure,
    publish,
    register,
    step,
    unpublish,
    within,
)
from gongbao.procedures.effects import Given
from gongbao.services.assistive_device_provider import records
from gongbao.services.assistive_device_provider.decisions import (
    agreement_may_be_signed,
    evaluation_continues,
    fine_lawful,
    fine_maximum,
    fine_minimum,
    materials_complete,
    may_apply,
    may_terminate_agreement,
    passes_publicity,
    publicity_ends_on,
    renewal_allowed,
)
from gongbao.services.assistive_device_provider.vocabulary import (
    administration,
    agreed_on,
    applicant,
    assessment_passed,
    bureau,
    devices_are_medical,
    expert_passed,
    experts,
    false_materials,
    fine,
    fits_plan,
    fraud_amount,
    fraud_found,
    has_breach_liability,
    has_cost_management,
    has_dispute_handling,
    has_payment,
    has_quality,
    has_scope,
    has_service_content,
    has_term,
    in_beijing,
    institution_type,
    insurer,
    last_sanction_date,
    lawfully_established,
    negotiation_started_on,
    oxygen_only,
    provider,
    public,
    publicity_started_on,
    renewal_applied,
    report_verified,
    reported,
    round_open,
    sanctioned,
    site_check_passed,
    term_expired,
)
from gongbao.words import Words


def told(zh: str, en: str) -> Effect:
    """A message to the applicant."""
    return notify(applicant, Words(zh, en))


def evaluated(result: str) -> Effect:
    """The result of a check, in the file of the evaluation."""
    return register(records.evaluation_file, {"result": result, "date": TODAY})


MATERIALS = [*records.DOCUMENTS, oxygen_only, devices_are_medical]
STOPPED = told("考察评估已终止。", "The evaluation has been ended.")
CONTENTS = [
    has_term,
    has_scope,
    has_service_content,
    has_quality,
    has_payment,
    has_cost_management,
    has_breach_liability,
    has_dispute_handling,
]

# 第五条、第六条

annual_evaluation = step(
    "annual-evaluation",
    experts,
    Words("年度评估和新增建议", "Yearly evaluation and advice"),
    at="第五条",
    outcomes=[
        outcome(
            "add",
            Words("建议新增", "New providers advised"),
            effects=[register(records.expert_opinion, {"add": True, "date": TODAY})],
        ),
        outcome(
            "do-not-add",
            Words("建议不新增", "No new providers advised"),
            effects=[
                assign(round_open, False),
                register(records.expert_opinion, {"add": False, "date": TODAY}),
                told("本年度不新增协议机构。", "No new providers are taken this year."),
            ],
        ),
    ],
)
publish_notice = step(
    "publish-notice",
    insurer,
    Words("公布新增工作通知", "Publish the notice of the round"),
    at="第六条",
    after=annual_evaluation.add,
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                assign(round_open, True),
                register(records.notice_of_round, {"published_on": TODAY}),
                publish(records.notice_of_round, Words("新增协议机构工作开始", "A round for new providers is open")),
                told("新增工作已开始，可以申请。", "The round is open; you may apply."),
            ],
        )
    ],
)

# 第七条、第八条

apply = step(
    "apply",
    applicant,
    Words("提交申请和材料", "Apply with the documents"),
    at="第七条",
    after=publish_notice,
    form=[institution_type, in_beijing, lawfully_established, *MATERIALS],
    outcomes=[
        outcome(
            "applied",
            Words("已申请", "Applied"),
            guard=may_apply,
            effects=[register(records.application, {"date": TODAY})],
        ),
        outcome("no-application", Words("不申请", "No application")),
    ],
)
check_materials = step(
    "check-materials",
    insurer,
    Words("审核材料", "Check the documents"),
    at="第八条",
    after=[apply.applied, "supplement:supplemented"],
    form=[fits_plan, *MATERIALS],
    outcomes=[
        outcome(
            "accepted",
            Words("材料齐全，接收", "Complete, accepted"),
            guard=materials_complete,
            effects=[told("申请材料已接收。", "Your documents are accepted.")],
        ),
        outcome(
            "incomplete",
            Words("材料不齐，一次性告知", "Incomplete, told once"),
            effects=[
                issue(records.supplement_notice, {"date": TODAY}),
                register(records.supplement_notice, {"date": TODAY}),
                told("材料不齐，请按告知书补正。", "Documents are missing; the letter lists all of them."),
            ],
        ),
    ],
)
supplement = step(
    "supplement",
    applicant,
    Words("补正材料", "Hand in what is missing"),
    at="第八条",
    after=check_materials.incomplete,
    form=MATERIALS,
    outcomes=[
        outcome("supplemented", Words("已补正", "Handed in")),
        outcome("withdrawn", Words("撤回申请", "Withdrawn")),
    ],
)

# 第九条

integrity_check = step(
    "integrity-check",
    insurer,
    Words("核查社会诚信信息", "Check the credit record"),
    at="第九条第（一）项",
    after=check_materials.accepted,
    form=[sanctioned, last_sanction_date],
    outcomes=[
        outcome("passed", Words("没有近三年的处理", "Nothing in three years"), guard=evaluation_continues),
        outcome(
            "sanctioned",
            Words("近三年被处理", "Sanctioned in three years"),
            effects=[evaluated("诚信核查未通过"), STOPPED],
        ),
    ],
)
document_check = step(
    "document-check",
    insurer,
    Words("查验资料", "Check the documents for truth"),
    at="第九条第（二）项",
    after=integrity_check.passed,
    outcomes=[
        outcome("passed", Words("资料真实", "True"), effects=[assign(false_materials, False)]),
        outcome(
            "false-materials",
            Words("资料虚假", "False documents"),
            effects=[assign(false_materials, True), evaluated("资料虚假"), STOPPED],
        ),
    ],
)
site_check = step(
    "site-check",
    insurer,
    Words("现场检查", "Inspect on the spot"),
    at="第九条第（三）项",
    after=document_check.passed,
    outcomes=[
        outcome(
            "passed",
            Words("合格", "Passed"),
            guard=evaluation_continues,
            effects=[assign(site_check_passed, True), evaluated("通过")],
        ),
        outcome(
            "failed",
            Words("不合格", "Failed"),
            effects=[assign(site_check_passed, False), evaluated("现场检查不合格"), STOPPED],
        ),
    ],
)

# 第十条

expert_evaluation = step(
    "expert-evaluation",
    experts,
    Words("专家评估", "Evaluation by the experts"),
    at="第五条;第十条",
    after=site_check.passed,
    outcomes=[
        outcome("passed", Words("通过", "Passed"), effects=[assign(expert_passed, True)]),
        outcome(
            "failed",
            Words("未通过", "Not passed"),
            effects=[assign(expert_passed, False), told("专家评估未通过。", "The experts did not pass you.")],
        ),
    ],
)
post_list = step(
    "post-list",
    insurer,
    Words("公示名单", "Post the list"),
    at="第十条",
    after=expert_evaluation.passed,
    outcomes=[
        outcome(
            "posted",
            Words("已公示", "Posted"),
            effects=[
                assign(publicity_started_on, TODAY),
                assign(reported, False),
                publish(
                    records.public_notice,
                    Words(
                        "拟新增协议机构公示（自{publicity_started_on}起5个工作日）",
                        "Candidates for new providers (5 working days from {publicity_started_on})",
                    ),
                    until="determine",
                ),
                register(records.public_notice, {"last_day": publicity_ends_on}),
                told("您已进入公示，为期5个工作日。", "You are on public notice for 5 working days."),
            ],
        )
    ],
)
publicity = step(
    "publicity",
    public,
    Words("公示期接受举报", "Public notice, open to reports"),
    at="第十条",
    after=post_list,
    due=within(5, WORKING_DAYS, since=post_list, then="no-report"),
    outcomes=[
        outcome("no-report", Words("没有举报", "No report"), automatic=True),
        outcome("reported", Words("有举报", "Reported"), effects=[assign(reported, True)]),
    ],
)
verify_report = step(
    "verify-report",
    insurer,
    Words("核查举报", "Check the report"),
    at="第十条",
    after=publicity.reported,
    outcomes=[
        outcome("unfounded", Words("不属实", "Unfounded"), effects=[assign(report_verified, False)]),
        outcome(
            "verified",
            Words("属实且不符合条件", "True, conditions not met"),
            effects=[assign(report_verified, True), unpublish(records.public_notice), evaluated("举报属实"), STOPPED],
        ),
    ],
)

# 第十二条、第十三条

determine = step(
    "determine",
    insurer,
    Words("审定", "Determine"),
    at="第十二条",
    after=[publicity.no_report, verify_report.unfounded],
    four_eyes=site_check,
    outcomes=[
        outcome(
            "qualified",
            Words("合格", "Qualified"),
            guard=passes_publicity,
            earliest=full(5, WORKING_DAYS, since=post_list),
            effects=[told("审定合格，将开始协商协议。", "You are qualified; the agreement will be negotiated.")],
        ),
        outcome(
            "unqualified", Words("不合格", "Not qualified"), effects=[told("审定不合格。", "You are not qualified.")]
        ),
    ],
)
start_negotiation = step(
    "start-negotiation",
    insurer,
    Words("开始协商", "Begin to negotiate"),
    at="第十二条",
    after=determine.qualified,
    outcomes=[
        outcome(
            "started",
            Words("已开始", "Begun"),
            effects=[
                assign(negotiation_started_on, TODAY),
                told("协商已开始，最长15个工作日。", "The negotiation has begun; at most 15 working days."),
            ],
        )
    ],
)
reach_agreement = step(
    "reach-agreement",
    applicant,
    Words("协商达成一致", "Come to an agreement"),
    at="第十二条",
    after=start_negotiation,
    due=within(15, WORKING_DAYS, since=start_negotiation, then="no-agreement"),
    outcomes=[
        outcome("agreed", Words("达成一致", "Agreed"), effects=[assign(agreed_on, TODAY)]),
        outcome(
            "no-agreement",
            Words("未达成一致", "No agreement"),
            effects=[told("协商已终止。", "The negotiation has ended.")],
        ),
    ],
)
sign_agreement = step(
    "sign-agreement",
    insurer,
    Words("签订服务协议", "Sign the service agreement"),
    at="第十三条",
    after=reach_agreement.agreed,
    form=CONTENTS,
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            guard=agreement_may_be_signed,
            effects=[
                register(records.service_agreement, {"signed_on": TODAY}),
                issue(records.service_agreement, {"signed_on": TODAY}),
                told("服务协议已签订。", "The service agreement is signed."),
            ],
        )
    ],
)
issue_plaque = step(
    "issue-plaque",
    insurer,
    Words("发放标牌", "Hand out the plaque"),
    at="第十三条",
    after=sign_agreement,
    outcomes=[
        outcome(
            "issued",
            Words("已发放", "Handed out"),
            effects=[told("标牌已发放。", "The plaque is handed out.")],
        )
    ],
)
publish_list = step(
    "publish-list",
    insurer,
    Words("公布名单", "Publish the list"),
    at="第十三条",
    after=issue_plaque,
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[publish(records.provider_list, Words("新增工伤保险辅助器具协议机构", "New agreement providers"))],
        )
    ],
)
file_with_bureau = step(
    "file-with-bureau",
    insurer,
    Words("报市局备案", "File with the bureau"),
    at="第十三条",
    after=publish_list,
    outcomes=[
        outcome(
            "filed",
            Words("已备案", "Filed"),
            effects=[
                register(records.provider_list, {"filed_on": TODAY}),
                notify(bureau, Words("一家新增协议机构报备案。", "A new agreement provider is filed.")),
            ],
        )
    ],
)
TERMINATED = end("terminated", Words("评估终止", "Evaluation ended"))
NOT_PASSED = end("not-passed", Words("未通过", "Not passed"))
new_provider = procedure(
    "new-provider",
    Words("新增协议机构", "New agreement provider"),
    about=Words("从专家建议到签约备案", "From the experts' advice to agreement and filing"),
    at="第三条",
    applicant=applicant,
    steps=[
        annual_evaluation,
        publish_notice,
        apply,
        check_materials,
        supplement,
        integrity_check,
        document_check,
        site_check,
        expert_evaluation,
        post_list,
        publicity,
        verify_report,
        determine,
        start_negotiation,
        reach_agreement,
        sign_agreement,
        issue_plaque,
        publish_list,
        file_with_bureau,
    ],
    ends={
        annual_evaluation.do_not_add: end("no-round", Words("本年度不新增", "No round this year")),
        apply.no_application: end("no-application", Words("没有申请", "No application")),
        supplement.withdrawn: end("withdrawn", Words("已撤回", "Withdrawn")),
        integrity_check.sanctioned: TERMINATED,
        document_check.false_materials: TERMINATED,
        site_check.failed: TERMINATED,
        expert_evaluation.failed: NOT_PASSED,
        verify_report.verified: TERMINATED,
        determine.unqualified: NOT_PASSED,
        reach_agreement.no_agreement: end("negotiation-ended", Words("协商终止", "Negotiation ended")),
        file_with_bureau.filed: end("agreement-provider", Words("成为协议机构", "Agreement provider")),
    },
)

# 第十四条至第十八条

FOUND = [
    outcome("breach-found", Words("发现违约", "Breach found")),
    outcome("registration-changed", Words("登记事项变化", "Entry changed")),
    outcome("fraud-found", Words("发现骗取基金", "Fraud found"), effects=[assign(fraud_found, True)]),
    outcome("term-ended", Words("协议期满", "Term ended"), effects=[assign(term_expired, True)]),
]

perform = step(
    "perform",
    provider,
    Words("履行协议", "Perform the agreement"),
    at="第十四条;第十六条",
    outcomes=FOUND,
)
handle_breach = step(
    "handle-breach",
    insurer,
    Words("追究违约责任", "Hold the party in breach liable"),
    at="第十四条",
    after=[perform.breach_found, "continue-performing:breach-found"],
    outcomes=[
        outcome(
            "settled",
            Words("已处理，继续履行", "Settled, goes on"),
            effects=[register(records.inspection_record, {"date": TODAY})],
        ),
        outcome(
            "agreement-ended",
            Words("解除协议", "Agreement ended"),
            effects=[
                register(records.inspection_record, {"date": TODAY}),
                notify(provider, Words("协议因违约解除。", "The agreement is ended for breach.")),
            ],
        ),
    ],
)
handle_change = step(
    "handle-change",
    provider,
    Words("办理登记变更", "Have the entry put right"),
    at="第十六条",
    after=[perform.registration_changed, "continue-performing:registration-changed"],
    outcomes=[outcome("updated", Words("已变更", "Put right"))],
)
continue_performing = step(
    "continue-performing",
    provider,
    Words("继续履行", "Go on performing"),
    at="第十四条",
    after=[handle_breach.settled, handle_change, "decide-agreement:kept"],
    outcomes=FOUND,
)


def ordered(*, referred: bool) -> list[Effect]:
    """The order of refund and fine, with or without the referral of a crime."""
    fields: dict[str, Given] = {
        "fine_minimum": fine_minimum,
        "fine_maximum": fine_maximum,
        "referred": referred,
        "date": TODAY,
    }
    return [
        register(records.refund_and_fine_order, fields),
        issue(records.refund_and_fine_order, fields),
        notify(provider, Words("请退回骗取的基金并缴纳罚款。", "Return the sum obtained by fraud and pay the fine.")),
    ]


order_refund = step(
    "order-refund",
    administration,
    Words("责令退回并罚款", "Order the refund and the fine"),
    at="第十八条",
    after=[perform.fraud_found, continue_performing.fraud_found],
    form=[fraud_amount, fine],
    outcomes=[
        outcome(
            "refunded-and-fined",
            Words("退回并罚款", "Refunded and fined"),
            guard=fine_lawful,
            effects=ordered(referred=False),
        ),
        outcome(
            "referred-as-crime",
            Words("并移送司法机关", "Referred as a crime besides"),
            guard=fine_lawful,
            effects=ordered(referred=True),
        ),
    ],
)
decide_agreement = step(
    "decide-agreement",
    insurer,
    Words("决定是否解除协议", "Decide whether to end the agreement"),
    at="第十八条",
    after=order_refund,
    outcomes=[
        outcome(
            "terminated",
            Words("解除协议", "Agreement ended"),
            guard=may_terminate_agreement,
            effects=[notify(provider, Words("协议因骗取基金解除。", "The agreement is ended for fraud."))],
        ),
        outcome(
            "kept",
            Words("保留协议", "Agreement kept"),
            effects=[notify(provider, Words("协议保留。", "The agreement is kept."))],
        ),
    ],
)
apply_renewal = step(
    "apply-renewal",
    provider,
    Words("申请续签", "Ask for renewal"),
    at="第十七条",
    after=[perform.term_ended, continue_performing.term_ended],
    outcomes=[
        outcome("applied", Words("已申请", "Asked for"), effects=[assign(renewal_applied, True)]),
        outcome("not-applied", Words("不续签", "Not asked for"), effects=[assign(renewal_applied, False)]),
    ],
)
assess = step(
    "assess",
    insurer,
    Words("考核", "Assess"),
    at="第十七条",
    after=apply_renewal.applied,
    outcomes=[
        outcome("passed", Words("通过", "Passed"), effects=[assign(assessment_passed, True)]),
        outcome(
            "failed",
            Words("未通过", "Failed"),
            effects=[
                assign(assessment_passed, False),
                notify(provider, Words("考核未通过，不再续签。", "The assessment failed; no renewal.")),
            ],
        ),
    ],
)
renew = step(
    "renew",
    insurer,
    Words("决定续签", "Decide on the renewal"),
    at="第十七条",
    after=assess.passed,
    form=CONTENTS,
    outcomes=[
        outcome(
            "renewed",
            Words("续签", "Renewed"),
            guard=renewal_allowed,
            effects=[
                register(records.service_agreement, {"signed_on": TODAY}),
                issue(records.service_agreement, {"signed_on": TODAY}),
                notify(provider, Words("协议已续签。", "The agreement is renewed.")),
            ],
        ),
        outcome(
            "not-renewed",
            Words("不续签", "Not renewed"),
            effects=[notify(provider, Words("协议不再续签。", "The agreement is not renewed."))],
        ),
    ],
)
EXPIRED = end("expired", Words("协议到期", "Expired"))
agreement_life = procedure(
    "agreement-life",
    Words("协议履行、续签和解除", "Performance, renewal and end of the agreement"),
    about=Words("从签约到续签或终止", "From the signature to renewal or end"),
    applicant=provider,
    steps=[
        perform,
        handle_breach,
        handle_change,
        continue_performing,
        order_refund,
        decide_agreement,
        apply_renewal,
        assess,
        renew,
    ],
    ends={
        handle_breach.agreement_ended: end("ended", Words("协议解除", "Ended")),
        decide_agreement.terminated: end("ended-for-fraud", Words("因骗取基金解除", "Ended for fraud")),
        apply_renewal.not_applied: EXPIRED,
        assess.failed: EXPIRED,
        renew.renewed: end("renewed", Words("已续签", "Renewed")),
        renew.not_renewed: EXPIRED,
    },
)
