"""What is done with an issue: publishing it, importing it, and finding a text in it. The order of the steps is ours."""

from gongbao.procedures import TODAY, Effect, Outcome, assign, end, notify, outcome, procedure, publish, register, step
from gongbao.services import facts_in
from gongbao.services.gazette import records
from gongbao.services.gazette.decisions import (
    annexes_accounted,
    contents_match,
    free_copy,
    in_force,
    issue_number_consistent,
    may_be_printed,
    relation_to_other,
)
from gongbao.services.gazette.vocabulary import (
    approved_by_leader,
    body_count,
    contents_count,
    contents_pages_ascending,
    copies,
    correction_note,
    damage_count,
    damaged_document,
    damaged_place,
    document_kind,
    editors,
    english_count,
    government,
    import_confirmed,
    importer,
    issuing_bodies,
    keeper,
    kind_of_damage,
    missing,
    normalised_equal,
    number,
    printed_in_gazette,
    printed_on,
    printer,
    reader,
    reader_kind,
    receiver,
    title,
    title_has_trial,
    year,
)
from gongbao.words import Words

NUMBERS = [year, *facts_in(issue_number_consistent)]


def parsed(*effects: Effect) -> list[Outcome]:
    """Read whole or with damage; either way what was read is kept."""
    return [
        outcome("parsed", Words("已识别", "Parsed"), effects=effects),
        outcome("damaged", Words("有损伤", "Damaged"), effects=effects),
    ]


# 简介、目录、查询方式

collect = step(
    "collect",
    editors,
    Words("收集文件", "Collect documents"),
    at="简介第一段",
    form=[document_kind],
    outcomes=[outcome("collected", Words("已收集", "Collected"), effects=[assign(approved_by_leader, False)])],
)
approve_others = step(
    "approve-others",
    government,
    Words("批准刊登其他文件", "Approve other documents"),
    at="简介第一段",
    after=collect,
    outcomes=[
        outcome("approved", Words("批准", "Approved"), effects=[assign(approved_by_leader, True)]),
        outcome("refused", Words("不批准", "Refused"), effects=[assign(approved_by_leader, False)]),
        outcome("not-needed", Words("不需批准", "Not needed"), guard=may_be_printed),
    ],
)
edit = step(
    "edit",
    editors,
    Words("编辑", "Edit"),
    at="简介第三段",
    after=approve_others,
    form=NUMBERS,
    outcomes=[outcome("edited", Words("已编辑", "Edited"), guard=issue_number_consistent)],
)
make_contents = step(
    "contents",
    editors,
    Words("编中英文目录", "Make the contents in both languages"),
    at="目录",
    after=edit,
    form=facts_in(contents_match),
    outcomes=[outcome("made", Words("已编成", "Made"), guard=contents_match)],
)
release_online = step(
    "release-online",
    editors,
    Words("网上发行", "Release the online edition"),
    at="查询方式第一段;查询方式第二段",
    after=make_contents,
    outcomes=[
        outcome(
            "released",
            Words("已发行", "Released"),
            effects=[
                assign(printed_in_gazette, True),
                register(records.issue, {"printed_on": TODAY, **records.MASTHEAD}),
                publish(
                    records.issue,
                    Words("政府公报{year}年第{issue_no}期", "Gazette {year}, issue {issue_no}"),
                ),
            ],
        )
    ],
)
print_paper = step(
    "print",
    printer,
    Words("印刷", "Print"),
    at="查询方式第一段",
    after=release_online,
    outcomes=[outcome("printed", Words("已印刷", "Printed"))],
)
distribute = step(
    "distribute",
    editors,
    Words("免费赠阅", "Send free copies"),
    at="查询方式第四段",
    after=print_paper,
    form=[receiver, reader_kind, copies],
    outcomes=[
        outcome(
            "distributed",
            Words("已发放", "Sent"),
            guard=free_copy,
            effects=[register(records.distribution_list, {"date": TODAY})],
        )
    ],
)
publish_issue = procedure(
    "publish-issue",
    Words("出版一期公报", "Publishing an issue"),
    about=Words("从收集文件到赠阅", "From collecting documents to free copies"),
    applicant=editors,
    steps=[collect, approve_others, edit, make_contents, release_online, print_paper, distribute],
    ends={distribute.distributed: end("published", Words("已出版", "Published"))},
)

# 导入

