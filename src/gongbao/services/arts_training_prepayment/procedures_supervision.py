"""Unusual movements, leads and disputes (第十条, 第十三条第二款)."""

from gongbao.procedures import TODAY, Outcome, assign, end, outcome, procedure, register, step
from gongbao.services.arts_training_prepayment import records
from gongbao.services.arts_training_prepayment.vocabulary import (
    bank,
    description,
    district,
    found_on,
    institution,
    institution_name,
    lead,
    learner,
    mediator,
    subject,
    tribunal,
)
from gongbao.words import Words

# 第十条

HANDED_OVER = outcome(
    "transferred",
    Words("已移送", "Handed over"),
    effects=[register(records.lead_transfer, {"transferred_to": "公安机关", "transferred_on": TODAY})],
)

detect = step(
    "detect",
    bank,
    Words("常态化监测", "Monitor the account"),
    at="第十条第二款",
    outcomes=[
        outcome("anomaly-found", Words("发现异动", "Anomaly found"), effects=[assign(found_on, TODAY)]),
        outcome("nothing-found", Words("未发现异动", "Nothing found")),
    ],
)
report_anomaly = step(
    "report-anomaly",
    bank,
    Words("报告资金异动", "Report the anomaly"),
    at="第十条第二款",
    after=detect.anomaly_found,
    form=[institution_name, description],
    outcomes=[
        outcome(
            "reported",
            Words("已报告", "Reported"),
            effects=[register(records.anomaly_report, {"reported_to": district.label.zh, "reported_on": TODAY})],
        )
    ],
)
assess_risk = step(
    "assess-risk",
    district,
    Words("研判风险", "Assess the risk"),
    at="第十条第一款",
    after=report_anomaly,
    outcomes=[
        outcome("no-risk", Words("无风险", "No risk")),
        outcome("risk-handled", Words("风险已处置", "Risk handled")),
        outcome("suspected-crime", Words("涉嫌违法犯罪", "Suspected crime")),
    ],
)
transfer_lead = step(
    "transfer-lead",
    district,
    Words("移送公安机关", "Hand the lead to the police"),
    at="第十条第一款",
    after=assess_risk.suspected_crime,
    form=[lead],
    outcomes=[HANDED_OVER],
)
CLOSED = end("closed", Words("已办结", "Closed"))
WITH_POLICE = end("with-public-security", Words("已移送公安机关", "With the police"))
anomaly = procedure(
    "anomaly",
    Words("资金异动", "Unusual movement of money"),
    applicant=bank,
    steps=[detect, report_anomaly, assess_risk, transfer_lead],
    ends={
        detect.nothing_found: CLOSED,
        assess_risk.no_risk: CLOSED,
        assess_risk.risk_handled: end("risk-handled", Words("风险已处置", "Risk handled")),
        transfer_lead.transferred: WITH_POLICE,
    },
)

examine_lead = step(
    "examine-lead",
    district,
    Words("核查线索", "Examine the lead"),
    at="第十条第一款",
    outcomes=[
        outcome("suspected-crime", Words("涉嫌违法犯罪", "Suspected crime")),
        outcome("no-suspicion", Words("没有嫌疑", "No suspicion")),
    ],
)
hand_over_lead = step(
    "hand-over-lead",
    district,
    Words("移送公安机关", "Hand the lead to the police"),
    at="第十条第一款",
    after=examine_lead.suspected_crime,
    form=[lead],
    outcomes=[HANDED_OVER],
)
violation_lead = procedure(
    "violation-lead",
    Words("违法线索", "Lead of unlawful use"),
    applicant=district,
    steps=[examine_lead, hand_over_lead],
    ends={examine_lead.no_suspicion: CLOSED, hand_over_lead.transferred: WITH_POLICE},
)

# 第十三条第二款


def filed(content: str, name: str, zh: str, en: str) -> Outcome:
    """An outcome that goes into the complaint's file."""
    return outcome(name, Words(zh, en), effects=[register(records.complaint_file, {content: zh})])


ROUTES = [
    filed("route", "negotiation", "协商", "Negotiation"),
    filed("route", "mediation", "调解", "Mediation"),
    filed("route", "complaint", "投诉", "Complaint"),
    filed("route", "arbitration", "仲裁", "Arbitration"),
    filed("route", "lawsuit", "诉讼", "Lawsuit"),
]
SETTLED = filed("outcome", "settled", "已解决", "Settled")
FAILED = outcome("failed", Words("未解决", "Failed"))

raise_dispute = step(
    "raise-dispute",
    learner,
    Words("提出争议并选择途径", "Raise the dispute and pick a route"),
    at="第十三条第二款",
    form=[subject],
    outcomes=ROUTES,
)
choose_route = step(
    "choose-route",
    learner,
    Words("另选途径", "Pick another route"),
    at="第十三条第二款",
    after=["negotiate:failed", "mediate:failed", "handle-complaint:not-settled"],
    outcomes=[*ROUTES, filed("outcome", "dropped", "放弃", "Dropped")],
)


def by_route(route: str) -> list[str]:
    """The two steps at which a route can be picked."""
    return [f"raise-dispute:{route}", f"choose-route:{route}"]


negotiate = step(
    "negotiate",
    institution,
    Words("协商", "Negotiate"),
    at="第十三条第二款（一）",
    after=by_route("negotiation"),
    outcomes=[SETTLED, FAILED],
)
mediate = step(
    "mediate",
    mediator,
    Words("调解", "Mediate"),
    at="第十三条第二款（二）",
    after=by_route("mediation"),
    outcomes=[SETTLED, FAILED],
)
handle_complaint = step(
    "handle-complaint",
    district,
    Words("处理投诉", "Handle the complaint"),
    at="第十三条第二款（三）",
    after=by_route("complaint"),
    outcomes=[SETTLED, outcome("not-settled", Words("未解决", "Not settled"))],
)
arbitrate = step(
    "arbitrate",
    tribunal,
    Words("仲裁", "Arbitrate"),
    at="第十三条第二款（四）",
    after=by_route("arbitration"),
    outcomes=[filed("outcome", "awarded", "已裁决", "Awarded")],
)
adjudicate = step(
    "adjudicate",
    tribunal,
    Words("审判", "Adjudicate"),
    at="第十三条第二款（五）",
    after=by_route("lawsuit"),
    outcomes=[filed("outcome", "judged", "已判决", "Judged")],
)
RESOLVED = end("settled", Words("争议已解决", "Settled"))
complaint = procedure(
    "complaint",
    Words("消费争议", "Consumer dispute"),
    about=Words("收费、退费争议的五种解决途径", "Five routes for disputes about charges and refunds"),
    applicant=learner,
    steps=[raise_dispute, choose_route, negotiate, mediate, handle_complaint, arbitrate, adjudicate],
    ends={
        negotiate.settled: RESOLVED,
        mediate.settled: RESOLVED,
        handle_complaint.settled: RESOLVED,
        arbitrate.awarded: end("awarded", Words("已裁决", "Awarded")),
        adjudicate.judged: end("judged", Words("已判决", "Judged")),
        choose_route.dropped: end("dropped", Words("已放弃", "Dropped")),
    },
)
