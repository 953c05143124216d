"""The word lists that comparing needs, from ``lexicon/wording.toml``, as keys of words."""

from onrecord.lexicon import phrases

_LISTS = phrases("wording")


def _of(name: str) -> frozenset[str]:
    return _LISTS[name]


NEGATIONS, MODALS, QUANTIFIERS = _of("negation"), _of("modal"), _of("quantifier")
CONDITIONS, HEDGES, PRONOUNS = _of("condition"), _of("hedge"), _of("pronoun")
UNITS, PAUSES, TITLES, SAYING = _of("unit"), _of("pause"), _of("title"), _of("saying")
ARTICLES, SMALL = _of("article"), _of("small")
ATTITUDES, OTHERS = _of("attitude"), _of("others")
STRONG_LIMITS, WEAK_LIMITS = _of("strong-limit"), _of("weak-limit")
SIDE_ADVERBS = _of("side-adverb")
LIGHT = NEGATIONS | MODALS | PRONOUNS | ARTICLES | SMALL | _of("auxiliary")
"""Words so common that they say little about where a passage is."""


def _pairs(name: str) -> dict[str, frozenset[str]]:
    """``a/b`` entries as a mapping both ways."""
    table: dict[str, set[str]] = {}
    for entry in _of(name):
        left, right = entry.split("/")
        table.setdefault(left, set()).add(right)
        table.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in table.items()}


OPPOSITES = _pairs("opposite")
CONTRASTS = _pairs("contrast")
VARIANTS = _pairs("variant")
REAL_WORDS = _pairs("real-words")
FORMS = _pairs("form")
"""Irregular forms of one verb, each with each."""
CONTRACTIONS = {short: tuple(long.split()) for short, long in (e.split("/") for e in _of("contraction"))}
EXCHANGES = tuple(sorted(tuple(entry.split("/")) for entry in _of("exchange")))
"""Groups of letters that machines take for one another when they read a page."""
