"""Files, accounts and standing duties of 京退役军人局发〔2023〕44号, in its order.

An account has one entry a person, which grows with the case and leaves the account when its cause is gone.
"""

from gongbao.rules import fact
from gongbao.services import duty, record
from gongbao.services.veteran_employment.vocabulary import (
    able_to_work,
    career_counselling_covered,
    centre,
    class_of_need,
    community,
    community_station,
    consultations_this_quarter,
    contacts_this_month,
    department,
    education,
    employed,
    employment_agency,
    family,
    handling,
    has_job_need,
    hours_offline,
    hours_online,
    household_members,
    ideology_covered,
    job_wishes,
    legal_working_age,
    living_situation,
    measures,
    needs,
    people_in_class,
    policy_law_covered,
    posts_offered,
    referrals,
    responsible,
    situation,
    skills,
    street_station,
    training_hours,
)

veteran_name = fact.text("person", "姓名", "Name", personal=True)
day = fact.date("date", "日期", "Date")
partners = fact.text("partners", "合办单位", "Partners")

# 二、（二）
training_record = record(
    "training-record",
    "适应性培训记录",
    "Adaptive training",
    "二、（二）",
    department,
    veteran_name,
    hours_online,
    hours_offline,
    training_hours,
    ideology_covered,
    policy_law_covered,
    career_counselling_covered,
    fact.date("completed_on", "完成日期", "Completed on"),
    one_a_case=True,
    applicant=veteran_name,
)

# 二、（三）
employment_information_file = record(
    "employment-information-file",
    "退役军人就业信息档案",
    "Employment files of veterans",
    "二、（三）",
    community_station,
    veteran_name,
    education,
    skills,
    family,
    job_wishes,
    living_situation,
    legal_working_age,
    able_to_work,
    has_job_need,
    employed,
    day,
    one_a_case=True,
    applicant=veteran_name,
)
classified_summary = record(
    "classified-summary",
    "就业信息分类汇总",
    "Files sorted and summed up",
    "二、（三）;二、（五）",
    street_station,
    community,
    class_of_need,
    people_in_class,
    handling,
    day,
    key=(community, class_of_need),
)
plan = record(
    "plan",
    "“一人一策”帮扶方案",
    "Plan for one person",
    "二、（三）;二、（六）",
    street_station,
    veteran_name,
    needs,
    measures,
    responsible,
    fact.text("result", "结果", "Result"),
    day,
    one_a_case=True,
    applicant=veteran_name,
)

# 二、（四）
hardship_account = record(
    "hardship-account",
    "就业困难退役军人台账",
    "Account of hardship veterans",
    "二、（四）",
    department,
    veteran_name,
    fact.date("certified_on", "认定日期", "Certified on"),
    situation,
    measures,
    fact.date("exited_on", "退出日期", "Left on"),
    fact.text("reason", "退出原因", "Why the person left"),
    fact.text("platform_link", "援助平台对接", "Link to the support platform"),
    one_a_case=True,
    applicant=veteran_name,
)
assistance_database = record(
    "assistance-database",
    "帮扶工作数据库",
    "Database of assistance",
    "二、（四）",
    department,
    veteran_name,
    measures,
    fact.text("exchange_log", "数据对接记录", "Log of exchanges"),
    day,
    one_a_case=True,
    applicant=veteran_name,
)

# 二、（七）
job_fair_record = record(
    "job-fair-record",
    "专场招聘活动记录",
    "Veteran job fairs",
    "二、（七）",
    department,
    day,
    partners,
    fact.integer("posts", "岗位数", "Posts", minimum=0),
    fact.integer("veterans", "参加人数", "Veterans", minimum=0),
    fact.integer("matches", "达成意向数", "Matches", minimum=0),
    key=(day, partners),
)

