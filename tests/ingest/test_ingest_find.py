import contextlib
import errno
import os
import socket
from pathlib import Path

import pytest

from onrecord.ingest import find_inputs
from onrecord.types import Skipped


def reasons(found: list[str | Skipped]) -> dict[str, str]:
    return {Path(one.path).name: one.reason for one in found if isinstance(one, Skipped)}


def names(found: list[str | Skipped]) -> list[str]:
    return [Path(one).name for one in found if isinstance(one, str)]


def test_a_folder_gives_its_readable_files_in_sorted_order_through_all_levels(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.TXT", "a/c.htm", "c.text", "d.xhtml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(list(find_inputs([str(tmp_path)]))) == ["c.htm", "z.TXT", "b.html", "c.text", "d.xhtml"]


def test_other_files_in_a_folder_are_skipped_as_an_unsupported_format(tmp_path: Path) -> None:
    for name in ("report.txt", "photo.jpg", "README"):
        (tmp_path / name).write_text("x")
    found = list(find_inputs([str(tmp_path)]))
    assert reasons(found) == {"photo.jpg": "unsupported-format", "README": "unsupported-format"}
    assert names(found) == ["report.txt"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "seen.txt").write_text("x")
    found = list(find_inputs([str(tmp_path)]))
    assert (names(found), reasons(found)) == (["seen.txt"], {})


def test_a_folder_with_nothing_readable_says_so_once(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    assert reasons(list(find_inputs([str(tmp_path)]))) == {tmp_path.name: "nothing-readable"}


def test_a_link_that_leads_out_of_the_folder_is_skipped(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (inside / "own.txt").write_text("x")
    (inside / "near.txt").symlink_to(inside / "own.txt")
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "gone.txt").symlink_to(tmp_path / "no-such-file.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "self.txt").symlink_to(inside / "self.txt")
    found = list(find_inputs([str(inside)]))
    assert names(found) == ["near.txt", "own.txt"]
    assert reasons(found) == dict.fromkeys(("out.txt", "gone.txt", "loop", "self.txt"), "link")


def test_an_explicit_file_is_passed_on_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "letter.dat"
    path.write_text("x")
    assert list(find_inputs([str(path), "-"])) == [str(path), "-"]


def test_a_folder_whose_files_are_all_refused_says_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "table.csv").touch()
    assert reasons(list(find_inputs([str(tmp_path)]))) == {"table.csv": "unsupported-format"}


def test_a_pipe_or_a_socket_in_a_folder_is_refused_as_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening, contextlib.chdir(tmp_path):
        listening.bind("socket")
        found = list(find_inputs([str(tmp_path)]))
    assert reasons(found) == {"pipe.txt": "not-a-file", "socket": "not-a-file"}
    assert names(found) == []


def test_an_empty_path_is_told_apart_from_a_wrong_one() -> None:
    (found,) = find_inputs([""])
    assert isinstance(found, Skipped)
    assert "path is empty" in found.detail


WALK_ERRORS = {
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EIO: "unreadable",
    errno.ENOENT: "unreadable",
    errno.ENOTDIR: "unreadable",
    errno.ESTALE: "unreadable",
}


def break_calls(monkeypatch: pytest.MonkeyPatch, call: str, name: str, number: int) -> None:
    """Make a system call fail for whatever stands at or below an entry of this name."""
    working = getattr(os, call)

    def failing(path: str | Path, *args: object, **options: object) -> object:
        if name in Path(path).parts:
            raise OSError(number, os.strerror(number), str(path))
        return working(path, *args, **options)

    monkeypatch.setattr(os, call, failing)


@pytest.mark.parametrize("number", WALK_ERRORS)
@pytest.mark.parametrize("call", ["listdir", "stat"])
@pytest.mark.parametrize("leave_out", [frozenset(), frozenset({Path("/elsewhere")})])
def test_a_folder_that_fails_in_the_walk_is_refused_once_and_the_walk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, leave_out: frozenset[Path]
) -> None:
    for name in ("a.txt", "closed/inner.txt", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    break_calls(monkeypatch, call, "closed", number)
    found = list(find_inputs([str(tmp_path)], leave_out=leave_out))
    assert [Path(one.path).name if isinstance(one, Skipped) else Path(one).name for one in found] == [
        "a.txt",
        "closed",
        "z.txt",
    ]
    assert reasons(found) == {"closed": WALK_ERRORS[number]}


def test_entries_that_may_be_listed_but_not_looked_at_are_refused_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "sub", "photo.jpg"):
        (tmp_path / name).touch()
    for name in ("a.txt", "sub", "photo.jpg"):
        break_calls(monkeypatch, "stat", name, errno.EACCES)
    found = list(find_inputs([str(tmp_path)]))
    assert reasons(found) == dict.fromkeys(("a.txt", "sub", "photo.jpg"), "no-permission")
    assert len(found) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may enter every folder")
def test_a_folder_that_may_be_listed_but_not_entered_does_not_end_the_walk(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "inner.txt").touch()
    (tmp_path / "z.txt").touch()
    (tmp_path / "closed").chmod(0o444)
    found = list(find_inputs([str(tmp_path)]))
    (tmp_path / "closed").chmod(0o755)
    assert (names(found), reasons(found)) == (["z.txt"], {"inner.txt": "no-permission"})


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_named_path_that_may_be_there_is_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "far.txt"
    break_calls(monkeypatch, "stat", "far.txt", number)
    assert list(find_inputs([str(path)])) == [str(path)]


def test_what_is_left_out_of_a_folder_is_still_passed_on_when_it_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/own.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link.txt").symlink_to(tmp_path / "deep" / "own.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    own = tmp_path / "deep" / "own.txt"
    found = list(find_inputs([str(tmp_path), str(own)], leave_out=frozenset({own.resolve()})))
    assert (names(found), reasons(found)) == (["a.txt", "own.txt"], {"self.txt": "link"})


@pytest.mark.parametrize("path", ["no/such/file.txt", "", "a\0b", "x" * 5000])
def test_a_path_that_leads_nowhere_is_missing(path: str) -> None:
    (found,) = find_inputs([path])
    assert isinstance(found, Skipped)
    assert found.reason == "missing"


def test_a_file_name_that_is_not_utf8_is_shown_as_valid_text(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.jpg"
    Path(os.fsdecode(raw)).write_bytes(b"x")
    skipped = [one for one in find_inputs([str(tmp_path)]) if isinstance(one, Skipped)]
    assert skipped[0].path.endswith("caf\ufffd.jpg")
    assert skipped[0].path.encode("utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open every folder")
def test_a_folder_that_may_not_be_opened_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert reasons(list(find_inputs([str(tmp_path)])))["closed"] == "no-permission"
