"""Where a noun phrase ends that begins at a place, and where one begins that ends there, by word lists alone.

"told about 60 people on the quay", "told Congress Wednesday that", "told the company that ran it that": the phrase
goes on through names, through words before its noun, through "of", and through a clause that narrows it; it ends at
words of time, at other small words, and at punctuation. Looks at no more than a dozen words or so.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from onrecord.lexicon import phrases
from onrecord.read.referring import singular_of
from onrecord.types import Span

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_POSSESSIVE = re.compile(r"['’][sS]?\Z")
_SPACE = re.compile(r"[^\S\n]+")
_QUOTED_TITLE = re.compile(
    r"[\"“‘']((?:[A-Z][\w’'&-]*|and|of|the|&|in|on)(?: (?:[A-Z][\w’'&-]*|and|of|the|&|in|on)){0,6}),?[\"”’']"
)
_LONGEST = 16
_MOST_UNKNOWN = 4
"""Words before a noun that no list knows, and the noun."""
_OBJECTS = frozenset(["me", "him", "them", "us", "you", "himself", "herself", "themselves", "myself", "ourselves"])
_OBJECTS |= frozenset(["itself", "it", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody"])
_SUBJECTS = frozenset(["i", "he", "she", "they", "we", "you", "it"])
_OWNERS = frozenset(["his", "her", "their", "its", "my", "our", "your"])
_ARTICLES = frozenset(["a", "an", "another"])
_DETERMINERS = _OWNERS | _ARTICLES | frozenset(["the", "this", "these", "those", "some", "several", "many", "few"])
_COUNTS = frozenset(["about", "around", "nearly", "almost", "roughly", "over", "all", "both", "most", "other", "more"])
_COUNTS |= frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "one", "any", "every"])
_COUNTS |= frozenset(["each", "fellow", "hundreds", "thousands", "dozens"])
_RELATIVES = frozenset(["who", "whom", "that", "which"])
_PLACING = frozenset(["in", "at", "on", "from"])
_LINKING = frozenset(["from", "for", "with"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    ``head`` is its noun in lower case; ``known`` whether it is a name, a pronoun or a noun for a party; ``named``
    whether the noun has a capital.
    """

    span: Span
    head: str
    known: bool
    named: bool = False


@cache
def _nouns() -> frozenset[str]:
    lists, more = phrases("party"), phrases("addressee")
    return lists["person"] | lists["organisation"] | lists["group"] | more["people"] | phrases("outlet")["noun"]


@cache
def _small() -> frozenset[str]:
    lists = phrases("party")
    return (lists["function"] | lists["cut"] | phrases("addressee")["time"]) - {"of", "former"}


def is_party_noun(word: str) -> bool:
    """Whether a lower-case word is a noun for somebody, in the singular or plural."""
    return word in _nouns() or singular_of(word) in _nouns()


def is_capital(word: str) -> bool:
    """Whether a word looks like part of a name: a capital, and no day, month, or small word but in capitals."""
    lower = _bare(word).lower()
    small = lower in phrases("party")["function"] and not (word.isupper() and len(word) > 1)
    return word[:1].isupper() and not small and lower not in phrases("party")["calendar"]


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def phrase_from(text: str, start: int, stop: int, *, subject: bool = False) -> Phrase | None:
    """The noun phrase whose first word is the next one from ``start``; ``None`` where it is no noun phrase.

    It ends at ``stop`` at the latest. A pronoun is one as an object, or as a subject with ``subject``.
    """
    space = _SPACE.match(text, start, stop)
    title = _QUOTED_TITLE.match(text, space.end() if space else start, stop)
    if title is not None and not subject:
        return Phrase(Span(*title.span(1)), title[1].lower(), True, True)
    words = list(islice(_WORD.finditer(text, start, stop), _LONGEST))
    if not words or text[start : words[0].start()].strip():
        return None
    alone = _pronoun(text, words, subject=subject)
    if alone is not None:
        return alone
    return _Walk(text, words, stop).phrase()


