"""Every provision of 京人社工发〔2023〕36号 in reading order. What carries each out is found by the places cited."""

from gongbao.services import provision

PROVISIONS = (
    provision(
        "首部", "发给各区、各学校和单位", "Addressed to districts, schools and units", note=("发文对象", "Addressees")
    ),
    provision("引言", "目的和依据", "Purpose and bases", note=("目的，无须执行", "Purposes; nothing to run")),
    provision("一、", "哪些单位可以为实习生单独参加工伤保险", "Which units may insure interns for work injury alone"),
    provision("二、第一款", "什么是实习生", "Who is an intern"),
    provision("二、第二款", "其他学校的职业教育专业可参照", "Vocational programmes of other schools may follow"),
    provision("三、第一款", "交三方协议，告知权利义务，参保期等于实习期", "Agreement, notice of rights, equal periods"),
    provision("三、第二款", "登记并取得单位承诺；违反的承担责任", "Registration, commitment and its liability"),
    provision("四、第一款", "按时足额缴费才有效，不补缴", "In force when paid in time and in full; no back payment"),
    provision("四、第二款", "协议终止及时停保；停工留薪期内不终止", "Stop in time; not during the paid suspension"),
    provision("五、第一款", "实名按月缴费，个人不缴", "By name and by month; interns pay nothing"),
    provision("五、第二款", "基数按实习报酬，在上下限之间", "Base from the pay, between the limits"),
    provision("五、第三款", "费率随单位；浮动调整", "The unit's rate; floating adjustment"),
    provision("六、第一款", "认定、鉴定和待遇参照条例", "Recognition, grading and benefits as in the Regulation"),
    provision("六、第二款", "未按本通知参保的，不受理认定", "Not insured, not accepted"),
    provision("七、第一款", "按时限提交材料，不要劳动关系证明", "In time, and without proof of employment"),
    provision("七、第二款", "单位逾期申请，期间费用自负", "A unit that is late bears the costs of that time"),
    provision("七、第三款", "文书载明单位和学校", "The document names unit and school"),
    provision("八、第一款", "五级至十级：协议终止时一次性补助", "Grades 5 to 10: a lump sum at the end"),
    provision("八、第二款", "一级至四级：社会化发放", "Grades 1 to 4: paid through the agency"),
    provision("九、第一款", "基金之外的费用协商或走法律途径", "Costs outside the fund: agreement or legal route"),
    provision(
        "九、第二款",
        "鼓励购买商业保险",
        "Accident insurance encouraged",
        note=("鼓励，无须执行", "Encouragement; nothing to run"),
    ),
    provision("十、", "参保不作为劳动关系依据", "Being insured proves no employment"),
    provision("十一、", "单位的安全和预防责任", "Safety and prevention at the unit"),
    provision("十二、", "经办机构规范流程、共享数据、专项统计", "Handling, shared data, special statistics"),
    provision("十三、", "骗取待遇的处理", "Fraud"),
    provision("十四、", "组织、指导、征收、监督", "Organisation, guidance, collection, supervision"),
    provision("十五、", "由谁解释", "Who interprets", note=("解释权，无须执行", "Interpretation; nothing to run")),
    provision("十六、", "2024年2月1日起施行；新规定优先", "In force on 1 February 2024; newer rules prevail"),
)
