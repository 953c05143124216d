"""What follows a cue and turns its act: an infinitive, what is asked for, what is rejected."""

from onrecord.lexicon import phrases
from onrecord.read.act_words import Found
from onrecord.types import Act

_HEAD = 7
"""Words after a cue among which its object is looked for."""
_NO_VERB = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "those", "these"})
_NO_VERB |= frozenset({"him", "them", "me", "us", "it", "reporters", "voters", "people"})
_ASKING = frozenset({"ask", "ask for", "request", "request for", "requests for", "appeal for", "call for"})
_ANSWERING = frozenset({"comment", "respond", "answer", "explain", "elaborate", "clarify", "describe", "reply"})
"""Deeds that are answers: "asked to comment" is asked a question."""
_CLAUSE = frozenset(
    {"that", "said", "was", "is", "were", "are", "has", "had", "have", "will", "would", "and", "by", "he"}
)
_CLAUSE |= frozenset({"she", "they", "we", "i", "you", "according", "question", "questions", "because", "but"})
"""Words after which a "to" no longer belongs to the cue."""


def wants_a_deed(hit: Found, following: list[str], *, clause: bool) -> bool:
    """Whether a word that may direct somebody is followed by an infinitive: "asked him to go", "told not to go".

    ``clause`` is true where the content is a clause with "that".
    """
    if hit.kind != "direct" and hit.base not in ("ask", "tell"):
        return False
    if clause:
        return hit.base == "ask"
    deed = _infinitive(following)
    return deed is not None and not (hit.base == "ask" and deed in _ANSWERING)


def _infinitive(words: list[str]) -> str | None:
    stops = phrases("act")["interrogative"]
    for i, word in enumerate(words[:_HEAD]):
        if word in stops or word in _CLAUSE:
            return None
        if word == "to" and i + 1 < len(words) and words[i + 1] not in _NO_VERB:
            return words[i + 1]
    return None


def asks_for_an_answer(hit: Found, following: list[str]) -> bool:
    """Whether a request is one for an answer; every word of asking that is followed by "for" something else is not."""
    head = following[:_HEAD]
    if hit.kind == "ask" and hit.base != "ask":
        return True
    if hit.kind == "demand" and hit.base not in _ASKING:
        return False
    wants_answer = bool(phrases("act")["commenting"] & set(head[:5]))
    if hit.kind == "demand":
        return wants_answer
    return wants_answer or not _asks_for_a_thing(head)


def _asks_for_a_thing(head: list[str]) -> bool:
    stops = phrases("act")["interrogative"]
    for word in head[:4]:
        if word in stops:
            return False
        if word == "for":
            return True
    return False


def is_turned_down(hit: Found, following: list[str]) -> Act:
    """Rejecting a claim is denying, rejecting an offer declining, and dismissing somebody "as a clown" an opinion."""
    if hit.base not in phrases("act")["turning"]:
        return "deny"
    lists = phrases("act")
    for word in following[:_HEAD]:
        if word in lists["claimed"]:
            return "deny"
        if word in lists["wanted"]:
            return "decline"
    return "assert" if hit.base != "deny" and "as" in following[:_HEAD] else "deny"
