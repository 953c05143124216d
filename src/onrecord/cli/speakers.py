"""What ``speaker`` and ``judge`` write with ``--json``, and a judgement in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from onrecord.cli.objects import Json, hit_object
from onrecord.cli.visible import one_line
from onrecord.errors import NotFound
from onrecord.sentences import around
from onrecord.types import Ground, Judgement, Profile, Span, SpeakerEntry, Subject

if TYPE_CHECKING:
    from onrecord.ask import Agreement
    from onrecord.store import Found, Record

VERDICTS = {"positive": "confirmed", "negative": "rejected", "unsure": "not decided"}


def entries_object(name: str, found: Sequence[SpeakerEntry], record: "Record") -> Json:
    """What is written where several speakers have a name: each with where the first report mentions them."""
    return {"name": name, "speakers": [msgspec.to_builtins(one) | _first(one, record) for one in found]}


def _first(one: SpeakerEntry, record: "Record") -> Json:
    subjects = record.who.subjects(one.id)
    placed = next((subject for subject in subjects if subject.spans), None)
    return {"mention": None if placed is None else _mention(placed, record)}


def profile_object(profile: Profile, found: "Found", record: "Record") -> Json:
    """A speaker with everything known, each role in its sentence, and the first of the statements."""
    out: Json = {**msgspec.to_builtins(profile.entry), "aliases": list(profile.aliases)}
    out["roles"] = [
        {
            "title": role.title,
            "from": role.since,
            "until": role.until,
            "document": role.document_id,
            "span": list(role.span),
            "context": _context(record, role.document_id, role.span),
            "published": role.published,
        }
        for role in profile.roles
    ]
    out["mentions"] = [_mention(subject, record) for subject in record.who.subjects(profile.entry.id)]
    out["merges"] = [_ground(one, record) for one in profile.merges]
    out["near"] = [_ground(one, record) for one in profile.near]
    out["statements"] = [hit_object(hit) for hit in found.hits]
    return out | {"n_reports_in_record": found.n_reports, "n_statements_in_record": found.n_statements}


def _mention(subject: Subject, record: "Record") -> Json:
    """Where a report first mentions a speaker; whoever wrote a report may be mentioned nowhere in it."""
    return _placed(record, subject.document_id, subject.words, subject.spans[0] if subject.spans else None)


def _placed(record: "Record", document_id: str, name: str, span: Span | None) -> Json:
    context = None if span is None else _context(record, document_id, span)
    return {"document": document_id, "name": name, "span": span and list(span), "context": context}


def _ground(one: Ground, record: "Record") -> Json:
    out: Json = msgspec.to_builtins(one)
    sides = ((one.document_id, one.name, one.span), (one.other_document_id, one.other, one.other_span))
    out |= {"score": round(one.score, 4), "documents": [one.document_id, one.other_document_id]}
    out["mentions"] = [_placed(record, *side) for side in sides]
    for name in ("document_id", "other_document_id", "span", "other_span"):
        del out[name]
    return out


def judgement_object(judgement: Judgement) -> Json:
    """A judgement as it is kept."""
    out: Json = msgspec.to_builtins(judgement)
    return out


def placed_object(judgement: Judgement, record: "Record") -> Json:
    """A judgement with the passages it is about, in their sentences, as far as their reports are there."""
    out = judgement_object(judgement)
    for told, subject in zip(out["subjects"], judgement.subjects, strict=True):
        told["context"] = _context(record, subject.document_id, subject.spans[0]) if subject.spans else None
    return out


def _context(record: "Record", document_id: str, span: Span) -> Json | None:
    try:
        text = record.document(document_id).text
    except NotFound:
        return None
    start, end = around(text, span)
    return {"span": [start, end], "text": text[start:end]}


def agreement_object(one: "Agreement") -> Json:
    """Two people on one aspect, with each thing they differ on."""
    return {
        "people": [one.one, one.other],
        "aspect": one.aspect,
        "n": one.n,
        "n_same": one.n_same,
        "kappa": one.kappa,
        "apart": [
            {
                "judgements": [judgement_object(apart.one), judgement_object(apart.other)],
                "statement": None if apart.hit is None else hit_object(apart.hit),
            }
            for apart in one.apart
        ],
    }


def judgement_words(one: Judgement) -> str:
    """``5be1…  speaker rejected: “Nobody had the key” (Tom Lee), by ana: his deputy said it``."""
    if one.undoes is not None:
        what = f"taken back: {one.undoes}"
    elif one.aspect == "identity":
        first, *others = _names(one.subjects)
        names = ", ".join(dict.fromkeys(others))
        verdict = {"positive": "one speaker", "negative": "not one speaker", "unsure": "not decided"}[one.verdict]
        what = f"{verdict}: {first} and {names}"
    else:
        value = f" ({one.value})" if one.value else ""
        what = f"{one.aspect} {VERDICTS[one.verdict]}: {' and '.join(s.words for s in _statements(one))}{value}"
    return one_line(f"{one.id}  {what}, by {one.by}: {one.why}")


def _names(subjects: Sequence[Subject]) -> list[str]:
    """The names of parties; where two are called the same, with the reports that tell them apart."""
    names = [subject.words for subject in subjects]
    if names[0] not in names[1:]:
        return names
    return [f"{subject.words} of report {subject.document_id}" for subject in subjects]


def _statements(one: Judgement) -> list[Subject]:
    return [subject for subject in one.subjects if subject.kind == "statement"]
