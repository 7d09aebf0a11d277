"""One application for a title, from the applicant to the electronic certificate, through the hub's commands."""

from datetime import date
from typing import Any

import pytest

from gongbao.hub import audit, deadlines
from gongbao.hub.commands import CastVote, CloseBallot, Object, Submit
from gongbao.hub.models import (
    Agency,
    Ballot,
    Case,
    Certificate,
    Message,
    Notice,
    Party,
    PartyMember,
    RecordEntry,
    Staff,
)
from gongbao.procedures import GuardRefuses

from .conftest import City

SLUG = "title-evaluation"
STATED: dict[str, Any] = {
    "scheme": "engineering-consulting",
    "target_level": "intermediate",
    "direction": "planning",
    "employer_in_beijing": True,
    "employer_kind": "state-owned-enterprise",
    "works_in_specialty": True,
    "continuing_education_done": True,
    "education": "bachelor",
    "highest_degree": "bachelor",
    "technical_school_class": "none",
    "specialty_years": "5.5",
    "specialty_start_date": "2018-07-02",
    "titles": [{"level": "junior", "series": "other", "date": "2019-09-02", "specialty_years_since": "4.5"}],
    "key_unit_technical_head": False,
    "achievements": [
        *[
            {"kind": "planning-report", "field": "engineering-consulting", "work": name, "date": "2022-03-01",
             "role": "main-participant", "status": "recognised"}
            for name in ("east", "west", "south")
        ],
        {"kind": "journal-paper", "field": "engineering-consulting", "date": "2023-02-01", "rank": 2,
         "status": "recognised"},
    ],
}  # fmt: skip


@pytest.fixture
def people(city: City) -> City:
    """The city with an employer, an evaluation institution, a panel, three experts and two clerks of the bureau."""
    firm = Party.objects.create(kind="organisation", name="某咨询公司", district="110105")
    PartyMember.objects.create(party=firm, user=city.users["banker"])
    city.parties["firm"] = firm
    roles = [f"{SLUG}/{role}" for role in ("evaluation-institution", "expert-panel", "review-committee", "hrss-bureau")]
    bureau = Agency.objects.create(name="市局", kind="city", district="110000", roles=roles)
    Staff.objects.create(user=city.users["clerk"], agency=bureau, roles=[roles[0], roles[1], roles[3]])
    Staff.objects.create(user=city.users["clerk2"], agency=bureau, roles=[roles[3]])
    for name in ("expert1", "expert2", "expert3"):
        Staff.objects.create(user=city.users[name], agency=bureau, roles=[roles[2]])
    return city


def submit(people: City, **changed: Any) -> str:
    holders = {"employer": people.parties["firm"].pk}
    command = Submit(
        SLUG, "title-application", STATED | changed, party=people.parties["wang"].pk, holders=holders, title="王某"
    )
    return people.execute("wang", command).case


def to_the_notice(people: City) -> str:
    number = submit(people)
    judged = {"law_abiding": True, "ethics_sound": True, "fit_for_duty": True}
    people.do("banker", number, "screen-application", "selected", facts=judged)
    people.do("banker", number, "post-employer-notice", "posted")
    return number


def run_to(people: City, day: date) -> None:
    people.move(day)
    deadlines.fire_due(day)


def graded() -> list[dict[str, Any]]:
    return [
        record | ({"quality": "sound"} if record["kind"] == "journal-paper" else {"effect": "considerable"})
        for record in STATED["achievements"]
    ]


def test_from_the_application_to_the_certificate(people: City) -> None:
    number = to_the_notice(people)
    notice = Notice.objects.get(case__number=number)
    assert (notice.public, notice.posted_on, notice.last_day) == (False, date(2024, 3, 4), date(2024, 3, 11))
    assert notice.zh == "工程咨询专业职称申报推荐公示（中级）"
    run_to(people, date(2024, 3, 12))
    people.do("banker", number, "recommend", "recommended", facts={"recommendation_in_writing": True})
    found = {
        "evaluation_mode": "review",
        "ability_level": "intermediate",
        "outstanding_confirmed": False,
        "achievements": graded(),
    }
    people.do("clerk", number, "review-materials", "passed", facts=found)
    people.do("clerk", number, "assess-by-panel", "assessed")
    ballot = Ballot.objects.get(case__number=number)
    for name, choice in (("expert1", "agree"), ("expert2", "agree"), ("expert3", "against")):
        people.execute(name, CastVote(ballot.pk, choice))
    people.execute("clerk", CloseBallot(ballot.pk))
    people.do("expert1", number, "vote", "passed")
    people.do("clerk", number, "accept-round", "accepted")
    people.do("clerk", number, "post-final-notice", "posted")
    final = Notice.objects.get(case__number=number, kind="final-notice")
    assert (final.public, final.last_day) == (True, date(2024, 3, 19))
    run_to(people, date(2024, 3, 20))
    assert people.do("clerk2", number, "issue-certificate", "issued").data["ended"] == "certified"
    certificate = Certificate.objects.get(case__number=number)
    assert certificate.data["title_name"] == "engineer"
    assert certificate.data["scheme"] == "engineering-consulting"
    entries = set(RecordEntry.objects.filter(case__number=number).values_list("record", flat=True))
    assert {"application-file", "recommendation-opinion", "ballot-record", "certificate-register"} <= entries
    listed = RecordEntry.objects.get(case__number=number, record="achievement-register")
    assert (listed.data["counted_from"], listed.data["recent"]) == ("2019-09-02", 4)
    told = Message.objects.filter(party=people.parties["wang"]).order_by("pk").last()
    assert told is not None
    assert told.zh == "您的北京市电子职称证书已颁发。"
    assert not list(audit.verify())


def test_whoever_is_surely_not_eligible_is_refused_and_told_which_decision_says_so(people: City) -> None:
    with pytest.raises(GuardRefuses, match="eligible-at-target-level"):
        submit(people, employer_in_beijing=False)
    assert not Case.objects.filter(service=SLUG).exists()


def test_works_too_few_once_they_are_graded_do_not_pass_the_review(people: City) -> None:
    number = to_the_notice(people)
    run_to(people, date(2024, 3, 12))
    people.do("banker", number, "recommend", "recommended", facts={"recommendation_in_writing": True})
    found = {
        "evaluation_mode": "review",
        "ability_level": "intermediate",
        "outstanding_confirmed": False,
        "achievements": [record | {"quality": "ordinary"} for record in STATED["achievements"]],
    }
    with pytest.raises(GuardRefuses):
        people.do("clerk", number, "review-materials", "passed", facts=found)
    assert people.do("clerk", number, "review-materials", "rejected", facts=found).data["ended"] == "materials-rejected"


def test_an_objection_in_the_unit_is_looked_into_and_the_notice_posted_anew(people: City) -> None:
    number = to_the_notice(people)
    notice = Notice.objects.get(case__number=number)
    people.move(date(2024, 3, 6))
    people.execute("banker", Object(notice.pk, "年限有误"))
    people.do("banker", number, "resolve-employer-objection", "dismissed")
    people.do("banker", number, "post-employer-notice", "posted")
    again = Notice.objects.filter(case__number=number).order_by("pk").last()
    assert again is not None
    assert again.last_day == date(2024, 3, 13)
    run_to(people, date(2024, 3, 14))
    people.do("banker", number, "recommend", "recommended", facts={"recommendation_in_writing": True})
