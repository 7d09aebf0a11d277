"""Many applications from a sheet: a firm insures interns, row by row."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from gongbao.hub import case_imports
from gongbao.hub.case_imports import Batch, batch_of
from gongbao.hub.models import Case, Import, Task
from gongbao.services import registry

from .town import Town, build

SERVICE, PROCEDURE = "intern-injury-insurance", "enrolment"
START = f"/apply/{SERVICE}/{PROCEDURE}/many/"


@pytest.fixture
def town(transactional_db: None) -> Town:
    """The town."""
    return build()


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    return str(response.content.decode())


def filled(client: Client, *rows: dict[str, Any]) -> SimpleUploadedFile:
    """The template with these rows, by the names of the columns."""
    book = load_workbook(io.BytesIO(client.get(START + "template/").content))
    columns = batch_of(SERVICE, PROCEDURE).columns
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(columns, 1):
            if column.name in row:
                book.active.cell(number, place, row[column.name])
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("实习生.xlsx", stream.getvalue())


def intern(name: str, **other: Any) -> dict[str, Any]:
    """A row in which every column is filled in as people do."""
    batch: Batch = batch_of(SERVICE, PROCEDURE)
    row: dict[str, Any] = {}
    for column in batch.columns:
        kind = column.fact.kind
        if column.name.startswith("party_"):
            continue
        match kind.type.value:
            case "enum":
                row[column.name] = kind.choices[0].label.zh
            case "boolean":
                row[column.name] = "是"
            case "date":
                row[column.name] = "2024年9月1日"
            case "money":
                row[column.name] = "2,500元"
            case _:
                row[column.name] = "某单位"
    dates = {"birth_date": "2004-05-06", "internship_start": "2024/7/1", "internship_end": "2024.12.31",
             "coverage_start": "2024-07-01", "coverage_end": "2024-12-31"}  # fmt: skip
    return row | dates | {"intern": name} | other


def hand_in(client: Client, upload: SimpleUploadedFile) -> Import:
    response = client.post(START, {"file": upload})
    assert response.status_code == 302, response.content.decode()[:2000]
    return Import.objects.get(pk=response.url.rstrip("/").rpartition("/")[2])


def test_the_steps_of_the_firm_are_done_one_after_the_other() -> None:
    stages = [(stage.step.name, [way.name for way in stage.ways]) for stage in batch_of(SERVICE, PROCEDURE).stages]
    assert stages == [
        ("sign-agreement", ["signed", "not-signed"]),
        ("inform-intern", ["informed"]),
        ("submit-enrolment", ["submitted"]),
        ("make-commitment", ["committed", "refused"]),
    ]


def test_what_waits_or_needs_lists_is_not_begun_from_a_sheet() -> None:
    service = registry()["title-evaluation"]
    assert not case_imports.can_batch(service, service.procedure("title-application"))


def test_a_firm_insures_its_interns_row_by_row(town: Town) -> None:
    client = town.client("manager")
    assert "批量申请" in page(client, f"/apply/{SERVICE}/{PROCEDURE}/")
    rows = [intern("甲"), intern("乙"), intern("丙", birth_date="昨天"), intern("甲"), {"intern": "丁"}]
    upload = hand_in(client, filled(client, *rows))
    shown = page(client, f"/batches/{upload.pk}/")
    assert "提交2件" in shown
    assert "应为实有的日期" in shown
    assert "与第 2 行完全相同" in shown
    assert "不能为空" in shown
    assert not Case.objects.exists()
    confirm = f"/batches/{upload.pk}/confirm/"
    client.post(confirm, {"digest": upload.digest})
    upload.refresh_from_db()
    assert upload.state == "shown", "it has to be declared true first"
    client.post(confirm, {"digest": upload.digest, "declared": "true"})
    assert "正在办理" in page(client, f"/batches/{upload.pk}/")
    case_imports.carry_out(upload.pk)
    assert case_imports.progress(upload)["failed"] == 0, list(upload.rows.values_list("result", flat=True))
    assert "办成2件，未办成0件" in page(client, f"/batches/{upload.pk}/")
    assert Case.objects.count() == 2
    assert set(Task.objects.filter(closed_on=None).values_list("step", flat=True)) == {"check-enrolment"}
    result = load_workbook(io.BytesIO(client.get(f"/batches/{upload.pk}/results/").content)).active
    numbers = {row[-2].value for row in result.iter_rows(min_row=2) if row[-2].value}
    assert numbers == set(Case.objects.values_list("number", flat=True))


def test_a_row_that_ends_the_matter_goes_no_further(town: Town) -> None:
    client = town.client("manager")
    upload = hand_in(client, filled(client, intern("甲", way_sign_agreement="未签成")))
    client.post(f"/batches/{upload.pk}/confirm/", {"digest": upload.digest, "declared": "true"})
    case_imports.carry_out(upload.pk)
    assert Case.objects.get().end_state == "not-enrolled"


@pytest.mark.parametrize("falls_at", range(1, 9))
def test_a_worker_that_falls_goes_on_where_it_stopped(
    town: Town, monkeypatch: pytest.MonkeyPatch, falls_at: int
) -> None:
    client = town.client("manager")
    upload = hand_in(client, filled(client, intern("甲"), intern("乙")))
    client.post(f"/batches/{upload.pk}/confirm/", {"digest": upload.digest, "declared": "true"})
    real, calls = case_imports.execute, 0

    def falls(*given: Any) -> Any:
        nonlocal calls
        calls += 1
        done = real(*given)
        if calls == falls_at:
            raise MemoryError
        return done

    monkeypatch.setattr(case_imports, "execute", falls)
    with pytest.raises(MemoryError):
        case_imports.carry_out(upload.pk)
    monkeypatch.setattr(case_imports, "execute", real)
    case_imports.carry_out(upload.pk)
    assert Case.objects.count() == 2
    assert set(Task.objects.filter(closed_on=None).values_list("step", flat=True)) == {"check-enrolment"}
    assert case_imports.progress(upload) == {"all": 2, "opened": 2, "failed": 0}


def test_others_see_nothing_of_it(town: Town) -> None:
    upload = hand_in(town.client("manager"), filled(town.client("manager"), intern("甲")))
    assert page(town.client("colleague"), f"/batches/{upload.pk}/")
    assert page(town.client("wang"), f"/batches/{upload.pk}/", 404)
    assert page(town.client("wang"), START, 403)


def test_numbers_of_people_are_not_kept_among_the_data(town: Town) -> None:
    client = town.client("manager")
    wang = town.parties["wang"]
    sheet = filled(client, intern("王", party_intern_name=wang.name, party_intern_number=wang.id_number),
                   intern("李", party_intern_name="李某", party_intern_number="110101199001011234"))  # fmt: skip
    upload = hand_in(client, sheet)
    first, second = upload.rows.order_by("number")
    assert first.holders == {"intern": wang.pk}
    assert "没有找到" in second.problems[0]["says"][0]
    assert wang.id_number not in str(first.data)
