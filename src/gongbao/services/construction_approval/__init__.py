"""京政办发〔2018〕36号: approvals of construction projects in four stages, four ways and one system."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.construction_approval import (
    administration,
    commitments,
    conditions,
    coverage,
    duties,
    entitlements,
    items,
    one_stop,
    process,
    projects,
    records,
    roles,
    supervision,
    tables,
    vocabulary,
)
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="construction-approval",
    title=Words("工程建设项目审批", "Construction approval"),
    about=Words(
        "从立项到不动产登记：项目属于哪一类、该办什么、不该交什么，审批用了多少天。",
        "From project approval to property registration: which class a project is, what it must apply for, "
        "what nobody may ask of it, and how many days approvals have taken.",
    ),
    documents=(
        Document(
            "京政办发〔2018〕36号",
            "北京市工程建设项目审批制度改革试点实施方案",
            issued=date(2018, 9, 14),
            effective=date(2018, 9, 14),
        ),
    ),
    role_list=defined_in(Role, roles),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, process, items, conditions, supervision),
    procedure_list=defined_in(Procedure, projects, one_stop, commitments, administration),
    record_list=defined_in(Record, tables, records),
    duty_list=defined_in(Duty, duties),
    provisions=coverage.PROVISIONS,
    topics=(Words("工程建设", "Construction"), Words("营商环境", "Doing business")),
    entitlements=entitlements.ENTITLEMENTS,
)
