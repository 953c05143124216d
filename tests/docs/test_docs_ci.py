import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from docs_pages import ROOT

yaml = pytest.importorskip("yaml", reason="PyYAML comes with the extra docs")


def run(command: list[str], desk: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """Run a command; ``onrecord`` is looked for in ``before``, then where it is installed."""
    path = os.pathsep.join([*before, str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(command, cwd=desk, env=os.environ | {"PATH": path}, capture_output=True, text=True)


def test_the_hook_fails_for_a_draft_with_alerts_and_passes_one_without(desk: Path, commands: str) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = [*shlex.split(hook["entry"]), "--against", "case/"]
    (desk / "plain.md").write_text("Nothing is quoted here.\n", encoding="utf-8")
    found = run([*entry, "plain.md", "draft.md"], desk)
    assert found.returncode == 1, found.stderr
    assert "draft.md:3" in found.stdout
    assert run([*entry, "plain.md"], desk, commands).returncode == 0


def test_the_example_of_ci_writes_a_log_for_each_draft(desk: Path, commands: str) -> None:
    (desk / "drafts").mkdir()
    (desk / "draft.md").rename(desk / "drafts" / "a.md")
    workflow = yaml.safe_load((ROOT / "examples" / "ci" / "quotations.yml").read_text(encoding="utf-8"))
    assert any("examples/ci/check.sh" in step.get("run", "") for step in workflow["jobs"]["check"]["steps"])
    found = run(["sh", str(ROOT / "examples" / "ci" / "check.sh"), "drafts", "case", "logs"], desk, commands)
    assert found.returncode == 1, found.stderr
    log = yaml.safe_load((desk / "logs" / "a.md.sarif").read_text(encoding="utf-8"))
    assert log["version"] == "2.1.0"
