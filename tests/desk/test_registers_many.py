"""Long sheets are carried out by a worker, all or nothing; agencies begin many cases from a sheet."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongbao.hub import case_imports, register_imports
from gongbao.hub.models import Agency, Case, Import, RecordEntry, Staff
from gongbao.services import registry

SERVICE = "employment-service"
FAIR = "job-fair"


def roles() -> list[str]:
    service = registry()[SERVICE]
    return [f"{SERVICE}/{role.name}" for role in service.role_list if role.holder == "agency"]


@pytest.fixture
def clerk(transactional_db: None) -> Client:
    """A clerk of an agency with every role of the service."""
    agency = Agency.objects.create(name="某局", kind="city", district="110000", roles=roles())
    user = User.objects.create_user("one")
    Staff.objects.create(user=user, agency=agency, roles=agency.roles)
    client = Client()
    client.force_login(user)
    return client


def keep() -> str:
    """A register of the service that is not public, is kept by an agency and whose first content is a text."""
    service = registry()[SERVICE]
    for record in service.record_list:
        agency = service.roles[record.keeper].holder == "agency"
        if agency and not record.public and not record.key and record.contents[0].kind.type.value == "text":
            return record.name
    raise AssertionError


def test_a_long_sheet_is_entered_by_a_worker_and_once(clerk: Client, text: Any) -> None:
    name = keep()
    label = registry()[SERVICE].records[name].contents[0].label.zh
    lines = "\n".join([label, *(f"第{number}号" for number in range(300))])
    sent = {"file": SimpleUploadedFile("长表.csv", lines.encode())}
    response = clerk.post(f"/desk/registers/{SERVICE}/{name}/import/", sent)
    assert response.status_code == 302, response.content.decode()[:1500]
    upload = Import.objects.get()
    clerk.post(f"/desk/registers/imports/{upload.pk}/confirm/", {"digest": upload.digest})
    assert "正在写入" in text(clerk.get(f"/desk/registers/imports/{upload.pk}/"))
    assert not RecordEntry.objects.exists()
    for _ in range(2):
        register_imports.carry_out(upload.pk)
        assert RecordEntry.objects.count() == 300
    assert "已完成" in text(clerk.get(f"/desk/registers/imports/{upload.pk}/"))
    again = clerk.post(
        f"/desk/registers/{SERVICE}/{name}/import/", {"file": SimpleUploadedFile("长表.csv", lines.encode())}
    )
    assert "不变 300" in text(clerk.get(again.url))


def test_an_agency_begins_many_cases_from_a_sheet(clerk: Client, text: Any) -> None:
    batch = case_imports.batch_of(SERVICE, FAIR)
    start = f"/desk/many/{SERVICE}/{FAIR}/"
    assert "下载模板" in text(clerk.get(start))
    assert clerk.get(f"{start}template/").status_code == 200
    assert "批量" in text(clerk.get(f"/desk/opening/{SERVICE}/{FAIR}/"))
    heads = [column.heading.zh for column in batch.columns if not column.extra]
    examples = {"date": ["2024-06-01", "2024-09-01"], "text": ["甲", "乙"], "integer": ["1", "2"]}
    rows = [[examples[column.fact.kind.type.value][n] for column in batch.columns if not column.extra] for n in (0, 1)]
    sheet = "\n".join(",".join(row) for row in [heads, *rows])
    response = clerk.post(start, {"file": SimpleUploadedFile("场次.csv", sheet.encode())})
    assert response.status_code == 302, response.content.decode()[:1500]
    upload = Import.objects.get()
    assert "提交2件" in text(clerk.get(response.url))
    clerk.post(f"/desk/many/{upload.pk}/confirm/", {"digest": upload.digest, "declared": "true"})
    case_imports.carry_out(upload.pk)
    assert Case.objects.filter(procedure=FAIR).count() == 2
    assert "办成2件" in text(clerk.get(response.url))
