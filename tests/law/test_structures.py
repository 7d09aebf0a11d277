"""Gazettes of other places and shapes: the facts, the documents and their trees, and nothing invented."""

import datetime as dt

from gongbao.law import Document, Kind, read

from .conftest import SAMPLES


def relations(document: Document) -> list[tuple[str, str, str, list[str]]]:
    return [(r.kind, r.target, str(r.at), [str(place) for place in r.places]) for r in document.relations]


def places(document: Document, kind: Kind) -> list[str]:
    return [str(p.place) for p in document.walk() if p.kind is kind]


def test_an_order_takes_title_page_and_group_from_the_contents(issue) -> None:  # type: ignore[no-untyped-def]
    order, decision = issue("bicycles.txt").documents
    assert (order.number, order.title) == ("海棠市人民政府令第12号", "海棠市公共自行车管理办法")
    assert (order.section, order.page, order.issued) == ("市政府规章", 3, dt.date(2025, 1, 20))
    assert relations(decision) == [
        ("repeals", "海府发〔2009〕3号", "一", []),
        ("repeals", "海府发〔2010〕8号", "二、第一款", []),
    ]
    assert decision.effective.date == dt.date(2025, 2, 1)
    assert decision.damage == ()


def test_orders_of_the_council(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("council.txt")
    assert (gazette.year, gazette.number, gazette.total) == (2025, 7, 1861)
    assert [(d.title, d.page) for d in gazette.documents] == [
        ("公共浴室卫生条例", 4),
        ("国务院关于修改《渔港管理条例》的决定", 11),
        ("国务院办公厅关于做好夏粮晾晒工作的通知", 14),
        ("卫生部公告", 17),
    ]
    bath = gazette.documents[0]
    assert places(bath, Kind.PART) == ["第一编", "第二编", "第三编"]
    assert places(bath, Kind.POINT) == ["第二条第一款第（一）项第1目", "第二条第一款第（一）项第2目"]
    assert places(bath, Kind.ARTICLE) == [f"第{n}条" for n in "一二三四五六"]
    assert bath.damage == ()
    assert places(gazette.documents[2], Kind.SUBPOINT) == ["一、（一）1.(1)", "一、（一）1.(2)"]
    assert places(gazette.documents[2], Kind.SUBSECTION) == ["一、（一）", "一、（二）"]
    assert len(gazette.documents[3].tables[0].rows) == 2


def test_articles_quoted_by_an_amendment_are_no_articles_of_it(issue) -> None:  # type: ignore[no-untyped-def]
    decision = issue("council.txt").documents[1]
    assert places(decision, Kind.ARTICLE) == []
    assert relations(decision) == [
        ("amends", "渔港管理条例", "序言", []),
        ("amends", "渔港管理条例", "一、第一款", ["第五条"]),
        ("amends", "渔港管理条例", "二、第一款", ["第八条"]),
        ("amends", "渔港管理条例", "三", ["第十二条第二款"]),
        ("amends", "渔港管理条例", "四、第一款", ["第十五条"]),
    ]
    assert decision.effective.date == dt.date(2025, 4, 1)


def test_a_quotation_over_several_lines_without_marks(issue) -> None:  # type: ignore[no-untyped-def]
    (notice,) = issue("two-amended.txt").documents
    assert places(notice, Kind.ARTICLE) == []
    assert places(notice, Kind.SUBSECTION) == ["一、（一）", "一、（二）"]
    assert ("amends", "云城管规〔2020〕1号", "一、（二）", ["第八条第二款"]) in relations(notice)
    assert ("amends", "云城管规〔2019〕7号", "二、第二款", ["第四条"]) in relations(notice)


def test_changes_and_repeals_in_one_decision(issue) -> None:  # type: ignore[no-untyped-def]
    (decision,) = issue("amend-and-repeal.txt").documents
    assert decision.number == "北岭省人民政府令第321号"
    assert decision.title == "北岭省人民政府关于修改和废止部分规章的决定"
    assert decision.lines[0] == 1
    assert [(k, t) for k, t, _, _ in relations(decision)] == [
        ("amends", "北岭省城市绿化办法"),
        ("amends", "北岭省城市绿化办法"),
        ("amends", "北岭省城市绿化办法"),
        ("amends", "北岭省水塔管理办法（省政府令第112号）"),
        ("amends", "北岭省水塔管理办法（省政府令第112号）"),
        ("repeals", "北岭省粮票管理办法（省政府令第5号）"),
        ("repeals", "北政发〔1990〕12号"),
    ]


def test_lists_of_repealed_documents_in_annexes(issue) -> None:  # type: ignore[no-untyped-def]
    (notice,) = issue("repealed-lists.txt").documents
    assert [(k, t, at) for k, t, at, _ in relations(notice)] == [
        ("repeals", "临政发〔1998〕3号", "一"),
        ("repeals", "临政发〔1998〕3号", "附件1 1."),
        ("repeals", "临政办发〔2001〕17号", "附件1 2."),
        ("repeals", "临政办发〔2001〕40号", "附件1 3."),
        ("repeals", "临政发〔1999〕8号", "附件2"),
        ("repeals", "临政办发〔2003〕5号", "附件2"),
    ]


def test_a_lead_in_ends_with_its_list() -> None:
    text = (
        "甲市财政局关于废止文件的通知\n\n甲财发〔2024〕2号\n\n决定废止下列文件：\n\n《旧办法》（甲财发〔2001〕1号）\n\n"
        "请按下列文件办理：\n\n《新办法》（甲财发〔2023〕9号）\n\n甲市财政局\n\n2024年2月2日\n"
    )
    (notice,) = read(text.encode(), "x").documents
    assert [(r.kind, r.target) for r in notice.relations] == [
        ("repeals", "甲财发〔2001〕1号"),
        ("cites", "甲财发〔2023〕9号"),
    ]


def test_a_regulation_alone(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("sand-regulation.txt")
    (regulation,) = gazette.documents
    assert (gazette.title, gazette.damage, regulation.damage) == ("", (), ())
    assert regulation.issuers == ("东屿市人民代表大会常务委员会",)
    assert [p.heading for p in regulation.body] == ["总则", "许可", "附则"]
    assert str(regulation.find("第三条第二款").place) == "第三条第二款"
    assert len(regulation.find("第三条第一款").children) == 3


def test_appointments_without_numbers_under_a_cover_in_words(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("appointments.txt")
    assert (gazette.year, gazette.number, gazette.total) == (2025, 2, 103)
    assert gazette.date == dt.date(2025, 1, 20)
    assert [(d.number, d.page, d.issued) for d in gazette.documents] == [
        ("", 12, dt.date(2025, 1, 8)),
        ("", 13, dt.date(2025, 1, 9)),
    ]
    assert len(gazette.documents[0].find("正文").children) == 4
    assert all(not d.relations and not d.damage for d in gazette.documents)


def test_reply_notice_announcement_and_circular(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("kinds.txt")
    assert gazette.sections == ("市政府文件", "部门文件")
    assert gazette.cn == "61-0000/D"
    assert [(d.number, d.page, d.section) for d in gazette.documents] == [
        ("南川府函〔2024〕31号", 3, "市政府文件"),
        ("", 5, "市政府文件"),
        ("2024年第2号", 7, "市政府文件"),
        ("南川教发〔2024〕8号", 9, "部门文件"),
    ]
    fireworks = gazette.documents[1]
    assert (fireworks.issued, fireworks.effective.date, fireworks.expires) == (
        dt.date(2024, 5, 8),
        dt.date(2024, 6, 1),
        dt.date(2029, 5, 31),
    )
    buses = gazette.documents[3]
    assert buses.issuers == ("南川市教育局", "南川市财政局")
    assert [(a.number, a.printed) for a in buses.annexes] == [(1, "printed"), (2, "printed"), (3, "omitted")]
    assert places(buses, Kind.ARTICLE) == ["第一条", "第二条", "第三条"]


def test_encoding_line_ends_and_wide_digits_make_no_difference() -> None:
    text = (SAMPLES / "kinds.txt").read_text("utf-8")
    assert read(text.replace("\n", "\r\n").encode("gb18030"), "x") == read(text.encode(), "x")


def test_running_heads_and_page_numbers_leave_no_trace(issue) -> None:  # type: ignore[no-untyped-def]
    (opinion,) = issue("running-heads.txt").documents
    assert "公报" not in opinion.plain_text
    assert opinion.find("一").full_text.endswith("安装率达到百分之百，餐饮用户全部安装报警器。")
    assert opinion.find("二、（一）").full_text.endswith("列出清单，逐条更新。")
    assert places(opinion, Kind.SECTION) == ["一", "二", "三"]
    assert opinion.expires == dt.date(2027, 6, 30)


def test_issuers_in_two_columns(issue) -> None:  # type: ignore[no-untyped-def]
    (circular,) = issue("joint-circular.txt").documents
    assert circular.issuers == (
        "西桥市发展和改革委员会",
        "西桥市财政局",
        "西桥市住房和城乡建设局",
        "国家税务总局西桥市税务局",
        "西桥市市场监督管理局",
    )
    assert circular.signatures[0].issuers == circular.issuers
    assert circular.inner_title == "西桥市停车场收费管理办法（试行）"
    assert circular.trial
    assert circular.expires == dt.date(2026, 3, 31)


def test_contents_in_a_table_and_opinions_in_markdown(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("council.md")
    assert [(d.title, d.page) for d in gazette.documents] == [
        ("国务院关于表彰护林先进集体的决定", 5),
        ("国务院办公厅关于推进山村供水的指导意见", 8),
    ]
    opinion = gazette.documents[1]
    assert [p.heading for p in opinion.body if p.kind is Kind.SECTION] == ["", "", "建设管网"]
    assert places(opinion, Kind.POINT) == ["三、（二）1.", "三、（二）2."]
    assert [(a.number, a.title) for a in opinion.annexes] == [(1, "山村供水任务分工表"), (2, "山村供水水质指标")]


def test_contents_without_pages(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("no-pages.txt")
    assert (gazette.year, gazette.number, gazette.total) == (2024, 3, 45)
    assert [(d.section, d.title) for d in gazette.documents] == [
        ("县政府文件", "青石县人民政府关于设立夜市的通告"),
        ("县政府文件", "青石县人民政府关于表彰2023年度先进村的决定"),
        ("人事任免", "青石县人民政府关于陈某等任免职的通知"),
    ]
    assert [p.text for p in gazette.documents[2].find("正文").children][1:] == [
        "陈某任县水务局局长，免去其县林业局副局长职务；",
        "林某任县教育局副局长。",
    ]


def test_a_congress_gazette(issue) -> None:  # type: ignore[no-untyped-def]
    regulation, report, names = issue("congress.txt").documents
    assert regulation.number == "平湖省人民代表大会常务委员会公告第六十三号"
    assert regulation.title == "平湖省湿地保护条例"
    assert places(regulation, Kind.ARTICLE) == ["第一条", "第二条", "第三条"]
    assert report.title == "关于《平湖省湿地保护条例（草案）》的说明"
    assert report.issued == dt.date(2024, 9, 25)
    assert [p.heading for p in report.body if p.kind is Kind.SECTION] == ["制定的必要性", "主要内容"]
    assert names.title == "平湖省人民代表大会常务委员会任免名单"


def test_an_order_on_the_line_above_its_title_in_the_contents(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("orders-in-contents.txt")
    assert [(d.title, d.page) for d in gazette.documents] == [
        ("云州市公共厕所管理规定", 1),
        ("云州市人民政府关于印发云州市2025年植树计划的通知", 6),
        ("云州市人民政府印发关于支持夜间经济若干措施的通知", 10),
        ("2025年1月大事记", 16),
    ]
    assert gazette.documents[0].issued == dt.date(2025, 1, 6)
    assert gazette.documents[1].inner_title == "云州市2025年植树计划"
    assert gazette.documents[2].inner_title == "关于支持夜间经济的若干措施"


def test_numerals_and_articles_inside_sentences_open_nothing(issue) -> None:  # type: ignore[no-untyped-def]
    evening, licence = issue("plain-announcements.txt").documents
    assert places(evening, Kind.ARTICLE) == []
    assert evening.find("三").children[1].text.startswith("第二十条规定的医院")
    assert licence.issued == dt.date(2024, 8, 13)
    assert len(licence.find("正文").children) == 1


def test_a_notice_in_markdown_with_a_list_of_units(issue) -> None:  # type: ignore[no-untyped-def]
    (notice,) = issue("heating.md").documents
    assert notice.number == "某政办发〔2024〕15号"
    assert [len(p.below(Kind.SUBSECTION)) for p in notice.body] == [2, 0]
    assert notice.find("附件第2行").text == "第二热力站\t5678"
    assert notice.damage == ()


def test_a_monthly_issue_with_forms_a_plan_and_a_commentary(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("monthly.txt")
    assert (gazette.year, gazette.number, gazette.total, gazette.cn) == (2024, 12, 340, "22-1111/D")
    assert [(d.section, d.page) for d in gazette.documents] == [
        ("政府令", 1),
        ("政府文件", 5),
        ("政府文件", 7),
        ("部门规范性文件", 15),
        ("政策解读", 18),
    ]
    order, wages, plan, canteens, _ = gazette.documents
    assert (order.title, order.issued) == ("白河市节约粮食办法", dt.date(2024, 12, 3))
    assert order.find("第二条第2目").text == "提供小份菜。"
    assert [(k, t) for k, t, _, _ in relations(wages)] == [
        ("based_on", "最低工资规定（劳动和社会保障部令第21号）"),
        ("repeals", "白政发〔2022〕10号"),
    ]
    assert places(wages, Kind.ROW) == ["正文第1行", "正文第2行"]
    assert plan.inner_title == "白河市防汛应急预案"
    assert canteens.issuers == ("白河市财政局", "白河市教育局")
    assert [a.printed for a in canteens.annexes] == ["printed", "omitted"]


def test_an_issue_with_groups_between_dots_and_dates_behind_numbers(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("half-monthly.txt")
    assert gazette.sections == ("省政府文件", "省政府办公厅文件", "部门文件")
    assert [(d.number, d.page, d.issued) for d in gazette.documents] == [
        ("金政发〔2024〕5号", 3, dt.date(2024, 4, 2)),
        ("金政办发〔2024〕13号", 12, dt.date(2024, 4, 8)),
        ("2024年第4号", 20, dt.date(2024, 4, 11)),
        ("", 22, dt.date(2024, 4, 15)),
    ]
    plan, _, relief, patrols = gazette.documents
    assert str(plan.tables[0].at) == "第二章第二节"
    assert places(plan, Kind.SECTION) == ["第一章第一节一", "第一章第一节二"]
    assert (relief.effective.date, relief.expires) == (dt.date(2024, 1, 1), dt.date(2026, 12, 31))
    assert [r.kind for r in patrols.relations] == ["repeals", "repeals"]
    assert patrols.find("附件").children == ()


def test_a_letterhead_above_the_number(issue) -> None:  # type: ignore[no-untyped-def]
    (rules,) = issue("letterhead.txt").documents
    assert (rules.number, rules.lines[0]) == ("青政办〔2023〕4号", 1)
    assert rules.title == "青石县人民政府办公室关于印发《青石县农机补贴实施细则》的通知"
    assert places(rules, Kind.ARTICLE) == [f"第{n}条" for n in "一二三四五"]
    assert rules.expires == dt.date(2025, 3, 31)
    assert [str(p) for p in rules.relations[1].places] == ["第六条", "第十四条"]


def test_an_order_that_changes_a_text_and_the_text_as_changed(issue) -> None:  # type: ignore[no-untyped-def]
    decision, revised, lists, stores = issue("revised-text.txt").documents
    assert [(d.section, d.page) for d in (decision, revised, lists, stores)] == [
        ("规章", 2),
        ("规章", 4),
        ("规范性文件", 9),
        ("规范性文件", 12),
    ]
    assert places(decision, Kind.ARTICLE) == []
    assert [p for k, _, _, p in relations(decision) if k == "amends"][1:] == [
        ["第三条"],
        ["第七条第（二）项"],
        ["第九条", "第十一条"],
        ["第十三条"],
        ["第十四条"],
    ]
    assert decision.effective.date == dt.date(2025, 6, 1)
    assert places(revised, Kind.ARTICLE) == ["第一条", "第二条", "第三条", "第四条"]
    assert [(k, t) for k, t, _, _ in relations(lists)] == [
        ("cites", "雁政发〔2019〕3号"),
        ("cites", "雁政发〔2020〕8号"),
        ("repeals", "雁政发〔2003〕6号"),
        ("repeals", "雁政发〔2004〕2号"),
        ("repeals", "雁政发〔2020〕1号"),
    ]
    assert (stores.effective.clause, stores.expires) == ("days-after-release", dt.date(2030, 5, 25))


def test_groups_of_the_contents_with_numerals(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("numbered-groups.txt")
    assert (gazette.year, gazette.number, gazette.total) == (2023, 6, 99)
    assert [(d.section, d.page, d.number) for d in gazette.documents] == [
        ("县政府文件", 1, "林政发〔2023〕17号"),
        ("县政府文件", 4, "林政复〔2023〕5号"),
        ("县政府办文件", 5, "林政办发〔2023〕20号"),
        ("人事任免", 9, "林政任〔2023〕3号"),
    ]
    plan = gazette.documents[2]
    assert relations(plan) == [("repeals", "林政办发〔2017〕33号", "印发通知", [])]
    assert [a.printed for a in plan.annexes] == ["printed", "omitted"]
    assert all(d.kind != "missing-article" for document in gazette.documents for d in document.damage)


def test_groups_in_square_brackets_and_half_width_marks(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("bracketed-groups.txt")
    assert gazette.sections == ("法规规章", "省政府文件")
    assert gazette.date == dt.date(2025, 5, 15)
    assert [(d.title, d.page) for d in gazette.documents] == [
        ("海门省港口条例", 3),
        ("海门省渔业执法规定", 9),
        ("海门省人民政府关于授予赵某“见义勇为”称号的决定", 14),
    ]
    assert gazette.documents[0].find("第二条").full_text.endswith("国土空间规划、城市规划相衔接。")


def test_issuers_below_the_title() -> None:
    text = (
        "关于印发《甲区座椅办法》的通知\n\n甲区民政局  甲区财政局\n甲民规〔2024〕1号\n\n各街道：\n\n现印发给你们。\n\n"
        "甲区民政局  甲区财政局\n2024年1月9日\n"
    )
    (circular,) = read(text.encode(), "x").documents
    assert circular.issuers == ("甲区民政局", "甲区财政局")
    assert circular.title == "甲区民政局 甲区财政局关于印发《甲区座椅办法》的通知"
