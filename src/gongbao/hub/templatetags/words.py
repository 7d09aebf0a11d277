"""Tags and filters of every page: the two languages, dates, money, places, and the parts that pages are made
of.

The library is built in: no template loads it. Words stand where they are used, in both languages::

{% t "还有{n}项待办" "{n} things to do" n=tasks|length %}

A tag that shows words takes a ``Words`` or a plain string.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from typing import Any
from urllib.parse import urlencode

import segno
from django import template
from django.forms import BaseForm, BoundField, CheckboxSelectMultiple, RadioSelect
from django.template import defaulttags
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongbao.hub import charts, display, fonts, secrecy
from gongbao.hub.display import in_page_language, language
from gongbao.procedures import Procedure, State
from gongbao.services import Service
from gongbao.words import Words

register = template.Library()

#: Symbol and words of an outcome: never told by colour alone.
OUTCOMES = {
    "yes": ("✓", Words("符合", "holds")),
    "no": ("✕", Words("不符合", "does not hold")),
    "unknown": ("?", Words("尚不清楚", "not known yet")),
}
PER_PAGE_SHOWN = 2


@register.filter(name="words")
def words_filter(value: Words | str | None) -> str:
    """``{{ case.title|words }}``: words in the language of the page; a plain string stays as it is."""
    return in_page_language(value)


@register.simple_tag(name="words")
def words_tag(value: Words | str | None) -> str:
    """``{% words case.title %}``, the same as the filter."""
    return in_page_language(value)


class Said(template.Node):
    """What the tag ``t`` says. A page has a hundred of them, most without values: those cost a look at the language."""

    def __init__(self, texts: Sequence[FilterExpression], values: Mapping[str, FilterExpression], kept_as: str) -> None:
        # The template's own text is taken as it stands; anything else is escaped.
        self._zh, self._en = (text if text.is_var else mark_safe(text.var) for text in texts)  # noqa: S308
        self._values, self._kept_as = values, kept_as

    def render(self, context: template.Context) -> SafeString:
        """The words in the language of the page."""
        text = self._en if language() == "en" else self._zh
        if isinstance(text, FilterExpression):
            text = conditional_escape(text.resolve(context))
        if self._values:
            found = {name: in_page_language(value.resolve(context)) for name, value in self._values.items()}
            text = format_html(text, **found)
        if self._kept_as:
            context[self._kept_as] = text
            return mark_safe("")
        return text


@register.tag
def t(parser: Parser, token: Token) -> Said:
    """``{% t "第{n}页" "Page {n}" n=3 %}``: the page's own words; ``as`` keeps them in a variable."""
    name, *bits = token.split_contents()
    kept_as = bits[-1] if bits[-2:-1] == ["as"] else ""
    zh, en, *rest = bits[:-2] if kept_as else bits
    values = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"The tag {name!r} takes two texts and values by name.")
    return Said([parser.compile_filter(zh), parser.compile_filter(en)], values, kept_as)


@register.filter
def day(value: date | None) -> str:
    """2024年3月1日, 1 March 2024; a moment gives its day in the city."""
    if value is None:
        return ""
    local = value.astimezone(timezone.get_default_timezone()) if isinstance(value, datetime) and value.tzinfo else value
    return in_page_language(display.day_words(local))


@register.filter
def moment(value: datetime | None) -> str:
    """A date with hour and minute, in the city's time."""
    return in_page_language(display.moment_words(timezone.localtime(value))) if value else ""


@register.filter
def money(value: int | Decimal | None) -> str:
    """¥1,234.50: a whole number is fen, a decimal is yuan."""
    return "" if value is None else display.money_text(value)


@register.filter
def mask_id(value: str) -> str:
    """110***********1234."""
    return secrecy.mask(value)


@register.inclusion_tag("gongbao/parts/due.html")
def due(value: date | None, today: date, provisional: bool = False) -> dict[str, Any]:
    """A due date with how it stands today; ``provisional`` says that the holiday notice of its year is not
    out.
    """
    return {"due": display.due_on(value, today) if value else None, "provisional": provisional}


@register.simple_tag
def fonts_link() -> str:
    """The link to the web fonts; nothing while they are not built."""
    name = fonts.style_sheet_name()
    return format_html('<link rel="stylesheet" href="{}">', reverse("portal:fonts", args=[name])) if name else ""


@register.simple_tag(takes_context=True)
def nav_link(context: Mapping[str, Any], url_name: str, zh: str, en: str) -> str:
    """A link of the navigation, marked on its own pages; nothing where this installation has no such page."""
    url, link = _link(url_name, Words(zh, en), language())
    if not url:
        return ""
    path = context["request"].path
    below = url.count("/") > 1 and path.startswith(url)
    current = ' aria-current="page"' if path == url else ' aria-current="true"' if below else ""
    return mark_safe(link.format(current))  # noqa: S308 a link of ours


