"""``onrecord ask``: search what was said."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import as_json_option, record_option
from onrecord.cli.trouble import say

if TYPE_CHECKING:
    from onrecord.store import Grouping

RELATIONS = ("corroborates", "echoes", "contradicts", "disputes", "changed")
"""The kinds of relations, here again so that ``--help`` loads nothing heavy; a test holds them to ``link.KINDS``."""


# A word with a minus, ``-draft``, is part of a question: only long options are options here.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("question", nargs=-1, callback=lambda ctx, param, words: _no_options(ctx, words))
@record_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show at most N.")
@click.option(
    "--group", "by", type=click.Choice(["speaker", "outlet", "month"]), help="Count instead, by one of these."
)
@click.option(
    "--relation",
    type=click.Choice([*RELATIONS, "any"]),
    help="Show pairs of statements with this relation; without QUESTION, of all.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Write a table for a spreadsheet.")
@as_json_option
def ask(
    question: tuple[str, ...],
    record_path: Path,
    limit: int,
    by: "Grouping | None",
    relation: str | None,
    as_csv: bool,
    as_json: bool,
) -> int:
    """Search what was said in the reports of the record.

    All words must be there; OR, NOT or -word, "a phrase", begin*, word near/5 word and (brackets) work, and so do
    fields: speaker: to: via: outlet: about: form: act: certainty: basis: stance: relation: from: until: said-from:
    said-until:. Words are looked for in what was said, not in who said it: that is speaker:. The last line says how
    much of the record the answer rests on. Finding nothing is an answer too.

    \b
    Examples:
      onrecord ask harbour letter
      onrecord ask '"nobody had the key"' -draft
      onrecord ask speaker:okafor from:2020-07 until:2020-12
      onrecord ask letter --group speaker
      onrecord ask --relation contradicts
      onrecord ask --json --limit 5 minister | jq .hits
    """
    words = " ".join(question)
    if (by is not None and relation is not None) or (as_csv and (as_json or by is not None or relation is not None)):
        raise click.UsageError("--group, --relation and --csv exclude each other, and --csv and --json do")
    if relation is None and not question:
        raise click.UsageError("Missing argument 'QUESTION...'.")
    if by is not None:
        return _groups(record_path, words, by, as_json)
    if relation is not None:
        return _relations(record_path, words, relation, limit, as_json)
    return _hits(record_path, words, limit, "csv" if as_csv else "json" if as_json else "page")


def _hits(place: Path, words: str, limit: int, form: str) -> int:
    from onrecord import ask as asking
    from onrecord.store import Record

    with Record.open(place, read_only=True) as record:
        answer = asking.ask(record, words, limit=limit)
    if form == "json":
        from onrecord.cli.objects import answer_object, line

        click.echo(line(answer_object(answer)))
    elif form == "csv":
        from onrecord.cli.relations import csv_text

        click.echo(csv_text(answer).encode("utf-8"), nl=False)
    else:
        from onrecord.cli.terminal.hits import show_answer
        from onrecord.cli.terminal.page import open_page

        show_answer(answer, open_page())
    return 0


def _groups(place: Path, words: str, by: "Grouping", as_json: bool) -> int:
    from onrecord import ask as asking
    from onrecord.store import Record

    with Record.open(place, read_only=True) as record:
        found = asking.groups(record, words, by)
        if as_json:
            from onrecord.cli.objects import line
            from onrecord.cli.relations import groups_object

            click.echo(line(groups_object(words, by, found, record)))
            return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.related import show_groups

    show_groups(found, open_page())
    return 0


def _relations(place: Path, words: str, relation: str, limit: int, as_json: bool) -> int:
    from onrecord import ask as asking
    from onrecord.link import KINDS
    from onrecord.store import Record

    kinds = tuple(kind for kind in KINDS if relation in (kind, "any"))
    with Record.open(place, read_only=True) as record:
        found = asking.related(record, kinds, words, limit)
    if as_json:
        from onrecord.cli.objects import line
        from onrecord.cli.relations import related_object

        click.echo(line(related_object(found)))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.related import show_related

    show_related(found, open_page())
    return 0


def _no_options(ctx: click.Context, words: tuple[str, ...]) -> tuple[str, ...]:
    """A mistyped option must not be taken for a word to leave out. Where it may be either, say so and go on."""
    if "-h" in words:
        # As an option of click's it would also be found in -harbour.
        click.echo(ctx.get_help())
        ctx.exit()
    options = {name.removeprefix("--") for param in ctx.command.get_params(ctx) for name in param.opts}
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word, ctx=ctx)
        name = word[1:].partition("=")[0]
        if word.startswith("-") and name in options:
            say(f"{word} leaves out statements with the word {name}; for the option, write --{name}")
    return words
