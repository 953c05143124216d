"""A folder as the docs speak of it: the pages of the demo in ``case/``, their record, and a draft."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_commands import quick_commands

from onrecord.demo import case_paths
from onrecord.flow import add_paths
from onrecord.flow.reader import bundle_reader
from onrecord.store import Record

DRAFT = """# They knew

"I never saw that memo," Gerda Oxholm told The Ledger.
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, made once."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "case").mkdir()
    for page in case_paths():
        shutil.copy(page, folder / "case")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    with Record.open(folder / "onrecord.db", create=True) as record:
        list(add_paths(record, [str(folder / "case")], bundle_reader()))
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to work in, as the current folder."""
    place = tmp_path / "desk"
    shutil.copytree(made, place)
    monkeypatch.chdir(place)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    return place


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The folder in which the blocks' ``onrecord`` is found."""
    if sys.platform == "win32":
        yield str(Path(sys.executable).parent)
        return
    with quick_commands(tmp_path_factory.mktemp("commands")) as folder:
        yield folder
