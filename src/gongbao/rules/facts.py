"""Facts: what a decision needs to know, and who can establish it and how."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gongbao.rules import kinds
from gongbao.rules.kinds import Choice, FactProblem, Kind, Type
from gongbao.rules.tree import DefinitionError, Expr, Outcome, Run, Source
from gongbao.rules.values import UNKNOWN
from gongbao.words import Words

_ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who establishes a fact, and how.

    ``means`` is ``register`` (an authority's data), ``document`` (a paper that is shown), ``declaration`` (the
    person's own word) or ``judgement`` (an open norm that the named ``role`` judges, with reasons: no rule
    approximates it).
    """

    means: str
    label: Words
    role: str | None = None


DECLARATION: Final = Evidence("declaration", Words("本人声明", "own statement"))


def register(zh: str, en: str) -> Evidence:
    """The fact stands in an authority's register."""
    return Evidence("register", Words(zh, en))


def document(zh: str, en: str) -> Evidence:
    """The fact is shown by a document."""
    return Evidence("document", Words(zh, en))


def judgement(role: str, zh: str, en: str) -> Evidence:
    """The fact is an open norm, judged with reasons by whoever holds ``role``."""
    return Evidence("judgement", Words(zh, en), role)


class Fact(Expr):
    """One thing to know: its name, type, label, unit, and how it is established. As a node: its value.

    ``dated`` names who publishes a yearly figure; such a fact is filled from the parameters in force on the day.
    ``grows`` marks a number of years that grows with time by itself, so that a no can turn into a yes. ``same_as`` is
    a term over facts that several policies share: what they say, this fact says; it plays no part in decisions.
    ``personal`` marks what tells of a person: public registers do not show it.
    """

    def __init__(
        self,
        name: str,
        label: Words,
        kind: Kind,
        *,
        unit: Words | None = None,
        about: Words | None = None,
        evidence: Evidence = DECLARATION,
        dated: Words | None = None,
        grows: bool = False,
        personal: bool = False,
        same_as: Expr | None = None,
    ) -> None:
        if not name.isidentifier() or not name.islower():
            raise DefinitionError(
                f"事实名 {name} 应为小写字母、数字和下划线。",
                f"The fact name {name} must be lower-case letters, digits and underscores.",
            )
        if same_as is not None and same_as.kind.type is not kind.type:
            raise DefinitionError(
                f"{name} 与它所同的“{same_as.words().zh}”类型不同。",
                f"{name} and “{same_as.words().en}”, which it is the same as, are of different types.",
            )
        self.name = name
        self.label = label
        self.kind = kind
        self.unit = unit
        self.about = about
        self.evidence = evidence
        self.dated = dated
        self.grows = grows
        self.personal = personal
        self.same_as = same_as

    def __repr__(self) -> str:
        return f"<fact {self.name}>"

    def words(self) -> Words:
        return self.label

    def code(self, source: Source) -> str:
        return f"{'r' if id(self) in source.fields else 'f'}[{self.name!r}]"

    def outcome(self, run: Run) -> Outcome:
        known = run.record if id(self) in run.fields else run.facts
        return Outcome(self, known.get(self.name, UNKNOWN))

    def parse(self, raw: Any, where: str = "") -> Any:
        """The fact's value from JSON, YAML or a form field.

        Raises:
            FactProblem: when it is not one; the sentence names the fact (after ``where``) and what is allowed.
        """
        return kinds.parse(self.kind, raw, f"{where}{self.name}（{self.label.zh}）")

    def dump(self, value: Any) -> Any:
        """The value as JSON carries it."""
        return kinds.dump(self.kind, value)


class Records(Fact):
    """A list of records, each with its own fields. A list that is given is complete: ``[]`` means there are none."""

    def __init__(self, name: str, label: Words, item: Sequence[Fact], **details: Any) -> None:
        super().__init__(name, label, Kind(Type.LIST), **details)
        self.item = {each.name: each for each in item}
        self.field_ids = frozenset(id(each) for each in item)
        if len(self.item) != len(item):
            raise DefinitionError(f"{name} 的字段有重名。", f"{name} has two fields of the same name.")

    def parse(self, raw: Any, where: str = "") -> Any:
        if not isinstance(raw, list | tuple):
            raise FactProblem(f"{where}{self.name}（{self.label.zh}）应为记录的列表。",
                              f"{where}{self.name} ({self.label.en}) must be a list of records.")  # fmt: skip
        return tuple(
            parse_facts(self.item, record, f"{where}{self.name}[{place}].") for place, record in enumerate(raw, 1)
        )

    def dump(self, value: Any) -> Any:
        return [{name: self.item[name].dump(each) for name, each in record.items()} for record in value]


def parse_facts(facts: Mapping[str, Fact], raw: Any, where: str = "") -> dict[str, Any]:
    """The values of named facts; a fact given as null or left out is unknown.

    Raises:
        FactProblem: for a name that is no fact (with the nearest that is), or a value that is not of its type.
    """
    if not isinstance(raw, Mapping):
        raise FactProblem(f"{where or '事实'}应写成名称和值的对照。", f"{where or 'Facts'} must be names with values.")
    known = {}
    for name, value in raw.items():
        if name not in facts:
            raise _no_such_fact(facts, str(name), where)
        if value is not None:
            known[name] = facts[name].parse(value, where)
    return known


def _no_such_fact(facts: Iterable[str], name: str, where: str) -> FactProblem:
    names = list(facts)
    near = difflib.get_close_matches(name, names, n=3) or names[:5]
    return FactProblem(f"没有名为 {where}{name} 的事实；相近的有 {'、'.join(near)}。",
                       f"There is no fact named {where}{name}; close to it: {', '.join(near)}.")  # fmt: skip


def _make(kind: Kind) -> Callable[..., Fact]:
    def make(name: str, zh: str, en: str, *, minimum: int | None = None, **details: Any) -> Fact:
        limited = kind if minimum is None else Kind(kind.type, minimum=Decimal(minimum))
        return Fact(name, Words(zh, en), limited, **details)

    return make


class _Makers:
    """``fact.money("prepaid_amount", "预付费金额", "Prepaid amount")``: one maker for each type."""

    boolean = staticmethod(_make(kinds.BOOLEAN))
    integer = staticmethod(_make(kinds.INTEGER))
    number = staticmethod(_make(kinds.NUMBER))
    #: Yuan, not below zero.
    money = staticmethod(_make(Kind(Type.MONEY, minimum=_ZERO)))
    #: Yuan that a slip or a bad division can bring below zero.
    signed_money = staticmethod(_make(kinds.MONEY))
    date = staticmethod(_make(kinds.DATE))
    text = staticmethod(_make(kinds.TEXT))

    @staticmethod
    def enum(name: str, zh: str, en: str, values: Kind, **details: Any) -> Fact:
        """One of the values made by ``choices`` or ``levels``."""
        return Fact(name, Words(zh, en), values, **details)

    @staticmethod
    def records(name: str, zh: str, en: str, *item: Fact, **details: Any) -> Records:
        """A list of records with the fields ``item``."""
        return Records(name, Words(zh, en), item, **details)


fact: Final = _Makers()


def choices(*values: tuple[str, str, str]) -> Kind:
    """An enumeration without order: name, Chinese label, English label."""
    return Kind(Type.ENUM, tuple(Choice(name, Words(zh, en)) for name, zh, en in values))


def levels(*values: tuple[str, str, str]) -> Kind:
    """An enumeration in order, from low to high: name, Chinese label, English label."""
    return Kind(Type.ENUM, tuple(Choice(name, Words(zh, en)) for name, zh, en in values), ordered=True)
