"""What is done step by step: review, joint announcement, register.

The document names the review, its result, the announcement and the list; the order of the steps is ours.
"""

from gongbao.procedures import TODAY, assign, end, notify, outcome, procedure, publish, register, step
from gongbao.services import facts_in
from gongbao.services.local_standards import records
from gongbao.services.local_standards.decisions import announcement_number_follows, repeal_announcement_proper
from gongbao.services.local_standards.vocabulary import (
    announcement,
    basis,
    bureau,
    commission,
    editor,
    in_register,
    issued_by_planning_commission,
    keeper,
    planning_field,
    prefix,
    repealed,
    repealed_on,
    replaced_by,
    review_result,
    reviewed,
    standard_name,
    standard_number,
    user,
)
from gongbao.words import Words

plan_review = step(
    "plan-review",
    bureau,
    Words("制定复审计划", "Plan the review"),
    at="公告正文",
    form=[standard_number, standard_name, prefix],
    outcomes=[outcome("planned", Words("已列入计划", "Planned"))],
)
review = step(
    "review",
    bureau,
    Words("复审", "Review"),
    at="公告正文",
    after=plan_review,
    outcomes=[
        outcome(
            name,
            Words(zh, en),
            effects=[assign(reviewed, True), assign(review_result, name)],
        )
        for name, zh, en in (
            ("keep", "继续有效", "Remains in force"),
            ("revise", "修订", "To be revised"),
            ("repeal", "废止", "To be repealed"),
        )
    ],
)
consult_commission = step(
    "consult-commission",
    commission,
    Words("征求规划国土委意见", "Consult the planning commission"),
    at="公告正文",
    after=review.repeal,
    outcomes=[
        outcome(
            "agreed",
            Words("同意共同公告", "Agreed"),
            effects=[assign(planning_field, True), assign(issued_by_planning_commission, True)],
        ),
        outcome(
            "not-in-its-field",
            Words("不属于其领域", "Not in its field"),
            effects=[assign(planning_field, False), assign(issued_by_planning_commission, False)],
        ),
        outcome(
            "objects",
            Words("不同意废止", "Objects"),
            effects=[
                assign(planning_field, True),
                notify(bureau, Words("规划国土委不同意废止。", "The commission objects.")),
            ],
        ),
    ],
)
announce = step(
    "announce",
    bureau,
    Words("发布废止公告", "Announce the repeal"),
    at="公告正文",
    after=[consult_commission.agreed, consult_commission.not_in_its_field],
    form=[
        announcement,
        basis,
        *facts_in(
            announcement_number_follows,
            repeal_announcement_proper,
            without=[reviewed, issued_by_planning_commission],
        ),
    ],
    outcomes=[
        outcome(
            "announced",
            Words("已公告", "Announced"),
            guard=repeal_announcement_proper,
            effects=[
                assign(repealed, True),
                assign(repealed_on, TODAY),
                register(records.repeal_announcement, {"date": TODAY}),
                register(records.repeal_list),
                publish(
                    records.repeal_announcement,
                    Words(
                        "废止地方标准{standard_number}《{standard_name}》",
                        "Repealed: {standard_number} {standard_name}",
                    ),
                ),
                notify(
                    user,
                    Words("地方标准{standard_number}今日起废止。", "{standard_number} is repealed from today."),
                ),
            ],
        )
    ],
)
update_register = step(
    "update-register",
    keeper,
    Words("在目录中注明废止", "Mark it as repealed"),
    at="附件",
    after=announce,
    form=[replaced_by],
    outcomes=[
        outcome(
            "updated",
            Words("已更新", "Updated"),
            effects=[
                assign(in_register, True),
                register(records.standards_register, {"state": "repealed", "repealed_on": repealed_on}),
            ],
        )
    ],
)
publish_in_gazette = step(
    "publish-in-gazette",
    editor,
    Words("在政府公报刊登", "Print it in the gazette"),
    at="公告正文",
    after=update_register,
    outcomes=[outcome("published", Words("已刊登", "Printed"))],
)
record_result = step(
    "record-result",
    keeper,
    Words("记录复审结论", "Record the result"),
    at="公告正文",
    after=[review.keep, review.revise, consult_commission.objects],
    outcomes=[
        outcome(
            "recorded",
            Words("已记录", "Recorded"),
            effects=[
                assign(in_register, True),
                assign(repealed, False),
                register(records.standards_register, {"state": "in-force"}),
            ],
        )
    ],
)
standard_review = procedure(
    "standard-review",
    Words("地方标准复审", "Review of a local standard"),
    about=Words(
        "一项标准，从复审到废止公告和目录更新", "One standard, from its review to the announcement and register"
    ),
    applicant=bureau,
    steps=[plan_review, review, consult_commission, announce, update_register, publish_in_gazette, record_result],
    ends={
        publish_in_gazette.published: end("repealed", Words("已废止", "Repealed")),
        record_result.recorded: end("in-force", Words("继续有效", "In force")),
    },
)
