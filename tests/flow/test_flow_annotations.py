import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.contract import attribution_object
from onrecord.errors import InputRefused, QueryError
from onrecord.export import Options, export, format_named
from onrecord.flow.annotations import Annotated, add_annotations, read_annotations
from onrecord.flow.annotations.brat import read_brat
from onrecord.flow.annotations.citron import read_citron
from onrecord.flow.annotations.marked import Marked, reading_of
from onrecord.flow.annotations.take import _original
from onrecord.flow.context import statements
from onrecord.store import Filed, Record
from onrecord.types import Reading, Skipped, Span, Speaker

TEXT = 'Ada Okafor said: "The door 🙂 was open."\n\nBen Marsh told reporters that she denied it.\n'
BRAT = (
    "T1\tContent 17 41\t\"The door\nT2\tSource 0 10\tAda Okafor\nT3\tCue 11 15\tsaid\n"
    "R1\tHasSource Arg1:T1 Arg2:T2\nR2\tHasCue Arg1:T1 Arg2:T3\n#1\tAnnotatorNotes T1\tseen\n"
)  # fmt: skip


def write_brat(folder: Path, annotations: str = BRAT, text: str = TEXT) -> Path:
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_bytes(annotations.encode())
    return folder


def only(folder: Path, name: str = "brat") -> Annotated | Skipped:
    (found,) = read_annotations(name, [folder])
    return found


def words(reading: Reading) -> list[dict[str, object]]:
    """What a format can carry of the attributions, without what another text's hash makes."""
    left_out = {"id", "chain", "said", "candidates", "parent", "confidence", "speaker"}
    return [{k: v for k, v in attribution_object(a).items() if k not in left_out} for a in reading.attributions]


def test_brat_annotations_are_a_reading_of_their_text(tmp_path: Path) -> None:
    found = only(write_brat(tmp_path))
    assert isinstance(found, Annotated)
    (one,) = found.reading.attributions
    assert (one.source and one.source.text, one.cue and one.cue.text) == ("Ada Okafor", "said")
    assert one.content.text == TEXT[17:41]
    assert found.reading.document.text == TEXT
    assert found.original.data == TEXT.encode()


def test_the_form_is_worked_out_where_the_file_does_not_tell_it(tmp_path: Path) -> None:
    start = TEXT.index('"The')
    end = TEXT.index('"\n') + 1
    found = only(write_brat(tmp_path, f"T1\tQuotation {start} {end}\tx\n"))
    assert isinstance(found, Annotated)
    assert found.reading.attributions[0].form == "direct"


def test_relations_of_other_names_tie_by_the_types_of_their_spans() -> None:
    lines = "T1\tQuotation 0 3\tAda\nT2\tSpeaker 4 10\tOkafor\nR1\tspokenBy Arg1:T2 Arg2:T1\n"
    (marked,), _ = read_brat("a.ann", TEXT, lines)
    assert marked.source == Span(4, 10)


def test_spans_of_unknown_types_are_noted() -> None:
    _, notes = read_brat("a.ann", TEXT, "T1\tContent 0 3\tAda\nT2\tPlace 4 10\tOkafor\n")
    assert [(note.code, note.span) for note in notes] == [("annotation-left-out", Span(4, 10))]


