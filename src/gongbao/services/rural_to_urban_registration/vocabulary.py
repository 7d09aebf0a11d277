"""Who acts, and what has to be known, in the order in which 京人社就发〔2018〕172号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, organisation, person

worker = person("converted-worker", "农转非劳动力", "Worker converted from rural to urban")
office = agency("subdistrict-office", "街镇社保所", "Subdistrict social security office")
township = agency("township-government", "乡镇政府相关部门", "Township government")
collective = organisation("collective", "农村集体经济组织（村民委员会）", "Rural collective or village committee")
district = agency("district-hrss", "区人力资源和社会保障局", "District human resources bureau")
city = agency("municipal-hrss-bureau", "市人力资源和社会保障局", "Municipal human resources bureau")

STATEMENT = document("转非劳动力个人声明", "personal statement")
VERIFICATION = judgement(office.name, "向乡镇政府或者集体经济组织核实", "verification with township or collective")

# 一、二 what somebody comes for
business = fact.enum(
    "business",
    "办理的业务",
    "Business",
    choices(
        ("employment-registration", "就业登记", "Registration of employment"),
        ("unemployment-registration", "失业登记", "Registration of unemployment"),
        ("self-employment-application", "申请自谋职业", "Application for self-employment"),
        ("personal-file", "建立个人档案", "Opening of the personal file"),
        ("other", "其他业务", "Other business"),
    ),
)
converted_worker = fact.boolean(
    "converted_worker",
    "是本市农转非劳动力",
    "Converted from rural to urban registration in Beijing",
    evidence=register("户籍登记", "household register"),
)
conversion_reason = fact.enum(
    "conversion_reason",
    "农转非原因",
    "Reason of the conversion",
    choices(
        ("whole-village", "整建制农转居", "A whole village converted"),
        ("land-requisition", "建设征地农转非", "Land requisition"),
        ("other", "其他原因", "Another reason"),
    ),
    evidence=STATEMENT,
)

# 附件 the statement: what it says, and whether it says everything
named_office = fact.text("named_office", "声明写给哪个社保所", "Office that the statement is addressed to")
contact = fact.text("contact", "联系方式", "Contact", personal=True)
conversion_date = fact.date("conversion_date", "农转非日期", "Day of the conversion")
promise = fact.boolean(
    "promise", "承诺声明真实，不实愿承担责任", "Promises that the statement is true, and to answer for it"
)
statement_submitted = fact.boolean("statement_submitted", "已提交个人声明", "Statement handed in", evidence=STATEMENT)
has_office = fact.boolean("has_office", "声明写明社保所", "The statement names the office", evidence=STATEMENT)
has_name = fact.boolean("has_name", "声明写明姓名", "The statement gives the name", evidence=STATEMENT)
has_id_number = fact.boolean(
    "has_id_number", "声明写明身份证号", "The statement gives the identity number", evidence=STATEMENT
)
has_contact = fact.boolean("has_contact", "声明写明联系方式", "The statement gives a contact", evidence=STATEMENT)
has_conversion_date = fact.boolean(
    "has_conversion_date", "声明写明农转非日期", "The statement gives the day of conversion", evidence=STATEMENT
)
has_reason = fact.boolean("has_reason", "声明勾选了原因", "The statement ticks a reason", evidence=STATEMENT)
has_signature = fact.boolean("has_signature", "声明有本人签字", "The statement is signed", evidence=STATEMENT)
has_signing_date = fact.boolean("has_signing_date", "声明有签字日期", "The statement is dated", evidence=STATEMENT)

# 一 verification
verification_done = fact.boolean("verification_done", "已经核实", "Verified", evidence=VERIFICATION)
verification_consistent = fact.boolean(
    "verification_consistent", "核实结果与声明一致", "The verification agrees with the statement", evidence=VERIFICATION
)

asked_whom = fact.text("asked_whom", "向谁核实", "Who was asked")
reply = fact.text("reply", "答复", "Answer")

# 三 what the office asks for
demanded_document = fact.enum(
    "demanded_document",
    "被要求提交的材料",
    "Document asked for",
    choices(
        ("personal-statement", "个人声明", "Personal statement"),
        ("confirmation-form", "身份确认表", "Confirmation form"),
        ("listed-document", "79号文件规定的其他材料", "Another document of 79号"),
        ("extra-proof", "规定以外的证明", "A proof that no rule asks for"),
    ),
)
declaration_false = fact.boolean(
    "declaration_false", "声明与实际情况不符", "The statement is untrue", evidence=VERIFICATION
)

# 三 the district's work
website = fact.text("website", "更新了哪些网页", "Pages brought up to date")
leaflet = fact.text("leaflet", "更新了哪些宣传材料", "Leaflets brought up to date")
manual = fact.text("manual", "更新了哪些经办指南", "Manuals brought up to date")
problem = fact.text("problem", "遇到的问题", "Problem")
guidance = fact.text("guidance", "指导情况", "Guidance given")
