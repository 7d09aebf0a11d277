"""Forms made from facts: one field a fact, in the words of its definition, read by the fact's own ``parse``.

A list of records is rows that are added and taken away by plain buttons, so that a form needs no script::

    form = FactForm(facts, request.POST or None, known=values)
    if form.row_moved: show the form again
    if form.is_valid(): execute(actor, command_id, Do(..., facts=form.entered))

The template shows it with ``{% include "gongbao/parts/facts.html" %}``; nothing that was typed is ever lost.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from gongbao.hub.display import in_page_language
from gongbao.hub.inputs import Choices, DayInput, MoneyInput, NumberInput
from gongbao.rules import NONE, Evidence, Fact, kinds
from gongbao.rules.facts import Records
from gongbao.rules.kinds import FactProblem, Type
from gongbao.rules.tree import value_words
from gongbao.words import Words

PREFIX = "fact"
#: An enumeration with more values than this is a list to drop down.
RADIOS = 5
#: More rows than anybody types; a longer list comes in as a file.
MOST_ROWS = 200

YES_NO = (("yes", Words("是", "Yes")), ("no", Words("否", "No")))
NOT_KNOWN = Words("不清楚", "Not known")
CHOOSE = Words("请选择", "Choose")

_DAY = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*")


def asked_of(facts: Sequence[Fact], role: str) -> tuple[Fact, ...]:
    """The facts that whoever acts in ``role`` may state: what another role has to judge is left to that role."""
    return tuple(fact for fact in facts if _may_state(fact, role))


def _may_state(fact: Fact, role: str) -> bool:
    return fact.evidence.means != "judgement" or fact.evidence.role == role


def hint(fact: Fact) -> Words:
    """What the fact means and how it is established, below its label."""
    parts = [part for part in (fact.about, _evidence(fact.evidence)) if part is not None]
    return Words("".join(f"{part.zh}。" for part in parts), " ".join(f"{part.en}." for part in parts))


def _evidence(evidence: Evidence) -> Words | None:
    zh, en = evidence.label.zh, evidence.label.en
    match evidence.means:
        case "register":
            return Words(f"以{zh}为准", f"Checked against the {en}")
        case "document":
            return Words(f"见{zh}", f"Shown by the {en}")
        case "judgement":
            return Words(zh, en[:1].upper() + en[1:])
    return None


class FactField(forms.Field):
    """One fact. ``compact``: in a row of a list, where every choice drops down."""

    def __init__(self, fact: Fact, *, required: bool, compact: bool = False) -> None:
        self.fact = fact
        self.demanded = required
        super().__init__(
            # A row's fields carry no mark “optional”: a row that is left empty is simply no record.
            required=required or compact,
            label=fact.label,  # type: ignore[arg-type]  # shown through the filter ``words``
            help_text=hint(fact) if not compact else fact.about or "",  # type: ignore[arg-type]
            widget=_widget(fact, required=required, compact=compact),
        )

    def prepare_value(self, value: Any) -> Any:
        """What stands in the input: as it was typed, or a known value as it would be typed."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return value if value is None or isinstance(value, str) else kinds.text(self.fact.kind, value)

    def clean(self, value: Any) -> Any:
        """The value typed as the fact demands, None where nothing was typed. Raises ValidationError."""
        text = (value or "").strip()
        if not text:
            if self.demanded:
                raise ValidationError(in_page_language(self._missing()))
            return None
        name = in_page_language(self.fact.label)
        try:
            return kinds.parse(self.fact.kind, _tidy(self.fact, text), f"“{name}”")
        except FactProblem as problem:
            raise ValidationError(in_page_language(problem.words)) from None

    def _missing(self) -> Words:
        label = self.fact.label
        if self.fact.kind.type in (Type.BOOLEAN, Type.ENUM):
            return Words(f"请选择“{label.zh}”。", f"Choose an answer for “{label.en}”.")
        return Words(f"请填写“{label.zh}”。", f"Fill in “{label.en}”.")


