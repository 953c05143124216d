"""The command line as its own process: what a terminal, a pipe and a shell see."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("onnxruntime", "rich", "trafilatura", "tokenizers", "numpy", "justhtml", "msgspec", "sqlite3")

PROGRAM = """
import sys, time
sys.path.insert(0, {folder!r})
import onrecord.cli.reader
from cli_reports import read_simply
from onrecord.flow import Reader
def read_slowly(document):
    time.sleep({seconds})
    return read_simply(document)
onrecord.cli.reader.make_reader = lambda bundle: Reader(read_slowly, "simple-1")
from onrecord.cli import main
main()
"""


def program(seconds: float = 0) -> list[str]:
    """The command line with a reader that needs no model and takes this long over a report."""
    return [sys.executable, "-c", PROGRAM.format(folder=str(Path(__file__).parent), seconds=seconds)]


def environment(**extra: str) -> dict[str, str]:
    unwanted = ("FORCE_COLOR", "NO_COLOR", "ONRECORD_RECORD", "COLUMNS")
    return {name: value for name, value in os.environ.items() if name not in unwanted} | {"PYTHONUTF8": "1"} | extra


def interruptible(command: list[object]) -> "subprocess.Popen[bytes]":
    """Started as from a terminal: a shell that runs the tests in the background makes them ignore Ctrl-C."""
    return subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # no threads are running
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("“I never knew – not a thing,” said Ana Ruiz.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [(), ("read",), ("add",), ("ask",), ("show",), ("info",), ("demo",)])
def test_help_loads_nothing_heavy_and_has_examples(command: tuple[str, ...]) -> None:
    code = (
        "import sys; from onrecord.cli.app import app\n"
        f"app.main({[*command, '--help']!r}, prog_name='onrecord', standalone_mode=False)\n"
        f"print('LOADED', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"
    assert "Examples:\n" in done.stdout


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, env=environment(), check=True
    )
    assert done.stdout.startswith("onrecord 0.")


def test_piped_output_has_brackets_and_no_escape_sequences(report: Path) -> None:
    done = subprocess.run([*program(), "read", report], capture_output=True, env=environment(), check=True)
    text = done.stdout.decode()
    assert "⟦¹“I never knew – not a thing,”⟧ <said>¹ {Ana Ruiz}¹." in text
    assert "\x1b" not in text


def test_no_color_keeps_the_brackets_in_a_terminal(report: Path) -> None:
    env = environment(FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color")
    text = subprocess.run([*program(), "read", report], capture_output=True, env=env, check=True).stdout.decode()
    assert "{Ana Ruiz}" in _without_styles(text)
    assert "\x1b[3" not in text


def test_colours_replace_the_brackets_of_sources_and_cues(report: Path) -> None:
    env = environment(FORCE_COLOR="1", TERM="xterm-256color")
    text = subprocess.run([*program(), "read", report], capture_output=True, env=env, check=True).stdout.decode()
    assert "said¹ Ana Ruiz¹." in _without_styles(text)
    assert "\x1b[" in text


def _without_styles(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_output_that_cannot_carry_our_signs_gets_plain_ones(report: Path, encoding: str) -> None:
    env = environment(PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    done = subprocess.run([*program(), "read", report], capture_output=True, env=env, check=True)
    text = done.stdout.decode(encoding)
    assert "[[1 " in text
    assert "<1 said> {1 Ana Ruiz}." in text
    if encoding == "ascii":
        assert '[[1 "I never knew - not a thing,"]]' in text


def test_json_is_utf8_whatever_the_terminal_speaks(report: Path) -> None:
    env = environment(PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    done = subprocess.run([*program(), "read", "--json", report], capture_output=True, env=env, check=True)
    assert "“I never knew – not a thing,”" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("option", [["--json"], []])
def test_a_reader_that_goes_away_ends_it_quietly(report: Path, option: list[str]) -> None:
    command = [*program(), "read", *option, *[str(report)] * 400]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(timeout=30) == 141
    assert told == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("option", [["--json"], []])
def test_a_full_disk_is_told_in_one_line(report: Path, option: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*program(), "read", *option, report], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "onrecord: no room left on the disk that the output goes to; the output is not whole"
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ask", "--help"], ["ask", "-h"]])
def test_help_on_a_full_disk_is_told_in_one_line(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*program(), *arguments], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("onrecord: no room left")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_messages_that_cannot_be_written_leave_the_exit_code(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [*program(), "read", "--json", tmp_path / "none.txt"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, env=environment(), check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(b'{"skipped":')


def test_a_closed_standard_input_is_a_refused_input(report: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *program(), "read", "-", report],
        capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    told = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert told[0].startswith("onrecord: skipped -: Standard input is closed")
    assert "Ana Ruiz" in done.stdout.decode()


def test_ctrl_c_while_python_is_still_loading_is_told_in_one_line() -> None:
    code = """
import sys
class Interrupting:
    def find_spec(self, name, *rest):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from onrecord.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"onrecord: interrupted\n")


def test_output_that_nobody_wants_is_no_trouble(report: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *program(), "read", "--json", report],
        capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_keeps_what_was_added_and_says_so(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"“I knew {number},” said Ana Ruiz.\n", encoding="utf-8")
    record = tmp_path / "r.db"
    command = [*program(seconds=0.1), "add", "--json", "--record", record, tmp_path]
    with interruptible(command) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert re.fullmatch(r"onrecord: interrupted; the record is whole \(\d+ reports? added\)\n", told.decode())
    checked = subprocess.run([*program(), "info", "--verify", "--record", record], env=environment(), check=False)
    assert checked.returncode == 0
