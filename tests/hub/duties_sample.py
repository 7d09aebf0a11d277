"""An invented service whose offices report, keep in touch with people, hold fairs and answer; and whose firms pay."""

from datetime import date

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import end, outcome, procedure, step
from gongbao.rules import choices, fact
from gongbao.services import Document, Service, agency, duty, organisation, person, record
from gongbao.words import Words

resident = person("resident", "居民", "resident")
office = agency("office", "服务处", "office")
station = agency("station", "服务站", "station")
firm = organisation("firm", "企业", "firm")

name = fact.text("person", "姓名", "Name")
left_on = fact.date("left_on", "离开日期", "Left on")
day = fact.date("day", "日期", "Day")
kind = fact.enum("kind", "类别", "Kind", choices(("quarter", "季报", "Quarterly"), ("other", "其他", "Other")))

people = record("people", "人员名册", "People", "第二条", office, name, left_on, key=[name])
contact = record("contact", "联系记录", "Contacts", "第二条", office, name, day)
report = record("report", "报告", "Reports", "第三条", office, kind, day)
fair = record("fair", "招聘会", "Fairs", "第四条", office, day)

contact_people = duty(
    "contact-people",
    "每月联系名册上的每个人",
    "Contact everybody on the list",
    "第二条",
    (office, station),
    "month",
    of=people,
    until="left_on",
    record=contact,
)
quarterly_report = duty(
    "quarterly-report",
    "按季报告",
    "Report each quarter",
    "第三条",
    office,
    "quarter",
    within=(10, DAYS),
    record=report,
    entry={"kind": "quarter"},
)
hold_fairs = duty(
    "hold-fairs", "每年至少两场招聘会", "Two fairs a year", "第四条", office, "year", times=2, record=fair
)
answer = duty(
    "answer",
    "三个工作日内答复",
    "Answer within three working days",
    "第五条",
    office,
    "event",
    after="help/ask:asked",
    within=(3, WORKING_DAYS),
)
patrol = duty("patrol", "每日巡查", "Patrol every day", "第六条", station, "working-day")
pay = duty("pay", "按月缴费", "Pay every month", "第七条", firm, "month")

ask = step(
    "ask", resident, Words("求助", "Ask"), at="第五条",
    outcomes=[outcome("asked", Words("已求助", "Asked")), outcome("dropped", Words("作罢", "Dropped"))],
)  # fmt: skip
charge = step(
    "charge", firm, Words("付款", "Pay"), at="第七条", after=ask, outcomes=[outcome("paid", Words("已付", "Paid"))]
)
help_procedure = procedure(
    "help",
    Words("求助", "Help"),
    applicant=resident,
    steps=[ask, charge],
    ends={charge: end("over", Words("了结", "Over"))},
)

service = Service(
    "stations",
    Words("服务站", "Stations"),
    Words("测试用", "For tests"),
    (Document("样发〔2024〕2号", "服务站办法", date(2024, 1, 1), date(2024, 2, 1)),),
    (resident, office, station, firm),
    (),
    (),
    (help_procedure,),
    (people, contact, report, fair),
    (contact_people, quarterly_report, hold_fairs, answer, patrol, pay),
)
