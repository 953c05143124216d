"""An attribution to the party it gives its words to, by every name and description that the reading has of it."""

import re
from collections.abc import Mapping

from onrecord.check.values import Told
from onrecord.types import Attribution, Party, Reading

_ARTICLE = re.compile(r"(?:the|an?|some|one|two|three|several|many|another|his|her|its|their|our|my)\b", re.IGNORECASE)
_SOMEBODYS = re.compile(r"['’]s [a-z]+(?: [a-z]+)*\Z")
"""Somebody named by whose they are: "Lactine's chief executive"."""
_PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they|who|which|that|this|those|these)\Z", re.IGNORECASE)
_MOST_MENTIONS, _BESIDE = 6, 80
_ENDS = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s)|[\"“”\n]|''")


def people_of(reading: Reading) -> dict[str, Party]:
    """The parties of a reading by key."""
    return {party.key: party for party in reading.people}


def told_of(attribution: Attribution, people: Mapping[str, Party], text: str) -> Told | None:
    """Whom the attribution gives its words to; ``None`` where it names nobody at all."""
    source = " ".join(attribution.source.text.split()).strip(" ,;:") if attribution.source else ""
    speaker = attribution.speaker
    if speaker is None:
        return None if not source or is_pronoun(source) else undecided(source)
    party = people.get(speaker.key)
    known = [speaker.name, *(party.aliases if party else ())]
    names = tuple(dict.fromkeys(name for name in known if not is_description(name)))
    described = [name for name in known if is_description(name)] + [o.title for o in (party.roles if party else ())]
    if source and not is_pronoun(source):
        described.append(source)
    return Told(speaker.name, speaker.kind, names, tuple(dict.fromkeys(described)), _around(party, text))


def is_description(name: str) -> bool:
    """Whether words describe somebody rather than name them: "the minister", "a nurse", "officials"."""
    if not name or _ARTICLE.match(name) is not None or not any(c.isupper() for c in name):
        return True
    return _SOMEBODYS.search(name) is not None


def is_pronoun(words: str) -> bool:
    """Whether the words are a pronoun alone."""
    return _PRONOUN.match(words) is not None


def told_party(party: Party, text: str) -> Told:
    """A party as whom words are given to."""
    known = (party.name, *party.aliases)
    names = tuple(dict.fromkeys(name for name in known if not is_description(name)))
    described = [name for name in known if is_description(name)] + [office.title for office in party.roles]
    return Told(party.name, party.kind, names, tuple(dict.fromkeys(described)), _around(party, text))


def undecided(source: str) -> Told:
    """Somebody of whom there are no more than these words."""
    if is_description(source):
        return Told(source, "unnamed", (), (source,))
    return Told(source, "person", (source,), (source,))


def _around(party: Party | None, text: str) -> str:
    """What stands beside the party's mentions in the same sentence, outside of other people's words."""
    mentions = party.mentions[:_MOST_MENTIONS] if party else ()
    beside = []
    for m in mentions:
        before = _ENDS.split(text[max(0, m.start - _BESIDE) : m.start])[-1]
        after = _ENDS.split(text[m.end : m.end + _BESIDE], maxsplit=1)[0]
        beside.append(f"{before} {text[m.start : m.end]} {after}")
    return " ".join(beside)
