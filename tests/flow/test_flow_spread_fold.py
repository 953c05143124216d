"""The fold of spread, bucket by bucket, gives what ``resolve`` and ``relate`` give in one memory."""

import random
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="spread writes Parquet, which needs the extra 'parquet'")

import networkx
import spread_reader
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import dataset
from spread_reports import write_reports

from onrecord.flow.one import inputs
from onrecord.flow.spread import Choices, Processes, Serial, spread
from onrecord.flow.spread.drive import every
from onrecord.flow.spread.exchange import Outgoing, Place, grouped
from onrecord.flow.spread.fold_components import label
from onrecord.flow.spread.fold_relations import with_speakers
from onrecord.ingest import parse
from onrecord.link import Link, relate, tellings
from onrecord.resolve import Resolution, appearances, resolve
from onrecord.types import Original, Reading


def serial_fold(readings: list[Reading]) -> tuple[Resolution, tuple[Link, ...]]:
    """What the floors give that fold a record in one memory."""
    resolution = resolve(one for reading in readings for one in appearances(reading))
    ids: dict[str, dict[str, tuple[str, str]]] = {}
    for speaker in resolution.roster.speakers:
        for party in speaker.parties:
            ids.setdefault(party.document_id, {})[party.key] = (speaker.id, speaker.name)
    told = [with_speakers(one, ids.get(reading.document.id, {})) for reading in readings for one in tellings(reading)]
    return resolution, relate(told)


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    return dataset.dataset(folder / table, partitioning="hive").to_table().to_pylist()


def frozen(value: object) -> object:
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


def values(folder: Path, table: str, names: str) -> list[object]:
    return sorted((tuple(frozen(row[name]) for name in names.split()) for row in rows(folder, table)), key=repr)


def assert_folds_agree(reports: Path, to: Path, n_buckets: int) -> None:
    spread([str(reports)], str(to), Choices(engine="serial", make=spread_reader.make, batch=7, n_buckets=n_buckets))
    documents = {}
    for found in inputs([str(reports)], strict=True):
        if isinstance(found, Original):
            document = parse(found)
            documents.setdefault(document.id, document)
    resolution, links = serial_fold([spread_reader.reading_of(document) for document in documents.values()])
    speakers = [
        (s.id, s.name, s.kind, s.aliases, s.titles, len({p.document_id for p in s.parties}))
        for s in resolution.roster.speakers
    ]
    assert values(to, "speakers", "id name kind aliases titles n_reports") == sorted(speakers, key=repr)
    parties = [(*party, s.id) for s in resolution.roster.speakers for party in s.parties]
    assert values(to, "people", "document_id key speaker_id") == sorted(parties, key=repr)
    merges = {
        (*merge.one, *merge.other, is_near, merge.score, merge.reasons)
        for is_near, some in ((False, resolution.merges), (True, resolution.near))
        for merge in some
    }
    names = "one_document one_key other_document other_key is_near score reasons"
    assert values(to, "merges", names) == sorted(merges, key=repr)
    related = [(link.kind, link.one, link.other, link.score, link.reasons, link.passages) for link in links]
    assert values(to, "relations", "kind one other score reasons passages") == sorted(related, key=repr)


def test_tables_are_what_one_memory_works_out(tmp_path: Path) -> None:
    assert_folds_agree(write_reports(tmp_path / "reports", 60), tmp_path / "to", 4)
    assert {"echoes", "contradicts"} <= {row["kind"] for row in rows(tmp_path / "to", "relations")}
    assert {True, False} == {row["is_near"] for row in rows(tmp_path / "to", "merges")}


@given(st.integers(0, 10**9), st.integers(1, 25), st.integers(1, 5))
@settings(max_examples=5)
def test_any_reports_in_any_number_of_buckets_are_folded_alike(seed: int, n: int, n_buckets: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert_folds_agree(write_reports(Path(folder) / "in", n, seed), Path(folder) / "to", n_buckets)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60), st.integers(1, 4))
@example([(n, n + 1) for n in range(40)], 3)
@settings(max_examples=10)
def test_every_node_learns_the_smallest_it_is_connected_with(edges: list[tuple[int, int]], n_buckets: int) -> None:
    named = [(f"n{one:03d}", f"n{other:03d}") for one, other in edges if one != other]
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder, n_buckets)
        out = Outgoing(place)
        for one, other in named:
            out.put("edges", one, other)
        out.write("first")
        label(Serial(), place, "edges", "labels")
        found = {
            node: set(labels)
            for bucket in range(n_buckets)
            for node, (labels,) in grouped(place, bucket, {"labels": str})
        }
    graph = networkx.Graph(named)
    wanted = {node: {min(part)} for part in networkx.connected_components(graph) for node in part}
    assert found == wanted


def test_a_long_chain_takes_few_rounds(tmp_path: Path) -> None:
    place = Place(str(tmp_path), 1)
    nodes = [f"{n:06d}" for n in range(500)]
    random.Random(3).shuffle(nodes)
    out = Outgoing(place)
    for one, other in pairwise(nodes):
        out.put("edges", one, other)
    out.write("first")
    assert label(Serial(), place, "edges", "labels") <= 14


def double(number: int) -> int:
    return 2 * number


def counting(taken: list[int], n: int) -> Iterator[int]:
    for number in range(n):
        taken.append(number)
        yield number


@pytest.mark.parametrize("n_workers", [0, 2])
def test_no_task_is_taken_before_a_worker_is_free(n_workers: int) -> None:
    engine = Processes(n_workers) if n_workers else Serial()
    taken: list[int] = []
    found = {}
    for task, result in every(engine, double, counting(taken, 30)):
        found[task] = result
        assert len(taken) - len(found) <= 2 * engine.n_workers
    engine.close()
    assert found == {n: 2 * n for n in range(30)}
