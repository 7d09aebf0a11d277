"""The imprint at the end of an issue: who publishes it, how it is reached, which pictures are lost."""

import re
from collections.abc import Sequence

from .folding import tightened
from .joining import paragraphs_of
from .model import Colophon, Damage
from .places import Place
from .reading import Line

FIELDS = {
    "governing_body": r"主\s*管(?:单位)?",
    "sponsor": r"主\s*办(?:单位)?",
    "editor": r"编\s*辑(?:[出版发行、]*单位)?|编辑出版发行单位|承\s*办(?:单位)?",
    "site": r"网\s*址",
    "address": r"地\s*址",
    "postcode": r"邮\s*(?:编|政\s*编\s*码)",
    "telephones": r"(?:联系)?电\s*话",
    "printer": r"印\s*刷(?:单位)?",
}
ISSN = re.compile(r"ISSN\s*([0-9]{4}-[0-9]{3}[0-9Xx])")
CN = re.compile(r"CN\s*([0-9]{2}-[0-9]{4}(?:/[A-Z])?)")
FORMAT = re.compile(r"为?([A-Z][0-9]|[0-9]{1,2}开|大?16开)\s*(?:开本|版)?")
FREQUENCY = re.compile(r"((?:周|旬|半月|月|季|双月)刊(?:（[^（）]*）|\([^()]*\))?)")
QUOTED = re.compile(r"“([^”]+)”")
PHONE = re.compile(r"(?:[（(][0-9]{3,4}[）)])?\s*[0-9]{3,4}-?[0-9]{4,8}|[0-9]{7,12}")
PICTURE_WORDS = re.compile(r"二维码|扫一扫|扫码")
PLACES_TO_READ = re.compile(r"[^，。；到可]*(?:服务大厅|图书馆|档案馆)[^，。；]*")


def colophon_of(lines: Sequence[Line], last_line: int) -> Colophon | None:
    """The imprint, none where there is none."""
    if not lines:
        return None
    fields: dict[str, str] = {}
    for line in lines:
        for name, pattern in FIELDS.items():
            match = re.match(rf"^(?:{pattern})\s*[:：]\s*(.+)$", line.text)
            if match:
                fields.setdefault(name, tightened(match[1]))
    paragraphs = tuple(paragraph.words for paragraph in paragraphs_of(lines))
    words = "\n".join(paragraphs)
    phones = tuple(re.sub(r"\s", "", p) for p in PHONE.findall(fields.pop("telephones", "")))
    form, often = FORMAT.search(words), FREQUENCY.search(words)
    return Colophon(
        lines=(lines[0].number, last_line),
        telephones=phones,
        channels=channels_in(words),
        format=form[1] if form else None,
        frequency=often[1] if often else None,
        paragraphs=paragraphs,
        **fields,
    )


def channels_in(words: str) -> tuple[str, ...]:
    """The names of the ways to read the gazette: quoted sites, accounts and applications, and public places."""
    found = [match[1] for match in QUOTED.finditer(words)]
    found += [match.strip() for match in PLACES_TO_READ.findall(words)]
    if re.search(r"免费赠阅", words):
        found.append("纸质免费赠阅")
    return tuple(dict.fromkeys(found))


def identifiers(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """ISSN and CN number printed anywhere among the lines."""
    words = " ".join(line.text for line in lines)
    issn, cn = ISSN.search(words), CN.search(words)
    return (issn[1] if issn else None), (cn[1] if cn else None)


def colophon_damage(lines: Sequence[Line]) -> list[Damage]:
    """QR codes of which only the words around them are left."""
    found: list[Damage] = []
    heading = ""
    for i, line in enumerate(lines):
        text = line.text
        if len(text) <= 12 and not PICTURE_WORDS.search(text):
            heading = text
        if PICTURE_WORDS.search(text) or (i == len(lines) - 1 and re.search(r"(?:网络版|微信|公众号)$", text)):
            place = Place.parse(heading or "封底")
            if not any(damage.at == (place,) for damage in found):
                found.append(Damage("missing-picture", (place,), missing="二维码没有读出"))
    return found
