"""What kind of change a stretch of differing words is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from onrecord.quote.alike import expanded, is_contrast, letters, style_code
from onrecord.quote.blocks import Block, is_same, peel, spellings
from onrecord.quote.kinship import is_negation, negates, same_stem, word_code
from onrecord.quote.lists import (
    CONDITIONS,
    FORMS,
    HEDGES,
    LIGHT,
    MODALS,
    NEGATIONS,
    OPPOSITES,
    PAUSES,
    PRONOUNS,
    QUANTIFIERS,
    SAYING,
    UNITS,
)
from onrecord.quote.numbers import value_and_unit
from onrecord.quote.place import Place
from onrecord.quote.values import Difference
from onrecord.quote.words import Words
from onrecord.types import Span

_SPLICE_FROM, _NARRATION_SHORT, _NARRATED_MOST, _NARRATION_MOST = 8, 4, 6, 18
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_BY_CLASS = (
    ("modal-changed", MODALS),
    ("unit-changed", UNITS),
    ("quantifier-changed", QUANTIFIERS),
    ("condition-changed", CONDITIONS),
    ("hedge-changed", HEDGES),
)
_DIGITS_OR_LETTERS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s‐‑-]")
_OPENS_SPEECH = re.compile(r"[,:;.!?)—–\n-]\s*[\"“„«‘'`]|\n")
"""What stands before speech that a reporter introduces; none stands before a few words quoted within a sentence."""
_ENDS_SENTENCE = re.compile(r"\.[\s\"”’»']*\Z")
_TENSES = ("ed", "ing")


class Classifier:
    """Puts codes to the blocks of one comparison. ``place`` is what is around the passage in the source."""

    def __init__(self, draft: Words, source: Words, place: Place) -> None:
        self.draft, self.source, self.place = draft, source, place

    def block(self, block: Block, quoted: bool) -> list[Difference]:
        """The differences of one block. ``quoted`` is whether the passage lies within quotation marks in the source."""
        found, block = self._without_print(block, quoted)
        if not block.draft and not block.source:
            return found
        if not block.draft:
            return found + self._left_out(block, spliced=bool(found))
        if not block.source:
            return found + self._added(block)
        return found + self._replaced(block)

    def style_of_equal(self, i: int, p: int) -> Difference | None:
        """Numbers with one key that are written differently enough to say so."""
        ours, theirs = self.draft.raw(i), self.source.raw(p)
        if ours == theirs:
            return None
        if (
            letters((ours.casefold(),)) == letters((theirs.casefold(),))
            and "." not in ours + theirs
            and "," not in ours + theirs
        ):
            return None
        return self._difference("number-style", (i,), (p,))

    def _without_print(self, block: Block, quoted: bool) -> tuple[list[Difference], Block]:
        """The block without the words of a page's furniture and of the reporter's interruptions."""
        found: list[Difference] = []
        theirs = block.source
        if (furniture := self._furniture(theirs)) is not None:
            found.append(self._difference("page-furniture", (), furniture))
            theirs = tuple(p for p in theirs if p not in furniture)
        outside = tuple(p for p in theirs if not self.place.is_quoted(self.source.starts[p])) if quoted else ()
        if outside and not block.draft:
            tells = len(outside) == len(theirs) and self._tells_who(outside)
            found.append(self._difference("attribution-inside" if tells else "splice", (), outside))
            theirs = tuple(p for p in theirs if p not in outside)
        if len(theirs) == len(block.source):
            return found, block
        kept = set(theirs)
        return found, Block(
            block.draft, theirs, tuple(s for s in block.steps if s.source in kept or s.draft is not None)
        )

    def _tells_who(self, outside: Sequence[int]) -> bool:
        """Whether the reporter merely tells who speaks: a clause with a verb that reports, or a few words.

        A sentence of the reporter's own between the two passages must be short: what it tells may be another occasion.
        """
        start, end = self.source.ends[outside[0] - 1], self.source.starts[outside[-1]]
        if not _OPENS_SPEECH.search(self.source.between(outside[-1] + 1)):
            return False
        if len(outside) > _NARRATION_MOST or self.place.paragraphs_between(start, end) > 1:
            return False
        goes_on, *own = self._narrated(outside)
        reports = [any(self.source.keys[p] in SAYING for p in part) for part in (goes_on, *own)]
        if len(goes_on) > _NARRATION_SHORT and not reports[0]:
            return False
        return all(
            len(part) <= (_NARRATED_MOST if reports else _NARRATION_SHORT)
            for part, reports in zip(own, reports[1:], strict=True)
        )

    def _narrated(self, outside: Sequence[int]) -> list[list[int]]:
        """The reporter's words between two passages: those that go on the first one's sentence, then each sentence."""
        parts: list[list[int]] = [[]]
        for p in outside:
            gap = self.source.between(p)
            ends = _ENDS_SENTENCE.search(gap) if p == outside[0] else None
            begins = self.place.crosses_sentence(self.source.ends[p - 1] - 1, self.source.starts[p])
            if ends or (begins and (p != outside[0] or "." in gap)) or gap.count("\n") > 1:
                parts.append([])
            parts[-1].append(p)
        return parts

    def _furniture(self, theirs: Sequence[int]) -> tuple[int, ...] | None:
        """The words that are a page's header or footer: a run of whole lines."""
        if not theirs:
            return None
        source = self.source
        first = next((p for p in theirs if _breaks(source.between(p))), None)
        last = next((p for p in reversed(theirs) if _breaks(source.between(p + 1))), None)
        if first is None or last is None or last < first:
            return None
        is_furniture = self.place.is_furniture(source.starts[first], source.ends[last])
        return tuple(range(first, last + 1)) if is_furniture else None

    def _left_out(self, block: Block, spliced: bool) -> list[Difference]:
        keys = [self.source.keys[p] for p in block.source]
        if all(key in PAUSES for key in keys):
            return [self._difference("pause-left-out", (), block.source)]
        first, last = block.source[0], block.source[-1]
        start = self.source.ends[first - 1] if first else 0
        stop = self.source.starts[last + 1] if last + 1 < len(self.source) else self.source.ends[last]
        crosses = self.place.crosses_sentence(start, stop) and len(keys) > 2
        is_splice = spliced or len(keys) >= _SPLICE_FROM or crosses
        codes = {code for key in keys if (code := word_code(key)) is not None}
        if is_splice:
            codes = {"splice"} | (codes & {"negation-changed"} if len(keys) <= _SPLICE_FROM else set())
        return [self._difference(code, (), block.source) for code in sorted(codes or {"words-left-out"})]

    def _added(self, block: Block) -> list[Difference]:
        keys = [self.draft.keys[i] for i in block.draft]
        if all(key in PAUSES for key in keys):
            return [self._difference("pause-left-out", block.draft, ())]
        codes = {code for key in keys if (code := word_code(key)) is not None}
        return [self._difference(code, block.draft, ()) for code in sorted(codes | {"words-added"})]

    def _replaced(self, block: Block) -> list[Difference]:
        same, block = peel(block, self.draft, self.source)
        found = [d for part in same for d in self._same(part)]
        if not block.draft and not block.source:
            return found
        ours, theirs = self._keys(block)
        if expanded(ours) == expanded(theirs):
            return [*found, self._difference("contraction-changed", block.draft, block.source)]
        for step in block.steps:
            if step.draft is not None and step.source is not None:
                found += [
                    self._difference(c, (step.draft,), (step.source,))
                    for c in sorted(self._pair(step.draft, step.source))
                ]
        left = tuple(s.source for s in block.steps if s.draft is None and s.source is not None)
        extra = tuple(s.draft for s in block.steps if s.source is None and s.draft is not None)
        if left:
            found += self._left_out(Block((), left, ()), spliced=False)
        if extra:
            found += self._added(Block(extra, (), ()))
        return found

    def _keys(self, block: Block) -> tuple[list[str], list[str]]:
        return [self.draft.keys[i] for i in block.draft], [self.source.keys[p] for p in block.source]

    def _same(self, part: Block) -> list[Difference]:
        """A part that is the same words written differently: nothing, style, or another word after all."""
        ours, theirs = spellings(self.draft, part.draft), spellings(self.source, part.source)
        if letters(ours) != letters(theirs):
            code = style_code(ours, theirs)
            return [] if code is None else [self._difference(code, part.draft, part.source)]
        left = self.draft.span(part.draft[0], part.draft[-1] + 1)
        right = self.source.span(part.source[0], part.source[-1] + 1)
        raws = self.draft.text[left.start : left.end], self.source.text[right.start : right.end]
        if is_contrast(*raws) and not any("\n" in raw or "\u00ad" in raw for raw in raws):
            return [Difference("hyphen-changed", left, right)]
        return []

    def _pair(self, i: int, p: int) -> set[str]:
        """The codes of one word that stands for another."""
        ours, theirs = self.draft.keys[i], self.source.keys[p]
        if ours == theirs:
            return set()
        if is_same(self.draft, self.source, (i,), (p,)):
            return {d.code for d in self._same(Block((i,), (p,), ()))}
        if "#" in (ours[0], theirs[0]):
            return self._numbers(i, p)
        if (code := _deny(ours, theirs)) is not None:
            return {code}
        if theirs in OPPOSITES.get(ours, ()):
            return {"sense-reversed"} | {c for c, words in _BY_CLASS if ours in words or theirs in words}
        for code, words in _BY_CLASS:
            if theirs in words or ours in words:
                return {code}
        return {self._other(i, p)}

    def _other(self, i: int, p: int) -> str:
        ours, theirs = self.draft.keys[i], self.source.keys[p]
        if ours in PRONOUNS or theirs in PRONOUNS:
            return "pronoun-changed"
        if theirs in FORMS.get(ours, ()):
            return "tense-changed"
        if is_name(self.draft, i) and is_name(self.source, p):
            return "name-changed"
        if same_stem(ours, theirs):
            return "tense-changed" if any(ours.endswith(t) != theirs.endswith(t) for t in _TENSES) else "form-changed"
        return "name-changed" if is_name(self.source, p) else "word-changed"

    def _numbers(self, i: int, p: int) -> set[str]:
        ours, theirs = value_and_unit(self.draft.keys[i]), value_and_unit(self.source.keys[p])
        if ours is None or theirs is None:
            return {"number-changed"}
        codes = {"unit-changed"} if ours[1] != theirs[1] else set()
        if ours[0] != theirs[0]:
            scales = [[s for s in _SCALES if s in raw.casefold()] for raw in (self.draft.raw(i), self.source.raw(p))]
            is_scale = (
                scales[0] != scales[1]
                and ours[0].normalize().as_tuple().digits == theirs[0].normalize().as_tuple().digits
            )
            codes.add("unit-changed" if is_scale else "number-changed")
        return codes

    def _difference(self, code: str, ours: Sequence[int], theirs: Sequence[int]) -> Difference:
        return Difference(code, _span(self.draft, ours), _span(self.source, theirs))


