"""A quotation and the places where its words stand, to the place that is meant and what is the matter with it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.check.told import is_description, is_pronoun
from onrecord.check.values import Quotation, Told
from onrecord.check.voices import Heard, Voices, is_paper_read
from onrecord.check.whose import Sameness, same_party, stems
from onrecord.names import compare
from onrecord.quote import CODES, Comparison, Found, split_words
from onrecord.types import Span

_AS_GOOD = 0.05
"""How much less of the quotation a place may have than the best and still be the one that is meant."""
_PIECE_WORDS = 3
_TELLS_WHOSE = re.compile(r"['’]s?\b|\b(?:of|from|by|his|her|their|my|our)\b|(?<=[a-z] )[A-Z][a-z]+")
"""What says whose paper is read out; "He read:" says nothing of that."""
_FIRST_PERSON = ("i", "me", "my", "myself", "we", "our", "ourselves")
_WRITER = "the writer"
"""What the reader calls whoever says "I" in a text and is not named."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The place that is meant, with the codes of words and speakers together. ``source`` numbers the texts."""

    comparison: Comparison
    codes: frozenset[str]
    source: int | None = None
    speaker: str | None = None
    statement_id: str | None = None


def judge(quotation: Quotation, found: Sequence[Found], voices: Callable[[int], Voices]) -> Judged:
    """Of all places the one with the fewest doubts: right words first, then the right speaker, then the best place."""
    best: tuple[tuple[object, ...], Judged] | None = None
    most = max(one.comparison.coverage for one in found)
    for order, one in enumerate(found):
        c = one.comparison
        if one.source is None or c.span is None:
            return Judged(c, frozenset(c.codes))
        if best is not None and c.coverage < most - _AS_GOOD:
            break
        judged = _with_speakers(quotation, one.source, c, voices(one.source))
        added = judged.codes.difference(c.codes)
        key = (c.verdict == "altered", any(CODES[code].alerts for code in added), bool(added), order)
        if best is None or key < best[0]:
            best = key, judged
    assert best is not None, "there is always a place, or one that says there is none"
    return best[1]


def _with_speakers(quotation: Quotation, source: int, c: Comparison, voices: Voices) -> Judged:
    assert c.span is not None
    heard = [voices.of(span) for span in _pieces(c, voices.document.text)]
    told = next((one.told for one in heard if one.told is not None), None)
    codes = _joined(quotation, c, heard) or _speaker_codes(quotation.speaker, heard, voices)
    statement = next((one.attribution.id for one in heard if one.attribution is not None), None)
    return Judged(c, frozenset({*c.codes, *codes}), source, told.name if told else None, statement)


def _pieces(c: Comparison, text: str) -> list[Span]:
    """The stretches to ask of; a lone word between two differences is too little to go by."""
    assert c.span is not None
    long = [p for p in c.pieces if len(split_words(text[p.start : p.end])) >= _PIECE_WORDS]
    return long or list(c.pieces) or [c.span]


def _joined(quotation: Quotation, c: Comparison, heard: Sequence[Heard]) -> frozenset[str]:
    """The code for words of several speakers put together as one's."""
    first = next((one for one in heard if one.told is not None), None)
    if first is None or first.told is None:
        return frozenset()
    others = [*first.others, *(one.told for one in heard if one.told is not None)]
    handed_on = {name for one in heard for name in one.outer}
    for other in others:
        if same_party(first.told, other) != "different" or {first.told.name, other.name} & handed_on:
            continue
        if quotation.speaker is None or "ellipsis" in c.codes or len(c.pieces) > 1 or first.others:
            return frozenset({"ellipsis-hides-speaker" if "ellipsis" in c.codes else "speakers-joined"})
    return frozenset()


def _speaker_codes(speaker: Told | None, heard: Sequence[Heard], voices: Voices) -> frozenset[str]:
    """The foremost of what is the matter with the speakers of the pieces."""
    if speaker is None:
        return frozenset()
    if not all(one.read_from for one in heard):
        # Who reads out a part and says the rest has made the whole their own.
        heard = [replace(one, read_from="") for one in heard]
    codes = {_speaker_code(speaker, one, voices) for one in heard}
    for code in ("misattributed", "nested-to-outer", "indirect-as-direct", "speaker-unsure"):
        if code in codes:
            return frozenset({code})
    return frozenset()


