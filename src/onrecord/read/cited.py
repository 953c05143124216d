"""What somebody is quoted as saying: "The Ledger quoted a former inspector, Emil Vadéc, as saying that …".

One clause holds two voices. The model gives all after the verb to the one who quotes; what follows "as saying" is the
other's, told by the first.
"""

import re
from collections.abc import Iterable, Iterator

from onrecord.lexicon import phrases
from onrecord.read.contest import Draft
from onrecord.read.page import Page
from onrecord.types import Passage, Span

_CITES = frozenset(["quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"])
_AS = re.compile(
    r"(?P<source>[^“”\"‘;:\n]{2,160}?)(?P<cue>\sas\s(?:having\s)?(?P<verb>\w+))\s(?P<told>[^\n]+)", re.DOTALL
)
_OPENS = re.compile(r"\b(?:that|whether)\s|[“\"‘]")
_NEAR = 60
"""Code points after "as telling" in which what was told begins, behind those who were told it."""


def cited_within(page: Page, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The inner one of the two, for each draft whose cue quotes and whose content says as saying what."""
    text = page.document.text
    verbs = phrases("saying")["as"]
    for draft in drafts:
        if draft.cue is None or not _CITES & set(draft.cue.text.lower().split()) or len(draft.spans) != 1:
            continue
        start, end = draft.spans[0]
        found = _AS.match(text, start, end)
        if found is None or found.group("verb").lower() not in verbs:
            continue
        source, at = found.span("source"), found.start("told")
        opening = _OPENS.search(text, at, min(end, at + _NEAR))
        told = Span(opening.start() if opening else at, end)
        words = text[slice(*source)].rstrip(" ,")
        cue = Span(found.start("cue") + 1, found.end("cue"))
        yield Draft(
            Passage(Span(source[0], source[0] + len(words)), words),
            Passage(cue, text[slice(*cue)]),
            (told,),
            draft.confidence,
            nested=True,
        )
