"""Commitments under 京政办发〔2018〕36号: supervision of what was promised, lists, and building first."""

from collections.abc import Mapping

from gongbao.procedures import TODAY, Effect, assign, end, notify, outcome, procedure, publish, register, step, when
from gongbao.procedures.effects import Given
from gongbao.services import facts_in
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.conditions import build_first_allowed
from gongbao.services.construction_approval.outcomes import checked, told
from gongbao.services.construction_approval.roles import (
    bda,
    concerned,
    economy_information,
    industry_commerce,
    planning_land,
    platform,
    practitioner,
    representative,
    unit,
)
from gongbao.services.construction_approval.supervision import credit_listing
from gongbao.services.construction_approval.vocabulary import (
    commitment_breached,
    commitment_regime,
    commitment_signed,
    project,
    subject,
)
from gongbao.words import Words

LISTED = Words("因未兑现承诺，已列入失信名单。", "A commitment was not kept: you are on a list of the discredited.")


def entered(whom: str, fields: Mapping[str, Given]) -> Effect:
    """What the list says about the unit, or about one of its people, whose entry names the unit alone."""
    return register(records.credit_list, {"subject": whom, **fields})


def unit_listed(kind: str) -> Effect:
    """The unit goes on the list."""
    return entered("construction-unit", {"kind": kind, "listed_on": TODAY})


# The unit's entry is open to the public; who the people are, the two credit sites publish.
PUBLISHED = entered("construction-unit", {"published_on": TODAY})
MEASURES = entered("construction-unit", {"measures": "联合惩戒"})


def kept(held: bool) -> Effect:
    """Whether it was kept, in the register of commitments."""
    return register(records.corporate_commitment, {"kept": held})


PUNISHED = end("punished", Words("已惩戒", "Punished"))
KEPT = end("kept", Words("承诺已兑现", "Kept"))

# 三、（六）第一款、五、（一）、五、（二）

sign = step(
    "sign",
    unit,
    Words("签订法人承诺书", "Sign the corporate commitment"),
    at="三、（六）第一款第1句",
    form=[project, commitment_regime],
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                assign(commitment_signed, True),
                register(records.corporate_commitment, {"signed_on": TODAY}),
            ],
        )
    ],
)
check = step(
    "check",
    planning_land,
    Words("检查施工图审查、按规划建设、履行土地合同", "Check drawing review, building as planned, land contract"),
    at="五、（一）第2句第2分句;四、（一）第二款第2句",
    after=sign,
    outcomes=[
        outcome(
            "kept",
            Words("承诺已兑现", "Kept"),
            effects=[
                assign(commitment_breached, False),
                kept(True),
                checked("承诺已兑现"),
                told("经检查，承诺已兑现。", "The check found the commitment kept."),
            ],
        ),
        outcome("breach-suspected", Words("疑似违反承诺", "Breach suspected"), effects=[checked("疑似违反承诺")]),
    ],
)
notify_departments = step(
    "notify-departments",
    platform,
    Words("通报主管部门，共享信息", "Tell the competent departments"),
    at="五、（一）第2句第2分句",
    after=check["breach-suspected"],
    outcomes=[outcome("notified", Words("已通报", "Notified"), effects=[checked("已通报主管部门")])],
)
decide_breach = step(
    "decide-breach",
    concerned,
    Words("依法查处", "Deal with it by law"),
    at="五、（一）第3句;五、（二）第1句",
    after=notify_departments,
    four_eyes="check",
    outcomes=[
        outcome(
            "breach",
            Words("认定违反承诺", "Breach"),
            effects=[
                assign(commitment_breached, True),
                kept(False),
                told("已认定违反承诺，将依法列入名单。", "A breach is established; it will be listed by law."),
            ],
        ),
        outcome(
            "no-breach",
            Words("不构成违反", "No breach"),
            effects=[
                assign(commitment_breached, False),
                kept(True),
                told("经查，没有违反承诺。", "No breach was found."),
            ],
        ),
    ],
)
list_unit = step(
    "list-unit",
    economy_information,
    Words("把单位列入名单", "Put the unit on its list"),
    at="五、（二）第3句;三、（六）第二款第2句",
    after=decide_breach["breach"],
    outcomes=[
        outcome(
            "listed",
            Words("已列入", "Listed"),
            effects=[
                when(commitment_regime, "corporate-commitment", unit_listed("blacklist")),
                when(commitment_regime, "enterprise-project-commitment", unit_listed("discredited-enterprise")),
                notify(unit, LISTED),
            ],
        )
    ],
)
list_persons = step(
    "list-persons",
    economy_information,
    Words("把法定代表人或者从业人员列入名单", "Put representative or staff on their list"),
    at="五、（二）第3句;三、（六）第二款第2句",
    after=decide_breach["breach"],
    form=[subject],
    outcomes=[
        outcome(
            "listed",
            Words("已列入", "Listed"),
            effects=[
                register(records.credit_list, {"kind": credit_listing, "listed_on": TODAY}),
                when(subject, "legal-representative", notify(representative, LISTED)),
                when(subject, "practitioner", notify(practitioner, LISTED)),
            ],
        ),
        outcome("nobody", Words("无人列入", "Nobody")),
    ],
)
publish_lists = step(
    "publish",
    industry_commerce,
    Words("在“信用北京”和企业信用信息网公布", "Publish on the two credit sites"),
    at="五、（二）第3句",
    after_all=[list_unit["listed"], list_persons],
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                PUBLISHED,
                publish(records.credit_list, Words("失信名单公布", "Published list of broken commitments")),
            ],
        )
    ],
)
joint_punishment = step(
    "joint-punishment",
    concerned,
    Words("联合惩戒", "Joint punishment"),
    at="五、（二）第3句",
    after=publish_lists,
    outcomes=[
        outcome(
            "applied",
            Words("已实施", "Applied"),
            effects=[MEASURES, told("已实施联合惩戒。", "Joint punishment is in force.")],
        )
    ],
)
commitment_follow_up = procedure(
    "commitment-follow-up",
    Words("承诺监管和信用惩戒", "Follow-up of a commitment"),
    about=Words("从承诺到监督、列入名单和联合惩戒", "From commitment to supervision, listing and joint punishment"),
    at="三、（六）;五、（一）;五、（二）",
    applicant=unit,
    steps=[
        sign,
        check,
        notify_departments,
        decide_breach,
        list_unit,
        list_persons,
        publish_lists,
        joint_punishment,
    ],
    ends={check["kept"]: KEPT, decide_breach["no-breach"]: KEPT, joint_punishment["applied"]: PUNISHED},
)

