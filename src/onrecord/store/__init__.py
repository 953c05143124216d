"""The record: what reports say, kept in one SQLite file or on PostgreSQL. The only folder that speaks SQL."""

from onrecord.store.carry import value_of
from onrecord.store.database import Problem
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
    SpeakerIs,
    Word,
)
from onrecord.store.fold import Unresolved
from onrecord.store.judging import in_force, made_of
from onrecord.store.place import is_address, may_write
from onrecord.store.record import Counts, Record
from onrecord.store.search import Found
from onrecord.store.shown import Listed, Shown, Tally, Waiting
from onrecord.store.who import Who

__all__ = [
    "ActIs",
    "And",
    "By",
    "Counts",
    "Expression",
    "FormIs",
    "Found",
    "Listed",
    "Not",
    "Or",
    "Outlet",
    "Phrase",
    "Prefix",
    "Problem",
    "PublishedFrom",
    "PublishedUntil",
    "Record",
    "Shown",
    "SpeakerIs",
    "Tally",
    "Unresolved",
    "Waiting",
    "Who",
    "Word",
    "in_force",
    "is_address",
    "made_of",
    "may_write",
    "value_of",
]
