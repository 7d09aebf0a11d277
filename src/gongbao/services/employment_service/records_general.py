"""Complaints, electronic files and the integrity record of 京人社职介发〔2018〕153号 (第五条、第九条)."""

from gongbao.rules import choices, fact
from gongbao.services import record
from gongbao.services.employment_service.contents import (
    access_log,
    archived_on,
    employer_name,
    entered_on,
    evidence,
    ground,
    history,
    keeper_name,
    kind,
    person,
    result,
)
from gongbao.services.employment_service.roles import (
    agency,
    city,
)

# 第五条、第五十九条
complaint_file = record(
    "complaint-file",
    "投诉申诉记录",
    "Complaints and appeals",
    "第五条;第五十九条",
    agency,
    person,
    ground,
    fact.date("filed_on", "提出日期", "Filed on"),
    fact.text("taken_by", "首问人", "Taken by"),
    fact.enum(
        "findings",
        "查明情况",
        "Findings",
        choices(
            ("justified", "属实", "Justified"),
            ("not-justified", "不属实", "Not justified"),
            ("upheld", "申诉成立", "Appeal upheld"),
            ("rejected", "申诉不成立", "Appeal rejected"),
        ),
    ),
    fact.date("answered_on", "答复日期", "Answered on"),
    fact.enum("remedy", "补救", "Remedy", choices(("done", "已补救", "Made good"))),
    fact.text("discipline", "依法处理情况", "Discipline by law"),
    one_a_case=True,
    applicant=person,
)

# 第九条
personal_e_file = record(
    "personal-e-file",
    "个人电子档案",
    "Electronic file of a person",
    "第九条第一款;第五十一条第二款",
    city,
    person,
    history,
    kind,
    archived_on,
    keeper_name,
    access_log,
)
employer_e_file = record(
    "employer-e-file",
    "单位电子档案",
    "Electronic file of an employer",
    "第九条第一款",
    city,
    employer_name,
    history,
    kind,
    archived_on,
    keeper_name,
    access_log,
)
integrity_record = record(
    "integrity-record",
    "就业诚信台账",
    "Integrity record",
    "第九条第二款",
    agency,
    fact.text("subject", "个人或单位", "Person or employer"),
    fact.text("event", "失信情形", "Event"),
    evidence,
    entered_on,
    fact.text("objection", "异议", "Objection"),
    result,
)
