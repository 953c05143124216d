"""Every noun of onrecord, as frozen values; longer than 300 lines because all of them stand here.

Offsets are Unicode code points, half-open: ``text[start:end]`` is the passage. Dates are ISO 8601 prefixes or
intervals (``2018``, ``2018-07``, ``2017-02/..``). The words are those of docs/glossary.md, one meaning each.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from onrecord.notebook import answer_html, reading_html

BlockKind = Literal["heading", "paragraph", "quotation", "caption", "byline", "dateline", "furniture"]
Role = Literal["source", "cue", "content"]
Form = Literal["direct", "indirect", "mixed", "block"]
PartyKind = Literal["person", "organisation", "group", "document", "unnamed"]
Act = Literal["assert", "ask", "deny", "promise", "demand", "agree", "decline", "silence"]
Modality = Literal["certain", "probable", "possible", "unspecified"]
Polarity = Literal["positive", "negative", "unspecified"]
Stance = Literal["neutral", "endorses", "doubts"]
Basis = Literal["witness", "hearsay", "record", "opinion", "unspecified"]
TimeType = Literal["date", "duration", "set", "time"]
Verdict = Literal["positive", "negative", "unsure"]
Aspect = Literal["identity", "speaker", "chain", "relation", "boundaries", "certainty", "judgement"]


class Span(NamedTuple):
    """Where something stands in a text: ``[start, end)`` in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """What the container or the server that held some bytes says about them, beside the bytes themselves.

    ``kind`` is a loader's name where the container settles it (``mail``, ``entry``, ``row``), ``encoding`` the one
    the bytes were sent in, ``fields`` pairs of ours and theirs: which field of a row is the text, the title, the date.
    """

    kind: str | None = None
    encoding: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one input as they were found, never altered.

    ``path`` of a member of a container is ``container!member``. ``sha256`` is 64 lower-case hex digits of ``data``.
    ``retrieved`` is the ISO date on which the bytes were fetched, where that is known.
    """

    path: str
    data: bytes = field(repr=False)
    sha256: str
    retrieved: str | None = None
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class PageBox:
    """Where a passage stands on a printed page: one line of it, ``text[span.start:span.end]``.

    ``page`` counts from 1. The edges are in points (1/72 inch) from the left and the top of the page.
    """

    span: Span
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page and what it is. Blocks are in order, do not overlap, and leave out only white space."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know about the text, such as a quotation mark without a partner."""

    code: str
    span: Span
    detail: str


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words of a report that lead somewhere else: evidence of where it has its words from.

    ``href`` is the address as the page writes it, which may be relative. It is evidence: nothing follows it.
    """

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands on its page, in the tree that a browser builds of it.

    ``selector`` is a CSS selector of the innermost element around the passage, from ``html`` down. ``start`` and
    ``end`` count code points in that element's ``textContent``. ``exact``, ``prefix`` and ``suffix`` are those of a
    W3C text-quote selector over the ``textContent`` of the page's body, white space as the page has it.
    """

    selector: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report as text, with what its page says about itself. All spans index ``text``.

    ``id`` is the first 16 hex digits of the sha256 of its bytes. Fields the page does not state are ``None``.
    ``links`` are those in the report itself, in order. ``notes`` say what is doubtful about the page: dates that
    contradict each other, words that led somewhere and lost their link.
    """

    id: str
    path: str
    sha256: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    retrieved: str | None = None
    url: str | None = None
    language: str | None = None
    links: tuple[Hyperlink, ...] = field(default=(), repr=False)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A span the model takes for a source, cue or content.

    ``cue`` numbers the cue it belongs to within its text, from 0; a cue's own span has it too. ``score``, in [0, 1],
    is the model's mean probability for the span; a cue's is the probability that its attribution is right. ``nested``
    is true where the model takes the cue for one within somebody else's content, and for no other.
    """

    span: Span
    role: Role
    cue: int
    score: float
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A span together with its characters: ``text == document.text[span.start:span.end]``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """What was said: one or more spans in order, ``text`` being their characters joined by one space."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """The party on record. ``key`` is stable within a reading."""

    key: str
    name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who the speaker may be, and why, where the text does not say."""

    key: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a chain: who speaks, and the cue by which the next voice out hands it on."""

    name: str
    cue: str | None


@dataclass(frozen=True, slots=True)
class Certainty:
    """The speaker's commitment to what they say."""

    modality: Modality = "unspecified"
    polarity: Polarity = "unspecified"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content in one text. ``confidence`` in [0, 1] is ours; ``certainty`` is the speaker's.

    ``id`` is made of the document's id and the spans, so that reading the same text again gives the same id.
    """

    id: str
    form: Form
    source: Passage | None
    cue: Passage | None
    content: Content
    confidence: float
    addressee: Passage | None = None
    speaker: Speaker | None = None
    candidates: tuple[Candidate, ...] = ()
    parent: str | None = None
    chain: tuple[Voice, ...] = ()
    act: Act = "assert"
    certainty: Certainty = Certainty()
    stance: Stance = "neutral"
    basis: Basis = "unspecified"
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A role a party held, with its dates as the text gives them and the span that says so."""

    title: str
    span: Span
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something a report mentions, with every mention of it."""

    key: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A date, duration, set or time of day, with its ISO value."""

    span: Span
    text: str
    value: str
    type: TimeType


