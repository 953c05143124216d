"""Invented reports for bench/pages.py: what is said, by whom, in which parts. No page and no person is real.

Everything is drawn from one ``random.Random``, so that a seed gives the same report every time.
"""

import datetime
from dataclasses import dataclass
from random import Random
from typing import Literal

PartKind = Literal[
    "p", "h", "quote", "pull", "caption", "list", "table", "tweet", "correction", "footnote", "ask", "answer"
]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a report, as plain text. ``lines`` are a list's items, a table's rows; ``cite`` a quotation's source.

    ``link`` is a stretch of ``text`` that the page makes a link.
    """

    kind: PartKind
    text: str = ""
    lines: tuple[str, ...] = ()
    cite: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One invented report, before any page is made of it."""

    title: str
    standfirst: str
    site: str
    host: str
    date: datetime.date
    authors: tuple[str, ...]
    place: str
    parts: tuple[Part, ...]
    others: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The title as addresses have it."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.title.lower()).split())


_GIVEN = "Marta Tomas Ines Jonas Amara Pavel Leila Oskar Noor Felix Brida Kenji Sunniva Rafael Imani Dov Yusra Colm"
_FAMILY = (
    "Oyelaran Brandt Halloran Lindqvist Varga Abernethy Castellanos Okonkwo Teuila Marchetti Dvorak Nakashima Ferreira"
    " O'Driscoll Sundaram Keane-Wolff Haddad Bright"
)
_TOWNS = "Port Ellery,Marrow Bay,Saltmere,Upper Thane,Kestrel Ford,Low Hadding,Vell,Orrin Heights"
_BODIES = (
    "harbour board,water authority,county hospital,school district,transport ministry,fisheries agency,city council,"
    "electricity regulator,public prosecutor,coast guard,housing fund,veterans' office"
)
_THINGS = (
    "the north pier,the flood wall,the new tram line,a leaking reservoir,the night ferry,the landfill at Crane Hill,"
    "the emergency fund,the census records,a contract for school meals,the old radar station,the river survey"
)
_ACTS = (
    "close {t},reopen {t},sell its share in {t},publish its file on {t},pay for repairs to {t},stop work on {t},"
    "ask a court to rule on {t},count the cost of {t}"
)
_ROLES = "chair,deputy director,spokeswoman,chief engineer,former inspector,treasurer,union secretary,duty officer"
_SAID = "said,told reporters,wrote in a letter,argued,warned,insisted,added,acknowledged"
_CLAIMS = (
    "nobody had asked for the second report until it was far too late|the figures were checked twice and found to be sound|"
    "two people on the night shift saw what happened and wrote it down|the money was set aside in March and never spent|"
    "there will be no further comment until the inquiry has ended|it took eleven weeks to answer a letter of four lines|"
    "the cracks were wider in May than they had been in the winter|a copy of the memo was kept in a drawer for years|"
    "every member of the panel knew about the warning|we would rather be late than wrong about a thing like this"
)
_FACTS = (
    "The {b} of {p} voted on {d} to {a}, after {n} months of talks that had led nowhere.|"
    "Records seen by this newsroom show that {n} letters about {t} went unanswered between spring and autumn.|"
    "The {b} employs some {n}00 people and has been run from {p} since the last reform.|"
    "Rain had fallen for {n} days when the first call came in, shortly before midnight on {d}.|"
    "A second hearing, at which {q} is expected to give evidence, has been set for the last week of the month.|"
    "Under the rules of the {b}, a decision to {a} needs the consent of two thirds of its members.|"
    "By the end of the week, {n} households in {p} had signed a petition against the plan.|"
    "The documents, {n} pages in all, leave open who gave the order and on which day it was given."
)
_HEADS = (
    "What happens next|A letter without an answer|“Nobody told us”|The cost so far|How the plan began|Two versions of one"
    " night|In the engine room"
)
_LINKS = (
    "the first report on the matter,a statement on its website,the full text of the ruling,an earlier investigation"
)
_SITES = "The Ellery Courier,Marrow Bay Herald,Saltmere Notes,Coast Wire,Thane Today,The Kestrel,Hadding Post,Orrin Public Radio"


def invent(rng: Random) -> Report:
    """A report with every part it may have; a layout leaves out what its kind of page never shows."""
    town, body, thing = (rng.choice(words.split(",")) for words in (_TOWNS, _BODIES, _THINGS))
    people = [name(rng) for _ in range(5)]
    subject = _Subject(rng, town, body, thing, people)
    site = rng.choice(_SITES.split(","))
    return Report(
        title=_title(subject),
        standfirst=f"{subject.said()[0].upper()}{subject.said()[1:]}, and a file of {rng.randint(20, 90)} pages shows why",
        site=site,
        host="www." + "".join(site.lower().replace("the ", "").split()) + ".example",
        date=datetime.date(2009, 1, 1) + datetime.timedelta(days=rng.randrange(5200)),
        authors=tuple(dict.fromkeys(name(rng) for _ in range(rng.choice([1, 1, 1, 2, 2, 3])))),
        place=town.upper(),
        parts=_parts(subject),
        others=tuple(_title(subject.elsewhere()) for _ in range(6)),
        remarks=tuple(_remark(subject) for _ in range(rng.randint(2, 6))),
    )


def name(rng: Random) -> str:
    """A given name and a surname, now and then with an initial."""
    middle = rng.choice(["", "", "", "", "J. ", "M. "])
    return f"{rng.choice(_GIVEN.split())} {middle}{rng.choice(_FAMILY.split())}"


