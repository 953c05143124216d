"""Where an expression counts from: the day of publication or speaking, or the last date of the narrative.

"Tuesday" in a report counts from its publication, forwards or backwards as the nearest verb says. "Two days later"
counts from the date told last. "On March 3" counts from the date told last where the text is telling history: where
that date, a few words back, lies well before the day of publication, or where most of the document's dates do.
"""

from dataclasses import dataclass

from onrecord.read.when.letters import Letters, kinds
from onrecord.read.when.period import Period, Unit, finer
from onrecord.read.when.tense import Sway, direction

_NEAR = 60
"""Tokens after which a date no longer says which year a bare month is in."""
_FAR, _REMARK = 50, 10
"""Years from the story beyond which a date, or a bare year, is a remark and does not move it, unless told twice."""
_ACCOUNTED = 600
"""Tokens after which a quarter no longer is what "a year earlier" compares with."""
_LEADS = ("IN", "AT", "BY")
_ENDS = ("DOT", "STOP", "PARAGRAPH")
_FINE = frozenset({"day", "month", "season", "quarter", "half"})


def _paragraph() -> str:
    (letter,) = kinds("PARAGRAPH")
    return letter


@dataclass(slots=True)
class Anchor:
    """What is known while a text is read from front to back.

    ``now`` is the day of publication or of speaking, ``reference`` the date told last, which ended before the token
    ``reference_at``. ``story`` is the date told last that the story moves to: a day, month or season, or a year that
    opens a sentence. ``accounts`` is the quarter told last. ``history`` says that the document tells of times long
    before ``now``.
    """

    letters: Letters
    now: Period | None
    history: bool = False
    reference: Period | None = None
    reference_at: int = 0
    story: Period | None = None
    step: Period | None = None
    story_fronted: bool = False
    accounts: Period | None = None
    accounts_at: int = 0

    def tell(self, period: Period, start: int, end: int, fine: bool = False) -> None:
        """Take ``period``, told by the tokens ``[start, end)``, for the date told last."""
        before, self.reference, self.reference_at = self.reference, period, end
        led = self.letters.is_a(start - 1, *_LEADS)
        is_fine = fine or period.unit in _FINE
        moves = self._opens(start) or (not self._is_undated_report() and (led or self.story is None))
        if not (is_fine or (period.unit == "year" and moves)):
            return
        reach = _FAR if is_fine else _REMARK
        if all(told is not None and abs(told.year - period.year) > reach for told in (self.story, before)):
            return
        if period.unit != "year":
            self.step = period
        self.story, self.story_fronted = period, led

    def account(self, period: Period, at: int) -> None:
        """Take ``period`` for the period of account told last."""
        self.accounts, self.accounts_at = period, at

    def account_near(self, at: int) -> Period | None:
        """The period of account told last, where that was not far before the token ``at``."""
        return self.accounts if at - self.accounts_at <= _ACCOUNTED else None

    def telling(self, at: int) -> Period | None:
        """The date that the story is at, where the text counts from it rather than from ``now``."""
        story = self.story
        if self._is_undated_report():
            return story if self.in_paragraph(at) else None
        if story is None or self.history or self.now is None:
            return story
        is_old = (story.year, story.month) < (self.now.year - 1, self.now.month)
        is_near = at - self.reference_at <= _NEAR and self._sentences(self.reference_at, at) < 2
        told_on = self.story_fronted and is_old and is_near and story.unit in ("day", "month")
        return story if told_on and self.sway(at, at + 1) != "future" else None

    def just_told(self, at: int) -> Period | None:
        """The date told last, where "that day" at the token ``at`` is near enough to mean it."""
        return self.reference if at - self.reference_at <= _NEAR else None

    def in_paragraph(self, at: int) -> bool:
        """Whether the date told last stands in the paragraph of the token ``at``, where "at the time" means it."""
        paragraph = self.letters.letters.rfind(_paragraph(), 0, at)
        return self.reference is not None and self.reference_at > paragraph

    def in_sentence(self, at: int) -> Period | None:
        """The date told last, where it stands in the sentence of the token ``at``."""
        near = at - self.reference_at <= _NEAR
        return self.reference if near and not self._sentences(self.reference_at, at) else None

    def dated(self, unit: Unit) -> Period | None:
        """``now``, where it is known as finely as ``unit``."""
        return None if self.now is None or finer(unit, self.now.unit) else self.now

    def sway(self, at: int, end: int) -> Sway:
        """Which way the verb nearest to the tokens ``[at, end)`` points."""
        return direction(self.letters, at, end)

    def _is_undated_report(self) -> bool:
        """Whether a text that is no history has no day of its own: then only the dates close by say which June."""
        return self.now is None and not self.history

    def _opens(self, start: int) -> bool:
        """Whether the token ``start`` opens a sentence or a paragraph, but for a preposition."""
        letters = self.letters
        before = start - 1 - letters.is_a(start - 1, *_LEADS)
        return before < 0 or letters.is_a(before, *_ENDS)

    def _sentences(self, start: int, end: int) -> int:
        """How many sentences end among the tokens ``[start, end)``."""
        letters = self.letters
        return sum(letters.is_a(at, *_ENDS) and letters.capital(at + 1) for at in range(start, end))
