"""What was learned and what the rules say, together: one commitment for one word.

Where a lexical operator stands over the word, the odds of the class that the rules name are raised, by an amount for
each kind of marker. The head was taught beside these amounts, so that it learned what they leave to be said.
"""

from collections.abc import Sequence
from typing import Final

from onrecord.read.certainty.scope import Scope
from onrecord.read.certainty.value import CLASSES, NONE
from onrecord.types import Certainty

Odds = Sequence[float]
"""Log odds of the seven commitments, from surely not to surely so."""
TRUST: Final = {
    "modal": 2.0,
    "negation": 2.0,
    "reporting verb": 1.0,
    "question": 3.0,
    "conditional": 1.0,
    "future": 1.0,
    "none": 0.5,
    "implicative": 0.5,
}
"""Log odds by which the rules' class is favoured, by the kind of marker."""
_NUMBERS: Final = {certainty: n for n, certainty in enumerate(CLASSES)}


def class_number(certainty: Certainty) -> int:
    """A certainty's place among the seven commitments; what is handed on unsurely counts as none."""
    return _NUMBERS.get(certainty, _NUMBERS[NONE])


def favour_of(scope: Scope) -> list[float]:
    """By how much the rules favour each of the seven commitments, in log odds."""
    favour = [0.0] * len(CLASSES)
    favour[class_number(scope.certainty)] = TRUST[scope.marker]
    return favour


def class_of(odds: Odds, scope: Scope) -> Certainty:
    """The likeliest of the seven commitments, by what was learned and the rules.

    A hedge over the word itself is never lost: there the rules decide alone. Of the 48 events of FactBank train over
    which the walk finds one, 32 have just the commitment it names and 4 are certain.
    """
    if scope.is_hedged:
        return scope.certainty
    together = [learned + ruled for learned, ruled in zip(odds, favour_of(scope), strict=True)]
    return CLASSES[together.index(max(together))]
