"""Files and manifests: what is taken, and what is refused with a line that says where and why."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from habeas.capture import InputRefused, ManifestRefused, PageInput, inputs_from_files, inputs_from_manifest, page_from_input
from habeas.model import MediaType

TEXT = "Суд продлил арест журналисту на три месяца.\n"


def manifest_of(folder: Path, *lines: object) -> Path:
    path = folder / "pages.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    return path


def refused(manifest: Path) -> ManifestRefused:
    with pytest.raises(ManifestRefused) as caught:
        inputs_from_manifest(manifest)
    assert str(manifest) in str(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_file_is_a_page_named_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (given,) = inputs_from_files([tmp_path / "a.txt"], url="https://example.org/a", published=dt.date(2024, 3, 12), lang="ru")
    page = page_from_input(given)
    assert (page.id, page.text, page.media_type, page.lang) == ("a.txt", TEXT, MediaType.PLAIN, "ru")
    assert (page.url, page.published, page.captured) == ("https://example.org/a", dt.date(2024, 3, 12), None)
    assert given.raw == TEXT.encode()


def test_a_manifest_gives_its_pages_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.html").write_text("<p>Ülvi Həsənli</p>", encoding="utf-8")
    manifest = manifest_of(
        tmp_path,
        {
            "id": "one",
            "text": TEXT,
            "published": "2024-03-12",
            "captured": "2024-03-13",
            "lang": "ru",
            "title": "not ours",
            "events": [],
        },
        "",
        {"id": "two", "file": "sub/b.html", "url": None},
    )
    one, two = (page_from_input(given) for given in inputs_from_manifest(manifest))
    assert (one.id, one.text, one.published, one.captured) == ("one", TEXT, dt.date(2024, 3, 12), dt.date(2024, 3, 13))
    assert (two.id, two.media_type, two.url, two.lang) == ("two", MediaType.HTML, None, "en")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "is no JSON"),
        ('["a list"]', "is no JSON object"),
        ({"text": TEXT}, 'has no "id"'),
        ({"id": 7, "text": TEXT}, '"id" is 7'),
        ({"id": "x"}, 'needs "file" or "text"'),
        ({"id": "x", "file": "a", "text": TEXT}, 'has both "file" and "text"'),
        ({"id": "x", "file": "missing.txt"}, "cannot be read"),
        ({"id": "x", "file": "."}, "is a folder"),
        ({"id": "x", "text": "  \n"}, '"text" is empty'),
        ({"id": "x", "text": ["a"]}, '"text" is ["a"]'),
        ({"id": "x", "text": TEXT, "published": "12.03.2024"}, "\"published\" '12.03.2024' is no day"),
        ({"id": "x", "text": TEXT, "captured": "2024-02-30"}, "\"captured\" '2024-02-30' is no day"),
        ({"id": "x", "text": TEXT, "published": 20240312}, '"published" is 20240312'),
        ({"id": "x", "text": TEXT, "lang": "English"}, "\"lang\" 'English'"),
        ({"id": "good", "text": TEXT}, "is that of line 1 too"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_before_any_page(tmp_path: Path, line: object, said: str) -> None:
    error = refused(manifest_of(tmp_path, {"id": "good", "text": TEXT}, line))
    assert error.line == 2
    assert "line 2" in str(error)
    assert said in str(error)


def test_a_file_in_a_manifest_that_is_no_text_is_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.7 ...")
    error = refused(manifest_of(tmp_path, {"id": "x", "file": "scan.txt"}))
    assert error.line == 1
    assert "is a PDF" in str(error)


def test_an_empty_or_missing_manifest_is_refused(tmp_path: Path) -> None:
    assert "names no page" in str(refused(manifest_of(tmp_path, "")))
    assert "cannot be read" in str(refused(tmp_path / "nowhere.jsonl"))
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    assert "is not UTF-8" in str(refused(tmp_path / "latin.jsonl"))


def test_files_that_cannot_be_pages_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    for name, said in (
        ("empty.txt", "is empty"),
        ("binary.txt", "no text"),
        ("gone.txt", "cannot be read"),
        (".", "is a folder without a page"),
    ):
        with pytest.raises(InputRefused, match=said) as caught:
            inputs_from_files([tmp_path / name])
        assert str(tmp_path) in str(caught.value)


def test_two_files_of_one_name_and_one_address_for_two_files_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text("<p>A page.</p>", encoding="utf-8")
    files = [tmp_path / "a" / "index.html", tmp_path / "b" / "index.html"]
    with pytest.raises(InputRefused, match="same name"):
        inputs_from_files(files)
    with pytest.raises(InputRefused, match="one address for 2 files"):
        inputs_from_files(files, url="https://example.org/")


def test_a_folder_stands_for_the_pages_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    for name, content in {
        "b.html": b"<p>A page.</p>",
        "2024/a.TXT": b"A capture.",
        "b_files/frame.html": b"<p>An advertisement.</p>",
        "b_files/style.css": b"p {}",
        "notes_files/c.htm": b"<p>No page of this name stands beside.</p>",
        ".hidden.html": b"<p>Not shown.</p>",
        ".cache/d.html": b"<p>Not shown.</p>",
        "empty.html": b"",
        "picture.html": b"\x89PNG....",
        "crawl.wacz": b"PK",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    inputs = inputs_from_files([folder], captured=dt.date(2024, 3, 12), lang="az")
    given = list(inputs)
    assert [each.id for each in given] == ["saved/2024/a.TXT", "saved/b.html", "saved/notes_files/c.htm"]
    assert inputs.total == 3
    assert {(each.captured, each.lang, each.url) for each in given} == {(dt.date(2024, 3, 12), "az", None)}
    assert {str(left).removeprefix("saved/") for left in inputs.left_out if left.is_loss} == {
        "empty.html: is empty; there is nothing to read",
        "picture.html: is a PNG image, not an HTML page, plain text or PDF",
        "crawl.wacz: is a web archive; hand it in by itself",
    }
    assert {left.where for left in inputs.left_out if not left.is_loss} == {"saved/b_files/frame.html", "saved/b_files/style.css"}


def test_a_folder_without_a_page_and_one_with_an_address_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(InputRefused, match="is a folder without a page"):
        inputs_from_files([tmp_path])
    (tmp_path / "bad.html").write_bytes(b"")
    with pytest.raises(InputRefused, match=r"can be read \(.*bad\.html: is empty"):
        inputs_from_files([tmp_path])
    (tmp_path / "a.html").write_text("<p>A page.</p>")
    with pytest.raises(InputRefused, match="no one address"):
        inputs_from_files([tmp_path], url="https://example.org/")


def test_a_huge_page_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("habeas.capture.inputs.SIZE_LIMIT", 1000)
    monkeypatch.setattr("habeas.capture.decoding.SIZE_LIMIT", 1000)
    (tmp_path / "huge.txt").write_text("word " * 1000, encoding="utf-8")
    with pytest.raises(InputRefused, match="is larger than"):
        inputs_from_files([tmp_path / "huge.txt"])


def test_a_server_s_charset_is_heeded() -> None:
    page = page_from_input(PageInput(id="x", raw="<p>Həbs və суд</p>".encode("cp1251", "ignore"), charset="windows-1251"))
    assert "суд" in page.text


RUSSIAN = "Суд оставил журналиста под стражей ещё на два месяца. Адвокат сказал, что обжалует это решение на следующей неделе."
AZERBAIJANI = "Məhkəmə jurnalistin həbs müddətini daha iki ay uzadıb. Vəkil bildirib ki, bu qərardan gələn həftə şikayət verəcək."
ENGLISH = "The court left the reporter in custody for two more months. His lawyer said that he would appeal against it next week."


@pytest.mark.parametrize(
    ("name", "content", "lang"),
    [
        ("a.txt", RUSSIAN, "ru"),
        ("a.txt", AZERBAIJANI, "az"),
        ("a.txt", ENGLISH, "en"),
        ("a.txt", "12.03.2024", "en"),
        ("a.html", f"<html lang='az'><body><p>{ENGLISH}</p></body></html>", "en"),
        ("a.html", f"<html lang='en'><body><ul>{'<li>Home</li>' * 90}</ul><p>{RUSSIAN}</p></body></html>", "ru"),
        ("a.html", "<html lang='az-AZ'><body><p>Bakı</p></body></html>", "az"),
        (
            "a.html",
            "<html lang='az'>"
            + "<p><b>Nicat Əliyev</b>, <a href=x>Sevinc Məmmədova</a> və <b>Anar Quliyev</b> həbs olunub.</p>" * 9
            + "<p>We use cookies to give you the best experience; by staying here you accept that we do so.</p></html>",
            "az",
        ),
        ("a.html", f"<html><script>{RUSSIAN}</script><p>{ENGLISH}</p></html>", "en"),
    ],
)
def test_a_page_whose_language_nobody_says_is_in_the_one_it_reads_as(tmp_path: Path, name: str, content: str, lang: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert [given.lang for given in inputs_from_files([tmp_path / name])] == [lang]
    assert [given.lang for given in inputs_from_files([tmp_path / name], lang="tr")] == ["tr"]
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text(json.dumps({"id": "a", "file": name}), encoding="utf-8")
    assert [given.lang for given in inputs_from_manifest(manifest)] == [lang]
