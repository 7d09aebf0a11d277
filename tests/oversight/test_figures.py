"""The figures: each equals what the list behind it holds, what a slow count finds, and stays in one's own part."""

import random
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from gongbao.hub.commands import Rate
from gongbao.hub.models import Case, Receipt, Task
from gongbao.oversight import measures
from gongbao.periods import working_days_between

from .conftest import EAST, SERVICE, WEST, Watch, figures, in_all

PAGES = ("overview", "time", "outcomes", "voices", "compare")


def test_only_supervisors_enter(watch: Watch) -> None:
    assert watch.client("clerk-east").get("/oversight/overview/").status_code == 403
    assert "监督职责" in watch.read("reader", "/oversight/overview/", 403)
    assert "监督" in watch.read("mayor", "/desk/today/")
    assert "/oversight/" not in watch.read("clerk-east", "/desk/today/")


def test_every_figure_is_the_length_of_the_list_behind_it(watch: Watch) -> None:
    watch.a_month()
    watch.execute("reader", Rate(Case.objects.filter(end_state="open")[0].number, 1, "太慢"))
    leads = {lead for page in PAGES for lead in figures(watch.read("mayor", f"/oversight/{page}/"))}
    assert len({address for address, _ in leads}) == len(leads) > 25
    for address, number in leads:
        assert in_all(watch.read("mayor", address)) == number, address


def test_the_numbers_at_the_top(watch: Watch) -> None:
    watch.a_month()
    numbers = [number for _, number in figures(watch.read("mayor", "/oversight/overview/"))[:5]]
    assert numbers == [2, 2, 1, 6, 4]
    own = [number for _, number in figures(watch.read("head-east", "/oversight/overview/"))[:5]]
    assert own == [1, 1, 1, 5, 4]


def test_an_agency_and_a_service_narrow_everything(watch: Watch) -> None:
    watch.a_month()
    west = watch.agencies["west"].pk
    numbers = [number for _, number in figures(watch.read("mayor", f"/oversight/overview/?agency={west}"))[:5]]
    assert numbers == [1, 1, 0, 1, 0]
    other = figures(watch.read("mayor", "/oversight/overview/?service=title-evaluation"))
    assert [number for _, number in other[:5]] == [0, 0, 0, 0, 0]


def test_another_part_of_the_tree_cannot_be_asked_for(watch: Watch) -> None:
    watch.a_month()
    west = watch.agencies["office-west"].pk
    assert "西区" not in watch.read("head-east", f"/oversight/overview/?agency={west}")
    assert in_all(watch.read("head-east", f"/oversight/cases/?which=open&agency={west}")) == 1
    assert in_all(watch.read("head-east", f"/oversight/steps/?which=open&holder={west}")) == 0


def test_the_period_is_kept_to_both_days_included(watch: Watch) -> None:
    watch.a_month()
    for query, number in (("until=2024-03-04", 5), ("since=2024-03-05", 1), ("since=2024-03-05&until=2024-03-14", 0)):
        assert in_all(watch.read("mayor", f"/oversight/cases/?which=opened&{query}")) == number
    assert in_all(watch.read("mayor", "/oversight/cases/?which=opened&since=nonsense&until=2024-02-31")) == 6


def test_a_refusal_is_counted_at_the_place_it_rests_on_and_told_to_the_applicant(watch: Watch) -> None:
    watch.a_month()
    assert Receipt.objects.filter(answer="no").count() == 1
    page = watch.read("mayor", "/oversight/outcomes/")
    assert "样发〔2024〕2号 第三条" in page
    link = next(address for address, _ in figures(page) if "which=refused" in address)
    assert Case.objects.get(end_state="refused").number in watch.read("mayor", link)


def test_in_time_late_and_by_itself_are_three_things(watch: Watch) -> None:
    watch.a_month()
    for which, number in (("in-time", 5), ("late", 1), ("automatic", 1)):
        assert in_all(watch.read("mayor", f"/oversight/steps/?which={which}&holder=agency")) == number
    assert "视为通过" in watch.read("mayor", "/oversight/outcomes/")


def test_agencies_are_compared_by_shares(watch: Watch) -> None:
    watch.a_month()
    page = watch.read("mayor", "/oversight/compare/")
    assert page.index("东区文化局") < page.index("西区文化局")
    # Five of seven in time, one of seven by itself; the one open step is overdue in the east and not in the west.
    for share in ("71.4", "14.3", "100.0"):
        assert f">{share}</a>" in page
    assert "没有两个以上机关" in watch.read("head-east", "/oversight/compare/")


