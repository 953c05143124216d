"""What is told of a statement whose speaker said otherwise later."""

from types import SimpleNamespace
from typing import Any

from onrecord.flow.later import said_later
from onrecord.link import Link, LinkKind


def relation(kind: LinkKind, one: str, other: str, words: str = "") -> Any:
    """A relation as the record gives it, with what is looked at alone."""
    attribution = SimpleNamespace(content=SimpleNamespace(text=words), said=None)
    hit = SimpleNamespace(
        statement=SimpleNamespace(attribution=attribution), published="2020-07-09", publisher=None, path="b.txt"
    )
    return SimpleNamespace(link=Link(kind, one, other, 0.9, ()), hits=(hit, hit))


def record(*found: Any) -> Any:
    """A record with these relations."""
    held = SimpleNamespace(of=lambda id_: tuple(r for r in found if id_ in (r.link.one, r.link.other)))
    return SimpleNamespace(relations=held)


def test_the_later_words_are_told_with_their_day_and_place() -> None:
    told = said_later(record(relation("changed", "a", "b", "“I knew  of\nit.”")))
    assert told("a") == ("2020-07-09 (b.txt): “I knew of it.”",)


def test_of_the_later_statement_itself_nothing_is_told() -> None:
    told = said_later(record(relation("changed", "a", "b"), relation("contradicts", "b", "c")))
    assert told("b") == ()


def test_a_copy_of_the_statement_is_told_of_too() -> None:
    told = said_later(record(relation("echoes", "a", "copy"), relation("changed", "a", "b", "No.")))
    assert told("copy") == ("2020-07-09 (b.txt): No.",)
