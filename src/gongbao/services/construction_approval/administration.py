"""What the authorities do for the reform itself (京政办发〔2018〕36号): areas, advice, tasks, evaluation, rules."""

from gongbao.procedures import TODAY, Role, Step, assign, by, end, notify, outcome, procedure, register, reopen, step
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.outcomes import told
from gongbao.services.construction_approval.roles import (
    concerned,
    cultural_relics,
    development_reform,
    earthquake,
    environment,
    evaluator,
    housing,
    inspectorate,
    leading_office,
    planning_land,
    platform,
    transport,
    unit,
    water,
)
from gongbao.services.construction_approval.supervision import task_due
from gongbao.services.construction_approval.vocabulary import (
    area,
    area_plan_approved,
    evaluation,
    major_plan_adjustment,
    plan,
    project,
    task,
    task_completed,
    task_completed_on,
    task_due_date,
)
from gongbao.words import Words

# 三、（四）第二款

start_plan = step(
    "start-plan",
    planning_land,
    Words("编制街区或者规划单元规划", "Draw up the plan of the block or unit"),
    at="三、（四）第二款第3句;附件2第22项",
    form=[plan, area],
    outcomes=[outcome("started", Words("已启动", "Started"))],
)


def evaluate_area(name: str, role: Role, zh: str, en: str) -> Step:
    """One of the evaluations of the area, at the same time as the others."""
    return step(
        f"evaluate-{name}",
        role,
        Words(zh, en),
        at="三、（四）第二款第3句",
        after=start_plan,
        outcomes=[
            outcome(
                "completed",
                Words("已完成", "Completed"),
                effects=[register(records.regional_evaluations, {"evaluation": name})],
            )
        ],
    )


EVALUATIONS = (
    evaluate_area("energy", development_reform, "区域节能评价", "Energy evaluation of the area"),
    evaluate_area("environment", environment, "区域环境影响评价", "Environmental evaluation of the area"),
    evaluate_area("water", water, "区域水影响评价", "Water evaluation of the area"),
    evaluate_area("traffic", transport, "区域交通影响评价", "Traffic evaluation of the area"),
    evaluate_area("seismic", earthquake, "区域地震安全性评价", "Seismic evaluation of the area"),
    evaluate_area("archaeology", cultural_relics, "区域文物考古调查勘探", "Archaeological survey of the area"),
)
integrate = step(
    "integrate",
    planning_land,
    Words("把评价意见纳入规划", "Take the opinions into the plan"),
    at="三、（四）第二款第3句",
    after_all=[each["completed"] for each in EVALUATIONS],
    outcomes=[outcome("integrated", Words("已纳入", "Integrated"))],
)
approve_plan = step(
    "approve-plan",
    planning_land,
    Words("批复规划", "Approve the plan"),
    at="三、（四）第二款第4句",
    after=integrate,
    reopen=reopen("revise-plan:revised", last="sent-back"),
    outcomes=[
        outcome("approved", Words("已批复", "Approved"), effects=[assign(area_plan_approved, True)]),
        outcome("sent-back", Words("退回修改", "Sent back")),
    ],
)
revise_plan = step(
    "revise-plan",
    planning_land,
    Words("修改规划", "Revise the plan"),
    at="三、（四）第二款第4句",
    after=approve_plan["sent-back"],
    outcomes=[outcome("revised", Words("已修改", "Revised"))],
)
publish_exemption = step(
    "publish-exemption",
    platform,
    Words("标记区域内项目不再重复评价", "Mark the area's projects as exempt"),
    at="三、（四）第二款第4句",
    after=approve_plan["approved"],
    form=[major_plan_adjustment],
    outcomes=[
        outcome(
            "marked",
            Words("已标记", "Marked"),
            effects=[
                register(records.regional_evaluations, {"evaluation": name, "approved_on": TODAY})
                for name in evaluation.kind.names
            ],
        )
    ],
)
regional_assessment = procedure(
    "regional-assessment",
    Words("区域评估", "Regional assessment"),
    about=Words("六项评价在区域内同步做一次，不再重复", "Six evaluations once for an area, then no repetition"),
    at="三、（四）第二款;附件2第22项",
    applicant=planning_land,
    steps=[start_plan, *EVALUATIONS, integrate, approve_plan, revise_plan, publish_exemption],
    ends={publish_exemption["marked"]: end("in-force", Words("已生效", "In force"))},
)

# 四、（一）、三、（四）第二款第2句

