"""The page of a saying: the versions of a wording side by side, oldest left, with what changed from one to the next."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import NotFound, QueryError
from onrecord.export.saying_graphml import saying_graphml
from onrecord.export.saying_svg import saying_svg
from onrecord.export.saying_text import change_words, header_words, in_marks, step_words, version_words
from onrecord.flow.trace import trace
from onrecord.link.saying import Change, Saying, Step, Version
from onrecord.store import Record

Json = dict[str, Any]
SHOWN = 40
"""Versions side by side; the drawing and the files have more."""
_TOKEN = re.compile(r"\w+(?:[’']\w+)*|\s+|[^\w\s]")
_ALIKE = dict.fromkeys(map(ord, "‘’‚“”„«»'"), '"')


def trace_object(record: Record, asked: str) -> Json:
    """The saying of some words or of a statement's id; without any, an invitation."""
    counts = record.counts()
    given: Json = {"question": asked, "n_reports": counts.n_reports, "error": None, "saying": None}
    if not asked.strip():
        return given
    try:
        saying = trace(record, asked)
    except (QueryError, NotFound) as error:
        return given | {"error": str(error)}
    return given | {"saying": saying_object(saying)}


def saying_object(saying: Saying) -> Json:
    """Versions in their order, each with the step that led to it; ``origin`` numbers those that count once."""
    origins = {id_: n for n, one in enumerate(saying.origins, start=1) for id_ in one.versions}
    return {
        "asked": saying.asked,
        "marked": in_marks(saying.asked),
        "told": list(header_words(saying)),
        "n_versions": len(saying.versions),
        "n_origins": saying.n_origins,
        "versions": [_version(saying, one, origins.get(one.id)) for one in saying.versions[:SHOWN]],
        "origins": [{"n": n, "reason": one.reason} for n, one in enumerate(saying.origins, start=1)],
    }


def _version(saying: Saying, version: Version, origin: int | None) -> Json:
    step = saying.step_to(version.id)
    span = (version.spans[0].start, version.spans[-1].end) if version.spans else (0, 0)
    return {
        "id": version.id,
        "statement": version.statement_id,
        "document": {
            "id": version.document_id,
            "title": version.title,
            "publisher": version.publisher,
            "published": version.published,
            "path": version.path,
            "span": list(span),
        },
        "speaker_id": version.speaker_id,
        "speaker": version.speaker or version.source,
        "form": version.form,
        "marks": version.marks,
        "voice": version_words(version),
        "wording": version.wording,
        "context": version.context,
        "chain": [{"name": one.name, "cue": one.cue} for one in version.voices],
        "origin": origin,
        "step": None if step is None else _step(saying, step, version),
    }


def _step(saying: Saying, step: Step, version: Version) -> Json:
    source = saying.version(step.source)
    return {
        "from": step.source,
        "number": saying.versions.index(source) + 1,
        "ground": step.ground,
        "stated": step.is_stated,
        "told": step_words(saying, step),
        "changes": [_change(one) for one in step.changes],
        "diff": word_diff(source.wording, version.wording),
    }


def _change(change: Change) -> Json:
    return {"kind": change.kind, "code": change.code, "alert": change.alert, "told": change_words(change)}


def word_diff(before: str, after: str) -> list[Json]:
    """Stretches of two wordings: ``{"kind": "equal|out|in", "text"}``. Case and style of marks are no difference."""
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, [_key(t) for t in one], [_key(t) for t in other], autojunk=False)
    return [part for part in _parts(matcher, one, other) if part["text"]]


def _key(token: str) -> str:
    return " " if token.isspace() else token.casefold().translate(_ALIKE)


def _parts(matcher: "SequenceMatcher[str]", one: list[str], other: list[str]) -> Iterator[Json]:
    for kind, from_one, to_one, from_other, to_other in matcher.get_opcodes():
        if kind == "equal":
            yield {"kind": "equal", "text": "".join(other[from_other:to_other])}
        else:
            yield {"kind": "out", "text": "".join(one[from_one:to_one])}
            yield {"kind": "in", "text": "".join(other[from_other:to_other])}


def trace_file(request: Request) -> Response:
    """The drawing of a saying as a file."""
    asked = request.query_params.get("q", "")
    with Record.open(request.app.state.settings.record, read_only=True) as record:
        saying = trace(record, asked)
    name = "onrecord-" + (re.sub(r"[^a-z0-9]+", "-", asked.casefold()).strip("-")[:40].strip("-") or "saying")
    suffix = request.url.path.rpartition(".")[2]
    shown = "inline" if suffix == "svg" and "save" not in request.query_params else "attachment"
    headers = {"content-disposition": f'{shown}; filename="{name}.{suffix}"'}
    if suffix == "graphml":
        return Response(saying_graphml(saying), headers=headers, media_type="application/xml")
    return Response(saying_svg(saying), headers=headers, media_type="image/svg+xml")
