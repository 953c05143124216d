"""Who asked, where a participle says only that somebody was asked: "Asked about the minutes, Rao said …".

The subject of the main clause is the one who was asked, not the one who did the asking. PolNeAR names no source
for such a cue (of 86 in train, opening a sentence or after "when", 75 have none; the others say "by a reporter").
"""

import re

from onrecord.read.page import Page
from onrecord.types import Passage

_PARTICIPLE = re.compile(
    r"(?:(?:when|if|once|later|repeatedly|specifically)\s+)*(?:asked|challenged|pressed|queried|questioned|quizzed)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\b(?:when|if|once)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_GOES_ON = re.compile(
    r"[^.;:“”\"\n]{1,200}?, (?:\w+ly )?(?:said|says|replied|replies|answered|responded|added|told|admitted|denied"
    r"|declined|insisted|conceded|laughed|shrugged|smiled)\b"
)
"""What shows that a verb in the past is a participle: "Brisk, asked about the letter, said"."""
_NEARBY = 24
"""Code points before a cue in which the conjunction before it ends."""
_BY = re.compile(r"\bby(?:\s+(?:a|an|the|one|his|her|their))?\s+\Z", re.IGNORECASE)


def opens_as_asked(cue: str) -> bool:
    """Whether a cue is the participle of who was asked: of a cue without a source nobody is told to have asked."""
    return _PARTICIPLE.match(cue) is not None


def asker(page: Page, cue: Passage | None, source: Passage | None) -> Passage | None:
    """The source of a cue, without the one who was asked: ``None`` where the words name nobody who asks."""
    if source is None or cue is None or not _PARTICIPLE.match(cue.text):
        return source
    text, start = page.document.text, cue.span.start
    if text[source.span.end - 1] == "," and _GOES_ON.match(text, cue.span.end):
        return None
    is_subordinate = bool(_SUBORDINATE.search(text, max(0, start - _NEARBY), start)) or cue.text[:1].lower() in "wi"
    if not is_subordinate and not cue.text[:1].isupper():
        return source
    before = text[max(0, source.span.start - _NEARBY) : source.span.start]
    is_inverted = cue.span.end <= source.span.start and not text[cue.span.end : source.span.start].strip()
    return source if _BY.search(before) or (is_inverted and not is_subordinate) else None
