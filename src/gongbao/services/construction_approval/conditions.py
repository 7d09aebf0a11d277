"""What 京政办发〔2018〕36号 decides in its part 三: conditions, documents, reviews, evaluations and commitments."""

from gongbao.rules import all_of, any_of, choices, count, decision, every, no_if, otherwise, rule, some, yes_if
from gongbao.services.construction_approval.vocabulary import (
    acceptance_result,
    acceptance_results,
    application,
    area,
    area_plan_approved,
    asked_document,
    city_wide,
    commitment_signed,
    comprehensive,
    construction_phase,
    contracted_service,
    covers_building,
    covers_civil_defence,
    covers_fire,
    cross_district,
    drawing_certificate,
    enterprise_investment,
    evaluation,
    evaluations_outstanding,
    fund_source,
    gate,
    issued_by_authority,
    major_plan_adjustment,
    major_project,
    meets_common_standard,
    planning_permit_issued,
    project_class,
    project_kind,
    requirement_basis,
    review_institutions,
    rolled_out,
    submitted_in_stage,
    surveying_institutions,
    surveyor_qualified,
    systemic,
    tender_required_by_law,
    works_permit_issued,
)

for_works_permit = application == "works-permit"
set_by_law = requirement_basis.is_in("law", "regulation", "rule")
social = fund_source == "social"

# 三、（一）第一款

condition_allowed = decision(
    "condition-allowed",
    "可否设置该前置条件或申报材料？",
    "May this condition or document be set?",
    yes_if(set_by_law).at("三、（一）第一款第2句"),
    otherwise(False).at("三、（一）第一款第2句"),
)

document_may_be_demanded = decision(
    "document-may-be-demanded",
    "可否要求建设单位提供该材料？",
    "May this document be demanded of the construction unit?",
    no_if(asked_document.is_in("works-contract-filing", "energy-design-filing")).at("三、（一）第一款第4句"),
    no_if((application == "construction-planning-permit") & (asked_document == "survey-design-tender-filing")).at(
        "三、（一）第二款第2句"
    ),
    no_if(for_works_permit & (asked_document == "supervision-contract-filing") & ~tender_required_by_law).at(
        "三、（一）第二款第4句"
    ),
    no_if(for_works_permit & (asked_document == "drawing-review-certificate")).at("三、（六）第一款第2句"),
    no_if(
        for_works_permit
        & social
        & asked_document.is_in(
            "proof-of-funds",
            "drawing-review-certificate",
            "civil-defence-drawing-filing",
            "fire-design-opinion",
        )
    ).at("三、（一）第三款第1分句"),
    no_if(for_works_permit & social & asked_document.is_in("annual-investment-plan", "safety-certificate-b")).at(
        "三、（一）第三款第2分句"
    ),
    no_if(issued_by_authority).at("三、（一）第一款第3句后段"),
    no_if(submitted_in_stage).at("四、（四）;三、（三）第三款第2句"),
    yes_if(for_works_permit & (asked_document == "corporate-commitment")).at("三、（六）第一款第1句"),
    yes_if(set_by_law).at("三、（一）第一款第2句"),
    otherwise(False).at("三、（一）第一款第2句"),
)

# 三、（一）第二款

contracting_method_free = decision(
    "contracting-method-free",
    "建设单位可否自主决定发包方式？",
    "May the construction unit choose how to contract out?",
    yes_if(social & (project_kind == "building")).at("三、（一）第二款第5句"),
    yes_if(~tender_required_by_law).at("三、（一）第二款第1句;三、（一）第二款第4句"),
    otherwise(False).at("三、（一）第二款第1句;三、（一）第二款第4句"),
    about=(
        "本方案如此规定；招标投标的法律高于本方案，发包前请一并核对。",
        "So says this plan; the laws on tendering stand above it, so check them too before contracting out.",
    ),
)

exchange_fee_may_be_charged = decision(
    "exchange-fee-may-be-charged",
    "可否收取招投标交易服务费？",
    "May an exchange service fee be charged?",
    no_if(contracted_service.is_in("survey", "design")).at("三、（一）第二款第3句"),
    otherwise(True).at("三、（一）第二款第3句"),
)

# 三、（二）

district_handles = decision(
    "district-handles",
    "规划用地手续是否由区级部门办理？",
    "Does the district handle planning and land formalities?",
    no_if(any_of(city_wide, systemic, cross_district, major_project)).at("三、（二）第4句"),
    otherwise(True).at("三、（二）第4句"),
)

# 三、（三）

drawing_review_valid = decision(
    "drawing-review-valid",
    "施工图审查合格书是否应予认可？",
    "Must the drawing review certificate be recognised?",
    no_if(count(review_institutions) != 1).at("三、（三）第二款第2句"),
    no_if(~every(review_institutions, comprehensive)).at("三、（三）第二款第2句"),
    yes_if(
        all_of(
            covers_building.at("三、（三）第二款第2句"),
            covers_fire.at("三、（三）第二款第2句"),
            covers_civil_defence.at("三、（三）第二款第2句"),
            meets_common_standard.at("三、（三）第二款第3句"),
        )
    ).at("三、（三）第二款"),
    otherwise(False).at("三、（三）第二款"),
)

