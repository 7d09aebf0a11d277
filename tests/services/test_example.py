"""The example policy of the documentation, added from outside the package by an entry point, is a whole service."""

from datetime import date

from gongbao import services
from gongbao.hub import examples
from gongbao.procedures import simulate


def test_it_stands_among_the_services_and_covers_its_document(reading_room):
    assert "reading-room" in services.registry()
    bare = [each.at for each in reading_room.coverage if not each.carried_out_by and not each.note]
    assert bare == []


def test_its_worked_examples_are_found_in_its_own_package(reading_room):
    played = examples.results(reading_room.slug)
    assert [(each.name.en, each.got) for each in played if not each.proves] == []
    assert {place for each in played for place in each.about} >= {"第二条", "第三条第二款", "第五条第二款"}


def test_it_decides_asks_and_knows_when_time_helps(reading_room):
    facts = reading_room.parse({"lives_nearby": True, "years_nearby": 0.5, "age": 30, "cares_for_books": True})
    answer = reading_room.decide("card-allowed", facts, date(2026, 3, 1))
    assert answer.text == "no"
    assert answer.becomes_yes_on == date(2026, 8, 31)
    assert reading_room.decide("card-allowed", {}, date(2026, 3, 1)).missing[0] in ("lives_nearby", "cares_for_books")


def test_silence_grants_the_card_after_five_working_days(reading_room):
    scenario = {
        "start": "2026-03-02",
        "given": {"lives_nearby": True, "years_nearby": 2, "age": 30},
        "events": [{"on": "2026-03-02", "step": "ask", "outcome": "asked"}],
        "until": "2026-03-10",
    }
    assert simulate(reading_room.procedure("library-card"), scenario).ended == "issued"
