"""A person's decision in words (names, ids) → a judgement with its evidence, appended to the record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from onrecord.errors import NotFound, QueryError
from onrecord.link import KINDS, LinkKind
from onrecord.store import Record, made_of, value_of
from onrecord.types import Aspect, Hit, Judgement, SpeakerEntry, Subject, Verdict

_SHORTEST_ID = 6
_LONGEST_WORDS = 80
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, why, and when: an ISO time in UTC."""

    by: str
    why: str
    made: str


def signed(by: str, why: str) -> Signed:
    """Signed now, to the second. Raises ``QueryError`` where nobody signs or no reason is given."""
    by, why = " ".join(by.split()), why.strip()
    if not by or not why:
        missing = "who decides" if not by else "why"
        raise QueryError(f"a judgement says who decides and why, and {missing} is empty; give both, in words")
    return Signed(by, why, datetime.now(UTC).isoformat(timespec="seconds"))


def speakers_meant(record: Record, words: str) -> tuple[SpeakerEntry, ...]:
    """Who may be meant by an id, the beginning of one, or a name; one or more. Raises ``NotFound``, ``QueryError``."""
    if len(words) >= _SHORTEST_ID and all(c in "0123456789abcdef" for c in words):
        found = record.who.speaker(words)
        if found is not None:
            return (found,)
    several = record.who.named(words)
    if not several:
        raise NotFound(f"no speaker on record has the name or id {words!r}; `onrecord ask` shows who spoke")
    return several


def find_speaker(record: Record, words: str) -> SpeakerEntry:
    """The one speaker meant. Raises ``NotFound``, and ``QueryError``, with their ids, where several have the name."""
    several = speakers_meant(record, words)
    if len(several) > 1:
        listed = "; ".join(f"{one.id} {one.name}" for one in several[:_LISTED])
        more = " and more" if len(several) > _LISTED else ""
        raise QueryError(f"{len(several)} speakers have {words!r} in their names: {listed}{more}; give the id of one")
    return several[0]


def merge(record: Record, one: str, others: Sequence[str], who: Signed) -> Judgement:
    """Say that speakers are one. Raises ``NotFound``, ``QueryError``."""
    found = [find_speaker(record, words) for words in (one, *others)]
    if len({speaker.id for speaker in found}) < len(found):
        raise QueryError(f"{one!r} and {' and '.join(map(repr, others))} are one speaker already ({found[0].id})")
    subjects = tuple(_best_known(record, speaker) for speaker in found)
    return _append(record, who, _bare("identity", "positive", subjects))


def split(record: Record, one: str, other: str, who: Signed) -> Judgement:
    """Say that a speaker is not another one, or, where ``other`` is the id of a report, not the one in that report.

    Raises ``NotFound``, ``QueryError``.
    """
    speaker = find_speaker(record, one)
    mine = record.who.subjects(speaker.id)
    here = [subject for subject in mine if len(other) >= _SHORTEST_ID and subject.document_id.startswith(other)]
    if here:
        rest = tuple(subject for subject in mine if subject.document_id != here[0].document_id)
        if not rest:
            raise QueryError(f"{speaker.name} ({speaker.id}) stands in report {here[0].document_id} alone")
        return _append(record, who, _bare("identity", "negative", (here[0], *rest)))
    theirs = find_speaker(record, other)
    if theirs.id == speaker.id:
        raise QueryError(
            f"{one!r} and {other!r} are one speaker ({speaker.id}); to take a report away from them, give its id"
        )
    both = (_best_known(record, speaker), _best_known(record, theirs))
    return _append(record, who, _bare("identity", "negative", both))


def on_statement(
    record: Record, statement_id: str, aspect: Aspect, verdict: Verdict, who: Signed, *, said_by: str | None = None
) -> Judgement:
    """Judge what the record says of a statement; ``said_by`` is the right speaker, where a person knows better.

    Raises ``NotFound``, ``QueryError``.
    """
    hit = _statement(record, statement_id)
    value = value_of(hit.statement.attribution, aspect)
    subjects: tuple[Subject, ...] = (_subject(hit),)
    if aspect == "speaker":
        named = _said_by(record, hit, said_by)
        value = named.words if named else None
        subjects += (named,) if named else ()
    elif said_by is not None:
        raise QueryError(f"a speaker can be named for the aspect speaker alone, not for {aspect}")
    return _append(record, who, _bare(aspect, verdict, subjects, value))


def on_relation(
    record: Record, one: str, other: str, verdict: Verdict, who: Signed, *, kind: LinkKind | None = None
) -> Judgement:
    """Judge the relation between two statements; ``kind`` says which, where the record found none or another.

    Raises ``NotFound``, ``QueryError``.
    """
    subjects = tuple(_subject(_statement(record, id_)) for id_ in (one, other))
    if subjects[0] == subjects[1]:
        raise QueryError(f"a relation is between two statements; {one!r} and {other!r} are one")
    links = record.relations.between(subjects[0].id, subjects[1].id)
    if not links and kind is None:
        known = ", ".join(KINDS)
        raise QueryError(
            f"no relation between {one!r} and {other!r} was found that could be judged; to say that there is one,"
            f" confirm it as one of {known}"
        )
    return _append(record, who, _bare("relation", verdict, subjects, kind or links[0].kind))


def undo(record: Record, judgement_id: str, who: Signed) -> Judgement:
    """Take a judgement back; one that took another back can itself be taken back. Raises ``NotFound``."""
    found = [one.id for one in record.judgements() if one.id.startswith(judgement_id)]
    if len(judgement_id) < _SHORTEST_ID or len(found) != 1:
        n = f"{len(found)} judgements have an id that begins so" if len(found) > 1 else "there is none with this id"
        raise NotFound(f"{judgement_id!r}: {n}; `onrecord judge list` shows those there are, give the whole id")
    return _append(record, who, replace(_bare("judgement", "negative", ()), undoes=found[0]))


def _append(record: Record, who: Signed, bare: Judgement) -> Judgement:
    whole = replace(bare, by=who.by, why=who.why, made=who.made)
    judgement = replace(whole, id=made_of(whole))
    record.judge(judgement)
    return judgement


def _bare(aspect: Aspect, verdict: Verdict, subjects: tuple[Subject, ...], value: str | None = None) -> Judgement:
    """A judgement that nobody has signed yet."""
    return Judgement("", aspect, verdict, subjects, "", "", "", value)


def _best_known(record: Record, speaker: SpeakerEntry) -> Subject:
    """The party that stands for a speaker: one under the name the speaker goes by, which tells most."""
    subjects = record.who.subjects(speaker.id)
    return next((subject for subject in subjects if subject.words == speaker.name), subjects[0])


def _said_by(record: Record, hit: Hit, said_by: str | None) -> Subject | None:
    if said_by is not None:
        return _best_known(record, find_speaker(record, said_by))
    speaker = hit.statement.attribution.speaker
    return None if speaker is None else record.who.subject(hit.statement.document_id, speaker.key)


def _statement(record: Record, statement_id: str) -> Hit:
    hit = record.statement(statement_id)
    if hit is None:
        raise NotFound(f"no statement {statement_id} in {record.path}; `onrecord ask` shows the ids there are")
    return hit


def _subject(hit: Hit) -> Subject:
    content = hit.statement.attribution.content
    words = " ".join(content.text.split())[:_LONGEST_WORDS]
    return Subject("statement", hit.statement.document_id, hit.statement.id, content.spans, words)
