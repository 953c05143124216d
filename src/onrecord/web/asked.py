"""The search page: a question in the same words as ``onrecord ask``, and the statements that answer it."""

from typing import Any, get_args

from onrecord.ask import ask, parse
from onrecord.errors import QueryError
from onrecord.link import KINDS
from onrecord.store import Record
from onrecord.types import Act, Basis, Form, Modality, Stance
from onrecord.web.found import hit_objects, tally_object

Json = dict[str, Any]
PER_PAGE = 25
MOST = 1_000
"""Answers that can be paged through; who wants more asks more narrowly."""
_SUGGESTED = 8


def asked_object(record: Record, question: str, page: int = 1, by: str = "") -> Json:
    """The answer to a question; without a question, an invitation. A question that cannot be read says why.

    ``base`` is the question as part of a narrower one. ``groups`` are places in ``hits``, by ``GROUPED`` or in one.
    """
    counts = record.counts()
    found: Json = {"question": question, "hits": [], "n_found": 0, "error": None, "tally": None, "page": 1}
    found |= {
        "base": f"({question})" if " OR " in question else question,
        "by": by if by in GROUPED else "",
        "groups": [],
    }
    found |= {"n_pages": 1, "n_statements": counts.n_statements, "n_reports": counts.n_reports}
    if not question.strip():
        return found
    page = min(max(1, page), MOST // PER_PAGE)
    try:
        answer = ask(record, question, page * PER_PAGE)
        tally = record.shown.tally(parse(question))
    except QueryError as error:
        return found | {"error": str(error)}
    hits = hit_objects(record, answer.hits[(page - 1) * PER_PAGE :])
    return found | {
        "hits": hits,
        "groups": _groups(hits, found["by"]),
        "n_found": answer.n_found,
        "n_statements": answer.n_statements,
        "n_reports": answer.n_reports,
        "tally": tally_object(tally),
        "page": page,
        "n_pages": max(1, -(-min(answer.n_found, MOST) // PER_PAGE)),
    }


GROUPED = ("speaker", "outlet", "month")


def _groups(hits: list[Json], by: str) -> list[Json]:
    """Places of hits by what they have in common, in the order of the first of each."""
    found: dict[str | None, list[int]] = {}
    for n, hit in enumerate(hits):
        found.setdefault(_group(hit, by), []).append(n)
    return [{"name": name, "hits": places} for name, places in found.items()]


def _group(hit: Json, by: str) -> str | None:
    if by == "speaker":
        said_by = hit["speaker_name"] or (hit["attribution"]["speaker"] or {}).get("name")
        return said_by or "Unknown speaker"
    if by == "outlet":
        return hit["document"]["publisher"] or "Unknown outlet"
    if by == "month":
        return (hit["document"]["published"] or "undated")[:7]
    return None


_VALUES: dict[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "form": get_args(Form),
    "certainty": (*get_args(Modality), "negative"),
    "basis": get_args(Basis),
    "stance": get_args(Stance),
    "relation": (*KINDS, "any"),
}
"""Fields of a question whose values are few."""


def suggested_object(record: Record, beginning: str) -> Json:
    """How a question that was begun may go on: values of the field, or names of speakers, for its last term."""
    head, _, last = beginning.rpartition(" ")
    field, colon, begun = last.partition(":")
    if colon and field in _VALUES:
        terms = [f"{field}:{value}" for value in _VALUES[field] if value.startswith(begun) and value != "unspecified"]
        return {"suggestions": [f"{head} {term}".strip() for term in terms]}
    name = last.removeprefix("speaker:").strip('"')
    if len(name) < 2 or not any(c.isalnum() for c in name) or (":" in last and not last.startswith("speaker:")):
        return {"suggestions": []}
    found = record.shown.begun(name, _SUGGESTED)
    terms = [f'speaker:"{one.name}"' for one in found if '"' not in one.name]
    return {"suggestions": [f"{head} {term}".strip() for term in terms]}
