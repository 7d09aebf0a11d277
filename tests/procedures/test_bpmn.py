"""BPMN files: complete, consistent, and with the meaning of the procedure."""

from xml.etree import ElementTree as ET

from hypothesis import given, settings

from gongbao.procedures.bpmn import bpmn

from .samples import lending, stall
from .test_properties import procedures

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
SHAPES = "{http://www.omg.org/spec/BPMN/20100524/DI}"


def read(procedure, language: str = "zh") -> ET.Element:
    return ET.fromstring(bpmn(procedure, language).encode())


def assert_consistent(root: ET.Element) -> None:
    idents = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(idents) == len(set(idents))
    [process] = root.iter(f"{MODEL}process")
    nodes = {node.get("id") for node in process if node.tag != f"{MODEL}sequenceFlow"}
    flows = {node.get("id"): node for node in process.iter(f"{MODEL}sequenceFlow")}
    for flow in flows.values():
        assert {flow.get("sourceRef"), flow.get("targetRef")} <= nodes
    for node in process:
        said_in = {n.text for n in node.findall(f"{MODEL}incoming")}
        said_out = {n.text for n in node.findall(f"{MODEL}outgoing")}
        if node.get("id") in nodes:
            assert said_in == {f for f, flow in flows.items() if flow.get("targetRef") == node.get("id")}
            assert said_out == {f for f, flow in flows.items() if flow.get("sourceRef") == node.get("id")}
    drawn = {node.get("bpmnElement") for node in root.iter(f"{SHAPES}BPMNShape")}
    lines = {node.get("bpmnElement") for node in root.iter(f"{SHAPES}BPMNEdge")}
    assert drawn == nodes
    assert lines == set(flows)


def test_the_samples_are_consistent() -> None:
    assert_consistent(read(lending))
    assert_consistent(read(stall, "en"))


@given(procedures())
@settings(max_examples=60)
def test_every_procedure_is_consistent(made) -> None:
    assert_consistent(read(made))


def test_steps_are_tasks_of_their_roles() -> None:
    root = read(lending, "en")
    roles = {node.get("id"): node.get("name") for node in root.iter(f"{MODEL}resource")}
    tasks = {task.get("name"): task for task in root.iter(f"{MODEL}userTask")}
    assert len(tasks) == len(lending.steps)
    owner = tasks["Answer the request"].find(f"{MODEL}potentialOwner/{MODEL}resourceRef")
    assert owner is not None
    assert roles[owner.text or ""] == "Hall warden"


def test_an_outcome_that_comes_by_itself_is_a_timer_on_the_task() -> None:
    root = read(lending)
    [timer] = root.iter(f"{MODEL}boundaryEvent")
    assert timer.get("attachedToRef") == "Task_answer-request"
    assert timer.get("name") == "5个工作日内"
    [flow] = [f for f in root.iter(f"{MODEL}sequenceFlow") if f.get("sourceRef") == timer.get("id")]
    assert flow.get("targetRef") == "Task_pay-deposit"
    chosen = [f for f in root.iter(f"{MODEL}sequenceFlow") if f.get("sourceRef") == "Choice_answer-request"]
    assert not any("deemed" in (f.get("name") or "") for f in chosen)


def test_a_join_waits_in_a_parallel_gateway_and_ends_stop_everything() -> None:
    root = read(stall)
    gateways = {node.get("id") for node in root.iter(f"{MODEL}parallelGateway")}
    assert {"Join_post-notice", "Fork_apply-for-stall_applied"} <= gateways
    ends = list(root.iter(f"{MODEL}endEvent"))
    assert ends
    assert all(end.find(f"{MODEL}terminateEventDefinition") is not None for end in ends)
