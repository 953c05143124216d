"""``onrecord ask``: search what was said."""

from pathlib import Path

import click

from onrecord.cli.options import as_json_option, record_option
from onrecord.cli.trouble import say


# A word with a minus, ``-draft``, is part of a question: only long options are options here.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("question", nargs=-1, required=True, callback=lambda ctx, param, words: _no_options(ctx, words))
@record_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show at most N.")
@as_json_option
def ask(question: tuple[str, ...], record_path: Path, limit: int, as_json: bool) -> int:
    """Search what was said in the reports of the record.

    All words must be there; OR, -word, "a phrase", begin* and (brackets) work, and so do the fields speaker:, outlet:,
    form:, act:, from: and until:. The last line says how much of the record the answer rests on. Finding nothing is
    an answer too.

    \b
    Examples:
      onrecord ask harbour letter
      onrecord ask '"nobody had the key"' -draft
      onrecord ask speaker:okafor from:2020-07 until:2020-12
      onrecord ask --json --limit 5 minister | jq .hits
    """
    from onrecord import ask as asking
    from onrecord.store import Record

    with Record.open(record_path, read_only=True) as record:
        answer = asking.ask(record, " ".join(question), limit=limit)
    if as_json:
        from onrecord.cli.objects import answer_object, line

        click.echo(line(answer_object(answer)))
        return 0
    from onrecord.cli.terminal.hits import show_answer
    from onrecord.cli.terminal.page import open_page

    show_answer(answer, open_page())
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