# 三、（六）第二款

publish_conditions = step(
    "publish-conditions",
    bda,
    Words("提出政策性条件", "Set the policy conditions"),
    at="三、（六）第二款第1句",
    form=[project, *facts_in(build_first_allowed)],
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            guard=build_first_allowed,
            effects=[told("政策性条件已公布，请决定是否承诺。", "The conditions are there; please decide.")],
        )
    ],
)
commit = step(
    "commit",
    unit,
    Words("企业信用承诺", "Commit to the conditions"),
    at="三、（六）第二款第1句",
    after=publish_conditions,
    outcomes=[
        outcome(
            "signed",
            Words("已承诺", "Signed"),
            effects=[
                assign(commitment_regime, "enterprise-project-commitment"),
                assign(commitment_signed, True),
                register(records.corporate_commitment, {"signed_on": TODAY}),
            ],
        ),
        outcome(
            "declined",
            Words("不承诺", "Declined"),
            effects=[told("项目按一般流程办理。", "The project goes the ordinary way.")],
        ),
    ],
)
build = step(
    "build",
    unit,
    Words("在监管下建设", "Build under supervision"),
    at="三、（六）第二款第1句",
    after=commit["signed"],
    outcomes=[outcome("completed", Words("已建成", "Completed"))],
)
inspect = step(
    "inspect",
    bda,
    Words("对照承诺验收", "Inspect against the commitment"),
    at="三、（六）第二款第1句",
    after=build,
    outcomes=[
        outcome(
            "kept",
            Words("承诺已兑现", "Kept"),
            effects=[
                assign(commitment_breached, False),
                kept(True),
                told("验收合格，承诺已兑现。", "Inspected: the commitment is kept."),
            ],
        ),
        outcome(
            "not-kept",
            Words("承诺未兑现", "Not kept"),
            effects=[
                assign(commitment_breached, True),
                kept(False),
                told("承诺未兑现，将依法列入名单。", "The commitment is not kept; it will be listed by law."),
            ],
        ),
    ],
)
list_enterprise = step(
    "list-unit",
    economy_information,
    Words("列入失信企业名单", "List of discredited enterprises"),
    at="三、（六）第二款第2句",
    after=inspect["not-kept"],
    outcomes=[
        outcome(
            "listed",
            Words("已列入", "Listed"),
            effects=[unit_listed("discredited-enterprise"), PUBLISHED, notify(unit, LISTED)],
        )
    ],
)
list_representative = step(
    "list-representative",
    economy_information,
    Words("列入失信人名单", "List of discredited persons"),
    at="三、（六）第二款第2句",
    after=inspect["not-kept"],
    outcomes=[
        outcome(
            "listed",
            Words("已列入", "Listed"),
            effects=[
                entered("legal-representative", {"kind": "discredited-person", "listed_on": TODAY}),
                notify(representative, LISTED),
            ],
        )
    ],
)
punish = step(
    "punish",
    concerned,
    Words("联合惩戒", "Joint punishment"),
    at="三、（六）第二款第2句",
    after_all=[list_enterprise["listed"], list_representative["listed"]],
    outcomes=[
        outcome(
            "applied",
            Words("已实施", "Applied"),
            effects=[MEASURES, told("已实施联合惩戒。", "Joint punishment is in force.")],
        )
    ],
)
build_first_project = procedure(
    "build-first-project",
    Words("企业投资项目先建后验", "Build first, inspect later"),
    about=Words("承诺、建设、对照承诺验收", "Commit, build, inspect against the commitment"),
    at="三、（六）第二款",
    applicant=unit,
    steps=[publish_conditions, commit, build, inspect, list_enterprise, list_representative, punish],
    ends={
        commit["declined"]: end("ordinary-route", Words("转一般流程", "Ordinary route")),
        inspect["kept"]: end("accepted", Words("验收合格", "Accepted")),
        punish["applied"]: PUNISHED,
    },
)
