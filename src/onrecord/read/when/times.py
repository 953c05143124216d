"""The times of a text as the contract has them, and notes on those that cannot be given a value."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.when.expressions import Expression, expressions_of
from onrecord.types import Note, Span, Time

_DETAILS = {
    "impossible-date": "the calendar has no such day",
    "two-digit-year": "the year has two digits, and the text does not say of which century",
    "day-or-month-first": "day and month cannot be told apart",
    "after-publication": "counted from the date told before it, this would lie after the publication",
    "weekday-and-date-differ": "the weekday is not that of the date",
}


@dataclass(frozen=True, slots=True)
class Times:
    """The times that have a value, in the order of the text, and a note on each that looks like a date but has none.

    Values are ISO 8601 prefixes (``2018-07``) and intervals, both ends included and ``..`` for an open end; ISO 8601
    durations, with X for a number left open (``PXD``); sets and times of day without a date as TIMEX3 writes them
    (``P1D``, ``XXXX-WXX-5``, ``T14:20``).
    """

    times: tuple[Time, ...]
    notes: tuple[Note, ...]


def times_of(text: str, published: str | None, quoted: Sequence[Span] = (), set_apart: Sequence[Span] = ()) -> Times:
    """Read the times of ``text``. ``text[start:end]`` is the text of each.

    ``published`` is the ISO prefix of the day from which "yesterday" counts, ``quoted`` the outer quotations,
    ``set_apart`` those that stand in paragraphs of their own after a lead-in. Without a date of publication,
    expressions that count from it are left out, and one note says how many.
    """
    found = expressions_of(text, published, quoted, set_apart)
    times = tuple(
        Time(each.span, text[each.span.start : each.span.end], each.value, each.type)
        for each in found
        if each.value is not None
    )
    return Times(times, _notes(found))


def _notes(found: Sequence[Expression]) -> tuple[Note, ...]:
    notes = [Note(each.doubt, each.span, _DETAILS[each.doubt]) for each in found if each.doubt in _DETAILS]
    undated = [each.span for each in found if each.doubt == "undated" and each.value is None]
    if undated:
        count = "1 time counts" if len(undated) == 1 else f"{len(undated)} times count"
        notes.append(Note("undated", undated[0], f"{count} from a day that is not known, from here on"))
    return tuple(sorted(notes, key=lambda note: note.span))
