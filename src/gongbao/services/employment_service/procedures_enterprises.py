"""What is done for key enterprises: daily service, follow-up and transfer (第四十四条至第四十九条)."""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    messages_to,
    outcome,
    procedure,
    register,
    step,
    within,
)
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_aid import transfer_between_districts, transfer_within_district
from gongbao.services.employment_service.decisions_employers import (
    enterprise_team_complete,
    enterprise_transfer_allowed,
    key_enterprise_status,
    service_place_allowed,
)
from gongbao.services.employment_service.roles import (
    agency,
    city,
    district,
    enterprise,
    enterprise_specialist,
    enterprise_team,
)
from gongbao.services.employment_service.vocabulary_employers import (
    in_target_restricted_catalogue,
    last_enterprise_contact_on,
)
from gongbao.services.employment_service.vocabulary_people import (
    facts_verified,
    from_district,
    from_street,
    place_changed,
    team_members,
    to_district,
    to_street,
)
from gongbao.words import Words

IN_LEDGER = register(records.key_enterprise_ledger, {"entered_on": TODAY})

told = messages_to(enterprise)


def over(reason: str) -> list[Effect]:
    """The daily-service agreement is over for this reason."""
    return [
        register(records.daily_service_agreement, {"ended_on": TODAY, "end_reason": reason}),
        told("日常服务协议已终止。", "The daily-service agreement has ended."),
    ]


# 第四十四条

contact = step(
    "contact",
    agency,
    Words("主动联系企业", "Contact the enterprise"),
    at="第四十四条第一款",
    outcomes=[outcome("contacted", Words("已联系", "Contacted"), effects=[assign(last_enterprise_contact_on, TODAY)])],
)
check_status = step(
    "check-status",
    agency,
    Words("核对是否重点企业", "Check whether it is a key enterprise"),
    at="第四十四条第一款",
    after=contact,
    form=facts_in(key_enterprise_status),
    outcomes=[
        outcome("key", Words("是", "Key"), guard=key_enterprise_status),
        outcome(
            "not-key", Words("不是", "Not key"), effects=[told("按一般用人单位服务。", "You get the general service.")]
        ),
    ],
)
choose_service_place = step(
    "choose-place",
    enterprise,
    Words("选择日常服务地", "Choose the place of service"),
    at="第四十四条第二款",
    after=check_status.key,
    form=facts_in(service_place_allowed),
    outcomes=[
        outcome("here", Words("在本地", "Here"), guard=service_place_allowed),
        outcome("elsewhere", Words("在别处", "Elsewhere")),
    ],
)
sign_daily_agreement = step(
    "sign-agreement",
    agency,
    Words("签订日常服务协议", "Sign the daily-service agreement"),
    at="第四十四条第一款",
    after=choose_service_place.here,
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                assign(last_enterprise_contact_on, TODAY),
                register(records.daily_service_agreement, {"signed_on": TODAY}),
                told("日常服务协议已签订。", "The daily-service agreement is signed."),
            ],
        ),
        outcome(
            "not-signed", Words("未签订", "Not signed"), effects=[told("没有签成协议。", "No agreement was signed.")]
        ),
    ],
)
name_enterprise_specialist = step(
    "name-specialist",
    agency,
    Words("指定企业专员", "Name the specialist"),
    at="第四十四条第一款",
    after=sign_daily_agreement.signed,
    outcomes=[
        outcome("named", Words("已指定", "Named"), effects=[told("企业服务专员已指定。", "Your specialist is named.")])
    ],
)

# 第四十六条、第四十七条

