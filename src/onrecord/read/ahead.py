"""Whom a report brings up by a description before it names them: "A former chairman says … said Don Fowler, who …".

The first lines of a report often say what somebody is and leave the name for the next paragraph. The name is looked
for there: the first person whose sentence has a word of the description in it, written out or as initials; else one
who is brought up by a full name at the head of a sentence with nothing said of who it is, since reporters do that only
for somebody they have told of before.
"""

import re
from bisect import bisect_left, bisect_right

from onrecord.lexicon import phrases
from onrecord.read.company import Company, Member
from onrecord.read.offices import like
from onrecord.read.referring import Reference, is_person_noun
from onrecord.types import Span

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_RUN = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:(?:of|for|and|the)\s+)?[A-Z][\w’'-]*)+")
_WHO = re.compile(r",\s+who\s(?P<clause>[^,.;:]+)")
_VERB = re.compile(r"\s(?!(?:and|or|of|at|from|for|with|in)\b)[a-z]")
_LONGEST_CLAUSE = 150
_LEAD_BLOCKS = 3
_SHORT = 30
"""Code points of a line that only parts what is before it from what comes."""
_FARTHEST = 6
"""Sentences after the description in which the name is looked for."""


def named_ahead(company: Company, reference: Reference) -> Member | None:
    """The person named soon after, whom a description in the first lines means; ``None`` where none fits."""
    at = reference.head.start
    if reference.plural or not is_person_noun(reference.word) or not _is_in_lead(company, at):
        return None
    if company.page.is_quoted(at):
        return None  # Whom somebody else brings up is not whom the report goes on to name.
    wanted = _telling_words(company.text[slice(*reference.span)])
    here = company.sentence(reference.span.end)
    after, until = (_start_of(company, here + n) for n in (1, _FARTHEST + 1))
    bare: Member | None = None
    for name in company.names[bisect_left(company.name_starts, after) : bisect_left(company.name_starts, until)]:
        member = company.of_name[name.span]
        if member.kind != "person" or next(iter(member.mentions)) != name.span or name.possessive:
            continue
        if _is_something_else(member, reference):
            continue
        if wanted & _telling_words(_said_of(company, member, name.span.end)):
            return member
        if bare is None and len(name.words) > 1 and not member.described and _stands_bare(company, name.span):
            bare = member
    return bare


def _is_in_lead(company: Company, at: int) -> bool:
    """Whether an offset stands in the first paragraphs of a report, or after a line of its own such as a time."""
    here = bisect_right(company.blocks, at, key=lambda block: block.span.start) - 1
    before = company.blocks[max(0, here - _LEAD_BLOCKS) : here]
    return len(before) < _LEAD_BLOCKS or any(block.span.end - block.span.start <= _SHORT for block in before[-2:])


def _start_of(company: Company, sentence: int) -> int:
    return company.starts[sentence] if sentence < len(company.starts) else len(company.text)


def _telling_words(words: str) -> set[str]:
    """The words that say what somebody is, in lower case, and the initials of names in capitals."""
    small = phrases("party")["function"] | phrases("party")["cut"] | phrases("party")["calendar"]
    found = {like(word.group().lower().removesuffix("’s").removesuffix("'s")) for word in _WORD.finditer(words)}
    initials = {"".join(c for c in run.group() if c.isupper()).lower() for run in _RUN.finditer(words)}
    return (found - small) | {one for one in initials if len(one) > 1}


def _is_something_else(member: Member, reference: Reference) -> bool:
    """Whether the report gives somebody other offices and trades, and not this one: a secretary is no judge."""
    nouns = {like(one.noun.rstrip(".")) for one in member.described if is_person_noun(one.noun.rstrip("."))}
    return bool(nouns) and like(reference.word) not in nouns


def _said_of(company: Company, member: Member, end: int) -> str:
    """What the report says somebody is, with the clause after the name."""
    told = " ; ".join(company.text[slice(*one.span)] for one in member.described)
    clause = _WHO.match(company.text, end, end + _LONGEST_CLAUSE)
    return f"{told} ; {clause.group('clause')}" if clause else told


def _stands_bare(company: Company, span: Span) -> bool:
    """Whether a name opens a sentence with a verb right after it, so that nothing says who it is."""
    start = company.sentence_start(span.start)
    return not any(c.isalnum() for c in company.text[start : span.start]) and bool(_VERB.match(company.text, span.end))
