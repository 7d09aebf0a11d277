"""Why: for every condition the people whose answer rests on it, and for every fact those who are asked for it.

The masks go down the tree as ``explain.deciding`` and ``explain.weights`` go down one person's outcomes: below what is
known to the parts that settle it, below what is unknown to the parts that are open.
"""

from collections import defaultdict
from collections.abc import Iterator

from gongbao.population import lists
from gongbao.population.comparing import unequal
from gongbao.population.emitting import Emitter
from gongbao.population.program import EVERYWHERE, NOWHERE
from gongbao.population.values import Number, Truth
from gongbao.rules.decision import FirstMatch, Rule
from gongbao.rules.explain import asked_values, places_of, shut_out
from gongbao.rules.facts import Fact, Records
from gongbao.rules.logic import All, Any_, AtLeast
from gongbao.rules.records import Every, OverRecords, Some
from gongbao.rules.terms import Choose
from gongbao.rules.tree import Expr, Literal


class Reach:
    """The masks of one emitter's nodes, from the root down.

    ``unsettled``: the rows in which the answer is unknown. There only what is open below a node matters; in the other
    rows what settles it.
    """

    def __init__(self, emitter: Emitter, unsettled: str) -> None:
        self.emitter = emitter
        self.unsettled = unsettled
        self.program = emitter.program
        self._reached: dict[int, str] = defaultdict(lambda: NOWHERE)
        self._by_row = {id(each) for each in emitter.by_row}
        #: For each fact the people who are asked for it.
        self.missing: dict[str, str] = defaultdict(lambda: NOWHERE)
        #: For each place the people whose answer rests on it.
        self.places: dict[str, str] = defaultdict(lambda: NOWHERE)
        #: Nodes evaluated row by row, and the people for whom one matters.
        self.by_row: list[tuple[Expr, str]] = []

    def go_down(self, starts: list[tuple[Expr, str]]) -> None:
        """From the nodes given, with the rows they matter in, to everything below them."""
        for expr, mask in starts:
            self._add(expr, mask)
        # Every node was made after its parts, so that backwards all of its rows are known before it is left.
        for expr in reversed(self.emitter.order):
            mask = self._reached[id(expr)]
            if mask != NOWHERE:
                self._note(expr, mask)
                for part, below in self._below(expr, mask):
                    self._add(part, below)

    def _add(self, expr: Expr, mask: str) -> None:
        self._reached[id(expr)] = self.program.either(self._reached[id(expr)], mask)

    def _note(self, expr: Expr, mask: str) -> None:
        for place in places_of(expr):
            people = self._of_people(self.program.without(mask, self.unsettled))
            self.places[place] = self.program.either(self.places[place], people)
        if id(expr) in self._by_row:
            self.by_row.append((expr, mask))
        elif isinstance(expr, Fact):
            asked = self.emitter.inside if id(expr) in self.emitter.fields else expr.name
            wanting = self.program.both(self.program.both(mask, self.unsettled), self._open(expr))
            self._ask(asked, self._of_people(wanting))

    def _ask(self, name: str, people: str) -> None:
        self.missing[name] = self.program.either(self.missing[name], people)

    def _of_people(self, mask: str) -> str:
        """The people that have a record of the mask, where rows are records."""
        return lists.people(self.emitter, mask) if self.emitter.inside else mask

    def _below(self, expr: Expr, mask: str) -> Iterator[tuple[Expr, str]]:
        if id(expr) in self._by_row:
            return
        match expr:
            case All() if self.emitter.inside:
                yield from self._first_reason(expr, mask)
            case All() | Any_() | AtLeast():
                yield from ((part, self.program.both(mask, self._agrees(expr, part))) for part in expr.parts())
            case FirstMatch():
                yield from self._rules(expr, mask)
            case Rule():
                return
            case Choose():
                yield from self._ways(expr, mask)
            case OverRecords():
                self._into_records(expr, mask)
            case _:
                for part in expr.parts():
                    if not isinstance(part, Literal):
                        yield part, self._if_open(mask, part)

    def _if_open(self, mask: str, part: Expr) -> str:
        """Where the answer is unknown, the rows in which the part is open; all others as they are."""
        if self.unsettled == NOWHERE:
            return mask
        here = self.program.without(mask, self.unsettled)
        return self.program.either(here, self.program.both(mask, self.program.both(self.unsettled, self._open(part))))

    def _first_reason(self, expr: All, mask: str) -> Iterator[tuple[Expr, str]]:
        """Of a record the first condition that fails is reason enough."""
        for part in expr.conditions:
            yield part, self.program.both(mask, self._agrees(expr, part))
            mask = self.program.both(mask, self._truth(part).high)

    def _agrees(self, expr: Expr, part: Expr) -> str:
        """The rows in which a part comes to the same as the whole: yes, no or unknown."""
        return self._same(self._truth(expr), self._truth(part))

    def _same(self, whole: Truth, one: Truth) -> str:
        program = self.program
        both_yes = program.both(whole.low, one.low)
        both_no = program.both(program.neither(whole.high), program.neither(one.high))
        both_open = program.both(program.without(whole.high, whole.low), program.without(one.high, one.low))
        return program.any_of([both_yes, both_no, both_open])

    def _ways(self, expr: Choose, mask: str) -> Iterator[tuple[Expr, str]]:
        """The condition, and whichever of the two values may come of it."""
        program, condition = self.program, self._truth(expr.condition)
        for part, possible in (
            (expr.condition, EVERYWHERE),
            (expr.then, condition.high),
            (expr.otherwise, program.neither(condition.low)),
        ):
            yield part, program.both(self._if_open(mask, part), possible)

    def _rules(self, expr: FirstMatch, mask: str) -> Iterator[tuple[Expr, str]]:
        """The rule that fired and those before it that it had to pass; where none has for sure, those still open."""
        program = self.program
        reach = EVERYWHERE
        fired: list[str] = []
        for rule in expr.rules:
            condition = self._truth(rule.condition)
            applies = program.both(mask, program.both(reach, condition.high))
            fired.append(program.both(reach, condition.low))
            reach = program.without(reach, condition.low)
            yield rule, applies
            yield rule.condition, self._if_open(applies, rule.condition)
            yield rule.value, self._if_open(applies, rule.value)
        known = program.without(program.without(mask, self.unsettled), self._open(expr))
        for place, rule in enumerate(expr.rules):
            later = [
                fired[n] for n in range(place + 1, len(expr.rules)) if not shut_out(rule, asked_values(expr.rules[n]))
            ]
            passed = program.both(known, program.without(program.any_of(later), self._truth(rule.condition).high))
            passed = program.without(passed, self._says(rule, expr))
            yield rule, passed
            yield rule.condition, passed

    def _says(self, rule: Rule, expr: FirstMatch) -> str:
        """The rows in which a rule's value is what the rules came to."""
        if not isinstance(rule.value, Literal):
            return NOWHERE
        if id(expr) in self.emitter.truths:
            truth = self._truth(expr)
            return truth.low if rule.value.value else self.program.neither(truth.high)
        whole, said = self.emitter.number(expr), self.emitter.number(rule.value)
        if said.literal is None:
            return NOWHERE
        return self.program.element("equal", whole.low, said.in_steps(whole.scale, self.program).low)

    def _into_records(self, expr: OverRecords, mask: str) -> None:
        """From people to the records of a list, as far as they are open, and whom the list itself is missing."""
        program, emitter = self.program, self.emitter
        name = expr.records.name
        wanting = program.both(mask, self.unsettled)
        if name not in emitter.shapes:
            self._ask(name, wanting)
            return
        self._ask(name, program.both(wanting, lists.list_unknown(emitter, expr.records)))
        inside = Reach(lists.inner(emitter, expr.records), self._each(name, self.unsettled))
        of_records = self._each(name, mask)
        if isinstance(expr, Some | Every):
            whole, one = self._truth(expr), inside._truth(expr.body)
            whole = Truth(self._each(name, whole.low), self._each(name, whole.high))
            of_records = inside.program.both(of_records, inside._same(whole, one))
        inside.go_down([(expr.body, inside._if_open(of_records, expr.body))])
        for asked, people in inside.missing.items():
            self._ask(asked, people)
        for place, people in inside.places.items():
            self.places[place] = program.either(self.places[place], people)

    def _each(self, name: str, mask: str) -> str:
        """A mask of people as a mask of their records."""
        return mask if mask in (NOWHERE, EVERYWHERE) else self.program.step(f"c[{name!r}].each({mask})", mask)

    def _truth(self, expr: Expr) -> Truth:
        return self.emitter.truth(expr)

    def _open(self, expr: Expr) -> str:
        """The rows in which a node is not known."""
        if isinstance(expr, Records):
            return NOWHERE
        if isinstance(expr, Rule):
            return self._open(expr.condition)
        if id(expr) in self.emitter.truths:
            truth = self._truth(expr)
            return self.program.without(truth.high, truth.low)
        return self._open_number(self.emitter.number(expr))

    def _open_number(self, number: Number) -> str:
        return self.program.any_of([number.unknown, number.vague, unequal(self.program, number)])
