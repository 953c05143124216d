"""The demo case: twelve invented pages about one accident, and what a careful reader would take from them.

The pages lie in ``case/`` as HTML files in twelve layouts; ``case/truth.json`` says who said what on each of them and
what the case as a whole holds: people, timeline, echoes, digests, contradictions, silences. Its ``about`` lists the
rules it was written by. Everything in it is invented.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def case_paths() -> tuple[Path, ...]:
    """The pages of the case, sorted by name; the number in a name is the order of the story, not of publication."""
    return tuple(sorted(_folder().glob("*.html")))


def truth() -> dict[str, Any]:
    """The truth file, parsed. A page is named by its file name, an attribution by its place on that page, from 0."""
    parsed: dict[str, Any] = json.loads((_folder() / "truth.json").read_text(encoding="utf-8"))
    return parsed


def _folder() -> Path:
    return Path(str(files(__name__))) / "case"
