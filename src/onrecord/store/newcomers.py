"""Reports that came since it was last worked out who is who: their parties, known for now by their exact names.

What is written here stands until the next fold, which works out everything anew and puts right what differs.
"""

from collections.abc import Iterable, Iterator

from onrecord.names import parse
from onrecord.resolve import Appearance, PartyId
from onrecord.store.database import Database, Row
from onrecord.store.fold import appearances_of

_WAITING = (
    "SELECT a.document_id, a.parties FROM appearances a"
    " WHERE NOT EXISTS (SELECT 1 FROM parties p WHERE p.document_id = a.document_id) ORDER BY a.document_id"
)
_SPOKEN = (
    "SELECT s.number, s.speaker_key, s.document_id, f.published FROM statements s JOIN facts f ON f.number = s.number"
    " WHERE s.document_id = ? AND s.speaker_key IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM voices v WHERE v.statement = s.number)"
)


def named(database: Database) -> None:
    """Put rows into ``parties`` and ``voices`` for reports that have none; within the caller's transaction."""
    for document_id, text in list(database.rows(_WAITING)):
        known = dict(_known(database, appearances_of(text)))
        parties = [(*party, id_) for party, (id_, _) in sorted(known.items())]
        database.run_many("INSERT INTO parties (document_id, key, speaker_id) VALUES (?, ?, ?)", parties)
        spoken = [_voice(row, known) for row in database.rows(_SPOKEN, (document_id,))]
        database.run_many(
            "INSERT INTO voices (statement, speaker_id, kind, document_id, published) VALUES (?, ?, ?, ?, ?)",
            [row for row in spoken if row is not None],
        )


def _known(database: Database, found: Iterable[Appearance]) -> Iterator[tuple[PartyId, tuple[str, str]]]:
    """Parties with a full name that one speaker of their kind has, and no other."""
    for one in found:
        if not one.is_named or one.home or len(parse(one.name).words) < 2:
            continue
        sql = "SELECT k.id, k.kind FROM speaker_names n JOIN speakers k ON k.id = n.speaker_id WHERE n.name = ? LIMIT 2"
        several = list(database.rows(sql, (one.name,)))
        if len(several) == 1 and several[0][1] == one.kind:
            yield one.party, (several[0][0], several[0][1])


def _voice(row: Row, known: dict[PartyId, tuple[str, str]]) -> Row | None:
    number, key, document_id, published = row
    speaker = known.get(PartyId(document_id, key))
    return None if speaker is None else (number, *speaker, document_id, published)
