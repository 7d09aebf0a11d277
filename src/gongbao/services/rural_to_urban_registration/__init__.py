"""京人社就发〔2018〕172号: converted workers register on their own statement; the confirmation form is gone."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.services.rural_to_urban_registration import (
    coverage,
    decisions,
    entitlements,
    procedures,
    records,
    vocabulary,
)
from gongbao.words import Words

service = Service(
    slug="rural-to-urban-registration",
    title=Words("农转非劳动力就业失业登记", "Registration of converted workers"),
    about=Words(
        "农转非劳动力办就业失业登记，交一份个人声明，不再交身份确认表。",
        "Workers converted from rural to urban register on a personal statement instead of the confirmation form.",
    ),
    documents=(
        Document(
            "京人社就发〔2018〕172号",
            "关于调整农转非劳动力就业失业登记业务有关问题的通知",
            issued=date(2018, 8, 20),
            effective=date(2018, 9, 1),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("就业", "Employment"), Words("户籍", "Household registration")),
    entitlements=entitlements.ENTITLEMENTS,
)
