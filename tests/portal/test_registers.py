"""Public registers: what anybody may look up, what is never shown, printed rows and entries together, any day."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from openpyxl import load_workbook

from gongbao.hub import entries
from gongbao.hub.entries import Origin
from gongbao.hub.models import DemoClock, RecordEntry
from gongbao.services import registry

FRIDAY = date(2024, 3, 1)
BANKS = ("card-partner-bank", "partner-bank-list")


@pytest.fixture
def page(transactional_db: None) -> Any:
    """Reads a page as anybody."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": FRIDAY})

    def read(address: str, status: int = 200) -> str:
        response = Client().get(address)
        assert response.status_code == status, response.content.decode()[:2000]
        return str(response.content.decode())

    return read


def enter(register: tuple[str, str], on: date = FRIDAY, **data: Any) -> RecordEntry:
    service, record = register
    with transaction.atomic():
        return entries.enter(service, registry()[service].records[record], data, Origin(on, "110105"))


def test_the_index_names_every_public_register_and_no_other(page: Any) -> None:
    shown = page("/registers/")
    for service in registry().values():
        for record in service.record_list:
            assert (f'"/registers/{service.slug}/{record.name}/"' in shown) is record.public
            if not record.public:
                page(f"/registers/{service.slug}/{record.name}/", 404)


def test_every_public_register_has_its_page_and_its_files(page: Any) -> None:
    for service in registry().values():
        for record in service.record_list:
            if record.public:
                address = f"/registers/{service.slug}/{record.name}/"
                assert record.label.zh in page(address)
                exported = Client().get(f"{address}?format=xlsx").content
                assert load_workbook(io.BytesIO(exported)).active is not None


def test_rows_that_the_document_prints_stand_with_what_was_entered(page: Any) -> None:
    register = ("construction-approval", "stages")
    enter(register, label="后加的阶段", number=9)
    address = "/registers/construction-approval/stages/"
    shown = page(address)
    assert "文件所列" in shown
    assert "后加的阶段" in shown
    assert "共5条" in shown
    assert "后加的阶段" in page(f"{address}?f.number.from=5")
    assert "文件所列" not in page(f"{address}?f.number.from=5")
    assert page(f"{address}text-1/")
    page(f"{address}text-99/", 404)
    page(f"{address}nonsense/", 404)
    rows = list(csv.reader(io.StringIO(Client().get(f"{address}?format=csv").content.decode("utf-8-sig"))))
    assert len(rows) == 6


def test_what_tells_of_a_person_is_neither_shown_nor_found_nor_exported(page: Any) -> None:
    register = ("title-evaluation", "final-notice")
    entry = enter(register, names="张某某", target_level=None, objections="某人说 13800138000")
    address = "/registers/title-evaluation/final-notice/"
    told = (
        page(address)
        + page(f"{address}?q=张某某")
        + page(f"{address}?f.names=张&sort=names")
        + page(f"{address}{entry.pk}/")
    )
    assert "<td" in told
    exported = Client().get(f"{address}?format=csv").content.decode("utf-8-sig")
    for text in (told.replace('value="张某某"', ""), exported):
        assert "张某某" not in text
        assert "13800138000" not in text


def test_numbers_of_people_in_free_text_are_masked(page: Any) -> None:
    enter(BANKS, bank="某银行 110101199003071233 联系 13800138000 许可 91110105MA0000001X")
    shown = page("/registers/card-partner-bank/partner-bank-list/")
    assert "110101199003071233" not in shown
    assert "13800138000" not in shown
    assert "91110105MA0000001X" in shown


def test_a_register_can_be_seen_as_it_stood_on_a_day(page: Any) -> None:
    entry = enter(BANKS, date(2024, 1, 10), bank="旧名银行")
    entries.change(entry, {**entry.data, "bank": "新名银行"}, Origin(date(2024, 2, 1), "110105", reason="更名"))
    entries.strike(entry, Origin(date(2024, 2, 20), "110105", reason="退出"))
    address = "/registers/card-partner-bank/partner-bank-list/"
    assert "还没有登记" in page(address)
    assert "还没有登记" in page(f"{address}?on=2024-01-01")
    assert "旧名银行" in page(f"{address}?on=2024-01-31")
    assert "新名银行" in page(f"{address}?on=2024-02-19")
    assert "没有符合条件的登记" in page(f"{address}?on=2024-02-19&q=旧名")
    assert "还没有登记" in page(f"{address}?on=2024-02-20")
    told = page(f"{address}{entry.pk}/")
    assert "<del>旧名银行</del> → <ins>新名银行</ins>" in told
    assert "已注销" in told
    assert "更名" not in told, "who and why is for the office"


def test_outlets_are_laid_out_by_district(page: Any) -> None:
    register = ("card-partner-bank", "outlet-register")
    enter(register, outlet="甲支行", address="某路1号", district="chaoyang", instant_card=True)
    enter(register, outlet="乙支行", address="某路2号", district="dongcheng", instant_card=False)
    shown = page("/registers/card-partner-bank/outlet-register/")
    assert shown.index("东城区</h2>") < shown.index("乙支行") < shown.index("朝阳区</h2>") < shown.index("甲支行")
    assert "✓ 即时制卡" in shown
    only = page("/registers/card-partner-bank/outlet-register/?f.instant_card=yes")
    assert "甲支行" in only
    assert "乙支行" not in only
    assert "<table" in page("/registers/card-partner-bank/outlet-register/?view=table")


def test_a_licence_is_looked_up_by_name_or_number(page: Any) -> None:
    register = ("hr-service-licence", "licence-register")
    enter(register, number="（京）人服证字〔2024〕第1号", institution="某人力资源公司")
    address = "/registers/hr-service-licence/licence-register/"
    assert "某人力资源公司" in page(f"{address}?q=第1号")
    assert "某人力资源公司" in page(f"{address}?f.institution=人力资源")
    assert "没有符合条件的登记" in page(f"{address}?q=第2号")
