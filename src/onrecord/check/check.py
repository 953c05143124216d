"""A draft held against its sources: one finding for every quotation, worst first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.check.judge import Judged, judge
from onrecord.check.note import note_on
from onrecord.check.quotations import quotations_of
from onrecord.check.values import Finding, FindingVerdict, Quotation, SourcePassage, Sources
from onrecord.check.voices import Voices
from onrecord.quote import CODES, Comparison, WordingIndex, check_among, check_wording, split_words
from onrecord.quote.codes import alerts, in_order
from onrecord.quote.compare import verdict_of
from onrecord.quote.find import Found, could_not_check
from onrecord.types import Passage, Reading, Span

_FEW = 8
"""So many sources are all looked through; among more an index names those that may have the words."""
_LIMITS = {"stops-before-limit", "starts-after-limit"}
_AFTER, _LIMIT_WORDS = 240, 6
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|question(?:s|ed|ing)?|inquired?|enquired?)\b[^.!?“”\"]*\Z"
)
_ASKED_REACH = 90
_WORST = ("misattributed", "altered", "not-found", "could-not-check", "edited-marked", "verbatim")
_SPEAKERS_JOINED = frozenset({"speakers-joined", "ellipsis-hides-speaker"})


def check_draft(draft: Reading, sources: Sources) -> tuple[Finding, ...]:
    """What is said of every quotation of a draft, worst first, then in the order of the text.

    Nothing is rewritten. Where no source has words, or some given could not be read, a quotation that is not there
    could not be checked; it is never "not found". The same draft and sources give the same findings.
    """
    quotations = quotations_of(draft)
    places = _places([q.words for q in quotations], sources)
    voices = _Shelf(sources)
    judged = [judge(q, found, voices.of) for q, found in zip(quotations, places, strict=True)]
    text = draft.document.text
    judged = [_without_told_limits(i, quotations, judged, text, voices) for i in range(len(judged))]
    judged = [_without_told_question(q, one, text) for q, one in zip(quotations, judged, strict=True)]
    findings = [_finding(q, one, sources, voices) for q, one in zip(quotations, judged, strict=True)]
    return tuple(sorted(findings, key=_worst_first))


def _places(quotations: Sequence[str], sources: Sources) -> list[tuple[Found, ...]]:
    """Where each quotation may stand. The same words are looked for once."""
    texts = sources.texts
    distinct = list(dict.fromkeys(quotations))
    found: list[tuple[Found, ...]]
    if not len(texts):
        found = [(Found(None, could_not_check("no-source")),) for _ in distinct]
    elif len(texts) > _FEW:
        found = check_among(distinct, texts, sources.index or WordingIndex.build(texts))
    else:
        words = [split_words(text) for text in texts]
        found = [check_wording(quotation, words) for quotation in distinct]
    places = dict(zip(distinct, found, strict=True))
    return [places[quotation] for quotation in quotations]


class _Shelf:
    """The voices of the sources, each made when first asked for."""

    def __init__(self, sources: Sources) -> None:
        self._reading: Callable[[int], Reading] = sources.reading
        self._held: dict[int, Voices] = {}

    def of(self, number: int) -> Voices:
        """The voices of the text with this number."""
        if number not in self._held:
            self._held[number] = Voices(self._reading(number))
        return self._held[number]


def _without_told_limits(
    i: int, quotations: Sequence[Quotation], judged: Sequence[Judged], text: str, voices: _Shelf
) -> Judged:
    """Without the alert for a limit that the draft itself goes on to tell, in its next quotation or in its words."""
    one = judged[i]
    if not one.codes & _LIMITS or one.source is None:
        return one
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(judged) and judged[j].source == one.source]
    spans = [span for j in near if (span := judged[j].comparison.span) is not None]
    after = text[quotations[i].span.end : quotations[i].span.end + _AFTER].split("\n\n")[0]
    source = voices.of(one.source).document.text
    told = {
        d.code
        for d in one.comparison.differences
        if d.code in _LIMITS
        and (_is_within(d.source, spans) or (d.code == "stops-before-limit" and _is_told(d.source, source, after)))
    }
    return replace(one, codes=one.codes - told) if told else one


def _without_told_question(quotation: Quotation, one: Judged, text: str) -> Judged:
    """Without the alert for a question that the draft itself tells as one: he asked whether it is “the only policy”."""
    before = text[max(0, quotation.span.start - _ASKED_REACH) : quotation.span.start]
    if "question-changed" not in one.codes or _ASKED.search(before) is None:
        return one
    kept = tuple(d for d in one.comparison.differences if d.code != "question-changed")
    codes = {d.code for d in kept}
    comparison = replace(
        one.comparison,
        differences=kept,
        codes=in_order(codes),
        verdict=verdict_of(codes),
        alert=any(map(alerts, codes)),
    )
    return replace(one, comparison=comparison, codes=one.codes - {"question-changed"})


def _is_within(limit: Span, spans: Sequence[Span]) -> bool:
    return any(span.start <= limit.start < span.end or span.start < limit.end <= span.end for span in spans)


def _is_told(limit: Span, source: str, after: str) -> bool:
    """Whether the draft goes on with the limit's own words, or most of the source's next ones."""
    first = after.split(".")[0].casefold()
    ahead = split_words(source[limit.start : limit.end + 60]).keys[:_LIMIT_WORDS]
    there = set(split_words(first).keys)
    n_limit = len(split_words(source[limit.start : limit.end]).keys)
    return set(ahead[:n_limit]) <= there and 2 * len(there & set(ahead)) > len(ahead)


def _finding(quotation: Quotation, judged: Judged, sources: Sources, voices: _Shelf) -> Finding:
    comparison, codes = judged.comparison, set(judged.codes)
    verdict = _verdict(comparison, codes)
    if quotation.is_term and verdict != "verbatim":
        verdict, codes = "not-found", {"term"}
    elif verdict == "not-found" and sources.unread:
        verdict, codes = "could-not-check", {"source-unread"}
    later = _said_later(judged, codes, sources)
    if later:
        codes.add("said-otherwise-later")
    source = None
    text = ""
    if judged.source is not None and comparison.span is not None and codes != {"term"}:
        document = voices.of(judged.source).document
        text, span = document.text, comparison.span
        source = SourcePassage(document.path, span, text[span.start : span.end], judged.speaker)
    speaker = quotation.speaker.name if quotation.speaker else None
    ordered = in_order(codes)
    return Finding(
        Passage(quotation.span, quotation.text),
        speaker,
        verdict,
        any(map(alerts, ordered)),
        ordered,
        source,
        comparison.diff if source else (),
        " ".join((note_on(quotation.words, ordered, comparison, text, (speaker, judged.speaker)), *later)),
    )


def _said_later(judged: Judged, codes: set[str], sources: Sources) -> tuple[str, ...]:
    """What the same speaker said otherwise later; nothing where the words are not theirs, or were not found."""
    if judged.statement_id is None or codes & {"misattributed", "nested-to-outer", "term", "not-found"}:
        return ()
    return sources.later(judged.statement_id)


def _verdict(comparison: Comparison, codes: set[str]) -> FindingVerdict:
    """The verdict of the words, unless the speakers say more."""
    if codes & _SPEAKERS_JOINED:
        return "altered"
    if comparison.verdict in ("verbatim", "edited-marked"):
        if codes & {"misattributed", "nested-to-outer"}:
            return "misattributed"
        if "indirect-as-direct" in codes:
            return "altered"
    return comparison.verdict


def _worst_first(finding: Finding) -> tuple[object, ...]:
    number = CODES[finding.codes[0]].number if finding.codes else ""
    return (not finding.alert, _WORST.index(finding.verdict), finding.quotation.span, number)