submit_idea = step(
    "submit-idea",
    unit,
    Words("在协同平台提出项目", "Put the project on the platform"),
    at="四、（一）第二款第1句",
    form=[project],
    outcomes=[outcome("submitted", Words("已提出", "Submitted"))],
)
first_review = step(
    "first-review",
    planning_land,
    Words("对照规划、需要和资金初审", "First review against plan, needs and funds"),
    at="四、（一）第二款第1句",
    after=submit_idea,
    outcomes=[
        outcome("feasible", Words("可行", "Feasible")),
        outcome(
            "not-feasible",
            Words("不可行", "Not feasible"),
            effects=[told("初审认为项目目前不可行，理由见意见。", "Not feasible for now; the opinion says why.")],
        ),
    ],
)
department_consultation = step(
    "department-consultation",
    concerned,
    Words("部门会商，提出意见和评价要求", "Departments give opinions and name the evaluations"),
    at="四、（一）第二款第1句;三、（四）第二款第2句",
    after=first_review["feasible"],
    outcomes=[outcome("opinions-given", Words("已提出意见", "Opinions given"))],
)
implementation_scheme = step(
    "implementation-scheme",
    planning_land,
    Words("形成项目规划实施综合方案", "The comprehensive implementation scheme"),
    at="四、（一）第一款第2句",
    after=department_consultation,
    outcomes=[
        outcome(
            "issued",
            Words("已形成", "Issued"),
            effects=[
                register(records.implementation_scheme, {}),
                told("项目规划实施综合方案已形成，可以申办。", "The scheme is ready; you may apply for permits."),
            ],
        )
    ],
)
pre_consultation_procedure = procedure(
    "pre-consultation",
    Words("协同平台预沟通预咨询", "Early consultation"),
    about=Words("项目申报之前的服务", "A service before a project applies"),
    at="四、（一）;三、（四）第二款第2句",
    applicant=unit,
    steps=[submit_idea, first_review, department_consultation, implementation_scheme],
    ends={
        first_review["not-feasible"]: end("not-feasible", Words("不可行", "Not feasible")),
        implementation_scheme["issued"]: end("ready", Words("可以申办", "Ready")),
    },
)

# 附件2、六、（二）

COMPLETED = [assign(task_completed, True), assign(task_completed_on, TODAY)]
plan_task = step(
    "plan",
    concerned,
    Words("制定实施方案和进度", "Plan with goals and schedule"),
    at="附件2第54项",
    form=[task],
    outcomes=[
        outcome(
            "planned",
            Words("已制定", "Planned"),
            effects=[assign(task_completed, False), assign(task_due_date, task_due)],
        )
    ],
)
report_progress = step(
    "report-progress",
    concerned,
    Words("报送工作进展", "Report progress"),
    at="附件2第54项",
    after=plan_task,
    reopen=reopen("report-progress:reported", last="reported"),
    outcomes=[
        outcome(
            "reported",
            Words("已报送", "Reported"),
            effects=[notify(leading_office, Words("收到一项任务的进展。", "Progress of a task has been reported."))],
        )
    ],
)
complete_task = step(
    "complete",
    concerned,
    Words("按月完成任务", "Complete the task in its month"),
    at="附件2",
    after=plan_task,
    due=by(task_due_date, then="overdue"),
    outcomes=[
        outcome("completed", Words("已完成", "Completed"), effects=COMPLETED),
        outcome(
            "overdue",
            Words("逾期", "Overdue"),
            effects=[
                notify(concerned, Words("任务已逾期，请尽快完成。", "The task is overdue; please complete it soon.")),
                notify(leading_office, Words("一项任务已逾期。", "A task is overdue.")),
            ],
        ),
    ],
)
complete_late = step(
    "complete-late",
    concerned,
    Words("逾期后完成", "Complete it late"),
    at="六、（二）第1句",
    after=complete_task["overdue"],
    outcomes=[outcome("completed", Words("已完成", "Completed"), effects=COMPLETED)],
)
hold_to_account = step(
    "hold-to-account",
    inspectorate,
    Words("督查问责", "Inquiry and accountability"),
    at="六、（二）第3句",
    after=complete_task["overdue"],
    outcomes=[
        outcome("settled", Words("已处理", "Settled"), effects=[register(records.pilot_evaluation, {"result": "逾期"})])
    ],
)
verify_task = step(
    "verify",
    leading_office,
    Words("确认完成情况", "Confirm the completion"),
    at="六、（一）第1句第2分句",
    after=[complete_task["completed"], complete_late["completed"]],
    reopen=reopen("redo:completed", last="sent-back"),
    outcomes=[
        outcome(
            "confirmed",
            Words("已确认", "Confirmed"),
            effects=[notify(concerned, Words("任务完成已确认。", "The completion is confirmed."))],
        ),
        outcome(
            "sent-back",
            Words("退回", "Sent back"),
            effects=[
                assign(task_completed, False),
                notify(concerned, Words("任务被退回，请继续完成。", "The task was sent back; please finish it.")),
            ],
        ),
    ],
)
redo_task = step(
    "redo",
    concerned,
    Words("完成被退回的部分", "Finish what was sent back"),
    at="六、（二）第1句",
    after=verify_task["sent-back"],
    outcomes=[outcome("completed", Words("已完成", "Completed"), effects=COMPLETED)],
)
task_follow_up = procedure(
    "task-follow-up",
    Words("任务跟踪", "Follow-up of a task"),
    about=Words("任务分解表的一项，从方案到确认", "One task of the table, from its plan to its confirmation"),
    at="附件2;六、（二）",
    applicant=concerned,
    steps=[plan_task, report_progress, complete_task, complete_late, hold_to_account, verify_task, redo_task],
    ends={verify_task["confirmed"]: end("done", Words("已完成", "Done"))},
)

