"""Registers at the desk: import with a dry run, two people for what is public, entries by hand with reasons."""

import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from gongbao.hub.models import Agency, Import, RecordEntry, Staff
from gongbao.services import registry

SERVICE, LIST, FILE = "assistive-device-provider", "provider-list", "agreement-file"


@pytest.fixture
def clerks(transactional_db: None) -> list[Client]:
    """Two clerks of the agency that keeps the list, and one of another."""
    agency = Agency.objects.create(name="某局", kind="city", district="110000", roles=[f"{SERVICE}/agency"])
    other = Agency.objects.create(name="他局", kind="city", district="110000", roles=["title-evaluation/hrss-bureau"])
    browsers = []
    for name, office in (("one", agency), ("two", agency), ("three", other)):
        user = User.objects.create_user(name)
        Staff.objects.create(user=user, agency=office, roles=office.roles)
        browsers.append(Client())
        browsers[-1].force_login(user)
    return browsers


def sheet(*rows: list[Any]) -> SimpleUploadedFile:
    """A workbook with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("名单.xlsx", stream.getvalue())


HEADER = ["机构名称", "机构类型", "标牌编号", "公布日期"]


def hand_in(client: Client, upload: SimpleUploadedFile) -> Import:
    """Uploads it."""
    response = client.post(f"/desk/registers/{SERVICE}/{LIST}/import/", {"file": upload})
    assert response.status_code == 302, response.content.decode()[:3000]
    return Import.objects.get(pk=response.url.rstrip("/").rpartition("/")[2])


def kind_label() -> str:
    return registry()[SERVICE].records[LIST].fields["institution_type"].kind.choices[0].label.zh


def test_a_public_list_is_shown_first_and_confirmed_by_a_second_person(clerks: list[Client], text: Any) -> None:
    one, two, three = clerks
    upload = hand_in(
        one, sheet(HEADER, ["甲机构", kind_label(), "A1", "2024年3月1日"], ["乙机构", "别的", "A2", "昨天"])
    )
    shown = text(one.get(f"/desk/registers/imports/{upload.pk}/"))
    assert "甲机构" in shown
    assert "不能填“别的”" in shown
    assert "确认导入1行" not in shown
    assert not RecordEntry.objects.exists()
    address = f"/desk/registers/imports/{upload.pk}/confirm/"
    one.post(address, {"digest": upload.digest})
    assert not RecordEntry.objects.exists()
    assert three.get(f"/desk/registers/imports/{upload.pk}/").status_code == 404
    assert "确认导入1行" in text(two.get(f"/desk/registers/imports/{upload.pk}/"))
    two.post(address, {"digest": upload.digest})
    [entry] = RecordEntry.objects.all()
    assert entry.data["published_on"] == "2024-03-01"
    page = text(one.get(f"/desk/registers/entries/{entry.pk}/"))
    assert "名单.xlsx" in page
    two.post(address, {"digest": upload.digest})
    assert RecordEntry.objects.count() == 1


def test_the_sheet_that_goes_back_says_what_is_wrong_and_can_come_again(clerks: list[Client]) -> None:
    one = clerks[0]
    upload = hand_in(one, sheet(HEADER, ["甲机构", "别的", "A1", "2024-03-01"]))
    marked = one.get(f"/desk/registers/imports/{upload.pk}/marked/").content
    rows = list(load_workbook(io.BytesIO(marked)).active.values)
    assert rows[0] == (*HEADER, "问题")
    assert "机构类型：不能填“别的”" in rows[1][-1]
    again = hand_in(one, SimpleUploadedFile("again.xlsx", marked))
    assert again.rows.get().verdict == "refused"
    [[told, _]] = again.remarks
    assert "协议编号" in told
    assert "登记号" not in told
    assert "问题" not in told


def test_what_is_exported_comes_back_unchanged_and_a_change_shows_before_and_after(
    clerks: list[Client], text: Any
) -> None:
    one, two, _ = clerks
    upload = hand_in(one, sheet(HEADER, ["甲机构", kind_label(), "A1", "2024-03-01"], ["乙机构", "", "", ""]))
    two.post(f"/desk/registers/imports/{upload.pk}/confirm/", {"digest": upload.digest})
    exported = one.get(f"/desk/registers/{SERVICE}/{LIST}/?format=xlsx").content
    same = hand_in(one, SimpleUploadedFile("same.xlsx", exported))
    assert {row.verdict for row in same.rows.all()} == {"unchanged"}
    book = load_workbook(io.BytesIO(exported))
    heads = [cell.value for cell in book.active[1]]
    row = next(row for row in book.active.iter_rows(min_row=2) if row[heads.index("机构名称")].value == "甲机构")
    row[heads.index("标牌编号")].value = "A9"
    stream = io.BytesIO()
    book.save(stream)
    changed = hand_in(one, SimpleUploadedFile("changed.xlsx", stream.getvalue()))
    page = text(one.get(f"/desk/registers/imports/{changed.pk}/?verdict=changed"))
    assert "<del>A1</del> → <ins>A9</ins>" in page
    entry = RecordEntry.objects.get(data__institution="甲机构")
    two.post(f"/desk/registers/imports/{changed.pk}/confirm/", {"digest": changed.digest})
    entry.refresh_from_db()
    assert entry.data["plaque"] == "A9"
    assert "changed.xlsx" in entry.changes.get().reason


def test_an_entry_that_changed_meanwhile_is_shown_anew(clerks: list[Client], text: Any) -> None:
    one, two, _ = clerks
    sent = {"fact-institution": "甲机构", "fact-plaque": "A1", "reason": "来文"}
    assert one.post(f"/desk/registers/{SERVICE}/{LIST}/add/", sent).status_code == 302
    entry = RecordEntry.objects.get()
    upload = hand_in(one, sheet(["登记号", "机构名称", "标牌编号"], [entry.pk, "甲机构", "A2"]))
    correction = {"fact-institution": "甲机构", "fact-plaque": "A3", "reason": "笔误"}
    assert two.post(f"/desk/registers/entries/{entry.pk}/correct/", correction).status_code == 302
    two.post(f"/desk/registers/imports/{upload.pk}/confirm/", {"digest": upload.digest})
    entry.refresh_from_db()
    assert entry.data["plaque"] == "A3"
    page = text(two.get(f"/desk/registers/imports/{upload.pk}/"))
    assert "有了变化" in page
    assert "<del>A3</del> → <ins>A2</ins>" in page
    upload.refresh_from_db()
    two.post(f"/desk/registers/imports/{upload.pk}/confirm/", {"digest": upload.digest})
    entry.refresh_from_db()
    assert entry.data["plaque"] == "A2"


def test_an_entry_by_hand_needs_a_reason_and_is_struck_not_deleted(clerks: list[Client], text: Any) -> None:
    one, _, three = clerks
    add = f"/desk/registers/{SERVICE}/{LIST}/add/"
    assert "请写明原因" in text(one.post(add, {"fact-institution": "甲机构"}), 422)
    assert "应为实有的日期" in text(one.post(add, {"fact-published_on": "soon", "reason": "来文"}), 422)
    assert three.post(add, {"fact-institution": "甲机构", "reason": "来文"}).status_code == 403
    one.post(add, {"fact-institution": "甲机构", "reason": "来文"})
    entry = RecordEntry.objects.get()
    strike = f"/desk/registers/entries/{entry.pk}/strike/"
    assert "请写明原因" in text(one.post(strike, {"reason": " "}), 422)
    one.post(strike, {"reason": "退出"})
    page = text(one.get(f"/desk/registers/entries/{entry.pk}/"))
    assert "已注销" in page
    assert "退出" in page
    assert "没有登记" in text(one.get(f"/desk/registers/{SERVICE}/{LIST}/"))
    assert one.post(strike, {"reason": "再次"}).status_code == 422


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1more", "加密的或旧版"),
        (b"PK\x03\x04broken", "已损坏"),
        (b"\x00\x01\x02", "不是 Excel"),
        ("甲,乙\n1,2\n".encode(), "没有找到表头"),
        ("机构名称,机构名称\n1,2\n".encode(), "出现了两次"),
        ("机构名称,标牌编号\n".encode(), "下面没有内容"),
    ],
)
def test_a_file_that_is_no_such_table_gets_one_sentence(
    clerks: list[Client], text: Any, content: bytes, sentence: str
) -> None:
    sent = {"file": SimpleUploadedFile("x.xlsx", content)}
    assert sentence in text(clerks[0].post(f"/desk/registers/{SERVICE}/{LIST}/import/", sent), 422)
    assert not Import.objects.exists()


def test_filters_ask_each_content_in_its_own_way(clerks: list[Client], text: Any) -> None:
    one = clerks[0]
    for name, day in (("甲机构", "2024-03-01"), ("乙机构", "2024-05-01")):
        sent = {"fact-institution": name, "fact-published_on": day, "reason": "来文"}
        one.post(f"/desk/registers/{SERVICE}/{LIST}/add/", sent)
    base = f"/desk/registers/{SERVICE}/{LIST}/"
    late = text(one.get(base + "?f.published_on.from=2024-04-01"))
    assert "乙机构" in late
    assert "甲机构" not in late
    assert "甲机构" not in text(one.get(base + "?q=乙机"))
    ordered = text(one.get(base + "?sort=-published_on"))
    assert ordered.index("乙机构") < ordered.index("甲机构")
    assert text(one.get(base + "?f.published_on.from=never&sort=nothing&on=soon&page=999"))


def test_entries_with_a_key_are_found_by_it_and_told_apart_by_it(clerks: list[Client]) -> None:
    keyed = registry()["card-partner-bank"].records["partner-bank-list"]
    assert keyed.key == ("bank",)
    agency = Agency.objects.create(
        name="卡中心", kind="city", district="110000", roles=[f"card-partner-bank/{keyed.keeper}"]
    )
    users = [User.objects.create_user(name) for name in ("four", "five")]
    browsers = []
    for user in users:
        Staff.objects.create(user=user, agency=agency, roles=agency.roles)
        browsers.append(Client())
        browsers[-1].force_login(user)

    def sent(*rows: list[Any]) -> Import:
        address = "/desk/registers/card-partner-bank/partner-bank-list/import/"
        response = browsers[0].post(address, {"file": sheet(["登记号", "银行", "公布日期"], *rows)})
        assert response.status_code == 302, response.content.decode()[:2000]
        return Import.objects.get(pk=response.url.rstrip("/").rpartition("/")[2])

    def verdicts(upload: Import) -> list[str]:
        return list(upload.rows.order_by("number").values_list("verdict", flat=True))

    first = sent(["", "甲银行", "2024-03-01"], ["", "甲银行", "2024-03-02"], ["", "", "2024-03-01"])
    assert verdicts(first) == ["new", "refused", "refused"]
    browsers[1].post(f"/desk/registers/imports/{first.pk}/confirm/", {"digest": first.digest})
    entry = RecordEntry.objects.get()
    assert verdicts(sent(["", "甲银行", "2024-03-01"])) == ["unchanged"]
    assert verdicts(sent(["", "甲银行", "2024-03-09"])) == ["changed"]
    assert verdicts(sent([entry.pk, "乙银行", "2024-03-09"])) == ["refused"]
    assert verdicts(sent([entry.pk + 1, "乙银行", "2024-03-09"])) == ["refused"]