@cache
def _link(url_name: str, words: Words, language: str) -> tuple[str, str]:
    """The address of a link of the navigation, and the link with a place for its mark: every page has ten of them."""
    try:
        url = _address(url_name)
    except NoReverseMatch:
        return "", ""
    return url, format_html('<li><a href="{}"{{}}>{}</a></li>', url, words.in_language(language))


#: The address of a page that there is once, looked up once.
_address = cache(reverse)


class FixedAddress(template.Node):
    """The tag ``url`` of a page that there is once; a page has a dozen of them."""

    def __init__(self, url_name: str) -> None:
        self._name = url_name

    def render(self, context: template.Context) -> str:
        """The address."""
        return conditional_escape(_address(self._name))


@register.tag
def url(parser: Parser, token: Token) -> template.Node:
    """Django's own ``url``, which looks every address up anew each time, faster where there are no arguments."""
    node = defaulttags.url(parser, token)
    if node.args or node.kwargs or node.asvar or node.view_name.is_var:
        return node  # type: ignore[no-any-return]
    return FixedAddress(str(node.view_name.var))


@register.simple_tag
def status(value: Words | str, kind: str = "") -> SafeString:
    """A status in a box: ``kind`` is good, bad, wait, info or nothing."""
    return format_html('<span class="status{}">{}</span>', f" status--{kind}" if kind else "", in_page_language(value))


@register.inclusion_tag("gongbao/parts/outcome.html")
def outcome(holds: str, seen: Words | str = "") -> dict[str, Any]:
    """Holds, does not hold, not known: by symbol and word; any other outcome is a value and shown as it is
    seen.
    """
    symbol, said = OUTCOMES.get(holds, ("=", seen or holds))
    return {"kind": holds if holds in OUTCOMES else "value", "symbol": symbol, "words": said}


@register.simple_tag
@lru_cache(maxsize=4096)
def place(document: str, at: str = "", text: str = "") -> SafeString:
    """A place of a document as people write it, linked to its page."""
    shown = text or f"{document} {at}".strip()
    try:
        url = (
            reverse("portal:law-place", args=[document, at]) if at else reverse("portal:law-document", args=[document])
        )
    except NoReverseMatch:
        return format_html('<span class="place">{}</span>', shown)
    return format_html('<a class="place" lang="zh-Hans" href="{}">{}</a>', url, shown)


# Forms


@register.inclusion_tag("gongbao/parts/field.html")
def field(bound: BoundField, page: bool = False) -> dict[str, Any]:
    """A field of a form with label, hint and error; ``page`` makes its label the heading of a page with one
    question.
    """
    widget = bound.field.widget
    grouped = _grouped(bound)
    single = getattr(widget, "input_type", "") == "checkbox" and not grouped
    described = [f"{bound.auto_id}-hint"] * bool(bound.help_text) + [f"{bound.auto_id}-error"] * bool(bound.errors)
    attrs = {"class": " ".join(filter(None, ["" if grouped or single else "input", widget.attrs.get("class")]))}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return {
        "field": bound,
        "control": bound.as_widget(attrs=attrs),
        "grouped": grouped,
        "single": single,
        "page": page,
        "label": in_page_language(bound.label),
        "hint": in_page_language(bound.help_text),
    }


@register.inclusion_tag("gongbao/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What is wrong with a form, at the top, each line leading to its field."""
    problems = [
        (f"#{bound.auto_id}_0" if _grouped(bound) else f"#{bound.auto_id}", error)
        for bound in form
        for error in bound.errors
    ]
    return {"problems": problems, "general": form.non_field_errors() if form.is_bound else []}


def _grouped(bound: BoundField) -> bool:
    """Whether a field is several inputs, which need a legend instead of a label."""
    return isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)


# Lists, tables and figures


@register.inclusion_tag("gongbao/parts/pages.html", takes_context=True)
def pages(context: Mapping[str, Any], page: Any) -> dict[str, Any]:
    """Links to the pages of a long list; ``page`` is one of Django's paginator. Filters stay."""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=PER_PAGE_SHOWN, on_ends=1))
    return {"page": page, "numbers": [(n, _query(context, page=n) if isinstance(n, int) else "") for n in numbers]}


@register.inclusion_tag("gongbao/parts/sort_header.html", takes_context=True)
def sort_header(context: Mapping[str, Any], column: str, zh: str, en: str, css: str = "") -> dict[str, Any]:
    """The heading of a column that sorts by ``?sort=column``, and the other way round when clicked again."""
    current = context["request"].GET.get("sort", "")
    direction = {column: "ascending", f"-{column}": "descending"}.get(current, "none")
    target = f"-{column}" if direction == "ascending" else column
    return {
        "direction": direction,
        "query": _query(context, sort=target, page=""),
        "words": Words(zh, en),
        "css": css,
    }


