"""Injuries (六、七、), costs outside the fund (九、), broken commitments and fraud (三、第二款;十三、)."""

from gongbao.periods import DAYS, YEARS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    issue,
    notify,
    outcome,
    procedure,
    register,
    step,
    when,
    within,
)
from gongbao.services import facts_in
from gongbao.services.intern_injury_insurance import records
from gongbao.services.intern_injury_insurance.decisions import (
    fund_borne_costs,
    injury_recognised,
    insurance_in_force,
    liability,
    negotiated_costs,
    recognition_acceptable,
    unit_borne_costs,
)
from gongbao.services.intern_injury_insurance.procedures_cover import told, told_unit
from gongbao.services.intern_injury_insurance.procedures_stop import (
    NO_ROUTE,
    NOT_QUALIFIED,
    SOCIALISED,
    THROUGH_AGENCY,
)
from gongbao.services.intern_injury_insurance.vocabulary import (
    accepted_date,
    agreement_on_cost,
    agreement_verified,
    applicant,
    application_date,
    base_lower_limit,
    base_upper_limit,
    commitment_breached,
    commitment_false,
    committee,
    costs,
    department,
    disability_grade,
    document_names_school,
    document_names_unit,
    fraud,
    host,
    injury_date,
    insurer,
    intern,
    intern_name,
    payment_deadline,
    personal_application_years,
    recognition_days,
    relative,
    school_name,
    unit_application_days,
    unit_applied_in_time,
    unit_name,
    unit_rate_percent,
    work_caused,
)
from gongbao.words import Words

# 六、;七、


def told_all(zh: str, en: str) -> list[Effect]:
    """A message to the unit, the intern and the close relative."""
    return [*told(zh, en), notify(relative, Words(zh, en))]


def applied(*, in_time: bool) -> list[Effect]:
    """The application is in, and whether the unit was in time is settled."""
    return [
        assign(application_date, TODAY),
        assign(unit_applied_in_time, in_time),
        register(records.recognition_file, {"filed_on": TODAY}),
        *told_all("工伤认定申请已提交。", "The application for recognition is filed."),
    ]


def concluded(result: str, zh: str, en: str) -> list[Effect]:
    """The document of recognition, which names unit and school, the file, and a message."""
    return [
        issue(records.recognition_document, {"decision": result, "issued_on": TODAY}),
        register(records.recognition_document, {"decision": result, "issued_on": TODAY}),
        register(records.recognition_file, {"decided_on": TODAY, "result": result}),
        *told_all(zh, en),
    ]


