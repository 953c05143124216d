"""The record: what reports say, kept in one SQLite file. The only folder that speaks SQL."""

from onrecord.store.expression import (
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    Not,
    Or,
    Outlet,
    Phrase,
    Prefix,
    PublishedFrom,
    PublishedUntil,
    Word,
)
from onrecord.store.record import Counts, Record
from onrecord.store.search import Found
from onrecord.store.verify import Problem

__all__ = [
    "ActIs",
    "And",
    "By",
    "Counts",
    "Expression",
    "FormIs",
    "Found",
    "Not",
    "Or",
    "Outlet",
    "Phrase",
    "Prefix",
    "Problem",
    "PublishedFrom",
    "PublishedUntil",
    "Record",
    "Word",
]
