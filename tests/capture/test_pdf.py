"""A PDF's text layer as paragraphs, and every PDF that gives none."""

from __future__ import annotations

import resource
import zlib
from pathlib import Path

import pytest

from capture.archives import pdf
from habeas.capture import cut, inputs_from_files, page_from_input
from habeas.capture.decoding import InputRefused
from habeas.capture.pdf import PdfRefused, is_pdf, text_of_pdf
from habeas.model import MediaType

COURT = (
    "The Baku Court of Appeal left the sentence of the journalist in force on Tuesday, 12 March 2024, after a hearing that "
    "lasted less than an hour, the lawyer Zibeyda Sadigova told reporters."
)
DETAINED = "Six reporters of one outlet were detained in November; the term of their remand was extended twice by three months."


def test_lines_become_paragraphs_again_and_pages_go_on() -> None:
    long = " ".join([DETAINED] * 5)
    assert text_of_pdf(pdf([[COURT, long], [DETAINED]])) == f"{COURT}\n{long}\n{DETAINED}"


def test_a_paragraph_goes_on_overleaf_where_its_sentence_does() -> None:
    assert text_of_pdf(pdf([["The court left the sentence in force and"], ["ended the session."]])) == (
        "The court left the sentence in force and ended the session."
    )


def test_what_comes_again_on_every_page_is_left_out() -> None:
    raw = pdf([[COURT], [DETAINED], [COURT]], header="Monthly report of the committee", footer="Page")
    assert text_of_pdf(raw) == f"{COURT}\n{DETAINED}\n{COURT}"


def test_a_line_that_stands_once_at_an_edge_is_kept() -> None:
    assert text_of_pdf(pdf([[COURT]], header="Statement of 12 March")) == f"Statement of 12 March\n{COURT}"


def test_a_list_keeps_its_lines() -> None:
    names = ["- Aziz Orujev", "- Sevinj Vagifgizi", "- Nargiz Absalamova"]
    assert text_of_pdf(pdf([[COURT, *names]])) == "\n".join([COURT, *names])


def test_a_pdf_without_text_is_refused_with_what_to_do() -> None:
    with pytest.raises(PdfRefused, match="without a text layer"):
        text_of_pdf(pdf([[]]))


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(PdfRefused, match="is encrypted"):
        text_of_pdf(pdf([[COURT]], password="secret"))


def test_a_damaged_pdf_is_refused() -> None:
    for raw in (b"%PDF-1.7 ...", pdf([[COURT]])[:300], b"%PDF-1.4\n" + b"\x00" * 1000):
        with pytest.raises(PdfRefused, match="is damaged"):
            text_of_pdf(raw)


def test_a_bomb_in_a_pdf_is_given_up_after_seconds() -> None:
    """A page whose content unpacks to 380 MB of drawing commands."""
    packing = zlib.compressobj(1)
    packed = b"".join(packing.compress(b"q 1 0 0 1 0 0 cm Q\n" * 100_000) for _ in range(200)) + packing.flush()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(PdfRefused, match="takes too long, too much memory"):
        text_of_pdf(b"%PDF-1.4\n" + objects + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 4


def test_a_pdf_is_known_by_its_bytes_alone(tmp_path: Path) -> None:
    assert is_pdf(b"\r\n%PDF-1.7")
    assert not is_pdf(b"<p>%PDF-1.7 is how they begin</p>")
    for name, raw, expected in (
        ("a.html", pdf([[COURT]]), MediaType.PDF),
        ("b.pdf", f"<!doctype html><p>{COURT}</p>".encode(), MediaType.HTML),
    ):
        (tmp_path / name).write_bytes(raw)
        (given,) = inputs_from_files([tmp_path / name])
        page = page_from_input(given)
        assert (page.media_type, given.raw) == (expected, raw)
        assert COURT in page.text


def test_a_pdf_is_cut_as_a_plain_text_is(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf([["Court leaves sentence in force", COURT, DETAINED]]))
    (given,) = inputs_from_files([tmp_path / "report.pdf"])
    (article,) = cut(page_from_input(given))
    assert article.text == f"{COURT}\n{DETAINED}"
    assert article.title == "Court leaves sentence in force"


def test_a_pdf_that_gives_no_text_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf([[]]))
    with pytest.raises(InputRefused, match=r"scan\.pdf: is a PDF without a text layer"):
        inputs_from_files([tmp_path / "scan.pdf"])
