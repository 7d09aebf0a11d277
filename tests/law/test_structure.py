"""The tree of provisions follows the form of the text, whatever its levels."""

from gongbao.law import Document, Kind, Place, read


def only(issue) -> Document:  # type: ignore[no-untyped-def]
    (document,) = issue.documents
    return document


def test_chapters_articles_paragraphs_items(reading_rooms: Document) -> None:
    chapters = [p for p in reading_rooms.body if p.kind is Kind.CHAPTER]
    assert [chapter.heading for chapter in chapters] == ["总则", "开放和借阅", "评定", "附则"]
    assert [len(chapter.below(Kind.ARTICLE)) for chapter in chapters] == [3, 3, 2, 2]
    third = reading_rooms.find("第三条")
    assert third is not None
    assert [str(p.place) for p in third.children] == ["第三条第一款", "第三条第二款"]
    fourth = reading_rooms.find("第四条")
    assert fourth is not None
    assert [str(p.place) for p in fourth.below(Kind.ITEM)] == [
        "第四条第（一）项",
        "第四条第（二）项",
        "第四条第（三）项",
    ]


def test_text_does_not_hold_its_label(reading_rooms: Document) -> None:
    ninth = reading_rooms.find("第九条")
    assert ninth is not None
    assert ninth.label == "第九条"
    assert ninth.full_text == "本办法由市文化和旅游局负责解释。"


def test_sections_of_a_circular(issue) -> None:  # type: ignore[no-untyped-def]
    document = issue("demo").documents[0]
    sections = [p for p in document.body if p.kind is Kind.SECTION]
    assert [section.heading for section in sections] == ["开放时间", "场所条件", "组织保障", ""]
    assert document.find("四").full_text == "本通知自2025年6月1日起执行。"
    assert document.find("二、（二）2.(1)").text == "药品在有效期内；"
    assert document.find("二、（二）3.").text.startswith("值守人员")
    assert document.find("一、第二款").text.startswith("各场所")
    assert document.find("主送").text == "各区人民政府，市政府各委、办、局："


def test_books_chapters_divisions_and_inserted_articles(issue) -> None:  # type: ignore[no-untyped-def]
    document = only(issue("order.txt"))
    assert document.number == "海宁省人民政府令第27号"
    assert document.issuers == ("海宁省人民政府",)
    assert document.inner_title == "海宁省渡口安全管理规定"
    parts = [p for p in document.body if p.kind is Kind.PART]
    assert [part.heading for part in parts] == ["总则", "附则"]
    divisions = [p for part in parts for p in part.below(Kind.DIVISION)]
    assert [division.heading for division in divisions] == ["政府职责", "部门职责"]
    assert document.find("第四条之一").full_text == "应急部门参加演练。"
    assert document.find("第三条第（二）项第2目").text == "救生设备；"
    assert not [d for d in document.damage if d.kind == "missing-article"]


def test_a_regulation_with_its_own_contents_and_note_of_adoption(issue) -> None:  # type: ignore[no-untyped-def]
    document = only(issue("regulation.txt"))
    assert document.title == "青原市养犬管理条例"
    assert document.issuers == ("青原市人民代表大会常务委员会",)
    assert document.issued.isoformat() == "2020-09-25"
    assert document.find("题注") is not None
    assert [p.heading for p in document.body] == ["总则", "登记", "附则"]


def test_markdown(issue) -> None:  # type: ignore[no-untyped-def]
    document = only(issue("subsidy.md"))
    assert document.number == "南住建发〔2022〕45号"
    assert document.inner_title == "南湾市老旧小区加装电梯补助办法"
    assert [len(p.below(Kind.ARTICLE)) for p in document.body] == [2, 2]
    assert document.find("第二条第（二）项").text == "楼层在四层以上。"
    assert document.find("第三条第2行").text == "7层以上\t24"
    assert document.tables[0].columns == ("楼层", "补助金额（万元）")
    assert document.damage == ()


