"""What is done under 京人社居发〔2018〕174号: the year's contribution standard, and a pension adjustment."""

from gongbao.procedures import (
    TODAY,
    Effect,
    Outcome,
    assign,
    by,
    end,
    notify,
    outcome,
    procedure,
    publish,
    register,
    step,
)
from gongbao.rules import Fact
from gongbao.services import facts_in
from gongbao.services.resident_pension import records
from gongbao.services.resident_pension.decisions import (
    adjustment_due,
    announcement_deadline,
    pension_plan_executable,
    pension_plan_valid,
)
from gongbao.services.resident_pension.vocabulary import (
    adjusted_with,
    announce_by,
    announced,
    announced_on,
    approved_by_government,
    approved_by_party_committee,
    audience,
    benefit,
    bureau,
    contribution_year,
    district,
    factors,
    finance,
    flexible_worker_annual_contribution,
    government,
    grades,
    increase_65_plus,
    increase_under_65,
    lowest_grade,
    lowest_subsidy,
    other_standards_adjusted,
    party_committee,
    proposed_by_hrss,
    proposed_with_finance,
    resident,
    top_contribution_grade,
    top_subsidy,
    way,
)
from gongbao.words import Words

JOINT = [assign(proposed_by_hrss, True), assign(proposed_with_finance, True)]
GRADES = [
    contribution_year,
    grades,
    lowest_grade,
    top_contribution_grade,
    flexible_worker_annual_contribution,
    lowest_subsidy,
    top_subsidy,
]
DEADLINE = [assign(announce_by, announcement_deadline)]
RETURNED = Words("退回修改", "Returned")
REFUSED = Words("不同意", "Refused")

# 一、

review_standard = step(
    "review-standard",
    bureau,
    Words("研判经济、收入和财力", "Weigh the economy, incomes and public funds"),
    at="一、（三）",
    form=[contribution_year],
    outcomes=[
        outcome("change-needed", Words("需要调整", "A change is needed"), effects=DEADLINE),
        outcome("no-change", Words("不作调整", "No change"), effects=DEADLINE),
    ],
)
draft_plan = step(
    "draft-plan",
    bureau,
    Words("会同财政起草方案", "Draft the plan with the finance bureau"),
    at="一、（三）",
    after=[review_standard.change_needed, "approve-plan:returned"],
    form=GRADES,
    outcomes=[
        outcome("joint-plan", Words("形成共同方案", "Joint plan"), effects=JOINT),
        outcome(
            "finance-objects",
            Words("财政有异议", "The finance bureau objects"),
            effects=[
                assign(proposed_by_hrss, True),
                assign(proposed_with_finance, False),
                notify(finance, Words("缴费标准方案待协商。", "A plan of contribution grades waits to be settled.")),
            ],
        ),
    ],
)
settle_with_finance = step(
    "settle-with-finance",
    finance,
    Words("协商异议", "Settle the objections"),
    at="一、（三）",
    after=draft_plan.finance_objects,
    form=GRADES,
    outcomes=[outcome("joint-plan", Words("形成共同方案", "Joint plan"), effects=JOINT)],
)
approve_plan = step(
    "approve-plan",
    government,
    Words("审批方案", "Decide on the plan"),
    at="一、（三）",
    after=[draft_plan.joint_plan, settle_with_finance],
    outcomes=[
        outcome(
            "approved",
            Words("同意", "Approved"),
            effects=[
                assign(approved_by_government, True),
                notify(bureau, Words("缴费标准方案已获同意。", "The plan of contribution grades is approved.")),
            ],
        ),
        outcome(
            "returned",
            RETURNED,
            effects=[
                assign(approved_by_government, False),
                notify(bureau, Words("缴费标准方案被退回。", "The plan of contribution grades was returned.")),
            ],
        ),
        outcome(
            "refused",
            REFUSED,
            effects=[
                assign(approved_by_government, False),
                notify(
                    bureau,
                    Words("方案未获同意，请公布原标准。", "The plan was refused; please announce the old standard."),
                ),
            ],
        ),
    ],
)
announce = step(
    "announce",
    bureau,
    Words("公布当年缴费标准", "Announce the year's standard"),
    at="一、（一）",
    after=[review_standard.no_change, approve_plan.approved, approve_plan.refused],
    due=by(announce_by),
    about=Words("3月31日前公布，遇休息日不顺延", "By 31 March; a rest day does not move it"),
    form=GRADES,
    outcomes=[
        outcome(
            "announced",
            Words("已公布", "Announced"),
            effects=[
                assign(announced, True),
                assign(announced_on, TODAY),
                register(records.contribution_standard_notice, {"announced_on": TODAY}),
                publish(
                    records.contribution_standard_notice,
                    Words(
                        "{contribution_year}年度居民养老保险缴费标准",
                        "Residents' contributions for {contribution_year}",
                    ),
                ),
                notify(resident, Words("当年缴费标准已公布。", "The year's contribution standard is announced.")),
            ],
        )
    ],
)
contribution_standard = procedure(
    "contribution-standard",
    Words("缴费标准和补贴的确定", "Setting grades and subsidies"),
    about=Words("每年的缴费标准，从研判到公布", "The year's standard, from review to announcement"),
    applicant=bureau,
    steps=[review_standard, draft_plan, settle_with_finance, approve_plan, announce],
    ends={announce.announced: end("standard-announced", Words("标准已公布", "Standard announced"))},
)

