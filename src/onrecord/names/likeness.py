"""What a comparison of two names says."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "may-be", "different"]

SAME_FROM, MAY_BE_FROM = 0.85, 0.4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, and why.

    ``score``, in [0, 1], settles the verdict: ``same`` from .85, ``may-be`` from .4, ``different`` below. It ranks
    pairs and is no probability. ``reasons`` are short sentences for people, the weightiest first. ``same`` says that
    one party would write itself both ways and the words give no ground for two; it cannot know of namesakes.
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


def likeness(score: float, *reasons: str) -> Likeness:
    """The likeness of that score, with the reasons that are not empty."""
    verdict: Verdict = "same" if score >= SAME_FROM else "may-be" if score >= MAY_BE_FROM else "different"
    told = tuple(dict.fromkeys(reason for reason in reasons if reason))
    return Likeness(
        verdict, round(score, 4), told or (("the same words" if score >= SAME_FROM else "the names differ"),)
    )
