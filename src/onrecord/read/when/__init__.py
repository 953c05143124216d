"""When: every date, duration, repeated time and vague time of a text, with its value.

``letters`` turns the text into kinds of words, ``grammar`` and ``shapes`` say what an expression looks like, ``find``
looks for them, ``anchor`` knows what they count from, ``bounds`` what a preposition makes of them, ``speech`` when
quoted words were said.
"""

from onrecord.read.when.said import said_on
from onrecord.read.when.times import Times, times_of

__all__ = ["Times", "said_on", "times_of"]
