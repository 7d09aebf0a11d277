"""A decision asked of everybody in a table or a register: the same answers as one by one, for those who may ask."""

import csv
import io
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from tests.hub import town_of_readers
from tests.hub.town_of_readers import MONDAY, PEOPLE, Town, table

from gongbao.demo.city import identity_number
from gongbao.hub import entries, population_runs
from gongbao.hub.entries import Origin
from gongbao.hub.errors import Forbidden, NotFound, Unprocessable
from gongbao.hub.models import PopulationLine, PopulationPart, PopulationRun
from gongbao.hub.population_results import Result
from gongbao.hub.population_runs import Choices, Wanted
from gongbao.rules import FactProblem
from gongbao.services import Service, registry
from gongbao.words import Problem

Kind = PopulationRun.Kind


@pytest.fixture
def town(reading_room: Service, db: None) -> Town:
    """The subdistrict."""
    return town_of_readers.build()


def one_by_one(content: bytes) -> Counter[str]:
    """The answers, each worked out alone."""
    service = registry()["reading-room"]
    rows = csv.DictReader(io.StringIO(content.decode()))
    facts = ({name: text for name, text in row.items() if name in service.facts and text} for row in rows)
    return Counter(service.decide("card-allowed", service.parse(each), MONDAY).text for each in facts)


def test_counts_are_those_of_one_by_one(town: Town) -> None:
    run = town.ask(Kind.COUNT, group_by=("street",))
    result = Result(run)
    assert run.state == PopulationRun.State.DONE
    assert result.answers == one_by_one(table()) == {"yes": 3, "no": 2, "unknown": 2}
    assert result.people == run.answered == len(PEOPLE)
    by_street = {row.label.zh: row.values for row in result.charts["by-1"].rows}
    assert by_street == {"street-0": (1, 1, 1), "street-1": (2, 1, 1)}
    missing = {row.label.zh: row.values[0] for row in result.charts["missing"].rows}
    assert missing["爱护图书"] == 2
    assert missing["年龄"] == missing["居住年限"] == 1
    places = {each.place: {words.zh: number for words, number in each.answers} for each in result.grounds}
    assert places["第二条"]["是"] == 3
    assert places["第二条"]["否"] == 1


def test_a_register_is_asked_within_the_part_only(town: Town) -> None:
    service = registry()["resident-pension"]
    record = service.records["adjustment-history"]
    plans = [{"benefit": benefit} for benefit in ("basic-pension", "basic-pension", "welfare-pension")]
    agencies = (town.agency, town.agency, town.elsewhere)
    for year, (data, agency) in enumerate(zip(plans, agencies, strict=True), 2020):
        entries.enter(service.slug, record, data | {"date": f"{year}-01-01"}, Origin(MONDAY, "110105", agency=agency))
    wanted = Wanted(Kind.COUNT, service, service.decision("monthly-increase"), MONDAY, town.agency, "核对")
    run = population_runs.of_register(town.actor("asker"), wanted, record.name)
    run = town.carry_out(run, group_by=("benefit",))
    assert run.problem_words is None
    assert run.answered == 2
    assert run.sha256
    assert not PopulationPart.objects.filter(run=run).exists()


def test_what_if_tells_who_gains_and_who_loses(town: Town) -> None:
    threshold = "age >= 60"
    run = town.ask(Kind.WHAT_IF, thresholds={threshold: "75"}, group_by=("street",))
    moves = Result(run).move
    assert moves is not None
    assert (moves["gain"], moves["lose"], moves["same"], moves["open"]) == (0, 1, 4, 2)
    back = town.ask(Kind.WHAT_IF, thresholds={threshold: "30"}, group_by=("street",))
    assert (Result(back).move or {})["gain"] == 1
    by_street = {row.label.zh: row.values for row in Result(back).charts["moves-1"].rows}
    assert by_street == {"street-0": (1, 0), "street-1": (0, 0)}


def test_two_versions_of_a_document_are_compared(town: Town) -> None:
    modules = registry()._modules
    modules["reading-room-before"] = "tests.hub.reading_room_before"
    service = registry()["reading-room"]
    beside = population_runs.versions_beside(service, service.decision("card-allowed"))
    assert [each.slug for each in beside] == ["reading-room-before"]
    people = table({101: ("yes", "0.5", "62", "yes"), 102: ("yes", "0.5", "", "yes"), 103: ("yes", "2", "62", "yes")})
    run = town.ask(Kind.WHAT_IF, people, before="reading-room-before")
    assert run.problem_words is None
    assert run.before["service"] == "reading-room-before"
    moves = Result(run).move or {}
    assert (moves["gain"], moves["lose"], moves["same"], moves["open"]) == (1, 0, 1, 1)


