"""What is done under 京人社就发〔2018〕172号: registering on a statement, and putting the change into effect."""

from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    issue,
    messages_to,
    notify,
    outcome,
    procedure,
    register,
    step,
)
from gongbao.services import facts_in
from gongbao.services.rural_to_urban_registration import records
from gongbao.services.rural_to_urban_registration.decisions import (
    registration_may_proceed,
    statement_complete,
    statement_required,
)
from gongbao.services.rural_to_urban_registration.vocabulary import (
    asked_whom,
    business,
    city,
    contact,
    conversion_date,
    conversion_reason,
    converted_worker,
    declaration_false,
    district,
    guidance,
    leaflet,
    manual,
    named_office,
    office,
    problem,
    promise,
    reply,
    statement_submitted,
    verification_consistent,
    verification_done,
    website,
    worker,
)
from gongbao.words import Words

STATEMENT = [business, converted_worker, named_office, contact, conversion_date, conversion_reason, promise]
#: A statement that was just made or changed is not verified yet.
STATED: list[Effect] = [
    assign(statement_submitted, True),
    assign(verification_done, False),
    register(records.personal_statement, {"date": TODAY}),
]

told = messages_to(worker)


def verified(consistent: bool) -> list[Effect]:
    """The office has verified, with this result."""
    return [
        assign(verification_done, True),
        assign(verification_consistent, consistent),
        register(records.verification_record, {"date": TODAY}),
    ]


# 一、附件

submit_statement = step(
    "submit-statement",
    worker,
    Words("提交个人声明", "Hand in the statement"),
    at="一",
    form=STATEMENT,
    outcomes=[outcome("submitted", Words("已提交", "Handed in"), guard=statement_required, effects=STATED)],
)
check_statement = step(
    "check-statement",
    office,
    Words("查看声明", "Check the statement"),
    at="一;附件",
    after=[submit_statement, "correct-statement:corrected", "handle-inconsistency:corrected"],
    form=facts_in(statement_complete),
    outcomes=[
        outcome("complete-verify", Words("完整，需核实", "Complete, to be verified"), guard=statement_complete),
        outcome(
            "complete-no-verification",
            Words("完整，不需核实", "Complete, nothing to verify"),
            guard=registration_may_proceed,
        ),
        outcome(
            "incomplete",
            Words("不完整", "Incomplete"),
            effects=[told("声明填写不完整，请补全。", "The statement is incomplete; please complete it.")],
        ),
    ],
)
correct_statement = step(
    "correct-statement",
    worker,
    Words("补全声明", "Complete the statement"),
    at="附件",
    after=check_statement.incomplete,
    form=STATEMENT,
    outcomes=[
        outcome("corrected", Words("已补全", "Completed"), guard=statement_required, effects=STATED),
        outcome("withdrawn", Words("不办了", "Withdrawn")),
    ],
)
verify = step(
    "verify",
    office,
    Words("向乡镇政府或集体经济组织核实", "Verify with township or collective"),
    at="一",
    after=check_statement.complete_verify,
    about=Words("文件没有规定核实期限", "The document sets no time for it"),
    form=[asked_whom, reply],
    outcomes=[
        outcome("consistent", Words("一致", "Consistent"), effects=verified(True)),
        outcome(
            "inconsistent",
            Words("不一致", "Inconsistent"),
            effects=[
                *verified(False),
                told("核实结果与声明不一致。", "The verification does not agree with your statement."),
            ],
        ),
    ],
)
register_worker = step(
    "register",
    office,
    Words("办理就业失业登记", "Register employment or unemployment"),
    at="一",
    after=[check_statement.complete_no_verification, verify.consistent],
    outcomes=[
        outcome(
            "registered",
            Words("已登记", "Registered"),
            guard=registration_may_proceed,
            effects=[
                register(records.registration, {"date": TODAY}),
                issue(records.registration, {"date": TODAY}),
                told(
                    "{business}已办好，不需要身份确认表。",
                    "Done: {business}. No confirmation form is needed.",
                ),
            ],
        )
    ],
)
handle_inconsistency = step(
    "handle-inconsistency",
    office,
    Words("处理不一致", "Deal with the inconsistency"),
    at="附件",
    after=verify.inconsistent,
    form=[conversion_reason],
    outcomes=[
        outcome(
            "refused",
            Words("不予登记", "Refused"),
            effects=[
                assign(declaration_false, True),
                told(
                    "声明与实际不符，不予登记；声明人应负责任。",
                    "The statement is untrue: no registration, and you answer for it.",
                ),
            ],
        ),
        outcome("corrected", Words("声明已更正", "Statement corrected"), effects=STATED),
    ],
)
registration = procedure(
    "registration",
    Words("农转非劳动力就业失业登记", "Registration of a converted worker"),
    about=Words("声明、核实、登记", "Statement, verification, registration"),
    applicant=worker,
    steps=[submit_statement, check_statement, correct_statement, verify, register_worker, handle_inconsistency],
    ends={
        register_worker.registered: end("registered", Words("已登记", "Registered")),
        handle_inconsistency.refused: end("refused", Words("不予登记", "Refused")),
        correct_statement.withdrawn: end("withdrawn", Words("已撤回", "Withdrawn")),
    },
)

