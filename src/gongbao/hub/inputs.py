"""Form inputs that Django has not: money in yuan, numbers with a unit, days, and choices in the size of a finger."""

from typing import Any

from django import forms

from gongbao.words import Words


class MoneyInput(forms.TextInput):
    """An amount in yuan with the sign before it; a phone shows its digits keyboard."""

    template_name = "gongbao/inputs/money.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})


class NumberInput(forms.TextInput):
    """A number with its unit after it. A text input: a wheel or an arrow key cannot change the value by accident."""

    template_name = "gongbao/inputs/number.html"

    def __init__(self, unit: Words | str = "", *, whole: bool = True) -> None:
        attrs = {"inputmode": "numeric" if whole else "decimal", "autocomplete": "off", "class": "input--short"}
        super().__init__(attrs)
        self.unit = unit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context, and the unit."""
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = self.unit
        return context


class DayInput(forms.DateInput):
    """A calendar day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Choices(forms.RadioSelect):
    """Radio buttons in the size of a finger."""

    template_name = "gongbao/inputs/choices.html"


class ManyChoices(forms.CheckboxSelectMultiple):
    """Check boxes in the size of a finger."""

    template_name = "gongbao/inputs/choices.html"
