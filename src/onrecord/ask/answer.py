"""A question put to the record."""

from onrecord.ask.question import parse
from onrecord.errors import QueryError
from onrecord.store import Group, Grouping, Record
from onrecord.types import Answer


def ask(record: Record, question: str, limit: int = 20) -> Answer:
    """The statements that answer a question: the first ``limit`` (1 or more) of all that were found, best first.

    A question of fields alone lists by date of publication. The answer says how much was looked at, so that finding
    nothing is an answer too. Raises ``QueryError`` for a question that cannot be parsed.
    """
    if limit < 1:
        raise QueryError(f"{limit} answers were asked for; 1 is the least")
    found = record.search(parse(question), limit)
    return Answer(question, found.hits, found.n_found, found.n_statements, found.n_reports)


def groups(record: Record, question: str, by: Grouping) -> tuple[Group, ...]:
    """How many statements that answer a question each speaker, outlet or month has; all of them, exactly.

    Raises ``QueryError``.
    """
    return record.counted.groups(parse(question), by)
