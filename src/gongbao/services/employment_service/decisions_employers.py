"""What 京人社职介发〔2018〕153号 decides for employers and key enterprises (chapter four)."""

from datetime import date

from gongbao.periods import WORKING_DAYS, add_days, add_months
from gongbao.rules import (
    AS_OF,
    DATE,
    Expr,
    all_of,
    any_of,
    choices,
    choose,
    days_after,
    decision,
    function,
    otherwise,
    period_end,
    rule,
    some,
)
from gongbao.services.employment_service.decisions_aid import has_member, transfer_authority
from gongbao.services.employment_service.decisions_people import holds
from gongbao.services.employment_service.vocabulary_employers import (
    chosen_service_street,
    credential_open_ended,
    credential_valid_until,
    demand_file_district,
    employer_registered,
    enterprise_follow_up_kind,
    ethnic_restriction,
    fair_announced_on,
    fair_date,
    field,
    gender_restriction,
    has_agent_id,
    has_authorization_letter,
    has_credential_original,
    in_restricted_catalogue,
    in_target_restricted_catalogue,
    last_enterprise_contact_on,
    operates_locally,
    operating_street,
    other_discrimination,
    posted_online,
    poster_real_name,
    registered_street,
    registration_district,
    reviewing_district,
    vacancy_current,
    vacancy_fields,
    vacancy_filled,
    vacancy_headcount,
    vacancy_lawful,
    vacancy_true,
    vacancy_valid_until,
    vacancy_withdrawn,
)
from gongbao.services.employment_service.vocabulary_people import facts_verified, place_changed, served_on

# 第三十五条

employer_credential_passed = decision(
    "employer-credential-passed",
    "单位资格审核合格吗？",
    "Do the employer's credentials pass?",
    all_of(
        has_credential_original.at("第三十五条第一款第（一）项"),
        any_of(credential_open_ended, credential_valid_until >= AS_OF).at(
            "第三十五条第一款第（一）项", "证件在有效期内", "The credential is valid"
        ),
        has_authorization_letter.at("第三十五条第一款第（二）项"),
        has_agent_id.at("第三十五条第一款第（二）项"),
    ),
)

# 第三十八条、第三十九条


def states(part: str) -> Expr:
    """The vacancy states this part."""
    return some(vacancy_fields, field == part).at("第三十八条第二款")


vacancy_content_complete = decision(
    "vacancy-content-complete",
    "招聘信息内容完整吗？",
    "Does the vacancy state everything?",
    all_of(*(states(part) for part in field.kind.names)),
)

vacancy_review = decision(
    "vacancy-review",
    "招聘信息审核结果是什么？",
    "What comes of the review?",
    rule(~employer_registered, "return").at("第三十五条第二款", "还没有办需求登记", "Demand is not registered yet"),
    rule(any_of(gender_restriction, ethnic_restriction, other_discrimination), "return").at("第三十八条第三款"),
    rule(~vacancy_content_complete, "return").at("第三十八条第二款"),
    rule(~all_of(vacancy_true, vacancy_lawful, vacancy_current), "return").at("第三十八条第一款"),
    rule(posted_online & ~poster_real_name, "return").at("第三十九条第二款"),
    otherwise("publish").at("第三十九条第一款"),
    result=choices(("return", "退回修改", "Returned for correction"), ("publish", "发布", "Published")),
)

review_agency_competent = decision(
    "review-agency-competent",
    "这个区的机构有权审核吗？",
    "May this district review it?",
    any_of(reviewing_district == registration_district, reviewing_district == demand_file_district).at(
        "第三十九条第二款"
    ),
)

vacancy_publishable = decision(
    "vacancy-publishable",
    "招聘信息可以通过审核吗？",
    "May the vacancy pass the review?",
    all_of(
        any_of(~posted_online, review_agency_competent).at(
            "第三十九条第二款", "线上的由有权的区审核", "Online, the competent district reviews"
        ),
        (vacancy_review == "publish").at("第三十八条第一款;第三十九条第一款"),
    ),
)

# 第四十一条

vacancy_lapsed = decision(
    "vacancy-lapsed",
    "招聘信息失效了吗？",
    "Has the vacancy lapsed?",
    any_of(
        vacancy_withdrawn.at("第四十一条"),
        (vacancy_valid_until < AS_OF).at("第四十一条"),
        (vacancy_filled >= vacancy_headcount).at("第四十一条"),
    ),
)

# 第四十三条第（二）项