open_enterprise_files = step(
    "open-ledger-and-file",
    enterprise_specialist,
    Words("建立台账和用人需求档案", "Open ledger and demand file"),
    at="第四十六条",
    after=name_enterprise_specialist,
    outcomes=[
        outcome(
            "opened",
            Words("已建立", "Opened"),
            effects=[
                register(records.key_enterprise_ledger, {"opened_on": TODAY}),
                register(records.enterprise_demand_file, {"opened_on": TODAY}),
            ],
        )
    ],
)
form_support_team = step(
    "form-team",
    agency,
    Words("组成服务支持团队", "Form the support team"),
    at="第四十七条第一款",
    after=open_enterprise_files,
    form=[team_members],
    outcomes=[outcome("formed", Words("已组成", "Formed"), guard=enterprise_team_complete, effects=[IN_LEDGER])],
)
support = step(
    "support",
    enterprise_team,
    Words("提供个性化支持", "Give individual support"),
    at="第四十七条第二款",
    about=Words("每季度至少联系一次；每次服务按回访程序跟踪", "Contact each quarter; every service is followed up"),
    after=[form_support_team, "renew:renewed"],
    outcomes=[
        outcome("status-lost", Words("不再是重点企业", "No longer a key enterprise"), effects=[IN_LEDGER]),
        outcome("expired", Words("协议期满", "The agreement expired")),
        outcome("transferred", Words("关系划转", "Transferred"), effects=over("transferred")),
    ],
)

# 第四十五条第三款

settle_agreement = step(
    "settle-agreement",
    agency,
    Words("商定协议怎样结束", "Settle how the agreement ends"),
    at="第四十五条第三款",
    after=support.status_lost,
    outcomes=[
        outcome("ended-by-agreement", Words("协商终止", "Ended by agreement"), effects=over("by-agreement")),
        outcome("run-to-expiry", Words("履行到期满", "Runs to expiry")),
    ],
)
let_expire = step(
    "let-expire",
    agency,
    Words("期满不续订", "Expires without renewal"),
    at="第四十五条第三款",
    after=settle_agreement.run_to_expiry,
    outcomes=[outcome("expired", Words("已期满", "Expired"), effects=over("expired"))],
)
renew = step(
    "renew",
    agency,
    Words("续订协议", "Renew the agreement"),
    at="第四十五条第三款",
    after=support.expired,
    outcomes=[
        outcome(
            "renewed",
            Words("已续订", "Renewed"),
            effects=[register(records.daily_service_agreement, {"signed_on": TODAY})],
        ),
        outcome("not-renewed", Words("不续订", "Not renewed"), effects=over("expired")),
    ],
)
GENERAL = end("general-service", Words("转为一般服务", "General service"))
key_enterprise_service = procedure(
    "key-enterprise-service",
    Words("重点企业日常服务", "Daily service of a key enterprise"),
    about=Words("从联系、签约到不再续订", "From the first contact to the end of the agreement"),
    at="第四十四条第一款",
    steps=[
        contact,
        check_status,
        choose_service_place,
        sign_daily_agreement,
        name_enterprise_specialist,
        open_enterprise_files,
        form_support_team,
        support,
        settle_agreement,
        let_expire,
        renew,
    ],
    ends={
        check_status.not_key: GENERAL,
        choose_service_place.elsewhere: end("served-elsewhere", Words("由别处服务", "Served elsewhere")),
        sign_daily_agreement.not_signed: end("no-agreement", Words("未签协议", "No agreement")),
        settle_agreement.ended_by_agreement: GENERAL,
        let_expire.expired: GENERAL,
        renew.not_renewed: end("closed", Words("结束", "Closed")),
        support.transferred: end("transferred", Words("已划转", "Transferred")),
    },
)

# 第四十九条

serve_enterprise = step(
    "serve",
    enterprise_team,
    Words("指导用人或推荐人选", "Guide, or refer candidates"),
    at="第四十七条第二款",
    outcomes=[
        outcome("guided", Words("已指导", "Guided"), effects=[IN_LEDGER]),
        outcome(
            "referred",
            Words("已推荐", "Referred"),
            effects=[
                register(records.referral, {"referred_on": TODAY}),
                told("已推荐人选。", "Candidates are referred."),
            ],
        ),
    ],
)
SOLVED = outcome("solved", Words("已解决", "Solved"), effects=[IN_LEDGER])
NOT_SOLVED = outcome("not-solved", Words("未解决", "Not solved"), effects=[IN_LEDGER])
GIVEN_UP = outcome("given-up", Words("不再继续", "Given up"), effects=[IN_LEDGER])

