"""The reader: a report as it was written, with every attribution marked and a card beside it."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.contract import attribution_object, document_object
from onrecord.store import Record
from onrecord.types import Block, Hit, Judgement, Note, Span
from onrecord.web.cited import cite
from onrecord.web.judged import judged_object, standing
from onrecord.web.segments import block_objects, depths_of, marks_of

Json = dict[str, Any]


def report_object(record: Record, document_id: str, at: str = "") -> Json:
    """All that the reader shows; ``at`` is a passage to show (``120-180``). Raises ``NotFound``, ``QueryError``."""
    reading = record.reading(document_id)
    document, attributions = reading.document, reading.attributions
    depths = depths_of(attributions)
    about: Json = document_object(document)
    text = about.pop("text")
    del about["blocks"]
    about |= {"sha256": document.sha256, "paths": list(record.paths(document.id))}
    hits, judged = record.shown.statements_of(document.id), record.shown.judged_in([document.id])
    asked = passage_asked(at, len(text))
    blocks = block_objects(text, document.blocks, marks_of(attributions, depths), asked)
    return {
        "document": about,
        "at": None if asked is None else {"span": list(asked), "text": text[slice(*asked)]},
        "blocks": _titled(_with_notes(blocks, (*document.notes, *reading.notes)), document.title),
        "cards": [_card(n, hit, depths[n - 1], judged) for n, hit in enumerate(hits, start=1)],
        "notes": [_note(note, text, document.blocks) for note in (*document.notes, *reading.notes)],
        "times": msgspec.to_builtins(reading.times),
    }


def passage_asked(at: str, length: int) -> Span | None:
    """The span that ``120-180`` means in a text of this length; ``None`` where it means none."""
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", at, re.ASCII)
    span = Span(int(found[1]), int(found[2])) if found else Span(0, 0)
    return span if span.start < span.end <= length else None


def _card(n: int, hit: Hit, depth: int, judged: Mapping[str, tuple[Judgement, ...]]) -> Json:
    statement = hit.statement
    on = judged.get(statement.id, ())
    return attribution_object(statement.attribution) | {
        "n": n,
        "depth": depth,
        "speaker_id": statement.speaker_id,
        "speaker_name": statement.speaker_name,
        "standing": standing(on, statement.attribution),
        "judged": [judged_object(one) for one in on],
        "cite": cite(hit),
    }


def _note(note: Note, text: str, blocks: tuple[Block, ...]) -> Json:
    """A note with its words; ``block`` is the number of the block it stands beside, from 0."""
    at = next((n for n, block in enumerate(blocks) if block.span.end > note.span.start), None)
    return {**msgspec.to_builtins(note), "text": text[slice(*note.span)], "block": at}


def _titled(blocks: list[Json], title: str | None) -> list[Json]:
    """Says of each block whether it is the title: the first heading with its words."""
    said = False
    for block in blocks:
        words = "".join(piece["text"] for piece in block["pieces"]) if block["kind"] == "heading" else None
        block["is_title"] = not said and words is not None and words.split() == (title or "").split()
        said = said or block["is_title"]
    return blocks


def _with_notes(blocks: list[Json], notes: tuple[Note, ...]) -> list[Json]:
    """Each block with the notes that belong in its margin."""
    for block in blocks:
        start, end = block["span"]
        block["notes"] = [note.detail for note in notes if start <= note.span.start < end]
    return blocks
