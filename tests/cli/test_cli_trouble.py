import errno
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from cli_reports import Run, read_simply

import onrecord.errors
from onrecord.cli.trouble import guarded
from onrecord.errors import BundleMissing, InputRefused, NotFound, OnrecordError, RecordTooNew


def failing(error: BaseException) -> Callable[[], NoReturn]:
    def work() -> NoReturn:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BundleMissing("no bundle at x; run make train"), 2),
        (RecordTooNew("written by onrecord 9"), 2),
        (NotFound("no statement x"), 1),
        (InputRefused("a.txt", "empty", "nothing in it"), 1),
        (MemoryError(), 2),
        (OSError(errno.ENOSPC, "No space left on device"), 2),
        (PermissionError(errno.EACCES, "Permission denied", "x.db"), 2),
        (KeyboardInterrupt(), 130),
    ],
)
def test_trouble_is_one_line_and_its_code(capsys: pytest.CaptureFixture[str], error: BaseException, code: int) -> None:
    assert guarded(failing(error)) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("onrecord: ")
    assert len(told.err.splitlines()) == 1


def test_every_error_of_the_tree_has_a_code_the_reference_names() -> None:
    tree = [
        found
        for found in vars(onrecord.errors).values()
        if isinstance(found, type) and issubclass(found, OnrecordError)
    ]
    assert len(tree) > 10
    assert {found.exit_code for found in tree} <= {1, 2}


def test_ctrl_c_while_a_library_loads_is_told_as_ctrl_c(capsys: pytest.CaptureFixture[str]) -> None:
    def loading() -> NoReturn:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as interrupt:
            raise ImportError("initialization failed") from interrupt

    assert guarded(loading) == 130
    assert capsys.readouterr().err == "onrecord: interrupted\n"
    with pytest.raises(ImportError):
        guarded(failing(ImportError("no such library")))


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        guarded(failing(ZeroDivisionError()))


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (("reed", "x"), "onrecord"),
        (("--recrd",), "onrecord"),
        (("read",), "onrecord read"),
        (("read", "--jsn", "x"), "onrecord read"),
        (("ask", "--limit", "0", "x"), "onrecord ask"),
        (("show", "--record"), "onrecord show"),
        (("info", "more"), "onrecord info"),
    ],
)
def test_wrong_usage_is_one_line_that_names_the_help(run: Run, line: tuple[str, ...], command: str) -> None:
    done = run(*line)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("onrecord: ")
    assert done.stderr.lower().endswith(f" try '{command} --help'\n")
    assert len(done.stderr.splitlines()) == 1


def test_the_bare_command_shows_its_help(run: Run) -> None:
    done = run()
    assert done.exit_code == 2
    assert "Commands:" in done.stderr


def test_a_closed_pipe_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(failing(BrokenPipeError(errno.EPIPE, "Broken pipe"))) == 141
    assert capsys.readouterr().err == ""


def test_an_error_message_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(failing(NotFound("no \x1b[2J\nid")))
    assert capsys.readouterr().err == "onrecord: no ␛[2J id\n"


@pytest.mark.usefixtures("simple_reader")
def test_an_interrupted_add_says_that_the_record_is_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.flow import Reader

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"“I knew {name},” said Ana Ruiz.", encoding="utf-8")
    calls = []

    def read(document: object) -> object:
        calls.append(document)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return read_simply(document)  # type: ignore[arg-type]

    monkeypatch.setattr("onrecord.cli.reader.make_reader", lambda bundle: Reader(read, "1"))  # type: ignore[arg-type]
    record = tmp_path / "r.db"
    done = run("add", "--record", record, tmp_path / "a.txt", tmp_path / "b.txt")
    assert done.exit_code == 130
    assert done.stderr == "onrecord: interrupted; the record is whole (1 report added)\n"
    assert run("info", "--verify", "--record", record).exit_code == 0


def test_no_bundle_is_told_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“I knew,” said Ana Ruiz.", encoding="utf-8")
    done = run("add", "--record", tmp_path / "r.db", "--bundle", tmp_path / "none", tmp_path / "a.txt")
    assert done.exit_code == 2
    assert done.stderr.startswith("onrecord: ")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "r.db").exists()
