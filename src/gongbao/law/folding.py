"""Texts made comparable: width, case, brackets, dashes, quotation marks and white space put aside."""

import re
import unicodedata

SAME = str.maketrans(
    {
        "〔": "[", "〕": "]", "［": "[", "］": "]", "【": "[", "】": "]", "｛": "(", "｝": ")",
        "、": ",", "。": ".", "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"',
        "《": "<", "》": ">", "〈": "<", "〉": ">", "—": "-", "–": "-", "―": "-", "－": "-", "…": ".",
        "·": ".", "•": ".", "・": ".", "～": "~",
    }
)  # fmt: skip
HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WIDE = rf"{HAN}\u3000-\u303f\uff00-\uffef“”‘’—…·"
LOOSE = re.compile(rf"(?<=[{WIDE}])\s+(?=\S)|(?<=\S)\s+(?=[{WIDE}])")


def folded(text: str) -> str:
    """``text`` without white space, in half width and lower case, with one form for each punctuation mark."""
    return "".join(unicodedata.normalize("NFKC", text).translate(SAME).split()).lower()


def tightened(text: str) -> str:
    """``text`` without the spaces that no Chinese text has: beside a Chinese character or mark."""
    stripped = text.strip()
    return LOOSE.sub("", stripped) if len(stripped.split(maxsplit=1)) > 1 else stripped
