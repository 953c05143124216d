"""The page of relations: pairs of statements that back, contradict or repeat each other, with both passages."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.ask import related
from onrecord.errors import QueryError
from onrecord.link import KINDS, LinkKind
from onrecord.store import Record, Relation
from onrecord.types import Hit, Judgement
from onrecord.web.found import hit_object

Json = dict[str, Any]
PER_PAGE = 20
MOST = 1_000
TELLING: tuple[LinkKind, ...] = ("changed", "contradicts", "disputes", "corroborates")
"""What is shown unless asked otherwise: all but echoes, which are many and say little by themselves."""
_STANDING = {None: "suggested", "positive": "confirmed", "negative": "disputed", "unsure": "unsure"}


def relations_object(record: Record, kind: str, question: str, page: int = 1) -> Json:
    """One page of relations, confirmed ones and then the likeliest first; a question keeps those that answer it."""
    kinds = (kind,) if kind in KINDS else KINDS if kind == "any" else TELLING
    page = min(max(1, page), MOST // PER_PAGE)
    found: Json = {"kind": kind if kind in (*KINDS, "any") else "", "question": question, "page": page, "error": None}
    try:
        answer = related(record, kinds, question, page * PER_PAGE)
    except QueryError as error:
        return found | {"error": str(error), "relations": [], "n_found": 0, "n_pages": 1} | _looked_at(record)
    n_pages = max(1, -(-min(answer.n_found, MOST) // PER_PAGE))
    return found | {
        "relations": relation_objects(record, answer.relations[(page - 1) * PER_PAGE :]),
        "n_found": answer.n_found,
        "n_pages": n_pages,
        "n_statements": answer.n_statements,
        "n_reports": answer.n_reports,
    }


def _looked_at(record: Record) -> Json:
    counts = record.counts()
    return {"n_statements": counts.n_statements, "n_reports": counts.n_reports}


def relation_objects(record: Record, found: Sequence[Relation]) -> list[Json]:
    """Relations with both statements; each ``hit`` has the clause that the relation rests on as ``point``."""
    judged = record.shown.judged_in(hit.statement.document_id for one in found for hit in one.hits)
    return [
        {
            "kind": one.link.kind,
            "score": one.link.score,
            "standing": _STANDING[one.verdict],
            "reasons": list(one.link.reasons),
            "hits": [_pointed(hit, words, judged) for hit, words in zip(one.hits, one.link.passages, strict=True)],
        }
        for one in found
    ]


def _pointed(hit: Hit, words: str, judged: Mapping[str, tuple[Judgement, ...]]) -> Json:
    return hit_object(hit, judged, point=words) | {"point": words}
