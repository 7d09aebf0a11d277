"""Sentences cut by pages and lines are made whole; what stands alone is left alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.law import Document, read
from gongbao.law.joining import paragraphs_of
from gongbao.law.reading import lines_of

CHARACTERS = "云溪市民可以在门前按照次序停放车辆并遵守本区划定线路行走骑乘"


def joined(text: str) -> list[str]:
    return [paragraph.words for paragraph in paragraphs_of(lines_of(text.encode(), "x"))]


SENTENCES = st.lists(
    st.text(CHARACTERS, min_size=30, max_size=120).map(lambda words: words + "。"), min_size=1, max_size=5
)


@given(SENTENCES, st.data())
@settings(max_examples=100)
def test_page_breaks_leave_no_trace(sentences: list[str], data: st.DataObject) -> None:
    cut = []
    for sentence in sentences:
        at = data.draw(st.integers(24, len(sentence) - 2))
        cut.append(f"{sentence[:at]}\n\n- {data.draw(st.integers(1, 90))} -\n\n{sentence[at:]}")
    assert joined("\n\n".join(cut)) == sentences


@given(SENTENCES)
@settings(max_examples=100)
def test_hard_wrapped_lines_are_joined(sentences: list[str]) -> None:
    wrapped = ["\n".join(s[i : i + 28] for i in range(0, len(s), 28)) for s in sentences]
    assert joined("\n\n".join(wrapped)) == sentences


@given(SENTENCES)
@settings(max_examples=100)
def test_an_indent_begins_a_paragraph(sentences: list[str]) -> None:
    wrapped = []
    for sentence in sentences:
        words = "　　" + sentence
        wrapped += [words[i : i + 28] for i in range(0, len(words), 28)]
    if len(wrapped) > len(sentences) / 0.3 or len(wrapped) < 4:
        return
    assert joined("\n".join(wrapped)) == sentences


def test_joins_are_reported_with_both_ends(issue) -> None:  # type: ignore[no-untyped-def]
    document: Document = issue("damaged.txt").documents[0]
    join = next(join for join in document.joins if join.lines == (41, 43))
    assert join.left.endswith("可停车的数目和")
    assert join.right.startswith("联系电话")
    assert join.page_break
    assert document.find("第四条第一款第（二）项").text.endswith("可停车的数目和联系电话；")


def test_a_paragraph_runs_on_after_a_semicolon_and_an_item_does_not(issue) -> None:  # type: ignore[no-untyped-def]
    document: Document = issue("damaged.txt").documents[0]
    assert document.find("第四条第二款").text.endswith("检查结果向社会公布；检查不合格的，十日内整改。")
    assert document.find("第四条第一款第（三）项").text == "夜间有照明；"


def test_short_headings_are_not_joined_to_what_follows() -> None:
    text = "（一）送书上门，方便行动不便的老人\n\n各区应当安排专人。\n"
    assert joined(text) == ["（一）送书上门，方便行动不便的老人", "各区应当安排专人。"]


def test_latin_words_keep_their_spaces() -> None:
    text = (
        "甲市关于使用系统的通知\n\n甲发〔2024〕1号\n\n为了便于办理，全市统一使用名为 City Service Desk\n"
        "Online 的系统办理。\n\n特此通知。\n"
    )
    document = read(text.encode(), "x").documents[0]
    assert "City Service Desk Online" in document.body[0].full_text