joint_opinion_may_issue = decision(
    "joint-opinion-may-issue",
    "可否出具联合验收意见书？",
    "May the joint acceptance opinion be issued?",
    no_if(count(acceptance_results) == 0).at("三、（三）第三款第3句"),
    yes_if(
        every(acceptance_results, acceptance_result.is_in("passed", "not-applicable"))
        & some(acceptance_results, acceptance_result == "passed")
    ).at("三、（三）第三款第3句"),
    otherwise(False).at("三、（三）第三款第3句"),
)

survey_accepted = decision(
    "survey-accepted",
    "测绘成果可否共享互认？",
    "Is the survey shared and recognised by all?",
    yes_if((surveying_institutions == 1) & surveyor_qualified).at("三、（三）第四款"),
    otherwise(False).at("三、（三）第四款"),
)

# 三、（四）第二款、三、（五）第一款

MOVED = ("energy", "environment", "water", "traffic")

evaluation_gate = decision(
    "evaluation-gate",
    "该评价最迟何时完成？",
    "By when must the evaluation be completed?",
    rule(evaluation == "seismic", "before-engineering-design").at("三、（五）第一款第2句第2分句"),
    rule(evaluation.is_in(*MOVED), "before-works-permit").at("三、（五）第一款第2句第2分句"),
    rule(evaluation == "archaeology", "not-re-timed").at("三、（五）第一款"),
    result=choices(
        ("before-engineering-design", "工程设计前", "Before engineering design"),
        ("before-works-permit", "施工许可前", "Before the works permit"),
        ("not-re-timed", "未作调整", "Not re-timed"),
    ),
)

evaluation_may_be_demanded = decision(
    "evaluation-may-be-demanded",
    "此节点可否要求完成该评价？",
    "May the evaluation be demanded at this point?",
    no_if(area_plan_approved & ~major_plan_adjustment).at("三、（四）第二款第4句"),
    no_if((gate == "project-approval") & evaluation.is_in(*MOVED, "seismic")).at("三、（五）第一款第2句第1分句"),
    no_if((gate == "planning-permit") & evaluation.is_in(*MOVED, "seismic")).at("三、（五）第一款第2句第2分句"),
    no_if((gate == "engineering-design") & evaluation.is_in(*MOVED)).at("三、（五）第一款第2句第2分句"),
    otherwise(True).at("三、（五）第一款"),
)

# 三、（六）第一款

commitment_required = decision(
    "commitment-required",
    "是否须签订法人承诺书？",
    "Must a corporate commitment be signed?",
    yes_if(for_works_permit).at("三、（六）第一款第1句;三、（一）第三款第2分句"),
    otherwise(False).at("三、（六）第一款第1句"),
)

works_permit_may_issue = decision(
    "works-permit-may-issue",
    "可否核发施工许可证？",
    "May the works permit be issued?",
    no_if((project_class != "internal-renovation") & ~planning_permit_issued).at("二、（一）;二、（二）第二款"),
    no_if(~commitment_signed).at("三、（六）第一款第1句"),
    no_if(evaluations_outstanding).at("三、（五）第一款第2句第2分句"),
    otherwise(True).at("三、（六）第一款第2句"),
)

drawing_certificate_gate = decision(
    "drawing-certificate-gate",
    "施工图审查合格书最迟何时取得？",
    "By when must the drawing certificate be there?",
    rule(project_class == "internal-renovation", "before-formal-construction").at("三、（六）第一款第2句"),
    rule(project_class.is_in("existing-alteration", "new-extension", "government-funded"), "before-base-slab").at(
        "三、（六）第一款第2句"
    ),
    result=choices(
        ("before-formal-construction", "正式施工前", "Before formal construction"),
        ("before-base-slab", "底板施工前", "Before the base slab"),
    ),
)

construction_step_allowed = decision(
    "construction-step-allowed",
    "可否进入该施工节点？",
    "May this phase of construction begin?",
    no_if(~works_permit_issued).at("二、（二）第二款"),
    yes_if(drawing_certificate).at("三、（六）第一款第2句"),
    no_if(project_class == "internal-renovation").at("三、（六）第一款第2句"),
    yes_if(construction_phase == "formal-construction").at("三、（六）第一款第2句"),
    otherwise(False).at("三、（六）第一款第2句"),
)

# 三、（六）第二款

build_first_allowed = decision(
    "build-first-allowed",
    "可否先建后验？",
    "May the project be built first and inspected later?",
    no_if(~enterprise_investment).at("三、（六）第二款第1句"),
    yes_if(area == "beijing-eda").at("三、（六）第二款第1句"),
    yes_if((area != "elsewhere") & rolled_out).at("三、（六）第二款第1句"),
    otherwise(False).at("三、（六）第二款第1句"),
)
