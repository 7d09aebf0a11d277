"""Facts that more than one policy asks about, each asked of somebody once.

A service keeps its own public name for such a fact and says with ``same_as`` what the shared one tells of it.
"""

from collections.abc import Callable
from typing import Any

from gongbao.rules import NONE, Kind, choices, fact, function
from gongbao.rules.terms import Function
from gongbao.words import Words

birth_date = fact.date("birth_date", "出生日期", "Date of birth")

state_of_work = fact.enum(
    "state_of_work",
    "现在的工作情况",
    "Work now",
    choices(
        ("none", "没有工作", "No work"),
        ("employed", "在单位工作", "Works for an employer"),
        ("own-business", "自己经营企业或个体户", "Runs a business of one's own"),
        ("flexible", "灵活就业", "Flexible work"),
        ("welfare-post", "在公益性岗位", "In a welfare post"),
    ),
    about=Words("有几种的，选最主要的", "If several, the main one"),
)

unemployment_registration = fact.enum(
    "unemployment_registration",
    "失业登记",
    "Registration as unemployed",
    choices(
        ("none", "没有登记", "Not registered"),
        ("unemployed", "已办失业登记", "Registered as unemployed"),
        ("rural-transfer", "农村劳动力，已办转移就业登记", "Rural labour, registered for transfer"),
    ),
)

hardship_certified = fact.boolean(
    "hardship_certified", "已被认定为就业困难人员", "Certified as a person in employment hardship"
)

household_without_work = fact.boolean(
    "household_without_work", "家庭成员都没有就业（“零就业”家庭）", "Nobody in the household has work"
)

own_business = fact.enum(
    "own_business",
    "自己创办的经营主体",
    "Business of one's own",
    choices(
        ("none", "没有", "None"),
        ("individual-business", "个体工商户", "Self-employed trader"),
        ("small-micro-enterprise", "小微企业", "Small or micro enterprise"),
        ("other", "其他企业", "Another business"),
    ),
)

organisation_in_beijing = fact.boolean("organisation_in_beijing", "单位在北京市行政区域内", "The unit is in Beijing")


def unless_none(kind: Kind) -> Callable[..., Function]:
    """A choice as a value of ``kind``; its value ``none`` says that there is nothing of the sort."""

    def value(chosen: str) -> Any:
        return NONE if chosen == "none" else chosen

    return function("{0}", "{0}", kind, value)
