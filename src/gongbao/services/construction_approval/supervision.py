"""What 京政办发〔2018〕36号 decides in its part 五 and in Annex 2: credit, and the tasks of the reform."""

from gongbao.rules import AS_OF, DATE, choices, decision, otherwise, rule, table
from gongbao.services.construction_approval.tasks import ENDLESS, TASKS
from gongbao.services.construction_approval.vocabulary import (
    blacklisted,
    breaches,
    commitment_breached,
    commitment_regime,
    commitments_kept,
    subject,
    task,
    task_completed,
    task_completed_on,
    task_due_date,
)

# 三、（六）第二款、五、（二）

project_commitment = commitment_regime == "enterprise-project-commitment"

credit_listing = decision(
    "credit-listing",
    "应列入哪个名单？",
    "On which list does it go?",
    rule(~commitment_breached, "none").at("五、（二）第3句"),
    rule(project_commitment & (subject == "construction-unit"), "discredited-enterprise").at("三、（六）第二款第2句"),
    rule(project_commitment & (subject == "legal-representative"), "discredited-person").at("三、（六）第二款第2句"),
    otherwise("blacklist").at("五、（二）第3句"),
    result=choices(
        ("none", "不列入", "On none"),
        ("discredited-enterprise", "失信企业名单", "Discredited enterprises"),
        ("discredited-person", "失信人名单", "Discredited persons"),
        ("blacklist", "黑名单", "Blacklist"),
    ),
)

supervision_standard = decision(
    "supervision-standard",
    "适用何种审查监管标准？",
    "Which standard of review and supervision applies?",
    rule(blacklisted | (breaches > 0), "strict").at("五、（二）第2句"),
    rule(commitments_kept > 0, "light").at("五、（二）第2句"),
    otherwise("ordinary").at("五、（二）第2句"),
    result=choices(
        ("strict", "从严", "Strict"),
        ("ordinary", "一般", "Ordinary"),
        ("light", "从简", "Light"),
    ),
)

# 附件2

task_due = decision(
    "task-due",
    "该任务最迟哪天完成？",
    "By when must the task be completed?",
    *table((task,), *((each.number, each.due or task_due_date, f"附件2第{each.number}项") for each in TASKS)),
    result=DATE,
    about=(
        "时限是一个月的，算到当月最后一天。第55项月份缺失、第57项长期，没有刊印日期，另行确定的才有。",
        "A month means its last day. Tasks 55 (month lost) and 57 (without end) have a date only if one is set.",
    ),
)

task_status = decision(
    "task-status",
    "任务状态如何？",
    "How does the task stand?",
    rule(task == ENDLESS, "continuing").at(f"附件2第{ENDLESS}项"),
    rule(~task_completed & (task_due >= AS_OF), "not-due").at("附件2"),
    rule(~task_completed & (task_due < AS_OF), "overdue").at("附件2"),
    rule(task_completed_on <= task_due, "done-on-time").at("附件2"),
    rule(task_completed_on > task_due, "done-late").at("附件2"),
    result=choices(
        ("done-on-time", "按时完成", "Done on time"),
        ("done-late", "逾期完成", "Done late"),
        ("continuing", "持续进行", "Continuing"),
        ("not-due", "未到期", "Not due"),
        ("overdue", "逾期", "Overdue"),
    ),
)
