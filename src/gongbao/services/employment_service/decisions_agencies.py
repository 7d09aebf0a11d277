"""What 京人社职介发〔2018〕153号 decides on agencies, information, supervision and staff."""

from datetime import date

from gongbao.periods import add_days, add_months
from gongbao.rules import (
    DATE,
    Expr,
    all_of,
    any_of,
    choices,
    decision,
    function,
    otherwise,
    rule,
    some,
)
from gongbao.services.employment_service.vocabulary_agencies import (
    area,
    can_set_up_chief_systems,
    cases_written,
    check_item,
    checked_on,
    counsellors,
    frontline_years,
    full_time_labour_assistants,
    has_aid_specialist_system,
    has_chief_analyst_system,
    has_chief_counsellor_system,
    has_complaint_system,
    has_enterprise_specialist_system,
    has_equivalent_skill,
    has_quality_monitoring_system,
    has_vocational_certificate,
    info_accurate,
    info_personal,
    info_true,
    info_usable,
    information_analysts,
    led_team_well,
    notices,
    other_service_staff,
    outstanding,
    overdue_rate,
    papers_done,
    papers_published,
    qualification,
    rectified,
    reports_commended,
    reports_written,
    rights_harmed,
    satisfaction_rate,
    serious_consequences,
    service_areas,
    service_substandard,
    special_guidance_days,
    summons_held,
    tier,
    title,
    training_hours,
    was_excellent_analyst,
    was_star_counsellor,
    weeks_counted,
)
from gongbao.services.employment_service.vocabulary_people import difficulty_certified

# 第五条

agency_systems_in_place = decision(
    "agency-systems-in-place",
    "应建的四项制度齐了吗？",
    "Are the four systems in place?",
    all_of(
        has_aid_specialist_system.at("第五条"),
        has_enterprise_specialist_system.at("第五条"),
        has_quality_monitoring_system.at("第五条"),
        has_complaint_system.at("第五条"),
    ),
)

chief_systems_in_place = decision(
    "chief-systems-in-place",
    "首席制度符合要求吗？",
    "Are the chief systems as they should be?",
    any_of(
        (~can_set_up_chief_systems).at("第五条", "不具备条件，不作要求", "Not asked where the means are lacking"),
        all_of(has_chief_counsellor_system.at("第五条"), has_chief_analyst_system.at("第五条")),
    ),
)

# 第六条


def has_area(name: str) -> Expr:
    """The site has this area."""
    return some(service_areas, area == name)


DISTRICT_AREAS = ("advice-desk", "general-service", "self-service", "recruitment-talks", "information-board", "waiting")

site_complete = decision(
    "site-complete",
    "服务场所功能齐全吗？",
    "Does the site have every area?",
    all_of(
        any_of(tier != "district", all_of(*(has_area(name) for name in DISTRICT_AREAS))).at(
            "第六条第一款", "区级场所有六个功能区", "A district site has six areas"
        ),
        any_of(tier != "street", has_area("placement-and-guidance")).at(
            "第六条第一款", "街道有职业介绍和指导专区", "A street site has its special area"
        ),
        any_of(tier != "community", has_area("one-counter-window")).at(
            "第六条第一款", "社区有一柜式窗口", "A community station has its window"
        ),
    ),
)

# 第五十一条

information_releasable = decision(
    "information-releasable",
    "信息可以利用和发布吗？",
    "May the information be used and published?",
    all_of(
        info_true.at("第五十一条第一款;第五十三条"),
        info_accurate.at("第五十一条第一款;第五十三条"),
        info_usable.at("第五十一条第一款;第五十三条"),
        (~info_personal).at("第五十一条第二款", "没有应受保护的信息", "Nothing that must be protected"),
    ),
)

# 第五十六条


def last_day_of_month(day: date) -> date:
    """The last day of the month in which ``day`` lies."""
    return add_days(add_months(day.replace(day=1), 1), -1)


month_end = function("{0}所在月的末日", "the last day of the month of {0}", DATE, last_day_of_month)

check_report_by = decision(
    "check-report-by",
    "核查抽查最迟哪天通报？",
    "By when is the check reported?",
    rule(check_item == "vacancy", checked_on).at("第五十六条第二款"),
    otherwise(month_end(checked_on)).at("第五十六条第二款"),
    result=DATE,
)