fair_announcement = decision(
    "fair-announcement",
    "招聘会预发布及时吗？",
    "Was the fair announced in time?",
    rule(fair_announced_on >= fair_date, "late").at("第四十三条第（二）项"),
    rule(fair_announced_on > period_end(fair_date, -3, WORKING_DAYS), "short-notice").at("第四十三条第（二）项"),
    otherwise("in-time").at("第四十三条第（二）项"),
    result=choices(
        ("in-time", "及时", "In time"),
        ("short-notice", "偏晚", "At short notice"),
        ("late", "过晚", "Too late"),
    ),
)

# 第四十四条、第四十五条

key_enterprise_status = decision(
    "key-enterprise-status",
    "是本地区的重点企业吗？",
    "Is it a key enterprise of the area?",
    all_of(
        operates_locally.at("第四十四条第一款"),
        (~in_restricted_catalogue).at("第四十四条第一款", "不在本市禁限目录内", "Outside the city's catalogue"),
    ),
)

service_place_allowed = decision(
    "service-place-allowed",
    "可以选这里作日常服务地吗？",
    "May daily service be given at the place chosen?",
    any_of(chosen_service_street == registered_street, chosen_service_street == operating_street).at(
        "第四十四条第二款"
    ),
)

enterprise_transfer_allowed = decision(
    "enterprise-transfer-allowed",
    "企业服务关系可以划转吗？",
    "May the enterprise's relation be transferred?",
    all_of(
        facts_verified.at("第四十五条第一款"),
        place_changed.at("第四十四条第三款"),
        (~in_target_restricted_catalogue).at(
            "第四十五条第二款", "不在迁入区域禁限目录内", "Outside the catalogue of the area moved to"
        ),
        (transfer_authority != "none-needed").at("第四十四条第三款"),
    ),
)

# 第四十七条

enterprise_team_complete = decision(
    "enterprise-team-complete",
    "服务支持团队齐备吗？",
    "Is the support team complete?",
    all_of(
        has_member("specialist").at("第四十七条第一款"),
        has_member("information-analysis").at("第四十七条第一款"),
        has_member("labour-and-talent").at("第四十七条第一款"),
    ),
)

# 第四十八条、第四十九条


def last_day_of_quarter(day: date) -> date:
    """The last day of the calendar quarter in which ``day`` lies."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return add_days(add_months(first, 3), -1)


quarter_end = function("{0}所在季度的末日", "the last day of the quarter of {0}", DATE, last_day_of_quarter)
this_quarter = quarter_end(AS_OF)

enterprise_contact_by = decision(
    "enterprise-contact-by",
    "最迟哪天再联系重点企业？",
    "By when is the enterprise contacted again?",
    choose(
        quarter_end(last_enterprise_contact_on) >= this_quarter, quarter_end(days_after(this_quarter, 1)), this_quarter
    ).at("第四十八条第二款"),
)

enterprise_follow_up_due = decision(
    "enterprise-follow-up-due",
    "企业回访最迟哪天？",
    "By when is the enterprise followed up?",
    rule(enterprise_follow_up_kind == "guidance", period_end(served_on, 5, WORKING_DAYS)).at("第四十九条第（一）项"),
    rule(enterprise_follow_up_kind == "referral", period_end(served_on, 5, WORKING_DAYS)).at("第四十九条第（二）项"),
    rule(enterprise_follow_up_kind == "hiring-done", period_end(served_on, 10, WORKING_DAYS)).at(
        "第四十九条第（三）项"
    ),
    result=DATE,
)

# 第五十条

employer_ledger_complete = decision(
    "employer-ledger-complete",
    "用人单位台账内容齐全吗？",
    "Does the employer's ledger hold everything?",
    all_of(
        holds("basics").at("第五十条第二款第（一）项"),
        holds("registration").at("第五十条第二款第（二）项"),
        holds("needs-met").at("第五十条第二款第（三）项"),
        holds("guidance").at("第五十条第二款第（四）项"),
        holds("tracking").at("第五十条第二款第（五）项"),
        holds("other-trace").at("第五十条第二款第（六）项"),
    ),
)

key_enterprise_ledger_complete = decision(
    "key-enterprise-ledger-complete",
    "重点企业台账内容齐全吗？",
    "Does the key enterprise's ledger hold everything?",
    all_of(
        employer_ledger_complete.at("第五十条第三款"),
        holds("demand-file").at("第五十条第三款第（一）项"),
        holds("agreement").at("第五十条第三款第（二）项"),
        holds("specialist-and-team").at("第五十条第三款第（三）项"),
        holds("service-history").at("第五十条第三款第（四）项"),
    ),
)
