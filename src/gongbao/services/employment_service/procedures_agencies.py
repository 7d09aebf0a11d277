"""Information, supervision, appeals and staff step by step (第五条、第五十一条至第七十一条)."""

from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    messages_to,
    notify,
    outcome,
    procedure,
    publish,
    register,
    step,
)
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_agencies import (
    accountability_referral_allowed,
    appeal_open,
    information_releasable,
    summons_allowed,
)
from gongbao.services.employment_service.roles import (
    agency,
    analyst,
    client,
    discipline,
    district_bureau,
    seeker,
    superior,
    training_department,
)
from gongbao.services.employment_service.vocabulary_agencies import (
    check_item,
    checked_on,
    notices,
    rectified,
    serious_consequences,
    summons_held,
)
from gongbao.words import Words

# 第五条

file_complaint = step(
    "file",
    seeker,
    Words("投诉或举报", "Complain or report"),
    at="第五条",
    about=Words("任何个人和单位都可以提出", "Any person or employer may"),
    outcomes=[
        outcome("filed", Words("已提出", "Filed"), effects=[register(records.complaint_file, {"filed_on": TODAY})])
    ],
)
accept_complaint = step(
    "accept",
    agency,
    Words("首问人受理", "Whoever is asked first takes it"),
    at="第五条",
    after=file_complaint,
    outcomes=[
        outcome(
            "accepted", Words("受理", "Accepted"), effects=[notify(seeker, Words("投诉已受理。", "It is accepted."))]
        ),
        outcome("not-competent", Words("不归本机构", "Not competent")),
    ],
)
handle_complaint = step(
    "handle",
    agency,
    Words("查明情况", "Look into it"),
    at="第五条",
    after=accept_complaint.accepted,
    outcomes=[
        outcome(
            "justified",
            Words("属实", "Justified"),
            effects=[register(records.complaint_file, {"findings": "justified"})],
        ),
        outcome(
            "not-justified",
            Words("不属实", "Not justified"),
            effects=[register(records.complaint_file, {"findings": "not-justified"})],
        ),
    ],
)
answer_complaint = step(
    "answer",
    agency,
    Words("答复", "Answer"),
    at="第五条",
    after=[handle_complaint, accept_complaint.not_competent],
    outcomes=[
        outcome(
            "answered",
            Words("已答复", "Answered"),
            effects=[
                register(records.complaint_file, {"answered_on": TODAY}),
                notify(seeker, Words("投诉已答复。", "Your complaint is answered.")),
            ],
        )
    ],
)
complaint = procedure(
    "complaint",
    Words("投诉举报", "Complaint or report"),
    about=Words("对服务的投诉和举报，首问负责", "About a service; whoever is asked first takes it"),
    applicant=seeker,
    steps=[file_complaint, accept_complaint, handle_complaint, answer_complaint],
    ends={answer_complaint.answered: end("answered", Words("已答复", "Answered"))},
)

# 第五十一条、第五十三条

collect_data = step(
    "collect",
    analyst,
    Words("收集市场信息", "Take in market information"),
    at="第五十一条第一款;第六十五条第（一）项",
    outcomes=[outcome("collected", Words("已收集", "Taken in"))],
)
review_data = step(
    "review",
    analyst,
    Words("审核信息", "Review the information"),
    at="第五十一条第一款;第五十一条第二款",
    after=[collect_data, "correct:corrected"],
    form=facts_in(information_releasable, judged_by=analyst),
    outcomes=[
        outcome("passed", Words("可以发布", "Passed"), guard=information_releasable),
        outcome("faulty", Words("有问题", "Faulty")),
    ],
)
correct_data = step(
    "correct",
    analyst,
    Words("更正或放弃", "Correct or drop it"),
    at="第五十一条第一款",
    after=review_data.faulty,
    outcomes=[outcome("corrected", Words("已更正", "Corrected")), outcome("dropped", Words("放弃", "Dropped"))],
)
publish_data = step(
    "publish",
    agency,
    Words("多渠道发布", "Publish by every channel"),
    at="第五十三条",
    after=review_data.passed,
    outcomes=[
        outcome(
            "published",
            Words("已发布", "Published"),
            effects=[
                register(records.analysis_report, {"published_on": TODAY}),
                publish(records.analysis_report, Words("人力资源市场信息", "Labour-market information")),
            ],
        )
    ],
)
information_release = procedure(
    "information-release",
    Words("信息审核发布", "Release of information"),
    about=Words("真实、准确、可用，并保护个人和单位信息", "True, accurate, usable, and nobody's data laid open"),
    steps=[collect_data, review_data, correct_data, publish_data],
    ends={
        correct_data.dropped: end("dropped", Words("已放弃", "Dropped")),
        publish_data.published: end("published", Words("已发布", "Published")),
    },
)