def test_amounts_are_added_up_by_who_gains(town: Town) -> None:
    service = registry()["resident-pension"]
    town.publish_increase("increase_65_plus", "20")
    town.publish_increase("increase_under_65", "15")
    old, young = ("basic-pension,1950-01-01,东", "basic-pension,1970-01-01,西")
    content = "\n".join(["benefit,birth_date,part", *[old] * 3, *[young] * 2, ",1950-01-01,东", ""]).encode()
    figures = {"increase_65_plus": "25.50", "increase_under_65": "14"}
    run = town.draft(Kind.WHAT_IF, content, service="resident-pension", decision="monthly-increase")
    run = town.carry_out(run, figures=figures, group_by=("part",))
    assert run.problem_words is None
    result = Result(run)
    single = [service.decide("monthly-increase", {"benefit": "basic-pension", "birth_date": day} | {
        name: Decimal(value) for name, value in figures.items()}, MONDAY).value
        for day in (date(1950, 1, 1), date(1970, 1, 1))]  # fmt: skip
    assert single == [Decimal("25.50"), Decimal(14)]
    assert result.move == {"gain": 3, "more": "¥16.50", "lose": 2, "less": "¥2.00", "same": 0, "open": 1}
    amounts = {row.label.zh: row.values for row in result.charts["moves-1-amounts"].rows}
    assert amounts == {"东": (Decimal("16.50"), Decimal(0)), "西": (Decimal(0), Decimal(2))}
    assert [words.zh for _, words in result.figures] == [
        "5人，合计¥90.00，每人¥15.00至¥20.00",
        "5人，合计¥104.50，每人¥14.00至¥25.50",
    ]


def test_nothing_changed_is_no_question(town: Town) -> None:
    with pytest.raises(Unprocessable):
        town.ask(Kind.WHAT_IF)
    with pytest.raises(FactProblem):
        town.ask(Kind.WHAT_IF, thresholds={"age >= 61": "70"})
    with pytest.raises(FactProblem):
        town.ask(Kind.WHAT_IF, thresholds={"age >= 60": "sixty"})


def test_a_table_that_cannot_be_asked_is_refused_with_its_reason(town: Town) -> None:
    with pytest.raises(Unprocessable, match="重复"):
        town.draft(Kind.COUNT, b"age,age\n1,2\n")
    with pytest.raises(Unprocessable, match="lives_nearby"):
        town.draft(Kind.COUNT, b"a,b\n1,2\n")
    run = town.ask(Kind.COUNT, table({101: ("yes", "three", "40", "yes")}))
    assert run.state == PopulationRun.State.FAILED
    assert run.problem_words is not None
    assert "[1]" in run.problem_words.zh
    with pytest.raises(Problem, match="没有名为 town 的列"):
        town.ask(Kind.COUNT, group_by=("town",))


def test_nobody_is_counted_by_what_names_people(town: Town) -> None:
    for column in ("id", "name"):
        with pytest.raises(Unprocessable):
            town.ask(Kind.OVERLOOKED, group_by=(column,))
    run = town.ask(Kind.COUNT, group_by=("id",))
    assert run.problem_words is not None
    assert "人人不同" in run.problem_words.zh
    assert run.result is None
    many = table(dict.fromkeys(range(101, 130), ("yes", "3", "40", "yes")))
    assert town.ask(Kind.COUNT, many, group_by=("name",)).result is None


def test_who_may_ask_and_who_may_look(town: Town) -> None:
    run = town.ask(Kind.COUNT)
    assert population_runs.find(town.actor("second"), run.pk) == run
    for name in ("stranger", "clerk"):
        with pytest.raises(NotFound):
            population_runs.find(town.actor(name), run.pk)
    with pytest.raises(Forbidden):
        population_runs.of_file(town.actor("clerk"), town.wanted(Kind.COUNT), ("people.csv", table()))
    with pytest.raises(Forbidden):
        population_runs.of_file(town.actor("stranger"), town.wanted(Kind.COUNT), ("people.csv", table()))


def test_nothing_lies_in_clear(town: Town) -> None:
    town.ask(Kind.OVERLOOKED)
    secrets = [identity_number(101), "读者101"]
    assert PopulationPart.objects.exists()
    assert PopulationLine.objects.exists()
    with connection.cursor() as cursor:
        for name in ("hub_populationpart", "hub_populationline", "hub_populationrun"):
            cursor.execute(f"SELECT t::text, encode(convert_to(t::text, 'UTF8'), 'hex') FROM {name} t")
            stored = " ".join(text for row in cursor.fetchall() for text in row)
            assert stored
            for secret in secrets:
                assert secret not in stored
                assert secret.encode().hex() not in stored


def test_files_and_lists_go_when_their_days_are_over_and_counts_stay(town: Town) -> None:
    run = town.ask(Kind.OVERLOOKED)
    draft = town.draft(Kind.COUNT)
    population_runs.forget(run.keep_until)
    assert PopulationPart.objects.filter(run=run).exists()
    population_runs.forget(run.keep_until + timedelta(days=1))
    assert not PopulationPart.objects.exists()
    assert not PopulationLine.objects.exists()
    assert not PopulationRun.objects.filter(pk=draft.pk).exists()
    assert Result(PopulationRun.objects.get(pk=run.pk)).answers["yes"] == 3


def test_a_mistake_of_ours_leaves_a_sentence(town: Town) -> None:
    run = town.draft(Kind.COUNT)
    population_runs.start(town.actor("asker"), run, Choices())
    population_runs.give_up(run.pk)
    run.refresh_from_db()
    assert run.state == PopulationRun.State.FAILED
    assert run.problem_words is not None
    assert "管理员" in run.problem_words.zh


def test_a_run_begins_once(town: Town) -> None:
    run = town.ask(Kind.COUNT)
    with pytest.raises(Problem):
        population_runs.start(town.actor("asker"), run, Choices())
    before = run.finished_at
    population_runs.carry_out(run.pk)
    assert PopulationRun.objects.get(pk=run.pk).finished_at == before
