"""``onrecord`` for the blocks of the docs, quick: a process that has all of it imported, and forks for each command.

The shim that stands on the path hands over its arguments, folder, environment and three streams, and ends with the
command's exit code. What a fresh process adds, a second of importing, is what tests/cli and test_docs_ci.py are for.
"""

import contextlib
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHIM = """#!{python} -ISE
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as to:
    to.connect({address!r})
    told = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(to, [len(told).to_bytes(4, "big")], [0, 1, 2])
    to.sendall(told)
    sys.exit(int(to.recv(8) or 1))
"""


@contextlib.contextmanager
def quick_commands(folder: Path) -> Iterator[str]:
    """A folder for the front of ``PATH`` that has the shim; the process behind it ends with the context."""
    address = str(folder / "socket")
    shim = folder / "onrecord"
    shim.write_text(SHIM.format(python=sys.executable, address=address))
    shim.chmod(0o755)
    command = [sys.executable, __file__, address]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        try:
            yield str(folder)
        finally:
            server.kill()


def serve(address: str) -> None:
    """Import everything, then do what the shims ask for, one after another."""
    import onrecord

    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        # What needs an extra that is not here is not imported by the command either.
        with contextlib.suppress(ImportError, onrecord.OnrecordError):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        os.write(1, b"ready\n")
        while True:
            client, _ = server.accept()
            with client:
                head, streams, _, _ = socket.recv_fds(client, 4, 3)
                told = json.loads(client.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL))
                child = os.fork()
                if not child:
                    _be_the_command(told, streams)
                for stream in streams:
                    os.close(stream)
                _, status = os.waitpid(child, 0)
                client.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _be_the_command(told: tuple[list[str], str, dict[str, str]], streams: list[int]) -> None:
    from onrecord.cli import main

    arguments, folder, environment = told
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["onrecord", *arguments]
    code: object = 1
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(bool(code)))


if __name__ == "__main__":
    serve(sys.argv[1])
