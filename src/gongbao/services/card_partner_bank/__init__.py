"""京人社数据发〔2024〕2号: banks that issue and serve the social security card, from admission to exit."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.card_partner_bank import (
    coverage,
    decisions,
    entitlements,
    procedures_admission,
    procedures_partners,
    records,
    vocabulary,
)
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="card-partner-bank",
    title=Words("社会保障卡合作银行", "Partner banks of the social security card"),
    about=Words(
        "银行怎样成为社保卡合作银行，要提供哪些服务、免哪些费，怎样评价和退出。",
        "How a bank becomes a partner, what it serves and charges, how it is evaluated and how it leaves.",
    ),
    documents=(
        Document(
            "京人社数据发〔2024〕2号",
            "北京市社会保障卡合作银行服务管理实施细则",
            issued=date(2024, 1, 10),
            effective=date(2024, 1, 10),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures_admission, procedures_partners),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("社会保障卡", "Social security card"), Words("银行服务", "Banking")),
    entitlements=entitlements.ENTITLEMENTS,
)
