"""Words that tell on which occasion something was said: its setting, that it was said at all, that it was another."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import phrases
from onrecord.read.when.narration import DATED
from onrecord.types import Time

_SETTINGS = (
    "hearing", "court", "debate", "conference", "rally", "speech", "interview", "meeting", "post", "letter",
    "statement", "book",
)  # fmt: skip
_IRREGULAR = frozenset({"saying", "telling", "writing", "speaking", "reading"})
_NOT_THEN = frozenset({"not", "never", "didn't", "wasn't", "weren't", "neither", "first"})
"""Words of a cue that tells of nothing said, or of another time."""

UNSURE_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|tomorrow|today|tonight"
    r"|(?:that|the|next|same|previous|following|last|this) (?:same |next |following |previous )?"
    r"(?:day|night|morning|afternoon|evening|weekend|week|month|year)"
    r"|(?:days?|weeks?|months?|years?) (?:later|before|after|ago))\b",
    re.IGNORECASE,
)
"""Words of a time which, where it has no value, leaves open whether the occasion is still the one told before."""


def speaks(words: Sequence[str]) -> bool:
    """Whether a cue tells that something was said: with a verb of the list, or a participle of one."""
    known = classes()["speaks"]
    if set(words) & (classes()["unsaid"] | _NOT_THEN):
        return False
    stems = (word.removesuffix("ing") for word in words if word.endswith("ing"))
    return (
        any(word in known for word in words)
        or any(made in known for stem in stems for made in (f"{stem}ed", f"{stem}d", f"{stem[:-1]}ed", stem))
        or bool(_IRREGULAR & set(words))
    )


def surname(name: str) -> str:
    """The last word of a name, in lower case."""
    return name.rpartition(" ")[2].lower()


def is_time(time: Time) -> bool:
    """Whether a time may be that of an occasion; lengths and repeated times are not."""
    return time.type in ("date", "time") and time.value != ""


def agrees(time: Time, day: str) -> bool:
    """Whether a time is the day, or holds it, or lies in it."""
    dated = DATED.match(time.value)
    return dated is not None and (dated.group().startswith(day) or day.startswith(dated.group()))


@cache
def there(setting: str) -> re.Pattern[str]:
    """What puts a speaker at an occasion of a setting: "at the hearing", "the committee’s chair"."""
    words = "|".join(sorted(classes()[setting]))
    return re.compile(
        rf"\b(?:at|during|in|into|outside|inside|told|tells|asked) (?:the|that) (?:\w+ ){{0,2}}?(?:{words})\b"
        rf"|\b(?:the|that) (?:{words})[’']s?\s|\btestified\b",
        re.IGNORECASE,
    )


@cache
def classes() -> dict[str, frozenset[str]]:
    """The lists of ``lexicon/occasion.toml``."""
    return phrases("occasion")


@cache
def settings() -> dict[str, frozenset[str]]:
    """The lists that tell a setting, by its name."""
    return {name: classes()[name] for name in _SETTINGS}
