"""What ``ask --group``, ``ask --relation``, ``silent`` and ``timeline`` write with ``--json``, and ``ask --csv``."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from onrecord.cli.objects import Json, hit_object, writable
from onrecord.types import Answer, Hit

if TYPE_CHECKING:
    from onrecord.ask import Day, Days, Heard, Silence, Unheard
    from onrecord.ask.related import RelatedAnswer
    from onrecord.store import Group, Record, Relation

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "id", "speaker", "speaker_id", "act", "form", "modality", "polarity", "stance", "basis", "said", "source", "cue",
    "content", "context", "chain", "publisher", "published", "title", "document", "path", "start", "end", "confidence",
    "score",
)  # fmt: skip


def groups_object(question: str, by: str, found: "Sequence[Group]", record: "Record") -> Json:
    """Counts, one group after another, each with one of its statements."""
    return {"question": question, "by": by, "groups": [_group(one, record) for one in found]}


def _group(one: "Group", record: "Record") -> Json:
    out: Json = msgspec.to_builtins(one)
    hit = record.statement(out.pop("example"))
    return out | {"statement": None if hit is None else _bare(hit)}


def relation_object(relation: "Relation") -> Json:
    """A relation with both statements whole."""
    link = relation.link
    return {
        "kind": link.kind,
        "score": link.score,
        "verdict": relation.verdict,
        "reasons": list(link.reasons),
        "passages": list(link.passages),
        "statements": [_bare(hit) for hit in relation.hits],
    }


def related_object(answer: "RelatedAnswer") -> Json:
    """Relations that answer a question, with what was looked at."""
    return {
        "question": answer.question,
        "kinds": list(answer.kinds),
        "relations": [relation_object(one) for one in answer.relations],
        "n_found": answer.n_found,
        "n_statements": answer.n_statements,
        "n_reports": answer.n_reports,
    }


def silence_object(found: "Silence") -> Json:
    """Who spoke, who declined, on whom nothing was found, and what that rests on."""
    return {
        "topic": found.topic.words,
        "from": found.since,
        "until": found.until,
        "speaker": None if found.speaker is None else msgspec.to_builtins(found.speaker),
        "related": [{"stem": stem, "lift": lift} for stem, lift in found.topic.related],
        "spoke": [_heard(one) for one in found.spoke],
        "declined": [_heard(one) for one in found.declined],
        "not_found": [_unheard(one) for one in found.not_found],
        "n_not_found": found.n_not_found,
        "coverage": {
            **msgspec.to_builtins(found.coverage),
            "outlets": [{"publisher": name, "n_reports": n} for name, n in found.coverage.outlets],
        },
    }


def days_object(found: "Days") -> Json:
    """A timeline."""
    return {
        "question": found.question,
        "days": [_day(one) for one in found.days],
        "n_found": found.n_found,
        "n_reports": found.n_reports,
        "is_whole": found.is_whole,
    }


def csv_text(answer: Answer) -> str:
    """The hits as a table for a spreadsheet (RFC 4180); no cell can act as a formula.

    A cell that begins like a formula gets an apostrophe before it, which spreadsheets do not show (OWASP, "CSV
    injection").
    """
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows(map(_row, answer.hits))
    return out.getvalue()


def guarded(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers of our own stay numbers."""
    text = writable(cell) if isinstance(cell, str) else cell
    return f"'{text}" if isinstance(text, str) and text.lstrip(" ").startswith(_FORMULA) else text


def _row(hit: Hit) -> Iterable[object]:
    statement, one = hit.statement, hit.statement.attribution
    cells = (
        statement.id,
        statement.speaker_name or (one.speaker.name if one.speaker else None),
        statement.speaker_id,
        one.act,
        one.form,
        one.certainty.modality,
        one.certainty.polarity,
        one.stance,
        one.basis,
        one.said,
        one.source.text if one.source else None,
        one.cue.text if one.cue else None,
        one.content.text,
        statement.context,
        " < ".join(voice.name for voice in one.chain),
        hit.publisher,
        hit.published,
        hit.title,
        statement.document_id,
        hit.path,
        one.content.spans[0].start,
        one.content.spans[-1].end,
        round(one.confidence, 4),
        round(hit.score, 4),
    )
    return map(guarded, cells)


def _heard(one: "Heard") -> Json:
    return {
        "speaker": {"id": one.speaker_id, "name": one.name},
        "n": one.n,
        "n_statements": one.n_statements,
        "n_reports": one.n_reports,
        "statements": [_bare(hit) for hit in one.hits],
    }


def _unheard(one: "Unheard") -> Json:
    return {
        "speaker_id": one.speaker_id,
        "name": one.name,
        "n_statements": one.n_statements,
        "n_reports": one.n_reports,
        "n_near": one.n_near,
        "statements": [_bare(hit) for hit in one.hits],
    }


def _day(one: "Day") -> Json:
    return {
        "when": one.when,
        "what": one.what,
        "span": list(one.span),
        "text": one.words,
        "context": {"span": list(one.context_span), "text": one.context},
        "document": {
            "id": one.document_id,
            "path": writable(one.path),
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published,
        },
        "statement": None if one.hit is None else _bare(one.hit),
    }


def _bare(hit: Hit) -> Json:
    found = hit_object(hit)
    del found["score"]
    return found
