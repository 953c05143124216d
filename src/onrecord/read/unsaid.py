"""Who speaks where the words name no source: an item of a list, a verb that shares another's subject, a passive.

"The mayor: / Promises lower fares. / Calls the port a gift." goes on with the mayor. "The agency rated half of them
safe; the others were rated poor" leaves the rater to the sentence before. What says nothing of the kind goes to
nobody, and who spoke last is a candidate.
"""

import re
from bisect import bisect_left, bisect_right

from onrecord.lexicon import phrases
from onrecord.read.asked import opens_as_asked
from onrecord.read.company import Company, Member
from onrecord.read.referring import Reference, is_person_noun, kind_of
from onrecord.types import Attribution, Candidate

_BE = frozenset(["be", "been", "being", "was", "were", "is", "are", "am", "’s", "'s"])
_BULLETS_BACK = 4
"""Sentences back to the speaker of a list's items, which have no subject of their own."""
_ITEMS = 15
"""Items of a list after the line that leads it in."""
_LONGEST_ITEM = 400
_RATED_BACK = 3
"""Sentences back in which a passive's verb may stand with its subject."""
_BESIDE = 40
"""Code points from a name to the verb it is the subject of."""
_FRONTED = re.compile(r"[^\w]*(?:When|After|Once|As|Before|While)\s")
_WORD = re.compile(r"\w+")


def unsaid(
    company: Company, attribution: Attribution, last: tuple[int, Member] | None
) -> tuple[Member | None, list[Candidate]]:
    """The speaker of an attribution without a source, or nobody and a candidate; ``last`` spoke last, and where."""
    cue = attribution.cue.text.lower() if attribution.cue else ""
    if set(cue.split()) & phrases("party")["writer-cue"]:
        return company.writer(), []
    at = attribution.cue.span.start if attribution.cue else attribution.content.spans[0].start
    if opens_as_asked(cue) or cue.split(" ")[0] in phrases("saying")["rumour"]:
        return None, []
    if is_passive(cue):
        agent = _agent(company, at, cue.split()[-1])
        if agent is not None:
            return agent, []
    led = leader(company, at)
    if led is not None:
        return led, []
    if last is None or last[0] > at:
        return None, []
    back = company.sentence(at) - company.sentence(last[0])
    is_item = not any(c.isalnum() for c in company.text[company.sentence_start(at) : at])
    if (goes_on(attribution) and back <= 1) or (is_item and back <= _BULLETS_BACK):
        return last[1], []
    return None, [Candidate(last[1].key, last[1].name, "spoke last before")]


def is_passive(cue: str) -> bool:
    """Whether a cue is one of "was believed", "has long been said": with "it" before it, nobody is named."""
    words = cue.lower().split()
    if not words:
        return False
    participle = words[-1].endswith("ed") or words[-1] in phrases("party")["participle"]
    return participle and bool(_BE & set(words[:-1]))


def goes_on(attribution: Attribution) -> bool:
    """A participle or a quotation without a source of its own goes on with who is speaking."""
    cue = attribution.cue.text.lower() if attribution.cue else ""
    return attribution.form in ("direct", "mixed") or cue.split(" ")[0].endswith("ing")


def _agent(company: Company, at: int, participle: str) -> Member | None:
    """Who does what a passive leaves without a doer: the subject of the same verb shortly before, or of the clause in
    front of it ("When the agency looked into it, it was called safe")."""
    here = company.sentence(at)
    since = company.starts[max(0, here - _RATED_BACK)]
    same = re.compile(rf"\b{re.escape(participle)}\b")
    for found in reversed(list(same.finditer(company.text, since, at))):
        before = bisect_left(company.name_starts, found.start()) - 1
        name = company.names[before] if before >= 0 else None
        if name is not None and found.start() - _BESIDE <= name.span.end <= found.start() and not name.possessive:
            between = _WORD.findall(company.text[name.span.end : found.start()])
            if not _BE & set(between):
                return company.of_name[name.span]
    start = company.starts[here]
    fronted = _FRONTED.match(company.text, start)
    first = bisect_left(company.name_starts, fronted.end()) if fronted else len(company.names)
    if fronted and first < len(company.names) and company.names[first].span.start == fronted.end():
        return company.of_name[company.names[first].span]
    return None


def leader(company: Company, at: int) -> Member | None:
    """The subject of the line that leads a list in ("The mayor:"), for an item that has none of its own."""
    here = bisect_right(company.blocks, at, key=lambda block: block.span.start) - 1
    if here < 1 or _has_subject(company, company.blocks[here].span.start, at):
        return None
    for block in reversed(company.blocks[max(0, here - _ITEMS) : here]):
        if company.text[slice(*block.span)].rstrip().endswith(":"):
            near = [place for place in company.sightings if block.span.start <= place[0] < block.span.end]
            return company.members[near[-1][1]] if near else None
        if block.span.end - block.span.start > _LONGEST_ITEM:
            return None
    return None


def _has_subject(company: Company, start: int, end: int) -> bool:
    """Whether a party comes up between two offsets, or a pronoun of one."""
    lo, hi = (bisect_left(company.sightings, (at,)) for at in (start, end))
    seen = any(not _only_opens(company, key, start, at) for at, key, _ in company.sightings[lo:hi])
    pronouns = phrases("party")["singular"] | phrases("party")["plural"] | phrases("party")["first"]
    return seen or bool(pronouns & {word.lower() for word in _WORD.findall(company.text[start:end])})


def is_verb_of_item(company: Company, reference: Reference) -> bool:
    """Whether a source is the verb that an item of a list begins with: "Preys on our fears"."""
    start = reference.span.start
    here = bisect_right(company.blocks, start, key=lambda block: block.span.start) - 1
    if here < 0 or start != company.blocks[here].span.start or reference.span != reference.head:
        return False
    if reference.way == "name" and reference.name is not None:
        return _only_opens(company, company.of_name[reference.name.span].key, start, start)
    return (
        reference.way == "nominal" and kind_of(reference) in ("group", "unnamed") and not is_person_noun(reference.word)
    )


def _only_opens(company: Company, key: str, start: int, at: int) -> bool:
    """Whether what looks like a party is one word at the head of a line that comes up nowhere else: likely a verb."""
    member = company.members[key]
    return at == start and len(member.mentions) == 1 and " " not in member.name
