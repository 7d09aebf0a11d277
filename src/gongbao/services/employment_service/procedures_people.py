"""What is done for job seekers step by step (chapter two of 京人社职介发〔2018〕153号)."""

from gongbao.periods import DAYS, MONTHS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    notify,
    outcome,
    procedure,
    register,
    step,
    within,
)
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_people import (
    contact_stop_allowed,
    difficulty_score,
    guidance_path,
    match_score,
    ready_for_work,
    referral_recommended,
)
from gongbao.services.employment_service.roles import agency, counsellor, district, registry, seeker
from gongbao.services.employment_service.vocabulary_people import (
    collected_on,
    declined_procedures,
    difficulty_certified,
    job_registered,
    last_contact_on,
    ledger_opened_on,
    recorded_grade,
    unemployment_registered,
)
from gongbao.words import Words

#: What guides a person or an employer to a kind of guidance: what they say, and what the counsellor finds.
ABOUT_GUIDANCE = [*facts_in(guidance_path), *facts_in(guidance_path, judged_by=counsellor)]
IN_LEDGER = register(records.personal_ledger, {"entered_on": TODAY})
BOOKED: list[Effect] = [
    register(records.booking, {"booked_on": TODAY}),
    notify(seeker, Words("已为你预约指导。", "Guidance is booked for you.")),
]
GIVEN = outcome("given", Words("已指导", "Given"), effects=[IN_LEDGER])
NOT_ATTENDED = outcome("not-attended", Words("没有来", "Not attended"), effects=[IN_LEDGER])

# 第十条至第十三条

collect_information = step(
    "collect-information",
    agency,
    Words("采集求职者信息", "Take the seeker's data"),
    at="第十条;第十一条第二款",
    form=[*facts_in(difficulty_score), last_contact_on],
    outcomes=[
        outcome(
            "collected",
            Words("已采集", "Taken"),
            effects=[assign(collected_on, TODAY), assign(job_registered, True)],
        )
    ],
)
open_ledger = step(
    "open-ledger",
    agency,
    Words("当天建立个人台账", "Open the ledger the same day"),
    at="第十一条第一款",
    after=collect_information,
    due=within(0, DAYS, since=collect_information),
    outcomes=[
        outcome(
            "opened",
            Words("已建立", "Opened"),
            effects=[assign(ledger_opened_on, TODAY), register(records.personal_ledger, {"opened_on": TODAY})],
        )
    ],
)
grade = step(
    "grade",
    agency,
    Words("评定困难等级", "Grade the difficulty"),
    at="第十二条",
    after=open_ledger,
    form=[recorded_grade],
    outcomes=[
        outcome("general", Words("一般帮扶", "General support"), effects=[IN_LEDGER]),
        outcome("key", Words("重点帮扶", "Key support"), effects=[IN_LEDGER]),
    ],
)
check_certification = step(
    "check-certification",
    agency,
    Words("查看登记和认定", "Look up registration and certification"),
    at="第十三条第一款",
    after=grade.key,
    form=[unemployment_registered, difficulty_certified],
    outcomes=[
        outcome(
            "certified",
            Words("已登记认定", "Registered and certified"),
            effects=[notify(seeker, Words("你将转入就业援助服务。", "You move on to employment aid."))],
        ),
        outcome("not-certified", Words("未登记或未认定", "Not registered or not certified")),
    ],
)
advise_registration = step(
    "advise-registration",
    agency,
    Words("提供政策咨询，建议登记认定", "Advise to register and be certified"),
    at="第十三条第二款",
    after=check_certification.not_certified,
    outcomes=[
        outcome(
            "now-certified",
            Words("已办登记认定", "Now registered and certified"),
            effects=[assign(unemployment_registered, True), assign(difficulty_certified, True)],
        ),
        outcome("declined", Words("不办", "Declined"), effects=[assign(declined_procedures, True)]),
    ],
)

# 第十四条

