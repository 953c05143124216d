"""The label set of the role reader, shared by training and by decoding.

For each cue, every word is outside (``O``) or belongs to the attribution's source, cue or content. Spans are marked
at both ends (Begin, Inside, End, or a Unit of one word), so that the model is taught each boundary on its own.
"""

from typing import Final

from onrecord.types import Role

ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")
OUTSIDE: Final = 0
N_LABELS: Final = 1 + 4 * len(ROLES)
LABELS: Final = ("O", *(f"{position}-{role}" for role in ROLES for position in "BIEU"))
"""Index → name, for the bundle's manifest; a bundle with another list is refused."""

CUE_BEGIN: Final = 3
"""In the flat tag set (``O``, then ``B``/``I`` of source, cue, content) the tag that starts a cue."""
N_TAGS: Final = 1 + 2 * len(ROLES)
NESTED_CUE: Final = N_TAGS
"""Beside the flat tags, the encoder's last output: the log odds that a cue within somebody's content begins here."""


def begin(role: int) -> int:
    """Label that begins a span of ``ROLES[role]`` with more than one word."""
    return 1 + 4 * role


def inside(role: int) -> int:
    """Label of a word within a span."""
    return 2 + 4 * role


def final(role: int) -> int:
    """Label that ends a span with more than one word."""
    return 3 + 4 * role


def unit(role: int) -> int:
    """Label of a span of one word."""
    return 4 + 4 * role
