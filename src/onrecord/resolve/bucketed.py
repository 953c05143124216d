"""The parts of ``resolve`` for appearances that do not fit one memory: each looks at those that share a key alone.

Done one after another, with rows brought together by key between them, they give what ``resolve`` gives (a test holds
them to it). What every part must know of all reports are three small things: how many there are, in how many each name
of a company stands, and which single words are surnames.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.names import parse
from onrecord.resolve.appearance import Appearance
from onrecord.resolve.bearer import Bearer, bearer_of, stands_alone
from onrecord.resolve.blocks import keys_of, pairs_within
from onrecord.resolve.company import Acquaintance
from onrecord.resolve.decisions import Decisions
from onrecord.resolve.namesakes import bearers_of_a_name
from onrecord.resolve.resolve import name_key, speaker_of
from onrecord.resolve.roster import KnownSpeaker, Merge, PartyId
from onrecord.resolve.telling import name_likeness
from onrecord.resolve.unite import united


def surname_vote(one: Appearance) -> tuple[str, str] | None:
    """The word that an appearance tells something of: that it ends a person's name, or stands alone for a body."""
    own = parse(one.name).words
    if one.is_named and one.kind == "person" and len(own) > 1:
        return own[-1], "ends"
    if one.is_named and one.kind == "organisation" and len(own) == 1:
        return own[0], "alone"
    return None


def single_word(one: Appearance) -> str | None:
    """The word whose being a surname decides how an appearance is looked for elsewhere."""
    own = parse(one.name).words
    return own[0] if one.is_named and not one.home and len(own) == 1 else None


def home_key(one: Appearance, surnames: frozenset[str]) -> tuple[str, ...] | None:
    """Appearances with the same key may be one bearer; ``None`` for one that is a bearer by itself.

    Of ``surnames`` only those matter that are ``single_word`` of the appearance.
    """
    if not one.is_named or is_lone(one, surnames):
        return None
    return name_key(one)


def is_lone(one: Appearance, surnames: frozenset[str]) -> bool:
    """Whether a name is a single word that others may bear."""
    return one.is_named and not one.home and stands_alone(one.name, surnames, one.kind)


def bearers_under(found: Sequence[Appearance], acquaintance: Acquaintance) -> list[Bearer]:
    """Appearances of one home key as those who bear the name."""
    return bearers_of_a_name(found, acquaintance, Decisions())


def alone(one: Appearance, surnames: frozenset[str]) -> Bearer:
    """An appearance without a home key as a bearer."""
    return bearer_of([one], is_lone=is_lone(one, surnames))


def block_keys(bearer: Bearer) -> list[str]:
    """Keys of which two bearers share one where they are worth comparing."""
    return sorted(keys_of(bearer))


def pairs_under(bearers: Sequence[Bearer]) -> Iterator[tuple[int, int]]:
    """Pairs of bearers under one block key, in order of their leads, whose names may be one party's."""
    for one, other in pairs_within(bearers):
        if name_likeness(bearers[one], bearers[other]).verdict != "different":
            yield one, other


def united_speakers(
    bearers: Sequence[Bearer], links: Iterable[tuple[int, int]], acquaintance: Acquaintance
) -> tuple[list[KnownSpeaker], list[Merge], list[Merge]]:
    """The speakers of bearers that no link leads out of, with the merges and near-merges. In order of their leads."""
    named = [number for number, bearer in enumerate(bearers) if bearer.is_named]
    at = {number: n for n, number in enumerate(named)}
    within = [(at[one], at[other]) for one, other in links]
    groups, near = united([bearers[number] for number in named], within, acquaintance, ())
    groups += [bearer for bearer in bearers if not bearer.is_named]
    merges = [merge for group in groups for merge in group.merges]
    return [speaker_of(group) for group in groups], merges, near


def lead_of(party: PartyId) -> str:
    """A party as one string that sorts as the pair does, since ids of documents are of one length."""
    return f"{party.document_id}\n{party.key}"


def counted(n_reports: int, counts: Mapping[str, tuple[int, str]]) -> Acquaintance:
    """The acquaintance of all reports, by what is known of some names: in how many they stand, and how written."""
    return Acquaintance.counted(
        n_reports, {k: n for k, (n, _) in counts.items()}, {k: s for k, (_, s) in counts.items()}
    )
