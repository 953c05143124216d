"""Edits that the draft marks: what an ellipsis hides, and whether words in brackets change the sense."""

from collections.abc import Sequence

from onrecord.quote.classify import is_name
from onrecord.quote.draft import Draft, Mark
from onrecord.quote.grid import Step
from onrecord.quote.kinship import is_negation
from onrecord.quote.lists import (
    CONDITIONS,
    HEDGES,
    MODALS,
    OPPOSITES,
    QUANTIFIERS,
    STRONG_LIMITS,
    UNITS,
    WEAK_LIMITS,
)
from onrecord.quote.numbers import value_and_unit
from onrecord.quote.place import Place
from onrecord.quote.values import Difference
from onrecord.quote.words import Words, split_words
from onrecord.types import Span

_SHORT_INSERTION = 2
_HIDDEN_MOST = 400
"""Words looked at one by one in what an ellipsis hides; more is several paragraphs anyway."""
_SENSE = MODALS | QUANTIFIERS | HEDGES | CONDITIONS


def edits(draft: Draft, source: Words, steps: Sequence[Step], place: Place) -> list[Difference]:
    """The differences that the draft's marks stand for."""
    found: list[Difference] = []
    for number, mark in enumerate(draft.marks):
        if mark.kind in ("sic", "emphasis-added", "bracket-case"):
            found.append(Difference(mark.kind, mark.span, Span(0, 0)))
            continue
        taken = tuple(s.source for s in steps if s.mark == number and s.source is not None)
        if mark.kind == "ellipsis" and not taken and _has_dots(source, steps, number):
            continue
        one = _Edit(mark, source, taken, place)
        for code in one.ellipsis() if mark.kind == "ellipsis" else one.bracket():
            found.append(Difference(code, mark.span, one.span))
    return found


def _has_dots(source: Words, steps: Sequence[Step], number: int) -> bool:
    """Whether the source has an ellipsis of its own where the draft has one."""
    before = [
        s.source for s in steps[: next(i for i, s in enumerate(steps) if s.mark == number)] if s.source is not None
    ]
    gap = source.between(before[-1] + 1 if before else 0)
    return "…" in gap or "..." in gap.replace(" ", "").replace("\u00a0", "")