def _breaks(gap: str) -> bool:
    return "\n" in gap or "\f" in gap


def _span(words: Words, places: Sequence[int]) -> Span:
    return words.span(places[0], places[-1] + 1) if places else Span(0, 0)


def _figures(value: Decimal) -> tuple[int, ...]:
    """The figures of a number without its noughts at the end."""
    return value.normalize().as_tuple().digits


def _deny(ours: str, theirs: str) -> str | None:
    """The code where one or both words deny."""
    one, other = is_negation(ours), is_negation(theirs)
    if one != other or negates(ours, theirs) or (ours in NEGATIONS and theirs in NEGATIONS):
        return "negation-changed"
    if not one:
        return None
    bases = {expanded((ours,))[0], expanded((theirs,))[0]}
    return "modal-changed" if bases & MODALS else "tense-changed"


def is_name(words: Words, i: int) -> bool:
    """Whether a word looks like a name: a capital that no sentence's beginning explains."""
    raw = words.raw(i)
    if not raw[0].isupper() or words.keys[i] in LIGHT or words.keys[i] in ("i'm", "i've", "i'll", "i'd"):
        return False
    gap = words.between(i)
    before = words.raw(i - 1) if i else ""
    starts = i == 0 or ("." in gap and len(before) > 3) or any(c in gap for c in '!?:“"\n')
    after = words.raw(i + 1) if i + 1 < len(words) else ""
    return not starts or (after[:1].isupper() and words.between(i + 1) == " " and after.lower() not in LIGHT)


def moved(blocks: Iterable[Block], draft: Words, source: Words) -> bool:
    """Whether words that one side lacks in a place stand in another place of it: the order was changed."""
    ours, theirs = Counter[str](), Counter[str]()
    for block in blocks:
        ours.update(draft.keys[i] for i in block.draft)
        theirs.update(source.keys[p] for p in block.source)
    both = ours & theirs
    if any(key not in LIGHT for key in both):
        return True
    return len(both) > 1 and ours == theirs
