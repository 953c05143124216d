"""Which operators a word stands under, found by walking left from it through the words: no parser.

From an event word the walk takes its helpers ("may not have been"), then looks for the word that governs it: left of
"to" for an infinitive, left of "that" or without it for a clause, left of the article for a noun. That word has
helpers and a governor of its own, and so on out. Relative clauses and clauses of time or reason are told as facts
whatever stands around them, and end the walk.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.read.certainty.operators import Operator, lexicon
from onrecord.read.certainty.value import CERTAIN
from onrecord.read.certainty.words import bag
from onrecord.types import Certainty

_HELPERS = bag(
    "be is are was were am been being 's 're 'm have has had having 've do does did done get got gets "
    "getting also already still now then soon ever even just only always often more most very so yet "
    "again once first later better all both too quite rather much somewhat ai"
)
_BE = bag("be is are was were am been being 's 're 'm seem seems seemed remain remains remained look looks")
_BEFORE_NOUNS = bag(
    "the a an this that these those its their his her our my your any some another such several many more "
    "most other 's ' of for in on with from by about at into over against under two three"
)
_SUBJECTS = bag("he she it they we i you who which there this that")
_ENDS = bag(
    "; . ! ? who which whom whose where because since although though while whereas after when as before despite"
)
_ASIDES = bag("without despite")
_HEDGES = bag("may likely unlikely")
_TOLD = bag("tell tells told telling warn warns warned warning assure assured inform informed remind reminded")
_TOLD_REACH = 6
_REACH = {"to": 9, "ing": 4, "noun": 5, "clause": 16}
_MOST = 6
_NEAR_IF = 20


@dataclass(frozen=True, slots=True)
class Scope:
    """The operators over one word, from the innermost out; ``near`` are its own helpers and what governs it itself."""

    operators: tuple[Operator, ...]
    near: tuple[Operator, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """What is left of a certain positive statement under all of them."""
        certainty = CERTAIN
        for operator in reversed(self.operators):
            certainty = operator.under(certainty)
        return certainty

    @property
    def is_hedged(self) -> bool:
        """Whether a word that makes it less than certain stands over the word itself: "may", "probably", "unlikely"."""
        hedged = self.certainty.modality in ("possible", "probable")
        return hedged and not _HEDGES.isdisjoint(one.name for one in self.near)

    @property
    def marker(self) -> str:
        """The kind of the operator that changed most: the innermost that is not a plain report."""
        telling = (
            one.marker for one in self.operators if one.affirmed != CERTAIN or one.negated not in (None, CERTAIN)
        )
        plain = next((one.marker for one in self.operators), "none")
        return next((m for m in telling if m != "reporting verb"), plain)


def scope_of(lower: tuple[str, ...], marks: list[tuple[Operator, ...]], at: int) -> Scope:
    """The operators over word ``at``. ``marks`` are those of :func:`onrecord.read.certainty.operators.operators_in`."""
    walk = _Walk(lower, marks)
    walk.go(at)
    walk.look_right(at)
    return Scope(tuple(walk.found), tuple(walk.near))


class _Walk:
    """One walk to the left, and the operators it has met."""

    def __init__(self, lower: tuple[str, ...], marks: list[tuple[Operator, ...]]) -> None:
        self.lower, self.marks = lower, marks
        self.found: list[Operator] = []
        self.near: list[Operator] = []
        self.future = False

    def go(self, at: int) -> None:
        here: int | None = at
        while here is not None and len(self.found) < _MOST:
            before, kinds = self._helpers(here)
            first = here == at
            here = self._governor(before, kinds)
            if first:
                self.near = self.found[:]

    def _helpers(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Take the helpers of a verb; the place left of them, and what may govern it there."""
        here, finite, n_before = at - 1, False, len(self.found)
        while here >= 0:
            word = self.lower[here]
            operator = self._at(here, ("group",))
            if operator is not None:
                self.found.append(operator)
                finite = finite or operator.name != "not"
            elif word == "to":
                self._settle(n_before)
                return self._before_to(here), ("to",)
            elif word in _HELPERS or (word.endswith("ly") and len(word) > 4):
                finite = finite or word in _HELPERS
            else:
                break
            here -= 1
        self._settle(n_before)
        return here, self._kinds(at, here, finite)

    def _before_to(self, at: int) -> int:
        """ "Not to go": the word before "to" belongs to it."""
        if at and self.lower[at - 1] in ("not", "never"):
            self.found.append(lexicon().named["not"])
            return at - 2
        return at - 1

    def _settle(self, start: int) -> None:
        """ "Cannot", "could not": the denial holds for the ability, whichever word comes first."""
        for n in range(start + 1, len(self.found)):
            if self.found[n].name == "can" and self.found[n - 1].name == "not":
                self.found[n - 1], self.found[n] = self.found[n], self.found[n - 1]

    def _kinds(self, at: int, before: int, finite: bool) -> tuple[str, ...]:
        word, left = self.lower[at], self.lower[before] if before >= 0 else ""
        if word.endswith("ing") and not finite:
            return ("ing", "noun")
        if finite or left in _SUBJECTS:
            return ("clause",)
        if left in _BEFORE_NOUNS or (self.marks[before] and before >= 0 and self._at(before, ("modifier",))):
            return ("noun",)
        return ("noun", "clause")

    def _governor(self, before: int, kinds: tuple[str, ...]) -> int | None:
        """The word that governs from the left, its operator taken; ``None`` where the walk ends."""
        reach = max(_REACH[kind] for kind in kinds)
        for here in range(before, max(-1, before - reach), -1):
            word = self.lower[here]
            if word in _ENDS:
                return None
            near = tuple(kind for kind in kinds if before - here < _REACH[kind])
            if here == before and near == ("clause",):
                near = ()  # A clause has its subject between itself and what governs it.
            operator = self._at(here, near)
            if operator is not None and self._is_aside(here):
                continue
            if operator is not None:
                self._take(operator)
                return here
            self._pass(here, kinds, before - here)
            if word == "that" and "clause" in kinds and not self._leads(here - 1):
                return None
        return None

    def _is_aside(self, here: int) -> bool:
        """ "Claimed without evidence that": the evidence belongs to how it is told, and the claiming governs."""
        for at in range(here - 1, max(-1, here - 4), -1):
            if self.lower[at] in _ASIDES:
                return any(self._at(n, ("clause",)) is not None for n in range(at - 1, max(-1, at - 7), -1))
        return False

    def _take(self, operator: Operator) -> None:
        """ "Said it would", "was unlikely that it would": after a report or a hedge, would is the past of will."""
        if operator.marker in ("reporting verb", "modal") and self.found and self.found[-1].name == "would":
            self.found[-1] = lexicon().named["will"]
        self.found.append(operator)

    def _pass(self, here: int, kinds: tuple[str, ...], steps: int) -> None:
        """Words passed on the way that count: "no", "perhaps", "reportedly", "a possible"."""
        operator = self._at(here, ("modifier",))
        if operator is None:
            return
        word = self.lower[here]
        denies = operator.name == "not" and (steps <= 1 or (word == "no" and "noun" in kinds))
        if "clause" not in kinds or denies or word.endswith(("ly", "perhaps", "maybe")):
            self.found.append(operator)

    def _leads(self, here: int) -> bool:
        """Whether the word or phrase that ends here takes a clause: "ruled out that"."""
        if not _TOLD.isdisjoint(self.lower[max(0, here - _TOLD_REACH) : here]):
            return True  # "Told the Post that": whom stands between.
        known = lexicon().phrases
        starts = (at for at in range(here, max(-1, here - 3), -1) if self._at(at, ("clause",)) is not None)
        return any(at == here or " ".join(self.lower[at : here + 1]) in known for at in starts)

    def _at(self, here: int, kinds: tuple[str, ...]) -> Operator | None:
        for operator in self.marks[here]:
            if not operator.takes.isdisjoint(kinds):
                return operator
        return None

    def look_right(self, at: int) -> None:
        """What stands to the right: a question mark, "if", "is unlikely"."""
        named = lexicon().named
        modal = any(one.marker == "future" or one.name in ("can", "may") for one in self.found[:2])
        for word in self.lower[at + 1 : at + _NEAR_IF] if modal else ():
            if word in (";", "."):
                break
            if word in ("if", "unless"):
                self.found.insert(0, named["if"])
                break
        self.found += self._said_of(at)
        if self.lower and "?" in self.lower[-3:]:
            self.found.append(named["ask"])

    def _said_of(self, at: int) -> Iterator[Operator]:
        """ "A merger is unlikely": what a noun's own sentence says of it."""
        for here in range(at + 1, min(at + 6, len(self.lower) - 1)):
            if self.lower[here] in _BE:
                for after in (here + 1, here + 2):
                    marks = self.marks[after] if after < len(self.lower) else ()
                    yield from (one for one in marks[:1] if one.name in ("unlikely", "possible", "false", "unsure"))
                return
