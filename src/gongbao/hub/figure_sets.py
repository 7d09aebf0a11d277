"""Sets of published figures: as they stood on a day, proposals included or not, and an answer under two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms

from gongbao.hub.charts import Chart, Row
from gongbao.hub.display import day_words
from gongbao.hub.fact_forms import value_shown
from gongbao.hub.inputs import DayInput
from gongbao.hub.models import Parameter
from gongbao.rules import NONE, Answer, Decision, Fact, Type
from gongbao.rules.values import is_known
from gongbao.services import Service
from gongbao.services.figures import Publication, figures_of, publication
from gongbao.words import Words

_BAD_DAY = {"required": "请选择日期。", "invalid": "请填写实有的日期，如 2024-03-01。"}


@dataclass(frozen=True)
class Figure:
    """A figure in a set; ``entry`` is what was published or proposed, None where there is nothing."""

    fact: Fact
    entry: Parameter | None

    @property
    def value(self) -> Any:
        """The figure, None where there is none."""
        return None if self.entry is None else self.fact.parse(self.entry.value)

    @property
    def words(self) -> Words:
        """The figure as people read it."""
        return Words("没有", "none") if self.entry is None else value_shown(self.fact, self.value)

    @property
    def proposed(self) -> bool:
        """Whether nobody has approved it yet."""
        return self.entry is not None and self.entry.approved_by_id is None


@dataclass(frozen=True)
class Side:
    """A set of figures: those of a day, with what is only proposed for it where ``proposed``; and the answer."""

    day: date
    proposed: bool
    figures: Mapping[str, Figure]
    answer: Answer

    @property
    def said(self) -> Words:
        """The answer as people read it."""
        return self.answer.words if is_known(self.answer.value) else Words("还不能判断", "not known yet")


@dataclass(frozen=True)
class Comparison:
    """One decision on the same facts under two sets of figures."""

    service: Service
    decision: Decision
    one: Side
    other: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sets."""
        return self.one, self.other

    @cached_property
    def difference(self) -> Words | None:
        """By how much the second answer is more or less than the first; of other answers, whether they differ."""
        return difference(self.decision.kind.type, self.one.answer.value, self.other.answer.value)

    @cached_property
    def rows(self) -> list[tuple[Figure, Figure, Words | None]]:
        """Every figure that the decision rests on in both sets, and how far apart they are."""
        return [
            (one, other, difference(one.fact.kind.type, one.value, other.value))
            for name, one in self.one.figures.items()
            for other in [self.other.figures[name]]
        ]


def difference(kind: Type, one: Any, other: Any) -> Words | None:
    """How far two values are apart, in words with a sign; ``None`` where one is not known."""
    if one is None or other is None or not (is_known(one) and is_known(other)):
        return None
    numeric = kind in (Type.MONEY, Type.NUMBER, Type.INTEGER) and one is not NONE and other is not NONE
    if one == other:
        return Words("相同", "the same")
    if not numeric:
        return Words("不同", "different")
    by = Decimal(other) - Decimal(one)
    sign, amount = ("+" if by > 0 else "−"), abs(by)
    text = f"{amount:,.2f}" if kind is Type.MONEY else f"{amount.normalize():f}"
    return Words(f"{sign}{text}元", f"{sign}¥{text}") if kind is Type.MONEY else Words(f"{sign}{text}", f"{sign}{text}")


def figures_on(service: Service, facts: Sequence[Fact], day: date, *, proposed: bool) -> dict[str, Figure]:
    """The figures as they stand on the day: the newest of each, approved unless ``proposed`` lets in the others."""
    found = Parameter.objects.filter(
        service=service.slug, name__in=[fact.name for fact in facts], valid_from__lte=day
    ).select_related("proposed_by", "approved_by")
    if not proposed:
        found = found.filter(approved_by__isnull=False)
    newest: dict[str, Parameter] = {}
    for entry in found.order_by("name", "-valid_from", "-pk"):
        newest.setdefault(entry.name, entry)
    return {fact.name: Figure(fact, newest.get(fact.name)) for fact in facts}


def compare(
    service: Service, decision: Decision, facts: Mapping[str, Any], as_of: date, sides: Sequence[tuple[date, bool]]
) -> Comparison:
    """The decision as of a day on the same facts, under the figures of two days, each with proposals or without."""
    one, other = (_side(service, decision, facts, as_of, day, proposed) for day, proposed in sides)
    return Comparison(service, decision, one, other)


