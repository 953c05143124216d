"""The day on which a statement was made, as the words around its cue tell it."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import phrases
from onrecord.read.when.letters import letters_of
from onrecord.types import Span, Time

_NEAR, _FRONTED = 60, 160
"""Characters between a cue and its date; the second where the date, or a clause with it, opens the sentence."""
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?=T|$)")
_STOP = re.compile(r"[.!?;]['\"”’)]*\s+(?=\W*(?:[A-Z]|$))|\n\s*\n")
_CLAUSE = re.compile(r"\b(?:who|which|whose|where|when|that|after|before|because|if)\b")
_AND = re.compile(r"[,—–]\s*(?:and|but|while|(?:just |even )?as|though|although|so|yet|or)\b|:\s")
_INSERTED = re.compile(r"[,(—–-]\s*(?:who|which|whose|where|of which|of whom)\b[^,;()—–.]*[,)—–]")
_CLOSED, _ASIDE = re.compile(r"[,)—–―]"), re.compile(r"\s(?:[—–―]|--?)\s|[—–―]|[()]")
_RELATIVE = re.compile(r"[,(—–―-]\s*(?:who|which|whose|where|of which|of whom)\b")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof|Lt|Col|Sgt|Capt|Rev|St|[A-Z]|[ap]\.m"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_LED = re.compile(
    r"\b(?:(?P<other>for|ahead of|before|after|since|until|till|by|from|through|to|about|over|between|than|past)"
    r"|(?P<of>of)|(?P<part>(?:evening|night|morning|afternoon|day)s? of)"
    r"|(?P<whose>an?|the|his|her|their|its|this|that|my|our|[A-Z][\w.]*[’']s?))\s+(?:late\s+|early\s+|last\s+)?$"
)
_TITLE_OPENS, _TITLE_CLOSES = re.compile(r"[“\"‘'](?:[A-Z][\w.&]*\s+){1,4}$"), re.compile(r"[.,]?[”\"’'](?!s\b)")
"""A day within the name of a programme: “Fox News Sunday.”"""
_TO_COME = re.compile(
    r"\b(?:set|due|scheduled|expected|slated|planned)\s+(?:(?:to|for)\s+)?(?:\w+\s+)?(?:on\s+|for\s+)?$"
)
_AT = re.compile(
    r"\b(?:in|at|during|on)\s+(?:(?:an?|the|his|her|their|its|this|that|my|our|[A-Z][\w.]*[’']s?)\s+)?(?:\w+\s+)?$"
)
_OPENING = re.compile(r"\W*(?:(?:[Oo]n|[Ii]n|[Dd]uring|[Aa]t|[Ee]arly|[Ll]ate|[Bb]y|[Bb]ut|[Aa]nd|[Tt]hen)\b\W*){0,3}")
_WORD = re.compile(r"[A-Za-z-]+")
_LOOK_BACK = 30
_MOST_HEAD = 4
"""Words after a date within which the noun stands that it describes: "Saturday night's second debate"."""


def said_on(
    text: str, times: Sequence[Time], cue: Span, contents: Sequence[Span], source: Span | None = None
) -> str | None:
    """The ISO day or month of the time nearest to ``cue`` in its clause; ``None`` where none is near.

    ``times`` are those of ``text``. One that lies in ``contents``, best those of all statements, is what a statement is
    about; "now" dates nothing; and one that a new sentence, a relative clause or a conjunction parts from the cue is
    that of something else. So is one that says which person the ``source`` is, or that names a thing which tells
    nothing: "Tuesday's primary", as against "Tuesday's speech".
    """
    near: list[tuple[int, str]] = []
    for time in times:
        start, end = _gap(time.span, cue)
        dated = _DATED.match(time.value)
        if dated is None or end - start > _FRONTED or any(_meet(time.span, content) for content in contents):
            continue
        if end - start > _NEAR and not _is_fronted(text, time.span, cue):
            continue
        if not (
            _is_vague(time.text) or _parted(text, time.span, cue, source) or _dates_something_else(text, time.span)
        ):
            near.append((end - start, dated.group()))
    return min(near)[1] if near else None


def _is_vague(words: str) -> bool:
    """Whether a time is named by what was told before, far off as it may be: "now", "at the time", "by then"."""
    letters = letters_of(words)
    return letters.is_a(0, "PRESENT") or letters.is_a(len(letters.starts) - 1, "TIME", "THEN")


def _gap(a: Span, b: Span) -> tuple[int, int]:
    """The characters between two spans as ``[start, end)``, empty where they meet."""
    first, second = sorted((a, b))
    return first.end, max(first.end, second.start)


def _is_fronted(text: str, time: Span, cue: Span) -> bool:
    """Whether the date opens its sentence, or stands before a cue that hangs on the date's clause (", saying")."""
    if time.start > cue.start:
        return False
    opening = _OPENING.match(text, _sentence_start(text, time.start))
    hangs = text[max(0, cue.start - 2) : cue.start] == ", " and text[slice(*cue)].split(maxsplit=1)[0].endswith("ing")
    return hangs or (opening is not None and opening.end() == time.start)


