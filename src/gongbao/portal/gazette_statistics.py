"""The imported gazettes in figures: issues, documents, validity, relations, damage and corrections."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max
from django.db.models.functions import ExtractYear, TruncMonth

from gongbao.hub import clock, library
from gongbao.hub.charts import Chart, Row
from gongbao.hub.models import Correction, DamageReport, LawIssue, LawRelation
from gongbao.law.folding import folded
from gongbao.law.forms import DOCUMENT_WORDS
from gongbao.law.validity import BY_RELATION, WORDS, State, state_between
from gongbao.portal.law_page import damage_words
from gongbao.portal.law_views import RELATIONS
from gongbao.services import registry
from gongbao.words import Words

YEAR, BODY, KIND = Words("年份", "Year"), Words("机关", "Body"), Words("种类", "Kind")
ISSUES, DOCUMENTS, PLACES = Words("期", "issues"), Words("份", "documents"), Words("处", "places")
NOT_SAID = Words("未注明", "not said")
#: What a title ends with names the kind of the document; what is tried or provisional is said behind it.
_KIND = re.compile(rf"({DOCUMENT_WORDS})(?:\s*[（(〔][^（()）〕]{{1,20}}[）)〕])*$")


def figures() -> Mapping[str, Chart]:
    """Every figure by its name, as of today; worked out anew when something was imported, reported or corrected."""
    newest = LawIssue.objects.aggregate(newest=Max("pk"))["newest"]
    reports = tuple(DamageReport.objects.values_list("state").annotate(number=Count("pk")).order_by("state"))
    corrections = tuple(Correction.objects.values_list("state").annotate(number=Count("pk")).order_by("state"))
    return _figures(newest, reports, corrections, clock.today())


@lru_cache(maxsize=2)
def _figures(newest: int | None, reports: Any, corrections: Any, on: date) -> Mapping[str, Chart]:
    documents = _documents()
    return {
        "issues-by-year": _by_year("各年的公报", "Issues by year", _issue_years(), ISSUES),
        "documents-by-year": _by_year(
            "各年的文件（按成文日期）",
            "Documents by year (of the document)",
            Counter(each["issued"].year if each["issued"] else None for each in documents),
            DOCUMENTS,
        ),
        "documents-by-body": _bars(
            "各机关的文件",
            "Documents by body",
            BODY,
            Counter(name for each in documents for name in dict.fromkeys(each["issuers"])),
            DOCUMENTS,
        ),
        "documents-by-section": _bars(
            "各栏目的文件",
            "Documents by section",
            Words("栏目", "Section"),
            Counter(each["facts__section"] or "" for each in documents),
            DOCUMENTS,
        ),
        "documents-by-kind": _bars(
            "各文种的文件", "Documents by kind", KIND, Counter(kind_of(each["title"]) for each in documents), DOCUMENTS
        ),
        "documents-by-topic": _topics(documents),
        "validity": _validity(documents, on),
        "relations": _relations(),
        "damage": _damage(documents),
        "corrections": _corrections(),
    }


def _documents() -> list[dict[str, Any]]:
    wanted = ("key", "title", "issued", "effective", "issuers", "facts__section", "facts__expires", "facts__damage")
    return list(library.documents().order_by().values(*wanted))


def kind_of(title: str) -> str:
    """The kind of document that a title names, 通知 for 关于印发《…办法》的通知; empty where it names none."""
    found = _KIND.search(title.strip())
    return found[1] if found else ""


def _issue_years() -> Counter[int | None]:
    found = library.issues().order_by().values_list(ExtractYear("published")).annotate(number=Count("pk"))
    return Counter(dict(found))


def _by_year(zh: str, en: str, counted: Counter[int | None], unit: Words) -> Chart:
    years = sorted(year for year in counted if year is not None)
    every = range(years[0], years[-1] + 1) if years else ()
    rows = [Row(Words(str(year), str(year)), (counted[year],)) for year in every]
    if counted[None]:
        rows.append(Row(NOT_SAID, (counted[None],)))
    return Chart(Words(zh, en), YEAR, (unit,), tuple(rows), unit)


def _bars(zh: str, en: str, rows_are: Words, counted: Counter[str], unit: Words) -> Chart:
    rows = [Row(Words(name, name) if name else NOT_SAID, (number,)) for name, number in counted.most_common()]
    return Chart(Words(zh, en), rows_are, (unit,), tuple(rows), unit)


def _topics(documents: Iterable[Mapping[str, Any]]) -> Chart:
    """By the topics of the services that rest on a document; a document may have several."""
    topics: dict[str, dict[str, Words]] = {}
    for service in registry().values():
        for document in service.documents:
            topics.setdefault(folded(document.number), {}).update({topic.zh: topic for topic in service.topics})
    counted: Counter[Words] = Counter()
    for each in documents:
        counted.update(topics.get(each["key"], {}).values() or [Words("尚无服务", "no service yet")])
    rows = tuple(Row(topic, (number,)) for topic, number in counted.most_common())
    title = Words("各主题的文件（有相应服务的）", "Documents by topic (of the services that rest on them)")
    return Chart(title, Words("主题", "Topic"), (DOCUMENTS,), rows, DOCUMENTS)


def _validity(documents: Iterable[Mapping[str, Any]], on: date) -> Chart:
    changing = LawRelation.objects.filter(kind__in=BY_RELATION, document__issue__current=True)
    touched = set(changing.values_list("target_key", flat=True))
    counted: Counter[State] = Counter()
    for each in documents:
        if touched & {each["key"], folded(each["title"])}:
            counted[library.validity(each["title"], on).state] += 1
        else:
            last = date.fromisoformat(each["facts__expires"]) if each["facts__expires"] else None
            counted[state_between(each["effective"], last, on)[0]] += 1
    rows = tuple(Row(WORDS[state], (counted[state],)) for state in reversed(State) if counted[state])
    title = Words(f"文件的效力（{on}）", f"Validity of the documents ({on})")
    return Chart(title, Words("效力", "Validity"), (DOCUMENTS,), rows, DOCUMENTS)


def _relations() -> Chart:
    found = LawRelation.objects.filter(document__issue__current=True).values_list("kind").annotate(number=Count("pk"))
    rows = tuple(
        Row(RELATIONS.get(kind, Words(kind, kind)), (number,)) for kind, number in found.order_by("-number", "kind")
    )
    return Chart(Words("文件之间的关系", "Relations"), Words("关系", "Relation"), (PLACES,), rows, PLACES)


def _damage(documents: Iterable[Mapping[str, Any]]) -> Chart:
    counted = Counter(damage_words(spot["kind"]) for each in documents for spot in each["facts__damage"] or ())
    rows = tuple(Row(words, (number,)) for words, number in counted.most_common())
    title = Words("印刷或读取的损伤", "Damage in print or reading")
    return Chart(title, Words("损伤", "Damage"), (PLACES,), rows, PLACES)


def _corrections() -> Chart:
    """Reports and corrections by month."""
    reported = _by_month(DamageReport.objects.all(), "reported_at")
    corrected = _by_month(Correction.objects.filter(state=Correction.State.CONFIRMED), "decided_at")
    months = sorted(set(reported) | set(corrected))
    rows = tuple(
        Row(Words(f"{month.year}年{month.month}月", f"{month:%Y-%m}"), (reported[month], corrected[month]))
        for month in months
    )
    columns = (Words("读者报告", "reports"), Words("更正", "corrections"))
    title = Words("读者的报告与更正", "Reports by readers and corrections")
    return Chart(title, Words("月份", "Month"), columns, rows, Words("次", "times"))


def _by_month(rows: Any, field: str) -> Counter[date]:
    found = rows.annotate(month=TruncMonth(field)).order_by().values_list("month").annotate(number=Count("pk"))
    return Counter({month.date(): number for month, number in found})
