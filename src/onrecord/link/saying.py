"""A saying: one wording as it travels. What tracing finds, as frozen values that can be written as JSON."""

from dataclasses import dataclass
from typing import Literal

from onrecord.types import Document, Form, Hit, PartyKind, Passage, Span, Voice

Marks = Literal["whole", "part", "none"]
"""How much of a wording stands within quotation marks, or is set apart as somebody's words."""

Ground = Literal["cited", "linked", "named", "issued", "copy", "wire", "words"]
"""Why one version is taken to come from another; see ``GROUNDS``."""

ChangeKind = Literal[
    "words", "cut", "extended", "reworded", "attribution-lost", "attribution-gained", "name-lost", "name-gained",
    "speaker-changed", "voice-lost", "marks-lost", "marks-gained",
]  # fmt: skip

GROUNDS: dict[Ground, str] = {
    "cited": "gives these words as from it",
    "linked": "links to it",
    "named": "names it, though not beside these words",
    "issued": "it is the speaker's own publication",
    "copy": "is the same report again",
    "wire": "both have it from one wire",
    "words": "states no source; this is the nearest earlier wording",
}
"""What each ground says of the later report."""

STATED: frozenset[Ground] = frozenset({"cited", "linked", "copy", "wire"})
"""Grounds that the reports themselves give; the others are our reading of them."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that may carry a wording, with all its statements as the record has them."""

    document: Document
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A wording as one report has it, with its evidence.

    ``id`` is the statement's where the words are somebody's, else made of the document's id and the spans. ``wording``
    is the sentences the words stand in, as far as they are one statement's (``form`` is then its form), joined by one
    space. Where no attribution holds them ``form`` is None: the report says them in its own voice, or, within quotation
    marks, quotes somebody without our reader's seeing whom. ``context`` is at most 600 code points around. ``voices``
    run from the innermost out to the publisher. ``likeness`` in [0, 1] is the share of the words looked for that stand
    here. ``more`` are other places of the report that have them too.
    """

    id: str
    statement_id: str | None
    document_id: str
    title: str | None
    publisher: str | None
    published: str | None
    path: str
    url: str | None
    spans: tuple[Span, ...]
    wording: str
    context: str
    context_span: Span
    form: Form | None
    speaker: str | None
    speaker_id: str | None
    speaker_kind: PartyKind | None
    source: str | None
    cue: str | None
    voices: tuple[Voice, ...]
    marks: Marks
    likeness: float
    more: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed from one version to the next: ``before`` and ``after`` are the words of each.

    ``code`` is one of ``onrecord.quote.CODES`` for ``words``. ``alert`` is whether an editor should look at it.
    """

    kind: ChangeKind
    before: str
    after: str
    says: str
    alert: bool
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How a version came to its report: from the version ``source``, as far as the reports say.

    ``via`` are voices on the way that are no report of the record, such as a wire; ``evidence`` is the passage of the
    later report that names or links the earlier one.
    """

    source: str
    target: str
    ground: Ground
    via: tuple[str, ...]
    evidence: Passage | None
    changes: tuple[Change, ...]

    @property
    def is_stated(self) -> bool:
        """Whether the reports say so themselves."""
        return self.ground in STATED


@dataclass(frozen=True, slots=True)
class Origin:
    """Versions that are counted once, since one wire or one report stands behind them, and which."""

    versions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Saying:
    """The versions of a wording in the order of their dates, undated ones last, and the steps between them.

    ``first_doubt`` says why the first version may not be the first, where something does. ``n_reports`` is how many
    the record holds; ``n_compared`` were compared word by word, all that share enough words where ``is_whole``.
    """

    asked: str
    versions: tuple[Version, ...]
    steps: tuple[Step, ...]
    origins: tuple[Origin, ...]
    first_doubt: str | None
    n_reports: int
    n_compared: int
    is_whole: bool

    @property
    def n_origins(self) -> int:
        """How many versions there are when those of one origin count once."""
        return len(self.versions) - sum(len(origin.versions) - 1 for origin in self.origins)

    def version(self, id_: str) -> Version:
        """The version with this id. Raises ``KeyError``."""
        return {one.id: one for one in self.versions}[id_]

    def step_to(self, id_: str) -> Step | None:
        """The step that leads to a version; none to the first."""
        return next((step for step in self.steps if step.target == id_), None)
