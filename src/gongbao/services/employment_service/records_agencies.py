"""Reports, checks and staff of the agencies, of 京人社职介发〔2018〕153号 (第五十二条至第七十一条)."""

from gongbao.rules import fact
from gongbao.services import record
from gongbao.services.employment_service.contents import (
    happened_on,
    kind,
    published_on,
    result_of,
)
from gongbao.services.employment_service.roles import (
    agency,
    analyst,
    city,
    superior,
)
from gongbao.services.employment_service.vocabulary_agencies import check_item, papers_done, title, training_hours

# 第三十六条第（三）项、第五十二条
analysis_report = record(
    "analysis-report",
    "职业信息分析报告",
    "Analysis reports",
    "第三十六条第（三）项;第五十二条",
    analyst,
    kind,
    fact.text("period", "时段", "Period"),
    fact.text("data", "数据", "Data"),
    fact.text("author", "作者", "Author"),
    fact.boolean("commended", "被评优秀", "Commended"),
    published_on,
)

# 第五十六条至第五十八条
check_report = record(
    "check-report",
    "核查抽查通报单",
    "Reports of checks",
    "第五十六条",
    superior,
    fact.text("agency", "被查机构", "Agency"),
    check_item,
    fact.text("sample", "抽查样本", "Sample"),
    fact.text("faults", "问题", "Faults"),
    fact.integer("notice_number", "通报次数", "Number of the notice", minimum=0),
    happened_on,
    result_of(
        ("fault", "有问题", "Fault"),
        ("no-fault", "没有问题", "No fault"),
        ("rectified", "已整改", "Put right"),
        ("not-rectified", "未整改", "Not put right"),
    ),
    one_a_case=True,
)
satisfaction_survey = record(
    "satisfaction-survey",
    "满意度调查表",
    "Satisfaction surveys",
    "第五十七条;第五十八条第一款",
    agency,
    fact.text("form", "调查形式", "Form"),
    fact.integer("respondents", "受访人数", "Respondents", minimum=0),
    fact.number("score", "满意度", "Score", minimum=0),
    fact.text("opinions", "意见", "Opinions"),
    fact.text("faults", "问题", "Faults"),
    fact.date("rectified_on", "整改日期", "Put right on"),
)

# 第六十六条至第七十一条
staff_file = record(
    "staff-file",
    "专业人员备案表",
    "Staff file",
    "第六十六条;第七十一条",
    city,
    fact.text("name", "姓名", "Name"),
    fact.text("post", "岗位（专职或兼职）", "Post, full- or part-time"),
    fact.text("certificate", "资格或技能", "Certificate or skill"),
    title,
    fact.text("title_year", "称号年度", "Year of the title"),
    papers_done,
    training_hours,
    fact.text("assessment", "培训考核", "Assessment of training"),
    fact.date("filed_on", "备案日期", "Filed on"),
)
shared_result = record(
    "shared-result",
    "共享成果",
    "Shared results",
    "第七十条",
    city,
    fact.text("author", "作者", "Author"),
    kind,
    fact.text("text", "正文", "Text"),
    fact.text("readers", "使用者", "Readers"),
)