def _pronoun(text: str, words: list[re.Match[str]], *, subject: bool) -> Phrase | None:
    first = words[0].group()
    lower = first.lower()
    shouted = len(first) > 1 and first.isupper()
    found = lower in (_SUBJECTS if subject else _OBJECTS) and not shouted
    if lower == "her" and not subject:
        rest = words[1:2]
        joined = rest and not text[words[0].end() : rest[0].start()].strip()
        found = not joined or rest[0].group().lower() in _small() | _SUBJECTS
    return Phrase(Span(*words[0].span()), lower, True) if found else None


class _Walk:
    """From the first word of a phrase to its last."""

    def __init__(self, text: str, words: list[re.Match[str]], stop: int) -> None:
        self.text, self.words, self.stop = text, words, stop
        self.first = words[0].group().lower()
        self.head: str | None = None
        self.known = False
        self.unknown = 0
        self.last = 0

    def phrase(self) -> Phrase | None:
        """The phrase, or ``None`` where the first words are none."""
        at = 0
        while at < len(self.words) and (at == 0 or self._touches(at)):
            step = self._step(at)
            if step == 0:
                break
            at += step
        if self.head is None:
            return None
        # What an owner at the end owns could not be told ("the BBC's Today programme"): the owner stands for it.
        last = self.words[self.last]
        end = last.start() + len(_bare(last.group()))
        named = self.text[self.words[self.last].start()].isupper()
        return Phrase(Span(self.words[0].start(), end), self.head, self.known, named)

    def _touches(self, at: int) -> bool:
        """Whether only a space stands before the word, or the full stop of an abbreviation."""
        before = self.words[at - 1]
        gap = self.text[before.end() : self.words[at].start()]
        if "\n" in gap:
            return False
        mark = gap.strip()
        lower = before.group().lower()
        short = lower in phrases("party")["abbreviation"] or len(lower) == 1 or "." in lower
        return mark == "" or mark == "&" or (mark == "." and short)

    def _step(self, at: int) -> int:
        """How many words the phrase goes on by."""
        word = self.words[at].group()
        lower = _bare(word).lower()
        if at <= 2 and self.head is None and (lower in _DETERMINERS | _COUNTS or lower.isdigit()):
            return 1
        if is_capital(word):
            return self._take(at, lower, known=True)
        if word[:1].isupper() and lower in phrases("party")["calendar"]:
            return 0
        if lower == "the" and self._is_title(at):
            return 1
        if self.head is not None and lower in _RELATIVES:
            return self._clause(at)
        if self.head is not None and lower in {"of", "and", "or"} | _LINKING | _PLACING:
            return self._link(at, lower)
        if lower in _small() or (lower in _nouns_of_things() and not is_party_noun(lower)):
            return self._thing(at, lower) if lower not in _small() else 0
        if is_party_noun(lower):
            return self._take(at, lower, known=True)
        return self._other(at, word, lower)

    def _is_title(self, at: int) -> bool:
        """ "Face the Nation"."""
        words = (word.group().lower() for word in self.words[at - 1 : at + 2])
        return at > 0 and " ".join(words) in phrases("outlet")["name"]

    def _take(self, at: int, lower: str, *, known: bool) -> int:
        self.head, self.known, self.last = lower, known, at
        return 1

    def _thing(self, at: int, lower: str) -> int:
        """ "A story": told, and not told to."""
        if self.known:
            return 0
        return self._take(at, lower, known=False)

    def _other(self, at: int, word: str, lower: str) -> int:
        """A word that no list knows: before the noun a part of the phrase, after it none."""
        named = at > 0 and self.head is not None and self.words[at - 1].group()[:1].isupper()
        goes_on = not self.known or (named and self.first in _ARTICLES)
        verbal = self.known and word.endswith(("ed", "ing", "ly"))
        if not goes_on or verbal or self.unknown >= _MOST_UNKNOWN or (at == 0 and not word[:1].isalnum()):
            return 0
        self.unknown += 1
        return self._take(at, lower, known=self.known)

    def _link(self, at: int, lower: str) -> int:
        """ "of", "and", "from" and their like, where what follows belongs to the phrase."""
        if at + 1 >= len(self.words) or not self._touches(at + 1):
            return 0
        after = self.words[at + 1].group()
        named, low = is_capital(after), _bare(after).lower()
        begins = named or low in _DETERMINERS - {"this"} or is_party_noun(low)
        if lower == "of":
            ok = low not in _small() - _DETERMINERS - _COUNTS
        elif lower in ("and", "or"):
            ok = self.known and begins
        elif lower in _PLACING and (self.first in _ARTICLES | _COUNTS or self.first.isdigit()):
            ok = self.known and begins and low not in phrases("party")["calendar"]
        else:
            ok = lower in _LINKING and self.known and begins and self.head is not None and is_party_noun(self.head)
        if not ok:
            return 0
        head, known, last = self.head, self.known, self.last
        at += 1
        start = at
        while at < len(self.words) and (at == start or self._touches(at)) and self._goes_on(at):
            at += 1
        if at == start:
            self.head, self.known, self.last = head, known, last
            return 0
        self.last = at - 1
        return at - start + 1

    def _goes_on(self, at: int) -> bool:
        """Whether a word goes on the part after "of" and its like."""
        word = self.words[at].group()
        lower = _bare(word).lower()
        opens = (
            lower in _DETERMINERS and self.words[at - 1].group().lower() in {"of", "and", "or"} | _LINKING | _PLACING
        )
        if opens or is_capital(word) or is_party_noun(lower) or lower.isdigit() or lower in _COUNTS:
            return True
        previous = self.words[at - 1].group()
        return lower not in _small() and word[:1].islower() and lower != "of" and not is_party_noun(previous.lower())

    def _clause(self, at: int) -> int:
        """A clause that narrows the phrase, as far as it runs without punctuation."""
        end = at
        while end + 1 < len(self.words) and self._touches(end + 1):
            end += 1
        if end - at < 2 and not (end > at and self.words[at].group() != "that"):
            return 0
        if end + 1 == len(self.words) == _LONGEST:
            return 0
        self.last = end
        return len(self.words)


