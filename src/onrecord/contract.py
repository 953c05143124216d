"""The reading contract, version 1: a reading as the JSON object that other programs read, and back again.

The shape is fixed; ``docs/reference/reading.schema.json`` describes it. Names that differ from our types are changed
here and nowhere else: a role's ``since`` is written as ``from``.
"""

from typing import Any

import msgspec

from onrecord.types import Attribution, Content, Document, Office, Party, Passage, Reading, Skipped, Span

VERSION = 1

Json = dict[str, Any]
"""A JSON object; its values are whatever JSON allows."""


def dump(value: Reading | Skipped) -> bytes:
    """One line of JSON, without the newline, in UTF-8."""
    return msgspec.json.encode(skipped_object(value) if isinstance(value, Skipped) else reading_object(value))


def skipped_object(skipped: Skipped) -> Json:
    """The object written for an input that was refused."""
    return {"skipped": msgspec.to_builtins(skipped)}


def reading_object(reading: Reading) -> Json:
    """The contract's object for one reading."""
    return {
        "contract": VERSION,
        "document": document_object(reading.document),
        "attributions": [attribution_object(a) for a in reading.attributions],
        "people": [_party(p) for p in reading.people],
        "times": msgspec.to_builtins(reading.times),
        "notes": msgspec.to_builtins(reading.notes),
    }


def reading_from(data: Json, sha256: str) -> Reading:
    """The reading an object was made from. ``sha256`` is the document's, which the contract does not carry.

    Raises ``msgspec.ValidationError`` when the object is not a contract object.
    """
    return msgspec.convert(
        {
            "document": data["document"] | {"sha256": sha256},
            "attributions": data["attributions"],
            "people": [_without_from(party) for party in data["people"]],
            "times": data["times"],
            "notes": data["notes"],
        },
        Reading,
    )


def document_object(document: Document) -> Json:
    """The contract's object for one document."""
    out: Json = {name: getattr(document, name) for name in ("id", "path", "title", "publisher")}
    out["authors"] = list(document.authors)
    for name in ("published", "retrieved", "url", "language", "text"):
        out[name] = getattr(document, name)
    out["blocks"] = msgspec.to_builtins(document.blocks)
    return out


def attribution_object(a: Attribution) -> Json:
    """The contract's object for one attribution."""
    out: Json = {"id": a.id, "form": a.form}
    out |= {"source": _passage(a.source), "cue": _passage(a.cue), "content": _content(a.content)}
    out["addressee"] = _passage(a.addressee)
    for name in ("speaker", "candidates", "parent", "chain", "act", "certainty", "stance", "basis", "said"):
        out[name] = msgspec.to_builtins(getattr(a, name))
    out["confidence"] = round(a.confidence, 4)
    return out


def _passage(passage: Passage | None) -> Json | None:
    return None if passage is None else {"span": _span(passage.span), "text": passage.text}


def _content(content: Content) -> Json:
    return {"spans": [_span(s) for s in content.spans], "text": content.text}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _party(party: Party) -> Json:
    out: Json = msgspec.to_builtins(party)
    out["roles"] = [_office(role) for role in party.roles]
    return out


def _office(office: Office) -> Json:
    return {"title": office.title, "from": office.since, "until": office.until, "span": _span(office.span)}


def _without_from(party: Json) -> Json:
    roles = [{**role, "since": role["from"]} for role in party["roles"]]
    for role in roles:
        del role["from"]
    return {**party, "roles": roles}
