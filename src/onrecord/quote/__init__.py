"""Find a wording in a text, or in ten thousand, and say what differs. Pure functions on strings."""

from onrecord.quote.codes import CODES, Code
from onrecord.quote.compare import compare
from onrecord.quote.draft import Draft, take_apart
from onrecord.quote.find import Found, check_among, check_wording, could_not_check, not_found
from onrecord.quote.index import WordingIndex
from onrecord.quote.values import Comparison, Difference, DiffPart, Verdict
from onrecord.quote.words import Words, split_words

__all__ = [
    "CODES",
    "Code",
    "Comparison",
    "DiffPart",
    "Difference",
    "Draft",
    "Found",
    "Verdict",
    "WordingIndex",
    "Words",
    "check_among",
    "check_wording",
    "compare",
    "could_not_check",
    "not_found",
    "split_words",
    "take_apart",
]
