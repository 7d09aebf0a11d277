"""Damage is reported as values where it stands, and never repaired by guessing."""

from gongbao.law import Damage, Document, Issue, Misprint, read

from .conftest import SAMPLES


def kinds(damage: tuple[Damage, ...]) -> dict[str, Damage]:
    return {d.kind: d for d in damage}


def places(damage: Damage) -> list[str]:
    return [str(place).replace(" ", "") for place in damage.at]


def test_the_cover_and_contents(issue) -> None:  # type: ignore[no-untyped-def]
    damage = kinds(issue("damaged.txt").damage)
    assert set(damage) == {"missing-total-number", "split-title", "missing-colophon"}
    assert places(damage["split-title"]) == ["目录"]


def test_a_lost_article_and_its_neighbours(issue) -> None:  # type: ignore[no-untyped-def]
    document: Document = issue("damaged.txt").documents[0]
    damage = kinds(document.damage)
    assert places(damage["missing-article"]) == ["第三条"]
    assert document.find("第三条") is None
    assert places(damage["possible-lost-item"]) == ["第四条第一款第（三）项"]
    assert places(damage["missing-annexes"]) == ["注"]
    assert document.is_damaged(damage["missing-article"].at[0])


def test_two_numbers_of_one_document(issue) -> None:  # type: ignore[no-untyped-def]
    damage = kinds(issue("damaged.txt").documents[0].damage)["inconsistent-citation"]
    assert (damage.printed, damage.likely) == ("云交发〔2015〕3号", "云交发〔2016〕3号")
    assert places(damage) == ["第一条"]


def test_a_doubled_character_stays_as_printed(issue) -> None:  # type: ignore[no-untyped-def]
    document: Document = issue("damaged.txt").documents[0]
    damage = kinds(document.damage)["duplicated-character"]
    assert damage.lines == (33, 35)
    assert damage.likely == "后报市交通局"
    assert "报市市交通局" in document.find("第二条").full_text  # type: ignore[union-attr]


def test_headings(issue) -> None:  # type: ignore[no-untyped-def]
    document: Document = issue("damaged.txt").documents[1]
    damage = kinds(document.damage)
    assert damage["spaced-heading"].likely == "云溪市财政局"
    assert "markup-residue" in damage
    assert document.issuers == ("云溪市民政局", "云溪市财政局")


def test_tables(issue) -> None:  # type: ignore[no-untyped-def]
    document: Document = issue("damaged.txt").documents[1]
    (table,) = document.tables
    assert (table.fragments, len(table.rows), table.serials) == (2, 4, (3, 4, 5, 7))
    assert (table.missing_serials, table.empty_rows) == ((1, 2, 6), (7,))
    damage = kinds(document.damage)
    assert places(damage["lost-pages"]) == ["附件1"]
    assert places(damage["table-shift"]) == ["附件1第4至7行"]
    assert places(damage["merged-cells"]) == ["附件1任务列"]
    assert [annex.printed for annex in document.annexes] == ["partly", "captions-only"]
    assert places(damage["missing-picture"]) == ["附件2"]


def test_a_sound_text_has_no_damage(issue) -> None:  # type: ignore[no-untyped-def]
    gazette: Issue = issue("demo")
    assert gazette.damage == ()
    assert [d.kind for document in gazette.documents for d in document.damage] == ["missing-annexes"]


def test_known_misprints_are_looked_for_and_not_applied() -> None:
    data = (SAMPLES / "damaged.txt").read_bytes()
    known = [
        Misprint("云交发〔2018〕14号", "misread-character", "盲道", "便道"),
        Misprint("云交发〔2018〕14号", "misread-character", "照明", "照明"),
        Misprint("云交发〔2018〕14号", "misread-character", "没有的词", "某词"),
    ]
    document = read(data, "x", known).documents[0]
    found = [d for d in document.damage if d.kind == "misread-character"]
    assert [(d.printed, places(d)) for d in found] == [
        ("盲道", ["第四条第一款第（一）项"]),
        ("照明", ["第四条第一款第（三）项"]),
    ]
    assert "盲道" in document.find("第四条").full_text  # type: ignore[union-attr]


def test_lines_broken_inside_a_sentence_and_lost_check_boxes() -> None:
    text = (
        "云溪市民政局关于登记有关问题的通知\n\n云民发〔2020〕3号\n\n各区民政局：\n\n"
        "一、居民办理登记，应当提交居民个人声明。\n\n附件：居民个人声明\n\n云溪市民政局\n\n2020年1月2日\n\n"
        "附件\n\n居民个人声明\n\n本人姓名: _____, 住址: _____, 于 ____ 年办理了迁\n"
        "入登记手续。迁入的原因为: 因工作调动迁入或因投靠亲属迁入\n 其他\n\n个人签字: _____\n"
    )
    damage = kinds(read(text.encode(), "x").documents[0].damage)
    assert damage["hard-wrapped-lines"].lines == (19, 21)
    assert places(damage["lost-check-boxes"]) == ["附件"]


def test_a_year_is_no_serial_number_and_an_empty_remark_is_no_merged_cell() -> None:
    text = (
        "云溪市统计局关于公布数据的通知\n\n云统发〔2020〕1号\n\n一、数据如下表。\n\n年份\t人口\t备注\n2018\t31\t\n2019\t33\t\n"
        "2020\t34\t初步数\n\n云溪市统计局\n\n2020年9月1日\n"
    )
    document = read(text.encode(), "x").documents[0]
    assert document.tables[0].serials == ()
    assert document.find("一、第3行").text == "2020\t34\t初步数"  # type: ignore[union-attr]
    assert document.damage == ()
