"""How readings and answers look in a notebook: small tables, every text escaped, nothing that runs or loads.

Lies below ``types``, whose values call it when a notebook asks for their ``_repr_html_``.
"""

from html import escape
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.types import Answer, Attribution, Hit, Reading

MOST_ROWS = 50
"""Rows that are shown; what is left out is counted."""

MOST_CHARACTERS = 300
"""Characters of a passage that are shown."""

_UNSEEN = (0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | dict.fromkeys(_UNSEEN, 0xFFFD)
"""What stands in for characters that nobody would see, or that turn the direction of what follows."""


def reading_html(reading: "Reading") -> str:
    """A table of who said what in one report, in the report's order."""
    document = reading.document
    rows = ((_speaker(one), _cue(one), one.content.text, f"{one.confidence:.2f}") for one in reading.attributions)
    n = len(reading.attributions)
    about = f"{n} attribution{'' if n == 1 else 's'} · {document.path}"
    return _table(document.title or document.path, ("speaker", "cue", "content", "confidence"), rows, (about, n))


def answer_html(answer: "Answer") -> str:
    """A table of the statements found, and what the answer rests on."""
    rows = (_hit(hit) for hit in answer.hits)
    about = f"{answer.n_found} of {answer.n_statements} statements in {answer.n_reports} reports"
    return _table(answer.question, ("speaker", "content", "report", "published"), rows, (about, len(answer.hits)))


def _hit(hit: "Hit") -> tuple[str, ...]:
    one = hit.statement
    name = one.speaker_name or _speaker(one.attribution)
    return name, one.attribution.content.text, hit.title or hit.path, hit.published or ""


def _speaker(one: "Attribution") -> str:
    if one.speaker is not None:
        return one.speaker.name
    return f"({one.source.text})" if one.source is not None else "(not known)"


def _cue(one: "Attribution") -> str:
    return one.cue.text if one.cue is not None else ""


def _table(title: str, heads: "Sequence[str]", rows: "Iterable[Sequence[str]]", told: tuple[str, int]) -> str:
    about, n = told
    shown = list(islice(rows, MOST_ROWS))
    rest = f"; the first {len(shown)} rows are shown" if n > len(shown) else ""
    head = "".join(f'<th style="text-align:left">{_text(one)}</th>' for one in heads)
    body = "".join("<tr>" + "".join(_cell(one) for one in row) + "</tr>" for row in shown)
    return (
        f"<table><caption>{_text(title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table><p>{_text(about)}{rest}</p>"
    )


def _cell(text: str) -> str:
    return f'<td style="text-align:left"><bdi>{_text(text)}</bdi></td>'


def _text(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS] + " …"
    return escape(text.translate(_SHOWN))