def made_tasks(watch: Watch, number: int) -> None:
    """Closed steps with chance dates around the year's long holidays."""
    case = Case.objects.get(number=watch.open())
    chance = random.Random(number)
    tasks = []
    for generation in range(2, number + 2):
        opened = date(2024, 1, 25) + timedelta(chance.randrange(40))
        tasks.append(
            Task(
                case=case, district=EAST, service=SERVICE, step=chance.choice(["accept", "examine"]), role="office",
                agency=watch.agencies["office-east"], generation=generation, opened_on=opened,
                closed_on=opened + timedelta(chance.randrange(30)), outcome="passed",
            )
        )  # fmt: skip
    Task.objects.bulk_create(tasks)


def disc(share: float, values: list[int]) -> int:
    """The smallest value that so large a share does not exceed."""
    return next(value for value in sorted(values) if sum(v <= value for v in values) >= share * len(values))


@pytest.mark.parametrize("number", [1, 2, 40])
def test_medians_and_nine_in_ten_equal_a_slow_count(watch: Watch, number: int) -> None:
    made_tasks(watch, number)
    found = measures.spreads(Task.objects.filter(closed_on__isnull=False, generation__gt=1))
    assert sum(each.number for each in found) == number
    for each in found:
        tasks = Task.objects.filter(step=each.step, generation__gt=1)
        working = [working_days_between(task.opened_on, task.closed_on) for task in tasks if task.closed_on]
        natural = [(task.closed_on - task.opened_on).days for task in tasks if task.closed_on]
        assert each.working == (disc(0.5, working), disc(0.9, working))
        assert each.natural == (disc(0.5, natural), disc(0.9, natural))


def test_statutory_periods_are_those_of_the_definition(watch: Watch) -> None:
    from .sample import accept, apply, examine

    assert measures.statutory(accept) == (3, True)
    assert measures.statutory(examine) == (5, False)
    assert measures.statutory(apply) == (None, True)
    assert measures.statutory(None) == (None, True)


@pytest.mark.parametrize("page", [*PAGES, "overdue", "cases", "steps", "urgings", "rules"])
def test_more_cases_need_no_more_statements(watch: Watch, page: str) -> None:
    client = watch.client("mayor")
    counts = []
    for _ in range(2):
        watch.a_month() if not counts else [watch.open(WEST) for _ in range(12)]
        if counts:
            watch.move(date(2024, 4, 30))
        client.get(f"/oversight/{page}/")
        with CaptureQueriesContext(connection) as told:
            assert client.get(f"/oversight/{page}/").status_code == 200
        counts.append(len(told))
    assert counts[1] <= counts[0] + 1
    assert counts[0] < 30


def test_the_sheet_has_the_rows_of_the_list(watch: Watch) -> None:
    watch.a_month()
    for address in ("cases/?which=opened", "steps/?which=closed", "overdue/"):
        joined = "&" if "?" in address else "?"
        response = watch.client("mayor").get(f"/oversight/{address}{joined}format=xlsx")
        sheet = load_workbook(BytesIO(response.content)).active
        assert sheet is not None
        assert sheet.max_row - 1 == in_all(watch.read("mayor", f"/oversight/{address}"))


def test_lists_are_sorted_as_asked_and_nonsense_is_left_out(watch: Watch) -> None:
    watch.a_month()
    first = sorted(Case.objects.values_list("number", flat=True))
    rising = watch.read("mayor", "/oversight/cases/?which=opened&sort=number")
    falling = watch.read("mayor", "/oversight/cases/?which=opened&sort=-number")
    assert rising.index(first[0]) < rising.index(first[-1])
    assert falling.index(first[0]) > falling.index(first[-1])
    for query in ("which=none", "sort=none", "page=99", "agency=x", "holder=99999999999999999999", "service=none"):
        watch.read("mayor", f"/oversight/cases/?{query}")
        watch.read("mayor", f"/oversight/steps/?{query}")


def test_nothing_personal_is_on_the_overviews(watch: Watch) -> None:
    watch.a_month()
    for page in PAGES:
        assert "书友一" not in watch.read("mayor", f"/oversight/{page}/")
