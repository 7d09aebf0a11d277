"""京人社工发〔2023〕36号: work-injury insurance alone for interns of vocational schools."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.intern_injury_insurance import (
    coverage,
    decisions,
    entitlements,
    procedures_cover,
    procedures_injuries,
    procedures_stop,
    records,
    vocabulary,
)
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="intern-injury-insurance",
    title=Words("实习生工伤保险", "Work-injury insurance for interns"),
    about=Words(
        "单位怎样为职业学校实习生单独参加工伤保险，每月缴多少，受伤以后怎样认定、谁来付钱。",
        "How a unit insures interns of vocational schools, what it pays each month, and who pays after an injury.",
    ),
    documents=(
        Document(
            "京人社工发〔2023〕36号",
            "关于职业学校实习学生参加工伤保险工作的通知",
            issued=date(2023, 12, 21),
            effective=date(2024, 2, 1),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures_cover, procedures_stop, procedures_injuries),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("社会保险", "Social insurance"), Words("学生实习", "Internships")),
    entitlements=entitlements.ENTITLEMENTS,
)
