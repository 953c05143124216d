"""Speeches that a page's layout gives to a speaker turn by turn: transcripts, hearings, interviews.

    TAPPER: Will you run?                 Q: How did it start?            Loe — Did you read it?
    MR. SMITH: I was never asked.         A: With a letter.               Tamsen — The afternoon it came in.

A line opens a turn when a label, which has the shape of a name, stands before a colon or between the margin and a
dash. Fact boxes look the same ("Cost: $4"), so a run of labels is a dialogue only if people talk in it. The turn's
words go on through paragraphs without a label, until the next label, a heading, a block of another kind, or a
paragraph that is evidently the reporter's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.ingest import wire_opening
from onrecord.read.boundaries import joined
from onrecord.read.labels import Known, is_answer, is_key, is_named, is_question, is_role, proper_words, words_of
from onrecord.read.lines import Line
from onrecord.read.page import Page
from onrecord.read.voice import returns, speaks, speaks_first, tells, without_quotations
from onrecord.types import Span

_OPENING = r"(?:[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?[\])]?\s*[-–—]?\s+)?(?P<open>[\"“”«„'‘]?)"
_TIME = r"(?:\s*[(\[]\d{1,2}:\d{2}(?::\d{2})?[)\]])?"
_COLON = re.compile(
    _OPENING + rf"(?P<label>[^\s:\"“”«\[(][^:\n]{{0,70}}?){_TIME}(?P<mark>:){_TIME}(?=[\s\"“‘«'(\[…]|$)\s*"
)
_BRACKETED = re.compile(_OPENING + r"\[(?P<label>[^\s:\[\]][^:\[\]\n]{0,50})\](?P<mark>:)\s*")
_DASH = re.compile(_OPENING + r"(?P<label>[^\s—–:\"“”«-][^—–:\n]{0,50}?)(?:\s+(?P<mark>—|–|--?)|(?P<em>—))\s+(?=\S)")
_LETTER = re.compile(_OPENING + r"(?P<label>[QA])(?P<mark>[.)])\s+")
_MANNER = re.compile(r"\s*[(\[][a-z][^()\[\]]*[)\]]\s*$")
"""How somebody speaks, which is no part of the name: "REED (interrupting): …"."""

_DIRECTION = re.compile(r"[\"“”']?[(\[*][^()\[\]]{1,120}[)\]*]\.?|[….\s*_-]+")
_KEY = re.compile(r"[.;,|•·]\s+[A-Z][^.;:,|]{0,40}:\s")
"""A second key within a line of keys: "Chair: A. Norring. Member: V. Sahl. Clerk: …"."""

_OPENERS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'"}
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_FURTHEST = 15
"""Lines without a label after which a new label does not go on with the same dialogue."""

_LEAST_TALK = 0.3
"""Share of a dialogue's turns that must talk in the first or second person, or ask. Short answers ("Never.") do not.

In the eight dialogues of PolNeAR and MPQA seven to ten in ten turns do; in other rows of labels, mostly none.
"""

_LEAST_TALK_ONCE = 0.5
"""The same where no label comes back: nothing but the talk then tells a row of voices from a row of keys."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, the mark after the label, and the words, as spans of the document; the words are in order."""

    label: Span
    mark: Span
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line that begins with a label. ``words`` is where the speaker's words begin."""

    line: int
    label: Span
    mark: Span
    words: int
    name: str
    marked: bool
    is_colon: bool


@dataclass(frozen=True, slots=True)
class _Heard:
    """An opening with its line and those up to the next label."""

    opening: _Opening
    lines: tuple[Line, ...]

    def without_others(self) -> "_Heard":
        """The same with the lines of the label's own block only."""
        home = self.lines[0].block.span
        return _Heard(self.opening, tuple(line for line in self.lines if line.block.span == home))


@dataclass(frozen=True, slots=True)
class _Ends:
    """What to know to find a turn's end: the speakers' names, and whether another label or a question follows it."""

    speakers: frozenset[str]
    is_last: bool
    is_asked: bool


