"""CSV, JSON Lines and Parquet, opened with other libraries than the ones that wrote them."""

import csv
import io
import json

import pyarrow.parquet
from export_reports import filed, written
from hypothesis import given
from hypothesis import strategies as st

from onrecord.contract import reading_from
from onrecord.export.columns import COLUMNS
from onrecord.export.table import guarded, unguarded

CELLS = st.text(st.sampled_from("='+-@;\t\r\n a＝\u200b"), max_size=12) | st.text(max_size=20)


def test_each_statement_is_a_row_with_the_words_of_the_report() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv").decode(), newline="")))
    one = filed()
    assert tuple(rows[0]) == COLUMNS
    assert [row["statement_id"] for row in rows] == [statement.id for statement in one.statements]
    for row, statement in zip(rows, one.statements, strict=True):
        assert unguarded(row["content"]) == statement.attribution.content.text
        spans = [tuple(map(int, span.split("-"))) for span in row["content_spans"].split()]
        assert " ".join(one.document.text[start:end] for start, end in spans) == statement.attribution.content.text


@given(CELLS)
def test_no_cell_is_a_formula_and_the_guard_can_be_taken_away(cell: str) -> None:
    safe = guarded(cell)
    assert unguarded(safe) == cell
    for part in safe.replace("\t", "\n").replace("\r", "\n").replace(";", "\n").split("\n"):
        assert part.strip()[:1] not in {*"=+-@＝＋－＠"} or not part.strip()


def test_a_reading_comes_back_from_json_lines_as_it_was() -> None:
    one = filed()
    assert reading_from(json.loads(written("jsonl", full_text=True)), one.document.sha256) == one.reading


def test_json_lines_hold_the_contract_s_attributions() -> None:
    found = [json.loads(line) for line in written("jsonl").splitlines()]
    assert [one["attribution"]["id"] for one in found] == [one.id for one in filed().statements]


def test_parquet_has_typed_columns() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(written("parquet")))
    assert tuple(table.column_names) == COLUMNS
    assert table.schema.field("confidence").type == pyarrow.float64()
    assert table["content"].to_pylist() == [one.attribution.content.text for one in filed().statements]
