"""What an outcome brings about besides the next steps: pure data, carried out by whoever runs the procedure.

A value in an effect is a literal, ``TODAY``, or the name of a fact (``snake_case``) or of a decision
(``kebab-case``) whose value is taken when the effect is carried out; a fact or decision definition stands for
its name. Texts may hold ``{fact_name}``, filled with the fact's value in the language of the reader.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongbao.procedures.names import Named, name_of
from gongbao.procedures.roles import Role
from gongbao.words import Words


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which the outcome happens."""


@dataclass(frozen=True, slots=True)
class ValueOf:
    """The value of the fact or the answer of the decision called ``name``, when the effect is carried out."""

    name: str


TODAY = Today()

Literal = str | int | bool | Decimal | date
Value = Literal | Today | ValueOf
Given = Value | Named
Fields = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Notify:
    """A message to everyone who holds the role ``to`` in the case."""

    to: Role
    text: Words


@dataclass(frozen=True, slots=True)
class Register:
    """An entry in the register (ledger, file, list) called ``record``."""

    record: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Strike:
    """The entry of ``record`` that has the key made of ``fields`` no longer stands; it stays in the history."""

    record: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Post:
    """A money movement in the account of the kind ``account``: ``amount`` from ``credit`` to ``debit``.

    ``debit`` and ``credit`` are names of the account's positions (for example ``bank`` and
    ``owed-to-learner``).
    """

    account: str
    debit: str
    credit: str
    amount: Value
    memo: Words


@dataclass(frozen=True, slots=True)
class Publish:
    """A public notice of the kind ``notice``; with ``until`` it comes down when that step is done."""

    notice: str
    title: Words
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Unpublish:
    """The public notice of the kind ``notice`` comes down."""

    notice: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A certificate of the kind ``certificate`` is issued, which says ``fields`` besides the facts of the case."""

    certificate: str
    fields: Fields = ()


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """A secret ballot called ``ballot`` among the holders of the role ``voters``."""

    ballot: str
    question: Words
    voters: Role


@dataclass(frozen=True, slots=True)
class Assign:
    """The fact called ``fact`` takes ``value`` in the case."""

    fact: str
    value: Value


@dataclass(frozen=True, slots=True)
class Begin:
    """A case of the procedure called ``procedure`` begins, under this one, with the facts ``given``."""

    procedure: str
    given: Fields = ()


@dataclass(frozen=True, slots=True)
class When:
    """``effects`` come about only if the fact or decision ``value`` is ``equals`` on that day."""

    value: ValueOf
    equals: Literal
    effects: tuple["Effect", ...]


Effect = Notify | Register | Strike | Post | Publish | Unpublish | Issue | OpenBallot | Assign | Begin | When


def notify(to: Role, text: Words) -> Notify:
    """A message ``text`` to the holders of the role ``to``."""
    return Notify(to, text)


def messages_to(to: Role) -> Callable[[str, str], "Effect"]:
    """A short way to write the messages of a document that mostly tells one role: ``told(zh, en)``."""
    return lambda zh, en: notify(to, Words(zh, en))


def register(record: str | Named, fields: Mapping[str, Given] | None = None) -> Register:
    """An entry in ``record`` with these fields."""
    return Register(name_of(record), _fields(fields))


def strike(record: str | Named, fields: Mapping[str, Given] | None = None) -> Strike:
    """The entry of ``record`` with this key leaves the register."""
    return Strike(name_of(record), _fields(fields))


def post(account: str, *, debit: str, credit: str, amount: Given, memo: Words) -> Post:
    """Money: ``amount`` (a fact or a decision of type money) moves in ``account`` from ``credit`` to
    ``debit``.
    """
    return Post(account, debit, credit, _value(amount), memo)


def publish(notice: str | Named, title: Words, *, until: str | Named | None = None) -> Publish:
    """A public notice with this title, up to the end of the step ``until`` or for good."""
    return Publish(name_of(notice), title, None if until is None else name_of(until))


def unpublish(notice: str | Named) -> Unpublish:
    """The notice comes down."""
    return Unpublish(name_of(notice))


def issue(certificate: str | Named, fields: Mapping[str, Given] | None = None) -> Issue:
    """A certificate is issued; ``fields`` are contents of it that are no facts of the case."""
    return Issue(name_of(certificate), _fields(fields))


def open_ballot(ballot: str | Named, question: Words, *, voters: Role) -> OpenBallot:
    """A secret ballot on ``question`` among the holders of the role ``voters``."""
    return OpenBallot(name_of(ballot), question, voters)


def assign(fact: str | Named, value: Given) -> Assign:
    """The fact takes a value: a literal, ``TODAY``, or the value of a fact or decision."""
    return Assign(name_of(fact), _value(value))


def begin(procedure: str | Named, given: Mapping[str, Given] | None = None) -> Begin:
    """A case of another procedure begins under this one."""
    return Begin(name_of(procedure), _fields(given))


def when(value: Named, equals: Literal, *effects: Effect) -> When:
    """The effects, if the fact or decision has this value when the outcome happens."""
    return When(ValueOf(value.name), equals, effects)


def every(effects: Iterable[Effect]) -> Iterator[Effect]:
    """All effects, with those that come about only under a condition."""
    for each in effects:
        yield each
        if isinstance(each, When):
            yield from every(each.effects)


def _value(value: Given) -> Value:
    if isinstance(value, str | int | Decimal | date | Today | ValueOf):
        return value
    return ValueOf(value.name)


def _fields(fields: Mapping[str, Given] | None) -> Fields:
    return tuple((name, _value(value)) for name, value in (fields or {}).items())
