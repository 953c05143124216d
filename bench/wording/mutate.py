"""Quotations changed on purpose: one seeded change each, of a known class, to the draft or to the print of the source.

A mutation gets a quotation as its source has it, with the source's text around it, and gives a ``Mutant``, or None
where it does not apply: there is no number in it, no negation to drop. Those of ``PRINT`` change nothing that an editor
should be told; those of ``MARKED`` are edits that say so; those of ``CHANGES`` are changes of wording, each with the
codes that name it rightly.
"""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Mutant:
    """A draft's quotation and the text it is to be held against."""

    quotation: str
    source: str


@dataclass(frozen=True, slots=True)
class Genuine:
    """A quotation as it stands: ``text[span]`` without its marks. ``later`` is more from the same speaker, if any."""

    text: str
    span: Span
    later: str = ""

    @property
    def words(self) -> str:
        """The quotation."""
        return self.text[self.span.start : self.span.end]


Mutation = Callable[[random.Random, Genuine], Mutant | None]
_NUMBER = re.compile(r"\b\d+(?:,\d{3})*(?:\.\d+)?\b(?!-)")
_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty")
_NEGATION = re.compile(r"\b(?:not|never) ", re.IGNORECASE)
_SHORT_NEGATION = re.compile(r"\b(is|are|was|were|do|does|did|has|have|had|would|could|should)n['’]t\b")
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|have|has|must)\b(?! not|n)")
_MODAL = re.compile(r"\b(will|would|can|could|may|might|should|must)\b(?!['’])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_NAMES = ("Halloway", "Prendergast", "Okonjo", "Lindgren", "Marchetti", "Abernathy", "Quintero", "Vasiliev")
_TENSES = {
    "is": "was",
    "was": "is",
    "are": "were",
    "were": "are",
    "has": "had",
    "had": "has",
    "says": "said",
    "go": "went",
}
_TENSES |= {"have": "had", "know": "knew", "think": "thought", "want": "wanted", "need": "needed", "do": "did"}
_SCALES = {"million": "billion", "billion": "million", "percent": "percentage points", "thousand": "million"}
_SCALES |= {
    "years": "months",
    "months": "weeks",
    "days": "weeks",
    "hours": "days",
    "miles": "kilometers",
    "weeks": "months",
}
_QUANTIFIERS = {
    "all": "most",
    "every": "nearly every",
    "many": "some",
    "some": "most",
    "always": "often",
    "only": "mainly",
}
_PRONOUNS = {
    "we": "they",
    "he": "she",
    "they": "we",
    "our": "their",
    "his": "her",
    "my": "our",
    "us": "them",
    "you": "we",
}
_ADDED = ("really", "deeply", "very", "secretly", "simply", "absolutely")
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
_CONTENT = re.compile(r" [a-z]{4,}(?= [a-z])")


def _draft(quotation: str, it: Genuine) -> Mutant | None:
    return Mutant(quotation, it.text) if quotation != it.words else None


def _source(changed: str, it: Genuine) -> Mutant | None:
    if changed == it.words:
        return None
    return Mutant(it.words, it.text[: it.span.start] + changed + it.text[it.span.end :])


def _swap(pattern: str, table: dict[str, str]) -> Mutation:
    """A mutation that puts one word of a table for another, at one place."""

    def mutation(rng: random.Random, it: Genuine) -> Mutant | None:
        places = list(re.finditer(pattern, it.words))
        if not places:
            return None
        at = rng.choice(places)
        return _draft(it.words[: at.start()] + table[at.group()] + it.words[at.end() :], it)

    return mutation


def _words_of(table: dict[str, str]) -> str:
    return r"\b(?:" + "|".join(sorted(table)) + r")\b(?!['’-])"


def _quotes(rng: random.Random, it: Genuine) -> Mutant | None:
    table = rng.choice(({"’": "'", "“": '"', "”": '"', "‘": "'"}, {"'": "’"}, {"'": "ʼ", "’": "ʼ"}))
    return _draft(it.words.translate(str.maketrans(table)), it)


def _dashes(rng: random.Random, it: Genuine) -> Mutant | None:
    put = rng.choice((" – ", "—", " -- ", " — "))
    return _draft(re.sub(r"\s*(?:--|—|–)\s*", put, it.words), it)


def _spaces(rng: random.Random, it: Genuine) -> Mutant | None:
    put = rng.choice(("  ", "\u00a0", "\u2009", "\t", " \u200b"))
    return _draft(re.sub(" ", lambda m: put if rng.random() < 0.3 else " ", it.words), it)


def _decomposed(rng: random.Random, it: Genuine) -> Mutant | None:
    return _draft(unicodedata.normalize("NFD", it.words), it)


def _ligatures(rng: random.Random, it: Genuine) -> Mutant | None:
    changed = it.words
    for letters, ligature in _LIGATURES.items():
        changed = changed.replace(letters, ligature)
    return _source(changed, it)


def _soft_hyphens(rng: random.Random, it: Genuine) -> Mutant | None:
    return _source(re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", lambda m: "\u00ad" if rng.random() < 0.2 else "", it.words), it)


def _line_hyphens(rng: random.Random, it: Genuine) -> Mutant | None:
    places = [m.start() for m in re.finditer(r"(?<=[a-z]{3})(?=[a-z]{3})", it.words)]
    if not places:
        return None
    at = rng.choice(places)
    return _source(it.words[:at] + "-\n" + it.words[at:], it)


def _wrapped(rng: random.Random, it: Genuine) -> Mutant | None:
    return _source(re.sub(" ", lambda m: "\n" if rng.random() < 0.15 else " ", it.words), it)


def _page_break(rng: random.Random, it: Genuine) -> Mutant | None:
    places = [m.start() for m in re.finditer(" ", it.words)][2:-2]
    if not places:
        return None
    at, page = rng.choice(places), rng.randint(2, 300)
    header = rng.choice((f"\n\n{page}\n\f", f"\n\nPage {page} of 312\n\nCommittee on Ways and Means\n\n"))
    return _source(
        it.words[:at] + rng.choice((header, f"\nTranscript of the hearing    {page}\n\f")) + it.words[at + 1 :], it
    )


def _initial(rng: random.Random, it: Genuine) -> Mutant | None:
    first = it.words[0]
    return _draft((first.lower() if first.isupper() else first.upper()) + it.words[1:], it)


def _final(rng: random.Random, it: Genuine) -> Mutant | None:
    if it.words[-1] not in ".,":
        return None
    return _draft(it.words[:-1] + rng.choice((".", ",", "", "!")), it)


def _misread(rng: random.Random, it: Genuine) -> Mutant | None:
    exchanges = [("m", "rn"), ("l", "1"), ("o", "0"), ("th", "tb"), ("d", "cl")]
    pair = rng.choice(exchanges)
    places = [m for m in re.finditer(r"\b[a-z]{6,}\b", it.words) if pair[0] in m.group()]
    if not places:
        return None
    at = rng.choice(places)
    return _source(it.words[: at.start()] + at.group().replace(*pair, 1) + it.words[at.end() :], it)


def _number_style(rng: random.Random, it: Genuine) -> Mutant | None:
    table = {word: str(i + 2) for i, word in enumerate(_SPELLED[:-1])} | {"percent": "per cent"}
    return _swap(r"\b(?:" + "|".join(table) + r")\b(?! of)", table)(rng, it)


def _number(rng: random.Random, it: Genuine) -> Mutant | None:
    places = list(_NUMBER.finditer(it.words))
    spelled = list(re.finditer(r"\b(?:" + "|".join(_SPELLED) + r")\b", it.words))
    if not places + spelled:
        return None
    at = rng.choice(places + spelled)
    if at.group() in _SPELLED:
        put = rng.choice([word for word in _SPELLED if word != at.group()])
    else:
        digit = rng.choice([i for i, c in enumerate(at.group()) if c.isdigit()])
        put = list(at.group())
        put[digit] = rng.choice([d for d in "123456789" if d != put[digit]])
        put = "".join(put)
    return _draft(it.words[: at.start()] + put + it.words[at.end() :], it)


def _decimal(rng: random.Random, it: Genuine) -> Mutant | None:
    places = list(re.finditer(r"\b\d+\.\d+\b|\b[1-9]\d+\b(?!,)", it.words))
    if not places:
        return None
    at = rng.choice(places)
    put = at.group().replace(".", "") if "." in at.group() else at.group()[:-1] + "." + at.group()[-1]
    return _draft(it.words[: at.start()] + put + it.words[at.end() :], it)


def _negation(rng: random.Random, it: Genuine) -> Mutant | None:
    dropped = [(m.start(), m.end(), "") for m in _NEGATION.finditer(it.words)]
    dropped += [(m.start(), m.end(), m.group(1)) for m in _SHORT_NEGATION.finditer(it.words)]
    added = [(m.end(), m.end(), " not") for m in _AUXILIARY.finditer(it.words)]
    choices = dropped or added
    if not choices:
        return None
    start, end, put = rng.choice(choices)
    return _draft(it.words[:start] + put + it.words[end:], it)


def _modal(rng: random.Random, it: Genuine) -> Mutant | None:
    places = list(_MODAL.finditer(it.words))
    if not places:
        return None
    at = rng.choice(places)
    put = rng.choice([m for m in ("will", "would", "may", "might", "should", "must", "could") if m != at.group()])
    return _draft(it.words[: at.start()] + put + it.words[at.end() :], it)


def _name(rng: random.Random, it: Genuine) -> Mutant | None:
    places = list(_NAME.finditer(it.words))
    if not places:
        return None
    at = rng.choice(places)
    return _draft(it.words[: at.start()] + rng.choice(_NAMES) + it.words[at.end() :], it)


def _order(rng: random.Random, it: Genuine) -> Mutant | None:
    places = list(re.finditer(r"\b([A-Za-z]{4,}) (and|or) ([a-z]{4,})\b", it.words))
    words = it.words.split(" ")
    if places:
        at = rng.choice(places)
        put = f"{at.group(3)} {at.group(2)} {at.group(1)}"
        return _draft(it.words[: at.start()] + put + it.words[at.end() :], it)
    if len(words) < 9:
        return None
    i = rng.randrange(1, len(words) - 5)
    moved = words[:i] + words[i + 2 : i + 4] + words[i : i + 2] + words[i + 4 :]
    return _draft(" ".join(moved), it) if set(words[i : i + 2]) != set(words[i + 2 : i + 4]) else None


def _splice(rng: random.Random, it: Genuine) -> Mutant | None:
    words = it.words.split(" ")
    if len(it.later.split()) >= 5 and rng.random() < 0.5:
        return _draft(it.words.rstrip(".,") + ". " + it.later, it)
    if len(words) < 16:
        return None
    i = rng.randrange(3, len(words) - 12)
    return _draft(" ".join(words[:i] + words[i + rng.randint(8, len(words) - i - 4) :]), it)


def _left_out(rng: random.Random, it: Genuine) -> Mutant | None:
    places = list(_CONTENT.finditer(it.words))
    if not places:
        return None
    at = rng.choice(places)
    return _draft(it.words[: at.start()] + it.words[at.end() :], it)


def _added(rng: random.Random, it: Genuine) -> Mutant | None:
    places = [m.start() for m in _CONTENT.finditer(it.words)]
    if not places:
        return None
    at = rng.choice(places)
    return _draft(it.words[:at] + " " + rng.choice(_ADDED) + it.words[at:], it)


def _question(rng: random.Random, it: Genuine) -> Mutant | None:
    if it.words.endswith("?"):
        return _draft(it.words[:-1] + ".", it)
    return _draft(it.words.rstrip(".,") + "?", it) if it.words[-1] in ".," else None


def _hiding(rng: random.Random, it: Genuine) -> Mutant | None:
    places = list(_NEGATION.finditer(it.words))
    if not places or places[0].start() == 0:
        return None
    at = rng.choice(places)
    return _draft(it.words[: at.start()] + "... " + it.words[at.end() :], it)


def _ellipsis(rng: random.Random, it: Genuine) -> Mutant | None:
    words = it.words.split(" ")
    plain = re.compile(r"[a-z]+\Z")
    risky = re.compile(r"(?:not|no|never|if|but|none|without|may|though|yet|maybe|perhaps|.*less|only)\Z")
    places = [
        i for i in range(2, len(words) - 4) if all(plain.match(w) and not risky.match(w) for w in words[i - 1 : i + 4])
    ]
    if not places:
        return None
    i = rng.choice(places)
    return _draft(" ".join([*words[:i], rng.choice(("…", "...", ". . .", "[...]")), *words[i + 2 :]]), it)


def _bracket_case(rng: random.Random, it: Genuine) -> Mutant | None:
    first = it.words[0]
    if not first.isalpha() or not it.words[1:2].isalpha():
        return None
    return _draft(f"[{first.swapcase()}]{it.words[1:]}", it)


def _bracket_insertion(rng: random.Random, it: Genuine) -> Mutant | None:
    # Nobody writes a bracket between a name and its 's.
    places = [place for place in _NAME.finditer(it.words) if it.words[place.end() : place.end() + 1] not in "'’"]
    if not places:
        return None
    at = rng.choice(places)
    return _draft(
        it.words[: at.end()] + " [" + rng.choice(("the senator", "sic", "of Ohio")) + "]" + it.words[at.end() :], it
    )


PRINT: dict[str, Mutation] = {
    "quote styles": _quotes,
    "dashes": _dashes,
    "spaces": _spaces,
    "decomposed accents": _decomposed,
    "ligatures": _ligatures,
    "soft hyphens": _soft_hyphens,
    "line hyphens": _line_hyphens,
    "line wraps": _wrapped,
    "page breaks": _page_break,
    "initial capital": _initial,
    "final punctuation": _final,
    "misread letters": _misread,
    "number style": _number_style,
}
MARKED: dict[str, Mutation] = {
    "ellipsis": _ellipsis,
    "bracketed letter": _bracket_case,
    "bracketed insertion": _bracket_insertion,
}
CHANGES: dict[str, tuple[Mutation, frozenset[str]]] = {
    "number": (_number, frozenset({"number-changed"})),
    "decimal point": (_decimal, frozenset({"number-changed"})),
    "unit": (_swap(_words_of(_SCALES), _SCALES), frozenset({"unit-changed"})),
    "negation": (_negation, frozenset({"negation-changed"})),
    "modal": (_modal, frozenset({"modal-changed"})),
    "name": (_name, frozenset({"name-changed"})),
    "tense": (_swap(_words_of(_TENSES), _TENSES), frozenset({"tense-changed"})),
    "order": (_order, frozenset({"order-changed"})),
    "splice": (_splice, frozenset({"splice", "order-changed"})),
    "left out": (
        _left_out,
        frozenset({"words-left-out", "quantifier-changed", "hedge-changed", "modal-changed", "pronoun-changed"}),
    ),
    "added": (_added, frozenset({"words-added"})),
    "question": (_question, frozenset({"question-changed"})),
    "quantifier": (_swap(_words_of(_QUANTIFIERS), _QUANTIFIERS), frozenset({"quantifier-changed", "hedge-changed"})),
    "pronoun": (_swap(_words_of(_PRONOUNS), _PRONOUNS), frozenset({"pronoun-changed"})),
    "hidden negation": (_hiding, frozenset({"ellipsis-hides-negation"})),
}
