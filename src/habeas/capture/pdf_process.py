"""The process in which a PDF is opened: its bytes on standard input -> its lines as JSON on standard output.

Run by its path, apart from all else, because a PDF is a program of a kind: one made to harm can crash its reader, fill the memory
or never end, and then only this process is lost. Out: `{"pages": [{"lines": [[text, left, right, bottom, top], …]}, …]}`
with lengths in points from the lower left corner, or `{"refused": why}`.
"""

from __future__ import annotations

import json
import resource
import sys
from ctypes import byref
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_MEMORY: Final = 2 << 30
_SECONDS: Final = 2
_SECONDS_A_PAGE: Final = 0.05
_MOST_PAGES: Final = 2000
_MOST_CHARACTERS: Final = 20_000_000
_HYPHENS: Final = "\x02\ufffe"
"""What PDFium gives for the hyphen of a word divided at the end of a line; it gives no line end after it."""
_LINE_ENDS: Final = f"\r\n{_HYPHENS}"
_WHY: Final = {
    pdfium_c.FPDF_ERR_PASSWORD: "is encrypted; hand in a copy without a password",
    pdfium_c.FPDF_ERR_SECURITY: "is encrypted in a way that is not known; hand in a copy without encryption",
}


def _allow_seconds(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _lines(textpage: Any) -> list[list[Any]]:
    """The lines of a page in the order of its text, each with its box."""
    lines: list[list[Any]] = []
    text: list[str] = []
    box: list[float] = []
    sides = pdfium_c.FS_RECTF()
    for at in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(textpage, at)
        character = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if character in _LINE_ENDS:
            text.append("\u00ad" if character in _HYPHENS else "")
            _end(lines, text, box)
            continue
        text.append(character)
        if not character.isspace() and pdfium_c.FPDFText_GetLooseCharBox(textpage, at, byref(sides)):
            box[:] = _around(box, sides)
    _end(lines, text, box)
    return lines


def _around(box: list[float], sides: Any) -> tuple[float, ...]:
    """`box` (left, right, bottom, top; empty at first) widened to hold a character's own."""
    own = (sides.left, sides.right, sides.bottom, sides.top)
    if not box:
        return own
    return min(box[0], own[0]), max(box[1], own[1]), min(box[2], own[2]), max(box[3], own[3])


def _end(lines: list[list[Any]], text: list[str], box: list[float]) -> None:
    whole = "".join(text).strip()
    if whole and box:
        lines.append([whole, *(round(side, 1) for side in box)])
    text.clear()
    box.clear()


def _read(raw: bytes) -> dict[str, Any]:
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError:
        return {"refused": _WHY.get(pdfium_c.FPDF_GetLastError(), "is a PDF that cannot be opened; it is damaged")}
    count = len(document)
    if count > _MOST_PAGES:
        return {"refused": f"is a PDF of {count} pages; hand in those that matter ({_MOST_PAGES} at most)"}
    _allow_seconds(_SECONDS + _SECONDS_A_PAGE * count)
    pages: list[dict[str, Any]] = []
    characters = 0
    for number in range(count):
        try:
            page = document[number]
            lines = _lines(page.get_textpage())
        except pdfium.PdfiumError:
            return {"refused": f"is a PDF whose page {number + 1} cannot be read; it is damaged"}
        characters += sum(len(line[0]) for line in lines)
        if characters > _MOST_CHARACTERS:
            return {"refused": f"is a PDF of more than {_MOST_CHARACTERS} characters; hand in the pages that matter"}
        pages.append({"lines": lines})
    return {"pages": pages}


if __name__ == "__main__":
    _allow_seconds(_SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(json.dumps(_read(sys.stdin.buffer.read())).encode())
