"""Debian's PostgreSQL, started by the tests themselves on a socket of its own in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
MISSING = "PostgreSQL is not installed: apt-get install postgresql"
_SETTINGS = "listen_addresses = ''\nfsync = off\nmax_connections = 40\nmax_locks_per_transaction = 256\n"


class Server:
    """A running server; every record gets a schema of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.n_records = folder, 0

    def address(self, schema: str) -> str:
        """The place of a record."""
        options = quote(f"-csearch_path={schema}", safe="")
        return f"postgresql:///postgres?host={quote(str(self.folder), safe='')}&user=postgres&options={options}"

    def new_place(self) -> str:
        """The place of a record that is not there yet."""
        import psycopg

        self.n_records += 1
        schema = f"record{self.n_records}"
        with psycopg.connect(self.address("public"), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return self.address(schema)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server, and stop it at the end. A socket's path may have 107 bytes: pytest's folders are too deep."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        _run("initdb", "-D", folder / "data", "-E", "UTF8", "--locale=C", "-A", "trust", "-U", "postgres", "--no-sync")
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(f"{_SETTINGS}unix_socket_directories = '{folder}'\n")
        _run("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "start")
        try:
            yield Server(folder)
        finally:
            _run("pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def _run(program: str, *words: object) -> None:
    """A server refuses to run as root."""
    command = [str(PROGRAMS[-1] / program), *map(str, words)]
    if os.getuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    # Its output goes to no pipe: the server would keep that open, and reading it would never end.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/tmp")
