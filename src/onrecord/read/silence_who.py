"""Who was silent, and about what: the subject before the words of silence, and what follows them, by word lists."""

import re

from onrecord.lexicon import phrases
from onrecord.sentences import sentence_starts
from onrecord.types import Span

_FARTHEST = 320
"""Code points before and after the words of silence that are looked at."""
_LONGEST_NAME = 24
"""Words of a subject at most; more are a clause."""
_SPEAKING = frozenset({"i", "we", "you", "to", "not"})
_NEAR = 90
"""Code points before a noun of refusal among which its possessive is looked for."""
_WORD = re.compile(r"[^\W_][\w’'.&-]*")
_RELATIVE = re.compile(
    r"\b(who|which|whose\s+\w+|(?<=\w\s)that(?=\s*\Z))(?:[ ,]+(?:through|"
    r"so|also|has|have|had|in|by)\b[\w ,’'-]{0,40})?[ ,]*\Z"
)
_HOLDER = re.compile(
    r"(?:\b(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|(?P<name>(?:[\w’'.-]+\s+){0,6}?[^\W_][\w.-]*(?:['’]s|s['’])))"
    r"\s+(?:[\w-]+\s+){0,2}\Z"
)
_OPENER = re.compile(
    r"(?:(?:But|And|Still|Yet|So|Then|Later|Instead),?\s+)?"
    r"(?P<who>(?:He|She|They|It)\b|(?:(?:The|A|An|His|Her|Their)\s+[\w-]+|(?!In\b|On\b|At\b|When\b|As\b)[A-Z][\w.’'-]*)"
    r"(?:\s+[A-Z][\w.’'-]*){0,4})\s+(?=[a-z])"
)
_OF = re.compile(r"\s+(?:by|of|from)\s+(?P<who>(?:[\w’'.-]+\s+){1,6}?)(?=to\b)")
_JOINED = re.compile(r"(?:^|[\s,])(?:and|but|or|then|while|in|by|for|nor)\s*\Z", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:“”\"()\[\]]|''|``|\s[–—-]{1,2}\s|[—]"
    r"|(?:,\s+|\s)(?:but|though|although|while|because|since|when|where|whereas|that|whether|if|unless|until|how|why)\s"
    r"|,\s+(?:and|so(?!\s+far)|yet|nor|as)\s|\s(?:after|before|as)\s(?=(?:he|she|they|it|the)\b|[A-Z])"
)
_AND = re.compile(r"\sand\s(?=(?:his|her|their|its|the|a|an|he|she|they|it|[A-Z])\b)")
_COMMA = re.compile(r"[,:;]\s+")
_ALL = re.compile(r"\s*(?P<who>both|all|each)\s*\Z", re.IGNORECASE)
"""Words that stand behind a subject or are one."""
_ASKED = re.compile(r"\b(?:asked|questioned|pressed|quizzed|queried)(?:\s+[\w’'-]+){0,6}\s*\Z", re.IGNORECASE)
"""A question that was put: what it asks is no condition ("Asked whether it was true, | Ana Ruiz declined")."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|will|would|could|can|said|says|told|made|went|took|\w{3,}ed)\b"
)
_AFTER = re.compile(
    r"[;\n“”\"()]|''|``|\s[–—-]{1,2}\s|[—]|,?\s+but\s|\s+as\s+(?:he|she|they|it)\b"
    r"|,\s+(?:[\w.’'-]+\s+){1,4}(?:said|says|told)\b"
    r"|,\s+(?:and|who|which|saying|citing|though|although|while|"
    r"adding|according|after|because|when|despite|as|so|or|nor"
    r"|telling|instead|with|where|it|he|she|they|the|not|in|on|"
    r"even|something|including|amid|before|until|since|did|didn)\b"
    r"|,?\s+and\s+(?:[\w’'.-]+\s+){0,5}(?:said|has|have|had|did|is|was|were|would|could|will)\b"
)
_AFTER_RELATIVE = re.compile(rf",\s|{_AFTER.pattern}")


def clause_before(text: str, at: int) -> Span:
    """The text from the beginning of the sentence, on the same line, to ``at``."""
    start = max(0, at - _FARTHEST, text.rfind("\n", 0, at) + 1)
    starts = sentence_starts(text, start, at)
    return Span(starts[-1] if starts else start, at)


def is_joined(text: str, clause: Span) -> bool:
    """Whether the verb shares the subject of the one before it: "said no and | declined"."""
    return _JOINED.search(text, clause.start, clause.end) is not None


def relative(text: str, clause: Span) -> Span | None:
    """The "who" that the words of silence follow."""
    found = _RELATIVE.search(text, clause.start, clause.end)
    return None if found is None else Span(*found.span(1))


def subject(text: str, clause: Span) -> Span | None:
    """The words before a verb that name who did it; ``None`` where they do not read as a noun phrase."""
    start = _after_break(text, clause)
    if start is None:
        return None
    whole = _ALL.match(text, start, clause.end)
    if whole is not None:
        return Span(*whole.span("who"))
    pieces = _pieces(text, Span(start, clause.end))
    kept = _name(text, pieces)
    if kept is None:
        return None
    span = _trimmed(text, kept)
    words = [word.group().lower() for word in _WORD.finditer(text, *span)]
    lists = phrases("silence")
    if not words or len(words) > _LONGEST_NAME or words[0] in lists["preposition"]:
        return None
    if words[0] in lists["not_subject"] and not (words[0] == "those" and len(words) > 1):
        return None
    if words[-1] in _SPEAKING:
        return None
    return _with_comma(text, span)


def holder(text: str, cue: Span) -> Span | None:
    """Whose refusal or silence it is: the possessive before the noun, or who follows it after "by" or "of"."""
    start = max(0, cue.start - _NEAR, text.rfind("\n", 0, cue.start) + 1)
    found = _HOLDER.search(text, start, cue.start)
    if found is not None and found["pronoun"]:
        return Span(*found.span("pronoun"))
    if found is not None:
        return _capitals(text, Span(*found.span("name")))
    after = _OF.match(text, cue.end)
    return None if after is None else Span(after.start("who"), after.end("who") - 1)


def leader(text: str, clause: Span) -> Span | None:
    """Who a sentence begins with, for a verb that shares the subject of the one before: "Ana came | and refused"."""
    for start in (clause.start, *(comma.end() for comma in _COMMA.finditer(text, *clause))):
        found = _OPENER.match(text, start, clause.end)
        if found is not None:
            return Span(*found.span("who"))
    return None


def opener(text: str, clause: Span) -> Span | None:
    """The name, noun or pronoun a sentence begins with, for a participle further on: "Ana left | without naming"."""
    found = _OPENER.match(text, *clause)
    return None if found is None else Span(*found.span("who"))


def _capitals(text: str, name: Span) -> Span:
    """Of "over Ana Ruiz’s" the name; of "the ministry’s" the noun with its article."""
    words = list(re.finditer(r"\S+", text[slice(*name)]))
    first = len(words) - 1
    while first > 0 and (words[first - 1].group()[0].isupper() or words[first - 1].group() in ("the", "of", "and")):
        first -= 1
    while first < len(words) - 1 and words[first].group() in ("of", "and"):
        first += 1
    return Span(name.start + words[first].start(), name.end)


def what(text: str, at: int, *, within_relative: bool = False) -> Span:
    """What follows the words of silence, to the end of their clause; empty where nothing does."""
    limit = min(len(text), at + _FARTHEST)
    starts = sentence_starts(text, at, limit)
    limit = starts[0] if starts else limit
    found = (_AFTER_RELATIVE if within_relative else _AFTER).search(text, at, limit)
    end = found.start() if found else limit
    start = at
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.!?’)]"):
        end -= 1
    return Span(start, end)


def _after_break(text: str, clause: Span) -> int | None:
    start = clause.start
    for found in _BREAK.finditer(text, clause.start, clause.end):
        word = found.group().strip(" ,").lower()
        start = found.end()
        if word in phrases("silence")["conditional"]:
            asked = _ASKED.search(text, clause.start, found.start())
            start = text.find(",", start, clause.end) + 1 if asked else 0
            if not start:
                return None
    for found in _AND.finditer(text, start, clause.end):
        if _FINITE.search(text, start, found.start()):
            start = found.end()
    return start


def _pieces(text: str, span: Span) -> list[Span]:
    """The parts of a span between its commas, without space around them."""
    found, start = [], span.start
    for match in [*re.finditer(r",(?!\d)", text[span.start : span.end]), None]:
        end = span.end if match is None else span.start + match.start()
        a, b = start, end
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        found.append(Span(a, b))
        start = end + 1
    return found


def _name(text: str, pieces: list[Span]) -> Span | None:
    """Of "On Monday | Ana Ruiz | a clerk |" the name with what stands in apposition to it."""
    filled = [piece for piece in pieces if piece.start < piece.end]
    if not filled:
        return None
    if pieces[-1].start < pieces[-1].end and not _is_aside(text, pieces[-1]):
        # "Hope Hicks, Trump's spokeswoman and aide" has no comma before its verb: the last piece is enough of a name.
        return pieces[-1]
    named = [piece for piece in filled if not _opens_phrase(text, piece)]
    if not named:
        return None
    first = named[0]
    last = first
    for piece in filled[filled.index(first) + 1 :]:
        if _opens_phrase(text, piece) or _is_aside(text, piece):
            break
        last = piece
    return Span(first.start, last.end)


def _opens_phrase(text: str, piece: Span) -> bool:
    word = _WORD.search(text, *piece)
    return word is None or word.group().lower() in phrases("silence")["preposition"]


def _is_aside(text: str, piece: Span) -> bool:
    words = [word.group().lower() for word in _WORD.finditer(text, *piece)]
    return 0 < len(words) <= 2 and all(_is_trailing(word) for word in words)


def _is_trailing(word: str) -> bool:
    return word in phrases("silence")["trailing"] or word.endswith("ly")


def _trimmed(text: str, span: Span) -> Span:
    lists = phrases("silence")
    words = list(_WORD.finditer(text, *span))
    first, last = 0, len(words)
    while first < last and words[first].group().lower() in lists["opening"]:
        first += 1
    while last > first and _is_trailing(words[last - 1].group().lower()):
        last -= 1
    if first == last:
        return Span(span.start, span.start)
    end = words[last - 1].end()
    return Span(words[first].start(), end if last < len(words) else max(end, span.end))


def _with_comma(text: str, span: Span) -> Span:
    """PolNeAR closes "Ana Ruiz, a clerk," with its comma."""
    apposed = "," in text[span.start : span.end - 1] and text[span.end : span.end + 1] == ","
    return Span(span.start, span.end + 1) if apposed else span


def is_somebody(name: str) -> bool:
    """Whether a subject is a pronoun of persons or holds a name: shares, fees and taxes decline and have none."""
    words = name.split()
    return words[0].lower() in _PERSONS or any(word[0].isupper() for word in words[1:])


_PERSONS = frozenset({"he", "she", "they", "it", "who", "both", "neither"})


def is_thing(name: str) -> bool:
    """Whether a subject has no voice of its own: "the bill", "the poll of May"."""
    head = _HEAD.split(name, maxsplit=1)[0].lower().split()
    return bool(head) and head[-1] in phrases("silence")["thing"]


_HEAD = re.compile(r",|\s(?:of|in|on|by|for|from|with|at|that|which|who)\s")
