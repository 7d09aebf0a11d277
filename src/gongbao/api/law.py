"""The law as it is stored: documents of the gazettes, their places and text; and the public registers."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel

from gongbao.api.shapes import Day, Page, PageNumber, Said, paged, said
from gongbao.hub import clock, library, registers
from gongbao.hub.models import LawDocument
from gongbao.law import Provision
from gongbao.services import registry

router = Router(tags=["law"])


class DocumentOut(BaseModel):
    """A document of a gazette; ``name`` is its number, or its title where it has none."""

    name: str
    number: str
    title: str
    issuers: list[str]
    issued: Day | None
    effective: Day | None
    issue: str


class ProvisionOut(BaseModel):
    """A piece of a document: its place as lawyers write it, its own words; ``damaged``: something is lost there."""

    at: str
    kind: str
    label: str
    heading: str
    text: str
    damaged: bool


class RelationOut(BaseModel):
    """What a document does to another, such as cites or repeals, and where it says so."""

    kind: str
    target: str
    at: str
    said_by: str


class ValidityOut(BaseModel):
    """Whether a document is in force on a day, and since when it is as it is."""

    on: Day
    state: str
    words: Said
    since: Day | None


class DocumentDetail(DocumentOut):
    """A document with its validity, relations, provisions in reading order, and the services that carry it out."""

    title_en: str
    section: str
    expires: Day | None
    validity: ValidityOut
    relations: list[RelationOut]
    services: list[str]
    provisions: list[ProvisionOut]


class PassageOut(BaseModel):
    """One place of a document with everything below it."""

    document: str
    at: str
    text: str
    damaged: bool


@router.get("/documents", response=Page[DocumentOut], operation_id="list_documents", summary="文件 Documents")
def documents(request: HttpRequest, page: PageNumber = 1) -> Page[DocumentOut]:
    """The documents of all gazettes imported, those of the newest issue first."""
    return paged(library.documents(), page, lambda row: DocumentOut(**_outline(row)))


@router.get(
    "/documents/{document}", response=DocumentDetail, operation_id="get_document", summary="一份文件 A document"
)
def document(
    request: HttpRequest, document: str, on: Annotated[Day | None, Query(description="Validity as of this day.")] = None
) -> DocumentDetail:
    """A document by its number or title."""
    found = library.passage(document)
    text, name = found.document, str(found.row)
    validity = library.validity(name, on or clock.today())
    return DocumentDetail(
        **_outline(found.row),
        title_en=text.title_en,
        section=text.section,
        expires=text.expires,
        validity=ValidityOut(
            on=validity.on, state=validity.state.value, words=said(validity.words), since=validity.since
        ),
        relations=[
            RelationOut(kind=each["kind"], target=each["target"], at=each["at"], said_by=each["from"])
            for each in library.relations(name)
        ],
        services=[each.slug for each in registry().values() if any(name == one.number for one in each.documents)],
        provisions=[_provision(found, each) for each in text.walk()],
    )


@router.get("/documents/{document}/{at}", response=PassageOut, operation_id="get_place", summary="文件的一处 A place")
def place(request: HttpRequest, document: str, at: str) -> PassageOut:
    """One place of a document, such as 第八条第三款, with everything below it."""
    found = library.passage(document, at)
    return PassageOut(document=str(found.row), at=found.at, text=found.text, damaged=found.damaged)


def _outline(row: LawDocument) -> dict[str, Any]:
    return {
        "name": str(row),
        "number": row.number,
        "title": row.title,
        "issuers": row.issuers,
        "issued": row.issued,
        "effective": row.effective,
        "issue": row.issue.title,
    }


def _provision(found: library.Passage, provision: Provision) -> ProvisionOut:
    return ProvisionOut(
        at=str(provision.place),
        kind=provision.kind.value,
        label=provision.label,
        heading=provision.heading,
        text=provision.text,
        damaged=found.document.is_damaged(provision.place),
    )


# --- public registers


class RegisterOut(BaseModel):
    """A register that anybody may look up, and what its lines hold."""

    service: str
    name: str
    label: Said
    contents: list[str]


class LineOut(BaseModel):
    """A line: its key, and what stands in it, as people read it."""

    key: str
    contents: dict[str, Said]


@router.get(
    "/registers", response=list[RegisterOut], operation_id="list_registers", summary="公开登记 Public registers"
)
def public_registers(request: HttpRequest) -> list[RegisterOut]:
    """Every register that anybody may look up."""
    return [
        RegisterOut(
            service=service.slug,
            name=record.name,
            label=said(record.label),
            contents=[fact.name for fact in registers.public_contents(record)],
        )
        for service in registry().values()
        for record in service.record_list
        if record.public
    ]


@router.get(
    "/registers/{service}/{name}", response=Page[LineOut], operation_id="get_register", summary="一种登记 A register"
)
def register(
    request: HttpRequest,
    service: str,
    name: str,
    q: Annotated[str, Query(max_length=200, description="Words that a line holds.")] = "",
    on: Annotated[Day | None, Query(description="As it stood on this day.")] = None,
    page: PageNumber = 1,
) -> Page[LineOut]:
    """The lines of a public register; nothing that tells of a person is shown or searched."""
    defined, record = registers.public_register(service, name)
    contents = registers.public_contents(record)
    asked = registers.Asked.of({"q": q, "on": on.isoformat() if on else ""}, contents)
    found = registers.lines(record, registers.public_entries(defined, record), asked)

    def shown(line: registers.Line) -> LineOut:
        told = {fact.name: registers.for_everybody(registers.shown_value(fact, line.data)) for fact in contents}
        return LineOut(key=line.key, contents={name: said(words) for name, words in told.items() if words.zh})

    return paged(found, page, shown)
