"""Whom a description means: "the former envoy", "the study", "his spokesman"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import phrases
from onrecord.names.lists import words as listed
from onrecord.read.ahead import named_ahead
from onrecord.read.antecedent import likeliest
from onrecord.read.company import Company, Member
from onrecord.read.nominals import Nominal
from onrecord.read.offices import Description, like
from onrecord.read.outlets import is_outlet
from onrecord.read.referring import Reference, is_person_noun, is_plural, kind_of, refer, singular_of
from onrecord.types import PartyKind

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_NAMED = re.compile(r"[’']s|,? [A-Z]")
_JOINED = re.compile(r",?\s(?:and|or)\s(?=the\s|a\s|[A-Z])")
_OWNERS = frozenset(["his", "her", "their", "its", "my", "our", "your"])
_AGENTS = ("er", "or", "ar", "ist", "ian", "ean", "ee", "ant", "ent", "eur", "aire", "old", "ite", "ese")
"""Endings of nouns for persons that no list holds: "the Floridian", "the 52-year-old", "the billionaire"."""
_PAST = frozenset(["former", "ex", "then", "late"])
_SECOND = frozenset(["vice", "deputy", "assistant", "running"])
"""Words that make another office of an office: a vice president is not the president."""
_SPEAKS_FOR_OTHERS = "spokesperson"
"""Somebody described so is called so again, and is never meant by another description."""
_ORDINALS = ("first", "second", "third", "fourth")
_NEAR = 5
"""Phrases with one noun, the last ones, that may say whose somebody else is."""
_MOST_ALIKE = 200
"""Descriptions with one noun, the last ones, among which a party is looked for."""
_SENTENCES_BACK = 2
_SAYS_WHY = 120
"""Code points after a description in which the report says that it names nobody."""


def described(company: Company, reference: Reference) -> Member:
    """One member for the same words."""
    if reference.span not in company.of_words:
        company.of_words[reference.span] = _described(company, reference)
    return company.of_words[reference.span]


def _described(company: Company, reference: Reference) -> Member:
    """The party that a description means: one described so before, or a new one."""
    noun, kind = like(reference.word), kind_of(reference)
    bare = reference.span.start == reference.head.start
    spelled = _spelled(company, reference)
    if spelled is not None:
        return spelled
    press = _press(company, reference) if (reference.definite or bare) and reference.name is None else None
    if press is not None:
        return press
    if (kind != "group" or reference.definite) and (reference.definite or bare or reference.described):
        known = known_as(company, noun, reference)
        if known is not None and (reference.definite or bare or known[1]):
            _name_better(company, known[0], reference)
            return known[0]
    is_thing = kind in ("document", "organisation")
    if (reference.definite or (bare and is_thing)) and reference.name is None:
        shown = _shown(company.nominals.get(noun, []), reference, ahead=bare)
        if shown is not None and (is_thing or _is_somebody(company, shown)):
            return _brought_up(company, shown, kind)
    is_open = (
        _may_be_human(reference.word)
        and reference.name is None
        and not _is_owned(company, reference)
        and not _is_known(company, noun, reference)
    )
    if kind == "unnamed" and reference.definite and is_open and not _stays_unnamed(company, reference):
        found = likeliest(company, reference.head.start, lambda member: _suits(member, reference))
        if found:
            member = company.members[found[0][1]]
            company.describe(member, Description(reference.word, reference.described, reference.span))
            return member
    may_be_named = kind == "unnamed" and _leaves_open(company, reference) and not _stays_unnamed(company, reference)
    ahead = named_ahead(company, reference) if may_be_named else None
    member = ahead or company.add(_short(company.text, reference), kind)
    company.describe(member, Description(reference.word, reference.described, reference.span))
    return member


def _spelled(company: Company, reference: Reference) -> Member | None:
    """ "The top British medical journal" is the British Medical Journal, where the report names it."""
    words = (*reference.described, reference.word)
    return next((company.called[words[n:]] for n in range(len(words) - 1) if words[n:] in company.called), None)


def _stays_unnamed(company: Company, reference: Reference) -> bool:
    """Whether the report says that it does not name whom it describes; then nobody named is meant."""
    end = min(len(company.text), reference.head.end + _SAYS_WHY)
    following = company.text[reference.head.end : end].split("\n")[0].lower()
    return any(phrase in following for phrase in phrases("party")["not-named"])


def _press(company: Company, reference: Reference) -> Member | None:
    """The outlet that "the newspaper" is: the one named last before, or in a headline the first named after."""
    if reference.word not in phrases("outlet")["noun"] or reference.described:
        return None
    brought_up = company.nominals.get(like(reference.word), [])
    if any(one.introduces and one.noun == reference.word for one in brought_up[:_MOST_ALIKE]):
        return None
    at = bisect_left(company.sightings, (reference.head.start,))
    members = company.members
    before = (members[key] for _, key, _ in reversed(company.sightings[max(0, at - _MOST_ALIKE) : at]))
    told = [place for place in company.sightings[at : at + _MOST_ALIKE] if _is_in_a_sentence(company, place[0])]
    after = (members[key] for _, key, _ in told)
    found = next((member for member in before if is_outlet(member.name)), None)
    return found or next((member for member in after if not reference.definite and is_outlet(member.name)), None)


def _is_in_a_sentence(company: Company, at: int) -> bool:
    """Whether an offset stands in a paragraph and not in a line that only names something, such as the page's owner."""
    block = company.page.block_at(at)
    return block is not None and company.text[slice(*block.span)].rstrip("”\"’')").endswith((".", "!", "?", ":"))


