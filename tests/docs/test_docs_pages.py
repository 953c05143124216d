import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from docs_pages import PAGES, ROOT, blocks

_LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
RUNNING = [page for page in PAGES if blocks(page)]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """What the headings of a page are linked by."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    broken = []
    for target in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = unquote(target).partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", RUNNING, ids=name)
def test_every_block_marked_to_run_runs(page: Path, desk: Path, commands: str) -> None:
    names: dict[str, object] = {"__name__": "docs"}
    path = os.pathsep.join([commands, str(Path(sys.executable).parent), os.environ["PATH"]])
    for block in blocks(page):
        if block.language == "python":
            exec(compile(block.code, str(page), "exec"), names)  # noqa: S102  # the docs are ours
            continue
        command = ["bash", "-eu", "-o", "pipefail", "-c", block.code]
        done = subprocess.run(
            command, cwd=desk, env=os.environ | {"PATH": path}, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == block.exit_code, f"{block.code}\n{done.stdout}\n{done.stderr}"


def test_every_page_stands_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    left_out = [
        str(page.relative_to(ROOT / "docs")) for page in PAGES if page.is_relative_to(ROOT / "docs")
        if str(page.relative_to(ROOT / "docs")) not in menu and "decisions" not in page.parts
    ]  # fmt: skip
    assert left_out == []