@dataclass(frozen=True, slots=True)
class Reading:
    """One report taken apart."""

    document: Document
    attributions: tuple[Attribution, ...]
    people: tuple[Party, ...] = ()
    times: tuple[Time, ...] = ()
    notes: tuple[Note, ...] = ()

    def _repr_html_(self) -> str:
        return reading_html(self)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was refused. ``reason`` is a stable code, ``detail`` a sentence for people."""

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution off the page, as the record keeps it.

    ``id`` is the attribution's. ``context`` is the passage of the document around the whole attribution, by
    sentence, and ``context_span`` where it stands. ``speaker_id`` and ``speaker_name`` say who the speaker is across
    reports, as far as the record has worked it out; the attribution's own ``speaker`` is what its report says.
    """

    id: str
    document_id: str
    attribution: Attribution
    context: str
    context_span: Span
    speaker_id: str | None = None
    speaker_name: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that answers a question, with the report it stands in and what people judged of it so far."""

    statement: Statement
    title: str | None
    publisher: str | None
    published: str | None
    path: str
    score: float
    judged: tuple["Judgement", ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to a question, and how much of the record was looked at to say it."""

    question: str
    hits: tuple[Hit, ...]
    n_found: int
    n_statements: int
    n_reports: int

    def _repr_html_(self) -> str:
        return answer_html(self)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a judgement is about, by its evidence in one document, so that it outlives the reading that was judged.

    ``id`` is a party's key or a statement's id, ``spans`` are the party's mentions or the statement's content, and
    ``words`` its name or first words, for people.
    """

    kind: Literal["party", "statement"]
    document_id: str
    id: str
    spans: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, appended and never changed.

    ``identity`` is on parties: the first and each of the others are one speaker (positive) or two (negative). Other
    aspects are on a statement, which comes first; ``speaker`` has the party it is said to be second, or none where it
    is said that the text does not tell; ``relation`` has the other statement second. An aspect of ``judgement`` takes
    back the judgement that ``undoes`` names. ``value`` is what stood there when it was judged. ``made`` is an ISO
    time in UTC; ``id`` is made of all the rest.
    """

    id: str
    aspect: Aspect
    verdict: Verdict
    subjects: tuple[Subject, ...]
    by: str
    why: str
    made: str
    value: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Stranded:
    """A judgement in force that does not fit the readings the record has now, and why."""

    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of a speaker as one report gives it, with its dates and the span that says so."""

    title: str
    since: str | None
    until: str | None
    document_id: str
    span: Span
    published: str | None


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two names were taken for one speaker, or nearly were: ``other_id`` is the other speaker of a near-merge.

    ``span`` and ``other_span`` are where the two reports first mention each; who wrote one may be mentioned nowhere.
    """

    name: str
    other: str
    document_id: str
    other_document_id: str
    score: float
    reasons: tuple[str, ...]
    other_id: str | None = None
    span: Span | None = None
    other_span: Span | None = None


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker on record, in short."""

    id: str
    name: str
    kind: PartyKind
    n_statements: int
    n_reports: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All the record knows of a speaker. ``n_reports`` counts the reports that mention them."""

    entry: SpeakerEntry
    aliases: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    merges: tuple[Ground, ...]
    near: tuple[Ground, ...]
