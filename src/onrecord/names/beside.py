"""What stands beside a name and is not part of it: titles, offices, degrees, generations, earlier surnames."""

from functools import cache
from typing import NamedTuple

from onrecord.names.lists import table, words
from onrecord.names.split import Words


class Named(NamedTuple):
    """A name's words in the order given names, surname, and what was told beside them."""

    words: Words
    generation: str | None
    former: Words


@cache
def _before_a_title() -> frozenset[str]:
    return (
        words("titles", "address")
        | words("titles", "office")
        | words("titles", "modifier")
        | words("places", "country")
    )


@cache
def _little_words() -> frozenset[str]:
    return words("organisations", "stop") - {"al", "el", "de", "la", "e"}


@cache
def _in_no_name() -> frozenset[str]:
    return words("titles", "office") | words("titles", "modifier") | _little_words()


def without_titles(segments: list[Words]) -> tuple[Words, list[Words]]:
    """The titles before a name, and the name's comma-separated segments without them."""
    first = segments[0]
    cut = _title_end(first)
    if cut == 0 and len(segments) > 1:
        # "Smith, Dr. John": the title stands with the given name.
        cut = _title_end(segments[1])
        return segments[1][:cut], [first, segments[1][cut:], *segments[2:]]
    rest = first[cut:]
    if cut and "of" in rest[1:]:
        # "Senator Marco Rubio of Florida"
        rest = rest[: rest.index("of", 1)]
    return first[:cut], [rest, *segments[1:]]


def _title_end(segment: Words) -> int:
    """How many of the first words are titles, offices and what belongs to them; the name after them is never empty."""
    address, office = words("titles", "address"), words("titles", "office")
    last = max((i for i, word in enumerate(segment) if word in office), default=-1)
    at = end = _after_office(segment, last + 1) if last >= 0 else 0
    while at < len(segment) - 1 and segment[at] in _before_a_title():
        at += 1
        if segment[at - 1] in address:
            end = at
    return end if _can_be_a_person(segment[end:]) else 0


def _after_office(segment: Words, end: int) -> int:
    """Where the name begins after an office that ends at ``end``: "of State" belongs to it. 0 if no name follows."""
    if segment[end : end + 1] == ("of",):
        end += 3 if segment[end + 1 : end + 2] == ("the",) else 2
    return end if _can_be_a_person(segment[end:]) else 0


def _can_be_a_person(follows: Words) -> bool:
    if not follows or follows[0] in _little_words():
        return False
    return words("organisations", "generic").isdisjoint(follows)


def is_role(segment: Words) -> bool:
    """Whether a segment after a comma tells an office: "the president", "Secretary of State"."""
    while len(segment) > 1 and segment[0] in words("titles", "modifier"):
        segment = segment[1:]
    return bool(segment) and segment[0] in words("titles", "office")


def ordered(segments: list[Words], titles: Words) -> Named:
    """The segments of a name as one: "Smith, John, Jr., M.D." → john smith, of generation ``jr``."""
    # "Rep. Jane Roe, D-Ohio": a title and two words are a whole name, and what follows is no given name.
    is_whole = bool(titles) and len(segments[0]) > 1
    is_ruler = not _regnal_titles().isdisjoint(titles)
    generation: str | None = None
    former: Words = ()
    named: list[Words] = []
    for segment in segments:
        rest = segment
        told = _generations(is_ruler or _is_of_a_ruler(rest)).get(rest[-1]) if len(rest) > 1 or named else None
        if told:
            generation, rest = generation or told, rest[:-1]
        rest, born = _without_born(rest, at_start=bool(named))
        former += born
        if rest and (not named or (not is_whole and _names_somebody(rest))):
            named.append(_without_degrees(rest))
    if len(named) == 2:
        named.reverse()
    return Named(tuple(word for segment in named for word in segment), generation, former)


def _is_of_a_ruler(segment: Words) -> bool:
    """Whether a name of one word with a numeral is all there is: "Elizabeth I"."""
    return len(segment) == 2 and len(segment[0]) > 1 and segment[1] in {"i", "v"}


@cache
def _generations(is_ruler: bool) -> dict[str, str]:
    told: dict[str, str] = table("titles")["generation"]["same"]
    return told | table("titles")["regnal"]["same"] if is_ruler else told


@cache
def _regnal_titles() -> frozenset[str]:
    return frozenset(table("titles")["regnal"]["titles"])


def _without_born(segment: Words, *, at_start: bool) -> tuple[Words, Words]:
    for i, word in enumerate(segment[:-1]):
        if word in words("titles", "born") and (i or at_start):
            return segment[:i], segment[i + 1 :]
    return segment, ()


def _names_somebody(segment: Words) -> bool:
    """Whether a segment after a comma is part of the name, not a degree, an office or an age."""
    if "".join(segment) in words("titles", "after"):
        return False
    return not any(word in _in_no_name() or word.isdigit() for word in segment)


def _without_degrees(segment: Words) -> Words:
    while len(segment) > 2 and len(segment[-1]) > 2 and segment[-1] in words("titles", "after"):
        segment = segment[:-1]
    return segment
