"""京人社工发〔2018〕169号: who supplies assistive devices under the work-injury insurance, by agreement."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.assistive_device_provider import (
    coverage,
    decisions,
    entitlements,
    procedures_admission,
    procedures_agreement,
    records,
    vocabulary,
)
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="assistive-device-provider",
    title=Words("工伤辅助器具协议机构", "Providers of assistive devices"),
    about=Words(
        "辅助器具装配机构和医疗机构怎样成为工伤保险协议机构，怎样续签。",
        "How assemblers and medical institutions become providers by agreement, and stay so.",
    ),
    documents=(
        Document(
            "京人社工发〔2018〕169号",
            "北京市工伤保险辅助器具配置机构评估确定办法（试行）",
            issued=date(2018, 8, 14),
            # No effective date is printed: the day of issue.
            effective=date(2018, 8, 14),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures_admission, procedures_agreement),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("工伤保险", "Work injury"), Words("机构", "Institutions")),
    entitlements=entitlements.ENTITLEMENTS,
)
