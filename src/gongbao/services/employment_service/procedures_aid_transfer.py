"""Transfer of aid between streets or districts (第二十三条第三款、第二十四条)."""

from gongbao.procedures import (
    TODAY,
    end,
    outcome,
    procedure,
    register,
    step,
)
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_aid import (
    aid_transfer_allowed,
    transfer_between_districts,
    transfer_within_district,
)
from gongbao.services.employment_service.procedures_visits import told
from gongbao.services.employment_service.roles import (
    agency,
    city,
    client,
    district,
    specialist,
    street,
)
from gongbao.services.employment_service.vocabulary_people import (
    facts_verified,
    from_district,
    from_street,
    household_street,
    place_changed,
    residence_street,
    to_district,
    to_street,
)
from gongbao.words import Words

DECIDED = register(records.transfer_form, {"decided_on": TODAY, "from": from_street, "to": to_street})
NOT_MOVED = [DECIDED, told("这次没有批准划转。", "The transfer is not approved.")]

apply_transfer = step(
    "apply",
    client,
    Words("向专员提出变更", "Ask the specialist for a transfer"),
    at="第二十四条第一款",
    form=[from_street, from_district, to_street, to_district, household_street, residence_street, place_changed],
    outcomes=[outcome("applied", Words("已提出", "Asked"))],
)
verify_transfer = step(
    "verify",
    specialist,
    Words("核实情况", "Verify"),
    at="第二十四条第一款",
    after=apply_transfer,
    form=[facts_verified],
    outcomes=[
        outcome("met", Words("符合条件", "Met"), guard=aid_transfer_allowed),
        outcome("not-met", Words("不符合条件", "Not met"), effects=NOT_MOVED),
    ],
)
submit_transfer = step(
    "submit",
    street,
    Words("逐级上报", "Send it up"),
    at="第二十四条第一款",
    after=verify_transfer.met,
    outcomes=[outcome("submitted", Words("已上报", "Sent"))],
)
district_review = step(
    "district-review",
    district,
    Words("区级审核", "Review by the district"),
    at="第二十四条第一款;第二十三条第三款",
    after=submit_transfer,
    outcomes=[
        outcome("approved", Words("批准", "Approved"), guard=transfer_within_district, effects=[DECIDED]),
        outcome("passed-up", Words("报市级", "Passed up"), guard=transfer_between_districts),
        outcome("refused", Words("不批准", "Refused"), effects=NOT_MOVED),
    ],
)
municipal_review = step(
    "municipal-review",
    city,
    Words("市级审核", "Review by the city"),
    at="第二十四条第一款;第二十三条第三款",
    after=district_review.passed_up,
    outcomes=[
        outcome("approved", Words("批准", "Approved"), effects=[DECIDED]),
        outcome("refused", Words("不批准", "Refused"), effects=NOT_MOVED),
    ],
)
end_old_agreement = step(
    "end-old-agreement",
    street,
    Words("终止原协议", "End the old agreement"),
    at="第二十四条第一款",
    after=[district_review.approved, municipal_review.approved],
    outcomes=[
        outcome(
            "ended",
            Words("已终止", "Ended"),
            effects=[register(records.transfer_form, {"ended_on": TODAY})],
        )
    ],
)
hand_over = step(
    "hand-over",
    agency,
    Words("划转台账和档案", "Hand over ledger and file"),
    at="第二十四条第二款",
    after=end_old_agreement,
    outcomes=[outcome("handed-over", Words("已划转", "Handed over"))],
)
sign_new_agreement = step(
    "sign-new-agreement",
    street,
    Words("新服务地签订协议", "The new street signs"),
    at="第二十四条第二款",
    after=hand_over,
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                register(records.aid_agreement, {"signed_on": TODAY}),
                register(records.transfer_form, {"signed_on": TODAY}),
                told("已划转，由新的服务地援助你。", "You are transferred; the new street helps you now."),
            ],
        )
    ],
)
REFUSED = end("refused", Words("未划转", "Not transferred"))
aid_transfer = procedure(
    "aid-transfer",
    Words("援助关系划转", "Transfer of aid"),
    about=Words("跨街道由区办，跨区由市办", "Between streets by the district, between districts by the city"),
    applicant=client,
    steps=[
        apply_transfer,
        verify_transfer,
        submit_transfer,
        district_review,
        municipal_review,
        end_old_agreement,
        hand_over,
        sign_new_agreement,
    ],
    ends={
        verify_transfer.not_met: REFUSED,
        district_review.refused: REFUSED,
        municipal_review.refused: REFUSED,
        sign_new_agreement.signed: end("transferred", Words("已划转", "Transferred")),
    },
)
