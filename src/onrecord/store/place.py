"""Where a record is: a path to a file, or the address of a PostgreSQL database."""

import os
from pathlib import Path

from onrecord.errors import RecordMissing
from onrecord.store.database import Database

_SCHEMES = ("postgresql://", "postgres://")


def is_address(place: str | Path) -> bool:
    """Whether a place is on a server."""
    return isinstance(place, str) and place.startswith(_SCHEMES)


def may_write(place: str | Path) -> bool:
    """Whether opening for writing is worth trying: a server says so itself."""
    return is_address(place) or os.access(place, os.W_OK)


def open_database(place: str | Path, *, create: bool, read_only: bool) -> Database:
    """The database of a place. Raises ``RecordError``."""
    # Each brings in its own library, and the one for servers is an extra.
    if not is_address(place):
        from onrecord.store.sqlite import SQLiteFile  # noqa: PLC0415

        return SQLiteFile(Path(place), create=create, read_only=read_only)
    try:
        from onrecord.store.postgres import PostgresSchema  # noqa: PLC0415
    except ImportError as error:
        raise RecordMissing(
            f"a record on PostgreSQL needs psycopg, which cannot be loaded ({error}); install it with"
            " `pip install 'onrecord[postgresql]'`"
        ) from error
    return PostgresSchema(str(place), create=create, read_only=read_only)
