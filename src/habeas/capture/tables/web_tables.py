"""Tables of an HTML page -> tables. Cells that span rows or columns stand in each; a table inside a cell is one of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from lxml import etree, html

from habeas.capture.tables.table import MOST_COLUMNS, FileRefused, Row, Table, refuse_too_many, row_of, tidy

_WIDEST_SPAN = 100
_TALLEST_SPAN = 2_000


def web_tables(text: str, name: str) -> tuple[Table, ...]:
    """Raises `FileRefused` for what is no HTML."""
    try:
        page = html.document_fromstring(text.encode("utf-8", "surrogatepass"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise FileRefused(name, f"cannot be read ({error})") from error
    unseen: html.HtmlElement
    for unseen in list(page.iter("script", "style", "sup")):
        if unseen.tag != "sup" or (unseen.get("class") or "").startswith("reference"):
            unseen.drop_tree()
    for line in page.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return tuple(
        Table(_named(table, number), tuple(_rows(table, name))) for number, table in enumerate(page.iter("table"), start=1)
    )


def _named(table: html.HtmlElement, number: int) -> str:
    caption = table.find("caption")
    return " ".join(caption.text_content().split()) if caption is not None else f"table {number}"


def _rows(table: html.HtmlElement, name: str) -> Iterator[Row]:
    below: dict[int, tuple[int, str]] = {}  # by column: for how many further rows a cell from above stands here
    own = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for number, element in enumerate(own, start=1):
        cells: list[str] = []
        refuse_too_many(number, name)
        waiting = deque(cell for cell in element if cell.tag in ("td", "th"))
        while len(cells) <= MOST_COLUMNS and (waiting or any(column >= len(cells) for column in below)):
            column = len(cells)
            if column in below:
                left, text = below.pop(column)
                cells.append(text)
                if left > 1:
                    below[column] = left - 1, text
            elif waiting:
                cell = waiting.popleft()
                text = tidy(_text_of(cell), name)
                for _ in range(_span(cell, "colspan", _WIDEST_SPAN)):
                    down = _span(cell, "rowspan", _TALLEST_SPAN)
                    if down > 1:
                        below[len(cells)] = down - 1, text
                    cells.append(text)
            else:
                cells.append("")
        row = row_of(number, cells, name)
        if row:
            yield row


def _text_of(cell: html.HtmlElement) -> str:
    """The cell's own text, without that of tables inside it."""
    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        inside = any(above.tag == "table" for above in (element, *element.iterancestors()) if cell in above.iterancestors())
        if event == "start":
            if not inside and isinstance(element.tag, str):
                parts.append(element.text or "")
                if element.tag in ("p", "li", "div") and element is not cell:
                    parts.insert(-1, "\n")
        elif element is not cell and not (inside and element.tag != "table"):
            parts.append(element.tail or "")
    return "".join(parts)


def _span(cell: html.HtmlElement, attribute: str, most: int) -> int:
    written = (cell.get(attribute) or "1").strip()
    return min(max(int(written), 1), most) if written.isdecimal() and len(written) < 6 else 1
