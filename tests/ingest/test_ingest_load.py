import hashlib
import io
import os
from pathlib import Path

import pytest

from onrecord.errors import InputRefused
from onrecord.ingest import MAX_BYTES, load


def reason(path: str) -> str:
    with pytest.raises(InputRefused) as caught:
        load(path)
    assert caught.value.detail.endswith(".")
    return caught.value.reason


def test_bytes_are_kept_and_hashed_as_they_are(tmp_path: Path) -> None:
    data = b"\xff\xfe odd\r\nbytes\x00"
    (tmp_path / "a.txt").write_bytes(data)
    found = load(str(tmp_path / "a.txt"))
    assert (found.data, found.sha256) == (data, hashlib.sha256(data).hexdigest())
    assert found.retrieved is None


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Said on a pipe.")))
    assert load("-").data == b"Said on a pipe."


def test_each_kind_of_bad_file_has_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(str(tmp_path / "none.txt")) == "missing"
    assert reason(str(tmp_path / "empty.txt" / "below.txt")) == "missing"
    assert reason("a\0b.txt") == "missing"
    assert reason(str(tmp_path)) == "not-a-file"
    assert reason(str(tmp_path / "pipe.txt")) == "not-a-file"
    assert reason(str(tmp_path / "empty.txt")) == "empty"
    assert reason(str(tmp_path / "large.txt")) == "too-large"


def test_a_closed_or_broken_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr("sys.stdin", None)
    assert reason("-") == "unreadable"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    assert reason("-") == "unreadable"


@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd"])
def test_a_stream_that_is_open_is_read_to_its_end(folder: str) -> None:
    if not Path(folder).is_dir():
        pytest.skip(f"no {folder} here")
    reads, writes = os.pipe()
    with os.fdopen(reads, "rb"), os.fdopen(writes, "wb") as end:
        end.write(b"Said on a pipe.")
        end.close()
        found = load(f"{folder}/{reads}")
    assert (found.data, found.path) == (b"Said on a pipe.", f"{folder}/{reads}")


def test_a_stream_without_an_end_is_too_large() -> None:
    with open("/dev/zero", "rb") as endless:
        assert reason(f"/dev/fd/{endless.fileno()}") == "too-large"
    assert reason("/dev/zero") == "not-a-file"


def test_a_named_pipe_is_refused_with_what_to_do_instead(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputRefused, match=r"named pipe.* as -, standard input"):
        load(str(tmp_path / "pipe"))


def test_an_empty_path_is_missing() -> None:
    assert reason("") == "missing"


def test_a_file_as_large_as_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * MAX_BYTES)
    assert len(load(str(tmp_path / "a.txt")).data) == MAX_BYTES


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")

    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert reason(str(tmp_path / "a.txt")) == "no-permission"


def test_a_disk_that_fails_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")

    def fail(*args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", fail)
    assert reason(str(tmp_path / "a.txt")) == "unreadable"
