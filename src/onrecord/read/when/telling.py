"""Whether a document tells of times long before its publication: a history rather than a report.

A report dates its news by weekdays and by "yesterday", "last week", "two years ago"; a history dates by years.
"""

import re

from onrecord.read.when.letters import Letters, kinds
from onrecord.read.when.period import Period

_FEWEST_YEARS = 4
_YEARS_TO_DEICTICS = 2
_OLD = 1
"""Years before publication beyond which a year is long ago."""


def is_history(letters: Letters, now: Period | None) -> bool:
    """Whether years long ago outnumber other years, and words that count from the day of publication by far."""
    (year,) = kinds("YEAR4")
    years = [int(letters.values[found.start()]) for found in re.finditer(year, letters.letters)]
    before_christ = sum(letters.letters.count(kind) for kind in kinds("BC"))
    old = sum(now is None or number < now.year - _OLD for number in years) + before_christ
    near = kinds("WEEKDAY", "DEICTIC", "TONIGHT", "AGO", "LAST", "NEXT")
    deictic = sum(letters.letters.count(kind) for kind in near)
    return old >= _FEWEST_YEARS and 2 * old > len(years) + before_christ and old > _YEARS_TO_DEICTICS * deictic
