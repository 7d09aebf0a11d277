"""A small invented service with what supervisors look at: last days, a refusal with its place, what time brings."""

from datetime import date

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import end, outcome, procedure, step, within
from gongbao.rules import decision, fact
from gongbao.services import Document, Service, agency, person
from gongbao.words import Words

applicant = person("applicant", "申请人", "applicant")
office = agency("office", "窗口", "office")

seats = fact.integer("seats", "座位数", "Seats", minimum=0)
least = fact.integer("least", "最少座位数", "Least seats", dated=Words("市里", "the city"))
large_enough = decision("large-enough", "够大吗？", "Large enough?", (seats >= 10).at("第三条"))

apply = step(
    "apply", applicant, Words("申请", "Apply"), at="第二条", form=[seats],
    outcomes=[outcome("applied", Words("已申请", "Applied"))],
)  # fmt: skip
accept = step(
    "accept", office, Words("受理", "Accept"), at="第三条", after=apply, due=within(3, WORKING_DAYS),
    outcomes=[
        outcome("accepted", Words("受理", "Accepted"), guard=large_enough),
        outcome("refused", Words("不予受理", "Refused")),
    ],
)  # fmt: skip
examine = step(
    "examine", office, Words("审查", "Examine"), at="第四条", after=accept.accepted, due=within(5, DAYS, then="deemed"),
    outcomes=[
        outcome("passed", Words("通过", "Passed")),
        outcome("deemed", Words("视为通过", "Deemed passed"), automatic=True),
    ],
)  # fmt: skip
opening = procedure(
    "opening", Words("开办", "Opening"), applicant=applicant, steps=[apply, accept, examine],
    ends={
        accept.refused: end("refused", Words("不予受理", "Refused")),
        examine: end("open", Words("可以开办", "May open")),
    },
)  # fmt: skip

service = Service(
    "reading-hall",
    Words("阅览厅", "Reading halls"),
    Words("测试用", "For tests"),
    (Document("样发〔2024〕2号", "样例办法", date(2024, 1, 1), date(2024, 1, 1)),),
    (applicant, office),
    (seats, least),
    (large_enough,),
    (opening,),
    (),
)
