"""What is done for employers: registration, vacancies and job fairs (第三十四条至第四十三条)."""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    assign,
    by,
    end,
    messages_to,
    outcome,
    procedure,
    publish,
    register,
    step,
    strike,
    unpublish,
    within,
)
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_employers import (
    employer_credential_passed,
    vacancy_publishable,
)
from gongbao.services.employment_service.procedures_people import ABOUT_GUIDANCE
from gongbao.services.employment_service.roles import agency, counsellor, employer
from gongbao.services.employment_service.vocabulary_employers import (
    VACANCY_TERMS,
    employer_registered,
    fair_announced_on,
    fair_date,
    posted_online,
    vacancy_fields,
    vacancy_filled,
    vacancy_headcount,
    vacancy_valid_until,
)
from gongbao.words import Words

IN_LEDGER = register(records.employer_ledger, {"entered_on": TODAY})

told = messages_to(employer)

BOOKED = [register(records.booking, {"booked_on": TODAY}), told("已预约用人指导。", "Guidance is booked for you.")]
GIVEN = outcome("given", Words("已指导", "Given"), effects=[IN_LEDGER])
NOT_ATTENDED = outcome("not-attended", Words("没有来", "Not attended"), effects=[IN_LEDGER])

# 第三十四条至第三十七条

collect = step(
    "collect",
    agency,
    Words("采集招聘信息", "Take the recruitment data"),
    at="第三十四条",
    outcomes=[outcome("collected", Words("已采集", "Taken"))],
)
check_credentials = step(
    "check-credentials",
    agency,
    Words("核验资格", "Check the credentials"),
    at="第三十五条第一款",
    after=[collect, "supply-missing:supplied"],
    form=facts_in(employer_credential_passed),
    outcomes=[
        outcome("passed", Words("合格", "Passed"), guard=employer_credential_passed),
        outcome(
            "failed",
            Words("不合格", "Failed"),
            effects=[
                told(
                    "材料有缺，所缺已一次告知，请补交。", "Something is missing; all of it is named. Please supply it."
                )
            ],
        ),
    ],
)
supply_missing = step(
    "supply-missing",
    employer,
    Words("补交所缺", "Supply what is missing"),
    at="第三十五条第一款",
    after=check_credentials.failed,
    outcomes=[outcome("supplied", Words("已补交", "Supplied")), outcome("withdrawn", Words("不办了", "Withdrawn"))],
)
register_demand = step(
    "register-demand",
    agency,
    Words("办理招聘需求登记", "Register the demand"),
    at="第三十五条第二款",
    after=check_credentials.passed,
    outcomes=[
        outcome(
            "registered",
            Words("已登记", "Registered"),
            effects=[
                assign(employer_registered, True),
                told("招聘需求已登记。", "Your recruitment demand is registered."),
            ],
        )
    ],
)
open_employer_ledger = step(
    "open-ledger",
    agency,
    Words("建立单位台账", "Open the employer's ledger"),
    at="第三十六条第（一）项",
    after=register_demand,
    outcomes=[
        outcome("opened", Words("已建立", "Opened"), effects=[register(records.employer_ledger, {"opened_on": TODAY})])
    ],
)
guide_employer = step(
    "guide",
    counsellor,
    Words("一般用人指导并分流", "General guidance of the employer and routing"),
    at="第三十六条第（二）项;第三十七条第（一）项;第六十二条第（六）项",
    after=open_employer_ledger,
    form=ABOUT_GUIDANCE,
    outcomes=[
        outcome("no-guidance", Words("不需要指导", "No guidance wanted"), effects=[IN_LEDGER]),
        outcome("special-guidance", Words("预约专门指导", "Special guidance booked"), effects=BOOKED),
        outcome("group-guidance", Words("预约分类指导", "Group guidance booked"), effects=BOOKED),
        outcome("self-service", Words("自助服务", "Self-service"), effects=[IN_LEDGER]),
        outcome("matching", Words("匹配推荐", "Matching"), effects=[IN_LEDGER]),
        outcome("online-access", Words("开通网上平台", "Access to the platform"), effects=[IN_LEDGER]),
    ],
)
guide_specially = step(
    "special-guidance",
    counsellor,
    Words("专门指导：招聘方案和人事制度", "Special guidance on recruitment and personnel rules"),
    at="第三十七条第（二）项",
    after=guide_employer.special_guidance,
    outcomes=[GIVEN, NOT_ATTENDED],
)
guide_group = step(
    "group-guidance",
    counsellor,
    Words("分类指导：应对共性问题", "Group guidance on a shared problem"),
    at="第三十七条第（三）项",
    after=guide_employer.group_guidance,
    outcomes=[GIVEN, NOT_ATTENDED],
)
REGISTERED = end("registered", Words("已登记", "Registered"))
employer_registration = procedure(
    "employer-registration",
    Words("招聘需求登记", "Registering recruitment demand"),
    about=Words("核验资格、登记需求、指导用人", "Credentials, registration and guidance"),
    at="第三十六条",
    steps=[
        collect,
        check_credentials,
        supply_missing,
        register_demand,
        open_employer_ledger,
        guide_employer,
        guide_specially,
        guide_group,
    ],
    ends={
        supply_missing.withdrawn: end("withdrawn", Words("不办了", "Withdrawn")),
        guide_employer.no_guidance: REGISTERED,
        guide_employer.self_service: REGISTERED,
        guide_employer.matching: REGISTERED,
        guide_employer.online_access: REGISTERED,
        guide_specially: REGISTERED,
        guide_group: REGISTERED,
    },
)

