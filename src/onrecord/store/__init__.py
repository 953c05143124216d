"""The record: what reports say, kept in one SQLite file or on PostgreSQL. The only folder that speaks SQL."""

from onrecord.store.carry import Mark, mark_of, value_of
from onrecord.store.counted import Counted, Group, Grouping, Spoken
from onrecord.store.database import Problem
from onrecord.store.expression import (
    About,
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    InReports,
    Near,
    Not,
    Or,
    Outlet,
    Phrase,
    Prefix,
    PublishedFrom,
    PublishedUntil,
    Related,
    SaidFrom,
    SaidUntil,
    SpeakerIs,
    To,
    TraitIs,
    Via,
    Word,
)
from onrecord.store.fold import Unresolved
from onrecord.store.judging import in_force, made_of
from onrecord.store.place import is_address, may_write
from onrecord.store.record import Counts, Record
from onrecord.store.relations import Relation, Relations, Unrelated
from onrecord.store.search import Found
from onrecord.store.shown import Listed, Shown, Tally, Waiting
from onrecord.store.stream import Filed
from onrecord.store.who import Who

__all__ = [
    "About",
    "ActIs",
    "And",
    "By",
    "Counted",
    "Counts",
    "Expression",
    "Filed",
    "FormIs",
    "Found",
    "Group",
    "Grouping",
    "InReports",
    "Listed",
    "Mark",
    "Near",
    "Not",
    "Or",
    "Outlet",
    "Phrase",
    "Prefix",
    "Problem",
    "PublishedFrom",
    "PublishedUntil",
    "Record",
    "Related",
    "Relation",
    "Relations",
    "SaidFrom",
    "SaidUntil",
    "Shown",
    "SpeakerIs",
    "Spoken",
    "Tally",
    "To",
    "TraitIs",
    "Unrelated",
    "Unresolved",
    "Via",
    "Waiting",
    "Who",
    "Word",
    "in_force",
    "is_address",
    "made_of",
    "mark_of",
    "may_write",
    "value_of",
]
