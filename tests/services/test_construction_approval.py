"""Construction approval as a construction unit, a window and a supervisor meet it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.periods import is_working_day
from gongbao.services import registry
from gongbao.services.examples import play_scenario

SERVICE = registry()["construction-approval"]
DAY = date(2018, 11, 1)
RENOVATION = {
    "fund_source": "social",
    "on_positive_list": True,
    "on_negative_list": False,
    "existing_floor_area": "820.5",
    "planned_floor_area": "820.5",
    "changes_outline": False,
    "changes_site_layout": False,
    "exterior_decoration": False,
    "designated_area": False,
}
CLASSES = SERVICE.facts["project_class"].kind.names
EVERYTHING = [{"item": name} for name in SERVICE.facts["done"].item["item"].kind.names]  # type: ignore[attr-defined]


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


def play(procedure, start, events, until, **facts):
    """The result of a scenario that is expected to be over in ``completed`` with nothing open."""
    scenario = {
        "name": procedure,
        "procedure": procedure,
        "start": start,
        "given": facts,
        "events": [{"on": on, "step": step, "outcome": outcome} for on, step, outcome in events],
        "until": until,
        "expect": {"ended": "completed", "open": []},
    }
    return play_scenario(SERVICE, scenario)


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({}, "internal-renovation"),
        ({"planned_floor_area": "820.51"}, "new-extension"),
        ({"changes_site_layout": True}, "existing-alteration"),
        ({"exterior_decoration": True}, "internal-renovation"),
        ({"exterior_decoration": True, "designated_area": None}, "unknown"),
        ({"exterior_decoration": True, "designated_area": True}, "existing-alteration"),
        ({"on_negative_list": True, "changes_outline": None}, "new-extension"),
        ({"on_positive_list": None}, "unknown"),
        ({"on_positive_list": None, "planned_floor_area": "900"}, "new-extension"),
        ({"fund_source": None}, "unknown"),
    ],
)
def test_the_class_of_a_project(change, answer):
    assert ask("project-class", **(RENOVATION | change)).text == answer


def test_what_is_unknown_of_a_class_is_asked_for_and_nothing_else():
    assert ask("project-class", **(RENOVATION | {"changes_outline": None})).missing == ("changes_outline",)


@pytest.mark.parametrize("name", CLASSES)
def test_the_published_order_of_the_items_is_the_order_that_decides(name):
    rows = {row["item"]: row["after"] for row in SERVICE.records["item-order"].rows if row["project_class"] == name}
    for item in SERVICE.facts["item"].kind.names:
        at_once = ask("item-may-be-requested", item=item, project_class=name, done=[]).text
        in_the_end = ask("item-may-be-requested", item=item, project_class=name, done=EVERYTHING).text
        assert in_the_end == ("yes" if item in rows else "no"), item
        assert at_once == ("yes" if item in rows and rows[item] is None else "no"), item


@pytest.mark.parametrize("name", CLASSES)
def test_what_must_be_applied_for_may_be_applied_for_in_its_time(name):
    concerned = {"affects_green_land": True, "changes_green_land_use": True, "affects_ancient_trees": True}
    for item in SERVICE.facts["item"].kind.names:
        facts = {"item": item, "project_class": name, "needs_utilities": True, "needs_verification": True} | concerned
        if ask("item-required", **facts).text == "yes":
            assert ask("item-may-be-requested", item=item, project_class=name, done=EVERYTHING).text == "yes", item


def test_every_item_of_the_catalogue_has_its_reform_and_its_row():
    for row in SERVICE.records["approval-items"].rows:
        answer = ask("item-reform", item=row["code"])
        assert answer.text == row["reform"]
        place = f"附件4第{row['number']}项" if row["number"] else "附件4"
        assert answer.because[0].place == place


def test_a_period_without_its_beginning_leaves_the_days_unknown():
    answer = ask("approval-days-used", handling_periods=[{"issued_on": "2018-10-12"}])
    assert (answer.text, answer.missing) == ("unknown", ("handling_periods",))


SPANS = st.lists(
    st.tuples(st.integers(0, 120), st.integers(0, 40)).map(
        lambda span: (date(2018, 8, 1) + timedelta(span[0]), date(2018, 8, 1) + timedelta(sum(span)))
    ),
    max_size=6,
)


@given(SPANS)
def test_parallel_days_count_once_in_whatever_order_they_are_told(spans):
    def used(listed):
        given = [{"accepted_on": start.isoformat(), "issued_on": end.isoformat()} for start, end in listed]
        return int(ask("approval-days-used", handling_periods=given).text)

    days = {start + timedelta(n) for start, end in spans for n in range(1, (end - start).days + 1)}
    assert used(spans) == used(spans[::-1]) == sum(is_working_day(day) for day in days)


@given(st.sampled_from([("social", 45), ("government", 100)]), st.integers(0, 100), st.integers(0, 90))
def test_approvals_up_to_the_latest_day_keep_the_limit_and_one_day_more_does_not(source, used, offset):
    fund_source, limit = source
    used = min(used, limit)
    since = date(2018, 8, 1) + timedelta(offset)
    last = date.fromisoformat(
        ask("latest-approval-date", fund_source=fund_source, days_used=used, counting_from=since.isoformat()).text
    )
    period = [{"accepted_on": since.isoformat()}]
    then = int(ask("approval-days-used", max(last, since), handling_periods=period).text)
    assert ask("limit-kept", fund_source=fund_source, days_used=used + then).text == "yes"
    later = last
    while int(ask("approval-days-used", later, handling_periods=period).text) <= limit - used:
        later += timedelta(1)
    assert ask("limit-kept", fund_source=fund_source, days_used=limit + 1).text == "no"
    assert later > last


def test_a_task_whose_month_is_lost_is_due_when_somebody_sets_a_day():
    assert ask("task-due", task=55).missing == ("task_due_date",)
    assert ask("task-due", task=55, task_due_date="2018-12-31").text == "2018-12-31"


STRAIGHT = [
    ("2018-10-08", "other-evaluations", "not-needed"),
    ("2018-10-08", "sign-commitment", "signed"),
    ("2018-10-08", "apply-works-permit", "applied"),
    ("2018-10-08", "apply-drawing-review", "submitted"),
    ("2018-10-09", "green-approvals", "not-needed"),
    ("2018-10-11", "works-permit", "issued"),
    ("2018-10-12", "utility-application", "not-needed"),
    ("2018-10-12", "utility-access-review", "not-needed"),
    ("2018-10-15", "review-drawings", "certificate"),
    ("2018-10-16", "start-construction", "started"),
    ("2018-11-20", "complete-construction", "completed"),
    ("2018-11-21", "survey", "delivered"),
    ("2018-11-21", "apply-joint-acceptance", "submitted"),
    ("2018-11-26", "joint-acceptance", "passed"),
    ("2018-11-26", "utility-connection", "not-needed"),
    ("2018-11-27", "property-registration", "registered"),
    ("2018-11-27", "close-file", "closed"),
]
REVIEWED = {
    "review_institutions": [{"name": "一家", "comprehensive": True}],
    "covers_building": True,
    "covers_fire": True,
    "covers_civil_defence": True,
    "meets_common_standard": True,
    "surveying_institutions": 1,
    "surveyor_qualified": True,
}
KNOWN = RENOVATION | REVIEWED | {"project_kind": "building", "special_project": False, "major_sector_project": False}


@pytest.mark.parametrize(
    "change",
    [
        {"special_project": True},
        {"on_negative_list": True},
        {"covers_fire": False},
        {"review_institutions": [{"name": "一家", "comprehensive": False}]},
        {"surveying_institutions": 2},
    ],
)
def test_what_a_decision_says_no_to_stops_the_project(change):
    def passed(facts):
        return play("internal-renovation-project", "2018-10-08", STRAIGHT, "2018-12-01", **facts).passed

    assert passed(KNOWN)
    assert not passed(KNOWN | change)


def test_the_certificate_of_the_joint_review_needs_one_comprehensive_institution():
    events = [
        ("2018-10-08", "choose-institution", "chosen"),
        ("2018-10-08", "submit-drawings", "submitted"),
        ("2018-10-10", "review-building", "met"),
        ("2018-10-10", "review-fire", "met"),
        ("2018-10-11", "review-civil-defence", "met"),
        ("2018-10-12", "issue-certificate", "issued"),
    ]
    two = [{"name": "甲", "comprehensive": True}, {"name": "乙", "comprehensive": True}]
    for institutions, taken in ((two[:1], True), (two, False)):
        result = play("joint-drawing-review", "2018-10-08", events, "2018-10-12", review_institutions=institutions)
        assert ("issue-certificate" in result.got) is not taken, result.got
