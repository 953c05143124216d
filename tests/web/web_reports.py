"""A reader that needs no model, pages written by hand, and the pages of a record as a browser would ask for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.flow import Reader, keep_original, resolve_speakers
from onrecord.store import Record
from onrecord.types import (
    Attribution,
    Content,
    Document,
    Note,
    Office,
    Original,
    Party,
    Passage,
    Reading,
    Span,
    Speaker,
    Voice,
)
from onrecord.web import Settings, pages
from onrecord.web.adding import uploaded

SAID = re.compile(r"(?P<content>“[^”]*”),? (?P<cue>said|denied) (?P<source>[A-Z]\w+ [A-Z]\w+)(?:, (?P<office>[^.,]+))?")


def read_simply(report: Document) -> Reading:
    """Find ``“…,” said Some Name``, nothing else; the surer the longer it is."""
    found, people = [], {}
    for match in SAID.finditer(report.text):
        parts = {name: Passage(Span(*match.span(name)), match[name]) for name in ("source", "cue", "content")}
        name = match["source"]
        key = f"p{report.text.index(name):06}"
        offices = (Office(match["office"], Span(*match.span("office"))),) if match["office"] else ()
        known = people.get(key, Party(key, name, "person"))
        mention = parts["source"].span
        people[key] = Party(key, name, "person", (), (*known.mentions, mention), (*known.roles, *offices))
        found.append(
            Attribution(
                id=f"{report.id[:8]}{match.start():08x}",
                form="direct",
                source=parts["source"],
                cue=parts["cue"],
                content=Content((parts["content"].span,), parts["content"].text),
                confidence=min(0.99, 0.3 + len(match["content"]) / 200),
                speaker=Speaker(key, name, "person"),
                chain=(Voice(name, match["cue"]), Voice(report.publisher or "the page", None)),
                act="deny" if match["cue"] == "denied" else "assert",
            )
        )
    notes = (Note("no-byline", Span(0, 0), "No byline stands on this page."),) if report.text else ()
    return Reading(report, tuple(found), tuple(people.values()), (), notes)


READER = Reader(read_simply, "simple-1")


def saved(title: str, *paragraphs: str, publisher: str = "The Courier", published: str = "2021-02-04") -> bytes:
    """A page as a browser saves it. Its parts go in as they are, so that a test can put anything into them."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = (
        f'<meta property="og:site_name" content="{publisher}"><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{published}T08:00:00Z">'
    )
    page = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
    return f"{page}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()


HARBOUR = saved(
    "The harbour letter",
    "“The ramp was 🙂 <b>unfit</b> to be loaded,” said Ada Okafor, the harbour engineer. It was a long winter.",
    "“Nobody told the ministry about the ramp, not once,” denied Ben Marsh.",
)
SECOND = saved(
    "A second report",
    "“The ramp was unfit to be loaded,” said Ada Okafor. “We asked twice,” said Cleo Tan.",
    publisher="The Observer",
    published="2021-03-01",
)


AGAINST = saved(
    "The ministry answers",
    "“The ramp was never unfit to be loaded,” said Ben Marsh.",
    publisher="The Gazette",
    published="2021-03-05",
)
THIRD = saved("A third report", "“It fell at once, and nobody had been warned,” said Dora Lind.")


@dataclass(frozen=True, slots=True)
class Served:
    """The pages of a record; ``client`` is on the right host and sends the headers of our own pages."""

    settings: Settings
    client: TestClient

    def post(self, path: str, **form: str) -> int:
        """Send a form as our own page does; the status, 303 where it was taken."""
        return self.client.post(path, data={"token": self.settings.token, **form}, follow_redirects=False).status_code


def make_record(place: Path, pages_of: Sequence[tuple[str, bytes]]) -> None:
    """A record of these pages, by file name and bytes."""
    with Record.open(place, create=True) as record:
        for name, data in pages_of:
            original = uploaded(name, data)
            assert isinstance(original, Original)
            keep_original(record, original, READER)
        resolve_speakers(record)


def serve(place: Path, **how: object) -> Served:
    """The pages of a record, without a server."""
    settings = Settings(str(place), **how)  # type: ignore[arg-type]
    app = pages(settings, lambda: READER)
    client = TestClient(app, base_url="http://127.0.0.1:8765", headers={"origin": "http://127.0.0.1:8765"})
    return Served(settings, client)
