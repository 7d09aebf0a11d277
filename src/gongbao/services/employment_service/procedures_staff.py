"""Titles and files of counsellors and analysts (第六十三条至第七十一条)."""

from gongbao.procedures import TODAY, end, notify, outcome, procedure, register, step
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_agencies import title_eligible, title_for_year
from gongbao.services.employment_service.roles import city, district
from gongbao.services.employment_service.vocabulary_agencies import (
    cases_written,
    papers_done,
    papers_published,
    reports_commended,
    reports_written,
    special_guidance_days,
    title,
    training_hours,
    weeks_counted,
)
from gongbao.words import Words

# 第六十三条至第六十八条

nominate = step(
    "nominate",
    district,
    Words("统一推荐人选", "Nominate together"),
    at="第六十八条",
    form=facts_in(title_eligible),
    outcomes=[outcome("nominated", Words("已推荐", "Nominated"))],
)
review_title = step(
    "review",
    city,
    Words("评审", "Review"),
    at="第六十八条;第六十三条第一款;第六十七条第一款",
    after=nominate,
    form=facts_in(title_eligible, judged_by=city),
    outcomes=[
        outcome(
            "awarded",
            Words("授予称号", "Awarded"),
            guard=title_eligible,
            effects=[
                register(records.staff_file, {"title": title}),
                notify(district, Words("推荐的人选已授予称号。", "The title is awarded.")),
            ],
        ),
        outcome(
            "refused",
            Words("未通过", "Refused"),
            effects=[notify(district, Words("推荐的人选未通过评审。", "The nomination did not pass."))],
        ),
    ],
)
yearly_assessment = step(
    "yearly-assessment",
    city,
    Words("年度考核工作内容", "Check the year's output"),
    at="第六十四条第二款;第六十七条第五款",
    after=[review_title.awarded, "yearly-assessment:met"],
    form=[
        special_guidance_days,
        weeks_counted,
        papers_done,
        papers_published,
        cases_written,
        reports_written,
        reports_commended,
    ],
    outcomes=[
        outcome(
            "met", Words("完成", "Met"), guard=title_for_year, effects=[register(records.staff_file, {"title": title})]
        ),
        outcome(
            "not-met",
            Words("未完成", "Not met"),
            effects=[notify(district, Words("当年不评定称号。", "The title is not held for the year."))],
        ),
    ],
)
title_rating = procedure(
    "title-rating",
    Words("称号评定", "Rating of titles"),
    about=Words("星级、首席指导师和优秀、首席分析师", "Star and chief counsellors, excellent and chief analysts"),
    at="第六十三条第一款",
    steps=[nominate, review_title, yearly_assessment],
    ends={
        review_title.refused: end("refused", Words("未通过", "Refused")),
        yearly_assessment.not_met: end("not-rated", Words("当年不评定", "Not rated for the year")),
    },
)

# 第七十一条

collect_staff_data = step(
    "collect-staff-data",
    district,
    Words("汇集人员信息和变动", "Gather staff data and changes"),
    at="第七十一条",
    form=[training_hours],
    outcomes=[outcome("collected", Words("已汇集", "Gathered"))],
)
report_up = step(
    "report-up",
    district,
    Words("上报", "Report up"),
    at="第七十一条",
    after=[collect_staff_data, "file:returned"],
    outcomes=[outcome("reported", Words("已上报", "Reported"))],
)
file_staff_data = step(
    "file",
    city,
    Words("备案", "File"),
    at="第七十一条",
    after=report_up,
    outcomes=[
        outcome("filed", Words("已备案", "Filed"), effects=[register(records.staff_file, {"filed_on": TODAY})]),
        outcome(
            "returned",
            Words("退回", "Returned"),
            effects=[
                notify(district, Words("人员信息有误，请更正。", "The staff data are faulty; please correct them."))
            ],
        ),
    ],
)
staff_filing = procedure(
    "staff-filing",
    Words("专业人员备案", "Filing of staff"),
    about=Words("人员信息和每次变动向市级备案", "Staff data and each change are filed with the city"),
    steps=[collect_staff_data, report_up, file_staff_data],
    ends={file_staff_data.filed: end("filed", Words("已备案", "Filed"))},
)
