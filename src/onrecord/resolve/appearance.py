"""One report → what the roster needs of it: each party with its names, titles and company. Pure, small, picklable."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import phrases
from onrecord.names import Name, parse
from onrecord.names.bodies import parse_body
from onrecord.resolve.roster import PartyId
from onrecord.types import Document, Party, PartyKind, Reading

_WRITER = "writer"
"""The key that a reading gives to whoever wrote the report."""
_MOST_WORDS = 12
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "mx", "messrs", "sir", "madam"})
_OWNERS = frozenset({"a", "an", "my", "our", "your", "his", "her", "their", "its", "this", "that", "some", "one"})


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """A party of one report.

    ``is_named`` says that the party may be known elsewhere by its name; others (descriptions, groups, documents,
    unnamed sources, writers without a byline) are never looked for in other reports. ``home`` is the publisher where
    a name holds only within it: a pen name. ``titles`` are without forms of address. ``company`` are the full names of
    all named parties of the report, its own among them; a single word is too often shared by chance.
    """

    party: PartyId
    name: str
    kind: PartyKind
    is_named: bool
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    company: tuple[str, ...]
    published: str
    home: str
    n_mentions: int


def appearances(reading: Reading) -> tuple[Appearance, ...]:
    """The parties of a reading, in its order."""
    document = reading.document
    named = {party.key: _is_named(party, document) for party in reading.people}
    company = tuple(sorted({p.name for p in reading.people if named[p.key] and p.key != _WRITER and _is_full(p.name)}))
    return tuple(
        Appearance(
            PartyId(document.id, party.key),
            party.name,
            _kind(party),
            named[party.key],
            tuple(sorted(set(party.aliases))),
            _titles(party),
            company,
            document.published or "9999",
            (document.publisher or document.id) if _is_pen_name(party) else "",
            len(party.mentions),
        )
        for party in reading.people
    )


def is_common(name: str) -> bool:
    """Whether a name is one word that is a noun for parties or a small word: "Ministry", "Everybody"; "US" is not."""
    word = name.strip(".,'’").lower().removeprefix("the ")
    return word in _common_words() and parse_body(name).code is None


@cache
def _common_words() -> frozenset[str]:
    kinds = ("person", "organisation", "document", "group", "function", "calendar", "opening", "adjective", "title")
    pronouns = ("singular", "plural", "thing", "first", "you", "relative")
    return frozenset().union(*(phrases("party")[kind] for kind in (*kinds, *pronouns)))


def _kind(party: Party) -> PartyKind:
    """The reader's kind, unless the name's own words tell a person: "Opposition MP Viktor Sahl"."""
    return "person" if party.kind == "organisation" and parse(party.name).titles else party.kind


def _is_named(party: Party, document: Document) -> bool:
    if party.key == _WRITER:
        return party.name in document.authors
    words = party.name.split()
    if party.kind not in ("person", "organisation") or not 0 < len(words) <= _MOST_WORDS:
        return False
    core = words[1:] if words[0].lower() == "the" and len(words) > 1 else words
    if words[0].lower() in _OWNERS and len(words) > 1 and not words[0].isupper():
        return False
    begins = not core[0][0].islower() and not core[-1][0].islower()
    return begins and len(parse(party.name).letters) > 1 and not _says_an_office(parse(party.name), core)


def _is_full(name: str) -> bool:
    return len(parse(name).words) > 1


def _says_an_office(name: Name, core: list[str]) -> bool:
    """A label in place of a name: "THE CHAIR", "Senator"."""
    return len(core) == 1 and not name.titles and core[0].lower() in phrases("party")["person"]


def _is_pen_name(party: Party) -> bool:
    return party.key == _WRITER and len(parse(party.name).words) < 2


def _titles(party: Party) -> tuple[str, ...]:
    own = {word.strip(".,").lower() for name in (party.name, *party.aliases) for word in name.split()}
    own -= phrases("party")["person"] | phrases("party")["title"]
    told = (_title(office.title, own) for office in party.roles)
    return tuple(sorted({title for title in told if title}))


def _title(title: str, own: Iterable[str]) -> str:
    """A title without forms of address, and without words of the name that the reader left in it."""
    names = frozenset(own) | _ADDRESS
    return " ".join(word for word in title.split() if word.strip(".,").lower() not in names)
