"""Gazette issues as citable law: reading, places, relations, validity, search, and exchange.

``read`` makes an ``Issue`` from a file's bytes; everything else is a value or a function of values.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .akoma import akoma_ntoso
    from .expectations import ExpectationsUnreadable, Result, check_expectations, compare, describe
    from .model import (
        Annex,
        Colophon,
        ContentsEntry,
        Damage,
        Document,
        Effective,
        Issue,
        Join,
        Kind,
        Misprint,
        Provision,
        Relation,
        Row,
        Signature,
        Table,
    )
    from .parsing import read
    from .places import Place, PlaceUnreadable, Step, any_covers, covers, lies_in, parse_places
    from .reading import NotAGazette, NotReadable
    from .search import QueryTooLong, Snippet, bigrams, highlight, holds, snippet, tsquery, tsvectors
    from .storage import Change, difference, digest_of, document_from_json, issue_from_json, to_json
    from .validity import Ground, State, Validity, validity_on

# Whoever only cites places, as services do, need not wait until everything that reads gazettes is loaded.
_MODULES = ("model", "places", "reading", "search", "storage", "validity", "parsing", "akoma", "expectations")


def __getattr__(name: str) -> object:
    """A name of ``__all__``, from the module that has it, when it is first asked for."""
    if name in __all__:
        for module in _MODULES:
            found = vars(import_module(f"{__name__}.{module}"))
            if name in found:
                globals()[name] = found[name]
                return found[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Annex",
    "Change",
    "Colophon",
    "ContentsEntry",
    "Damage",
    "Document",
    "Effective",
    "ExpectationsUnreadable",
    "Ground",
    "Issue",
    "Join",
    "Kind",
    "Misprint",
    "NotAGazette",
    "NotReadable",
    "Place",
    "PlaceUnreadable",
    "Provision",
    "QueryTooLong",
    "Relation",
    "Result",
    "Row",
    "Signature",
    "Snippet",
    "State",
    "Step",
    "Table",
    "Validity",
    "akoma_ntoso",
    "any_covers",
    "bigrams",
    "check_expectations",
    "compare",
    "covers",
    "describe",
    "difference",
    "digest_of",
    "document_from_json",
    "highlight",
    "holds",
    "issue_from_json",
    "lies_in",
    "parse_places",
    "read",
    "snippet",
    "to_json",
    "tsquery",
    "tsvectors",
    "validity_on",
]
