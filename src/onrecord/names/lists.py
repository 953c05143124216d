"""The word lists of this package, read once from its TOML files. Each list tells its origin there."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


@cache
def table(subject: str) -> dict[str, dict[str, Any]]:
    """The lists of ``subject``: name → entry. Raises ``FileNotFoundError`` for an unknown subject."""
    return tomllib.loads(files(__package__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))


@cache
def words(subject: str, name: str) -> frozenset[str]:
    """The words of one list, its groups' words together where it has groups."""
    entry = table(subject)[name]
    return frozenset(entry["words"] if "words" in entry else (word for group in entry["groups"] for word in group))


@cache
def groups(subject: str, name: str) -> dict[str, frozenset[int]]:
    """Word → the numbers of the groups it stands in."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(table(subject)[name]["groups"]):
        for word in group:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


class Given(NamedTuple):
    """What the lists know of given names."""

    spelling: dict[str, frozenset[int]]
    nickname: dict[str, frozenset[int]]
    language: dict[str, frozenset[int]]
    known: frozenset[str]


@cache
def given() -> Given:
    """The groups of given names, and every given name that any list holds."""
    spelling, nickname, language = (groups("given", name) for name in ("spelling", "nickname", "language"))
    return Given(
        spelling, nickname, language, words("given", "common") | spelling.keys() | nickname.keys() | language.keys()
    )
