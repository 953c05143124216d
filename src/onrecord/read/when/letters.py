"""A text as a string with one letter a token, so that short patterns can be run over kinds of words.

``on July 1, 2018`` becomes the letters for IN MONTH D12 COMMA YEAR4. Which words are of which kind is data, in
``lexicon/time.toml``; numbers and punctuation are told apart here. Every other word is OTHER. Offsets of the tokens are
code points of the text, untouched.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Value = int | str

_TOKEN = re.compile(
    r"(?P<dotted>(?i:[ap]\.m\b\.?|b\.c\.e\.|b\.c\b\.?|a\.d\b\.?))"
    r"|(?P<word>[^\W\d_][\w\u0300-\u036f]*)"
    r"|(?P<number>\d+(?:(?i:st|nd|rd|th|s)\b)?)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<paragraph>\n[^\S\n]*\n\s*|\r[^\S\r]*\r\s*|\r\n[^\S\n]*\r\n\s*)"
    r"|(?P<mark>[^\w\s])"
)
_DIGITS = re.compile(r"\d+")
_MARKS = {",": "COMMA", ".": "DOT", "/": "SLASH", ":": "COLON", "(": "PARENTHESIS", "[": "PARENTHESIS",
          "'": "QUOTE", "’": "QUOTE", "‘": "QUOTE", "$": "MONEY", "£": "MONEY", "€": "MONEY", "#": "MONEY",
          "%": "PERCENT", ";": "STOP", "!": "STOP", "?": "STOP"}  # fmt: skip
_HYPHENS = frozenset("-‐‑–—")
_NUMBERS = ("D0", "D12", "D24", "D31", "D59", "D99", "N3", "YEAR4", "NUMBERS", "ORD31", "ORDN", "DECADES")
_OWN = ("OTHER", "NAME", "POSSESSIVE", "PARAGRAPH", "HYPHEN", "DASH", "MARK", *sorted(set(_MARKS.values())), *_NUMBERS)


@dataclass(frozen=True, slots=True)
class Letters:
    """The tokens of a text. ``letters[i]`` is the kind of the token at ``text[starts[i]:ends[i]]``.

    ``values[i]`` is the number or the meaning of the word, 0 for words that have none.
    """

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    values: list[Value]

    def word(self, at: int) -> str:
        """The characters of token ``at``, in lower case; empty beyond the text."""
        return self.text[self.starts[at] : self.ends[at]].lower() if 0 <= at < len(self.starts) else ""

    def kind(self, at: int) -> str:
        """The letter of token ``at``; empty beyond the text."""
        return self.letters[at] if 0 <= at < len(self.letters) else ""

    def is_a(self, at: int, *names: str) -> bool:
        """Whether token ``at`` is of one of the classes named."""
        return self.kind(at) in kinds(*names)

    def adjacent(self, first: int, last: int) -> bool:
        """Whether nothing stands between the tokens from ``first`` to ``last``."""
        return all(self.ends[at] == self.starts[at + 1] for at in range(first, last))

    def capital(self, at: int) -> bool:
        """Whether token ``at`` begins with a capital letter."""
        return 0 <= at < len(self.starts) and self.text[self.starts[at]].isupper()


@cache
def kinds(*names: str) -> frozenset[str]:
    """The letters of the classes named. Raises ``KeyError`` for a name that is no class."""
    return frozenset(alphabet().letter[name] for name in names)


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letter of every class, the class of every word, and the phrases by their first word, longest first."""

    letter: dict[str, str]
    words: dict[str, tuple[str, Value]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Value], ...]]
    outlets: frozenset[str]


@cache
def alphabet() -> Alphabet:
    """The classes of ``lexicon/time.toml`` and the classes of numbers and marks, each with a letter of its own."""
    table = tomllib.loads(files("onrecord.lexicon").joinpath("time.toml").read_text(encoding="utf-8"))
    outlets = frozenset(table.pop("outlet")["words"])
    letter = {name: chr(0x100 + n) for n, name in enumerate((*_OWN, *(key.upper() for key in table)))}
    words: dict[str, tuple[str, Value]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
    for name, entry in table.items():
        for phrase, value in entry["words"].items():
            first, *rest = (found.group() for found in _TOKEN.finditer(phrase))
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), letter[name.upper()], value))
            else:
                words[first] = letter[name.upper()], value
    ordered = {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in phrases.items()}
    return Alphabet(letter, words, ordered, outlets)


