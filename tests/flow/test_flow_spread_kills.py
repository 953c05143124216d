"""Spread under kill -9: whatever dies at whatever moment, nothing is lost and at most an input a worker is repeated."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="spread writes Parquet, which needs the extra 'parquet'")

import spread_reader
from hypothesis import given
from hypothesis import strategies as st
from spread_reports import tables, write_reports

from onrecord.flow.spread import Choices, spread
from onrecord.flow.spread.folder import Folder
from onrecord.flow.spread.journal import Begun, Died, Frame, Read, Refused, opened_journal
from onrecord.flow.spread.reading import note_death
from onrecord.flow.spread.value import Batch, Reads

SCRIPT = """
import sys
sys.path[:0] = {path!r}
import spread_reader
from onrecord.flow.spread import Choices, spread
if __name__ == "__main__":
    choices = Choices(engine={engine!r}, n_workers=2, make=spread_reader.make, bundle="5", batch=8, n_buckets=2)
    spread([{source!r}], {to!r}, choices)
"""

FRAMES: st.SearchStrategy[Frame] = st.one_of(
    st.builds(Read, st.text(max_size=5), st.just("s"), st.just("d"), st.integers(0, 9), st.binary(max_size=9)),
    st.builds(Refused, st.just("p"), st.just("empty"), st.just("d")),
    st.builds(Begun, st.integers(0, 9), st.integers(0, 9), st.sampled_from(["open", "read"])),
    st.builds(Died),
)


@given(st.lists(FRAMES, max_size=6), st.data())
def test_a_journal_that_is_cut_off_keeps_its_whole_frames_and_goes_on(frames: list[Frame], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.journal"
        ends = []
        with opened_journal(path) as journal:
            for frame in frames:
                journal.add(frame)
                ends.append(path.stat().st_size)
        size = data.draw(st.integers(0, path.stat().st_size))
        with path.open("r+b") as file:
            file.truncate(size)
        kept = frames[: sum(end <= size for end in ends)]
        with opened_journal(path) as journal:
            assert journal.frames == kept
            journal.add(Died())
        with opened_journal(path) as journal:
            assert journal.frames == [*kept, Died()]


def test_a_damaged_frame_ends_a_journal(tmp_path: Path) -> None:
    with opened_journal(tmp_path / "a") as journal:
        journal.add(Begun(0, 0, "open"))
        journal.add(Begun(1, 0, "open"))
    data = bytearray((tmp_path / "a").read_bytes())
    data[-1] ^= 1
    (tmp_path / "a").write_bytes(data)
    with opened_journal(tmp_path / "a") as journal:
        assert journal.frames == [Begun(0, 0, "open")]


def test_a_line_of_the_log_that_was_cut_off_is_taken_away(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    folder.add_to_log({"batch": "a"})
    with folder.log.open("ab") as file:
        file.write(b'{"batch": "b", "docu')
    folder.add_to_log({"batch": "c"})
    assert folder.log.read_text() == '{"batch":"a"}\n{"batch":"c"}\n'


def test_a_batch_that_only_waited_for_a_worker_that_died_is_not_blamed(tmp_path: Path) -> None:
    batch = Batch("ab", str(tmp_path), (), Reads(spread_reader.make, "1"))
    assert not note_death(batch)
    with opened_journal(Folder(str(tmp_path)).journal("ab")) as journal:
        journal.add(Begun(0, 0, "read"))
    assert [note_death(batch) for _ in range(4)] == [True, False, False, False]
    with opened_journal(Folder(str(tmp_path)).journal("ab")) as journal:
        assert journal.n_deaths == 1
        journal.add(Begun(0, 0, "read"))
    assert note_death(batch)


def reads(log: Path) -> Counter[str]:
    return Counter(log.read_text().split()) if log.exists() else Counter()


def wait_for_reads(log: Path, n: int, leader: "subprocess.Popen[bytes]") -> None:
    """Until so many reports are read, or the run is over."""
    while leader.poll() is None and reads(log).total() < n:
        time.sleep(0.005)


def started(source: Path, to: Path, engine: str, log: Path) -> "subprocess.Popen[bytes]":
    script = to.parent / "run.py"
    path = [str(Path(__file__).parent), *sys.path]
    script.write_text(SCRIPT.format(path=path, engine=engine, source=str(source), to=str(to)))
    return subprocess.Popen([sys.executable, str(script)], env={**os.environ, spread_reader.LOG: str(log)})


def children(leader: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(leader)], capture_output=True, text=True)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "spawn_main" in line]


def killed_over_and_over(tmp_path: Path, engine: str, *, worker: bool, n_kills: int) -> Counter[str]:
    """How often each report was read when a worker, or the leader, is killed again and again."""
    source, to, log = write_reports(tmp_path / "in", 60), tmp_path / "to", tmp_path / "reads"
    draw = random.Random(5)
    moments = sorted(draw.sample(range(1, 60), n_kills))
    leader = started(source, to, engine, log)
    for moment in moments:
        wait_for_reads(log, moment, leader)
        if leader.poll() is not None and not worker:
            leader = started(source, to, engine, log)
        if worker:
            for process in children(leader.pid)[:1]:
                os.kill(process, signal.SIGKILL)
        else:
            leader.kill()
            leader.wait()
            leader = started(source, to, engine, log)
    assert leader.wait() == 0
    plain = tmp_path / "plain"
    spread([str(source)], str(plain), Choices(engine="serial", make=spread_reader.make, bundle="0", n_buckets=2))
    assert tables(to) == tables(plain)
    return reads(log)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("engine", "worker", "n_kills"),
    [
        ("serial", False, 10),
        ("processes", False, 10),
        ("processes", True, 10),
        # Dask takes seconds to start again; bench/spread.py kills it ten times.
        ("dask", False, 3),
        ("dask", True, 4),
    ],
)
def test_kills_lose_nothing_and_repeat_an_input_a_worker_at_most(
    tmp_path: Path, engine: str, worker: bool, n_kills: int
) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="the engine dask needs the extra 'dask'")
    found = killed_over_and_over(tmp_path, engine, worker=worker, n_kills=n_kills)
    under_way = 2 if engine != "serial" and not worker else 1
    # Copies are read once each: 60 reports and 4 copies.
    assert 64 <= found.total() <= 64 + n_kills * under_way


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    found = killed_over_and_over(tmp_path, "serial", worker=False, n_kills=1)
    assert 64 <= found.total() <= 65