# 三、（四）第三款、六、（二）第2句

set_indicators = step(
    "set-indicators",
    planning_land,
    Words("从企业角度建立指标体系", "An index from the enterprises' point of view"),
    at="三、（四）第三款第1句",
    outcomes=[outcome("set", Words("已建立", "Set"))],
)
evaluate_experience = step(
    "evaluate",
    evaluator,
    Words("第三方评估和全流程案例分析", "Third-party evaluation and case analysis"),
    at="三、（四）第三款第1句;六、（二）第2句",
    after=set_indicators,
    outcomes=[
        outcome("reported", Words("已报告", "Reported"), effects=[register(records.experience_report, {})]),
    ],
)
list_blockages = step(
    "list-blockages",
    leading_office,
    Words("梳理堵点和难点", "List blockages and difficulties"),
    at="三、（四）第三款第2句",
    after=evaluate_experience,
    outcomes=[
        outcome("none-found", Words("没有发现", "None found")),
        outcome(
            "listed",
            Words("已列出", "Listed"),
            effects=[notify(concerned, Words("评估发现堵点，请改进措施。", "Blockages were found; please improve."))],
        ),
    ],
)
improve = step(
    "improve",
    concerned,
    Words("改进措施", "Improve the measures"),
    at="三、（四）第三款第2句",
    after=list_blockages["listed"],
    outcomes=[outcome("improved", Words("已改进", "Improved"))],
)
CLOSED = end("closed", Words("已结束", "Closed"))
experience_evaluation = procedure(
    "experience-evaluation",
    Words("建设单位体感评价", "Experience evaluation"),
    about=Words("建设单位办事的感受，和随后的改进", "How construction units fare, and what is improved"),
    at="三、（四）第三款;六、（二）第2句",
    applicant=planning_land,
    steps=[set_indicators, evaluate_experience, list_blockages, improve],
    ends={list_blockages["none-found"]: CLOSED, improve["improved"]: CLOSED},
)

# 四、（五）第二款

review_rules = step(
    "review-rules",
    planning_land,
    Words("梳理法规、规章和规范性文件", "Go through regulations, rules and documents"),
    at="四、（五）第二款",
    outcomes=[outcome("reviewed", Words("已梳理", "Reviewed"))],
)
propose = step(
    "propose",
    planning_land,
    Words("提出修改建议或者提请暂停执行", "Propose changes or ask for suspension"),
    at="附件2第41项;四、（五）第二款",
    after=review_rules,
    outcomes=[
        outcome(
            "change-proposed",
            Words("已建议修改", "Change proposed"),
            effects=[register(records.rule_changes, {"kind": "change"})],
        ),
        outcome(
            "suspension-asked",
            Words("已提请暂停执行", "Suspension asked for"),
            effects=[register(records.rule_changes, {"kind": "suspend"})],
        ),
        outcome("not-needed", Words("不需要", "Not needed")),
    ],
)
clean_up = step(
    "clean-up",
    concerned,
    Words("清理规范性文件", "Clean up normative documents"),
    at="附件2第42项;四、（五）第二款",
    after=review_rules,
    outcomes=[
        outcome(
            "finished",
            Words("已清理", "Finished"),
            effects=[register(records.rule_changes, {"kind": "clean-up"})],
        )
    ],
)
repeal_circular = step(
    "repeal-2005-circular",
    housing,
    Words("废止京建法〔2005〕709号", "Repeal the circular of 2005"),
    at="附件2第43项",
    after=review_rules,
    outcomes=[
        outcome(
            "repealed",
            Words("已废止", "Repealed"),
            effects=[register(records.rule_changes, {"kind": "repeal", "rule": "京建法〔2005〕709号"})],
        )
    ],
)
close_rules = step(
    "close",
    planning_land,
    Words("登记结果", "Record the result"),
    at="四、（五）第二款",
    after_all=[propose, clean_up["finished"], repeal_circular["repealed"]],
    outcomes=[outcome("recorded", Words("已登记", "Recorded"))],
)
rule_clean_up = procedure(
    "rule-clean-up",
    Words("法规文件清理", "Clean-up of rules"),
    about=Words("让法规文件与改革一致", "Bring rules into line with the reform"),
    at="四、（五）第二款;附件2第41项;附件2第42项;附件2第43项",
    applicant=planning_land,
    steps=[review_rules, propose, clean_up, repeal_circular, close_rules],
    ends={close_rules["recorded"]: CLOSED},
)
