"""Rules: facts, conditions, decisions; one answer and its explanation.

>>> from gongbao.rules import decision, fact
>>> lessons = fact.integer("lesson_count", "课时数", "Lessons")
>>> allowed = decision("allowed", "可以吗？", "Allowed?", (lessons <= 60).at("第八条第三款"))
>>> from datetime import date
>>> allowed.examine({"lesson_count": 61}, date(2024, 3, 1)).text
'no'
"""

from gongbao.rules.answer import Answer
from gongbao.rules.decision import Decision, decision, no_if, otherwise, rule, table, yes_if
from gongbao.rules.explain import Cause, Change, Reason
from gongbao.rules.facts import (
    DECLARATION,
    Evidence,
    Fact,
    Records,
    choices,
    document,
    fact,
    judgement,
    levels,
    parse_facts,
    register,
)
from gongbao.rules.kinds import BOOLEAN, DATE, INTEGER, MONEY, NUMBER, TEXT, FactProblem, Kind, Type
from gongbao.rules.logic import all_of, any_of, at_least, not_
from gongbao.rules.parameters import Dated, check_dated, in_force
from gongbao.rules.records import (
    count,
    earliest,
    every,
    latest,
    lowest_running,
    some,
    total,
)
from gongbao.rules.terms import (
    cents,
    choose,
    day_of,
    days_after,
    days_before,
    days_between,
    function,
    highest,
    lowest,
    month_of,
    months_after,
    period_end,
    rank,
    round_up,
    year_of,
    years_after,
    years_before,
)
from gongbao.rules.tree import AS_OF, DefinitionError, Expr
from gongbao.rules.values import NONE, UNKNOWN
from gongbao.rules.works import distinct, item, items_satisfied, works

__all__ = [
    "AS_OF",
    "BOOLEAN",
    "DATE",
    "DECLARATION",
    "INTEGER",
    "MONEY",
    "NONE",
    "NUMBER",
    "TEXT",
    "UNKNOWN",
    "Answer",
    "Cause",
    "Change",
    "Dated",
    "Decision",
    "DefinitionError",
    "Evidence",
    "Expr",
    "Fact",
    "FactProblem",
    "Kind",
    "Reason",
    "Records",
    "Type",
    "all_of",
    "any_of",
    "at_least",
    "cents",
    "check_dated",
    "choices",
    "choose",
    "count",
    "day_of",
    "days_after",
    "days_before",
    "days_between",
    "decision",
    "distinct",
    "document",
    "earliest",
    "every",
    "fact",
    "function",
    "highest",
    "in_force",
    "item",
    "items_satisfied",
    "judgement",
    "latest",
    "levels",
    "lowest",
    "lowest_running",
    "month_of",
    "months_after",
    "no_if",
    "not_",
    "otherwise",
    "parse_facts",
    "period_end",
    "rank",
    "register",
    "round_up",
    "rule",
    "some",
    "table",
    "total",
    "works",
    "year_of",
    "years_after",
    "years_before",
    "yes_if",
]
