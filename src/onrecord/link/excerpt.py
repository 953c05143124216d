"""Quotations of a report that have a part of a longer wording and little else: what is left of it after a cut."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.link.sameness import heavy_words, is_version
from onrecord.link.stand import is_furniture, quoted
from onrecord.quote import Comparison, Draft, compare, split_words, take_apart
from onrecord.types import Document, Span

_FEWEST, _FEWEST_HEAVY = 5, 3
"""Words of a quotation from which its standing in a longer wording is no chance."""
_MOST = 4
_ALIKE = 0.6


def excerpts(document: Document, asked: Draft) -> list[Comparison]:
    """The places of a report's quotations that are cut out of the wording, the longest first.

    ``coverage`` is the share of the wording that each has.
    """
    if len(asked.words) <= _FEWEST:
        return []
    keys = frozenset(asked.words.keys)
    found: list[Comparison] = []
    for span in _likely(document, keys):
        part = take_apart(document.text[span.start : span.end])
        held = compare(part, asked.words, 1)
        if held and is_version(part, held[0]):
            share = min(1.0, len(part.words) / len(asked.words))
            found.append(replace(held[0], span=span, pieces=(span,), coverage=share))
    return sorted(found, key=lambda one: -one.coverage)[:_MOST]


def _likely(document: Document, keys: frozenset[str]) -> Sequence[Span]:
    """Quotations most of whose words the wording has."""
    found = []
    for span in quoted(document):
        mine = split_words(document.text[span.start : span.end]).keys
        heavy = heavy_words(mine)
        if len(mine) >= _FEWEST and len(heavy) >= _FEWEST_HEAVY and len(heavy & keys) >= _ALIKE * len(heavy):
            found.append(span)
    return [span for span in found if not is_furniture(document, span)]
