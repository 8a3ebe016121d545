"""A page is added in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.register import handing_in
from habeas.register.accounts import Role
from habeas.register.handing_in import SentFile, keep_files
from habeas.register.models import Capture

TEXT = "Police in Baku detained Zaur Gurbanli on April 1, 2013, his lawyer said.\r\nA court remanded him for three months."
DAYS = {"published": "2013-04-02", "captured": "2013-04-03"}


def _text(client: Client, **more: str) -> tuple[int, str]:
    answer = client.post("/pages/add/text/", {"text": TEXT, **DAYS, **more}, follow=True)
    return answer.status_code, answer.content.decode()


def _files(client: Client, *files: tuple[str, bytes], **more: str) -> tuple[int, str]:
    sent = [SimpleUploadedFile(name, raw) for name, raw in files]
    answer = client.post("/pages/add/files/", {"pages": sent, **DAYS, **more}, follow=True)
    return answer.status_code, answer.content.decode()


def _error(html: str) -> str:
    found = re.search(r'<p class="error"[^>]*>(.*?)</p>', html, re.DOTALL)
    return found[1].strip() if found else ""


def test_a_pasted_text_is_kept_and_read_and_its_page_shown(client: Client, home: Path, db: None) -> None:
    status, html = _text(client, title="Blogger held", url="https://example.org/held")
    kept = Capture.objects.get()
    assert (status, kept.url, str(kept.published), kept.lang) == (200, "https://example.org/held", "2013-04-02", "en")
    assert kept.reading_count > 0 and "event" in html and "What was read from this page?" in html
    raw = client.get(f"/pages/{kept.key}/original").content.decode()
    assert raw == "Blogger held\n\n" + TEXT.replace("\r\n", "\n")


def test_the_same_text_twice_is_kept_once(client: Client, home: Path, db: None) -> None:
    _text(client)
    assert "kept already" in _text(client)[1]
    assert Capture.objects.count() == 1


def test_a_file_becomes_the_same_page_(client: Client, home: Path, db: None) -> None:
    raw = b"<!doctype html><html><title>Held</title><body><h1>Held</h1><p>%s</p></body></html>" % TEXT.encode()
    assert _files(client, ("n1.html", raw))[0] == 200
    kept = Capture.objects.get()
    assert (kept.page_id, kept.size, kept.media_type) == ("n1.html", len(raw), "text/html")


def test_of_several_files_is_said_what_became_of_each(client: Client, home: Path, db: None) -> None:
    status, html = _files(client, ("one.txt", TEXT.encode()), ("two.txt", b"Nothing happened on this quiet day, he said."))
    assert status == 200 and "What became of the pages?" in html
    assert html.count('href="/pages/') >= 3 and "no event was found" in html


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("a.txt", TEXT.encode()), ("b.txt", b"")], "b.txt: is empty"),
        ([("a.txt", TEXT.encode()), ("p.png", b"\x89PNG\r\n")], "p.png: is a PNG image"),
        ([("a.txt", TEXT.encode()), ("folder/a.txt", b"x")], "a.txt: is the name of two"),
        ([("crawl.wacz", b"PK\x03\x04 no archive")], "crawl.wacz: "),
        ([("crawl.warc", b"nothing of the kind")], "crawl.warc: "),
        ([(f"{n}.txt", TEXT.encode()) for n in range(21)], "No more than 20 files"),
    ],
)
def test_what_is_no_page_is_refused_beside_the_field_and_nothing_is_kept(
    client: Client, home: Path, db: None, files: list[tuple[str, bytes]], said: str
) -> None:
    status, html = _files(client, *files)
    assert status == 400 and said in _error(html), _error(html)
    assert "/tmp" not in html and Capture.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": ""}, "This field is required"),
        ({"text": " \n\t"}, "There is no text in it"),
        ({"text": "a\0b"}, "Null characters are not allowed"),
        ({"text": "x" * 1_000_001}, "at most 1000000 characters"),
        ({"title": "t" * 301}, "at most 300 characters"),
        ({"url": "javascript:alert(1)"}, "begins with http"),
        ({"url": "https://e.org/" + "a" * 2000}, "at most 2000 characters"),
        ({"published": "2013-02-30"}, "valid date"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client: Client, home: Path, db: None, given: dict[str, str], said: str) -> None:
    status, html = _text(client, **given)
    assert status == 400 and said in _error(html)
    assert Capture.objects.count() == 0


def test_what_was_typed_is_still_there_after_a_mistake(client: Client, home: Path, db: None) -> None:
    html = _text(client, published="soon", title="Blogger held")[1]
    assert "Zaur Gurbanli" in html and 'value="Blogger held"' in html


def test_ten_megabytes_pasted_are_refused_and_nothing_is_kept(client: Client, home: Path, db: None) -> None:
    status, html = _text(client, text="word " * 2_000_000)
    assert status == 400 and "can be sent as a file" in html
    assert Capture.objects.count() == 0


def test_ten_megabytes_sent_as_a_file_are_a_page(client: Client, home: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.register.add.read", lambda *_, **__: ())  # what is read is not the question here

    def named(*given: object, **more: object) -> None:
        raise AssertionError("what is sent lies in a file that would be left behind")

    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", named)
    assert _files(client, ("long.txt", (b"A word and a long one: " + b"w" * 600 + b".\n") * 16_777))[0] == 200
    assert Capture.objects.get().size > 10_000_000


def test_more_than_a_page_may_have_is_refused(client: Client, home: Path, db: None) -> None:
    status, html = _files(client, ("long.txt", b"a b c d " * 2_700_000))
    assert status == 400 and "long.txt: is larger than 20 MB" in _error(html)
    assert Capture.objects.count() == 0


def test_bytes_are_counted_as_they_come_whatever_is_said_of_their_number(
    home: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_in, "BYTES_LIMIT", 100)
    with pytest.raises(handing_in.HandedInRefused, match="too large"):
        keep_files([SentFile("a.txt", iter([b"a" * 60] * 2))])


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\users\\me\\page.html", "page.html"),
        ("a\0b.html", "ab.html"),
        (".hidden", "hidden"),
        ("..", "file"),
        ("", "file"),
        ("a\r\nb.txt", "a b.txt"),
    ],
)
def test_a_name_is_never_a_path(home: Path, db: None, sent: str, kept: str) -> None:
    keep_files([SentFile(sent, [TEXT.encode()])])
    assert Capture.objects.get().page_id == kept


@pytest.mark.parametrize("letter", ["a", "ə", "字", "🕊"])
def test_a_huge_name_is_cut_and_keeps_its_ending(home: Path, db: None, letter: str) -> None:
    keep_files([SentFile(f"{letter * 5000}.html", [b"<html><p>" + TEXT.encode()])])
    kept = Capture.objects.get()
    assert len(kept.page_id.encode()) <= 120 and kept.page_id.endswith(".html") and kept.page_id.startswith(letter)


def test_hostile_text_stays_text(client: Client, home: Path, db: None) -> None:
    html = _text(client, title="</title><script>alert(1)</script>", text="<script>alert(2)</script> " + TEXT)[1]
    assert "<script>" not in html


def test_adding_needs_a_documenter(signed_in: Callable[[Role], Client]) -> None:
    viewer, documenter = signed_in(Role.VIEWER), signed_in(Role.DOCUMENTER)
    assert viewer.get("/pages/add/").status_code == 403
    assert _text(viewer)[0] == _files(viewer, ("a.txt", TEXT.encode()))[0] == 403
    assert "Add a page" not in viewer.get("/pages/").content.decode()
    assert Capture.objects.count() == 0
    assert "Add a page" in documenter.get("/pages/").content.decode()
    assert _text(documenter)[0] == 200