read_text = step(
    "read-text",
    importer,
    Words("读取文件，保存原件", "Read the file, keep the original"),
    at="封面",
    outcomes=[outcome("read", Words("已读取", "Read")), outcome("unreadable", Words("不能读取", "Unreadable"))],
)
parse_cover = step(
    "parse-cover",
    importer,
    Words("识别封面", "Parse the cover"),
    at="封面",
    after=read_text.read,
    form=[*NUMBERS, printed_on],
    outcomes=parsed(register(records.issue, records.MASTHEAD)),
)
parse_contents = step(
    "parse-contents",
    importer,
    Words("识别目录", "Parse the contents"),
    at="目录",
    after=parse_cover,
    form=[contents_count, english_count, contents_pages_ascending],
    outcomes=parsed(),
)
split_documents = step(
    "split-documents",
    importer,
    Words("划分文件", "Split into documents"),
    at="正文",
    after=parse_contents,
    form=[body_count, normalised_equal],
    outcomes=[
        outcome("split", Words("已划分", "Split"), guard=contents_match),
        outcome("damaged", Words("有损伤", "Damaged")),
    ],
)
parse_structure = step(
    "parse-structure",
    importer,
    Words("识别条款、表格和关系", "Parse places, tables and relations"),
    at="正文",
    after=split_documents,
    form=[
        issuing_bodies,
        title,
        number,
        title_has_trial,
        *facts_in(in_force, relation_to_other, annexes_accounted),
    ],
    outcomes=parsed(register(records.printed_document)),
)
report_damage = step(
    "report-damage",
    importer,
    Words("列出损伤", "List the damage"),
    at="正文",
    after=parse_structure,
    form=[damage_count, damaged_document, damaged_place, kind_of_damage, missing],
    outcomes=[
        outcome(
            "clean",
            Words("没有损伤", "No damage"),
            effects=[
                assign(damage_count, 0),
                notify(keeper, Words("一期公报待确认。", "An issue waits to be confirmed.")),
            ],
        ),
        outcome(
            "damage-listed",
            Words("已列出", "Listed"),
            effects=[
                register(records.damage_report, {"state": "open", "date": TODAY}),
                notify(keeper, Words("一期公报有损伤，待核对。", "An issue with damage waits to be compared.")),
            ],
        ),
    ],
)
confirm = step(
    "confirm",
    keeper,
    Words("与刊印本核对", "Compare with the printed issue"),
    at="正文;导入核对",
    after=[report_damage, "correct"],
    four_eyes="correct",
    outcomes=[
        outcome("confirmed", Words("确认", "Confirmed"), effects=[assign(import_confirmed, True)]),
        outcome(
            "corrections-needed", Words("需要更正", "Corrections needed"), effects=[assign(import_confirmed, False)]
        ),
    ],
)
correct = step(
    "correct",
    keeper,
    Words("更正并说明", "Correct with a note"),
    at="正文",
    after=confirm.corrections_needed,
    form=[damage_count, correction_note],
    outcomes=[
        outcome(
            "corrected",
            Words("已更正", "Corrected"),
            effects=[register(records.damage_report, {"state": "corrected", "date": TODAY})],
        )
    ],
)
import_issue = procedure(
    "import-issue",
    Words("导入一期公报", "Importing an issue"),
    about=Words("从文件到经确认的档案", "From a file to a confirmed archive"),
    at="导入",
    applicant=importer,
    steps=[
        read_text,
        parse_cover,
        parse_contents,
        split_documents,
        parse_structure,
        report_damage,
        confirm,
        correct,
    ],
    ends={
        read_text.unreadable: end("rejected", Words("不能读取", "Rejected")),
        confirm.confirmed: end("archived", Words("已归档", "Archived")),
    },
)

# 查询方式

search = step(
    "search",
    reader,
    Words("在网上查找", "Search online"),
    at="查询方式第二段;查询方式第三段",
    outcomes=[outcome("found", Words("找到", "Found")), outcome("not-found", Words("没有找到", "Not found"))],
)
open_text = step(
    "open",
    reader,
    Words("阅读原文和解读", "Read the text and its explanation"),
    at="查询方式第二段",
    after=search.found,
    outcomes=[outcome("read", Words("已阅读", "Read"))],
)
download = step(
    "download",
    reader,
    Words("下载电子版", "Download"),
    at="查询方式第二段",
    after=open_text,
    outcomes=[
        outcome("downloaded", Words("已下载", "Downloaded")),
        outcome("not-wanted", Words("不需要", "Not wanted")),
    ],
)
visit = step(
    "visit",
    reader,
    Words("到公共查阅点查阅", "Go to a reading place"),
    at="查询方式第四段",
    after=search.not_found,
    outcomes=[outcome("read", Words("已查阅", "Read")), outcome("not-there", Words("没有", "Not there"))],
)
ask = step(
    "ask",
    reader,
    Words("向编辑室询问", "Ask the editorial office"),
    at="简介地址电话;简介编辑室",
    after=visit.not_there,
    form=[reader_kind],
    outcomes=[
        outcome(
            "answered",
            Words("已得到答复", "Answered"),
            effects=[notify(reader, Words("编辑室已答复。", "The editorial office has answered."))],
        )
    ],
)
look_up = procedure(
    "look-up",
    Words("查找公报文本", "Finding a text"),
    about=Words("网上查、到场查、向编辑室问", "Online, on paper, or by asking"),
    applicant=reader,
    steps=[search, open_text, download, visit, ask],
    ends={
        download.downloaded: end("downloaded", Words("已下载", "Downloaded")),
        download.not_wanted: end("read", Words("已阅读", "Read")),
        visit.read: end("read-on-paper", Words("已查阅纸质版", "Read on paper")),
        ask.answered: end("answered", Words("已答复", "Answered")),
    },
)
