"""Bytes as they were found -> their media type and their text.

In: the bytes of one page, the name they came under, the charset a server declared. Out: `MediaType`, and text with line feeds
alone as line ends, no byte order mark and no NUL. Always true: what is empty, too large, or no text at all is refused with one
line that names it; a wrong declaration never loses the page: bytes that are valid UTF-8 are read as UTF-8 whatever is declared.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from habeas.capture.pdf import PdfRefused, is_pdf, text_of_pdf
from habeas.model import HabeasError, MediaType

SIZE_LIMIT: Final = 20 * 1024 * 1024
"""Bytes: a page larger than this is refused."""

_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".shtml", ".mht.html")
_HTML_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)
"""A comment ends where it first can (`?>`): in a row of them, each end tried for each beginning would take for ever."""
_BLOCK_TAG: Final = re.compile(r"</?(?:p|div|article|section|table|ul|h[1-6]|span|br|a)\b[^<>]*>", re.I)
_META_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_XML_ENCODING: Final = re.compile(rb"^\s*<\?xml[^>]+encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.I)
_PRESCAN: Final = 4096
"""Bytes in which a page declares its charset (the HTML standard says 1024; real pages are later)."""
_DETECTION_SAMPLE: Final = 64 * 1024

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BROWSERS_READ_AS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What the web's encoding standard has browsers use in place of a declared charset."""
_UNDECLARED: Final = (
    "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1252", "cp1254", "cp1250", "iso8859_2", "cp1256", "cp1253", "cp1257",
    "gb18030", "big5", "cp932", "cp949",
)  # fmt: skip
_SIGNATURES: Final = (
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an audio, video or WebP file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)


_LISTING_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->|<\?[^>]*>)\s*)*<(?:[\w.-]+:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]", re.S
)
_MHTML_START: Final = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?Content-Type:\s*multipart/related\b", re.I)


class InputRefused(HabeasError, ValueError):
    """Bytes that are no page: empty, too large, unreadable, or no text."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem


def refuse_unless_page(raw: bytes, name: str) -> None:
    """Raises `InputRefused` for bytes that hold nothing, too much, or a known kind of file that is neither text nor PDF."""
    if len(raw) > SIZE_LIMIT:
        raise InputRefused(name, f"is larger than {SIZE_LIMIT // 1024 // 1024} MB; hand in the page alone")
    if not raw.strip():
        raise InputRefused(name, "is empty; there is nothing to read")
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise InputRefused(name, f"is {kind}, not an HTML page, plain text or PDF")


def _python_codec(label: str | None) -> str | None:
    """The codec for a declared charset as browsers understand it; `None` for none, or one nobody knows."""
    if not label:
        return None
    try:
        known = codecs.lookup(label.strip())
    except LookupError:
        return None
    if not known._is_text_encoding:
        return None
    return _BROWSERS_READ_AS.get(known.name, known.name)


def _declared_charset(raw: bytes, header_charset: str | None) -> str | None:
    head = raw[:_PRESCAN]
    for match in (_META_CHARSET.search(head), _XML_ENCODING.search(head)):
        codec = _python_codec(match[1].decode("ascii")) if match else None
        if codec and not codec.startswith(("utf-16", "utf-32")):  # a declaration readable as ASCII is not in UTF-16
            return _python_codec(header_charset) or codec
    return _python_codec(header_charset)


def _decoded_strictly(raw: bytes, codec: str | None) -> str | None:
    if codec is None:
        return None
    try:
        return raw.decode(codec)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _utf16_without_mark(raw: bytes) -> str | None:
    """UTF-16 of mostly Latin text has NULs in every other place."""
    sample = raw[:2048]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample) * 3:
        return None
    return _decoded_strictly(raw[: len(raw) // 2 * 2], "utf-16-be" if even > odd else "utf-16-le")


def _detected(raw: bytes) -> str | None:
    best = from_bytes(raw[:_DETECTION_SAMPLE], cp_isolation=list(_UNDECLARED)).best()
    return raw.decode(best.encoding, errors="replace") if best is not None else None


def _text_of(raw: bytes, header_charset: str | None) -> str:
    for mark, codec in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(codec, errors="replace")
    wide = _utf16_without_mark(raw)
    if wide is not None:
        return wide
    as_utf8 = _decoded_strictly(raw, "utf-8")
    if as_utf8 is not None:
        return as_utf8
    declared = _declared_charset(raw, header_charset)
    text = _decoded_strictly(raw, declared)
    if text is not None:
        return text
    if declared is not None:
        return raw.decode(declared, errors="replace")  # a stray byte in a page that says what it is
    mostly_utf8 = raw.decode("utf-8", errors="replace")
    if mostly_utf8.count("\ufffd") * 200 < len(mostly_utf8):
        return mostly_utf8
    return _detected(raw) or mostly_utf8


def _is_no_text(text: str) -> bool:
    """Whether control characters and undecodable bytes are too many for anything written."""
    strange = sum(1 for character in text if (character < " " and character not in "\n\t\r\f\v\x1b") or character == "\ufffd")
    return strange * 20 > len(text)


def decode(raw: bytes, name: str, *, header_charset: str | None = None) -> str:
    """The text of `raw`. Raises `InputRefused`, which names `name`, for what is no text."""
    refuse_unless_page(raw, name)
    if is_pdf(raw):
        return _text_of_pdf(raw, name)
    text = _text_of(raw, header_charset)
    if _is_no_text(text):
        raise InputRefused(name, "is no text that can be decoded (a binary file, or a damaged one)")
    text = text.removeprefix("\ufeff").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputRefused(name, "is empty; there is nothing to read")
    if _LISTING_START.match(text[:_PRESCAN]):
        raise InputRefused(name, "is a feed or sitemap, not a page; watch its address, or name the pages it lists")
    if _MHTML_START.match(text[:_PRESCAN]):
        raise InputRefused(name, "is a page saved as MHTML; open it in a browser and save it as HTML")
    return text


def _text_of_pdf(raw: bytes, name: str) -> str:
    try:
        return text_of_pdf(raw)
    except PdfRefused as refused:
        raise InputRefused(name, str(refused)) from refused


def media_type_of(text: str, name: str) -> MediaType:
    """HTML where the text starts as HTML does, or is full of its tags, or bears HTML's suffix and at least one tag."""
    if _HTML_START.match(text[:_PRESCAN]):
        return MediaType.HTML
    tags = len(_BLOCK_TAG.findall(text[: 4 * _PRESCAN]))
    named_html = name.lower().endswith(_HTML_SUFFIXES)
    return MediaType.HTML if tags >= (1 if named_html else 8) else MediaType.PLAIN
