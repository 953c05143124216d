"""Speakers across reports: which parties of single readings are one speaker on record, and on what grounds."""

from onrecord.resolve.appearance import Appearance, appearances
from onrecord.resolve.decisions import Decisions
from onrecord.resolve.resolve import resolve
from onrecord.resolve.roster import KnownSpeaker, Merge, PartyId, Resolution, Roster, Unheeded, successors

__all__ = [
    "Appearance",
    "Decisions",
    "KnownSpeaker",
    "Merge",
    "PartyId",
    "Resolution",
    "Roster",
    "Unheeded",
    "appearances",
    "resolve",
    "successors",
]
