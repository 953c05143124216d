"""What a speaker does by speaking: assert, ask, deny, promise, demand, agree, decline, or stay silent.

The cue decides, with the word lists of ``lexicon/act.toml``; then, where the cue is plain, the form of the quotation.
Negation turns a denial into an assertion, telling into silence, and consent into refusal. The definitions, and the
decisions on their borders, stand in docs/reference/act.md.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.lexicon import phrases
from onrecord.read.act_follows import asks_for_an_answer, is_turned_down, wants_a_deed
from onrecord.read.act_form import act_of_quotation, refuses_to_tell
from onrecord.read.act_told import Told, told
from onrecord.read.act_words import Found, forms, phrases_in, words_of
from onrecord.read.page import Page
from onrecord.read.silence import silent_acts
from onrecord.read.silence_parts import Act as UnsaidAct
from onrecord.read.silence_who import is_thing
from onrecord.types import Act, Attribution, Span

_NEGATIONS = frozenset({"not", "never", "nobody", "neither", "nor", "none", "without", "no", "nothing"})
_FOCUS = frozenset(
    {"only", "just", "merely", "simply", "surprisingly", "doubt", "longer", "to", "unlike", "necessarily"}
)
"""After "not" or "no" these leave the telling as it is: "not only said", "no doubt said", "not to say"."""
_REACH = 4
"""Words between a negation and the verb it negates, at most: "did not immediately publicly respond"."""
_BETWEEN = frozenset({"yet", "ever", "even", "also", "so", "far", "been", "be", "have", "had", "once", "still", "or"})
_BETWEEN |= frozenset({"bother", "bothered", "stop", "stopped", "come", "came", "out", "and", "dare", "care"})
_BETWEEN |= frozenset(
    {"going", "to", "want", "wanted", "able", "willing", "much", "one", "publicly", "in", "public", "at", "any", "time"}
)
"""Words that may stand between a negation and the verb it negates, besides those in -ly and other verbs of telling."""
_BIDDING = frozenset({"ask for", "call for", "call on", "call upon", "demand", "request", "urge", "press for"})
_OPEN = frozenset({"so", "more", "anything", "much", "exactly", "publicly"})
_TONGUES = frozenset({"for", "english", "spanish", "french", "german", "chinese", "japanese", "arabic", "language"})
"""To speak these is no telling of something."""
_RAISED = frozenset(
    {"question", "questions", "issue", "issues", "concern", "concerns", "subject", "topic", "point", "it"}
)
_RAISED |= frozenset({"matter", "objection", "objections", "possibility", "that", "this"})
_LOOSE = frozenset({"it", "them", "any", "number", "numbers", "amount"})
"""Telling when they are released or published; made or given, they may be anything."""
_BE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_JOINING = frozenset({"but", "and", "or"})
_OUGHT = frozenset({"should", "must", "need", "needs", "needed", "ought"})
_MAY = _OUGHT | {"could", "can", "may", "might"}
"""Who should not comment, or could refuse, has done neither."""
_HAVE = frozenset({"have", "has", "had"})
_CLAIMING = frozenset({"say", "tell", "claim", "talk"})
_SWEARING = frozenset({"swear", "guarantee"})
_BINDING = re.compile(
    r"\b(?:to|will|would|wo|shall|won|allegiance|oath|loyalty|off|gonna|going)\b|['’](?:ll|d)\b", re.IGNORECASE
)
"""What shows that one binds oneself; with a clause that has none of it, to swear is to assert: "swears he saw it"."""
_STATED = re.compile(r"[\"“'‘]?(?:that|he|she|they|we|i|there|nobody|it (?:is|was|has|had))\b", re.IGNORECASE)
_UNSAID: frozenset[Act] = frozenset({"decline", "silence"})
_WEIGHTY: frozenset[Act] = frozenset({"decline", "silence", "deny"})
_ACTS: dict[str, Act] = {
    "ask": "ask",
    "deny": "deny",
    "promise": "promise",
    "demand": "demand",
    "agree": "agree",
    "decline": "decline",
    "silence": "silence",
    "plain": "assert",
}


def with_acts(page: Page, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Fill in the act of each attribution."""
    unsaid = silent_acts(page, [one.cue.span for one in attributions if one.cue is not None])
    return tuple(replace(one, act=_act(page, one, unsaid)) for one in attributions)


