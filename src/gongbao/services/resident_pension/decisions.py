"""What 京人社居发〔2018〕174号 decides, section by section."""

from datetime import date
from typing import Any

from gongbao.rules import (
    AS_OF,
    DATE,
    MONEY,
    NONE,
    all_of,
    decision,
    function,
    no_if,
    otherwise,
    rule,
    years_after,
)
from gongbao.services.resident_pension.vocabulary import (
    announced,
    announced_on,
    approved_by_government,
    approved_by_party_committee,
    benefit,
    birth_date,
    considers_income,
    considers_other_standards,
    considers_prices,
    contribution_amount,
    contribution_year,
    flexible_worker_annual_contribution,
    grade_matches,
    in_subsidy_scope,
    increase_65_plus,
    increase_under_65,
    insured,
    lowest_grade,
    lowest_subsidy,
    other_standards_adjusted,
    paid_this_year,
    proposed_by_hrss,
    proposed_with_finance,
    subsidy_of_grade,
    top_contribution_grade,
    top_subsidy,
)

# 一、（一）

top_grade_allowed = decision(
    "top-grade-allowed",
    "最高缴费档次是否合规？",
    "Is the highest contribution grade allowed?",
    (top_contribution_grade <= flexible_worker_annual_contribution).at("一、（一）"),
    about=("原则上的上限；例外须另有决定", "The limit holds in principle; an exception needs a decision of its own"),
)


def end_of_march(year: int) -> Any:
    """31 March of ``year``, a fixed date that no rest day moves; none where the calendar has no such year."""
    return date(year, 3, 31) if year <= date.max.year else NONE


last_day_to_announce = function("{0}年3月31日", "31 March of {0}", DATE, end_of_march)(contribution_year)

announcement_deadline = decision(
    "announcement-deadline",
    "当年缴费标准最迟哪天公布？",
    "By which day must the year's standard be announced?",
    last_day_to_announce.at("一、（一）"),
)

announcement_on_time = decision(
    "announcement-on-time",
    "当年缴费标准是否按时公布？",
    "Was the year's standard announced in time?",
    no_if(~announced & (last_day_to_announce < AS_OF)).at(
        "一、（一）", "3月31日已过，仍未公布", "31 March has passed without an announcement"
    ),
    no_if(~announced).at("一、（一）", "尚未公布，还在期限内", "Not announced yet; there is still time"),
    no_if(announced_on > last_day_to_announce).at("一、（一）"),
    otherwise(True).at("一、（一）", "3月31日（含）以前公布", "Announced on or before 31 March"),
)

contribution_valid = decision(
    "contribution-valid",
    "缴费额是否符合定额缴费？",
    "Does the contribution follow the fixed grades?",
    all_of(
        (contribution_amount <= top_contribution_grade).at("一、（一）"),
        (contribution_amount >= lowest_grade).at("一、（一）"),
        grade_matches.at("一、（一）"),
    ),
)

# 一、（二）

contribution_subsidy = decision(
    "contribution-subsidy",
    "可否享受政府缴费补贴？",
    "Is the contribution subsidised?",
    all_of(insured.at("一、（二）"), paid_this_year.at("一、（二）"), in_subsidy_scope.at("一、（二）")),
)

contribution_subsidy_amount = decision(
    "contribution-subsidy-amount",
    "本年缴费补贴多少？",
    "How much is this year's subsidy?",
    rule(~contribution_subsidy, 0).at("一、（二）", "不享受缴费补贴", "The contribution is not subsidised"),
    rule(contribution_amount == lowest_grade, lowest_subsidy).at("一、（二）", "按最低档次缴费", "The lowest grade"),
    rule(contribution_amount == top_contribution_grade, top_subsidy).at(
        "一、（二）", "按最高档次缴费", "The highest grade"
    ),
    otherwise(subsidy_of_grade).at("一、（二）", "按所缴档次公布的补贴", "The subsidy announced for the grade paid"),
    result=MONEY,
)

# 一、（三）

standard_change_effective = decision(
    "standard-change-effective",
    "缴费或补贴标准的调整可否公布？",
    "May the change of grades or subsidies be announced?",
    all_of(
        proposed_by_hrss.at("一、（三）"),
        proposed_with_finance.at("一、（三）"),
        approved_by_government.at("一、（三）"),
    ),
)

# 二、（一）

in_the_mechanism = benefit.is_in("basic-pension", "welfare-pension")

adjustment_due = decision(
    "adjustment-due",
    "这项待遇是否应同步调整？",
    "Is this benefit to be adjusted with the others?",
    all_of(in_the_mechanism.at("二、（一）"), other_standards_adjusted.at("二、（一）")),
)

# 二、（二）

pension_plan_valid = decision(
    "pension-plan-valid",
    "待遇调整方案是否合规？",
    "Is the adjustment plan as it must be?",
    all_of(
        proposed_by_hrss.at("二、（二）"),
        proposed_with_finance.at("二、（二）"),
        considers_income.at("二、（二）"),
        considers_prices.at("二、（二）"),
        considers_other_standards.at("二、（二）"),
        (increase_65_plus > increase_under_65).at(
            "二、（二）", "65岁及以上的增加额高于65岁以下的", "The increase from 65 is above that below 65"
        ),
    ),
)

pension_plan_executable = decision(
    "pension-plan-executable",
    "待遇调整方案可否执行？",
    "May the adjustment plan be carried out?",
    all_of(
        approved_by_party_committee.at("二、（二）"),
        approved_by_government.at("二、（二）"),
        pension_plan_valid,
    ),
)

is_65 = years_after(birth_date, 65) <= AS_OF

tilt_applies = decision(
    "tilt-applies",
    "是否享受65岁及以上倾斜？",
    "Does the preference from 65 apply?",
    all_of(insured.at("二、（二）"), is_65.at("二、（二）", "已满65周岁", "Has turned 65")),
)

monthly_increase = decision(
    "monthly-increase",
    "本次每月增加多少？",
    "How much is the monthly increase?",
    rule(~in_the_mechanism, 0).at("二、（一）", "个人账户养老金不在调整之列", "Individual accounts are not adjusted"),
    rule(is_65, increase_65_plus).at("二、（二）", "已满65周岁", "Has turned 65"),
    otherwise(increase_under_65).at("二、（二）", "不满65周岁", "Below 65"),
    result=MONEY,
)
