"""Statements, registers and standing duties of 京人社就发〔2018〕172号, in its order."""

from gongbao.rules import fact
from gongbao.services import duty, record
from gongbao.services.rural_to_urban_registration.vocabulary import (
    asked_whom,
    business,
    contact,
    conversion_date,
    conversion_reason,
    district,
    guidance,
    leaflet,
    manual,
    named_office,
    office,
    problem,
    promise,
    reply,
    verification_consistent,
    website,
)

worker_name = fact.text("person", "姓名", "Name", personal=True)
day = fact.date("date", "日期", "Date")

# 附件
personal_statement = record(
    "personal-statement",
    "转非劳动力个人声明",
    "Personal statement",
    "附件",
    office,
    named_office,
    worker_name,
    # The identity number and the signature are those of the account that hands the statement in.
    contact,
    conversion_date,
    conversion_reason,
    promise,
    day,
    one_a_case=True,
    applicant=worker_name,
)

# 一
verification_record = record(
    "verification-record",
    "核实记录",
    "Verifications",
    "一",
    office,
    worker_name,
    asked_whom,
    reply,
    verification_consistent,
    day,
    one_a_case=True,
    applicant=worker_name,
)
registration = record(
    "registration",
    "就业失业登记",
    "Registrations of employment and unemployment",
    "一",
    office,
    worker_name,
    business,
    day,
    one_a_case=True,
    applicant=worker_name,
)

# 三
publication_check = record(
    "publication-check",
    "宣传材料更新清单",
    "Publications brought up to date",
    "三",
    district,
    website,
    leaflet,
    manual,
    fact.date("updated_on", "更新日期", "Updated on"),
    one_a_case=True,
)
problem_log = record(
    "problem-log",
    "问题台账",
    "Problems met",
    "三",
    district,
    problem,
    fact.boolean("special", "特殊问题", "Special"),
    guidance,
    fact.date("reported_on", "上报日期", "Reported on"),
    key=(problem,),
)

clean_up_proofs = duty(
    "clean-up-proofs", "清理证明材料，不得增加", "See that no proof is added", "三", district, "standing"
)
update_texts = duty(
    "update-texts",
    "更新网站、宣传材料和指南",
    "Bring website, leaflets and manuals up to date",
    "三",
    district,
    "on-change",
    record=publication_check,
)
keep_contact = duty(
    "keep-contact",
    "畅通联系，跟踪指导",
    "Keep in touch, follow problems and guide",
    "三",
    district,
    "standing",
    record=problem_log,
)