def _tidy(fact: Fact, text: str) -> str:
    """A date as people write it, as ``2024-03-01``; anything else as it is."""
    day = _DAY.fullmatch(text) if fact.kind.type is Type.DATE else None
    return f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}" if day else text


def _widget(fact: Fact, *, required: bool, compact: bool) -> forms.Widget:
    match fact.kind.type:
        case Type.BOOLEAN:
            return _choice([*YES_NO] if required else [*YES_NO, ("", NOT_KNOWN)], dropping=compact)
        case Type.ENUM:
            values = [(choice.name, choice.label) for choice in fact.kind.choices]
            dropping = compact or len(values) > RADIOS
            return _choice(values if required or dropping else [*values, ("", NOT_KNOWN)], dropping=dropping)
        case Type.INTEGER | Type.NUMBER:
            return NumberInput(fact.unit or "", whole=fact.kind.type is Type.INTEGER)  # type: ignore[arg-type]
        case Type.MONEY:
            return MoneyInput()
        case Type.DATE:
            return DayInput()
    return forms.TextInput() if compact else forms.Textarea({"rows": 2, "class": "input--grows"})


def _choice(values: list[tuple[str, Words]], *, dropping: bool) -> forms.Widget:
    said = [(name, in_page_language(label)) for name, label in values if name or not dropping]
    if dropping:
        return forms.Select(choices=[("", in_page_language(CHOOSE)), *said])
    return Choices(choices=said)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: ``key`` names its row in the form, ``number`` counts from 1 as people see it."""

    key: int
    number: int
    fields: list[forms.BoundField]


@dataclass(frozen=True, slots=True)
class Part:
    """What the template shows in turn: one field, or the rows of a list."""

    fact: Fact
    field: forms.BoundField | None = None
    rows: tuple[Row, ...] = ()
    none: forms.BoundField | None = None
    keys: str = ""
    keys_name: str = ""

    @property
    def hint(self) -> Words:
        """See ``hint``."""
        return hint(self.fact)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that shows some of the facts asked for; ``name`` is that of the first of them."""

    name: str
    label: Words
    facts: tuple[Fact, ...]


