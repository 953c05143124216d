"""How alike two words of names are: equal, two spellings, two forms, an initial, a slip of the pen, or nothing."""

from functools import lru_cache

from onrecord.names.lists import given, groups, words
from onrecord.names.sound import loose_sound, sound

SPELLING, SOUND, NICKNAME, LOOSE, LANGUAGE, INITIAL, TWO_NAMES = 0.97, 0.94, 0.93, 0.82, 0.75, 0.75, 0.45
_LONGEST = 40
_PREFIXES = frozenset(
    {"al", "el", "de", "di", "du", "la", "le", "van", "von", "o", "d", "mac", "mc", "ben", "bin", "st"}
)

Alike = tuple[float, str]
NONE: Alike = (0.0, "")


def alike(a: str, b: str) -> Alike:
    """How alike two folded words are, in [0, 1], and in what way; the way is empty for equal words."""
    if a == b:
        return 1.0, ""
    if not a or not b or len(a) > _LONGEST or len(b) > _LONGEST:
        return NONE
    return _alike(a, b) if a < b else _alike(b, a)


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> Alike:
    if len(a) == 1 or len(b) == 1:
        return (INITIAL, f"an initial for {max(a, b, key=len).title()}") if a[0] == b[0] and len(a) != len(b) else NONE
    countries = groups("places", "country")
    if a in countries and b in countries:
        return NONE
    return _listed(a, b) or max(_sounding(a, b), _slipped(a, b))


def _listed(a: str, b: str) -> Alike | None:
    spelling, nickname, language, _ = given()
    if not spelling.get(a, _NO).isdisjoint(spelling.get(b, _NO)):
        return SPELLING, f"{a.title()} and {b.title()} are spellings of one name"
    if not nickname.get(a, _NO).isdisjoint(nickname.get(b, _NO)):
        return NICKNAME, f"{a.title()} and {b.title()} are forms of one name"
    if not language.get(a, _NO).isdisjoint(language.get(b, _NO)):
        return LANGUAGE, f"{a.title()} and {b.title()} are one name in two languages"
    short, long = sorted((a, b), key=len)
    if long.endswith(short) and len(short) > 3 and long[: -len(short)] in _PREFIXES:
        return SPELLING, f"{short.title()} and {long.title()} differ by a particle"
    return None


_NO: frozenset[int] = frozenset()


def alike_surnames(a: str, b: str) -> Alike:
    """As ``alike``, for two surnames: two common surnames are never misspellings of each other."""
    surnames = words("surnames", "common")
    return NONE if a != b and a in surnames and b in surnames else alike(a, b)


def _sounding(a: str, b: str) -> Alike:
    if _are_two_names(a, b):
        return NONE
    if sound(a) == sound(b) and len(sound(a)) > 2:
        return SOUND, f"{a.title()} and {b.title()} sound the same"
    if loose_sound(a) == loose_sound(b) and len(loose_sound(a)) > 2:
        return LOOSE, f"{a.title()} and {b.title()} may be two romanisations"
    return NONE


def _are_two_names(a: str, b: str) -> bool:
    """Whether both words are known given names, so that neither is a misspelling of the other."""
    known = given().known
    return a in known and b in known


def _slipped(a: str, b: str) -> Alike:
    longest = max(len(a), len(b)) - (3 if a.startswith("abd") and b.startswith("abd") else 0)
    allowed = n_slips(longest)
    if allowed == 0:
        return NONE
    if _are_two_names(a, b):
        return _a_letter_apart(a, b)
    n = distance(a, b, allowed)
    if n > allowed or (n > 1 and a[0] != b[0]) or a.startswith("abd") != b.startswith("abd"):
        return NONE
    score = 1 - n / longest - (0.05 if a[0] != b[0] else 0)
    return max(score if n == 1 else min(score, 0.8), 0.5), slip(a, b, n)


def slip(a: str, b: str, n: int) -> str:
    """The reason where ``n`` letters differ."""
    return f"{a.title()} and {b.title()} differ by {'a letter' if n == 1 else f'{n} letters'}"


def _a_letter_apart(a: str, b: str) -> Alike:
    """Two known given names: a letter inside may be a slip (Tim, Tom), another ending is another name (Maria)."""
    if len(a) == len(b) and a[-1] == b[-1] and distance(a, b, 1) == 1:
        return TWO_NAMES, f"{a.title()} and {b.title()} are two given names, a letter apart"
    return NONE


def n_slips(length: int) -> int:
    """How many letters of a word may be wrong: one from 3 letters, two from 6."""
    return 0 if length < 3 else 1 if length < 6 else 2


def distance(a: str, b: str, limit: int) -> int:
    """Letters inserted, left out, replaced, or swapped with their neighbour (Damerau 1964; each letter moved once).

    Anything above ``limit`` comes back as ``limit + 1``.
    """
    if abs(len(a) - len(b)) > limit or len(set(a) ^ set(b)) > 2 * limit:
        # One change takes at most one letter out of the set of letters and brings one in.
        return limit + 1
    start, a_end, b_end = 0, len(a), len(b)
    while start < a_end and start < b_end and a[start] == b[start]:
        start += 1
    while a_end > start and b_end > start and a[a_end - 1] == b[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    a, b = a[start:a_end], b[start:b_end]
    if not a or not b:
        return min(len(a) + len(b), limit + 1)
    return _filled(a, b, limit)


def _filled(a: str, b: str, limit: int) -> int:
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if older and j > 1 and char == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def are_a_slip_apart(a: str, b: str) -> bool:
    """Whether two letters make all the difference between two words of four letters or more, not both known names."""
    surnames = words("surnames", "common")
    if min(len(a), len(b)) < 4 or _are_two_names(a, b) or (a in surnames and b in surnames):
        return False
    return distance(a, b, 2) <= 2
