"""京人社市场发〔2023〕37号: licences of human resources service institutions, valid for good."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.hr_service_licence import (
    coverage,
    decisions,
    entitlements,
    procedures_licence,
    procedures_replacement,
    records,
    vocabulary,
)
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="hr-service-licence",
    title=Words("人力资源服务许可", "Human resources service licence"),
    about=Words(
        "开办职业中介、网络招聘要具备什么条件，怎样领证、换证，哪些业务可以做。",
        "What an employment agency or online recruiter needs, how the licence is had or replaced, and what it covers.",
    ),
    documents=(
        Document(
            "京人社市场发〔2023〕37号",
            "关于调整本市人力资源服务业务部分经办政策有关问题的通知",
            issued=date(2023, 12, 25),
            effective=date(2023, 12, 25),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures_licence, procedures_replacement),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("就业", "Employment"), Words("企业开办", "Starting a business")),
    entitlements=entitlements.ENTITLEMENTS,
)
