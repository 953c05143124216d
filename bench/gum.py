"""GUM news articles: the text as a reader sees it, and who or what is mentioned where.

GUM (Zeldes 2017, "The GUM corpus", Language Resources and Evaluation 51) is published in layers, of which two are read:

- ``xml/GUM_news_*.xml``: layout and words, one a line: form, tag, lemma, CLAWS tag, part of speech, relation, parts.
  Spaces are not marked; they are put back by rule, so the text is a plausible page and the same one every time.
- ``coref/gum/conll/GUM_news_*.conll``: entities and coreference, one word a line: number, form and the entities that
  begin or end there, ``(person-4(person-1)`` or ``person-4)``, after the number perhaps the entity's Wikipedia title.
  An entity that is mentioned once is a singleton; all are annotated.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import InputRefused
from onrecord.types import Span

_BLOCKS = frozenset({"text", "head", "p", "caption", "item"})
_ATTACHED_TAGS = frozenset({",", "SENT", "POS", "''", ")"})
_ATTACHED_FORMS = frozenset({":", ";", "...", "%", "/"})
_CONTRACTION = re.compile(r"['’`](?:ve|s|m|ll|re|d)|n['’`]t", re.IGNORECASE)
_HOLDS_NEXT = re.compile(r".*[$£€#/]|[\[(]")
_ENTITY = re.compile(r"(\(?)([a-z]+)-(\d+)(?:-[^()]*)?(\)?)")

_BEFORE_HEAD = frozenset(
    {"det", "det:predet", "amod", "advmod", "nummod", "compound", "nmod:poss", "nmod:desc"}
    | {"case", "punct", "cc", "cc:preconj"}
)
"""Relations of words that stand before the head they belong to."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "VERB", "SYM", "X"})
_PREPOSITION = re.compile(r"IN.*|TO")
_APART = re.compile(r"W.*|,|\(")
"""Tags of words that open a relative clause or an apposition."""