# 二、（十）
unemployed_account = record(
    "unemployed-account",
    "登记失业退役军人台账",
    "Account of unemployed veterans",
    "二、（十）",
    department,
    veteran_name,
    fact.date("registered_on", "失业登记日期", "Registered on"),
    measures,
    fact.text("changes", "变化情况", "Changes"),
    one_a_case=True,
    applicant=veteran_name,
)
zero_family_account = record(
    "zero-family-account",
    "“零就业”退役军人家庭台账",
    "Account of families without work",
    "二、（十）",
    department,
    veteran_name,
    household_members,
    measures,
    one_a_case=True,
    applicant=veteran_name,
)
managed_account = record(
    "managed-account",
    "挂账管理台账",
    "Managed accounts",
    "二、（十）",
    department,
    veteran_name,
    contacts_this_month,
    consultations_this_quarter,
    referrals,
    posts_offered,
    day,
    one_a_case=True,
    applicant=veteran_name,
)

barracks_visits = duty(
    "barracks-visits", "送政策进军营", "Bring policies into barracks", "二、（一）", department, "standing"
)
budget_training = duty(
    "budget-training", "安排适应性培训预算", "Put the training into the budget", "二、（二）", department, "year"
)
collect_information_standing = duty(
    "collect-information-standing",
    "采集就业信息",
    "Collect job information",
    "二、（三）",
    centre,
    "standing",
    record=employment_information_file,
)
run_file_mechanism = duty(
    "run-file-mechanism",
    "健全档案和服务机制，解读政策",
    "Keep one mechanism of files and services",
    "二、（三）",
    centre,
    "standing",
)
compare_data = duty(
    "compare-data",
    "与人社部门比对数据",
    "Compare data with the human resources bureau",
    "二、（四）",
    department,
    "standing",
    record=unemployed_account,
)
track_persons = duty(
    "track-persons",
    "动态跟踪失业和困难退役军人",
    "Follow the unemployed and those in hardship",
    "二、（四）",
    centre,
    "standing",
    record=hardship_account,
)
exchange_data = duty(
    "exchange-data",
    "与援助平台对接数据",
    "Exchange data with the support platform",
    "二、（四）",
    department,
    "standing",
    record=assistance_database,
)
guidance_visits = duty(
    "guidance-visits", "定期走访、联系和座谈", "Regular visits, calls and talks", "二、（五）", department, "standing"
)
skills_training = duty(
    "skills-training",
    "组织技能培训，用好政策",
    "Train for jobs and use every policy",
    "二、（六）",
    department,
    "standing",
)
hold_job_fairs = duty(
    "hold-job-fairs",
    "每年至少2场专场招聘",
    "At least two veteran job fairs a year",
    "二、（七）",
    department,
    "year",
    times=2,
    record=job_fair_record,
)
develop_posts = duty(
    "develop-posts",
    "持续开发岗位和专招通道",
    "Go on developing posts and channels",
    "二、（七）;二、（八）",
    department,
    "standing",
)
campaigns = duty(
    "campaigns",
    "利用招聘专项活动推介岗位",
    "Use the recruitment campaigns",
    "二、（七）",
    employment_agency,
    "as-needed",
)
# Evidence is given for each person: that an account was changed shows neither a contact nor a consultation.
monthly_contact = duty(
    "monthly-contact",
    "每月联系挂账退役军人",
    "Contact each veteran on a managed account",
    "二、（十）",
    (department, centre, street_station, community_station),
    "month",
    of=managed_account,
)
quarterly_consultation = duty(
    "quarterly-consultation",
    "每季与部门和属地政府会商",
    "Consult departments and local government",
    "二、（十）",
    (department, centre, street_station, community_station),
    "quarter",
    of=managed_account,
)
assess_work = duty(
    "assess-work",
    "就业成效纳入工作考核",
    "Employment results count in the assessment",
    "三、（一）",
    centre,
    "as-needed",
)
review_chain = duty(
    "review-chain", "持续优化帮扶链条", "Go on improving the chain", "三、（三）", department, "standing"
)
