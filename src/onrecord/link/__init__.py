"""Relations between statements: who backs whom, who contradicts whom, who changed their story. Suggestions only."""

from onrecord.link.relate import THRESHOLD, relate
from onrecord.link.tell import tellings
from onrecord.link.value import KINDS, Link, LinkKind, Proposition, Telling, Term

__all__ = ["KINDS", "THRESHOLD", "Link", "LinkKind", "Proposition", "Telling", "Term", "relate", "tellings"]
