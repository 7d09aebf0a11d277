"""Search finds exactly what a slow look through the text finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.law import QueryTooLong, bigrams, highlight, holds, snippet, tsquery, tsvectors
from gongbao.law.search import MOST_OF_A_LEXEME, MOST_POSITIONS, pieces, searchable, words_of

CHARACTERS = "服务协议务，。 AaＡ1１('\"\\:&|!<\t"
TEXTS = st.text(CHARACTERS, max_size=60)


def found_by_lexemes(text: str, query: str) -> bool:
    """What PostgreSQL answers: every word by its pairs at neighbouring positions, one character by prefix."""
    words = words_of(query)
    return bool(words) and all(any(in_piece(piece, word) for piece in pieces(text)) for word in words)


def in_piece(lexemes: list[str], word: str) -> bool:
    if len(word) == 1:
        return any(lexeme.startswith(word) for lexeme in lexemes)
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    return any(lexemes[i : i + len(pairs)] == pairs for i in range(len(lexemes)))


@given(TEXTS, st.text("服务协议务，A1'\\ \"", min_size=1, max_size=8))
@settings(max_examples=400)
def test_lexemes_find_what_a_look_finds(text: str, query: str) -> None:
    assert found_by_lexemes(text, query) == holds(text, query)


@given(TEXTS, st.data())
@settings(max_examples=200)
def test_every_part_of_a_text_is_found_and_marked(text: str, data: st.DataObject) -> None:
    body = searchable(text)[0]
    if not body:
        return
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    word = body[start:end]
    if '"' in word:
        return
    assert holds(text, f'"{word}"')
    marks = highlight(text, f'"{word}"')
    assert any(word in searchable(text[a:b])[0] for a, b in marks)
    assert all(a < b for a, b in marks)


def test_queries() -> None:
    text = "培训机构应当与学员签订ＡＢＣ 服务协议，预收 费不超过60课时。"
    for query in ("费", "协议", "服务协议", "abc服务", "预收费", "60课时", "服务 课时", "“签订ABC服务”", "６０"):
        assert holds(text, query), query
    for query in ("议服", "协议服务", "预付费", "服务 退费", "", "  ", '""'):
        assert not holds(text, query), query


def test_cells_of_a_table_are_apart() -> None:
    assert not holds("市水务局\t每年", "局每年")
    assert holds("市水务局\t每年", "水务局")


def test_literals_are_safe() -> None:
    assert tsquery("a'b") == "('a''b' <-> '''b')".replace("'a''b'", "'a'''", 1)
    assert tsquery("服") == "'服':*"
    assert tsquery("服务协议 费") == "('服务' <-> '务协' <-> '协议') & '费':*"
    assert tsquery("") == ""
    assert tsvectors("服务服务") == ["'服务':1,3 '务服':2 '务':4"]
    assert tsvectors("") == []
    assert tsvectors("\\'") == ["'\\\\''':1 '''':2"]


def test_long_words_are_refused() -> None:
    with pytest.raises(QueryTooLong):
        tsquery("长" * 201)


def test_long_texts_are_cut_so_that_nothing_is_lost() -> None:
    text = "".join(chr(0x4E00 + i % 5000) for i in range(40_000))
    parts = list(pieces(text))
    assert all(len(part) <= MOST_POSITIONS for part in parts)
    for at in (0, 16_300, 16_380, 32_700, 39_900):
        assert found_by_lexemes(text, text[at : at + 100])


def test_a_lexeme_keeps_all_its_positions() -> None:
    text = "服务" * 600 + "完"
    for part in pieces(text):
        assert max(part.count(lexeme) for lexeme in set(part)) <= MOST_OF_A_LEXEME
    assert found_by_lexemes(text, "务服务完")


def test_snippets() -> None:
    text = "前" * 100 + "服务协议" + "后" * 100
    found = snippet(text, "服务协议", 40)
    assert ("服务协议", True) in found.pieces
    assert str(found).startswith("…")
    assert str(found).endswith("…")
    assert len(str(found)) <= 42
    assert str(snippet("短文", "没有", 40)) == "短文"


def test_bigrams_end_with_the_last_character() -> None:
    assert bigrams("服务 协议") == ["服务", "务协", "协议", "议"]
