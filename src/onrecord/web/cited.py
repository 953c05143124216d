"""One statement with everything said of it, and how to cite it elsewhere."""

from typing import Any

from onrecord.errors import NotFound
from onrecord.store import Record, in_force
from onrecord.types import Hit
from onrecord.web.found import hit_object
from onrecord.web.judged import judged_object
from onrecord.web.related import relation_objects
from onrecord.web.render import day

Json = dict[str, Any]
RELATED = 12
"""Relations of a statement that its page shows."""


def cite_object(record: Record, statement_id: str) -> Json:
    """A statement, how to cite it, and every judgement ever made on it. Raises ``NotFound``, ``QueryError``."""
    hit = record.statement(statement_id)
    if hit is None:
        raise NotFound(f"no statement {statement_id} in this record; a search shows those there are")
    id_ = hit.statement.id
    made = record.judgements()
    standing = {one.id for one in in_force(made)}
    on = [one for one in made if any(subject.kind == "statement" and subject.id == id_ for subject in one.subjects)]
    judged = record.shown.judged_in([hit.statement.document_id])
    on += [one for one in judged.get(id_, ()) if one not in on]
    return {
        "statement": hit_object(hit, judged),
        "cite": cite(hit),
        "relations": relation_objects(record, record.relations.of(id_)[:RELATED]),
        "judged": [judged_object(one) | {"in_force": one.id in standing} for one in on],
    }


def cite(hit: Hit) -> Json:
    """A statement as plain text, Markdown and a footnote, each with where it stands."""
    attribution = hit.statement.attribution
    name = hit.statement.speaker_name or (attribution.speaker.name if attribution.speaker else "unknown speaker")
    words = " ".join(attribution.content.text.split())
    where = ", ".join(part for part in (hit.publisher, hit.title or hit.path, day(hit.published)) if part)
    return {
        "text": f"{name}: {words} ({where}) [{hit.statement.id}]",
        "markdown": f"> {words}\n>\n> — {name}, in *{where}* `{hit.statement.id}`",
        "footnote": f"{name}, quoted in {where}; statement {hit.statement.id}.",
    }
