"""Relations, silences, timelines and counts for people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.cli.terminal.hits import passage, report_words, show_hit
from onrecord.cli.terminal.page import Page
from onrecord.cli.visible import one_line, shortened
from onrecord.cli.wording import plural

if TYPE_CHECKING:
    from onrecord.ask import Days, Heard, Silence, Unheard
    from onrecord.ask.related import RelatedAnswer
    from onrecord.store import Group, Relation

MOST_LISTED = 20
"""Speakers shown in a list; ``--json`` has all."""

_LONGEST, _SHORTEST = 400, 160
_LOOKED_FOR = (
    "Looked for: two statements with the same rare words, one of which confirms, repeats, negates or denies the other."
    " What is only meant, behind “it” or in other words, is not seen."
)
_KINDS = {
    "corroborates": "corroborates: two speakers, one thing",
    "echoes": "echo: one origin, counted once",
    "contradicts": "contradiction: two speakers",
    "disputes": "dispute: one denies it",
    "changed": "change of story: one speaker",
}


def show_groups(found: "Sequence[Group]", page: Page) -> None:
    """One group a line: how many statements, in how many reports."""
    for one in found:
        counts = f"{plural(one.n_statements, 'statement')} in {plural(one.n_reports, 'report')}"
        page.line(page.glyphs.dot.join((one_line(one.name) if one.name else "not known", counts)), indent=2)
    total = sum(one.n_statements for one in found)
    page.line(f"{plural(len(found), 'group')}, {plural(total, 'statement')}", style="bold")


def show_related(answer: "RelatedAnswer", page: Page) -> None:
    """Both statements of each relation, why it is one, and what was looked at."""
    for number, relation in enumerate(answer.relations, 1):
        _show_relation(number, relation, page)
    shown = "" if len(answer.relations) == answer.n_found else f"; {len(answer.relations):,} shown"
    looked = f"{plural(answer.n_statements, 'statement')} in {plural(answer.n_reports, 'report')}"
    if not answer.n_found:
        page.line(f"no relation found among {looked}", style="bold")
        page.line(_LOOKED_FOR, style="dim")
    else:
        page.line(f"{plural(answer.n_found, 'relation')} among {looked}{shown}", style="bold")


def show_silence(found: "Silence", page: Page) -> None:
    """Who spoke, who declined, on whom nothing was found, and what it rests on."""
    _show_heard("spoke about it", found.spoke, page)
    were = "was" if len(found.declined) == 1 else "were"
    _show_heard(f"{were} asked and declined, or stayed silent", found.declined, page)
    where = _where(found)
    if found.speaker is not None and not found.spoke:
        of = one_line(found.speaker.name)
        n = found.not_found[0].n_statements if found.not_found else 0
        looked = f"; {plural(n, 'statement')} of theirs looked at" if n or not found.declined else ""
        page.line(f"no statement by {of} on it found in {where}{looked}", style="bold")
        for one in found.not_found[:1]:
            _show_looked_at(one, page)
    elif found.speaker is None:
        page.line(f"spoke of other things, with no statement on it found in {where}:", style="bold")
        for one in found.not_found[:MOST_LISTED]:
            page.line(_unheard_words(one, page), indent=2)
            _show_looked_at(one, page)
        if found.n_not_found > MOST_LISTED:
            page.line(f"and {found.n_not_found - MOST_LISTED:,} more; --json has more", indent=2, style="dim")
    page.gap()
    _show_coverage(found, page)


def show_days(found: "Days", page: Page) -> None:
    """One entry a paragraph: the day, what it is, the passage, the report."""
    for one in found.days:
        who = ""
        if one.hit is not None:
            name = one.hit.statement.speaker_name or "somebody"
            who = f"{page.glyphs.dot}{one_line(name)}"
        page.line(f"{one.when}  {one.what}{who}", style="bold")
        page.line(shortened(one_line(one.context), _LONGEST, page.glyphs.gap), indent=5)
        known = [one_line(part) for part in (one.publisher, one.published) if part]
        last = f"id {one.hit.statement.id}" if one.hit is not None else f"report {one.document_id}"
        page.line(page.glyphs.dot.join([*known, last]), indent=5, style="dim")
    shown = "" if len(found.days) == found.n_found else f"; {len(found.days):,} shown"
    some = "" if found.is_whole else " of those found"
    entries = "1 entry" if found.n_found == 1 else f"{found.n_found:,} entries"
    page.line(f"{entries} from {plural(found.n_reports, 'report')}{some}{shown}", style="bold")


def _show_relation(number: int, relation: "Relation", page: Page) -> None:
    said = {"positive": "confirmed", "unsure": "not decided"}.get(relation.verdict or "", "a suggestion")
    words = f"{_KINDS[relation.link.kind]}  ({relation.link.score:.2f}, {said})"
    page.line(words, indent=5, first=f"{number:>3}", style="bold")
    for hit in relation.hits:
        name = hit.statement.speaker_name or "unknown speaker"
        page.line(one_line(name), indent=5)
        page.line(passage(hit.statement, page, _LONGEST), indent=7)
        page.line(report_words(hit, page), indent=7, style="dim")
    page.line("; ".join(relation.link.reasons), indent=5, style="dim")
    page.gap()


def _show_heard(what: str, heard: "Sequence[Heard]", page: Page) -> None:
    if not heard:
        return
    page.line(f"{plural(len(heard), 'speaker')} {what}", style="bold")
    for one in heard[:MOST_LISTED]:
        looked = f"; {plural(one.n_statements, 'statement')} of theirs looked at" if one.speaker_id else ""
        page.line(f"{one_line(one.name)}: {plural(one.n, 'statement')}{looked}", indent=2)
        for number, hit in enumerate(one.hits[:1], 1):
            show_hit(number, hit, page, _LONGEST)
    if len(heard) > MOST_LISTED:
        page.line(f"and {len(heard) - MOST_LISTED:,} more; --json has all", indent=2, style="dim")
        page.gap()


def _show_looked_at(one: "Unheard", page: Page) -> None:
    """One of the statements in which nothing on the topic was found, so that a reader can look for themselves."""
    for hit in one.hits[:1]:
        page.line(passage(hit.statement, page, _SHORTEST), indent=5)
        page.line(report_words(hit, page), indent=5, style="dim")


def _unheard_words(one: "Unheard", page: Page) -> str:
    near = f"{one.n_near} with words that go with it" if one.n_near else ""
    counts = f"{plural(one.n_statements, 'statement')} looked at, in {plural(one.n_reports, 'report')}"
    return page.glyphs.dot.join(part for part in (one_line(one.name), counts, near) if part)


def _where(found: "Silence") -> str:
    n = found.coverage.n_reports
    reports = "this 1 report" if n == 1 else f"these {n:,} reports"
    since, until = found.since, found.until
    if since and until:
        return f"{reports} between {since} and {until}"
    if since:
        return f"{reports} from {since} on"
    return f"{reports} until {until}" if until else reports


def _show_coverage(found: "Silence", page: Page) -> None:
    coverage = found.coverage
    outlets = ", ".join(f"{one_line(name) if name else 'no outlet stated'} {n:,}" for name, n in coverage.outlets)
    looked = f"{plural(coverage.n_reports, 'report')}, {plural(coverage.n_statements, 'statement')}"
    page.line(f"looked at: {looked}" + (f" ({shortened(outlets, _LONGEST, page.glyphs.gap)})" if outlets else ""))
    if coverage.n_unknown:
        page.line(f"{plural(coverage.n_unknown, 'statement')} by speakers who are not known", style="dim")
    if coverage.n_undated:
        page.line(f"{plural(coverage.n_undated, 'report')} without a date could not be checked", style="dim")
    if not coverage.is_whole:
        page.line("more statements have the topic's words than could be read; narrow the stretch", style="dim")