# 第五十四条

summarise = step(
    "summarise",
    agency,
    Words("汇总培训需求", "Sum up training needs"),
    at="第五十四条",
    outcomes=[outcome("summarised", Words("已汇总", "Summed up"))],
)
send_needs = step(
    "feed-back",
    agency,
    Words("反馈给培训部门", "Send them to the training department"),
    at="第五十四条",
    after=summarise,
    outcomes=[
        outcome(
            "sent",
            Words("已反馈", "Sent"),
            effects=[notify(training_department, Words("培训需求已汇总。", "Training needs are summed up."))],
        )
    ],
)
publish_courses = step(
    "publish-courses",
    agency,
    Words("发布开班信息", "Publish course openings"),
    at="第五十四条",
    after=send_needs,
    outcomes=[outcome("published", Words("已发布", "Published"))],
)
training_needs = procedure(
    "training-needs",
    Words("培训需求反馈", "Training needs"),
    about=Words("汇总、反馈、发布开班信息", "Summed up, passed on, courses published"),
    steps=[summarise, send_needs, publish_courses],
    ends={publish_courses.published: end("published", Words("已发布", "Published"))},
)

# 第五十六条、第五十八条


def reported(finding: str) -> Effect:
    """The check goes into the report."""
    return register(records.check_report, {"date": TODAY, "result": finding})


told_agency = messages_to(agency)

check = step(
    "check",
    superior,
    Words("核查或抽查", "Verify or spot-check"),
    at="第五十六条第一款",
    form=[check_item, checked_on],
    outcomes=[
        outcome("fault", Words("有问题", "Fault"), effects=[reported("fault")]),
        outcome("no-fault", Words("没有问题", "No fault"), effects=[reported("no-fault")]),
    ],
)
notify_agency = step(
    "notify",
    superior,
    Words("通报并督促整改", "Notify and have it put right"),
    at="第五十八条第二款;第五十六条第一款",
    after=[check.fault, "recheck:not-rectified"],
    form=[notices],
    outcomes=[
        outcome(
            "notified",
            Words("已通报", "Notified"),
            effects=[
                register(records.check_report, {"date": TODAY, "notice_number": notices}),
                told_agency("有问题被通报，请整改。", "A fault is notified; please put it right."),
            ],
        )
    ],
)
rectify = step(
    "rectify",
    agency,
    Words("整改并报告", "Put it right and report"),
    at="第五十八条第二款",
    after=[notify_agency, "summons:held"],
    outcomes=[outcome("reported", Words("已报告", "Reported"))],
)
recheck = step(
    "recheck",
    superior,
    Words("复查整改", "Check again"),
    at="第五十八条第二款",
    after=rectify,
    form=[rectified, notices, summons_held, serious_consequences],
    outcomes=[
        outcome("rectified", Words("已解决", "Put right"), effects=[reported("rectified")]),
        outcome("not-rectified", Words("未解决，再通报", "Not put right"), effects=[reported("not-rectified")]),
        outcome("summons-needed", Words("需要约谈", "A summons is needed"), guard=summons_allowed),
        outcome("refer-needed", Words("需要移送", "To be passed on"), guard=accountability_referral_allowed),
    ],
)
summons = step(
    "summons",
    superior,
    Words("警示约谈主要负责人", "Summon the head"),
    at="第五十八条第二款",
    after=recheck.summons_needed,
    outcomes=[
        outcome(
            "held",
            Words("已约谈", "Held"),
            effects=[assign(summons_held, True), told_agency("已警示约谈，请整改。", "The head was summoned.")],
        )
    ],
)
refer_on = step(
    "refer",
    superior,
    Words("移送职能部门", "Pass it on"),
    at="第五十八条第二款",
    after=recheck.refer_needed,
    outcomes=[
        outcome(
            "referred",
            Words("已移送", "Passed on"),
            effects=[notify(discipline, Words("有事项移送问责。", "A case is passed on to you."))],
        )
    ],
)
hold_to_account = step(
    "hold-to-account",
    discipline,
    Words("问责", "Hold to account"),
    at="第五十八条第二款",
    after=refer_on,
    outcomes=[outcome("decided", Words("已决定", "Decided"), effects=[told_agency("问责已决定。", "It is decided.")])],
)
supervision = procedure(
    "supervision",
    Words("业务督导", "Supervision"),
    about=Words("通报、整改、约谈、问责", "Notice, rectification, summons, accountability"),
    steps=[check, notify_agency, rectify, recheck, summons, refer_on, hold_to_account],
    ends={
        check.no_fault: end("no-fault", Words("没有问题", "No fault")),
        recheck.rectified: end("rectified", Words("已整改", "Put right")),
        hold_to_account.decided: end("accountability-decided", Words("已问责", "Held to account")),
    },
)