guide = step(
    "guide",
    counsellor,
    Words("一般指导并分流", "General guidance and routing"),
    at="第十四条第一款第（一）项;第六十二条第（三）项",
    after=[grade.general, advise_registration.declined],
    form=ABOUT_GUIDANCE,
    outcomes=[
        outcome("no-guidance", Words("不需要指导", "No guidance wanted"), effects=[IN_LEDGER]),
        outcome("special-guidance", Words("预约专门指导", "Special guidance booked"), effects=BOOKED),
        outcome("group-guidance", Words("预约分类指导", "Group guidance booked"), effects=BOOKED),
        outcome("self-service", Words("自助服务", "Self-service"), effects=[IN_LEDGER]),
        outcome("matching", Words("匹配推荐", "Matching"), effects=[IN_LEDGER]),
        outcome("online-access", Words("开通网上平台", "Access to the platform"), effects=[IN_LEDGER]),
        outcome(
            "moved-to-aid",
            Words("转入就业援助", "Moved on to aid"),
            effects=[notify(seeker, Words("你已认定，将转入就业援助服务。", "You are certified and move on to aid."))],
        ),
    ],
)
special_guidance = step(
    "special-guidance",
    counsellor,
    Words("专门指导：测评、分析、建议", "Special guidance: test, analysis, advice"),
    at="第十四条第一款第（二）项;第六十二条第（五）项",
    after=guide.special_guidance,
    outcomes=[GIVEN, NOT_ATTENDED],
)
group_guidance = step(
    "group-guidance",
    counsellor,
    Words("分类指导：为共性问题定方案", "Group guidance on a shared problem"),
    at="第十四条第一款第（三）项",
    after=guide.group_guidance,
    outcomes=[GIVEN, NOT_ATTENDED],
)

# 第十五条、第十六条

check_readiness = step(
    "check-readiness",
    counsellor,
    Words("判断能否两周内上岗", "See whether a start within two weeks is possible"),
    at="第十五条第二款",
    after=[
        guide.no_guidance,
        guide.self_service,
        guide.matching,
        guide.online_access,
        special_guidance,
        group_guidance,
        "give-advice",
        "refer:no-match",
        "learn-result:not-hired",
    ],
    form=facts_in(ready_for_work, contact_stop_allowed),
    outcomes=[
        outcome("ready", Words("具备条件", "Ready"), guard=ready_for_work),
        outcome("not-ready", Words("暂不具备", "Not ready")),
        outcome("withdrawn", Words("本人退出", "Withdrawn"), effects=[IN_LEDGER]),
        outcome(
            "service-stopped",
            Words("久未联系，停止服务", "Stopped for long silence"),
            guard=contact_stop_allowed,
            effects=[
                register(records.registry_feedback, {"ground": "out-of-contact", "fed_back_on": TODAY}),
                notify(registry, Words("求职者超过6个月未联系。", "A seeker is out of contact for over six months.")),
                notify(
                    seeker,
                    Words("超过6个月没有联系，服务已停止；再联系即可恢复。", "Service stopped; contact us to resume."),
                ),
            ],
        ),
    ],
)
give_advice = step(
    "give-advice",
    counsellor,
    Words("提出就业准备建议", "Advise on preparing for work"),
    at="第十五条第一款",
    after=check_readiness.not_ready,
    outcomes=[
        outcome(
            "advised",
            Words("已建议", "Advised"),
            effects=[IN_LEDGER, notify(seeker, Words("咨询意见已记入台账。", "The advice is in your ledger."))],
        )
    ],
)
refer = step(
    "refer",
    counsellor,
    Words("匹配测评并推荐岗位", "Match and refer to a post"),
    at="第十五条第一款;第六十二条第（七）项",
    after=check_readiness.ready,
    form=facts_in(referral_recommended, without=facts_in(ready_for_work)),
    outcomes=[
        outcome(
            "referred",
            Words("已推荐", "Referred"),
            guard=referral_recommended,
            effects=[
                register(records.referral, {"referred_on": TODAY, "score": match_score}),
                notify(seeker, Words("已向你推荐岗位。", "A post is recommended to you.")),
            ],
        ),
        outcome(
            "no-match",
            Words("没有合适岗位", "No match"),
            effects=[notify(seeker, Words("暂时没有合适的岗位。", "There is no fitting post for now."))],
        ),
    ],
)
learn_result = step(
    "learn-result",
    agency,
    Words("了解推荐结果", "Learn the result"),
    at="第十六条",
    after=refer.referred,
    outcomes=[
        outcome("hired", Words("已录用", "Hired"), effects=[register(records.referral, {"result": "hired"})]),
        outcome(
            "not-hired", Words("未录用", "Not hired"), effects=[register(records.referral, {"result": "not-hired"})]
        ),
    ],
)
archive = step(
    "archive",
    agency,
    Words("整理归档", "Archive"),
    at="第十六条",
    after=learn_result.hired,
    outcomes=[
        outcome(
            "archived",
            Words("已归档", "Archived"),
            effects=[
                register(records.personal_ledger, {"archived_on": TODAY}),
                notify(seeker, Words("祝贺就业，求职信息已归档。", "Congratulations; your request is archived.")),
            ],
        )
    ],
)
TO_AID = end("moved-to-aid", Words("转入就业援助", "Moved on to aid"))
job_seeker_service = procedure(
    "job-seeker-service",
    Words("求职服务", "Service for a job seeker"),
    about=Words("从第一次接待到就业归档", "From the first contact to the archive"),
    steps=[
        collect_information,
        open_ledger,
        grade,
        check_certification,
        advise_registration,
        guide,
        special_guidance,
        group_guidance,
        check_readiness,
        give_advice,
        refer,
        learn_result,
        archive,
    ],
    ends={
        check_certification.certified: TO_AID,
        advise_registration.now_certified: TO_AID,
        guide.moved_to_aid: TO_AID,
        check_readiness.withdrawn: end("withdrawn", Words("本人退出", "Withdrawn")),
        check_readiness.service_stopped: end("service-stopped", Words("已停止服务", "Service stopped")),
        archive.archived: end("employed", Words("已就业", "In work")),
    },
)

