"""Whether two names of persons may be one person's."""

from collections.abc import Callable, Iterator, Sequence

from onrecord.names.grid import (
    LESS_CERTAIN,
    NOTHING,
    Found,
    Grid,
    contained,
    grid_of,
    in_any_order,
    side_by_side,
)
from onrecord.names.likeness import SAME_FROM, Likeness, likeness
from onrecord.names.lists import given, groups, words
from onrecord.names.name import Name
from onrecord.names.sound import chinese_sound, skeleton
from onrecord.names.words import NONE, SOUND, SPELLING, Alike, alike, are_a_slip_apart, distance, slip

_MOST_WORDS = 12
_JUST_MAY_BE, _LISTED_ALONE = 0.84, 0.88
Words = Sequence[str]
Judge = Callable[[str, str], Alike]


def compare_people(a: Name, b: Name) -> Likeness:
    """Compare two names as names of persons. Symmetric; never raises."""
    if a.letters == b.letters and (a.nicknames == b.nicknames or not (a.nicknames and b.nicknames)):
        lone = len(a.words) == 1 == len(b.words)
        return _told_apart(a, b, (0.9 if lone else 1.0, ("the letters are the same",)))
    if not a.words or not b.words or max(len(a.words), len(b.words)) > _MOST_WORDS:
        return likeness(0.0, "there is no name to compare")
    if a.is_foreign != b.is_foreign:
        return likeness(0.4, "written in scripts that are not compared with each other")
    best = NOTHING
    for x, y, at_most in _readings(a, b):
        score, why = _compared(x, y, a, b)
        if min(score, at_most) > best[0]:
            best = min(score, at_most), why
        if best[0] >= SAME_FROM:
            break
    return _told_apart(a, b, best)


def _told_apart(a: Name, b: Name, found: Found) -> Likeness:
    """The likeness, once generations ("Jr.") and forms of address ("Mrs.") have had their say."""
    score, why = found
    if score and a.generation != b.generation:
        if a.generation and b.generation:
            return likeness(min(score, 0.1), "of different generations")
        return likeness(0.7 * score, "only one is given a generation", *why)
    if score and _is_addressed_otherwise(a, b):
        lone = min(len(a.words), len(b.words)) == 1
        return likeness((0.2 if lone else 0.6) * score, "addressed as a man and as a woman", *why)
    return likeness(score, *why)


def _is_addressed_otherwise(a: Name, b: Name) -> bool:
    men, women = words("titles", "men"), words("titles", "women")
    return (not men.isdisjoint(a.titles) and not women.isdisjoint(b.titles)) or (
        not women.isdisjoint(a.titles) and not men.isdisjoint(b.titles)
    )


def _readings(a: Name, b: Name) -> Iterator[tuple[Words, Words, float]]:
    """The ways to read both names, each with the most its score can be."""
    yield a.words, b.words, 1.0
    if a.without or b.without:
        yield a.without or a.words, b.without or b.words, 1.0 if a.without and b.without else LESS_CERTAIN
    if a.nicknames or b.nicknames:
        for x in _with_nicknames(a):
            for y in _with_nicknames(b):
                yield x, y, 1.0
    for name, other in ((a, b), (b, a)):
        if name.former:
            yield (*name.words[:-1], name.former[-1]), other.words, 0.95


def _with_nicknames(name: Name) -> list[Words]:
    return [name.words, *((nickname, *name.words[1:]) for nickname in name.nicknames)]


def _compared(x: Words, y: Words, a: Name, b: Name) -> Found:
    judge = _alike_in_consonants if a.is_skeletal != b.is_skeletal else alike
    if len(x) == 1 or len(y) == 1:
        return _lone(x, y, judge) if len(x) <= len(y) else _lone(y, x, judge)
    grid = grid_of(x, y, judge)
    found = side_by_side(grid, x, y)
    if found[0] >= SAME_FROM:
        return found
    ways = [found, _eastern(x, y), _run_together(x, y), _but_for_one(x, y)]
    if sum(any(score for score, _ in row) for row in grid) > 1:
        ways.append(contained(grid, x, y))
        if not (a.is_descent and b.is_descent):
            ways += [_turned(grid, x, y), in_any_order(grid, len(x), len(y))]
    return max(ways)