def _sentence_start(text: str, at: int) -> int:
    start = max(0, at - 2 * _FRONTED)
    for found in _STOP.finditer(text, start, at):
        if not _is_abbreviated(text, found):
            start = found.end()
    return start


def _parted(text: str, time: Span, cue: Span, source: Span | None) -> bool:
    """Whether something between a date and a cue parts them: the full stop of "Mr." does not."""
    start, end = _gap(time, cue)
    if any(not _is_abbreviated(text, found) for found in _STOP.finditer(text, start, end)):
        return True
    between = text[start:end]
    is_first = time.start < cue.start
    if is_first:
        if _is_inserted(text, time, cue) or (source is not None and _describes(text, time, source)):
            return True
        subject = source.start if source is not None else cue.start
        if time.end <= subject <= cue.start and _AND.search(text, time.end, subject):
            return True
    elif _AND.search(text, start, end):
        return True
    return _CLAUSE.search(_INSERTED.sub(", ", between + ("," if is_first else ""))) is not None


def _is_inserted(text: str, time: Span, cue: Span) -> bool:
    """Whether the date stands in a clause put in before the cue: "Rao, who left on Friday, said"; between dashes."""
    start = max(_sentence_start(text, time.start), time.start - _FRONTED)
    if text[time.end : cue.start].strip() == "," and text[slice(*cue)].split()[0].endswith("ing"):
        return False
    if _RELATIVE.search(text, start, time.start) is not None and _CLOSED.search(text, time.end, cue.start) is not None:
        return True
    dashes = sum(1 for _ in _ASIDE.finditer(text, start, time.start))
    return dashes % 2 == 1 and _ASIDE.search(text, time.end, cue.start) is not None


def _describes(text: str, time: Span, source: Span) -> bool:
    """Whether the date is part of what the source is called, and the source nothing that is dated itself."""
    if not (source.start <= time.start and time.end <= source.end):
        return False
    before = text[source.start : time.start]
    return _CLAUSE.search(before) is not None or not _tells(before)


def _dates_something_else(text: str, time: Span) -> bool:
    """Whether the words right around a date make it that of something else: ``Tuesday's primary``, ``for Friday``."""
    led = _LED.search(text, max(0, time.start - _LOOK_BACK), time.start)
    if _TITLE_OPENS.search(text, max(0, time.start - _LOOK_BACK), time.start) and _TITLE_CLOSES.match(text, time.end):
        return True
    if _TO_COME.search(text, max(0, time.start - _LOOK_BACK), time.start):
        return True
    owner = text[time.end : time.end + 1] in ("'", "’") and text[time.end + 1 : time.end + 2] in ("s", " ")
    if owner or (led is not None and led["whose"] is not None and not text[time.start : time.end].startswith("the ")):
        after = _WORD.findall(text, time.end, time.end + 60)[: _MOST_HEAD + owner]
        at = _AT.search(text, max(0, time.start - _LOOK_BACK), time.start)
        return at is None or not any(word.lower() in _lists("told") for word in after)
    if led is None or led["part"] is not None:
        return False
    if led["of"] is not None:
        return not _tells(text[max(0, time.start - _LOOK_BACK) : time.start])
    return led["other"] is not None


def _tells(words: str) -> bool:
    return any(word.lower() in _lists("told") for word in _WORD.findall(words))


def _is_abbreviated(text: str, stop: re.Match[str]) -> bool:
    return stop.group()[0] == "." and _ABBREVIATION.search(text, max(0, stop.start() - 5), stop.start() + 1) is not None


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


@cache
def _lists(name: str) -> frozenset[str]:
    return phrases("occasion")[name]
