"""The fold half: who is who and what agrees with what, over all batches, in steps that need a bucket's memory each."""

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord import __version__
from onrecord.flow.spread import fold_documents, fold_relations, fold_speakers
from onrecord.flow.spread.engine import Engine
from onrecord.flow.spread.exchange import Outgoing, Place
from onrecord.flow.spread.fold_components import label
from onrecord.flow.spread.folder import Folder
from onrecord.flow.spread.steps import Counts, Known, Share, forget, run_step
from onrecord.flow.spread.tables import SCHEMAS, table_folder

A_LOT = 16
"""Batches that one task of the first step takes: few enough that no worker is left with all of a small run."""
A_BUCKET = 20_000
"""Documents that a bucket has at most, about: some 300 MB while it is worked on."""

Do = Callable[[Share, Outgoing], Counts]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a fold is made of: batches by their ids, and whether the tables have whole texts."""

    batches: tuple[str, ...]
    n_buckets: int
    full_text: bool

    @property
    def id(self) -> str:
        """The same for the same tables."""
        told = "\n".join((__version__, str(self.n_buckets), str(self.full_text), *sorted(set(self.batches))))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def buckets_for(n_documents: int) -> int:
    """Into how many buckets so many documents are divided: a power of two."""
    n_buckets = 1
    while n_buckets * A_BUCKET < n_documents:
        n_buckets *= 2
    return n_buckets


def fold(engine: Engine, folder: Folder, wanted: Wanted) -> Counter[str]:
    """Work out all tables and put them in their place; what was counted. Goes on where a killed one was left.

    Raises ``OnrecordError``, ``OSError``.
    """
    place = Place(str(folder.root / f"fold-{wanted.id}"), wanted.n_buckets)
    counts = _documents(engine, folder, place, wanted)
    run = _Run(engine, place, (("n_reports", counts["n_reports"]),), counts)
    _speakers(run)
    _relations(run)
    _put_in_place(folder, place)
    return counts


@dataclass(frozen=True, slots=True)
class _Run:
    """Steps one after another, each over all buckets."""

    engine: Engine
    place: Place
    known: Known
    counts: Counter[str]

    def step(self, name: str, do: Do, done_with: Sequence[str] = ()) -> None:
        """One step; ``done_with`` are channels that no later one reads."""
        shares = [Share(name, bucket, self.place, self.known, do=do) for bucket in range(self.place.n_buckets)]
        for counted, n in run_step(self.engine, shares).items():
            self.counts[counted] += n
        forget(self.place, done_with)

    def label(self, name: str, edges: str, labels: str) -> None:
        """Find what is connected; done once, since what it reads on the way is given back."""
        marker = Path(self.place.folder) / "done" / f"{name}.done"
        if not marker.exists():
            label(self.engine, self.place, edges, labels)
            marker.parent.mkdir(parents=True, exist_ok=True)
            marker.touch()


def _documents(engine: Engine, folder: Folder, place: Place, wanted: Wanted) -> Counter[str]:
    paths = [str(folder.batch(id_)) for id_ in sorted(set(wanted.batches))]
    lots = (("batches", tuple(paths[at : at + A_LOT])) for at in range(0, len(paths), A_LOT))
    shares = [Share("01-take", n, place, (lot,), do=fold_documents.take) for n, lot in enumerate(lots)]
    run_step(engine, shares)
    run = _Run(engine, place, (("full_text", wanted.full_text),), Counter())
    run.step("02-publish", fold_documents.publish, ["copies"])
    run.step("03-inputs", fold_documents.list_inputs, ["listed", "refused"])
    return run.counts


def _speakers(run: _Run) -> None:
    run.step("04-weigh", fold_speakers.weigh, ["named"])
    run.step("05-home", fold_speakers.send_home, ["appearing", "weighed"])
    run.step("06-bear", fold_speakers.bear, ["home"])
    run.step("07-names", fold_speakers.compare_names, ["blocks"])
    run.label("08-labels", "joins", "labels")
    run.step("09-groups", fold_speakers.send_to_group, ["bearers", "edges", "joins", "labels"])
    run.step("10-unite", fold_speakers.unite, ["members"])


def _relations(run: _Run) -> None:
    run.step("11-speakers", fold_relations.name_speakers, ["told", "parties"])
    run.step("12-terms", fold_relations.count_terms, ["terms"])
    run.step("13-blocks", fold_relations.send_to_blocks, ["often"])
    run.step("14-meet", fold_relations.meet, ["term blocks"])
    run.step("15-carry", fold_relations.carry, ["met"])
    run.step("16-compare", fold_relations.compare_statements, ["tellings", "facing"])
    run.label("17-origins", "echoes", "origins")
    run.step("18-first", fold_relations.find_first_group, ["waiting", "echoes"])
    run.step("19-second", fold_relations.find_second_group, ["half", "origins"])
    run.step("20-best", fold_relations.keep_best, ["between", "kept"])


def _put_in_place(folder: Folder, place: Place) -> None:
    """Move the tables to where they belong. Between the first and the last there is no manifest to vouch for them."""
    folder.manifest.unlink(missing_ok=True)
    for name in SCHEMAS:
        new = Path(table_folder(place, name))
        if new.exists():
            shutil.rmtree(folder.root / name, ignore_errors=True)
            new.rename(folder.root / name)


def table_files(folder: Folder) -> Iterator[tuple[str, Path]]:
    """Every file of every table, with the table's name, in order."""
    for name in sorted(SCHEMAS):
        for path in sorted((folder.root / name).glob("bucket=*/part.parquet")):
            yield name, path
