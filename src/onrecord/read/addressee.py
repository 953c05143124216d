"""To whom words were said, by the words right around the cue: "told the Voice of America", "in a letter to the board".

Looked for in this order: the object of a verb of telling; the subject of a verb of telling in the passive ("The
company was told"), also of a participle before its main clause ("Asked whether it rained, Rao said"); "to", "before"
and "with" after a verb that takes them; the other side of an interview, a letter or a call named in the sentence.
Names in the content ("No, Minister") are nobody's answer here. The word lists are those of ``lexicon/addressee.toml``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.lexicon import phrases
from onrecord.read.around import Around, Surroundings
from onrecord.read.outlets import is_outlet
from onrecord.read.phrase import Phrase, is_thing, phrase_from, phrase_to
from onrecord.types import Attribution, Passage, Span

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_BEING = frozenset(["am", "are", "is", "was", "were", "be", "been", "being", "get", "gets", "got", "getting"])
_BEFORE_BEING = frozenset(["had", "has", "have", "having", "will", "would", "should", "could", "can", "may", "might"])
_BEFORE_BEING |= frozenset(["must", "not", "also", "later", "then", "never", "once", "first", "to", "repeatedly"])
_BEFORE_BEING |= frozenset(["already", "reportedly", "long", "ever"])
_BEFORE_NOUN = frozenset(["a", "an", "the", "his", "her", "their", "its", "in", "by", "via", "of", "email", "e-mail"])
"""Words of a cue after which no verb stands: "wrote in an email"."""
_RELATIVES = frozenset(["who", "whom", "which"])
_CLAUSE_END = re.compile(r"[,;:()—–\"“”«»]|\s-+\s|\.\s")
_OPENING = re.compile(
    r"[\s,]*(?:and|but|when|if|because|after|before|while|as|although|though|that|since|once|where|whether|how)?\s*",
    re.IGNORECASE,
)
_LEADS_ON = frozenset(["to", "that", "if", "whether", "not", "how", "why"])
"""Words that begin what somebody is urged to do or told."""
_LONGEST_OPENING = 80
_AFTER_CONTENT = re.compile(r"[^,.;:\n]{0,60}[\s,.”\"’'»]*,[\s”\"’'»]*")
_TO = re.compile(r"(?:\s+(?:[A-Z]\w+day|yesterday|today|tonight|later|afterwards?|back|earlier|quietly|\w+ly))?\s+")
_HINT = re.compile(r"\s(?:to|with|before)\s|ddressing|\sinterview")
_DETERMINER = r"(?:an?|the|his|her|their|its|my|our|your|one|another|this|that|[A-Z][\w.’-]*[’']s?)"
_OWN_INTERVIEW = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]n|[Aa]fter) (?:an?|his|her|their|its|the|another|one) "
    r"(?:[a-z0-9]+ ){0,2}?(?P<outlet>[A-Z][\w.&’'-]*(?: (?:of |and |& |the )?[A-Z][\w.&’'-]*){0,4}) "
    r"(?:[a-z]+ ){0,2}?interview\b"
)


def with_addressees(around: Surroundings, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, each with the passage that names whom it was said to, where its sentence does."""
    return tuple(replace(attribution, addressee=addressee(around, attribution)) for attribution in attributions)


def addressee(around: Surroundings, attribution: Attribution) -> Passage | None:
    """Whom the words of one attribution were said to; ``None`` where the words around its cue do not say."""
    pieces = around.of(attribution)
    if pieces is None:
        return None
    for span, is_subject in _found(around, attribution, pieces):
        if not _is_taken(attribution, span, is_subject=is_subject):
            return Passage(span, around.text[slice(*span)])
    return None


def _found(around: Surroundings, attribution: Attribution, pieces: Around) -> Iterator[tuple[Span, bool]]:
    """Passages that may be the addressee, likeliest first, and whether each is the subject of a passive."""
    text = around.text
    verbs = list(_WORD.finditer(text, *pieces.cue))
    passive = _is_passive(text, verbs, pieces)
    if passive is not None:
        yield from ((span, True) for span in _subject(text, pieces, passive))
    else:
        if attribution.source is None or attribution.source.span.start > pieces.cue.start:
            yield from ((span, False) for span in _asked(around, attribution, pieces, verbs))
        yield from ((span, False) for span in _objects(text, verbs, pieces.after.end))
        yield from ((span, False) for span in _opening_content(text, attribution, verbs, pieces))
    yield from ((span, False) for span in _occasions(text, attribution, pieces))


