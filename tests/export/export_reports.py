"""A record by hand for the tests of exports: an emoji first, crossing and broken contents, hostile words."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

from onrecord.export import Options, export, format_named
from onrecord.flow import resolve_speakers, statements
from onrecord.store import Filed, Record
from onrecord.types import (
    Attribution,
    Block,
    Content,
    Document,
    Original,
    Party,
    Passage,
    Reading,
    Span,
    Speaker,
    Voice,
)

FILLER = "Nobody outside the house may read this sentence. " * 40
SAID = (
    '🙂 Ada Okafor said "=we\u0301 saw <b>nothing</b> & left",\nbut "the 🏳️‍🌈 door was open" later.\n'
    'Ben Marsh told reporters that Okafor said "no" twice.\n'
    "Nothing has been heard, somebody wrote.\n"
)
TEXT = SAID + "\n" + FILLER + "\n\n" + 'Much later Ada Okafor denied it: "-1 \x0b is all".\n'


def passage(text: str, words: str, start: int = 0) -> Passage:
    at = text.index(words, start)
    return Passage(Span(at, at + len(words)), words)


def attribution(text: str, source: str | None, cue: str | None, *contents: str, **more: object) -> Attribution:
    start = text.index(source) if source else text.index(contents[0])
    spans = tuple(passage(text, words).span for words in contents)
    made = Attribution(
        id=hashlib.sha256(repr((text, spans)).encode()).hexdigest()[:16],
        form="direct",
        source=passage(text, source) if source else None,
        cue=passage(text, cue, start) if cue else None,
        content=Content(spans, " ".join(contents)),
        confidence=0.875,
    )
    return replace(made, **more)  # type: ignore[arg-type]


ADA, BEN = Speaker("p1", "Ada Okafor", "person"), Speaker("p2", "Ben Marsh", "person")


def attributions(text: str) -> tuple[Attribution, ...]:
    first = attribution(
        text, "Ada Okafor", "said", '"=we\u0301 saw <b>nothing</b> & left"', '"the 🏳️‍🌈 door was open"',
        speaker=ADA, said="2020-07", chain=(Voice("Ada Okafor", "said"), Voice("Courier", None)),
    )  # fmt: skip
    outer = attribution(
        text, "Ben Marsh", "told", 'that Okafor said "no" twice', speaker=BEN, form="mixed", said="2017-10/2017-12",
        addressee=passage(text, "reporters"),
    )  # fmt: skip
    inner = attribution(text, "Okafor said", "said", '"no"', speaker=ADA, parent=outer.id)
    crossing = attribution(text, None, None, "twice.\nNothing has been heard", form="indirect")
    last = attribution(text, "Much later Ada Okafor", "denied", '"-1 \x0b is all"', speaker=ADA, act="deny")
    return first, outer, inner, crossing, last


def report(text: str = TEXT, path: str = "a.html", **known: object) -> tuple[Original, Reading]:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    about = {
        "title": "Harbour </script><script>alert(1)</script>", "publisher": "Courier & Sons", "authors": ("Zoë Ñandú",),
        "published": "2020-07-08", "url": "https://example.org/a?b=1&c=2", "language": "en", **known,
    }  # fmt: skip
    block = Block(Span(0, len(text)), "paragraph")
    document = Document(digest[:16], path, digest, text, (block,), **about)  # type: ignore[arg-type]
    people = tuple(
        Party(one.key, one.name, one.kind, (), (passage(text, one.name).span,))
        for one in (ADA, BEN)
        if one.name in text
    )
    return Original(path, data, digest), Reading(document, attributions(text), people)


def keep(place: Path, *reports: tuple[Original, Reading]) -> Path:
    with Record.open(place, create=True) as record:
        for original, reading in reports:
            record.add(original, reading, statements(reading), "reader 1")
        resolve_speakers(record)
    return place


def filed(**known: object) -> Filed:
    _, reading = report(**known)  # type: ignore[arg-type]
    return Filed(reading, statements(reading))


def written(name: str, *reports: Filed, full_text: bool = False) -> bytes:
    out = io.BytesIO()
    export(reports or (filed(),), format_named(name), out, Options(full_text))
    return out.getvalue()
