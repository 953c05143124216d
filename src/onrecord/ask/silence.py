"""Who spoke about something, who was asked and declined, and who spoke of other things: each with what was looked at.

Silence is never stated as such: what is stated is that no statement was found in these reports between these days.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ask.fields import check_date
from onrecord.ask.terms import told
from onrecord.ask.topic import Topic, is_near, is_on, share, topic_of, with_related
from onrecord.errors import NotFound, QueryError
from onrecord.store import (
    ActIs,
    And,
    Expression,
    Group,
    InReports,
    Or,
    PublishedFrom,
    PublishedUntil,
    Record,
    SpeakerIs,
    Spoken,
    Word,
)
from onrecord.types import Hit, SpeakerEntry

MOST_READ = 2_000
"""Statements read to tell whether they are on the topic; where there are more, the answer says so."""

MOST_LISTED = 1_000
"""Speakers on whom nothing was found that are listed by name; there may be more, and the answer says how many."""

_SAMPLE = 500
_SHOWN = 3
_LISTED = 8
LISTED_KINDS = ("person", "organisation")
"""Groups, documents and sources without a name are never said to have been silent."""

_SILENT = frozenset({"decline", "silence"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker who spoke, or declined. ``n`` statements are counted, the best ``hits`` shown; ``n_statements`` of
    theirs were looked at in ``n_reports`` reports."""

    speaker_id: str | None
    name: str
    n: int
    n_statements: int
    n_reports: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Unheard:
    """A speaker on other things only. ``n_near`` statements have words that go with the topic: worth a look.

    ``hits`` are some of those statements, or else the first one that was looked at; none where there is none.
    """

    speaker_id: str
    name: str
    n_statements: int
    n_reports: int
    n_near: int
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer rests on. ``outlets`` with their numbers of reports in the stretch; ``n_undated`` reports say no
    date and could not be placed in it; ``n_unknown`` statements have no known speaker; ``is_whole`` is false where
    there was more on the topic than could be read."""

    n_reports: int
    outlets: tuple[tuple[str | None, int], ...]
    n_statements: int
    n_unknown: int
    n_undated: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """The answer: who ``spoke``, who ``declined`` or stayed silent when asked, and the first of the ``n_not_found`` on
    whom nothing was found."""

    topic: Topic
    since: str | None
    until: str | None
    speaker: SpeakerEntry | None
    spoke: tuple[Heard, ...]
    declined: tuple[Heard, ...]
    not_found: tuple[Unheard, ...]
    n_not_found: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about silence: a topic, a stretch of days of publication (ISO prefixes), a speaker's name or id."""

    topic: str
    since: str | None = None
    until: str | None = None
    speaker: str | None = None


def silence(record: Record, asked: Asked) -> Silence:
    """Who spoke about a topic in the reports of a stretch of time, and who did not.

    A refusal counts where its own words or its report are on the topic. Sources without a name, and speakers nobody
    could work out, are counted but never listed as not found. Raises ``QueryError``, ``NotFound``.
    """
    topic = topic_of(asked.topic)
    dates = _dates(asked)
    who = None if asked.speaker is None else one_speaker(record, asked.speaker)
    mine: tuple[Expression, ...] = () if who is None else (SpeakerIs(who.id),)
    words = Or(tuple(Word(word) for word in sorted(_words(asked.topic))))
    # On the best fits a topic is told; how many there are in all says whether that was all.
    found = record.search(And((words, *dates)), MOST_READ)
    sample = record.search(And(dates), _SAMPLE)
    on_it = [hit for hit in found.hits if is_on(topic, hit) and hit.statement.attribution.act not in _SILENT]
    topic = with_related(topic, on_it, sample.hits)
    reports = {hit.statement.document_id for hit in on_it}
    refusal = Or((ActIs("decline"), ActIs("silence")))
    refused = record.search(And((refusal, Or((words, InReports(tuple(sorted(reports))))), *dates, *mine)), MOST_READ)
    declined = [h for h in refused.hits if h.statement.document_id in reports or share(topic, h) >= 0.5]
    if who is not None:
        on_it = [hit for hit in on_it if hit.statement.speaker_id == who.id]
    company = _company(record, reports) if who is None else frozenset({who.id})
    spoken = record.counted.speakers(asked.since, asked.until, MOST_LISTED if who is None else 0)
    heard = {hit.statement.speaker_id for hit in (*on_it, *declined)}
    known = record.counted.of_speakers((id_ for id_ in heard | company if id_), asked.since, asked.until)
    groups = {one.key: one for one in (*spoken.groups, *known.values())}
    if who is not None:
        groups.setdefault(who.id, Group(who.id, who.name, who.kind, 0, 0))
        spoken = replace(spoken, n_speakers=1, n_statements=groups[who.id].n_statements, n_unknown=0)
    near = _near(record, topic, dates)
    n_heard = sum(1 for id_ in heard if id_ in groups and groups[id_].kind in LISTED_KINDS)
    return Silence(
        topic=topic,
        since=asked.since,
        until=asked.until,
        speaker=who,
        spoke=_heard(topic, on_it, groups),
        declined=_heard(topic, declined, groups),
        not_found=_with_passages(record, asked, _unheard(groups, heard, near, reports_first=company), groups),
        n_not_found=spoken.n_speakers - n_heard,
        coverage=_coverage(record, asked, spoken, found.n_found <= MOST_READ and refused.n_found <= MOST_READ),
    )


