"""``gongbao population`` as somebody at a shell meets it."""

import json

import pytest

from gongbao.cli import main

HEAD = "id,district,lesson_count,prepaid_amount,contract_signed,charge_date,course_start,course_end,prepayment_forced,"
HEAD += "both_methods_offered,learner_chose_prepayment\n"
ROWS = (
    "1,东城,30,3000,yes,2024-04-20,2024-05-01,2024-07-01,no,yes,yes\n"
    "2,东城,70,3000,yes,2024-04-20,2024-05-01,2024-07-01,no,yes,yes\n"
    "3,西城,30,,yes,2024-04-20,2024-05-01,2024-07-01,no,yes,yes\n"
)
ASKED = ["population", "arts-training-prepayment", "prepayment-allowed", "--as-of", "2024-05-01"]


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def test_answers_come_as_a_column_and_are_counted_with_reasons_and_what_is_missing(people, tmp_path, capsys):
    output = tmp_path / "answered.csv"
    assert main([*ASKED, "--input", str(people), "--output", str(output), "--by", "district", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["answers"] == {"yes": 1, "no": 1, "unknown": 1}
    assert told["missing"] == {"prepaid_amount": 1}
    assert told["by"]["district"] == {"东城": {"yes": 1, "no": 1}, "西城": {"unknown": 1}}
    assert {"document": "京文旅发〔2023〕110号", "at": "第八条第三款", "answer": "no", "people": 1} in told["reasons"]
    lines = output.read_text(encoding="utf-8").splitlines()
    assert [line.rsplit(",", 1)[1].strip('"') for line in lines] == ["answer", "yes", "no", "unknown"]


def test_for_people_the_same_is_said_in_lines(people, capsys):
    assert main([*ASKED, "--input", str(people), "--by", "district"]) == 0
    told = capsys.readouterr().out
    assert "missing prepaid_amount（Prepaid amount）  1" in told
    assert "西城  unknown 1" in told


def test_what_if_a_threshold_were_another(people, capsys):
    assert main([*ASKED, "--input", str(people), "--if", "lesson_count <= 60=80", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"before": "no", "after": "yes", "people": 1} in told["changed"]
    assert told["answers"]["yes"] == 2


def test_what_is_given_to_everybody_may_be_changed_too(people, capsys):
    given = ["--given", "contract_signed=yes", "--if", "contract_signed=no"]
    assert main([*ASKED, "--input", str(people), *given, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"before": "yes", "after": "no", "people": 1} in told["changed"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--if", "lesson_count=80"], "lesson_count <= 60"),
        (["--if", "80"], "write it as name=value"),
        (["--given", "height=3"], "does not look at height"),
        (["--by", "street"], "no column named street"),
        (["--output", "answered.doc"], "only .parquet and .csv"),
        (["--against", "no-such-service"], "no service named"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_sentence(people, capsys, more, said):
    assert main([*ASKED, "--input", str(people), *more]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not told.out
