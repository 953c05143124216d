"""A quotation held against many sources: the best places of all, and an answer where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.quote.compare import compare, note_of, rank
from onrecord.quote.draft import Draft, take_apart
from onrecord.quote.index import WordingIndex
from onrecord.quote.values import Comparison
from onrecord.quote.words import Words, split_words


@dataclass(frozen=True, slots=True)
class Found:
    """A comparison and the source it is with, by its place among the sources; None where no source has the words."""

    source: int | None
    comparison: Comparison


def check_wording(quotation: str | Draft, sources: Sequence[str | Words], most: int = 6) -> tuple[Found, ...]:
    """The places in all sources where the quotation may stand, best first, at most ``most``; never empty.

    Where there is none, one ``Found`` without a source says so: not-found, or could-not-check where there are no
    words on one of the sides.
    """
    draft = take_apart(quotation) if isinstance(quotation, str) else quotation
    if not len(draft.words):
        return (Found(None, could_not_check("no-words")),)
    held = [split_words(source) if isinstance(source, str) else source for source in sources]
    if not any(len(words) for words in held):
        return (Found(None, could_not_check("no-source")),)
    found = [Found(at, c) for at, words in enumerate(held) for c in compare(draft, words, most)]
    found.sort(key=lambda f: (rank(f.comparison), f.source))
    return tuple(found[:most]) or (Found(None, not_found()),)


def check_among(
    quotations: Sequence[str], texts: Sequence[str], index: WordingIndex | None = None, most: int = 6
) -> list[tuple[Found, ...]]:
    """For each quotation what ``check_wording`` says of it, held against those texts alone that may have it.

    ``index`` is that of the texts in their order, built here where it is not handed in. ``Found.source`` numbers the
    texts. A quotation changed in most of its words may be missed where the texts are many.
    """
    index = WordingIndex.build(texts) if index is None else index
    drafts = [take_apart(quotation) for quotation in quotations]
    words: dict[int, Words] = {}
    found: list[tuple[Found, ...]] = []
    for draft in drafts:
        numbers = index.candidates(draft.text)
        for number in numbers:
            if number not in words:
                words[number] = split_words(texts[number])
        if len(draft.words) and any(texts) and not numbers:
            found.append((Found(None, not_found()),))
            continue
        held = check_wording(draft, [words[n] for n in numbers], most)
        found.append(tuple(Found(None if f.source is None else numbers[f.source], f.comparison) for f in held))
    return found


def not_found() -> Comparison:
    """What is said of a quotation that stands in no source."""
    return Comparison("not-found", True, ("not-found",), note=note_of({"not-found"}))


def could_not_check(code: str) -> Comparison:
    """What is said where nothing could be compared. ``code`` is ``no-source`` or ``no-words``."""
    return Comparison("could-not-check", False, (code,), note=note_of({code}))
