"""京退役军人局发〔2023〕44号: employment of veterans, from the return home to help in hardship."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.services.veteran_employment import (
    coverage,
    decisions,
    entitlements,
    procedures,
    records,
    vocabulary,
)
from gongbao.words import Words

service = Service(
    slug="veteran-employment",
    title=Words("退役军人就业帮扶", "Employment of veterans"),
    about=Words(
        "退役军人的适应性培训、就业档案、精准帮扶和各项扶持。",
        "Training on discharge, job files, help in finding work and support for veterans.",
    ),
    documents=(
        Document(
            "京退役军人局发〔2023〕44号",
            "关于进一步完善退役军人就业服务体系推进精准帮扶工作的实施意见",
            issued=date(2023, 12, 26),
            # No effective date is printed: the day of issue.
            effective=date(2023, 12, 26),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("就业", "Employment"), Words("退役军人", "Veterans")),
    entitlements=entitlements.ENTITLEMENTS,
)
