"""Whether two names of organisations may be one organisation's."""

from functools import lru_cache

from onrecord.names.bodies import Body
from onrecord.names.grid import Found
from onrecord.names.likeness import Likeness, likeness
from onrecord.names.lists import words
from onrecord.names.sound import sound
from onrecord.names.words import NONE, Alike, distance, slip

_MOST_WORDS = 24
_ONE_NAMES_A_PLACE, _OF_ANOTHER_FORM = 0.8, 0.8
_BY_ACRONYM = {2: 0.6, 3: 0.82}
_LONG_ACRONYM = 0.9
_A_SLIP = 0.8
"""Companies call themselves by names a letter apart, so a slip never makes two names of organisations the same."""


def compare_organisations(a: Body, b: Body) -> Likeness:
    """Compare two names as names of organisations. Symmetric; never raises."""
    if a.letters == b.letters:
        return likeness(1.0, "the letters are the same")
    if not a.words or not b.words or max(len(a.words), len(b.words)) > _MOST_WORDS:
        return likeness(0.0, "there is no name to compare")
    if a.code is not None and b.code is not None:
        if a.code == b.code:
            return likeness(0.95, "one is the usual abbreviation or other name of the other")
        return likeness(0.1, "two different well-known bodies")
    if a.figures != b.figures:
        return likeness(0.3, "the numbers differ")
    if not (a.places <= b.places or b.places <= a.places):
        return likeness(0.2, "named after different places")
    score, why = max(_by_acronym(a, b), _by_acronym(b, a), _by_words(a, b))
    if a.places != b.places and score > _ONE_NAMES_A_PLACE:
        return likeness(_ONE_NAMES_A_PLACE, "only one names a place", *why)
    if a.forms and b.forms and a.forms.isdisjoint(b.forms) and score > _OF_ANOTHER_FORM:
        return likeness(_OF_ANOTHER_FORM, "of different legal forms", *why)
    return likeness(score, *why)


def _by_acronym(short: Body, long: Body) -> Found:
    if len(short.words) != 1 or len(long.words) + len(long.places) < 2 or short.words[0] not in long.acronyms:
        return 0.0, ()
    letters = short.words[0]
    return _BY_ACRONYM.get(len(letters), _LONG_ACRONYM), (f"{letters.upper()} are the initials of the other",)


def _by_words(a: Body, b: Body) -> Found:
    left, right = "".join(a.words), "".join(b.words)
    if left == right:
        return 0.95, ("the same but for legal form and little words",)
    if len(a.words) > len(b.words) or (len(a.words) == len(b.words) and a.words > b.words):
        a, b = b, a
    matched = _matched(a.words, b.words)
    if matched is None:
        if min(len(left), len(right)) > 7 and len(a.words) != len(b.words) and distance(left, right, 1) == 1:
            return 0.75, ("the letters differ by one",)
        return 0.2 if sorted(left) != sorted(right) else 0.3, ("a word of one is not in the other",)
    places, score, why = matched
    missing = [word for i, word in enumerate(b.words) if i not in places]
    if missing:
        return _part(a, places, missing, score, why)
    if places != sorted(places) and not (a.has_of or b.has_of):
        return min(score, 0.8), ("the same words in another order", *why)
    return score, ("the same words", *why)


def _part(a: Body, places: list[int], missing: list[str], score: float, why: list[str]) -> Found:
    """The shorter name is part of the longer one."""
    generic = words("organisations", "generic")
    if all(word in generic for word in a.words):
        return 0.3, ("one has only common words",)
    weight = 0.72 if all(word in generic for word in missing) else 0.6
    if min(places) > 0:
        weight -= 0.15
    return weight * score, (f"one leaves out {' '.join(missing).title()}", *why)


def _matched(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[list[int], float, list[str]] | None:
    """For each word of ``short`` its like in ``long``, how alike they are in all, and how; none if one has no like."""
    free, places, score = list(range(len(long))), [], 1.0
    why: list[str] = []
    for word in short:
        best, at, reason = _best(word, long, free)
        if best == 0:
            return None
        free.remove(at)
        places.append(at)
        score *= best
        why.append(reason)
    return places, score, why


def _best(word: str, long: tuple[str, ...], free: list[int]) -> tuple[float, int, str]:
    best, at, reason = 0.0, -1, ""
    for j in free:
        score, why = alike_words(word, long[j])
        if score > best:
            best, at, reason = score, j, why
    return best, at, reason


def alike_words(a: str, b: str) -> Alike:
    """How alike two words of organisations' names are: known words are never misspellings of each other."""
    if a == b:
        return 1.0, ""
    return _alike(a, b) if a < b else _alike(b, a)


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> Alike:
    generic = words("organisations", "generic")
    longest = max(len(a), len(b))
    if longest < 4 or longest > 40 or (a in generic and b in generic):
        return NONE
    if sound(a) == sound(b):
        return (0.9 if longest > 5 else _A_SLIP), f"{a.title()} and {b.title()} sound the same"
    allowed = 1 if longest < 6 else 2
    n = distance(a, b, allowed)
    if n > allowed:
        return NONE
    return min(1 - n / longest, _A_SLIP) - (0.05 if a[0] != b[0] else 0), slip(a, b, n)
