"""Every provision of 京人社工发〔2018〕169号 in reading order. What carries each out is found by the places cited."""

from gongbao.services import provision

BASES = ("依据和文件关系", "Bases and relations to other documents")

PROVISIONS = (
    provision("印发通知", "印发办法", "Issues the measures", note=BASES),
    provision("第一条", "目的和依据", "Purpose and bases", note=BASES),
    provision("第二条", "适用于本市两类机构", "For two kinds of institutions in Beijing"),
    provision("第三条第一句", "择优签约，程序公开公正", "Good providers are chosen by an open, fair procedure"),
    provision("第三条第二句", "公开流程、规则、结果", "Process, rules and results are published"),
    provision("第四条第一句", "协议的八项内容", "Eight contents of an agreement"),
    provision("第四条第二句", "另行制定细则", "Detailed rules are made separately"),
    provision("第五条第一句", "成立专家咨询委员会", "An expert committee"),
    provision("第五条第二句", "每年评估并建议", "Evaluates each year and advises"),
    provision("第五条第二句参与", "参与新增评估", "Takes part in the evaluation of new ones"),
    provision("第五条第三句", "三方面的专家", "Experts of three kinds"),
    provision("第六条", "公布新增工作通知", "The notice of the round"),
    provision("第七条第一款", "谁申请，怎样申请", "Who applies, and how"),
    provision("第七条第一款第（一）项", "资格认定证书", "The qualification certificate"),
    provision("第七条第一款第（二）项", "人员资料", "The staff"),
    provision("第七条第一款第（三）项", "设备资料", "The equipment"),
    provision("第七条第一款第（四）项", "场地资料", "The premises"),
    provision("第七条第一款第（五）项", "管理、质控、售后", "Management, quality, service"),
    provision("第七条第二款", "制氧机只需第五项", "Oxygen concentrators: item 5 is enough"),
    provision("第七条第三款", "医疗器械的证件", "Papers of medical devices"),
    provision("第八条", "集中受理，审核，接收", "Taken in together, checked, accepted"),
    provision("第八条补正", "一次性书面告知", "Told once, in writing"),
    provision("第九条", "三项核查，任一不合格即终止", "Three checks; any failure ends it"),
    provision("第九条第（一）项", "近三年被处理", "Sanctioned in three years"),
    provision("第九条第（二）项", "虚假材料", "False documents"),
    provision("第九条第（三）项", "现场检查不合格", "Inspection failed"),
    provision("第十条第一句", "公示5个工作日", "Five working days of public notice"),
    provision("第十条公示", "在网站公示名单", "The list is posted on the website"),
    provision("第十条第二句", "举报属实的终止", "A report found true ends it"),
    provision(
        "第十一条", "刊印文本缺此条", "Missing from the printed text", note=("文本缺失", "The text of it is not there")
    ),
    provision("第十二条第一句", "协商不超过15个工作日", "At most 15 working days of negotiation"),
    provision("第十二条第二句", "一致则签，否则终止", "Signed if agreed, else ended"),
    provision("第十三条", "签约、标牌、名单、备案", "Agreement, plaque, list, filing"),
    provision("第十三条名单", "公布名单", "The list is published"),
    provision("第十四条", "履行协议，追究违约", "Performance; liability for breach"),
    provision("第十五条", "市区两级监督", "Supervision at both levels"),
    provision("第十五条区级", "区级监督", "Supervision by the district"),
    provision("第十六条第一句", "遵守各部门规定", "The rules are kept"),
    provision("第十六条第二句", "登记变化及时办理", "Changed entries are put right in time"),
    provision("第十七条", "期满考核后可续签", "Renewal after an assessment"),
    provision("第十八条责令退回", "责令退回", "The refund"),
    provision("第十八条罚款", "二倍以上五倍以下", "A fine of two to five times"),
    provision("第十八条幅度下限", "罚款下限", "The least fine"),
    provision("第十八条幅度上限", "罚款上限", "The greatest fine"),
    provision("第十八条解除", "可解除协议；犯罪的追究刑责", "The agreement may be ended; crimes are prosecuted"),
    provision(
        "注", "附表在官网", "The forms are on the website", note=("告诉使用者，无须执行", "For users; nothing to run")
    ),
)
