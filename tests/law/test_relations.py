"""Relations, clauses on effect and expiry, and the validity that follows from them."""

import datetime as dt

import pytest

from gongbao.law import Document, Place, State, read, validity_on


def document_with(body: str, number: str = "甲发〔2024〕1号", issued: str = "2024年3月1日") -> Document:
    text = f"甲市财政局关于某事的通知\n\n{number}\n\n各区财政局：\n\n{body}\n\n甲市财政局\n\n{issued}\n"
    return read(text.encode(), "x").documents[0]


def stated(document: Document) -> list[tuple[str, str, str]]:
    return [(r.kind, r.target, str(r.at)) for r in document.relations]


def test_bases_repeals_and_citations(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("demo")
    assert stated(gazette.documents[1]) == [("based_on", "云政发〔2021〕8号", "第一条")]
    announcement = gazette.documents[2]
    assert stated(announcement) == [
        ("based_on", "云政发〔2017〕3号", "正文"),
        ("repeals", "云文旅发〔2019〕15号", "正文"),
    ]
    assert announcement.relations[1].since == dt.date(2025, 4, 1)
    assert announcement.relations[1].title == "云溪市社区图书角管理暂行办法"


def test_two_repeals_in_one_sentence_and_none_by_an_order(issue) -> None:  # type: ignore[no-untyped-def]
    document = issue("plain-issue.txt").documents[2]
    assert stated(document) == [("repeals", "临政办〔2015〕3号", "正文"), ("repeals", "临政办〔2016〕12号", "正文")]
    order = issue("order.txt").documents[0]
    assert ("repeals", "海宁省渡口管理办法（省政府令第88号）", "第六条") in stated(order)
    assert order.cited_numbers == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一、《旧办法》（甲发〔2011〕5号）的有关内容同时废止。", ("repeals-in-part", "甲发〔2011〕5号", "一")),
        ("一、《旧办法》（甲发〔2011〕5号）第三条同时废止。", ("repeals-in-part", "甲发〔2011〕5号", "一")),
        ("一、废止《旧办法》（甲发〔2011〕5号）。", ("repeals", "甲发〔2011〕5号", "一")),
        (
            "一、申报人不再提交《旧办法》（甲发〔2011〕5号）第七条第（三）项规定的材料。",
            ("amends", "甲发〔2011〕5号", "一"),
        ),
        ("一、国家有新规定的，从其规定。", ("yields-to", "国家有新规定", "一")),
        ("一、现行规定与本通知不一致的，以本通知为准。", ("prevails-over", "与本文件抵触的现行规定", "一")),
        ("一、补贴标准参照《旧办法》执行。", ("cites", "旧办法", "一")),
        (
            "根据《上级办法》（乙部令第5号），现通知如下：\n\n一、照办。",
            ("based_on", "上级办法（乙部令第5号）", "序言"),
        ),
    ],
)
def test_each_kind(body: str, expected: tuple[str, str, str]) -> None:
    assert stated(document_with(body)) == [expected]


def test_places_of_an_amendment_and_short_names() -> None:
    document = document_with(
        "一、不再提交《旧办法》（甲发〔2011〕5号，以下简称5号文件）第七条第（三）项、第十三条第（五）项第4目规定的材料。\n\n"
        "二、不再核对5号文件第二十四条规定的材料。"
    )
    assert [[str(p) for p in r.places] for r in document.relations] == [
        ["第七条第（三）项", "第十三条第（五）项第4目"],
        ["第二十四条"],
    ]
    assert {r.target for r in document.relations} == {"甲发〔2011〕5号"}


def test_a_task_to_repeal_is_no_repeal(issue) -> None:  # type: ignore[no-untyped-def]
    document = issue("damaged.txt").documents[1]
    (planned,) = (r for r in document.relations if "repeal" in r.kind)
    assert (planned.kind, planned.target, str(planned.at), planned.by) == (
        "planned-repeal",
        "云民发〔2009〕8号",
        "附件1第5行",
        "2018-07",
    )