def _act(page: Page, one: Attribution, unsaid: Mapping[Span, UnsaidAct]) -> Act:
    """The act by the cue's verb, unless its words are known for words of silence, or a thing is said to be silent."""
    act = act_of(told(page, one))
    if act not in _WEIGHTY and one.cue is not None:
        act = unsaid.get(one.cue.span, act)
    voiceless = act in _UNSAID and one.source is not None and is_thing(one.source.text)
    return "assert" if voiceless else act


def act_of(one: Told) -> Act:
    """The act that a cue performs; ``assert`` where nothing names another."""
    clause = _Clause(one)
    acts = [(hit, act) for hit in clause.found if (act := clause.act(hit)) is not None]
    if not acts:
        return _by_content(one, clause)
    first = acts[0][1]
    for hit, act in acts[1:]:
        if act in _WEIGHTY and clause.words[hit.start - 1] in _JOINING:
            return act
    return first


def _by_content(one: Told, clause: "_Clause") -> Act:
    plain = not clause.cue or bool(forms("act", "saying") & set(clause.cue))
    if plain and one.quoted:
        return act_of_quotation(one.content)
    return "decline" if plain and refuses_to_tell(one.content) else "assert"


def _given(base: str) -> frozenset[str]:
    given = phrases("act")["given"]
    return given if base in ("release", "publish", "share", "return", "provide") else given - _LOOSE


