"""The forms that lines of a gazette take: document numbers, dates, issuers, labels of provisions."""

import datetime as dt
import re
from dataclasses import dataclass

from .folding import HAN, tightened
from .model import Kind
from .numerals import ANY_NUMERAL, NUMERAL, to_int

OPEN, CLOSE = r"[〔\[［（(【〈]", r"[〕\]］）)】〉]"
NUMBER = re.compile(
    rf"(?P<body>[{HAN}]{{1,15}}?)\s*{OPEN}\s*(?P<year>(?:19|20)[0-9]{{2}})\s*{CLOSE}\s*第?\s*(?P<serial>[0-9]{{1,5}})\s*号"
)
"""A document number: the issuer's code, the year, the serial number (京文旅发〔2023〕110号)."""
ANNOUNCEMENT = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s*年\s*(?P<body>[\u4e00-\u9fff]{0,6}字?)\s*第\s*(?P<serial>[0-9]{1,5})\s*号"
    r"(?:\s*[(（]\s*总第\s*(?P<total>[0-9]+)\s*号\s*[)）])?"
)
"""The number of an announcement (2018年标字第12号（总第231号）)."""
ORDER = re.compile(r"[〔（(\[]?\s*第\s*(?P<serial>[0-9〇一二三四五六七八九十百]{1,6})\s*号\s*[〕）)\]]?")
"""The number of an order or announcement that stands under its heading (第310号)."""
ORDER_LINE = re.compile(
    r"(?P<heading>[\u4e00-\u9fff]{2,30}(?:令|公告|通告))\s*[（(]?\s*第\s*(?P<serial>[0-9〇一二三四五六七八九十百]{1,6})\s*号\s*[）)]?"
)
"""The heading and number of an order in one line (某某市人民政府令第310号)."""
ORDER_HEADING = re.compile(r"(?:令|公告|通告|命令|决定)$")

DATE = re.compile(
    r"(?P<y>[0-9]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?P<m>[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})\s*月"
    r"\s*(?P<d>[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})\s*日"
)
DATED = re.compile(rf"(?<=号)[\s　]+[（(]?{DATE.pattern}[）)]?$")
"""The date that some documents print behind their number."""
ADOPTED = re.compile(
    r"^[（(]\s*[0-9〇○一二三四五六七八九]{4}\s*年.{0,200}?(?:通过|公布|发布|修订|修正|批准|施行|印发|审议|日\s*[）)]$)",
    re.S,
)
"""The note under a regulation's title on how it was adopted."""
SPOKEN = re.compile(r"^[—–―-]{1,3}.{0,8}[0-9]{4}\s*年.{4,60}上$")
"""The line under the title of a speech or report on when and where it was given."""

BODY_END = (
    "局|委员会|厅|政府|办公厅|办公室|部|院|署|总队|支队|联合会|分行|总行|银行|法院|检察院|中心|总局|管理局|监管局|"
    "税务局|委|管委会|会议|常务委员会|总工会|协会|学会|集团|公司|大学|指挥部|领导小组|监管分局|分局|营业管理部|行"
)
ISSUER = re.compile(rf"^[{HAN}（）()]{{2,40}}(?:{BODY_END})(?:[（(][{HAN}]+[）)])?$")
"""A line that is nothing but the name of a public body."""
PERSON = re.compile(
    rf"^(?:代?\s*(?:市|省|区|县|州|部|局|院|委员)\s*长|主\s*席|主\s*任|总\s*理)\s*[:：]?\s*[{HAN}\s·]{{2,8}}$"
)
DOCUMENT_WORDS = (
    "通知|意见|办法|规定|细则|规则|条例|决定|方案|公告|通告|决议|批复|函|令|规划|计划|纲要|措施|指引|指南|标准|"
    "目录|清单|章程|规范|报告|公报|纪要|命令|法|守则|准则|条件|制度|要求|清单|程序|流程|若干政策|名单|说明"
)
TITLE_END = re.compile(rf"(?:{DOCUMENT_WORDS})(?:\s*[（(][^（）()]{{1,20}}[）)])*$")
SENTENCE_END = re.compile(r"[。！？；;：:!?]$|[。！？；][”’）)》]$")
CLAUSE_END = re.compile(r"[，,、]$")


@dataclass(frozen=True, slots=True)
class Label:
    """The label that a line begins with: what kind of provision it opens, its number, and what follows it."""

    kind: Kind
    number: int
    printed: str
    rest: str