def _leaves_open(company: Company, reference: Reference) -> bool:
    """Whether a description says no more than what somebody is: "a former chairman", "the city's mayor"; not "the"."""
    first = company.text[slice(*reference.span)].split(" ")[0].lower()
    return first not in ("the", "this", "that", "one", "another") and first not in _OWNERS


def known_as(company: Company, noun: str, reference: Reference) -> tuple[Member, int] | None:
    """The party so described, and how many words of the description it shares: the most, then the nearest.

    A description without an article may be explained later ("A former chairman says …").
    """
    mine = {like(word) for word in reference.described}
    counted = _counted(company, noun, reference)
    if counted is not None:
        return counted, 1
    best: tuple[int, bool, int] | None = None
    found = None
    for member, one in company.described_as(noun)[-_MOST_ALIKE:]:
        if reference.definite and member.is_named and one.span.start > reference.head.start:
            continue
        shared = len(mine & {like(word) for word in one.words})
        unlike = bool(mine and one.words) and not shared and reference.name is None
        if unlike or clash(one, reference):
            continue
        rank = (shared, bool(shared) and member.is_named, -abs(one.span.start - reference.head.start))
        if best is None or rank > best:
            best, found = rank, member
    return None if found is None or best is None else (found, best[0])


def _counted(company: Company, noun: str, reference: Reference) -> Member | None:
    """ "The first official": of those the report brought up as officials, the first."""
    order = next((_ORDINALS.index(word) for word in reference.described if word in _ORDINALS), None)
    if order is None or not reference.definite or _is_ranked(reference):
        return None
    brought_up = dict.fromkeys(member.key for member, _ in company.described_as(noun) if not member.is_named)
    return company.members[list(brought_up)[order]] if order < len(brought_up) else None


def _is_ranked(reference: Reference) -> bool:
    """Whether the ordinal is part of an office: "the first minister" is not the first of several."""
    return f"{reference.described[-1]} {singular_of(reference.word)}" in phrases("party")["ranked-office"]


def _shown(nominals: list[Nominal], reference: Reference, *, ahead: bool) -> Nominal | None:
    """What "the study" looks back to: the nearest phrase that brings up a study. A bare "Poll" looks ahead."""
    at = bisect_left(nominals, reference.span.start, key=lambda one: one.span.start)
    near = nominals[at : at + _MOST_ALIKE] if ahead else nominals[max(0, at - _MOST_ALIKE) : at][::-1]
    for one in near:
        if one.introduces and not set(reference.described) - set(one.words) and one.span.start != reference.span.start:
            return one
    return None


def _may_be_human(noun: str) -> bool:
    """Whether a noun may be that of one person: a trust or a scheme is not called so for whoever is near."""
    return is_person_noun(noun) or noun.endswith(_AGENTS) or noun in phrases("party")["adjective"]


def _is_somebody(company: Company, shown: Nominal) -> bool:
    """Whether a phrase brings up one person who is not named: "a source", with no name right behind it."""
    named = _NAMED.match(company.text, shown.span.end) is not None
    return is_person_noun(shown.noun) and not is_plural(shown.noun) and not named


