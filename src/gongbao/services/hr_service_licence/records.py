"""Registers, files, letters and standing duties of 京人社市场发〔2023〕37号, in its order."""

from datetime import date

from gongbao.rules import choices, fact
from gongbao.services import duty, record
from gongbao.services.hr_service_licence.decisions import licence_scope
from gongbao.services.hr_service_licence.vocabulary import (
    check_on,
    checkers,
    city,
    district,
    findings,
    form_is_new,
    institution,
    number,
    office_facilities,
    premises,
    telecom_licence,
)
from gongbao.words import Words

institution_name = fact.text("institution", "机构名称", "Institution")
applicant_name = fact.text("applicant", "申请人", "Applicant")
scope_items = fact.enum("scope_items", "许可服务范围", "Scope", licence_scope.kind)
issued_on = fact.date("issued_on", "发证日期", "Issued on")

# 二、三、
licence = record(
    "licence",
    "人力资源服务许可证",
    "Human resources service licence",
    "二、;三、",
    district,
    number,
    institution_name,
    scope_items,
    issued_on,
    fact.date("replaced_on", "换证日期", "Replaced on"),
    fact.date("withdrawn_on", "撤销、吊销或者注销日期", "Withdrawn on"),
    one_a_case=True,
    applicant=institution_name,
)
licence_register = record(
    "licence-register",
    "人力资源服务许可证登记",
    "Register of licences",
    "三、",
    district,
    number,
    institution_name,
    fact.enum(
        "state",
        "许可证状态",
        "State",
        choices(
            ("valid", "长期有效", "Valid for good"),
            ("withdrawn", "已撤销、吊销或者注销", "Withdrawn or cancelled"),
            ("expired", "本通知印发前已到期", "Expired before the notice"),
        ),
    ),
    scope_items,
    issued_on,
    fact.date("old_expiry", "旧证印明的有效期截止日（不再适用）", "Expiry printed on an old licence"),
    public=True,
    key=[institution_name],
    applicant=institution_name,
)

# 四、
credit_kind = fact.enum(
    "kind",
    "情形",
    "Kind",
    choices(
        ("route-closed", "不适用告知承诺", "Commitment route closed"),
        ("false-commitment", "虚假承诺", "False commitment"),
    ),
)
credit_record = record(
    "credit-record",
    "告知承诺信用记录",
    "Credit record of commitments",
    "四、",
    district,
    institution_name,
    credit_kind,
    fact.date("found_on", "认定日期", "Found on"),
    fact.date("repaired_on", "修复日期", "Repaired on"),
    fact.date("told_on", "告知日期", "Told on"),
    key=[institution_name, credit_kind],
    applicant=institution_name,
)

# 五、（二）
form_name = fact.text("form", "表格名称", "Form")
form_versions = record(
    "form-versions",
    "启用的表格文书",
    "Forms in use",
    "五、（二）",
    city,
    form_name,
    fact.text("version", "版本", "Version"),
    fact.date("valid_from", "启用日期", "In use from"),
    public=True,
    key=[form_name],
    rows=[
        {"form": Words(zh, en), "version": Words("新版", "New version"), "valid_from": date(2023, 12, 25)}
        for zh, en in (
            ("人力资源服务业务申请表", "Application form"),
            ("人力资源服务许可告知承诺书", "Letter of commitment"),
            ("现场履诺检查通知书", "Notice of the check on site"),
            ("履行承诺检查情况记录单", "Record of the check"),
        )
    ],
)

# 附件
application_form = record(
    "application-form",
    "人力资源服务业务申请表",
    "Application form",
    "附件1",
    district,
    applicant_name,
    fact.enum(
        "route",
        "申请方式",
        "Route",
        choices(("ordinary", "一般方式", "Ordinary"), ("by-commitment", "告知承诺", "By commitment")),
    ),
    scope_items,
    premises,
    office_facilities,
    fact.money("funds", "开办资金", "Funds"),
    fact.integer("staff", "符合条件的专职工作人员", "Qualified staff", minimum=0),
    telecom_licence,
    form_is_new,
    fact.date("submitted_on", "提交日期", "Handed in on"),
    one_a_case=True,
    applicant=applicant_name,
)
commitment_letter = record(
    "commitment-letter",
    "告知承诺书",
    "Letter of commitment",
    "附件2",
    district,
    applicant_name,
    fact.boolean("conditions_told", "已告知许可条件", "The conditions were told"),
    fact.date("committed_on", "承诺日期", "Committed on"),
    one_a_case=True,
    applicant=applicant_name,
)
check_notice = record(
    "check-notice",
    "现场履诺检查通知书",
    "Notice of the check on site",
    "附件3",
    district,
    institution_name,
    check_on,
    fact.date("sent_on", "通知日期", "Sent on"),
    one_a_case=True,
    applicant=institution_name,
)
check_record = record(
    "check-record",
    "履行承诺检查情况记录单",
    "Record of the check",
    "附件4",
    district,
    institution_name,
    fact.date("checked_on", "检查日期", "Checked on"),
    findings,
    fact.enum(
        "result",
        "检查结果",
        "Result",
        choices(("kept", "已履行承诺", "Commitment kept"), ("false-commitment", "虚假承诺", "False commitment")),
    ),
    checkers,
    one_a_case=True,
    applicant=institution_name,
)

watch_staff_count = duty(
    "watch-staff-count",
    "专职工作人员不足3名时及时补足（本系统提示）",
    "Keep at least 3 qualified staff (a reminder of this system)",
    "一、（二）",
    institution,
    "on-change",
)
tell_barred_applicants = duty(
    "tell-barred-applicants",
    "告知信用修复前不适用告知承诺",
    "Tell barred applicants that the route is closed until repair",
    "四、",
    district,
    "as-needed",
    record=credit_record,
)
use_new_forms = duty(
    "use-new-forms",
    "使用四种新版表格文书",
    "Use the four new forms",
    "五、（二）",
    district,
    "standing",
    record=form_versions,
)
replace_on_request = duty(
    "replace-on-request",
    "机构提出要求的，更换许可证",
    "Replace licences on request",
    "五、（三）",
    district,
    "as-needed",
    record=licence_register,
)
