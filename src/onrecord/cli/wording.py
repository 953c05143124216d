"""Small phrases that several views use."""

from collections.abc import Iterable, Mapping

from onrecord.cli.visible import begun, one_line
from onrecord.types import Attribution, Form, Span

LONGEST_NAME = 60
"""Code points of a source in a title; sources take in whole descriptions of people."""

FORMS: tuple[Form, ...] = ("direct", "indirect", "mixed", "block")


def plural(n: int, noun: str) -> str:
    """``1 report``, ``12 reports``."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def forms_in_words(forms: Mapping[Form, int]) -> str:
    """``4 direct, 2 indirect``, in a fixed order."""
    return ", ".join(f"{forms[form]} {form}" for form in FORMS if forms.get(form))


def span_words(spans: Iterable[Span], dash: str) -> str:
    """``118–176 and 181–190``."""
    return " and ".join(f"{start}{dash}{end}" for start, end in spans)


def who(attribution: Attribution) -> str:
    """The source as the text has it, and the speaker where that says more: ``he (Marc Polymeropoulos)``."""
    source = begun(attribution.source.text, LONGEST_NAME).rstrip(" ,;:") if attribution.source else None
    speaker = begun(attribution.speaker.name, LONGEST_NAME) if attribution.speaker else None
    if source is None:
        return speaker or "source not named"
    return source if speaker is None or speaker in source else f"{source} ({speaker})"


def hull(attribution: Attribution) -> Span:
    """The smallest span that holds the whole attribution: content, source and cue."""
    spans = [*attribution.content.spans]
    spans += [passage.span for passage in (attribution.source, attribution.cue) if passage is not None]
    return Span(min(s[0] for s in spans), max(s[1] for s in spans))


def qualities(attribution: Attribution) -> list[str]:
    """What sets this attribution apart, in words; nothing is said of what is plain or unspecified."""
    certainty = attribution.certainty
    found = [
        "" if attribution.act == "assert" else f"act: {attribution.act}",
        "" if certainty.modality == "unspecified" else f"modality: {certainty.modality}",
        "" if certainty.polarity == "unspecified" else f"polarity: {certainty.polarity}",
        "" if attribution.stance == "neutral" else f"reporter {attribution.stance}",
        "" if attribution.basis == "unspecified" else f"basis: {attribution.basis}",
        "" if attribution.said is None else f"said {one_line(attribution.said)}",
    ]
    return [words for words in found if words]


def chain_words(attribution: Attribution, arrow: str) -> str:
    """The voices from the innermost speaker out to the publisher: ``an aide (said) → minister (wrote) → Courier``."""
    words = [f"{voice.name} ({voice.cue})" if voice.cue else voice.name for voice in attribution.chain]
    return one_line(f" {arrow} ".join(words))
