"""Standing and recurring duties of 京人社职介发〔2018〕153号, in its order."""

from gongbao.services import duty
from gongbao.services.employment_service import records
from gongbao.services.employment_service.roles import (
    agency,
    analyst,
    city,
    counsellor,
    district,
    enterprise_specialist,
    specialist,
    street,
    superior,
    team,
)

make_city_plan = duty(
    "make-city-plan-and-rules",
    "制定全市规划和规范",
    "Make the city's plan and rules",
    "第四条第一款",
    city,
    "year",
    reading=True,
)
make_district_plan = duty(
    "make-district-plan",
    "制定区年度计划和目标",
    "Make the district's plan and targets",
    "第四条第二款",
    district,
    "year",
    reading=True,
)
publish_procedures = duty(
    "publish-procedures", "公开程序、依据、时限和结果", "Publish how, why, when and what", "第五条", agency, "standing"
)
one_time_notice = duty(
    "one-time-notice", "一次告知全部所缺", "Say everything that is missing at once", "第五条", agency, "on-change"
)
enter_services = duty(
    "enter-services",
    "每次服务记入台账",
    "Enter every service in the ledger",
    "第十七条;第三十二条;第五十条",
    agency,
    "on-change",
    record=records.personal_ledger,
)
survey_certified = duty(
    "survey-certified-persons",
    "摸查新认定人员的就业意愿",
    "Survey each newly certified person",
    "第十八条",
    street,
    "on-change",
    record=records.personal_demand_file,
)
survey_statistics = duty(
    "survey-statistics",
    "分析摸查情况，确定重点",
    "Analyse the surveys and set the focus",
    "第二十条",
    street,
    "month",
    reading=True,
)
contact_new_clients = duty(
    "contact-new-aid-clients",
    "联系已登记未签协议的人员",
    "Contact registered persons without agreement",
    "第二十三条第一款",
    street,
    "on-change",
)
record_aid = duty(
    "record-and-evaluate-aid",
    "记录并评估援助",
    "Record aid and evaluate it",
    "第二十五条",
    specialist,
    "month",
    record=records.aid_ledger,
    of=records.aid_ledger,
    reading=True,
)
help_with_policies = duty(
    "help-with-policies",
    "协助办理促进就业优惠",
    "Help with promotion policies",
    "第二十六条第二款第（二）项",
    team,
    "on-change",
)
report_to_experts = duty(
    "report-to-expert-group",
    "向专家小组反馈进展",
    "Report progress to the experts",
    "第二十八条第（三）项",
    specialist,
    "month",
    reading=True,
)
guide_placed = duty(
    "guide-placed-persons",
    "引导安置人员参加培训",
    "Lead placed persons to training",
    "第三十条第二款",
    specialist,
    "quarter",
    reading=True,
)
archive_aid = duty(
    "archive-aid-requests", "整理归档求职信息", "Archive aid requests", "第三十一条", agency, "on-change"
)
archive_vacancies = duty(
    "archive-lapsed-vacancies",
    "归档失效岗位",
    "Archive lapsed vacancies",
    "第四十一条",
    agency,
    "on-change",
    record=records.vacancy,
)
record_enterprise = duty(
    "record-and-evaluate-enterprise",
    "记录并评估企业服务",
    "Record the support of enterprises and evaluate it",
    "第四十六条",
    enterprise_specialist,
    "quarter",
    record=records.key_enterprise_ledger,
    of=records.key_enterprise_ledger,
    reading=True,
)
quarterly_contact = duty(
    "enterprise-quarterly-contact",
    "每季度联系重点企业",
    "Contact each key enterprise every quarter",
    "第四十八条第二款",
    enterprise_specialist,
    "quarter",
    record=records.enterprise_demand_file,
    of=records.key_enterprise_ledger,
)
occupation_reports = duty(
    "occupation-reports",
    "撰写职业分析报告",
    "Write reports on occupations",
    "第五十二条第（一）项",
    analyst,
    "as-needed",
    record=records.analysis_report,
)
supply_demand_report = duty(
    "supply-demand-report",
    "形成供求分析报告",
    "Report on supply and demand",
    "第五十二条第（二）项",
    analyst,
    "month",
    record=records.analysis_report,
    reading=True,
)
quarterly_market_report = duty(
    "quarterly-market-report",
    "撰写季度供求分析",
    "Write the quarterly analysis",
    "第五十二条第（三）项",
    analyst,
    "quarter",
    record=records.analysis_report,
)
market_research = duty(
    "market-research-reports",
    "研究市场热点难点",
    "Study hot and hard market questions",
    "第五十二条第（四）项;第六十五条第（四）项",
    analyst,
    "as-needed",
    record=records.analysis_report,
)
publish_market_information = duty(
    "publish-market-information", "发布市场信息", "Publish market information", "第五十三条", agency, "standing"
)
training_needs_summary = duty(
    "training-needs-summary", "汇总培训需求", "Sum up training needs", "第五十四条", agency, "quarter", reading=True
)
performance_evaluation = duty(
    "performance-evaluation",
    "组织服务绩效评估",
    "Evaluate the services",
    "第五十五条",
    (city, district),
    "year",
    reading=True,
)
daily_vacancy_check = duty(
    "daily-vacancy-check-report",
    "通报当天岗位核查情况",
    "Report the day's checks of vacancies",
    "第五十六条第二款",
    superior,
    "working-day",
    record=records.check_report,
    entry={"check_item": "vacancy"},
)
monthly_ledger_check = duty(
    "monthly-ledger-check-report",
    "通报当月台账档案抽查情况",
    "Report the month's checks of ledgers and files",
    "第五十六条第二款",
    superior,
    "month",
    record=records.check_report,
    entry={"check_item": ("personal-ledger", "personal-demand-file", "employer-ledger", "enterprise-demand-file")},
)
survey_satisfaction = duty(
    "satisfaction-survey",
    "调查满意度并整改",
    "Survey satisfaction and put faults right",
    "第五十七条",
    agency,
    "quarter",
    record=records.satisfaction_survey,
    reading=True,
)
quality_monitoring = duty(
    "quality-monitoring",
    "监测质量，发出预警",
    "Monitor quality and warn",
    "第五十八条第一款",
    (city, district),
    "month",
    reading=True,
)
two_days_a_week = duty(
    "two-days-a-week",
    "首席、星级每周专门指导2个工作日",
    "Chief and star counsellors: two working days of guidance a week",
    "第六十四条第一款",
    counsellor,
    "week",
    times=2,
)
yearly_output = duty(
    "yearly-output",
    "完成当年论文、案例和报告",
    "The year's papers, cases and reports",
    "第六十四条;第六十七条第四款",
    (counsellor, analyst),
    "year",
    record=records.staff_file,
)
make_rating_methods = duty(
    "make-rating-methods", "制定称号评价办法", "Make the methods of rating", "第六十八条", city, "standing"
)
yearly_training = duty(
    "yearly-training",
    "当年培训60学时并考核",
    "60 class hours a year, each assessed",
    "第六十九条第一款",
    (counsellor, analyst),
    "year",
    record=records.staff_file,
)
organise_training = duty(
    "organise-training",
    "组织本区继续教育",
    "Organise training in the district",
    "第六十九条第二款",
    district,
    "year",
    reading=True,
)
file_staff = duty(
    "file-staff",
    "人员及变动报备",
    "File the staff and each change",
    "第七十一条",
    district,
    "on-change",
    record=records.staff_file,
)
