"""Tantivy over the same overlapping pairs of characters: a document for each place, in memory-mapped files."""

import json
import statistics
import tempfile
import time
from pathlib import Path

import tantivy
from answering import answer

_state = {}


def load(path: str) -> int:
    """Indexes the texts of a JSON file, a list; how many."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("pairs", tokenizer_name="spaces", index_option="position")
    builder.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    index = tantivy.Index(schema, path=tempfile.mkdtemp(prefix="gongbao-tantivy-"))
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("spaces", spaces)
    writer = index.writer(200_000_000, 1)
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    for text in texts:
        pairs = " ".join(text[i : i + 2] for i in range(len(text)))
        writer.add_document(tantivy.Document(pairs=pairs, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    _state.update(schema=schema, searcher=index.searcher())
    return _state["searcher"].num_docs


def count(words: list[str]) -> int:
    """How many texts hold all the words."""
    return _state["searcher"].search(_query(words), 1, count=True).count


def page(times: int, queries: list[list[str]], most: int, a_page: int) -> float:
    """The median over the queries of the seconds for the best ``most`` and the texts of a page of them."""
    assert times == 1
    return statistics.median(_seconds(words, most, a_page) for words in queries)


def _seconds(words: list[str], most: int, a_page: int) -> float:
    begun = time.perf_counter()
    searcher = _state["searcher"]
    hits = searcher.search(_query(words), most, count=False).hits
    texts = [searcher.doc(address)["text"][0] for _, address in hits[:a_page]]
    assert texts
    return time.perf_counter() - begun


def _query(words: list[str]) -> tantivy.Query:
    parts = [(tantivy.Occur.Must, _word(word)) for word in words]
    return tantivy.Query.boolean_query(parts)


def _word(word: str) -> tantivy.Query:
    schema = _state["schema"]
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    if not pairs:
        return tantivy.Query.regex_query(schema, "pairs", f"{word}.?")
    if len(pairs) == 1:
        return tantivy.Query.term_query(schema, "pairs", pairs[0])
    return tantivy.Query.phrase_query(schema, "pairs", pairs)


answer(load, count, page)
