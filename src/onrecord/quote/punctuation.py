"""Punctuation that carries the sense. Most does not: who writes speech down chooses commas and stops.

What counts: a comma after "no" or "yes", before "who" and "which", before "because" after a negation, before a verb
of saying that splits a sentence, before whom one speaks to; and whether it is a question.
"""

import re

from onrecord.quote.kinship import is_negation
from onrecord.quote.lists import SIDE_ADVERBS, TITLES
from onrecord.quote.place import Place
from onrecord.quote.values import Difference
from onrecord.quote.words import Words

_STOPS = re.compile(r"[,;:.!?…—–]|\s-{1,2}\s|--")
_ANSWERS = frozenset(("no", "yes", "however", "only"))
_RELATIVES = frozenset(("who", "whom", "whose", "which"))
_OPENING_WORDS = (
    "who whom whose what which when where why how is are was were am do does did has have had can could will would "
    "shall should may might must isn't aren't wasn't don't doesn't didn't won't wouldn't can't couldn't"
)
_QUESTION_OPENERS = frozenset(_OPENING_WORDS.split())
_BACK = 9
_END = re.compile(r"[\s\"”’'»)\]]*([.!?…,;]*(?:[\"”’'»)\]]+[.!?…,;]+)*)")
_STOP = re.compile(r"[^.!?…,;]+")


def punctuation(draft: Words, source: Words, pairs: dict[int, int], place: Place) -> list[Difference]:
    """Differences of punctuation between words that stand side by side in both. ``pairs`` maps draft to source."""
    found: list[Difference] = []
    for i in range(len(draft) - 1):
        p = pairs.get(i)
        if p is None or pairs.get(i + 1) != p + 1:
            continue
        ours, theirs = draft.between(i + 1), source.between(p + 1)
        if ours != theirs and (code := _code(draft, source, (i, p), (ours, theirs))) is not None:
            found.append(Difference(code, draft.span(i, i + 2), source.span(p, p + 2)))
    last = len(draft) - 1
    if last in pairs and _question_changed(draft, source, pairs[last], place):
        p = pairs[last]
        found.append(Difference("question-changed", draft.span(last, last + 1), source.span(p, p + 1)))
    return found


def _code(draft: Words, source: Words, at: tuple[int, int], gaps: tuple[str, str]) -> str | None:
    i, p = at
    ours, theirs = gaps
    if ("?" in ours) != ("?" in theirs) and not _is_interrupted(theirs):
        return "question-changed"
    if (_STOPS.search(ours) is None) == (_STOPS.search(theirs) is None) or "\n" in theirs:
        return None
    calls = "," in ours + theirs and _calls(draft, source, i, p)
    return "comma-changed" if calls or _matters(source, p) else None


def _is_interrupted(gap: str) -> bool:
    return any(c in gap for c in '"“”«»\n')


def _matters(source: Words, p: int) -> bool:
    """Whether a stop between words ``p`` and ``p + 1`` changes what is said."""
    left, right = source.keys[p], source.keys[p + 1]
    if left in _ANSWERS or right in _RELATIVES:
        return True
    if right == "because":
        return any(is_negation(key) for key in source.keys[max(0, p - _BACK) : p + 1])
    return right in ("said", "says", "thinks", "believes", "claims")


def _is_number(key: str) -> bool:
    return key.startswith("#")


def _calls(draft: Words, source: Words, i: int, p: int) -> bool:
    """Whether the words up to the sentence's end may be those of a person spoken to: "Let's eat, Grandma"."""
    for words, at in ((draft, i), (source, p)):
        rest = words.keys[at + 1 : at + 4]
        size = 2 if rest and rest[0] in TITLES else 1
        end = at + 1 + size
        ends = end >= len(words) or any(c in words.between(end) for c in ".!?")
        if not ends or rest[0] in SIDE_ADVERBS or _is_number(rest[0]) or _is_number(words.keys[at]):
            return False
        if size == 1 and not (words.raw(at + 1)[0].isupper() or at + 1 < 4):
            return False
    return True


def _question_changed(draft: Words, source: Words, p: int, place: Place) -> bool:
    """Whether the quotation ends as a question and the source's sentence does not, or the other way round."""
    ours = _ending(draft.text, draft.ends[-1])
    theirs = _ending(source.text, source.ends[p])
    if ("?" in ours) == ("?" in theirs):
        return False
    if "?" in ours:
        sentence = place.sentence(source.starts[p])
        return "?" not in source.text[source.ends[p] : sentence.end]
    opener = draft.keys[_sentence_start(draft)]
    return bool(ours.strip(",;…")) or opener not in _QUESTION_OPENERS


def _ending(text: str, at: int) -> str:
    found = _END.match(text, at)
    return _STOP.sub("", found.group(1)) if found else ""


def _sentence_start(draft: Words) -> int:
    i = len(draft) - 1
    while i > 0 and not any(c in draft.between(i) for c in ".!?:;"):
        i -= 1
    return i
