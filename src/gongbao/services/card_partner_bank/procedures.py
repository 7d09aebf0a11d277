"""What is done step by step under 京人社数据发〔2024〕2号: admission, outlets, evaluation, checks, and the end."""

from gongbao.periods import MONTHS, WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    begin,
    by,
    end,
    notify,
    outcome,
    procedure,
    publish,
    register,
    step,
    within,
)
from gongbao.services.card_partner_bank import records
from gongbao.services.card_partner_bank.decisions import (
    agreement_ends,
    application_approvable,
    basic_conditions_met,
    evaluation_passed,
    evaluation_score,
    interview_required,
    may_start_issuing,
    outlet_filing_required,
    service_requirements_met,
    termination_may_be_decided,
)
from gongbao.services.card_partner_bank.vocabulary import (
    acceptance_passed,
    address,
    agreement_expiry,
    agreement_signed,
    applicant_bank,
    application_date,
    approval_date,
    bank,
    bears_costs,
    breach,
    bureau,
    card_service,
    card_system_safety_rules,
    city_outlets,
    confidentiality_kept,
    emergency_plan,
    end_accepted,
    end_proposed,
    evaluation_date,
    evaluation_due,
    evaluation_year,
    failed_last_year,
    failed_year_before,
    free_choice_and_change,
    free_withdrawals,
    home_service,
    instant_card,
    instant_outlets,
    list_published,
    major_risk,
    meets_system_standards,
    nationwide_activation,
    non_renewal_agreed,
    non_renewal_proposed,
    other_services,
    outlet,
    outlet_change,
    pbc_standard_passed,
    psam_rules,
    scores,
    service_plans,
    service_window,
    services_offered,
    special_group_activation,
    system_done_date,
    systems_connected,
    technical_capability,
    terminal_rules,
    terminal_spec_followed,
    terminals_managed,
    timely_response,
    urgent_small_batch,
    waives_annual_fee,
    waives_card_cost,
    waives_delivery_fee,
    waives_interbank_payroll_fee,
    waives_small_account_fee,
    work_mechanism,
    written_application,
)
from gongbao.words import Words


def told(zh: str, en: str) -> Effect:
    """A message to the bank that applies."""
    return notify(applicant_bank, Words(zh, en))


def told_partner(zh: str, en: str) -> Effect:
    """A message to the partner bank."""
    return notify(bank, Words(zh, en))


def answered(result: str) -> Effect:
    """The answer goes on file, with what was found."""
    return register(
        records.application_file,
        {
            "conditions": basic_conditions_met,
            "requirements": service_requirements_met,
            "answered_on": TODAY,
            "result": result,
        },
    )


# 第六条（一）

apply = step(
    "apply",
    applicant_bank,
    Words("提交书面申请", "File a written application"),
    at="第六条（一）",
    form=[
        written_application,
        pbc_standard_passed,
        nationwide_activation,
        special_group_activation,
        free_choice_and_change,
        bears_costs,
        service_window,
        services_offered,
        home_service,
        urgent_small_batch,
        instant_outlets,
        city_outlets,
        waives_card_cost,
        waives_annual_fee,
        waives_small_account_fee,
        waives_interbank_payroll_fee,
        waives_delivery_fee,
        free_withdrawals,
        terminal_rules,
        psam_rules,
        work_mechanism,
        emergency_plan,
        other_services,
    ],
    outcomes=[
        outcome(
            "filed",
            Words("已提交", "Filed"),
            effects=[
                assign(application_date, TODAY),
                register(records.application_file, {"filed_on": TODAY}),
                told(
                    "申请已收到，10个工作日内答复。",
                    "Your application is received; the answer comes in 10 working days.",
                ),
            ],
        )
    ],
)
review = step(
    "review",
    bureau,
    Words("审核并反馈结果", "Review and answer"),
    at="第六条（一）;第四条;第五条",
    after=apply,
    due=within(10, WORKING_DAYS, since=apply),
    form=[
        technical_capability,
        meets_system_standards,
        systems_connected,
        terminal_spec_followed,
        terminals_managed,
        confidentiality_kept,
        service_plans,
        card_system_safety_rules,
        timely_response,
    ],
    outcomes=[
        outcome(
            "approved",
            Words("通过", "Approved"),
            guard=application_approvable,
            effects=[
                assign(approval_date, TODAY),
                answered("approved"),
                told("申请通过，请在6个月内完成系统改造。", "Approved; please have your systems ready in 6 months."),
            ],
        ),
        outcome(
            "rejected",
            Words("不通过", "Rejected"),
            effects=[answered("rejected"), told("申请没有通过，理由见本件。", "Rejected; the case gives the reasons.")],
        ),
    ],
)

