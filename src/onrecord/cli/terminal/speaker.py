"""A speaker with everything the record knows, speakers of one name, and judgements."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.speakers import judgement_words
from onrecord.cli.terminal.facts import show_facts
from onrecord.cli.terminal.hits import show_hit
from onrecord.cli.terminal.page import Page
from onrecord.cli.visible import one_line
from onrecord.cli.wording import plural
from onrecord.types import Ground, HeldRole, Judgement, Profile, SpeakerEntry

if TYPE_CHECKING:
    from onrecord.ask import Agreement
    from onrecord.store import Found

MOST_GROUNDS = 12
"""Merges shown; a name that many reports use has one for each."""


def show_entries(name: str, found: Sequence[SpeakerEntry], page: Page) -> None:
    """Speakers of one name, those with most statements first."""
    for one in found:
        page.line(_entry_words(one, page), indent=2)
    page.line(f"{plural(len(found), 'speaker')} on record have {one_line(name)!r} in their names", style="bold")


def show_profile(profile: Profile, found: "Found", page: Page) -> None:
    """Who it is, why the names are one, who else it may be, and what they said."""
    entry = profile.entry
    page.line(one_line(entry.name), style="bold")
    merges = dict.fromkeys(_ground_words(one) for one in profile.merges)
    more = f"\nand {len(merges) - MOST_GROUNDS:,} more" if len(merges) > MOST_GROUNDS else ""
    show_facts(
        [
            ("id", entry.id),
            ("kind", entry.kind),
            ("also", "; ".join(one_line(alias) for alias in profile.aliases)),
            ("roles", "\n".join(_roles_words(profile.roles))),
            ("named in", plural(entry.n_reports, "report")),
            ("statements", f"{entry.n_statements:,}"),
            ("one because", "\n".join(list(merges)[:MOST_GROUNDS]) + more),
            ("may be", "\n".join(f"{_ground_words(one)}  [{one.other_id}]" for one in profile.near)),
        ],
        page,
    )
    for number, hit in enumerate(found.hits, 1):
        show_hit(number, hit, page)
    shown = "" if len(found.hits) == found.n_found else f"; {len(found.hits):,} shown"
    reports = plural(found.n_reports, "report")
    page.line(f"{plural(found.n_found, 'statement')} by this speaker in {reports}{shown}", style="bold")


def show_judgements(
    shown: Sequence[Judgement], forced: Collection[str], reasons: Mapping[str, str], page: Page
) -> None:
    """One judgement a paragraph; what was taken back or does not fit says so."""
    for one in shown:
        page.line(f"{one.made}  {judgement_words(one)}")
        if one.id in reasons:
            page.line(f"does not fit: {reasons[one.id]}", indent=4)
        elif one.id not in forced and one.undoes is None:
            page.line("taken back", style="dim", indent=4)
    page.line(f"{plural(len(shown), 'judgement')}", style="bold")


def show_agreement(found: "Sequence[Agreement]", page: Page) -> None:
    """Two people on one aspect a paragraph, with what they say where they differ."""
    for one in found:
        kappa = "" if one.kappa is None else f", kappa {one.kappa:.2f}"
        who = one_line(f"{one.one} and {one.other}")
        page.line(f"{who} on {one.aspect}: {one.n_same:,} of {one.n:,} alike{kappa}", style="bold")
        for apart in one.apart:
            page.line(judgement_words(apart.one), indent=4)
            page.line(judgement_words(apart.other), indent=4)
    if not found:
        page.line("no two people judged the same thing")


def _entry_words(one: SpeakerEntry, page: Page) -> str:
    counts = f"{plural(one.n_statements, 'statement')}, {plural(one.n_reports, 'report')}"
    return page.glyphs.dot.join((one.id, one_line(one.name), one.kind, counts))


def _roles_words(roles: Sequence[HeldRole]) -> list[str]:
    """``mayor of Brennick, until 2018-12 (2 reports: 88d4f1a2b3c4d5e6, …)``: a line for a role, however cased."""
    found: dict[tuple[str, str | None, str | None], list[HeldRole]] = {}
    for role in roles:
        found.setdefault((role.title.casefold(), role.since, role.until), []).append(role)
    lines = []
    for alike in found.values():
        first = alike[0]
        dates = [f"{word} {date}" for word, date in (("from", first.since), ("until", first.until)) if date]
        reports = list(dict.fromkeys(role.document_id for role in alike))
        more = ", …" if len(reports) > 1 else ""
        lines.append(
            one_line(f"{', '.join([first.title, *dates])} ({plural(len(reports), 'report')}: {reports[0]}{more})")
        )
    return lines


def _ground_words(one: Ground) -> str:
    return one_line(f"{one.name} = {one.other}: " + "; ".join(one.reasons))
