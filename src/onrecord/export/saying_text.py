"""A saying in words, line by line, as every view of it says them; and words broken into lines of so many pixels."""

import re
import unicodedata
from collections.abc import Iterator

from onrecord.link.saying import GROUNDS, Change, Saying, Step, Version
from onrecord.link.whose import is_own_voice

_NAMES = {
    "words": "wording",
    "cut": "cut",
    "extended": "longer",
    "reworded": "reworded",
    "attribution-lost": "attribution lost",
    "attribution-gained": "attribution gained",
    "name-lost": "name lost",
    "name-gained": "name gained",
    "speaker-changed": "speaker changed",
    "voice-lost": "source lost",
    "marks-lost": "quotation marks lost",
    "marks-gained": "quotation marks gained",
}
_SHOWN = frozenset({"words", "cut", "extended"})
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]")
_LONGEST = 160
_NARROW, _WIDE = frozenset("iljtfr.,:;'|!()[] ‘’I"), frozenset("mwMW@%—…")


def header_words(saying: Saying) -> Iterator[str]:
    """How many versions there are, who had it first, and what was looked at."""
    n = len(saying.versions)
    looked = f"{saying.n_reports:,} report{'' if saying.n_reports == 1 else 's'} looked at"
    if not n:
        yield f"these words were not found; {looked}"
        return
    first = saying.versions[0]
    counted = f", {saying.n_origins:,} when those of one origin count once" if saying.n_origins != n else ""
    many = "1 version in 1 report" if n == 1 else f"{n:,} versions in as many reports"
    yield f"{many}{counted}; {looked}"
    doubt = f" ({saying.first_doubt})" if saying.first_doubt else ""
    yield f"first by date: {first.publisher or first.path}, {first.published or 'no date stated'}{doubt}"
    if not saying.is_whole:
        yield f"only the {saying.n_compared:,} likeliest reports were compared; give more words to narrow it down"


def version_words(version: Version) -> str:
    """Whose words they are there, through whom, and how they stand."""
    if is_own_voice(version):
        return "in the report's own voice: no attribution holds these words"
    who = version.speaker or version.source or "a speaker who is not known"
    by = [voice.name for voice in version.voices[1:-1]]
    through = f", by way of {', '.join(by)}" if by else ""
    marks = {"whole": "quoted", "part": "quoted in part", "none": "told without quotation marks"}[version.marks]
    return f"{who}{through}; {marks}"


def step_words(saying: Saying, step: Step) -> str:
    """Where the version has the words from, and on what ground that is said."""
    source = saying.version(step.source)
    via = f", by way of {', '.join(step.via)}" if step.via else ""
    word = "from" if step.is_stated else "perhaps from"
    return f"{word} {source.publisher or source.path}, {source.published or 'no date'}{via}: {GROUNDS[step.ground]}"


def change_words(change: Change) -> str:
    """A change in one line: what it is, the words before and after, why it matters."""
    if change.kind not in _SHOWN:
        return f"{_NAMES[change.kind]}: {change.says}"
    before, after = _shortened(change.before), _shortened(change.after)
    if change.code == "order-changed":
        return f"order: “{after}” stands in another place"
    if change.kind == "extended":
        return f"longer: “{after}” stands beside them too"
    if change.kind == "cut":
        return f"cut: “{before}” is left out"
    if before and after:
        words = f"“{before}” became “{after}”"
    else:
        words = f"“{after}” came in" if after else f"“{before}” was left out"
    return f"{_NAMES[change.kind]}: {words} ({change.says})"


def in_marks(words: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    stripped = plain(words)
    return stripped if stripped[:1] in "“\"«‘„'" and stripped else f"“{stripped}”"


def plain(text: str) -> str:
    """One line, without characters that would turn or hide what is shown."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def wrapped(text: str, width: int, size: int, most: int) -> list[str]:
    """Lines of at most ``width`` pixels at a font size, ``most`` of them; the last one ends in … where it is cut.

    At least one line. Widths are estimated for DejaVu Sans, the widest of the usual sans-serif fonts, rather too wide.
    """
    lines = [""]
    for word in plain(text).split():
        for piece in _pieces(word, width, size):
            longer = f"{lines[-1]} {piece}".strip()
            if lines[-1] and width_of(longer, size) > width:
                lines.append(piece)
            else:
                lines[-1] = longer
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    while kept[-1] and width_of(f"{kept[-1]} …", size) > width:
        kept[-1] = kept[-1][:-1].rstrip()
    kept[-1] += " …"
    return kept


def _pieces(word: str, width: int, size: int) -> Iterator[str]:
    """A word, or, where it is wider than a line, parts of it."""
    while width_of(word, size) > width and len(word) > 1:
        n = max(1, min(len(word) - 1, int(len(word) * width / width_of(word, size)) - 1))
        yield word[:n]
        word = word[n:]
    yield word


def width_of(text: str, size: int) -> float:
    """About how many pixels a text takes."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.1
    if character in _NARROW:
        return 0.4
    return 1.02 if character in _WIDE else (0.78 if character.isupper() else 0.63)


def _shortened(text: str) -> str:
    words = plain(text)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rstrip()} …"
