"""What 2018年标字第12号（总第231号） decides. A repeal works from the day of the announcement."""

from gongbao.rules import AS_OF, all_of, any_of, decision, no_if, otherwise
from gongbao.services.local_standards.vocabulary import (
    announced_count,
    announcement_number,
    announcement_total,
    in_register,
    issued_by_planning_commission,
    issued_by_quality_bureau,
    listed_count,
    planning_field,
    prefix,
    previous_number,
    previous_total,
    repealed,
    repealed_on,
    review_result,
    reviewed,
    standard_number,
    used_in_design_on,
)

# 公告正文

is_repealed = repealed & (repealed_on <= AS_OF)
used_after_repeal = repealed & (repealed_on <= used_in_design_on)

standard_in_force = decision(
    "standard-in-force",
    "这项地方标准是否有效？",
    "Is this local standard in force?",
    all_of(
        (~is_repealed).at("公告正文;附件", "询问日尚未废止", "Not repealed by the day asked about"),
        in_register.at("公告正文"),
    ),
)

is_recommended = decision(
    "is-recommended",
    "是否为推荐性地方标准？",
    "Is it a recommended standard?",
    (prefix == "recommended").at("附件"),
)

use_was_valid = decision(
    "use-was-valid",
    "采用当日标准是否有效？",
    "Was the standard in force on the day it was relied on?",
    all_of(
        (~used_after_repeal).at("公告正文", "采用时尚未废止", "Not repealed when it was relied on"),
        in_register.at("公告正文"),
    ),
)

needs_replacement_notice = decision(
    "needs-replacement-notice",
    "是否应提醒使用者标准已废止？",
    "Should users be told that it is repealed?",
    is_repealed.at("公告正文", "询问日已经废止", "Repealed by the day asked about"),
)

repeal_announcement_proper = decision(
    "repeal-announcement-proper",
    "废止公告是否完备？",
    "Is the announcement of the repeal as it must be?",
    all_of(
        reviewed.at("公告正文"),
        (review_result == "repeal").at("公告正文"),
        issued_by_quality_bureau.at("公告正文"),
        any_of(~planning_field, issued_by_planning_commission).at(
            "公告正文", "属规划国土领域的共同公告", "Announced jointly where it lies in the commission's field"
        ),
        (announced_count == listed_count).at("公告正文;附件"),
    ),
)

# 文号

announcement_number_follows = decision(
    "announcement-number-follows",
    "公告编号是否连续？",
    "Does the announcement's number follow the one before?",
    all_of(
        (announcement_total == previous_total + 1).at("文号"),
        any_of(announcement_number == previous_number + 1, announcement_number == 1).at(
            "文号", "年度编号顺延一号或从1开始", "The number within the year goes up by one or starts again at 1"
        ),
    ),
)

# 附件

replacement_known = decision(
    "replacement-known",
    "本公告是否指明替代标准？",
    "Does this announcement name a replacement?",
    no_if(standard_number == "DB11/T 881-2012").at(
        "附件", "目录只有标准号和名称", "The list holds the number and the name only"
    ),
    otherwise(False).at("附件", "公告没有为任何标准指明替代", "The announcement names no replacement at all"),
)
