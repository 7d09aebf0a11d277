"""SpiffWorkflow: a process with a task that leads to itself through a gateway, saved after each step.

The library keeps no store: its state is read from PostgreSQL with the case locked, a task is completed, and the state
is written back with a row of history, as its documentation shows for saving. The state holds every task ever done, so
that it grows with the history; the rate is that of the first some hundred steps of a case.
"""

import itertools
import json
import os
import tempfile

import psycopg
from answering import answer, rate
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

_BPMN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <process id="watch" isExecutable="true">
    <startEvent id="start"><outgoing>a</outgoing></startEvent>
    <sequenceFlow id="a" sourceRef="start" targetRef="join" />
    <exclusiveGateway id="join"><incoming>a</incoming><incoming>d</incoming><outgoing>b</outgoing></exclusiveGateway>
    <sequenceFlow id="b" sourceRef="join" targetRef="keep" />
    <manualTask id="keep" name="Keep in contact"><incoming>b</incoming><outgoing>d</outgoing></manualTask>
    <sequenceFlow id="d" sourceRef="keep" targetRef="join" />
  </process>
</definitions>
"""
_serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())


def prepare() -> bool:
    """Makes the two tables."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as session:
        session.execute("CREATE TABLE wf_case (id bigserial PRIMARY KEY, state jsonb NOT NULL)")
        session.execute(
            "CREATE TABLE wf_event (id bigserial PRIMARY KEY, case_id bigint NOT NULL REFERENCES wf_case,"
            " at timestamptz NOT NULL, data jsonb NOT NULL)"
        )
    return True


def begin(share: list[dict[str, object]]) -> bool:
    """Opens as many cases as the share has."""
    global _session, _cases
    with tempfile.NamedTemporaryFile("w", suffix=".bpmn") as file:
        file.write(_BPMN)
        file.flush()
        parser = BpmnParser()
        parser.add_bpmn_file(file.name)
    spec = parser.get_spec("watch")
    _session = psycopg.connect(os.environ["DATABASE_URL"])
    opened = []
    for _ in share:
        workflow = BpmnWorkflow(spec)
        workflow.do_engine_steps()
        with _session.transaction():
            [key] = _session.execute(
                "INSERT INTO wf_case (state) VALUES (%s) RETURNING id", [_serializer.serialize_json(workflow)]
            ).fetchone()
        opened.append(key)
    _cases = itertools.cycle(opened)
    _step(opened[0])
    [[rows]] = _session.execute("SELECT count(*) FROM wf_event WHERE case_id = %s", [opened[0]]).fetchall()
    _session.commit()
    assert rows == 1
    return True


def work(seconds: float) -> float:
    """Steps a second."""
    return rate(_step, _cases, seconds)


def _step(case: int) -> None:
    with _session.transaction():
        [state] = _session.execute("SELECT state FROM wf_case WHERE id = %s FOR UPDATE", [case]).fetchone()
        workflow = _serializer.from_dict(state)
        task = next(iter(workflow.get_tasks(state=TaskState.READY, manual=True)))
        task.run()
        workflow.do_engine_steps()
        _session.execute(
            "INSERT INTO wf_event (case_id, at, data) VALUES (%s, now(), %s)", [case, json.dumps({"step": "keep"})]
        )
        _session.execute("UPDATE wf_case SET state = %s WHERE id = %s", [_serializer.serialize_json(workflow), case])


answer(prepare, begin, work)
