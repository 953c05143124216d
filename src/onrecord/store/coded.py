"""What a statement is besides its words, dates and names as one small number, so that an index over it is small too.

The places of the values are part of the record's format: new values may only be put at the end of their row.
"""

from collections.abc import Mapping, Sequence

CODED: Mapping[str, tuple[str, ...]] = {
    "act": ("assert", "ask", "deny", "promise", "demand", "agree", "decline", "silence"),
    "form": ("direct", "indirect", "mixed", "block"),
    "modality": ("certain", "probable", "possible", "unspecified"),
    "polarity": ("positive", "negative", "unspecified"),
    "basis": ("witness", "hearsay", "record", "opinion", "unspecified"),
    "stance": ("neutral", "endorses", "doubts"),
}
"""Columns of ``facts`` and the values of each."""

_STEPS = {"act": 2048, "form": 512, "modality": 128, "polarity": 32, "basis": 4, "stance": 1}
"""What one place of each is worth; 15 bits in all, which SQLite keeps in two bytes."""


def code_of(values: Sequence[str]) -> int:
    """The number of values in the order of ``CODED``, in [0, 32768). Raises ``ValueError`` for one it cannot have."""
    return sum(
        _STEPS[column] * known.index(value) for (column, known), value in zip(CODED.items(), values, strict=True)
    )


def _worth(column: str) -> str:
    cases = " ".join(f"WHEN '{value}' THEN {_STEPS[column] * n}" for n, value in enumerate(CODED[column]))
    return f"CASE {column} {cases} END"


CODE_SQL = " + ".join(map(_worth, CODED))
"""The same, worked out by a database from the columns."""
