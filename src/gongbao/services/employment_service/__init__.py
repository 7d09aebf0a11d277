"""京人社职介发〔2018〕153号: public employment services, from a job seeker to a key enterprise."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.employment_service import (
    coverage,
    decisions_agencies,
    decisions_aid,
    decisions_employers,
    decisions_people,
    duties,
    entitlements,
    procedures_agencies,
    procedures_aid,
    procedures_aid_transfer,
    procedures_aid_ways,
    procedures_employers,
    procedures_enterprises,
    procedures_people,
    procedures_staff,
    procedures_survey,
    records_agencies,
    records_employers,
    records_general,
    records_people,
    roles,
    vocabulary_agencies,
    vocabulary_employers,
    vocabulary_people,
)
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="employment-service",
    title=Words("公共就业服务", "Public employment services"),
    about=Words(
        "找工作的指导和推荐、就业困难人员的援助、单位招聘和重点企业服务，以及对服务的监督。",
        "Guidance and referral for seekers, aid for people in difficulty, help for employers, and its supervision.",
    ),
    documents=(
        Document(
            "京人社职介发〔2018〕153号",
            "北京市精细化公共就业服务实施细则",
            issued=date(2018, 7, 18),
            effective=date(2018, 8, 1),
        ),
    ),
    role_list=defined_in(Role, roles),
    fact_list=defined_in(Fact, vocabulary_people, vocabulary_employers, vocabulary_agencies),
    decision_list=defined_in(Decision, decisions_people, decisions_aid, decisions_employers, decisions_agencies),
    procedure_list=defined_in(
        Procedure,
        procedures_people,
        procedures_survey,
        procedures_aid,
        procedures_aid_ways,
        procedures_aid_transfer,
        procedures_employers,
        procedures_enterprises,
        procedures_agencies,
        procedures_staff,
    ),
    record_list=defined_in(Record, records_general, records_people, records_employers, records_agencies),
    duty_list=defined_in(Duty, duties),
    provisions=coverage.PROVISIONS,
    topics=(Words("就业", "Employment"), Words("招聘用人", "Recruitment")),
    entitlements=entitlements.ENTITLEMENTS,
)