class _Clause:
    """The words of a cue among those around it, and the phrases of the act lists in the cue."""

    def __init__(self, one: Told) -> None:
        self.before, self.cue, self.after = words_of(one.before), words_of(one.cue), words_of(one.after)
        self.content = words_of(one.content[:80])
        self.nobody, self.own, self.clause = one.nobody, one.own, one.content[:5].lower() == "that "
        self._told = one
        self.begin, self.end = len(self.before), len(self.before) + len(self.cue)
        self.words = [*self.before, *self.cue, *self.after]
        # A phrase may end with a word after the cue ("called | on"), but must begin in it.
        found = phrases_in("act", self.words[self.begin : self.end + 2])
        moved = (Found(hit.kind, hit.start + self.begin, hit.end + self.begin, hit.base) for hit in found)
        self.found = [hit for hit in moved if hit.start < self.end]

    def act(self, hit: Found) -> Act | None:
        """The act of one phrase; ``None`` where it is a plain word of saying."""
        following = self.words[hit.end :]
        negated = self._is_negated(hit.start)
        if (negated or hit.kind in _UNSAID or self._word_before(hit.start) == "always") and self._is_unreal(
            hit, negated=negated
        ):
            return None
        if hit.kind == "promise" and hit.base in _SWEARING and not negated and self._only_states():
            return None
        if wants_a_deed(hit, following, clause=self.clause):
            return "silence" if negated else "demand"
        if hit.kind == "direct":
            return None
        if hit.kind in ("tell", "give"):
            return self._untold(hit, following) if negated else None
        if hit.kind == "plain" and negated and hit.base.startswith(("answer", "respond")):
            return self._untold(hit, following)
        if hit.kind == "deny":
            turned = (
                self.content if self.words[hit.start - 1 : hit.start] and self._is_passive(hit.start) else following
            )
            return self._undenied(hit) if negated else is_turned_down(hit, turned)
        if hit.kind in ("ask", "demand"):
            act: Act = "ask" if asks_for_an_answer(hit, following) else "demand"
            return act if not negated else self._unasked(hit)
        return self._turned(hit, following) if negated else _ACTS[hit.kind]

    def _turned(self, hit: Found, following: list[str]) -> Act:
        """What the negative of agreeing, promising, declining or keeping silent amounts to."""
        if hit.kind == "agree":
            return self._unagreed(hit, following)
        return "decline" if hit.kind == "promise" else "assert"

    def _is_unreal(self, hit: Found, *, negated: bool) -> bool:
        """Whether not telling is only advised or possible: "should not comment", "could refuse", "need not say"."""
        if self._word_before(hit.start) == "always" and self._word_before(hit.start - 1) in _NEGATIONS:
            return True
        negation = self._negation(hit.start) if negated else None
        if negation is not None:
            between = self.words[negation + 1 : hit.start]
            return self._word_before(negation) in _OUGHT or (between[-1:] == ["to"] and bool(_HAVE & set(between[-2:])))
        said_with_not = self.words[hit.start] in _NEGATIONS
        return hit.kind in _UNSAID and not (negated or said_with_not) and self._word_before(hit.start) in _MAY

    def _only_states(self) -> bool:
        if _STATED.match(self._told.content) is None:
            return False
        return _BINDING.search(f"{self._told.cue} {self._told.after} {self._told.content[:80]}") is None

    def _word_before(self, at: int | None) -> str:
        return self.words[at - 1] if at else ""

    def _untold(self, hit: Found, following: list[str]) -> Act | None:
        shares = hit.base == "share" and self._is_unwilling(hit.start)
        if hit.kind == "give" and not shares and not _given(hit.base) & set(following[:6]):
            return None
        if (hit.base == "speak" and _TONGUES & set(following[:2])) or (
            hit.base == "raise" and not _RAISED & set(following[:5])
        ):
            return None
        if self.own and hit.base in _CLAIMING and not phrases("act")["interrogative"] & set(following[:3]):
            # "I never said it was easy" answers others and keeps nothing back.
            return "assert"
        going_on = hit.base in ("say", "talk", "tell") and self.words[hit.start].endswith("ing")
        if not going_on and not self._is_unwilling(hit.start):
            return "silence"
        # "Would not say who" keeps it back; "would not say that it failed" is how cautious people say it.
        vague = hit.base in ("say", "talk", "tell") and not _OPEN & set(following[:3])
        open_ended = bool(phrases("act")["interrogative"] & set(following[:3])) or not following
        return "assert" if vague and not open_ended else "decline"

    def _undenied(self, hit: Found) -> Act:
        unwilling = self._word_before(self._negation(hit.start)) in ("would", "will")
        return "decline" if hit.base == "rule out" and unwilling else "assert"

    def _unasked(self, hit: Found) -> Act:
        spoken = hit.kind == "ask" or hit.base in _BIDDING
        return "silence" if spoken and not self._is_unwilling(hit.start) else "assert"

    def _unagreed(self, hit: Found, following: list[str]) -> Act:
        if hit.base in phrases("act")["admitting"]:
            return "decline" if self._is_unwilling(hit.start) else "silence"
        if hit.base in phrases("act")["granting"] and self._is_passive(hit.start):
            return "assert"
        disagrees = hit.base in ("agree", "concur", "agreement with") and following[:1] != ["to"]
        return "deny" if disagrees else "decline"

    def _is_passive(self, at: int) -> bool:
        return bool(_BE & set(self.words[max(0, at - 3) : at]))

    def _is_negated(self, at: int) -> bool:
        """Whether a negation stands in the cue shortly before, or right before the cue, or in the source."""
        if self.nobody and at - self.begin <= _REACH:
            return True
        return self._negation(at) is not None

    def _negation(self, at: int) -> int | None:
        for i in range(at - 1, max(-1, at - 2 - _REACH), -1):
            word = self.words[i]
            if word == "yet" and self.words[i + 1] == "to":
                return i
            if word in _NEGATIONS:
                return None if self.words[i + 1] in _FOCUS else i
            if not (word in _BETWEEN or word.endswith("ly") or word in forms("act", "tell verbs")):
                return None
        return None

    def _is_unwilling(self, at: int) -> bool:
        negation = self._negation(at)
        if negation is None and self.nobody:
            return bool({"would", "will", "could", "can"} & set(self.words[self.begin : at]))
        auxiliary = self._word_before(negation)
        if auxiliary in ("would", "will", "can", "could"):
            return True
        return auxiliary in phrases("act")["willing"] and self.words[at].endswith("ing")
