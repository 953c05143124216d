"""Reports by hand for the tests of resolve: who each names, as what, and in which company."""

from onrecord.resolve import Appearance, PartyId, appearances
from onrecord.types import Document, Office, Party, PartyKind, Reading, Span


def person(name: str, *titles: str, kind: PartyKind = "person", aliases: tuple[str, ...] = ()) -> Party:
    """A party whose key is its name in lower case."""
    offices = tuple(Office(title, Span(0, 1)) for title in titles)
    return Party(name.lower().replace(" ", "-"), name, kind, aliases, (Span(0, 1),), offices)


def body(name: str, *aliases: str) -> Party:
    """An organisation or a place."""
    return person(name, kind="organisation", aliases=aliases)


def report(
    id_: str,
    *people: Party,
    published: str | None = "2020-01-01",
    authors: tuple[str, ...] = (),
    publisher: str | None = None,
) -> tuple[Appearance, ...]:
    """The appearances of a report that names these people."""
    document = Document(id_, f"{id_}.txt", id_ * 4, "text", (), None, publisher, authors, published)
    return appearances(Reading(document, (), people))


def at(document_id: str, name: str) -> PartyId:
    """The party that ``person`` makes of a name."""
    return PartyId(document_id, name.lower().replace(" ", "-"))
