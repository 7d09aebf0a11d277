"""What 京人社职介发〔2018〕153号 gives to people who seek work, and to those who offer it."""

from gongbao.services.employment_service.decisions_agencies import appeal_open
from gongbao.services.employment_service.decisions_aid import (
    aid_rules_usable,
    aid_transfer_allowed,
    expert_consultation_allowed,
    welfare_post_recommendable,
)
from gongbao.services.employment_service.decisions_employers import (
    employer_credential_passed,
    enterprise_transfer_allowed,
    key_enterprise_status,
    vacancy_publishable,
)
from gongbao.services.employment_service.decisions_people import service_track
from gongbao.services.employment_service.procedures_agencies import appeal
from gongbao.services.employment_service.procedures_aid_transfer import aid_transfer
from gongbao.services.employment_service.procedures_employers import vacancy_posting
from gongbao.services.employment_service.procedures_enterprises import enterprise_transfer
from gongbao.services.employment_service.procedures_people import guidance_booking
from gongbao.services.employment_service.roles import client, employer, enterprise, seeker
from gongbao.services.entitlement import entitlement

ENTITLEMENTS = (
    entitlement(
        service_track,
        seeker,
        ("求职服务", "Service for job seekers"),
        (
            "到街道、社区的公共就业服务机构登记，可先预约指导。",
            "Register at the agency nearby; guidance can be booked.",
        ),
        begin=guidance_booking,
        unless=("stop-and-feed-back",),
    ),
    entitlement(
        aid_rules_usable,
        client,
        ("就业援助", "Employment aid"),
        ("到户籍或常住地街道的机构签援助协议。", "Sign an aid agreement at the agency of your street."),
        unless=("no",),
    ),
    entitlement(
        aid_transfer_allowed,
        client,
        ("援助关系划转", "Aid at a new place"),
        ("申请把援助关系转到新的街道。", "Ask for the aid relation to be moved to the new street."),
        begin=aid_transfer,
    ),
    entitlement(
        expert_consultation_allowed,
        client,
        ("专家会诊", "A consultation of experts"),
        ("请援助专员提出会诊申请。", "Your aid specialist asks for it."),
    ),
    entitlement(
        welfare_post_recommendable,
        client,
        ("推荐公益性岗位", "A welfare post"),
        ("请援助专员推荐。", "Your aid specialist recommends you."),
    ),
    entitlement(
        appeal_open,
        client,
        ("援助申诉", "Appeal about aid"),
        ("提出申诉。", "Lodge the appeal."),
        begin=appeal,
    ),
    entitlement(
        employer_credential_passed,
        employer,
        ("招聘需求登记", "Registration of what you recruit"),
        ("带原件到公共就业服务机构登记。", "Bring the originals to the agency."),
    ),
    entitlement(
        vacancy_publishable,
        employer,
        ("发布招聘信息", "Publishing a vacancy"),
        ("提交招聘信息，审核后发布。", "Send in the vacancy; it is published after the review."),
        begin=vacancy_posting,
    ),
    entitlement(
        key_enterprise_status,
        enterprise,
        ("重点企业服务", "Service for key enterprises"),
        ("与所在街道的机构签服务协议。", "Sign a service agreement with the agency of your street."),
    ),
    entitlement(
        enterprise_transfer_allowed,
        enterprise,
        ("重点企业服务划转", "Service at a new place"),
        ("申请把服务关系转到新的街道。", "Ask for the service to be moved to the new street."),
        begin=enterprise_transfer,
    ),
)