# 三

guide_offices = step(
    "guide-offices",
    district,
    Words("指导社保所", "Guide the offices"),
    at="三",
    outcomes=[
        outcome(
            "guided",
            Words("已指导", "Guided"),
            effects=[
                notify(office, Words("不再收取身份确认表，改收个人声明。", "Take the statement, no longer the form."))
            ],
        )
    ],
)
update_publications = step(
    "update-publications",
    district,
    Words("更新网站和指南", "Bring website and manuals up to date"),
    at="三",
    after=guide_offices,
    form=[website, leaflet, manual],
    outcomes=[
        outcome(
            "updated",
            Words("已更新", "Brought up to date"),
            effects=[register(records.publication_check, {"updated_on": TODAY})],
        )
    ],
)
track_problems = step(
    "track-problems",
    district,
    Words("跟踪问题", "Follow problems"),
    at="三",
    after=[update_publications, "give-guidance", "report-special"],
    form=[problem],
    outcomes=[
        outcome(
            "ordinary-problem",
            Words("一般问题", "Ordinary problem"),
            effects=[register(records.problem_log, {"special": False})],
        ),
        outcome(
            "special-problem",
            Words("特殊问题", "Special problem"),
            effects=[register(records.problem_log, {"special": True})],
        ),
        outcome("none", Words("没有问题", "No problem")),
    ],
)
give_guidance = step(
    "give-guidance",
    district,
    Words("指导帮助", "Guide and help"),
    at="三",
    after=track_problems.ordinary_problem,
    form=[guidance],
    outcomes=[outcome("solved", Words("已解决", "Solved"), effects=[register(records.problem_log)])],
)
report_special = step(
    "report-special",
    district,
    Words("上报特殊问题", "Report the special problem"),
    at="三",
    after=track_problems.special_problem,
    outcomes=[
        outcome(
            "reported",
            Words("已上报", "Reported"),
            effects=[
                register(records.problem_log, {"reported_on": TODAY}),
                notify(city, Words("有一项特殊问题上报：{problem}", "A special problem is reported: {problem}")),
            ],
        )
    ],
)
business_adjustment = procedure(
    "business-adjustment",
    Words("业务调整", "Putting the change into effect"),
    about=Words(
        "区局落实本通知的工作，环节次序由本系统设定", "The district's work after the notice; its order is ours"
    ),
    applicant=district,
    steps=[guide_offices, update_publications, track_problems, give_guidance, report_special],
    ends={track_problems.none: end("settled", Words("已落实", "Settled"))},
)
