"""A statement's words to propositions: one a clause, each weighted stems with negations, numbers and dates.

Nothing here parses: a clause is a sentence or a part of one up to a semicolon or a *but*, and a negation bears on what
follows it in the clause. Where that is too coarse (conditions, exceptions) the proposition says that it is unclear.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.link.value import Proposition, Term
from onrecord.link.words import NUMBERS, WORD, is_function, key_of, pattern, stem, weight_of
from onrecord.sentences import sentence_starts
from onrecord.types import Span

_CUT = re.compile(r"\s*(?:;|\s[–—]\s|,?\s+\bbut\b)\s*", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ught|ld|t)\b.*\bby\b")
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+|not\s+|never\s+)?(?:been\b|\w+ed\b|\w+wn\b)")
_MONTH = re.compile(r"\bMay\b(?!\s+(?:I|we|he|she|they)\b)")
"""*May* with a capital is the month, and only otherwise a verb."""
_ANY = re.compile(r"[^\W_]")


Numbers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the places of a text: parties by their mentions, dates by theirs.

    ``people`` gives the key of the person mentioned, ``names`` the name of any other party that a pronoun stands for.
    """

    people: Mapping[Span, str]
    names: Mapping[Span, str]
    dates: Mapping[Span, str]


NOWHERE = Setting({}, {}, {})


def propositions(
    text: str, spans: Iterable[Span], setting: Setting, *, denied: bool = False
) -> tuple[Proposition, ...]:
    """The propositions of the passages ``spans`` of a text, in order; ``denied`` by an act of denial."""
    found = []
    for span in spans:
        for clause in _clauses(text, span):
            one = proposition(text, clause, setting, denied=denied)
            if one is not None:
                found.append(one)
    return tuple(found)


def proposition(text: str, clause: Span, setting: Setting, *, denied: bool = False) -> Proposition | None:
    """One clause as a proposition; ``None`` for a question and for one that says too little to compare."""
    words = text[clause.start : clause.end]
    low = _MONTH.sub("___", words).lower().replace("’", "'")
    if low.rstrip(" \"'”»").endswith("?"):
        return None
    at = [Span(start + clause.start, end + clause.start) for start, end in _negations(low)]
    terms = _terms(text, clause, setting, at)
    counts, labels = _numbers(text, clause, setting)
    if sum(term.weight >= 1.0 for term in terms if term.key[0] not in "@#") < 1 or len(terms) < 2:
        return None
    dates = tuple(value for span, value in sorted(setting.dates.items()) if _within(span, clause))
    return Proposition(
        text=" ".join(words.split()),
        terms=terms,
        n_negations=len(at) + denied,
        heads=_heads(terms, len(at)),
        counts=counts,
        labels=labels,
        dates=dates,
        is_possible=pattern("possible").search(low) is not None,
        is_ahead=pattern("ahead").search(low) is not None,
        is_present=pattern("present").search(_PERFECT.sub(" ", low)) is not None,
        is_unclear=pattern("unclear").search(low) is not None or len(at) > 1,
        is_passive=_PASSIVE.search(low) is not None,
    )


def _clauses(text: str, span: Span) -> Iterable[Span]:
    starts = [span.start, *sentence_starts(text, span.start, span.end), span.end]
    for start, end in pairwise(starts):
        for piece in text[start:end].split("\n\n"):
            at = text.index(piece, start, end) if piece else start
            edges = [
                at,
                *(edge for cut in _CUT.finditer(text, at, at + len(piece)) for edge in cut.span()),
                at + len(piece),
            ]
            for one, other in zip(edges[::2], edges[1::2], strict=True):
                if _ANY.search(text, one, other):
                    yield Span(one, other)


def _negations(low: str) -> list[Span]:
    """Where the negations of a clause stand, in order."""
    masked = pattern("no negation").sub(lambda found: "_" * len(found[0]), low)
    found = [one.span() for name in ("no words", "no verbs") for one in pattern(name).finditer(masked)]
    found += [one.span() for one in re.finditer(r"n't\b", masked)]
    return [Span(*one) for one in sorted(set(found))]


def _terms(text: str, clause: Span, setting: Setting, negations: Sequence[Span]) -> tuple[Term, ...]:
    """The terms of a clause, each key once, without the verbs that only negate."""
    found: dict[str, Term] = {}
    for start, word in _tokens(text, clause, setting):
        if not any(one.start <= start < one.end for one in negations):
            negated = bool(negations) and start >= negations[0].end
            term = _term(word, negated=negated, begins=start == clause.start)
            if term is not None:
                found.setdefault(term.key, term)
    return tuple(found.values())


def _numbers(text: str, clause: Span, setting: Setting) -> tuple[Numbers, Numbers]:
    """Numbers of something, with the key of the word after them, and numbers that name the thing before them."""
    words = [word for _, word in _tokens(text, clause, setting)]
    counts, labels = [], []
    for n, word in enumerate(words):
        value = NUMBERS.get(word.lower(), word.replace(",", "") if word[0].isdigit() else None)
        if value is None:
            continue
        after = words[n + 1] if n + 1 < len(words) else ""
        before = words[n - 1] if n else ""
        if after and not is_function(after) and after[0].islower():
            counts.append((key_of(after)[0], value))
        elif before and not is_function(before) and before[0].isalpha():
            labels.append((key_of(before)[0], value))
    return tuple(counts), tuple(labels)


def _tokens(text: str, clause: Span, setting: Setting) -> Iterable[tuple[int, str]]:
    """Words with their places; people as ``@key``, other parties behind a pronoun by name, dates left out."""
    people = {span: f"@{key}" for span, key in setting.people.items() if _within(span, clause)}
    marked = sorted({**people, **{span: "" for span in setting.dates if _within(span, clause)}}.items())
    at = clause.start
    for span, mark in [*marked, (Span(clause.end, clause.end), "")]:
        for word in WORD.finditer(text, at, max(at, span.start)):
            name = setting.names.get(Span(*word.span()))
            for part in [word[0]] if name is None else name.split():
                yield word.start(), part
        if mark and span.start >= at:
            yield span.start, mark
        at = max(at, span.end)


def _term(word: str, *, negated: bool, begins: bool) -> Term | None:
    if word.startswith("@"):
        return Term(word, 1.0, negated, named=True)
    if is_function(word) or len(word) < 2 or word[0].isdigit() or word.lower() in NUMBERS:
        return None
    key, sign = key_of(word)
    return Term(key, weight_of(word), negated, sign, word[0].isupper() and not begins, word)


def _heads(terms: Sequence[Term], n_negations: int) -> tuple[str, ...]:
    """What the first negation bears on: the first word of content after it."""
    if not n_negations:
        return ()
    after = [term for term in terms if term.negated and term.key[0] != "@"]
    heavy = [term for term in after if term.weight >= 1.0] or after
    return (heavy[0].key,) if heavy else ("",)


def _within(span: Span, clause: Span) -> bool:
    return clause.start <= span.start and span.end <= clause.end


def keys_of(words: str) -> frozenset[str]:
    """The stems of the words of content in a text, as they come in propositions."""
    return frozenset(stem(word) for word in WORD.findall(words) if not is_function(word))
