"""The word that carries a content's claim: the main verb of its first main clause, or what is said of the subject.

Found from the parts of speech that the network gives on the way. "That he may have lied, which nobody denies" is
about *lied*; "I think it is likely that he won" is about *won*, with the thinking and the likelihood over it; "the
charges" is about *charges*.
"""

from typing import Final

from onrecord.read.certainty.operators import Operator
from onrecord.read.certainty.words import bag

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS: Final = _FINITE | {"VB", "VBN", "VBG"}
_BE: Final = bag("be is are was were am been being 's 're 'm")
_HELPERS: Final = _BE | bag("have has had having do does did 've 'd 'll 's get got gets")
_SIDE: Final = bag("if when because while although though as since after before unless until once whenever")
_RELATIVE: Final = frozenset({"who", "which", "whose", "whom", "that", "where"})
_OPENERS: Final = frozenset({"that", '"', "'", "and", "but", "so", "or", ",", "-", "–", "—", "(", "[", "...", "…"})
_ONWARD: Final = bag("going used have has had having need needs needed ought set expected sure certain bound able")
_OVER_TO: Final = bag("likely unlikely seem able begin manage fail must think stop")
_OVER_THAT: Final = bag("may likely unlikely possible sure false seem unsure doubt hearsay fear")
_HELD: Final = _OVER_THAT | {"think", "know", "say", "want"}
_WE: Final = frozenset({"i", "we"})
_DEEPEST: Final = 3
Marks = list[tuple[Operator, ...]]


def head_of(lower: tuple[str, ...], tags: list[str], marks: Marks, start: int, end: int) -> int:
    """The place of the head among words ``[start, end)``; ``start`` where there is no better."""
    return _Search(lower, tags, marks, end).clause(start, 0)


def is_order(lower: tuple[str, ...], tags: list[str], head: int, start: int) -> bool:
    """ "Vote for me", "Please don't go", "Let's leave": a verb without a subject tells somebody what to do."""
    first = start
    while first < head and lower[first] in _OPENERS | {"please", "just", "do", "n't", "not", "never", "always"}:
        first += 1
    asked = "please" in lower[start : first + 1] or lower[first] == "let"
    return asked or (first == head and tags[head] == "VB")


class _Search:
    """One search for a head; ``end`` is the place after the last word."""

    def __init__(self, lower: tuple[str, ...], tags: list[str], marks: Marks, end: int) -> None:
        self.lower, self.tags, self.marks, self.end = lower, tags, marks, end

    def clause(self, start: int, depth: int) -> int:
        while start < self.end - 1 and self.lower[start] in _OPENERS:
            start += 1
        verb = self._finite(start)
        if verb is None:
            return self._without_verb(start)
        return self._onward(verb, start, depth)

    def _finite(self, start: int) -> int | None:
        """The first finite verb that is in no side clause."""
        at, relative = start, False
        while at < self.end:
            if self.lower[at] in _SIDE and (at == start or self.lower[at - 1] in _OPENERS):
                comma = next((n for n in range(at, self.end) if self.lower[n] == ","), None)
                at = at + 1 if comma is None or comma >= self.end - 2 else comma + 1
                continue
            if self.lower[at] in _RELATIVE and at > start and self.tags[at - 1].startswith(("NN", ",")):
                relative = True
            elif self.tags[at] in _FINITE:
                if not relative:
                    return at
                relative = False
                at = self._last_verb(at)
            at += 1
        return None

    def _last_verb(self, at: int) -> int:
        """The last verb of a group: "may have been told"."""
        last = at
        while (last + 1 < self.end and self.lower[last] in _HELPERS) or self.tags[last] == "MD":
            after = last + 1
            while after < self.end and (self.tags[after] == "RB" or self.lower[after] in ("not", "n't")):
                after += 1
            if after < self.end and self.tags[after] not in _VERBS:
                after = self._past_subject(at, after)
            if after >= self.end or self.tags[after] not in _VERBS:
                break
            last = after
        return last

    def _past_subject(self, at: int, after: int) -> int:
        """ "Did he go?": the subject stands within the group."""
        return after + 1 if self.tags[after] == "PRP" and after == at + 1 else after

    def _onward(self, verb: int, start: int, depth: int) -> int:
        """From a group's first verb to its head, and on to what "is likely to", "I think that" is said of."""
        last = self._last_verb(verb)
        if self.lower[last] in _BE:
            last = self._predicate(last)
        if depth >= _DEEPEST:
            return last
        names = {operator.name for operator in self.marks[last]}
        after = last + 1
        if after + 1 < self.end and self.lower[after] == "to" and (names & _OVER_TO or self.lower[last] in _ONWARD):
            return self._infinitive(after + 1, depth)
        ours = any(self.lower[n] in _WE for n in range(max(start, verb - 2), verb))
        that = after < self.end and self.lower[after] == "that"
        if (that and names & _OVER_THAT) or (ours and names & _HELD and self._finite(after) is not None):
            return self.clause(after, depth + 1)
        return last

    def _infinitive(self, at: int, depth: int) -> int:
        last = self._last_verb(at)
        return self._predicate(last) if self.lower[last] in _BE else last

    def _predicate(self, be: int) -> int:
        """What follows "is": "is not a good idea" is about the idea."""
        for at in range(be + 1, min(be + 7, self.end)):
            tag = self.tags[at]
            if self._opens(at):
                return at
            if tag in ("JJ", "JJR", "JJS", "VBN", "VBG"):
                noun = self._noun(at)
                return noun if tag.startswith("JJ") and noun > at and at > be + 1 and self._article(be, at) else at
            if tag.startswith("NN"):
                return self._noun(at)
            if tag in (",", ".", "IN", "WP", "WRB"):
                break
        return be

    def _opens(self, at: int) -> bool:
        """ "Unlikely that", "likely to": words that lead on to what is said, whatever their part of speech."""
        leads = at + 1 < self.end and self.lower[at + 1] in ("that", "to")
        return leads and not _OVER_THAT.isdisjoint(one.name for one in self.marks[at])

    def _article(self, be: int, at: int) -> bool:
        return any(self.tags[n] in ("DT", "PRP$") for n in range(be + 1, at))

    def _noun(self, at: int) -> int:
        """The last noun of a run of adjectives and nouns."""
        last = at
        for n in range(at, self.end):
            if self.tags[n].startswith("NN"):
                last = n
            elif not self.tags[n].startswith(("JJ", "CD", "HYPH", "POS")):
                break
        return last

    def _without_verb(self, start: int) -> int:
        """The infinitive, the participle, else the noun of a content without a finite verb."""
        for at in range(start, self.end - 1):
            if self.lower[at] == "to" and self.tags[at + 1] in ("VB", "VBP"):
                return self._infinitive(at + 1, 0)
            if self.tags[at].startswith("NN") or self.tags[at] in ("VBG", "VB"):
                break
        for at in range(start, self.end):
            if self.tags[at] in ("VBG", "VB"):
                return at
            if self.tags[at].startswith("NN"):
                return self._noun(at)
        return min(start, self.end - 1)
