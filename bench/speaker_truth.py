"""Who really spoke: hand-made truth for PolNeAR dev articles, and when a speaker counts as right.

A truth file has offsets only, no text: ``{"article": stem, "sha256": of the text file, "attributions": [{"source":
[[s, e]], "cue": […], "content": […], "speaker": [s, e] | "writer" | null, "also": […], "or": […], "kind": "person",
"link": "name"}]}``. ``speaker`` is the party's best name in the article, ``"writer"`` the article's author, ``null``
nobody the article names. ``also`` are joint speakers, ``or`` other answers that are right too. ``link`` says how the
speaker is tied to the words: its source is a name, a nominal or a pronoun, it stands outside the sentence, or there
is none.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import InputRefused
from onrecord.types import Document, PartyKind, Span, Speaker

Link = Literal["name", "nominal", "pronoun", "outside", "none"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_SUBORDINATE = re.compile(r"\b(?:of|for|to|at|in|on|by|from|with|about|who|which|that|and|or)\b|['’]s?\s|,")
_GOES_ON = re.compile(r"['’]|[ ](?!(?:of|for|to|at|in|on|by|from|with|about|who|which|that|and|or|being|made)\b)\w")
"""What makes a shorter span only part of a noun ("Clinton" of "Clinton campaign")."""
_EDGE = re.compile(r"[\W_]")
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"}
)
_TITLES = """
mr mrs ms miss dr prof professor sir lord lady president vice first justice judge chief senator sen rep
representative congressman congresswoman governor gov mayor secretary minister prime ambassador general gen col
colonel maj major capt captain lt lieutenant sgt sergeant officer detective sheriff attorney director chairman
chairwoman chair rev reverend pope bishop king queen prince princess former ex republican democrat democratic
gop presidential nominee candidate
"""
"""Words before a name that are no part of it, in American politics above all; the truth's articles are of 2016."""
_BESIDE_NAME = frozenset(_TITLES.split())
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Told(msgspec.Struct, frozen=True, rename={"either": "or"}, tag=False):
    """One attribution of the truth. Spans index the article's text."""

    content: tuple[Span, ...]
    speaker: Span | Literal["writer"] | None
    kind: PartyKind
    link: Link
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    also: tuple[Span, ...] = ()
    either: tuple[Span, ...] = ()

    @property
    def answers(self) -> tuple[Span, ...]:
        """Every span that names a right speaker, the best first."""
        best = (self.speaker,) if isinstance(self.speaker, Span) else ()
        return (*best, *self.also, *self.either)


class Truth(msgspec.Struct, frozen=True):
    """One article's truth."""

    article: str
    sha256: str
    attributions: tuple[Told, ...]


def read_truth(folder: Path, texts: Path) -> list[Truth]:
    """The truth files of a folder in the order of their names, each of the text it was made on.

    Raises ``InputRefused`` when a file is no truth file, or its text is missing or another.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            truth = msgspec.json.decode(path.read_bytes(), type=Truth)
        except msgspec.DecodeError as error:
            raise InputRefused(str(path), "not-truth", f"Not a truth file: {error}.") from error
        text = texts / f"{truth.article}.txt"
        if not text.is_file():
            raise InputRefused(str(path), "missing", f"Its text is not at {text}; --polnear names the corpus.")
        if hashlib.sha256(text.read_bytes()).hexdigest() != truth.sha256:
            raise InputRefused(str(path), "other-text", f"Made on another text than {text}.")
        found.append(truth)
    return found


def is_right(told: Told, speaker: Speaker | None, mentions: Collection[Span], document: Document) -> bool:
    """Whether ``speaker``, whose party has these mentions in the document, is who spoke.

    A named speaker is right when it has the same name (``same_name``), or a mention of it is the very span of the
    truth, but for determiners, possessives and marks at its edges. Nobody is right where the truth names nobody. The
    writer is right by the key ``writer`` or an author's name.
    """
    if told.speaker is None or speaker is None:
        return told.speaker is None and speaker is None
    if told.speaker == "writer" and speaker.key == "writer":
        return True
    if told.speaker == "writer" and any(same_name(speaker.name, author, person=True) for author in document.authors):
        return True
    text, person = document.text, told.kind == "person"
    if any(same_name(speaker.name, text[slice(*span)], person=person) for span in told.answers):
        return True
    wanted, found = ({bare(text, span) for span in spans} for spans in (told.answers, mentions))
    return any(same_phrase(text, one, other) for one in wanted for other in found)


def same_phrase(text: str, one: Span, other: Span) -> bool:
    """Whether two spans are one noun phrase, told longer or shorter: "a letter" of "a letter to the board".

    The shorter begins where the longer does, or only words that belong to the same noun stand before it ("not
    everyone"), no preposition and no owner.
    """
    short, long = sorted((one, other), key=lambda span: span.end - span.start)
    if short == long:
        return True
    if not (long.start <= short.start and short.end <= long.end):
        return False
    before = text[long.start : short.start]
    reaches = short.start == long.start or short.end == long.end
    return reaches and not _SUBORDINATE.search(before) and not (before == "" and _GOES_ON.match(text, short.end))


def bare(text: str, span: Span) -> Span:
    """A mention without determiner, possessive, and the marks and spaces at its edges."""
    start, end = span
    while start < end and _EDGE.match(text[start]):
        start += 1
    first = _WORD.match(text, start, end)
    if first is not None and first.group().casefold() in _DETERMINERS and first.end() + 1 < end:
        start = first.end() + 1
    end = start + len(_POSSESSIVE.sub("", text[start:end].rstrip(' \t\r\n.,;:!?)"”')))
    return Span(start, end)


def same_name(one: str, other: str, *, person: bool) -> bool:
    """Whether two wordings name one party.

    Case, accents, determiners, possessives and punctuation do not count. Two names of persons are also the same when
    their surnames are and their other names do not differ: titles aside, each of the shorter's is, or begins like an
    initial, one of the longer's. So "Clinton" is "Hillary Clinton", whoever else is called Clinton; a father is not
    his junior.
    """
    mine, its = _words(one), _words(other)
    if mine == its:
        return bool(mine)
    if not person or _GENERATIONS.intersection(mine) != _GENERATIONS.intersection(its):
        return False
    mine, its = _name_only(mine), _name_only(its)
    if not mine or not its or mine[-1] != its[-1]:
        return False
    short, long = sorted((mine[:-1], its[:-1]), key=len)
    return all(any(_alike(name, given) for given in long) for name in short)


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(plain)]
    return words[1:] if len(words) > 1 and words[0] in _DETERMINERS else words


def _name_only(words: list[str]) -> list[str]:
    return [word for word in words if word not in _BESIDE_NAME | _GENERATIONS]


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
