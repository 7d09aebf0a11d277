"""Gazette issues as citable law: reading, places, relations, validity, search, and exchange.

``read`` makes an ``Issue`` from a file's bytes; everything else is a value or a function of values.
"""

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
from .places import Place, PlaceUnreadable, Step, any_covers, covers, parse_places
from .reading import NotAGazette, NotReadable
from .storage import Change, difference, digest_of, document_from_json, issue_from_json, to_json

__all__ = [
    "Annex",
    "Change",
    "Colophon",
    "ContentsEntry",
    "Damage",
    "Document",
    "Effective",
    "Issue",
    "Join",
    "Kind",
    "Misprint",
    "NotAGazette",
    "NotReadable",
    "Place",
    "PlaceUnreadable",
    "Provision",
    "Relation",
    "Row",
    "Signature",
    "Step",
    "Table",
    "any_covers",
    "covers",
    "difference",
    "digest_of",
    "document_from_json",
    "issue_from_json",
    "parse_places",
    "read",
    "to_json",
]