# 第六条（二）、（三）

COMPLETED = outcome("completed", Words("已完成", "Completed"), effects=[assign(system_done_date, TODAY)])
ABANDONED = outcome("abandoned", Words("放弃", "Given up"))

build_system = step(
    "build-system",
    applicant_bank,
    Words("技术对接和系统改造", "Connect and rebuild its systems"),
    at="第六条（二）",
    after=review.approved,
    due=within(6, MONTHS, since=review),
    outcomes=[COMPLETED, ABANDONED],
)
acceptance_test = step(
    "acceptance-test",
    bureau,
    Words("组织验收", "Hold the acceptance"),
    at="第六条（三）",
    after=[build_system.completed, "repair-system:completed"],
    due=within(10, WORKING_DAYS, since=[build_system, "repair-system"]),
    outcomes=[
        outcome(
            "passed",
            Words("合格", "Passed"),
            effects=[
                assign(acceptance_passed, True),
                register(
                    records.acceptance_record,
                    {"system_done_on": system_done_date, "tested_on": TODAY, "result": "passed"},
                ),
                told("验收合格，接下来签订服务协议。", "Accepted; the service agreement comes next."),
            ],
        ),
        outcome(
            "failed",
            Words("不合格", "Failed"),
            effects=[
                assign(acceptance_passed, False),
                register(
                    records.acceptance_record,
                    {"system_done_on": system_done_date, "tested_on": TODAY, "result": "failed"},
                ),
                told("验收不合格，整改后可以再次验收。", "Not accepted; it is tested again once put right."),
            ],
        ),
    ],
)
repair_system = step(
    "repair-system",
    applicant_bank,
    Words("整改系统", "Put the systems right"),
    at="第六条（三）",
    about=Words("再次验收仍为10个工作日，是本系统的安排", "10 working days for the new test are this system's reading"),
    after=acceptance_test.failed,
    outcomes=[COMPLETED, ABANDONED],
)
sign_agreement = step(
    "sign-agreement",
    bureau,
    Words("签订服务协议", "Sign the service agreement"),
    at="第六条（三）",
    after=acceptance_test.passed,
    four_eyes=acceptance_test,
    form=[agreement_expiry],
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                assign(agreement_signed, True),
                register(records.service_agreement, {"signed_on": TODAY, "expires_on": agreement_expiry}),
                told("服务协议已签订。", "The service agreement is signed."),
            ],
        ),
        outcome(
            "not-signed",
            Words("未签成", "Not signed"),
            effects=[told("双方没有签成服务协议。", "No service agreement was signed.")],
        ),
    ],
)

# 第六条（四）

publish_list = step(
    "publish-list",
    bureau,
    Words("公布合作银行名单", "Publish the list"),
    at="第六条（四）",
    after=sign_agreement.signed,
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                assign(list_published, True),
                register(records.partner_bank_list, {"published_on": TODAY}),
                publish(
                    records.partner_bank_list,
                    Words("社会保障卡合作银行名单：新增一家", "Partner banks of the card: one more"),
                ),
                told("已列入公布的合作银行名单。", "You are on the published list."),
            ],
        )
    ],
)
start_service = step(
    "start-service",
    bank,
    Words("正式开展制发卡服务", "Start issuing cards"),
    at="第六条（四）",
    after=publish_list,
    outcomes=[
        outcome(
            "started",
            Words("已开展", "Started"),
            guard=may_start_issuing,
            effects=[register(records.partner_bank_list, {"service_started_on": TODAY})],
        )
    ],
)
GIVEN_UP = end("abandoned", Words("银行放弃", "Given up by the bank"))
admission = procedure(
    "admission",
    Words("成为合作银行", "Becoming a partner bank"),
    about=Words("从书面申请到开展制发卡服务", "From the application to issuing cards"),
    applicant=applicant_bank,
    steps=[
        apply,
        review,
        build_system,
        acceptance_test,
        repair_system,
        sign_agreement,
        publish_list,
        start_service,
    ],
    ends={
        review.rejected: end("rejected", Words("未通过", "Rejected")),
        build_system.abandoned: GIVEN_UP,
        repair_system.abandoned: GIVEN_UP,
        sign_agreement.not_signed: end("not-signed", Words("未签协议", "No agreement")),
        start_service.started: end("partner-bank-in-service", Words("已开展服务", "Partner bank in service")),
    },
)

# 第七条

