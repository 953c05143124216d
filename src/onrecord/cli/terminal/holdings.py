"""What a record holds, and its problems where it has been checked."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.cli.terminal.facts import show_facts
from onrecord.cli.terminal.page import Page
from onrecord.cli.visible import one_line
from onrecord.cli.wording import plural
from onrecord.store import Counts, Problem


def show_info(
    path: Path | str,
    counts: Counts,
    reasons: Mapping[str, int],
    checked: tuple[Sequence[Problem], Sequence[str]] | None,
    page: Page,
) -> None:
    """The figures; then, where it was ``checked``, each problem or that there is none, and what was left out."""
    at_paths = f", found at {plural(counts.n_paths, 'path')}" if counts.n_paths > counts.n_reports else ""
    skipped = ", ".join(f"{n:,} {reason}" for reason, n in sorted(reasons.items()))
    page.line(one_line(str(path)), style="bold")
    facts = [
        ("reports", f"{counts.n_reports:,}{at_paths}"),
        ("statements", f"{counts.n_statements:,}"),
        ("skipped", f"{counts.n_skipped:,}" + (f": {skipped}" if skipped else "")),
    ]
    show_facts(facts, page)
    if checked is None:
        page.line("whether it is whole was not checked; --verify does", style="dim")
        return
    problems, unchecked = checked
    for problem in problems:
        page.line(one_line(f"{problem.code} {problem.subject}: {problem.detail}"))
    for left_out in unchecked:
        page.line(f"not checked: {left_out}")
    whole = "checked: no problem in what was checked" if unchecked else "checked: the record is whole"
    page.line(f"{plural(len(problems), 'problem')} found" if problems else whole, style="bold")
