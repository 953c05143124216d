"""``onrecord judge``: a person's decisions on what the record says, appended and never overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.ask import RELATIONS
from onrecord.cli.options import as_json_option, record_option

if TYPE_CHECKING:
    from onrecord.link import LinkKind
    from onrecord.store import Record
    from onrecord.types import Aspect, Judgement, Verdict

Command = TypeVar("Command", bound=Callable[..., Any])

ASPECTS = ("speaker", "chain", "certainty", "boundaries", "relation")


def signature(command: Command) -> Command:
    """``--by`` and ``--why``, without which nothing is decided."""
    why = click.option("--why", required=True, metavar="TEXT", help="Why, in a sentence for the next person.")
    by = click.option(
        "--by",
        required=True,
        envvar="ONRECORD_BY",
        metavar="NAME",
        help="Who decides; $ONRECORD_BY names a default.",
    )
    return by(why(record_option(as_json_option(command))))


@click.group()
def judge() -> None:
    """Decide what the record has wrong or right.

    Every decision is appended with who, when and why. None is ever overwritten, by nobody: not by a better reader
    either. It can be taken back, which is a decision too.

    \b
    Examples:
      onrecord judge merge "Ilse Marrow" "Dr Marrow" --by ana --why "same office, same day"
      onrecord judge reject 3f9c0a1244d1e7b0 speaker --by ana --why "his deputy said it"
      onrecord judge list
    """


@judge.command("merge")
@click.argument("one", metavar="SPEAKER")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@signature
def merge_(one: str, others: tuple[str, ...], by: str, why: str, record_path: Path | str, as_json: bool) -> int:
    """Say that two speakers or more are one.

    A speaker is named by an id, the beginning of one, or a name that only one has.

    \b
    Examples:
      onrecord judge merge "Ilse Marrow" "Dr Marrow" --by ana --why "same office, same day"
    """
    from onrecord.flow.judge import merge, signed

    return _decide(record_path, as_json, lambda record: merge(record, one, others, signed(by, why)))


@judge.command("split")
@click.argument("one", metavar="SPEAKER")
@click.argument("other", metavar="OTHER")
@signature
def split_(one: str, other: str, by: str, why: str, record_path: Path | str, as_json: bool) -> int:
    """Say that two speakers are not one.

    OTHER is another speaker, or the id of a report: whoever bears the name there is then somebody else.

    \b
    Examples:
      onrecord judge split "George Bush" 88d4f1a2b3c4d5e6 --by ana --why "the father"
    """
    from onrecord.flow.judge import signed, split

    return _decide(record_path, as_json, lambda record: split(record, one, other, signed(by, why)))


def _on_statement(name: str, verdict: "Verdict", what: str, example: str) -> None:
    """The commands ``confirm``, ``reject`` and ``unsure``, which differ in their verdict alone."""

    @click.argument("statement_id", metavar="ID")
    @click.argument("aspect", type=click.Choice(ASPECTS))
    @click.option("--is", "said_by", metavar="SPEAKER", help="With speaker: who it was, by name or id.")
    @click.option("--with", "other", metavar="ID", help="With relation: the other statement.")
    @click.option("--as", "kind", type=click.Choice(RELATIONS), help="With relation: which, where none was found.")
    @signature
    def command(
        statement_id: str,
        aspect: "Aspect",
        said_by: str | None,
        other: str | None,
        kind: "LinkKind | None",
        by: str,
        why: str,
        record_path: Path | str,
        as_json: bool,
    ) -> int:
        from onrecord.flow.judge import on_relation, on_statement, signed

        if (other is not None) != (aspect == "relation"):
            raise click.UsageError("--with ID goes with the aspect relation, and relation with it")
        if kind is not None and aspect != "relation":
            raise click.UsageError("--as KIND goes with the aspect relation alone")
        if said_by is not None and (aspect != "speaker" or verdict != "positive"):
            raise click.UsageError("--is SPEAKER goes with confirm and the aspect speaker alone")
        who = signed(by, why)
        if other is not None:
            return _decide(record_path, as_json, lambda r: on_relation(r, statement_id, other, verdict, who, kind=kind))
        return _decide(
            record_path, as_json, lambda r: on_statement(r, statement_id, aspect, verdict, who, said_by=said_by)
        )

    text = f"{what}\n\n\b\nExamples:\n  onrecord judge {name} {example}\n"
    judge.command(name, help=text)(command)


_on_statement(
    "confirm",
    "positive",
    "Say that the record is right about a statement.\n\nOr, with --is, who said it.",
    '3f9c0a1244d1e7b0 speaker --is "Ilse Marrow" --by ana --why "heard it"',
)
_on_statement(
    "reject",
    "negative",
    "Say that the record is wrong about a statement.",
    '3f9c0a1244d1e7b0 certainty --by ana --why "he was asking"',
)
_on_statement(
    "unsure",
    "unsure",
    "Say that a statement cannot be decided.",
    '3f9c0a1244d1e7b0 chain --by ana --why "two agencies are credited"',
)


@judge.command("undo")
@click.argument("judgement_id", metavar="ID")
@signature
def undo_(judgement_id: str, by: str, why: str, record_path: Path | str, as_json: bool) -> int:
    """Take a judgement back, also one that took another back.

    \b
    Examples:
      onrecord judge undo 5be1c0ffee5be1c0 --by ana --why "mixed up two reports"
    """
    from onrecord.flow.judge import signed, undo

    return _decide(record_path, as_json, lambda record: undo(record, judgement_id, signed(by, why)))


@judge.command("list")
@click.option("--stranded", is_flag=True, help="Only those in force that do not fit the readings there are now.")
@record_option
@as_json_option
def list_(stranded: bool, record_path: Path | str, as_json: bool) -> int:
    """List all judgements, in the order they were made.

    \b
    Examples:
      onrecord judge list
      onrecord judge list --stranded --json
    """
    from onrecord.cli.objects import line
    from onrecord.cli.speakers import placed_object
    from onrecord.store import Record, in_force

    with Record.open(record_path, read_only=True) as record:
        made = record.judgements()
        reasons = {one.judgement.id: one.reason for one in record.stranded()}
        placed = {one.id: placed_object(one, record) for one in made} if as_json else {}
    forced = {one.id for one in in_force(made)}
    shown = [one for one in made if one.id in reasons] if stranded else made
    if as_json:
        for one in shown:
            click.echo(line(placed[one.id] | {"in_force": one.id in forced, "stranded": reasons.get(one.id)}))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.speaker import show_judgements

    show_judgements(shown, forced, reasons, open_page())
    return 0


@judge.command("agreement")
@record_option
@as_json_option
def agreement_(record_path: Path | str, as_json: bool) -> int:
    """Say how far two people agree on what both judged.

    By aspect: how many things both judged, how many alike, Cohen's kappa, and what they say where they differ.

    \b
    Examples:
      onrecord judge agreement
      onrecord judge agreement --json
    """
    from onrecord.ask import agreement
    from onrecord.cli.objects import line
    from onrecord.cli.speakers import agreement_object
    from onrecord.store import Record

    with Record.open(record_path, read_only=True) as record:
        found = agreement(record)
    if as_json:
        for one in found:
            click.echo(line(agreement_object(one)))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.speaker import show_agreement

    show_agreement(found, open_page())
    return 0


def _decide(place: Path | str, as_json: bool, work: "Callable[[Record], Judgement]") -> int:
    """Append a judgement, work it in, and say what was kept."""
    from onrecord.cli.objects import line
    from onrecord.cli.speakers import judgement_words, placed_object
    from onrecord.flow import resolve_speakers, settle_speakers
    from onrecord.flow.who import MOST_RELATED
    from onrecord.store import Record

    with Record.open(place) as record:
        # Names are looked up in what stands there; what came since must be worked in first.
        settle_speakers(record)
        judgement = work(record)
        resolve_speakers(record, relate_all=record.counts().n_statements <= MOST_RELATED)
        placed = placed_object(judgement, record)
    if as_json:
        click.echo(line(placed))
    else:
        click.echo(judgement_words(judgement))
    return 0