def _is_taken(attribution: Attribution, span: Span, *, is_subject: bool) -> bool:
    """Whether a passage lies in the content, but for its first words, or is the source or holds it.

    Who is asked may be what the model takes for the source of "was asked".
    """
    if any(
        one.start < span.end and span.start < one.end and span.start != one.start for one in attribution.content.spans
    ):
        return True
    source = attribution.source.span if attribution.source is not None else None
    if is_subject or source is None or span.end <= source.start or source.end <= span.start:
        return False
    return not (source.start < span.start and span.end <= source.end)


@cache
def _verbs(*classes: str) -> frozenset[str]:
    return frozenset().union(*(phrases("addressee")[name] for name in classes))


def _objects(text: str, verbs: list[re.Match[str]], stop: int) -> Iterator[Span]:
    """What follows the verbs of a cue: "told reporters", "asked him", "said to her", "testified before a panel"."""
    for n, verb in enumerate(verbs):
        lower = verb.group().lower()
        if n and verbs[n - 1].group().lower() in _BEFORE_NOUN:
            continue
        found = None
        if lower in _verbs("told", "may", "won"):
            found = phrase_from(text, verb.end(), stop)
            if found is not None and not _may_hear(found, surely=lower in _verbs("told")):
                found = None
        if found is None and lower in _verbs("to", "before", "with"):
            found = _after_preposition(text, verb.end(), stop, lower)
        if found is not None:
            yield found.span


def _opening_content(text: str, attribution: Attribution, verbs: list[re.Match[str]], pieces: Around) -> Iterator[Span]:
    """Who is urged, where the content begins with it: "urged lawmakers to vote", as PolNeAR has it at times."""
    start, end = attribution.content.spans[0]
    last = verbs[-1].group().lower() if verbs else ""
    if last not in _verbs("told", "may", "won") or text[pieces.cue.end : start].strip() or start < pieces.cue.end:
        return
    words = list(_WORD.finditer(text, start, min(end, start + _LONGEST_OPENING)))
    leads = [word.start() for word in words[1:] if word.group().lower() in _LEADS_ON]
    found = phrase_from(text, start, leads[0]) if leads else None
    if found is not None and found.span.end < end and _may_hear(found, surely=False):
        yield found.span


def _after_preposition(text: str, start: int, stop: int, verb: str) -> Phrase | None:
    for preposition, name in (("to", "to"), ("before", "before"), ("with", "with")):
        if verb not in phrases("addressee")[name]:
            continue
        space = _TO.match(text, start, stop)
        if space is None or not re.compile(rf"{preposition}\b").match(text, space.end(), stop):
            continue
        found = phrase_from(text, space.end() + len(preposition), stop)
        if found is not None and _may_hear(found, surely=False):
            return found
    return None


def _may_hear(phrase: Phrase, *, surely: bool) -> bool:
    """Whether a phrase can name somebody who listens; ``surely`` where the verb says so already."""
    if is_thing(phrase):
        return False
    return phrase.known or surely


def _is_passive(text: str, verbs: list[re.Match[str]], pieces: Around) -> int | None:
    """Where the verb group of a passive begins ("had been told"); ``None`` where the cue is none."""
    told = next((n for n, verb in enumerate(verbs) if verb.group().lower() in _verbs("told", "may")), None)
    if told is None or verbs[told].group().lower().endswith("ing"):
        return None
    near = list(_WORD.finditer(text, max(pieces.before.start, verbs[told].start() - 60), verbs[told].start()))
    at = len(near) - 1
    while at >= 0 and (near[at].group().lower() in _BEFORE_BEING or near[at].group().lower().endswith("ly")):
        at -= 1
    if at < 0 or near[at].group().lower() not in _BEING:
        return None
    while at > 0 and near[at - 1].group().lower() in _BEFORE_BEING | _BEING:
        at -= 1
    return near[at].start()


def _subject(text: str, pieces: Around, group: int) -> Iterator[Span]:
    """The subject of a passive: the noun phrase before its verbs, or before "who" or "which"."""
    found = _phrase_before(text, pieces.before.start, group)
    if found is not None and found.head in _RELATIVES:
        who = found.span.start
        found = _phrase_before(text, pieces.before.start, len(text[:who].rstrip(" ,")) if who else 0)
    if found is not None and found.head not in _RELATIVES and not is_thing(found):
        yield found.span


