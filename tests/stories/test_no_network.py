"""Nothing on this machine hears from onrecord: reading, adding and asking open no socket."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GUARD = """
import sys
def refuse(event, args):
    if event.startswith("socket."):
        raise SystemExit(f"a socket was touched: {event} {args!r}")
sys.addaudithook(refuse)
from onrecord.cli import main
sys.argv = ["onrecord", *sys.argv[1:]]
main()
"""
REPORT = "The mayor, Ana Lee, said on Monday that the bridge would stay closed until spring.\n"


def commands(tmp_path: Path) -> list[list[str]]:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><title>Bridge</title></head><body><article><p>{REPORT}</p><img src='https://x.example/a.png'></article></body></html>"
    )
    record = str(tmp_path / "record.db")
    return [
        ["read", "--json", str(report), str(page)],
        ["read", str(page)],
        ["add", "--record", record, str(report), str(page)],
        ["ask", "--record", record, "bridge"],
    ]


def test_no_command_touches_a_python_socket(tmp_path: Path) -> None:
    for command in commands(tmp_path):
        done = subprocess.run([sys.executable, "-c", GUARD, *command], capture_output=True, text=True)
        assert done.returncode == 0, (command, done.stdout, done.stderr)


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed; it shows sockets of native code too"
)
def test_no_system_call_of_the_network_is_made(tmp_path: Path) -> None:
    for command in commands(tmp_path):
        trace = tmp_path / "trace"
        program = [Path(sys.executable).parent / "onrecord", *command]
        done = subprocess.run(
            ["strace", "-f", "-e", "trace=network", "-o", trace, *program], capture_output=True, text=True
        )
        assert done.returncode == 0, (command, done.stderr)
        calls = [
            line for line in trace.read_text().splitlines() if "(" in line and "+++" not in line and "---" not in line
        ]
        assert calls == [], (command, calls)


def test_the_guard_would_notice_a_socket() -> None:
    code = GUARD.replace("from onrecord.cli import main", "import socket; socket.socket().connect(('127.0.0.1', 9))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "a socket was touched" in done.stderr