@dataclass(frozen=True, slots=True)
class _Subject:
    rng: Random
    town: str
    body: str
    thing: str
    people: list[str]

    def elsewhere(self) -> "_Subject":
        rng = self.rng
        return _Subject(
            rng, *(rng.choice(words.split(",")) for words in (_TOWNS, _BODIES, _THINGS)), [name(rng) for _ in range(3)]
        )

    def fact(self) -> str:
        rng = self.rng
        return rng.choice(_FACTS.split("|")).format(
            b=self.body,
            p=self.town,
            d=rng.choice(["Monday", "Tuesday", "Thursday", "Friday"]),
            n=rng.randint(2, 40),
            a=rng.choice(_ACTS.split(",")).format(t=self.thing),
            t=self.thing,
            q=rng.choice(self.people),
        )

    def claim(self) -> str:
        return self.rng.choice(_CLAIMS.split("|"))

    def said(self) -> str:
        return f"{self.rng.choice(self.people)} {self.rng.choice(_SAID.split(','))} that {self.claim()}"

    def speech(self) -> str:
        claim, rng = self.claim(), self.rng
        who = f"{rng.choice(self.people)}, {rng.choice(_ROLES.split(','))} of the {self.body}"
        spoken = f"{claim[0].upper()}{claim[1:]}"
        shapes = [
            f"“{spoken},” {rng.choice(_SAID.split(','))} {who}.",
            f"“{spoken},” said {who}. “{self.claim().capitalize()}.”",
            f"{who} {rng.choice(_SAID.split(','))} that {claim}.",
            f'"{spoken}," said {who}.',
        ]
        return rng.choice(shapes)

    def paragraph(self) -> str:
        rng = self.rng
        return " ".join(rng.choice([self.fact, self.speech])() for _ in range(rng.choice([1, 1, 2, 2, 3])))


def _title(subject: _Subject) -> str:
    act = subject.rng.choice(_ACTS.split(",")).format(t=subject.thing)
    shapes = [
        f"{subject.body.capitalize()} votes to {act}",
        f"‘{subject.claim().capitalize()}’: the story of {subject.thing}",
        f"{subject.town} {subject.body} under fire over {subject.thing}",
        f"Why the {subject.body} wants to {act}",
        f"{subject.people[0]}: {subject.claim()}",
    ]
    return subject.rng.choice(shapes)


def _parts(subject: _Subject) -> tuple[Part, ...]:
    rng = subject.rng
    parts = [_paragraph(subject, linked=n % 3 == 1) for n in range(rng.randint(5, 12))]
    extra: list[Part] = []
    for _ in range(rng.choice([0, 1, 1, 2])):
        text = ". ".join(subject.claim().capitalize() for _ in range(rng.choice([1, 2, 3]))) + "."
        extra.append(Part("quote", text, cite=rng.choice(["", "", f"{subject.people[1]}, letter of 4 May"])))
    extra += [Part("h", head) for head in rng.sample(_HEADS.split("|"), rng.choice([0, 1, 2]))]
    extra += [Part("caption", _caption(subject)) for _ in range(rng.choice([0, 1, 2]))]
    if rng.random() < 0.4:
        extra.append(Part("list", lines=tuple(subject.fact() for _ in range(3))))
    if rng.random() < 0.4:
        extra.append(Part("table", lines=_table(rng)))
    if rng.random() < 0.4:
        extra.append(Part("tweet", f"{subject.claim().capitalize()}. More soon.", cite=subject.people[2]))
    for part in extra:
        parts.insert(rng.randint(2, len(parts) - 1), part)
    if rng.random() < 0.5:
        spoken = rng.choice([part.text for part in parts if part.kind == "p"])
        parts.insert(rng.randint(2, len(parts) - 1), Part("pull", _sentence(spoken)))
    if rng.random() < 0.3:
        parts.append(Part("footnote", f"Interview with the author, {subject.town}, {rng.randint(2, 28)} May."))
    if rng.random() < 0.3:
        parts.append(
            Part("correction", f"Correction: An earlier version of this report gave {subject.people[3]}'s age wrongly.")
        )
    return tuple(parts)


def _paragraph(subject: _Subject, *, linked: bool) -> Part:
    text = subject.paragraph()
    if not linked:
        return Part("p", text)
    link = subject.rng.choice(_LINKS.split(","))
    return Part("p", f"{text} It was told in {link}.", link=link)


def _sentence(paragraph: str) -> str:
    """A passage of the paragraph that an editor would set apart: what is said between marks, else all of it."""
    before, opened, rest = paragraph.partition("“")
    return rest.partition("”")[0].rstrip(",.") if opened else before.partition(". ")[0].rstrip(".")


def _caption(subject: _Subject) -> str:
    rng = subject.rng
    credit = rng.choice(["", f" Photograph: {name(rng)}/{rng.choice(_SITES.split(','))}", f" (Photo by {name(rng)})"])
    return f"{subject.thing.capitalize()} near {subject.town} in June.{credit}"


def _table(rng: Random) -> tuple[str, ...]:
    rows = tuple(f"{town}|{rng.randint(2, 99)}|{rng.randint(100, 9999):,}" for town in rng.sample(_TOWNS.split(","), 4))
    return ("Town|Letters|Cost", *rows)


def _remark(subject: _Subject) -> str:
    claim = subject.claim()
    return subject.rng.choice(
        [
            f"I have lived in {subject.town} for thirty years and {claim}. Shame on the {subject.body}!",
            f"As {subject.people[0]} said, {claim}. Great article, thank you for writing it, more please.",
            f"@reader42 you clearly did not read the piece. {claim.capitalize()}.",
        ]
    )
