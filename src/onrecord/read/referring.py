"""What the words of a source are: a name, a pronoun, or a description, and which of them is the head.

"Clinton campaign manager Robby Mook, who spoke on Monday" is headed by the name Robby Mook; "a spokesman for Mr.
Trump" by *spokesman*; "Trump's campaign" by *campaign*, whose owner is Trump. The head stands before the first comma,
preposition or relative clause: what follows only describes it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from onrecord.lexicon import phrases
from onrecord.read.mentions import Name
from onrecord.types import PartyKind, Span

Way = Literal["name", "pronoun", "nominal"]
_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_BREAK = re.compile(r"[,;:()\[\]—–]|\s-+\s|[.](?=\s)")
_OUTSET = re.compile(r",?\s+(?:(?!(?:of|for|to|at|in|and|or|with|from|by|who)\b)[\w.’'-]+\s+){0,3}")
"""Between a description and the name it leads to: "Trump's running mate, Indiana Gov. Mike Pence"."""
_APPOSED = re.compile(r",\s+|\s+[-–—]\s+|\s+\(")
"""Between a description and the name that says who it is: "The pathologist, Sunil Rao,"."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "many", "several", "few", "most", "one", "any", "no"})
_ALONE = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "whom", "which"})
"""Pronouns that own nothing: with a word more ("which together") they still are the head."""
_PICKED = re.compile(r",\s+(?:one|two|three|some|both|each|all) of (?:whom|them),?\s+")
"""What leads from several to the one who speaks: "three daughters, one of whom, the cellist Ada Nduka"."""
_STRESSED = frozenset({"himself", "herself", "itself", "themselves"})
"""Pronouns that only stress the words before them: "Mr. Ende himself"."""
_TRADES = ("ologist", "ographer", "atrist", "onomist", "ematician", "etician", "ician", "woman", "person", "ologian")
PRONOUNS = ("singular", "plural", "thing", "first", "you", "relative")


@dataclass(frozen=True, slots=True)
class Reference:
    """Source words taken apart. Spans are offsets of the text that holds them.

    ``head`` is the name, the pronoun or the noun; ``name`` the name that is the head, or the name that owns it
    ("Trump's campaign"). ``described`` are the lower-case words before the head, without articles.
    """

    way: Way
    span: Span
    head: Span
    word: str
    name: Name | None = None
    described: tuple[str, ...] = ()
    definite: bool = False
    plural: bool = False

    @property
    def pronoun(self) -> str | None:
        """The class of a pronoun, one of ``PRONOUNS``."""
        if self.way != "pronoun":
            return None
        return next(kind for kind in PRONOUNS if self.word in phrases("party")[kind])


_GOES_ON = re.compile(r", (?:who|whose|whom|an?|the|aged|\d+)\b")
"""What is said of somebody behind their name: ", who was not there"."""


def refer(text: str, span: Span, names: Sequence[Name]) -> Reference | None:
    """Take the source at ``span`` apart; ``names`` are those within it. ``None`` where it has no word."""
    picked = _PICKED.search(text, *span)
    if picked is not None and any(picked.end() <= name.span.start < span.end for name in names):
        of_them = _taken_apart(text, Span(picked.end(), span.end), names)
        return None if of_them is None else replace(of_them, span=span)
    return _taken_apart(text, span, names)


def _taken_apart(text: str, span: Span, names: Sequence[Name]) -> Reference | None:
    inside = [name for name in names if span.start <= name.span.start and name.span.end <= span.end]
    words = list(_WORD.finditer(text, *span))
    if not words:
        return None
    first = _bare(words[0].group().lower())
    if len(words) == 3 and words[1].group() == "of" and words[2].group() in ("whom", "which"):
        return Reference("pronoun", span, Span(words[0].start(), words[2].end()), words[2].group())
    if first in _ALONE:
        return Reference("pronoun", span, Span(words[0].start(), words[0].end()), first)
    end = _head_end(text, span, words, inside)
    chunk = [word for word in words if word.end() <= end] or words[:1]
    if len(chunk) > 1 and chunk[-1].group().lower() in _STRESSED:
        chunk = chunk[:-1]
    last = chunk[-1]
    named = _meant(text, span, chunk, inside)
    if named is not None and not _is_people(named):
        return _by_name(span, named, chunk, text)
    lower = _bare(last.group().lower())
    before = tuple(_bare(word.group().lower()) for word in chunk[:-1])
    if len(chunk) == 1 and _is_pronoun(lower):
        return Reference("pronoun", span, Span(last.start(), last.end()), lower)
    owner = next((name for name in reversed(inside) if name.possessive and name.span.end < last.start()), None)
    return Reference(
        "nominal",
        span,
        Span(last.start(), last.end()),
        lower,
        name=owner,
        described=tuple(word for word in before if word not in _DEFINITE | _INDEFINITE),
        definite=(bool(before) and before[0] in _DEFINITE) or owner is not None,
        plural=is_plural(lower),
    )


