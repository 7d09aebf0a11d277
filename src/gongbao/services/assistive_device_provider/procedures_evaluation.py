"""How an institution is evaluated: round, application, three checks, experts, public notice (第五条至第十条)."""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    issue,
    messages_to,
    outcome,
    publish,
    register,
    step,
    unpublish,
    when,
    within,
)
from gongbao.services import facts_in
from gongbao.services.assistive_device_provider import records
from gongbao.services.assistive_device_provider.decisions import (
    evaluation_continues,
    materials_complete,
    may_apply,
    publicity_ends_on,
)
from gongbao.services.assistive_device_provider.vocabulary import (
    applicant,
    conditions,
    devices,
    documents,
    evaluation,
    expert_passed,
    experts,
    false_materials,
    insurer,
    public,
    publicity_started_on,
    report_verified,
    reported,
    round_announced,
    round_open,
    round_year,
    site_check_passed,
    time_limits,
)
from gongbao.words import Words

MATERIALS = facts_in(materials_complete)

told = messages_to(applicant)


def stopped(zh: str, en: str) -> Effect:
    """A message that the evaluation has ended, and why."""
    return told(f"{zh}，考察评估已终止。", f"The evaluation has been ended: {en}.")


def evaluated(check: str, passed: bool) -> Effect:
    """The result of a check, in the file of the evaluation."""
    return register(records.evaluation_file, {check: "passed" if passed else "failed", "date": TODAY})


# 第五条、第六条

annual_evaluation = step(
    "annual-evaluation",
    experts,
    Words("年度评估和新增建议", "Yearly evaluation and advice"),
    at="第五条",
    form=[round_year, evaluation],
    outcomes=[
        outcome(
            "add",
            Words("建议新增", "New providers advised"),
            effects=[register(records.expert_opinion, {"add": True, "date": TODAY})],
        ),
        outcome(
            "do-not-add",
            Words("建议不新增", "No new providers advised"),
            effects=[
                assign(round_open, False),
                register(records.expert_opinion, {"add": False, "date": TODAY}),
                told("{round_year}年度不新增协议机构。", "No new providers are taken in {round_year}."),
            ],
        ),
    ],
)
publish_notice = step(
    "publish-notice",
    insurer,
    Words("公布新增工作通知", "Publish the notice of the round"),
    at="第六条",
    after=annual_evaluation.add,
    form=[round_announced, conditions, documents, time_limits],
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                assign(round_open, True),
                when(
                    round_announced,
                    False,
                    register(records.notice_of_round, {"published_on": TODAY}),
                    publish(
                        records.notice_of_round,
                        Words("{round_year}年度新增协议机构工作开始", "The round of {round_year} is open"),
                    ),
                ),
                told("新增工作已开始，可以申请。", "The round is open; you may apply."),
            ],
        )
    ],
)

# 第七条、第八条

apply = step(
    "apply",
    applicant,
    Words("提交申请和材料", "Apply with the documents"),
    at="第七条",
    after=publish_notice,
    form=[*facts_in(may_apply, materials_complete, without=[round_open]), devices],
    outcomes=[
        outcome(
            "applied",
            Words("已申请", "Applied"),
            guard=may_apply,
            effects=[register(records.application, {"date": TODAY})],
        ),
        outcome("no-application", Words("不申请", "No application")),
    ],
)
check_materials = step(
    "check-materials",
    insurer,
    Words("审核材料", "Check the documents"),
    at="第八条",
    after=[apply.applied, "supplement:supplemented"],
    form=[*facts_in(may_apply, judged_by=insurer), *MATERIALS],
    outcomes=[
        outcome(
            "accepted",
            Words("材料齐全，接收", "Complete, accepted"),
            guard=materials_complete,
            effects=[told("申请材料已接收。", "Your documents are accepted.")],
        ),
        outcome(
            "incomplete",
            Words("材料不齐，一次性告知", "Incomplete, told once"),
            effects=[
                issue(records.supplement_notice, {"date": TODAY}),
                register(records.supplement_notice, {"date": TODAY}),
                told("材料不齐，请按告知书补正。", "Documents are missing; the letter lists all of them."),
            ],
        ),
    ],
)
supplement = step(
    "supplement",
    applicant,
    Words("补正材料", "Hand in what is missing"),
    at="第八条",
    after=check_materials.incomplete,
    form=MATERIALS,
    outcomes=[
        outcome("supplemented", Words("已补正", "Handed in")),
        outcome("withdrawn", Words("撤回申请", "Withdrawn")),
    ],
)

