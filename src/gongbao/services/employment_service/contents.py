"""What several ledgers, files and agreements of 京人社职介发〔2018〕153号 hold alike."""

from gongbao.rules import Fact, choices, fact

person = fact.text("person", "服务对象", "Person")
employer_name = fact.text("employer", "单位", "Employer")
basics = fact.text("basics", "基本情况", "Basics")
registration = fact.text("registration", "登记及发布情况", "Registration and publication")
guidance = fact.text("guidance", "指导情况", "Guidance")
tracking = fact.text("tracking", "跟踪检查情况", "Tracking and checks")
other_trace = fact.text("other_trace", "其他服务留痕", "Other traces of service")
file_changes = fact.text("file_changes", "需求档案及变动", "Demand file and its changes")
agreement_kept = fact.text("agreement_kept", "协议及履行情况", "Agreement and how it is kept")
helpers = fact.text("helpers", "专员和团队", "Specialist and team")
history = fact.text("history", "历次服务", "Each service")
opened_on = fact.date("opened_on", "建立日期", "Opened on")
entered_on = fact.date("entered_on", "录入日期", "Entered on")
published_on = fact.date("published_on", "发布日期", "Published on")
archived_on = fact.date("archived_on", "归档日期", "Archived on")
service_given = fact.text("service", "服务", "Service")
result = fact.text("result", "结果", "Result")
transferred_party = fact.text("applicant", "申请人", "Applicant")
parties = fact.text("parties", "双方", "Parties")
service_place = fact.text("service_place", "服务地", "Place of service")
specialist_name = fact.text("specialist", "服务专员", "Specialist")
signed_on = fact.date("signed_on", "签订日期", "Signed on")
ended_on = fact.date("ended_on", "终止日期", "Ended on")
end_reason = fact.enum(
    "end_reason",
    "终止原因",
    "Why it ended",
    choices(
        ("placed", "已安置到公益性岗位", "Placed in a welfare post"),
        ("refused", "不愿就业或者拒绝服务", "Unwilling, or refuses the service"),
        ("transferred", "服务关系划转", "Transferred"),
        ("agreed-ground", "出现约定情形", "An agreed ground"),
        ("no-longer-certified", "退出认定", "No longer certified"),
        ("by-agreement", "协商终止", "By agreement"),
        ("expired", "协议期满", "Expired"),
    ),
)
happened_on = fact.date("date", "日期", "Date")
keeper_name = fact.text("keeper", "保管人", "Keeper")
access_log = fact.text("access_log", "利用记录", "Who used it")
#: What a ledger holds of whoever is served for long: key enterprises, and people in difficulty.
LASTING_SERVICE = (file_changes, agreement_kept, helpers, history, service_given, result, entered_on)
ground = fact.text("ground", "事由", "Ground")
evidence = fact.text("evidence", "依据材料", "Evidence")
kind = fact.text("kind", "种类", "Kind")


def result_of(*ways: tuple[str, str, str]) -> Fact:
    """What came of it, where the steps of a procedure say so."""
    return fact.enum("result", "结果", "Result", choices(*ways))
