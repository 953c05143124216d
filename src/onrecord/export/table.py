"""CSV for spreadsheets and Parquet for data tools: one row a statement.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, which can run programs and send
data away (https://owasp.org/www-community/attacks/CSV_Injection). Such a cell gets an apostrophe in front; so does the
sign after a semicolon, a tab or a line break, where a spreadsheet that cuts there would begin a cell. ``unguarded``
takes exactly these apostrophes away again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from onrecord.errors import OnrecordError
from onrecord.export.columns import COLUMNS, WHOLE, Cell, rows_of
from onrecord.export.format import LeftOut, Options
from onrecord.store import Filed

_BEGINS = r"(?:^|[;\t\r\n])[\s\x00-\x1f\u200b-\u200f\ufeff]*"
_SIGN = "[=+\\-@＝＋－＠]"
_FORMULA = re.compile(rf"({_BEGINS})('*{_SIGN})")
_GUARDED = re.compile(rf"({_BEGINS})'('*{_SIGN})")
_NUMBERS: dict[str, str] = {"context_start": "int64", "context_end": "int64", "confidence": "float64"}
_ROWS = 5_000
"""Rows of Parquet that are held in memory; a row group is as many."""


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'\2", cell)


def unguarded(cell: str) -> str:
    """The cell that ``guarded`` was given."""
    return _GUARDED.sub(r"\1\2", cell)


def write_csv(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """UTF-8, commas, every cell in quotation marks, line ends of RFC 4180."""
    columns = _columns(options)
    line = io.StringIO(newline="")
    writer = csv.writer(line, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for row in _rows(reports):
        out.write(line.getvalue().encode())
        line.seek(0)
        line.truncate()
        writer.writerow([_cell(row[column]) for column in columns])
    out.write(line.getvalue().encode())
    return {}


def write_parquet(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """One table with typed columns. Raises ``OnrecordError`` where pyarrow is not installed."""
    arrow, parquet = _pyarrow()
    types = {"int64": arrow.int64(), "float64": arrow.float64()}
    schema = arrow.schema([(name, types.get(_NUMBERS.get(name, ""), arrow.string())) for name in _columns(options)])
    rows = _rows(reports)
    with parquet.ParquetWriter(out, schema) as writer:
        while some := list(islice(rows, _ROWS)):
            writer.write_table(arrow.Table.from_pylist(some, schema=schema))
    return {}


def _columns(options: Options) -> tuple[str, ...]:
    return (*COLUMNS, WHOLE) if options.full_text else COLUMNS


def _rows(reports: Iterable[Filed]) -> Iterator[dict[str, Cell]]:
    return (row for filed in reports for row in rows_of(filed))


def _cell(value: Cell) -> Cell:
    return guarded(value) if isinstance(value, str) else value


def _pyarrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise OnrecordError(
            "Parquet is written by pyarrow, which is not installed: pip install 'onrecord[parquet]'"
        ) from error
