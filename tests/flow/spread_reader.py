"""A reader of invented reports, made of patterns: who said what, by name. Workers import it by its name."""

import os
import re
import time
from pathlib import Path

from onrecord.flow import Reader
from onrecord.types import Attribution, Content, Document, Office, Party, Passage, Reading, Span, Speaker, Time

SAID = re.compile(r"(?:(?P<title>[a-z]+ )?(?P<source>[A-Z][\w.]*(?: [A-Z][\w.]*)*)) (?P<cue>said) (?P<content>“[^”]*”)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LOG = "ONRECORD_TEST_READS"
"""Names a file to which each reading adds a line, so that a test can count them."""


def make(bundle: str | None) -> Reader:
    """The reader. ``bundle`` may be a number of milliseconds that each report takes."""
    pause = float(bundle or 0) / 1000

    def read(document: Document) -> Reading:
        _log(document)
        time.sleep(pause)
        if "KILL THE READER" in document.text:
            os._exit(9)
        if "BREAK THE READER" in document.text:
            raise KeyError("broken")
        return reading_of(document)

    return Reader(read, "patterns-1")


def reading_of(document: Document) -> Reading:
    """The reading: every name that says something is a party of its own."""
    attributions, mentions, titles = [], {}, {}
    for found in SAID.finditer(document.text):
        name = found["source"]
        key = name.lower().replace(" ", "-")
        mentions.setdefault((key, name), []).append(Span(*found.span("source")))
        if found["title"]:
            start, end = found.span("title")
            titles.setdefault(key, []).append(Office(found["title"].strip(), Span(start, end - 1)))
        attributions.append(_attribution(document, found, Speaker(key, name, "person")))
    people = tuple(
        Party(key, name, "person", (), tuple(spans), tuple(titles.get(key, ())))
        for (key, name), spans in sorted(mentions.items())
    )
    times = tuple(Time(Span(*y.span()), y[0], y[0], "date") for y in YEAR.finditer(document.text))
    return Reading(document, tuple(attributions), people, times)


def _attribution(document: Document, found: re.Match[str], speaker: Speaker) -> Attribution:
    content = Content((Span(*found.span("content")),), found["content"])
    source, cue = (Passage(Span(*found.span(name)), found[name]) for name in ("source", "cue"))
    id_ = f"{document.id[:10]}{found.start():06d}"
    return Attribution(id_, "direct", source, cue, content, 0.5, speaker=speaker)


def _log(document: Document) -> None:
    if LOG in os.environ:
        with Path(os.environ[LOG]).open("a") as file:
            file.write(f"{document.id}\n")
