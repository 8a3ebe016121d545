"""Files with tables: the same rows from every kind of file, merged cells in each, and what is no list refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from habeas.capture.tables import FileRefused, Table, dict_rows, read_tables

ROWS = [("Name", "Arrested"), ("Ülvi Həsənli", "20.11.2023"), ("Алесь Бяляцкі", "14.07.2021")]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def cells_of(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def workbook(rows: list[tuple[object, ...]], *merged: str) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


CSV = "\n".join(";".join(row) for row in ROWS).encode("utf-8-sig")
TSV = "\n".join("\t".join(row) for row in ROWS).encode("utf-16")
HTML = f"""<!doctype html><p>Prisoners</p><table>{
    "".join("<tr>" + "".join(f"<td> {cell} </td>" for cell in row) + "</tr>" for row in ROWS)
}</table>""".encode()
DOCX = document(
    "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in ROWS) + "</w:tbl>"
)


@pytest.mark.parametrize("raw", [CSV, TSV, HTML, DOCX, workbook([*ROWS])], ids=["csv", "utf-16", "html", "docx", "xlsx"])
def test_every_kind_of_file_gives_the_same_rows(raw: bytes) -> None:
    (table,) = read_tables(raw, "list").tables
    assert cells_of(table) == ROWS
    assert [row.number for row in table.rows] == [1, 2, 3]


def test_a_cell_that_spans_stands_in_each() -> None:
    html = b"""<!doctype html><table><tr><th rowspan=2>Name<th colspan=2>Case</tr><tr><th>Day<th>Court</tr>
        <tr><td>A<br>B<td>1<td>2</tr></table>"""
    assert cells_of(read_tables(html, "x").tables[0]) == [("Name", "Case", "Case"), ("Name", "Day", "Court"), ("A\nB", "1", "2")]
    book = workbook([("Name", "Case", None), (None, "Day", "Court"), ("A", "1", "2")], "A1:A2", "B1:C1")
    assert cells_of(read_tables(book, "x").tables[0])[:2] == [("Name", "Case", "Case"), ("Name", "Day", "Court")]
    merged = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc>', "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    body = f"<w:tbl><w:tr>{merged[0].format(paragraph('Baku'))}<w:tc>{paragraph('A')}</w:tc></w:tr>"
    body += f"<w:tr>{merged[1]}<w:tc>{paragraph('B')}</w:tc></w:tr></w:tbl>"
    assert cells_of(read_tables(document(body), "x").tables[0]) == [("Baku", "A"), ("Baku", "B")]


def test_values_of_a_workbook_come_as_texts() -> None:
    rows = [("x", dt.datetime(2023, 11, 20), 45250, 206.3, "=1+1")]
    (table,) = read_tables(workbook(rows), "x").tables
    assert table.rows[0].cells[:4] == ("x", "2023-11-20", "45250", "206.3")


def test_a_sheet_that_reaches_far_down_costs_nothing() -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(list(row))
    book.active.cell(row=1_048_576, column=2).value = "stray"
    out = io.BytesIO()
    book.save(out)
    (table,) = read_tables(out.getvalue(), "x").tables
    assert cells_of(table)[:3] == ROWS and table.rows[3].number == 1_048_576


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"\0" * (65 * 1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 no zip", "is damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old format"),
        (b"<!doctype html><p>No table here</p>", "no table"),
        (workbook([*ROWS])[:300], "is damaged"),
        (b"\x00\x01\x02\x03" * 50, "no text"),
    ],
)
def test_what_is_no_list_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        read_tables(raw, "list")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(FileRefused, match="unpacks to more than 64 MB"):
        read_tables(bomb(), "list")


def test_an_entity_in_a_document_stays_shut() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{W}"><w:body><w:tbl><w:tr><w:tc>'
            "<w:p><w:r><w:t>&e;x</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
        )
    try:
        tables = read_tables(out.getvalue(), "x").tables
    except FileRefused:
        return
    assert "root" not in str(tables)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"<table>"):
        try:
            read_tables(start + raw, "x")
        except FileRefused as refused:
            assert str(refused).startswith("x: ")


def test_rows_by_headings_keep_cells_as_they_are() -> None:
    assert list(dict_rows(b'id,name1\n1," a, b "\n\n2,c\n', "x")) == [
        (2, {"id": "1", "name1": " a, b "}),
        (4, {"id": "2", "name1": "c"}),
    ]
