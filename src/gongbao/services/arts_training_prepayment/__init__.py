"""京文旅发〔2023〕110号: prepaid fees of for-profit arts training institutions, kept in escrow lesson by lesson."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.arts_training_prepayment import (
    coverage,
    decisions_prepayment,
    decisions_refund,
    entitlements,
    procedures_lessons,
    procedures_prepayment,
    procedures_supervision,
    records,
    vocabulary,
)
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="arts-training-prepayment",
    title=Words("艺术类校外培训预付费", "Prepaid arts training"),
    about=Words(
        "预付的学费存在银行专用账户里，上一节课付一节课的钱；没上的课可以退。",
        "Prepaid fees stay in escrow and are released lesson by lesson; untaught lessons are refunded.",
    ),
    documents=(
        Document(
            "京文旅发〔2023〕110号",
            "北京市营利性文化艺术类校外培训机构培训课程预付费管理办法（修订）",
            issued=date(2023, 11, 20),
            effective=date(2023, 12, 22),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions_prepayment, decisions_refund),
    procedure_list=defined_in(Procedure, procedures_prepayment, procedures_lessons, procedures_supervision),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("教育培训", "Training"), Words("消费者权益", "Consumer rights")),
    entitlements=entitlements.ENTITLEMENTS,
)
