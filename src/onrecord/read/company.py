"""The company of a report while it is read: its parties, where each is mentioned, and what is said of them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.lexicon import phrases
from onrecord.names.lists import given
from onrecord.names.places import is_place
from onrecord.read.boundaries import after_dateline
from onrecord.read.cast import Named, cast_of
from onrecord.read.mentions import Name, names_in
from onrecord.read.nominals import Nominal, nominals_in
from onrecord.read.offices import Description, descriptions, like, office
from onrecord.read.outlets import is_outlet
from onrecord.read.page import Page
from onrecord.read.referring import is_person_noun, is_plural, singular_of
from onrecord.sentences import sentence_starts
from onrecord.types import Office, Party, PartyKind, Span

WRITER = "writer"
_HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself|[Ss]he|[Hh]ers?|[Hh]erself)\b")
_WHOLE = re.compile(r"(?:an?|the|one|another|that|this)\b|.*[’']s?\s", re.IGNORECASE)
_NOT_ALONE = re.compile(r"[’']s| [A-Z]")
_TO_NAME = re.compile(r" (?:in|of|at|for|from|on|with|behind|over|to) [^,.;:!?“”\"\n]{1,60}, ")
_ITS = re.compile(r"\b[Ii]ts\b|(?<=, )which\b")
_PERSON_FROM = 2
"""Times that "he" or "she" stands after a name of one word from which that name is a person's."""
_MOST_NEAR = 12
"""Names in a sentence that are looked at; of more, the first."""
_TITLE_COUNTS = 3
_LONGEST_KEY = 60
_UNREAD = frozenset({"furniture", "byline", "dateline"})


