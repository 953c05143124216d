"""Files to readings to the record: in order, nothing lost, nothing read twice."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_reports import table_rows

from onrecord.errors import InputRefused
from onrecord.flow import Added, Reader, add_paths, read_file, read_paths
from onrecord.ingest import parse
from onrecord.store import Record
from onrecord.types import Attribution, Content, Document, Original, Passage, Reading, Skipped, Span

SAID = re.compile(r"(?P<source>\w+) (?P<cue>said) (?P<content>[^.]*)")


class Counting:
    """A reader that knows ``NAME said CONTENT.`` and remembers what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, document: Document) -> Reading:
        self.read.append(document.path)
        return Reading(document, tuple(self._attribution(document, found) for found in SAID.finditer(document.text)))

    def _attribution(self, document: Document, found: re.Match[str]) -> Attribution:
        source, cue = (Passage(Span(*found.span(name)), found[name]) for name in ("source", "cue"))
        content = Content((Span(*found.span("content")),), found["content"])
        return Attribution(f"{document.id}-{found.start()}", "indirect", source, cue, content, 0.5)


@pytest.fixture
def counting() -> Counting:
    return Counting()


def make(folder: Path, files: dict[str, bytes | str]) -> list[str]:
    for name, data in files.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return [str(folder / name) for name in files]


def add(path: Path, paths: Sequence[str], reader: Reader) -> list[Added | Skipped]:
    with Record.open(path, create=True) as record:
        return list(add_paths(record, paths, reader))


GOOD = "A report of the day.\n\nAda said it rained 🙂 there.\n"
OTHER = "Another report of the day.\n\nBen said it snowed. Ada said it did not.\n"


def test_files_are_read_in_the_order_given_with_refusals_in_their_place(tmp_path: Path, counting: Counting) -> None:
    paths = make(tmp_path, {"b.txt": GOOD, "empty.txt": b"", "a.txt": OTHER})
    results = list(read_paths([*paths, str(tmp_path / "none.txt")], Reader(counting, "1")))
    assert [type(one) for one in results] == [Reading, Skipped, Reading, Skipped]
    assert [one.path for one in results if isinstance(one, Skipped)] == [paths[1], str(tmp_path / "none.txt")]
    assert [one.document.path for one in results if isinstance(one, Reading)] == [paths[0], paths[2]]


@pytest.mark.parametrize("name", ["empty.txt", "none.txt"])
def test_strict_raises_what_would_be_skipped(tmp_path: Path, counting: Counting, name: str) -> None:
    paths = [*make(tmp_path, {"b.txt": GOOD, "empty.txt": b""})[:1], str(tmp_path / name)]
    with pytest.raises(InputRefused, match=name):
        list(read_paths(paths, Reader(counting, "1"), strict=True))


def test_one_file_gives_its_bytes_and_its_reading(tmp_path: Path, counting: Counting) -> None:
    (path,) = make(tmp_path, {"a.txt": GOOD})
    original, reading = read_file(path, Reader(counting, "1"))
    assert original.data == GOOD.encode()
    assert reading.document.sha256 == original.sha256
    assert [one.content.text for one in reading.attributions] == ["it rained 🙂 there"]


def test_what_is_added_is_in_the_record_with_its_context(tmp_path: Path, counting: Counting) -> None:
    paths = make(tmp_path, {"a.txt": GOOD, "b.txt": OTHER, "empty.txt": b""})
    results = add(tmp_path / "r.db", paths, Reader(counting, "1"))
    assert [(one.n_statements, one.new) for one in results if isinstance(one, Added)] == [(1, True), (2, True)]
    with Record.open(tmp_path / "r.db", read_only=True) as record:
        assert record.verify() == []
        assert [one.path for one in record.skipped()] == [paths[2]]
        for one in results:
            if isinstance(one, Added):
                reading = record.reading(one.document_id)
                assert len(reading.attributions) == one.n_statements
                hit = record.statement(reading.attributions[0].id)
                assert hit is not None and reading.attributions[0].content.text in hit.statement.context


