"""What a short line is by its words alone: furniture, a byline or a dateline.

The furniture phrases are those of furniture.txt. A line has to *be* such a phrase,
not hold one: "Read more about it in her book, he said" stays a paragraph.
"""

import re
from functools import reduce
from pathlib import Path

from onrecord.ingest.bylines import is_byline
from onrecord.ingest.dates import without_dates
from onrecord.types import BlockKind

SHORT = 160
"""Longest line, in characters, that can be furniture, a byline or a dateline by its words."""
_PHRASE = 400
"""The same for furniture, whose notices may be longer ("A version of this article appears in print on …")."""
_DATELINE = 100
_PLACES = 40


def _furniture_phrases() -> re.Pattern[str]:
    """The phrases of furniture.txt as one pattern; the file explains itself."""
    lines = Path(__file__).with_name("furniture.txt").read_text("utf-8").splitlines()
    shared: list[tuple[str, str]] = []
    phrases: list[str] = []
    for line in filter(None, lines):
        name, _, pattern = line.partition(" = ")
        if pattern:
            shared.append(("{" + name + "}", pattern))
        elif not line.startswith("#"):
            phrases.append(reduce(lambda phrase, known: phrase.replace(*known), shared, line))
    return re.compile("|".join(phrases), re.I)


_FURNITURE = _furniture_phrases()
_TRIM = " \t\r\n\xa0.…:»›→>|·•*_-–—+▼▾▸►"

_PUBLISHED = re.compile(r"\b(?:first |last )?(?:published|posted|updated|modified|created|issued|released)\b", re.I)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|AES?T)\b(?:[+-]\d{1,2})?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\bat\b|\bon\b|\bdate\b"
    r"|\b\d+ min(?:ute)?s? read\b|\b\d+ (?:second|minute|hour|day|week|month|year)s? ago\b",
    re.I,
)
# Possessive, and no separator that a run holds too: a line that is no place line fails at once, not after every way
# of parting it. Only single characters are repeated so: Python below 3.11.5 gets possessive groups wrong.
_AGENCY = r"\((?:[A-Z][\w.&’' -]{1,40}+)\)"
_CAPITALS = r"[A-Z][A-Z.’'-]++(?:[ /][A-Z][A-Z.’'-]*+){0,3}"
_REGION = r"(?:,? [A-Z][\w.’'-]*+){0,3}"
_WIRE = re.compile(rf"{_CAPITALS}{_REGION},?+\s*+[,.]*+\s*+(?:{_AGENCY})?[,.]*+\s*+[-–—:]*+")
_DASH = re.compile(r"\s*(?:[—–―]|--)|\s-\s")
_PLACE = re.compile(r"(?:[A-Z][\w.’'-]++[,/]?+ ?+){0,4}")


def line_kind(line: str) -> BlockKind | None:
    """``furniture``, ``byline`` or ``dateline`` when the words of a short line show it; ``None`` for all else."""
    if is_furniture(line):
        return "furniture"
    if len(line) > SHORT:
        return None
    if is_byline(line):
        return "byline"
    return "dateline" if is_dateline(line) else None


def is_furniture(line: str) -> bool:
    """Whether the whole line is a phrase that pages put around a report."""
    if len(line) > _PHRASE:
        return False
    bare = line.strip(_TRIM)
    return not bare or (bare[0] not in "\"“‘«'" and _FURNITURE.fullmatch(bare) is not None)


def is_dateline(line: str) -> bool:
    """Whether the line is only a place and a date, a time stamp, or an agency's place line."""
    if len(line) > _DATELINE:
        return False
    rest = without_dates(line)
    dated = rest != line
    marked = _PUBLISHED.sub(" ", rest)
    bare = " ".join(_CLOCK.sub(" ", marked).split())
    left = _words_of(bare)
    if marked != rest and not left:
        return True
    if dated:
        return len(left) <= _PLACES and any(place.fullmatch(text) for place, text in ((_PLACE, left), (_WIRE, bare)))
    told = "(" in line or line.rstrip()[-1:] in ("-", "–", "—")
    return told and _WIRE.fullmatch(bare) is not None


def wire_opening(paragraph: str) -> str:
    """The place, date and agency that open an agency's first paragraph, up to its dash; empty when there is none."""
    found = _DASH.search(paragraph, 0, _DATELINE)
    opening = paragraph[: found.start()] if found is not None else ""
    place = " ".join(_CLOCK.sub(" ", without_dates(opening)).split())
    return opening if _WIRE.fullmatch(place) else ""


def _words_of(text: str) -> str:
    return text.strip(" \xa0,.;:|·•()[]/-–—")