class _Edit:
    """One mark and the source's words ``taken`` that it stands for."""

    def __init__(self, mark: Mark, source: Words, taken: tuple[int, ...], place: Place) -> None:
        self.mark, self.source, self.taken, self.place = mark, source, taken, place
        self.words = mark.words if mark.words is not None else split_words("")
        self.span = source.span(taken[0], taken[-1] + 1) if taken else Span(0, 0)
        self.keys = [source.keys[p] for p in taken[:_HIDDEN_MOST]]

    def ellipsis(self) -> list[str]:
        """The codes of an ellipsis and of what it hides."""
        if not self.taken:
            return ["ellipsis"]
        codes = ["ellipsis"]
        start, stop = self.source.ends[max(0, self.taken[0] - 1)], self.span.end
        after = self.source.starts[self.taken[-1] + 1] if self.taken[-1] + 1 < len(self.source) else stop
        if self.place.label(start) != self.place.label(after):
            return [*codes, "ellipsis-hides-speaker"]
        if self._hides_negation():
            codes.append("ellipsis-hides-negation")
        if self._hides_limit():
            codes.append("ellipsis-hides-limit")
        if self.place.paragraphs_between(start, after) > 1 and not self._is_narration():
            codes.append("ellipsis-hides-paragraph")
        return codes

    def _is_narration(self) -> bool:
        """Whether nothing quoted is hidden: the source merely tells who speaks."""
        if not self.place.is_quoted(self.source.starts[max(0, self.taken[0] - 1)]):
            return False
        return not any(self.place.is_quoted(self.source.starts[p]) for p in self.taken)

    def _spoken(self) -> list[str]:
        """The hidden words without the reporter's own."""
        if not self.place.is_quoted(self.source.starts[max(0, self.taken[0] - 1)]):
            return self.keys
        return [self.source.keys[p] for p in self.taken[:_HIDDEN_MOST] if self.place.is_quoted(self.source.starts[p])]

    def _hides_negation(self) -> bool:
        keys = self._spoken()
        # "Without" denies nothing of the words that are kept where whole sentences are hidden.
        is_weak = {"without"} if self._is_whole() else set()
        for i, key in enumerate(keys):
            if is_negation(key) and key not in is_weak and keys[i + 1 : i + 2] != ["only"] and not self._in_aside():
                return True
        return False

    def _is_whole(self) -> bool:
        """Whether nothing but whole sentences is hidden."""
        edges = self.source.between(self.taken[0]), self.source.between(self.taken[-1] + 1)
        return all(any(c in gap for c in ".!?") for gap in edges)

    def _in_aside(self) -> bool:
        """Whether all that is hidden is one clause beginning with who or which, between commas."""
        first, last = self.taken[0], self.taken[-1]
        opens = "," in self.source.between(first) and "," in self.source.between(last + 1)
        return opens and self.source.keys[first] in ("who", "which", "whose", "where") and "." not in self._text()

    def _text(self) -> str:
        return self.source.text[self.span.start : self.span.end]

    def _hides_limit(self) -> bool:
        said = " ".join(self._spoken())
        if any(said == limit or said.startswith(limit + " ") for limit in WEAK_LIMITS | STRONG_LIMITS):
            return True
        padded = f" {said} "
        return any(f" {limit} " in padded for limit in STRONG_LIMITS - {"if", "until"}) or (
            " if " in padded and " as if " not in padded and " even if " not in padded
        )

    def bracket(self) -> list[str]:
        """The codes of words in brackets."""
        code = "bracket-replaced" if self.taken else "bracket-inserted"
        changes = self._replaces_sense() if self.taken else self._inserts_sense()
        return [code, "bracket-changes-sense"] if changes else [code]

    def _inserts_sense(self) -> bool:
        keys = self.words.keys
        if not keys:
            return False
        if is_negation(keys[0]):
            return True
        return len(keys) <= _SHORT_INSERTION and any(key in _SENSE or is_negation(key) for key in keys)

    def _replaces_sense(self) -> bool:
        ours, theirs = set(self.words.keys), set(self.keys)
        if sum(map(is_negation, ours)) % 2 != sum(map(is_negation, theirs)) % 2:
            return True
        numbers = [{v for key in keys if (v := value_and_unit(key)) is not None} for keys in (ours, theirs)]
        if numbers[1] and numbers[0] != numbers[1]:
            return True
        for words in (UNITS, MODALS, QUANTIFIERS):
            if ours & words and theirs & words and ours & words != theirs & words:
                return True
        if theirs & (CONDITIONS | MODALS) - ours or any(OPPOSITES.get(key, frozenset()) & theirs for key in ours):
            return True
        return self._is_other_name()

    def _is_other_name(self) -> bool:
        """Whether both sides name somebody, and share no word of the names."""
        inner = self.words
        ours = {inner.keys[i] for i in range(len(inner)) if inner.raw(i)[0].isupper() and inner.keys[i] != "i"}
        theirs = {self.source.keys[p] for p in self.taken if is_name(self.source, p)}
        if not ours or not theirs or ours & theirs - {"mr", "mrs", "ms", "dr"}:
            return False
        return not any(self._stand_together(one, other) for one in theirs for other in ours)

    def _stand_together(self, one: str, other: str) -> bool:
        """Whether the source has two names side by side, as those of one person: 'Lawrence "Larry" Kuhn'."""
        keys, places = self.source.keys, self.source.places.of((one, other))
        return any(
            keys[p + 1 : p + 2] == (other,) and not set(self.source.between(p + 1)) & set(",;:.!?\n")
            for p in places.get(one, ())
        )
