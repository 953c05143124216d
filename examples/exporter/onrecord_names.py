"""An exporter in one file: ``onrecord export --to names`` writes who is quoted, one name a line."""

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export import Format, LeftOut, Options
from onrecord.store import Filed


def write_names(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """A line for each statement whose speaker the record knows; the others are counted."""
    n_unknown = 0
    for filed in reports:
        for statement in filed.statements:
            if statement.speaker_name is None:
                n_unknown += 1
            else:
                out.write(" ".join(statement.speaker_name.split()).encode() + b"\n")
    return {"no speaker": n_unknown} if n_unknown else {}


NAMES = Format("names", "who is quoted, one name a line", ".txt", write_names)
