"""Offices and descriptions that a report gives its people: "campaign manager Robby Mook", "Ann Rao, the mayor of Bel".

Three places are looked at: the title that is part of the name's own words ("Senator"), the words of a noun phrase
right before the name, and the apposition after it. A description that says nothing but a tie ("friend") counts too: it
is what a later "the friend" refers to.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import phrases
from onrecord.read.cast import split_title
from onrecord.read.mentions import Name
from onrecord.read.referring import singular_of
from onrecord.read.when import times_of
from onrecord.types import Office, Span

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_LONGEST = 160
"""Code points of an apposition; a longer one has a clause of its own in it."""
_APPOSITION = re.compile(
    r"(?:\s*,\s+\d{1,3}(?=,))?\s*,\s+"
    r"(?P<words>(?:(?:the|a|an|his|her|their|its|one of|who (?:was|is|served as|has served as))\s+)?"
    r"[^,;:.()\n\"“”]*?(?:\.(?=\w)[^,;:()\n\"“”]*?)?)(?=,|;|\.\s|\.\Z|\n|\s+who\b|\s+said\b|\s+told\b|[\"“”]|\Z)"
)
_TELLS = re.compile(r"\s+(?:said|told)\b")
_OPENS = re.compile(r"(?:\A|[.!?:\n][\"”’)]*\s*(?:[A-Z][\w.]+ )?)\Z")
_BEFORE_NAME = 20
_CLAUSE = re.compile(r"\Awho (?:was|is|served as|has served as)\s+")
_CLOSED = re.compile(r"[;:!?()“”\"]|,(?!\s*\Z)|(?<!\b\w)\.\s|\s[-–—]+\s")
"""What no noun phrase runs over."""
_ENTRY = re.compile(r"(?:^|[.;]\s+)(?P<words>[^.;:\n]{3,60}):\s+\Z", re.MULTILINE)
_MOST_BEFORE = 6
_WHOSE = re.compile(r"(?P<noun>[\w-]+) (?:for|of|to|at) (?:the|his|her|their|its|a|an) \Z")
_DEFINITE = re.compile(r"\b(?:the|his|her|their|its)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Description:
    """What a report says its party is: the noun in the singular, the words before it, and where that stands;
    ``in_name`` where it is part of the party's own name ("department")."""

    noun: str
    words: tuple[str, ...]
    span: Span
    in_name: bool = False


@lru_cache(maxsize=50_000)
def like(noun: str) -> str:
    """The noun that stands for all that reports use instead of it."""
    plain = noun.rstrip(".")
    stem = singular_of(plain)
    return next((name for name, words in phrases("alike").items() if plain in words or stem in words), stem)


def descriptions(text: str, name: Name) -> list[Description]:
    """What the words of a name and around it say its owner is, nearest first."""
    found = [_title(text, name), _before(text, name) or _label(text, name)]
    if not name.possessive:
        found.append(_after(text, name))
    return [one for one in found if one is not None]


def _title(text: str, name: Name) -> Description | None:
    title, _ = split_title(name.words)
    if not title:
        return None
    lower = tuple(word.lower() for word in title)
    end = list(_WORD.finditer(text, *name.span))[len(title) - 1].end()
    return Description(lower[-1], lower[:-1], Span(name.span.start, end))


def office(text: str, one: Description) -> Office:
    """A description as an office, with the dates that its own words give it: "until December 2018"."""
    words = text[slice(*one.span)]
    lead = len(words) - len(words.lstrip())
    span = Span(one.span.start + lead, one.span.start + lead + len(words.strip(" ,\n\t")))
    values = [time.value for time in times_of(words, None).times]
    since = next((value.removesuffix("/..") for value in values if value.endswith("/..")), None)
    until = next((value.removeprefix("../") for value in values if value.startswith("../")), None)
    return Office(_CLAUSE.sub("", text[slice(*span)]), span, since, until)


def _before(text: str, name: Name) -> Description | None:
    """The noun phrase that runs into the name: "Clinton campaign manager" before "Robby Mook"."""
    window = text[max(0, name.span.start - 80) : name.span.start]
    line = window.rpartition("\n")[2]
    closed = max((found.end() for found in _CLOSED.finditer(line)), default=0)
    words = list(_WORD.finditer(line, closed))[-_MOST_BEFORE:]
    noun = words[-1].group().lower() if words else ""
    if singular_of(noun) not in phrases("party")["person"] or noun.endswith("s"):
        return None
    phrase = _phrase(words)
    first = phrase[0].start()
    if line.rstrip().endswith(",") and not _DEFINITE.search(line, 0, first):
        return None
    if line.rstrip().endswith(","):
        # "A spokesman for the mayor, Pete Olsen," is the spokesman.
        whose = _WHOSE.search(line, closed, first)
        if whose is not None and singular_of(whose.group("noun").lower()) in phrases("party")["person"]:
            first, noun, phrase = whose.start("noun"), whose.group("noun").lower(), []
    start = name.span.start - len(line) + first
    return Description(noun, tuple(word.group().lower() for word in phrase[:-1]), Span(start, name.span.start))


def _label(text: str, name: Name) -> Description | None:
    """An entry of a list of those present: "Counsel for the families: Ann Rao"."""
    found = _ENTRY.search(text, max(0, name.span.start - _LONGEST), name.span.start)
    if found is None:
        return None
    cuts = phrases("party")["cut"]
    words = list(_WORD.finditer(text, *found.span("words")))
    head = next((n for n, word in enumerate(words) if word.group().lower() in cuts), len(words)) - 1
    noun = words[head].group().lower() if head >= 0 else ""
    if singular_of(noun) not in phrases("party")["person"]:
        return None
    return Description(noun, tuple(word.group().lower() for word in words[:head]), Span(*found.span("words")))


def _phrase(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last words that can be one noun phrase: back to the last small word or verb."""
    small = phrases("party")["function"] | phrases("party")["cut"]
    start = len(words) - 1
    while start > 0:
        before = words[start - 1].group().lower()
        if before in small or before.endswith(("ed", "ing")):
            break
        start -= 1
    return words[start:]


def _after(text: str, name: Name) -> Description | None:
    """The apposition after a name: its head is the last noun before the first preposition.

    One that no comma closes is an apposition only where the name opens the sentence: in "aboard the Anna Vell, an
    engineer told …" the engineer is somebody else.
    """
    at = name.span.end
    found = _APPOSITION.match(text, at, at + _LONGEST)
    if found is None or (
        _TELLS.match(text, found.end())
        and not _OPENS.search(text, max(0, name.span.start - _BEFORE_NAME), name.span.start)
    ):
        return None
    cuts = phrases("party")["cut"] - {"who"}
    words: list[re.Match[str]] = []
    start, end = found.span("words")
    clause = _CLAUSE.match(text[start:end])
    if clause is None and text.startswith(("who ", "whose "), start):
        return None
    for word in _WORD.finditer(text, start + (clause.end() if clause else 0), end):
        if word.group().lower() in cuts and words:
            break
        words.append(word)
    people = phrases("party")["person"]
    heads = [n for n, word in enumerate(words) if singular_of(word.group().lower()) in people]
    if not heads:
        return None
    head = heads[-1]
    if head < len(words) - 1 and not words[head + 1].group()[0].isupper():
        return None
    before = tuple(word.group().lower() for word in words[:head])
    return Description(words[head].group().lower(), before, Span(*found.span("words")))
