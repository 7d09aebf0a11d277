"""What 京人社市场发〔2023〕37号 decides, point by point."""

from datetime import date

from gongbao.rules import all_of, any_of, choices, decision, no_if, otherwise, rule, table, yes_if
from gongbao.services.hr_service_licence.vocabulary import (
    activity,
    agency_scope,
    conflicts,
    credit_repaired,
    decision_date,
    expiry_printed,
    false_commitment_before,
    fixed_premises,
    form_is_new,
    licence_held,
    licence_withdrawn,
    office_facilities,
    online_recruitment,
    online_scope,
    printed_expiry,
    qualified_full_time_staff,
    replacement_requested,
    serious_bad_credit,
    sound_rules,
    startup_funds,
    startup_funds_minimum,
    submission_date,
    telecom_business,
    telecom_licence,
)

NOTICE = date(2023, 12, 25)

# 一、

telecom_condition_met = decision(
    "telecom-condition-met",
    "网络招聘的电信许可条件是否满足？",
    "Is the telecom condition of online recruitment met?",
    any_of(~online_recruitment, ~telecom_business, telecom_licence).at(
        "一、（四）",
        "不做网络招聘、不涉及电信业务，或者已有电信许可",
        "No online recruitment, no telecom business, or licensed for it",
    ),
)

licence_conditions_met = decision(
    "licence-conditions-met",
    "是否具备人力资源服务许可条件？",
    "Are the conditions of the licence met?",
    all_of(
        fixed_premises.at("一、（一）"),
        office_facilities.at("一、（一）"),
        (startup_funds > 0).at("一、（一）"),
        (startup_funds >= startup_funds_minimum).at("一、（一）"),
        (qualified_full_time_staff >= 3).at("一、（二）"),
        sound_rules.at("一、（三）"),
        telecom_condition_met.at("一、（四）"),
    ),
)

# 二、

scope_item = decision(
    "scope-item",
    "这项业务属于许可服务范围的哪一项？",
    "Which item of the licence's scope is this business?",
    rule(activity == "online-recruitment", "online-recruitment").at("二、（二）"),
    rule(
        activity.is_in("recommend-workers", "introduce-employers", "job-fair", "executive-search", "other-commercial"),
        "agency-business",
    ).at("二、（一）"),
    otherwise("outside").at("二、"),
    result=choices(
        ("agency-business", "职业中介经营性活动", "Agency work"),
        ("online-recruitment", "网络招聘服务", "Online recruitment"),
        ("outside", "不在许可服务范围", "Outside the licence"),
    ),
)

licence_scope = decision(
    "licence-scope",
    "许可证载明哪些服务范围？",
    "Which items of scope does the licence carry?",
    *table(
        (agency_scope, online_scope),
        (True, True, "both", "二、"),
        (True, False, "agency-business", "二、（一）"),
        (False, True, "online-recruitment", "二、（二）"),
    ),
    otherwise("none").at("二、"),
    result=choices(
        ("both", "职业中介经营性活动和网络招聘服务", "Agency work and online recruitment"),
        ("agency-business", "职业中介经营性活动", "Agency work"),
        ("online-recruitment", "网络招聘服务", "Online recruitment"),
        ("none", "未载明", "Neither"),
    ),
)

# 三、

licence_valid = decision(
    "licence-valid",
    "许可证现在是否有效？",
    "Is the licence valid now?",
    all_of(
        licence_held.at("三、"),
        (~licence_withdrawn).at("三、", "许可证没有被撤销、吊销或者注销", "The licence stands"),
        (~(expiry_printed & (printed_expiry < NOTICE))).at(
            "三、", "没有在本通知印发前到期", "It had not expired before the notice"
        ),
    ),
)

activity_permitted = decision(
    "activity-permitted",
    "机构可否开展这项业务？",
    "May the institution carry on this business?",
    yes_if(scope_item == "outside").at("二、", "不在许可服务范围，无须本许可", "Needs no licence of this kind"),
    no_if(~licence_valid).at("三、", "没有有效的许可证", "There is no valid licence"),
    no_if((scope_item == "agency-business") & ~agency_scope).at(
        "二、（一）", "许可证没有职业中介这一项", "Agency work is not on the licence"
    ),
    no_if((scope_item == "online-recruitment") & ~online_scope).at(
        "二、（二）", "许可证没有网络招聘这一项", "Online recruitment is not on the licence"
    ),
    otherwise(True).at("二、"),
)

extension_accepted = decision(
    "extension-accepted",
    "还办理延续有效期吗？",
    "Are extensions still handled?",
    no_if(licence_held).at("三、", "许可证长期有效，无须延续", "The licence is valid for good"),
    otherwise(False).at("三、", "没有许可证可以延续", "There is nothing to extend"),
)

# 四、

commitment_route_open = decision(
    "commitment-route-open",
    "可否以告知承诺方式申请？",
    "Is the route by commitment open?",
    any_of(~(serious_bad_credit | false_commitment_before), credit_repaired).at(
        "四、", "没有严重失信或虚假承诺，或者信用已修复", "No bad credit and no false commitment, or repaired"
    ),
)

# 五、

earlier_rule_applies = decision(
    "earlier-rule-applies",
    "原有规定是否仍然适用？",
    "Does the earlier rule still apply?",
    any_of(
        (decision_date < NOTICE).at("五、（一）"),
        (~conflicts).at("五、（一）", "原规定与本通知不抵触", "The earlier rule does not conflict with the notice"),
    ),
)

form_acceptable = decision(
    "form-acceptable",
    "这一版表格可以用吗？",
    "Is this version of the form accepted?",
    any_of((submission_date < NOTICE).at("五、（二）"), form_is_new.at("五、（二）")),
)

replacement_due = decision(
    "replacement-due",
    "应否更换许可证？",
    "Must the licence be replaced?",
    all_of(replacement_requested.at("五、（三）"), licence_valid.at("五、（三）")),
)
