"""The web fonts: Noto Sans SC and Noto Serif SC (SIL Open Font License 1.1), cut into pieces a page can afford.

The fonts come with the package ``pylopdf-fonts-zh-cn``. A browser fetches only the pieces whose characters a page
shows: Latin letters and punctuation, the 3,755 everyday characters of GB/T 2312 level 1, the 3,008 of level 2, and for
rare characters in people's names the whole font as it is. Cutting takes about half a minute, so it is done once, when
the software is set up (``python -m gongbao.hub.fonts``); until then pages use the reader's own fonts.
"""

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile

import pylopdf_fonts_zh_cn

from gongbao.hub.home import data_directory
from gongbao.hub.privileges import end_with_parent

#: Kerning, the half-width punctuation that ``text-spacing-trim`` needs, and local and combining forms.
FEATURES = ("kern", "halt", "locl", "mark", "ccmp")
#: Unified ideographs with extension A: what the source fonts cover.
IDEOGRAPHS = "U+3400-4DBF,U+4E00-9FFF"


def _gb2312(first: int, last: int) -> Iterator[int]:
    """Code points of the rows ``first`` to ``last`` of GB/T 2312."""
    for row in range(first, last + 1):
        for cell in range(1, 95):
            try:
                yield ord(bytes((row + 0xA0, cell + 0xA0)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


_LATIN = (
    range(0x20, 0x250), range(0x2000, 0x2070), range(0x20A0, 0x20C0), range(0x2100, 0x2200), range(0x2460, 0x2500),
    range(0x25A0, 0x27C0), range(0x3000, 0x3040), range(0xFF00, 0xFFF0),
)  # fmt: skip

#: Name of a piece and its characters, the most needed last: of two rules for a character the later one counts.
PIECES = {
    "more": frozenset(_gb2312(56, 87)),
    "common": frozenset(_gb2312(16, 55)),
    "latin": frozenset(chain(*_LATIN, _gb2312(1, 9))),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A font family of the pages and the file it is cut from."""

    family: str
    source: Path
    #: Whether the whole font is kept for rare characters.
    rare: bool


FACES = (
    Face("Gongbao Sans", pylopdf_fonts_zh_cn.sans_path(), rare=True),
    Face("Gongbao Serif", pylopdf_fonts_zh_cn.serif_path(), rare=False),
)


def build(directory: Path) -> Path:
    """Cuts the fonts into ``directory`` unless they are there, and gives the path of their style sheet.

    The style sheet is written last and at once, so that fonts half built are never used.
    """
    sheet = directory / _sheet_name()
    if sheet.exists():
        return sheet
    directory.mkdir(parents=True, exist_ok=True)
    work = [(face, piece) for face in FACES for piece in PIECES]
    workers = min(4, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, initializer=end_with_parent) as pool:
        cut = pool.map(_cut, [face.source for face, _ in work], [PIECES[piece] for _, piece in work])
        rules = [
            _rule(face, _store(directory, piece, ".woff2", data), _ranges(piece))
            for (face, piece), data in zip(work, cut, strict=True)
        ]
    whole = [
        _rule(face, _store(directory, "rare", ".otf", face.source.read_bytes()), IDEOGRAPHS)
        for face in FACES
        if face.rare
    ]
    _write(sheet, "\n".join([*whole, *rules]).encode())
    return sheet


def _cut(source: Path, points: frozenset[int]) -> bytes:
    # Heavy to import, and needed only when the fonts are cut.
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source, lazy=True)
    cutter = subset.Subsetter(subset.Options(layout_features=list(FEATURES), hinting=False))
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _store(directory: Path, piece: str, suffix: str, data: bytes) -> str:
    """Writes a font under a name that changes with its content, so that browsers may keep it for ever."""
    name = f"{piece}-{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    _write(directory / name, data)
    return name


def _write(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


def _rule(face: Face, name: str, ranges: str) -> str:
    return f'@font-face{{font-family:"{face.family}";font-display:swap;src:url("{name}");unicode-range:{ranges}}}'


def _ranges(piece: str) -> str:
    """The characters of a piece as CSS ranges. Whatever ``common`` leaves is tried in ``more``: a short style sheet."""
    if piece == "more":
        return IDEOGRAPHS
    runs: list[list[int]] = []
    for point in sorted(PIECES[piece]):
        if runs and point - runs[-1][1] == 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ",".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in runs)


@cache
def _sheet_name() -> str:
    """A name that changes when the sources or the pieces do."""
    sources = (f"{face.family} {face.source.stat().st_size} {face.rare}" for face in FACES)
    content = "|".join([*sources, *(f"{name} {sorted(points)}" for name, points in PIECES.items()), *FEATURES])
    return f"fonts-{hashlib.sha256(content.encode()).hexdigest()[:12]}.css"


def directory() -> Path:
    """Where this installation keeps its web fonts."""
    return data_directory() / "fonts"


def style_sheet_name() -> str:
    """Name of the fonts' style sheet; empty while they are not built."""
    return _sheet_name() if (directory() / _sheet_name()).exists() else ""


if __name__ == "__main__":
    build(directory())