@pytest.mark.parametrize(
    ("annotations", "reason"),
    [
        ("T1\tContent 5 9999\tx\n", "bad-offsets"),
        ("T1\tContent 9 5\tx\n", "bad-offsets"),
        ("T1\tContent five six\tx\n", "not-brat"),
        ("hello\n", "not-brat"),
        ("T1\tPlace 0 3\tAda\n", "no-contents"),
    ],
)
def test_bad_brat_is_refused_with_where_and_why(tmp_path: Path, annotations: str, reason: str) -> None:
    found = only(write_brat(tmp_path, annotations))
    assert isinstance(found, Skipped)
    assert (found.reason, "a.ann" in found.path) == (reason, True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[]", "not-citron"),
        (b"{", "not-citron"),
        (b"\xff", "not-citron"),
        (b'{"text": "abc", "quotes": [{"contents": []}]}', "not-citron"),
        (b'{"text": "abc", "quotes": [{"contents": [{"start": 1, "end": 9}]}]}', "bad-offsets"),
        (b'{"text": "", "quotes": []}', "empty"),
    ],
)
def test_bad_citron_is_refused_with_why(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.json").write_bytes(data)
    found = only(tmp_path, "citron")
    assert isinstance(found, Skipped)
    assert found.reason == reason
    with pytest.raises(InputRefused, match=reason):
        list(read_annotations("citron", [tmp_path], strict=True))


def test_places_without_annotations_and_broken_archives_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK not really")
    found = list(read_annotations("brat", [tmp_path / "a.zip", tmp_path, tmp_path / "absent.ann"]))
    assert [one.reason for one in found if isinstance(one, Skipped)] == [
        "broken-archive", "no-annotations", "missing"
    ]  # fmt: skip


def test_an_annotation_without_its_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text(BRAT)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.ann", BRAT)
    for found in read_annotations("brat", [tmp_path, tmp_path / "a.ann", tmp_path / "a.zip"]):
        assert isinstance(found, Skipped)
        assert (found.reason, found.path.endswith("a.ann")) == ("no-text", True)
        assert found.detail == "Its text is not beside it; wanted a.txt, which brat keeps with it."


def test_another_format_is_no_format(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="brat, citron"):
        read_annotations("tei", [tmp_path])


def test_annotations_are_kept_once_and_replaced_when_changed(tmp_path: Path) -> None:
    write_brat(tmp_path)
    with Record.open(tmp_path / "r.db", create=True) as record:
        first, second = (list(add_annotations(record, "brat", [tmp_path])) for _ in range(2))
        assert [(one.new, one.n_statements) for one in (*first, *second) if not isinstance(one, Skipped)] == [
            (True, 1), (False, 1)
        ]  # fmt: skip
        write_brat(tmp_path, BRAT + "T4\tContent 50 55\tx\n")
        list(add_annotations(record, "brat", [tmp_path]))
        assert (record.counts().n_reports, record.counts().n_statements) == (1, 2)
        assert record.verify() == []


def test_a_refused_file_is_kept_as_skipped(tmp_path: Path) -> None:
    write_brat(tmp_path, "hello\n")
    with Record.open(tmp_path / "r.db", create=True) as record:
        list(add_annotations(record, "brat", [tmp_path]))
        assert [one.reason for one in record.skipped()] == ["not-brat"]


TEXTS = st.text(alphabet='ab "“”\n\r\t\u0301🙂\u2028.', min_size=2, max_size=60).filter(str.strip)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Annotated texts; spans do not end in a line's end, which brat cannot keep."""
    text = "x" + draw(TEXTS) + "y"
    breaks = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
    edges = [i for i in range(len(text)) if text[i] not in breaks]

    def span() -> Span:
        first, last = sorted((draw(st.sampled_from(edges)), draw(st.sampled_from(edges))))
        return Span(first, last + 1)

    marked = [
        Marked(
            content=(span(),),
            source=span(),
            cue=span(),
            addressee=draw(st.none() | st.builds(span)),
            speaker=draw(st.none() | st.just(Speaker("p1", "Ada", "person"))),
            traits={"act": draw(st.sampled_from(["assert", "deny"])), "modality": "possible", "form": "mixed"},
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return reading_of(_original("a.txt", text), text, marked)


def exported(name: str, reading: Reading) -> zipfile.ZipFile:
    out = io.BytesIO()
    export([Filed(reading, statements(reading))], format_named(name), out, Options(full_text=True))
    return zipfile.ZipFile(out)


@given(readings())
def test_what_is_exported_to_brat_comes_back(reading: Reading) -> None:
    archive, id_ = exported("brat", reading), reading.document.id
    text = archive.read(f"{id_}.txt").decode()
    marked, notes = read_brat("a.ann", text, archive.read(f"{id_}.ann").decode())
    again = reading_of(_original("a.txt", text), text, marked, notes)
    assert words(again) == words(reading)
    assert [a.id for a in again.attributions] == [a.id for a in reading.attributions]
    assert [a.speaker and a.speaker.name for a in again.attributions] == [
        a.speaker and a.speaker.name for a in reading.attributions
    ]


@given(readings())
def test_what_is_exported_to_citron_comes_back(reading: Reading) -> None:
    archive, id_ = exported("citron", reading), reading.document.id
    text, marked = read_citron("a.json", archive.read(f"{id_}.json"))
    again = reading_of(_original("a.txt", text), text, marked)
    assert [(a.source, a.cue, a.content) for a in again.attributions] == [
        (a.source, a.cue, a.content) for a in reading.attributions
    ]


@given(st.text(max_size=40), st.text(alphabet="T1R\t Content05;9:#\nArg", max_size=60))
def test_no_lines_make_brat_fail_in_another_way(text: str, lines: str) -> None:
    try:
        marked, _ = read_brat("a.ann", text, lines)
    except InputRefused:
        return
    assert all(text[slice(*span)] for one in marked for span in one.content)


@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda s: st.lists(s) | st.dictionaries(
    st.sampled_from(["text", "quotes", "contents", "start", "end", "speaker"]), s)))  # fmt: skip
def test_no_json_makes_citron_fail_in_another_way(value: object) -> None:
    with pytest.raises(InputRefused):
        read_citron("a.json", json.dumps({"text": value, "quotes": [value]}).encode())
