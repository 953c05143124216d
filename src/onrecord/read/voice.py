"""Whose voice a passage is in, by its words: somebody's own, or the reporter's who tells about them.

Speech talks in the first and second person; reports talk in the third. Only words outside quotation marks count, for
within them a reporter too writes "I".
"""

import re
from bisect import bisect_right

from onrecord.lexicon import phrases
from onrecord.read.labels import proper_words, words_of
from onrecord.read.page import Page
from onrecord.types import Span

_OWN = re.compile(
    r"\bI(?=[’']|,? +[a-z]|…|\.\.\.)|\b(?:[Ww]e|[Mm]y|[Mm]e|[Mm]yself|[Oo]urs?|us|[Oo]urselves|[Yy]ou|[Yy]ours?"
    r"|[Yy]ourself|[Yy]ourselves|[Ll]et[’']s)\b"
)
_URGES = re.compile(r"[!?](?=[\s”’\"')\]]|$)|\b(?:please|let us|thank|must|should|shall)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:said|says|told|tells|asked|asks|added|adds|wrote|writes|tweeted|posted|replied|responded|explained|noted"
    r"|argued|insisted|recalled|acknowledged|admitted|announced|declined|denied|confirmed|stated|claimed|warned"
    r"|testified|concluded|reported|continued|went on to say|according to)\b",
    re.IGNORECASE,
)
_TOLD_AS_NEWS = re.compile(
    r"\b(?:said|says|told|added|wrote|declined|replied|responded|announced)\b[^.!?]{0,40}?\b(?:(?:on |late |early )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in an? (?:\w+ )?(?:statement|interview|e-?mail|tweet|post|letter"
    r"|speech|news conference|press conference|phone call|reply)|reporters|to comment|requests? for comment)\b"
)
_THIRD = re.compile(r"(?:(?:The|His|Her|Their|That|This)|In (?:the|a|his|her|their))\s+(?P<noun>\w[\w-]*)")
_OCCASIONS = phrases("label")["occasion"]
_EDITED = re.compile(
    r"(?:The|This|Our|These|Her|His) (?:\w+ ){0,2}(?:was|were|has been|have been) (?:\w+ly )?(?:edited|moderated"
    r"|conducted|condensed|shortened|recorded|translated|transcribed|published|held|filmed|first|originally)\b"
)
_EDITOR = re.compile(
    r"[\[(]?\s*(?:Editor[’']?s?[’']? [Nn]ote\b|Updated?:|UPDATED?\b|Correction:|CORRECTION\b|Clarification:"
    r"|(?:Additional r|R)eporting (?:by\b|for\b)|Follow (?:@|us\b|\w+ (?:\w+ )?[Oo]n )"
    r"|(?:Watch|WATCH|Listen|LISTEN)(?::| (?:the|here)\b)|Read (?:more|also)\b|READ\b|Click here\b|Subscribe to\b"
    r"|Sign up for\b|Share this\b)"
)


def without_quotations(page: Page, span: Span) -> str:
    """The characters of a passage of the document that stand outside quotation marks."""
    text, at, kept = page.document.text, span.start, []
    index = max(0, bisect_right(page.quoted, span.start, key=lambda quoted: quoted.start) - 1)
    for quoted in page.quoted[index:]:
        if quoted.start >= span.end:
            break
        kept.append(text[at : max(at, min(quoted.start, span.end))])
        at = max(at, quoted.end)
    kept.append(text[at : max(at, span.end)])
    return " ".join(kept)


def speaks(words: str) -> bool:
    """Whether somebody speaks for themselves in these words: in the first person, or to a second one."""
    return _OWN.search(words) is not None


def speaks_first(words: str) -> bool:
    """Whether somebody speaks for themselves in the first person: a page too says "you"."""
    return any(not found.group().lower().startswith("you") for found in _OWN.finditer(words))


def urges(words: str) -> bool:
    """Whether these words ask, call out, thank or demand, as news prose does not."""
    return _URGES.search(words) is not None


def tells(words: str) -> bool:
    """Whether these words report what somebody said."""
    return _TELLS.search(words) is not None


def is_editors(words: str) -> bool:
    """Whether a paragraph opens as those do that editors put around a report."""
    return _EDITOR.match(words) is not None or _EDITED.match(words) is not None


def returns(page: Page, span: Span, speakers: frozenset[str]) -> bool:
    """Whether a paragraph that follows somebody's words is evidently the reporter's again.

    ``speakers`` are the lower-case words that name who has been speaking. The reporter is back where nobody says "I",
    "we" or "you" outside quotation marks, and the paragraph names a speaker, quotes somebody with marks and a
    reporting word, tells what was said on some day or in some statement, or tells of the occasion ("The letter was …",
    "The witness withdrew."); and wherever a paragraph is one of the editors'.
    """
    words = without_quotations(page, span)
    if is_editors(words):
        return True
    if speaks(words):
        return False
    quotes = len(words.strip()) < len(page.document.text[span.start : span.end].strip())
    about = _THIRD.match(words)
    return (
        (quotes and tells(words))
        or _TOLD_AS_NEWS.search(words) is not None
        or (about is not None and about["noun"].lower() in _OCCASIONS)
        or bool(speakers & set(words_of(words.replace("’s", "").replace("'s", ""))))
    )


def names_in(passage: str) -> frozenset[str]:
    """The capitalised words of a passage that names a speaker, in lower case."""
    capitalised = re.findall(r"\b[A-ZÀ-Þ][^\W\d_][\w’'-]*", passage)
    return proper_words(" ".join(word.removesuffix("’s").removesuffix("'s") for word in capitalised))