def _lone(x: Words, y: Words, judge: Judge) -> Found:
    """One word against one or more: it may be the surname, a given name, or initials."""
    if len(y) == 1:
        score, why = judge(x[0], y[0])
        at_most = _LISTED_ALONE if score == SPELLING else LESS_CERTAIN
        return (min(score, at_most) if len(x[0]) > 2 else 0.0), (why, "one word each")
    best = NOTHING
    for i, word in enumerate(y):
        score, why = judge(x[0], word)
        if score >= 0.7 and len(x[0]) > 1 and len(word) > 1:
            place, weight = ("surname", 0.65) if i == len(y) - 1 else ("given name", 0.58 if i == 0 else 0.5)
            best = max(best, (weight * score, (f"one gives only the {place}", why)))
    if len(y) > 2 and x[0] == "".join(word[0] for word in y):
        best = max(best, (0.6, ("one gives only initials",)))
    return best


def _but_for_one(x: Words, y: Words) -> Found:
    """Three words or more, all equal but one: the more of a name agrees, the likelier the rest is a slip of the pen."""
    differing = [(a, b) for a, b in zip(x, y, strict=False) if a != b]
    n_words = len(x) + sum(word.startswith("abd") for word in x)
    if len(x) != len(y) or n_words < 3 or len(differing) != 1 or not are_a_slip_apart(*differing[0]):
        return NOTHING
    a, b = differing[0]
    return 0.5, (f"{a.title()} and {b.title()} differ by two letters, all else is equal",)


def _turned(grid: Grid, x: Words, y: Words) -> Found:
    """The surname first in one and last in the other."""
    known = given().known
    if len(x) == len(y) == 2 and known.issuperset(x) and known.issuperset(y):
        return NOTHING
    best = NOTHING
    for rows, left, right in (
        ([[*row[1:], row[0]] for row in grid], x, (*y[1:], y[0])),
        ([[row[-1], *row[:-1]] for row in grid], x, (y[-1], *y[:-1])),
        ([*grid[1:], grid[0]], (*x[1:], x[0]), y),
        ([grid[-1], *grid[:-1]], (x[-1], *x[:-1]), y),
    ):
        score, why = side_by_side(rows, left, right)
        if score >= 0.5:
            is_usual = bool({x[0], y[0]} & {left[-1], right[-1]} & words("surnames", "eastern"))
            best = max(best, (min(score, 0.95 if is_usual else _JUST_MAY_BE), ("one puts the surname first", *why)))
    return best


def _eastern(x: Words, y: Words) -> Found:
    """Chinese and Korean names: the surname first, the syllables of the given name together or apart."""
    eastern = words("surnames", "eastern")
    if x[0] not in eastern or y[0] not in eastern or not _is_same_eastern(x[0], y[0]):
        return NOTHING
    left, right = "".join(x[1:]), "".join(y[1:])
    surnames = f"{x[0].title()} and {y[0].title()} are one surname" if x[0] != y[0] else ""
    if left == right:
        return SPELLING, (surnames,)
    key = chinese_sound(left)
    if key and key == chinese_sound(right):
        return LESS_CERTAIN, (surnames, f"{left.title()} and {right.title()} may be two romanisations")
    allowed = 2 if min(len(left), len(right)) >= 5 else 1 if min(len(left), len(right)) >= 4 else 0
    surnames_too = words("surnames", "common")
    if left in surnames_too and right in surnames_too:
        return NOTHING
    n = distance(left, right, allowed)
    apart = zip(x[1:], y[1:], strict=False) if len(x) == len(y) else ()
    if n > allowed or any(distance(one, other, 3) >= max(len(one), len(other)) for one, other in apart):
        # A syllable of which nothing is left is another syllable: Jong-un and Jong-il.
        return NOTHING
    return 0.75 - 0.1 * n, (surnames, slip(left, right, n))


def _is_same_eastern(a: str, b: str) -> bool:
    together = groups("surnames", "romanised")
    return a == b or not together.get(a, frozenset()).isdisjoint(together.get(b, frozenset()))


def _run_together(x: Words, y: Words) -> Found:
    """Names whose words are run together or split: "JanDaniel Bothma", "Patr ushev"."""
    if len(x) < len(y):
        return _run_together(y, x)
    wanted = set(y)
    for i in range(len(x) - 1):
        if x[i] + x[i + 1] in wanted:
            merged = (*x[:i], x[i] + x[i + 1], *x[i + 2 :])
            if len(merged) > 1 < len(y):
                score, why = side_by_side(grid_of(merged, y), merged, y)
                return score * SOUND, ("one runs two words together", *why)
    return NOTHING


def _alike_in_consonants(a: str, b: str) -> Alike:
    left, right = skeleton(a), skeleton(b)
    if len(left) > 1 < len(right):
        if left == right:
            return 0.88, f"{a.title()} and {b.title()} have the same consonants"
        if min(len(left), len(right)) > 2 and distance(left, right, 1) == 1:
            return 0.75, f"{a.title()} and {b.title()} have nearly the same consonants"
    return (0.8, "") if left and left == right else NONE
