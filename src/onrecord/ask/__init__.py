"""Questions in words, and what the record answers."""

from onrecord.ask.agreement import Agreement, Disagreement, agreement
from onrecord.ask.answer import ask, groups
from onrecord.ask.question import parse
from onrecord.ask.related import related
from onrecord.ask.silence import Asked, Coverage, Heard, Silence, Unheard, silence
from onrecord.ask.timeline import Day, Days, days

__all__ = [
    "Agreement",
    "Asked",
    "Coverage",
    "Day",
    "Days",
    "Disagreement",
    "Heard",
    "Silence",
    "Unheard",
    "agreement",
    "ask",
    "days",
    "groups",
    "parse",
    "related",
    "silence",
]
