"""An attribution to the party it gives its words to, by every name and description that the reading has of it."""

import re
from collections.abc import Iterable, Mapping

from onrecord.check.values import Told
from onrecord.types import Attribution, Party, Reading

_ARTICLE = re.compile(r"(?:the|an?|some|one|two|three|several|many|another|his|her|its|their|our|my)\b", re.IGNORECASE)
_QUESTION_AND_ANSWER = ("Q", "A", "Q.", "A.")
"""Labels of a hearing or an interview that name nobody."""
_DESCRIBED_NAME = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)+ (?=[A-Z])")
"""What a name begins with that is no name: "Father-of-three Rob Nightingale"."""
_ONE_OF_A_PEOPLE = re.compile(r"the [A-Z][a-z]+\Z")
_OF_PERSONS = frozenset(("i", "my", "me", "he", "his", "him", "she", "her"))
_APPOSED_NAME = r"(?P<name>(?:[^\W\d_a-z][\w.'’-]+(?: |(?=[,.;:]|\Z))){1,4})"
_NAME_AFTER = re.compile(
    rf"(?: (?:and|of|at|for|in|on) [^,.;:!?“”\"\n]{{1,60}}| who [^,.;:!?“”\"\n]{{1,60}})?, {_APPOSED_NAME}(?=[,.;:]|\Z)"
)
_NAME_BEFORE = re.compile(rf"(?:\A|[^\w]){_APPOSED_NAME},(?: (?:aged )?\d{{1,3}},)? (?:an? |the )?\Z")
_APPOSED_WITHIN = 90
_AFTER_PREPOSITION = re.compile(
    r"\b(?:to|of|by|for|from|with|at|in|on|about|told|asked)(?: (?:Mr|Mrs|Ms|Dr)\.?)?\s*\Z", re.IGNORECASE
)
"""What a name that is no apposition follows: "According to Quartey, the company's chief executive said …"."""
_PRONOUN = re.compile(
    r"(?:i|we|you|he|she|it|they|who|which|that|this|those|these|me|us|him|her|them|my|our|your|his|its|their)\Z",
    re.IGNORECASE,
)
_MOST_MENTIONS, _BESIDE = 6, 80
_ENDS = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s)|[\"“”\n]|''")


def people_of(reading: Reading) -> dict[str, Party]:
    """The parties of a reading by key."""
    return {party.key: party for party in reading.people}


def told_of(attribution: Attribution, people: Mapping[str, Party], text: str) -> Told | None:
    """Whom the attribution gives its words to; ``None`` where it names nobody at all."""
    source = " ".join(attribution.source.text.split()).strip(" ,;:") if attribution.source else ""
    speaker = attribution.speaker
    if source in _QUESTION_AND_ANSWER:
        return None
    if speaker is None:
        return None if not source or is_pronoun(source) else undecided(source)
    party = people.get(speaker.key)
    known = [speaker.name, *(party.aliases if party else ())]
    names = _names(known)
    described = [name for name in known if is_description(name)] + [o.title for o in (party.roles if party else ())]
    if source and not is_pronoun(source):
        described.append(source)
    if _is_one_of_a_people(source, speaker.name, party, text):
        names = ()
    if not names and party is not None:
        names = names_beside(party, text)
    return Told(speaker.name, speaker.kind, names, tuple(dict.fromkeys(described)), _around(party, text))


def _names(known: Iterable[str]) -> tuple[str, ...]:
    """The proper names among what a party is called, without what describes at their beginning."""
    return tuple(dict.fromkeys(_DESCRIBED_NAME.sub("", name) for name in known if not is_description(name)))


def _is_one_of_a_people(source: str, name: str, party: Party | None, text: str) -> bool:
    """Whether a name is no name but where somebody is from: "the Pole", of whom it is said that he had barely slept."""
    if party is None or source != f"the {name}" or _ONE_OF_A_PEOPLE.match(source) is None:
        return False
    return party.kind == "person" or any(text[m.start : m.end].lower() in _OF_PERSONS for m in party.mentions)


def names_beside(party: Party, text: str) -> tuple[str, ...]:
    """Names that stand in apposition to what describes a party: "Mr Holt's wife, Sandra, also works there"."""
    found: dict[str, None] = {}
    for m in party.mentions[:_MOST_MENTIONS]:
        if not is_description(text[m.start : m.end]) or is_pronoun(text[m.start : m.end]):
            continue
        after = _NAME_AFTER.match(text, m.end, min(len(text), m.end + _APPOSED_WITHIN))
        before = _NAME_BEFORE.search(text, max(0, m.start - _APPOSED_WITHIN), m.start)
        if before is not None and _AFTER_PREPOSITION.search(
            text, max(0, m.start - 2 * _APPOSED_WITHIN), before.start("name")
        ):
            before = None
        found |= dict.fromkeys(one["name"].strip() for one in (after, before) if one is not None)
    return tuple(name for name in found if not is_description(name))


def is_description(name: str) -> bool:
    """Whether words describe somebody rather than name them: "the minister", "a nurse", "officials"."""
    if not name or _ARTICLE.match(name) is not None or not any(c.isupper() for c in name):
        return True
    # Names end in a capitalised word, descriptions in what somebody is: "Lactine's chief executive", "Ashby manager".
    last = name.split()[-1]
    return " " in name and last.islower() and last[0].isalpha()


def is_pronoun(words: str) -> bool:
    """Whether the words are a pronoun alone."""
    return _PRONOUN.match(words) is not None


def is_third(one: Attribution) -> bool:
    """Whether the source is a pronoun that nobody has for themselves: "he", in words that somebody speaks."""
    return one.source is not None and one.source.text.lower() in ("he", "she", "they", "it")


def told_party(party: Party, text: str) -> Told:
    """A party as whom words are given to."""
    known = (party.name, *party.aliases)
    names = _names(known)
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
