"""Who bears a name: appearances taken for one party, with the titles and the company that they bring."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.names import compare, parse
from onrecord.resolve.appearance import Appearance, is_common
from onrecord.resolve.company import Company, folded
from onrecord.resolve.roster import Merge, PartyId
from onrecord.types import PartyKind

_MOST_NAMES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Bearer:
    """Appearances under one name, the earliest first.

    ``names`` are written names to compare, each folded one once; none where it is not looked for in other reports.
    ``is_lone`` says that the name is a single word that others may bear, so that it tells little: a surname,
    "Ministry". ``merges`` are the grounds so far.
    """

    appearances: tuple[Appearance, ...]
    names: tuple[str, ...]
    kind: PartyKind
    is_lone: bool
    offices: frozenset[str]
    company: Company
    merges: tuple[Merge, ...] = ()

    @property
    def lead(self) -> PartyId:
        """The earliest party."""
        return self.appearances[0].party

    @property
    def reports(self) -> frozenset[str]:
        """The documents it appears in."""
        return frozenset(one.party.document_id for one in self.appearances)

    @property
    def is_named(self) -> bool:
        """Whether it may be looked for in other reports."""
        return bool(self.names)


def bearer_of(found: Sequence[Appearance], merges: Iterable[Merge] = (), *, is_lone: bool = False) -> Bearer:
    """Appearances as one bearer. None of them may be missing; their order does not matter."""
    ordered = tuple(sorted(found, key=by_day))
    names = _names(ordered, is_lone=is_lone)
    own = {folded(name) for one in ordered for name in (one.name, *one.aliases)}
    seen = {id(one.company): one.company for one in ordered}
    company = frozenset(folded(name) for names in seen.values() for name in names) - own
    offices = frozenset(title for one in ordered for title in one.titles)
    return Bearer(ordered, names, _kind(ordered), is_lone, offices, company, tuple(merges))


def by_day(one: Appearance) -> tuple[str, PartyId]:
    """Order by the day of the report, then by id."""
    return one.published, one.party


def joined(one: Bearer, other: Bearer, merge: Merge) -> Bearer:
    """Two bearers as one: names and company of either are its own, but a lone name tells nothing beside a full one."""
    both = bearer_of((*one.appearances, *other.appearances), (*one.merges, *other.merges, merge))
    full = [bearer for bearer in (one, other) if bearer.is_named and not bearer.is_lone]
    names = {name for bearer in full or (one, other) for name in bearer.names}
    return Bearer(
        both.appearances,
        tuple(sorted(names)),
        both.kind,
        not full and both.is_named,
        both.offices,
        both.company,
        both.merges,
    )


def fullest_name(found: Sequence[Appearance]) -> str:
    """The name to show: a full one without titles, not in capitals, that most reports give.

    A name that a quarter as many reports give as the most usual one counts; rarer ones may be slips of the pen.
    """
    named = [one for one in found if one.is_named] or found
    n_reports = Counter(one.name for one in named)
    most = max(n_reports.values())
    usual = [name for name, n in n_reports.items() if 4 * n >= most or len(n_reports) == 1]
    return min(
        usual,
        key=lambda name: (
            len(parse(name).words) < 2,
            name.isupper(),
            bool(parse(name).titles),
            -n_reports[name],
            -len(name),
            name,
        ),
    )


def is_full(name: str) -> bool:
    """Whether a written name has two words or more that are the name's own."""
    return len(parse(name).words) > 1


def _names(ordered: Sequence[Appearance], *, is_lone: bool) -> tuple[str, ...]:
    named = [one for one in ordered if one.is_named and not one.home]
    counts = Counter(one.name for one in named)
    if not is_lone:
        counts.update(alias for one in named for alias in one.aliases if _tells(alias, one))
    best: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        best.setdefault(folded(name), name)
    return tuple(sorted(list(best.values())[:_MOST_NAMES]))


def _tells(alias: str, one: Appearance) -> bool:
    """Whether an alias can stand for its party in another report: another full name of a person, a body's acronym.

    What else a report calls a body is too often another body: "White House" within "Clinton White House".
    """
    if one.kind == "person":
        return is_full(alias) and compare(alias, one.name, "person").verdict == "same"
    letters = alias.replace(".", "")
    return letters.isupper() and 2 < len(letters) < 7 and " " not in alias


def _kind(ordered: Sequence[Appearance]) -> PartyKind:
    """The kind of most mentions, of those that are named if any are; of equals the first of the alphabet, reversed.

    A person wins over an organisation: the reader takes a body for a person less often than the other way round.
    """
    named = [one for one in ordered if one.is_named] or ordered
    n_mentions: Counter[PartyKind] = Counter()
    for one in named:
        n_mentions[one.kind] += max(1, one.n_mentions)
    return max(sorted(n_mentions, reverse=True), key=lambda kind: n_mentions[kind])


def stands_alone(name: str, surnames: frozenset[str], kind: PartyKind) -> bool:
    """Whether a name of one word may be anybody's: a person's, a noun, or one of ``surnames``."""
    words = parse(name).words
    return len(words) == 1 and (kind == "person" or is_common(name) or words[0] in surnames)


def is_noun(bearer: Bearer) -> bool:
    """Whether a lone name is a common noun with a capital ("Ministry"), which is short for nobody's name."""
    return bearer.is_lone and all(map(is_common, bearer.names))
