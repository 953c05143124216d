"""Speakers of an open record, looked up in one view each."""

from collections.abc import Iterable

from onrecord.errors import NotFound
from onrecord.resolve import PartyId
from onrecord.store import lookup, people
from onrecord.store.database import Database
from onrecord.types import Hit, Profile, SpeakerEntry, Subject


class Who:
    """What a record knows of who is who; ``Record.who`` is one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def named(self, name: str) -> tuple[SpeakerEntry, ...]:
        """Speakers who are meant by a name: those called exactly so, else those one of whose names holds its words.

        Those with most statements first.
        """
        with self._database.reading():
            return people.called(self._database, name) or people.named(self._database, name)

    def speaker(self, speaker_id: str) -> SpeakerEntry | None:
        """The speaker with this id, or the only one that begins so. Raises ``QueryError`` for a short beginning."""
        with self._database.reading():
            id_ = people.speaker_id(self._database, speaker_id)
            return None if id_ is None else people.entry(self._database, id_)

    def first_said(self, known: Iterable[SpeakerEntry], since: str | None, until: str | None) -> dict[str, Hit]:
        """By speaker, the first of their statements in reports published in a stretch of time, where there is one."""
        with self._database.reading():
            found = {one.id: people.first_said(self._database, one, since, until) for one in known}
            hits = lookup.with_judgements(self._database, [hit for hit in found.values() if hit is not None])
        at = {hit.statement.id: hit for hit in hits}
        return {id_: at[hit.statement.id] for id_, hit in found.items() if hit is not None}

    def profile(self, entry: SpeakerEntry) -> Profile:
        """All the record knows of a speaker."""
        with self._database.reading():
            return people.profile(self._database, entry)

    def subjects(self, speaker_id: str) -> tuple[Subject, ...]:
        """A speaker's parties as what a judgement can be about, in the order of their reports' ids."""
        with self._database.reading():
            parties = people.parties_of(self._database, speaker_id)
            found = people.people_of(self._database, parties)
            return tuple(people.subject(party, found[party][0]) for party in parties if party in found)

    def subject(self, document_id: str, key: str) -> Subject:
        """A party of one report as what a judgement can be about. Raises ``NotFound``."""
        party = PartyId(document_id, key)
        with self._database.reading():
            found = people.people_of(self._database, [party])
        if party not in found:
            raise NotFound(f"{self._database.name}: report {document_id} has no party {key!r}")
        return people.subject(party, found[party][0])
