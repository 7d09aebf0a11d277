"""The forms of a question to a population: what is asked of whom and what for, then columns and other figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from gongbao.hub.display import day_words, in_page_language
from gongbao.hub.inputs import Choices as Radios
from gongbao.hub.inputs import DayInput, ManyChoices
from gongbao.hub.models import Agency, PopulationRun
from gongbao.hub.population_runs import Choices, decision_of, figures_on, kinds_for, versions_beside
from gongbao.hub.population_sources import DISTRICT, ENTRY, RegisterChoice, grouping_contents, table_facts
from gongbao.hub.registers import register_of
from gongbao.rules import Decision, Fact, FactProblem, Kind, kinds
from gongbao.rules.variation import Threshold, thresholds
from gongbao.services import Service
from gongbao.services.figures import figures_of
from gongbao.words import Words

FILE = "file"
KINDS = {
    PopulationRun.Kind.COUNT: Words("统计：多少人是、多少人否，为什么", "Count: how many yes, how many no, and why"),
    PopulationRun.Kind.WHAT_IF: Words(
        "假设：数值或规则改了，谁得谁失", "What if: other figures or another rule, who gains, who loses"
    ),
    PopulationRun.Kind.OVERLOOKED: Words(
        "免申即享：找出符合条件还没申请的人", "Nobody overlooked: who is entitled and has not applied"
    ),
}
#: Columns of a file that are likely to name people, by what they are for.
_LIKELY = {
    "id_column": ("id", "id_number", "身份证号", "身份证号码", "证件号码"),
    "name_column": ("name", "姓名"),
    "address_column": ("address", "地址", "住址"),
}


def _demand(field: forms.Field) -> None:
    label = field.label
    assert isinstance(label, Words)
    field.error_messages["required"] = in_page_language(Words(f"请填写：{label.zh}。", f"Fill in: {label.en}."))


class QuestionForm(forms.Form):
    """What is asked, of whom, as of which day, and what for."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=Words("算什么", "What to find out"), widget=Radios)
    purpose = forms.CharField(
        max_length=300,
        label=Words("用途", "What it is for"),
        help_text=Words("会记入记录；被查到的人能看到。", "It is kept on record, and people who are looked up see it."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    as_of = forms.DateField(label=Words("按哪一天计算", "As of which day"), widget=DayInput)
    source = forms.ChoiceField(label=Words("算谁", "Of whom"), widget=Radios)
    file = forms.FileField(
        required=False,
        label=Words("文件", "File"),
        help_text=Words(
            "Parquet 或 CSV（UTF-8），一列一个事实，空格表示不知道；加密保存，到期删除。",
            "Parquet or CSV (UTF-8), a column a fact, empty for not known; kept encrypted and deleted after its days.",
        ),
        widget=forms.FileInput({"accept": ".parquet,.csv"}),
    )
    agency = forms.ChoiceField(label=Words("代表哪个单位", "For which office"))

    def __init__(
        self,
        *typed: Any,
        service: Service,
        decision: Decision,
        registers: Sequence[RegisterChoice],
        agencies: Sequence[Agency],
        today: date,
    ) -> None:
        super().__init__(*typed, initial={"as_of": today, "source": FILE, "kind": PopulationRun.Kind.COUNT})
        self.fields["kind"].choices = [(kind, KINDS[PopulationRun.Kind(kind)]) for kind in kinds_for(service, decision)]
        self.fields["source"].choices = [(FILE, Words("上传的文件", "A file that is uploaded")), *_choices(registers)]
        self.fields["agency"].choices = [(agency.pk, in_page_language(agency.words)) for agency in agencies]
        if len(agencies) == 1:
            self.fields["agency"].widget = forms.HiddenInput()
            self.initial["agency"] = agencies[0].pk
        for field in self.fields.values():
            _demand(field)
        self.fields["as_of"].error_messages["invalid"] = in_page_language(
            Words("请填写实有的日期，如 2024-03-01。", "Give a real date, such as 2024-03-01.")
        )


def _choices(registers: Iterable[RegisterChoice]) -> list[tuple[str, Words]]:
    found = []
    for each in registers:
        zh = "、".join(fact.label.zh for fact in each.covered)
        en = ", ".join(fact.label.en for fact in each.covered)
        words = Words(
            f"登记“{each.record.label.zh}”（{each.entries}条；有：{zh}；缺{len(each.open)}项）",
            f"Register “{each.record.label.en}” ({each.entries} entries; has: {en}; {len(each.open)} lacking)",
        )
        found.append((each.record.name, words))
    return found


class _Figure(forms.CharField):
    """A value of a kind, kept as it was typed."""

    def __init__(self, kind: Kind, label: Words, present: str, hint: Words) -> None:
        super().__init__(
            required=False,
            initial=present,
            label=label,
            help_text=hint,
            max_length=40,
            widget=forms.TextInput({"class": "input--short", "autocomplete": "off"}),
        )
        self._kind, self._label, self.present = kind, label, present

    def clean(self, value: Any) -> str:
        """The text, empty for what is as it was."""
        text = str(super().clean(value)).strip()
        if text in ("", self.present):
            return ""
        try:
            kinds.parse(self._kind, text, "·")
        except FactProblem as problem:
            raise forms.ValidationError(in_page_language(problem.words).lstrip("·：: ")) from None
        return text


class SetUpForm(forms.Form):
    """Columns to count by, columns that name people, and for a what-if the other figures or the rule before."""

    use_required_attribute = False

    def __init__(self, *typed: Any, run: PopulationRun) -> None:
        super().__init__(*typed)
        self.run = run
        self.service, self.decision = decision_of(run.service, run.decision)
        groups = self._groups()
        if groups:
            self.fields["group_by"] = forms.MultipleChoiceField(
                required=False,
                choices=groups,
                widget=ManyChoices,
                label=Words("再按哪些列分别统计", "Columns to count by as well"),
                help_text=Words("取值不多的列，如区、年龄段。", "Columns of few values, such as a district."),
            )
        self.limits: dict[str, Threshold] = {}
        if run.kind == PopulationRun.Kind.OVERLOOKED and not run.record:
            self._add_people()
        if run.kind == PopulationRun.Kind.WHAT_IF:
            self._add_changes()

    def _groups(self) -> list[tuple[str, Words]]:
        if not self.run.record:
            naming = {each for likely in _LIKELY.values() for each in likely}
            return [(name, self._words(name)) for name in self.run.columns if name.lower() not in naming]
        contents = grouping_contents(register_of(self.run.service, self.run.record)[1])
        return [(DISTRICT, Words("区", "District")), *((fact.name, fact.label) for fact in contents)]

    def _words(self, name: str) -> Words:
        fact = self.service.facts.get(name)
        return Words(name, name) if fact is None else Words(f"{fact.label.zh}（{name}）", f"{fact.label.en} ({name})")

    def _add_people(self) -> None:
        labels = {
            "id_column": Words("证件号码在哪一列", "Column of the identity numbers"),
            "name_column": Words("姓名在哪一列", "Column of the names"),
            "address_column": Words("地址在哪一列（寄信用）", "Column of the addresses, for letters"),
        }
        for name, label in labels.items():
            required = name == "id_column"
            likely = next((each for each in self.run.columns if each.lower() in _LIKELY[name]), "")
            none = [("", in_page_language(Words("（没有）", "(none)")))]
            self.fields[name] = forms.ChoiceField(
                required=required,
                label=label,
                initial=likely,
                choices=[*none, *((each, each) for each in self.run.columns)],
            )
            _demand(self.fields[name])

    def _add_changes(self) -> None:
        others = versions_beside(self.service, self.decision)
        if others:
            here = Words("同一规则，现行数值", "The same rule with the figures in force")
            found = [(each.slug, Words(each.title.zh, each.title.en)) for each in others]
            self.fields["before"] = forms.ChoiceField(
                required=False,
                widget=Radios,
                choices=[("", here), *found],
                initial="",
                label=Words("与哪个规则比较", "What to compare with"),
            )
        in_force = figures_on(self.service, self.decision, self.run.as_of)
        for fact in figures_of(self.decision):
            present = kinds.text(fact.kind, in_force[fact.name]) if fact.name in in_force else ""
            self.fields[f"figure-{fact.name}"] = _Figure(fact.kind, fact.label, present, self._figure_hint(present))
        for place, each in enumerate(thresholds(self.decision)):
            self.limits[f"limit-{place}"] = each
            hint = Words(f"现为 {each.value}", f"now {each.value}")
            self.fields[f"limit-{place}"] = _Figure(each.literal.kind, each.words, each.value, hint)

    def _figure_hint(self, present: str) -> Words:
        day = day_words(self.run.as_of)
        if not present:
            return Words(f"{day.zh}没有公布的数值", f"none published for {day.en}")
        return Words(f"{day.zh}公布的数值为 {present}", f"published for {day.en}: {present}")

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that change nothing."""
        return [self[name] for name in self.fields if not name.startswith(("figure-", "limit-"))]

    @property
    def figures(self) -> list[forms.BoundField]:
        """Yearly figures."""
        return [self[name] for name in self.fields if name.startswith("figure-")]

    @property
    def thresholds(self) -> list[tuple[forms.BoundField, str]]:
        """Thresholds of the definition, each with the places it stands at."""
        return [(self[name], ";".join(each.places)) for name, each in self.limits.items()]

    @property
    def choices(self) -> Choices:
        """What was chosen; of a valid form."""
        given = self.cleaned_data
        figures = {name.removeprefix("figure-"): text for name, text in given.items() if name.startswith("figure-")}
        limits = {each.key: given[name] for name, each in self.limits.items() if given[name]}
        return Choices(
            tuple(given.get("group_by", ())),
            given.get("id_column", ""),
            given.get("name_column", ""),
            given.get("address_column", ""),
            {name: text for name, text in figures.items() if text},
            limits,
            given.get("before", ""),
        )

    @property
    def covered(self) -> tuple[list[Fact], list[Fact]]:
        """The facts of the decision that are columns of the source, and those that stay unknown."""
        facts = table_facts(self.decision)
        columns = set(self.run.columns) - {ENTRY}
        return [f for n, f in facts.items() if n in columns], [f for n, f in facts.items() if n not in columns]