def _meant(text: str, span: Span, chunk: list[re.Match[str]], inside: Sequence[Name]) -> Name | None:
    """The name that says who is meant: the head itself, or one beside what describes."""
    last = chunk[-1]
    named = next((name for name in inside if name.span.start <= last.start() < name.span.end), None)
    if named is None and is_person_noun(_bare(last.group().lower())):
        named = next((name for name in inside if _OUTSET.fullmatch(text, last.end(), name.span.start)), None)
        named = named or _closing_name(text, span, inside)
    if named is None and _bare(last.group().lower()) == "one":
        named = _closing_name(text, span, inside)
    if named is None and chunk[0].group().lower() in _DEFINITE | _INDEFINITE:
        named = next((name for name in inside if _APPOSED.fullmatch(text, last.end(), name.span.start)), None)
    if named is not None and len(named.words) == 1 and chunk[0].group().lower() == "the":
        # "The Taoiseach, Colm Garvey," is an office with a capital and who holds it.
        named = _closing_name(text, span, [name for name in inside if name.span.start > named.span.start]) or named
    return named


def _closing_name(text: str, span: Span, names: Sequence[Name]) -> Name | None:
    """The name that a long description ends in: "A spokeswoman for the company, Marta Quill,", or goes on from."""
    for name in names:
        if len(name.words) < 2 or name.possessive or not text.endswith(", ", span.start, name.span.start):
            continue
        after = text[name.span.end : span.end]
        if not after.strip(" ,.") or _GOES_ON.match(after):
            return name
    return None


def _head_end(text: str, span: Span, words: list[re.Match[str]], names: list[Name]) -> int:
    """Where the words that only describe begin, outside of names; the source's end where none do."""
    inside = [name.span for name in names]

    def is_free(at: int) -> bool:
        return not any(s <= at < e for s, e in inside)

    ends = [found.start() for found in _BREAK.finditer(text, *span) if is_free(found.start())]
    cuts = phrases("party")["cut"]
    ends += [word.start() for word in words[1:] if word.group().lower() in cuts and is_free(word.start())]
    ends += [word.start() for before, word in pairwise(words) if _describes(before, word) and is_free(word.start())]
    first = words[0].end()
    return min((end for end in ends if end >= first), default=span.end)


def _describes(before: re.Match[str], word: re.Match[str]) -> bool:
    """A participle right after a noun: "a report issued this month"."""
    stem = singular_of(before.group().lower())
    known = any(stem in phrases("party")[kind] for kind in ("person", "organisation", "document"))
    return known and word.group().endswith(("ed", "ing"))


def _by_name(span: Span, name: Name, chunk: list[re.Match[str]], text: str) -> Reference:
    before = tuple(_bare(word.group().lower()) for word in chunk if word.end() <= name.span.start)
    described = tuple(word for word in before if word not in _DEFINITE | _INDEFINITE)
    return Reference("name", span, name.span, text[slice(*name.span)], name=name, described=described)


def _is_people(name: Name) -> bool:
    """ "Democrats", "Americans": one word in the plural that names no body."""
    lower = name.text.lower()
    stem = singular_of(lower)
    lists = phrases("party")
    return (
        len(name.words) == 1
        and lower.endswith("s")
        and ((stem != lower and stem in lists["person"]) or lower[:-1] in lists["adjective"])
    )


def _is_pronoun(word: str) -> bool:
    return any(word in phrases("party")[kind] for kind in PRONOUNS)


def _bare(word: str) -> str:
    for ending in ("’s", "'s", "’", "'"):
        word = word.removesuffix(ending)
    return word


def is_plural(word: str) -> bool:
    """Whether a noun names several: by its ending, or as one of the words for people taken together."""
    if word in phrases("party")["group"]:
        return True
    return singular_of(word) != word


@lru_cache(maxsize=50_000)
def singular_of(noun: str) -> str:
    """A noun of the word lists for its plural ("aides" → "aide"); other words as they are."""
    known = phrases("party")["person"] | phrases("party")["organisation"] | phrases("party")["document"]
    if noun in known:
        return noun
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", ""), ("s", "")):
        stem = noun.removesuffix(ending) + instead
        if noun.endswith(ending) and stem in known:
            return stem
    return noun


def is_person_noun(noun: str) -> bool:
    """Whether a noun in the singular or plural names human beings, by the list or by its ending ("pathologist")."""
    return singular_of(noun) in phrases("party")["person"] or noun.removesuffix("s").endswith(_TRADES)


def kind_of(reference: Reference) -> PartyKind:
    """What kind of party a description is; a noun that is in no list is a group in the plural, else unnamed."""
    stem = singular_of(reference.word)
    lists = phrases("party")
    if is_person_noun(reference.word):
        is_many = stem != reference.word or reference.word.endswith("s")
        return "group" if is_many else "unnamed"
    if stem in lists["document"]:
        return "document"
    if stem in lists["organisation"]:
        return "organisation"
    if reference.word in lists["group"] or reference.word.endswith("s"):
        return "group"
    return "unnamed"
