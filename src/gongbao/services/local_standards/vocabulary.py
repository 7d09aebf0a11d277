"""Who acts, and what has to be known, in the order in which 2018年标字第12号（总第231号） first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, organisation
from gongbao.words import Words

bureau = agency("quality-bureau", "市质量技术监督局", "Municipal quality bureau")
commission = agency("planning-commission", "市规划和国土资源管理委员会", "Municipal planning commission")
user = organisation("standards-user", "标准使用者", "User of standards")
keeper = agency("register-keeper", "地方标准目录管理者", "Keeper of the register of standards")
editor = agency("gazette-editor", "政府公报编辑室", "Editors of the gazette")

ANNOUNCEMENT = document("地方标准公告", "announcement of local standards")
CATALOGUE = register("地方标准目录", "register of local standards")
ITEMS = Words("项", "standards")

# 附件 one standard
standard_number = fact.text("standard_number", "标准号", "Number of the standard", evidence=CATALOGUE)
standard_name = fact.text("standard_name", "标准名称", "Name of the standard", evidence=CATALOGUE)
prefix = fact.enum(
    "prefix",
    "标准号前缀",
    "Prefix of the number",
    choices(
        ("mandatory", "DB11（强制性）", "DB11 (mandatory)"),
        ("recommended", "DB11/T（推荐性）", "DB11/T (recommended)"),
        ("other", "其他前缀", "Another prefix"),
    ),
    evidence=CATALOGUE,
)
repealed_on = fact.date("repealed_on", "废止日期", "Repealed on", evidence=ANNOUNCEMENT)
repealed = fact.boolean("repealed", "已被公告废止", "Repealed by an announcement", evidence=ANNOUNCEMENT)
replaced_by = fact.text("replaced_by", "替代标准", "Replaced by", evidence=CATALOGUE)
in_register = fact.boolean("in_register", "在地方标准目录中", "Stands in the register", evidence=CATALOGUE)
used_in_design_on = fact.date(
    "used_in_design_on",
    "采用日期",
    "Day on which it was relied on",
    about=Words("设计、合同或者审批采用该标准的日子", "The day a design, contract or approval relied on the standard"),
)

# 公告正文 the review and the announcement
reviewed = fact.boolean("reviewed", "已经复审", "Reviewed", evidence=document("复审记录", "record of the review"))
review_result = fact.enum(
    "review_result",
    "复审结论",
    "Result of the review",
    choices(
        ("keep", "继续有效", "Remains in force"),
        ("revise", "需要修订", "To be revised"),
        ("repeal", "应予废止", "To be repealed"),
    ),
    evidence=judgement(bureau.name, "复审结论", "finding of the review"),
)
issued_by_quality_bureau = fact.boolean(
    "issued_by_quality_bureau", "由市质监局公告", "Announced by the quality bureau", evidence=ANNOUNCEMENT
)
issued_by_planning_commission = fact.boolean(
    "issued_by_planning_commission",
    "由市规划国土委共同公告",
    "Announced jointly by the planning commission",
    evidence=ANNOUNCEMENT,
)
planning_field = fact.boolean(
    "planning_field",
    "属于规划国土领域",
    "Lies in the planning commission's field",
    evidence=judgement(commission.name, "领域认定", "finding on the field"),
)
announced_count = fact.integer(
    "announced_count", "公告写明的项数", "Standards counted in the text", minimum=0, unit=ITEMS, evidence=ANNOUNCEMENT
)
listed_count = fact.integer(
    "listed_count", "目录列出的项数", "Standards in the list", minimum=0, unit=ITEMS, evidence=ANNOUNCEMENT
)

basis = fact.text("basis", "依据", "Basis", evidence=ANNOUNCEMENT)

# 文号
announcement = fact.text("announcement", "公告文号", "Number of the announcement", evidence=ANNOUNCEMENT)
announcement_number = fact.integer(
    "announcement_number", "公告年度编号", "Number within the year", minimum=1, evidence=ANNOUNCEMENT
)
announcement_total = fact.integer(
    "announcement_total", "公告总编号", "Running number", minimum=1, evidence=ANNOUNCEMENT
)
previous_number = fact.integer(
    "previous_number", "上一公告年度编号", "Number within the year of the one before", minimum=0, evidence=ANNOUNCEMENT
)
previous_total = fact.integer(
    "previous_total", "上一公告总编号", "Running number of the one before", minimum=0, evidence=ANNOUNCEMENT
)
