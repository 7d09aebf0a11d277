"""Searching ten thousand documents: the function behind the search page, beside pg_trgm and tantivy.

The texts are 10,000 invented documents (160,000 places, 7 million characters) that were imported like any others. The
queries are cut from them at random, so that they are as frequent as what people look for; one row asks for the
character that stands in nearly every document. What every one of them finds is compared, whole, with a plain look for
the substring through all texts: that is recall and precision.

A first page is what the page does: the 400 best places, and the first twenty with their texts, the words marked.
pg_trgm gets the same table in the same database, and the easier task of the newest 400 places without ranking and
marking; tantivy, a library without server and transactions, indexes the same pairs of characters and ranks, without
marking. Both are checked to find as many places as a plain look does. No goal is set beside them: a search in our
database costs about two milliseconds in statements and marking alone, which tantivy does not have.

What costs most is a word in some two of a hundred places: too rare to be met often when reading backwards, too frequent
to be fetched one by one from the index. Where the statistics of the server misjudge a character, which they do with a
few whose pairs are all rare, a page takes up to 40 ms; with finer statistics (500 instead of 100) none does, but every
search takes 1 ms more to plan.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import corpus, store
from benchmarks.harness import Row, Timed, at_least, compare, within
from benchmarks.peer import Peer

DOCUMENTS = 10_000
QUERIES = 25
MOST_FREQUENT = "的"
LIMIT_MS = 10.0

#: The words of one search.
Query = tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A place of a document and what it says; of its title the place is empty."""

    document: str
    at: str
    words: str

    def holds(self, query: Query) -> bool:
        """Whether all words of the search stand in it."""
        return all(word in self.words for word in query)


