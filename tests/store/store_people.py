"""Reports by hand for the tests of who is who: each names its parties, with offices and with what they said."""

import hashlib
from dataclasses import dataclass

from onrecord.flow import resolve_speakers, statements
from onrecord.store import Record
from onrecord.types import (
    Attribution,
    Block,
    Content,
    Document,
    Office,
    Original,
    Party,
    Passage,
    Reading,
    Span,
    Speaker,
)


@dataclass(frozen=True, slots=True)
class Said:
    """``name`` (an ``office`` is optional) said ``words``."""

    name: str
    words: str
    office: str | None = None


def read_by_hand(
    path: str, *said: Said, published: str = "2020-01-01", prefix: str = "p", keys: int = 0
) -> tuple[Original, Reading]:
    """A report of lines ``NAME, OFFICE, said "WORDS".``; parties are named ``prefix`` and a number from ``keys``."""
    lines = [f'{one.name}{f", {one.office}," if one.office else ""} said "{one.words}".' for one in said]
    text = "\n".join(lines)
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = Document(digest[:16], path, digest, text, (Block(Span(0, len(text)), "paragraph"),), published=published)
    names = list(dict.fromkeys(one.name for one in said))
    key_of = {name: f"{prefix}{number + keys}" for number, name in enumerate(names)}
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    parties = tuple(_party(name, key_of[name], tuple(zip(said, starts, strict=True))) for name in names)
    found = tuple(_attribution(document, one, start, key_of[one.name]) for one, start in zip(said, starts, strict=True))
    return Original(path, data, digest), Reading(document, found, parties)


def _party(name: str, key: str, said: tuple[tuple[Said, int], ...]) -> Party:
    mentions = tuple(Span(start, start + len(name)) for one, start in said if one.name == name)
    roles = tuple(
        Office(one.office, Span(start + len(name) + 2, start + len(name) + 2 + len(one.office)), until="2018-12")
        for one, start in said
        if one.name == name and one.office
    )
    return Party(key, name, "person", (), mentions, roles)


def _attribution(document: Document, one: Said, start: int, key: str) -> Attribution:
    end = document.text.find("\n", start)
    line = document.text[start : end if end >= 0 else len(document.text)]
    said, words = line.rindex("said"), line.index('"')
    content = Span(start + words, start + len(line) - 1)
    return Attribution(
        id=hashlib.sha256(f"{document.sha256} {content} {key}".encode()).hexdigest()[:16],
        form="direct",
        source=Passage(Span(start, start + len(one.name)), one.name),
        cue=Passage(Span(start + said, start + said + 4), "said"),
        content=Content((content,), document.text[content.start : content.end]),
        confidence=0.9,
        speaker=Speaker(key, one.name, "person"),
    )


def keep(record: Record, *reports: tuple[Original, Reading], reader: str = "reader 1") -> None:
    """Add reports and work out who is who."""
    for original, reading in reports:
        record.add(original, reading, statements(reading), reader)
    assert resolve_speakers(record)