guidance_visit = step(
    "guidance-follow-up",
    enterprise_team,
    Words("指导后回访", "Follow up the guidance"),
    at="第四十九条第（一）项",
    after=serve_enterprise.guided,
    due=within(5, WORKING_DAYS, since=serve_enterprise),
    outcomes=[SOLVED, NOT_SOLVED],
)
guide_again = step(
    "guide-again",
    enterprise_team,
    Words("进一步指导", "Guide again"),
    at="第四十九条第（一）项",
    after=[guidance_visit.not_solved, "second-guidance-follow-up:not-solved"],
    outcomes=[outcome("guided", Words("已指导", "Guided"), effects=[IN_LEDGER])],
)
second_guidance_visit = step(
    "second-guidance-follow-up",
    enterprise_team,
    Words("再次回访", "Follow up again"),
    at="第四十九条第（一）项",
    after=guide_again,
    due=within(5, WORKING_DAYS, since=guide_again),
    outcomes=[SOLVED, NOT_SOLVED, GIVEN_UP],
)
referral_visit = step(
    "referral-follow-up",
    enterprise_team,
    Words("推荐后回访", "Follow up the referral"),
    at="第四十九条第（二）项",
    after=[serve_enterprise.referred, "adjust-recruitment:adjusted"],
    due=within(5, WORKING_DAYS),
    outcomes=[
        outcome("met", Words("需求已满足", "Demand met"), effects=[IN_LEDGER]),
        outcome("not-met", Words("需求未满足", "Demand not met"), effects=[IN_LEDGER]),
    ],
)
adjust_recruitment = step(
    "adjust-recruitment",
    enterprise_team,
    Words("分析原因，调整招聘方案", "Find the causes, adjust the scheme"),
    at="第四十九条第（二）项",
    after=referral_visit.not_met,
    outcomes=[
        outcome(
            "adjusted",
            Words("已调整并再推荐", "Adjusted and referred again"),
            effects=[IN_LEDGER, register(records.referral, {"referred_on": TODAY})],
        ),
        GIVEN_UP,
    ],
)
finish_hiring = step(
    "finish-hiring",
    enterprise,
    Words("完成招聘", "Finish hiring"),
    at="第四十九条第（三）项",
    after=referral_visit.met,
    outcomes=[outcome("finished", Words("已完成", "Finished"))],
)
hiring_visit = step(
    "hiring-follow-up",
    enterprise_team,
    Words("招聘完成后回访", "Follow up the hiring"),
    at="第四十九条第（三）项",
    after=finish_hiring,
    due=within(10, WORKING_DAYS, since=finish_hiring),
    outcomes=[outcome("done", Words("已回访", "Done"), effects=[IN_LEDGER])],
)
ALL_SOLVED = end("solved", Words("问题已解决", "Solved"))
NO_MORE = end("closed", Words("结束", "Closed"))
enterprise_follow_up = procedure(
    "enterprise-follow-up",
    Words("重点企业回访", "Follow-up of a key enterprise"),
    about=Words("每次指导、推荐、招聘之后回访", "After each guidance, referral and hiring"),
    at="第四十九条",
    steps=[
        serve_enterprise,
        guidance_visit,
        guide_again,
        second_guidance_visit,
        referral_visit,
        adjust_recruitment,
        finish_hiring,
        hiring_visit,
    ],
    ends={
        guidance_visit.solved: ALL_SOLVED,
        second_guidance_visit.solved: ALL_SOLVED,
        second_guidance_visit.given_up: NO_MORE,
        adjust_recruitment.given_up: NO_MORE,
        hiring_visit.done: end("hired", Words("已招到人", "Hired")),
    },
)

# 第四十四条第三款、第四十五条

DECIDED = register(records.transfer_form, {"decided_on": TODAY, "from": from_street, "to": to_street})
NOT_MOVED = [DECIDED, told("这次没有划转。", "There is no transfer this time.")]

