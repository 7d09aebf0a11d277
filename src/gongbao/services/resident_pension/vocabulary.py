"""Who acts, and what has to be known, in the order in which 京人社居发〔2018〕174号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, common, person
from gongbao.words import Words

bureau = agency("municipal-hrss-bureau", "市人力资源和社会保障局", "Municipal human resources bureau")
finance = agency("municipal-finance-bureau", "市财政局", "Municipal finance bureau")
government = agency("municipal-government", "市政府", "Municipal government")
party_committee = agency("municipal-party-committee", "市委", "Municipal Party committee")
resident = person("insured-resident", "参保人", "Insured resident")
pensioner = person("welfare-pensioner", "福利养老金领取人", "Recipient of the welfare pension")
district = agency("district-hrss", "区人力资源和社会保障局", "District human resources bureau")
district_finance = agency("district-finance", "区财政局", "District finance bureau")

ANNOUNCED = Words("市人力资源和社会保障局公布", "announced by the municipal human resources bureau")
PLAN = document("调整方案", "adjustment plan")
APPROVAL = document("批准文件", "letter of approval")
INSURANCE = register("城乡居民养老保险信息系统", "register of the residents' pension insurance")

# 一、（一） the year's standard
top_contribution_grade = fact.money(
    "top_contribution_grade", "最高缴费档次", "Highest contribution grade", dated=ANNOUNCED, evidence=PLAN
)
flexible_worker_annual_contribution = fact.money(
    "flexible_worker_annual_contribution",
    "灵活就业人员职工养老保险年缴费额",
    "Yearly contribution of flexible workers to the employees' pension",
    dated=ANNOUNCED,
    evidence=register("职工养老保险缴费标准", "contribution standard of the employees' pension"),
)
contribution_year = fact.integer("contribution_year", "缴费年度", "Contribution year", minimum=1)
announce_by = fact.date("announce_by", "最迟公布日", "Last day to announce")
announced = fact.boolean("announced", "当年缴费标准已公布", "The year's standard is announced")
announced_on = fact.date("announced_on", "公布日期", "Day of the announcement")
insured = fact.boolean(
    "insured", "参加城乡居民基本养老保险", "Insured in the residents' basic pension", evidence=INSURANCE
)
contribution_amount = fact.money("contribution_amount", "本年缴费额", "Contribution this year")
lowest_grade = fact.money("lowest_grade", "最低缴费档次", "Lowest contribution grade", dated=ANNOUNCED, evidence=PLAN)
grades = fact.text("grades", "各缴费档次", "Contribution grades", evidence=PLAN)
grade_matches = fact.boolean(
    "grade_matches", "缴费额是公布的一个定额档次", "The contribution is one of the fixed grades announced"
)

# 一、（二） the subsidy
paid_this_year = fact.boolean("paid_this_year", "本年已缴费", "Has paid this year", evidence=INSURANCE)
in_subsidy_scope = fact.boolean(
    "in_subsidy_scope",
    "属于缴费补贴的人员范围",
    "In the personal scope of the subsidy",
    about=Words("范围见京人社居发〔2009〕191号", "The scope stands in 京人社居发〔2009〕191号"),
    evidence=INSURANCE,
)
lowest_subsidy = fact.money(
    "lowest_subsidy", "最低缴费档次的补贴", "Subsidy of the lowest grade", dated=ANNOUNCED, evidence=PLAN
)
top_subsidy = fact.money(
    "top_subsidy", "最高缴费档次的补贴", "Subsidy of the highest grade", dated=ANNOUNCED, evidence=PLAN
)
subsidy_of_grade = fact.money(
    "subsidy_of_grade",
    "所缴档次的补贴",
    "Subsidy of the grade paid",
    about=Words("见公布的缴费补贴标准", "See the contribution subsidies announced"),
)

# 一、（三） and 二、（二） who proposes, who approves
proposed_by_hrss = fact.boolean(
    "proposed_by_hrss",
    "方案由市人力资源和社会保障局提出",
    "The plan comes from the human resources bureau",
    evidence=PLAN,
)
proposed_with_finance = fact.boolean(
    "proposed_with_finance", "方案会同市财政局提出", "The finance bureau joins in the plan", evidence=PLAN
)
approved_by_government = fact.boolean(
    "approved_by_government", "市政府已同意", "Approved by the municipal government", evidence=APPROVAL
)
approved_by_party_committee = fact.boolean(
    "approved_by_party_committee", "市委已批准", "Approved by the municipal Party committee", evidence=APPROVAL
)

# 二、 the adjustment of pensions
considers_income = fact.boolean(
    "considers_income",
    "方案考虑了居民收入增长",
    "The plan weighs the growth of incomes",
    evidence=judgement(bureau.name, "方案论证", "appraisal of the plan"),
)
considers_prices = fact.boolean(
    "considers_prices",
    "方案考虑了物价变动",
    "The plan weighs the movement of prices",
    evidence=judgement(bureau.name, "方案论证", "appraisal of the plan"),
)
considers_other_standards = fact.boolean(
    "considers_other_standards",
    "方案考虑了其他社会保障标准的调整",
    "The plan weighs the adjustment of other social security standards",
    evidence=judgement(bureau.name, "方案论证", "appraisal of the plan"),
)
factors = fact.text("factors", "考虑因素的说明", "How the factors were weighed", evidence=PLAN)
increase_under_65 = fact.money(
    "increase_under_65", "不满65岁的月增加额", "Monthly increase below 65", dated=ANNOUNCED, evidence=PLAN
)
increase_65_plus = fact.money(
    "increase_65_plus", "年满65岁的月增加额", "Monthly increase from 65", dated=ANNOUNCED, evidence=PLAN
)
birth_date = fact.date(
    "birth_date",
    "出生日期",
    "Date of birth",
    evidence=register("户籍信息", "household register"),
    same_as=common.birth_date,
)
benefit = fact.enum(
    "benefit",
    "待遇",
    "Benefit",
    choices(
        ("basic-pension", "基础养老金", "Basic pension"),
        ("welfare-pension", "老年保障福利养老金", "Old-age welfare pension"),
        ("individual-account-pension", "个人账户养老金", "Pension from the individual account"),
    ),
)
other_standards_adjusted = fact.boolean(
    "other_standards_adjusted",
    "职工养老保险等其他待遇标准已调整",
    "The employees' pension or another standard was adjusted",
)
adjusted_with = fact.text("adjusted_with", "同步调整的其他标准", "Standards adjusted with it")

# 三 explaining the policy
way = fact.text("way", "宣传方式", "Way")
audience = fact.text("audience", "对象", "Audience")
