"""Whom "who" and "which" refer to: the name or the noun right before them."""

import re
from bisect import bisect_left

from onrecord.lexicon import phrases
from onrecord.read.company import Company, Member
from onrecord.read.described import described
from onrecord.read.mentions import Name
from onrecord.read.referring import Reference, refer, singular_of
from onrecord.types import Span

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_WINDOW = 600
"""Characters before "who" that are looked at."""
_FARTHEST_BEFORE = 40
"""Words before "who" among which the noun that it refers to is looked for."""


def right_before(company: Company, reference: Reference) -> Member | None:
    """What "who" and "which" refer to: the name or noun right before them in the sentence."""
    start = company.sentence_start(reference.head.start)
    at = bisect_left(company.name_starts, reference.head.start) - 1
    name = company.names[at] if at >= 0 and company.names[at].span.start >= start else None
    if name is not None and reference.word != "which":
        name = _person_before(company, at, start) or name
    behind = name.span.end if name is not None else start
    at = reference.head.start
    between = list(_WORD.finditer(company.text, max(behind, at - _WINDOW), at))[-_FARTHEST_BEFORE:]
    nouns = [n for n, word in enumerate(between) if _is_party_noun(word.group().lower())]
    if name is not None and (not nouns or company.text[behind : behind + 1] == ","):
        return company.of_name[name.span]
    if not between:
        return None
    last = nouns[-1] if nouns else len(between) - 1
    first = last
    small = phrases("party")["function"] | phrases("party")["cut"] - {"the", "a", "an"}
    while first > 0 and between[first - 1].group().lower() not in small:
        first -= 1
    found = refer(company.text, Span(between[first].start(), between[last].end()), ())
    return None if found is None or found.way != "nominal" else described(company, found)


def _person_before(company: Company, at: int, start: int) -> Name | None:
    """ "Ann Rao, the head of the Urban League, who": the person is meant, not the body that describes her."""
    for name in reversed(company.names[max(0, at - 2) : at + 1]):
        if name.span.start >= start and company.of_name[name.span].kind == "person":
            return name if company.text[name.span.end : name.span.end + 1] == "," else None
    return None


def _is_party_noun(word: str) -> bool:
    stem, lists = singular_of(word), phrases("party")
    return any(stem in lists[kind] for kind in ("person", "organisation", "document")) or word in lists["group"]