def turns(page: Page, lines: tuple[Line, ...], known: Known) -> tuple[Turn, ...]:
    """The turns of all dialogues on a page, in order."""
    openings = [list(_openings(lines, pattern)) for pattern in (_COLON, _BRACKETED, _DASH, _LETTER)]
    if not any(openings):
        return ()
    labelled = sorted({opening.line for found in openings for opening in found})
    runs = [[_Heard(o, _until(o, labelled, lines)) for o in run] for found in openings for run in _runs(found, lines)]
    dialogues = [run for run in runs if _is_dialogue(run, known)]
    names = frozenset[str]().union(*(proper_words(heard.opening.name) for run in dialogues for heard in run))
    speakers = known.with_given_names(names)
    found_turns = []
    for run in dialogues:
        voices = len({_voice(heard) for heard in run})
        for heard in run:
            ends = _Ends(speakers, is_last=heard is run[-1], is_asked=voices == 1)
            alone = voices == 1 and is_question(heard.opening.name)  # what follows is the answer, without a label
            found_turns.append(_turn(page, heard if not alone else heard.without_others(), ends))
    return tuple(sorted((turn for turn in found_turns if turn is not None), key=lambda turn: turn.label))


def _openings(lines: tuple[Line, ...], pattern: re.Pattern[str]) -> Iterator[_Opening]:
    for n, line in enumerate(lines):
        found = pattern.match(line.text)
        if found is None:
            continue
        label = _MANNER.sub("", found["label"]).strip()
        if not is_named(label) or tells(label) or line.block.kind in ("caption", "byline", "dateline"):
            continue
        if (line.block.kind == "heading" and not is_question(label)) or wire_opening(line.text):
            continue
        if len(_KEY.findall(line.text)) > 1:
            continue
        start = line.span.start
        mark = "em" if pattern is _DASH and found["mark"] is None else "mark"
        yield _Opening(
            n,
            Span(start + found.start("label"), start + found.start("label") + len(label)),
            Span(start + found.start(mark), start + found.end(mark)),
            start + found.end(),
            label,
            bool(found["open"]),
            pattern is not _DASH,
        )


def _runs(openings: list[_Opening], lines: tuple[Line, ...]) -> Iterator[list[_Opening]]:
    """Openings that stand near each other with no heading between."""
    run: list[_Opening] = []
    for opening in openings:
        if is_key(opening.name):
            continue
        if run and not _goes_on(run[-1], opening, lines):
            yield run
            run = []
        run.append(opening)
    if run:
        yield run


def _goes_on(before: _Opening, after: _Opening, lines: tuple[Line, ...]) -> bool:
    between = lines[before.line + 1 : after.line]
    return len(between) <= _FURTHEST and not any(line.block.kind == "heading" for line in between)


def _is_dialogue(run: list[_Heard], known: Known) -> bool:
    voices = [_voice(heard) for heard in run]
    labels = [heard.opening.name for heard in run]
    words = [_first_words(heard) for heard in run]
    asked = any(is_question(label) for label in labels)
    if any(is_answer(label) for label in labels) and not asked:
        return False
    if 3 * sum(_names_itself(label, said) for label, said in zip(labels, words, strict=True)) >= len(run):
        return False
    talk = sum(_talks(said) for said in words) / len(run)
    if asked and len(run) > 1:
        return len(set(voices)) > 1 or talk >= _LEAST_TALK
    if any(known.is_common(label) and not is_role(label) for label in labels):
        return False
    sure = [known.is_name(label) or is_role(label) or len(label.split()) > 1 for label in labels]
    if len(set(voices)) < len(voices) and len(set(voices)) > 1:
        return talk >= (_LEAST_TALK if any(sure) else _LEAST_TALK_ONCE)
    capitals = run[0].opening.is_colon and all(_is_in_capitals(label) for label in labels)
    if len(run) == 1:
        return capitals and talk == 1 and (known.is_name(labels[0]) or is_role(labels[0]))
    if capitals and any("?" in said for said in words) and all(speaks_first(said) or "?" in said for said in words):
        return True
    plain = run[0].opening.is_colon or all(said[:1] in _OPENERS for said in words)
    return plain and talk >= _LEAST_TALK_ONCE and all(sure)


def _is_in_capitals(label: str) -> bool:
    name = re.split(r"[,(]", label, maxsplit=1)[0]
    return name.isupper() and len(name) > 1


