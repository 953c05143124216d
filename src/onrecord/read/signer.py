"""Who signs: the name in a signature such as "Maria Lopez, 34, nurse, in an interview".

The name keeps its description, as the PolNeAR guidelines have it for sources, but not what tells of the occasion.
"""

import re

from onrecord.lexicon import phrases
from onrecord.read.labels import is_key, is_named, is_role, words_of
from onrecord.read.voice import tells

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ADDED = re.compile(
    rf"\(?(?:(?:in|on|at|to|during|after|before|when|while|via|speaking|about)\b|[a-z]+ing\b|{_MONTH} \d"
    rf"|\d{{1,2}} {_MONTH}|\d{{4}}\b).*"
)
_DESCRIBED = re.compile(r"\s*,|\s*\(|\s+(?:of|from|for|with)\s|\s*[/–—-]\s|\s*$")
_SOMEBODY = re.compile(r"(?:(?:An?|The|One|Former|Retired|Senior|Anonymous)\b|anonymous\b).*", re.IGNORECASE)
_AGENCIES = phrases("label")["agency"]
_LONGEST = 140
_MOST_WORDS = 9


def signer(signature: str) -> str | None:
    """The words of a signature that name who signs; ``None`` where it is no signature.

    The name keeps its description ("Maria Lopez, nurse, from Eastgate") but not what tells of the occasion
    ("Maria Lopez, in an interview", "Maria Lopez, June 2016") nor a final full stop.
    """
    bare = signature.removesuffix(".") if not re.search(r"\b(?:Jr|Sr|Inc|Co|Ltd|[A-Z])\.$", signature) else signature
    if len(bare) > _LONGEST or tells(bare) or bare[-1:] in ":?!;-–—" or re.search(r"[^\W\d_]{5}[.!?] +[A-Z]", bare):
        return None
    name = _name_at_start(bare)
    if name is None or (_ADDED.fullmatch(bare[len(name) :].lstrip()) is None and not _DESCRIBED.match(bare, len(name))):
        return bare if _SOMEBODY.fullmatch(bare) and len(bare.split()) <= _MOST_WORDS else None
    if is_key(name) or all(word in _AGENCIES for word in words_of(name)):
        return None
    return name + _description(bare[len(name) :])


def _description(rest: str) -> str:
    """What follows a name, up to the piece that tells of the occasion."""
    if _ADDED.fullmatch(rest.lstrip()):
        return ""
    kept = ""
    for piece in re.split(r"(?=,)", rest):
        if _ADDED.fullmatch(piece.lstrip(" ,")):
            break
        kept += piece
    return kept.rstrip(" ,")


def _name_at_start(signature: str) -> str | None:
    """The longest run of words at the start that has the shape of a name; a particle does not end it."""
    longest = None
    for found in re.finditer(r"[^\s,]+", signature):
        start = signature[: found.end()]
        if found.group()[0] in "([" or not (is_named(start) or is_named(f"{start} X")):
            break
        longest = start if is_named(start) else longest
        if signature[found.end() : found.end() + 1] == ",":
            break
    return longest


def names_somebody(signer: str) -> bool:
    """Whether a signer is named in full, or by a role: a single capitalised word may be anything."""
    return len(signer.split()) > 1 or is_role(signer)
