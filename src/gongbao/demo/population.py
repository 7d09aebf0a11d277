"""A small population for the pages about populations: invented people with the facts of two services, and three runs.

The sample residents are among them, so that some have accounts and cases.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from gongbao.demo.city import RESIDENTS, SONGLIN, YUNXI, City, identity_number, names, with_check
from gongbao.hub import population_lists, population_runs, sheets
from gongbao.hub.models import Party, PopulationRun
from gongbao.hub.population_runs import Choices, Wanted
from gongbao.hub.secrecy import blind_index
from gongbao.rules.explain import years_between
from gongbao.services import registry

PEOPLE = 400
FILE_NAME = "people.csv"
_SEED = 2023110
_OLDER = 0.7
_HEADER = (
    "身份证号", "姓名", "地址", "区", "年龄段", "benefit", "birth_date", "unemployment_registered",
    "last_contact_on", "job_registered", "difficulty_certified", "recorded_grade", "declined_procedures",
)  # fmt: skip
_STREETS = {YUNXI: ("云溪区", ("柳荫街道", "石桥街道")), SONGLIN: ("松林区", ("望山镇", "竹园街道"))}
_GROUPS = ((40, "40岁以下"), (60, "40至59岁"), (65, "60至64岁"), (200, "65岁及以上"))


def table(today: date) -> bytes:
    """Everybody as a CSV file, the same on every day but for the dates that are counted back from ``today``."""
    return sheets.csv_text(_HEADER, _rows(today))


def _rows(today: date) -> Iterator[list[str]]:
    chance = random.Random(_SEED)  # noqa: S311 (invented people, no secrets)
    named = names(1000)
    residents = {bytes(each.id_index): each.name for each in Party.objects.filter(kind="person") if each.id_index}
    for place in range(1, PEOPLE + 1):
        district = YUNXI if place % 2 else SONGLIN
        if place <= RESIDENTS:
            number = identity_number(place)
        else:
            year = chance.randint(1940, 1965) if chance.random() < _OLDER else chance.randint(1966, 2004)
            born = date(year, chance.randint(1, 12), chance.randint(1, 28))
            number = with_check(f"110199{born:%Y%m%d}{place:03d}")
        name = residents.get(blind_index(number)) or next(named)
        yield [number, name, *_lives(chance, district), *_facts(chance, number, today)]


def _lives(chance: random.Random, district: str) -> list[str]:
    label, streets = _STREETS[district]
    return [f"{label}{chance.choice(streets)}{chance.randint(1, 90)}号", label]


def _facts(chance: random.Random, number: str, today: date) -> list[str]:
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    age = int(years_between(born, today))
    group = next(label for limit, label in _GROUPS if age < limit)
    pension = chance.choice(("basic-pension", "basic-pension", "welfare-pension")) if age >= 60 else ""
    return [group, pension, _known(chance, str(born), 0.97), *_employment(chance, age, today)]


def _employment(chance: random.Random, age: int, today: date) -> list[str]:
    if age >= 60:
        return [""] * 6
    out_of_work = chance.random() < 0.3
    contact = today - timedelta(days=chance.randint(5, 400))
    flags = [chance.random() < share for share in (0.5, 0.2, 0.1)]
    job, difficult, declined = ("yes" if flag else "no" for flag in flags)
    return [
        "yes" if out_of_work else "no",
        _known(chance, str(contact), 0.8) if out_of_work else "",
        job,
        _known(chance, difficult, 0.9),
        _known(chance, f"grade-{chance.randint(1, 4)}", 0.9) if out_of_work else "",
        declined,
    ]


def _known(chance: random.Random, text: str, share: float) -> str:
    return text if chance.random() < share else ""


def ask(city: City, today: date) -> None:
    """One run of each kind, by the city's human resources bureau; the list waits for a second person."""
    _count(city, today)
    _what_if(city, today)
    population_lists.prepare(city.actor("hrss-1"), _overlooked(city, today))


def _count(city: City, today: date) -> PopulationRun:
    choices = Choices(group_by=("区", "年龄段"))
    return _asked(city, today, "count", "resident-pension", "monthly-increase", "测算今年调整的支出", choices)


def _what_if(city: City, today: date) -> PopulationRun:
    choices = Choices(
        group_by=("区", "年龄段"),
        figures={"increase_65_plus": "60", "increase_under_65": "30"},
        thresholds={"birth_date add_years 65": "70"},
    )
    purpose = "比较另一种调整办法"
    return _asked(city, today, "what-if", "resident-pension", "monthly-increase", purpose, choices)


def _overlooked(city: City, today: date) -> PopulationRun:
    choices = Choices(group_by=("区",), id_column="身份证号", name_column="姓名", address_column="地址")
    purpose = "主动告知可以享受求职服务的居民"
    return _asked(city, today, "overlooked", "employment-service", "service-track", purpose, choices)


def _asked(
    city: City, today: date, kind: str, service: str, decision: str, purpose: str, choices: Choices
) -> PopulationRun:
    definition = registry()[service]
    wanted = Wanted(kind, definition, definition.decision(decision), today, city.agencies["hrss"], purpose)
    actor = city.actor("hrss-1")
    run = population_runs.of_file(actor, wanted, (FILE_NAME, table(today)))
    population_runs.start(actor, run, choices)
    population_runs.carry_out(run.pk)
    run.refresh_from_db()
    return run