SPACES = r"[\s　]*"
LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PART, re.compile(rf"^(?P<p>第{SPACES}(?P<n>{ANY_NUMERAL}){SPACES}编)(?P<r>(?:[\s　]+|$).*)$")),
    (Kind.CHAPTER, re.compile(rf"^(?P<p>第{SPACES}(?P<n>{ANY_NUMERAL}){SPACES}章)(?P<r>.*)$")),
    (Kind.DIVISION, re.compile(rf"^(?P<p>第{SPACES}(?P<n>{ANY_NUMERAL}){SPACES}节)(?P<r>.*)$")),
    (
        Kind.ARTICLE,
        re.compile(rf"^(?P<p>第{SPACES}(?P<n>{ANY_NUMERAL}){SPACES}条(?:之(?P<s>{ANY_NUMERAL}))?)(?P<r>.*)$"),
    ),
    (Kind.SECTION, re.compile(rf"^(?P<p>(?P<n>{NUMERAL}){SPACES}[、．])(?P<r>.*)$")),
    (Kind.ITEM, re.compile(rf"^(?P<p>[（(]{SPACES}(?P<n>{NUMERAL}){SPACES}[）)])[、．.]?(?P<r>.*)$")),
    (Kind.SUBPOINT, re.compile(r"^(?P<p>[（(]\s*(?P<n>[0-9０-９]{1,2})\s*[）)])(?P<r>.*)$")),
    (Kind.POINT, re.compile(r"^(?P<p>(?P<n>[0-9０-９]{1,2})\s*[.．、])(?P<r>(?![0-9]).*)$")),
)
CITING = re.compile(r"^(?:第|的|规定|所|、|，|,|至|和|或|及|与|款|中|之|以|。|；)")
HEADING_KINDS = (Kind.PART, Kind.CHAPTER, Kind.DIVISION)


def label_of(text: str) -> Label | None:
    """The label that the line begins with, none where it begins with words.

    A sentence that starts by citing an article (第八条规定的…) has no label.
    """
    if text[:1] not in "第（(〇一二三四五六七八九十百0123456789０１２３４５６７８９":
        return None
    for kind, pattern in LABELS:
        match = pattern.match(text)
        if not match:
            continue
        rest = match["r"]
        if kind in (*HEADING_KINDS, Kind.ARTICLE) and CITING.match(rest):
            return None
        if kind in HEADING_KINDS and (len(rest) > 45 or SENTENCE_END.search(rest)):
            return None
        number = to_int(match["n"])
        if kind is Kind.ARTICLE and match["s"]:
            number = number * 10_000 + to_int(match["s"])
        return Label(kind, number, tightened(match["p"]).replace(" ", ""), tightened(rest.lstrip("　 :：")))
    return None


def date_in(text: str) -> dt.date | None:
    """The first calendar date in ``text``; none where there is none or the day does not exist."""
    match = DATE.search(text)
    if not match:
        return None
    try:
        return dt.date(to_int(match["y"]), to_int(match["m"]), to_int(match["d"]))
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Whether the line is a date and nothing else."""
    return "日" in text and DATE.fullmatch(tightened(text)) is not None


def number_of(text: str) -> str:
    """The document number that the whole line is, in its standard spelling; empty where it is something else."""
    if "号" not in text:
        return ""
    words = tightened(DATED.sub("", text))
    if match := NUMBER.fullmatch(words):
        return standard(match)
    if match := ANNOUNCEMENT.fullmatch(words):
        return standard(match)
    return ""


def standard(match: re.Match[str]) -> str:
    """The number in its standard spelling: 〔〕 around the year, no spaces."""
    if match.re is NUMBER:
        return f"{match['body']}〔{match['year']}〕{int(match['serial'])}号"
    total = f"（总第{match['total']}号）" if match["total"] else ""
    return f"{match['year']}年{match['body']}第{int(match['serial'])}号{total}"


def is_issuer(text: str) -> bool:
    """Whether the line is nothing but the name of a public body."""
    return ISSUER.match(re.sub(r"\s", "", text)) is not None


ANNEX_PAGE = re.compile(
    rf"^附{SPACES}[件表]{SPACES}(?P<n>{ANY_NUMERAL})?$|^附{SPACES}[件表]{SPACES}{ANY_NUMERAL}[:：]$"
)
ANNEX_LIST = re.compile(rf"^附{SPACES}[件表]?{SPACES}[:：]{SPACES}(?P<r>.*)$")
ANNEX_NAMED = re.compile(rf"^附{SPACES}[件表]{SPACES}(?P<n>{ANY_NUMERAL}){SPACES}[:：.、\s]{SPACES}(?P<r>.+)$")
NOTE = re.compile(
    r"^注\s*[:：]|^[（(](?:此件|本文|本刊)[^（）()]{1,20}[）)]$|^\S.{1,60}[0-9一二三四五六七八九十]日\s*印发$|^(?:抄送|主题词|信息公开(?:选项|形式))\s*[:：]|^[（(]联系(?:人|电话)"
)