def _brought_up(company: Company, shown: Nominal, kind: PartyKind) -> Member:
    """The party that a phrase brings up, from now on."""
    member = company.of_words.get(shown.span)
    if member is None:
        member = company.of_words[shown.span] = company.add(company.text[slice(*shown.span)], kind)
        company.describe(member, Description(shown.noun, shown.words, shown.span))
        company.see(member, shown.span, shown.span.start)
    return member


def _name_better(company: Company, member: Member, reference: Reference) -> None:
    """ "The campaign" was the Trump campaign: a party without a name is called by its fullest description."""
    said_before = max((len(one.words) for one in member.described), default=0)
    if not member.is_named and len(reference.described) > said_before:
        member.name = _short(company.text, reference)
        company.describe(member, Description(reference.word, reference.described, reference.span))


def bring_up(company: Company, phrases_for: Sequence[Nominal], at: int) -> None:
    """Make parties of phrases shortly before an offset, so that "they", "he" or "it" may mean them."""
    since = company.starts[max(0, company.sentence(at) - _SENTENCES_BACK)]
    lo, hi = (bisect_left(phrases_for, place, key=lambda one: one.span.start) for place in (since, at))
    for one in phrases_for[lo:hi]:
        if one.span in company.of_words:
            continue
        found = refer(company.text, one.span, ())
        if found is not None and found.way == "nominal":
            company.see(described(company, found), one.span, one.span.start)


@cache
def _adjectives() -> frozenset[str]:
    return phrases("party")["adjective"] - _PAST


def clash(one: Description, reference: Reference) -> bool:
    """A "Democratic nominee" is not "the Republican nominee", nor "the former chairman" the chairman."""
    adjectives = _adjectives()
    there, here = ({like(word) for word in words} & adjectives for words in (one.words, reference.described))
    past = _PAST & set(reference.described) and not _PAST & set(one.words)
    second = _SECOND & set(reference.described) != _SECOND & set(one.words)
    return bool(past or second or (there and here and not there & here))


def _suits(member: Member, reference: Reference) -> bool:
    """Whether the party is a person of whom nothing that is said speaks against the description."""
    if member.kind != "person" or not (member.described or " " in member.name) or _is_office(reference):
        return False
    if set(_ORDINALS) & set(reference.described) or _SPEAKS_FOR_OTHERS in {like(one.noun) for one in member.described}:
        return False
    for pronoun, other in (("he", "she"), ("she", "he")):
        if reference.word in phrases("party")[pronoun] and member.pronouns[other] > member.pronouns[pronoun]:
            return False
    return not (_is_something_else(member, reference) or any(clash(one, reference) for one in member.described))


def _is_something_else(member: Member, reference: Reference) -> bool:
    """Whether an office is looked for, and the report gives somebody other offices and trades than that."""
    if singular_of(reference.word) not in phrases("party")["office"]:
        return False
    nouns = {like(one.noun.rstrip(".")) for one in member.described if is_person_noun(one.noun.rstrip("."))}
    return bool(nouns) and like(reference.word) not in nouns


def _is_office(reference: Reference) -> bool:
    """Whether it names one office among many: "the transport minister". Nearness alone gives it to nobody, since a
    report that has named its holder says so. "The Kentucky senator" and "the prime minister" name no such office.
    """
    offices, own = phrases("party")["office"], set(reference.described) - _tells_no_office()
    return singular_of(reference.word) in offices and bool(own)


@cache
def _tells_no_office() -> frozenset[str]:
    places = listed("places", "country") | listed("places", "town")
    return phrases("party")["adjective"] | places | frozenset(["prime"])


def _is_known(company: Company, noun: str, reference: Reference) -> bool:
    """Whether somebody is "the warden's spokesman": then "the warden" is somebody else."""
    nominals = company.nominals.get(noun, [])
    at = bisect_right(nominals, reference.span.start, key=lambda one: one.span.start)
    near = nominals[max(0, at - _NEAR) : at]
    return any(company.text[one.span.end : one.span.end + 2] in ("’s", "'s") for one in near)


def _is_owned(company: Company, reference: Reference) -> bool:
    """ "His spokesman" is somebody else than "he", "the victim's brother" than whoever is near."""
    words = company.text[reference.span.start : reference.head.start].split()
    owned = any(word.endswith(("’s", "'s", "s’", "s'")) for word in words)
    return owned or company.text[slice(*reference.span)].split(" ")[0].lower() in _OWNERS


def _short(text: str, reference: Reference) -> str:
    """A description without a second party joined to it, on one line."""
    return _JOINED.split(" ".join(text[slice(*reference.span)].split()))[0].rstrip(" ,")
