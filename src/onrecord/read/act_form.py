"""The act that the form of a quotation shows: a question, an order, a performative, "no comment"."""

import re
from functools import cache
from itertools import pairwise

from onrecord.lexicon import phrases
from onrecord.read.act_words import words_of
from onrecord.sentences import sentence_starts
from onrecord.types import Act

_MARKS = " \t\r\n\"“”„«»''‘’`"
_LONGEST = 600
"""Code points of a quotation that are looked at; a longer one is no mere question or order."""
_ACTS: dict[str, Act] = {
    "promise": "promise",
    "pledge": "promise",
    "vow": "promise",
    "swear": "promise",
    "guarantee": "promise",
    "demand": "demand",
    "urge": "demand",
    "beg": "demand",
    "implore": "demand",
    "request": "demand",
    "deny": "deny",
    "dispute": "deny",
    "reject": "deny",
    "disagree": "deny",
    "refuse": "decline",
    "decline": "decline",
}
_OPENING = r"(?:(?:well|yes|no|look|so|and|but|again|here)[,.]? ){0,2}"
_PERFORMATIVE = re.compile(
    rf"{_OPENING}(?:i|we) (?:(?:hereby|do|can|must|also|totally|completely|absolutely|strongly|categorically) ){{0,2}}"
    r"(?P<verb>[a-z]+)\b(?! not)"
)
_TELLING = (
    r"(?:comment|discuss|elaborate|speculate|disclose|divulge|say (?:whether|who|what|why|how|if|when|more|anything)"
    r"|talk about|respond|answer|name (?:names|them|him|her)|identify|get into|go into|confirm or deny)"
)
_WOULD_NOT = (
    r"(?:(?:would|will|can|could) not|(?:am |is |are |was |were )?not (?:going|"
    r"able|allowed|prepared|ready|willing|at liberty) to"
    r"|(?:do|does|did) not (?:want|wish|care|like|intend|plan) to|(?:would )?rather not|refuse to|decline to)"
)
_HELD_BACK = r"(?:comment|discuss|elaborate|speculate|disclose|divulge|talk about|get into|go into|confirm or deny)"
_HE = r"(?:he|she|they|it)"
_OURS = r"(?:i|we|he|she|they|it|(?:the|our|his|her|its|their) (?:\w+ ){0,3}\w+)"
_ADVERB = r"(?:\w+ly |yet |be )?"
_UNTOLD = re.compile(
    rf"(?:that )?(?:\w+ ){{0,6}}?(?:(?:i|we) {_WOULD_NOT} {_ADVERB}{_TELLING}\b"
    rf"|{_HE} {_WOULD_NOT} {_ADVERB}(?:{_HELD_BACK}|say (?:whether|who|what|why|how|when|more))\b"
    rf"|{_OURS} (?:do|does|did|would|will|can|could) not {_ADVERB}(?:comment|discuss|disclose|elaborate|speculate)\b"
    r"|(?:i|we|he|she|they|it) (?:have|has|had) (?:nothing|little) (?:more |else |further |new )?to (?:say|add)\b)"
)
"""What somebody says who tells that they will not tell. Of others one tells more often that they cannot answer."""
_NO_COMMENT = re.compile(
    rf"{_OPENING}(?:that )?(?:(?:i|we|he|she|they|it|the \w+) (?:have|has|had) )?no (?:further )?comments?\b"
)
_FINITE = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "of", "and", "in", "should"}
)


def act_of_quotation(content: str) -> Act:
    """The act of words quoted after a plain cue. Linear in the first few hundred code points."""
    bare = content.strip(_MARKS)
    if refuses_to_tell(bare):
        return "decline"
    sentences = _sentences(bare)
    if not sentences:
        return "assert"
    if all(sentence.endswith("?") for sentence in sentences):
        return "ask"
    if all(_is_order(sentence) for sentence in sentences):
        return "demand"
    found = _PERFORMATIVE.match(" ".join(words_of(sentences[0][:120])))
    if found is None or found["verb"] not in phrases("act")["performative"]:
        return "assert"
    return _ACTS.get(found["verb"], "agree")


def refuses_to_tell(content: str) -> bool:
    """Whether what is said is that nothing will be said: "no comment", "she would not discuss it"."""
    words = " ".join(words_of(content.strip(_MARKS)[:120]))
    return _NO_COMMENT.match(words) is not None or _UNTOLD.match(words) is not None


def _sentences(text: str) -> list[str]:
    if len(text) > _LONGEST:
        return []
    edges = [0, *sentence_starts(text, 0, len(text)), len(text)]
    pieces = (text[start:end].strip(_MARKS) for start, end in pairwise(edges))
    return [piece for piece in pieces if piece]


def _is_order(sentence: str) -> bool:
    words = words_of(sentence[:80])
    if not words or words[0] not in _orders() or sentence.endswith("?"):
        return False
    return len(words) == 1 or words[1] not in _FINITE


@cache
def _orders() -> frozenset[str]:
    return phrases("act")["imperative"]
