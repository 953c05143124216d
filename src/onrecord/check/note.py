"""The sentence for an editor."""

from onrecord.quote import CODES, Comparison

_LONGEST = 70
_GENERAL = ("word-changed", "words-added", "words-left-out")
"""Codes that say less than another one of the same place does."""
_SPEAKERS = ("misattributed", "nested-to-outer", "speakers-joined", "ellipsis-hides-speaker", "indirect-as-direct")


def note_on(
    words: str, codes: tuple[str, ...], comparison: Comparison, source: str, speakers: tuple[str | None, str | None]
) -> str:
    """One sentence on what is the matter: first with the words, then with the speaker.

    ``speakers`` are whom the draft and the source name. The differing words are shown where there are some.
    """
    code = foremost(tuple(c for c in codes if c not in _SPEAKERS and CODES[c].alerts))
    told = [_on_words(code, words, comparison, source)] if code else []
    told += [_on_speakers(c, speakers) for c in codes if c in _SPEAKERS][:1]
    if not told:
        told = [CODES[c].says for c in codes[:1]] or ["the words stand in the source as quoted"]
    whole = "; and ".join(told)
    return whole[0].upper() + whole[1:] + "."


def foremost(codes: tuple[str, ...]) -> str | None:
    """The code that says most: not that words were added, where it is a negation that was."""
    return next((c for c in codes if c not in _GENERAL), codes[0] if codes else None)


def _on_words(code: str, words: str, comparison: Comparison, source: str) -> str:
    says = CODES[code].says
    first = next((d for d in comparison.differences if d.code == code), None)
    if first is None:
        return says
    ours = _short(words[first.draft.start : first.draft.end])
    theirs = _short(source[first.source.start : first.source.end])
    if code in ("stops-before-limit", "starts-after-limit"):
        return f"{says}: “{theirs}”"
    if not ours and not theirs:
        return says
    if not ours:
        return f"{says}: the source has “{theirs}”"
    if not theirs:
        return f"{says}: the draft has “{ours}”"
    return f"{says}: the draft has “{ours}”, the source “{theirs}”"


def _on_speakers(code: str, speakers: tuple[str | None, str | None]) -> str:
    draft, source = speakers
    if code == "misattributed" and source and draft:
        return f"the source gives the words to {source}, the draft to {draft}"
    if code == "nested-to-outer" and source and draft and source != draft:
        return f"the words are those of {source}, whom {draft} quotes"
    if code == "nested-to-outer" and draft:
        return f"{draft} reads out or quotes words of somebody else"
    return CODES[code].says


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
