"""Whom a pronoun means: the party that the text has put forward most, by a few signs that reporters go by.

The weights are set by hand, in nats: how much likelier a sign makes a party. A pronoun of one person never means a
party that the text itself has called by the other pronoun or title ("Mrs.", "spokesman"): nothing is guessed from a
first name.
"""

from bisect import bisect_left
from collections.abc import Callable
from math import log

from onrecord.read.asked import opens_as_asked
from onrecord.read.company import Company, Member
from onrecord.read.referring import Reference, is_person_noun
from onrecord.types import Candidate

SENTENCE_BACK = -0.9
OPENS_SENTENCE = 1.2
OTHER_PARAGRAPH = -0.5
"""Somebody of the same paragraph is likelier meant; on the development articles alone it decides nothing."""
WAS_QUOTED_LAST = 1.3
BODY_WAS_QUOTED_LAST = 2.6
IN_OTHER_VOICE = -1.5
OWNS_SOMETHING = -0.4
OFTEN_NAMED = 0.35
SAME_SENTENCE_BEFORE = 0.6
IS_DESCRIBED = 0.8
IN_FOCUS = 0.6
"""The sentence right before opens with it."""
IS_SEVERAL = 2.0
"""A noun in the plural for "they", before a body that speaks as several."""
MARGIN = 0.5
"""Nats by which the likeliest must lead; below, the others are told as candidates too."""
_FARTHEST = 6
"""Sentences back that are looked at."""
_MOST = 60
"""Mentions back that are looked at, however long the sentences."""
_ASKED = 60
"""Code points in which a sentence opens with who was asked."""
_HE = frozenset(["he", "him", "his", "himself"])


def pronoun(
    company: Company, reference: Reference, kind: str, quoted_last: str | None, never: Member | None = None
) -> tuple[Member | None, list[Candidate]]:
    """The likeliest party but ``never``, and the candidates where no one leads; ``quoted_last`` spoke last before."""
    at = reference.head.start
    weight = WAS_QUOTED_LAST if kind == "singular" else BODY_WAS_QUOTED_LAST

    def may_be(member: Member) -> bool:
        return member is not never and agrees(member, kind, reference.word)

    order = likeliest(company, at, may_be, quoted_last, weight)
    if not order:
        return None, []
    found = company.members[order[0][1]]
    if len(order) == 1 or order[0][0] - order[1][0] >= MARGIN:
        if reference.word in ("he", "she"):
            found.pronouns[reference.word] += 1
        return found, []
    reason = f"named before “{reference.word}”"
    return found, [Candidate(key, company.members[key].name, reason) for _, key in order[:3]]


def likeliest(
    company: Company,
    at: int,
    may_be: Callable[[Member], bool],
    quoted_last: str | None = None,
    weight: float = WAS_QUOTED_LAST,
) -> list[tuple[float, str]]:
    """The parties mentioned shortly before, each with its score in nats by its best mention, the likeliest first."""
    here, quoted = company.sentence(at), company.page.is_quoted(at)
    hi = bisect_left(company.sightings, (at,))
    lo = max(hi - _MOST, bisect_left(company.sightings, (company.starts[max(0, here - _FARTHEST)],)))
    best: dict[str, float] = {}
    sentence_of_last = -1
    for position, key, possessive in company.sightings[lo:hi]:
        sentence = company.sentence(position)
        opens = sentence != sentence_of_last and position >= main_clause(company, sentence)
        sentence_of_last = sentence if opens and not possessive else sentence_of_last
        member = company.members[key]
        if not may_be(member):
            continue
        score = SENTENCE_BACK * (here - sentence) + OPENS_SENTENCE * opens + OWNS_SOMETHING * possessive
        score += OTHER_PARAGRAPH * ("\n" in company.text[position:at])
        score += IN_FOCUS * (opens and not possessive and here - sentence == 1)
        score += SAME_SENTENCE_BEFORE * (here == sentence)
        score += IN_OTHER_VOICE * (company.page.is_quoted(position) != quoted)
        score += IS_SEVERAL * (member.kind == "group")
        score += IS_DESCRIBED * (bool(member.described) or len(member.mentions) > 1)
        best[key] = max(best.get(key, score), score)
    for key in best:
        best[key] += OFTEN_NAMED * log(1 + len(company.members[key].mentions)) + weight * (key == quoted_last)
    return sorted(((score, key) for key, score in best.items()), key=lambda pair: (-pair[0], pair[1]))


def main_clause(company: Company, sentence: int) -> int:
    """Where what a sentence tells begins: behind "Asked if she still had confidence in Baird,"."""
    start = company.starts[sentence]
    end = company.starts[sentence + 1] if sentence + 1 < len(company.starts) else len(company.text)
    if not opens_as_asked(company.text[start : start + _ASKED]):
        return start
    return max(start, company.text.find(", ", start, end))


def _is_human(member: Member) -> bool:
    """A person, or somebody described by a noun for persons; not "some" or "the clock"."""
    nouns = (one.noun.rstrip(".") for one in member.described)
    return member.kind == "person" or (member.kind == "unnamed" and any(is_person_noun(noun) for noun in nouns))


def agrees(member: Member, kind: str, word: str) -> bool:
    """Whether a pronoun of a class can mean a party, by its kind and by what the text has called it."""
    if kind == "singular":
        mine, other = ("he", "she") if word in _HE else ("she", "he")
        return _is_human(member) and member.pronouns[other] <= member.pronouns[mine]
    if kind == "plural":
        return member.kind in ("group", "organisation")
    return member.kind in ("organisation", "document")