def _phrase_before(text: str, start: int, end: int) -> Phrase | None:
    trimmed = end - (len(text[start:end]) - len(text[start:end].rstrip()))
    breaks = [found.end() for found in _CLAUSE_END.finditer(text, start, trimmed)]
    start = breaks[-1] if breaks else start
    opening = _OPENING.match(text, start, trimmed)
    start = opening.end() if opening is not None and _is_over(text, opening.end()) else start
    words = text[start:trimmed].split()
    if words[-1:] and words[-1].lower() in _RELATIVES:
        at = trimmed - len(words[-1])
        return Phrase(Span(at, trimmed), words[-1].lower(), False)
    return phrase_to(text, start, trimmed)


def _is_over(text: str, at: int) -> bool:
    """Whether a word begins at a place and none goes on over it."""
    return at == 0 or not (text[at - 1].isalnum() and text[at : at + 1].isalnum())


def _asked(
    around: Surroundings, attribution: Attribution, pieces: Around, verbs: list[re.Match[str]]
) -> Iterator[Span]:
    """ "Asked whether it rained, Rao said": who is asked is the subject; "Rao said when asked": who spoke before."""
    asked = next((verb for verb in verbs if verb.group().lower() in _verbs("told", "may")), None)
    if asked is None or not asked.group().lower().endswith(("ed", "ld", "essed")):
        return
    text = around.text
    lead = text[slice(*pieces.before)].split()
    if len(lead) <= 1:
        comma = _AFTER_CONTENT.match(text, attribution.content.spans[-1].end)
        found = None
        if comma is not None:
            block = around.page.block_at(asked.start())
            stop = min(comma.end() + 120, block.span.end if block is not None else comma.end())
            found = phrase_from(text, comma.end(), stop, subject=True)
        if found is not None and found.known:
            yield found.span
            return
    told = around.said_before(pieces.cue)
    if lead and lead[-1].lower() in ("when", "if", "and", "after", "but") and told is not None:
        near = told.source is not None and pieces.cue.start - told.source.span.end < 200
        if near and told.source is not None and "\n" not in text[told.source.span.end : pieces.cue.start]:
            yield Span(told.source.span.start, told.source.span.start + len(told.source.text.rstrip(" ,")))


def _occasions(text: str, attribution: Attribution, pieces: Around) -> Iterator[Span]:
    """The other side of an interview, a letter or a call, in the words around the cue or in a source that is one."""
    spans = [pieces.between, pieces.tail, pieces.before]
    yield from _in_piece(text, Span(pieces.cue.start, pieces.after.end), bare=True)
    for piece in spans:
        yield from _in_piece(text, piece, bare=False)
    if attribution.source is not None:
        yield from _in_piece(text, attribution.source.span, bare=True)


@cache
def _occasion(*, bare: bool) -> re.Pattern[str]:
    """A noun for an occasion or a message, and the preposition that leads to who is on its other side.

    Far from the cue the noun counts only behind a preposition and a word like "a": "In a letter to …".
    """

    def any_of(*classes: str) -> str:
        return "|".join(sorted(map(re.escape, _verbs(*classes)), key=lambda one: (-len(one), one)))

    lead = "" if bare else rf"(?i:in|on|during|at|via|by|through|from|with)\s{_DETERMINER}\s(?:[\w.&’'-]+\s){{0,4}}?"
    between = rf"(?:\s(?:{any_of('between')}|[A-Z]\w+day)\b){{0,3}}"
    return re.compile(
        rf"\b(?:{lead}(?:(?:{any_of('written')}){between}\sto|(?:{any_of('shared')}){between}\s(?:with|to)"
        rf"|(?:{any_of('given')}){between}\sbefore)"
        rf"|(?i:{any_of('spoken')})(?:\s\w+ly)?\s(?:to|with|before)|(?i:addressing)|addressed\sto)(?=\s)"
    )


def _in_piece(text: str, piece: Span, *, bare: bool) -> Iterator[Span]:
    if not _HINT.search(text, *piece):
        return
    for found in _occasion(bare=bare).finditer(text, *piece):
        phrase = phrase_from(text, found.end(), piece.end)
        if phrase is not None and phrase.known and not is_thing(phrase):
            yield phrase.span
    for found in _OWN_INTERVIEW.finditer(text, *piece):
        if is_outlet(found["outlet"]):
            yield Span(*found.span("outlet"))