file_change = step(
    "file-change",
    bank,
    Words("填报网点调整备案表", "File the change of an outlet"),
    at="第七条;附件",
    form=[outlet_change, outlet, address, card_service, instant_card],
    outcomes=[
        outcome(
            "filed",
            Words("已填报", "Filed"),
            guard=outlet_filing_required,
            effects=[register(records.outlet_filing, {"change": outlet_change, "filed_on": TODAY})],
        )
    ],
)
record_change = step(
    "record-change",
    bureau,
    Words("登记备案", "Record the filing"),
    at="第七条",
    after=file_change,
    outcomes=[
        outcome(
            "recorded",
            Words("已登记", "Recorded"),
            effects=[
                register(records.outlet_filing, {"change": outlet_change, "recorded_on": TODAY}),
                told_partner("网点调整已备案。", "The change of the outlet is on file."),
            ],
        )
    ],
)
publish_by_bureau = step(
    "publish-by-bureau",
    bureau,
    Words("公布网点调整", "Publish the change"),
    at="第七条",
    after=record_change,
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                register(records.outlet_filing, {"change": outlet_change, "published_on": TODAY}),
                publish(
                    records.outlet_filing,
                    Words(
                        "社会保障卡服务网点调整：{outlet}（{outlet_change}）", "Card outlets: {outlet}, {outlet_change}"
                    ),
                ),
            ],
        )
    ],
)
publish_by_bank = step(
    "publish-by-bank",
    bank,
    Words("银行公布网点调整", "The bank publishes the change"),
    at="第七条",
    about=Words("先后次序是本系统的安排", "The order of the two is this system's own"),
    after=publish_by_bureau,
    outcomes=[
        outcome("published", Words("已公布", "Published"), effects=[register(records.outlet_register, {})]),
    ],
)
outlet_adjustment = procedure(
    "outlet-adjustment",
    Words("服务网点调整", "Change of card outlets"),
    about=Words("备案并向社会公布", "Filed, and made public"),
    applicant=bank,
    steps=[file_change, record_change, publish_by_bureau, publish_by_bank],
    ends={publish_by_bank.published: end("change-public", Words("调整已公布", "The change is public"))},
)

# 第九条


def evaluated(result: str) -> list[Effect]:
    """The sheet of the year, with the scores and the total."""
    return [
        assign(evaluation_date, TODAY),
        assign(failed_last_year, result == "failed"),
        register(
            records.evaluation_sheet,
            {
                "year": evaluation_year,
                "factor_scores": scores,
                "total": evaluation_score,
                "result": result,
                "done_on": TODAY,
            },
        ),
    ]


collect_data = step(
    "collect-data",
    bureau,
    Words("收集上一年度各项指标", "Collect the factors of last year"),
    at="第九条",
    form=[evaluation_year, evaluation_due, scores],
    outcomes=[outcome("collected", Words("已收集", "Collected"))],
)
evaluate = step(
    "evaluate",
    bureau,
    Words("综合评价", "Evaluate"),
    at="第九条",
    after=collect_data,
    due=by(evaluation_due),
    outcomes=[
        outcome(
            "passed",
            Words("合格", "Passed"),
            guard=evaluation_passed,
            effects=[*evaluated("passed"), told_partner("年度评价合格。", "You passed the yearly evaluation.")],
        ),
        outcome(
            "failed",
            Words("不合格", "Failed"),
            guard=interview_required,
            effects=[
                *evaluated("failed"),
                told_partner("年度评价不合格，将进行约谈。", "You failed the yearly evaluation; a talk follows."),
            ],
        ),
    ],
)
interview = step(
    "interview",
    bureau,
    Words("约谈银行", "Talk with the bank"),
    at="第九条",
    after=evaluate.failed,
    outcomes=[
        outcome(
            "held",
            Words("已约谈", "Held"),
            effects=[register(records.evaluation_sheet, {"year": evaluation_year, "interview_on": TODAY})],
        )
    ],
)
consider_termination = step(
    "consider-termination",
    bureau,
    Words("看是否连续两年不合格", "See whether it is the second year in a row"),
    at="第十条第一款（二）",
    after=interview,
    form=[failed_year_before, breach, major_risk],
    outcomes=[
        outcome("first-failure", Words("首次不合格", "First failure")),
        outcome(
            "second-failure",
            Words("连续两年不合格", "Second failure in a row"),
            guard=termination_may_be_decided,
            effects=[
                register(records.termination_file, {"ground": "failed-twice"}),
                begin("termination", {"failed_last_year": failed_last_year, "failed_year_before": failed_year_before}),
            ],
        ),
    ],
)
TERMINATION_OPEN = end("termination-open", Words("将决定是否终止协议", "Termination to be decided"))
annual_evaluation = procedure(
    "annual-evaluation",
    Words("年度服务质量评价", "Yearly evaluation"),
    about=Words("每年一季度评价一家银行的上一年度", "In the first quarter: one bank's last year"),
    applicant=bureau,
    steps=[collect_data, evaluate, interview, consider_termination],
    ends={
        evaluate.passed: end("passed", Words("合格", "Passed")),
        consider_termination.first_failure: end("failed-once", Words("一年不合格", "Failed once")),
        consider_termination.second_failure: TERMINATION_OPEN,
    },
)

