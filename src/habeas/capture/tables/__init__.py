"""Files with tables in them (CSV, XLSX, HTML, DOCX) -> their tables as rows of texts.

In: the bytes of a file and its name. Out: `Table`s. Always true: each row says where it stands in the file, so that it can be
found there again; a cell that spans several rows or columns stands in each of them; dates that a workbook keeps as numbers come
as `YYYY-MM-DD`; nothing is left out but what is empty.
"""

from habeas.capture.tables.delimited import dict_rows
from habeas.capture.tables.reading import TableFile, read_tables
from habeas.capture.tables.table import FileRefused, Row, Table

__all__ = ["FileRefused", "Row", "Table", "TableFile", "dict_rows", "read_tables"]
