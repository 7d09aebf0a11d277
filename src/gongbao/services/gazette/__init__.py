"""The gazette itself: what it prints, with what effect, how an issue comes out, is imported and is found."""

from datetime import date

from gongbao.procedures import Procedure, Role
from gongbao.rules import Decision, Fact
from gongbao.services import Document, Service, defined_in
from gongbao.services.duties import Duty
from gongbao.services.gazette import coverage, decisions, entitlements, procedures, records, vocabulary
from gongbao.services.record import Record
from gongbao.words import Words

service = Service(
    slug="gazette",
    title=Words("政府公报", "The gazette"),
    about=Words(
        "公报刊登什么、有什么效力，怎样出版、导入和查找。",
        "What the gazette prints and with what effect; how it is published, imported and found.",
    ),
    documents=(
        Document(
            "北京市人民政府公报2024年第16期（总第844期）",
            "北京市人民政府公报（封面、目录、文件格式、查询方式、简介）",
            issued=date(2024, 4, 30),
            effective=date(2024, 4, 30),
        ),
    ),
    role_list=defined_in(Role, vocabulary),
    fact_list=defined_in(Fact, vocabulary),
    decision_list=defined_in(Decision, decisions),
    procedure_list=defined_in(Procedure, procedures),
    record_list=defined_in(Record, records),
    duty_list=defined_in(Duty, records),
    provisions=coverage.PROVISIONS,
    topics=(Words("政务公开", "Open government"),),
    entitlements=entitlements.ENTITLEMENTS,
)
