"""``onrecord check``: every quotation of a draft, held against its sources."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import FILE, PLACE, as_json_option, bundle_option, map_option
from onrecord.cli.trouble import BAD, say, say_skipped
from onrecord.errors import InputRefused
from onrecord.sentences import around
from onrecord.types import Document, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.flow.check import Checked
    from onrecord.flow.one import Fields


class _ManyAfterAgainst(click.Command):
    """``--against a b c`` takes everything up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Write ``--against a b`` as click wants it: ``--against a --against b``."""
        spread: list[str] = []
        following = False
        for at, arg in enumerate(args):
            is_option = arg.startswith("-") and arg != "-"
            if arg == "--":
                return super().parse_args(ctx, [*spread, *args[at:]])
            if following and not is_option:
                spread += ["--against", arg]
                continue
            following = arg == "--against"
            if not following or at + 1 == len(args) or args[at + 1].startswith("--"):
                spread.append(arg)
        return super().parse_args(ctx, spread)


@click.command(cls=_ManyAfterAgainst)
@click.argument("draft", metavar="DRAFT")
@click.option("--against", "sources", multiple=True, metavar="PATH...", help="The sources: files, folders, containers.")
@click.option("--record", "record_path", type=PLACE, metavar="PLACE", help="All reports of a record are the sources.")
@as_json_option
@click.option("--sarif", "as_sarif", is_flag=True, help="Write a SARIF 2.1.0 log for editors and code hosts.")
@click.option("--html", "html_path", type=FILE, metavar="FILE", help="Write a page that needs nothing else, too.")
@click.option("--docx", "docx_path", type=FILE, metavar="FILE", help="Write a copy of a Word draft with comments, too.")
@click.option("--all", "show_all", is_flag=True, help="Show quotations that are right as well.")
@map_option
@bundle_option
def check(draft: str, sources: tuple[str, ...], record_path: Path | str | None, **shown: object) -> int:
    """Hold every quotation of a draft against its sources.

    Its words are checked, and whom they are given to. DRAFT is text, Markdown, HTML or a Word file; - is standard
    input. Nothing is rewritten. Exit code 0: nothing to alert; 1: alerts; 2: something could not be checked.

    \b
    Examples:
      onrecord check draft.md --against sources/
      onrecord check draft.docx --record harbour.db --docx checked.docx
      onrecord check draft.md --against *.html --sarif > checked.sarif
    """
    _refuse_wrong_usage(draft, sources, record_path, shown)
    try:
        checked = _checked(draft, sources, record_path, shown)
        _write_files(checked, shown)
    except InputRefused as refused:
        say(f"{refused.path}: {refused.detail} [{refused.reason}]")
        return BAD
    for one in checked.unread:
        say_skipped(one)
    _show(checked, shown, in_record=record_path is not None)
    if any(finding.alert for finding in checked.findings):
        return 1
    return BAD if any(finding.verdict == "could-not-check" for finding in checked.findings) else 0


def _refuse_wrong_usage(
    draft: str, sources: tuple[str, ...], record_path: Path | str | None, shown: dict[str, object]
) -> None:
    if bool(sources) == (record_path is not None):
        raise click.UsageError("Give the sources, either with --against PATH... or with --record PLACE.")
    if shown["as_json"] and shown["as_sarif"]:
        raise click.UsageError("Give --json or --sarif, not both.")
    for option in ("html_path", "docx_path"):
        out = shown[option]
        if isinstance(out, Path) and out.exists() and any(_is_same(out, path) for path in (draft, *sources)):
            raise click.UsageError(f"{out} is the draft or a source, and is never written to; name another file.")


def _is_same(out: Path, path: str) -> bool:
    return Path(path).exists() and out.samefile(path)


def _checked(
    draft: str, sources: tuple[str, ...], record_path: Path | str | None, shown: dict[str, object]
) -> "Checked":
    from onrecord.cli.reader import make_reader
    from onrecord.flow.check import check_against, check_in_record
    from onrecord.store import Record

    bundle, fields = shown["bundle"], shown["fields"]
    reader = make_reader(bundle if isinstance(bundle, Path) else None)
    if record_path is None:
        pairs: Fields = fields if isinstance(fields, tuple) else ()
        return check_against(draft, sources, reader, pairs)
    with Record.open(record_path, read_only=True) as record:
        return check_in_record(draft, record, reader)


def _write_files(checked: "Checked", shown: dict[str, object]) -> None:
    html_path, docx_path = shown["html_path"], shown["docx_path"]
    document = checked.draft.document
    if isinstance(docx_path, Path):
        from onrecord.check.comments import commented

        docx_path.write_bytes(commented(checked.original, document.text, checked.findings))
    if isinstance(html_path, Path):
        from onrecord.check.page import html_page

        page = html_page(document.path, document.text, checked.findings, checked.n_sources)
        html_path.write_text(page, encoding="utf-8", errors="replace")


def _with_report(found: dict[str, Any], reports: "Sequence[Document]") -> dict[str, Any]:
    """A finding with its source's report and the sentences around, where the source is a report of a record."""
    source = found["source"]
    for report in reports if source is not None else ():
        start, end = source["span"]
        if report.path == source["path"] and report.text[start:end] == source["text"]:
            around_ = around(report.text, Span(start, end))
            context = {"span": list(around_), "text": report.text[slice(*around_)]}
            return found | {"source": source | {"document": report.id, "context": context}}
    return found


def _show(checked: "Checked", shown: dict[str, object], *, in_record: bool) -> None:
    document, findings = checked.draft.document, checked.findings
    if shown["as_json"]:
        from onrecord.check.written import finding_object
        from onrecord.cli.objects import line

        for finding in findings:
            found = finding_object(finding)
            click.echo(line(_with_report(found, checked.found_in) if in_record else found))
    elif shown["as_sarif"]:
        from onrecord import __version__
        from onrecord.check.written import sarif_log
        from onrecord.cli.objects import line

        click.echo(line(sarif_log(document.path, document.text, findings, __version__)))
    else:
        from onrecord.cli.terminal.findings import show_findings, show_summary
        from onrecord.cli.terminal.page import open_page

        page = open_page()
        told = [one for one in findings if shown["show_all"] or one.alert or one.verdict == "could-not-check"]
        show_findings(document.path, document.text, told, page)
        show_summary(findings, checked.n_sources, page)