def _speaker_code(speaker: Told, heard: Heard, voices: Voices) -> str | None:
    if heard.told is None:
        return _unnamed_voice(speaker, heard, voices)
    known = voices.cast.as_known(speaker) if heard.told.names else voices.cast.described(speaker, heard.told)
    known = known if known.names else voices.cast.identified(known)
    sameness = same_party(known, heard.told, voices.cast.is_first_person or voices.cast.knows(speaker))
    if heard.read_from and heard.told.kind in ("person", "unnamed"):
        return _read_out(speaker, heard, sameness, voices)
    if sameness == "same":
        # A body's own paper speaks of the body in the third person.
        is_paper = speaker.kind in ("organisation", "document") and not voices.cast.marks_speech
        return "indirect-as-direct" if heard.manner == "reported" and not is_paper else None
    if heard.told.name == _WRITER and speaker.kind != "document" and voices.cast.quotes(speaker):
        return "misattributed"
    is_paper = heard.attribution is not None and is_paper_read(heard.attribution)
    if sameness == "different" and is_pronoun(heard.told.name) and (is_paper or heard.told.name.lower() != "it"):
        sameness = "unsure"
    if sameness == "unsure" and _is_told_by(speaker, heard, voices):
        return "nested-to-outer"
    if any(_is_named(speaker, name) for name in heard.outer):
        return "speaker-unsure" if heard.is_loose else "nested-to-outer"
    if _is_candidate(speaker, heard):
        return None
    if sameness == "different" and not voices.cast.introduces(speaker, heard.attribution):
        return "misattributed"
    return "speaker-unsure"


def _is_told_by(speaker: Told, heard: Heard, voices: Voices) -> bool:
    """Whether the draft's speaker is whose speech the source is, and quotes somebody there: "My opponents said, …"."""
    one = heard.attribution
    if (
        one is None
        or one.source is None
        or heard.told is None
        or heard.told.names
        or not voices.cast.is_teller(speaker)
    ):
        return False
    return heard.manner == "quoted" and one.form == "direct" and one.source.text.lower() not in _FIRST_PERSON


def _read_out(speaker: Told, heard: Heard, sameness: Sameness, voices: Voices) -> str | None:
    """Words that somebody reads out are those of whom the reading is introduced with."""
    if sameness == "same" or voices.cast.introduces(speaker, heard.attribution, surely=True):
        return "nested-to-outer"
    called = (*speaker.names, *speaker.descriptions, *voices.cast.called(speaker))
    if stems(" ".join(called)) & stems(heard.read_from):
        return None
    is_told = _TELLS_WHOSE.search(heard.read_from) is not None
    return "misattributed" if is_told and voices.cast.knows(speaker) else "speaker-unsure"


def _unnamed_voice(speaker: Told, heard: Heard, voices: Voices) -> str | None:
    if heard.manner == "unmarked" and voices.cast.is_first_person and voices.cast.quotes(speaker):
        # Somebody's own words, who quotes the draft's speaker elsewhere: the article of an author, a letter.
        return "misattributed"
    if _is_candidate(speaker, heard) or heard.manner == "unmarked" or voices.cast.is_own_voice(speaker):
        return None
    if heard.manner == "narrated" and speaker.kind != "unnamed":
        return "indirect-as-direct"
    return "speaker-unsure"


def _is_candidate(speaker: Told, heard: Heard) -> bool:
    # Of a speaker who is named the reader tells whom else it thought of; that settles nothing anew.
    if heard.told is not None and heard.told.names:
        return False
    return any(_is_named(speaker, candidate.name) for candidate in heard.candidates)


def _is_named(speaker: Told, name: str) -> bool:
    if not speaker.names and is_description(name) and (called := stems(speaker.name)):
        # "The boy's mother" is "the mother of a boy who lived at Thornlea".
        return called <= stems(name)
    return any(compare(ours, name).verdict != "different" for ours in speaker.names)
