"""Where what a person judged stands in the readings that the record has now.

A judgement names what it is about by its characters. Another reader version may give a party another key and an
attribution another id or other edges; what covers mostly the same characters of the same document is the same thing.
Where two fit equally well, neither is taken: a judgement that cannot be carried is told, not guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.types import Attribution, Judgement, Party, Span, Subject

Mark = Literal["confirmed", "rejected", "undecided", "corrected", "outdated"]

LEAST = 0.5
"""Share of characters in common from which it is the same thing."""


@dataclass(frozen=True, slots=True)
class Present:
    """What one document's reading holds now."""

    parties: Mapping[str, Party]
    statements: Mapping[str, Attribution]


def carried(subject: Subject, present: Mapping[str, Present]) -> str | None:
    """The key or id that the subject has now, or ``None``. ``present`` is by document."""
    there = present.get(subject.document_id)
    if there is None:
        return None
    if subject.kind == "party":
        spans = {key: party.mentions for key, party in there.parties.items()}
        if not subject.spans:
            # Whoever wrote a report may be mentioned nowhere in it.
            return subject.id if subject.id in spans and not spans[subject.id] else None
    else:
        spans = {id_: attribution.content.spans for id_, attribution in there.statements.items()}
    return _best({id_: _likeness(subject, found) for id_, found in spans.items()}, subject.id)


def _best(likeness: Mapping[str, float], own: str) -> str | None:
    most = max(likeness.values(), default=0.0)
    if most < LEAST:
        return None
    best = [id_ for id_, found in likeness.items() if found == most]
    return own if own in best else best[0] if len(best) == 1 else None


def _likeness(subject: Subject, spans: Sequence[Span]) -> float:
    """Characters in common: of a party's mentions over those of whoever has fewer, since readers differ in how many
    they find; of a statement over those of both together."""
    mine, theirs = _size(subject.spans), _size(spans)
    shared = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start)) for one in subject.spans for other in spans
    )
    whole = min(mine, theirs) if subject.kind == "party" else mine + theirs - shared
    return shared / whole if whole else 0.0


def _size(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def value_of(attribution: Attribution, aspect: str) -> str | None:
    """What an attribution says on an aspect, as one text; ``None`` for an aspect that it says nothing on."""
    if aspect == "speaker":
        return attribution.speaker.name if attribution.speaker else None
    if aspect == "chain":
        return " → ".join(f"{voice.name} ({voice.cue})" if voice.cue else voice.name for voice in attribution.chain)
    if aspect == "certainty":
        return f"{attribution.certainty.modality}, {attribution.certainty.polarity}"
    if aspect == "boundaries":
        parts = (attribution.source, attribution.cue)
        spans = [*attribution.content.spans, *(part.span for part in parts if part is not None)]
        return " ".join(f"{start}-{end}" for start, end in spans)
    return None


def mark_of(judgement: Judgement, attribution: Attribution) -> Mark:
    """What a judgement in force makes of what a statement says now.

    ``corrected``: a person says that the speaker is another than the reading gives. ``outdated``: it was made on
    something that the reading does not say any more.
    """
    aspect, named = judgement.aspect, judgement.subjects[1:]
    if aspect == "speaker" and judgement.verdict == "positive":
        given = attribution.speaker.name if attribution.speaker else None
        return "confirmed" if given == (named[0].words if named else None) else "corrected"
    if aspect in ("chain", "certainty", "boundaries") and value_of(attribution, aspect) != judgement.value:
        return "outdated"
    return _MARKS[judgement.verdict]


_MARKS: Mapping[str, Mark] = {"positive": "confirmed", "negative": "rejected", "unsure": "undecided"}