@cache
def _nouns_of_things() -> frozenset[str]:
    single = phrases("party")["document"] | phrases("addressee")["thing"]
    return single | {noun + "s" for noun in single}


def is_thing(phrase: Phrase) -> bool:
    """Whether the noun is that of something told or written, and of nobody."""
    return not phrase.named and phrase.head in _nouns_of_things() and not is_party_noun(phrase.head)


def phrase_to(text: str, start: int, end: int) -> Phrase | None:
    """The noun phrase that ends at ``end``, and begins at ``start`` or later: a subject right before its verb."""
    words = list(_WORD.finditer(text, start, end))[-_LONGEST:]
    if not words or text[words[-1].end() : end].strip():
        return None
    last = words[-1].group()
    if last.lower() in _SUBJECTS or (last.lower() in _OBJECTS):
        return Phrase(Span(*words[-1].span()), last.lower(), True)
    whole = text[start : words[0].start()].strip() == "" and len(words) < _LONGEST
    first = words[0].group()
    if whole and (first.lower() in _DETERMINERS or is_capital(first) or is_party_noun(first.lower())):
        span = Span(words[0].start(), words[-1].end())
        return Phrase(span, _bare(last).lower(), True, last[0].isupper())
    at = len(words) - 1
    if not is_capital(last) and last.lower() in _small():
        return None
    while at > 0 and not text[words[at - 1].end() : words[at].start()].strip(" ."):
        lower = words[at - 1].group().lower()
        if lower in _DETERMINERS:
            at -= 1
            break
        if lower in _small() and lower != "of":
            break
        at -= 1
    known = is_capital(last) or is_party_noun(last.lower())
    return Phrase(Span(words[at].start(), words[-1].end()), _bare(last).lower(), known, last[0].isupper())
