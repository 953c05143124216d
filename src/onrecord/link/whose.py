"""Whether two names on the way of a wording are one party's, and whether a name is one."""

import re
from functools import lru_cache

from onrecord.link.saying import Version
from onrecord.names import compare

_ONE_FROM = 0.82
"""Likeness of names from which they are one outlet's or one speaker's; initials of three letters reach it."""
_DESCRIBED = re.compile(r"(?:a|an|one|two|some|several|many|his|her|its|their|my|our|your|this|that)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z]")


@lru_cache(maxsize=20_000)
def is_one_name(one: str, other: str) -> bool:
    """Whether two names are one party's: the same but for articles, accents and initials."""
    left, right = bare(one), bare(other)
    if not left or not right:
        return False
    return left.casefold() == right.casefold() or compare(left, right).score >= _ONE_FROM


def bare(name: str) -> str:
    """A name without its article."""
    return re.sub(r"\A(?:the|The|THE)\s+", "", name.strip())


def is_named(version: Version) -> bool:
    """Whether a version gives its speaker's name and not only a description, or nobody."""
    name = version.speaker
    if name is None or version.speaker_kind == "unnamed":
        return False
    return _DESCRIBED.match(name) is None and _CAPITAL.search(bare(name)) is not None and bare(name) == name.strip()


def is_own(version: Version, name: str | None) -> bool:
    """Whether a report's publisher is the party of this name: it needs nobody to say whose words these are."""
    return name is not None and version.publisher is not None and is_one_name(version.publisher, name)


def may_be_own(version: Version, name: str | None) -> bool:
    """The same, where the name may also be a short one: *the ministry* of a report of the Ministry of Transport."""
    if name is None or version.publisher is None:
        return False
    words = bare(name).casefold().split()
    return is_own(version, name) or (bool(words) and set(words) <= set(version.publisher.casefold().split()))


def is_own_voice(version: Version) -> bool:
    """Whether a report says the words itself: nobody is said to have said them, and no marks say that somebody did."""
    return version.form is None and version.marks == "none"


def same_speaker(one: Version, other: Version) -> bool:
    """Whether two versions give the words to one speaker, as far as ids or names tell."""
    if one.speaker_id is not None and one.speaker_id == other.speaker_id:
        return True
    return one.speaker is not None and other.speaker is not None and is_one_name(one.speaker, other.speaker)


def between(version: Version) -> tuple[str, ...]:
    """The voices that handed the words on, from the innermost out, without speaker and publisher."""
    return tuple(voice.name for voice in version.voices[1:-1])
