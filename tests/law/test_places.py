"""Places are read in every spelling, written in one, and compared as lawyers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.law import Document, Place, PlaceUnreadable, Step, covers, lies_in, parse_places
from gongbao.law.numerals import to_chinese, to_int


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("第八条第三款", "第八条第三款"),
        ("第8条第3款", "第八条第三款"),
        ("第８条第３款", "第八条第三款"),
        ("一、（二）3.(1)", "一、（二）3.(1)"),
        ("一(二)3．（1）", "一、（二）3.(1)"),
        ("附件 三、（三）2.", "附件 三、（三）2."),
        ("附件三、（三）2.", "附件 三、（三）2."),
        ("第十三条第二款（一）", "第十三条第二款第（一）项"),
        ("第35条第（二）项", "第三十五条第（二）项"),
        ("第五条（五）6.", "第五条第（五）项第6目"),
        ("附件2第43行", "附件2第43行"),
        ("附件二第43行", "附件2第43行"),
        ("41号附件 三、（一）2.(2)", "41号 附件 三、（一）2.(2)"),
        ("京文旅发〔2023〕110号第八条", "京文旅发〔2023〕110号 第八条"),
        ("第二编第三章", "第二编第三章"),
        ("第八条之二第一款", "第八条之二第一款"),
        ("六第一款", "六、第一款"),
        ("二、（二）第一款", "二、（二）第一款"),
        ("通知", "印发通知"),
        ("引言", "序言"),
        ("附件 序言", "附件 序言"),
        ("第八条第三款 前段", "第八条第三款 前段"),
        ("一、（一）第2句第1分句", "一、（一） 第2句第1分句"),
        ("施行条款", "施行条款"),
    ],
)
def test_spellings(text: str, canonical: str) -> None:
    assert str(Place.parse(text)) == canonical
    assert Place.parse(canonical) == Place.parse(text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("一;二、（二）", ["一", "二、（二）"]),
        ("第五条；第十条", ["第五条", "第十条"]),
        ("第十五条、第四十条", ["第十五条", "第四十条"]),
        ("第四十五条第一款、第二款", ["第四十五条第一款", "第四十五条第二款"]),
        ("第十三条第三款 / 第二十一条", ["第十三条第三款", "第二十一条"]),
        ("第五条第（五）项、第（六）项", ["第五条第（五）项", "第五条第（六）项"]),
        ("附件4第30项、第31项", ["附件4（三十）", "附件4（三十一）"]),
        ("三、（三）第一款；附件4第16项", ["三、（三）第一款", "附件4（十六）"]),
    ],
)
def test_several_places(text: str, canonical: list[str]) -> None:
    assert [str(place).replace(" ", "") for place in parse_places(text)] == canonical
    with pytest.raises(PlaceUnreadable):
        Place.parse(text)


def test_separators_do_not_count() -> None:
    assert Place.parse("二、第一款").key == Place.parse("二第一款").key
    assert Place.parse("四、(三)").key == Place.parse("四（三）").key


@pytest.mark.parametrize("text", ["", "   ", "一" * 500])
def test_no_place(text: str) -> None:
    with pytest.raises(PlaceUnreadable):
        Place.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("第八条", "第八条第三款", True),
        ("查询方式第四段", "查询方式第四段 赠阅", True),
        ("查询方式第四段", "查询方式第三段", False),
        ("施行条款", "有效期", False),
        ("第八条第三款", "第八条", True),
        ("第八条第三款", "第八条第二款", False),
        ("第八条", "第十八条", False),
        ("第九条第（二）项", "第九条第一款第（二）项", True),
        ("第九条第（二）项", "第九条第一款第（三）项", False),
        ("第八条第三款 前段", "第八条第三款", True),
        ("第八条第三款 前段", "第八条第三款 后段", False),
        ("附件 三、（一）", "附件1三、", True),
        ("附件2 三", "附件1 三", False),
        ("附件4第15项", "附件4第15行", True),
        ("41号 二", "京人社事业发〔2023〕41号 二、（一）", True),
        ("41号 二", "42号 二", False),
        ("1号 二", "京人社事业发〔2023〕41号 二", False),
        ("一", "第一条", False),
    ],
)
def test_above_and_below(one: str, other: str, expected: bool) -> None:
    assert covers(Place.parse(one), Place.parse(other)) is expected
    assert covers(Place.parse(other), Place.parse(one)) is expected


NUMBERS = st.integers(1, 9999)
ARTICLES = st.tuples(NUMBERS, st.lists(st.integers(1, 99), max_size=4)).map(
    lambda pair: Place(
        (Step("条", pair[0]), *(Step(u, n) for u, n in zip(("款", "项", "目", "小目"), pair[1], strict=False)))
    )
)
SECTIONS = st.lists(st.integers(1, 99), min_size=1, max_size=4).map(
    lambda numbers: Place(tuple(Step(u, n) for u, n in zip(("一、", "项", "目", "小目"), numbers, strict=False)))
)
ANNEXED = st.tuples(st.integers(0, 40), st.one_of(ARTICLES, SECTIONS)).map(
    lambda pair: Place((Step("附件", pair[0]), *pair[1].steps))
)
PLACES = st.one_of(ARTICLES, SECTIONS, ANNEXED)


@given(PLACES)
def test_every_place_reads_back(place: Place) -> None:
    assert Place.parse(str(place)) == place


@given(PLACES, PLACES)
def test_a_part_lies_in_what_it_is_a_part_of(one: Place, other: Place) -> None:
    assert lies_in(one, one)
    assert covers(one, other) == (lies_in(one, other) or lies_in(other, one))
    above = one.above
    assert above is None or (lies_in(one, above) and not lies_in(above, one))


@pytest.mark.parametrize(
    ("place", "around", "expected"),
    [
        ("第八条第三款", "第八条", True),
        ("第八条", "第八条第三款", False),
        ("第九条第（二）项", "第九条第一款第（二）项", True),
        ("第九条第一款第（二）项", "第九条第（二）项", True),
        ("第九条第一款", "第九条第（二）项", False),
        ("附件第1行", "附件", True),
        ("附件推荐性", "附件替代", False),
        ("附件推荐性", "附件", True),
        ("附件第1行", "附件替代", False),
        ("附件", "附件替代", False),
        ("第三款", "第八条", False),
    ],
)
def test_what_lies_in_a_place(place: str, around: str, expected: bool) -> None:
    assert lies_in(Place.parse(place), Place.parse(around)) is expected


@given(PLACES, PLACES)
def test_covers_is_symmetric_and_holds_above(one: Place, other: Place) -> None:
    assert covers(one, other) == covers(other, one)
    assert covers(one, one)
    above = one.above
    assert above is None or covers(above, one)


@given(st.text(min_size=1, max_size=40))
def test_any_words_are_a_place_or_refused(text: str) -> None:
    try:
        places = parse_places(text)
    except PlaceUnreadable:
        return
    assert all(str(place) for place in places)


@given(st.integers(0, 9999))
def test_numerals_read_back(number: int) -> None:
    assert to_int(to_chinese(number)) == number


def test_provisions_and_places_lead_to_each_other(issue, reading_rooms: Document) -> None:  # type: ignore[no-untyped-def]
    for name in (
        "demo",
        "order.txt",
        "subsidy.md",
        "plain-issue.txt",
        "regulation.txt",
        "damaged.txt",
        "annexed-measures.txt",
        "orders-issue.txt",
        "groups-issue.txt",
        "amended-regulation.txt",
        "notices.md",
    ):
        for document in issue(name).documents:
            for provision in document.walk():
                assert document.find(provision.place) is provision
                assert document.find(str(provision.place)) is provision
    assert reading_rooms.find("第七条第一款第（二）项") is reading_rooms.find("第七条（二）")
    assert reading_rooms.find("第五条第二款 后段") is reading_rooms.find("第五条第二款")
    assert reading_rooms.find("第九十九条") is None
