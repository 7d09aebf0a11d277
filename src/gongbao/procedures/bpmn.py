"""A procedure as a BPMN 2.0 file (OMG, 2011) with its diagram, for other tools to open.

Steps are user tasks, owned by their roles; what can be chosen after a step is an exclusive gateway with an outcome on
each flow; steps that open together or wait for each other are parallel gateways; an end stops everything that is still
open (a terminating end event); an outcome that comes by itself is a timer on the border of its task. Guards, pauses
and steps opened again after a failure have no closer counterpart: the last are flows like any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from xml.etree import ElementTree as ET

from gongbao.periods import Unit
from gongbao.procedures.chart import Chart, Way, chart_of
from gongbao.procedures.definition import Procedure, Span, Step
from gongbao.procedures.layout import Layout, Route, Size, arrange
from gongbao.procedures.wording import due_words, span_words

_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_SHAPES = "http://www.omg.org/spec/BPMN/20100524/DI"
_BOUNDS = "http://www.omg.org/spec/DD/20100524/DC"
_LINES = "http://www.omg.org/spec/DD/20100524/DI"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SIZES = {"userTask": Size(140, 72), "startEvent": Size(36, 36), "endEvent": Size(36, 36)}
_GATEWAY = Size(50, 50)
_TIMER = 36.0
_TURN = 25.0
_ISO_UNITS = {Unit.DAYS: "P{}D", Unit.MONTHS: "P{}M", Unit.YEARS: "P{}Y", Unit.HOURS: "PT{}H"}
_START = "Start"


@dataclass(frozen=True, slots=True)
class _Node:
    kind: str
    name: str
    step: Step | None = None
    terminates: bool = False


@dataclass(frozen=True, slots=True)
class _Flow:
    """``timer``: it leaves the timer on the border of the task ``source``."""

    source: str
    target: str
    name: str
    timer: bool = False

    @property
    def ident(self) -> str:
        return f"Flow_{'Timer_' if self.timer else ''}{self.source}_{self.target}"


@dataclass(slots=True)
class _Graph:
    """The nodes and flows of a procedure."""

    chart: Chart
    language: str
    nodes: dict[str, _Node] = field(default_factory=dict)
    flows: list[_Flow] = field(default_factory=list)

    def build(self) -> None:
        self.nodes[_START] = _Node("startEvent", "")
        for step in self.chart.procedure.steps:
            if step.join:
                self.nodes[f"Join_{step.name}"] = _Node("parallelGateway", "")
                self.flows.append(_Flow(f"Join_{step.name}", _task(step), ""))
            self.nodes[_task(step)] = _Node("userTask", step.label.in_language(self.language), step)
        first = [step for step in self.chart.procedure.steps if not step.after]
        self._lead(_START, [_task(step) for step in first], "", "start")
        for step in self.chart.procedure.steps:
            self._leave(step, [way for way in self.chart.ways if way.step is step])

    def _leave(self, step: Step, ways: list[Way]) -> None:
        chosen = [way for way in ways if any(not self._only_timer(way, name) for name in _names(way))]
        source = _task(step)
        if len(chosen) > 1 or any(step in way.targets for way in chosen):
            self.nodes[f"Choice_{step.name}"] = _Node("exclusiveGateway", "")
            self.flows.append(_Flow(source, f"Choice_{step.name}", ""))
            source = f"Choice_{step.name}"
        for way in ways:
            if way.by_itself:
                self._follow(way, _task(step), timer=True)
            if way in chosen:
                self._follow(way, source, timer=False)

    def _only_timer(self, way: Way, outcome: str) -> bool:
        return way.by_itself and any(o.name == outcome and o.automatic for o in way.outcomes)

    def _follow(self, way: Way, source: str, *, timer: bool) -> None:
        name = " / ".join(outcome.label.in_language(self.language) for outcome in way.outcomes)
        targets = [self._entry(way, target) for target in way.targets] or [self._end(way)]
        ident = f"{way.step.name}_{way.outcomes[0].name}{'_timer' if timer else ''}"
        self._lead(source, targets, name, ident, timer=timer)

    def _entry(self, way: Way, target: Step) -> str:
        """Where a way enters a step: its join, through a merge where several ways of one step lead there."""
        again = target.reopen is not None and any(target.reopen.on.matches(way.step.name, n) for n in _names(way))
        if not target.join or again:
            return _task(target)
        rivals = [other for other in self.chart.ways if other.step is way.step and target in other.targets]
        if len(rivals) == 1:
            return f"Join_{target.name}"
        merge = f"Merge_{way.step.name}_{target.name}"
        if merge not in self.nodes:
            self.nodes[merge] = _Node("exclusiveGateway", "")
            self.flows.append(_Flow(merge, f"Join_{target.name}", ""))
        return merge

    def _end(self, way: Way) -> str:
        ident = f"End_{way.step.name}_{way.outcomes[0].name}"
        label = way.end.label.in_language(self.language) if way.end else ""
        self.nodes[ident] = _Node("endEvent", label, terminates=way.end is not None)
        return ident

    def _lead(self, source: str, targets: list[str], name: str, ident: str, *, timer: bool = False) -> None:
        if len(targets) > 1:
            fork = f"Fork_{ident}"
            self.nodes[fork] = _Node("parallelGateway", "")
            self.flows += [_Flow(fork, target, "") for target in targets]
            targets = [fork]
        for target in targets:
            self._flow(_Flow(source, target, name, timer))

    def _flow(self, flow: _Flow) -> None:
        """Add ``flow``; where one already runs between the two, it takes on the name as well."""
        for i, other in enumerate(self.flows):
            if other.ident == flow.ident:
                self.flows[i] = replace(other, name=f"{other.name} / {flow.name}")
                return
        self.flows.append(flow)


def bpmn(procedure: Procedure, language: str = "zh") -> str:
    """``procedure`` as one BPMN 2.0 document with diagram, labels in ``zh`` or ``en``."""
    graph = _Graph(chart_of(procedure), language)
    graph.build()
    for prefix, uri in (("bpmn", _MODEL), ("bpmndi", _SHAPES), ("dc", _BOUNDS), ("di", _LINES), ("xsi", _XSI)):
        ET.register_namespace(prefix, uri)
    root = ET.Element(
        _in(_MODEL, "definitions"),
        {"id": f"Definitions_{procedure.name}", "targetNamespace": f"urn:gongbao:procedure:{procedure.name}"},
    )
    for role in procedure.roles:
        label = role.label.in_language(language)
        ET.SubElement(root, _in(_MODEL, "resource"), {"id": f"Role_{role.name}", "name": label})
    _write_process(root, procedure, graph)
    _write_diagram(root, procedure, graph)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _write_process(root: ET.Element, procedure: Procedure, graph: _Graph) -> None:
    label = procedure.label.in_language(graph.language)
    attributes = {"id": f"Process_{procedure.name}", "name": label, "isExecutable": "false"}
    process = ET.SubElement(root, _in(_MODEL, "process"), attributes)
    for ident, node in graph.nodes.items():
        _write_node(process, ident, node, graph)
    for flow in graph.flows:
        source = _timer(flow.source) if flow.timer else flow.source
        attributes = {"id": flow.ident, "sourceRef": source, "targetRef": flow.target}
        ET.SubElement(process, _in(_MODEL, "sequenceFlow"), _named(attributes, flow.name))


def _write_node(process: ET.Element, ident: str, node: _Node, graph: _Graph) -> None:
    element = ET.SubElement(process, _in(_MODEL, node.kind), _named({"id": ident}, node.name))
    if node.step is not None:
        ET.SubElement(element, _in(_MODEL, "documentation")).text = _documentation(node.step, graph.language)
    for flow in graph.flows:
        if flow.target == ident:
            ET.SubElement(element, _in(_MODEL, "incoming")).text = flow.ident
    for flow in graph.flows:
        if flow.source == ident and not flow.timer:
            ET.SubElement(element, _in(_MODEL, "outgoing")).text = flow.ident
    if node.terminates:
        ET.SubElement(element, _in(_MODEL, "terminateEventDefinition"), {"id": f"Stop_{ident}"})
    if node.step is not None:
        owner = ET.SubElement(element, _in(_MODEL, "potentialOwner"), {"id": f"Owner_{ident}"})
        ET.SubElement(owner, _in(_MODEL, "resourceRef")).text = f"Role_{node.step.role.name}"
        _write_timer(process, ident, node.step, graph)


def _write_timer(process: ET.Element, ident: str, step: Step, graph: _Graph) -> None:
    flows = [flow for flow in graph.flows if flow.timer and flow.source == ident]
    if not flows or step.due is None:
        return
    name = span_words(step.due.span).in_language(graph.language)
    attributes = {"id": _timer(ident), "name": name, "attachedToRef": ident}
    event = ET.SubElement(process, _in(_MODEL, "boundaryEvent"), attributes)
    for flow in flows:
        ET.SubElement(event, _in(_MODEL, "outgoing")).text = flow.ident
    definition = ET.SubElement(event, _in(_MODEL, "timerEventDefinition"), {"id": f"Time_{ident}"})
    duration = ET.SubElement(
        definition, _in(_MODEL, "timeDuration"), {_in(_XSI, "type"): "bpmn:tFormalExpression", "id": f"Span_{ident}"}
    )
    duration.text = _duration(step.due.span, name)


def _duration(span: Span, words: str) -> str:
    """ISO 8601 where it can say it; working days and periods held by facts stay words."""
    form = _ISO_UNITS.get(span.unit)
    return form.format(span.n) if form is not None and isinstance(span.n, int) and span.n > 0 else words


def _documentation(step: Step, language: str) -> str:
    period = due_words(step)
    parts = [step.at, step.about and step.about.in_language(language), period and period.in_language(language)]
    return "\n".join(part for part in parts if part)


def _write_diagram(root: ET.Element, procedure: Procedure, graph: _Graph) -> None:
    sizes = {ident: _SIZES.get(node.kind, _GATEWAY) for ident, node in graph.nodes.items()}
    layout = arrange(sizes, [(flow.source, flow.target) for flow in graph.flows], gap_x=50, gap_y=70)
    diagram = ET.SubElement(root, _in(_SHAPES, "BPMNDiagram"), {"id": f"Diagram_{procedure.name}"})
    attributes = {"id": f"Plane_{procedure.name}", "bpmnElement": f"Process_{procedure.name}"}
    plane = ET.SubElement(diagram, _in(_SHAPES, "BPMNPlane"), attributes)
    for ident, size in sizes.items():
        spot = layout.spots[ident]
        _write_shape(plane, ident, spot.x - size.width / 2, spot.top, size)
    for ident in dict.fromkeys(flow.source for flow in graph.flows if flow.timer):
        x, y = _timer_centre(layout, sizes, ident)
        _write_shape(plane, _timer(ident), x - _TIMER / 2, y - _TIMER / 2, Size(_TIMER, _TIMER))
    routes = {(route.source, route.target): route for route in layout.routes}
    for flow in graph.flows:
        route = routes[flow.source, flow.target]
        if flow.timer:
            x, y = _timer_centre(layout, sizes, flow.source)
            route = replace(route, points=((x, y + _TIMER / 2), *route.points[1:]))
        _write_edge(plane, flow.ident, _squared(route))


def _write_shape(plane: ET.Element, ident: str, x: float, y: float, size: Size) -> None:
    shape = ET.SubElement(plane, _in(_SHAPES, "BPMNShape"), {"id": f"Shape_{ident}", "bpmnElement": ident})
    bounds = {"x": f"{x:.0f}", "y": f"{y:.0f}", "width": f"{size.width:.0f}", "height": f"{size.height:.0f}"}
    ET.SubElement(shape, _in(_BOUNDS, "Bounds"), bounds)


def _write_edge(plane: ET.Element, ident: str, points: Iterable[tuple[float, float]]) -> None:
    edge = ET.SubElement(plane, _in(_SHAPES, "BPMNEdge"), {"id": f"Edge_{ident}", "bpmnElement": ident})
    for x, y in points:
        ET.SubElement(edge, _in(_LINES, "waypoint"), {"x": f"{x:.0f}", "y": f"{y:.0f}"})


def _squared(route: Route) -> list[tuple[float, float]]:
    """The route in level and upright pieces, as such diagrams are drawn."""
    points, last = [route.points[0]], len(route.points) - 2
    for i, ((x1, y1), (x2, y2)) in enumerate(pairwise(route.points)):
        if abs(x1 - x2) >= 1:
            level = (y1 + y2) / 2
            if route.turns and i == 0:
                level = max(y1, y2) + _TURN
            elif route.turns and i == last:
                level = min(y1, y2) - _TURN
            points += [(x1, level), (x2, level)]
        points.append((x2, y2))
    return points


def _timer_centre(layout: Layout, sizes: dict[str, Size], ident: str) -> tuple[float, float]:
    """On the lower border of the task, to the right."""
    spot, size = layout.spots[ident], sizes[ident]
    return spot.x + size.width / 2 - _TIMER / 2, spot.top + size.height


def _in(space: str, tag: str) -> str:
    return f"{{{space}}}{tag}"


def _named(attributes: dict[str, str], name: str) -> dict[str, str]:
    return {**attributes, "name": name} if name else attributes


def _task(step: Step) -> str:
    return f"Task_{step.name}"


def _timer(task: str) -> str:
    return f"Timer_{task}"


def _names(way: Way) -> list[str]:
    return [outcome.name for outcome in way.outcomes]
