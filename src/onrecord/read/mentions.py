"""Where a report names a party: runs of capitalised words, as names are written in English news.

A name is a run of words with capitals, initials and particles ("Ursula von der Leyen", "J. K. Rowling", "University
of Maine"), without the adjectives before it and without a possessive ending. The first word of a sentence has a
capital of its own, so that a name never begins with a function word. Headlines set every word in capitals,
so that in them only names are found which the story below uses too.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.lexicon import phrases
from onrecord.types import Block, Span

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_POSSESSIVE = re.compile(r"['’](?:s|S)?\Z")
_NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "ten"])
_ALSO_NAMES = frozenset(["april", "august", "friday", "june", "march", "may", "summer", "winter"])
"""Days, months and seasons that are given names or surnames: "Alex Winter"."""
LONGEST_NAME = 10
"""Words of the longest name; a longer run of capitals is a heading or a slogan."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text; ``possessive`` when "'s" follows, which the span leaves out."""

    span: Span
    words: tuple[str, ...]
    possessive: bool

    @property
    def text(self) -> str:
        """The words, joined by single spaces."""
        return " ".join(self.words)


def names_in(text: str, blocks: Iterable[Block], openings: Container[int] = ()) -> tuple[Name, ...]:
    """Every name in the given blocks of ``text``, in order. ``openings`` are the offsets at which sentences begin."""
    headings, found = [], []
    for block in blocks:
        if _shouts(text[slice(*block.span)]):
            headings.append(block)
        else:
            found += list(_runs(text, block.span))
    found = _with_acronyms(text, _without_openers(found, openings))
    known = {name.words for name in found}
    known |= {(name.words[-1],) for name in found if len(name.words) > 1}
    for block in headings:
        found += [part for run in _runs(text, block.span) for part in _known_parts(text, run, known)]
    return tuple(sorted(found, key=lambda name: name.span))


_OPENER = re.compile(r"\w+(?:ing|ed|ly|[^aiou]s)\Z")


def _without_openers(names: list[Name], openings: Container[int]) -> list[Name]:
    """Without verbs and adverbs that have their capital from the sentence: "Citing …", "Typically …", "Keeps …".

    They are known by their ending and by standing nowhere else with a capital.
    """
    inside = {word for name in names if len(name.words) > 1 or name.span.start not in openings for word in name.words}
    return [
        name
        for name in names
        if len(name.words) > 1
        or name.possessive
        or name.span.start not in openings
        or name.words[0] in inside
        or not (_OPENER.match(name.words[0]) or _is_body_noun(name.words[0]))
    ]


def _is_body_noun(word: str) -> bool:
    """ "Union and airline trade blame": a common noun that opens a headline."""
    lower = word.lower()
    return lower in phrases("party")["organisation"] or lower.removesuffix("s") in phrases("party")["organisation"]


_ACRONYM = re.compile(r"[^\W\d_](?:\.?[^\W\d_]){1,7}")
_LONGEST_SPELLED = 12
_FARTHEST_SPELLED = 120


def _with_acronyms(text: str, names: list[Name]) -> list[Name]:
    """The names, those joined whose initials are an acronym of the report: "Securities and Exchange Commission".

    Words set in small letters may stand between, if the acronym follows in brackets or the words are "and" or "of".
    """
    letters = {word.replace(".", "") for name in names for word in name.words if _is_acronym(word)}
    spelled = [span for name in names if _in_brackets(text, name) and (span := _spelled_before(text, name)) is not None]
    for one, other in pairwise(names):
        between = text[one.span.end : other.span.start]
        if between in (" and ", " & ") and _initials((*one.words, *other.words)) in letters:
            spelled.append(Span(one.span.start, other.span.end))
    if not spelled:
        return names
    covered = sorted(set(spelled))
    kept = [name for name in names if not _is_covered(name.span, covered)]
    joined = [Name(span, tuple(word.group() for word in _WORD.finditer(text, *span)), False) for span in covered]
    return sorted([*kept, *joined], key=lambda name: name.span)


def _is_covered(span: Span, covered: list[Span]) -> bool:
    """Whether one of the spans, in order, that begin nearest before it holds ``span``."""
    at = bisect_right(covered, (span.start, sys.maxsize))
    return any(span.end <= one.end for one in covered[max(0, at - 3) : at])


def _is_acronym(word: str) -> bool:
    return word.isupper() and _ACRONYM.fullmatch(word) is not None


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper())


def _in_brackets(text: str, name: Name) -> bool:
    start, end = name.span
    return (
        len(name.words) == 1
        and _is_acronym(name.words[0])
        and text[start - 1 : start] == "("
        and text[end : end + 1] == ")"
    )