# 第三十八条至第四十一条

#: What the employer says of a vacancy, and may correct.
ABOUT_VACANCY = [vacancy_fields, *VACANCY_TERMS, vacancy_valid_until]

submit_vacancy = step(
    "submit",
    employer,
    Words("提交招聘信息", "Submit the vacancy"),
    at="第三十八条第二款",
    form=[*ABOUT_VACANCY, posted_online],
    outcomes=[
        outcome(
            "submitted",
            Words("已提交", "Submitted"),
            effects=[
                register(
                    records.vacancy,
                    {"vacancy_headcount": vacancy_headcount, "vacancy_valid_until": vacancy_valid_until},
                )
            ],
        )
    ],
)
review_vacancy = step(
    "review",
    agency,
    Words("审核招聘信息", "Review the vacancy"),
    at="第三十八条第一款;第三十八条第三款;第三十九条第二款",
    after=[submit_vacancy, "correct:corrected"],
    form=[
        *facts_in(vacancy_publishable, without=[vacancy_fields, posted_online]),
        *facts_in(vacancy_publishable, judged_by=agency),
    ],
    outcomes=[
        outcome(
            "passed",
            Words("无误", "Passed"),
            guard=vacancy_publishable,
            effects=[register(records.vacancy, {"reviewed_on": TODAY, "result": "passed"})],
        ),
        outcome(
            "faulty",
            Words("有误", "Faulty"),
            effects=[
                register(records.vacancy, {"reviewed_on": TODAY, "result": "faulty"}),
                told("招聘信息有误，请修改后再提交。", "The vacancy is faulty; please correct it."),
            ],
        ),
    ],
)
correct_vacancy = step(
    "correct",
    employer,
    Words("修改招聘信息", "Correct the vacancy"),
    at="第三十九条第一款",
    after=review_vacancy.faulty,
    form=ABOUT_VACANCY,
    outcomes=[outcome("corrected", Words("已修改", "Corrected")), outcome("withdrawn", Words("已撤回", "Withdrawn"))],
)
publish_vacancy = step(
    "publish",
    agency,
    Words("发布招聘信息", "Publish the vacancy"),
    at="第三十九条第一款",
    after=review_vacancy.passed,
    outcomes=[
        outcome(
            "published",
            Words("已发布", "Published"),
            effects=[
                register(records.vacancy, {"published_on": TODAY}),
                publish(records.vacancy, Words("招聘信息", "Vacancy")),
                told("招聘信息已发布。", "Your vacancy is published."),
            ],
        )
    ],
)
match = step(
    "match",
    agency,
    Words("匹配并推荐求职者", "Match and recommend seekers"),
    at="第四十条;第三十六条第（四）项",
    after=[publish_vacancy, "learn-result:not-filled"],
    outcomes=[
        outcome(
            "recommended",
            Words("已推荐", "Recommended"),
            effects=[
                register(records.referral, {"referred_on": TODAY}),
                told("已向你单位推荐求职者。", "Seekers are recommended to you."),
            ],
        )
    ],
)
learn_vacancy_result = step(
    "learn-result",
    agency,
    Words("了解推荐结果", "Learn the result"),
    at="第四十一条",
    after=match,
    form=[vacancy_filled],
    outcomes=[
        outcome("filled", Words("已招满", "Filled"), effects=[register(records.vacancy, {"result": "filled"})]),
        outcome("not-filled", Words("未招满", "Not filled")),
    ],
)
lapse = step(
    "lapse",
    agency,
    Words("招聘信息失效或撤回", "The vacancy lapses or is withdrawn"),
    at="第四十一条",
    after=publish_vacancy,
    due=by(vacancy_valid_until, then="lapsed"),
    outcomes=[
        outcome(
            "lapsed",
            Words("已失效", "Lapsed"),
            effects=[unpublish(records.vacancy), told("招聘信息已失效。", "Your vacancy has lapsed.")],
        )
    ],
)
archive_vacancy = step(
    "archive",
    agency,
    Words("归档招聘信息", "Archive the vacancy"),
    at="第四十一条",
    after=[learn_vacancy_result.filled, lapse],
    outcomes=[
        outcome(
            "archived",
            Words("已归档", "Archived"),
            effects=[
                register(records.vacancy, {"archived_on": TODAY}),
                strike(records.vacancy),
                unpublish(records.vacancy),
            ],
        )
    ],
)
vacancy_posting = procedure(
    "vacancy-posting",
    Words("发布招聘信息", "Posting a vacancy"),
    about=Words("审核、发布、推荐、归档", "Review, publication, matching and archive"),
    applicant=employer,
    steps=[
        submit_vacancy,
        review_vacancy,
        correct_vacancy,
        publish_vacancy,
        match,
        learn_vacancy_result,
        lapse,
        archive_vacancy,
    ],
    ends={
        correct_vacancy.withdrawn: end("withdrawn", Words("已撤回", "Withdrawn")),
        archive_vacancy.archived: end("archived", Words("已归档", "Archived")),
    },
)

