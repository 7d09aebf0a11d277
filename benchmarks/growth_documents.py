"""How searching and importing grow with the documents that are stored: a thousand to a hundred thousand.

The first thousand documents are imported; beyond, their rows are stored again under other issues until there are as
many as wanted, which spares hours and leaves every word as frequent as it was. That is the hard case: where a word gets
no rarer, a hundred times the documents hold it a hundred times as often. The time for an import is that of ten new
issues at each size.
"""

import statistics
import time
from collections.abc import Iterator

from benchmarks import corpus, search, store
from benchmarks.harness import Growth

SIZES = (1_000, 10_000, 100_000)
KINDS = ("one character", "two characters", "four characters", "two words")
NEW_ISSUES = 10


def curves() -> Iterator[Growth]:
    """The first page of each kind of query, and an import, by the number of documents."""
    with store.empty_database("bench_growth"):
        texts = search.load(range(SIZES[0] // corpus.DOCUMENTS_AN_ISSUE))
        chosen = search.queries(texts)
        last = _newest_issue()
        pages: dict[str, list[tuple[float, float]]] = {kind: [] for kind in KINDS}
        imports: list[tuple[float, float]] = []
        copies = 1
        for step, size in enumerate(SIZES):
            _store_again(last, copies, size // SIZES[0])
            copies = size // SIZES[0]
            for kind in KINDS:
                measure = search.median_of(search.first_page, chosen[kind])
                pages[kind].append((size, round(statistics.median(measure(1) for _ in range(5)) * 1000, 2)))
            imports.append((size, _import(10_000 + step * NEW_ISSUES)))
        for kind, points in pages.items():
            yield Growth(f"search, first page: {kind}", "documents", "ms", tuple(points))
        yield Growth("importing an issue of ten documents", "documents", "s", tuple(imports))


def _import(first: int) -> float:
    """Seconds for the import of an issue."""
    from gongbao.hub import library

    taken = []
    for number in range(first, first + NEW_ISSUES):
        data = corpus.issue(number).encode()
        begun = time.perf_counter()
        assert library.import_issue(data, corpus.name(number)).new
        taken.append(time.perf_counter() - begun)
    return round(statistics.median(taken), 3)


def _newest_issue() -> int:
    from gongbao.hub.models import LawIssue

    return LawIssue.objects.latest("pk").pk


_COPIES = """
INSERT INTO hub_lawissue (key, version, current, title, published, file_name, sha256, source, facts, imported_at)
SELECT key || ' ' || n, 1, true, title, published, file_name, sha256, source, facts, imported_at
  FROM hub_lawissue, generate_series(%(first)s, %(last)s) n WHERE id <= %(own)s;

INSERT INTO hub_lawdocument
       (issue_id, position, number, key, title, title_en, issuers, issued, effective, facts, vector)
SELECT c.id, d.position, d.number, d.key, d.title, d.title_en, d.issuers, d.issued, d.effective, d.facts, d.vector
  FROM hub_lawissue i CROSS JOIN generate_series(%(first)s, %(last)s) n
  JOIN hub_lawissue c ON c.key = i.key || ' ' || n JOIN hub_lawdocument d ON d.issue_id = i.id
 WHERE i.id <= %(own)s;

INSERT INTO hub_lawprovision (document_id, position, piece, place, kind, text, damaged, vector)
SELECT e.id, p.position, p.piece, p.place, p.kind, p.text, p.damaged, p.vector
  FROM hub_lawissue i CROSS JOIN generate_series(%(first)s, %(last)s) n
  JOIN hub_lawissue c ON c.key = i.key || ' ' || n JOIN hub_lawdocument d ON d.issue_id = i.id
  JOIN hub_lawdocument e ON e.issue_id = c.id AND e.position = d.position
  JOIN hub_lawprovision p ON p.document_id = d.id
 WHERE i.id <= %(own)s;
"""


def _store_again(own: int, have: int, wanted: int) -> None:
    """Adds copies of the issues up to ``own`` until there are ``wanted`` of each; the indexes are built afterwards."""
    from django.db import connection

    from gongbao.hub.models import LawDocument, LawProvision

    if wanted == have:
        return
    indexes = [(model, index) for model in (LawDocument, LawProvision) for index in model._meta.indexes]
    with connection.schema_editor(atomic=False) as editor:
        for model, index in indexes:
            editor.remove_index(model, index)
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute(_COPIES, {"first": have, "last": wanted - 1, "own": own})
        for model, index in indexes:
            editor.add_index(model, index)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE hub_lawissue, hub_lawdocument, hub_lawprovision")
