"""Teach the reader nesting: label the attributions inside PolNeAR's contents by reading each content as a text.

PolNeAR annotates no attribution within another's content (none of 22,464 in train), so a reader trained on it alone
learns to overlook them. The same reader, given the words of a content alone, finds who is quoted in them. Its own
answers become the labels of a last round of training, after which one pass over the whole text finds both.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus import Annotated, Spans
from onrecord.tag import Tagger
from onrecord.types import TaggedSpan

SURE = 0.5
"""Confidence, as the last bundle was calibrated, from which an answer is a label; less sure ones count neither way."""
DEEPEST = 3
"""How many contents are opened within each other."""
_SHORTEST = 4
"""Words of a content that can hold an attribution."""
_OPENING = re.compile(r"[\s\"“”'‘`]*(?:that\s)?[\s\"“”'‘`]*")
_CLOSING = re.compile(r"[\s\"“”'’,]*\Z")


@dataclass(frozen=True, slots=True)
class Nested:
    """The attributions inside one article's contents, and the first characters of cues that may be more."""

    attributions: tuple[dict[str, Spans], ...]
    doubtful: tuple[int, ...]


def nested_in(annotated: Annotated, tagger: Tagger) -> Nested:
    """What the reader finds when each content of an article is read as a text of its own, and theirs in turn."""
    found: list[dict[str, Spans]] = []
    doubtful: list[int] = []
    for attribution in annotated.attributions:
        for span in attribution["content"]:
            for score, inner in _inside(annotated.text, span, tagger, DEEPEST):
                if score >= SURE:
                    found.append(inner)
                else:
                    doubtful.append(inner["cue"][0][0])
    return Nested(tuple(found), tuple(doubtful))


def _inside(text: str, span: tuple[int, int], tagger: Tagger, depth: int) -> Iterator[tuple[float, dict[str, Spans]]]:
    start, words = _bare(text, span)
    if depth == 0 or len(words.split()) < _SHORTEST:
        return
    for _, cue in groupby(tagger.tag(words), key=lambda t: t.cue):
        spans = list(cue)
        score = max(t.score for t in spans if t.role == "cue")
        inner = {role: _moved(spans, role, start) for role in ("source", "cue", "content")}
        yield score, inner
        for content in inner["content"]:
            if score >= SURE and content[1] - content[0] < len(words) // 2:
                yield from _inside(text, content, tagger, depth - 1)


def _bare(text: str, span: tuple[int, int]) -> tuple[int, str]:
    """A content without its outer quotation marks and its "that", and where it then begins."""
    words = text[slice(*span)]
    opening = _OPENING.match(words)
    closing = _CLOSING.search(words)
    start, end = opening.end() if opening else 0, closing.start() if closing else len(words)
    return span[0] + start, words[start:end]


def _moved(spans: list[TaggedSpan], role: str, start: int) -> Spans:
    return tuple((t.span.start + start, t.span.end + start) for t in spans if t.role == role)


def write_nested(labels: list[Nested], path: Path) -> None:
    """Keep the labels of a run, one article a line; written whole or not at all."""
    lines = [json.dumps({"attributions": n.attributions, "doubtful": n.doubtful}) + "\n" for n in labels]
    part = path.with_suffix(".part")
    part.write_text("".join(lines))
    part.replace(path)


def read_nested(path: Path) -> list[Nested]:
    """The labels that ``write_nested`` kept."""
    return [_nested(json.loads(line)) for line in path.read_text().splitlines()]


def _nested(fields: dict[str, list[dict[str, list[list[int]]]]]) -> Nested:
    attributions = tuple(
        {role: tuple((s, e) for s, e in spans) for role, spans in attribution.items()}
        for attribution in fields["attributions"]
    )
    return Nested(attributions, tuple(fields["doubtful"]))  # type: ignore[arg-type]
