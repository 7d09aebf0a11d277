"""Exact full-text search in Chinese: texts as bigrams for PostgreSQL's tsvector, queries, and highlighted snippets.

A text is folded (width, case, punctuation) and cut into overlapping pairs of characters, each with its position;
every character also stands alone at the end of a run, so that one character is found by prefix. A phrase is a
chain of pairs at neighbouring positions. Positions skip one number between runs of letters, so that no phrase runs
over white space or punctuation that the query does not have.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .folding import folded_with_offsets

MOST_POSITIONS = 16_383
"""The greatest position that PostgreSQL keeps in a tsvector."""
MOST_OF_A_LEXEME = 255
"""The most positions that PostgreSQL keeps of one lexeme."""
QUOTED = re.compile(r"[\"“”「]([^\"“”「」]+)[\"“”」]")


def terms_of_query(query: str) -> tuple[str, ...]:
    """The folded words that must all be found: quoted words as one, others divided at white space."""
    terms = []
    for match in re.finditer(r"[\"“”「]([^\"“”「」]+)[\"“”」]|([^\s\"“”「」]+)", query):
        term = folded_with_offsets(match[1] or match[2])[0]
        if term:
            terms.append(term)
    return tuple(dict.fromkeys(terms))


def holds(text: str, query: str) -> bool:
    """Whether the text holds every word of the query; false for an empty query."""
    terms = terms_of_query(query)
    words = folded_with_offsets(text)[0]
    return bool(terms) and all(term in words for term in terms)
