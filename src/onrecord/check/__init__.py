"""The quotation linter: a draft's quotations, and whom it gives them to, held against its sources. Pure functions."""

from onrecord.check.check import check_draft
from onrecord.check.quotations import quotations_of
from onrecord.check.values import Finding, FindingVerdict, Quotation, SourcePassage, Sources, Told

__all__ = [
    "Finding",
    "FindingVerdict",
    "Quotation",
    "SourcePassage",
    "Sources",
    "Told",
    "check_draft",
    "quotations_of",
]