@dataclass(slots=True)
class Member:
    """A party while the report is read: what is known of it so far.

    ``pronouns`` counts signs in the text that "he" or "she" is said of it; nothing is taken from a first name.
    """

    key: str
    name: str
    kind: PartyKind
    is_named: bool = False
    mentions: dict[Span, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    described: list[Description] = field(default_factory=list)
    pronouns: Counter[str] = field(default_factory=Counter)


class Company:
    """The parties of one report, and its sentences, names and noun phrases; filled while attributions are read."""

    def __init__(self, page: Page) -> None:
        self.page, self.text = page, page.document.text
        blocks = [block for block in page.document.blocks if block.kind not in _UNREAD]
        self.blocks = blocks
        self.starts = sorted(
            {start for block in blocks for start in (block.span.start, *sentence_starts(self.text, *block.span))}
        ) or [0]
        found = names_in(self.text, blocks, frozenset(self.starts))
        datelines = [Span(block.span.start, after_dateline(page, block.span)[0]) for block in blocks]
        self.names = _outside(found, [span for span in datelines if span.start < span.end])
        self.name_starts = [name.span.start for name in self.names]
        self.of_name: dict[Span, Member] = {}
        self.sightings: list[tuple[int, str, bool]] = []
        """Where each party is mentioned: offset, key, whether only to say whose or who another is; in order."""
        self.members: dict[str, Member] = {}
        self._numbered: dict[str, int] = {}
        self.of_words: dict[Span, Member] = {}
        self.called: dict[tuple[str, ...], Member] = {}
        """Named parties that are no persons, by the lower-case words of a name of two words or more."""
        self._by_noun: dict[str, list[tuple[Member, Description]]] = defaultdict(list)
        self.nominals = defaultdict(list)
        self.several: list[Nominal] = []
        """Phrases for persons in the plural ("former crew members"), in order."""
        self.openers: list[Nominal] = []
        """Phrases for one person that open a sentence ("The victim's brother wept"), in order."""
        self.documents: list[Nominal] = []
        """Phrases that bring up something written or recorded ("a statement"), in order."""
        opens = frozenset(self.starts)
        for nominal in nominals_in(self.text, blocks):
            self.nominals[like(nominal.noun)].append(nominal)
            if is_person_noun(nominal.noun) and is_plural(nominal.noun):
                self.several.append(nominal)
            elif is_person_noun(nominal.noun) and nominal.span.start in opens and self._stands_alone(nominal.span):
                self.openers.append(nominal)
            elif nominal.introduces and singular_of(nominal.noun) in phrases("party")["document"]:
                self.documents.append(nominal)
        self._seat_named()

    def _stands_alone(self, span: Span) -> bool:
        """Whether a phrase is whole and brings up somebody by itself, with no name after it, not as an owner.

        "The victim" in "the victim's brother" does not, and after "Her deputy" she is still who "she" is likeliest to
        be: who was spoken of by a pronoun goes on to be (the first rule of centering, Grosz, Joshi and Weinstein 1995).
        """
        is_whole = _WHOLE.match(self.text, *span) is not None and _NOT_ALONE.match(self.text, span.end) is None
        return is_whole and not self.is_named_behind(span)

    def is_named_behind(self, span: Span) -> bool:
        """Whether a name between commas says who that is: "The man in charge of buses, Giles Farmiloe, says"."""
        behind = _TO_NAME.match(self.text, span.end)
        at = bisect_left(self.name_starts, behind.end()) if behind is not None else len(self.names)
        if behind is None or at == len(self.names) or self.name_starts[at] != behind.end():
            return False
        return len(self.names[at].words) > 1 and self.text.startswith(",", self.names[at].span.end)

    def _seat_named(self) -> None:
        inside: set[int] = set()
        for named in cast_of(self.text, self.names):
            member = self.add(named.name, named.kind)
            member.is_named = True
            for name in named.mentions:
                member.mentions[name.span] = None
                member.aliases[" ".join(self.text[slice(*name.span)].split())] = None
                self.of_name[name.span] = member
                self.sightings.append((name.span.start, member.key, name.possessive))
                for one in descriptions(self.text, name):
                    self.describe(member, one)
                    inside.update(self._names_in(one.span))
            self._settle_kind(member, named)
        self.sightings = sorted((at, key, owns or at in inside) for at, key, owns in self.sightings)

    def _settle_kind(self, member: Member, named: Named) -> None:
        """A person or a body, by the lists and by what the report says it is; a body may be meant by its own nouns."""
        if is_outlet(member.name) and not named.titles:
            member.kind = "organisation"
        if member.kind == "organisation":
            self._describe_by_name(member, named.mentions[0])
        if is_place(member.name):
            member.kind = "organisation"
        elif member.name.lower() in given().known:
            member.kind = "person"
        if member.kind == "organisation":
            for name in named.mentions:
                if len(name.words) > 1:
                    self.called[tuple(word.lower() for word in name.words)] = member
        nouns = {singular_of(one.noun.rstrip(".")) for one in member.described}
        if nouns & (phrases("party")["person"] - phrases("party")["organisation"]):
            member.kind = "person"

    def _names_in(self, span: Span) -> list[int]:
        """Where names begin that only say who another is: "Rao" in "Rao campaign manager Nils Berg"."""
        lo, hi = (bisect_left(self.name_starts, at) for at in span)
        return self.name_starts[lo:hi]

    def _describe_by_name(self, member: Member, name: Name) -> None:
        """ "The department" may be one that the report names: the Department of Veterans Affairs; so may a paper."""
        words = tuple(word.lower() for word in name.words)
        for at, word in enumerate(words):
            is_paper = at == len(words) - 1 and word in phrases("party")["document"]
            if is_paper or singular_of(word) in phrases("party")["organisation"]:
                self.describe(member, Description(word, words[:at] + words[at + 1 :], name.span, in_name=True))

    def add(self, name: str, kind: PartyKind) -> Member:
        """A new party; its key is made of its name, numbered where another has that key."""
        words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
        slug = "-".join(words)[:_LONGEST_KEY] or "party"
        key, n = slug, self._numbered.get(slug, 2)
        while key in self.members or key == WRITER:
            key, n = f"{slug}-{n}", n + 1
        self._numbered[slug] = n
        self.members[key] = Member(key, name, kind)
        return self.members[key]

    def writer(self) -> Member:
        """Who wrote the report, by the byline, else by the publisher's name."""
        document = self.page.document
        if WRITER not in self.members:
            name = document.authors[0] if len(document.authors) == 1 else document.publisher or "the writer"
            self.members[WRITER] = Member(WRITER, name, "person", is_named=True)
        return self.members[WRITER]

    def describe(self, member: Member, one: Description) -> None:
        """Keep what the text says a party is; a later "the mayor" looks for it by its noun."""
        member.described.append(one)
        noun = one.noun.rstrip(".")
        self._by_noun[like(noun)].append((member, one))
        for pronoun in ("he", "she"):
            member.pronouns[pronoun] += _TITLE_COUNTS * (noun in phrases("party")[pronoun])

    def described_as(self, noun: str) -> list[tuple[Member, Description]]:
        """Parties the text calls by a noun or one that reports use for it; ``noun`` as :func:`like` gives it."""
        return self._by_noun.get(noun, [])

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.starts, at) - 1)

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds an offset begins."""
        return self.starts[self.sentence(at)]

    def see(self, member: Member, span: Span, at: int) -> None:
        """Keep a mention that is no name."""
        member.mentions[span] = None
        self.sight(member, at)

    def sight(self, member: Member, at: int) -> None:
        """Keep where a party comes up, for the pronouns after it."""
        self.sightings.insert(bisect_left(self.sightings, (at,)), (at, member.key, False))

    def learn_pronouns(self) -> None:
        """A pronoun of one person in a sentence that names one person before it says which pronoun is theirs.

        So does one that opens a sentence, of the only person in the sentence before: "Mara Dunne came. Her deputy …".
        """
        maybe = {key for key, member in self.members.items() if _may_be_person(member)}
        people = [(at, key) for at, key, _ in self.sightings if key in maybe]
        persons = [(at, key) for at, key in people if self.members[key].kind == "person"]
        for found in (one for block in self.blocks for one in _HE_OR_SHE.finditer(self.text, *block.span)):
            at, number = found.start(), self.sentence(found.start())
            here = self._one_of(people, number, at)
            if here is None and at == self.starts[number] and number and self._goes_on(number):
                here = self._one_of(persons, number - 1, at)
            if here is not None and self.page.is_quoted(here[0]) == self.page.is_quoted(at):
                word = "he" if found.group().lower() in ("he", "his", "him", "himself") else "she"
                self.members[here[1]].pronouns[word] += 1
        for key in maybe:
            if self.members[key].pronouns.total() >= _PERSON_FROM:
                self.members[key].kind = "person"
        self._learn_bodies()

    def _one_of(self, people: Sequence[tuple[int, str]], number: int, stop: int) -> tuple[int, str] | None:
        """The only one of ``people`` who comes up in a sentence before an offset, and where first."""
        lo, hi = (bisect_left(people, (at,)) for at in (self.starts[number], stop))
        found = people[lo : min(hi, lo + _MOST_NEAR)]
        return found[0] if len({key for _, key in found}) == 1 else None

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence stands in one paragraph with the sentence before it."""
        return "\n" not in self.text[self.starts[number - 1] : self.starts[number]]

    def _learn_bodies(self) -> None:
        """A name that could be a person's is a body's where "its" or ", which" is said of it and never "he" or "she".

        Only where the sentence has named nothing else before; the first word of the name must be no given name.
        """
        for found in (one for block in self.blocks for one in _ITS.finditer(self.text, *block.span)):
            start = self.sentence_start(found.start())
            lo, hi = (bisect_left(self.name_starts, at) for at in (start, found.start()))
            member = self.of_name[self.names[lo].span] if hi - lo == 1 else None
            if found.group() == "which" and self.names[lo : lo + 1] and self.names[lo].span.end + 2 != found.start():
                continue
            if member is not None and _may_be_body(member) and self.names[lo].span.start == start:
                member.kind = "organisation"
                self._describe_by_name(member, self.names[lo])

    def parties(self) -> tuple[Party, ...]:
        """Everybody mentioned, in the order of their first mention."""
        made = [
            Party(
                member.key,
                member.name,
                member.kind,
                tuple(alias for alias in member.aliases if alias != member.name),
                tuple(sorted(member.mentions)),
                _offices(self.text, member),
            )
            for member in self.members.values()
        ]
        return tuple(sorted(made, key=lambda party: (party.mentions[:1], party.key)))