class Word(NamedTuple):
    """One word of the corpus and where it stands in the article's text."""

    form: str
    tag: str
    part: str
    relation: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its whole span, and its head, one word: the last of the name where the head is a name."""

    span: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything that is said of one entity, in order. ``type`` is GUM's: person, organization, place, abstract, …"""

    type: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    ``part`` is GUM's own split: train, dev or test. ``chains`` is ``None`` where there is no coreference layer.
    """

    name: str
    part: str
    text: str
    chains: tuple[Chain, ...] | None


class _Line(NamedTuple):
    """A word before it has a place: its columns, the number of its block, and of the ``<w>`` around it, or -1."""

    columns: list[str]
    block: int
    glued: int


def read_gum(xml: Path, conll: Path | None = None) -> Iterator[Article]:
    """The articles of a folder of GUM XML, in the order of their names, with coreference where ``conll`` has it.

    Raises ``InputRefused`` when a file is not GUM's, or the two layers do not have the same words.
    """
    for path in sorted(xml.glob("GUM_news_*.xml")):
        root = _parsed(path)
        text, words = laid_out(list(_lines(root)))
        layer = None if conll is None else conll / f"{path.stem}.conll"
        chains = read_chains(layer, words) if layer is not None and layer.is_file() else None
        yield Article(path.stem, root.get("partition", ""), text, chains)


def _parsed(path: Path) -> ElementTree.Element:
    try:
        return ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise InputRefused(str(path), "not-gum", f"Not well-formed XML ({error}); wanted a file of GUM's.") from error


def _lines(root: ElementTree.Element) -> Iterator[_Line]:
    """The word lines in order. A block that another block interrupts goes on as a new one."""
    ancestors: list[int] = [0]
    last_block = last_glue = 0

    def walk(element: ElementTree.Element, glue: int) -> Iterator[_Line]:
        nonlocal last_block, last_glue
        is_block = element.tag in _BLOCKS
        if is_block:
            last_block += 1
            ancestors.append(last_block)
        if element.tag == "w":
            last_glue += 1
            glue = last_glue
        yield from _own_lines(element.text, ancestors[-1], glue)
        for child in element:
            yield from walk(child, glue)
            yield from _own_lines(child.tail, ancestors[-1], glue)
        if is_block:
            ancestors.pop()
            last_block += 1
            ancestors[-1] = last_block

    return walk(root, -1)


def _own_lines(text: str | None, block: int, glue: int) -> Iterator[_Line]:
    for line in (text or "").splitlines():
        columns = line.split("\t")
        if len(columns) >= 6:
            yield _Line(columns, block, glue)


def laid_out(lines: Sequence[_Line]) -> tuple[str, tuple[Word, ...]]:
    """The text, blocks parted by a blank line, and its words with their places."""
    pieces: list[str] = []
    words = []
    at = 0
    for before, line in pairwise([None, *lines]):
        assert line is not None
        gap = "" if before is None else "\n\n" if before.block != line.block else _gap(before, line)
        form, tag, part, relation = (line.columns[i] for i in (0, 1, 4, 5))
        pieces += [gap, form]
        words.append(Word(form, tag, part, relation, Span(at + len(gap), at + len(gap) + len(form))))
        at += len(gap) + len(form)
    return "".join(pieces), tuple(words)


def _gap(before: _Line, line: _Line) -> str:
    form, tag = line.columns[:2]
    if line.glued >= 0 and line.glued == before.glued:
        return ""
    if (tag in _ATTACHED_TAGS and form != "[...]") or form in _ATTACHED_FORMS or _CONTRACTION.fullmatch(form):
        return ""
    return "" if before.columns[1] == "``" or _HOLDS_NEXT.fullmatch(before.columns[0]) else " "


def read_chains(path: Path, words: Sequence[Word]) -> tuple[Chain, ...]:
    """The chains of a file of the coreference layer, in the order of their first mention.

    Raises ``InputRefused`` when the file's words are not ``words``, or a bracket has no partner.
    """
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    differs = next((n for n, (row, word) in enumerate(zip(rows, words, strict=False)) if row[1] != word.form), None)
    if differs is not None or len(rows) != len(words):
        where = f"word {differs} differs" if differs is not None else f"{len(rows)} words, not {len(words)}"
        raise InputRefused(
            str(path), "not-gum", f"Not of the same release as the XML file ({where}); take both from one."
        )
    open_at: dict[str, list[int]] = defaultdict(list)
    found: dict[str, tuple[str, list[Mention]]] = {}
    for n, row in enumerate(rows):
        for opens, kind, number, closes in _ENTITY.findall(row[2]):
            if opens:
                open_at[number].append(n)
            if closes and open_at[number]:
                mention = _mention(words[open_at[number].pop() : n + 1])
                found.setdefault(number, (kind, []))[1].append(mention)
            elif closes:
                raise InputRefused(str(path), "not-gum", f"Entity {number} ends at word {n} but begins nowhere.")
    unclosed = [number for number, starts in open_at.items() if starts]
    if unclosed:
        raise InputRefused(str(path), "not-gum", f"Entity {unclosed[0]} begins but ends nowhere.")
    chains = [Chain(kind, tuple(sorted(set(mentions), key=_place))) for kind, mentions in found.values()]
    return tuple(sorted(chains, key=lambda chain: _place(chain.mentions[0])))


def _mention(words: Sequence[Word]) -> Mention:
    return Mention(Span(words[0].span.start, words[-1].span.end), head_of(words).span)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def head_of(words: Sequence[Word]) -> Word:
    """The head of a mention; of a name, its last word ("Marc Delacroix, the envoy" → "Delacroix").

    The XML has each word's relation but not what it is related to, so the head is found by order. It is the first word
    that does not stand before its head (as determiners, adjectives and titles do), up to a preposition, relative
    pronoun or apposition. A name may follow its title's preposition ("Governor of Maine Jo Roe" → "Roe"). Where every
    word stands before its head ("the envoy's", the whole being a possessor), it is the last nominal.
    """
    whole = words[: _until(words, _APART)]
    base = _until(whole, _PREPOSITION)
    heads = _heads(whole[:base]) or [base + at for at in _heads(whole[base:])][1:][-1:]
    if not heads:
        nominal = [word for word in whole[:base] if word.part in _NOMINAL]
        return nominal[-1] if nominal else whole[base - 1]
    return whole[_end_of_name(whole, heads[0])]


def _until(words: Sequence[Word], opens: re.Pattern[str]) -> int:
    return next((n for n, word in enumerate(words) if n and opens.fullmatch(word.tag)), len(words))


def _heads(words: Sequence[Word]) -> list[int]:
    """The words that do not stand before their head. A name's further words, and what "and" adds, go with the first."""
    return [
        n
        for n, word in enumerate(words)
        if word.relation not in _BEFORE_HEAD and not (n and word.relation in ("flat", "conj"))
    ]


def _end_of_name(words: Sequence[Word], at: int) -> int:
    for n in range(at + 1, len(words)):
        if words[n].relation == "flat":
            at = n
        elif words[n].tag != "HYPH":
            break
    return at