def letters_of(text: str) -> Letters:
    """Take a text apart. Time is linear in the text."""
    known = alphabet()
    words, phrases = known.words, known.phrases
    unknown = (known.letter["OTHER"], 0), (known.letter["NAME"], 0)
    spans: list[tuple[int, int]] = []
    classes: list[tuple[str, Value]] = []
    firsts: list[int] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        spans.append(found.span())
        if kind == "word" or kind == "dotted":
            word = found.group()
            lower = word.lower()
            if lower in phrases:
                firsts.append(len(classes))
            classes.append(words.get(lower) or unknown[word[0].isupper()])
        elif kind == "number":
            classes.append(_number(found.group(), known.letter))
        elif kind == "mark":
            classes.append((known.letter[_mark(text, *found.span())], 0))
        else:
            classes.append((known.letter["POSSESSIVE" if kind == "possessive" else "PARAGRAPH"], 0))
    _join_phrases(text, spans, classes, firsts)
    starts, ends = [span[0] for span in spans], [span[1] for span in spans]
    return Letters(text, "".join(kind[0] for kind in classes), starts, ends, [kind[1] for kind in classes])


def _join_phrases(text: str, spans: list[tuple[int, int]], classes: list[tuple[str, Value]], firsts: list[int]) -> None:
    """Make one token of each phrase; ``firsts`` are the tokens that may begin one."""
    kept_spans: list[tuple[int, int]] = []
    kept_classes: list[tuple[str, Value]] = []
    done = 0
    for at in firsts:
        phrase = _phrase_at(text, spans, at) if at >= done else None
        if phrase is not None:
            end, letter, value = phrase
            kept_spans += [*spans[done:at], (spans[at][0], spans[end - 1][1])]
            kept_classes += [*classes[done:at], (letter, value)]
            done = end
    spans[:] = kept_spans + spans[done:]
    classes[:] = kept_classes + classes[done:]


def _phrase_at(text: str, spans: list[tuple[int, int]], at: int) -> tuple[int, str, Value] | None:
    """The longest phrase that begins with token ``at``: the token after it, its letter and its value."""
    if at + 1 == len(spans):
        return None
    first, following = (text[slice(*span)].lower().replace("’", "'") for span in spans[at : at + 2])
    for rest, letter, value in alphabet().phrases[first]:
        end = at + 1 + len(rest)
        if rest[0] == following and _spell(text, spans[at + 2 : end], rest[1:]):
            return end, letter, value
    return None


def _spell(text: str, spans: list[tuple[int, int]], words: tuple[str, ...]) -> bool:
    return [text[slice(*span)].lower().replace("’", "'") for span in spans] == list(words)


def _number(word: str, letter: dict[str, str]) -> tuple[str, Value]:
    digits = word.rstrip("stndrhSTNDRH")
    value, length, suffix = int(digits[:9]), len(digits), word[len(digits) :].lower()
    if suffix == "s":
        return letter["DECADES" if length == 4 or length == 2 else "NUMBERS"], value
    if suffix:
        return letter["ORD31" if 1 <= value <= 31 else "ORDN"], value
    if length == 4 and 1000 <= value < 2200:
        return letter["YEAR4"], value
    if length == 3 and value > 99:
        return letter["N3"], value
    if length > 2:
        return letter["NUMBERS"], value
    for name, limit in (("D0", 0), ("D12", 12), ("D24", 24), ("D31", 31), ("D59", 59)):
        if value <= limit:
            return letter[name], value
    return letter["D99"], value


def _mark(text: str, start: int, end: int) -> str:
    mark = text[start]
    if mark in _HYPHENS:
        joined = start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
        return "HYPHEN" if joined else "DASH"
    return _MARKS.get(mark, "MARK")
