"""Dates that name a year or more: ``1999``, ``499 BC``, ``'98``, ``the 1990s``, ``the 20th century``."""

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.letters import Letters
from onrecord.read.when.meaning import Meaning, doubtful, meaning_of
from onrecord.read.when.period import Period
from onrecord.read.when.words import Words

_BEFORE_YEAR = ("IN", "AT", "BETWEEN", "EARLIEST", "SINCE", "UNTIL", "BY", "BEFORE", "AFTER", "OF", "PARENTHESIS",
                "THIS", "EARLY", "LATE", "MID")  # fmt: skip
"""Classes of the words after which a number of four digits is a year."""
_RANGED = ("YEAR4", "N3", "D99", "D12", "D24", "D31", "D59", "MONTH", "SEASON", "EARLY", "LATE", "MID")
"""Classes of the words that a hyphen may join to a year."""
_COUNTED = frozenset({"people", "men", "women", "children", "feet", "other", "more"})
_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}


def year(words: Words, anchor: Anchor) -> Meaning | None:
    """``the year 2000``, ``fiscal 1989``, ``499 BC``, ``nineteen ninety-one``."""
    number = year_number(words, "year")
    return None if number is None else meaning_of(Period("year", number))


def bare_year(words: Words, anchor: Anchor) -> Meaning | None:
    """``1999`` on its own, where it counts nothing: no currency, decimal, percentage or plural beside it."""
    letters, at, number = words.letters, words.start, words.number("year")
    if _measures(letters, at):
        return None
    if letters.is_a(at - 1, "HYPHEN", "COLON", "SLASH") and letters.adjacent(at - 1, at):
        return meaning_of(Period("year", number)) if letters.is_a(at - 2, *_RANGED) else None
    if letters.is_a(at - 1, *_BEFORE_YEAR):
        return meaning_of(Period("year", number))
    follower = letters.word(at + 1)
    counts = letters.is_a(at + 1, "OTHER") and ((number % 10 == 0 and follower.endswith("s")) or follower in _COUNTED)
    return None if counts or not 1500 <= number <= 2100 else meaning_of(Period("year", number))


def _measures(letters: Letters, at: int) -> bool:
    """Whether the number at ``at`` is an amount: of money, in per cent, of units, or part of a decimal."""
    if letters.is_a(at - 1, "MONEY") or letters.is_a(at + 1, "PERCENT", "UNITS", "HUNDRED", "THOUSAND"):
        return True
    fraction = letters.is_a(at + 1, "DOT") and letters.word(at + 2).isdigit() and letters.adjacent(at, at + 2)
    return fraction or (letters.is_a(at - 1, "DOT") and letters.adjacent(at - 1, at))


def range_year(words: Words, anchor: Anchor) -> Meaning | None:
    """The ``96`` of ``1995-96``."""
    letters, at = words.letters, words.start
    if not letters.is_a(at - 2, "YEAR4") or letters.ends[at] - letters.starts[at] != 2:
        return None
    first = int(letters.values[at - 2])
    number = words.number("year") + first // 100 * 100
    return meaning_of(Period("year", number)) if number > first else None


def short_year(words: Words, anchor: Anchor) -> Meaning | None:
    """``'98``, ``the summer of '98``: likely the nearest year that ends so, but the text does not say."""
    if not words.letters.adjacent(words.end - 2, words.end - 1):
        return None
    return doubtful(f"{likely_year(words.number('year'), anchor):04d}", "two-digit-year")


def decade(words: Words, anchor: Anchor) -> Meaning | None:
    """``the 1990s``, ``the '90s``, ``the nineties``, ``the 470s BC``; "in the 50s" is mostly an age or a share."""
    number = words.number("decade")
    if number % 10 or (number < 100 and words.letters.is_a(words.span("decade")[0], "DECADES")):
        return None
    if words.has("bc"):
        return meaning_of(Period("year", 1 - number).within("decade"))
    if number < 100:
        if anchor.now is None:
            return doubtful("null", "two-digit-year")
        number += (anchor.now.year - number) // 100 * 100
    return meaning_of(Period("decade", number))


def century(words: Words, anchor: Anchor) -> Meaning | None:
    """``the 20th century``, ``the fourth century BC``."""
    number = ordinal(words, "number")
    if words.name("unit") != "century" or not 0 < number < 30:
        return None
    return meaning_of(Period("century", 1 - number * 100 if words.has("bc") else (number - 1) * 100 + 1))


def year_number(words: Words, group: str) -> int | None:
    """The year a group of the kind YEARNAME states, astronomical; ``None`` when it states none."""
    start, end = words.span(group)
    values = words.letters.values[start:end]
    numbers = [value for value in values if isinstance(value, int) and value]
    number = numbers[0] if numbers and numbers[0] >= 100 else _spoken(numbers)
    if len(numbers) == 1:
        number = numbers[0]
    if not 0 < number < 2200:
        return None
    return 1 - number if "bc" in values or words.has("bc") else number


def year_of_tail(words: Words, anchor: Anchor) -> int | None:
    """The year that ``, 1998`` or ``of that year`` after a date states; ``None`` where nothing says which."""
    start, end = words.span("tail")
    values = words.letters.values[start:end]
    if any(isinstance(value, int) and value for value in values):
        return year_number(words, "tail")
    which = next((value for value in values if value in (*_STEPS, "that")), "this")
    base = anchor.reference if which in ("that", "previous", "following") else anchor.now
    return None if base is None else base.year + _STEPS.get(str(which), 0)


def likely_year(year: int, anchor: Anchor) -> int:
    """The likeliest year that ends in two digits: not more than ten years after now or after the story."""
    told = anchor.story if anchor.history else anchor.now
    limit = told.year + 10 if told is not None else 2030
    return year + (limit - year) // 100 * 100


def ordinal(words: Words, group: str) -> int:
    """The number an ordinal stands for; "second" is a unit by its value."""
    return 2 if words.name(group) == "second" else words.number(group)


def _spoken(numbers: list[int]) -> int:
    """``[19, 90, 1]``, nineteen ninety-one; ``[2, 1000]``, two thousand; ``[19, 100]``, nineteen hundred."""
    if len(numbers) < 2:
        return 0
    first, second, *rest = numbers
    return (first * second if second in (100, 1000) else first * 100 + second) + sum(rest)
