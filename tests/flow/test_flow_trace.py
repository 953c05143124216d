"""Tracing over a whole record, and reports printed twice in its relations."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.errors import NotFound, QueryError
from onrecord.flow.families import with_families
from onrecord.flow.trace import trace
from onrecord.flow.wordings import index_path
from onrecord.link import Telling
from onrecord.store import Record
from onrecord.types import Block, Document, Original, Reading, Span
from relations import telling
from trace_speed import SAYING, fill


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of invented reports, enough of them that their index is kept in a file."""
    path = tmp_path_factory.mktemp("trace") / "large.db"
    fill(path, 205)
    return path


def test_every_carrier_is_found_among_many_reports(large: Path) -> None:
    with Record.open(large, read_only=True) as record:
        found = trace(record, SAYING)
    assert (len(found.versions), found.n_reports, found.is_whole) == (2, 205, True)


def test_the_kept_index_gives_the_same_saying(large: Path) -> None:
    with Record.open(large, read_only=True) as record:
        texts_seen: list[str] = []

        def watched(texts: Iterable[str]) -> Iterator[str]:
            for text in texts:
                texts_seen.append(text)
                yield text

        first = trace(record, SAYING)
        assert trace(record, SAYING, watch=watched) == first
    assert texts_seen == []


def test_more_reports_than_may_be_compared_are_not_passed_over_in_silence(large: Path) -> None:
    with Record.open(large, read_only=True) as record:
        found = trace(record, SAYING, limit=1)
    assert (len(found.versions), found.n_compared, found.is_whole) == (1, 1, False)


def test_an_unknown_id_and_too_few_words_are_told_apart(large: Path) -> None:
    with Record.open(large, read_only=True) as record:
        with pytest.raises(NotFound, match="no statement has the id"):
            trace(record, "00000000000000aa")
        for words in ("decade", "faced it", "   "):
            with pytest.raises(QueryError, match="says too little"):
                trace(record, words)


def test_statements_of_a_report_printed_twice_share_a_family(tmp_path: Path) -> None:
    body = "“The letter never came to the map room,” he said. " + " ".join(f"Line {n} of the story." for n in range(30))
    with Record.open(tmp_path / "twice.db", create=True) as record:
        ids = [_kept(record, text) for text in (body, body + " It rained.", "“The letter,” he said.")]
        one, other, apart = with_families(record, [_telling(id_) for id_ in ids])
    assert one.family == other.family
    assert one.family in ids[:2]
    assert apart.family is None


def _kept(record: Record, text: str) -> str:
    data = text.encode()
    digest = sha256(data).hexdigest()
    blocks = (Block(Span(0, len(text)), "paragraph"),)
    document = Document(digest[:16], f"{digest}.txt", digest, text, blocks)
    record.add(Original(document.path, data, digest), Reading(document, ()), (), "test")
    return document.id


def _telling(document_id: str) -> Telling:
    words = "the president shouted at the generals in the map room"
    return replace(telling(f"?an aide, Post, 2019-08-08: {words}"), document_id=document_id)


def test_reports_that_came_later_are_added_to_the_kept_index(large: Path, tmp_path: Path) -> None:
    path = tmp_path / "grows.db"
    path.write_bytes(large.read_bytes())
    with Record.open(path, read_only=True) as record:
        assert len(trace(record, SAYING).versions) == 2
    fill(path, 15, first=350)
    indexed: list[str] = []

    def watched(texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            indexed.append(text)
            yield text

    with Record.open(path, read_only=True) as record:
        found = trace(record, SAYING, watch=watched)
        index_path(path).unlink()
        assert trace(record, SAYING) == found
    assert (len(indexed), len(found.versions), found.n_reports) == (15, 3, 220)


@pytest.mark.parametrize("broken", [b"", b"not an index", b"PK\x03\x04 cut off"])
def test_a_broken_index_is_made_anew(large: Path, broken: bytes) -> None:
    index_path(large).write_bytes(broken)
    with Record.open(large, read_only=True) as record:
        assert len(trace(record, SAYING).versions) == 2
    assert len(index_path(large).read_bytes()) > 1000