def _query(context: Mapping[str, Any], **changes: Any) -> str:
    kept = [(name, each) for name, given in context["request"].GET.lists() if name not in changes for each in given]
    return f"?{urlencode([*kept, *((name, value) for name, value in changes.items() if value != '')])}"


@register.simple_tag(takes_context=True)
def query(context: Mapping[str, Any], **changes: Any) -> str:
    """This page's query with some values changed: ``href="{% query topic=3 page="" %}"``."""
    return _query(context, **changes)


@register.inclusion_tag("gongbao/parts/summary.html")
def summary(rows: Sequence[Any]) -> dict[str, Any]:
    """A list of names and values: rows of ``(name, value)``, or with an address and a word to change the
    value.
    """
    return {"rows": [(*row, "", "")[:4] for row in rows]}


@register.simple_tag
def timeline(entries: Iterable[Mapping[str, Any]]) -> SafeString:
    """What happened, in the order given: each entry has ``when``, ``title``, and may have ``detail`` and
    ``now``.
    """
    # A case has dozens of entries, which a template would take ten times as long to write.
    rows = mark_safe("".join(map(_entry, entries)))  # noqa: S308 escaped there
    return format_html('<ol class="timeline">\n  {}\n</ol>\n', rows)


def _entry(entry: Mapping[str, Any]) -> str:
    title, when = (escape(in_page_language(entry[part])) for part in ("title", "when"))
    detail = entry.get("detail")
    more = f"<p>{escape(in_page_language(detail))}</p>" if detail else ""
    now = ' class="timeline__now"' if entry.get("now") else ""
    return f'<li{now}><h3>{title}</h3><p class="timeline__when">{when}</p>{more}</li>\n  '


@register.inclusion_tag("gongbao/parts/tasks.html")
def tasks(entries: Sequence[Any]) -> dict[str, Any]:
    """Things to do: each has ``title``, and may have ``url``, ``detail``, ``status`` and ``kind`` (as for
    status).
    """
    return {"entries": entries}


@register.inclusion_tag("gongbao/parts/steps.html")
def steps(names: Sequence[Words | str], current: int) -> dict[str, Any]:
    """Where one is on a way of few steps; ``current`` counts from 1."""
    return {"steps": [(name, (n > current) - (n < current)) for n, name in enumerate(names, 1)]}


@register.inclusion_tag("gongbao/parts/explanation.html")
def explanation(reason: Any, service: Service) -> dict[str, Any]:
    """The tree of reasons of an answer (``gongbao.rules.Reason``), its places linked to the service's documents."""
    return {"reasons": [reason], "service": service}


@register.simple_tag
def cited(service: Service, places: str) -> SafeString:
    """Places as a service cites them (``第八条第三款;第九条``), linked; with several documents each names its own."""
    several = len(service.documents) > 1
    links = []
    for text in filter(None, (each.strip() for each in places.split(";"))):
        document, at = service.locate(text)
        links.append(place(document.number, at, text=f"{document.number} {at}" if several else at))
    return format_html_join(" ", "{}", ((link,) for link in links))


@register.simple_tag
def flow_chart(procedure: Procedure, state: State | None = None, marked: str = "") -> SafeString:
    """The flow chart of a procedure, with the way of a case on it where ``state`` is given, or one step marked."""
    drawing = charts.flow_chart(procedure, state, language(), marked)
    label = in_page_language(procedure.label)
    return format_html(
        '<link rel="stylesheet" href="{}">'
        '<div class="figure__drawing" tabindex="0" role="region" aria-label="{}">{}</div>',
        reverse("portal:chart-style"),
        label,
        drawing,
    )


@register.inclusion_tag("gongbao/parts/chart.html")
def chart(figures: charts.Chart, table: bool = True) -> dict[str, Any]:
    """Figures as a picture with their table beneath, which is open unless ``table`` is false."""
    return {"chart": figures, "picture": figures.picture(language()) if figures.rows else "", "open": table}


@register.inclusion_tag("gongbao/parts/rating.html")
def rating(name: str = "rating") -> dict[str, Any]:
    """The five steps of the rating that Beijing's service windows use, best first."""
    return {"name": name, "grades": [(score, "★" * score, said) for score, said in RATING]}


RATING = (
    (5, Words("非常满意", "very satisfied")),
    (4, Words("满意", "satisfied")),
    (3, Words("基本满意", "fairly satisfied")),
    (2, Words("不满意", "dissatisfied")),
    (1, Words("非常不满意", "very dissatisfied")),
)


@register.simple_tag
def qr(text: str) -> SafeString:
    """A QR code of ``text`` as a drawing in the page."""
    code = segno.make(text, error="m")
    return mark_safe(code.svg_inline(scale=4, border=4, omitsize=True, svgclass=None, lineclass=None))  # noqa: S308
