"""Every provision of 2018年标字第12号（总第231号）. What carries each out is found by the places cited."""

from gongbao.services import provision

PROVISIONS = (
    provision("标题", "地方标准公告", "An announcement of local standards"),
    provision(
        "文号",
        "2018年第12号，总第231号；总号是公告的编号",
        "Number 12 of 2018, running number 231, which counts announcements",
    ),
    provision(
        "正文依据",
        "标准化法和京质监发〔2014〕60号",
        "The Standardization Law and 京质监发〔2014〕60号",
        note=("与依据文件的关系", "A relation to the documents that it rests on"),
    ),
    provision("正文复审", "组织复审", "A review was held"),
    provision("正文决定", "两机关共同废止1项标准", "Two bodies jointly repeal one standard"),
    provision("正文效力", "该标准不再有效", "The standard is no longer in force"),
    provision("正文提醒", "提醒使用者（本系统的服务）", "Users are told (a service of this system)"),
    provision("附件标题", "废止目录", "The list of repealed standards"),
    provision("附件第1行", "DB11/T 881-2012", "DB11/T 881-2012, solar photovoltaic systems of buildings"),
    provision("附件推荐性", "字母T表示推荐性", "The letter T stands for recommended"),
    provision("附件替代", "没有指明替代标准", "No replacement is named"),
    provision(
        "落款", "两机关，2018年8月24日", "Two bodies, 24 August 2018", note=("发文机关和日期", "Issuers and date")
    ),
)
