"""What 京政办发〔2018〕36号 decides in its parts 一 and 二: scope, classes of projects, stages, and their time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongbao.periods import WORKING_DAYS, working_days_between
from gongbao.rules import (
    AS_OF,
    DATE,
    INTEGER,
    UNKNOWN,
    Expr,
    all_of,
    any_of,
    choices,
    decision,
    function,
    no_if,
    otherwise,
    period_end,
    rule,
    yes_if,
)
from gongbao.services.construction_approval.roles import housing, planning_land
from gongbao.services.construction_approval.vocabulary import (
    accepted_on,
    changes_outline,
    changes_site_layout,
    counting_from,
    days_used,
    decided,
    decided_on,
    designated_area,
    existing_floor_area,
    exterior_decoration,
    fund_source,
    handling_periods,
    major_sector_project,
    on_negative_list,
    on_positive_list,
    planned_floor_area,
    project_class,
    project_kind,
    special_project,
    stage,
)

# 一、（二）

in_scope = decision(
    "in-scope",
    "本项目是否纳入改革？",
    "Does the reform cover the project?",
    no_if(special_project).at("一、（二）"),
    no_if(major_sector_project).at("一、（二）"),
    yes_if(project_kind.is_in("building", "urban-infrastructure")).at("一、（二）"),
    otherwise(False).at("一、（二）"),
)

# 一、（三）

SOCIAL_LIMIT, GOVERNMENT_LIMIT = 45, 100
by_society = fund_source == "social"
by_government = fund_source == "government"


def approval_days(periods: Sequence[Mapping[str, Any]], as_of: date) -> Any:
    """Working days in the union of the periods: the day of acceptance not counted, the day of issue counted.

    A period without a day of issue runs up to ``as_of``; one without a day of acceptance leaves the number unknown.
    """
    if not all(isinstance(each.get("accepted_on"), date) for each in periods):
        return UNKNOWN
    counted = 0
    reached = date.min
    for start, end in sorted((each["accepted_on"], _issued(each, as_of)) for each in periods):
        if end > max(start, reached):
            counted += working_days_between(max(start, reached), end)
            reached = end
    return counted


def _issued(period: Mapping[str, Any], as_of: date) -> date:
    issued = period.get("issued_on")
    return issued if isinstance(issued, date) else as_of


days_with_authorities = function(
    "{0}中的工作日（并行的只算一次，截至{1}）",
    "the working days in {0}, parallel ones once, up to {1}",
    INTEGER,
    approval_days,
)


def last_of(limit: int) -> Expr:
    """The working day on which ``limit`` is reached when approvals go on from the day of counting."""
    return period_end(counting_from, limit - days_used, WORKING_DAYS)


total_limit = decision(
    "total-limit",
    "全流程审批总时限是多少个工作日？",
    "How many working days may all approvals take?",
    rule(by_society, SOCIAL_LIMIT).at("一、（三）第一款第2句"),
    rule(by_government, GOVERNMENT_LIMIT).at("一、（三）第一款第2句"),
    result=INTEGER,
)

approval_days_used = decision(
    "approval-days-used",
    "已用多少个审批工作日？",
    "How many working days of approval are used?",
    days_with_authorities(handling_periods, AS_OF).at("一、（三）第一款第2句"),
    about=(
        "受理当日不算，出件当日算；材料在建设单位手里的时间不算。",
        "The day of acceptance is not counted, the day of issue is; time with the construction unit is not.",
    ),
)

limit_kept = decision(
    "limit-kept",
    "是否未超过总时限？",
    "Is the limit kept?",
    no_if(days_used > GOVERNMENT_LIMIT).at("一、（三）第一款第2句"),
    no_if(by_society & (days_used > SOCIAL_LIMIT)).at("一、（三）第一款第2句"),
    otherwise(True).at("一、（三）第一款第2句"),
)

latest_approval_date = decision(
    "latest-approval-date",
    "余下审批最迟哪天办完？",
    "By when must the remaining approvals be done?",
    rule(by_society, last_of(SOCIAL_LIMIT)).at("一、（三）第一款第2句"),
    rule(by_government, last_of(GOVERNMENT_LIMIT)).at("一、（三）第一款第2句"),
    result=DATE,
    about=(
        "假定审批从计算起日起一项接一项不停。",
        "If one approval follows another without a break from the day of counting on.",
    ),
)

# 二、（二）

renovates = all_of(on_positive_list, ~on_negative_list, planned_floor_area <= existing_floor_area)
alters = any_of(changes_outline, changes_site_layout, exterior_decoration & designated_area)

project_class_decided = decision(
    "project-class",
    "本项目属于哪一类？",
    "Which class does the project belong to?",
    rule(by_government, "government-funded").at("二、（二）第一款"),
    rule(renovates & alters, "existing-alteration").at("二、（二）第二款第5句"),
    rule(renovates & ~alters, "internal-renovation").at("二、（二）第二款第4句"),
    otherwise("new-extension").at("二、（二）第二款第3句;二、（二）第二款第6句"),
    result=project_class.kind,
)

simplified_route_allowed = decision(
    "simplified-route-allowed",
    "可否按简化流程（直接办证）办理？",
    "May the project go straight to its permit?",
    no_if(by_government).at("二、（二）第一款"),
    no_if(on_negative_list).at("二、（二）第二款第1句"),
    yes_if(on_positive_list & (planned_floor_area <= existing_floor_area)).at(
        "二、（二）第二款第4句;二、（二）第二款第5句"
    ),
    otherwise(False).at("二、（二）第二款第6句"),
)

first_permit = decision(
    "first-permit",
    "首先办理什么？",
    "What comes first?",
    rule(project_class == "government-funded", "project-approval").at("二、（一）第2句"),
    rule(project_class == "internal-renovation", "works-permit").at("二、（二）第二款第4句"),
    rule(project_class == "existing-alteration", "construction-planning-permit").at("二、（二）第二款第5句"),
    rule(project_class == "new-extension", "land-transfer-contract").at("二、（二）第二款第6句"),
    result=choices(
        ("project-approval", "政府投资项目审批", "Approval of the government project"),
        ("works-permit", "施工许可证", "Works permit"),
        ("construction-planning-permit", "建设工程规划许可证", "Construction planning permit"),
        ("land-transfer-contract", "建设用地使用权出让合同", "Contract on the transfer of the land use right"),
    ),
)

# 二、（三）

lead_department = decision(
    "lead-department",
    "本阶段由谁牵头？",
    "Who leads the stage?",
    rule(stage.is_in("land-use-planning", "construction-planning"), planning_land.name).at("二、（三）"),
    rule(stage.is_in("works", "completion"), housing.name).at("二、（三）"),
    result=choices(*((role.name, role.label.zh, role.label.en) for role in (planning_land, housing))),
)

# 附件4第15项

planning_permit_last_day = period_end(accepted_on, 7, WORKING_DAYS)
decided_late = decided_on > planning_permit_last_day

planning_permit_due = decision(
    "planning-permit-due",
    "建设工程规划许可证最迟哪天核发？",
    "By when must the construction planning permit be decided?",
    planning_permit_last_day.at("附件4第15项"),
)

planning_permit_on_time = decision(
    "planning-permit-on-time",
    "建设工程规划许可证是否按时办结？",
    "Is the construction planning permit decided in time?",
    no_if((AS_OF > planning_permit_last_day) & (~decided | decided_late)).at("附件4第15项"),
    yes_if(~decided).at("附件4第15项", "仍在7个工作日内", "Still within the 7 working days"),
    no_if(decided_late).at("附件4第15项"),
    otherwise(True).at("附件4第15项"),
)