# 第九条

integrity_check = step(
    "integrity-check",
    insurer,
    Words("核查社会诚信信息", "Check the credit record"),
    at="第九条第（一）项",
    after=check_materials.accepted,
    form=facts_in(evaluation_continues),
    outcomes=[
        outcome(
            "passed",
            Words("没有近三年的处理", "Nothing in three years"),
            guard=evaluation_continues,
            effects=[evaluated("credit_check", True)],
        ),
        outcome(
            "sanctioned",
            Words("近三年被处理", "Sanctioned in three years"),
            effects=[evaluated("credit_check", False), stopped("近三年被处理", "a sanction in three years")],
        ),
    ],
)
document_check = step(
    "document-check",
    insurer,
    Words("查验资料", "Check the documents for truth"),
    at="第九条第（二）项",
    after=integrity_check.passed,
    outcomes=[
        outcome(
            "passed",
            Words("资料真实", "True"),
            effects=[assign(false_materials, False), evaluated("document_check", True)],
        ),
        outcome(
            "false-materials",
            Words("资料虚假", "False documents"),
            effects=[
                assign(false_materials, True),
                evaluated("document_check", False),
                stopped("材料虚假", "documents are false"),
            ],
        ),
    ],
)
site_check = step(
    "site-check",
    insurer,
    Words("现场检查", "Inspect on the spot"),
    at="第九条第（三）项",
    after=document_check.passed,
    outcomes=[
        outcome(
            "passed",
            Words("合格", "Passed"),
            guard=evaluation_continues,
            effects=[assign(site_check_passed, True), evaluated("site_check", True)],
        ),
        outcome(
            "failed",
            Words("不合格", "Failed"),
            effects=[
                assign(site_check_passed, False),
                evaluated("site_check", False),
                stopped("现场检查不合格", "the inspection failed"),
            ],
        ),
    ],
)

# 第十条

expert_evaluation = step(
    "expert-evaluation",
    experts,
    Words("专家评估", "Evaluation by the experts"),
    at="第五条;第十条",
    after=site_check.passed,
    outcomes=[
        outcome(
            "passed",
            Words("通过", "Passed"),
            effects=[assign(expert_passed, True), evaluated("expert_check", True)],
        ),
        outcome(
            "failed",
            Words("未通过", "Not passed"),
            effects=[
                assign(expert_passed, False),
                evaluated("expert_check", False),
                told("专家评估未通过。", "The experts did not pass you."),
            ],
        ),
    ],
)
post_list = step(
    "post-list",
    insurer,
    Words("公示名单", "Post the list"),
    at="第十条",
    after=expert_evaluation.passed,
    outcomes=[
        outcome(
            "posted",
            Words("已公示", "Posted"),
            effects=[
                assign(publicity_started_on, TODAY),
                assign(reported, False),
                publish(
                    records.public_notice,
                    Words(
                        "拟新增协议机构公示（自{publicity_started_on}起5个工作日）",
                        "Candidates for new providers (5 working days from {publicity_started_on})",
                    ),
                    until="determine",
                ),
                register(records.public_notice, {"last_day": publicity_ends_on}),
                told("您已进入公示，为期5个工作日。", "You are on public notice for 5 working days."),
            ],
        )
    ],
)
publicity = step(
    "publicity",
    public,
    Words("公示期接受举报", "Public notice, open to reports"),
    at="第十条",
    after=post_list,
    due=within(5, WORKING_DAYS, since=post_list, then="no-report"),
    outcomes=[
        outcome("no-report", Words("没有举报", "No report"), automatic=True),
        outcome("reported", Words("有举报", "Reported"), effects=[assign(reported, True)]),
    ],
)
verify_report = step(
    "verify-report",
    insurer,
    Words("核查举报", "Check the report"),
    at="第十条",
    after=publicity.reported,
    outcomes=[
        outcome(
            "unfounded",
            Words("不属实", "Unfounded"),
            effects=[assign(report_verified, False), evaluated("report_check", True)],
        ),
        outcome(
            "verified",
            Words("属实且不符合条件", "True, conditions not met"),
            effects=[
                assign(report_verified, True),
                unpublish(records.public_notice),
                evaluated("report_check", False),
                register(records.public_notice, {"result": "report-verified"}),
                stopped("举报属实", "a report was found true"),
            ],
        ),
    ],
)
