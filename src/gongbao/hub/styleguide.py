"""One page with every part that pages are made of, for whoever builds pages; tests look at it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongbao.hub.charts import Chart, Row
from gongbao.hub.inputs import Choices, DayInput, ManyChoices, MoneyInput, NumberInput
from gongbao.rules import Reason
from gongbao.services import registry
from gongbao.words import Words

TODAY = date(2024, 3, 1)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=Words("姓名", "Name"), help_text=Words("与证件一致。", "As on the document."))
    kind = forms.ChoiceField(
        label=Words("培训方式", "Kind of course"),
        choices=[("group", Words("集体课", "Group")), ("single", Words("一对一", "One to one"))],
        widget=Choices,
    )
    materials = forms.MultipleChoiceField(
        label=Words("已备材料", "Papers at hand"),
        choices=[("contract", Words("合同", "Contract")), ("invoice", Words("发票", "Invoice"))],
        widget=ManyChoices,
        required=False,
    )
    district = forms.ChoiceField(label=Words("所在区", "District"), choices=[("d", "东城区"), ("x", "西城区")])
    lessons = forms.IntegerField(label=Words("课时数", "Lessons"), widget=NumberInput(Words("课时", "lessons")))
    amount = forms.DecimalField(label=Words("金额", "Amount"), widget=MoneyInput)
    begun = forms.DateField(label=Words("开课日期", "First lesson"), widget=DayInput)
    contract = forms.FileField(label=Words("合同扫描件", "Contract"), help_text=Words("PDF，20MB以内。", "PDF, 20 MB."))
    remarks = forms.CharField(label=Words("说明", "Remarks"), widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label=Words("以上内容属实。", "All of this is true."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"请填写{field.label}。"


def sample_reason() -> Reason:
    """A small tree with every outcome."""
    lessons = Reason(
        Words("课时数不超过60", "At most 60 lessons"), ("第八条第三款",), "no", Words("61", "61"), True, "lesson_count"
    )
    span = Reason(
        Words("时间跨度不超过90日", "A span of at most 90 days"), ("第八条第三款",), "yes", Words("80", "80"), False
    )
    amount = Reason(
        Words("金额不超过5000元", "At most 5,000 yuan"), ("第八条第三款",), "unknown", Words("不清楚", "?"), False
    )
    whole = Words("一次收费在限额以内", "One payment stays within the limits")
    return Reason(whole, (), "no", Words("否", "no"), True, children=(lessons, span, amount))


def sample_charts() -> list[Chart]:
    """One chart of each kind."""
    cases, days = Words("件", "cases"), Words("工作日", "working days")
    district, month = Words("区", "District"), Words("月份", "Month")
    opened, ended, open_now = Words("收件", "opened"), Words("办结", "ended"), Words("在办", "open")
    east, west = Words("东城区", "Dongcheng"), Words("西城区", "Xicheng")
    spent = (Words("中位数", "median"), Words("九成以内", "90th percentile"), Words("法定期限", "statutory period"))
    return [
        Chart(
            Words("在办件", "Open cases"),
            district,
            (open_now,),
            (Row(east, (3,), ("#",)), Row(west, (5,), ("#",))),
            cases,
        ),
        Chart(
            Words("办结件", "Ended cases"),
            district,
            (Words("按期", "in time"), Words("逾期", "late")),
            (Row(east, (12, 1)), Row(west, (8, 3))),
            cases,
            "stacked",
        ),
        Chart(
            Words("每月", "By month"),
            month,
            (opened, ended),
            tuple(Row(Words(f"{n}月", f"2024-{n:02}"), (n % 4 + 6, n % 3 + 5)) for n in range(1, 7)),
            cases,
            "lines",
        ),
        Chart(
            Words("用时", "Time taken"),
            Words("环节", "Step"),
            spent,
            (Row(Words("受理", "Acceptance"), (2, 4, 5)), Row(Words("审查", "Review"), (11, 23, 20))),
            days,
            limit=True,
        ),
    ]


def style_guide(request: HttpRequest) -> HttpResponse:
    """The page; ``?errors=1`` shows the form with its errors."""
    context = {
        "form": SampleForm({} if "errors" in request.GET else None),
        "today": TODAY,
        "dues": [TODAY + timedelta(days=days) for days in (-2, 0, 3, 20)],
        "rows": [
            (Words("受理编号", "Number"), "2024-000123"),
            (Words("申请人", "Applicant"), "张三", "#", Words("更改", "Change")),
        ],
        "timeline": [
            {"title": Words("已提交", "Sent"), "when": "2024年3月1日", "detail": Words("网上提交", "online")},
            {"title": Words("审核中", "Under review"), "when": "2024年3月4日", "now": True},
        ],
        "tasks": [
            {
                "title": Words("补交材料", "Send more papers"),
                "url": "#",
                "status": Words("待办", "To do"),
                "kind": "wait",
            },
            {"title": Words("缴费", "Pay"), "status": Words("已完成", "Done"), "kind": "good"},
        ],
        "steps": [Words("填写", "Fill in"), Words("核对", "Check"), Words("提交", "Send")],
        "reason": sample_reason(),
        "charts": sample_charts(),
        "service": next(iter(registry().values())),
        "page": Paginator(range(300), 20).page(3),
        "breadcrumbs": [(Words("首页", "Home"), "/"), (Words("页面部件", "Parts of pages"), "")],
    }
    return render(request, "gongbao/styleguide.html", context)
