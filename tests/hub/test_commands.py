"""Commands: who may do what, what happens once, and what is refused with a sentence."""

import uuid
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from gongbao.hub import audit, deadlines, queries
from gongbao.hub.actors import SYSTEM, Actor
from gongbao.hub.commands import (
    AssignRole,
    CastVote,
    CloseBallot,
    Do,
    EnterFacts,
    Extend,
    Object,
    Pause,
    Rate,
    Resume,
    Submit,
    VerifyFact,
    execute,
)
from gongbao.hub.models import (
    Ballot,
    Case,
    Certificate,
    Event,
    FactValue,
    Message,
    Notice,
    Receipt,
    RecordEntry,
    Task,
)
from gongbao.words import Problem

from .conftest import City


def refused(status: int) -> "pytest.RaisesExc[Problem]":
    return pytest.RaisesExc(Problem, check=lambda problem: problem.status == status)


def open_steps(number: str) -> list[str]:
    return list(Task.objects.filter(case__number=number, closed_on=None).values_list("step", flat=True))


def test_a_permit_from_application_to_certificate(city: City) -> None:
    number = city.submit()
    assert open_steps(number) == ["review"]
    city.do("clerk", number, "review", "passed", facts={"worthy": True})
    notice = Notice.objects.get(case__number=number)
    assert (notice.zh, notice.public, notice.last_day) == ("从业 5 年", True, date(2024, 3, 11))
    city.move(date(2024, 3, 12))
    assert deadlines.fire_due(date(2024, 3, 12)) == 1
    notice.refresh_from_db()
    assert notice.taken_down_on == date(2024, 3, 12)
    city.do("clerk2", number, "prepare", "ready")
    ballot = Ballot.objects.get(case__number=number)
    for name, choice in (("expert1", "agree"), ("expert2", "agree"), ("expert3", "against")):
        city.execute(name, CastVote(ballot.pk, choice))
    assert city.execute("clerk", CloseBallot(ballot.pk)).data["result"] == {"agree": 2, "against": 1, "abstain": 0}
    result = city.do("expert1", number, "vote", "passed")
    assert result.data["ended"] == "granted"
    certificate = Certificate.objects.get(case__number=number)
    assert certificate.data == {"years": 5}
    assert RecordEntry.objects.get(case__number=number).data == {"years": 5, "opened_on": "2024-03-12"}
    assert [message.zh for message in Message.objects.filter(party=city.parties["wang"])] == ["已通过审查"]
    assert city.execute("wang", Rate(number, 5)).case == number
    assert not list(audit.verify())


def test_the_same_command_id_happens_once(city: City) -> None:
    number, command_id = city.submit(), uuid.uuid4()
    command = Do(number, "review", "passed")
    first = city.execute("clerk", command, command_id)
    assert city.execute("clerk", command, command_id) == first
    assert Event.objects.filter(case__number=number, kind="done").count() == 2
    with refused(409):
        city.execute("clerk", Do(number, "review", "refused"), command_id)


def test_a_guard_refuses_and_nothing_is_stored(city: City) -> None:
    with refused(409):
        city.submit(years=2)
    assert not Case.objects.exists()


def test_only_the_role_and_only_the_own_part_of_the_tree(city: City) -> None:
    number = city.submit()
    with refused(404):
        city.do("stranger", number, "review", "passed")
    with refused(404):
        city.do("li", number, "review", "passed")
    with refused(403):
        city.do("chief", number, "review", "passed")
    with refused(403):
        city.do("wang", number, "review", "passed")
    assert queries.case_for(city.actor("chief"), number).case.number == number


def test_nobody_applies_for_somebody_else_or_as_an_office(city: City) -> None:
    with refused(403):
        city.execute("li", Submit("sample", "permit", {"years": 5}, party=city.parties["wang"].pk))
    with refused(403):
        city.submit(role="office")


def test_an_applicant_does_not_say_what_the_office_judges(city: City) -> None:
    with refused(403):
        city.execute("wang", Submit("sample", "permit", {"years": 5, "worthy": True}, party=city.parties["wang"].pk))
    assert not Case.objects.exists()


def test_nobody_commands_without_signing_in(city: City) -> None:
    number = city.submit()
    city.do("clerk", number, "review", "passed")
    notice = Notice.objects.get()
    for actor in (Actor.of(AnonymousUser()), SYSTEM):
        with refused(403):
            execute(actor, uuid.uuid4(), Object(notice.pk, "有异议"))


def test_four_eyes(city: City) -> None:
    number = city.submit()
    city.do("clerk", number, "review", "passed")
    city.move(date(2024, 3, 12))
    with refused(403):
        city.do("clerk", number, "prepare", "ready")
    city.do("clerk2", number, "prepare", "ready")


def test_a_step_that_is_not_open_done_twice_or_unknown(city: City) -> None:
    number = city.submit()
    with refused(409):
        city.do("clerk", number, "settle", "upheld")
    city.do("clerk", number, "review", "passed")
    with refused(409):
        city.do("clerk", number, "review", "passed")
    with refused(404):
        city.do("clerk", number, "no-such-step", "passed")
    with refused(404):
        city.do("clerk", "GB-2024-999999-9", "review", "passed")


def test_an_old_page_does_not_overwrite(city: City) -> None:
    number = city.submit()
    seen = Case.objects.get(number=number).revision
    city.execute("clerk", EnterFacts(number, {"worthy": True}))
    with refused(409):
        city.do("clerk2", number, "review", "passed", revision=seen)