report_injury = step(
    "report-injury",
    host,
    Words("报告伤害或者职业病", "Report the injury or disease"),
    at="六、第一款",
    form=[injury_date, intern_name, unit_name, school_name],
    outcomes=[
        outcome(
            "known",
            Words("已报告", "Reported"),
            effects=told_all("伤害已登记，请按时申请工伤认定。", "On record; please apply for recognition in time."),
        )
    ],
)
unit_applies = step(
    "unit-applies",
    host,
    Words("在单位时限内申请认定", "Apply within the unit's time"),
    at="七、第一款;七、第二款",
    about=Words(
        "实习生或者近亲属在此期间申请的，也在这里登记", "An application of intern or relative in this time too"
    ),
    also=[intern, relative],
    after=report_injury,
    due=within(unit_application_days, DAYS, since=injury_date, then="late"),
    form=[applicant],
    outcomes=[
        outcome(
            "filed",
            Words("单位已申请", "Filed by the unit"),
            effects=[assign(applicant, "host-unit"), *applied(in_time=True)],
        ),
        outcome("filed-by-person", Words("个人已申请", "Filed by the person"), effects=applied(in_time=True)),
        outcome(
            "late",
            Words("单位逾期", "The unit is late"),
            automatic=True,
            effects=[
                assign(unit_applied_in_time, False),
                *told_all(
                    "单位没有按时申请，受理前的待遇费用由单位负担；实习生或者近亲属可以自行申请。",
                    "The unit did not apply in time and bears the costs up to the acceptance; "
                    "intern or relative may apply themselves.",
                ),
            ],
        ),
    ],
)
person_applies = step(
    "person-applies",
    intern,
    Words("实习生或者近亲属申请认定", "Intern or relative applies"),
    at="七、第一款",
    also=[relative],
    after=unit_applies.late,
    due=within(personal_application_years, YEARS, since=injury_date, then="lapsed"),
    form=[applicant],
    outcomes=[
        outcome("filed", Words("已申请", "Filed"), effects=applied(in_time=False)),
        outcome(
            "lapsed",
            Words("逾期", "Lapsed"),
            automatic=True,
            effects=told_all("申请认定的时限已过。", "The time to apply is over."),
        ),
    ],
)
check_insured = step(
    "check-insured",
    department,
    Words("核对是否参保", "Check the insurance"),
    at="六、第二款",
    after=[unit_applies.filed, unit_applies.filed_by_person, person_applies.filed],
    about=Words("费用各项填伤害当月的", "Give the figures of the month of the injury"),
    form=[
        *facts_in(insurance_in_force, without=[injury_date]),
        payment_deadline,
        base_lower_limit,
        base_upper_limit,
        unit_rate_percent,
    ],
    outcomes=[
        outcome("insured", Words("已参保", "Insured"), guard=insurance_in_force),
        outcome(
            "not-insured",
            Words("未参保", "Not insured"),
            effects=told_all(
                "伤害当日没有参保，认定申请不予受理；费用可以协商或者通过法律途径解决。",
                "Not insured on the day, so the application is not accepted; "
                "costs are for agreement or the legal route.",
            ),
        ),
    ],
)
check_materials = step(
    "check-materials",
    department,
    Words("审核材料并核实三方协议", "Check the materials and verify the agreement"),
    at="七、第一款",
    after=[check_insured.insured, "supply-materials"],
    form=facts_in(recognition_acceptable, judged_by=department),
    outcomes=[
        outcome(
            "accepted",
            Words("受理", "Accepted"),
            guard=recognition_acceptable,
            effects=[
                assign(accepted_date, TODAY),
                register(records.recognition_file, {"accepted_on": TODAY}),
                *told_all("工伤认定申请已受理。", "The application is accepted."),
            ],
        ),
        outcome(
            "incomplete",
            Words("材料不全", "Incomplete"),
            effects=told_all(
                "材料不全，请补交；不需要劳动关系证明。", "Please hand in the rest; proof of employment is not needed."
            ),
        ),
        outcome(
            "not-post-internship",
            Words("不是岗位实习", "Not a post internship"),
            effects=[
                assign(agreement_verified, False),
                *told_all("经核实不是岗位实习，不予受理。", "It is no post internship: not accepted."),
            ],
        ),
    ],
)
supply_materials = step(
    "supply-materials",
    host,
    Words("补交材料", "Hand in what is missing"),
    at="七、第一款",
    also=[intern, relative],
    after=check_materials.incomplete,
    outcomes=[outcome("supplied", Words("已补交", "Handed in"))],
)
decide_recognition = step(
    "decide-recognition",
    department,
    Words("作出认定决定", "Decide on the recognition"),
    at="六、第一款;七、第三款",
    after=check_materials.accepted,
    due=within(recognition_days, DAYS, since=check_materials),
    four_eyes=check_materials,
    form=[work_caused, intern_name, unit_name, school_name, document_names_unit, document_names_school],
    outcomes=[
        outcome(
            "recognised",
            Words("认定为工伤", "Recognised"),
            guard=injury_recognised,
            effects=concluded("recognised", "已认定为工伤。", "The injury is recognised."),
        ),
        outcome(
            "not-recognised",
            Words("不认定为工伤", "Not recognised"),
            effects=concluded("not-recognised", "没有认定为工伤，理由见决定书。", "Not recognised; see the document."),
        ),
    ],
)

# 六、第一款;八、

assess_grade = step(
    "assess-grade",
    committee,
    Words("鉴定伤残等级", "Set the disability grade"),
    at="六、第一款;八、",
    after=decide_recognition.recognised,
    form=[disability_grade],
    outcomes=[
        outcome(
            "no-grade",
            Words("没有等级", "No grade"),
            effects=[assign(disability_grade, 0), *told_all("经鉴定没有伤残等级。", "There is no disability grade.")],
        ),
        outcome(
            "grade-5-to-10",
            Words("五级至十级", "Grade 5 to 10"),
            effects=told_all(
                "经鉴定为五级至十级，三方协议终止时可以领一次性补助。",
                "Grade 5 to 10: a lump sum is due when the tripartite agreement ends.",
            ),
        ),
        outcome(
            "grade-1-to-4",
            Words("一级至四级", "Grade 1 to 4"),
            effects=told_all(
                "经鉴定为一级至四级，单位将办理待遇社会化发放。",
                "Grade 1 to 4: the unit arranges payment through the agency.",
            ),
        ),
    ],
)
arrange_socialised_payment = step(
    "arrange-socialised-payment",
    host,
    Words("办理待遇社会化发放", "Arrange payment through the agency"),
    at="八、第二款",
    after=assess_grade.grade_1_to_4,
    outcomes=[
        outcome("registered", Words("已办理", "Arranged"), effects=SOCIALISED),
        outcome("not-qualified", Words("不符合资格", "Not qualified"), effects=NOT_QUALIFIED),
    ],
)
NOT_ACCEPTED = end("not-accepted", Words("不予受理", "Not accepted"))
injury_recognition = procedure(
    "injury-recognition",
    Words("工伤认定", "Recognition of a work injury"),
    about=Words("从受伤到伤残等级和长期待遇", "From the injury to the grade and the long-term benefits"),
    applicant=host,
    steps=[
        report_injury,
        unit_applies,
        person_applies,
        check_insured,
        check_materials,
        supply_materials,
        decide_recognition,
        assess_grade,
        arrange_socialised_payment,
    ],
    ends={
        person_applies.lapsed: end("right-to-apply-lapsed", Words("逾期未申请", "The right to apply has lapsed")),
        check_insured.not_insured: NOT_ACCEPTED,
        check_materials.not_post_internship: NOT_ACCEPTED,
        decide_recognition.not_recognised: end("not-a-work-injury", Words("不是工伤", "Not a work injury")),
        assess_grade.no_grade: end("treated-without-grade", Words("没有伤残等级", "Treated, without a grade")),
        assess_grade.grade_5_to_10: end("grade-5-to-10", Words("五级至十级", "Grade 5 to 10")),
        arrange_socialised_payment.registered: THROUGH_AGENCY,
        arrange_socialised_payment.not_qualified: NO_ROUTE,
    },
)

