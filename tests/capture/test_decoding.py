"""Bytes of many encodings, declared rightly, wrongly or not at all."""

from __future__ import annotations

import codecs
import faulthandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.capture.decoding import InputRefused, decode, media_type_of
from habeas.model import MediaType

RUSSIAN = "Суд в Москве продлил арест журналисту Ивану Сафронову ещё на три месяца. Адвокат обжалует решение, сообщили родные."
TURKISH = (
    "İstanbul'da mahkeme gazeteci Furkan Karabay'ın tutukluluğuna devam kararı verdi. Avukatı karara itiraz edeceğini söyledi."
)
SPANISH = (
    "El tribunal ordenó la prisión preventiva del periodista. Su abogada, Nuria Peña, anunció que apelará la decisión mañana."
)


@pytest.mark.parametrize("text", [RUSSIAN, TURKISH, SPANISH])
@pytest.mark.parametrize(
    "raw_of",
    [
        lambda t: t.encode(),
        lambda t: codecs.BOM_UTF8 + t.encode(),
        lambda t: codecs.BOM_UTF16_LE + t.encode("utf-16-le"),
        lambda t: codecs.BOM_UTF16_BE + t.encode("utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(text: str, raw_of) -> None:  # type: ignore[no-untyped-def]
    assert decode(raw_of(text), "page") == text


@pytest.mark.parametrize(("text", "codec"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (SPANISH, "cp1252"), (TURKISH, "cp1254")])
def test_a_declared_charset_is_read(text: str, codec: str) -> None:
    label = {"cp1251": "windows-1251", "koi8_r": "KOI8-R", "cp1252": "iso-8859-1", "cp1254": "iso-8859-9"}[codec]
    markup = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head><p>{text}</p>'
    assert text in decode(markup.encode(codec), "page")
    assert decode(text.encode(codec), "page", header_charset=label) == text


@pytest.mark.parametrize(("text", "codec"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")])
def test_an_undeclared_cyrillic_charset_is_told(text: str, codec: str) -> None:
    assert decode((text * 3).encode(codec), "page") == text * 3


def test_utf16_without_a_mark_is_told() -> None:
    assert decode(SPANISH.encode("utf-16-le"), "page") == SPANISH


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    assert RUSSIAN in decode(f'<meta charset="iso-8859-1"><p>{RUSSIAN}</p>'.encode(), "page")


def test_one_stray_byte_does_not_lose_the_page() -> None:
    assert "Адвокат обжалует" in decode((RUSSIAN * 10).encode() + b"\xff", "page")


def test_line_ends_and_nuls_are_made_plain() -> None:
    words = b"The court adjourned until Monday. " * 3
    assert decode(words + b"\r\none\rtwo\x00\n", "page") == words.decode() + "\none\ntwo\n"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 8, "no text"),
        (b"<?xml version='1.0'?>\n<!-- made by hand --><rss version='2.0'><channel/></rss>", "is a feed or sitemap"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "is a feed or sitemap"),
        (b"<?xml-stylesheet href='a.xsl'?><urlset><url><loc>https://example.org/</loc></url></urlset>", "is a feed or sitemap"),
        (b'From: <Saved by Blink>\r\nSubject: Court\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n', "MHTML"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, said: str) -> None:
    with pytest.raises(InputRefused, match=said) as caught:
        decode(raw, "capture-7")
    assert str(caught.value).startswith("capture-7: ")


def test_feeds_and_archives_that_a_page_tells_of_are_no_reason_to_refuse_it() -> None:
    for text in (
        "The feed was down.\nContent-Type: multipart/related\n",
        "<html><p>&lt;rss&gt;</p>",
        "From: the court\nTo: all\n",
    ):
        assert decode(text.encode(), "page") == text


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw, "any")
    except InputRefused:
        return
    assert text.strip()
    assert "\x00" not in text
    assert "\r" not in text


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html><p>Yes", "page", MediaType.HTML),
        ("\n<!-- saved --><html><p>Yes", "page.txt", MediaType.HTML),
        ("<p>Yes</p>", "page.html", MediaType.HTML),
        ("No tag at all", "page.html", MediaType.PLAIN),
        ("He wrote <b>no</b> and 3 < 4", "page.txt", MediaType.PLAIN),
        ("<p>a</p>" * 9, "", MediaType.HTML),
    ],
)
def test_the_media_type_is_told_from_what_is_there(text: str, name: str, kind: MediaType) -> None:
    assert media_type_of(text, name) is kind


@pytest.mark.parametrize("row", ["<!---->", "<!-- a -->\n", "<?a?>", "<!--", " ", "a:\n", "a:\n "])
def test_rows_of_comments_at_the_beginning_hold_nobody_up(row: str) -> None:
    """A thousand of them; where each end was tried for each beginning, thirty took hours."""
    faulthandler.dump_traceback_later(60, exit=True)
    text = row * 1000 + "<p>The court adjourned until Monday.</p>"
    assert media_type_of(decode(text.encode(), "page"), "page.html") is MediaType.HTML
    faulthandler.cancel_dump_traceback_later()