def test_bytes_already_read_by_this_version_are_not_read_again(tmp_path: Path, counting: Counting) -> None:
    paths = make(tmp_path, {"a.txt": GOOD, "b.txt": OTHER})
    first = add(tmp_path / "r.db", paths, Reader(counting, "1"))
    before = table_rows(tmp_path / "r.db")
    copies = make(tmp_path, {"c.txt": GOOD})
    again = add(tmp_path / "r.db", [*paths, *copies], Reader(counting, "1"))
    assert counting.read == paths
    assert again[:2] == [replace(one, new=False) for one in first if isinstance(one, Added)]
    assert add(tmp_path / "r.db", paths, Reader(counting, "1")) == again[:2]
    after = table_rows(tmp_path / "r.db")
    assert len(after.pop("paths")) == len(before.pop("paths")) + 1
    assert after == before


def test_another_version_reads_again(tmp_path: Path, counting: Counting) -> None:
    paths = make(tmp_path, {"a.txt": GOOD})
    add(tmp_path / "r.db", paths, Reader(counting, "1"))
    (again,) = add(tmp_path / "r.db", paths, Reader(counting, "2"))
    assert isinstance(again, Added) and again.new
    assert counting.read == paths * 2


def test_strict_keeps_the_refusal_and_stops(tmp_path: Path, counting: Counting) -> None:
    paths = make(tmp_path, {"a.txt": GOOD, "empty.txt": b"", "b.txt": OTHER})
    with Record.open(tmp_path / "r.db", create=True) as record:
        with pytest.raises(InputRefused, match=r"empty\.txt"):
            list(add_paths(record, paths, Reader(counting, "1"), strict=True))
        assert (record.counts().n_reports, record.counts().n_skipped) == (1, 1)
        assert record.verify() == []


def test_stopping_early_keeps_what_was_yielded(tmp_path: Path, counting: Counting) -> None:
    paths = make(tmp_path, {"a.txt": GOOD, "b.txt": OTHER})
    with Record.open(tmp_path / "r.db", create=True) as record:
        next(add_paths(record, paths, Reader(counting, "1")))
    with Record.open(tmp_path / "r.db") as record:
        assert record.counts().n_reports == 1
    add(tmp_path / "r.db", paths, Reader(counting, "1"))
    assert counting.read == paths


@pytest.mark.parametrize("first", ["a.txt", "b.html"])
def test_a_copy_that_is_refused_is_refused_whichever_copy_came_first(tmp_path: Path, first: str) -> None:
    paths = make(
        tmp_path, {"a.txt": "<script>Ada said it rained.</script>", "b.html": "<script>Ada said it rained.</script>"}
    )
    for path in sorted(paths, key=lambda path: not path.endswith(first)):
        add(tmp_path / "r.db", [path], Reader(Counting(), "1"))
    with Record.open(tmp_path / "r.db") as record:
        assert [skipped.path for skipped in record.skipped()] == [paths[1]]
        assert record.counts().n_paths == 1


@pytest.mark.parametrize("folder", [".", "{here}", "../{name}"])
@pytest.mark.parametrize("opened", ["onrecord.db", "deep/../onrecord.db", "link.db", "record.txt"])
def test_the_open_record_is_no_input_of_the_folder_it_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: str, folder: str
) -> None:
    make(tmp_path, {"a.txt": GOOD, "table.db": b"x"})
    (tmp_path / "deep").mkdir()
    if opened == "link.db":
        add(tmp_path / "onrecord.db", [str(tmp_path / "a.txt")], Reader(Counting(), "1"))
        (tmp_path / "link.db").symlink_to("onrecord.db")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        results = add(Path(opened), [folder.format(here=tmp_path, name=tmp_path.name)], Reader(Counting(), "1"))
        assert [Path(one.path).name for one in results] == ["a.txt", "table.db"]
    with Record.open(opened) as record:
        assert [Path(one.path).name for one in record.skipped()] == ["table.db"]