# 九、第一款


def shared(outside: str) -> Effect:
    """Who bears how much of the costs, and how those outside the fund were settled."""
    return register(
        records.cost_sheet,
        {"fund": fund_borne_costs, "late_unit": unit_borne_costs, "outside": negotiated_costs, "payer": outside},
    )


negotiate_costs = step(
    "negotiate-costs",
    host,
    Words("协商基金之外的费用", "Settle the costs outside the fund"),
    at="九、第一款",
    form=[intern_name, injury_date, unit_applied_in_time, accepted_date, costs],
    outcomes=[
        outcome(
            "agreed",
            Words("协商一致", "Agreed"),
            effects=[
                assign(agreement_on_cost, True),
                shared("by-agreement"),
                *told("基金之外的费用已协商一致。", "The costs outside the fund are settled by agreement."),
            ],
        ),
        outcome(
            "failed",
            Words("协商不成", "Not agreed"),
            effects=[
                assign(agreement_on_cost, False),
                *told("协商不成，可以通过法律途径解决。", "Not agreed; the legal route is open."),
            ],
        ),
    ],
)
take_legal_route = step(
    "take-legal-route",
    intern,
    Words("通过法律途径解决", "Take the legal route"),
    at="九、第一款",
    after=negotiate_costs.failed,
    outcomes=[
        outcome(
            "settled",
            Words("已解决", "Settled"),
            effects=[shared("legal-route")],
        )
    ],
)
outside_fund_costs = procedure(
    "outside-fund-costs",
    Words("基金之外的费用", "Costs outside the fund"),
    about=Words("单位和实习生协商，不成的走法律途径", "By agreement, else by the legal route"),
    applicant=host,
    steps=[negotiate_costs, take_legal_route],
    ends={
        negotiate_costs.agreed: end("agreed", Words("已协商一致", "Agreed")),
        take_legal_route.settled: end("settled", Words("已解决", "Settled")),
    },
)

# 三、第二款;十三、

find_breach = step(
    "find-breach",
    insurer,
    Words("核查承诺和待遇", "Look into commitment and benefits"),
    at="三、第二款;十三、",
    form=facts_in(liability, judged_by=insurer),
    outcomes=[
        outcome(
            "commitment-breach",
            Words("违反或者虚假承诺", "Commitment broken or false"),
            effects=[told_unit("核查发现违反承诺或者承诺虚假。", "The commitment was found broken or false.")],
        ),
        outcome(
            "fraud",
            Words("骗取待遇", "Fraud"),
            effects=[assign(fraud, True), *told("核查发现涉嫌骗取待遇。", "Benefits were found to be had by fraud.")],
        ),
        outcome("nothing", Words("未发现问题", "Nothing found")),
    ],
)
HANDLED_END = end("closed-with-liability", Words("已追究责任", "Closed, with liability"))
pursue_commitment = step(
    "pursue-commitment",
    insurer,
    Words("追究承诺责任", "Pursue the liability for the commitment"),
    at="三、第二款",
    after=find_breach.commitment_breach,
    four_eyes=find_breach,
    outcomes=[
        outcome(
            "handled",
            Words("已处理", "Handled"),
            effects=[
                when(commitment_breached, True, register(records.commitment_letter, {"breached_on": TODAY})),
                when(commitment_false, True, register(records.commitment_letter, {"false_found_on": TODAY})),
                told_unit("承诺问题已依法处理。", "The matter of the commitment has been handled."),
            ],
        )
    ],
)
pursue_fraud = step(
    "pursue-fraud",
    department,
    Words("依法处理骗取待遇", "Handle the fraud by the law"),
    at="十三、",
    after=find_breach.fraud,
    outcomes=[
        outcome(
            "handled", Words("已处理", "Handled"), effects=told("骗取待遇已依法处理。", "The fraud has been handled.")
        )
    ],
)
fraud_case = procedure(
    "fraud-case",
    Words("承诺和骗保核查", "Commitment and fraud"),
    about=Words("违反承诺或者骗取待遇的处理", "What follows a broken commitment or fraud"),
    applicant=insurer,
    steps=[find_breach, pursue_commitment, pursue_fraud],
    ends={
        find_breach.nothing: end("closed", Words("已结案", "Closed")),
        pursue_commitment.handled: HANDLED_END,
        pursue_fraud.handled: HANDLED_END,
    },
)
