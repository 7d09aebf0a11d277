"""Registers and duties."""

from gongbao.periods import DAYS
from gongbao.rules import fact
from gongbao.services import duty, record
from reading_room.vocabulary import keeper

reader_name = fact.text("reader_name", "读者", "Reader")

cards = record(
    "cards",
    "借书证登记",
    "Cards",
    "第六条",
    keeper,
    reader_name,
    fact.date("issued_on", "发证日期", "Issued on"),
    applicant=reader_name,
    one_a_case=True,
)
stocktaking = record(
    "stocktaking",
    "盘点记录",
    "Stocktaking",
    "第八条",
    keeper,
    fact.date("counted_on", "盘点日期", "Counted on"),
    fact.integer("books", "册数", "Books", minimum=0),
    fact.integer("lost", "遗失册数", "Lost", minimum=0),
    public=True,
)

publish_hours = duty("publish-hours", "公布开放时间", "Publish the hours", "第七条", keeper, "on-change")
count_books = duty(
    "count-books",
    "每月头五日内盘点图书并公布",
    "Count the books in the first five days of each month, and say so",
    "第八条",
    keeper,
    "month",
    within=(5, DAYS),
    record=stocktaking,
)