def _spelled_before(text: str, acronym: Name) -> Span | None:
    """The words before a bracket whose capitals make the acronym in it."""
    letters = acronym.words[0].replace(".", "")
    farthest = max(0, acronym.span.start - _FARTHEST_SPELLED)
    line_start = text.rfind("\n", farthest, acronym.span.start) + 1
    words = list(_WORD.finditer(text, max(line_start, farthest), acronym.span.start - 1))
    for first in range(len(words) - 1, max(-1, len(words) - 1 - _LONGEST_SPELLED), -1):
        if _initials(word.group() for word in words[first:]) == letters and words[first].group()[0] == letters[0]:
            return Span(words[first].start(), words[-1].end())
    return None


def _shouts(words: str) -> bool:
    """Whether nearly every word has a capital, as in a headline that is not marked as one."""
    letters = [word for word in words.split() if word[:1].isalpha()]
    return len(letters) > 3 and sum(word[0].isupper() for word in letters) > 0.75 * len(letters)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    """Without a possessive ending."""
    possessive: bool


def _runs(text: str, span: Span) -> Iterator[Name]:
    run: list[_Word] = []
    for found in _WORD.finditer(text, *span):
        word = _word(found)
        if run and not _continues(text, run, word):
            yield from _names(text, run)
            run = []
        if run or _begins(word):
            run.append(word)
            if word.possessive:
                yield from _names(text, run)
                run = []
    yield from _names(text, run)


def _word(found: re.Match[str]) -> _Word:
    whole = found.group()
    ending = _POSSESSIVE.search(whole)
    bare = whole[: ending.start()] if ending else whole
    return _Word(found.start(), found.start() + len(bare), bare, bool(ending and ending.group() not in "'’"))


def _has_capital(word: _Word) -> bool:
    return word.text[:1].isupper()


def _begins(word: _Word) -> bool:
    """Whether a name can begin with the word: it has a capital and is no function word, day or month.

    "The" before a name is no part of it; "US" and "IT" are names where they are set in capitals.
    """
    lower = word.text.lower().replace("’", "'")
    if not _has_capital(word) or lower in phrases("party")["calendar"]:
        return False
    return lower not in phrases("party")["function"] or (word.text.isupper() and len(word.text) > 1)


def _continues(text: str, run: list[_Word], word: _Word) -> bool:
    """Whether ``word`` goes on with the name that ``run`` began."""
    gap = text[run[-1].end : word.start]
    last = run[-1].text.lower()
    if gap.strip(" \xa0") not in _joints(last) or len(gap) > 3:
        return False
    lower = word.text.lower()
    if _has_capital(word):
        return _begins(word) or lower in _NUMBERS or (lower in _ALSO_NAMES and len(run) == 1)
    if lower in phrases("party")["particle"]:
        return True
    heads = phrases("party")["before-of"]
    if lower == "and":
        words = [w.text.lower() for w in run]
        return words[-2:-1] == ["of"] and words[-3] in phrases("party")["joins-two"]
    return (lower == "of" and any(w.text.lower() in heads for w in run)) or (lower == "the" and last == "of")


def _joints(last: str) -> tuple[str, ...]:
    """What may stand between two words of a name besides a space."""
    return ("", ".") if last in phrases("party")["abbreviation"] or len(last) == 1 or "." in last else ("", "&")


def _names(text: str, run: list[_Word]) -> Iterator[Name]:
    """The name in a run, without small words at its end, and without the adjectives before it."""
    possessive = bool(run) and run[-1].possessive
    last = max((n for n, word in enumerate(run) if _has_capital(word)), default=-1) + 1
    possessive = possessive and last == len(run)
    run = run[:last]
    while len(run) > 1 and run[0].text.lower() in phrases("party")["adjective"] and _is_person_like(run[1:]):
        run = run[1:]
    if not run or len(run) > LONGEST_NAME:
        return
    if len(run) == 1 and _is_common(run[0].text.lower()):
        return
    yield Name(Span(run[0].start, run[-1].end), tuple(w.text for w in run), possessive)


@lru_cache(maxsize=50_000)
def _is_common(word: str) -> bool:
    """Whether a word with a capital is no name when it stands alone: "Senator", "Poll", "Democratic"."""
    lists = phrases("party")
    plain = word.removesuffix("s")
    nouns = lists["person"] | lists["document"] | lists["title"]
    return word in lists["adjective"] | lists["opening"] or bool({word, plain} & nouns)


def _is_person_like(run: list[_Word]) -> bool:
    """Two or three words, none of them one that ends the name of a body: before them an adjective is no name."""
    bodies = phrases("party")["organisation"]
    return 1 < len(run) <= 3 and not any(w.text.lower() in bodies or w.text.lower().rstrip("s") in bodies for w in run)


def _known_parts(text: str, run: Name, known: set[tuple[str, ...]]) -> Iterator[Name]:
    """The longest known names within a run of a headline."""
    at = 0
    places = [found.span() for found in _WORD.finditer(text, *run.span)]
    while at < len(run.words):
        for end in range(len(run.words), at, -1):
            if run.words[at:end] in known:
                words = run.words[at:end]
                start = places[at][0]
                stop = places[end - 1][0] + len(words[-1])
                yield Name(Span(start, stop), words, run.possessive and end == len(run.words))
                at = end
                break
        else:
            at += 1
