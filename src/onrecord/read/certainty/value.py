"""Commitments and how they add up: what is left of one when it stands under another.

Seven commitments can be told apart, as in FactBank (Saurí and Pustejovsky 2009): certain, probable and possible, each
positive or negative, and none at all.
"""

from typing import Final

from onrecord.types import Certainty

NONE: Final = Certainty("unspecified", "unspecified")
CERTAIN: Final = Certainty("certain", "positive")
CLASSES: Final = (
    Certainty("certain", "negative"),
    Certainty("probable", "negative"),
    Certainty("possible", "negative"),
    NONE,
    Certainty("possible", "positive"),
    Certainty("probable", "positive"),
    CERTAIN,
)
"""From surely not to surely so. FactBank writes them CT-, PR-, PS-, Uu, PS+, PR+ and CT+."""
_FLIPPED: Final = {"positive": "negative", "negative": "positive", "unspecified": "unspecified"}
_RANK: Final = {"certain": 3, "probable": 2, "possible": 1, "unspecified": 0}
NUMBERS: Final = {
    certainty: _RANK[certainty.modality] * (-1 if certainty.polarity == "negative" else 1) for certainty in CLASSES
}
"""The scale of factuality corpora: -3 for surely not, 0 for no commitment, 3 for surely so."""


def number(certainty: Certainty) -> int:
    """A reported certainty on the scale from -3 to 3. Where the modality is unspecified it is 0."""
    return _RANK[certainty.modality] * (-1 if certainty.polarity == "negative" else 1)


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """``one``, no surer than ``other``."""
    return one if _RANK[one.modality] <= _RANK[other.modality] else Certainty(other.modality, one.polarity)


def flipped(certainty: Certainty) -> Certainty:
    """As sure of the contrary."""
    return Certainty(certainty.modality, _FLIPPED[certainty.polarity])  # type: ignore[arg-type]
