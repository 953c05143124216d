"""Rows of JSON: an object a line, an array of objects, or one object; and a row to a document."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import msgspec

from onrecord.errors import InputRefused
from onrecord.ingest.assemble import Facts, Part, assembled
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.dates import stated_date
from onrecord.ingest.language import plausible
from onrecord.ingest.member import Member, damaged, too_large
from onrecord.ingest.page import page_document
from onrecord.ingest.plain import plain_document
from onrecord.types import Document, Given, Original, Skipped

GUESSES = {
    "text": (
        "text", "body", "content", "maintext", "article_body", "articleBody", "full_text", "fulltext", "html",
        "article", "story", "raw_text", "raw_content", "description",
    ),
    "title": ("title", "headline", "head", "name", "subject"),
    "publisher": (
        "publisher", "source", "publication", "outlet", "site", "site_name", "domain", "source_domain", "newspaper",
    ),
    "authors": ("authors", "author", "byline", "creator", "writer", "by"),
    "published": (
        "published", "date", "published_at", "publish_date", "date_publish", "datePublished", "pub_date",
        "publication_date", "timestamp", "created_at", "published_date", "created",
    ),
    "retrieved": ("retrieved", "retrieved_at", "date_download", "crawled", "crawl_date", "fetched", "accessed"),
    "url": ("url", "link", "href", "uri", "canonical_url", "web_url", "webUrl", "source_url"),
    "language": ("language", "lang", "language_code"),
}  # fmt: skip
"""Names of fields as datasets have them (news-please, CC-News, Common Crawl, GDELT, APIs of papers), best first."""

_FAULTS = (msgspec.DecodeError, UnicodeError, RecursionError)
_LINES = re.compile(r"\.(?:jsonl|ndjson)(?:\.\w{1,4})?$", re.I)
_LIKE_A_PAGE = ("<p", "<div", "<html", "<!doctype", "<article", "<br")


def row_members(
    stream: BinaryIO, path: str, most: int, fields: tuple[tuple[str, str], ...]
) -> Iterator[Member | Skipped]:
    """Each object as ``1``, ``2`` …, with its bytes: by line, or the elements of an array, or one object alone."""
    given = Given(kind="row", fields=fields)
    first = stream.readline(most + 1)
    if len(first) > most:
        yield too_large(f"{path}!1", most)
        return
    by_line = _LINES.search(path) is not None
    if by_line or (_is_object(first) and first.endswith(b"\n") and not path.lower().endswith(".json")):
        yield from _lines(first, stream, (path, most, given))
        return
    whole = first + stream.read(most + 1 - len(first))
    if _is_object(first) and not _is_object(whole):
        yield from _lines(first, io.BytesIO(whole[len(first) :]), (path, most, given))
    elif len(whole) > most:
        yield too_large(path, most)
    else:
        yield from _objects(whole, path, given)


def _objects(whole: bytes, path: str, given: Given) -> Iterator[Member | Skipped]:
    bare = whole.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        found = msgspec.json.decode(bare, type=list[msgspec.Raw]) if bare.startswith(b"[") else [bare]
    except _FAULTS as error:
        yield damaged(path, "JSON", error)
        return
    for n, raw in enumerate(found, 1):
        yield Member(str(n), io.BytesIO(bytes(raw)), given)


def _lines(first: bytes, stream: BinaryIO, told: tuple[str, int, Given]) -> Iterator[Member | Skipped]:
    path, most, given = told
    n, line = 1, first
    while line:
        if len(line) > most:
            yield too_large(f"{path}!{n}", most)
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
        elif line.strip():
            yield Member(str(n), io.BytesIO(line.strip()), given)
        n, line = n + 1, stream.readline(most + 1)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line.strip().removeprefix(b"\xef\xbb\xbf")), dict)
    except _FAULTS:
        return False


def row_document(original: Original) -> Document:
    """The document of one row. Raises ``InputRefused`` ``no-text-field`` and those of a page."""
    row = _row(original)
    names = dict(original.given.fields) if original.given else {}
    text = _value(row, names, "text", original)
    facts = Facts(
        title=_value(row, names, "title", original) or None,
        publisher=_value(row, names, "publisher", original) or None,
        authors=_authors(row, names, original),
        published=stated_date(_value(row, names, "published", original)),
        url=_value(row, names, "url", original) or None,
        language=_value(row, names, "language", original) or None,
    )
    retrieved = stated_date(_value(row, names, "retrieved", original))
    return _with(_of_text(original, text, facts), facts, retrieved)


def _of_text(original: Original, text: str, facts: Facts) -> Document:
    """The text field read as what it looks like: a page, or plain text with the title set before it."""
    if text.lstrip()[:200].lower().startswith(_LIKE_A_PAGE):
        return page_document(original, text)
    plain = plain_document(original, text)
    parts = [Part(plain.text[b.span.start : b.span.end], b.kind) for b in plain.blocks]
    if facts.title and parts[0].text != facts.title:
        kinds = [Part(part.text, "paragraph" if part.kind == "heading" else part.kind) for part in parts[:1]]
        parts = [Part(facts.title, "heading"), *kinds, *parts[1:]]
    return assembled(original, parts, facts)


def _with(document: Document, facts: Facts, retrieved: str | None) -> Document:
    """What the row says stands before what its text says."""
    return replace(
        document,
        title=facts.title or document.title,
        publisher=facts.publisher or document.publisher,
        authors=facts.authors or document.authors,
        published=facts.published or document.published,
        retrieved=document.retrieved or retrieved,
        url=facts.url or document.url,
        language=plausible(facts.language) or document.language,
    )


def _row(original: Original) -> dict[str, Any]:
    try:
        row = msgspec.json.decode(original.data)
    except _FAULTS as error:
        raise InputRefused(original.path, "damaged", f"The row is no JSON ({error}); mend it.") from error
    if not isinstance(row, dict):
        raise InputRefused(original.path, "damaged", "The row is no JSON object; wanted one with a field for the text.")
    return row


def _value(row: dict[str, Any], names: dict[str, str], ours: str, original: Original) -> str:
    """A field as text. Raises ``InputRefused`` ``no-text-field`` where the text, or a field asked for, is not there."""
    name = names.get(ours) or next((guess for guess in GUESSES[ours] if _as_text(row.get(guess))), None)
    if name is None or (name not in row and ours == "text"):
        if ours != "text":
            return ""
        wanted = f"a field called {name!r}" if name else "a field called text, body or content"
        detail = f"The row has {_listed(row)}; wanted {wanted}. Say which it is with --map text=FIELD."
        raise InputRefused(original.path, "no-text-field", detail)
    return _as_text(row.get(name))


def _as_text(value: object) -> str:
    """Text, a number, the name or url of an object, or the first element of a list that gives any."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        return next((_as_text(value.get(key)) for key in ("name", "title", "url", "value") if value.get(key)), "")
    if isinstance(value, list):
        return next((text for one in value[:10] if not isinstance(one, list) and (text := _as_text(one))), "")
    return ""


def _authors(row: dict[str, Any], names: dict[str, str], original: Original) -> tuple[str, ...]:
    name = names.get("authors") or next((guess for guess in GUESSES["authors"] if row.get(guess)), "")
    value = row.get(name)
    given = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(author for one in given[:100] for author in authors_in(_as_text(one))))


def _listed(row: dict[str, Any]) -> str:
    shown = ", ".join(repr(key[:40]) for key in list(row)[:10])
    return f"the fields {shown}{' …' if len(row) > 10 else ''}" if row else "no fields"