CHECKED = register(records.spot_check_record, {"checked_on": TODAY})

check = step(
    "check",
    bureau,
    Words("按协议抽查", "Check the bank by the agreement"),
    at="第九条",
    outcomes=[
        outcome("in-order", Words("未发现问题", "In order"), effects=[CHECKED]),
        outcome("breach", Words("违反协议", "Breach"), effects=[assign(breach, True), CHECKED]),
        outcome("major-risk", Words("重大风险", "Major risk"), effects=[assign(major_risk, True), CHECKED]),
    ],
)
note_breach = step(
    "note-breach",
    bureau,
    Words("记录问题，转入是否终止协议的决定", "Enter the finding for a decision on termination"),
    at="第十条第一款",
    after=[check.breach, check.major_risk],
    outcomes=[
        outcome(
            "noted",
            Words("已记录", "Noted"),
            effects=[
                begin("termination", {"breach": breach, "major_risk": major_risk}),
                told_partner(
                    "抽查发现的问题已记录，将决定是否终止协议。", "The finding is noted; termination is to be decided."
                ),
            ],
        )
    ],
)
spot_check = procedure(
    "spot-check",
    Words("不定期抽查", "Spot check"),
    about=Words("按服务协议抽查一家银行", "One bank, by its service agreement"),
    applicant=bureau,
    steps=[check, note_breach],
    ends={
        check.in_order: end("in-order", Words("未发现问题", "In order")),
        note_breach.noted: TERMINATION_OPEN,
    },
)

# 第十条第一款

LEFT_LIST: list[Effect] = [
    assign(list_published, False),
    register(records.partner_bank_list, {"left_on": TODAY}),
    publish(
        records.partner_bank_list,
        Words("社会保障卡合作银行名单：一家银行退出", "Partner banks of the card: one has left"),
    ),
    told_partner("合作已终止，银行已移出名单。", "The cooperation is over; the bank is off the list."),
]

open_case = step(
    "open-case",
    bureau,
    Words("提出是否终止协议", "Open the question of ending"),
    at="第十条第一款",
    form=[breach, failed_last_year, failed_year_before, major_risk],
    outcomes=[
        outcome(
            "opened",
            Words("已提出", "Opened"),
            guard=termination_may_be_decided,
            effects=[told_partner("正在决定是否终止服务协议。", "Whether to end the agreement is being decided.")],
        )
    ],
)
decide = step(
    "decide",
    bureau,
    Words("决定是否终止", "Decide whether to end"),
    at="第十条第一款",
    after=open_case,
    four_eyes=open_case,
    outcomes=[
        outcome(
            "ended",
            Words("终止", "Ended"),
            effects=[
                register(records.termination_file, {"decided_on": TODAY, "result": "ended"}),
                told_partner(
                    "决定终止服务协议，请做好持卡人过渡。", "The agreement is ended; please hand over the holders."
                ),
            ],
        ),
        outcome(
            "continued",
            Words("继续合作", "Continued"),
            effects=[
                register(records.termination_file, {"decided_on": TODAY, "result": "continued"}),
                told_partner("决定继续合作。", "The cooperation goes on."),
            ],
        ),
    ],
)
hand_over_cardholders = step(
    "hand-over-cardholders",
    bank,
    Words("持卡人平稳过渡到自选的银行", "Hand holders over to banks of their choice"),
    at="第五条（一）",
    about=Words(
        "条文未写退出后的过渡，这一步是本系统的安排", "The text is silent on this; the step is this system's own"
    ),
    after=decide.ended,
    outcomes=[
        outcome(
            "handed-over",
            Words("过渡完成", "Handed over"),
            effects=[register(records.termination_file, {"handed_over_on": TODAY})],
        )
    ],
)
update_list = step(
    "update-list",
    bureau,
    Words("移出名单", "Take the bank off the list"),
    at="第六条（四）",
    after=hand_over_cardholders,
    outcomes=[outcome("updated", Words("已移出", "Updated"), effects=LEFT_LIST)],
)
CONTINUES = end("agreement-continues", Words("协议继续", "The agreement continues"))
EXITED = end("exited", Words("银行已退出", "The bank has left"))
termination = procedure(
    "termination",
    Words("决定终止服务协议", "Ending the agreement by decision"),
    about=Words("有三种情形之一的，决定是否终止", "On one of three grounds the bureau decides"),
    applicant=bureau,
    steps=[open_case, decide, hand_over_cardholders, update_list],
    ends={decide.continued: CONTINUES, update_list.updated: EXITED},
)

