"""Steps of the fold that bring statements together: ``relate``, a key at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import msgspec

from onrecord.flow.spread.exchange import Outgoing, grouped
from onrecord.flow.spread.fold_speakers import parties_by_key
from onrecord.flow.spread.steps import Counts, Share
from onrecord.flow.spread.tables import Row, write_table
from onrecord.link import Link, Telling
from onrecord.link.bucketed import Aged, best_between, earliest_origin, keys_of, links_with, pairs_under

Parties = Mapping[str, tuple[str, str]]
Age = tuple[str, str, str]
Where = tuple[str, str, str, int]


def name_speakers(share: Share, out: Outgoing) -> Counts:
    """Statements and people with their speakers: their tables; and tellings for the steps that follow."""
    statements: list[Row] = []
    people: list[Row] = []
    channels = {"told": tuple[list[Row], list[Row], list[Telling]], "parties": tuple[str, str, str]}
    for _, (told, named) in grouped(share.place, share.number, channels):
        parties = parties_by_key(named)
        for said, mentioned, tellings in told:
            statements += (_spoken(row, parties) for row in said)
            people += ({**row, "speaker_id": parties.get(row["key"], (None, None))[0]} for row in mentioned)
            for telling in tellings:
                known = with_speakers(telling, parties)
                out.put("tellings", telling.id, known)
                _ask(known, out)
    write_table(share.place, "statements", share.number, statements)
    write_table(share.place, "people", share.number, people)
    return {"statements": len(statements), "people": len(people)}


def _spoken(row: Row, parties: Parties) -> Row:
    id_, name = parties.get(row["speaker_id"], (None, row["speaker_name"]))
    return {**row, "speaker_id": id_, "speaker_name": name}


def with_speakers(one: Telling, parties: Parties) -> Telling:
    """A telling with the ids of speakers in place of its report's own keys."""

    def known(key: str) -> str:
        return parties[key][0] if key in parties else f"{one.document_id}/{key}"

    said = tuple(
        replace(
            part,
            terms=tuple(
                replace(term, key=f"@{known(term.key[1:])}") if term.key.startswith("@") else term
                for term in part.terms
            ),
        )
        for part in one.propositions
    )
    return replace(one, speaker=one.speaker and known(one.speaker), propositions=said)


def _ask(one: Telling, out: Outgoing) -> None:
    """Have a telling's terms counted. The number keeps two terms of one key apart."""
    number = 0
    for part in one.propositions:
        for term in part.terms:
            out.put("terms", term.key, (one.id, number))
            number += 1


def count_terms(share: Share, out: Outgoing) -> Counts:
    """How often each term comes in all propositions: told to the statements that have it."""
    for key, (rows,) in grouped(share.place, share.number, {"terms": tuple[str, int]}):
        for id_ in dict.fromkeys(id_ for id_, _ in rows) if len(rows) > 1 else ():
            out.put("often", id_, (key, len(rows)))
    return {}


def send_to_blocks(share: Share, out: Outgoing) -> Counts:
    """Propositions under each two of their rarest terms."""
    n = 0
    for _, (tellings, often) in grouped(share.place, share.number, {"tellings": Telling, "often": tuple[str, int]}):
        counts: dict[str, int] = dict(often)
        for one in tellings:
            for number, part in enumerate(one.propositions):
                n += 1
                for key in keys_of(part, counts):
                    out.put("term blocks", key, (*_age(one), number))
    return {"propositions": n}


def meet(share: Share, out: Outgoing) -> Counts:
    """Each two propositions that share a key, under the earlier one's statement."""
    for _, (places,) in grouped(share.place, share.number, {"term blocks": Where}):
        for one, other in pairs_under(places):
            out.put("met", one[2], (one[3], other[2], other[3]))
    return {}


def carry(share: Share, out: Outgoing) -> Counts:
    """The earlier statement of each two, brought to the later one."""
    n_pairs = 0
    for _, (tellings, met) in grouped(share.place, share.number, {"tellings": Telling, "met": tuple[int, str, int]}):
        to: dict[str, set[tuple[int, int]]] = {}
        for mine, other, theirs in met:
            to.setdefault(other, set()).add((mine, theirs))
        for other, numbers in to.items():
            n_pairs += len(numbers)
            out.put("facing", other, (tellings[0], sorted(numbers)))
    return {"proposition_pairs": n_pairs}


def compare_statements(share: Share, out: Outgoing) -> Counts:
    """The relations of each statement with earlier ones; echoes connect, other links wait for their groups."""
    channels = {"tellings": Telling, "facing": tuple[Telling, list[tuple[int, int]]]}
    for id_, (tellings, facing) in grouped(share.place, share.number, channels):
        found = links_with(tellings[0], facing) if tellings else []
        for link in earliest_origin(found):
            out.put("kept", id_, link)
        for aged in found:
            if aged.link.kind == "echoes":
                out.put("echoes", aged.link.other, aged.link.one)
            else:
                out.put("waiting", aged.link.one, aged)
    return {}


def find_first_group(share: Share, out: Outgoing) -> Counts:
    """Links with the group of echoes of their earlier statement."""
    for id_, (links, labels) in grouped(share.place, share.number, {"waiting": Aged, "origins": str}):
        for link in links:
            out.put("half", link.link.other, (labels[0] if labels else id_, link))
    return {}


def find_second_group(share: Share, out: Outgoing) -> Counts:
    """Links under both their groups; none within one group."""
    for id_, (links, labels) in grouped(share.place, share.number, {"half": tuple[str, Aged], "origins": str}):
        mine = labels[0] if labels else id_
        for group, link in links:
            if group != mine:
                out.put("between", "\n".join((*sorted((group, mine)), link.link.kind)), link)
    return {}


def keep_best(share: Share, out: Outgoing) -> Counts:
    """Of the links of a kind between two groups the best."""
    del out
    rows = [_row(best_between(links)) for _, (links,) in _between(share)]
    for _, (links,) in grouped(share.place, share.number, {"kept": Link}):
        rows += map(_row, links)
    rows.sort(key=lambda row: (-row["score"], row["kind"], row["one"], row["other"]))
    write_table(share.place, "relations", share.number, rows)
    return {"relations": len(rows)}


def _between(share: Share) -> Iterator[tuple[str, list[list[Aged]]]]:
    return grouped(share.place, share.number, {"between": Aged})


def _age(one: Telling) -> Age:
    return one.published or "9999", one.document_id, one.id


def _row(link: Link) -> Row:
    row: Row = msgspec.to_builtins(link)
    return {**row, "reasons": list(link.reasons), "passages": list(link.passages)}
