"""What has to be known of job seekers and of people in difficulty (chapters two and three)."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import common
from gongbao.services.employment_service.roles import agency, specialist, team
from gongbao.words import Words

SYSTEM = register("公共就业业务系统", "the employment business system")
REGISTRY = register("就失业登记信息", "the unemployment register")
HOUSEHOLD = register("户籍和居住登记", "the household and residence registers")
AGREEMENT = document("就业援助服务协议", "the aid agreement")
AID_LEDGER = register("援助台账的跟踪记录", "what the aid ledger tracks")
FOUND_BY_SPECIALIST = judgement(specialist.name, "专员核实", "verified by the specialist")
FOUND_BY_TEAM = judgement(team.name, "团队评估", "assessed by the team")
TIMES = Words("次", "times")
MONTHS_LONG = Words("月", "months")
RANKS = Words("级，0为无，5为高级技师", "rank, 0 none to 5 senior technician")

# 第十一条第一款 the ledger
collected_on = fact.date("collected_on", "信息采集（摸查）日", "Day of collection or survey", evidence=SYSTEM)
ledger_opened_on = fact.date("ledger_opened_on", "台账建立日", "Day the ledger was opened", evidence=SYSTEM)

# 第十一条第二款、第十二条 what makes it hard to find work
unemployed_months = fact.integer(
    "unemployed_months", "失业月数", "Full months without work", minimum=0, unit=MONTHS_LONG
)
skill_level = fact.enum(
    "skill_level",
    "最高技能水平",
    "Highest skill level",
    choices(
        ("none", "没有", "None"),
        ("basic", "初级", "Basic"),
        ("intermediate", "中级", "Intermediate"),
        ("advanced", "高级及以上", "Advanced"),
    ),
)
zero_employment_household = fact.boolean(
    "zero_employment_household",
    "家里没有人就业",
    "Nobody in the household works",
    evidence=REGISTRY,
    same_as=common.household_without_work,
)
minimum_living_allowance = fact.boolean(
    "minimum_living_allowance",
    "低保家庭",
    "Household on the minimum living allowance",
    evidence=register("低保信息", "the allowance register"),
)
heavy_care_burden = fact.boolean("heavy_care_burden", "要照料孩子或病人", "Must care for children or ill family")
age = fact.integer("age", "年龄", "Age", minimum=0, unit=Words("岁", "years"), evidence=HOUSEHOLD)
disabled = fact.boolean("disabled", "残疾或健康限制工作", "Disability or health limits work")
recorded_grade = fact.enum(
    "recorded_grade",
    "台账记载的困难等级",
    "Grade recorded in the ledger",
    choices(
        ("grade-1", "一级", "Grade one"),
        ("grade-2", "二级", "Grade two"),
        ("grade-3", "三级", "Grade three"),
        ("grade-4", "四级", "Grade four"),
    ),
    evidence=judgement(agency.name, "参考分级工具确定", "set with the grading tool"),
)

# 第十三条 registration, certification, contact
job_registered = fact.boolean("job_registered", "已求职登记", "Registered as seeking work", evidence=SYSTEM)
unemployment_registered = fact.boolean(
    "unemployment_registered",
    "已失业登记（农村劳动力为转移就业登记）",
    "Registered as unemployed, or as rural labour for transfer",
    evidence=REGISTRY,
    same_as=common.unemployment_registration != "none",
)
difficulty_certified = fact.boolean(
    "difficulty_certified",
    "已认定为就业困难人员",
    "Certified as in difficulty",
    evidence=REGISTRY,
    same_as=common.hardship_certified,
)
declined_procedures = fact.boolean(
    "declined_procedures", "听了建议仍不办登记认定", "Advised, but does not register or get certified"
)
last_contact_on = fact.date(
    "last_contact_on",
    "本人最近一次主动联系日",
    "Last day the person contacted an agency",
    about=Words("回答机构的摸查不算主动联系", "Answering a survey is no contact by the person"),
    evidence=SYSTEM,
)

# 第十四条、第三十七条 guidance
needs_guidance = fact.boolean("needs_guidance", "需要指导", "Needs guidance")
wants_further_guidance = fact.boolean("wants_further_guidance", "要进一步指导", "Wants further guidance")
shares_common_problem = fact.boolean(
    "shares_common_problem",
    "问题也是别人的问题",
    "The problem is shared by others",
    evidence=judgement("counsellor", "指导人员判断", "judged by the counsellor"),
)
next_choice = fact.enum(
    "next_choice",
    "暂不需进一步指导时选择",
    "What is chosen instead",
    choices(
        ("self-service", "自助服务", "Self-service"),
        ("matching", "匹配推荐", "Matching"),
        ("online-access", "开通网上平台", "Access to the platform"),
    ),
)

# 第十五条 readiness and matching
days_to_start = fact.integer(
    "days_to_start",
    "收到聘用通知后几天能上岗",
    "Days from a hiring notice to the start",
    minimum=0,
    unit=Words("天", "days"),
)
wants_referral = fact.boolean("wants_referral", "愿意接受推荐", "Wants to be referred")
occupation_match = fact.enum(
    "occupation_match",
    "职业是否对口",
    "Occupation against the vacancy",
    choices(("exact", "相同", "The same"), ("related", "相近", "Related"), ("none", "不符", "Another")),
    evidence=SYSTEM,
)
seeker_skill_rank = fact.integer(
    "seeker_skill_rank", "求职者技能等级", "Skill rank of the seeker", minimum=0, unit=RANKS
)
required_skill_rank = fact.integer(
    "required_skill_rank", "岗位要求的技能等级", "Skill rank asked for", minimum=0, unit=RANKS, evidence=SYSTEM
)
expected_pay = fact.money("expected_pay", "期望的最低月薪", "Lowest monthly pay accepted")
offered_pay = fact.money("offered_pay", "岗位月薪", "Monthly pay offered", evidence=SYSTEM)
commute_minutes = fact.integer(
    "commute_minutes", "单程通勤时间", "Commute one way", minimum=0, unit=Words("分钟", "minutes")
)
experience_years = fact.number(
    "experience_years", "本职业工作年限", "Years in the occupation", minimum=0, unit=Words("年", "years"), grows=True
)
required_experience_years = fact.number(
    "required_experience_years",
    "岗位要求的工作年限",
    "Years of experience asked for",
    minimum=0,
    unit=Words("年", "years"),
    evidence=SYSTEM,
)

# 第十七条、第三十二条、第五十条 what a ledger holds
section = fact.enum(
    "section",
    "台账内容",
    "Part of the ledger",
    choices(
        ("basics", "基本情况", "Basics"),
        ("registration", "登记及发布", "Registration and publication"),
        ("matching", "推荐和求职结果", "Referrals and results"),
        ("guidance", "指导", "Guidance"),
        ("tracking", "跟踪检查", "Tracking and checks"),
        ("other-trace", "其他服务留痕", "Other traces of service"),
        ("demand-file", "需求档案及变动", "Demand file and its changes"),
        ("agreement", "协议及履行", "Agreement and how it is kept"),
        ("specialist-and-team", "专员及团队", "Specialist and team"),
        ("service-history", "历次专门服务", "Each special service"),
        ("needs-met", "招聘需求满足情况", "How far demand was met"),
    ),
)
ledger_sections = fact.records("ledger_sections", "台账已有的内容", "What the ledger holds", section, evidence=SYSTEM)

# 第十八条至第二十二条 surveys
person_class = fact.enum(
    "person_class",
    "登记类别",
    "How the person is registered",
    choices(
        ("urban-unemployed", "城镇登记失业人员", "Registered urban unemployed"),
        ("rural-transferred", "转移就业登记的农村劳动力", "Rural labour registered for transfer"),
        ("other", "其他", "Other"),
    ),
    evidence=REGISTRY,
)
other_priority_group = fact.boolean(
    "other_priority_group", "市、区确定的其他重点帮扶人员", "In another group that city or district supports"
)
willing_to_work = fact.boolean("willing_to_work", "有就业意愿", "Wants to work")
follow_up_surveys = fact.integer(
    "follow_up_surveys",
    "跟踪摸查次数（含本次，不含首次）",
    "Follow-up surveys, this one included, the first not",
    minimum=0,
    unit=TIMES,
    evidence=SYSTEM,
)
last_survey_on = fact.date("last_survey_on", "最近摸查日", "Day of the latest survey", evidence=SYSTEM)
survey_deferral = fact.boolean("survey_deferral", "有生育、陪护等情况", "Childbirth, care of family or the like")
planned_survey_on = fact.date("planned_survey_on", "拟再次摸查日", "Day planned for the next survey")

# 第二十三条、第二十四条 where aid is given
chosen_street = fact.text("chosen_street", "所选服务街道", "Street chosen for aid")
household_street = fact.text("household_street", "户籍街道", "Street of the household register", evidence=HOUSEHOLD)
residence_street = fact.text("residence_street", "常住街道", "Street of residence", evidence=HOUSEHOLD)
from_street = fact.text("from_street", "原服务街道", "Street served by until now", evidence=SYSTEM)
from_district = fact.text("from_district", "原服务区", "District served by until now", evidence=SYSTEM)
to_street = fact.text("to_street", "新服务街道", "Street asked for")
to_district = fact.text("to_district", "新服务区", "District asked for")
place_changed = fact.boolean(
    "place_changed", "户籍、常住或注册等地址已变更", "The registered or usual place has changed", evidence=HOUSEHOLD
)
facts_verified = fact.boolean("facts_verified", "专员已核实", "Verified by the specialist", evidence=SYSTEM)

# 第二十六条 the team and its measures
speciality = fact.enum(
    "speciality",
    "专业",
    "Speciality",
    choices(
        ("specialist", "服务专员", "Service specialist"),
        ("information-analysis", "职业信息分析", "Information analysis"),
        ("employment-or-startup", "就业或创业服务", "Employment or start-up services"),
        ("labour-and-talent", "劳动就业和人才服务", "Labour and talent services"),
    ),
)
team_members = fact.records("team_members", "团队成员", "Members of the team", speciality, evidence=SYSTEM)
main_obstacle = fact.enum(
    "main_obstacle",
    "主要就业障碍",
    "Main obstacle",
    choices(
        ("attitude", "择业观念", "Attitude to work"),
        ("knowledge-or-skill", "知识技能", "Knowledge or skill"),
        ("none", "没有", "None"),
    ),
    evidence=FOUND_BY_TEAM,
)
policy_entitled = fact.boolean(
    "policy_entitled", "可享受促进就业优惠", "Entitled to a promotion policy", evidence=FOUND_BY_TEAM
)

# 第二十七条、第四十九条 follow-up
follow_up_kind = fact.enum(
    "follow_up_kind",
    "回访类型",
    "Kind of follow-up",
    choices(
        ("guidance", "指导后", "After guidance"),
        ("referral", "推荐后", "After a referral"),
        ("training-start", "培训见习初期", "Training begun"),
        ("training-middle", "培训见习中期", "Middle of training"),
        ("training-end", "培训见习终期", "Training ended"),
        ("work-start", "上岗后", "After starting work"),
        ("one-month", "上岗1个月", "A month in work"),
        ("three-months", "上岗3个月", "Three months in work"),
        ("six-months", "上岗6个月", "Six months in work"),
    ),
)
served_on = fact.date(
    "served_on",
    "指导、推荐、上岗或招聘完成日",
    "Day of guidance, referral, start of work or end of hiring",
    evidence=SYSTEM,
)
training_start = fact.date("training_start", "培训见习首日", "First day of training")
training_end = fact.date("training_end", "培训见习末日", "Last day of training")
followed_up_on = fact.date("followed_up_on", "实际回访日", "Day of the follow-up", evidence=SYSTEM)
followed_up = fact.boolean("followed_up", "已回访", "Followed up", evidence=SYSTEM)

# 第二十八条至第三十条 ways out of aid
agreement_in_force = fact.boolean(
    "agreement_in_force", "援助协议在履行", "An aid agreement is in force", evidence=AGREEMENT
)
agreement_signed_on = fact.date(
    "agreement_signed_on",
    "援助协议签订日",
    "Day the agreement was signed",
    about=Words("划转来的，可从首份协议算起", "After a transfer the first agreement may count"),
    evidence=AGREEMENT,
)
duties_performed = fact.boolean(
    "duties_performed", "守约并执行了计划", "Kept the agreement and the plans", evidence=AID_LEDGER
)
referrals_without_job = fact.integer(
    "referrals_without_job", "推荐未成功次数", "Referrals without a job", minimum=0, unit=TIMES, evidence=SYSTEM
)
employed = fact.boolean(
    "employed",
    "已通过市场就业",
    "In a job found on the market",
    same_as=common.state_of_work.is_in("employed", "own-business", "flexible"),
)
expert_opinion_on = fact.date("expert_opinion_on", "专家意见日", "Day of the experts' opinion", evidence=SYSTEM)
refuses_service = fact.boolean(
    "refuses_service", "明确拒绝服务", "Clearly refuses the service", evidence=FOUND_BY_SPECIALIST
)
agency_approved = fact.boolean("agency_approved", "本级机构已批准", "Approved by the agency", evidence=SYSTEM)
failure_own_fault = fact.boolean(
    "failure_own_fault", "因本人原因没有就业", "No job through own doing", evidence=AID_LEDGER
)
meets_welfare_post_conditions = fact.boolean(
    "meets_welfare_post_conditions",
    "符合公益性岗位安置条件",
    "Meets the conditions of a welfare post",
    about=Words("条件由其他规定设定", "The conditions stand in other rules"),
    evidence=REGISTRY,
)
placement_ended_on = fact.date("placement_ended_on", "托底安置期满日", "Last day of the placement")
meets_aid_conditions = fact.boolean(
    "meets_aid_conditions", "仍符合援助条件", "Still meets the conditions of aid", evidence=REGISTRY
)