# 第五十八条

supervision_measure = decision(
    "supervision-measure",
    "对下级机构采取什么措施？",
    "Which measure against the agency?",
    rule(rectified, "close").at("第五十八条第二款"),
    rule(all_of(notices >= 3, summons_held, serious_consequences), "accountability-referral").at("第五十八条第二款"),
    rule(all_of(notices >= 3, ~summons_held), "warning-summons").at("第五十八条第二款"),
    otherwise("notify").at("第五十八条第二款"),
    result=choices(
        ("close", "问题解决，结案", "Solved, closed"),
        ("accountability-referral", "移送问责", "Passed on to be held to account"),
        ("warning-summons", "警示约谈", "Warning talk"),
        ("notify", "通报并督促整改", "Notified, to be put right"),
    ),
)

unsolved_after_three = (
    (~rectified).at("第五十八条第二款", "问题没有解决", "The problem is unsolved"),
    (notices >= 3).at("第五十八条第二款"),
)

summons_allowed = decision(
    "summons-allowed",
    "可以约谈主要负责人吗？",
    "May the head be summoned?",
    all_of(*unsolved_after_three),
)

accountability_referral_allowed = decision(
    "accountability-referral-allowed",
    "可以移送问责吗？",
    "May the case be passed on?",
    all_of(
        *unsolved_after_three,
        summons_held.at("第五十八条第二款"),
        serious_consequences.at("第五十八条第二款"),
    ),
)

quality_warning = decision(
    "quality-warning",
    "服务质量预警是哪一级？",
    "Which quality warning?",
    rule(any_of(satisfaction_rate < 80, overdue_rate > 10), "red").at("第五十八条第一款"),
    rule(any_of(satisfaction_rate < 90, overdue_rate > 5), "yellow").at("第五十八条第一款"),
    otherwise("none").at("第五十八条第一款"),
    result=choices(("red", "红色", "Red"), ("yellow", "黄色", "Yellow"), ("none", "无预警", "No warning")),
    about=("文件没有定数，这里是默认的界线", "The document sets no figures; these are default thresholds"),
)

# 第五十九条第二款

appeal_open = decision(
    "appeal-open",
    "可以申诉吗？",
    "May the person appeal?",
    all_of(
        difficulty_certified.at("第五十九条第二款"),
        service_substandard.at("第五十九条第二款"),
        rights_harmed.at("第五十九条第二款"),
    ),
)

# 第六十条、第六十一条、第六十六条

no_post_tier = ~tier.is_in("district", "street")

staffing_met = decision(
    "staffing-met",
    "人员配备达标吗？",
    "Is the agency staffed as it must be?",
    all_of(
        any_of(no_post_tier, counsellors >= 1).at(
            "第六十条第一款第（一）项", "区级、街道有职业指导人员", "District and street have a counsellor"
        ),
        any_of(no_post_tier, information_analysts >= 1).at(
            "第六十条第一款第（二）项", "区级、街道有信息分析人员", "District and street have an analyst"
        ),
        any_of(no_post_tier, other_service_staff >= 1).at(
            "第六十条第一款第（三）项", "区级、街道有其他服务人员", "District and street have other staff"
        ),
        any_of(tier != "community", full_time_labour_assistants >= 1).at(
            "第六十条第二款", "社区有专职协理员", "A community station has a full-time assistant"
        ),
    ),
)

staff_qualified = decision(
    "staff-qualified",
    "人员有资格或技能吗？",
    "Is the person certified or skilled?",
    any_of(has_vocational_certificate, has_equivalent_skill).at("第六十一条;第六十六条"),
)

# 第六十三条

star_counsellor_eligible = decision(
    "star-counsellor-eligible",
    "可以推荐为星级职业指导师吗？",
    "May a star counsellor be proposed?",
    all_of(
        (frontline_years >= 5).at("第六十三条第二款"),
        outstanding.at("第六十三条第二款"),
        qualification.is_in(
            "senior-counsellor", "senior-psychologist", "senior-hr-manager", "senior-economist", "other-deemed"
        ).at("第六十三条第二款"),
    ),
)

