"""The name of an organisation → its parts: words that matter, places, numbers, acronyms."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.names.fold import fold
from onrecord.names.lists import groups, table, words
from onrecord.names.parse import LONGEST
from onrecord.names.sound import sound
from onrecord.names.split import Words, all_words, letters_of, plain

_ASIDE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's name, folded, one spelling for each word, without its legal form and little words.

    ``words`` matter, in order; ``places`` are numbers of places, ``figures`` numbers it is called by. ``acronyms`` are
    the letters it may be called by. ``code`` numbers the body where the list of known bodies has it. ``has_of`` says
    that its words may stand in another order: "Department of Justice". ``forms`` are its legal forms.
    """

    letters: str
    words: Words
    places: frozenset[int]
    figures: frozenset[str]
    acronyms: frozenset[str]
    code: int | None
    has_of: bool
    forms: frozenset[str] = frozenset()


def parse_body(text: str) -> Body:
    """Take an organisation's name apart. Never raises; time is linear in ``text``, and short texts are remembered."""
    return _parsed(text) if len(text) <= LONGEST else _parse(text)


def _parse(text: str) -> Body:
    whole_text = plain(fold(text))
    found = _joined_initials(all_words(_without_acronym(whole_text))) if len(whole_text) <= LONGEST else ()
    if not found:
        return Body(letters_of(whole_text), (), frozenset(), frozenset(), frozenset(), None, False)
    whole = _made_one(found)
    core, forms = _without_legal(whole)
    stop, places = words("organisations", "stop"), _places()
    named = tuple(word for word in core if word not in stop) or core
    kept = tuple(word for word in named if word not in places and not word.isdigit())
    return Body(
        "".join(found),
        kept or named,
        frozenset(places[word] for word in named if word in places),
        frozenset(word for word in named if word.isdigit()),
        frozenset(_acronym(some) for some in (whole, core, named, _without_stop(whole)) if len(some) > 1),
        _code(whole),
        "of" in core or "for" in core,
        forms,
    )


_parsed = lru_cache(maxsize=16384)(_parse)


def _without_acronym(whole_text: str) -> str:
    """The name without its own initials in brackets: "World Health Organization (WHO)"."""
    found = _ASIDE.search(whole_text)
    rest = _ASIDE.sub(" ", whole_text, count=1)
    if found is None or not rest.strip():
        return whole_text
    aside, whole = "".join(all_words(found.group(1))), _made_one(_joined_initials(all_words(rest)))
    named = {_acronym(whole), _acronym(_without_stop(whole)), _acronym(_without_legal(whole)[0])}
    same = _code(whole) is not None and _known().get(aside) == _code(whole)
    return rest if same or aside in named else whole_text


def _joined_initials(found: Iterable[str]) -> Words:
    """Single letters in a row as one word: p.l.c., U.S., A.B.C."""
    out: list[str] = []
    run = ""
    for word in (*found, ""):
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            out.append(run)
            run = ""
        if word:
            out.append(word)
    return tuple(out)


_TENS = {str(tens) for tens in range(20, 100, 10)}


@lru_cache(maxsize=16384)
def _made_one(found: Words) -> Words:
    """One spelling for each word, numbers in digits, and countries of two words as one."""
    spoken = f" {' '.join(found)} "
    for phrase, short in _COUNTRIES.items():
        spoken = spoken.replace(phrase, short)
    out: list[str] = []
    for word in spoken.split():
        one = _spelling().get(word, word)
        one = str(int(one)) if one.isascii() and one.isdigit() and len(one) < 9 else one
        if out and out[-1] in _TENS and len(one) == 1 and one.isdigit():
            out[-1] = str(int(out[-1]) + int(one))
        else:
            out.append(one)
    return tuple(out)


_COUNTRIES = {
    " united states of america ": " us ", " united states ": " us ", " united kingdom ": " uk ",
    " great britain ": " uk ", " united arab emirates ": " uae ", " soviet union ": " ussr ",
}  # fmt: skip


@cache
def _spelling() -> dict[str, str]:
    return {word: group[0] for group in table("organisations")["same"]["groups"] for word in group}


@cache
def _places() -> dict[str, int]:
    country, town = groups("places", "country"), groups("places", "town")
    places = {word: min(numbers) for word, numbers in country.items()}
    return places | {word: len(country) + min(numbers) for word, numbers in town.items()}


def _without_legal(whole: Words) -> tuple[Words, frozenset[str]]:
    """The name without its legal forms at either end, and those forms; one that is nothing else keeps its last word."""
    spoken, found = f" {' '.join(whole)} ", set()
    for phrase in _legal_phrases():
        if phrase in spoken and spoken.strip() != phrase.strip():
            spoken = spoken.replace(phrase, " ")
            found.add(phrase.strip())
    core = tuple(spoken.split())
    legal, opening = words("organisations", "legal"), words("organisations", "leading")
    while len(core) > 1 and (core[-1] in legal or (len(core[-1]) > 7 and sound(core[-1]) in _legal_sounds())):
        found.add(core[-1] if core[-1] in legal else _legal_sounds()[sound(core[-1])])
        core = core[:-1]
    while len(core) > 1 and core[0] in opening:
        found.add(core[0])
        core = core[1:]
    forms = frozenset(_forms().get(form, form) for form in found)
    return (core[:-1] if len(core) > 1 and core[-1] == "and" else core), forms


@cache
def _forms() -> dict[str, str]:
    return {
        " ".join(_made_one(tuple(form.split()))): group[0]
        for group in table("organisations")["form"]["groups"]
        for form in group
    }


@cache
def _legal_phrases() -> Words:
    phrases = (_made_one(tuple(phrase.split())) for phrase in table("organisations")["legal"]["phrases"])
    return tuple(f" {' '.join(phrase)} " for phrase in sorted(phrases, key=lambda p: (-len(p), p)))


@cache
def _legal_sounds() -> dict[str, str]:
    return {sound(word): word for word in words("organisations", "legal") if len(word) > 7}


def _without_stop(whole: Words) -> Words:
    return tuple(word for word in whole if word not in words("organisations", "stop"))


def _acronym(some: Words) -> str:
    return "".join(word[0] for word in some)


def _key(whole: Words) -> str:
    return " ".join(_without_stop(whole)).removesuffix(" company").removesuffix(" inc")


@cache
def _known() -> dict[str, int]:
    known = table("organisations")["known"]["groups"]
    return {_key(_made_one(tuple(name.split()))): number for number, group in enumerate(known) for name in group}


def _code(whole: Words) -> int | None:
    key = _key(whole)
    return _known().get(key, _known().get(key.removeprefix("us ")))
