"""The sample people of the start page, each with what there is to do for them."""

from dataclasses import dataclass

from gongbao.words import Words


@dataclass(frozen=True)
class Sample:
    """An account by its name, and whether its pages are at the desk or on the portal."""

    key: str
    what: Words
    desk: bool = True


SAMPLES = (
    Sample("resident-1", Words("居民：学琴、申报职称", "A resident: piano lessons, a title"), desk=False),
    Sample("resident-9", Words("居民：退费、投诉", "A resident: a refund and a complaint"), desk=False),
    Sample("school-1", Words("培训机构：授课、收费", "A training school: lessons and fees")),
    Sample("bank-1", Words("存管银行：拨付、退费", "The escrow bank: releases and refunds")),
    Sample("employer-1", Words("用人单位：审核、公示、推荐", "An employer: screening, notices, recommendations")),
    Sample("yunxi-culture-1", Words("区文旅局窗口：核对、投诉", "District culture bureau: reviews and complaints")),
    Sample("institution-1", Words("评审机构：审核材料、计票", "Evaluation centre: materials, counting ballots")),
    Sample("committee-5", Words("评审专家：无记名投票", "A committee member: secret ballots")),
    Sample("panel-1", Words("评议组专家：评议", "A panel member: assessments")),
    Sample("hrss-1", Words("市人社局：验收、公示", "Human resources bureau: acceptance and notices")),
    Sample("hrss-2", Words("市人社局（另一人）：发证", "Human resources bureau, another person: certificates")),
    Sample("yunxi-1", Words("区政府：看全区事项", "District government: everything in the district")),
    Sample("mediator", Words("行业协会：调解", "The association: mediation")),
    Sample("admin", Words("管理员", "Administrator"), desk=False),
)
