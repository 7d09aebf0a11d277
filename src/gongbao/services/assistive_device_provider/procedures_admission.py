"""How an institution becomes an agreement provider: determination, negotiation, agreement, list (第十二条、第十三条).

第十一条 is missing from the printed text; the step ``determine`` stands for what 第十二条 presupposes.
"""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    begin,
    end,
    full,
    issue,
    notify,
    outcome,
    procedure,
    publish,
    register,
    step,
    within,
)
from gongbao.services import facts_in
from gongbao.services.assistive_device_provider import records
from gongbao.services.assistive_device_provider.decisions import agreement_may_be_signed, passes_publicity
from gongbao.services.assistive_device_provider.procedures_evaluation import (
    annual_evaluation,
    apply,
    check_materials,
    document_check,
    expert_evaluation,
    integrity_check,
    post_list,
    publicity,
    publish_notice,
    site_check,
    supplement,
    told,
    verify_report,
)
from gongbao.services.assistive_device_provider.vocabulary import (
    agreed_on,
    agreement,
    applicant,
    bureau,
    expires_on,
    insurer,
    negotiation_started_on,
    plaque,
)
from gongbao.words import Words

CONTENTS = facts_in(agreement_may_be_signed, without=[agreed_on, negotiation_started_on])
SIGNED: list[Effect] = [
    register(records.service_agreement, {"signed_on": TODAY}),
    issue(records.service_agreement, {"signed_on": TODAY}),
]

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
            effects=[
                register(records.public_notice, {"result": "qualified"}),
                told("审定合格，将开始协商协议。", "You are qualified; the agreement will be negotiated."),
            ],
        ),
        outcome(
            "unqualified",
            Words("不合格", "Not qualified"),
            effects=[
                register(records.public_notice, {"result": "unqualified"}),
                told("审定不合格。", "You are not qualified."),
            ],
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
    form=[*CONTENTS, agreement, expires_on],
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            guard=agreement_may_be_signed,
            effects=[
                *SIGNED,
                told("服务协议已签订，{expires_on}到期。", "Signed; the agreement runs to {expires_on}."),
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
    form=[plaque],
    outcomes=[
        outcome(
            "issued",
            Words("已发放", "Handed out"),
            effects=[told("标牌已发放，编号{plaque}。", "The plaque {plaque} is handed out.")],
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
            effects=[
                register(records.provider_list, {"published_on": TODAY}),
                publish(records.provider_list, Words("新增工伤保险辅助器具协议机构", "New agreement providers")),
            ],
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
                begin("agreement-life"),
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