# 第十三条第三款

CONTACTED = [assign(last_contact_on, TODAY)]

register_seeker = step(
    "register",
    seeker,
    Words("登记求职", "Register"),
    at="第十三条第三款",
    form=[unemployment_registered],
    outcomes=[outcome("registered", Words("已登记", "Registered"), effects=CONTACTED)],
)
keep_contact = step(
    "keep-contact",
    seeker,
    Words("与机构保持联系", "Keep in contact"),
    at="第十三条第三款",
    after=[register_seeker, "keep-contact:contacted", "feed-back:contacted-again"],
    due=within(6, MONTHS, then="out-of-contact"),
    outcomes=[
        outcome("contacted", Words("已联系", "Contacted"), effects=CONTACTED),
        outcome(
            "out-of-contact",
            Words("超过6个月未联系", "Over six months of silence"),
            automatic=True,
            effects=[
                notify(
                    seeker,
                    Words(
                        "超过6个月没有联系，服务即将停止。", "No contact for over six months; service is about to stop."
                    ),
                )
            ],
        ),
        outcome("not-registered", Words("不再是登记失业", "No longer registered as unemployed")),
    ],
)
feed_back = step(
    "feed-back",
    agency,
    Words("向登记部门反馈", "Tell the registry"),
    at="第十三条第三款",
    after=keep_contact.out_of_contact,
    outcomes=[
        outcome(
            "fed-back",
            Words("已反馈", "Told"),
            effects=[
                register(records.registry_feedback, {"ground": "out-of-contact", "fed_back_on": TODAY}),
                notify(registry, Words("登记失业人员久未联系。", "A registered person is out of contact.")),
                notify(seeker, Words("服务已停止；再联系即可恢复。", "Service stopped; contact us to resume.")),
            ],
        ),
        outcome("contacted-again", Words("又联系上了", "In contact again"), effects=CONTACTED),
    ],
)
contact_watch = procedure(
    "contact-watch",
    Words("六个月联系", "Six months of contact"),
    about=Words("登记失业人员每次联系后重新计算6个月", "Each contact starts the six months again"),
    applicant=seeker,
    steps=[register_seeker, keep_contact, feed_back],
    ends={
        feed_back.fed_back: end("service-stopped", Words("已停止服务", "Service stopped")),
        keep_contact.not_registered: end("closed", Words("结束", "Closed")),
    },
)

# 第十四条第二款

book = step(
    "book",
    seeker,
    Words("网上预约指导", "Book guidance online"),
    at="第十四条第二款",
    outcomes=[outcome("booked", Words("已预约", "Booked"), effects=[register(records.booking, {"booked_on": TODAY})])],
)
assign_counsellor = step(
    "assign-counsellor",
    district,
    Words("就近安排并指定指导人员", "Arrange it nearby and name the counsellor"),
    at="第十四条第二款",
    after=[book, "session:missed"],
    outcomes=[
        outcome(
            "assigned",
            Words("已指定", "Named"),
            effects=[notify(seeker, Words("指导人员已安排好。", "Your counsellor is named."))],
        )
    ],
)
session = step(
    "session",
    counsellor,
    Words("提供预约的指导", "Give the booked guidance"),
    at="第十四条第二款",
    after=assign_counsellor,
    outcomes=[
        outcome("given", Words("已指导", "Given"), effects=[IN_LEDGER, register(records.booking, {"result": "given"})]),
        outcome("missed", Words("没有来", "Missed"), effects=[register(records.booking, {"result": "missed"})]),
        outcome(
            "cancelled", Words("已取消", "Cancelled"), effects=[register(records.booking, {"result": "cancelled"})]
        ),
    ],
)
guidance_booking = procedure(
    "guidance-booking",
    Words("预约指导", "Booked guidance"),
    about=Words("网上预约，由常住地的区安排", "Booked online, arranged by the district of residence"),
    applicant=seeker,
    steps=[book, assign_counsellor, session],
    ends={
        session.given: end("guided", Words("已指导", "Guided")),
        session.cancelled: end("cancelled", Words("已取消", "Cancelled")),
    },
)
