"""The command line as a person or a script meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongbao.cli import main

FACTS = {"lesson_count": 61, "prepaid_amount": 100}


@pytest.fixture(autouse=True)
def nothing_stored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A machine on which nothing has been stored yet."""
    monkeypatch.setenv("GONGBAO_DATA", str(tmp_path / "nothing"))
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def facts(tmp_path: Path) -> str:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    return str(path)


@pytest.fixture
def stored(db: None, monkeypatch: pytest.MonkeyPatch):
    """The commands find the database of the run, which is up to date."""
    monkeypatch.setenv("DATABASE_URL", "postgresql:///of-the-run")
    monkeypatch.setattr("gongbao.cli.stored._boot", lambda: None)


def run(capsys, *arguments):
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def check(capsys, path, *more):
    return run(capsys, "check", "arts-training-prepayment", "prepayment-allowed", "--facts", path, *more)


def test_check_prints_the_answer_and_the_place_that_decides_it(capsys, facts):
    code, out, _ = check(capsys, facts, "--as-of", "2024-03-01", "--json")
    assert code == 0
    assert json.loads(out) == {
        "service": "arts-training-prepayment",
        "decision": "prepayment-allowed",
        "as_of": "2024-03-01",
        "in_force": True,
        "answer": "no",
        "because": [
            {
                "document": "京文旅发〔2023〕110号",
                "at": "第八条第三款",
                "holds": "no",
                "says": "课时数不超过60课时",
            }
        ],
        "missing": [],
    }


def test_check_says_that_the_document_is_not_in_force_yet(capsys, facts):
    assert json.loads(check(capsys, facts, "--as-of", "2023-12-21", "--json")[1])["in_force"] is False
    assert "尚未施行" in check(capsys, facts, "--as-of", "2023-12-21")[1]


def test_check_asks_for_what_is_still_needed_in_the_users_language(capsys, tmp_path, monkeypatch):
    path = tmp_path / "facts.yaml"
    path.write_text("lesson_count: 20\n", encoding="utf-8")
    assert "还需要知道" in check(capsys, str(path))[1]
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Still needed" in check(capsys, str(path))[1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"lesson_count": "many"}', "应为整数"),
        ('{"lesson_cuont": 1}', "lesson_count"),
        ('{"charge_date": "2024-02-30"}', "实有的日期"),
        ('{"prepaid_amount": -1}', "不能小于 0"),
        ("[1, 2", "JSON"),
        ("[1]", "名称和值"),
        ("\x00\x01", "JSON"),
    ],
)
def test_bad_facts_get_one_sentence_and_exit_code_2(capsys, tmp_path, content, said):
    path = tmp_path / "facts.json"
    path.write_text(content, encoding="utf-8")
    code, out, err = check(capsys, str(path))
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nothing", "x", "--facts", "-"), "没有名为 nothing 的服务"),
        (("check", "arts-training-prepayment", "nothing", "--facts", "-"), "没有名为 nothing 的决定"),
        (("check", "arts-training-prepayment", "in-scope", "--facts", "/nowhere.json"), "读不了"),
        (("check", "arts-training-prepayment", "in-scope", "--facts", "-", "--as-of", "2023-13-01"), "日期"),
        (("draw", "arts-training-prepayment", "refund", "-o", "x.png"), ".svg"),
        (("nonsense",), "--help"),
        ((), "--help"),
    ],
)
def test_wrong_usage_gets_one_sentence_and_exit_code_2(capsys, arguments, said):
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1


EXAMPLES = """
service: arts-training-prepayment
cases:
- name: too many
  decision: prepayment-allowed
  as_of: 2024-03-01
  facts: {lesson_count: 61}
  expect: "no"
  because: [第八条]
- name: amount
  decision: refund-amount
  as_of: 2024-03-01
  facts: {prepaid_amount: 100, lesson_count: 4, lessons_completed: 1}
  expect: 75.00
- name: other place
  decision: prepayment-allowed
  as_of: 2024-03-01
  facts: {lesson_count: 61}
  expect: "no"
  because: [第九条]
scenarios:
- name: one lesson
  procedure: course-funds
  start: 2024-03-04
  given: {}
  events: [{"on": 2024-03-04, step: complete-lesson, outcome: done}]
  until: 2024-03-05
  expect: {ended: null, open: [{step: confirm-lesson, due: 2024-03-11}], done: []}
"""


def test_verify_counts_what_passes_and_lists_what_fails(capsys, tmp_path):
    path = tmp_path / "examples.yaml"
    path.write_text(EXAMPLES, encoding="utf-8")
    assert run(capsys, "verify", str(path)) == (0, "4 passed, 0 failed\n", "")
    code, out, _ = run(capsys, "verify", "--places", str(path))
    assert code == 1
    assert "other place" in out
    assert out.endswith("3 passed, 1 failed\n")
    path.write_text(EXAMPLES.replace("75.00", "74.99").replace("due: 2024-03-11", "due: 2024-03-12"), encoding="utf-8")
    code, out, _ = run(capsys, "verify", str(path))
    assert (code, out.splitlines()[-1]) == (1, "2 passed, 2 failed")
    assert "74.99" in out
    assert "75.00" in out


def test_verify_without_a_file_plays_what_the_services_bring_along(capsys):
    code, out, _ = run(capsys, "verify", "--places", "--json")
    assert (code, json.loads(out)["failures"]) == (0, [])
    assert json.loads(out)["passed"] >= 20
    code, _, err = run(capsys, "verify", "--gazettes", ".")
    assert (code, len(err.splitlines())) == (2, 1)


