"""The hand-made cases through the whole check: sources and drafts read by the reader, speakers as it finds them."""

import hashlib
from collections.abc import Callable, Sequence

from onrecord.check import Finding, Sources, check_draft
from onrecord.ingest import parse
from onrecord.types import Document, Original, Reading
from wording.cases import Case, Judged

Read = Callable[[Document], Reading]


def judge_read(cases: Sequence[Case], read: Read) -> list[Judged]:
    """What is said of each case where it stands in its draft and nobody is told who speaks in the sources."""
    known: dict[str, Reading] = {}

    def reading(text: str) -> Reading:
        if text not in known:
            known[text] = read(_document(text))
        return known[text]

    return [_judged(case, reading) for case in cases]


def _judged(case: Case, reading: Callable[[str], Reading]) -> Judged:
    held = [reading(source.text) for source in case.sources if source.text.strip()]
    draft = reading(f"The debate went on.\n\n{case.drafted}\n")
    found = check_draft(draft, Sources([one.document.text for one in held], held.__getitem__))
    if not found:
        return Judged("could-not-check", False, ())
    # Marks within a case's own words may make more than one quotation of it.
    best = max(found, key=lambda f: (f.alert, len(f.quotation.text)))
    return Judged(best.verdict, best.alert, best.codes, note=_note(best))


def _note(finding: Finding) -> str:
    source = finding.source.speaker if finding.source else None
    return f"draft: {finding.speaker}; source: {source}; {finding.note}"


def _document(text: str) -> Document:
    data = text.encode()
    return parse(Original("case.txt", data, hashlib.sha256(data).hexdigest()))