@pytest.mark.parametrize(
    ("clause", "expected", "date"),
    [
        ("本通知自2024年5月1日起施行。", "fixed-date", dt.date(2024, 5, 1)),
        ("本通知自 2024 年 5 月 1 日起执行。", "fixed-date", dt.date(2024, 5, 1)),
        ("本通知自发布之日起施行。", "from-release", dt.date(2024, 3, 1)),
        ("本通知自印发之日起执行。", "from-issue", dt.date(2024, 3, 1)),
        ("本通知自公布之日起30日后施行。", "days-after-release", dt.date(2024, 4, 1)),
        ("请遵照办理。", "none", dt.date(2024, 3, 1)),
    ],
)
def test_effect(clause: str, expected: str, date: dt.date) -> None:
    effective = document_with(f"一、总的要求。\n\n二、{clause}").effective
    assert (effective.clause, effective.date) == (expected, date)
    assert effective.at == (None if expected == "none" else Place.parse("二"))


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("本通知自2024年5月1日起施行，有效期5年。", dt.date(2029, 4, 30)),
        ("本通知自2024年5月1日起施行，有效期至2026年12月31日。", dt.date(2026, 12, 31)),
        ("本通知自2024年2月29日起施行，有效期三年。", dt.date(2027, 2, 28)),
        ("本通知自2024年5月1日起施行。", None),
    ],
)
def test_expiry(clause: str, expected: dt.date | None) -> None:
    assert document_with(f"一、{clause}").expires == expected


def test_validity_on_a_day() -> None:
    old = document_with("一、本通知自2020年1月1日起施行。", "甲发〔2019〕9号", "2019年12月1日")
    change = document_with(
        "一、不再提交《旧通知》（甲发〔2019〕9号）第二条规定的材料。\n\n二、本通知自2022年1月1日起施行。",
        "甲发〔2021〕7号",
    )
    part = document_with(
        "一、《旧通知》（甲发〔2019〕9号）的有关内容同时废止。\n\n二、本通知自2023年1月1日起施行。", "甲发〔2022〕8号"
    )
    end = document_with("一、《旧通知》（甲发〔2019〕9号）自2025年1月1日起废止。", "甲发〔2024〕6号")
    documents = {d.number: d for d in (old, change, part, end)}
    relations = [(d.number, r) for d in documents.values() for r in d.relations]

    def state(year: int, month: int = 6) -> State:
        return validity_on("甲发〔2019〕9号", relations, documents, dt.date(year, month, 1)).state

    assert state(2019) is State.NOT_YET_IN_FORCE
    assert state(2020) is State.IN_FORCE
    assert state(2022) is State.AMENDED
    assert state(2023) is State.REPEALED_IN_PART
    assert state(2024) is State.REPEALED_IN_PART
    assert state(2025, 1) is State.REPEALED
    ended = validity_on("甲发[2019]9号", relations, documents, dt.date(2026, 1, 1))
    assert [ground.document for ground in ended.grounds] == ["甲发〔2024〕6号"]
    assert (ended.since, ended.words.zh) == (dt.date(2025, 1, 1), "已废止")
    assert validity_on("乙发〔2000〕1号", relations, documents, dt.date(2026, 1, 1)).state is State.UNKNOWN


def test_a_document_that_is_only_known_by_its_repeal(issue) -> None:  # type: ignore[no-untyped-def]
    announcement = issue("demo").documents[2]
    relations = [(announcement.number, relation) for relation in announcement.relations]
    documents = {announcement.number: announcement}
    assert validity_on("云文旅发〔2019〕15号", relations, documents, dt.date(2025, 4, 1)).state is State.REPEALED
    assert validity_on("云文旅发〔2019〕15号", relations, documents, dt.date(2025, 3, 31)).state is State.UNKNOWN


def test_an_expired_document() -> None:
    document = document_with("一、本通知自2024年5月1日起施行，有效期1年。")
    documents = {document.number: document}
    assert validity_on(document.number, [], documents, dt.date(2025, 4, 30)).state is State.IN_FORCE
    assert validity_on(document.number, [], documents, dt.date(2025, 5, 1)).state is State.EXPIRED
