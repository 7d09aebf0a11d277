"""What 京人社工发〔2018〕169号 decides, article by article."""

from gongbao.periods import WORKING_DAYS
from gongbao.rules import AS_OF, all_of, any_of, decision, period_end, years_after
from gongbao.services.assistive_device_provider.vocabulary import (
    agreed_on,
    application_form,
    assessment_passed,
    devices_are_medical,
    doc_equipment,
    doc_management,
    doc_medical_device,
    doc_qualification_certificate,
    doc_site,
    doc_staff,
    expert_passed,
    false_materials,
    fine,
    fits_plan,
    fraud_amount,
    fraud_found,
    has_breach_liability,
    has_cost_management,
    has_dispute_handling,
    has_payment,
    has_quality,
    has_scope,
    has_service_content,
    has_term,
    in_beijing,
    institution_type,
    last_sanction_date,
    lawfully_established,
    negotiation_started_on,
    oxygen_only,
    publicity_started_on,
    renewal_applied,
    report_verified,
    reported,
    round_open,
    sanctioned,
    site_check_passed,
    term_expired,
)

# 第二条、第六条、第七条

may_apply = decision(
    "may-apply",
    "这家机构可否申请成为协议机构？",
    "May the institution apply to become an agreement provider?",
    all_of(
        institution_type.is_in("device-assembly", "medical").at("第二条"),
        in_beijing.at("第二条;第七条第一款"),
        lawfully_established.at("第七条第一款"),
        fits_plan.at("第七条第一款"),
        round_open.at("第六条"),
    ),
)

materials_complete = decision(
    "materials-complete",
    "申请材料是否齐全？",
    "Are the documents complete?",
    all_of(
        application_form.at("第七条第一款"),
        doc_management.at("第七条第一款第（五）项;第七条第二款"),
        any_of(~devices_are_medical, doc_medical_device).at(
            "第七条第三款", "属于医疗器械的，证件原件已交", "Medical devices have their papers"
        ),
        any_of(
            oxygen_only.at("第七条第二款"),
            all_of(
                doc_qualification_certificate.at("第七条第一款第（一）项"),
                doc_staff.at("第七条第一款第（二）项"),
                doc_equipment.at("第七条第一款第（三）项"),
                doc_site.at("第七条第一款第（四）项"),
            ),
        ),
    ),
)

# 第九条

third_anniversary = years_after(last_sanction_date, 3)

evaluation_continues = decision(
    "evaluation-continues",
    "考察评估可否继续？",
    "May the evaluation go on?",
    all_of(
        (~(sanctioned & (third_anniversary >= AS_OF))).at(
            "第九条第（一）项", "近三年内没有被处理", "No sanction in the last three years"
        ),
        (~false_materials).at("第九条第（二）项", "没有虚假材料", "No false documents"),
        site_check_passed.at("第九条第（三）项"),
    ),
)

# 第十条

last_day_of_publicity = period_end(publicity_started_on, 5, WORKING_DAYS)

publicity_ends_on = decision(
    "publicity-ends-on",
    "公示期最后一天是哪天？",
    "Which is the last day of the public notice?",
    last_day_of_publicity.at("第十条"),
)

passes_publicity = decision(
    "passes-publicity",
    "公示后可否继续？",
    "May it go on after the public notice?",
    all_of(
        expert_passed.at("第十条"),
        (~(reported & report_verified)).at("第十条", "没有查实的举报", "No report was found true"),
        (last_day_of_publicity < AS_OF).at("第十条", "5个工作日的公示已满", "The 5 working days are over"),
    ),
)

# 第十二条、第四条

last_day_of_negotiation = period_end(negotiation_started_on, 15, WORKING_DAYS)

negotiation_ends_on = decision(
    "negotiation-ends-on",
    "协商期最后一天是哪天？",
    "Which is the last day of the negotiation?",
    last_day_of_negotiation.at("第十二条"),
)

agreement_may_be_signed = decision(
    "agreement-may-be-signed",
    "可否签订服务协议？",
    "May the service agreement be signed?",
    all_of(
        (agreed_on <= last_day_of_negotiation).at(
            "第十二条", "在15个工作日内达成一致", "Agreed within 15 working days"
        ),
        has_term.at("第四条"),
        has_scope.at("第四条"),
        has_service_content.at("第四条"),
        has_quality.at("第四条"),
        has_payment.at("第四条"),
        has_cost_management.at("第四条"),
        has_breach_liability.at("第四条"),
        has_dispute_handling.at("第四条"),
    ),
)

# 第十七条

renewal_allowed = decision(
    "renewal-allowed",
    "期满可否续签？",
    "May the agreement be renewed?",
    all_of(term_expired.at("第十七条"), renewal_applied.at("第十七条"), assessment_passed.at("第十七条")),
)

# 第十八条

refund_amount = decision("refund-amount", "应退回多少？", "How much must be returned?", fraud_amount.at("第十八条"))
fine_minimum = decision("fine-minimum", "罚款至少多少？", "What is the least fine?", (fraud_amount * 2).at("第十八条"))
fine_maximum = decision(
    "fine-maximum", "罚款至多多少？", "What is the greatest fine?", (fraud_amount * 5).at("第十八条")
)

fine_lawful = decision(
    "fine-lawful",
    "罚款是否在法定幅度内？",
    "Is the fine within its bounds?",
    all_of(
        (fine >= fine_minimum).at("第十八条", "不低于骗取金额的二倍", "At least twice the amount"),
        (fine <= fine_maximum).at("第十八条", "不高于骗取金额的五倍", "At most five times the amount"),
    ),
)

may_terminate_agreement = decision(
    "may-terminate-agreement",
    "可否因骗取基金解除协议？",
    "May the agreement be ended for fraud?",
    fraud_found.at("第十八条"),
    about=("可以解除，不是必须解除", "It may be ended; it need not be"),
)
