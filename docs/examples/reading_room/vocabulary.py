"""Who acts, and what has to be known."""

from gongbao.rules import document, fact, judgement, register
from gongbao.services import agency, person

reader = person("reader", "读者", "Reader")
keeper = agency("keeper", "阅览室", "Reading room")

lives_nearby = fact.boolean(
    "lives_nearby", "住在本街道", "Lives in the subdistrict", evidence=register("户籍信息", "register of residents")
)
years_nearby = fact.number("years_nearby", "居住年限", "Years lived here", grows=True)
age = fact.integer("age", "年龄", "Age", minimum=0, evidence=document("身份证", "identity card"))
cares_for_books = fact.boolean(
    "cares_for_books",
    "爱护图书",
    "Takes care of books",
    evidence=judgement(keeper.name, "管理员评价", "the keeper's view"),
)
