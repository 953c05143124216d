"""Word lists as data, each entry with its origin: one TOML file a subject."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def phrases(subject: str) -> dict[str, frozenset[str]]:
    """The lists of ``subject``: class → its lower-case phrases. Raises ``FileNotFoundError`` for an unknown subject."""
    table = tomllib.loads(files(__name__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))
    return {name: frozenset(entry["phrases"]) for name, entry in table.items()}