apply_enterprise_transfer = step(
    "apply",
    enterprise,
    Words("向专员提出变更", "Tell the specialist"),
    at="第四十五条第一款",
    form=[from_street, from_district, to_street, to_district, place_changed],
    outcomes=[outcome("applied", Words("已提出", "Told"))],
)
verify_enterprise = step(
    "verify",
    enterprise_specialist,
    Words("核实情况", "Verify"),
    at="第四十五条第一款",
    after=apply_enterprise_transfer,
    form=[facts_verified],
    outcomes=[
        outcome("met", Words("符合条件", "Met"), guard=enterprise_transfer_allowed),
        outcome("not-met", Words("不符合条件", "Not met"), effects=NOT_MOVED),
    ],
)
submit_enterprise_transfer = step(
    "submit",
    agency,
    Words("逐级上报", "Send it up"),
    at="第四十五条第一款",
    after=verify_enterprise.met,
    outcomes=[outcome("submitted", Words("已上报", "Sent"))],
)
enterprise_district_review = step(
    "district-review",
    district,
    Words("区级审核", "Review by the district"),
    at="第四十五条第一款;第四十四条第三款",
    after=submit_enterprise_transfer,
    outcomes=[
        outcome("accepted", Words("同意", "Accepted"), guard=transfer_within_district, effects=[DECIDED]),
        outcome("passed-up", Words("报市级", "Passed up"), guard=transfer_between_districts),
        outcome("refused", Words("不同意", "Refused"), effects=NOT_MOVED),
    ],
)
enterprise_municipal_review = step(
    "municipal-review",
    city,
    Words("市级审核", "Review by the city"),
    at="第四十五条第一款;第四十四条第三款",
    after=enterprise_district_review.passed_up,
    outcomes=[
        outcome("accepted", Words("同意", "Accepted"), effects=[DECIDED]),
        outcome("refused", Words("不同意", "Refused"), effects=NOT_MOVED),
    ],
)
check_catalogue = step(
    "check-catalogue",
    agency,
    Words("会同迁入地核对禁限目录", "Check the catalogue with the new place"),
    at="第四十五条第二款",
    about=Words(
        "先核对再终止原协议，企业不会落空", "Checked before the old agreement ends, so that nobody falls between"
    ),
    after=[enterprise_district_review.accepted, enterprise_municipal_review.accepted],
    form=[in_target_restricted_catalogue],
    outcomes=[
        outcome("outside", Words("不在目录内", "Outside"), guard=enterprise_transfer_allowed),
        outcome("inside", Words("在目录内", "Inside"), effects=NOT_MOVED),
    ],
)
end_old_daily_agreement = step(
    "end-old-agreement",
    agency,
    Words("终止原协议", "End the old agreement"),
    at="第四十五条第一款",
    after=check_catalogue.outside,
    outcomes=[
        outcome(
            "ended",
            Words("已终止", "Ended"),
            effects=[
                register(records.transfer_form, {"ended_on": TODAY}),
                told("原日常服务协议已终止。", "The old daily-service agreement has ended."),
            ],
        )
    ],
)
hand_over_enterprise = step(
    "hand-over",
    agency,
    Words("划转台账和档案", "Hand over ledger and file"),
    at="第四十五条第二款",
    after=end_old_daily_agreement,
    outcomes=[outcome("handed-over", Words("已划转", "Handed over"))],
)
sign_new_daily_agreement = step(
    "sign-new-agreement",
    agency,
    Words("新服务地签订协议", "The new agency signs"),
    at="第四十五条第二款",
    after=hand_over_enterprise,
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                register(records.daily_service_agreement, {"signed_on": TODAY}),
                register(records.transfer_form, {"signed_on": TODAY}),
                told("已划转到新的服务地。", "You are transferred to the new place."),
            ],
        )
    ],
)
REFUSED = end("refused", Words("未划转", "Not transferred"))
enterprise_transfer = procedure(
    "enterprise-transfer",
    Words("重点企业服务划转", "Transfer of a key enterprise"),
    about=Words("跨街道由区办，跨区由市办，先核对禁限目录", "District or city decides; the catalogue is checked"),
    applicant=enterprise,
    steps=[
        apply_enterprise_transfer,
        verify_enterprise,
        submit_enterprise_transfer,
        enterprise_district_review,
        enterprise_municipal_review,
        check_catalogue,
        end_old_daily_agreement,
        hand_over_enterprise,
        sign_new_daily_agreement,
    ],
    ends={
        verify_enterprise.not_met: REFUSED,
        enterprise_district_review.refused: REFUSED,
        enterprise_municipal_review.refused: REFUSED,
        check_catalogue.inside: REFUSED,
        sign_new_daily_agreement.signed: end("transferred", Words("已划转", "Transferred")),
    },
)
