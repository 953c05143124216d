"""Relations between statements, as an answer to a question."""

from dataclasses import dataclass

from onrecord.ask.question import parse
from onrecord.errors import QueryError
from onrecord.link import KINDS, LinkKind
from onrecord.store import And, Record, Relation

_MOST_AMONG = 50_000


@dataclass(frozen=True, slots=True)
class RelatedAnswer:
    """Relations of these kinds, of ``n_found``; of all statements, or of those that answer the question."""

    question: str
    kinds: tuple[LinkKind, ...]
    relations: tuple[Relation, ...]
    n_found: int
    n_statements: int
    n_reports: int


def related(record: Record, kinds: tuple[LinkKind, ...] = KINDS, question: str = "", limit: int = 20) -> RelatedAnswer:
    """The relations of some kinds, confirmed ones and then the best first. Raises ``QueryError``."""
    if limit < 1:
        raise QueryError(f"{limit} relations were asked for; 1 is the least")
    asked = question.strip()
    found = record.search(parse(asked) if asked else And(()), _MOST_AMONG if asked else 0)
    among = {hit.statement.id for hit in found.hits} if asked else None
    relations, n_found = record.relations.listed(kinds, limit, among)
    return RelatedAnswer(question, kinds, relations, n_found, found.n_statements, found.n_reports)
