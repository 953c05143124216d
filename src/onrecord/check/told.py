"""An attribution to the party it gives its words to, by every name and description that the reading has of it."""

import re
from collections.abc import Mapping

from onrecord.check.values import Told
from onrecord.types import Attribution, Party, Reading

_ARTICLE = re.compile(r"(?:the|an?|some|one|two|three|several|many|another|his|her|its|their|our|my)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they|who|which|that|this|those|these)\Z", re.IGNORECASE)
_MOST_MENTIONS, _BESIDE = 6, 80


def people_of(reading: Reading) -> dict[str, Party]:
    """The parties of a reading by key."""
    return {party.key: party for party in reading.people}


def told_of(attribution: Attribution, people: Mapping[str, Party], text: str) -> Told | None:
    """Whom the attribution gives its words to; ``None`` where it names nobody at all."""
    source = " ".join(attribution.source.text.split()).strip(" ,;:") if attribution.source else ""
    speaker = attribution.speaker
    if speaker is None:
        return None if not source or is_pronoun(source) else _undecided(source)
    party = people.get(speaker.key)
    known = [speaker.name, *(party.aliases if party else ())]
    names = tuple(dict.fromkeys(name for name in known if not is_description(name)))
    described = [name for name in known if is_description(name)] + [o.title for o in (party.roles if party else ())]
    if source and not is_pronoun(source):
        described.append(source)
    return Told(speaker.name, speaker.kind, names, tuple(dict.fromkeys(described)), _around(party, text))


def is_description(name: str) -> bool:
    """Whether words describe somebody rather than name them: "the minister", "a nurse", "officials"."""
    return not name or _ARTICLE.match(name) is not None or not any(c.isupper() for c in name)


def is_pronoun(words: str) -> bool:
    """Whether the words are a pronoun alone."""
    return _PRONOUN.match(words) is not None


def _undecided(source: str) -> Told:
    if is_description(source):
        return Told(source, "unnamed", (), (source,))
    return Told(source, "person", (source,), (source,))


def _around(party: Party | None, text: str) -> str:
    mentions = party.mentions[:_MOST_MENTIONS] if party else ()
    return " ".join(text[max(0, m.start - _BESIDE) : m.end + _BESIDE] for m in mentions)