def test_simulate_plays_a_scenario(capsys, tmp_path):
    path = tmp_path / "scenario.json"
    events = [{"on": "2024-03-04", "step": "complete-lesson", "outcome": "done"}]
    scenario = {"start": "2024-03-04", "given": {}, "events": events, "until": "2024-03-12"}
    path.write_text(json.dumps(scenario), encoding="utf-8")
    arguments = ("simulate", "arts-training-prepayment", "course-funds", "--scenario", str(path), "--json")
    played = json.loads(run(capsys, *arguments)[1])
    assert played["open"] == [{"step": "disburse", "due": "2024-03-15"}]


def test_services_and_coverage_are_printed_as_one_json_document(capsys):
    listed = json.loads(run(capsys, "services", "--json")[1])
    assert "arts-training-prepayment" in [each["service"] for each in listed]
    one = json.loads(run(capsys, "services", "arts-training-prepayment", "--json")[1])
    assert {"name": "lesson_count", "type": "integer", "label": "课时数"} in one["facts"]
    code, out, _ = run(capsys, "coverage", "arts-training-prepayment", "--json")
    assert code == 0
    assert set(json.loads(out)[0]) == {"service", "document", "at", "carried_out_by", "note", "examples"}


def test_a_service_tells_that_its_law_has_changed(capsys, stored):
    from gongbao.hub import library

    assert json.loads(run(capsys, "services", "arts-training-prepayment", "--json")[1])["changes_of_law"] == []
    head = "样市文化局关于停止收费的通知\n样文发〔2025〕9号\n\n各区文化局：\n"
    text = f"{head}　　《样市预付费办法》（京文旅发〔2023〕110号）自即日起废止。\n\n样市文化局\n2025年6月3日\n"
    library.import_issue(text.encode(), "letter.txt")
    [change] = json.loads(run(capsys, "services", "arts-training-prepayment", "--json")[1])["changes_of_law"]
    assert (change["kind"], change["document"], change["by"]) == (
        "repeals",
        "京文旅发〔2023〕110号",
        "样文发〔2025〕9号",
    )
    assert (
        "  ! 京文旅发〔2023〕110号：废止（样文发〔2025〕9号" in run(capsys, "services", "arts-training-prepayment")[1]
    )
    assert "!" not in run(capsys, "services", "local-standards")[1]


def test_a_place_of_the_imported_text_without_an_owner_is_found(capsys, stored):
    from gongbao.hub import library

    assert run(capsys, "coverage", "--unowned", "local-standards")[0] == 0
    head = "样市标准局\n样市地方标准公告\n2018年标字第12号（总第231号）\n\n"
    text = f"{head}　　第一条　本公告说明已经查过的标准。\n　　第二条　本公告自公布之日起施行。\n"
    library.import_issue(f"{text}\n样市标准局\n2018年8月24日\n".encode(), "announcement.txt")
    code, out, _ = run(capsys, "coverage", "--unowned", "local-standards", "--json")
    assert code == 1
    assert [row["at"] for row in json.loads(out)] == ["第一条", "第二条"]


def test_importing_says_how_far_it_is_and_may_be_done_again(capsys, stored, tmp_path):
    files = []
    for number in (1, 2):
        files.append(tmp_path / f"{number}.txt")
        head = f"样市文化局关于开放旧书库的通知\n样文发〔2025〕{number}号\n\n各区文化局：\n"
        text = f"{head}　　旧书库每日开放。\n\n样市文化局\n2025年6月3日\n"
        files[-1].write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "import", str(files[0]))
    assert (code, "[1/1]" in out) == (0, False)
    code, out, _ = run(capsys, "import", *map(str, files))
    assert code == 0
    assert [line.split("] ")[0] for line in out.splitlines()] == ["[1/2", "[2/2"]
    again = json.loads(run(capsys, "import", *map(str, files), "--json")[1])
    assert [each["new"] for each in again] == [False, False]


def test_coverage_counts_the_examples_that_prove_a_place(capsys):
    rows = {row["at"]: row for row in json.loads(run(capsys, "coverage", "local-standards", "--json")[1])}
    assert rows["文号"]["examples"] >= 1
    assert rows["落款"]["examples"] == 0
    assert rows["落款"]["note"]
    lines = run(capsys, "coverage", "local-standards")[1].splitlines()
    assert lines[0] == "2018年标字第12号（总第231号）"
    assert next(line for line in lines if "文号" in line).startswith("  ✓")
    assert lines[-1].startswith("= 12处：11处有人办理")


def test_draw_writes_a_flow_chart(capsys, tmp_path):
    path = tmp_path / "refund.svg"
    assert run(capsys, "draw", "arts-training-prepayment", "refund", "-o", str(path))[0] == 0
    assert "<svg" in path.read_text(encoding="utf-8")


def test_a_check_loads_neither_the_readers_of_gazettes_nor_drawing_nor_the_hub(facts: str):
    command = ["check", "arts-training-prepayment", "prepayment-allowed", "--facts", facts]
    code = f"import sys; from gongbao.cli import main; main({command!r}); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert "gongbao.rules.trace" in loaded
    heavy = {"gongbao.law.model", "gongbao.law.parsing", "gongbao.procedures.svg", "lxml", "numpy", "django"}
    assert not heavy & set(loaded)


def test_every_name_of_the_library_of_law_is_where_it_says():
    import gongbao.law as law

    assert all(callable(getattr(law, name)) for name in law.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        law.no_such_name  # noqa: B018
