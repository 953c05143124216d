"""Whether two statements have one origin: one voice, one report behind both, or the same words in two places."""

from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from onrecord.link.value import Telling

_SAME_WORDS = 90.0
"""Likeness of letters, in per cent, from which two contents of six words or more are copies of each other."""
_LEAST_QUOTED, _LEAST_TOLD = 6, 12
"""Least words of a copy: of spoken words fewer tell that they are the same, of a reporter's more are chance."""

_SMALL = frozenset({"of", "and", "the", "for"})
"""Words that initials leave out."""


@dataclass(frozen=True, slots=True)
class Origin:
    """``is_one`` with the reason; ``is_sure`` tells that two known voices stand behind it where it is not one."""

    is_one: bool
    reason: str
    is_sure: bool


def origin(one: Telling, other: Telling) -> Origin:
    """Whether two statements come from one voice, as far as the record knows."""
    if one.speaker is not None and one.speaker == other.speaker:
        return Origin(True, "one speaker in both", True)
    for a, b in ((one, other), (other, one)):
        if a.speaker_name and any(_is_name(a.speaker_name, voice) for voice in b.voices[1:]):
            return Origin(True, f"the other is told by way of {a.speaker_name}", True)
        if a.publisher and a.document_id != b.document_id and any(_is_name(a.publisher, v) for v in b.voices[:-1]):
            return Origin(True, f"the other report has it from {a.publisher}", True)
    if not one.is_unnamed and not other.is_unnamed and _is_name(one.speaker_name or "", other.speaker_name or "-"):
        return Origin(True, f"both reports name {one.speaker_name}", True)
    if _is_printed_twice(one, other):
        return Origin(True, "one report printed in two places", True)
    agency = _agency(one, other)
    if agency:
        return Origin(True, f"both reports have it from {agency}", True)
    if one.document_id != other.document_id and not (one.is_known and other.is_known) and copied(one, other):
        return Origin(True, "the same words in both reports", True)
    return Origin(False, "", one.is_known and other.is_known)


def _is_printed_twice(one: Telling, other: Telling) -> bool:
    """Whether two reports are one report again, and the statements not those of two speakers in it."""
    if one.family is None or one.family != other.family or one.document_id == other.document_id:
        return False
    return copied(one, other) or not (one.is_known and other.is_known)


def copied(one: Telling, other: Telling) -> bool:
    """Whether two contents are the same words, but for little."""
    shortest = min(len(one.words.split()), len(other.words.split()))
    return (
        shortest >= (_LEAST_QUOTED if one.is_quoted and other.is_quoted else _LEAST_TOLD)
        and ratio(one.words, other.words) >= _SAME_WORDS
    )


def _agency(one: Telling, other: Telling) -> str | None:
    """A voice between speaker and publisher that both chains pass through, where not both speakers are known."""
    if one.is_known and other.is_known:
        return None
    return next((mine for mine in one.voices[1:-1] for its in other.voices[1:-1] if _is_agency(mine, its)), None)


def _is_agency(one: str, other: str) -> bool:
    """Whether two names are one agency's, one of them perhaps its initials: LPS, Lethrian Press Service."""
    return _is_name(one, other) or _initials(one) == other.strip() or _initials(other) == one.strip()


def _initials(name: str) -> str:
    words = _folded(name).split()
    return "".join(word[0] for word in words if word not in _SMALL).upper() if len(words) > 2 else ""


def _is_name(name: str, voice: str) -> bool:
    return _folded(name) == _folded(voice)


def _folded(name: str) -> str:
    return name.lower().removeprefix("the ").strip()
