"""The tokens with which programs act for the person: made and shown once, revoked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongbao.hub import tokens
from gongbao.hub.display import in_page_language
from gongbao.hub.inputs import Choices
from gongbao.portal.visitors import Visitor, for_visitors, page
from gongbao.words import Problem, Words


class TokenForm(forms.Form):
    """What a token is for, and how long it lasts."""

    use_required_attribute = False

    name = forms.CharField(
        max_length=100,
        label=Words("用途", "What it is for"),  # type: ignore[arg-type]
        help_text=Words("例如：财务系统查询退款。", "For example: refunds in our bookkeeping."),  # type: ignore[arg-type]
        error_messages={"required": "请写明用途。"},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        coerce=int,
        label=Words("有效期", "How long it lasts"),  # type: ignore[arg-type]
        error_messages={"required": "请选择有效期。"},
        widget=Choices,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(days, in_page_language(Words(f"{days}天", f"{days} days"))) for days in tokens.DAYS]
        self.fields["days"].choices = choices  # type: ignore[attr-defined]


@for_visitors
def own(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One's tokens; a new one is shown on this one page only."""
    form = TokenForm(request.POST or None, initial={"days": tokens.DAYS[1]})
    made = ""
    if request.method == "POST" and form.is_valid():
        try:
            _, made = tokens.make(visitor.user_id, form.cleaned_data["name"], form.cleaned_data["days"])
        except Problem as problem:
            form.add_error(None, in_page_language(problem.words))
        else:
            form = TokenForm(initial={"days": tokens.DAYS[1]})
    return page(request, visitor, "my/tokens", {"form": form, "made": made, "rows": tokens.of_user(visitor.user_id)})


@require_POST
@for_visitors
def revoke(request: HttpRequest, visitor: Visitor, token_id: int) -> HttpResponse:
    """Ends a token at once."""
    ended = tokens.revoke(visitor.user_id, token_id)
    said = Words(f"已撤销令牌“{ended.name}”。", f"The token “{ended.name}” is revoked.")
    messages.success(request, in_page_language(said))
    return redirect("portal:tokens")