def test_contents_without_numbers_lead_to_their_documents(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("plain-issue.txt")
    assert gazette.sections == ("市政府文件", "市政府办公室文件")
    assert [d.page for d in gazette.documents] == [1, 3, 5]
    assert [d.section for d in gazette.documents] == ["市政府文件", "市政府文件", "市政府办公室文件"]
    assert [d.number for d in gazette.documents] == ["临政告〔2022〕2号", "临政发〔2022〕19号", "临政办〔2022〕30号"]


def test_items_of_a_text_without_sections_belong_to_its_paragraph(issue) -> None:  # type: ignore[no-untyped-def]
    document = issue("plain-issue.txt").documents[2]
    assert document.find("正文第一款（二）").text == "市绿化委员会。"
    assert document.find("正文第二款").text.endswith("同时废止。")


def test_signatures_dates_in_words_and_annexes_of_names(issue) -> None:  # type: ignore[no-untyped-def]
    document = issue("plain-issue.txt").documents[1]
    assert document.issued.isoformat() == "2022-07-25"
    assert document.signatures[0].issuers == ("临江市人民政府",)
    assert document.annexes[0].title == "先进集体名单"
    assert document.find("附件").heading == "先进集体名单"


def test_a_citation_at_the_head_of_a_line_opens_no_article() -> None:
    text = (
        "甲市水务局关于节水的通知\n\n甲水发〔2024〕1号\n\n第一条 按照规定\n\n"
        "第八条规定的单位应当登记。\n\n第二条 另行通知。\n"
    )
    document = only(read(text.encode(), "x"))
    articles = [p for p in document.walk() if p.kind is Kind.ARTICLE]
    assert [str(article.place) for article in articles] == ["第一条", "第二条"]
    assert document.find(Place.parse("第八条")) is None


def test_a_text_that_is_issued_as_an_annex_is_the_text(issue) -> None:  # type: ignore[no-untyped-def]
    document = only(issue("annexed-measures.txt"))
    assert document.inner_title == "海宁省健身步道维护办法"
    assert document.find("第二条第（二）项").text == "修补破损的路面。"
    assert document.find("附件1 第二条第（二）项") is document.find("第二条第（二）项")
    assert document.effective.date.isoformat() == "2024-05-01"
    assert [(a.number, a.printed) for a in document.annexes] == [(1, "printed"), (2, "printed")]
    assert document.find("附件2").heading == "步道巡查记录表"
    assert document.find("注").text == "（此件公开发布）"
    assert document.damage == ()


def test_orders_of_an_issue_and_the_regulation_they_promulgate(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("orders-issue.txt")
    assert (gazette.year, gazette.number, gazette.total) == (2023, 14, 1805)
    assert gazette.sections == ("国务院令", "国务院文件")
    order, _, opinion = gazette.documents
    assert order.number == "中华人民共和国国务院令第761号"
    assert (order.title, order.inner_title, order.page) == ("水库大坝管理若干规定", "水库大坝管理若干规定", 4)
    assert order.find("题注").text.endswith("修订）")
    assert order.find("第三条第（二）项").text == "未登记的。"
    assert [p.heading for p in opinion.body if p.kind is Kind.SECTION] == ["总体要求", "主要任务", "组织实施"]
    assert opinion.find("二、（四）").full_text.endswith("报上一级水行政主管部门备案。")
    assert opinion.find("注").text == "（本文有删减）"


def test_names_of_groups_between_documents_are_no_text(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("groups-issue.txt")
    assert [d.section for d in gazette.documents] == ["省政府规章", "省政府文件", "人事任免"]
    words = "".join(p.words for document in gazette.documents for p in document.walk())
    assert "省政府文件" not in words
    assert "人事任免" not in words
    assert [d.number for d in gazette.documents] == [
        "海宁省人民政府令第345号",
        "海政发〔2021〕3号",
        "海政任〔2021〕2号",
    ]


def test_a_decision_and_the_regulation_it_changes_are_two_documents(issue) -> None:  # type: ignore[no-untyped-def]
    decision, regulation, announcement = issue("amended-regulation.txt").documents
    assert decision.title == "云溪市人民代表大会常务委员会关于修改《云溪市湖泊保护条例》的决定"
    assert (decision.relations[0].kind, decision.relations[0].target) == ("amends", "云溪市湖泊保护条例")
    assert regulation.title == "云溪市湖泊保护条例"
    assert [str(p.place) for p in regulation.body] == ["第一条", "第二条"]
    assert announcement.number == "云溪市人民代表大会常务委员会公告第12号"


def test_an_issue_in_markdown(issue) -> None:  # type: ignore[no-untyped-def]
    gazette = issue("notices.md")
    assert (gazette.year, gazette.number, gazette.total) == (2024, 2, 40)
    assert [(d.number, d.page) for d in gazette.documents] == [("云政告〔2024〕3号", 1), ("云政告〔2024〕4号", 3)]
    parking = gazette.documents[0]
    assert parking.issued.isoformat() == "2024-02-01"
    assert parking.find("正文第一款2.第二款").text == "大型车每小时4元。"
    assert parking.effective.date.isoformat() == "2024-03-01"


def test_plain_text_has_every_label_and_word(reading_rooms: Document) -> None:
    lines = reading_rooms.plain_text.splitlines()
    assert lines[0] == reading_rooms.title
    assert "第一章　总则" in lines
    assert "第二条　本办法所称社区阅览室，是指设在社区、向居民免费开放、藏书不少于800册的阅读场所。" in lines
    assert "（三）临时闭馆提前3日公布。" in lines


def test_the_plain_text_of_a_table(issue) -> None:  # type: ignore[no-untyped-def]
    lines = issue("demo").documents[0].plain_text.splitlines()
    assert "附件1　市级避暑场所开放清单" in lines
    assert "青年宫多功能厅\t西桥区\t90\t团市委" in lines
    assert "一、开放时间" in lines
    assert "(1)药品在有效期内；" in lines
