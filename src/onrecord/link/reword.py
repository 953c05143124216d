"""Which words changed from one version of a wording to another, and which of that is the grammar of reported speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.link.sameness import heavy_words
from onrecord.link.saying import Change, Version
from onrecord.quote import CODES, Comparison, Difference, compare, split_words
from onrecord.types import Span

_LEFT_ASIDE = frozenset({"attribution-inside", "page-furniture"})
_MOVED = frozenset({"order-changed", "splice"})
_SHIFTED = frozenset({"tense-changed", "pronoun-changed"})
_RETOLD = _MOVED | {
    "word-changed",
    "words-added",
    "words-left-out",
    "form-changed",
    "contraction-changed",
    "comma-changed",
}
"""What a reporter may do to words that they do not quote; numbers, negations and names they may not change."""
_TURNED = {"words-added": "words-left-out", "words-left-out": "words-added"}
_FEWEST_CUT = 2
_OPENS = re.compile(r"\A(?:that|whether|how|to)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two versions; ``is_turned`` where the earlier one was held against the later, as the shorter of the two."""

    before: Version
    after: Version
    is_turned: bool = False


def wording_changes(before: Version, after: Version) -> Iterator[Change]:
    """The differences in words, alerts first, then what was cut or came in at the edges."""
    forward = compare(_bare(after), before.wording, 1)
    if forward:
        yield from _told(forward[0], _Pair(before, after))
        return
    back = compare(_bare(before), after.wording, 1)
    if back:
        yield from _told(back[0], _Pair(before, after, is_turned=True))
        return
    is_quoted = after.marks == "whole"
    yield Change("reworded", before.wording, after.wording, "says it in mostly other words", is_quoted)


def _told(found: Comparison, pair: _Pair) -> Iterator[Change]:
    short, long = (pair.before, pair.after) if pair.is_turned else (pair.after, pair.before)
    edges = _edges(found, _bare(short))
    differences = [
        _difference(one, pair)
        for one in found.differences
        if one.code not in _LEFT_ASIDE
        and not any(edge.start <= one.draft.start < edge.end for edge in edges)
        and not _in_brackets(long.wording, one.source)
    ]
    yield from sorted(dict.fromkeys(differences), key=lambda change: not change.alert)
    for edge in edges:
        yield from _edge(_bare(short)[edge.start : edge.end], is_new=not pair.is_turned)
    if found.span is not None:
        for rest in (long.wording[: found.span.start], long.wording[found.span.end :]):
            yield from _edge(rest, is_new=pair.is_turned)


def _difference(one: Difference, pair: _Pair) -> Change:
    if pair.is_turned:
        code = CODES[_TURNED.get(one.code, one.code)]
        was, now = _words_at(_bare(pair.before), one.draft), _words_at(pair.after.wording, one.source)
    else:
        code = CODES[one.code]
        was, now = _words_at(pair.before.wording, one.source), _words_at(_bare(pair.after), one.draft)
    says = code.says.replace("the source", "the earlier one")
    if code.name in _SHIFTED and _is_told(pair.before) != _is_told(pair.after):
        return Change("words", was, now, f"{says}, as in reported speech", False, code.name)
    if code.name in _RETOLD and _is_told(pair.after):
        return Change("words", was, now, f"{says}, told and not quoted", False, code.name)
    return Change("words", was, now, says, code.alerts, code.name)


def _words_at(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _is_told(version: Version) -> bool:
    """Whether the words are told at least in part, and not quoted: tense and persons are the reporter's."""
    return version.marks != "whole"


def _in_brackets(text: str, span: Span) -> bool:
    """Whether the words of a version are its own insertion in square brackets."""
    opened = text.rfind("[", 0, span.start + 1)
    return span.end > span.start and opened >= 0 and text.find("]", opened) >= span.end - 1


def _edges(found: Comparison, wording: str) -> list[Span]:
    """Where the shorter wording has words before or after all that the other has; moved words are no such."""
    first, last = found.diff[0], found.diff[-1]
    edges = []
    if first.kind == "insert" and len(found.diff) > 1:
        edges.append(Span(0, wording.find(first.draft) + len(first.draft)))
    if last.kind == "insert" and len(found.diff) > 1:
        edges.append(Span(wording.rfind(last.draft), len(wording)))
    moved = [one.draft.start for one in found.differences if one.code in _MOVED]
    return [edge for edge in edges if not any(edge.start <= at < edge.end for at in moved)]


def _bare(version: Version) -> str:
    """The wording without the word that opens indirect speech: it is the reporter's."""
    return version.wording if version.form in ("direct", "block") else _OPENS.sub("", version.wording)


def _edge(part: str, *, is_new: bool) -> Iterator[Change]:
    """Words at an edge that one of the two has alone; a word or two of grammar are not worth telling."""
    words = split_words(part)
    if len(words) < (1 if is_new else _FEWEST_CUT) or not heavy_words(words.keys):
        return
    text = part[words.starts[0] : words.ends[-1]]
    if is_new:
        yield Change("extended", "", text, "has more words than the earlier one, before or after its own", False)
    else:
        yield Change("cut", text, "", "words at the edge of the earlier wording are left out", False)