def rows() -> Iterator[Row]:
    """Recall, precision, and the first page for each kind of query."""
    with store.empty_database("bench_search"):
        texts = load(range(DOCUMENTS // corpus.DOCUMENTS_AN_ISSUE))
        kinds = queries(texts)
        yield from _exact(texts, [query for chosen in kinds.values() for query in chosen])
        with Peer("text", "bigrams") as tantivy, tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump([text.words for text in texts], file, ensure_ascii=False)
            file.flush()
            assert tantivy.call("load", path=file.name) == len(texts)
            index_trigrams()
            for kind, chosen in kinds.items():
                _same_counts(tantivy, texts, chosen[:3])
                name = f"search in {DOCUMENTS:,} documents: {kind}, first page"
                ours = median_of(first_page, chosen)
                yield within(name, statistics.median(ours(1) for _ in range(5)) * 1000, "ms", LIMIT_MS)
                for beside, theirs in (
                    ("pg_trgm", median_of(trigram_page, chosen)),
                    ("tantivy", _tantivy_page(tantivy, chosen)),
                ):
                    yield compare(name, ours, beside, theirs, goal=0, unit="ms", times=1, rounds=7)


def load(issues: Sequence[int]) -> list[Text]:
    """Imports the issues; all their texts, as they were read."""
    from django.db import connection

    from gongbao import law
    from gongbao.hub import library

    texts = []
    for number in issues:
        data, name = corpus.issue(number).encode(), corpus.name(number)
        library.import_issue(data, name)
        for document in law.read(data, name).documents:
            texts.append(Text(document.number, "", document.title + document.number))
            texts += [Text(document.number, str(p.place), p.heading + p.text) for p in document.passages()]
    with connection.cursor() as cursor:
        # What the server does by itself within a minute.
        cursor.execute("VACUUM ANALYZE hub_lawdocument, hub_lawprovision")
    return texts


def queries(texts: Sequence[Text]) -> dict[str, list[Query]]:
    """The searches by kind; words are cut out of sentences at random."""
    chance = random.Random(7)  # noqa: S311
    sentences = [text.words for text in texts if "，" in text.words]

    def cut(sentence: str, length: int) -> str:
        clause = max(sentence.rstrip("。").split("，"), key=len)
        start = chance.randrange(len(clause) - length + 1)
        return clause[start : start + length]

    def cuts(*lengths: int) -> list[Query]:
        chosen = [chance.choice(sentences) for _ in range(QUERIES)]
        return [tuple(cut(sentence, length) for length in lengths) for sentence in chosen]

    return {
        "one character": cuts(1),
        "two characters": cuts(2),
        "four characters": cuts(4),
        "two words": cuts(2, 2),
        "a character of nearly every document": [(MOST_FREQUENT,)],
    }


def first_page(query: Query) -> int:
    """The search page's first page; how many places there are to turn to."""
    from gongbao.hub import library
    from gongbao.portal.home_views import MOST_RESULTS, RESULTS_A_PAGE

    hits = library.search(" ".join(query), MOST_RESULTS, titles=False)
    assert all(any(found for _, found in hit.snippet.pieces) for hit in hits[:RESULTS_A_PAGE])
    return len(hits)


def median_of(search: Callable[[Query], object], chosen: Sequence[Query]) -> Timed:
    """The median over the queries as something to measure."""

    def measure(times: int) -> float:
        assert times == 1
        taken = []
        for query in chosen:
            begun = time.perf_counter()
            search(query)
            taken.append(time.perf_counter() - begun)
        return statistics.median(taken)

    return measure


def _exact(texts: Sequence[Text], chosen: Sequence[Query]) -> Iterator[Row]:
    from gongbao.hub import library

    found_all = sought_all = right_all = 0
    for query in chosen:
        sought = {(text.document, text.at) for text in texts if text.holds(query)}
        hits = library.search(" ".join(query), len(texts))
        found = [(hit.document.number, hit.at) for hit in hits]
        assert len(set(found)) == len(found)
        found_all += len(found)
        sought_all += len(sought)
        right_all += len(sought.intersection(found))
    name = f"search in {DOCUMENTS:,} documents"
    yield at_least(f"{name}: recall of {len(chosen)} queries", right_all / sought_all, "", 1.0)
    yield at_least(f"{name}: precision of {len(chosen)} queries", right_all / found_all, "", 1.0)


def index_trigrams() -> None:
    """Gives pg_trgm its index, on the same table."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION pg_trgm")
        cursor.execute("CREATE INDEX trigrams ON hub_lawprovision USING gin (text gin_trgm_ops)")
        cursor.execute("VACUUM ANALYZE hub_lawprovision")


_TRIGRAM_PAGE = """
WITH hits AS (SELECT id FROM hub_lawprovision WHERE {holds} ORDER BY id DESC LIMIT {most}),
     page AS (SELECT id FROM hits ORDER BY id DESC LIMIT {a_page})
SELECT p.id, p.place, p.text, d.number, d.title, (SELECT count(*) FROM hits)
  FROM page JOIN hub_lawprovision p USING (id) JOIN hub_lawdocument d ON d.id = p.document_id
"""
_TRIGRAM_COUNT = "SELECT count(*) FROM hub_lawprovision WHERE {holds}"


def trigram_page(query: Query) -> int:
    """The newest places with the words by pg_trgm, and the texts of a page of them."""
    from gongbao.portal.home_views import MOST_RESULTS, RESULTS_A_PAGE

    return len(_by_trigrams(_TRIGRAM_PAGE, query, most=MOST_RESULTS, a_page=RESULTS_A_PAGE))


def _by_trigrams(statement: str, query: Query, **limits: int) -> list[tuple[Any, ...]]:
    """The rows of a statement about the places that hold all words of the query."""
    from django.db import connection

    holds = " AND ".join(["text LIKE %s"] * len(query))
    with connection.cursor() as cursor:
        cursor.execute(statement.format(holds=holds, **limits), [f"%{word}%" for word in query])
        return cursor.fetchall()


def _tantivy_page(tantivy: Peer, chosen: Sequence[Query]) -> Timed:
    from gongbao.portal.home_views import MOST_RESULTS, RESULTS_A_PAGE

    return tantivy.timed("page", queries=[list(query) for query in chosen], most=MOST_RESULTS, a_page=RESULTS_A_PAGE)


def _same_counts(tantivy: Peer, texts: Sequence[Text], chosen: Sequence[Query]) -> None:
    """A title is a text for tantivy, and no place for pg_trgm."""
    for query in chosen:
        sought = [text for text in texts if text.holds(query)]
        assert tantivy.call("count", words=list(query)) == len(sought)
        assert _by_trigrams(_TRIGRAM_COUNT, query) == [(sum(bool(text.at) for text in sought),)]
