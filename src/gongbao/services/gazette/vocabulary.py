"""Who acts, and what has to be known, about the gazette itself and the documents that it prints."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, organisation, person
from gongbao.words import Words

government = agency("municipal-government", "市人民政府", "Municipal government")
sponsor = agency("sponsor", "市政府办公厅", "General office of the municipal government")
editors = agency("editorial-office", "公报编辑室", "Editorial office")
press_authority = agency("press-authority", "国家新闻出版署", "Press authority")
issuing_body = agency("issuing-body", "发文机关", "Issuing body")
printer = organisation("printer", "印刷单位", "Printer")
reading_place = agency("reading-place", "公共查阅点", "Public reading place")
reader = person("reader", "读者", "Reader")
importer = agency("importer", "导入程序", "Importer")
keeper = agency("archive-keeper", "档案维护者", "Keeper of the archive")

PRINTED = document("刊印的公报", "printed gazette")
TEXT = document("文件正文", "text of the document")
IMPORTED = register("导入记录", "record of the import")
COMPARED = judgement(keeper.name, "与刊印本比对", "comparison with the printed issue")
ISSUES, PLACES, DOCUMENTS, ANNEXES, COPIES = (
    Words("期", "issues"),
    Words("处", "places"),
    Words("件", "documents"),
    Words("个", "annexes"),
    Words("份", "copies"),
)

# 简介 what is printed, and its standing
document_kind = fact.enum(
    "document_kind",
    "文件种类",
    "Kind of document",
    choices(
        ("government-rule", "政府规章", "Government rule"),
        ("government-decision", "市政府决定、命令等", "Decision or order of the government"),
        ("department-normative", "部门规范性文件", "Normative document of a department"),
        ("approved-other", "批准刊登的其他文件", "Another document approved for printing"),
        ("local-standard-announcement", "地方标准公告", "Announcement of local standards"),
        ("other", "其他文件", "Another document"),
    ),
    evidence=TEXT,
)
approved_by_leader = fact.boolean(
    "approved_by_leader",
    "市政府领导批准刊登",
    "Printing approved by a leader of the government",
    evidence=document("批准意见", "note of approval"),
)
printed_in_gazette = fact.boolean("printed_in_gazette", "已刊登于公报", "Printed in the gazette", evidence=PRINTED)
text_language = fact.enum(
    "text_language",
    "文字",
    "Language of the text",
    choices(("chinese", "中文", "Chinese"), ("english", "英文", "English")),
)
copy_kind = fact.enum(
    "copy_kind",
    "文本来源",
    "Which text it is",
    choices(
        ("gazette-text", "公报所刊文本", "The text in the gazette"),
        ("imported-text", "导入的文本", "An imported text"),
        ("service-file", "本系统的规则", "The rules of this system"),
    ),
)
import_confirmed = fact.boolean("import_confirmed", "导入已人工确认", "The import is confirmed", evidence=COMPARED)
damage_count = fact.integer("damage_count", "未处理的损伤", "Open damage", minimum=0, unit=PLACES, evidence=IMPORTED)

# 施行条款、废止条款、有效期
issued_on = fact.date("issued_on", "成文日期", "Date of the document", evidence=TEXT)
effective_clause = fact.enum(
    "effective_clause",
    "施行日期的写法",
    "How the start is stated",
    choices(
        ("fixed-date", "写明日期", "A date is printed"),
        ("from-issue", "自印发之日起", "From the day of issue"),
        ("from-release", "自发布之日起", "From the day of release"),
        ("none", "没有写明", "Nothing is printed"),
    ),
    evidence=TEXT,
)
fixed_effective_on = fact.date("fixed_effective_on", "写明的施行日期", "Start date printed", evidence=TEXT)
repealed_on = fact.date("repealed_on", "被废止日期", "Repealed on", evidence=IMPORTED)
is_repealed = fact.boolean("is_repealed", "已被废止", "Repealed", evidence=IMPORTED)
expires_on = fact.date("expires_on", "有效期届满日", "Last day of validity", evidence=TEXT)
has_expiry = fact.boolean("has_expiry", "写明了有效期", "A term of validity is printed", evidence=TEXT)
title_has_trial = fact.boolean(
    "title_has_trial", "标题含“试行”或“暂行”", "The title says trial or provisional", evidence=TEXT
)

# 附则 relations
body_repeals = fact.boolean("body_repeals", "写明废止其他文件", "The text repeals another document", evidence=TEXT)
repeal_scope = fact.enum(
    "repeal_scope",
    "废止范围",
    "Scope of the repeal",
    choices(
        ("whole", "全部废止", "The whole document"),
        ("related-content", "相关内容废止", "Related content"),
        ("task-only", "列为待办任务", "Only a task to do so"),
    ),
    evidence=TEXT,
)
body_amends = fact.boolean(
    "body_amends", "改变另一文件的条款", "The text replaces places of another document", evidence=TEXT
)

# 封面、目录
year = fact.integer("year", "年份", "Year", minimum=1, evidence=PRINTED)
printed_on = fact.date("printed_on", "出版日期", "Date of the issue", evidence=PRINTED)
issue_no = fact.integer("issue_no", "年内期号", "Number within the year", minimum=1, unit=ISSUES, evidence=PRINTED)
total_no = fact.integer("total_no", "总期号", "Running number", minimum=1, unit=ISSUES, evidence=PRINTED)
earlier_total_no = fact.integer(
    "earlier_total_no", "同年另一期的总期号", "Running number of another issue of the year", minimum=1, unit=ISSUES
)
earlier_issue_no = fact.integer(
    "earlier_issue_no", "同年另一期的期号", "Number of that issue within the year", minimum=1, unit=ISSUES
)
normalised_equal = fact.boolean(
    "normalised_equal",
    "目录和正文标题规范化后一致",
    "Titles agree once spaces and punctuation are levelled",
    evidence=IMPORTED,
)
contents_pages_ascending = fact.boolean(
    "contents_pages_ascending", "目录页码递增", "The pages in the contents rise", evidence=IMPORTED
)
contents_count = fact.integer(
    "contents_count", "目录条数", "Entries in the contents", minimum=0, unit=DOCUMENTS, evidence=IMPORTED
)
body_count = fact.integer(
    "body_count", "正文件数", "Documents in the body", minimum=0, unit=DOCUMENTS, evidence=IMPORTED
)
english_count = fact.integer(
    "english_count", "英文目录条数", "Entries in the English contents", minimum=0, unit=DOCUMENTS, evidence=IMPORTED
)

# 正文 a document, and damage to it
issuing_bodies = fact.text("issuing_bodies", "发文机关", "Issuing bodies", evidence=TEXT)
title = fact.text("title", "标题", "Title", evidence=TEXT)
number = fact.text("number", "文号", "Number", evidence=TEXT)
damaged_document = fact.text("damaged_document", "损伤的文件", "Document damaged", evidence=IMPORTED)
damaged_place = fact.text("damaged_place", "损伤的位置", "Place damaged", evidence=IMPORTED)
kind_of_damage = fact.text("kind_of_damage", "损伤种类", "Kind of damage", evidence=IMPORTED)
missing = fact.text("missing", "缺失内容", "What is missing", evidence=IMPORTED)
correction_note = fact.text("correction_note", "更正说明", "Note on the correction")

# 查询方式
receiver = fact.text("receiver", "受赠单位", "Receiver")
copies = fact.integer("copies", "份数", "Copies", minimum=0, unit=COPIES)
reader_kind = fact.enum(
    "reader_kind",
    "读者类别",
    "Kind of reader",
    choices(
        ("state-organ", "市区国家行政机关", "State organ of city or district"),
        ("open-government-place", "政务公开场所", "Place of open government"),
        ("public-service-place", "公共服务场所", "Place of public service"),
        ("individual", "个人", "Individual"),
        ("company", "企业", "Company"),
    ),
)

# 附件
annexes_announced = fact.integer(
    "annexes_announced", "正文列出的附件", "Annexes named in the text", minimum=0, unit=ANNEXES, evidence=TEXT
)
annexes_printed = fact.integer(
    "annexes_printed", "刊出的附件", "Annexes printed", minimum=0, unit=ANNEXES, evidence=PRINTED
)
annexes_marked_omitted = fact.integer(
    "annexes_marked_omitted", "注明略去的附件", "Annexes marked as omitted", minimum=0, unit=ANNEXES, evidence=PRINTED
)