class FactForm(forms.Form):
    """A form for ``facts``.

    ``typed``: what was sent or saved before (None: a fresh form that shows the ``known`` values). ``required``: names
    that must be answered. ``role``: whose form it is; see ``asked_of``. ``quiet``: shows what was typed without
    finding fault with it, as a draft does.
    """

    use_required_attribute = False

    def __init__(
        self,
        facts: Sequence[Fact],
        typed: Any = None,
        *,
        known: Mapping[str, Any] | None = None,
        required: Collection[str] = (),
        role: str = "",
        quiet: bool = False,
    ) -> None:
        super().__init__(typed, prefix=PREFIX)
        self.facts = asked_of(facts, role) if role else tuple(facts)
        self.known = dict(known or {})
        self.needed = frozenset(required)
        self.role = role
        self.row_moved = False
        self._keys: dict[str, list[int]] = {}
        for fact in self.facts:
            if isinstance(fact, Records):
                self._add_rows(fact)
            else:
                self.fields[fact.name] = FactField(fact, required=fact.name in self.needed)
                self.initial[fact.name] = self.known.get(fact.name)
        self.quiet = quiet or self.row_moved

    # --- rows

    def _add_rows(self, fact: Records) -> None:
        self._keys[fact.name] = self._rows_of(fact)
        fresh = self._move(fact)
        records: Sequence[Mapping[str, Any]] = self.known.get(fact.name) or ()
        for key in self._keys[fact.name]:
            for item in self.items_of(fact):
                name = _cell(fact, key, item)
                self.fields[name] = FactField(item, required=False, compact=True)
                self.initial[name] = records[key].get(item.name) if key < len(records) else None
        for item in self.items_of(fact)[:1] if fresh is not None else ():
            self.fields[_cell(fact, fresh, item)].widget.attrs["autofocus"] = True
        self.fields[f"{fact.name}.none"] = forms.BooleanField(
            required=False,
            label=Words("没有", "There are none"),  # type: ignore[arg-type]
        )
        self.initial[f"{fact.name}.none"] = fact.name in self.known and not records

    def items_of(self, fact: Records) -> tuple[Fact, ...]:
        """The fields of a record that this form asks for."""
        items = tuple(fact.item.values())
        return asked_of(items, self.role) if self.role else items

    def _rows_of(self, fact: Records) -> list[int]:
        if not self.is_bound:
            return list(range(len(self.known.get(fact.name) or ())))
        sent = str(self.data.get(self.add_prefix(f"{fact.name}.rows"), "")).split(",")
        return sorted({int(key) for key in sent if key.isascii() and key.isdigit() and len(key) < 4})[:MOST_ROWS]

    def _move(self, fact: Records) -> int | None:
        """Does what a row's button asks; the key of a row that is new."""
        action, _, rest = str(self.data.get("row", "") if self.is_bound else "").partition(":")
        name, _, key = rest.partition(":")
        if name != fact.name:
            return None
        keys = self._keys[fact.name]
        self.row_moved = True
        if action == "remove" and key.isascii() and key.isdigit() and int(key) in keys:
            keys.remove(int(key))
        elif action == "add" and len(keys) < MOST_ROWS:
            keys.append(max(keys, default=-1) + 1)
            return keys[-1]
        return None

    # --- reading what was typed

    def full_clean(self) -> None:
        """Django's, but a quiet form finds nothing wrong."""
        if self.quiet:
            self._errors = ErrorDict()
            self.cleaned_data = {}
        else:
            super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Puts the records together from their rows."""
        cleaned: dict[str, Any] = self.cleaned_data
        for fact in self.facts:
            if isinstance(fact, Records):
                cleaned[fact.name] = self._records(fact)
        return cleaned

    def _records(self, fact: Records) -> tuple[dict[str, Any], ...] | None:
        rows = [
            {item.name: self.cleaned_data.get(_cell(fact, key, item)) for item in self.items_of(fact)}
            for key in self._keys[fact.name]
        ]
        records = tuple({name: value for name, value in row.items() if value is not None} for row in rows)
        records = tuple(record for record in records if record)
        none = f"{fact.name}.none"
        if records and self.cleaned_data.get(none):
            said = Words(
                "已勾选“没有”，但又填写了记录，请改正其一。", "“There are none” is ticked, yet records are given."
            )
            self.add_error(none, in_page_language(said))
        if not records and not self.cleaned_data.get(none):
            if fact.name in self.needed and not any(name.startswith(f"{fact.name}.") for name in self._errors):
                label = fact.label
                said = Words(f"请逐条填写“{label.zh}”，没有的请勾选“没有”。",
                             f"Give each of “{label.en}”, or tick “There are none”.")  # fmt: skip
                self.add_error(none, in_page_language(said))
            return None
        return records

    @property
    def values(self) -> dict[str, Any]:
        """The typed values of everything that was answered, by name; of a valid form."""
        found = ((fact.name, self.cleaned_data.get(fact.name)) for fact in self.facts)
        return {name: value for name, value in found if value is not None}

    @property
    def entered(self) -> dict[str, Any]:
        """What a command carries: every answer that is new as JSON, None where a known value was taken out.

        An answer that was known before is not entered again, so that it keeps its source and its verification.
        """
        values = self.values
        new = {f.name: f.dump(values[f.name]) for f in self.facts if f.name in values and self._is_new(f, values)}
        gone = {f.name: None for f in self.facts if f.name in self.known and f.name not in values}
        return new | gone

    def _is_new(self, fact: Fact, values: Mapping[str, Any]) -> bool:
        return fact.name not in self.known or fact.dump(self.known[fact.name]) != fact.dump(values[fact.name])

    @property
    def typed(self) -> dict[str, list[str]]:
        """What was typed, for a draft: ``FactForm(facts, restored(draft.data))`` shows it again."""
        names = [self.add_prefix(name) for name in self.fields]
        data = self.data if isinstance(self.data, MultiValueDict) else MultiValueDict()
        kept = {name: [str(text) for text in data.getlist(name)] for name in names if name in data}
        rows = {self.add_prefix(f"{name}.rows"): [",".join(map(str, keys))] for name, keys in self._keys.items()}
        return kept | rows

    # --- showing

    @cached_property
    def parts(self) -> list[Part]:
        """Fields and lists in the order of the facts."""
        return [self._rows_part(f) if isinstance(f, Records) else Part(f, self[f.name]) for f in self.facts]

    def _rows_part(self, fact: Records) -> Part:
        keys = self._keys[fact.name]
        rows = tuple(
            Row(key, number, [self[_cell(fact, key, item)] for item in self.items_of(fact)])
            for number, key in enumerate(keys, 1)
        )
        return Part(
            fact,
            rows=rows,
            none=self[f"{fact.name}.none"],
            keys=",".join(map(str, keys)),
            keys_name=self.add_prefix(f"{fact.name}.rows"),
        )

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The documents that show what is asked for, each once however many facts rest on it."""
        return papers(self.facts, self.role)

    def __iter__(self) -> Iterator[forms.BoundField]:
        return iter([self[name] for name in self.fields])


