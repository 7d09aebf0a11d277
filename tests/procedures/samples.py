"""Invented procedures for the tests: lending a community hall, and approving a stall."""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Procedure,
    Step,
    assign,
    by,
    clock,
    end,
    full,
    not_before,
    notify,
    outcome,
    post,
    procedure,
    publish,
    register,
    reopen,
    role,
    step,
    within,
)
from gongbao.words import Words

resident = role("resident", Words("居民", "Resident"))
warden = role("hall-warden", Words("场馆管理员", "Hall warden"))
office = role("community-office", Words("社区办事处", "Community office"))
neighbours = role("neighbours", Words("邻居", "Neighbours"))


def w(en: str) -> Words:
    return Words(f"〔{en}〕", en)


ask = step(
    "ask-for-hall",
    resident,
    Words("提出借用申请", "Ask for the hall"),
    at="第二条",
    form=["hall_day", "deposit"],
    outcomes=[outcome("asked", w("asked"), effects=[assign("asked_on", TODAY), notify(warden, w("new request"))])],
)
answer = step(
    "answer-request",
    warden,
    Words("答复申请", "Answer the request"),
    at="第三条",
    after=[ask, "supply-plan:supplied"],
    due=within(5, WORKING_DAYS, since=ask, then="deemed-granted"),
    outcomes=[
        outcome("granted", w("granted"), guard="hall-free"),
        outcome("refused", w("refused")),
        outcome("plan-missing", w("plan missing")),
        outcome("deemed-granted", w("deemed granted"), automatic=True),
    ],
)
supply = step(
    "supply-plan",
    resident,
    Words("补交活动方案", "Supply the plan"),
    at="第四条",
    after=answer.plan_missing,
    outcomes=[outcome("supplied", w("supplied")), outcome("given-up", w("given up"))],
)
pay = step(
    "pay-deposit",
    resident,
    Words("缴纳押金", "Pay the deposit"),
    at="第五条",
    after=[answer.granted, answer.deemed_granted],
    due=by("hall_day"),
    outcomes=[
        outcome(
            "paid", w("paid"), effects=[post("deposit", debit="bank", credit="owed", amount="deposit", memo=w("in"))]
        )
    ],
)
hand_over = step(
    "hand-over-key",
    warden,
    Words("交付钥匙", "Hand over the key"),
    at="第六条",
    after=pay,
    four_eyes=answer,
    outcomes=[outcome("handed-over", w("handed over"), earliest=not_before("hall_day"))],
)
lending = procedure(
    "hall-lending",
    Words("场馆借用", "Lending of the hall"),
    applicant=resident,
    steps=[ask, answer, supply, pay, hand_over],
    ends={
        hand_over.handed_over: end("lent", Words("已借出", "Lent"), effects=[register("loans", {"on": TODAY})]),
        answer.refused: end("refused", Words("未同意", "Refused")),
        "supply-plan:given-up": end("given-up", Words("已放弃", "Given up")),
    },
)

apply = step("apply-for-stall", resident, w("apply"), at="一", outcomes=[outcome("applied", w("applied"))])
hygiene = step(
    "check-hygiene",
    office,
    w("hygiene"),
    at="二",
    after=apply,
    counted=True,
    reopen=reopen("put-right:done", last="faulty"),
    due=within(10, WORKING_DAYS, since=[apply, "put-right"]),
    outcomes=[outcome("in-order", w("in order")), outcome("faulty", w("faulty"))],
)
traffic = step(
    "check-traffic",
    warden,
    w("traffic"),
    at="三",
    after=apply,
    counted=True,
    outcomes=[outcome("in-order", w("in order")), outcome("not-needed", w("not needed"))],
)
put_right = step(
    "put-right",
    resident,
    w("put right"),
    at="四",
    after="check-hygiene:faulty",
    pauses=["check-traffic"],
    outcomes=[outcome("done", w("done"))],
)
posting = step(
    "post-notice",
    office,
    w("post"),
    at="五",
    after_all=[hygiene.in_order, traffic.in_order, traffic.not_needed],
    outcomes=[outcome("posted", w("posted"), effects=[publish("stall-notice", w("a stall"), until="license")])],
)
license_ = step(
    "license",
    office,
    w("license"),
    at="六",
    after=posting,
    outcomes=[outcome("issued", w("issued"), earliest=full(5, DAYS, since=posting)), outcome("refused", w("refused"))],
)
stall = procedure(
    "stall-licence",
    w("Stall licence"),
    steps=[apply, hygiene, traffic, put_right, posting, license_],
    ends={license_: end("closed", w("closed"))},
    clock=clock("office-clock", 6, WORKING_DAYS, at="七"),
)


def simple(name: str, *steps: Step, **options: object) -> Procedure:
    """A procedure of these steps that ends with the last one."""
    return procedure(name, w(name), steps=steps, ends={steps[-1]: end("over", w("over"))}, **options)  # type: ignore[arg-type]
