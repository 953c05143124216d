"""One document to one reading: tag what is the report's own text, pair, name the form, note what is odd."""

from onrecord.marks import Marks, find_marks
from onrecord.read.corefer import corefer
from onrecord.read.page import page_of
from onrecord.read.pair import drafts_of, pair
from onrecord.read.prose import Prose, prose_of
from onrecord.read.within import Tags, told_within
from onrecord.types import Document, Note, Reading


def read(document: Document, tagger: Tags) -> Reading:
    """Take one report apart. Attributions stand in the order of their first character.

    The same document and tagger give the same reading.
    """
    prose = prose_of(document)
    marks = find_marks(prose.text, prose.breaks)
    page = page_of(document, prose, marks)
    drafts = drafts_of(page, tagger.tag(prose.text, marks))
    drafts += told_within(page, drafts, tagger)
    attributions, people = corefer(page, pair(page, drafts))
    return Reading(document, attributions, people, notes=_notes(prose, marks))


def _notes(prose: Prose, marks: Marks) -> tuple[Note, ...]:
    detail = "this quotation mark has no partner in its paragraph"
    spans = (prose.spans_in_document(stray)[0] for stray in marks.unbalanced)
    return tuple(Note("unbalanced-quotation", span, detail) for span in spans)
