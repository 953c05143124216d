"""Who is who in a record: worked out anew wherever reports or judgements came since it last was."""

from onrecord.link import relate
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
            relate_statements(record)
            return True
    return False


def relate_statements(record: Record) -> bool:
    """Bring the relations between statements up to date with the speakers; whether they are.

    As with speakers, what was worked out is dropped where others add reports meanwhile.
    """
    found = record.relations.unrelated()
    return found is None or record.relations.keep(found, relate(found.tellings))