# 第十条第二款

TO_END: list[Effect] = [assign(end_proposed, True), assign(non_renewal_proposed, False)]

propose_exit = step(
    "propose-exit",
    bank,
    Words("提出终止或者不再续签", "Propose to end or not to renew"),
    at="第十条第二款",
    about=Words("主管部门提出的，也在这里登记", "A proposal of the bureau is entered here too"),
    form=[agreement_expiry],
    outcomes=[
        outcome("end-proposed", Words("银行提出终止", "Bank proposes to end"), effects=TO_END),
        outcome(
            "end-proposed-by-bureau",
            Words("主管部门提出终止", "Bureau proposes to end"),
            effects=[
                *TO_END,
                told_partner("主管部门提出终止合作，请答复。", "The bureau proposes to end; please answer."),
            ],
        ),
        outcome(
            "non-renewal-proposed",
            Words("提出不再续签", "Non-renewal proposed"),
            effects=[assign(non_renewal_proposed, True), assign(end_proposed, False)],
        ),
    ],
)
AGREED_TO_END = outcome(
    "agreed",
    Words("同意终止", "Agreed"),
    effects=[
        assign(end_accepted, True),
        register(records.termination_file, {"ground": "consent", "decided_on": TODAY, "result": "ended"}),
        told_partner("双方同意终止合作。", "Both sides agree to end the cooperation."),
    ],
)
REFUSED_TO_END = outcome(
    "refused",
    Words("不同意终止", "Refused"),
    effects=[
        assign(end_accepted, False),
        told_partner("未同意终止，合作继续。", "Not agreed; the cooperation goes on."),
    ],
)
answer_end = step(
    "answer-end",
    bureau,
    Words("答复银行的终止提议", "Answer the bank's proposal"),
    at="第十条第二款（一）",
    after=propose_exit.end_proposed,
    outcomes=[AGREED_TO_END, REFUSED_TO_END],
)
answer_end_by_bank = step(
    "answer-end-by-bank",
    bank,
    Words("答复主管部门的终止提议", "Answer the bureau's proposal"),
    at="第十条第二款（一）",
    after=propose_exit.end_proposed_by_bureau,
    outcomes=[AGREED_TO_END, REFUSED_TO_END],
)
agree_non_renewal = step(
    "agree-non-renewal",
    bureau,
    Words("协商是否续签", "Settle whether to renew"),
    at="第十条第二款（二）",
    after=propose_exit.non_renewal_proposed,
    outcomes=[
        outcome(
            "agreed",
            Words("双方同意不续签", "Agreed not to renew"),
            effects=[
                assign(non_renewal_agreed, True),
                register(records.termination_file, {"ground": "expiry", "decided_on": TODAY, "result": "ended"}),
                told_partner("双方同意到期不再续签。", "Both sides agree not to renew."),
            ],
        ),
        outcome(
            "renewed",
            Words("续签", "Renewed"),
            effects=[
                assign(non_renewal_agreed, False),
                register(records.termination_file, {"ground": "expiry", "decided_on": TODAY, "result": "renewed"}),
                told_partner("服务协议已续签。", "The agreement is renewed."),
            ],
        ),
    ],
)
leave_list = step(
    "leave-list",
    bureau,
    Words("移出名单", "Take the bank off the list"),
    at="第六条（四）",
    about=Words("到期不续签的，到期后才移出", "After a non-renewal only once the agreement has expired"),
    after=[answer_end.agreed, answer_end_by_bank.agreed, agree_non_renewal.agreed],
    outcomes=[outcome("updated", Words("已移出", "Updated"), guard=agreement_ends, effects=LEFT_LIST)],
)
exit_by_consent = procedure(
    "exit",
    Words("协商退出", "Exit by consent"),
    about=Words("一方提出终止或者到期不续签", "One side proposes to end, or not to renew at expiry"),
    applicant=bank,
    steps=[propose_exit, answer_end, answer_end_by_bank, agree_non_renewal, leave_list],
    ends={
        answer_end.refused: CONTINUES,
        answer_end_by_bank.refused: CONTINUES,
        agree_non_renewal.renewed: end("agreement-renewed", Words("协议已续签", "Renewed")),
        leave_list.updated: EXITED,
    },
)