def test_a_record_that_is_not_the_open_one_is_refused(tmp_path: Path, counting: Counting) -> None:
    add(tmp_path / "other.db", make(tmp_path, {"a.txt": GOOD}), Reader(counting, "1"))
    results = add(tmp_path / "onrecord.db", [str(tmp_path)], Reader(counting, "1"))
    assert [(Path(one.path).name, type(one)) for one in results] == [("a.txt", Added), ("other.db", Skipped)]


def test_the_files_beside_the_open_record_are_passed_over_while_they_are_there(
    tmp_path: Path, counting: Counting
) -> None:
    make(tmp_path, {"a.txt": GOOD})
    with Record.open(tmp_path / "onrecord.db", create=True) as record:
        list(add_paths(record, [str(tmp_path / "a.txt")], Reader(counting, "1")))
        make(tmp_path, {"onrecord.db-journal": b"", "other.db-wal": b""})
        assert (tmp_path / "onrecord.db-wal").exists()
        results = list(add_paths(record, [str(tmp_path)], Reader(counting, "1")))
    assert [Path(one.path).name for one in results] == ["a.txt", "other.db-wal"]


def test_the_open_record_named_as_an_input_is_refused(tmp_path: Path, counting: Counting) -> None:
    (result,) = add(tmp_path / "onrecord.db", [str(tmp_path / "onrecord.db")], Reader(counting, "1"))
    assert isinstance(result, Skipped)
    assert result.reason == "binary"


def nested(depth: int) -> int:
    return nested(depth + 1)


class Sinking(Counting):
    """A reader that runs out of call depth over every text that holds "snowed"."""

    def __call__(self, document: Document) -> Reading:
        if "snowed" in document.text:
            nested(0)
        return super().__call__(document)


def sinking_parse(original: Original) -> Document:
    if b"snowed" in original.data:
        nested(0)
    return parse(original)


@pytest.mark.parametrize("step", ["parse", "read"])
def test_one_page_nested_too_deep_ends_no_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    paths = make(tmp_path, {"a.txt": GOOD, "b.txt": OTHER, "c.txt": GOOD + "Eve said it thawed.\n"})
    reader = Reader(Sinking() if step == "read" else Counting(), "1")
    if step == "parse":
        monkeypatch.setattr("onrecord.flow.one.parse", sinking_parse)
        monkeypatch.setattr("onrecord.flow.keep.parse", sinking_parse)
    read = list(read_paths(paths, reader))
    assert [type(one) for one in read] == [Reading, Skipped, Reading]
    added = add(tmp_path / "r.db", paths, reader)
    assert [type(one) for one in added] == [Added, Skipped, Added]
    assert added[1] == read[1]
    assert isinstance(added[1], Skipped) and (added[1].path, added[1].reason) == (paths[1], "too-deep")
    with Record.open(tmp_path / "r.db") as record:
        assert (record.counts().n_reports, record.counts().n_skipped) == (2, 1)
        assert record.verify() == []
    for strict in (lambda: read_paths(paths, reader, strict=True), lambda: [read_file(paths[1], reader)]):
        with pytest.raises(InputRefused, match="too-deep"):
            list(strict())


FILES = st.dictionaries(
    st.sampled_from([f"{name}.{kind}" for name in "abc" for kind in ("txt", "html")]),
    st.sampled_from([GOOD, OTHER, "", "<html><p>Eve said it is a page.", "<script>Ada said no.</script>"]),
    min_size=1,
)


@settings(max_examples=10, deadline=None)
@given(files=FILES, data=st.data())
def test_order_and_halves_do_not_change_the_record(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("order")
    paths = make(folder, dict(files.items()))
    shuffled = data.draw(st.permutations(paths))
    cut = data.draw(st.integers(0, len(paths)))
    add(folder / "one.db", paths, Reader(Counting(), "1"))
    for half in (shuffled[:cut], shuffled[cut:], shuffled[:1]):
        if half:
            add(folder / "two.db", half, Reader(Counting(), "1"))
    assert table_rows(folder / "one.db") == table_rows(folder / "two.db")