def _side(
    service: Service, decision: Decision, facts: Mapping[str, Any], as_of: date, day: date, proposed: bool
) -> Side:
    figures = figures_on(service, figures_of(decision), day, proposed=proposed)
    values = {name: each.value for name, each in figures.items() if each.value is not None}
    return Side(day, proposed, figures, decision.examine({**values, **facts}, as_of))


class SidesForm(forms.Form):
    """The two sets, and the day asked about. With ``proposals`` the second one may take in what is only proposed."""

    one = forms.DateField(
        label=Words("第一套：哪天的数值", "First set: figures of"), widget=DayInput, error_messages=_BAD_DAY
    )
    other = forms.DateField(
        label=Words("第二套：哪天的数值", "Second set: figures of"), widget=DayInput, error_messages=_BAD_DAY
    )
    as_of = forms.DateField(
        label=Words("按哪一天的情况计算", "Worked out as of"),
        help_text=Words("两套数值都按同一天计算，如年龄", "The same day for both sets: a person's age, for instance"),
        widget=DayInput,
        error_messages=_BAD_DAY,
    )
    proposed = forms.BooleanField(
        required=False,
        label=Words(
            "第二套包括已提出、尚未批准的数值", "The second set takes in what is proposed and not yet approved"
        ),
    )

    def __init__(self, typed: Any, today: date, *, proposals: bool) -> None:
        last_year = today.replace(year=today.year - 1, day=min(today.day, 28))
        super().__init__(typed, initial={"one": last_year, "other": today, "as_of": today, "proposed": proposals})
        if not proposals:
            del self.fields["proposed"]

    @property
    def sides(self) -> list[tuple[date, bool]]:
        """Both sets as ``compare`` takes them; of a valid form."""
        given = self.cleaned_data
        return [(given["one"], False), (given["other"], given.get("proposed", False))]


# --- one figure over the years


@dataclass(frozen=True)
class Standing:
    """How a figure stands today: what is in force, and whether this year's is still to be published."""

    figure: Figure
    publication: Publication | None
    published: bool

    @property
    def fact(self) -> Fact:
        """The figure's definition."""
        return self.figure.fact

    def is_overdue(self, today: date) -> bool:
        """Whether this year's figure should have been published."""
        return self.publication is not None and not self.published and self.publication.overdue(today)


def standings(service: Service, today: date) -> list[Standing]:
    """Every published figure of the service as it stands today.

    This year's figure counts as published once one that is valid from a day of this year is approved.
    """
    this_year = set(
        Parameter.objects.filter(service=service.slug, valid_from__year=today.year, approved_by__isnull=False)
        .values_list("name", flat=True)
        .distinct()
    )
    current = figures_on(service, service.figures, today, proposed=False)
    return [
        Standing(current[fact.name], publication(service, fact, today.year), fact.name in this_year)
        for fact in service.figures
    ]


def history_of(service: Service, fact: Fact, *, approved: bool) -> list[Figure]:
    """Every value of a figure, newest first; only ``approved`` ones for the public."""
    found = Parameter.objects.filter(service=service.slug, name=fact.name).select_related("proposed_by", "approved_by")
    if approved:
        found = found.filter(approved_by__isnull=False)
    return [Figure(fact, each) for each in found.order_by("-valid_from", "-pk")]


def chart_of(fact: Fact, history: Sequence[Figure]) -> Chart | None:
    """The approved values over time as a line; None for what is no number, or where there are not two of them."""
    known = [each for each in reversed(history) if not each.proposed and isinstance(each.value, int | Decimal)]
    # What was corrected on the same day counts with its last value.
    by_day = {each.entry.valid_from: each.value for each in known if each.entry is not None}
    if len(by_day) < 2 or fact.kind.type not in (Type.MONEY, Type.NUMBER, Type.INTEGER):
        return None
    unit = fact.unit or (Words("元", "yuan") if fact.kind.type is Type.MONEY else Words("数值", "value"))
    rows = tuple(Row(day_words(day), (value,)) for day, value in by_day.items())
    return Chart(fact.label, Words("起始日", "Valid from"), (fact.label,), rows, unit, kind="lines")
