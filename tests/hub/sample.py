"""A small invented service that uses everything the hub does: a permit with a notice, a ballot and a deposit."""

from datetime import date

from gongbao.periods import DAYS
from gongbao.procedures import (
    TODAY,
    assign,
    begin,
    end,
    issue,
    notify,
    open_ballot,
    outcome,
    post,
    procedure,
    publish,
    register,
    step,
    within,
)
from gongbao.rules import all_of, decision, fact, judgement, no_if, otherwise
from gongbao.services import Document, Service, agency, organisation, person, record
from gongbao.words import Words

applicant = person("applicant", "申请人", "applicant")
neighbour = person("neighbour", "邻居", "neighbour")
bank = organisation("bank", "银行", "bank")
office = agency("office", "窗口", "office")
council = agency("council", "评委会", "council")

years = fact.integer("years", "从业年限", "Years", minimum=0)
deposit = fact.money("deposit", "押金", "Deposit")
refund = fact.money("refund", "退款", "Refund")
fee_limit = fact.money("fee_limit", "押金上限", "Limit", dated=Words("市价格部门", "the price office"))
worthy = fact.boolean(
    "worthy", "确有需要", "Worthy", evidence=judgement("office", "由窗口判断", "judged by the office")
)
opened_on = fact.date("opened_on", "受理日", "Accepted on")
ballot_experts = fact.integer("ballot_experts", "表决人数", "Voters")
ballot_agree = fact.integer("ballot_agree", "同意票", "In favour")
held = fact.boolean("held", "押金冻结", "Held")

may_apply = decision("may-apply", "可以申请吗？", "May they?", (years >= 3).at("第二条"))
within_limit = decision("within-limit", "押金合规吗？", "Allowed?", (deposit <= fee_limit).at("第三条"))
passed = decision(
    "passed",
    "通过了吗？",
    "Passed?",
    all_of((ballot_experts >= 1), (ballot_agree * 3 >= ballot_experts * 2)).at("第五条"),
)
may_pay = decision("may-pay", "可以退吗？", "May it be paid?", no_if(held == True).at("第六条"), otherwise(True))  # noqa: E712

register_entry = record("register", "登记册", "Register", "第七条", office, years, opened_on, public=True)
licence = record("licence", "许可证", "Licence", "第七条", office, years)
notice = record("notice", "公示", "Notice", "第四条", office, years, public=True)

submit = step(
    "submit", applicant, Words("提交", "Submit"), at="第二条", form=[years],
    outcomes=[outcome("submitted", Words("已提交", "Submitted"), guard=may_apply)],
)  # fmt: skip
review = step(
    "review", office, Words("审查", "Review"), at="第四条", after=submit, form=[worthy],
    due=within(5, DAYS, then="deemed"),
    outcomes=[
        outcome("passed", Words("通过", "Passed"), effects=[
            assign(opened_on, TODAY),
            publish(notice, Words("从业 {years} 年", "{years} years"), until="hear"),
            notify(applicant, Words("已通过审查", "Reviewed")),
        ]),
        outcome("refused", Words("不予许可", "Refused"), effects=[notify(applicant, Words("未通过", "Refused"))]),
        outcome("deemed", Words("视为通过", "Deemed passed"), automatic=True),
    ],
)  # fmt: skip
hear = step(
    "hear", neighbour, Words("听取异议", "Hear objections"), at="第四条", after=[review.passed, "settle:dismissed"],
    due=within(5, DAYS, then="none"),
    outcomes=[
        outcome("raised", Words("有异议", "Raised")),
        outcome("none", Words("无异议", "None"), automatic=True),
    ],
)  # fmt: skip
settle = step(
    "settle", office, Words("处理异议", "Settle"), at="第四条", after=hear.raised,
    outcomes=[outcome("dismissed", Words("不成立", "Dismissed")), outcome("upheld", Words("成立", "Upheld"))],
)  # fmt: skip
prepare = step(
    "prepare", office, Words("提交表决", "Prepare"), at="第五条", after=[hear["none"], review.deemed], four_eyes=review,
    outcomes=[outcome("ready", Words("开始", "Ready"), effects=[
        open_ballot("ballot", Words("是否同意？", "Do you agree?"), voters=council)])],
)  # fmt: skip
vote = step(
    "vote", council, Words("表决", "Vote"), at="第五条", after=prepare,
    outcomes=[
        outcome("passed", Words("通过", "Passed"), guard=passed, effects=[
            issue(licence), register(register_entry, {"opened_on": TODAY})]),
        outcome("failed", Words("未通过", "Failed")),
    ],
)  # fmt: skip
permit = procedure(
    "permit", Words("许可", "Permit"), applicant=applicant, steps=[submit, review, hear, settle, prepare, vote],
    ends={
        review.refused: end("refused", Words("不予许可", "Refused")),
        settle.upheld: end("objected", Words("异议成立", "Objected")),
        vote.passed: end("granted", Words("许可", "Granted")),
        vote.failed: end("failed", Words("未通过", "Failed")),
    },
)  # fmt: skip

pay_in = step(
    "pay-in", applicant, Words("交押金", "Pay in"), at="第三条", form=[deposit],
    outcomes=[outcome("paid", Words("已交", "Paid"), guard=within_limit, effects=[
        post("escrow", debit="bank", credit="payer", amount=deposit, memo=Words("押金 {deposit}", "Deposit {deposit}")),
        assign(held, False)])],
)  # fmt: skip
pay_out = step(
    "pay-out", bank, Words("退押金", "Pay out"), at="第六条", after=[pay_in, "pay-out:more"], form=[refund],
    outcomes=[
        outcome("more", Words("退一部分", "A part"), guard=may_pay, effects=[
            post("escrow", debit="payer", credit="bank", amount=refund, memo=Words("退款", "Refund"))]),
        outcome("asked", Words("有争议", "Disputed"), effects=[begin("dispute", {"years": 1})]),
        outcome("closed", Words("结清", "Closed")),
    ],
)  # fmt: skip
money = procedure(
    "money", Words("押金", "Deposit"), applicant=applicant, steps=[pay_in, pay_out],
    ends={pay_out.closed: end("closed", Words("结清", "Closed"))},
)  # fmt: skip

freeze = step(
    "freeze", bank, Words("冻结", "Freeze"), at="第六条",
    outcomes=[outcome("frozen", Words("已冻结", "Frozen"), effects=[assign(held, True)])],
)  # fmt: skip
free = step(
    "free", bank, Words("解冻", "Free"), at="第六条", after=freeze,
    outcomes=[outcome("freed", Words("已解冻", "Freed"), effects=[assign(held, False)])],
)  # fmt: skip
dispute = procedure(
    "dispute", Words("争议", "Dispute"), applicant=bank, steps=[freeze, free],
    ends={free.freed: end("settled", Words("了结", "Settled"))},
)  # fmt: skip

service = Service(
    "sample",
    Words("样例", "Sample"),
    Words("测试用", "For tests"),
    (Document("样发〔2024〕1号", "样例办法", date(2024, 1, 1), date(2024, 1, 1)),),
    (applicant, neighbour, bank, office, council),
    (years, deposit, refund, fee_limit, worthy, opened_on, ballot_experts, ballot_agree, held),
    (may_apply, within_limit, passed, may_pay),
    (permit, money, dispute),
    (register_entry, licence, notice),
)
