"""The text of a file that somebody sends: plain text, Markdown, Word (docx), or PDF with a text layer."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from gongbao.law.reading import NotReadable, decoded, text_of_pdf

LARGEST_FILE = 10_000_000
#: What a docx may unpack to: far more than any document, far less than harm.
LARGEST_UNPACKED = 50_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"


def check_size(size: int, name: str) -> None:
    """Raises ``NotReadable`` for a file with more than ``LARGEST_FILE`` bytes, before it is read."""
    if size > LARGEST_FILE:
        limit = LARGEST_FILE // 1_000_000
        raise NotReadable(f"“{name}”超过 {limit} MB，请分开核对。", f"“{name}” has more than {limit} MB; split it.")


def text_of(data: bytes, name: str) -> str:
    """The text of the file, a line a paragraph. Raises ``NotReadable`` with what is wrong."""
    if not data.strip():
        raise NotReadable(f"“{name}”是空文件。", f"“{name}” is empty.")
    if data[:1024].lstrip().startswith(b"%PDF"):
        return text_of_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        return _text_of_word(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotReadable(
            f"“{name}”是旧版 Office 文件，请另存为 docx、PDF 或文本后再试。",
            f"“{name}” is an old Office file; save it as docx, PDF or text.",
        )
    return decoded(data, name)


def _text_of_word(data: bytes, name: str) -> str:
    broken = NotReadable(
        f"“{name}”不是可读的 Word 文档（docx）。", f"“{name}” is no Word document (docx) that can be read."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = archive.getinfo(_BODY)
            if body.file_size > LARGEST_UNPACKED:
                raise broken
            with archive.open(body) as stream:
                content = stream.read(LARGEST_UNPACKED + 1)
        if len(content) > LARGEST_UNPACKED:
            raise broken
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return "\n".join(_paragraphs(etree.fromstring(content, parser)))
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, etree.XMLSyntaxError):
        raise broken from None


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_WORD}p"):
        yield "".join(_words(paragraph))


def _words(paragraph: etree._Element) -> Iterator[str]:
    """The words of a paragraph as accepted: text that a tracked change takes away stands in another element."""
    for element in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}noBreakHyphen"):
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        else:
            yield "-" if element.tag == f"{_WORD}noBreakHyphen" else " "