def one_speaker(record: Record, words: str) -> SpeakerEntry:
    """The one speaker meant by a name or the beginning of an id. Raises ``NotFound``, ``QueryError``."""
    by_id = None
    if len(words) >= 6 and all(character in "0123456789abcdef" for character in words):
        by_id = record.who.speaker(words)
    named = (by_id,) if by_id is not None else record.who.named(words)
    if not named:
        raise NotFound(
            f"no speaker on record has the name or id {told(words)}; `onrecord speaker NAME` looks for names"
        )
    if len(named) > 1:
        listed = "; ".join(f"{one.id} {one.name}" for one in named[:_LISTED])
        raise QueryError(f"{len(named)} speakers have {told(words)} in their names: {listed}; give the id of one")
    return named[0]


def _dates(asked: Asked) -> tuple[Expression, ...]:
    out: list[Expression] = []
    if asked.since is not None:
        out.append(PublishedFrom(check_date("from", asked.since)))
    if asked.until is not None:
        out.append(PublishedUntil(check_date("until", asked.until)))
    if asked.since and asked.until and asked.since > asked.until + "-99":
        raise QueryError(f"the stretch ends ({asked.until}) before it begins ({asked.since}); swap the two")
    return tuple(out)


def _words(topic: str) -> frozenset[str]:
    return frozenset(word for word in topic.split() if topic_words(word))


def topic_words(word: str) -> bool:
    """Whether a word of a topic is one of content."""
    try:
        topic_of(word)
    except QueryError:
        return False
    return True


def _near(record: Record, topic: Topic, dates: Sequence[Expression]) -> dict[str | None, list[Hit]]:
    """The statements of each speaker that have words that go with the topic, and are not on it."""
    found: dict[str | None, list[Hit]] = defaultdict(list)
    if topic.related:
        words = Or(tuple(Word(stem) for stem, _ in topic.related))
        for hit in record.search(And((words, *dates)), _SAMPLE).hits:
            if is_near(topic, hit):
                found[hit.statement.speaker_id].append(hit)
    return found


def _heard(topic: Topic, hits: Sequence[Hit], groups: dict[str | None, Group]) -> tuple[Heard, ...]:
    by_speaker: dict[tuple[str | None, str], list[Hit]] = defaultdict(list)
    for hit in hits:
        by_speaker[hit.statement.speaker_id, _name(hit)].append(hit)
    out = []
    for (id_, name), some in by_speaker.items():
        best = sorted(some, key=lambda hit: (-share(topic, hit), hit.published or "9999", hit.statement.id))
        group = groups.get(id_) if id_ is not None else None
        n_statements, n_reports = (group.n_statements, group.n_reports) if group else (len(some), 0)
        out.append(Heard(id_, name, len(some), n_statements, n_reports, tuple(best[:_SHOWN])))
    return tuple(sorted(out, key=lambda one: (-one.n, one.name, one.speaker_id or "")))


def _name(hit: Hit) -> str:
    speaker = hit.statement.attribution.speaker
    return hit.statement.speaker_name or (speaker.name if speaker else "unknown")


def _company(record: Record, reports: set[str]) -> frozenset[str | None]:
    """Speakers who stand in a report on the topic: on those a finding says most."""
    found = record.search(InReports(tuple(sorted(reports))), _SAMPLE)
    return frozenset(hit.statement.speaker_id for hit in found.hits)


def _unheard(
    groups: dict[str | None, Group],
    heard: set[str | None],
    near: Mapping[str | None, Sequence[Hit]],
    *,
    reports_first: frozenset[str | None],
) -> tuple[Unheard, ...]:
    found = [
        Unheard(
            key,
            group.name or "",
            group.n_statements,
            group.n_reports,
            len(near.get(key, ())),
            tuple(near.get(key, ())[:_SHOWN]),
        )
        for key, group in groups.items()
        if key is not None and key not in heard and group.kind in LISTED_KINDS
    ]
    return tuple(
        sorted(
            found, key=lambda one: (one.speaker_id not in reports_first, -one.n_statements, one.name, one.speaker_id)
        )
    )


def _with_passages(
    record: Record, asked: Asked, found: Sequence[Unheard], groups: Mapping[str | None, Group]
) -> tuple[Unheard, ...]:
    """Each with a statement that was looked at: that nothing was found is shown by what was."""
    bare = [
        SpeakerEntry(one.speaker_id, one.name, groups[one.speaker_id].kind, one.n_statements, one.n_reports)  # type: ignore[arg-type]
        for one in found
        if not one.hits and one.n_statements
    ]
    first = record.who.first_said(bare, asked.since, asked.until)
    return tuple(replace(one, hits=(first[one.speaker_id],)) if one.speaker_id in first else one for one in found)


def _coverage(record: Record, asked: Asked, spoken: Spoken, is_whole: bool) -> Coverage:
    outlets = record.counted.reports(asked.since, asked.until)
    placed = asked.since is not None or asked.until is not None
    return Coverage(
        n_reports=sum(n for _, n in outlets),
        outlets=outlets,
        n_statements=spoken.n_statements,
        n_unknown=spoken.n_unknown,
        n_undated=record.counted.n_undated() if placed else 0,
        is_whole=is_whole,
    )
