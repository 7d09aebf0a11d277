"""Registers, notices and standing duties of 京人社居发〔2018〕174号, in its order."""

from gongbao.rules import fact
from gongbao.services import duty, record
from gongbao.services.resident_pension.vocabulary import (
    adjusted_with,
    announced_on,
    approved_by_government,
    approved_by_party_committee,
    audience,
    benefit,
    bureau,
    contribution_year,
    district,
    district_finance,
    factors,
    flexible_worker_annual_contribution,
    grades,
    increase_65_plus,
    increase_under_65,
    lowest_grade,
    lowest_subsidy,
    top_contribution_grade,
    top_subsidy,
    way,
)

day = fact.date("date", "日期", "Date")
grade = fact.money("grade", "缴费档次", "Contribution grade")

# 一、（一）
contribution_standard_notice = record(
    "contribution-standard-notice",
    "年度缴费标准公告",
    "Notice of the year's contribution standard",
    "一、（一）",
    bureau,
    contribution_year,
    grades,
    lowest_grade,
    top_contribution_grade,
    flexible_worker_annual_contribution,
    lowest_subsidy,
    top_subsidy,
    announced_on,
    public=True,
    key=(contribution_year,),
)

# 一、（二）
subsidy_standard = record(
    "subsidy-standard",
    "缴费补贴标准",
    "Contribution subsidies",
    "一、（二）",
    bureau,
    contribution_year,
    grade,
    fact.money("subsidy", "补贴金额", "Subsidy"),
    fact.text("scope", "人员范围", "Whom it is for"),
    public=True,
    key=(contribution_year, grade),
)

# 二、（二）
adjustment_plan = record(
    "adjustment-plan",
    "待遇调整方案",
    "Adjustment plan",
    "二、（二）",
    bureau,
    benefit,
    factors,
    increase_under_65,
    increase_65_plus,
    approved_by_government,
    approved_by_party_committee,
    day,
    one_a_case=True,
)

# 二、（一）
adjustment_history = record(
    "adjustment-history",
    "待遇调整历史",
    "History of adjustments",
    "二、（一）",
    bureau,
    benefit,
    day,
    increase_under_65,
    increase_65_plus,
    adjusted_with,
    key=(benefit, day),
)

# 三、
publicity_record = record(
    "publicity-record",
    "政策宣传记录",
    "Publicity",
    "三",
    district,
    way,
    day,
    audience,
)

announce_standard = duty(
    "announce-standard",
    "公布当年缴费标准",
    "Announce the year's contribution standard",
    "一、（一）",
    bureau,
    "year",
    by=((3, 31),),
    record=contribution_standard_notice,
)
review_grades = duty(
    "review-grades",
    "合理调整缴费档次和补贴",
    "Adjust grades and subsidies reasonably",
    "一、（三）",
    bureau,
    "year",
    record=subsidy_standard,
    reading=True,
)
watch_other_standards = duty(
    "watch-other-standards",
    "其他待遇标准调整时启动养老金调整",
    "Start the adjustment when another standard changes",
    "二、（一）",
    bureau,
    "on-change",
    record=adjustment_history,
)
explain_policy = duty(
    "explain-policy",
    "宣传和准确解读政策",
    "Make the policy known and explain it",
    "三",
    district,
    "standing",
    record=publicity_record,
)
explain_policy_finance = duty(
    "explain-policy-finance",
    "财政部门配合宣传解读",
    "The finance bureau joins in explaining the policy",
    "三",
    district_finance,
    "standing",
    record=publicity_record,
)