def _outside(names: Sequence[Name], spans: Sequence[Span]) -> tuple[Name, ...]:
    """The names that begin in none of the spans; both are in order."""
    ends = {name.span: bisect_right(spans, name.span.start, key=lambda span: span.start) for name in names}
    return tuple(name for name in names if not ends[name.span] or spans[ends[name.span] - 1].end <= name.span.start)


def _offices(text: str, member: Member) -> tuple[Office, ...]:
    """What a named party is said to be, in the order of the text; not what its own name says."""
    told = sorted((one for one in member.described if _is_office(member, one)), key=lambda one: one.span)
    return tuple(dict.fromkeys(office(text, one) for one in told))


def _is_office(member: Member, one: Description) -> bool:
    """Not what its own name says, nor a form of address."""
    return member.is_named and not one.in_name and one.noun.rstrip(".") not in phrases("party")["address"]


def _may_be_person(member: Member) -> bool:
    """A person, or one word without "the" that the cast could not tell from a body."""
    if is_place(member.name):
        return False
    return member.kind == "person" or (member.name.isalpha() and not member.name.isupper())


def _may_be_body(member: Member) -> bool:
    """A person only by the look of its name: nothing says who that is."""
    first = member.name.split()[0].lower()
    said = member.pronouns.total() or any(not one.in_name for one in member.described)
    return member.kind == "person" and not said and first not in given().known
