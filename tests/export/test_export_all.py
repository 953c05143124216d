"""What holds for every format."""

import io
import zipfile
from dataclasses import replace

import pytest
from export_reports import FILLER, TEXT, filed, written

from onrecord.errors import OnrecordError, QueryError
from onrecord.export import FORMATS, Options, export, format_named

NAMES = [one.name for one in FORMATS]
TEXTED = {"csv", "jsonl", "parquet", "ftm", "brat", "cas", "tei", "citron"}
SECRET = FILLER[900:1000].encode()


def unpacked(name: str, data: bytes) -> bytes:
    if name == "parquet":
        import pyarrow.parquet

        return str(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()).encode()
    if data[:2] != b"PK":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(one) for one in archive.namelist())


@pytest.mark.parametrize("name", NAMES)
def test_whole_texts_leave_only_when_asked_for(name: str) -> None:
    assert SECRET not in unpacked(name, written(name))
    assert (SECRET in unpacked(name, written(name, full_text=True))) == (name in TEXTED)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "parquet"])
def test_no_script_of_a_page_stands_in_an_export(name: str) -> None:
    data = unpacked(name, written(name))
    if name in ("csv", "brat", "prov"):
        return  # Not read as HTML: the words stand as they are.
    assert b"<script" not in data.replace(b"<scripture", b"")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/> . <x", "file:///etc/passwd", "data:,x"])
def test_only_addresses_of_the_web_become_links(name: str, url: str) -> None:
    data = unpacked(name, written(name, filed(url=url)))
    if name not in ("csv", "parquet", "jsonl"):
        assert url.encode() not in data


@pytest.mark.parametrize("name", NAMES)
def test_a_report_without_statements_and_no_report_at_all_are_written(name: str) -> None:
    one = filed()
    bare = replace(one, reading=replace(one.reading, attributions=()), statements=())
    for reports in ((bare,), ()):
        counted = export(reports, format_named(name), io.BytesIO())
        assert (counted.n_reports, counted.n_statements) == (len(reports), 0)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_counted(name: str) -> None:
    counted = export((filed(), filed(text=f"{TEXT}!", published=None)), format_named(name), io.BytesIO(), Options())
    assert counted.n_reports == 2
    assert counted.n_statements + sum(counted.left_out.values()) == 10


def test_every_format_has_one_line_on_its_purpose() -> None:
    for one in FORMATS:
        assert "\n" not in one.purpose and 20 < len(one.purpose) < 70


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    with pytest.raises(QueryError, match="'xls' is no format; the formats are csv, jsonl"):
        format_named("xls")


def test_parquet_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(OnrecordError, match=r"onrecord\[parquet\]"):
        written("parquet")
