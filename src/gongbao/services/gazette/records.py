"""What is kept of an issue: the issue, its contents, documents, places, tables, relations, damage; and duties."""

from datetime import date

from gongbao.rules import choices, fact
from gongbao.services import duty, record
from gongbao.services.gazette.vocabulary import (
    copies,
    correction_note,
    damaged_document,
    damaged_place,
    editors,
    effective_clause,
    importer,
    issue_no,
    issued_on,
    issuing_bodies,
    keeper,
    kind_of_damage,
    missing,
    number,
    printed_on,
    reader_kind,
    reading_place,
    receiver,
    title,
    title_has_trial,
    total_no,
    year,
)

sponsor_name = fact.text("sponsor", "主办单位", "Sponsor")
issn = fact.text("issn", "国际标准连续出版物号", "ISSN")
cn = fact.text("cn", "国内统一连续出版物号", "CN number")
document_title = fact.text("document", "文件", "Document")
at_place = fact.text("place", "位置", "Place")
raw_lines = fact.text("raw_lines", "原文行", "Raw lines")
page = fact.integer("page", "页码", "Page", minimum=1)
day = fact.date("date", "日期", "Date")
#: What every issue says of the gazette.
MASTHEAD = {"sponsor": "北京市人民政府办公厅", "issn": "ISSN 1009-2862", "cn": "CN 11-4172/D"}

issue = record(
    "issue",
    "公报期",
    "Issues",
    "封面;刊头行",
    importer,
    year,
    issue_no,
    total_no,
    printed_on,
    sponsor_name,
    issn,
    cn,
    fact.text("file_hash", "文件指纹", "Hash of the file"),
    public=True,
    key=(year, issue_no),
    rows=[{"year": 2024, "issue_no": 16, "total_no": 844, "printed_on": date(2024, 4, 30), **MASTHEAD}],
)
contents_entry = record(
    "contents-entry",
    "目录条目",
    "Entries of the contents",
    "目录",
    importer,
    fact.integer("position", "次序", "Position", minimum=1),
    fact.text("section", "栏目", "Section"),
    fact.text("title_zh", "中文标题", "Chinese title"),
    fact.text("title_en", "英文标题", "English title"),
    number,
    page,
)
printed_document = record(
    "printed-document",
    "刊登文件",
    "Documents printed",
    "正文",
    importer,
    issuing_bodies,
    title,
    number,
    fact.text("addressees", "主送", "Addressees"),
    issued_on,
    effective_clause,
    title_has_trial,
    fact.text("body", "正文", "Body"),
    fact.text("annexes", "附件", "Annexes"),
    public=True,
    key=(number,),
)
place = record(
    "place",
    "条款位置",
    "Places in documents",
    "正文",
    importer,
    document_title,
    fact.text("path", "路径", "Path"),
    fact.text("text", "条文", "Text"),
    page,
    raw_lines,
)
table = record(
    "table",
    "表格",
    "Tables",
    "附件",
    importer,
    document_title,
    fact.text("annex", "附件", "Annex"),
    fact.integer("fragments", "分页段数", "Fragments", minimum=1),
    fact.text("columns", "表头", "Columns"),
    fact.integer("rows", "行数", "Rows", minimum=0),
    fact.text("missing_serials", "缺失的序号", "Serial numbers missing"),
)
relation = record(
    "relation",
    "文件关系",
    "Relations between documents",
    "附则;正文关系",
    importer,
    fact.text("from_document", "文件", "From"),
    fact.text("to_document", "被提及文件", "To"),
    fact.enum(
        "relation_kind",
        "关系",
        "Kind",
        choices(
            ("repeals", "废止", "Repeals"),
            ("repeals-in-part", "废止相关内容", "Repeals in part"),
            ("planned-repeal", "计划废止", "Planned repeal"),
            ("amends", "修改", "Amends"),
            ("based_on", "依据", "Based on"),
            ("cites", "引用", "Cites"),
        ),
    ),
    at_place,
)
damage_report = record(
    "damage-report",
    "损伤报告",
    "Damage",
    "正文;附件图;关注方式",
    importer,
    damaged_document,
    damaged_place,
    kind_of_damage,
    raw_lines,
    missing,
    fact.enum(
        "state",
        "状态",
        "State",
        choices(("open", "未处理", "Open"), ("corrected", "已更正", "Corrected"), ("accepted", "照录", "As printed")),
    ),
    correction_note,
    day,
    one_a_case=True,
)
colophon = record(
    "colophon",
    "公报简介和查询方式",
    "Colophon",
    "简介",
    importer,
    fact.text("issue", "刊登于", "Printed in"),
    fact.text("founder", "主管单位", "Founder"),
    sponsor_name,
    issn,
    cn,
    fact.text("format", "开本", "Format"),
    fact.text("frequency", "刊期", "Frequency"),
    fact.text("address", "地址", "Address"),
    fact.text("postcode", "邮编", "Postcode"),
    fact.text("telephones", "电话", "Telephones"),
    fact.text("printed_by", "印刷单位", "Printed by"),
    fact.text("channels", "查询渠道", "Channels"),
    public=True,
    rows=[
        {
            **MASTHEAD,
            "issue": "2024年第16期",
            "founder": "北京市人民政府",
            "format": "A4",
            "frequency": "周刊（不定期）",
            "address": "北京市丰台区西三环南路1号",
            "postcode": "100161",
            "telephones": "（010）89151979、89151977",
            "printed_by": "北京朝阳印刷厂有限责任公司",
            "channels": "www.beijing.gov.cn、北京发布、北京通、北京政务服务",
        }
    ],
)
distribution_list = record(
    "distribution-list",
    "赠阅名单",
    "Free copies",
    "查询方式第四段",
    editors,
    receiver,
    reader_kind,
    copies,
    day,
    key=(receiver,),
)

publish_weekly = duty(
    "publish-weekly",
    "出版公报（周刊，不定期）",
    "Bring out issues",
    "简介第三段",
    editors,
    # A weekly that comes out irregularly: no day is missed.
    "standing",
    record=issue,
)
keep_online_edition = duty(
    "keep-online-edition", "维护网上专栏", "Keep the online edition", "查询方式第二段", editors, "standing"
)
give_free_copies = duty(
    "give-free-copies",
    "免费赠阅",
    "Give free copies",
    "查询方式第四段",
    editors,
    "as-needed",
    record=distribution_list,
)
keep_reading_copies = duty(
    "keep-reading-copies",
    "供公众查阅纸质公报",
    "Keep copies for the public to read",
    "查询方式第四段;查询方式查阅点",
    reading_place,
    "standing",
)
keep_raw_text = duty(
    "keep-raw-text",
    "原文不改，更正另记",
    "Never change the raw text; corrections are notes",
    "正文;原文保存",
    keeper,
    "standing",
    record=damage_report,
)
