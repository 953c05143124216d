"""Numbers by value: "ten" and "10", "1.25 million" and "1,250,000", "$5" and "five dollars", "5%" and "5 per cent".

A number inside quotation marks is spoken the same however it is written, so the way it is written is style; its value
and unit are wording. A number's key is ``#`` and its value, with its currency or percent where it has one.
"""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import compress, count

from onrecord.quote.memo import Memo

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SMALL = {word: i for i, word in enumerate(_UNIT_WORDS.split())} | {
    word: 20 + 10 * i for i, word in enumerate(_TEN_WORDS.split())
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINAL = {word: i + 1 for i, word in enumerate(_ORDINAL_WORDS.split())}
_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_AFTER = {"percent": "percent", "dollar": "dollar", "dollars": "dollar", "euro": "euro", "euros": "euro"} | {
    "pounds": "pound",
    "pound": "pound",
    "yen": "yen",
}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
"""As written right behind an amount of money: £36m, $1.5bn."""
_SHORTENED = re.compile(r"(\d+)(k|mn?|mln|bn?|trn|tn)\Z")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_PLAIN = re.compile(r"\d+(?:\.\d+)?\Z")
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")
_JOINS = re.compile(r"\s*[-‐‑]?\s*\Z|\s+and\s+\Z")
_STARTERS = frozenset(_SMALL) | frozenset(_ORDINAL) | frozenset(_CURRENCY)
_LONGEST = 12
"""Words that one number may be made of; none in a report is longer, and hostile runs of "ten ten ten" stay cheap."""

Columns = tuple[list[str], list[int], list[int]]


def merge_numbers(columns: Columns, text: str, with_units: bool = True) -> Columns:
    """The words with those that make up one number taken together, keyed by value and unit. Linear in the words.

    ``columns`` are keys, starts and ends. Without ``with_units``, a unit that follows its number stays a word.
    """
    keys, starts, ends = columns
    # Most words are none: whole stretches between numbers are taken over at once.
    begins = list(compress(count(), map(_BEGINNERS.__getitem__, keys)))
    if not begins:
        return keys, starts, ends
    reader = _Reader(text, columns, with_units)
    merged: Columns = ([], [], [])
    done = 0
    for i in begins:
        if i < done:
            continue
        stop, key = reader.number(i)
        merged[0].extend(keys[done:i])
        merged[1].extend(starts[done:i])
        merged[2].extend(ends[done:i])
        merged[0].append(key)
        merged[1].append(starts[i])
        merged[2].append(ends[stop - 1])
        done = stop
    return merged[0] + keys[done:], merged[1] + starts[done:], merged[2] + ends[done:]


def _may_begin(key: str) -> bool:
    return key in _STARTERS or "0" <= key[0] <= "9" or key == "per"


_BEGINNERS = Memo(_may_begin)


def value_and_unit(key: str) -> tuple[Decimal, str] | None:
    """What a number's key stands for; None for a word that is no number, and for ordinals."""
    if not key.startswith("#"):
        return None
    value, _, unit = key[1:].partition(" ")
    try:
        return Decimal(value), unit
    except InvalidOperation:
        return None


class _Reader:
    """Reads one number from columns of words."""

    __slots__ = ("ends", "keys", "starts", "text", "with_units")

    def __init__(self, text: str, columns: Columns, with_units: bool) -> None:
        self.text, self.with_units = text, with_units
        self.keys, self.starts, self.ends = columns

    def number(self, i: int) -> tuple[int, str]:
        """The number that starts at word ``i``: where it stops, and its key. A word that is none keeps its key."""
        if self.keys[i : i + 2] == ["per", "cent"]:
            return i + 2, "percent"
        if (ordinal := _ordinal(self.keys[i])) is not None:
            return i + 1, f"#{ordinal}th"
        sign = _CURRENCY.get(self.keys[i])
        at = i + 1 if sign else i
        is_near = at < len(self.keys) and (sign is None or self._touches(at))
        read = (self._shortened(at) if sign and is_near else None) or (self._amount(at) if is_near else None)
        if read is None:
            return i + 1, sign or self.keys[i]
        stop, value = read
        unit = sign
        if unit is None and self.with_units and stop < len(self.keys) and self._joined(stop):
            stop, unit = self._unit_after(stop)
        return stop, f"#{value.normalize():f}" + (f" {unit}" if unit else "")

    def _shortened(self, i: int) -> tuple[int, Decimal] | None:
        """Digits and a short scale without a space between: 36m, 1.5bn."""
        if (found := _SHORTENED.match(self.keys[i])) is not None and len(self.keys[i]) <= _LONGEST:
            return i + 1, Decimal(found.group(1)) * _SHORT_SCALES[found.group(2)]
        after = self.keys[i + 1] if i + 1 < len(self.keys) and self.ends[i] == self.starts[i + 1] else ""
        value = _digits(self.keys[i]) if after in _SHORT_SCALES else None
        return None if value is None else (i + 2, value * _SHORT_SCALES[after])

    def _unit_after(self, stop: int) -> tuple[int, str | None]:
        if (unit := _AFTER.get(self.keys[stop])) is not None:
            return stop + 1, unit
        if self.keys[stop : stop + 2] == ["per", "cent"]:
            return stop + 2, "percent"
        return stop, None

    def _amount(self, i: int) -> tuple[int, Decimal] | None:
        digits = _digits(self.keys[i])
        if digits is not None:
            return self._scaled(i + 1, digits)
        if self.keys[i] not in _SMALL:
            return None
        return self._spelled(i)

    def _scaled(self, stop: int, value: Decimal) -> tuple[int, Decimal]:
        """Digits and the scales after them: 1.25 million."""
        while stop < len(self.keys) and self.keys[stop] in _SCALES and self._joined(stop) and value < 10**15:
            value *= _SCALES[self.keys[stop]]
            stop += 1
        return stop, value

    def _spelled(self, i: int) -> tuple[int, Decimal]:
        """Number words: two hundred and thirty-five thousand. Stops where the next word cannot belong."""
        total, part, last, stop = 0, _SMALL[self.keys[i]], _SMALL[self.keys[i]], i + 1
        while stop < min(len(self.keys), i + _LONGEST):
            skip = 1 if self.keys[stop] == "and" and last in _SCALES.values() else 0
            at = stop + skip
            if at >= len(self.keys) or not self._joined(stop) or (skip and not self._joined(at)):
                break
            key = self.keys[at]
            if key in _SCALES and not skip:
                last = _SCALES[key]
                part *= last
                if last > 100:
                    total, part = total + part, 0
            elif key in _SMALL and _fits(last, _SMALL[key]):
                last = _SMALL[key]
                part += last
            else:
                break
            stop = at + 1
        return stop, Decimal(total + part)

    def _touches(self, i: int) -> bool:
        return self.ends[i - 1] + 1 >= self.starts[i]

    def _joined(self, i: int) -> bool:
        gap = self.text[self.ends[i - 1] : self.starts[i]]
        # Never across a page's end or between paragraphs: a page's number is no part of what the next line begins with.
        return _JOINS.match(gap) is not None and "\f" not in gap and gap.count("\n") < 2


def _fits(last: int, value: int) -> bool:
    """Whether a number word may follow another: five after twenty or after hundred, not after three."""
    if last in _SCALES.values():
        return value > 0
    return 20 <= last < 100 and 0 < value < 10


@lru_cache(maxsize=1 << 12)
def _digits(key: str) -> Decimal | None:
    if not key.isascii() or len(key) > 40:
        return None
    if _GROUPED.match(key):
        return Decimal(key.replace(",", ""))
    return Decimal(key) if _PLAIN.match(key) else None


@lru_cache(maxsize=1 << 12)
def _ordinal(key: str) -> int | None:
    if (found := _ORDINAL_DIGITS.match(key)) is not None and len(key) < 12:
        return int(found.group(1))
    return _ORDINAL.get(key)
