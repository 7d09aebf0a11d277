"""Announcements, lists, the register and standing duties of 2018年标字第12号（总第231号）."""

from datetime import date

from gongbao.rules import AS_OF, choices, fact
from gongbao.services import duty, record
from gongbao.services.local_standards.vocabulary import (
    announced_count,
    announcement,
    announcement_number,
    announcement_total,
    basis,
    bureau,
    issued_by_planning_commission,
    issued_by_quality_bureau,
    keeper,
    prefix,
    repealed_on,
    replaced_by,
    review_result,
    standard_name,
    standard_number,
    used_in_design_on,
    user,
)
from gongbao.services.numbering import numbered
from gongbao.words import Words

used_in = fact.text("used_in", "设计、合同或审批", "Design, contract or approval")
state = fact.enum(
    "state",
    "状态",
    "State",
    choices(("in-force", "有效", "In force"), ("repealed", "已废止", "Repealed")),
)

#: DB11 is the code of Beijing, T stands for recommended; the edition is a year, of two digits until 1999.
STANDARD_NUMBER = (
    r"(?<![A-Z0-9])(?P<series>DB *11 *(?:/ *T *)?[0-9]+(?:\.[0-9]+)?)(?: *- *(?:[0-9]{4}|[0-9]{2})(?![0-9]))?"
)
NUMBERS = numbered(
    standard_number,
    STANDARD_NUMBER,
    ~((state == "repealed") & (repealed_on <= AS_OF)),
    ended_on=repealed_on,
    replaced_by=replaced_by,
)

ANNOUNCED = {"announcement": "2018年标字第12号（总第231号）"}
#: The one standard that the announcement repeals.
REPEALED = {
    "standard_number": "DB11/T 881-2012",
    "standard_name": Words("建筑太阳能光伏系统设计规范", "Design of solar photovoltaic systems for buildings"),
}

repeal_announcement = record(
    "repeal-announcement",
    "地方标准公告",
    "Announcement of local standards",
    "标题;公告正文",
    bureau,
    announcement,
    announcement_number,
    announcement_total,
    basis,
    announced_count,
    issued_by_quality_bureau,
    issued_by_planning_commission,
    fact.date("date", "公告日期", "Date"),
    public=True,
    key=(announcement_total,),
    rows=[
        {
            **ANNOUNCED,
            "announcement_number": 12,
            "announcement_total": 231,
            "announced_count": 1,
            "issued_by_quality_bureau": True,
            "issued_by_planning_commission": True,
            "date": date(2018, 8, 24),
        }
    ],
)
repeal_list = record(
    "repeal-list",
    "废止北京市地方标准目录",
    "List of repealed standards",
    "附件",
    bureau,
    fact.integer("serial", "序号", "Serial number", minimum=1),
    standard_number,
    standard_name,
    public=True,
    key=(standard_number,),
    rows=[{"serial": 1, **REPEALED}],
)
standards_register = record(
    "standards-register",
    "地方标准目录",
    "Register of local standards",
    "附件",
    keeper,
    standard_number,
    standard_name,
    prefix,
    state,
    review_result,
    repealed_on,
    replaced_by,
    announcement,
    public=True,
    key=(standard_number,),
    numbering=NUMBERS,
    rows=[
        {
            **REPEALED,
            "prefix": "recommended",
            "state": "repealed",
            "review_result": "repeal",
            "repealed_on": date(2018, 8, 24),
            **ANNOUNCED,
        }
    ],
)
use_record = record(
    "use-record",
    "标准引用记录",
    "Uses of standards",
    "公告正文",
    user,
    standard_number,
    used_in,
    used_in_design_on,
    state,
    key=(standard_number, used_in),
)

organise_review = duty("organise-review", "组织地方标准复审", "Review local standards", "公告正文", bureau, "standing")
warn_users = duty(
    "warn-users",
    "提醒使用者标准已废止",
    "Tell users that a standard is repealed",
    "公告正文",
    keeper,
    "on-change",
    record=use_record,
)
