"""Every other mention of a report's people: pronouns and descriptions that are nobody's source.

Speakers are resolved first, since who spoke last is the best sign of whom the next "he" means. "I" in a quotation is
the quotation's speaker. A pronoun that two people could be is left alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from onrecord.lexicon import phrases
from onrecord.read.antecedent import MARGIN, agrees, likeliest
from onrecord.read.asked import opens_as_asked
from onrecord.read.company import Company, Member
from onrecord.read.described import known_as
from onrecord.read.offices import like
from onrecord.read.referring import refer
from onrecord.types import Attribution, Span

_PRONOUN = re.compile(
    r"\b(?:[Hh](?:e|is|im|imself|ers?|erself)|[Ss]he|I|[Mm](?:e|y|yself|ine)|[Ii]ts|[Tt]he(?:y|ir|m))\b"
)

_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def mention_pronouns(company: Company, spoken: Iterable[tuple[Attribution, Member | None]]) -> None:
    """Add to each party the pronouns of one person that mean it. ``spoken`` are the attributions and who speaks."""
    taken = {span.start for member in company.members.values() for span in member.mentions}
    told = [(attribution, member) for attribution, member in spoken if member is not None]
    turns = sorted((a.source.span.start, member.key) for a, member in told if a.source is not None)
    voices = _voices(told)
    first = phrases("party")["first"]
    for block in company.blocks:
        for found in _PRONOUN.finditer(company.text, *block.span):
            at, word = found.start(), found.group().lower()
            if at in taken:
                continue
            member = _voice_at(voices, at) if word in first else clearly(company, at, word, _turn_before(turns, at))
            if member is not None:
                member.mentions[Span(at, found.end())] = None


def mention_descriptions(company: Company) -> None:
    """Add to each party the definite descriptions that lead back to what the text said it is: "the mayor"."""
    taken = {span for member in company.members.values() for span in member.mentions}
    for span in _definite(company):
        member = None if span in taken else _described_so(company, span)
        if member is not None:
            member.mentions[span] = None


def _definite(company: Company) -> list[Span]:
    """The phrases with "the" whose noun is that of a person, a body or a document."""
    return [
        one.span
        for nominals in company.nominals.values()
        for one in nominals
        if not one.introduces
        and company.text[one.span.start : one.span.start + 4].lower() == "the "
        and not company.is_named_behind(one.span)
    ]


def _described_so(company: Company, span: Span) -> Member | None:
    """The person whom the text has described as a phrase does."""
    reference = refer(company.text, span, ())
    known = known_as(company, like(reference.word), reference) if reference is not None else None
    return known[0] if known is not None and known[0].kind in ("person", "unnamed") else None


def reporters_words(company: Company) -> list[Span]:
    """Where "he", "she" and definite descriptions stand in the reporter's own words, in order."""
    pronouns = [
        Span(*found.span()) for block in company.blocks for found in _SUBJECT.finditer(company.text, *block.span)
    ]
    return sorted(span for span in (*pronouns, *_definite(company)) if not company.page.is_quoted(span.start))


def meant_by(company: Company, span: Span, last: str | None) -> Member | None:
    """The party that a pronoun or a description of the reporter's means; ``last`` is the key of who spoke last."""
    word = company.text[slice(*span)].lower()
    if word not in ("he", "she"):
        return _described_so(company, span)
    start = company.sentence_start(span.start)
    is_in_question = opens_as_asked(company.text[start : span.start])
    return _answerer(company, span.start, word) if is_in_question else clearly(company, span.start, word, last)


def _answerer(company: Company, at: int, word: str) -> Member | None:
    """Who was asked, if named: "Asked whether she would act, Ortiz shrugged"; nobody before the question is meant."""
    here = company.sentence(at)
    end = company.starts[here + 1] if here + 1 < len(company.starts) else len(company.text)
    lo, hi = (bisect_left(company.name_starts, place) for place in (at, end))
    behind = (name for name in company.names[lo:hi] if company.text.endswith(", ", 0, name.span.start))
    member = next((company.of_name[name.span] for name in behind if not name.possessive), None)
    return member if member is not None and agrees(member, "singular", word) else None


def _turn_before(turns: Sequence[tuple[int, str]], at: int) -> str | None:
    before = bisect_right(turns, (at,)) - 1
    return turns[before][1] if before >= 0 else None


def clearly(company: Company, at: int, word: str, last: str | None) -> Member | None:
    """The party that a pronoun at an offset means, where one leads; ``last`` is the key of who spoke last before."""
    order = likeliest(company, at, lambda member: agrees(member, _class(word), word), last)
    if not order or (len(order) > 1 and order[0][0] - order[1][0] < MARGIN):
        return None
    return company.members[order[0][1]]


def _class(word: str) -> str:
    return next(kind for kind in ("singular", "plural", "thing") if word in phrases("party")[kind])


def _voices(told: Iterable[tuple[Attribution, Member]]) -> list[tuple[int, int, Member]]:
    """Quoted words and who says them, longest first where one begins at the same place as another."""
    spans = [(s, -e, m.key, m) for a, m in told if a.form in ("direct", "mixed", "block") for s, e in a.content.spans]
    return [(start, -end, member) for start, end, _, member in sorted(spans, key=lambda one: one[:3])]


def _voice_at(voices: Sequence[tuple[int, int, Member]], at: int) -> Member | None:
    """Who speaks the words at an offset: the innermost of the last few voices that began before it."""
    upto = bisect_right(voices, at, key=lambda voice: voice[0])
    for _, end, member in reversed(voices[max(0, upto - 8) : upto]):
        if at < end:
            return member
    return None
