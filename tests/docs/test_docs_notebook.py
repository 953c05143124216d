from pathlib import Path

import nbformat
import pytest
from docs_pages import ROOT


def test_the_tutorial_runs_and_shows_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    notebook = nbformat.read(ROOT / "docs" / "tutorial" / "tutorial.ipynb", as_version=4)
    nbformat.validate(notebook)
    names: dict[str, object] = {}
    tables = 0
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
        *lines, last = cell.source.splitlines()
        exec("\n".join(lines), names)  # noqa: S102  # the tutorial is ours
        shown = eval(last, names)
        assert shown is not None
        tables += hasattr(shown, "_repr_html_") and "<table>" in shown._repr_html_()
    assert tables == 3


def test_the_tutorial_is_kept_without_outputs() -> None:
    notebook = nbformat.read(ROOT / "docs" / "tutorial" / "tutorial.ipynb", as_version=4)
    assert [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")] == []
