"""Every provision of 京文旅发〔2023〕110号 in reading order. What carries each out is found by the places cited."""

from gongbao.services import provision

GUIDANCE = ("告诉使用者的原则，无须执行", "A principle told to users; nothing to run")

PROVISIONS = (
    provision(
        "印发通知", "四个部门印发本办法", "Four bodies issue the measures", note=("印发函，无须执行", "A cover letter")
    ),
    provision("第一条", "目的和依据；含考级培训机构", "Purpose and bases; grade-examination trainers included"),
    provision("第二条", "在本市登记的机构；五大类", "Institutions registered in the city; five kinds"),
    provision(
        "第三条",
        "预付费的含义",
        "What a prepayment is",
        note=("定义，见事实“预付费金额”", "A definition, carried by the fact prepaid_amount"),
    ),
    provision("第四条", "工作原则和责任", "Principles and responsibilities", note=GUIDANCE),
    provision("第五条第一款", "主管部门、属地管理、市级指导", "Who is in charge; the city guides the districts"),
    provision("第五条第二款", "区级机制和双随机联合检查", "The district's mechanism and joint inspections"),
    provision("第六条", "在两处及时公示六项信息", "Six things shown in both places"),
    provision("第七条", "书面合同、清楚告知、显著提示", "Written contract, clear notice, key terms highlighted"),
    provision("第八条第一款", "不早于开课前30日；不得强制预付", "Not over 30 days ahead; no imposed prepayment"),
    provision("第八条第二款", "两种收费方式由学员选择", "Two ways of paying, freely chosen"),
    provision(
        "第八条第三款 前段", "一家银行、一份协议、一个账户、全额监管", "One bank, one agreement, one account, all of it"
    ),
    provision("第八条第三款 后段", "60课时、90日、5000元上限", "Limits of 60 lessons, 90 days and 5000 yuan"),
    provision("第八条第四款 前段", "全额进入本机构专用账户", "The whole amount into the institution's own account"),
    provision(
        "第八条第四款 后段", "收现的1个工作日内存入、报送、开票", "Cash: banked in 1 working day, reported, invoiced"
    ),
    provision("第八条第五款", "提供进度信息；同步同比例，一课一消", "Progress data; released lesson by lesson"),
    provision(
        "第八条第六款",
        "确认后3个工作日拨付；超过7日视为确认",
        "Released in 3 working days; silence of over 7 days confirms",
    ),
    provision("第九条第一款 第一句", "招生、收费、签约时告知退费规定", "Refund rules told from the start"),
    provision("第九条第一款 第二句", "7日内未上课的，5日内全额退还", "Untaught within 7 days: all back in 5 days"),
    provision("第九条第一款 第三句", "免费体验不影响解约权", "A free trial does not end the right"),
    provision("第九条第一款 第四句", "赠品退回或者付合理价款", "Gifts go back or are paid for"),
    provision("第九条第二款 第一句", "开课后双方确认，15日内退剩余", "After the start: the remainder within 15 days"),
    provision("第九条第二款 第二句", "合同另有约定的", "Where the contract says otherwise", note=GUIDANCE),
    provision("第九条第二款 第三句", "未达成一致前由银行保管", "Until both agree the bank holds it"),
    provision("第十条第一款", "风险监测和线索移送", "Risk monitoring and leads handed over"),
    provision(
        "第十条第二款",
        "银行保障资金安全、监测、报告、不另收费",
        "The bank keeps it safe, monitors, reports, charges nothing",
    ),
    provision(
        "第十条第三款", "不得另收费、摊派、变相学科培训", "No other charges, levies or disguised school subjects"
    ),
    provision("第十一条", "数据和个人信息安全；信息化建设", "Data security; information systems"),
    provision("第十二条", "台账核验更新，每季度首月上旬报送", "The ledger, and the quarterly report"),
    provision("第十三条第一款", "投诉处理机制和公布渠道", "Complaint handling and its channels"),
    provision("第十三条第二款", "五种争议解决途径", "Five ways to settle a dispute"),
    provision("第十三条第二款（一）", "协商", "Negotiation"),
    provision("第十三条第二款（二）", "调解", "Mediation"),
    provision("第十三条第二款（三）", "投诉", "Complaint"),
    provision("第十三条第二款（四）", "仲裁", "Arbitration"),
    provision("第十三条第二款（五）", "诉讼", "Lawsuit"),
    provision(
        "第十四条",
        "未尽事宜参照单用途预付卡管理条例",
        "The rest follows the prepaid card regulation",
        note=("与另一法规的关系", "A relation to another regulation"),
    ),
    provision(
        "第十五条",
        "2023年12月22日起实施，原办法废止",
        "In force on 22 December 2023; the former measures repealed",
        note=("生效日和废止关系", "The effective date and a repeal"),
    ),
)
