"""How an agreement is performed, renewed and ended (第十四条至第十八条)."""

from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    begin,
    end,
    issue,
    messages_to,
    outcome,
    procedure,
    register,
    step,
    strike,
)
from gongbao.procedures.effects import Given
from gongbao.services import facts_in
from gongbao.services.assistive_device_provider import records
from gongbao.services.assistive_device_provider.decisions import (
    fine_lawful,
    fine_maximum,
    fine_minimum,
    may_terminate_agreement,
    renewal_allowed,
)
from gongbao.services.assistive_device_provider.procedures_admission import CONTENTS, SIGNED
from gongbao.services.assistive_device_provider.vocabulary import (
    action,
    administration,
    agreement,
    assessment_passed,
    expires_on,
    finding,
    fraud_found,
    insurer,
    provider,
    renewal_applied,
    term_expired,
    way,
)
from gongbao.words import Words

told = messages_to(provider)

INSPECTED = register(records.inspection_record, {"date": TODAY})
LEFT_LIST: list[Effect] = [strike(records.provider_list), strike(records.service_agreement)]
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
    also=[insurer],
    outcomes=FOUND,
)
handle_breach = step(
    "handle-breach",
    insurer,
    Words("追究违约责任", "Hold the party in breach liable"),
    at="第十四条",
    after=[perform.breach_found, "continue-performing:breach-found"],
    form=[way, finding, action],
    outcomes=[
        outcome(
            "settled",
            Words("已处理，继续履行", "Settled, goes on"),
            effects=[INSPECTED, told("违约事项已处理：{action}。", "The breach is settled: {action}.")],
        ),
        outcome(
            "agreement-ended",
            Words("解除协议", "Agreement ended"),
            effects=[INSPECTED, *LEFT_LIST, told("协议因违约解除。", "The agreement is ended for breach.")],
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
    also=[insurer],
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
        told(
            "请退回骗取的工伤保险基金{fraud_amount}，并缴纳罚款{fine}。",
            "Return the {fraud_amount} obtained by fraud and pay the fine of {fine}.",
        ),
    ]


order_refund = step(
    "order-refund",
    administration,
    Words("责令退回并罚款", "Order the refund and the fine"),
    at="第十八条",
    after=[perform.fraud_found, continue_performing.fraud_found],
    form=facts_in(fine_lawful, judged_by=administration),
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
            effects=[*LEFT_LIST, told("协议因骗取基金解除。", "The agreement is ended for fraud.")],
        ),
        outcome(
            "kept",
            Words("保留协议", "Agreement kept"),
            effects=[told("协议保留。", "The agreement is kept.")],
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
        outcome(
            "not-applied",
            Words("不续签", "Not asked for"),
            effects=[assign(renewal_applied, False), *LEFT_LIST],
        ),
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
                *LEFT_LIST,
                told("考核未通过，不再续签。", "The assessment failed; no renewal."),
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
    form=[*CONTENTS, agreement, expires_on],
    outcomes=[
        outcome(
            "renewed",
            Words("续签", "Renewed"),
            guard=renewal_allowed,
            effects=[
                *SIGNED,
                register(records.provider_list),
                begin("agreement-life"),
                told("协议已续签，{expires_on}到期。", "The agreement is renewed; it runs to {expires_on}."),
            ],
        ),
        outcome(
            "not-renewed",
            Words("不续签", "Not renewed"),
            effects=[*LEFT_LIST, told("协议不再续签。", "The agreement is not renewed.")],
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
