"""The words of one match of a shape, and the numbers they stand for."""

import re
from dataclasses import dataclass

from onrecord.read.when.letters import Letters, Value
from onrecord.read.when.numerals import amount


@dataclass(frozen=True, slots=True)
class Words:
    """One match. Groups are named in the shape's pattern; places are tokens."""

    letters: Letters
    match: re.Match[str]

    @property
    def start(self) -> int:
        """The first token."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.match.end()

    def has(self, group: str) -> bool:
        """Whether the group took part in the match."""
        return group in self.match.re.groupindex and self.match.group(group) is not None

    def span(self, group: str) -> tuple[int, int]:
        """The tokens of a group as ``[start, end)``; ``(-1, -1)`` when it took no part."""
        return self.match.span(group)

    def value(self, group: str) -> Value:
        """The value of the group's first word that has one, or 0."""
        start, end = self.span(group)
        return next((value for value in self.letters.values[start:end] if value != 0), 0)

    def number(self, group: str) -> int:
        """As :meth:`value`, for classes whose values are numbers."""
        value = self.value(group)
        return value if isinstance(value, int) else 0

    def name(self, group: str) -> str:
        """As :meth:`value`, for classes whose values are words."""
        return str(self.value(group))

    def which(self, group: str = "which") -> str | None:
        """The value of the group's last word; ``None`` when it took no part."""
        start, end = self.span(group) if self.has(group) else (0, 0)
        return str(self.letters.values[end - 1]) if start < end else None

    def text(self, group: str) -> str:
        """The characters of a group; empty when it took no part."""
        start, end = self.span(group)
        return self.letters.text[self.letters.starts[start] : self.letters.ends[end - 1]] if start < end else ""

    def amount(self, group: str) -> float | None:
        """How many the group counts; ``None`` for "several" and the like."""
        start, end = self.span(group)
        return amount(self.letters, start, end)
