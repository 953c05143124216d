"""Speakers on record: found by name, and everything known of one. Callers hold a read transaction."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.resolve import PartyId
from onrecord.store import lookup, rows
from onrecord.store.database import Database, Row, Wanted
from onrecord.store.facts import published_from, published_until
from onrecord.types import Ground, HeldRole, Hit, Party, Profile, Span, SpeakerEntry, Subject

_ENTRY = (
    "SELECT k.id, k.name, k.kind,"
    " (SELECT count(*) FROM voices WHERE voices.speaker_id = k.id),"
    " (SELECT count(DISTINCT document_id) FROM parties WHERE parties.speaker_id = k.id) FROM speakers k"
)


def speaker_id(database: Database, wanted: str) -> str | None:
    """The id that is ``wanted`` or alone begins with it. Raises ``QueryError``."""
    return lookup.id_like(database, "speakers", wanted)


def entry(database: Database, id_: str) -> SpeakerEntry | None:
    """A speaker in short."""
    row = database.one(f"{_ENTRY} WHERE k.id = ?", (id_,))
    return None if row is None else SpeakerEntry(*row)


def named(database: Database, name: str, *, prefix: bool = False) -> tuple[SpeakerEntry, ...]:
    """Speakers one of whose names holds these words in a row; those with most statements first."""
    query, values = database.matching(Wanted("names", name, prefix))
    sql = f"{_ENTRY} WHERE k.id IN (SELECT speaker_id FROM speaker_names WHERE number IN ({query}))"
    found = [SpeakerEntry(*row) for row in database.rows(sql, values)]
    return tuple(sorted(found, key=lambda one: (-one.n_statements, -one.n_reports, one.name, one.id)))


def names_of(database: Database, ids: Iterable[str]) -> dict[str, str]:
    """The names that speakers go by, by their ids; ids that are not there are left out."""
    found = (database.one("SELECT id, name FROM speakers WHERE id = ?", (id_,)) for id_ in ids)
    return {row[0]: row[1] for row in found if row is not None}


def called(database: Database, name: str) -> tuple[SpeakerEntry, ...]:
    """Speakers with exactly this among their names."""
    if not rows.may_be_kept(name):
        return ()
    sql = f"{_ENTRY} WHERE k.id IN (SELECT speaker_id FROM speaker_names WHERE name = ?) ORDER BY k.id"
    return tuple(SpeakerEntry(*row) for row in database.rows(sql, (name,)))


def profile(database: Database, found: SpeakerEntry) -> Profile:
    """All that is known of a speaker: roles as reports give them, in order of date; why its names are one."""
    names = database.rows("SELECT name FROM speaker_names WHERE speaker_id = ? ORDER BY name", (found.id,))
    aliases = tuple(name for (name,) in names if name != found.name)
    parties = parties_of(database, found.id)
    people = people_of(database, parties)
    merges, near = _grounds(database, found.id)
    return Profile(found, aliases, _roles(people, parties), merges, near)


def first_said(database: Database, known: SpeakerEntry, since: str | None, until: str | None) -> Hit | None:
    """The first statement of a speaker in the earliest report of a stretch of time, of equals the smallest id."""
    parts = [published_from("v", since)] if since is not None else []
    parts += [published_until("v", until)] if until is not None else []
    where = "".join(f" AND {sql}" for sql, _ in parts)
    values = (known.id, known.kind, *(value for _, some in parts for value in some))
    # In the order of an index; reports without a date come last on every database.
    for dated in ("IS NOT NULL", "IS NULL"):
        row = database.one(
            f"SELECT v.document_id FROM voices v WHERE v.speaker_id = ? AND v.kind = ?{where}"
            f" AND v.published {dated} ORDER BY v.published, v.document_id LIMIT 1",
            values,
        )
        if row is not None:
            return _first_in(database, known.id, row[0])
    return None


def _first_in(database: Database, id_: str, document_id: str) -> Hit | None:
    row = database.one(
        f"SELECT {rows.HIT_COLUMNS} FROM statements s JOIN documents d ON d.id = s.document_id"
        " JOIN voices v ON v.statement = s.number WHERE s.document_id = ? AND v.speaker_id = ?"
        " ORDER BY s.position LIMIT 1",
        (document_id, id_),
    )
    return None if row is None else rows.hit(row, 0.0)


def parties_of(database: Database, id_: str) -> tuple[PartyId, ...]:
    """The parties of single reports that are this speaker, in order."""
    sql = "SELECT document_id, key FROM parties WHERE speaker_id = ? ORDER BY document_id, key"
    return tuple(PartyId(*row) for row in database.rows(sql, (id_,)))


def people_of(database: Database, parties: Iterable[PartyId]) -> dict[PartyId, tuple[Party, str | None]]:
    """Each party as its reading has it, with the date of its report."""
    wanted = set(parties)
    sql = f"SELECT r.contract, {rows.PEOPLE_COLUMNS} FROM documents d JOIN readings r ON r.document_id = d.id"
    found = {}
    for document_id in sorted({party.document_id for party in wanted}):
        row = database.one(f"{sql} WHERE d.id = ?", (document_id,))
        for party in rows.people(row[0], row[1:]).people if row else ():
            if PartyId(document_id, party.key) in wanted:
                found[PartyId(document_id, party.key)] = (party, row[-1] if row else None)
    return found


def subject(party: PartyId, found: Party) -> Subject:
    """A party as what a judgement is about."""
    return Subject("party", party.document_id, found.key, found.mentions, found.name)


def _roles(people: Mapping[PartyId, tuple[Party, str | None]], parties: Sequence[PartyId]) -> tuple[HeldRole, ...]:
    found = [
        HeldRole(role.title, role.since, role.until, party.document_id, role.span, people[party][1])
        for party in parties
        if party in people
        for role in people[party][0].roles
    ]
    return tuple(sorted(found, key=lambda one: (one.published or "9999", one.document_id, one.span)))


def _grounds(database: Database, id_: str) -> tuple[tuple[Ground, ...], tuple[Ground, ...]]:
    """Merges within a speaker, and near-merges with others, the likeliest first."""
    sql = (
        "SELECT m.one_document, m.one_key, m.other_document, m.other_key, m.is_near, m.score, m.reasons,"
        " a.speaker_id, b.speaker_id FROM merges m"
        " JOIN parties a ON a.document_id = m.one_document AND a.key = m.one_key"
        " JOIN parties b ON b.document_id = m.other_document AND b.key = m.other_key WHERE {} = ?"
    )
    found = {row[:5]: row for side in ("a", "b") for row in database.rows(sql.format(f"{side}.speaker_id"), (id_,))}
    people = people_of(database, {PartyId(*at) for row in found.values() for at in (row[:2], row[2:4])})
    merges: list[Ground] = []
    near: list[Ground] = []
    for row in sorted(found.values(), key=lambda row: (-row[5], row[:4])):
        (near if row[4] else merges).append(_ground(row, id_, people))
    return tuple(merges), tuple(near)


def _ground(row: Row, id_: str, people: Mapping[PartyId, tuple[Party, str | None]]) -> Ground:
    one, other = PartyId(*row[:2]), PartyId(*row[2:4])
    mine, theirs = row[7:9]
    if theirs == id_ != mine:
        one, other, theirs = other, one, mine
    return Ground(
        name=people[one][0].name if one in people else one.key,
        other=people[other][0].name if other in people else other.key,
        document_id=one.document_id,
        other_document_id=other.document_id,
        score=row[5],
        reasons=tuple(msgspec.json.decode(row[6], type=list[str])),
        other_id=theirs if row[4] else None,
        span=_first_mention(people, one),
        other_span=_first_mention(people, other),
    )


def _first_mention(people: Mapping[PartyId, tuple[Party, str | None]], party: PartyId) -> Span | None:
    mentions = people[party][0].mentions if party in people else ()
    return mentions[0] if mentions else None