chief_counsellor_eligible = decision(
    "chief-counsellor-eligible",
    "可以推荐为首席职业指导师吗？",
    "May a chief counsellor be proposed?",
    all_of(
        (frontline_years >= 10).at("第六十三条第三款"),
        was_star_counsellor.at("第六十三条第三款"),
        outstanding.at("第六十三条第一款"),
    ),
)

# 第六十七条

excellent_analyst_eligible = decision(
    "excellent-analyst-eligible",
    "可以评为优秀职业信息分析师吗？",
    "May an excellent analyst be rated?",
    all_of(
        (frontline_years >= 2).at("第六十七条第二款"),
        outstanding.at("第六十七条第二款"),
        qualification.is_in(
            "senior-analyst", "senior-hr-manager", "senior-economist", "senior-statistician", "other-deemed"
        ).at("第六十七条第二款"),
    ),
)

chief_analyst_eligible = decision(
    "chief-analyst-eligible",
    "可以评为首席职业信息分析师吗？",
    "May a chief analyst be rated?",
    all_of(
        (frontline_years >= 5).at("第六十七条第三款"),
        led_team_well.at("第六十七条第三款"),
        was_excellent_analyst.at("第六十七条第三款"),
        outstanding.at("第六十七条第一款"),
    ),
)

# 第六十八条

title_eligible = decision(
    "title-eligible",
    "符合所报称号的条件吗？",
    "Are the conditions of the title met?",
    all_of(
        any_of(title != "star-counsellor", star_counsellor_eligible).at(
            "第六十三条第二款", "报星级指导师的，符合其条件", "A star counsellor meets the conditions"
        ),
        any_of(title != "chief-counsellor", chief_counsellor_eligible).at(
            "第六十三条第三款", "报首席指导师的，符合其条件", "A chief counsellor meets the conditions"
        ),
        any_of(title != "excellent-analyst", excellent_analyst_eligible).at(
            "第六十七条第二款", "报优秀分析师的，符合其条件", "An excellent analyst meets the conditions"
        ),
        any_of(title != "chief-analyst", chief_analyst_eligible).at(
            "第六十七条第三款", "报首席分析师的，符合其条件", "A chief analyst meets the conditions"
        ),
        (~title.is_in("senior-counsellor", "senior-analyst")).at(
            "第六十八条", "市级只评四种称号", "The city reviews four titles only"
        ),
    ),
)

# 第六十四条、第六十七条第四款、第五款

leading_counsellor = title.is_in("chief-counsellor", "star-counsellor")
leading_analyst = title.is_in("chief-analyst", "excellent-analyst")

yearly_output_met = decision(
    "yearly-output-met",
    "当年的工作完成了吗？",
    "Was the year's work done?",
    all_of(
        any_of(~leading_counsellor, special_guidance_days >= 2 * weeks_counted).at(
            "第六十四条第一款", "平均每周专门指导2个工作日", "Two working days of special guidance a week"
        ),
        any_of(~leading_counsellor, all_of(papers_published >= 1, cases_written >= 5)).at(
            "第六十四条第一款", "发表1篇论文，写5篇案例", "One paper published and five cases"
        ),
        any_of(title != "senior-counsellor", all_of(papers_done >= 1, cases_written >= 3)).at(
            "第六十四条第一款", "高级指导师写1篇论文、3篇案例", "A senior counsellor: one paper and three cases"
        ),
        any_of(~leading_analyst, all_of(reports_written >= 4, reports_commended >= 1)).at(
            "第六十七条第四款", "写4篇报告，1次被评优秀", "Four reports, one of them commended"
        ),
        any_of(title != "senior-analyst", reports_written >= 2).at(
            "第六十七条第四款", "高级分析师写2篇报告", "A senior analyst: two reports"
        ),
    ),
)

title_for_year = decision(
    "title-for-year",
    "可以评定当年的称号吗？",
    "May the title be held for the year?",
    any_of(
        title.is_in("senior-counsellor", "senior-analyst").at(
            "第六十四条第二款", "高级的没有年度门槛", "No yearly bar for the senior grades"
        ),
        yearly_output_met.at("第六十四条第二款;第六十七条第五款"),
    ),
)

# 第六十九条

training_met = decision(
    "training-met",
    "当年培训学时达标吗？",
    "Are the year's class hours met?",
    (training_hours >= 60).at("第六十九条第一款"),
)
