"""Lists, files, registers and standing duties of 京人社数据发〔2024〕2号, in its order."""

from gongbao.rules import choices, fact
from gongbao.services import duty, record
from gongbao.services.card_partner_bank.vocabulary import (
    address,
    bank,
    bureau,
    card_service,
    district,
    fee_kind,
    findings,
    instant_card,
    interview_summary,
    opening_hours,
    outlet,
    outlet_change,
    pass_mark,
    scores,
    spot_check_terms,
    standard_fee,
    weights,
)

bank_name = fact.text("bank", "银行", "Bank")
terminal = fact.text("terminal", "终端编号", "Terminal")
year = fact.integer("year", "年度", "Year")
published_on = fact.date("published_on", "公布日期", "Published on")

# 第五条（五）
fee_schedule = record(
    "fee-schedule",
    "费用减免明细",
    "Fees and waivers",
    "第五条（五）",
    bank,
    bank_name,
    fee_kind,
    standard_fee,
    fact.boolean("waived", "免收", "Waived"),
    fact.integer("free_each_month", "每月免收笔数", "Free each month", minimum=0),
    public=True,
    key=[bank_name, fee_kind],
    applicant=bank_name,
)

# 第五条（六）
terminal_register = record(
    "terminal-register",
    "安全终端和PSAM卡登记",
    "Register of terminals and PSAM cards",
    "第五条（六）",
    bank,
    bank_name,
    outlet,
    terminal,
    fact.text("psam_card", "PSAM卡号", "PSAM card"),
    fact.enum("state", "状态", "State", choices(("in-use", "在用", "In use"), ("withdrawn", "停用", "Withdrawn"))),
    key=[bank_name, terminal],
)

# 第六条
application_file = record(
    "application-file",
    "合作申请档案",
    "File of the application",
    "第六条（一）",
    bureau,
    bank_name,
    fact.date("filed_on", "申请日期", "Filed on"),
    fact.boolean("conditions", "符合基本条件", "Meets the basic conditions"),
    fact.boolean("requirements", "满足服务要求", "Meets the service requirements"),
    fact.date("answered_on", "答复日期", "Answered on"),
    fact.enum(
        "result",
        "审核结果",
        "Result",
        choices(("approved", "通过", "Approved"), ("rejected", "不通过", "Rejected")),
    ),
    one_a_case=True,
    applicant=bank_name,
)
acceptance_record = record(
    "acceptance-record",
    "验收记录",
    "Record of the acceptance",
    "第六条（三）",
    bureau,
    bank_name,
    fact.date("system_done_on", "改造完成日期", "Systems completed on"),
    fact.date("tested_on", "验收日期", "Tested on"),
    fact.enum(
        "result",
        "验收结果",
        "Result",
        choices(("passed", "合格", "Passed"), ("failed", "不合格", "Failed")),
    ),
    findings,
    applicant=bank_name,
)
service_agreement = record(
    "service-agreement",
    "服务协议",
    "Service agreement",
    "第六条（三）",
    bureau,
    bank_name,
    fact.date("signed_on", "签订日期", "Signed on"),
    fact.date("expires_on", "到期日", "Expires on"),
    weights,
    pass_mark,
    spot_check_terms,
    key=[bank_name],
    applicant=bank_name,
)
partner_bank_list = record(
    "partner-bank-list",
    "社会保障卡合作银行名单",
    "Partner banks of the social security card",
    "第六条（四）",
    bureau,
    bank_name,
    published_on,
    fact.date("service_started_on", "开展服务日期", "In service since"),
    fact.date("left_on", "退出日期", "Left on"),
    public=True,
    key=[bank_name],
    applicant=bank_name,
)

# 第七条
outlet_filing = record(
    "outlet-filing",
    "服务网点调整备案",
    "Filed changes of outlets",
    "第七条;附件",
    bureau,
    bank_name,
    outlet,
    fact.enum("change", "调整内容", "Change", outlet_change.kind),
    fact.date("filed_on", "备案日期", "Filed on"),
    fact.date("recorded_on", "登记日期", "Recorded on"),
    published_on,
    public=True,
    one_a_case=True,
    applicant=bank_name,
)
outlet_register = record(
    "outlet-register",
    "社会保障卡服务网点",
    "Card service outlets",
    "第七条;第五条（四）",
    bank,
    bank_name,
    outlet,
    district,
    address,
    opening_hours,
    card_service,
    instant_card,
    fact.integer("terminals", "安全终端数", "Terminals", minimum=0),
    fact.integer("psam_cards", "PSAM卡数", "PSAM cards", minimum=0),
    public=True,
    key=[bank_name, outlet],
    applicant=bank_name,
    area=district,
)

