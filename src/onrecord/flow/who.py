"""Who is who in a record: worked out anew wherever reports or judgements came since it last was.

How much it says that two reports name the same people hangs on all reports, so it is always the whole that is worked
out. In a large record that is not done after every report, or a day's additions would take as many wholes: it waits
until a twentieth has come, or until somebody asks for it. Until then the parties of new reports are those speakers
who alone go by exactly their names.
"""

from onrecord.link import relate
from onrecord.resolve import resolve
from onrecord.store import Record

AT_ONCE = 2_000
"""Reports up to which everything is worked out after each addition: a second or two."""

SHARE = 20
"""In a larger record it is, once one in so many reports or judgements is new."""

MOST_RELATED = 200_000
"""Statements beyond which relations are worked out only where somebody asks: they take memory for all of them."""

_TRIES = 3


def settle_speakers(record: Record) -> bool:
    """Bring the record's speakers up to date, or leave it to a later run where the record is large and little came.

    Whether they are up to date. Raises ``RecordBusy``, ``RecordNotWritable``.
    """
    n_reports, n_waiting = record.counts().n_reports, record.n_waiting()
    if n_reports > AT_ONCE and n_waiting * SHARE < n_reports:
        if n_waiting:
            record.name_newcomers()
        return n_waiting == 0
    return resolve_speakers(record, relate_all=record.counts().n_statements <= MOST_RELATED)


def resolve_speakers(record: Record, *, relate_all: bool = True) -> bool:
    """Bring the record's speakers up to date; whether they are. With ``relate_all`` the relations too.

    Being killed at any moment leaves the speakers as they were, and the next call works them out. Others may add
    reports meanwhile: what was worked out is then dropped, and after three tries left to them, since whoever adds
    last works it out. Raises ``RecordBusy``, ``RecordNotWritable``.
    """
    for _ in range(_TRIES):
        found = record.unresolved()
        if found is None or record.keep_speakers(found, resolve(found.appearances, found.meaning.decisions)):
            if relate_all:
                relate_statements(record)
            return True
    return False


def relate_statements(record: Record) -> bool:
    """Bring the relations between statements up to date with the speakers; whether they are.

    As with speakers, what was worked out is dropped where others add reports meanwhile.
    """
    found = record.relations.unrelated()
    return found is None or record.relations.keep(found, relate(found.tellings))
