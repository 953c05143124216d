"""The links of a report, as evidence of where its words come from, and the links it has lost."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.ingest.pieces import VISIBLE, Run
from onrecord.ingest.tree import attribute
from onrecord.types import Block, Hyperlink, Note, Span

MAX_LINKS = 2000
_LONGEST = 2000
_LEADS = re.compile(r"(?:https?:)?//|mailto:|(?!#)[^:]*(?:$|[/?#])", re.I)
_NOWHERE = re.compile(r"#?$|javascript:", re.I)
_POINTING = re.compile(
    r"(?:(?:^|(?<=[.!?(;:–—-])|(?<=[.!?(;:–—-] ))"
    r"(?:see|read|watch|view|hear|listen to|download)\b[^.!?()\n]{0,60}?\bhere"
    r"|\b(?:click|tap) here|\bcan be (?:seen|read|watched|viewed|heard|downloaded|found)\b[^.!?()\n]{0,30}?\bhere"
    r"|\b(?:is|are) available (?:\w+ ){0,2}here)\b(?=\s*(?:[.!?),;:–—\n]|$))",
    re.I | re.M,
)
_READ = frozenset({"paragraph", "quotation", "caption", "heading"})


def links_of(runs: list[Run], text: str, blocks: tuple[Block, ...]) -> tuple[tuple[Hyperlink, ...], tuple[Note, ...]]:
    """The links in the blocks that are the report's, in order, and a note for each that leads nowhere.

    Links lead nowhere when their ``a`` has no address, an empty one, or a script in its place, and where words that
    point ("read the letter here") have no ``a`` at all. Addresses are ``http``, ``https``, ``mailto`` or relative;
    others, and jumps within the page, are left out. At most ``MAX_LINKS`` are kept.
    """
    links: list[Hyperlink] = []
    lost: list[Span] = []
    linked: list[Span] = []
    for address, span in _linked(runs, text):
        block = _block_at(blocks, span.start)
        if block is None or block.kind not in _READ or len(links) == MAX_LINKS:
            continue
        linked.append(span)
        if _NOWHERE.match(address):
            lost.append(span)
        elif _LEADS.match(address):
            links.append(Hyperlink(span, address))
    lost += _unlinked(text, blocks, linked)
    notes = (Note("lost-link", span, f"“{text[span.start : span.end]}” leads nowhere.") for span in sorted(lost))
    return tuple(links), tuple(notes)


def _linked(runs: list[Run], text: str) -> Iterator[tuple[str, Span]]:
    """The address and the span of every ``a`` that is no mere anchor; runs of one ``a`` are one link."""
    if not any(run.linked is not None for run in runs):
        return
    places = [found.start() for found in VISIBLE.finditer(text)]
    at = start = 0
    for n, run in enumerate(runs):
        before, at = at, at + sum(1 for _ in VISIBLE.finditer(run.text))
        if run.linked is None:
            continue
        if n == 0 or runs[n - 1].linked is not run.linked:
            start = before
        ends = n + 1 == len(runs) or runs[n + 1].linked is not run.linked
        if ends and at > start and _is_link(run):
            yield _address(run), Span(places[start], places[at - 1] + 1)


def _is_link(run: Run) -> bool:
    """An ``a`` with a name or an id and no address is a place to jump to, not a link."""
    attrs = run.linked.attrs if run.linked is not None else None
    return "href" in (attrs or {}) or not any(name in (attrs or {}) for name in ("name", "id"))


def _address(run: Run) -> str:
    return "".join(attribute(run.linked, "href").split())[:_LONGEST] if run.linked is not None else ""


def _block_at(blocks: tuple[Block, ...], at: int) -> Block | None:
    n = bisect_left(blocks, at + 1, key=lambda block: block.span.start) - 1
    return blocks[n] if n >= 0 and at < blocks[n].span.end else None


def _unlinked(text: str, blocks: tuple[Block, ...], linked: list[Span]) -> Iterator[Span]:
    """Words of the report that point to something and are no link."""
    for block in blocks:
        if block.kind not in _READ:
            continue
        for found in _POINTING.finditer(text, *block.span):
            n = bisect_left(linked, found.start(), key=lambda span: span.end - 1)
            if n == len(linked) or linked[n].start >= found.end():
                yield Span(*found.span())
