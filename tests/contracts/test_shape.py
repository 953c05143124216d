"""The shape of the code is part of what is tested: floors, file sizes, the public surface."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parents[2]
SOURCES = (
    sorted((ROOT / "src").rglob("*.py"))
    + sorted((ROOT / "training").glob("*.py"))
    + sorted((ROOT / "bench").glob("*.py"))
)


def test_imports_run_down_only() -> None:
    done = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_300_lines_without_a_reason(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300 or "longer than 300 lines because" in "\n".join(lines[:10])


def test_every_module_tells_a_newcomer_what_it_is() -> None:
    silent = [path for path in SOURCES if not path.read_text(encoding="utf-8").lstrip().startswith('"""')]
    assert silent == []


def test_the_public_surface_is_what_it_says() -> None:
    assert sorted(onrecord.__all__) == onrecord.__all__
    assert set(onrecord.__all__) == {
        "Answer", "Asked", "Attribution", "Document", "Finding", "OnrecordError", "Reader", "Reading", "Record",
        "Saying", "Skipped", "Statement", "Tagger", "__version__", "add_annotations", "add_paths", "ask_record",
        "check_against", "check_in_record", "export_reports", "format_named", "load", "load_reader", "load_tagger",
        "parse", "read_annotations", "read_document", "read_paths", "related", "silence", "timeline", "trace",
    }  # fmt: skip
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_importing_the_package_loads_no_model_library() -> None:
    heavy = "{'onnxruntime', 'tokenizers', 'numpy', 'justhtml', 'rich', 'sqlite3'}"
    code = f"import sys, onrecord; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_every_package_is_bound_by_every_contract_but_its_own() -> None:
    packages = {path.stem for path in (ROOT / "src" / "onrecord").iterdir() if not path.name.startswith(("_", "py."))}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {c["name"]: c for c in settings["tool"]["importlinter"]["contracts"]}
    free = {
        "Only store speaks SQL": {"store"},
        "Only tag runs the model": {"tag"},
        "Only the command line knows its libraries": {"cli"},
        "Only the pages know their libraries": {"web", "cli"},
    }
    for name, own in free.items():
        bound = {module.removeprefix("onrecord.") for module in contracts[name]["source_modules"]}
        assert bound == packages - own, name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_pattern_has_a_possessive_group(path: Path) -> None:
    """Python 3.11.0 to 3.11.4 match them wrongly without a word; single characters and atomic groups are right."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        assert not re.search(r"\)(?:[*+?]|\{\d*,?\d*\})\+", line), f"{path}:{number}"
