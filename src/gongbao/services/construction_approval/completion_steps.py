"""The steps of the last stage under 京政办发〔2018〕36号: completion, acceptance, connection, registration."""

from gongbao.procedures import TODAY, Ref, Step, assign, begin, outcome, register, reopen, step
from gongbao.services import facts_in
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.conditions import survey_accepted
from gongbao.services.construction_approval.outcomes import COMPLETION, granted, handled, told
from gongbao.services.construction_approval.roles import housing, planning_land, platform, surveyor, unit, utility
from gongbao.services.construction_approval.vocabulary import (
    accepted_on,
    project,
)
from gongbao.services.construction_approval.works_steps import utility_access_review
from gongbao.words import Words


def complete_construction(opened_by: Ref | str) -> Step:
    """The works are completed."""
    return step(
        "complete-construction",
        unit,
        Words("工程竣工", "Complete the works"),
        at="三、（五）第二款第2句",
        after=opened_by,
        stage=COMPLETION,
        outcomes=[outcome("completed", Words("已竣工", "Completed"))],
    )


# 三、（三）第三款、第四款

survey = step(
    "survey",
    surveyor,
    Words("一次测绘，供各项验收用", "One survey for all acceptances"),
    at="三、（三）第四款",
    after="complete-construction:completed",
    stage=COMPLETION,
    form=facts_in(survey_accepted),
    outcomes=[
        outcome(
            "delivered",
            Words("已提供成果", "Delivered"),
            guard=survey_accepted,
            effects=[
                register(records.survey_results, {}),
                told("测绘成果已提供，各部门共享互认。", "The survey is there; all departments share it."),
            ],
        )
    ],
)
apply_joint_acceptance = step(
    "apply-joint-acceptance",
    unit,
    Words("申请联合验收", "Apply for the joint acceptance"),
    at="三、（三）第三款第2句",
    after=survey["delivered"],
    reopen=reopen("rectify:rectified", last="submitted"),
    stage=COMPLETION,
    outcomes=[
        outcome(
            "submitted",
            Words("已申请", "Submitted"),
            effects=[assign(accepted_on, TODAY), begin("joint-acceptance", {"project": project})],
        )
    ],
)
joint_acceptance = step(
    "joint-acceptance",
    housing,
    Words("联合验收", "Joint acceptance"),
    at="三、（三）第三款第1句;三、（三）第三款第3句;二、（一）第5句",
    after=apply_joint_acceptance["submitted"],
    stage=COMPLETION,
    counted=True,
    outcomes=[
        granted("passed", "验收合格", "Passed", "joint-acceptance"),
        outcome(
            "failed",
            Words("验收不合格", "Failed"),
            effects=[
                handled("joint-acceptance"),
                told("联合验收未通过，请整改后再申请。", "Not passed; please put it right and apply again."),
            ],
        ),
    ],
)
rectify = step(
    "rectify",
    unit,
    Words("整改", "Put it right"),
    at="三、（三）第三款第3句",
    after=joint_acceptance["failed"],
    stage=COMPLETION,
    outcomes=[outcome("rectified", Words("已整改", "Rectified"))],
)
utility_connection = step(
    "utility-connection",
    utility,
    Words("市政接入", "Connect the utilities"),
    at="三、（五）第二款第2句",
    after_all=["complete-construction:completed", utility_access_review],
    stage=COMPLETION,
    outcomes=[
        outcome(
            "connected", Words("已接入", "Connected"), effects=[told("市政已接入。", "The utilities are connected.")]
        ),
        outcome("not-needed", Words("不需要", "Not needed")),
    ],
)

# 四、（二）第一款

property_registration = step(
    "property-registration",
    planning_land,
    Words("不动产登记", "Register the property"),
    at="四、（二）第一款第2句",
    after=joint_acceptance["passed"],
    stage=COMPLETION,
    outcomes=[
        outcome(
            "registered",
            Words("已登记", "Registered"),
            effects=[told("不动产已登记。", "The property is registered.")],
        ),
        outcome("not-needed", Words("无须登记", "Nothing to register")),
    ],
)
close_file = step(
    "close-file",
    platform,
    Words("关闭项目档案", "Close the project's file"),
    at="四、（二）第一款第1句;四、（二）第一款第2句",
    after_all=[property_registration, utility_connection],
    stage=COMPLETION,
    outcomes=[
        outcome(
            "closed",
            Words("已关闭", "Closed"),
            effects=[
                register(records.project_file, {"results": "全部办结"}),
                told("项目全部事项办结，档案已关闭。", "Everything is done; the project's file is closed."),
            ],
        )
    ],
)

#: From the survey to the closing of the file, the same in every class.
ACCEPTANCE = (
    survey,
    apply_joint_acceptance,
    joint_acceptance,
    rectify,
    utility_connection,
    property_registration,
    close_file,
)
