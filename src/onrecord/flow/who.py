"""Who is who in a record: worked out anew wherever reports or judgements came since it last was."""

from onrecord.resolve import resolve
from onrecord.store import Record

_TRIES = 3


def resolve_speakers(record: Record) -> bool:
    """Bring the record's speakers up to date; whether they are.

    Being killed at any moment leaves the speakers as they were, and the next call works them out. Others may add
    reports meanwhile: what was worked out is then dropped, and after three tries left to them, since whoever adds
    last works it out. Raises ``RecordBusy``, ``RecordNotWritable``.
    """
    for _ in range(_TRIES):
        found = record.unresolved()
        if found is None or record.keep_speakers(found, resolve(found.appearances, found.meaning.decisions)):
            return True
    return False
