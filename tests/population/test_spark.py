"""The same kernels on a Spark cluster on this machine: two executors in processes of their own."""

import os
import shutil
import sys
from datetime import date

import pyarrow.parquet as pq
import pytest

from gongbao.population.arrow import DataProblem
from gongbao.population.question import Question
from gongbao.population.spark import ask_on_spark
from gongbao.population.stream import Asked, ask

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java"),
]

SERVICE, DECISION = "arts-training-prepayment", "prepayment-allowed"
QUESTION = Question(SERVICE, DECISION, date(2024, 5, 1))
CHANGED = Question(SERVICE, DECISION, date(2024, 5, 1), thresholds={"prepaid_amount <= 5000.00": "6000"})


@pytest.fixture(scope="module")
def cluster():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


@pytest.mark.usefixtures("cluster")
def test_spark_and_this_machine_say_the_same(population, tmp_path):
    source = tmp_path / "people.parquet"
    pq.write_table(population, source, row_group_size=500)
    asked = Asked(CHANGED, QUESTION, by=("district",))
    here = ask(asked, source, tmp_path / "here.parquet")
    there = ask_on_spark(asked, source, tmp_path / "there.parquet", lambda done: None)
    assert there == here
    one, other = (
        pq.read_table(tmp_path / name).sort_by("id").select(["id", "answer_before", "answer"])
        for name in ("here.parquet", "there.parquet")
    )
    assert one.to_pylist() == other.to_pylist()


@pytest.mark.usefixtures("cluster")
def test_a_value_that_is_no_fact_is_told_in_our_own_sentence(tmp_path):
    (tmp_path / "people.csv").write_text("id,contract_signed\n1,yes\n2,maybe\n", encoding="utf-8")
    with pytest.raises(DataProblem) as refused:
        ask_on_spark(Asked(QUESTION), tmp_path / "people.csv", None, lambda done: None)
    assert "contract_signed" in refused.value.words.en
    assert "Traceback" not in refused.value.words.en
