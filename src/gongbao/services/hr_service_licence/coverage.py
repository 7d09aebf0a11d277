"""Every provision of 京人社市场发〔2023〕37号 in reading order. What carries each out is found by the places cited."""

from gongbao.services import provision

PROVISIONS = (
    provision(
        "首部",
        "发给各区主管部门和各机构",
        "Addressed to the districts and to the institutions",
        note=("发文对象，无须执行", "Addressees; nothing to run"),
    ),
    provision(
        "引言",
        "贯彻人力资源服务机构管理规定",
        "Carries out the ministry's provisions on such institutions",
        note=("与上位规定的关系", "A relation to a higher rule"),
    ),
    provision("一、", "从事职业中介活动的四项条件", "Four conditions for employment agencies"),
    provision("一、（一）", "固定场所、办公设施、开办资金", "Premises, facilities and funds"),
    provision("一、（二）", "不少于3名有资质的专职人员", "At least 3 qualified full-time staff"),
    provision("一、（三）", "健全可行的制度", "Sound and workable rules"),
    provision("一、（四）", "网络招聘涉及电信业务的，有电信许可", "Telecom business online needs its licence"),
    provision("二、", "许可证的两项服务范围", "Two items of scope on the licence"),
    provision("二、（一）", "推荐、介绍、招聘会、猎头等", "Recommending, introducing, job fairs, executive search"),
    provision("二、（二）", "网络招聘", "Online recruitment"),
    provision("三、", "许可证长期有效，不再延续", "Valid for good; no more extensions"),
    provision("四、", "失信的，信用修复前不得以承诺申请", "Bad credit closes the commitment route until repair"),
    provision("五、（一）", "印发即执行；与旧规定抵触的按本通知", "In force at once; prevails over earlier rules"),
    provision("五、（二）", "启用四种新版表格", "Four new forms"),
    provision("五、（三）", "要求换证的予以更换", "Licences are replaced on request"),
    provision("附件1", "申请表（公报略）", "Application form (not printed)"),
    provision("附件2", "告知承诺书（公报略）", "Letter of commitment (not printed)"),
    provision("附件3", "现场检查通知书（公报略）", "Notice of the check (not printed)"),
    provision("附件4", "检查情况记录单（公报略）", "Record of the check (not printed)"),
)