def _cell(fact: Fact, key: int, item: Fact) -> str:
    return f"{fact.name}.{key}.{item.name}"


def restored(saved: Mapping[str, list[str]]) -> MultiValueDict[str, str]:
    """What ``FactForm.typed`` saved, as a form takes it."""
    return MultiValueDict({name: list(texts) for name, texts in saved.items()})


def as_typed(facts: Sequence[Fact], values: Mapping[str, Any], role: str) -> dict[str, list[str]]:
    """What ``FactForm.typed`` would have saved, had somebody typed the values; values of other facts are left out."""
    form = FactForm(facts, known={name: value for name, value in values.items() if value is not NONE}, role=role)
    texts = {name: form[name].value() for name in form.fields}
    typed = {form.add_prefix(name): [str(text)] for name, text in texts.items() if text not in (None, "", False)}
    rows = {part.keys_name: [part.keys] for part in form.parts if part.keys_name}
    return typed | rows


def papers(facts: Sequence[Fact], role: str = "") -> tuple[Paper, ...]:
    """The documents that show ``facts`` or the fields of their records, in order, each with the facts it shows."""
    shown: dict[Words, dict[str, Fact]] = {}
    for fact in facts:
        items = fact.item.values() if isinstance(fact, Records) else ()
        for each in (fact, *items):
            if each.evidence.means == "document" and (not role or _may_state(each, role)):
                shown.setdefault(each.evidence.label, {})[fact.name] = fact
    return tuple(Paper(next(iter(resting)), label, tuple(resting.values())) for label, resting in shown.items())


def demanded(facts: Sequence[Fact]) -> frozenset[str]:
    """The names of the facts that whoever fills in a form has to answer: all but those that stand in a register."""
    return frozenset(fact.name for fact in facts if fact.evidence.means != "register")


def value_shown(fact: Fact, value: Any) -> Words:
    """A value as people read it, with its unit; a list as the number of its records."""
    words = value_words(value, fact.kind)
    return Words(f"{words.zh}{fact.unit.zh}", f"{words.en} {fact.unit.en}") if fact.unit else words


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact with its value as people read it; of a list, each record as names and values."""

    fact: Fact
    value: Words
    records: tuple[tuple[tuple[Words, Words], ...], ...] = ()


def shown(facts: Sequence[Fact], values: Mapping[str, Any]) -> list[Shown]:
    """The facts with their values, those without one as not given."""
    return [_shown(fact, values.get(fact.name)) for fact in facts]


def _shown(fact: Fact, value: Any) -> Shown:
    if value is None:
        return Shown(fact, Words("未填", "not given"))
    if not isinstance(fact, Records):
        return Shown(fact, value_shown(fact, value))
    records = tuple(
        tuple((item.label, value_shown(item, record[name])) for name, item in fact.item.items() if name in record)
        for record in value
    )
    return Shown(fact, value_shown(fact, value) if records else Words("没有", "none"), records)
