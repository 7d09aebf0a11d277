"""Where a population comes from: a file that was handed in, kept encrypted, or the entries of a register."""

import codecs
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Q, QuerySet

from gongbao.hub.imports import chunks
from gongbao.hub.models import Agency, CaseRole, PopulationPart, PopulationRun, RecordEntry
from gongbao.hub.secrecy import decrypt_bytes, encrypt_bytes
from gongbao.hub.tables.reading import Unreadable
from gongbao.rules import Decision, Fact, Type
from gongbao.rules.facts import Records
from gongbao.services import Service
from gongbao.services.record import Record

#: The columns of a register's table that are no contents: the entry's number, and the district it belongs to.
ENTRY: Final = "entry"
DISTRICT: Final = "district"
SOURCE, ANSWERS = "source", "answers"
_PIECE: Final = 4 << 20
_CHUNK: Final = 5_000
_GROUPED: Final = (Type.ENUM, Type.BOOLEAN)


def table_facts(decision: Decision) -> dict[str, Fact]:
    """The facts that can be columns of a table, by name: what is asked, without published figures and free text."""
    facts = list(decision.facts())
    inside = {id(field) for fact in facts for field in getattr(fact, "item", {}).values()}
    outer = (fact for fact in facts if id(fact) not in inside)
    return {fact.name: fact for fact in outer if not fact.dated and fact.kind.type is not Type.TEXT}


# --- files


def content_of(upload: UploadedFile | None) -> tuple[str, bytes]:
    """The name and the bytes of an uploaded table. Raises Unreadable for none, another format, or one too large."""
    if upload is None:
        raise Unreadable("请选择要上传的文件。", "Choose a file to upload.")
    name = (upload.name or "").replace("\\", "/").rpartition("/")[2][-200:]
    if not name.lower().endswith((".parquet", ".csv")):
        raise Unreadable("只能上传 .parquet 或 .csv 文件。", "Only .parquet and .csv files can be uploaded.")
    most = settings.POPULATION_BYTES
    if (upload.size or 0) > most:
        raise Unreadable(
            f"文件太大，最多 {most // 1_000_000} MB；更大的请用命令 gongbao population 计算。",
            f"The file is too large (at most {most // 1_000_000} MB); use the command gongbao population.",
        )
    return name, upload.read()


def columns_of(name: str, content: bytes) -> list[str]:
    """The columns of an uploaded table. Raises DataProblem for what cannot be read."""
    # Arrow is heavy to import, and only these pages need it.
    from gongbao.population import stream

    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return stream.columns_of(path)


def keep(run: PopulationRun, file: str, pieces: Iterable[bytes]) -> None:
    """Keeps a file of the run, encrypted piece by piece, in place of an earlier one."""
    PopulationPart.objects.filter(run=run, file=file).delete()
    for number, piece in enumerate(pieces):
        PopulationPart.objects.create(run=run, file=file, number=number, content=encrypt_bytes(piece))


def pieces_of(content: bytes) -> Iterator[bytes]:
    """A file's content in pieces."""
    for start in range(0, max(len(content), 1), _PIECE):
        yield content[start : start + _PIECE]


def pieces_in(path: Path) -> Iterator[bytes]:
    """The content of a file on disk in pieces."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def restore(run: PopulationRun, file: str, path: Path) -> bool:
    """Writes a file of the run to ``path``, in the clear; False where it is no longer kept."""
    parts = PopulationPart.objects.filter(run=run, file=file).order_by("number")
    found = False
    with path.open("wb") as target:
        for part in parts.iterator(chunk_size=1):
            target.write(decrypt_bytes(bytes(part.content)))
            found = True
    return found


def answers_csv(run: PopulationRun) -> bytes | None:
    """Everybody's answers as CSV, the other columns as they were handed in; None where they are no longer kept."""
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet as pq

    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        if not restore(run, ANSWERS, path):
            return None
        sink = pa.BufferOutputStream()
        # The mark by which Excel knows the encoding.
        sink.write(codecs.BOM_UTF8)
        file = pq.ParquetFile(path)
        flat = pa.schema([(field.name, _flat(field.type)) for field in file.schema_arrow])
        with pyarrow.csv.CSVWriter(sink, flat) as writer:
            for batch in file.iter_batches():
                arrays = [_flattened(column) for column in batch.columns]
                writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=flat))
        return bytes(sink.getvalue().to_pybytes())


