"""Times without bounds: ``now``, ``recently``, ``in the coming weeks``, ``at the time``.

TIMEX3 writes them ``PRESENT_REF``, ``PAST_REF`` and ``FUTURE_REF``; the contract as now, as an interval that ends now,
and as one that begins now.
"""

from dataclasses import replace

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.lengths import length
from onrecord.read.when.meaning import UNKNOWN, Meaning
from onrecord.read.when.words import Words


def before_or_after(anchor: Anchor, backwards: bool, from_now: bool) -> Meaning:
    """Some time before or after now, or before or after the date told last."""
    start = anchor.now if from_now else anchor.reference or anchor.now
    timex = "PAST_REF" if backwards else "FUTURE_REF"
    if start is None:
        return Meaning("date", timex, None, doubt="undated")
    bound = start.iso()
    return Meaning("date", timex, f"../{bound.partition('/')[0]}" if backwards else f"{bound.rpartition('/')[2]}/..")


def present(words: Words, anchor: Anchor) -> Meaning | None:
    """``now``, ``currently``, ``at this time``."""
    if anchor.now is None:
        return Meaning("date", "PRESENT_REF", None, doubt="undated")
    return Meaning("date", "PRESENT_REF", anchor.now.iso())


def past(words: Words, anchor: Anchor) -> Meaning | None:
    """``recently``, ``in the past``."""
    return before_or_after(anchor, backwards=True, from_now=True)


def future(words: Words, anchor: Anchor) -> Meaning | None:
    """``before long``, ``the future``."""
    return before_or_after(anchor, backwards=False, from_now=True)


def recent_units(words: Words, anchor: Anchor) -> Meaning | None:
    """``recent weeks``, ``the coming months``: a stretch of unknown length up to now or from now on."""
    backwards = words.name("which") == "past"
    found = before_or_after(anchor, backwards, from_now=True)
    return replace(found, timex=length(None, words.name("unit"))) if backwards else found


def then(words: Words, anchor: Anchor) -> Meaning | None:
    """``at the time``, ``by then``: the date told last. "The time he left" says which time itself."""
    letters, told = words.letters, anchor.reference
    said = letters.is_a(words.end, "OTHER") and letters.word(words.end) != "that" and letters.is_a(words.start, "THE")
    if said or "same" in letters.word(words.start):
        return None
    near = told is not None and (anchor.history or anchor.in_paragraph(words.start))
    return Meaning("date", "PAST_REF", told.iso() if told is not None and near else None, told)


def unknown(words: Words, anchor: Anchor) -> Meaning | None:
    """``during this period``: a time that the text tells in other ways, if at all."""
    return Meaning("date", UNKNOWN, None)
