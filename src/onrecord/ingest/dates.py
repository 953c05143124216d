"""Dates as pages and bylines write them, to ISO. Only a full, possible, unambiguous date is taken."""

import datetime
import re
from email.utils import parsedate_to_datetime

_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name[:length]: n for n, name in enumerate(_NAMES.split(), 1) for length in range(3, len(name) + 1)}
_NAME = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<y{0}>(?:1[5-9]|20)\d\d)(?!\d)"

_DATE = re.compile(
    "|".join(
        (
            r"(?<!\d)"
            + _YEAR.format(1).replace("(?!\\d)", "")
            + r"(?P<s1>[-/])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)",
            r"(?<!\d)(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+"
            + _NAME.format("m2")
            + r"\b\.?,?[\s-]+"
            + _YEAR.format(2),
            r"\b" + _NAME.format("m3") + r"\.?\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR.format(3),
            r"(?<![\d.])(?P<d4>\d{1,2})\.\s?(?P<m4>\d{1,2})\.\s?" + _YEAR.format(4),
            r"(?<![\d/])(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/" + _YEAR.format(5),
        )
    ),
    re.I,
)
_ADDRESS_READ = 300
_DIGIT = re.compile(r"\d")
_PREFIX = re.compile(r"\s*(\d{4})(?:-(\d{2}))?\s*$")
_COMPACT = re.compile(r"\s*((?:1[5-9]|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*$")
_IN_ADDRESS = re.compile(
    r"https?://[^/?#]+(?:/[^/?#]*)*?/(?P<y>(?:19|20)\d\d)(?:(?P<s>[/-])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?(?=[/?#_-]|$)"
    r"|(?P<mm>\d\d)(?P<dd>\d\d)(?=[/?#_-]|$))"
)
_UNDATED = re.compile(r"\b" + _NAME.format("m") + r"\.?\s+\d{1,2}\b|\b\d{1,2}\s+" + _NAME.format("n") + r"\b", re.I)


def find_date(text: str) -> str | None:
    """The first full date in ``text`` as ``YYYY-MM-DD``.

    ``None`` when there is none, when it is impossible (30 February), or when day and month cannot be told apart
    (03/04/2020). Dates with dots are day first.
    """
    for found in _DATE.finditer(text):
        iso = _iso(found)
        if iso is not None:
            return iso
    return None


def stated_date(value: str) -> str | None:
    """The date a machine-readable field gives: an ISO date or prefix, a compact ``20200708``, or a written date."""
    prefix = _PREFIX.match(value)
    if prefix is not None:
        month = prefix.group(2)
        possible = 1500 <= int(prefix.group(1)) < 2100 and (month is None or 1 <= int(month) <= 12)
        return value.strip() if possible else None
    compact = _COMPACT.match(value)
    if compact is not None:
        return _possible(*(int(part) for part in compact.groups()))
    return find_date(value)


def posted_date(value: str) -> str | None:
    """The day of a mail's or a feed's date (RFC 5322), in the writer's own time zone."""
    try:
        # A zone of a hundred digits overflows; Python's own reader lets that through.
        day: datetime.datetime | None = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day.date().isoformat() if day is not None and 1970 <= day.year < 2100 else None


def address_date(address: str) -> str | None:
    """The date in the path of an address, to the day or the month: ``/2020/07/08/``, ``/2020/07/``, ``/20200708-``."""
    found = _IN_ADDRESS.match(address[:_ADDRESS_READ])
    if found is None:
        return None
    year, month, day = found["y"], found["m"] or found["mm"], found["d"] or found["dd"]
    whole = _possible(int(year), int(month), int(day or 1))
    return whole if day or whole is None else whole[:7]


def without_dates(text: str) -> str:
    """``text`` with every date taken out, also those that lack a year."""
    return _UNDATED.sub(" ", _DATE.sub(" ", text)) if _DIGIT.search(text) else text


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if parts["y5"]:
        return _either_order(int(parts["y5"]), int(parts["a5"]), int(parts["b5"]))
    for n in "1234":
        if parts["y" + n]:
            return _possible(int(parts["y" + n]), _month(parts["m" + n]), int(parts["d" + n]))
    return None


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS[word.lower()]


def _either_order(year: int, a: int, b: int) -> str | None:
    dates = {date for date in (_possible(year, a, b), _possible(year, b, a)) if date is not None}
    return dates.pop() if len(dates) == 1 else None


def _possible(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
