"""Who asks and who answers under "Q" and "A": the witness sworn in last and who examines, or an interview's two sides.

A record of a hearing or a deposition names them once ("Mr. Ende was sworn.", "EXAMINATION BY MS. RAO") and then writes
only the letters. An interview on a page names the one asked in its heading or first lines; the writer asks.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from onrecord.lexicon import phrases
from onrecord.read.company import Company, Member
from onrecord.read.described import described
from onrecord.read.interview import exchanges
from onrecord.read.referring import refer
from onrecord.types import Span

_SWORN = re.compile(
    r"\b(?:sworn|affirmed|(?:took|takes) the (?:stand|oath)|(?:was |is )?called as a witness|deponent)\b", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?:testimony|deposition|evidence|(?:cross-|direct |redirect )?examination|questioning|interview)"
    r" (?:of|with)\s+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\b(?:examination|examined|questioned|questioning|questions|interviewed|interview) by|\ABY)\s+", re.I
)
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|Q\s?&\s?A|question[- ]and[- ]answer|talks? (?:to|with)|spoke (?:to|with)|in conversation"
    r"|questions? (?:for|to)|meets?)\b",
    re.I,
)
_BESIDE = 60
"""Code points between a name and the word that says its owner is sworn."""
_SHORT = 120
"""Code points of a line that says who examines."""
_BACK = 200
"""Blocks back that are looked at."""
_LEAD_BLOCKS = 4


def asks(company: Company, at: int) -> Member | None:
    """Who asks at an offset under a label that only says that somebody does."""
    for block in reversed(_before(company, at)):
        if block.end - block.start <= _SHORT:
            found = _BY.search(company.text, *block)
            if found:
                return _called(company, Span(found.end(), block.end))
    return company.writer() if _is_interview(company) else None


def answers(company: Company, at: int) -> Member | None:
    """Who answers at an offset under a label that only says that somebody does."""
    for block in reversed(_before(company, at)):
        for found in reversed(list(_SWORN.finditer(company.text, *block))):
            near = _names(company, Span(max(block.start, found.start() - _BESIDE), found.start()))
            if near:
                return near[-1]
        of = _OF.search(company.text, *block)
        near = _names(company, Span(of.end(), block.end)) if of else []
        if near:
            return near[0]
    people = _names(company, _lead(company)) if _is_interview(company) else []
    return max(people, key=lambda one: len(one.mentions), default=None)


def sides(company: Company) -> dict[int, Member | None]:
    """Who speaks in an interview without labels, by where each question and each answer begins.

    The one who answers is the person named most before the first question; where two are named as often, nobody.
    """
    found = exchanges(company.page)
    if not found:
        return {}
    lead = _names(company, Span(0, found[0].question.start))
    often = Counter(member.key for member in lead).most_common(2)
    is_clear = bool(often) and (len(often) == 1 or often[0][1] > often[1][1])
    asked = company.members[often[0][0]] if is_clear else None
    questions = {one.question.start: company.writer() for one in found}
    return {**questions, **{one.answer[0].start: asked for one in found}}


def _before(company: Company, at: int) -> list[Span]:
    blocks = company.blocks
    here = bisect_right(blocks, at, key=lambda block: block.span.start)
    return [block.span for block in blocks[max(0, here - _BACK) : here] if block.span.end <= at]


def _called(company: Company, span: Span) -> Member | None:
    """The party that the words of a span mean, a name or a description."""
    words = company.text[slice(*span)].strip(" .:").split()
    if words and all(word.isupper() for word in words):
        return _in_capitals(company, words)
    lo, hi = (bisect_left(company.name_starts, at) for at in span)
    reference = refer(company.text, span, company.names[lo:hi])
    if reference is None or reference.way == "pronoun":
        return None
    if reference.way == "name" and reference.name is not None:
        return company.of_name[reference.name.span]
    return described(company, reference)


def _in_capitals(company: Company, words: list[str]) -> Member:
    """The person of a line in capitals, in which no names are looked for: by the surname, else a new one."""
    titles = phrases("party")["title"]
    bare = [word for word in words if word.lower().rstrip(".") not in titles and word.lower() not in titles] or words
    surname = bare[-1].casefold()
    named = (one for one in company.members.values() if one.is_named and one.name.split()[-1].casefold() == surname)
    return next(named, None) or company.add(" ".join(bare), "person")


def _names(company: Company, span: Span) -> list[Member]:
    """The persons named in a span, in order."""
    lo, hi = (bisect_left(company.name_starts, at) for at in span)
    found = [company.of_name[name.span] for name in company.names[lo:hi]]
    return [member for member in found if member.kind == "person"]


def _lead(company: Company) -> Span:
    blocks = company.blocks[:_LEAD_BLOCKS]
    return Span(blocks[0].span.start, blocks[-1].span.end) if blocks else Span(0, 0)


def _is_interview(company: Company) -> bool:
    lead = _lead(company)
    title = company.page.document.title or ""
    return bool(_INTERVIEW.search(company.text, *lead) or _INTERVIEW.search(title))