def test_facts_keep_their_history_and_are_verified_by_somebody_else(city: City) -> None:
    number = city.submit()
    city.execute("wang", EnterFacts(number, {"years": 7}, note="更正"))
    values = FactValue.objects.filter(case__number=number, name="years").order_by("pk")
    assert [value.value for value in values] == [5, 7]
    city.execute("clerk", VerifyFact(number, "years"))
    assert FactValue.objects.filter(verified_by=city.users["clerk"]).count() == 1
    city.execute("clerk", EnterFacts(number, {"years": 8}))
    with refused(403):
        city.execute("clerk", VerifyFact(number, "years"))


@pytest.mark.parametrize("facts", [{"years": "many"}, {"years": -1}, {"no_such": 1}, {"opened_on": "2024-02-30"}])
def test_bad_facts_are_refused_with_a_sentence(city: City, facts: dict[str, object]) -> None:
    number = city.submit()
    with refused(422):
        city.execute("wang", EnterFacts(number, facts))
    assert FactValue.objects.filter(case__number=number).count() == 1


def test_an_open_norm_is_judged_by_its_role_only(city: City) -> None:
    number = city.submit()
    with refused(403):
        city.execute("wang", EnterFacts(number, {"worthy": True}))
    city.execute("clerk", EnterFacts(number, {"worthy": True}))


def test_an_objection_opens_its_settlement(city: City) -> None:
    number = city.submit()
    city.do("clerk", number, "review", "passed")
    notice = Notice.objects.get(case__number=number)
    city.execute("li", Object(notice.pk, "有异议", party=city.parties["li"].pk))
    assert open_steps(number) == ["settle"]
    with refused(409):
        city.execute("li", Object(notice.pk, "再提"))
    with refused(404):
        city.do("li", number, "settle", "upheld")


def test_nobody_chooses_what_comes_by_itself(city: City) -> None:
    number = city.submit()
    with refused(409):
        city.do("clerk", number, "review", "deemed")


def test_silence_is_consent_after_the_period(city: City) -> None:
    number = city.submit()
    city.move(date(2024, 3, 12))
    with refused(409):
        city.do("clerk", number, "review", "refused")
    assert deadlines.fire_due(date(2024, 3, 12)) == 1
    assert open_steps(number) == ["prepare"]


def test_one_case_that_cannot_move_does_not_hold_up_the_others(city: City) -> None:
    broken, sound = city.submit(), city.submit()
    Case.objects.filter(number=broken).update(state={"procedure": "permit"})
    city.move(date(2024, 3, 12))
    assert deadlines.fire_due(date(2024, 3, 12)) == 1
    assert (open_steps(broken), open_steps(sound)) == (["review"], ["prepare"])


def test_an_extension_moves_the_date(city: City) -> None:
    number = city.submit()
    due = Task.objects.filter(case__number=number, step="review")
    assert due.get().due == date(2024, 3, 11)
    city.execute("clerk", Extend(number, "review", 2, "days", "复杂", "第四条"))
    assert due.get().due == date(2024, 3, 11)  # the 9th, a Saturday, had moved there; 5 + 2 days end there too
    city.execute("clerk", Extend(number, "review", 3, "working_days", "复杂", "第四条"))
    assert due.get().due == date(2024, 3, 14)
    city.move(date(2024, 3, 12))
    assert deadlines.fire_due(date(2024, 3, 12)) == 0
    assert open_steps(number) == ["review"]


def test_a_pause_stops_the_clock(city: City) -> None:
    number = city.submit()
    due = Task.objects.filter(case__number=number, step="review")
    city.execute("clerk", Pause(number, "补正", "第四条"))
    assert due.get().due is None
    city.move(date(2024, 3, 20))
    assert deadlines.fire_due(date(2024, 3, 20)) == 0
    assert open_steps(number) == ["review"]
    city.execute("clerk", Resume(number))
    assert due.get().due == date(2024, 3, 25)


def test_a_receipt_gives_the_same_answer_again(city: City) -> None:
    from gongbao.hub import receipts

    number = city.submit()
    receipt = Receipt.objects.get(case__number=number)
    assert (receipt.decision, receipt.answer) == ("may-apply", "yes")
    assert receipt.facts["years"]["value"] == 5
    city.execute("wang", EnterFacts(number, {"years": 1}))
    replay = receipts.replay(receipt)
    assert replay.same
    assert replay.same_version


def test_a_role_that_nobody_holds_can_be_given_once(city: City) -> None:
    number = city.submit()
    city.execute("wang", AssignRole(number, "bank", party=city.parties["banker"].pk))
    assert number in {case.number for case in queries.own_cases(city.actor("banker"))}
    with refused(409):
        city.execute("wang", AssignRole(number, "bank", party=city.parties["li"].pk))


def test_rating_is_for_the_people_of_an_ended_case(city: City) -> None:
    number = city.submit()
    with refused(409):
        city.execute("wang", Rate(number, 5))
    city.do("clerk", number, "review", "refused")
    with refused(404):
        city.execute("li", Rate(number, 5))
    with refused(422):
        city.execute("wang", Rate(number, 6))
    city.execute("wang", Rate(number, 1, "太慢"))
    with refused(409):
        city.execute("wang", Rate(number, 2))
