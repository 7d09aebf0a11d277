"""How partner banks are evaluated and checked (第九条), and how the cooperation ends (第十条)."""

from gongbao.procedures import (
    TODAY,
    Effect,
    Outcome,
    assign,
    begin,
    by,
    end,
    outcome,
    procedure,
    publish,
    register,
    step,
    strike,
    when,
)
from gongbao.services import facts_in
from gongbao.services.card_partner_bank import records
from gongbao.services.card_partner_bank.decisions import (
    agreement_ends,
    evaluation_passed,
    evaluation_score,
    interview_required,
    termination_may_be_decided,
)
from gongbao.services.card_partner_bank.procedures_admission import FREE_OF_CHARGE, told_partner
from gongbao.services.card_partner_bank.vocabulary import (
    agreement_expiry,
    bank,
    breach,
    bureau,
    end_accepted,
    end_proposed,
    evaluation_date,
    evaluation_due,
    evaluation_year,
    failed_last_year,
    failed_year_before,
    findings,
    interview_summary,
    list_published,
    major_risk,
    non_renewal_agreed,
    non_renewal_proposed,
    scores,
)
from gongbao.words import Words

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
            effects=[
                *evaluated("passed"),
                told_partner(
                    "{evaluation_year}年度服务质量评价合格。", "You passed the evaluation of {evaluation_year}."
                ),
            ],
        ),
        outcome(
            "failed",
            Words("不合格", "Failed"),
            guard=interview_required,
            effects=[
                *evaluated("failed"),
                told_partner(
                    "{evaluation_year}年度服务质量评价不合格，将进行约谈。",
                    "You failed the evaluation of {evaluation_year}; a talk follows.",
                ),
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
    form=[interview_summary],
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
    form=facts_in(termination_may_be_decided, judged_by=bureau, without=[failed_last_year]),
    outcomes=[
        outcome("first-failure", Words("首次不合格", "First failure")),
        outcome(
            "second-failure",
            Words("连续两年不合格", "Second failure in a row"),
            guard=termination_may_be_decided,
            effects=[
                begin("termination", {"failed_last_year": failed_last_year, "failed_year_before": failed_year_before})
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
    form=[findings],
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


def decided(result: str, **more: str) -> Effect:
    """What was decided goes on file."""
    return register(records.termination_file, {"decided_on": TODAY, "result": result, **more})


#: What the bank may no longer be found under; its outlets close one by one by 第七条.
LEFT_LIST: list[Effect] = [
    assign(list_published, False),
    register(records.partner_bank_list, {"left_on": TODAY}),
    strike(records.partner_bank_list),
    *(strike(records.fee_schedule, {"fee_kind": kind}) for kind in (*FREE_OF_CHARGE, "interbank-withdrawal-fee")),
    strike(records.service_agreement),
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
    form=facts_in(termination_may_be_decided, judged_by=bureau),
    outcomes=[
        outcome(
            "opened",
            Words("已提出", "Opened"),
            guard=termination_may_be_decided,
            effects=[
                when(failed_year_before, True, register(records.termination_file, {"ground": "failed-twice"})),
                when(major_risk, True, register(records.termination_file, {"ground": "major-risk"})),
                when(breach, True, register(records.termination_file, {"ground": "breach"})),
                told_partner("正在决定是否终止服务协议。", "Whether to end the agreement is being decided."),
            ],
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
                decided("ended"),
                told_partner(
                    "决定终止服务协议，请做好持卡人过渡。", "The agreement is ended; please hand over the holders."
                ),
            ],
        ),
        outcome(
            "continued",
            Words("继续合作", "Continued"),
            effects=[decided("continued"), told_partner("决定继续合作。", "The cooperation goes on.")],
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

PROPOSED: list[Effect] = [assign(end_proposed, True), assign(non_renewal_proposed, False)]

propose_exit = step(
    "propose-exit",
    bank,
    Words("提出终止或者不再续签", "Propose to end or not to renew"),
    at="第十条第二款",
    also=[bureau],
    about=Words("主管部门提出的，也在这里登记", "A proposal of the bureau is entered here too"),
    form=[agreement_expiry],
    outcomes=[
        outcome("end-proposed", Words("银行提出终止", "Bank proposes to end"), effects=PROPOSED),
        outcome(
            "end-proposed-by-bureau",
            Words("主管部门提出终止", "Bureau proposes to end"),
            effects=[
                *PROPOSED,
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
ANSWERS: list[Outcome] = [
    outcome(
        "agreed",
        Words("同意终止", "Agreed"),
        effects=[
            assign(end_accepted, True),
            decided("ended", ground="consent"),
            told_partner("双方同意终止合作。", "Both sides agree to end the cooperation."),
        ],
    ),
    outcome(
        "refused",
        Words("不同意终止", "Refused"),
        effects=[
            assign(end_accepted, False),
            decided("continued", ground="consent"),
            told_partner("未同意终止，合作继续。", "Not agreed; the cooperation goes on."),
        ],
    ),
]
answer_end = step(
    "answer-end",
    bureau,
    Words("答复银行的终止提议", "Answer the bank's proposal"),
    at="第十条第二款（一）",
    after=propose_exit.end_proposed,
    outcomes=ANSWERS,
)
answer_end_by_bank = step(
    "answer-end-by-bank",
    bank,
    Words("答复主管部门的终止提议", "Answer the bureau's proposal"),
    at="第十条第二款（一）",
    after=propose_exit.end_proposed_by_bureau,
    outcomes=ANSWERS,
)
agree_non_renewal = step(
    "agree-non-renewal",
    bureau,
    Words("协商是否续签", "Settle whether to renew"),
    at="第十条第二款（二）",
    about=Words("续签的，填写新的到期日", "On renewal, give the new last day"),
    after=propose_exit.non_renewal_proposed,
    form=[agreement_expiry],
    outcomes=[
        outcome(
            "agreed",
            Words("双方同意不续签", "Agreed not to renew"),
            effects=[
                assign(non_renewal_agreed, True),
                decided("ended", ground="expiry"),
                told_partner("双方同意到期不再续签。", "Both sides agree not to renew."),
            ],
        ),
        outcome(
            "renewed",
            Words("续签", "Renewed"),
            effects=[
                assign(non_renewal_agreed, False),
                decided("renewed", ground="expiry"),
                register(records.service_agreement, {"signed_on": TODAY, "expires_on": agreement_expiry}),
                told_partner(
                    "服务协议已续签，{agreement_expiry}到期。",
                    "The agreement is renewed; it runs to {agreement_expiry}.",
                ),
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
