"""Statements, registers and standing duties of 京人社就发〔2018〕172号, in its order."""

from gongbao.rules import fact
from gongbao.services import duty, record
from gongbao.services.rural_to_urban_registration.vocabulary import (
    business,
    conversion_reason,
    district,
    office,
    verification_consistent,
)

worker_name = fact.text("person", "姓名", "Name")
day = fact.date("date", "日期", "Date")

# 附件
personal_statement = record(
    "personal-statement",
    "转非劳动力个人声明",
    "Personal statement",
    "附件",
    office,
    fact.text("office", "社保所", "Office"),
    worker_name,
    fact.text("id_number", "身份证号", "Identity number"),
    fact.text("contact", "联系方式", "Contact"),
    fact.date("conversion_date", "农转非日期", "Day of the conversion"),
    conversion_reason,
    fact.text("promise", "承诺", "Promise"),
    fact.text("signature", "签字", "Signature"),
    day,
)

# 一
verification_record = record(
    "verification-record",
    "核实记录",
    "Verifications",
    "一",
    office,
    worker_name,
    fact.text("asked", "核实单位", "Who was asked"),
    fact.text("answer", "答复", "Answer"),
    verification_consistent,
    day,
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
)

# 三
publication_check = record(
    "publication-check",
    "宣传材料更新清单",
    "Publications brought up to date",
    "三",
    district,
    fact.text("website", "政务网站", "Website"),
    fact.text("leaflet", "宣传材料", "Leaflets"),
    fact.text("manual", "经办指南", "Manuals"),
    fact.date("updated_on", "更新日期", "Updated on"),
)
problem_log = record(
    "problem-log",
    "问题台账",
    "Problems met",
    "三",
    district,
    fact.text("problem", "问题", "Problem"),
    fact.boolean("special", "特殊问题", "Special"),
    fact.text("guidance", "指导情况", "Guidance given"),
    fact.date("reported_on", "上报日期", "Reported on"),
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
