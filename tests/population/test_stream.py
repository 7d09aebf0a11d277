"""Populations in files: what comes out, what is counted, what is refused."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from gongbao.population.arrow import DataProblem
from gongbao.population.question import Question
from gongbao.population.stream import Asked, ask
from gongbao.rules.facts import parse_facts
from gongbao.rules.kinds import FactProblem
from gongbao.services import registry

SERVICE, DECISION = "arts-training-prepayment", "prepayment-allowed"
DAY = date(2024, 5, 1)
QUESTION = Question(SERVICE, DECISION, DAY)


def one_by_one(table):
    """The answers of a table's people as ``check`` gives them."""
    service = registry()[SERVICE]
    facts = {fact.name: fact for fact in service.decision(DECISION).facts()}
    rows = table.select(list(facts)).to_pylist()
    return [service.decide(DECISION, parse_facts(facts, row), DAY) for row in rows]


@pytest.fixture
def parquet(population, tmp_path):
    pq.write_table(population, tmp_path / "people.parquet", row_group_size=700)
    return tmp_path / "people.parquet"


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_everybody_comes_back_with_the_answer_that_check_gives(population, parquet, tmp_path, suffix):
    source = parquet
    if suffix == "csv":
        source = tmp_path / "people.csv"
        pa.csv.write_csv(population, source)
    output = tmp_path / f"answered.{suffix}"
    tally = ask(Asked(QUESTION, by=("district",)), source, output)
    written = pq.read_table(output) if suffix == "parquet" else pa.csv.read_csv(output)
    expected = one_by_one(population)
    assert written["answer"].to_pylist() == [each.text for each in expected]
    assert written["id"].to_pylist() == list(range(3000))
    assert tally.people == 3000
    assert tally.answers == Counter(each.text for each in expected)
    assert tally.missing == Counter(name for each in expected for name in each.missing)
    districts = population["district"].to_pylist()
    assert tally.groups == Counter(
        ("district", district, each.text) for district, each in zip(districts, expected, strict=True)
    )


def test_with_other_thresholds_those_who_gain_are_counted(population, parquet, tmp_path):
    changed = Question(SERVICE, DECISION, DAY, thresholds={"prepaid_amount <= 5000.00": "6000"})
    output = tmp_path / "answered.parquet"
    tally = ask(Asked(changed, QUESTION, by=("district",)), parquet, output)
    written = pq.read_table(output)
    assert written["answer_before"].to_pylist() == [each.text for each in one_by_one(population)]
    gained = [row for row in written.to_pylist() if (row["answer_before"], row["answer"]) == ("no", "yes")]
    assert gained
    assert all(5000 < row["prepaid_amount"] <= 6000 for row in gained)
    assert tally.changed["no", "yes"] == len(gained)
    assert tally.changed["yes", "no"] == 0
    assert sum(n for (_, _, *change), n in tally.groups_changed.items() if change == ["no", "yes"]) == len(gained)


def test_what_is_given_to_everybody_needs_no_column(population, tmp_path):
    source = tmp_path / "people.parquet"
    pq.write_table(population.drop_columns(["contract_signed"]), source)
    unknown = ask(Asked(QUESTION), source).answers["unknown"]
    given = Question(SERVICE, DECISION, DAY, given={"contract_signed": False})
    assert ask(Asked(given), source).answers["unknown"] < unknown


def test_works_matched_to_items_are_counted_person_by_person_on_all_cores(tmp_path):
    service = registry()["title-evaluation"]
    name = "ic-engineer-achievement-count"
    question = Question(service.slug, name, DAY)
    lists = [None if n % 3 == 2 else json.dumps([{"work": str(n)}] * (n % 3)) for n in range(60)]
    pa.csv.write_csv(pa.table({"id": range(60), "achievements": lists}), tmp_path / "people.csv")
    assert question.kernel.by_row({})
    tally = ask(Asked(question), tmp_path / "people.csv", tmp_path / "answered.csv")
    single = [service.decide(name, service.parse({} if each is None else {"achievements": json.loads(each)}), DAY).text
              for each in lists]  # fmt: skip
    assert pa.csv.read_csv(tmp_path / "answered.csv")["answer"].cast(pa.string()).to_pylist() == single
    assert tally.people == 60


def test_whom_a_fact_does_not_apply_to_is_answered_alone(tmp_path):
    (tmp_path / "people.csv").write_text("x,prepaid_amount\n1,5000.00\n2,none\n3,\n", encoding="utf-8")
    tally = ask(Asked(QUESTION), tmp_path / "people.csv")
    assert tally.people == 3
    assert tally.single == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,contract_signed\n1,yes\n2,maybe\n", "[2].contract_signed"),
        ("id,lesson_count\n1,3\n2,3.5\n", "[2].lesson_count"),
        ("id,prepaid_amount\n1,-3\n", "must not be below 0"),
        ("id,charge_date\n1,2024-02-30\n", "[1].charge_date"),
        ("id,name\n1,x\n", "No column of the table is a fact"),
        ("answer,contract_signed\n1,yes\n", "already has a column named answer"),
    ],
)
def test_what_is_no_fact_is_refused_in_a_sentence_and_leaves_no_file(tmp_path, text, said):
    (tmp_path / "people.csv").write_text(text, encoding="utf-8")
    with pytest.raises((FactProblem, DataProblem)) as refused:
        ask(Asked(QUESTION), tmp_path / "people.csv", tmp_path / "answered.csv")
    assert said in refused.value.words.en
    assert [each.name for each in tmp_path.iterdir()] == ["people.csv"]


def test_files_that_are_none_are_refused(tmp_path):
    (tmp_path / "people.parquet").write_bytes(b"no parquet")
    (tmp_path / "people.csv").write_bytes(b"")
    for name in ("people.parquet", "people.csv", "missing.csv", "people.xls"):
        with pytest.raises(DataProblem):
            ask(Asked(QUESTION), tmp_path / name)


def test_a_column_with_countless_values_is_no_group(population, parquet):
    with pytest.raises(DataProblem):
        ask(Asked(QUESTION, by=("id",)), parquet)


def test_amounts_are_exact_and_added_up(tmp_path):
    service = registry()[SERVICE]
    amount = next(
        each for each in service.decision_list
        if each.kind.type.value == "money" and not Question(SERVICE, each.name, DAY).kernel.by_row({})
    )  # fmt: skip
    question = Question(SERVICE, amount.name, DAY)
    facts = question.facts
    rows = [{name: _value(fact, seed) for seed, (name, fact) in enumerate(facts.items(), start)} for start in range(40)]
    columns = {name: pa.array([row[name] for row in rows]) for name in facts}
    pq.write_table(pa.table(columns), tmp_path / "people.parquet")
    tally = ask(Asked(question), tmp_path / "people.parquet", tmp_path / "answered.parquet")
    single = [service.decide(amount.name, parse_facts(facts, row), DAY) for row in rows]
    assert pq.read_table(tmp_path / "answered.parquet")["answer"].to_pylist() == [each.text for each in single]
    assert tally.amounts.total == sum((each.value for each in single if isinstance(each.value, Decimal)), Decimal(0))


def _value(fact, seed):
    match fact.kind.type.value:
        case "boolean":
            return seed % 3 > 0
        case "date":
            return date(2024, 1 + seed % 12, 1 + seed % 28)
        case "enum":
            return fact.kind.names[seed % len(fact.kind.names)]
        case "integer":
            return seed % 50 + 1
        case _:
            return Decimal(seed * 37 % 9000) + Decimal(seed % 100) / 100
