"""Registers and duties."""

from gongbao.rules import fact
from gongbao.services import duty, record
from reading_room.vocabulary import keeper

cards = record(
    "cards", "借书证登记", "Cards", "第六条", keeper, fact.date("issued_on", "发证日期", "Issued on"), public=False
)
publish_hours = duty("publish-hours", "公布开放时间", "Publish the hours", "第七条", keeper, "on-change")
