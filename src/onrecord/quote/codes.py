"""The codes of findings on a quotation: a stable number, a name, whether it alerts, and a sentence for an editor.

Numbers are never given anew. Q1 is style and accidents of print, Q2 a change of wording, Q3 an edit that is marked,
Q4 what stands around the passage, Q5 speakers (given by ``check``), Q6 what could not be found or compared.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding. ``alerts`` is whether an editor should look at it."""

    number: str
    name: str
    alerts: bool
    says: str


_TABLE = (
    ("Q101", "number-style", False, "a number is written another way, its value being the same"),
    ("Q102", "spelling-variant", False, "a word is spelled as in another variety of English"),
    ("Q103", "ocr-confusion", False, "letters differ as they do when a page was read by a machine"),
    ("Q104", "accent", False, "an accent is missing or added"),
    ("Q105", "pause-left-out", False, "a filled pause such as 'uh' was left out or added"),
    ("Q106", "page-furniture", False, "a page's header or footer stands inside the passage"),
    ("Q107", "attribution-inside", False, "the source interrupts the passage to say who speaks"),
    ("Q201", "word-changed", True, "a word is another one in the source"),
    ("Q202", "words-added", True, "words were added that the source does not have"),
    ("Q203", "negation-changed", True, "a negation was dropped, added or changed"),
    ("Q204", "number-changed", True, "a number is another one in the source"),
    ("Q205", "unit-changed", True, "a unit or an order of magnitude is another one in the source"),
    ("Q206", "modal-changed", True, "a modal such as 'may' or 'will' was changed, dropped or added"),
    ("Q207", "name-changed", True, "a name is another one in the source"),
    ("Q208", "tense-changed", True, "a verb stands in another tense in the source"),
    ("Q209", "form-changed", True, "a word stands in another form in the source"),
    ("Q210", "words-left-out", True, "words of the source were left out without a mark"),
    ("Q211", "order-changed", True, "words stand in another order in the source"),
    ("Q212", "splice", True, "separate passages were run together without a mark"),
    ("Q213", "hyphen-changed", True, "a hyphen or space makes it another word"),
    ("Q214", "comma-changed", True, "punctuation that carries the sense was changed"),
    ("Q215", "question-changed", True, "a question became a statement, or a statement a question"),
    ("Q216", "quantifier-changed", True, "how many or how much was changed"),
    ("Q217", "condition-changed", True, "a condition, exception or limit was changed, dropped or added"),
    ("Q218", "sense-reversed", True, "a word was replaced by its opposite"),
    ("Q219", "pronoun-changed", True, "a pronoun is another one in the source"),
    ("Q220", "contraction-changed", True, "a contraction was written out, or words were contracted"),
    ("Q221", "hedge-changed", True, "a word that says how sure, how nearly or how often was changed"),
    ("Q301", "ellipsis", False, "an ellipsis marks words left out"),
    ("Q302", "bracket-inserted", False, "words in brackets were added"),
    ("Q303", "bracket-replaced", False, "words in brackets stand for words of the source"),
    ("Q304", "bracket-case", False, "a bracketed letter marks a changed capital or ending"),
    ("Q305", "sic", False, "[sic] was added"),
    ("Q306", "emphasis-added", False, "emphasis was added, and said to be"),
    ("Q311", "ellipsis-hides-negation", True, "the ellipsis hides a negation"),
    ("Q312", "ellipsis-hides-limit", True, "the ellipsis hides a condition, exception or doubt"),
    ("Q313", "ellipsis-hides-speaker", True, "the ellipsis joins the words of different speakers"),
    ("Q314", "ellipsis-hides-paragraph", True, "the ellipsis hides whole paragraphs"),
    ("Q315", "bracket-changes-sense", True, "the words in brackets change the sense"),
    ("Q401", "stops-before-limit", True, "the source goes on with a limit, condition or doubt"),
    ("Q402", "starts-after-limit", True, "what comes before in the source limits or denies the words"),
    ("Q501", "misattributed", True, "the source gives the words to somebody else"),
    ("Q502", "nested-to-outer", True, "the words are those of somebody whom the named speaker quotes"),
    ("Q503", "speakers-joined", True, "words of different speakers were run together"),
    ("Q504", "indirect-as-direct", True, "the source reports the words without quoting them"),
    ("Q505", "speaker-unsure", False, "the source does not settle whose words these are"),
    ("Q506", "said-otherwise-later", False, "the same speaker took the words back or said otherwise later"),
    ("Q601", "not-found", True, "the words do not stand in the sources"),
    ("Q602", "no-source", False, "there is no source with words to compare"),
    ("Q603", "no-words", False, "the quotation has no words to look for"),
    ("Q604", "term", False, "words in quotation marks that nobody is quoted with may be a term or a title"),
    ("Q605", "source-unread", False, "the words are not in the sources that could be read, and some could not be"),
)
CODES: dict[str, Code] = {name: Code(number, name, alerts, says) for number, name, alerts, says in _TABLE}
"""Every code by its name, in the order of the numbers."""


def alerts(name: str) -> bool:
    """Whether an editor should look at a finding of this code. Raises ``KeyError`` for an unknown name."""
    return CODES[name].alerts


def in_order(names: set[str]) -> tuple[str, ...]:
    """The names, alerts first, then by number."""
    return tuple(sorted(names, key=lambda name: (not CODES[name].alerts, CODES[name].number)))
