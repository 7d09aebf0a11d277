"""Many numbers checked at once: pasted or sent as a file, each answered from the register and the gazettes."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from gongbao.hub import library
from gongbao.hub.models import RecordEntry

from .seen import words

pytestmark = pytest.mark.django_db
ADDRESS = "/services/local-standards/check-many/standards-register/"
ANNOUNCED = """样市质量局关于废止地方标准的公告
2023年标字第3号（总第300号）

　　经复审，决定废止1项地方标准，自发布之日起施行。
　　附件：废止地方标准目录

样市质量局
2023年5月6日

附件

废止地方标准目录
序号\t标准号\t标准名称
1\tDB11/T 77-2001\t纸箱测试
"""


def enter(number: str, **more: str) -> None:
    RecordEntry.objects.create(
        service="local-standards",
        record="standards-register",
        district="110000",
        entered_on=date(2024, 1, 2),
        data={"standard_number": number, **more},
    )


def rows(html: str) -> dict[str, str]:
    """What is said of each number."""
    found = re.findall(r"<tr>(.*?)</tr>", html.split("<tbody>")[1], re.DOTALL)
    return {words(row.split("</td>")[0]): words(row) for row in found}


def ask(text: str, on: str = "2024-06-01", **more: object) -> str:
    response = Client().post(ADDRESS, {"text": text, "on": on, **more})
    assert response.status_code == 200
    return response.content.decode()


def test_every_number_is_found_and_answered_once() -> None:
    enter("DB11/T 100-2020", state="in-force")
    enter("DB11/T 101-2019", state="repealed", repealed_on="2024-03-01", replaced_by="DB11/T 101-2024")
    enter("DB11 102-2018", state="repealed")
    said = rows(
        ask(
            "一、DB11/T 100-2020\n二、ＤＢ１１／Ｔ　１００—２０２０和db11/t101-2019\n"
            "三、DB11 102-2018、DB11/T 999-2000、DB11/T 881-2012、DB11/T 100-2011，另见DB11/T 100"
        )
    )
    assert set(said) == {
        "DB11/T100-2020", "db11/t101-2019", "DB11102-2018", "DB11/T999-2000", "DB11/T881-2012", "DB11/T100-2011",
        "DB11/T100",
    }  # fmt: skip
    assert "有效" in said["DB11/T100-2020"]
    assert said["DB11/T100-2020"].endswith("1、2")
    assert "已废止" in said["db11/t101-2019"]
    assert "自2024年3月1日" in said["db11/t101-2019"]
    assert "DB11/T101-2024" in said["db11/t101-2019"]
    assert "状态不明" in said["DB11102-2018"]
    assert "未在登记簿中" in said["DB11/T999-2000"]
    assert "自2018年8月24日" in said["DB11/T881-2012"]
    assert "登记簿中没有这一版" in said["DB11/T100-2011"]
    assert "未写版本" in said["DB11/T100"]


def test_the_day_decides() -> None:
    enter("DB11/T 101-2019", state="repealed", repealed_on="2024-03-01")
    assert "有效" in rows(ask("DB11/T 101-2019", on="2024-02-29"))["DB11/T101-2019"]
    assert "已废止" in rows(ask("DB11/T 101-2019", on="2024-03-01"))["DB11/T101-2019"]


def test_a_repeal_that_a_gazette_announces_counts_without_an_entry() -> None:
    library.import_issue(ANNOUNCED.encode(), "announced.txt")
    said = rows(ask("依据 DB11/T 77-2001"))["DB11/T77-2001"]
    assert "已废止" in said
    assert "自2023年5月6日" in said
    assert "未在登记簿中" in rows(ask("依据 DB11/T 77-2001", on="2023-05-05"))["DB11/T77-2001"]


def test_the_latest_entry_of_a_number_counts() -> None:
    enter("DB11/T 881-2012", state="in-force")
    assert "有效" in rows(ask("DB11/T 881-2012"))["DB11/T881-2012"]


def word_file(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def test_a_word_file_is_read_and_the_answer_taken_away() -> None:
    upload = SimpleUploadedFile("设计.docx", word_file("第一段", "按DB11/T 881-2012设计", "=1+1"))
    response = Client().post(ADDRESS, {"file": upload, "on": "2024-06-01", "format": "xlsx"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    header, row = sheet.iter_rows(values_only=True)
    assert row[:4] == ("DB11/T 881-2012", 1, "2", "已废止")
    assert row[4].date() == date(2018, 8, 24)
    taken = Client().post(ADDRESS, {"text": "DB11/T 881-2012", "format": "csv"}).content.decode("utf-8-sig")
    assert taken.splitlines()[1].startswith("DB11/T 881-2012,1,1,已废止,2018-08-24")
    assert header is not None


def test_the_page_hands_on_only_the_numbers_and_the_file_says_the_same() -> None:
    page = ask("前言" * 3000 + "\n\nDB11/T 881-2012 和 DB11/T 1-2000\nDB11/T 881-2012")
    hidden = re.search(r"<textarea name=.text. hidden>\n(.*?)</textarea>", page, re.DOTALL)
    assert hidden is not None
    assert len(hidden[1]) < 100
    taken = Client().post(ADDRESS, {"text": hidden[1], "format": "csv"}).content.decode("utf-8-sig")
    assert taken.splitlines()[1].startswith("DB11/T 881-2012,2,3、4,")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b"  "),
        ("broken.docx", b"PK\x03\x04nothing"),
        ("sheet.docx", word_file("x").replace(b"word/document", b"word/documenX")),
        ("entity.docx", word_file("x")[:40] + b"\0" * 60),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 100),
        ("picture.txt", bytes(range(256)) * 20),
        ("broken.pdf", b"%PDF-1.7 nothing"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(name: str, content: bytes) -> None:
    response = Client().post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    page = response.content.decode()
    assert response.status_code in (400, 413, 422)
    assert "没有核对" in page
    assert "Traceback" not in page


def test_nothing_sent_no_number_found_and_no_such_register() -> None:
    assert "请粘贴文字" in Client().post(ADDRESS, {"text": " "}).content.decode()
    assert "没有找到这类编号" in ask("这里没有编号")
    assert "2024-03-01" in Client().post(ADDRESS, {"text": "x", "on": "1.3.2024"}).content.decode()
    assert Client().get("/services/local-standards/check-many/use-record/").status_code == 404
    assert Client().get("/services/local-standards/check-many/nothing/").status_code == 404
    assert ADDRESS in Client().get("/services/local-standards/").content.decode()
