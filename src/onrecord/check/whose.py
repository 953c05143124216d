"""Whether the party that a draft gives words to and the one that a source gives them to are one."""

import re
from typing import Literal

from onrecord.check.values import Told
from onrecord.names import compare

Sameness = Literal["same", "unsure", "different"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_LITTLE = frozenset(
    (
        "this",
        "that",
        "with",
        "from",
        "their",
        "they",
        "them",
        "said",
        "says",
        "have",
        "been",
        "were",
        "would",
        "could",
        "should",
        "about",
        "after",
        "before",
        "former",
        "unnamed",
        "anonymous",
        "senior",
        "whose",
        "what",
        "when",
        "where",
        "which",
        "while",
        "into",
        "over",
        "under",
        "some",
        "many",
        "several",
        "other",
    )
)
_MOST_NAMES = 6
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press (?:officer|secretary)|chief executive|CEO|director"
    r"|chair(?:man|woman)?|general secretary|secretary[- ]general|head|manager|official|owner|founder)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:union|party|unit|council|ministry|inspectorate|board|court|police|committee|federation|association|commission"
    r"|agency|department|office|hospital|university|college|school|church|army|club|regulator|watchdog|charity|group"
    r"|trust|institute|society|league|bureau|authority|service|coalition|alliance|campaign)\b"
)
_AT_LENGTH = 4
"""Words from which a description tells of somebody new."""
_BODIES = ("organisation", "document", "group")


def same_party(draft: Told, source: Told, is_known: bool = False) -> Sameness:
    """Compare by names, and where a side has none, by descriptions.

    ``is_known`` says that the source speaks of the draft's party elsewhere: then somebody described there without a
    name is somebody else, unless the description fits. A body and a person who speaks for it are ``unsure``: they
    are kept apart, and it alerts nobody. Never raises.
    """
    verdicts = {
        compare(ours, theirs).verdict for ours in draft.names[:_MOST_NAMES] for theirs in source.names[:_MOST_NAMES]
    }
    if verdicts & {"same", "may-be"}:
        return "same"
    if _is_described_as(draft, source) or _is_described_as(source, draft):
        return "same"
    if _is_body(draft) and _is_body(source) and _is_shortened(draft, source):
        return "same"
    if source.kind == "document" and not source.names and draft.names and not _is_body(draft):
        # A paper that is named by its kind alone, and somebody of whom nothing says that they wrote it.
        wrote = stems(source.name) & stems(" ".join((*draft.names, *draft.descriptions, draft.around)))
        return "different" if is_known and not wrote else "unsure"
    if _speaks_for(source, draft) or _speaks_for(draft, source):
        return "unsure"
    if _is_body(draft) != _is_body(source):
        if draft.names and source.names:
            return _body_and_person(draft, source)
        return "different" if is_known and _is_another_body(draft, source) else "unsure"
    if verdicts:
        return "different"
    if draft.names and is_known and source.kind == "unnamed":
        return "different"
    return "unsure"


def _is_another_body(draft: Told, source: Told) -> bool:
    """Whether the source gives the words to a body that it tells of at length without a name, and the draft to another.

    "The union local that represents 900 workers" tells of somebody new, where "the company" may be anybody's. Who
    speaks for a body, or stands beside it in the text, may be meant.
    """
    if source.names or not draft.names or len(source.name.split()) < _AT_LENGTH or not _BODY.search(source.name):
        return False
    about = " ".join((*draft.names, *draft.descriptions, draft.around))
    if stems(source.name) & stems(" ".join((*draft.names, *draft.descriptions))):
        return False
    return _is_body(draft) or _SPEAKS_FOR.search(about) is None


def _is_body(told: Told) -> bool:
    # One capitalised word may be a person's surname as well as a body's name, and a reader takes it for either.
    is_lone = told.kind == "organisation" and " " not in told.name and not told.name.isupper()
    return told.kind in _BODIES and not is_lone


def _is_shortened(one: Told, other: Told) -> bool:
    """Whether a body's name is the other's with words left out: "the Board", "the Harbour Board"."""
    ours, theirs = stems(one.name), stems(other.name)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _is_described_as(one: Told, other: Told) -> bool:
    """Whether a description of one is among those of the other: "the minister", "Health Minister Ana Ruiz"."""
    if one.names and other.names:
        return False
    ours = [stems(words) for words in ((one.name,) if not one.names else one.descriptions)]
    theirs = [stems(words) for words in other.descriptions]
    return any(a and b and (a <= b or b <= a) for a in ours for b in theirs)


def _speaks_for(person: Told, body: Told) -> bool:
    """Whether a text says in so many words whom somebody speaks for: "a spokesman for Norrdrill, Bernard Achterberg".

    One capitalised word is a firm to one reader and a surname to another, so that its kind says nothing here.
    """
    if len(body.name.split()) > 1 and not _is_body(body):
        return False
    said = " ".join((*person.descriptions, person.around))
    names = "|".join(re.escape(name) for name in body.names[:_MOST_NAMES])
    if not names:
        return False
    after = rf"{_SPEAKS_FOR.pattern},? (?:of|for|at|with|from) (?:the )?[^,.;:“”\"]{{0,30}}?\b(?:{names})\b"
    before = rf"\b(?:{names})(?:['’]s?)? (?:[a-z-]+ ){{0,2}}{_SPEAKS_FOR.pattern}"
    return re.search(f"{after}|{before}", said, re.IGNORECASE) is not None


def _body_and_person(draft: Told, source: Told) -> Sameness:
    """A body and a person: the person may speak for it where the text mentions one beside the other.

    Of a spokesman or a director the text need not say whose: they are that of the body that was told of last.
    """
    body, person = (draft, source) if _is_body(draft) else (source, draft)
    wanted = stems(" ".join(body.names))
    described = " ".join((*person.descriptions, person.around))
    about = stems(f"{described} {body.around}")
    mine = stems(" ".join(person.names))
    if not wanted or wanted & (about | mine) or _SPEAKS_FOR.search(described):
        return "unsure"
    return "different"


def stems(words: str) -> frozenset[str]:
    """The first letters of the longer words, so that minister and ministry are alike."""
    return frozenset(w[:_STEM] for w in _WORD.findall(words.casefold()) if w not in _LITTLE)
