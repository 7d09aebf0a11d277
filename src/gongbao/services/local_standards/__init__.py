"""2018年标字第12号（总第231号）: local standards, reviewed, repealed and kept in a register."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.local_standards import coverage, decisions, procedures, records, vocabulary
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="local-standards",
    title=Words("地方标准", "Local standards"),
    about=Words(
        "查一项北京市地方标准是否有效；标准的复审、废止公告和目录。",
        "Whether a local standard of Beijing is in force; its review, repeal and register.",
    ),
    documents=(
        Document(
            "2018年标字第12号（总第231号）",
            "北京市地方标准公告",
            issued=date(2018, 8, 24),
            # No effective date is printed: the day of the announcement.
            effective=date(2018, 8, 24),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("标准", "Standards"), Words("工程建设", "Construction")),
)
