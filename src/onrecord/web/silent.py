"""The page of silences: who spoke about something, who declined, on whom nothing was found, and what that rests on."""

from typing import Any

import msgspec

from onrecord.ask import Asked, Heard, Unheard, silence
from onrecord.errors import NotFound, QueryError
from onrecord.store import Record
from onrecord.web.found import hit_objects

Json = dict[str, Any]
SHOWN = 60
"""Speakers listed of each kind; the rest is told as a number."""


def silence_object(record: Record, asked: Asked) -> Json:
    """The answer, or an invitation where no topic is given. A topic or date that makes no sense says why."""
    counts = record.counts()
    given: Json = {"topic": asked.topic, "since": asked.since, "until": asked.until, "speaker": asked.speaker}
    given |= {"n_reports": counts.n_reports, "error": None, "answer": None}
    if not asked.topic.strip():
        return given
    try:
        found = silence(record, asked)
    except (QueryError, NotFound) as error:
        return given | {"error": str(error)}
    outlets = [{"publisher": name, "n_reports": n} for name, n in found.coverage.outlets]
    answer = {
        "speaker": msgspec.to_builtins(found.speaker),
        "related": [stem for stem, _ in found.topic.related],
        "spoke": [_heard(record, one) for one in found.spoke[:SHOWN]],
        "declined": [_heard(record, one) for one in found.declined[:SHOWN]],
        "not_found": [_unheard(record, one) for one in found.not_found[:SHOWN]],
        "n_spoke": len(found.spoke),
        "n_declined": len(found.declined),
        "n_not_found": found.n_not_found,
        "coverage": msgspec.to_builtins(found.coverage) | {"outlets": outlets},
    }
    return given | {"answer": answer}


def _heard(record: Record, one: Heard) -> Json:
    return {
        "speaker_id": one.speaker_id,
        "name": one.name,
        "n": one.n,
        "n_statements": one.n_statements,
        "n_reports": one.n_reports,
        "hits": hit_objects(record, one.hits),
    }


def _unheard(record: Record, one: Unheard) -> Json:
    return {
        "speaker_id": one.speaker_id,
        "name": one.name,
        "n_statements": one.n_statements,
        "n_reports": one.n_reports,
        "n_near": one.n_near,
        "hits": hit_objects(record, one.hits[:1]),
    }
