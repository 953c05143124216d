"""How a wording came from report to report: for each version the earlier one it is taken from, and on what ground."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from onrecord.link.change import changes
from onrecord.link.saying import Carrier, Ground, Step, Version
from onrecord.link.stand import is_furniture
from onrecord.link.whose import bare, between, is_one_name, is_own, may_be_own
from onrecord.types import Document, Passage, Span

_SHORTEST_NAME = 4
"""Letters of an outlet's name from which its standing in a text tells that the outlet is meant."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A step on its way, before its changes are known."""

    source: Version
    ground: Ground
    via: tuple[str, ...] = ()
    evidence: Passage | None = None


def steps(
    versions: Sequence[Version], carriers: Mapping[str, Carrier], together: Sequence[frozenset[str]]
) -> tuple[Step, ...]:
    """The step to each version but the first, ``versions`` in their order and ``carriers`` by document id.

    ``together`` are groups of versions that came by one wire or are one report.

    A report that says where it has the words from is believed; one that does not is tied to the nearest earlier
    wording, and the step says so. Versions of one group are all tied to what the first of them comes from.
    """
    group = {id_: some for some in together for id_ in some}
    known: dict[str, _Way | None] = {}
    for n, version in enumerate(versions):
        document = carriers[version.document_id].document
        shared = _shared(version, versions[:n], group.get(version.id, frozenset()), known)
        known[version.id] = _way(version, versions[:n], document, shared)
    found = []
    for version in versions:
        way = known[version.id]
        if way is not None:
            told = changes(way.source, version)
            found.append(Step(way.source.id, version.id, way.ground, way.via, way.evidence, told))
    return tuple(found)


def _way(version: Version, earlier: Sequence[Version], document: Document, shared: _Way | None) -> _Way | None:
    if not earlier:
        return None
    for find in (_cited, _linked, _named):
        way = find(version, earlier, document)
        if way is not None:
            return way
    if shared is not None:
        return shared
    issued = [one for one in earlier if _speaks(version, one)]
    if issued:
        return _Way(issued[0], "issued", between(version))
    return _Way(_nearest(version, earlier), "words", between(version))


def _cited(version: Version, earlier: Sequence[Version], document: Document) -> _Way | None:
    """The earlier version whose outlet hands these words on, the outermost first."""
    voices = between(version)
    for n in range(len(voices) - 1, -1, -1):
        for one in earlier:
            if one.publisher is not None and is_one_name(one.publisher, voices[n]):
                return _Way(one, "cited", voices[n + 1 :], _mention(document, voices[n]))
    return None


def _linked(version: Version, earlier: Sequence[Version], document: Document) -> _Way | None:
    for link in document.links:
        for one in earlier:
            if one.url is not None and _address(link.href) == _address(one.url):
                words = document.text[link.span.start : link.span.end]
                return _Way(one, "linked", between(version), Passage(link.span, words))
    return None


def _address(url: str) -> str:
    return re.sub(r"\Ahttps?://(?:www\.)?|[#?].*\Z|/+\Z", "", url.strip()).casefold()


def _named(version: Version, earlier: Sequence[Version], document: Document) -> _Way | None:
    """The earlier version whose outlet the report names somewhere, though not beside these words."""
    for one in reversed(earlier):
        if one.publisher is None or _speaks(version, one) or is_own(version, one.publisher):
            continue
        named = _mention(document, one.publisher)
        if named is not None:
            return _Way(one, "named", between(version), named)
    return None


def _speaks(version: Version, other: Version) -> bool:
    """Whether the other report's outlet is the speaker: naming them then tells nothing of the way."""
    return may_be_own(other, version.speaker)


def _mention(document: Document, name: str) -> Passage | None:
    """The first place of a report that has a name, outside its furniture."""
    words = bare(name)
    if len(words) < _SHORTEST_NAME:
        return None
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.text):
        span = Span(*found.span())
        if not is_furniture(document, span):
            return Passage(span, found[0])
    return None


def _shared(
    version: Version, earlier: Sequence[Version], group: frozenset[str], known: Mapping[str, _Way | None]
) -> _Way | None:
    """The way of an earlier version of the same group; where that one is the first, the step between the two."""
    for one in earlier:
        if one.id not in group:
            continue
        way = known[one.id]
        if way is not None:
            return replace(way, via=way.via or between(version), evidence=None)
        ground: Ground = "wire" if between(version) else "copy"
        return _Way(one, ground, between(version))
    return None


def _nearest(version: Version, earlier: Sequence[Version]) -> Version:
    """The earlier version with the likest words; the first of equals."""
    scored = [(-round(ratio(version.wording.casefold(), one.wording.casefold())), n) for n, one in enumerate(earlier)]
    return earlier[min(scored)[1]]
