"""京人社居发〔2018〕174号: contributions and pensions of urban and rural residents, set and adjusted year by year."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.services.resident_pension import (
    coverage,
    decisions,
    entitlements,
    procedures,
    records,
    vocabulary,
)
from gongbao.words import Words

service = Service(
    slug="resident-pension",
    title=Words("城乡居民养老保障", "Residents' pension"),
    about=Words(
        "居民养老保险的缴费档次、缴费补贴和养老金的正常调整。",
        "Contribution grades, subsidies and the regular adjustment of residents' pensions.",
    ),
    documents=(
        Document(
            "京人社居发〔2018〕174号",
            "关于进一步完善城乡居民养老保障待遇确定和正常调整机制有关问题的通知",
            issued=date(2018, 8, 8),
            # No effective date is printed: the day of issue.
            effective=date(2018, 8, 8),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("社会保险", "Social insurance"), Words("养老", "Old age")),
    entitlements=entitlements.ENTITLEMENTS,
)
