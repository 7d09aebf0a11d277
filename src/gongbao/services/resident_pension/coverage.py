"""Every provision of 京人社居发〔2018〕174号 in reading order. What carries each out is found by the places cited."""

from gongbao.services import provision

PROVISIONS = (
    provision("主送", "各区人力社保局和财政局", "The district bureaus", note=("收文单位", "Addressees")),
    provision(
        "序言",
        "贯彻人社部发〔2018〕21号",
        "Carries out 人社部发〔2018〕21号",
        note=("与依据文件的关系", "A relation to the document that it rests on"),
    ),
    provision("一、（一）第一句", "继续定额缴费", "Contributions in fixed grades"),
    provision("一、（一）第二句", "最高档次的上限", "The limit of the highest grade"),
    provision("一、（一）第三句", "每年3月31日前公布", "Announced by 31 March each year"),
    provision("一、（一）期限", "最迟的公布日", "The last day to announce"),
    provision("一、（一）核查", "是否按时公布", "Whether it was in time"),
    provision("一、（一）公告", "公告的内容", "What the announcement holds"),
    provision("一、（二）第一句", "政府适当补贴", "The government subsidises contributions"),
    provision("一、（二）第二句", "人员范围依京人社居发〔2009〕191号", "The scope follows 京人社居发〔2009〕191号"),
    provision("一、（三）第一句", "随经济、收入和财力调整", "Grades follow the economy, incomes and public funds"),
    provision("一、（三）第二句", "两局提出，市政府同意后公布", "Joint plan, consent of the government, publication"),
    provision("一、（三）程序", "调整的步骤", "The steps of a change"),
    provision("二、（一）", "两项养老金同步调整", "Two pensions adjusted with other standards"),
    provision("二、（一）触发", "关注其他标准的调整", "Other standards are watched"),
    provision("二、（二）第一句", "65岁及以上适当倾斜", "A preference from 65"),
    provision("二、（二）金额", "按年龄的增加额", "The increase by age"),
    provision("二、（二）第二句方案", "两局统筹三方面因素", "Two bureaus weigh three factors"),
    provision("二、（二）第二句批准", "报市委、市政府批准", "Party committee and government approve"),
    provision("二、（二）执行", "批准后执行", "Carried out once approved"),
    provision("三", "落实责任，宣传解读", "Responsibilities, publicity and explanation"),
    provision("三财政", "财政部门同样负责", "The finance bureaus too"),
    provision("落款", "两局，2018年8月8日", "Two bureaus, 8 August 2018", note=("发文机关和日期", "Issuers and date")),
)
