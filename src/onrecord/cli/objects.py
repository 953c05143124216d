"""What commands write with ``--json``: one object a line, made of the reading contract's parts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.contract import attribution_object, document_object, dump
from onrecord.types import Answer, Document, Hit, Judgement, Skipped

if TYPE_CHECKING:
    from onrecord.flow.add import Added
    from onrecord.store import Counts, Problem

Json = dict[str, Any]


def writable(text: str) -> str:
    """The text with the odd bytes of a path, which Python keeps as lone surrogates, as ``\ufffd``: JSON is UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def line(value: Json) -> bytes:
    """One line of JSON, without the newline."""
    return msgspec.json.encode(value)


def added_line(outcome: "Added | Skipped") -> bytes:
    """The line ``add --json`` writes for one input."""
    if isinstance(outcome, Skipped):
        return dump(outcome)
    added = {"id": outcome.document_id, "path": writable(outcome.path), "statements": outcome.n_statements}
    return line({"added": added | {"new": outcome.new}})


def hit_object(hit: Hit) -> Json:
    """A statement with its context and its report."""
    statement = hit.statement
    return {
        "id": statement.id,
        "attribution": attribution_object(statement.attribution),
        "speaker": _speaker(hit),
        "context": {"span": list(statement.context_span), "text": statement.context},
        "document": {
            "id": statement.document_id,
            "path": writable(hit.path),
            "title": hit.title,
            "publisher": hit.publisher,
            "published": hit.published,
        },
        "judgements": [judged_object(one, hit) for one in hit.judged],
        "score": round(hit.score, 6),
    }


def judged_object(one: Judgement, hit: Hit) -> Json:
    """A judgement in force beside the statement it is on: what it makes of it, and who said so, when and why."""
    from onrecord.store import mark_of

    mark = mark_of(one, hit.statement.attribution)
    told = {"id": one.id, "aspect": one.aspect, "mark": mark, "verdict": one.verdict, "value": one.value}
    return told | {"by": one.by, "why": one.why, "made": one.made}


def _speaker(hit: Hit) -> Json | None:
    """Who it is across reports, as far as the record has worked it out."""
    statement = hit.statement
    return None if statement.speaker_id is None else {"id": statement.speaker_id, "name": statement.speaker_name}


def statement_object(hit: Hit, document: Document, paths: tuple[str, ...]) -> Json:
    """What ``show --json`` writes: the hit without its score, its report without the text, and where it was found."""
    found = hit_object(hit)
    del found["score"]
    report: Json = document_object(document)
    del report["text"], report["blocks"]
    report |= {"sha256": document.sha256, "path": writable(document.path), "paths": [writable(path) for path in paths]}
    return found | {"document": report}


def answer_object(answer: Answer) -> Json:
    """A question, what answers it, and how much was looked at to say so."""
    return {
        "question": answer.question,
        "hits": [hit_object(hit) for hit in answer.hits],
        "n_found": answer.n_found,
        "n_statements": answer.n_statements,
        "n_reports": answer.n_reports,
    }


def info_object(
    path: Path | str,
    counts: "Counts",
    reasons: Mapping[str, int],
    checked: "tuple[Sequence[Problem], Sequence[str]] | None",
) -> Json:
    """What ``info --json`` writes. ``checked``: problems, and what could not be compared; null where nothing was."""
    problems, unchecked = checked or (None, None)
    listed = None if problems is None else [msgspec.to_builtins(problem) for problem in problems]
    return {
        "record": writable(str(path)),
        **msgspec.to_builtins(counts),
        "skipped_by_reason": dict(sorted(reasons.items())),
        "problems": listed,
        "unchecked": None if unchecked is None else list(unchecked),
    }
