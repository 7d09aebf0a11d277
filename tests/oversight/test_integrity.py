"""The proofs of the chains, the log of readings, and the versions that cases run on."""

import re

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from gongbao.hub import audit_runs, versions
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Conflict
from gongbao.hub.models import AuditRun, Case, Event, LogSearch, Parameter, ServiceVersion
from gongbao.services import registry

from .conftest import SERVICE, WEST, Watch, in_all


def tamper(number: str) -> None:
    """Somebody with the database in their hands changes what happened."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role TO replica")
        cursor.execute(
            "UPDATE hub_event e SET role = 'nobody' FROM hub_case c"
            " WHERE c.id = e.case_id AND e.seq = 2 AND c.number = %s",
            [number],
        )
        cursor.execute("SET session_replication_role TO DEFAULT")


def test_one_case_is_proved_at_once(watch: Watch) -> None:
    number, other = watch.open(), watch.open(WEST)
    assert "verdict--yes" in watch.read("mayor", f"/oversight/integrity/?case={number}")
    tamper(number)
    page = watch.read("mayor", f"/oversight/integrity/?case={number}")
    assert "verdict--no" in page
    assert "第2条" in page
    assert "verdict--yes" in watch.read("mayor", f"/oversight/integrity/?case={other}")
    assert "verdict" not in watch.read("head-east", f"/oversight/integrity/?case={other}", 422)
    assert "没有核验" in watch.read("mayor", "/oversight/integrity/?case=GB-1", 422)


def test_all_are_proved_in_the_background_with_progress(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_runs, "BLOCK", 2)
    watch.a_month()
    client = watch.client("mayor")
    assert client.post("/oversight/integrity/").status_code == 302
    run = AuditRun.objects.get()
    assert ProcrastinateJob.objects.get(task_name__endswith="prove_chains").args == {"run_id": run.pk}
    assert "进行中" in watch.read("mayor", "/oversight/integrity/")
    assert client.post("/oversight/integrity/").status_code == 422
    with pytest.raises(Conflict):
        audit_runs.begin(Actor.of(watch.users["mayor"]))
    audit_runs.carry_out(run.pk)
    page = watch.read("mayor", "/oversight/integrity/")
    assert "6 / 6" in page
    assert "完整" in page


def test_a_run_finds_what_was_changed_in_any_block(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_runs, "BLOCK", 1)
    numbers = [watch.open() for _ in range(3)]
    tamper(numbers[1])
    run = audit_runs.begin(Actor.of(watch.users["mayor"]))
    for _ in range(2):  # A run that is begun again after a crash counts nothing twice.
        audit_runs.carry_out(run.pk)
    run.refresh_from_db()
    assert (run.checked, run.cases, [each["case"] for each in run.findings]) == (3, 3, [numbers[1]])
    assert numbers[1] in watch.read("mayor", "/oversight/integrity/")


def test_progress_is_seen_while_it_runs(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_runs, "BLOCK", 1)
    for _ in range(3):
        watch.open()
    seen: list[int] = []
    found = audit_runs.audit.verify

    def spy(cases: list[int]) -> object:
        seen.append(AuditRun.objects.get().checked)
        return found(cases)

    monkeypatch.setattr(audit_runs.audit, "verify", spy)
    audit_runs.carry_out(audit_runs.begin(Actor.of(watch.users["mayor"])).pk)
    assert seen == [0, 1, 2]


def test_the_log_is_searched_in_ones_own_part_and_the_search_is_logged(watch: Watch) -> None:
    east, west = watch.open(), watch.open(WEST)
    watch.read("clerk-east", f"/desk/cases/{east}/")
    watch.read("clerk-west", f"/desk/cases/{west}/")
    assert "共" not in watch.read("mayor", "/oversight/log/").partition("最近的查询")[0].partition("<main")[2]
    assert not LogSearch.objects.exists()
    everywhere = "/oversight/log/?search=1&until=2100-01-01"
    assert in_all(watch.read("mayor", everywhere)) == 2
    assert in_all(watch.read("head-east", everywhere)) == 1
    assert in_all(watch.read("mayor", f"{everywhere}&reader=西区")) == 1
    assert in_all(watch.read("mayor", f"{everywhere}&case={east}")) == 1
    assert in_all(watch.read("mayor", f"{everywhere}&person=书友一")) == 2
    assert in_all(watch.read("mayor", f"{everywhere}&person=11010119900307123X")) == 2
    assert in_all(watch.read("mayor", f"{everywhere}&person=nobody")) == 0
    assert LogSearch.objects.count() == 7
    assert "11010119900307123X" not in str(list(LogSearch.objects.values_list("wanted", flat=True)))
    # The head of the east sees who searched in the east, the mayor also those above.
    assert watch.read("mayor", "/oversight/log/").count("timeline__when") == 7
    assert watch.read("head-east", "/oversight/log/").count("timeline__when") == 1


def test_cases_on_an_older_version_are_counted_and_listed(watch: Watch) -> None:
    number, _ = watch.open(), watch.open()
    Case.objects.filter(number=number).update(version="of old")
    page = watch.read("mayor", "/oversight/rules/")
    assert "of old" in page
    listed = watch.read("mayor", f"/oversight/cases/?which=outdated&service={SERVICE}&version=of+old")
    assert number in listed
    assert in_all(listed) == 1
    assert registry()[SERVICE].version[:12] in page


def test_an_older_version_is_told_apart_from_the_one_in_force(watch: Watch) -> None:
    number = watch.open()
    outline = versions.outline(registry()[SERVICE])
    known = "decision large-enough"
    ServiceVersion.objects.create(
        service=SERVICE, version="of old", outline=outline | {known: "other", "decision forgotten": "x"}
    )
    Case.objects.filter(number=number).update(version="of old")
    page = watch.read("mayor", "/oversight/rules/")
    assert re.findall(r"<dt>(\S+) 1</dt><dd>([^<]+)</dd>", page) == [("修改", known), ("删除", "decision forgotten")]


def test_changes_of_figures_are_shown_with_who_made_them(watch: Watch) -> None:
    Parameter.objects.create(
        service=SERVICE, name="least", value=12, valid_from="2024-01-01", source="样发〔2024〕9号",
        proposed_by=watch.users["clerk-east"],
    )  # fmt: skip
    page = watch.read("mayor", "/oversight/rules/")
    assert "样发〔2024〕9号" in page
    assert "最少座位数" in page
    assert "东区经办" in page
    assert "待批准" in page


def test_events_are_not_changed_by_looking(watch: Watch) -> None:
    watch.a_month()
    before = Event.objects.count()
    for page in ("overview", "overdue", "integrity", "log/?search=1", "rules"):
        watch.client("mayor").get(f"/oversight/{page}")
    assert Event.objects.count() == before
