"""What 京退役军人局发〔2023〕44号 decides.

A yes about a subsidy or relief says that the document opens it; the rules of the single policy still have to be met.
"""

from gongbao.rules import all_of, any_of, choices, decision, otherwise, rule
from gongbao.services.veteran_employment.vocabulary import (
    able_to_work,
    business_type,
    career_counselling_covered,
    consultations_this_quarter,
    contacts_this_month,
    contract_signed,
    employed,
    employer_pays_insurance,
    flexible_employment,
    hardship_certified,
    has_job_need,
    household_zero_employment,
    ideology_covered,
    insurance_claim_conditions_met,
    is_veteran,
    job_fairs_held,
    legal_working_age,
    market_route_failed,
    meets_hardship_conditions,
    meets_public_post_conditions,
    pays_social_insurance,
    policy_law_covered,
    previously_exited,
    refusal_justified,
    refused_service,
    registered_unemployed,
    reported_home,
    self_employment_path,
    service_conditions_met,
    situation_changed,
    training_hours,
)

# 二、（二）

adaptive_training_required = decision(
    "adaptive-training-required",
    "这名士兵是否应参加适应性培训？",
    "Must this soldier take the adaptive training?",
    all_of(self_employment_path.at("二、（二）"), reported_home.at("二、（二）")),
)

adaptive_training_sufficient = decision(
    "adaptive-training-sufficient",
    "适应性培训是否达标？",
    "Is the adaptive training enough?",
    all_of(
        (training_hours >= 80).at("二、（二）"),
        ideology_covered.at("二、（二）"),
        policy_law_covered.at("二、（二）"),
        career_counselling_covered.at("二、（二）"),
    ),
)

# 二、（三）

key_information_target = decision(
    "key-information-target",
    "是否为信息档案重点掌握对象？",
    "Is this one of the key people of the files?",
    all_of(
        is_veteran.at("二、（三）"),
        legal_working_age.at("二、（三）"),
        able_to_work.at("二、（三）"),
        has_job_need.at("二、（三）"),
    ),
)

# 二、（四）、（十）

unemployed_ledger = decision(
    "unemployed-ledger",
    "是否列入登记失业退役军人台账？",
    "Does this person belong in the account of the unemployed?",
    all_of(is_veteran.at("二、（十）"), registered_unemployed.at("二、（十）")),
)

hardship_ledger = decision(
    "hardship-ledger",
    "是否列入就业困难退役军人台账？",
    "Does this person belong in the account of hardship?",
    all_of(is_veteran.at("二、（四）"), hardship_certified.at("二、（四）")),
    about=("符合条件而未认定的不列入", "Meeting the conditions without certification is not enough"),
)

zero_employment_family_ledger = decision(
    "zero-employment-family-ledger",
    "是否列入“零就业”退役军人家庭台账？",
    "Does this family belong in the account of families without work?",
    all_of(is_veteran.at("二、（十）"), household_zero_employment.at("二、（十）")),
)

exit_assistance = decision(
    "exit-assistance",
    "是否应调整退出帮扶范围？",
    "Must this person leave the scope of assistance?",
    any_of(
        (refused_service & ~refusal_justified).at(
            "二、（四）", "无正当理由不接受服务", "Refuses without a proper reason"
        ),
        (~service_conditions_met).at("二、（四）", "已不符合服务条件", "No longer meets the conditions"),
    ),
)

reapply_allowed = decision(
    "reapply-allowed",
    "退出后可否再次申请认定？",
    "May certification be asked for again?",
    all_of(
        previously_exited.at("二、（四）"),
        situation_changed.at("二、（四）"),
        meets_hardship_conditions.at("二、（四）"),
    ),
)

# 二、（十）、（七）

next_assistance = decision(
    "next-assistance",
    "下一步提供哪种帮扶？",
    "Which help comes next?",
    rule(any_of(employed, ~has_job_need, ~is_veteran), "none").at(
        "二、（十）", "已就业、无就业需求或不是退役军人", "Has a job, wants none, or is no veteran"
    ),
    rule(market_route_failed, "account-managed-support").at("二、（十）"),
    rule(hardship_certified, "one-to-one-assistance").at("二、（十）"),
    rule(meets_hardship_conditions, "help-certify-hardship").at("二、（十）"),
    rule(~registered_unemployed, "guide-registration").at("二、（十）", "尚未登记失业", "Not registered as unemployed"),
    otherwise("job-matching").at("二、（七）"),
    result=choices(
        ("none", "不需要帮扶", "No help is called for"),
        ("account-managed-support", "挂账管理帮扶", "Support on a managed account"),
        ("one-to-one-assistance", "“一对一”帮扶", "One-to-one assistance"),
        ("help-certify-hardship", "帮助认定就业困难", "Help to be certified"),
        ("guide-registration", "引导失业和求职登记", "Guidance to registration"),
        ("job-matching", "岗位推荐", "Job matching"),
    ),
)

# 二、（九）

startup_support = decision(
    "startup-support",
    "创业可否享受税收优惠和创业补贴？",
    "Is there tax relief and a subsidy for starting up?",
    all_of(
        is_veteran.at("二、（九）"),
        business_type.is_in("individual-business", "small-micro-enterprise").at("二、（九）"),
    ),
)

flexible_insurance_subsidy = decision(
    "flexible-insurance-subsidy",
    "灵活就业可否享受社会保险补贴？",
    "Is social insurance subsidised for flexible work?",
    all_of(is_veteran.at("二、（九）"), flexible_employment.at("二、（九）"), pays_social_insurance.at("二、（九）")),
)

# 二、（十）

employer_subsidy = decision(
    "employer-subsidy",
    "企业吸纳退役军人可否享受补贴和优惠？",
    "Is the employer subsidised for hiring a veteran?",
    all_of(is_veteran.at("二、（十）"), contract_signed.at("二、（十）"), employer_pays_insurance.at("二、（十）")),
)

unemployment_benefit_route = decision(
    "unemployment-benefit-route",
    "可否申领失业保险待遇？",
    "May unemployment insurance be claimed?",
    all_of(
        (~employed).at("二、（十）", "未就业", "Has no job"),
        is_veteran.at("二、（十）"),
        insurance_claim_conditions_met.at("二、（十）"),
    ),
)

# 二、（八）

public_welfare_post = decision(
    "public-welfare-post",
    "可否通过公益性岗位托底安置？",
    "May a public-welfare post be given as a last resort?",
    all_of(is_veteran.at("二、（八）"), meets_public_post_conditions.at("二、（八）")),
)

# 二、（七）、（十）

job_fair_duty_met = decision(
    "job-fair-duty-met",
    "本年专场招聘是否达标？",
    "Were there enough job fairs this year?",
    (job_fairs_held >= 2).at("二、（七）"),
)

account_contact_met = decision(
    "account-contact-met",
    "挂账管理的联系和会商是否达标？",
    "Were contact and consultation kept up?",
    all_of((contacts_this_month >= 1).at("二、（十）"), (consultations_this_quarter >= 1).at("二、（十）")),
)
