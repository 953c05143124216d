"""People's judgements: appended rows, which of them are in force, and what they mean for the readings there are now."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from onrecord.errors import NotFound
from onrecord.resolve import Decisions, PartyId
from onrecord.resolve.decisions import Pair, pair
from onrecord.store import rows
from onrecord.store.carry import Present, carried, value_of
from onrecord.store.database import Database, Row
from onrecord.types import Attribution, Judgement, Stranded, Subject

COLUMNS = "id, aspect, verdict, subjects, who, why, made, value, undoes"
NOT_THERE = "what it is about is not found in the reading the record has now"


@dataclass(slots=True)
class Meaning:
    """What the judgements in force say of the present readings.

    ``voices`` gives, by statement id, the party a person says spoke (positive), or did not (negative); ``None`` for
    "the text does not tell". ``of_pair`` says which judgement decided on two parties, ``on`` which are on a statement.
    """

    decisions: Decisions = field(default_factory=Decisions)
    of_pair: dict[Pair, str] = field(default_factory=dict)
    voices: dict[str, tuple[str, PartyId | None]] = field(default_factory=dict)
    on: dict[str, list[Judgement]] = field(default_factory=dict)
    stranded: list[Stranded] = field(default_factory=list)


def made_of(judgement: Judgement) -> str:
    """The id of a judgement: 16 hex digits made of all the rest of it."""
    whole = rows.json_text(replace(judgement, id=""))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def row_of(judgement: Judgement) -> Row:
    """Values for ``COLUMNS``."""
    one = judgement
    return (
        one.id,
        one.aspect,
        one.verdict,
        rows.json_text(one.subjects),
        one.by,
        one.why,
        one.made,
        one.value,
        one.undoes,
    )


def judgement_of(row: Row) -> Judgement:
    """The judgement of a row of ``COLUMNS``. Raises ``msgspec.ValidationError``."""
    id_, aspect, verdict, subjects, by, why, made, value, undoes = row
    data = {"id": id_, "aspect": aspect, "verdict": verdict, "by": by, "why": why, "made": made, "value": value}
    data |= {"undoes": undoes, "subjects": msgspec.json.decode(subjects)}
    return msgspec.convert(data, Judgement)


def judgements(database: Database) -> tuple[Judgement, ...]:
    """All of them, in the order in which they were made."""
    return tuple(map(judgement_of, database.rows(f"SELECT {COLUMNS} FROM judgements ORDER BY number")))


def settles(database: Database, judgement: Judgement) -> bool:
    """Whether a judgement changes nothing that is worked out; then it is kept here what does not fit in it.

    One on a chain, on certainty or on boundaries is kept beside its statement and decides on nobody. Within the
    transaction that appends it.
    """
    if judgement.aspect not in ("chain", "certainty", "boundaries"):
        return False
    there = present(database, {subject.document_id for subject in judgement.subjects})
    reason = _on_statement(judgement, there, Meaning())
    if reason:
        database.run(
            "INSERT INTO stranded (judgement_id, reason) VALUES (?, ?) ON CONFLICT DO NOTHING", (judgement.id, reason)
        )
    return True


def append(database: Database, judgement: Judgement) -> None:
    """Keep a judgement. Raises ``NotFound`` where it takes back one that is not there."""
    if judgement.undoes is not None and not _is_there(database, judgement.undoes):
        raise NotFound(f"there is no judgement {judgement.undoes}; `onrecord judge list` shows those there are")
    places = ", ".join("?" * len(COLUMNS.split(",")))
    database.run(f"INSERT INTO judgements ({COLUMNS}) VALUES ({places}) ON CONFLICT (id) DO NOTHING", row_of(judgement))


def on_statements(database: Database, documents: Iterable[str]) -> dict[str, tuple[Judgement, ...]]:
    """By statement id, the judgements in force on statements of these reports, wherever a reading has them now.

    One on a relation stands with both its statements.
    """
    wanted = frozenset(documents)
    if not wanted or database.one("SELECT 1 FROM judgements LIMIT 1") is None:
        return {}
    on = [
        (subject, one)
        for one in in_force(judgements(database))
        for subject in one.subjects
        if subject.kind == "statement" and subject.document_id in wanted
    ]
    there = present(database, {subject.document_id for subject, _ in on})
    found: dict[str, tuple[Judgement, ...]] = {}
    for subject, one in on:
        statement_id = carried(subject, there)
        if statement_id is not None:
            found[statement_id] = (*found.get(statement_id, ()), one)
    return found


def _is_there(database: Database, id_: str) -> bool:
    return database.one("SELECT 1 FROM judgements WHERE id = ?", (id_,)) is not None


def in_force(made: Sequence[Judgement]) -> list[Judgement]:
    """Those that no later judgement takes back; taking back is itself one that can be taken back."""
    gone: set[str] = set()
    for judgement in reversed(made):
        if judgement.undoes is not None and judgement.id not in gone:
            gone.add(judgement.undoes)
    return [one for one in made if one.undoes is None and one.id not in gone]


def present(database: Database, documents: Iterable[str]) -> dict[str, Present]:
    """What the readings of these documents hold now; documents that are not there are left out."""
    found = {}
    sql = f"SELECT r.contract, {rows.PEOPLE_COLUMNS} FROM documents d JOIN readings r ON r.document_id = d.id"
    for document_id in sorted(set(documents)):
        row = database.one(f"{sql} WHERE d.id = ?", (document_id,))
        if row is None:
            continue
        people = rows.people(row[0], row[1:]).people
        statements = database.rows("SELECT contract FROM statements WHERE document_id = ?", (document_id,))
        attributions = [msgspec.json.decode(one, type=Attribution) for (one,) in statements]
        found[document_id] = Present(
            {party.key: party for party in people}, {attribution.id: attribution for attribution in attributions}
        )
    return found


def meaning(database: Database) -> Meaning:
    """Carry every judgement in force over to the present readings."""
    found = Meaning()
    forced = in_force(judgements(database))
    there = present(database, (subject.document_id for one in forced for subject in one.subjects))
    for judgement in forced:
        if judgement.aspect == "identity":
            reason = _identity(judgement, there, found)
        else:
            reason = _on_statement(judgement, there, found)
        if reason:
            found.stranded.append(Stranded(judgement, reason))
    return found


def _identity(judgement: Judgement, there: Mapping[str, Present], found: Meaning) -> str:
    """Take in a decision on parties; why it does not wholly fit, or nothing."""
    first, *others = (_party(subject, there) for subject in judgement.subjects)
    known = [other for other in others if other is not None]
    if first is None or not known:
        return NOT_THERE
    if first in known and judgement.verdict == "negative":
        return "the reading the record has now takes them for one party"
    apart = [other for other in known if other != first]
    for other in apart:
        found.of_pair[pair(first, other)] = judgement.id
        if judgement.verdict == "positive":
            found.decisions = found.decisions.merging(first, other)
        elif judgement.verdict == "unsure":
            found.decisions = found.decisions.forgetting(first, other)
    if judgement.verdict == "negative":
        found.decisions = found.decisions.splitting(first, apart)
    n_gone = len(others) - len(known)
    return f"{n_gone} of its {len(others) + 1} parties are not found in the readings there are now" if n_gone else ""


def _on_statement(judgement: Judgement, there: Mapping[str, Present], found: Meaning) -> str:
    """Take in a judgement on a statement; why it does not fit, or nothing."""
    subject = judgement.subjects[0]
    statement_id = carried(subject, there)
    if statement_id is None:
        return NOT_THERE
    found.on.setdefault(statement_id, []).append(judgement)
    if judgement.aspect == "speaker":
        return _speaker(judgement, statement_id, there, found)
    if judgement.aspect == "relation":
        return "" if all(carried(one, there) for one in judgement.subjects[1:]) else NOT_THERE
    now = value_of(there[subject.document_id].statements[statement_id], judgement.aspect)
    return "" if now == judgement.value else f"it was made on “{judgement.value}”, and the reading now says “{now}”"


def _speaker(judgement: Judgement, statement_id: str, there: Mapping[str, Present], found: Meaning) -> str:
    named = judgement.subjects[1:]
    party = _party(named[0], there) if named else None
    if named and party is None:
        return "the party it names is not found in the reading the record has now"
    if judgement.verdict == "unsure":
        found.voices.pop(statement_id, None)
    else:
        found.voices[statement_id] = (judgement.verdict, party)
    return ""


def _party(subject: Subject, there: Mapping[str, Present]) -> PartyId | None:
    key = carried(subject, there)
    return None if key is None else PartyId(subject.document_id, key)
