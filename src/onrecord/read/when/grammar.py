"""The language that the shapes of time expressions are written in: patterns over kinds of words.

Words in capitals are classes of ``lexicon/time.toml``, kinds of numbers and marks (see :mod:`letters`), or the
abbreviations below; blanks mean nothing; ``name=(…)`` captures. All else is a regular expression over one letter a
token, so that ``[THIS LAST] WEEK?`` is a set of two classes and an optional third.
"""

import re
from functools import cache

from onrecord.read.when.letters import alphabet

# Every repetition below has a bound, so that no text can make a pattern slow.
_TWODIGITS = "D0 D12 D24 D31 D59 D99"
_ABBREVIATIONS = {
    "MONTHNAME": "(?:MONTH|MAYMONTH|MONTHABBR DOT?)",
    "DAYNAME": "(?:WEEKDAY|WEEKDAYABBR(?:DOT|(?=[COMMA MONTH MAYMONTH MONTHABBR])))",
    "DAYNUMBER": "[D12 D24 D31 ORD31]",
    "DAYWORDS": "(?:(?:TENS HYPHEN?)?[ORDINAL SECOND])",
    "ORDINALS": "[ORDINAL SECOND ORD31 ORDN]",
    "HOUR": "[D0 D12 D24]",
    "TWODIGITS": f"[{_TWODIGITS}]",
    "MARKING": "[SLASH DOT HYPHEN]",
    "RANGE": "[HYPHEN DASH TO AND OR]",
    "BEFOREMONTH": "[IN AT BETWEEN EARLIEST SINCE FROM UNTIL BY BEFORE AFTER OF AND TO OR EARLY LATE MID THE THIS LAST"
    " NEXT HYPHEN PARENTHESIS]",
    "BEFORESEASON": "[IN BETWEEN SINCE UNTIL BY BEFORE AFTER OF EARLY LATE MID]",
    "FIGURE": f"(?:[{_TWODIGITS} N3 NUMBERS YEAR4](?:COMMA[N3 NUMBERS {_TWODIGITS}]){{0,3}}"
    f"(?:DOT[{_TWODIGITS} N3 NUMBERS])?)",
    "SPELLED": "(?:(?:A[HUNDRED THOUSAND DOZEN]|[NUMBER TENS DOZEN])"
    "(?:HYPHEN?[NUMBER TENS HUNDRED THOUSAND DOZEN]){0,7}"
    "(?:(?<=[HUNDRED THOUSAND])AND[NUMBER TENS](?:HYPHEN?NUMBER)?)?)",
    "ANDHALF": "(?:HYPHEN?AND HYPHEN?(?:A HYPHEN?)?HALF|HALF|D12 SLASH D12)",
    "COUNT": "(?:HALF HYPHEN?OF?A?|A HALF HYPHEN?|ANOTHER(?:FIGURE|SPELLED)?|COUPLE|A COUPLE|SEVERAL"
    "|(?:FIGURE|SPELLED)ANDHALF?)",
    "ANYUNIT": "[UNIT UNITS YEAR SECOND QUARTER WEEKEND]",
    "ONEUNIT": "[UNIT YEAR QUARTER WEEKEND]",
    "DEMONSTRATIVES": "[THIS LAST NEXT COMING PAST PREVIOUS FOLLOWING THAT]",
    "LIMIT": "[NEARLY BELOW ABOVE]",
    "ROUGHLY": "[APPROXIMATELY NEARLY BELOW ABOVE ABOUT]",
    "WAY": "[AGO EARLIER LATER HENCE PREVIOUSLY PREVIOUS]",
    "EDGE": "(?:THE?(?:(?:BEGINNING|MIDDLE|END|REST)OF|EARLY OF?|LATE|MID HYPHEN?))",
    "YEARNAME": "(?:(?:YEAR4|SPOKENYEAR)(?:BC|AD)?|[N3 D99 D59]BC)",
    "SPOKENYEAR": "(?:[NUMBER TENS]TENS(?:HYPHEN?NUMBER)?|NUMBER THOUSAND(?:AND?[NUMBER TENS])?)",
    "YEARTAIL": "(?:COMMA?YEARNAME|COMMA?OF?THE?[THIS LAST NEXT THAT PREVIOUS FOLLOWING]YEAR)",
}
_NAME = re.compile(r"[A-Z][A-Z0-9]+|\bA\b")
_CAPTURE = re.compile(r"([a-z]+)=\(")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over letters. Raises ``KeyError`` for a name that is no class."""
    return re.compile(_CAPTURE.sub(r"(?P<\1>", _spelled_out(pattern)))


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all: its ``lastindex`` counts, from 1, the first of ``patterns`` that fits.

    It spares trying each of them at each place, which takes most of the time otherwise.
    """
    return re.compile("|".join(f"({_CAPTURE.sub('(?:', _spelled_out(pattern))})" for pattern in patterns))


def _spelled_out(pattern: str) -> str:
    """The pattern with abbreviations and classes put in and blanks taken out, but for the names of its groups."""
    while any(name in _ABBREVIATIONS for name in _NAME.findall(pattern)):
        pattern = _NAME.sub(lambda found: _ABBREVIATIONS.get(found.group(), found.group()), pattern)
    return _NAME.sub(lambda found: alphabet().letter[found.group()], pattern).replace(" ", "")