def _voice(heard: _Heard) -> str:
    """Whose turn it is: ``KATE BOULDUAN`` and ``BOULDUAN`` are one voice."""
    return words_of(heard.opening.name)[-1]


def _talks(words: str) -> bool:
    own = words if words[:1] in _OPENERS else _QUOTED.sub(" ", words)
    return speaks(own) or "?" in own


def _names_itself(label: str, words: str) -> bool:
    """Whether the words name their own label's bearer: nobody speaks so, but entries of a list do."""
    return bool(proper_words(label) & set(words_of(words)))


def _first_words(heard: _Heard) -> str:
    """The words on the label's line and the lines after it in its block; those of the next block where it has none."""
    first, *after = heard.lines
    words = [first.text[heard.opening.words - first.span.start :]]
    words += [line.text for line in after if line.block.span == first.block.span]
    if not "".join(words) and after:
        words.append(after[0].text)
    return " ".join(words).strip()


def _until(opening: _Opening, labelled: list[int], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The opening's line and those after it, up to the next label."""
    after = bisect_right(labelled, opening.line)
    return lines[opening.line : labelled[after] if after < len(labelled) else len(lines)]


def _turn(page: Page, heard: _Heard, ends: _Ends) -> Turn | None:
    opening, home = heard.opening, heard.lines[0].block
    first = Span(opening.words, heard.lines[0].span.end)
    own = [line.span for line in heard.lines[1:] if line.block.span == home.span and not _is_direction(line.text)]
    pieces = [piece for piece in (first, *own) if piece.start < piece.end]
    pieces += _after_block(page, heard, ends, begun=bool(pieces))
    bare = [_bare(page.document.text, piece, piece == first) if opening.marked else piece for piece in pieces]
    words = joined(page.document.text, [piece for piece in bare if piece.start < piece.end])
    return Turn(opening.label, opening.mark, words) if words else None


def _after_block(page: Page, heard: _Heard, ends: _Ends, begun: bool) -> list[Span]:
    """The paragraphs without a label that go on with a turn.

    Before another label silence is speech: only the reporter ends it, and the question that an answer waits for
    where only answers have labels. After the last label somebody has to speak, and one paragraph in which nobody does
    is carried along at most.
    """
    home = heard.lines[0].block
    taken: list[Span] = []
    waiting: list[Span] = []
    for block, grouped in groupby(heard.lines, key=lambda line: line.block):
        lines = list(grouped)
        piece = Span(lines[0].span.start, lines[-1].span.end)
        if block.span == home.span or _is_direction(page.document.text[slice(*piece)]):
            continue
        if block.kind != home.kind and (home.kind != "heading" or block.kind != "paragraph"):
            break
        if begun and (returns(page, piece, ends.speakers) or (ends.is_asked and lines[-1].text.endswith("?"))):
            break
        own = page.document.text[slice(*piece)] if heard.opening.marked else without_quotations(page, piece)
        if begun and ends.is_last and not speaks(own):
            if waiting:
                break
            waiting.append(piece)
            continue
        taken += [*waiting, piece]
        waiting, begun = [], True
    return taken


def _is_direction(words: str) -> bool:
    """Whether a line is a direction, in brackets, and nobody's words: "(Laughter)", "[crosstalk]"."""
    return _DIRECTION.fullmatch(words) is not None


def _bare(text: str, piece: Span, is_first: bool) -> Span:
    """A piece of a turn without the marks that a page puts around labels and words together (“HILL: It stays.”).

    There each paragraph opens with a mark; after the label, a mark at once may be that of a quotation in the turn.
    """
    start, end = piece
    words = text[start:end]
    if words[:1] in _OPENERS and (not is_first or _is_unbalanced(words, words[0])):
        start += 1
        words = words[1:]
    if words[-1:] in _OPENERS.values() and _is_unbalanced(words, words[-1]):
        end -= 1
    return Span(start, end)


def _is_unbalanced(words: str, mark: str) -> bool:
    opener, closer = next((a, b) for a, b in _OPENERS.items() if mark in (a, b))
    return words.count(mark) % 2 == 1 if opener == closer else words.count(opener) != words.count(closer)