def _flat(arrow_type: Any) -> Any:
    import pyarrow as pa

    return pa.string() if pa.types.is_nested(arrow_type) else arrow_type


def _flattened(column: Any) -> Any:
    """A list as JSON text, which is what a cell can hold."""
    import pyarrow as pa

    if not pa.types.is_nested(column.type):
        return column
    texts = (None if each is None else json.dumps(each, ensure_ascii=False, default=str) for each in column.to_pylist())
    return pa.array(texts, pa.string())


# --- registers


@dataclass(frozen=True)
class RegisterChoice:
    """A register whose entries can be asked: the facts of the decision that it holds, those it does not, entries."""

    record: Record
    covered: tuple[Fact, ...]
    open: tuple[Fact, ...]
    entries: int


def registers_for(service: Service, decision: Decision, agency: Agency) -> list[RegisterChoice]:
    """The registers of the service that hold facts of the decision, the fullest first."""
    facts = table_facts(decision)
    counts = dict(
        entries_under(agency, service.slug).order_by().values_list("record").annotate(Count("pk", distinct=True))
    )
    found = []
    for record in service.record_list:
        held = {each.name for each in record.contents}
        covered = tuple(fact for name, fact in facts.items() if name in held)
        if covered:
            missing = tuple(fact for name, fact in facts.items() if name not in held)
            found.append(RegisterChoice(record, covered, missing, counts.get(record.name, 0)))
    return sorted(found, key=lambda each: -len(each.covered))


def entries_under(agency: Agency, service: str) -> QuerySet[RecordEntry]:
    """The standing entries of a service that agencies of the part keep, or that come from its cases."""
    part = Q(agency__path__startswith=agency.path)
    held = CaseRole.objects.filter(part, case__service=service).values("case_id")
    below = part | Q(case__agency__path__startswith=agency.path) | Q(case__in=held)
    return RecordEntry.objects.filter(below, service=service, struck_on=None)


def grouping_contents(record: Record) -> list[Fact]:
    """The contents of a register by which its people can be counted."""
    return [fact for fact in record.contents if fact.kind.type in _GROUPED and not fact.personal]


def columns_in(record: Record) -> list[str]:
    """The columns of a register's table: no free text, which no decision can be asked about."""
    return [ENTRY, DISTRICT, *(fact.name for fact in record.contents if fact.kind.type is not Type.TEXT)]


def write_register(run: PopulationRun, record: Record, path: Path) -> str:
    """Writes the entries as a Parquet table, every value as text; the digest of what they held."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = columns_in(record)
    facts = [record.fields[name] for name in names[2:]]
    schema = pa.schema([(name, pa.string()) for name in names])
    digest = hashlib.sha256()
    entries = entries_under(run.agency, run.service).filter(record=run.record).order_by("pk")
    with pq.ParquetWriter(path, schema) as writer:
        for chunk in chunks(entries.iterator(chunk_size=_CHUNK), _CHUNK):
            rows = [[str(entry.pk), entry.district, *_texts(facts, entry.data)] for entry in chunk]
            digest.update(json.dumps(rows, ensure_ascii=False).encode())
            columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    return digest.hexdigest()


def _texts(facts: Iterable[Fact], data: dict[str, Any]) -> list[str | None]:
    return [_text(fact, data.get(fact.name)) for fact in facts]


def _text(fact: Fact, raw: Any) -> str | None:
    if raw is None:
        return None
    if isinstance(fact, Records):
        return json.dumps(raw, ensure_ascii=False)
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    return str(raw)
