"""A reading to tellings: each statement of its own with the propositions in it. Pure; one report at a time."""

import re
from collections.abc import Mapping, Sequence

from onrecord.lexicon import phrases
from onrecord.link.answers import answered
from onrecord.link.clause import Setting, propositions
from onrecord.link.value import Telling
from onrecord.link.words import WORD
from onrecord.resolve import Appearance, appearances
from onrecord.types import Attribution, Reading, Span

_TOLD = frozenset({"assert", "deny", "agree", "promise"})
_FIRST = re.compile(r"\b(?:I|me|my|My|myself)\b")


def tellings(reading: Reading) -> tuple[Telling, ...]:
    """The statements of a report that can be compared with others: no questions, demands, refusals or silences.

    Of a statement that only hands on another one, the inner one counts; what a speaker tells of their own saying
    counts once.
    """
    known = {one.party.key: one for one in appearances(reading)}
    setting = _setting(reading)
    by_id = {one.id: one for one in reading.attributions}
    told = [_telling(reading, one, setting, known) for one in reading.attributions if _counts(one, by_id)]
    return tuple(one for one in told if one.propositions)


def _counts(one: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    if one.act not in _TOLD:
        return False
    parent = by_id.get(one.parent or "")
    mine = one.speaker.key if one.speaker else None
    return parent is None or parent.speaker is None or parent.speaker.key != mine


def _setting(reading: Reading) -> Setting:
    people: dict[Span, str] = {}
    names: dict[Span, str] = {}
    text = reading.document.text
    for party in reading.people:
        for span in party.mentions:
            words = text[span.start : span.end]
            if party.kind == "person":
                people.setdefault(span, party.key)
            elif words.lower() in _pronouns():
                names.setdefault(span, party.name)
    dates = {one.span: one.value for one in reading.times if one.type == "date"}
    return Setting(people, names, dates)


def _pronouns() -> frozenset[str]:
    lists = phrases("party")
    return lists["thing"] | lists["singular"] | lists["plural"] | lists["first"]


def _telling(reading: Reading, one: Attribution, setting: Setting, known: Mapping[str, Appearance]) -> Telling:
    document = reading.document
    denied = one.act == "deny"
    own = _own_spans(one, reading)
    mine = _with_first_person(reading, one, setting)
    said = propositions(document.text, own, mine, denied=denied) + answered(reading, one, mine)
    speaker = one.speaker
    party = known.get(speaker.key) if speaker else None
    return Telling(
        id=one.id,
        document_id=document.id,
        publisher=document.publisher,
        published=document.published,
        said=one.said,
        speaker=speaker.key if speaker else None,
        speaker_name=speaker.name if speaker else None,
        is_known=speaker is not None and (speaker.kind == "document" or (party is not None and party.is_named)),
        is_unnamed=speaker is None or speaker.kind == "unnamed",
        is_denial=denied,
        is_hearsay=one.basis == "hearsay",
        is_quoted=one.form in ("direct", "block"),
        voices=tuple(voice.name for voice in one.chain),
        words=" ".join(WORD.findall(one.content.text.lower())),
        propositions=said,
    )


def _own_spans(one: Attribution, reading: Reading) -> tuple[Span, ...]:
    """The contents without the clauses that hand on somebody else's words: those are that other's statements."""
    inner = [child for child in reading.attributions if child.parent == one.id and child.act in _TOLD]
    others = [child for child in inner if child.speaker is None or child.speaker != one.speaker]
    taken = sorted(_reach(child) for child in others)
    out: list[Span] = []
    for span in one.content.spans:
        start = span.start
        for hole in taken:
            if span.start <= hole.start and hole.end <= span.end:
                out += [Span(start, hole.start)] if start < hole.start else []
                start = max(start, hole.end)
        out += [Span(start, span.end)] if start < span.end else []
    return tuple(out)


def _reach(child: Attribution) -> Span:
    passages = [child.source, child.cue, child.addressee]
    spans = [*child.content.spans, *(passage.span for passage in passages if passage is not None)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _with_first_person(reading: Reading, one: Attribution, setting: Setting) -> Setting:
    """In words as they were spoken, *I* is the speaker, also where the reader did not say so."""
    if one.form == "indirect" or one.speaker is None:
        return setting
    text = reading.document.text
    spans: Sequence[Span] = one.content.spans
    mine = {
        Span(*found.span()): one.speaker.key for span in spans for found in _FIRST.finditer(text, span.start, span.end)
    }
    return Setting({**mine, **setting.people}, setting.names, setting.dates)
