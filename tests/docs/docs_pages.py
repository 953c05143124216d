"""The pages of the docs, and the blocks in them that are marked ``<!-- run -->``."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]

_BLOCK = re.compile(r"<!-- run(?:: exit (\d+))? -->\n```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block that runs: its language, its lines, and the exit code it ends with."""

    language: str
    code: str
    exit_code: int


def blocks(page: Path) -> list[Block]:
    """Blocks of a page in order; of a console the commands alone."""
    found = []
    for exit_code, language, code in _BLOCK.findall(page.read_text(encoding="utf-8")):
        lines = [line[2:] for line in code.splitlines() if line.startswith(("$ ", "> "))]
        found.append(Block(language, "\n".join(lines) if language == "console" else code, int(exit_code or 0)))
    return found
