"""阅办发〔2026〕1号, an invented document: cards for a neighbourhood reading room."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in, provision
from gongbao.services.duties import Duty
from gongbao.services.record import Record
from gongbao.words import Words
from reading_room import decisions, entitlements, procedures, records, vocabulary

service = Service(
    slug="reading-room",
    title=Words("街道阅览室", "Neighbourhood reading room"),
    about=Words("办借书证，借书回家。", "Get a card and take books home."),
    documents=(
        Document("阅办发〔2026〕1号", "街道阅览室管理办法", issued=date(2026, 1, 5), effective=date(2026, 2, 1)),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=(
        provision("第一条", "目的", "Purpose", note=("目的，无须执行", "Purpose; nothing to run")),
        provision("第二条", "本街道居民", "Residents of the subdistrict"),
        provision("第三条第一款", "住满一年", "A year of residence"),
        provision("第三条第二款", "满60岁不限年限", "From 60 on, no matter how long"),
        provision("第四条", "爱护图书", "Care for books"),
        provision("第五条第一款", "申请", "Asking"),
        provision("第五条第二款", "5个工作日答复，逾期视为同意", "Answer in 5 working days, or it is granted"),
        provision(
            "第五条第三款",
            "可以替符合条件的人备好申请",
            "An application may be prepared for whoever qualifies",
            note=("在人群计算页面办理", "Done on the pages about populations"),
        ),
        provision("第六条", "登记", "Register"),
        provision("第七条", "公布时间", "Hours"),
        provision("第八条", "每月盘点", "Counting the books each month"),
    ),
    entitlements=entitlements.ENTITLEMENTS,
)