# 第九条
evaluation_sheet = record(
    "evaluation-sheet",
    "年度服务质量评价表",
    "Sheet of the yearly evaluation",
    "第九条",
    bureau,
    bank_name,
    year,
    fact.records("factor_scores", "各指标得分", "Scores of the factors", *scores.item.values()),
    fact.number("total", "综合得分", "Total"),
    fact.enum("result", "结果", "Result", choices(("passed", "合格", "Passed"), ("failed", "不合格", "Failed"))),
    fact.date("done_on", "评价日期", "Evaluated on"),
    fact.date("interview_on", "约谈日期", "Talk held on"),
    interview_summary,
    key=[bank_name, year],
    applicant=bank_name,
)
spot_check_record = record(
    "spot-check-record",
    "抽查记录",
    "Record of spot checks",
    "第九条",
    bureau,
    bank_name,
    fact.date("checked_on", "抽查日期", "Checked on"),
    findings,
    applicant=bank_name,
)

# 第十条
termination_file = record(
    "termination-file",
    "终止协议档案",
    "File on ending an agreement",
    "第十条",
    bureau,
    bank_name,
    fact.enum(
        "ground",
        "事由",
        "Ground",
        choices(
            ("breach", "违反协议", "Breach"),
            ("failed-twice", "连续两年评价不合格", "Failed in two years in a row"),
            ("major-risk", "重大风险", "Major risk"),
            ("consent", "一方提出、对方同意", "By consent"),
            ("expiry", "到期不再续签", "Expired and not renewed"),
        ),
    ),
    fact.date("decided_on", "决定日期", "Decided on"),
    fact.enum(
        "result",
        "结果",
        "Result",
        choices(
            ("ended", "终止", "Ended"),
            ("continued", "继续合作", "Continued"),
            ("renewed", "续签", "Renewed"),
        ),
    ),
    fact.date("handed_over_on", "持卡人过渡完成日期", "Holders handed over on"),
    one_a_case=True,
    applicant=bank_name,
)

watch_instant_ratio = duty(
    "watch-instant-ratio",
    "网点变化时保持即时制卡网点达到七成",
    "Keep instant-issue outlets at 70% when outlets change",
    "第五条（四）",
    bank,
    "on-change",
    record=outlet_register,
)
manage_terminals = duty(
    "manage-terminals",
    "管理网点的终端和PSAM卡",
    "Manage terminals and PSAM cards in outlets",
    "第五条（六）",
    bank,
    "standing",
    record=terminal_register,
)
keep_secrets = duty(
    "keep-secrets", "保密并依法使用信息", "Keep data secret and use it lawfully", "第五条（七）", bank, "standing"
)
keep_plans = duty(
    "keep-plans",
    "健全方案、制度和预案，及时响应",
    "Keep plans and rules; respond promptly",
    "第五条（八）",
    bank,
    "standing",
)
publish_outlet_changes = duty(
    "publish-outlet-changes",
    "及时公布网点调整",
    "Publish changes of outlets in time",
    "第七条",
    bureau,
    "on-change",
    record=outlet_filing,
)
publish_outlet_changes_by_bank = duty(
    "publish-outlet-changes-by-bank",
    "银行及时公布网点调整",
    "The bank publishes changes of its outlets in time",
    "第七条",
    bank,
    "on-change",
    record=outlet_register,
)
spot_checks = duty(
    "spot-checks",
    "按协议不定期抽查",
    "Check banks irregularly, by the agreement",
    "第九条",
    bureau,
    "as-needed",
    record=spot_check_record,
)
yearly_evaluation = duty(
    "yearly-evaluation",
    "评价每家合作银行上一年度的服务质量",
    "Evaluate the last year of every partner bank",
    "第九条",
    bureau,
    "year",
    by=((3, 31),),
    record=evaluation_sheet,
    of=partner_bank_list,
    until="left_on",
)
