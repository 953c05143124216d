"""A written name → its parts: titles, given names, initials, particles, surname, additions, nicknames."""

import re
from functools import cache, lru_cache

from onrecord.names.beside import is_role, ordered, without_titles
from onrecord.names.compounds import compounded
from onrecord.names.fold import fold, is_skeletal
from onrecord.names.lists import groups, words
from onrecord.names.name import Name, NameKind
from onrecord.names.split import Words, all_words, letters_of, plain, words_of

LONGEST = 300
"""Folded characters beyond which a text is no name: it is compared as a whole and not taken apart."""

_ASIDE = re.compile(r'"([^"]*)"|\(([^()]*)\)')
_ARTICLE = re.compile(r"(?<!\w)(?:[aeu]l|[aeu]([rsdztn])(?=-\1)|ash(?=-sh)|adh(?=-dh))-(?=\w)")
_HAN = re.compile(r"([\u3400-\u9fff])")
_GLUED_INITIALS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}")


def parse(text: str) -> Name:
    """Take a written name apart. Never raises; time is linear in ``text``, and short texts are remembered."""
    return _parsed(text) if len(text) <= LONGEST else _parse(text)


def _parse(text: str) -> Name:
    whole_text = plain(fold(text))
    letters = letters_of(whole_text)
    if len(whole_text) > LONGEST:
        return Name("unknown", (), letters)
    spoken, asides = _without_asides(whole_text)
    segments = [words_of(segment) for segment in _ARTICLE.sub(" el ", _HAN.sub(r" \1 ", spoken)).split(",")]
    titles, segments = without_titles([segment for segment in segments if segment] or [()])
    kind = _kind_of(whole_text, titles, segments)
    named = ordered(segments, titles)
    nicknames, born = _told_aside(asides)
    whole = compounded(named.words[1:] if named.words[:1] == ("the",) and len(named.words) > 1 else named.words)
    kept, particles = _without_particles(whole)
    return Name(
        kind,
        kept,
        letters if kind == "organisation" else "".join(whole),
        titles=titles,
        particles=particles,
        generation=named.generation,
        nicknames=nicknames,
        former=named.former + born,
        without=kept[1:] if len(kept) > 1 and kept[0] in words("titles", "either") else (),
        is_descent=not words("titles", "descent").isdisjoint(whole[1:-1]),
        is_skeletal=is_skeletal(text),
        is_foreign=not letters.isascii(),
    )


_parsed = lru_cache(maxsize=16384)(_parse)


def _without_asides(spoken: str) -> tuple[str, list[Words]]:
    """A name without what it has in quotation marks and brackets, unless nothing else is there; and those asides."""
    asides = [words_of(found.group(1) or found.group(2) or "") for found in _ASIDE.finditer(spoken)]
    rest = _ASIDE.sub(" ", spoken)
    return (rest, asides) if words_of(rest) else (spoken, [])


def _told_aside(asides: list[Words]) -> tuple[Words, Words]:
    """Nicknames, and earlier surnames, that stand in quotation marks or brackets."""
    nicknames: list[str] = []
    former: list[str] = []
    for aside in asides:
        if aside and aside[0] in words("titles", "born"):
            former.extend(aside[1:])
        else:
            nicknames.extend(aside[:2])
    return tuple(nicknames), tuple(former)


def _kind_of(whole_text: str, titles: Words, segments: list[Words]) -> NameKind:
    if titles or any(map(is_role, segments[1:])):
        return "person"
    return "organisation" if _is_organisation(all_words(whole_text)) else "unknown"


def _is_organisation(found: Words) -> bool:
    if len(found) < 2:
        return False
    if not words("organisations", "telling").isdisjoint(found) or any(map(str.isdigit, found)):
        return True
    if found[-1] in words("organisations", "legal"):
        return found[-1] not in words("organisations", "ambiguous") or found[0] not in words("surnames", "eastern")
    return found[0] in _opening_words() or "of" in found[1:-1]


@cache
def _opening_words() -> frozenset[str]:
    legal = words("organisations", "legal") - words("organisations", "ambiguous")
    return legal | words("organisations", "opening")


def _without_particles(whole: Words) -> tuple[Words, Words]:
    """The words without particles, and the particles. A first word that may be a given name (*Al*, *Ben*) is kept."""
    particles, either = words("titles", "particle"), words("titles", "either")
    kept: list[str] = []
    set_apart: list[str] = []
    for i, word in enumerate(whole):
        is_inner = 0 < i < len(whole) - 1
        if len(whole) > 1 and word in particles and (is_inner or word not in either):
            set_apart.append(word)
        else:
            kept.extend(_initials(word) if i < len(whole) - 1 else [word])
    return tuple(kept or whole), tuple(set_apart)


def _initials(word: str) -> list[str]:
    """Initials written together (JRR, JD) apart."""
    if _GLUED_INITIALS.fullmatch(word) and word not in groups("surnames", "romanised") and word != "md":
        return list(word)
    return [word]
