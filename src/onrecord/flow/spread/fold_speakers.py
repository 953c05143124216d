"""Steps of the fold that work out who is who: ``resolve``, a key at a time."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.flow.spread.exchange import Outgoing, grouped
from onrecord.flow.spread.fold_components import spanning
from onrecord.flow.spread.fold_documents import NAME, WORD
from onrecord.flow.spread.steps import Counts, Share
from onrecord.flow.spread.tables import Row, write_table
from onrecord.resolve import Appearance, Merge
from onrecord.resolve.bearer import Bearer
from onrecord.resolve.bucketed import (
    alone,
    bearers_under,
    block_keys,
    counted,
    home_key,
    lead_of,
    pairs_under,
    single_word,
    united_speakers,
)
from onrecord.types import PartyKind

Known = dict[str, tuple[int, str]]
"""Names in company that stand in two reports or more: in how many, and how written."""


class Carried(msgspec.Struct, frozen=True):
    """A bearer on its way between buckets, with what is known of the names it keeps company with."""

    appearances: tuple[Appearance, ...]
    names: tuple[str, ...]
    kind: PartyKind
    is_lone: bool
    offices: list[str]
    company: list[str]
    merges: tuple[Merge, ...]
    known: Known


class Light(msgspec.Struct, frozen=True):
    """What of a bearer its names are compared by."""

    lead: str
    names: tuple[str, ...]
    kind: PartyKind
    is_lone: bool


def weigh(share: Share, out: Outgoing) -> Counts:
    """Names and words, counted over all reports: told to the reports that asked."""
    for key, (rows,) in grouped(share.place, share.number, {"named": tuple[str, str]}):
        if key.startswith(WORD):
            ends, alone_ = (sum(how == wanted for _, how in rows) for wanted in ("ends", "alone"))
            if ends and ends >= alone_:
                for document_id in {document_id for document_id, how in rows if how == "asks"}:
                    out.put("weighed", document_id, (key, 0, ""))
            continue
        shown = min(name for _, name in rows)
        for document_id, _ in rows if len(rows) > 1 else ():
            out.put("weighed", document_id, (key, len(rows), shown))
    return {}


def send_home(share: Share, out: Outgoing) -> Counts:
    """Appearances to where those of the same name are, with what is known of their company."""
    channels = {"appearing": tuple[Appearance, ...], "weighed": tuple[str, int, str]}
    for _, (several, weighed) in grouped(share.place, share.number, channels):
        surnames = frozenset(key.removeprefix(WORD) for key, _, _ in weighed if key.startswith(WORD))
        known: Known = {key.removeprefix(NAME): (n, shown) for key, n, shown in weighed if key.startswith(NAME)}
        for one in several[0] if several else ():
            mine = surnames & {single_word(one) or ""}
            home = home_key(one, mine)
            key = f"p\n{lead_of(one.party)}" if home is None else "s\n" + "\n".join(home)
            out.put("home", key, (one, known, sorted(mine)))
    return {}


def bear(share: Share, out: Outgoing) -> Counts:
    """Those who bear each name, sent to where they are compared."""
    largest = 0
    for key, (rows,) in grouped(share.place, share.number, {"home": tuple[Appearance, Known, list[str]]}):
        largest = max(largest, len(rows))
        known: Known = {name: told for _, some, _ in rows for name, told in some.items()}
        if key.startswith("p\n"):
            bearers = [alone(rows[0][0], frozenset(rows[0][2]))]
        else:
            bearers = bearers_under([one for one, _, _ in rows], counted(share.told("n_reports"), known))
        for bearer in bearers:
            _put(bearer, known, out)
    return {"largest_name": largest}


def _put(bearer: Bearer, known: Known, out: Outgoing) -> None:
    lead = lead_of(bearer.lead)
    mine = {name: known[name] for name in sorted(bearer.company) if name in known}
    out.put(
        "bearers",
        lead,
        Carried(
            bearer.appearances,
            bearer.names,
            bearer.kind,
            bearer.is_lone,
            sorted(bearer.offices),
            sorted(bearer.company),
            bearer.merges,
            mine,
        ),
    )
    for key in block_keys(bearer) if bearer.is_named else ():
        out.put("blocks", key, Light(lead, bearer.names, bearer.kind, bearer.is_lone))


def compare_names(share: Share, out: Outgoing) -> Counts:
    """Bearers under one key, each two compared by name: edges between those that may be one.

    What is connected is found by ``joins`` alone: one for each bearer, where there are edges for each two of them.
    """
    n_pairs = 0
    for _, (rows,) in grouped(share.place, share.number, {"blocks": Light}):
        rows.sort(key=lambda one: one.lead)
        leads = [row.lead for row in rows]
        others: dict[int, list[int]] = defaultdict(list)
        for one, other in pairs_under([_light(row) for row in rows]):
            others[one].append(other)
        for one, some in others.items():
            n_pairs += len(some)
            out.put("edges", leads[one], [leads[other] for other in some])
        for one, first in spanning(others):
            out.put("joins", leads[one], leads[first])
    return {"name_pairs": n_pairs}


def _light(one: Light) -> Bearer:
    return Bearer((), one.names, one.kind, one.is_lone, frozenset(), frozenset())


def send_to_group(share: Share, out: Outgoing) -> Counts:
    """Bearers, and the edges between them, to where all are that an edge leads to."""
    channels = {"bearers": Carried, "edges": list[str], "labels": str}
    for lead, (carried, edges, labels) in grouped(share.place, share.number, channels):
        group = labels[0] if labels else lead
        for one in carried:
            out.put("members", group, (one, sorted({other for some in edges for other in some})))
    return {}


def unite(share: Share, out: Outgoing) -> Counts:
    """Groups of bearers that names connect, made into speakers: the tables of speakers and merges."""
    speakers: list[Row] = []
    merges: list[Row] = []
    largest = 0
    for _, (rows,) in grouped(share.place, share.number, {"members": tuple[Carried, list[str]]}):
        largest = max(largest, len(rows))
        rows.sort(key=lambda row: lead_of(row[0].appearances[0].party))
        at = {lead_of(row[0].appearances[0].party): n for n, row in enumerate(rows)}
        links = [(n, at[other]) for n, (_, edges) in enumerate(rows) for other in edges]
        known: Known = {name: told for one, _ in rows for name, told in one.known.items()}
        bearers = [_bearer(one) for one, _ in rows]
        found, joined, near = united_speakers(bearers, links, counted(share.told("n_reports"), known))
        for speaker in found:
            reports = {party.document_id for party in speaker.parties}
            about = {"id": speaker.id, "name": speaker.name, "kind": speaker.kind, "n_reports": len(reports)}
            speakers.append({**about, "aliases": list(speaker.aliases), "titles": list(speaker.titles)})
            for party in speaker.parties:
                out.put("parties", party.document_id, (party.key, speaker.id, speaker.name))
        merges += _merge_rows(joined, is_near=False)
        merges += _merge_rows(near, is_near=True)
    speakers.sort(key=lambda row: str(row["id"]))
    merges.sort(key=lambda row: [row[name] for name in _MERGE])
    write_table(share.place, "speakers", share.number, speakers)
    write_table(share.place, "merges", share.number, merges)
    return {"speakers": len(speakers), "merges": len(merges), "largest_group": largest}


_MERGE = ("one_document", "one_key", "other_document", "other_key", "is_near")


def _bearer(one: Carried) -> Bearer:
    return Bearer(
        one.appearances,
        one.names,
        one.kind,
        one.is_lone,
        frozenset(one.offices),
        frozenset(one.company),
        one.merges,
    )


def _merge_rows(merges: Iterable[Merge], *, is_near: bool) -> Iterable[Row]:
    found: dict[tuple[Any, ...], Row] = {}
    for merge in merges:
        two = (*merge.one, *merge.other, is_near)
        row = {**dict(zip(_MERGE, two, strict=True)), "score": merge.score, "reasons": list(merge.reasons)}
        found.setdefault(two, row)
    return found.values()


def parties_by_key(rows: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """Speaker's id and name of each party of a document, by the party's key."""
    found: dict[str, tuple[str, str]] = defaultdict(lambda: ("", ""))
    found.update({key: (id_, name) for key, id_, name in rows})
    return dict(found)
