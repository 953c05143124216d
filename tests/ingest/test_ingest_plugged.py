"""Loaders of plugins: installed as any package is, and run in the worker process as ours are."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputRefused
from onrecord.ingest import find_inputs, load, originals, parse, plugged
from onrecord.ingest.worker import Worker
from onrecord.types import Document, Original, Skipped

EXAMPLE = Path(__file__).parents[2] / "examples" / "loader"
SUBTITLES = """WEBVTT - The harbour inquiry

NOTE taken from the second day

1
00:01.000 --> 00:04.000
<v Ada Okafor>We were not told, 😀

00:04.000 --> 00:06.000 align:start
<v Ada Okafor>and we <i>asked</i> twice.

00:07.000 --> 00:09.000
<v Ben Marsh>That is wrong &amp; you know it.</v>
"""
BROKEN = {
    "text": "def load(original): return 'no document'",
    "absent": "",
    "number": "load = 3",
    "outside": (
        "from dataclasses import replace\n"
        "from onrecord.ingest import Facts, Part, assembled\n"
        "from onrecord.types import Block, Span\n"
        "def load(original):\n"
        "    made = assembled(original, [Part('One line.')], Facts())\n"
        "    return replace(made, blocks=(Block(Span(0, 99), 'paragraph'),))\n"
    ),
    "halves": (
        "from onrecord.types import Document\n"
        "def load(original): return Document(id='', path='', sha256='', text='\\ud800 said', blocks=())\n"
    ),
}


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker that is started after the plugin was installed."""
    one = Worker()
    yield one
    one.close()
    plugged._plugins.cache_clear()


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, **entries: str) -> None:
    """Put a package that names these entry points where Python finds it, here and in the worker."""
    about = folder / "invented_plugin-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: invented-plugin\nVersion: 1\n")
    lines = [f"{name} = {value}" for name, value in entries.items()]
    (about / "entry_points.txt").write_text("\n".join((f"[{plugged.GROUP}]", *lines)) + "\n")
    for place in (folder, EXAMPLE):
        monkeypatch.syspath_prepend(str(place))
    monkeypatch.setenv("PYTHONPATH", f"{folder}:{EXAMPLE}")
    plugged._plugins.cache_clear()


def read(path: Path, worker: Worker) -> Document:
    return parse(load(str(path)), worker=worker)


def test_the_example_reads_subtitles_as_a_transcript(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    install(tmp_path / "site", monkeypatch, vtt="onrecord_vtt:vtt_document")
    path = tmp_path / "inquiry.VTT"
    path.write_text(SUBTITLES, encoding="utf-8")
    found = read(path, worker)
    assert (
        found.text == "Ada Okafor: We were not told, 😀 and we asked twice.\n\nBen Marsh: That is wrong & you know it."
    )
    assert found.title == "The harbour inquiry"
    assert [found.text[b.span.start : b.span.end].split(":")[0] for b in found.blocks] == ["Ada Okafor", "Ben Marsh"]
    assert found.id == load(str(path)).sha256[:16] and found.path == str(path)


def test_what_is_no_subtitles_is_refused_in_the_plugins_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    install(tmp_path / "site", monkeypatch, vtt="onrecord_vtt:vtt_document")
    path = tmp_path / "a.vtt"
    path.write_bytes(b"no subtitles")
    with pytest.raises(InputRefused) as refused:
        read(path, worker)
    assert refused.value.reason == "damaged" and "WEBVTT" in refused.value.detail


def test_folders_and_archives_are_searched_for_what_a_plugin_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.vtt").write_text(SUBTITLES, encoding="utf-8")
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("inner/c.vtt", SUBTITLES)
    assert any(isinstance(found, Skipped) for found in find_inputs([str(folder)]))
    install(tmp_path / "site", monkeypatch, vtt="onrecord_vtt:vtt_document")
    inputs = [found for path in find_inputs([str(folder)]) for found in originals(str(path))]
    assert [Path(found.path).name for found in inputs] == ["a.vtt", "c.vtt"]
    assert {parse(found, worker=worker).text[:10] for found in inputs if isinstance(found, Original)} == {"Ada Okafor"}


def test_a_plugin_reads_its_ending_whatever_the_bytes_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    install(tmp_path / "site", monkeypatch, vtt="onrecord_vtt:vtt_document")
    path = tmp_path / "a.vtt"
    path.write_bytes(b"PK\x03\x04 as a zip file begins")
    assert [type(found) for found in originals(str(path))] == [Original]
    with pytest.raises(InputRefused, match="WEBVTT"):
        read(path, worker)


@pytest.mark.parametrize("fault", [*BROKEN, "missing"])
def test_a_broken_plugin_costs_its_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker, fault: str
) -> None:
    install(tmp_path / "site", monkeypatch, odd=f"broken_{fault}:load")
    if fault in BROKEN:
        (tmp_path / "site" / f"broken_{fault}.py").write_text(BROKEN[fault] + "\n")
    path, plain = tmp_path / "a.odd", tmp_path / "b.txt"
    path.write_text("words")
    plain.write_text("Ada Okafor said no.")
    with pytest.raises(InputRefused) as refused:
        read(path, worker)
    assert refused.value.reason == "plugin-failed" and f"broken_{fault}:load" in refused.value.detail
    assert read(plain, worker).text == "Ada Okafor said no."


def test_a_plugin_does_not_take_an_ending_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    install(tmp_path / "site", monkeypatch, txt="onrecord_vtt:vtt_document", HTML="onrecord_vtt:vtt_document")
    path = tmp_path / "a.txt"
    path.write_text("Ada Okafor said no.")
    assert read(path, worker).text == "Ada Okafor said no."
