"""A document place by place: its text, what carries each place out, and the worked examples that prove it.

With the gazette imported, the places are those of its text; else those that the service lists.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from gongbao.hub import examples, library
from gongbao.law import Document, Kind, Place, any_covers, covers, lies_in
from gongbao.law.relations import cited_places
from gongbao.services import Service, registry
from gongbao.services.examples import Result, located
from gongbao.words import Words

#: What gives a document its form and orders nothing.
FORM = frozenset({Kind.TITLE, Kind.ADDRESSEE, Kind.SIGNATURE, Kind.PART, Kind.CHAPTER, Kind.DIVISION})


@dataclass(frozen=True, slots=True)
class Owner:
    """Something that carries a place out. ``own``: it cites the place or a part of it, not only the whole around."""

    kind: str
    name: str
    label: Words
    own: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example by its number in the file of its service, and how it came out."""

    number: int
    result: Result


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a document.

    ``text`` is the gazette's, empty where it is not imported; ``says`` is what the service says the place means.
    ``form``: a title, an addressee, a heading or a signature, which orders nothing.
    """

    place: Place
    text: str
    form: bool
    says: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()
    owners: tuple[Owner, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def at(self) -> str:
        """The place as lawyers write it."""
        return str(self.place)

    @property
    def proofs(self) -> tuple[Example, ...]:
        """The examples that come out as they should."""
        return tuple(each for each in self.examples if each.result.proves)

    @property
    def failing(self) -> int:
        """How many examples do not come out as they should."""
        return len(self.examples) - len(self.proofs)

    @property
    def state(self) -> str:
        """``owned``, ``noted`` (nothing is to be run, and a note says why), ``open`` (neither), or ``form``."""
        if self.owners:
            return "owned"
        if self.notes:
            return "noted"
        return "form" if self.form else "open"

    @property
    def gap(self) -> bool:
        """Whether something is lacking here: an owner or a note, an example, or one that comes out right."""
        if self.state == "owned":
            return not self.proofs or self.failing > 0
        return self.state == "open"


@dataclass(frozen=True)
class Beside:
    """A document beside what carries it out. ``service`` is none where no service has been made of it."""

    number: str
    title: str
    service: Service | None
    imported: bool
    spots: tuple[Spot, ...]

    @cached_property
    def counts(self) -> dict[str, int]:
        """Numbers of places: ``places``, ``owned``, ``noted``, ``open``, ``proven``, ``unproven``, ``failing``."""
        states = Counter(each.state for each in self.spots)
        owned = [each for each in self.spots if each.state == "owned"]
        proven = sum(bool(each.proofs) for each in owned)
        return {
            "places": len(self.spots) - states["form"],
            "owned": states["owned"],
            "noted": states["noted"],
            "open": states["open"],
            "proven": proven,
            "unproven": len(owned) - proven,
            "failing": sum(each.failing > 0 for each in self.spots),
        }


def beside(number: str, service: Service | None = None) -> Beside:
    """The document with that number, as one service carries it out, or as nobody does.

    Raises NotFound where it is neither imported nor a document of the service.
    """
    own = next((each for each in service.documents if each.number == number), None) if service else None
    found = library.quoted(number, "") if own else library.passage(number)
    spots = _of_text(found.document) if found else ()
    title = own.title if own else found.row.title if found else number
    if service and own:
        spots = _carried(service.slug, service.version, own.number, spots, examples.text(service.slug))
    return Beside(own.number if own else str(found.row) if found else number, title, service, found is not None, spots)


def _of_text(document: Document) -> tuple[Spot, ...]:
    """The places of a text that have words of their own."""
    found = [pair for top in document.provisions for pair in cited_places(top)]
    return tuple(
        Spot(place, "　".join(filter(None, (each.heading, each.text))), each.kind in FORM)
        for each, place in found
        if each.text or each.heading
    )


@lru_cache(maxsize=64)
def _carried(slug: str, _version: str, number: str, spots: tuple[Spot, ...], _examples: str) -> tuple[Spot, ...]:
    """The places with what the service has for them; worked out once for each version of the definition."""
    service = registry()[slug]
    rows = [(Place.parse(each.at), each) for each in service.coverage if each.document == number]
    laid = _laid(spots, [(place, row.says) for place, row in rows])
    owners = [
        (name, label, [place for document, place in located(service, map(str, places)) if document == number])
        for name, label, places in service.carriers
    ]
    notes = [(place, row.note) for place, row in rows if row.note]
    played = [
        (Example(count, result), [place for document, place in located(service, result.about) if document == number])
        for count, result in enumerate(examples.results(slug), 1)
    ]
    return tuple(
        replace(
            spot,
            notes=tuple(note for place, note in notes if covers(place, spot.place)),
            owners=tuple(_owners(spot.place, owners)),
            examples=tuple(each for each, places in played if any(lies_in(place, spot.place) for place in places)),
        )
        for spot in laid
    )


def _owners(at: Place, carriers: Iterable[tuple[str, Words, list[Place]]]) -> Iterator[Owner]:
    found = []
    for name, label, places in carriers:
        if any_covers(places, at):
            kind, _, rest = name.partition(":")
            found.append(Owner(kind, rest, label, any(lies_in(place, at) for place in places)))
    yield from sorted(found, key=lambda owner: not owner.own)


def _laid(spots: tuple[Spot, ...], rows: Sequence[tuple[Place, Words]]) -> list[Spot]:
    """The places of the text with what the service says of each; a place that the text has not stands by itself."""
    says: dict[int, list[Words]] = {}
    after: dict[int, list[Spot]] = {}
    last = -1
    for place, words in rows:
        inside = [n for n, spot in enumerate(spots) if lies_in(place, spot.place)]
        around = (n for n, spot in enumerate(spots) if lies_in(spot.place, place))
        home = max(inside, key=lambda n: len(spots[n].place.steps)) if inside else next(around, None)
        if home is None:
            after.setdefault(last, []).append(Spot(place, "", form=False, says=(words,)))
            continue
        says.setdefault(home, []).append(words)
        last = home
    laid = after.get(-1, [])
    for number, spot in enumerate(spots):
        laid.append(replace(spot, says=tuple(says.get(number, ()))))
        laid += after.get(number, [])
    return laid
