"""Two texts set against each other: nothing is lost, nothing is invented, and an inserted article moves nothing."""

from hypothesis import given
from hypothesis import strategies as st

from gongbao.law import Document, read
from gongbao.law.comparison import Pair, compare, word_differences, words_of

HEAD = """样市文化局关于印发《样市乐器租借办法》的通知
样文发〔2024〕7号

各区文化局：
　　现将《样市乐器租借办法》印发给你们，请遵照执行。

样市文化局
2024年3月1日

样市乐器租借办法

"""
LENDING = "居民租借钢琴，应当事先预约，每次不超过30日。"
RETURN = "归还乐器时应当场检查，损坏的照价赔偿。"
PURPOSE = "为方便居民租借乐器，制定本办法。"
START = "本办法自2024年4月1日起施行。"
NUMBERS = "一二三四五六七八九"


def document(*articles: str) -> Document:
    text = HEAD + "".join(f"　　第{NUMBERS[i]}条　{words}\n" for i, words in enumerate(articles))
    [found] = read(text.encode(), "x.txt").documents
    return found


def changed(old: Document, new: Document) -> list[Pair]:
    return [pair for pair in compare(old, new) if pair.change != "same"]


def marked(pair: Pair) -> str:
    signs = {"same": "{}", "added": "[+{}]", "removed": "[-{}]"}
    return "".join(signs[piece.mark].format(piece.text) for piece in pair.pieces)


def test_a_changed_word_is_marked_and_numbers_stay_whole() -> None:
    [pair] = changed(document(PURPOSE, LENDING, START), document(PURPOSE, LENDING.replace("30日", "300日"), START))
    assert (pair.change, str(pair.new and pair.new.place)) == ("changed", "第二条第一款")
    assert marked(pair) == "居民租借钢琴，应当事先预约，每次不超过[-30][+300]日。"


def test_a_new_word_is_not_cut_by_a_character_that_it_shares() -> None:
    [pair] = changed(
        document(PURPOSE, LENDING, START), document(PURPOSE, LENDING.replace("事先预约", "提前约定"), START)
    )
    assert "[-事先预约][+提前约定]" in marked(pair)


def test_an_inserted_article_renumbers_and_changes_nothing_else() -> None:
    old, new = document(PURPOSE, LENDING, START), document(PURPOSE, RETURN, LENDING, START)
    [pair] = changed(old, new)
    assert (pair.change, pair.old) == ("added", None)
    assert [str(each.new and each.new.place) for each in compare(old, new) if each.renumbered] == [
        "第三条第一款",
        "第四条第一款",
    ]


def test_a_text_that_stands_elsewhere_has_moved() -> None:
    [pair] = changed(document(PURPOSE, LENDING, RETURN, START), document(PURPOSE, RETURN, LENDING, START))
    assert pair.change == "moved"


def test_what_is_taken_away_stands_where_it_stood() -> None:
    found = compare(document(PURPOSE, LENDING, RETURN, START), document(PURPOSE, RETURN, START))
    kinds = [each.change for each in found if each.old is None or "条" in str(each.old.place)]
    assert kinds == ["same", "removed", "same", "same"]


def test_a_text_is_the_same_as_itself() -> None:
    old = document(PURPOSE, LENDING, START)
    assert not changed(old, document(PURPOSE, LENDING, START))


texts = st.text("甲乙丙丁，。120. ab", max_size=30)


@given(texts, texts)
def test_the_pieces_hold_both_texts_and_nothing_else(old: str, new: str) -> None:
    pieces = word_differences(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark != "added") == old
    assert "".join(piece.text for piece in pieces if piece.mark != "removed") == new
    assert all(piece.text for piece in pieces)


articles = st.lists(
    st.sampled_from([PURPOSE, LENDING, RETURN, START, LENDING + RETURN, "租金每日5元。"]), min_size=2, max_size=6
)


@given(articles, articles)
def test_every_place_of_both_texts_is_told_once(old: list[str], new: list[str]) -> None:
    before, after = document(*old), document(*new)
    found = compare(before, after)
    assert sorted(words_of(p.old) for p in found if p.old) == sorted(map(words_of, before.passages()))
    assert [p.new for p in found if p.new] == list(after.passages())
