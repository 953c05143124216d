"""Which bearers are worth comparing: those whose names share a key. Comparing all pairs would not end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.names import parse
from onrecord.names.bodies import parse_body
from onrecord.names.lists import words
from onrecord.names.sound import loose_sound, skeleton, sound
from onrecord.resolve.bearer import Bearer, is_noun
from onrecord.types import PartyKind

_LARGEST = 400
"""Bearers under one key beyond which it is split by how the names begin: such a key tells nothing by itself."""
_MOST_FOR_A_LONE_NAME = 40
"""Full names that a lone surname may be; with more of them it is anybody's, and none is looked at."""


def pairs_worth_comparing(bearers: Sequence[Bearer]) -> list[tuple[int, int]]:
    """Pairs of numbers into ``bearers``, smaller first, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        for key in keys_of(bearer):
            blocks[key].append(number)
    found: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        found.update(_pairs(numbers, bearers))
    return sorted(found)


def keys_of(bearer: Bearer) -> set[str]:
    """The keys of a bearer's names."""
    return {key for name in bearer.names for key in _keys(name, bearer.kind, is_lone=bearer.is_lone)}


def pairs_within(bearers: Sequence[Bearer]) -> list[tuple[int, int]]:
    """Pairs among bearers that all share one key, in order."""
    return sorted(set(_pairs(list(range(len(bearers))), bearers)))


def _pairs(numbers: list[int], bearers: Sequence[Bearer]) -> Iterator[tuple[int, int]]:
    full = [number for number in numbers if not bearers[number].is_lone]
    lone = [number for number in numbers if bearers[number].is_lone and not is_noun(bearers[number])]
    if len(full) <= _MOST_FOR_A_LONE_NAME:
        yield from (_in_order(one, other) for one in lone for other in full)
    for part in [*_parts(full, bearers), lone if len(lone) <= _LARGEST else []]:
        for at, one in enumerate(part):
            for other in part[at + 1 :]:
                yield _in_order(one, other)


def _parts(numbers: list[int], bearers: Sequence[Bearer]) -> Iterable[list[int]]:
    if len(numbers) <= _LARGEST:
        return [numbers]
    parts: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for start in {parse(name).letters[:2] for name in bearers[number].names}:
            parts[start].append(number)
    return [part[at : at + _LARGEST] for part in parts.values() for at in range(0, len(part), _LARGEST)]


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _keys(name: str, kind: PartyKind, *, is_lone: bool) -> Iterator[str]:
    if kind != "organisation" or is_lone:
        yield from _person_keys(name, is_lone=is_lone)
    if kind != "person":
        yield from _body_keys(name)


def _person_keys(name: str, *, is_lone: bool) -> Iterator[str]:
    """By the surname's sound, and by the given name with the surname's first letter: either may be misspelled."""
    parsed = parse(name)
    own = parsed.words
    if not own:
        return
    for last in {own[-1], *parsed.former}:
        yield f"surname {sound(last)}"
        yield f"surname {loose_sound(last)}"
        if parsed.is_skeletal or parsed.is_foreign:
            yield f"consonants {skeleton(last)}"
    if is_lone or len(own) < 2:
        return
    yield f"given {sound(own[0])} {own[-1][:1]}"
    yield f"given {own[0][:1]} {sound(own[-1])}"
    if own[0] in words("surnames", "eastern"):
        yield f"surname {sound(own[0])}"


def _body_keys(name: str) -> Iterator[str]:
    """By each word that matters, by the letters it may be called by, and by its number in the list of known bodies."""
    body = parse_body(name)
    if body.code is not None:
        yield f"known {body.code}"
    generic = words("organisations", "generic")
    telling = [word for word in body.words if word not in generic] or ["".join(body.words)]
    yield from (f"word {sound(word)}" for word in telling[:4])
    yield from (f"letters {letters}" for letters in body.acronyms if len(letters) > 2)
    if len(body.words) == 1:
        yield f"letters {body.words[0]}"
