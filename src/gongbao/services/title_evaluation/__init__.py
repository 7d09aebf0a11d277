"""京人社事业发〔2023〕40, 41, 42号: titles in government services, integrated circuits, engineering consulting."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.services.title_evaluation import (
    achievements,
    application,
    applying,
    coverage,
    engineering_consulting,
    entitlements,
    government_services,
    integrated_circuits,
    integrated_circuits_senior,
    measures,
    procedures,
    records,
    vocabulary,
)
from gongbao.words import Words

ISSUED, EFFECTIVE = date(2023, 12, 29), date(2024, 1, 1)

service = Service(
    slug="title-evaluation",
    title=Words("专业职称评价", "Evaluation for professional titles"),
    about=Words(
        "政务服务、集成电路、工程咨询三个专业的职称：看能报哪一级，从申报一直办到电子证书。",
        "Titles in government services, integrated circuits and engineering consulting: "
        "see which level is open, and apply through to the electronic certificate.",
    ),
    documents=(
        Document("京人社事业发〔2023〕40号", "北京市政务服务专业职称评价试行办法", ISSUED, EFFECTIVE, alias="40号"),
        Document("京人社事业发〔2023〕41号", "北京市集成电路专业职称评价试行办法", ISSUED, EFFECTIVE, alias="41号"),
        Document("京人社事业发〔2023〕42号", "北京市工程咨询专业职称评价试行办法", ISSUED, EFFECTIVE, alias="42号"),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=(*defined_in(Fact, vocabulary), achievements.achievements),
    decision_list=(
        *defined_in(
            Decision,
            measures,
            government_services,
            integrated_circuits,
            integrated_circuits_senior,
            engineering_consulting,
        ),
        applying.eligible_at_target_level,
        applying.highest_eligible_level,
    ),
    procedure_list=(application.title_application, *defined_in(Procedure, procedures)),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("人才和职称", "Professionals and titles"), Words("就业", "Employment")),
    entitlements=entitlements.ENTITLEMENTS,
)