# 二、


def not_approved(approval: Fact) -> list[Outcome]:
    """The plan goes back or falls."""
    said: list[Effect] = [assign(approval, False), register(records.adjustment_plan)]
    return [outcome("returned", RETURNED, effects=said), outcome("refused", REFUSED, effects=said)]


notice_adjustment = step(
    "notice-adjustment",
    bureau,
    Words("其他待遇标准调整", "Another standard is adjusted"),
    at="二、（一）",
    form=[benefit, adjusted_with],
    outcomes=[
        outcome(
            "noticed",
            Words("启动调整", "Adjustment starts"),
            guard=adjustment_due,
            effects=[assign(other_standards_adjusted, True)],
        )
    ],
)
draft_adjustment = step(
    "draft-adjustment",
    bureau,
    Words("会同财政起草调整方案", "Draft the adjustment with the finance bureau"),
    at="二、（二）",
    after=[notice_adjustment, "approve-government:returned", "approve-party:returned"],
    form=[
        *facts_in(pension_plan_valid),
        *facts_in(pension_plan_valid, judged_by=bureau),
        factors,
        increase_under_65,
        increase_65_plus,
    ],
    outcomes=[
        outcome(
            "drafted",
            Words("已起草", "Drafted"),
            guard=pension_plan_valid,
            effects=[register(records.adjustment_plan, {"date": TODAY})],
        )
    ],
)
approve_government = step(
    "approve-government",
    government,
    Words("市政府审批", "The government decides"),
    at="二、（二）",
    after=draft_adjustment,
    outcomes=[
        outcome(
            "approved",
            Words("批准", "Approved"),
            guard=pension_plan_valid,
            effects=[assign(approved_by_government, True), register(records.adjustment_plan)],
        ),
        *not_approved(approved_by_government),
    ],
)
approve_party = step(
    "approve-party",
    party_committee,
    Words("市委审批", "The Party committee decides"),
    at="二、（二）",
    after=approve_government.approved,
    outcomes=[
        outcome(
            "approved",
            Words("批准", "Approved"),
            effects=[
                assign(approved_by_party_committee, True),
                register(records.adjustment_plan),
                notify(
                    district,
                    Words("养老金调整方案已批准，请执行。", "The pension adjustment is approved; carry it out."),
                ),
            ],
        ),
        *not_approved(approved_by_party_committee),
    ],
)
execute = step(
    "execute",
    district,
    Words("按新标准发放", "Pay the new amounts"),
    at="二、（二）",
    after=approve_party.approved,
    outcomes=[
        outcome(
            "executed",
            Words("已执行", "Carried out"),
            guard=pension_plan_executable,
            effects=[
                register(records.adjustment_history, {"date": TODAY}),
                notify(resident, Words("养老金已按新标准发放。", "The pension is paid at the new standard.")),
            ],
        )
    ],
)
explain = step(
    "explain",
    district,
    Words("宣传解读", "Explain the adjustment"),
    at="三",
    after=execute,
    form=[way, audience],
    outcomes=[
        outcome(
            "explained",
            Words("已解读", "Explained"),
            effects=[register(records.publicity_record, {"date": TODAY})],
        )
    ],
)
NOT_ADJUSTED = end("not-adjusted", Words("不作调整", "Not adjusted"))
pension_adjustment = procedure(
    "pension-adjustment",
    Words("养老金调整", "Pension adjustment"),
    about=Words("基础养老金和福利养老金的同步调整", "Basic and welfare pensions adjusted with other standards"),
    applicant=bureau,
    steps=[notice_adjustment, draft_adjustment, approve_government, approve_party, execute, explain],
    ends={
        explain.explained: end("adjusted", Words("已调整", "Adjusted")),
        approve_government.refused: NOT_ADJUSTED,
        approve_party.refused: NOT_ADJUSTED,
    },
)