# 第四十二条、第四十三条

plan = step(
    "plan",
    agency,
    Words("筹划招聘会", "Plan the fair"),
    at="第四十二条",
    form=[fair_date],
    outcomes=[
        outcome(
            "planned", Words("已筹划", "Planned"), effects=[register(records.fair_record, {"fair_date": fair_date})]
        )
    ],
)
admit_employers = step(
    "admit-employers",
    agency,
    Words("审核参会单位和岗位", "Admit employers and vacancies"),
    at="第四十三条第（一）项",
    after=plan,
    outcomes=[outcome("admitted", Words("已审核", "Admitted"))],
)
announce = step(
    "announce",
    agency,
    Words("预发布招聘会", "Announce the fair"),
    at="第四十三条第（二）项",
    after=plan,
    due=within(-3, WORKING_DAYS, since=fair_date),
    outcomes=[
        outcome(
            "announced",
            Words("已预发布", "Announced"),
            effects=[
                assign(fair_announced_on, TODAY),
                register(records.fair_record, {"fair_announced_on": TODAY}),
                publish(records.fair_record, Words("招聘会预告", "A job fair is coming")),
            ],
        ),
        outcome(
            "cancelled", Words("取消", "Cancelled"), effects=[register(records.fair_record, {"result": "cancelled"})]
        ),
    ],
)
hold = step(
    "hold",
    agency,
    Words("举办招聘会", "Hold the fair"),
    at="第四十三条第（三）项",
    after_all=[admit_employers, announce.announced],
    outcomes=[
        outcome("held", Words("已举办", "Held"), effects=[register(records.fair_record, {"result": "held"})]),
        outcome(
            "cancelled", Words("取消", "Cancelled"), effects=[register(records.fair_record, {"result": "cancelled"})]
        ),
    ],
)
enter_registrations = step(
    "enter-registrations",
    agency,
    Words("当天录入手工登记", "Enter paper registrations the same day"),
    at="第四十三条第（三）项",
    after=hold.held,
    due=within(0, DAYS, since=hold),
    outcomes=[
        outcome("entered", Words("已录入", "Entered")),
        outcome("nothing-to-enter", Words("没有手工登记", "Nothing to enter")),
    ],
)
track_results = step(
    "track-results",
    agency,
    Words("跟踪招聘和应聘结果", "Track the results"),
    at="第四十三条第（四）项",
    after=[hold.held, "track-results:in-progress"],
    outcomes=[
        outcome("in-progress", Words("仍在跟踪", "In progress"), effects=[register(records.fair_record)]),
        outcome(
            "finished", Words("跟踪结束", "Finished"), effects=[register(records.fair_record, {"result": "finished"})]
        ),
    ],
)
FAIR_CANCELLED = end("cancelled", Words("已取消", "Cancelled"))
job_fair = procedure(
    "job-fair",
    Words("招聘会", "Job fair"),
    about=Words("现场或网络招聘会", "A fair on site or online"),
    at="第四十三条",
    steps=[plan, admit_employers, announce, hold, enter_registrations, track_results],
    ends={
        announce.cancelled: FAIR_CANCELLED,
        hold.cancelled: FAIR_CANCELLED,
        track_results.finished: end("finished", Words("已结束", "Finished")),
    },
)
