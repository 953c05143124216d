"""What the speakers of a record said otherwise later, told of one statement at a time."""

from collections.abc import Callable

from onrecord.store import Record, Relation

_MOST_ECHOES, _MOST_TOLD, _LONGEST = 20, 2, 200


def said_later(record: Record) -> Callable[[str], tuple[str, ...]]:
    """For a statement's id: a sentence for each later statement in which its speaker said otherwise, at most two.

    They are the record's relations of the kind ``changed`` that nobody rejected. Relations stand for all copies of a
    statement at one of them, so those of its echoes count too.
    """

    def told(statement_id: str) -> tuple[str, ...]:
        here = _copies(record, statement_id)
        changes = [one for id_ in here for one in record.relations.of(id_) if _is_change(one, here)]
        changes.sort(key=lambda one: (one.hits[1].published or "9999", one.link.other))
        return tuple(dict.fromkeys(map(_sentence, changes)))[:_MOST_TOLD]

    return told


def _copies(record: Record, statement_id: str) -> frozenset[str]:
    """The statement with its echoes: copies hang on the earliest of them, so it takes two steps to reach all."""
    found = {statement_id}
    for _ in range(2):
        for id_ in sorted(found):
            echoes = [one.link for one in record.relations.of(id_) if one.link.kind == "echoes"]
            found.update(end for link in echoes[:_MOST_ECHOES] for end in (link.one, link.other))
    return frozenset(found)


def _is_change(one: Relation, here: frozenset[str]) -> bool:
    return one.link.kind == "changed" and one.link.one in here and one.link.other not in here


def _sentence(one: Relation) -> str:
    hit = one.hits[1]
    words = " ".join(hit.statement.attribution.content.text.split())
    words = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    when = hit.statement.attribution.said or hit.published
    where = hit.publisher or hit.path
    return f"{'Later' if when is None else when} ({where}): {words}"
