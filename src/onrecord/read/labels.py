"""Whether a few words name a speaker, by their shape alone: a label before a colon, a signature after a dash.

Names are capitalised; so are the keys of a fact box ("Cost: $4", "Note: …"), which lexicon/label.toml lists.
"""

import re
from functools import cached_property

from onrecord.lexicon import phrases
from onrecord.types import Document

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_PAIR = re.compile(r"\b([A-ZÀ-Þ][^\W\d_]{2,}) (?=([A-ZÀ-Þ][\w’'-]+))")
_LISTS = phrases("label")
_PARTICLES, _TITLES, _ROLES = _LISTS["particle"], _LISTS["title"], _LISTS["role"]
_KEYS, _KEY_OPENERS = _LISTS["key"], _LISTS["key_opener"]
_MOST_WORDS = 6
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return [word.lower() for word in _WORD.findall(text)]


def is_question(label: str) -> bool:
    """Whether a label is that of a question in an interview: ``Q``."""
    return label.strip(" .[]()").lower() in _QUESTIONS


def is_answer(label: str) -> bool:
    """Whether a label is that of an answer in an interview: ``A``."""
    return label.strip(" .[]()").lower() in _ANSWERS


def is_named(label: str) -> bool:
    """Whether a label has the shape of a name or a speaking role, with a description after a comma or in brackets."""
    name = re.split(r"\s*[,(\[]", label, maxsplit=1)[0].strip()
    tokens = name.split()
    if not 1 <= len(tokens) <= _MOST_WORDS or not tokens[0][0].isalpha():
        return False
    if tokens[-1].lower() in _PARTICLES and len(tokens[-1]) > 1:
        return False
    first_lower = next((i for i, token in enumerate(tokens) if not _is_capitalised(token)), None)
    return first_lower is None and bool(words_of(name))


def is_key(label: str) -> bool:
    """Whether a label has a word that heads an entry of a fact box, or a part of a page, and no speaker's."""
    words = words_of(re.sub(r"[’']s?\b|\s+\d+$", "", label))
    return bool(words) and (words[-1] in _KEYS or (len(words) > 1 and words[0] in _KEY_OPENERS))


def is_role(label: str) -> bool:
    """Whether a label says in which role somebody speaks: ``REPORTER``, ``The Witness``, ``Mr. Hill``."""
    words = words_of(label)
    return bool(words) and (words[-1] in _ROLES or (words[0] in _TITLES - {"the", "of"} and len(words) > 1))


def proper_words(label: str) -> frozenset[str]:
    """The words of a label that are somebody's own: no titles, no initials, no roles."""
    return frozenset(w for w in words_of(label) if len(w) > 2 and w not in _TITLES and w not in _ROLES)


class Known:
    """Which words a document uses as names and which as common words, labels left out; it is read when first asked."""

    def __init__(self, document: Document) -> None:
        self._text = document.text

    @cached_property
    def _uses(self) -> tuple[frozenset[str], frozenset[str]]:
        names, common = set(), set()
        for found in _WORD.finditer(self._text):
            word = found.group()
            if word[0].islower():
                common.add(word)
            elif _stands_within_sentence(self._text, found.start()) and not _is_label(self._text, found.end()):
                names.add(word.lower().removesuffix("’s").removesuffix("'s"))
        return frozenset(names), frozenset(common)

    def is_name(self, label: str) -> bool:
        """Whether the document names the label's bearer elsewhere, and never writes the name with a small letter."""
        names, common = self._uses
        return any(word in names and word not in common for word in proper_words(label))

    def is_common(self, label: str) -> bool:
        """Whether all of the label's own words occur in the document as common words."""
        words = proper_words(label)
        return bool(words) and words <= self._uses[1]

    def with_given_names(self, names: frozenset[str]) -> frozenset[str]:
        """The names, all in lower case, with those that stand right before them in the text: Hillary for Clinton."""
        given = [
            first
            for first, name in _PAIR.findall(self._text)
            if name.lower().removesuffix("’s").removesuffix("'s") in names
        ]
        return names | (proper_words(" ".join(given)) - self._uses[1])


def _is_capitalised(token: str) -> bool:
    letters = [c for c in token if c.isalpha()]
    bare = token.strip(".,’'").lower()
    if bare in _PARTICLES or token in ("&", "/", "-"):
        return True
    if not letters:
        return token.isdigit()
    # "O’Malley", "d’Arc", "al-Hashimi", "deGrom": a capital need not come first.
    return letters[0].isupper() or any(c.isupper() for c in letters[1:3]) or not letters[0].islower()


def _stands_within_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at]
    return len(before) == 2 and before[1] in " \xa0’'(-" and (before[0].isalnum() or before[0] in ',;’”")')


def _is_label(text: str, end: int) -> bool:
    return text[end : end + 1] == ":"
