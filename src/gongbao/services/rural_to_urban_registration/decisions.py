"""What 京人社就发〔2018〕172号 decides. 79号 is 京人社就发〔2011〕79号, whose form the personal statement replaces."""

from datetime import date

from gongbao.rules import AS_OF, all_of, any_of, decision, no_if, otherwise, rule, yes_if
from gongbao.services.rural_to_urban_registration.vocabulary import (
    business,
    conversion_reason,
    converted_worker,
    declaration_false,
    demanded_document,
    has_contact,
    has_conversion_date,
    has_id_number,
    has_name,
    has_office,
    has_reason,
    has_signature,
    has_signing_date,
    statement_submitted,
    verification_consistent,
    verification_done,
)

started = (AS_OF >= date(2018, 9, 1)).at("四", "自2018年9月1日起执行", "In force from 1 September 2018")
registering = business.is_in("employment-registration", "unemployment-registration")

# 一、二

confirmation_form_required = decision(
    "confirmation-form-required",
    "办这项业务还要《身份确认表》吗？",
    "Does this business still need the confirmation form?",
    no_if(business == "other").at("三", "没有规定要求提交", "No rule asks for it there"),
    yes_if(~started).at("四", "2018年9月1日前仍按79号文件", "Before 1 September 2018 by 79号"),
    no_if(registering).at("一", "就业失业登记改交个人声明", "Registration takes the personal statement instead"),
    no_if(business == "personal-file").at("二", "建立个人档案不再要求", "Not for opening the personal file"),
    no_if(conversion_reason == "land-requisition").at(
        "二", "征地转非的申请自谋职业不再要求", "Not for self-employment after land requisition"
    ),
    otherwise(True).at("二", "其他原因转非的申请自谋职业仍按79号文件", "Self-employment after another reason: by 79号"),
)

statement_required = decision(
    "statement-required",
    "是否应提交个人声明？",
    "Is the personal statement needed?",
    all_of(started, converted_worker.at("一"), registering.at("一")),
)

# 附件

statement_complete = decision(
    "statement-complete",
    "个人声明是否填写完整？",
    "Is the personal statement complete?",
    all_of(
        has_office.at("附件"),
        has_name.at("附件"),
        has_id_number.at("附件"),
        has_contact.at("附件"),
        has_conversion_date.at("附件"),
        has_reason.at("附件"),
        has_signature.at("附件"),
        has_signing_date.at("附件"),
    ),
)

# 一

verification_required = decision(
    "verification-required",
    "社保所是否应核实？",
    "Must the office verify?",
    all_of(
        started,
        converted_worker.at("一"),
        registering.at("一"),
        conversion_reason.is_in("whole-village", "land-requisition").at("一"),
    ),
)

registration_may_proceed = decision(
    "registration-may-proceed",
    "可否凭个人声明办理登记？",
    "May the registration go ahead on the statement?",
    all_of(
        started,
        converted_worker.at("一"),
        registering.at("一"),
        statement_submitted.at("一"),
        statement_complete,
        any_of(conversion_reason == "other", verification_done & verification_consistent).at(
            "一", "整建制或征地转非的已核实一致", "Verified and consistent where a village or land was converted"
        ),
    ),
)

# 三

demand_lawful = decision(
    "demand-lawful",
    "经办人员可否要求这份材料？",
    "May the office ask for this document?",
    no_if(demanded_document == "extra-proof").at("三", "不得增加证明材料", "No proof may be added"),
    rule(demanded_document == "confirmation-form", confirmation_form_required).at(
        "一;三", "身份确认表只在仍须提交时可以要求", "The form only where it is still needed"
    ),
    rule(demanded_document == "personal-statement", statement_required).at(
        "一;三", "个人声明只在应当提交时可以要求", "The statement only where it is needed"
    ),
    otherwise(True).at("一", "79号文件的其他材料不变", "The other documents of 79号 stay"),
)

# 附件

declarant_liable = decision(
    "declarant-liable",
    "声明人是否应承担责任？",
    "Is the declarant liable?",
    all_of(statement_submitted.at("附件"), declaration_false.at("附件")),
)