# 第五十九条第二款

file_appeal = step(
    "file",
    client,
    Words("提出申诉", "Appeal"),
    at="第五十九条第二款",
    form=facts_in(appeal_open),
    outcomes=[
        outcome("filed", Words("已提出", "Filed"), effects=[register(records.complaint_file, {"filed_on": TODAY})])
    ],
)
accept_appeal = step(
    "accept",
    district_bureau,
    Words("审查是否受理", "See whether the right exists"),
    at="第五十九条第二款",
    after=file_appeal,
    outcomes=[
        outcome(
            "accepted",
            Words("受理", "Accepted"),
            guard=appeal_open,
            effects=[notify(client, Words("申诉已受理。", "Your appeal is accepted."))],
        ),
        outcome(
            "refused",
            Words("不受理", "Refused"),
            effects=[notify(client, Words("申诉未受理。", "It is not accepted."))],
        ),
    ],
)
decide_appeal = step(
    "decide",
    district_bureau,
    Words("调查并决定", "Look into it and decide"),
    at="第五十九条第二款",
    after=accept_appeal.accepted,
    four_eyes=accept_appeal,
    outcomes=[
        outcome(
            "upheld",
            Words("成立", "Upheld"),
            effects=[
                register(records.complaint_file, {"findings": "upheld", "answered_on": TODAY}),
                notify(client, Words("申诉成立。", "Your appeal is upheld.")),
            ],
        ),
        outcome(
            "rejected",
            Words("不成立", "Rejected"),
            effects=[
                register(records.complaint_file, {"findings": "rejected", "answered_on": TODAY}),
                notify(client, Words("申诉不成立，理由见决定。", "Your appeal is rejected; see the reasons.")),
            ],
        ),
    ],
)
remedy = step(
    "remedy",
    agency,
    Words("补救", "Make it good"),
    at="第五十九条第二款;第五十九条第一款",
    about=Words("对责任人的处理由有关机关依法决定，记在档案里", "Discipline is decided elsewhere by law and noted"),
    after=decide_appeal.upheld,
    outcomes=[
        outcome(
            "done",
            Words("已补救", "Done"),
            effects=[
                register(records.complaint_file, {"remedy": "done"}),
                notify(client, Words("已采取补救措施。", "It has been made good.")),
            ],
        )
    ],
)
appeal = procedure(
    "appeal",
    Words("援助申诉", "Appeal about aid"),
    about=Words("援助不合标准、权益受损的，向区局申诉", "Aid below standard that harms rights"),
    applicant=client,
    steps=[file_appeal, accept_appeal, decide_appeal, remedy],
    ends={
        accept_appeal.refused: end("refused", Words("未受理", "Refused")),
        decide_appeal.rejected: end("rejected", Words("不成立", "Rejected")),
        remedy.done: end("remedied", Words("已补救", "Made good")),
    },
)
