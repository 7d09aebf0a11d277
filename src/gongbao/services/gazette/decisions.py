"""What the gazette says of itself, and what follows for the texts that it prints."""

from gongbao.rules import AS_OF, DATE, all_of, any_of, choices, decision, otherwise, rule
from gongbao.services.gazette.vocabulary import (
    annexes_announced,
    annexes_marked_omitted,
    annexes_printed,
    approved_by_leader,
    body_amends,
    body_count,
    body_repeals,
    contents_count,
    contents_pages_ascending,
    copy_kind,
    damage_count,
    document_kind,
    earlier_issue_no,
    earlier_total_no,
    effective_clause,
    english_count,
    expires_on,
    fixed_effective_on,
    has_expiry,
    import_confirmed,
    is_repealed,
    issue_no,
    issued_on,
    normalised_equal,
    printed_in_gazette,
    reader_kind,
    repeal_scope,
    repealed_on,
    text_language,
    title_has_trial,
    total_no,
)

# 目录说明、简介第二段

text_standing = decision(
    "text-standing",
    "这一文本有什么效力？",
    "What standing has this text?",
    rule(text_language == "english", "reference-only").at(
        "目录说明", "以中文目录为准", "The Chinese contents are official"
    ),
    rule(copy_kind == "service-file", "no-legal-standing").at(
        "简介第二段", "系统的转述不是法", "A paraphrase of the system is not the law"
    ),
    rule(copy_kind == "imported-text", "reference-only").at(
        "简介第二段", "导入可能有识别错误，以刊印本为准", "An import can hold errors; the printed issue decides"
    ),
    rule(~printed_in_gazette, "no-legal-standing").at("简介第二段", "没有在公报刊登", "Not printed in the gazette"),
    rule(document_kind == "government-rule", "standard-text").at(
        "简介第二段", "刊登的规章是标准文本", "A rule as printed is the standard text"
    ),
    otherwise("same-effect-as-original").at(
        "简介第二段", "刊登的公文与正式文件同效", "As printed it has the effect of the original"
    ),
    result=choices(
        ("no-legal-standing", "没有法律效力", "No legal standing"),
        ("reference-only", "仅供参考", "For reference only"),
        ("standard-text", "标准文本", "Standard text"),
        ("same-effect-as-original", "与正式文件同等效力", "The same effect as the original"),
    ),
)

# 简介第一段

may_be_printed = decision(
    "may-be-printed",
    "这份文件可否刊登？",
    "May this document be printed?",
    any_of(
        document_kind.is_in("government-rule", "government-decision", "department-normative").at("简介第一段"),
        approved_by_leader.at("简介第一段"),
    ),
)

# 简介第二段: rules of this system for its imports

quote_allowed = decision(
    "quote-allowed",
    "可否当作原文引用导入的文本？",
    "May the imported text be quoted as the original?",
    all_of(import_confirmed.at("简介第二段;引用"), (damage_count == 0).at("简介第二段;引用")),
)

# 施行条款、废止条款、有效期

effective_on = decision(
    "effective-on",
    "从哪天起施行？",
    "From which day does it apply?",
    rule(effective_clause == "fixed-date", fixed_effective_on).at("施行条款;正文施行条款"),
    rule(effective_clause == "from-issue", issued_on).at("施行条款;正文施行条款"),
    rule(effective_clause == "from-release", issued_on).at("施行条款;正文施行条款"),
    otherwise(issued_on).at("施行条款;正文施行条款", "没有写明的，从成文日期起", "Nothing printed: from its date"),
    result=DATE,
)

in_force = decision(
    "in-force",
    "在这一天是否有效？",
    "Is it in force on the day?",
    all_of(
        (effective_on <= AS_OF).at("施行条款;正文效力", "已经施行", "It has begun to apply"),
        (~(is_repealed & (repealed_on <= AS_OF))).at("废止条款;正文效力", "尚未废止", "Not repealed by then"),
        (~(has_expiry & (expires_on < AS_OF))).at("有效期;正文效力", "有效期未过", "Its term has not run out"),
    ),
)

# 标题

is_trial = decision(
    "is-trial",
    "是不是试行文件？",
    "Is it a trial document?",
    title_has_trial.at("标题;正文试行"),
)

# 附则

relation_to_other = decision(
    "relation-to-other",
    "与提到的文件是什么关系？",
    "How does it stand to the document it names?",
    rule(body_repeals & (repeal_scope == "whole"), "repeals").at("附则;正文废止修改依据"),
    rule(body_repeals & (repeal_scope == "related-content"), "repeals-in-part").at("附则;正文废止修改依据"),
    rule(body_repeals & (repeal_scope == "task-only"), "planned-repeal").at("附件任务表"),
    rule(body_amends, "amends").at("正文"),
    otherwise("cites").at("正文", "只是提到", "It is only named"),
    result=choices(
        ("repeals", "废止", "Repeals it"),
        ("repeals-in-part", "废止相关内容", "Repeals a part of it"),
        ("planned-repeal", "计划废止", "Plans to repeal it"),
        ("amends", "修改", "Amends it"),
        ("cites", "引用", "Cites it"),
    ),
)

# 封面、目录

issue_number_consistent = decision(
    "issue-number-consistent",
    "期号与总期号是否一致？",
    "Do the numbers of the issue agree?",
    (total_no - earlier_total_no == issue_no - earlier_issue_no).at(
        "封面;刊头行", "同年内两种期号同步增加", "Within a year both numbers grow together"
    ),
)

contents_match = decision(
    "contents-match",
    "目录与正文是否相符？",
    "Do the contents match the body?",
    all_of(
        (contents_count == body_count).at("目录"),
        (english_count == contents_count).at("目录"),
        contents_pages_ascending.at("目录"),
        normalised_equal.at("目录"),
    ),
)

# 查询方式第四段

free_copy = decision(
    "free-copy",
    "可否获赠纸质公报？",
    "Is there a free paper copy?",
    reader_kind.is_in("state-organ", "open-government-place", "public-service-place").at("查询方式第四段"),
)

# 附件

annexes_accounted = decision(
    "annexes-accounted",
    "附件是否都有着落？",
    "Are all annexes accounted for?",
    (annexes_announced == annexes_printed + annexes_marked_omitted).at(
        "附件", "每个附件都刊出或注明略去", "Every annex is printed or marked as omitted"
    ),
)
