"""Invented gazette issues for measuring: as many as wanted, always the same, in the shape of real ones.

The characters are those of everyday writing, mixed at random into words; words and characters are as unevenly frequent
as in any language (Zipf's law), so that a few stand in nearly every document and most in hardly any.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

DOCUMENTS_AN_ISSUE = 10
ARTICLES_A_DOCUMENT = 12
_WORDS = 12_000
_OPENING = ("的", "应当", "和", "市", "服务", "居民", "申请", "在", "机构", "办理", "管理", "材料", "及时", "由")
"""The most frequent words."""
_STRUCTURE = frozenset("第条章节款项附件表号年月日令注公告一二三四五六七八九十编局委厅院")
"""Characters with which labels, dates and names of bodies are written: they come only where they belong."""


def issue(number: int) -> str:
    """The text of an issue, with ten documents of twelve articles each (about 8,000 characters)."""
    chance = random.Random(number)  # noqa: S311
    documents = [_document(chance, number, place) for place in range(1, DOCUMENTS_AN_ISSUE + 1)]
    contents = "\n".join(f"{title} ({code})\t({page})" for page, (title, code, _) in enumerate(documents, 3))
    year, count = 2000 + number // 50, number % 50 + 1
    cover = f"云溪市人民政府公报\n\n{year}年3月18日 第{count}期（总第{number}期） 云溪市人民政府办公厅主办"
    texts = "\n\n".join(f"{title}\n\n{code}\n\n{text}" for title, code, text in documents)
    return f"{cover}\n\n目 录\n\n{contents}\n\n{texts}\n"


def name(number: int) -> str:
    """The name of the file of an issue."""
    return f"issue-{number:05d}.txt"


def _document(chance: random.Random, number: int, place: int) -> tuple[str, str, str]:
    """Title, number and text of a document."""
    title = f"云溪市文化局关于{_words(chance, 4)}工作的通知"
    code = f"云文发〔{2000 + number // 50}〕{number % 50 * DOCUMENTS_AN_ISSUE + place}号"
    articles = "\n".join(f"　　第{_numeral(n)}条　{_sentence(chance)}" for n in range(1, ARTICLES_A_DOCUMENT + 1))
    opening = f"各区文化局：\n\n　　{_sentence(chance)}"
    return title, code, f"{opening}\n{articles}\n\n云溪市文化局\n{2000 + number // 50}年3月1日"


def _sentence(chance: random.Random) -> str:
    return f"{_words(chance, chance.randint(6, 14))}，{_words(chance, chance.randint(6, 14))}。"


def _words(chance: random.Random, count: int) -> str:
    words, weights = _vocabulary()
    return "".join(words[bisect(weights, chance.random() * weights[-1])] for _ in range(count))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """The words, most frequent first, and their summed frequencies."""
    chance = random.Random(0)  # noqa: S311
    common = [c for c in _everyday_characters() if c not in _STRUCTURE]
    chance.shuffle(common)
    characters = list(accumulate(1 / (rank + 20) for rank in range(len(common))))
    words = list(_OPENING)
    while len(words) < _WORDS:
        length = chance.choices((1, 2, 3, 4), (5, 65, 15, 15))[0]
        words.append("".join(common[bisect(characters, chance.random() * characters[-1])] for _ in range(length)))
    return words, list(accumulate(1 / (rank + 3) for rank in range(_WORDS)))


def _everyday_characters() -> Iterator[str]:
    """The 3,755 characters of the first level of GB/T 2312."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF):
            yield bytes((row, cell)).decode("gb2312")


def _numeral(number: int) -> str:
    """A number below twenty as articles write it."""
    digits = "零一二三四五六七八九"
    return digits[number] if number < 10 else "十" + (digits[number - 10] if number > 10 else "")
