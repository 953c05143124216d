"""One document to one reading: tag what is the report's own text, pair, name the form, note what is odd."""

from onrecord.marks import Marks, find_marks
from onrecord.read.act import with_acts
from onrecord.read.addressee import with_addressees
from onrecord.read.around import Surroundings
from onrecord.read.basis import with_bases
from onrecord.read.certainty import TellsCommitments, hearing_of, with_certainty
from onrecord.read.chain import with_chains
from onrecord.read.cited import cited_within
from onrecord.read.corefer import corefer
from onrecord.read.dated import times_in, with_days
from onrecord.read.page import page_of
from onrecord.read.pair import drafts_of, pair
from onrecord.read.prose import Prose, prose_of
from onrecord.read.silence import told_silences
from onrecord.read.stance import with_stances
from onrecord.read.within import Tags, told_within
from onrecord.read.worded import worded
from onrecord.types import Document, Note, Reading, Span


def read(document: Document, tagger: Tags) -> Reading:
    """Take one report apart. Attributions stand in the order of their first character.

    The same document and tagger give the same reading. With a tagger that tells no commitments, certainty is left
    unspecified.
    """
    prose = prose_of(document)
    marks = find_marks(prose.text, prose.breaks)
    page = page_of(document, prose, marks)
    if isinstance(tagger, TellsCommitments):
        tagged, commitments = tagger.tag_with_commitments(prose.text, marks)
    else:
        tagged, commitments = tagger.tag(prose.text, marks), None
    drafts = drafts_of(page, tagged)
    drafts += told_within(page, drafts, tagger)
    drafts += cited_within(page, drafts)
    drafts += worded(page, drafts)
    drafts += told_silences(page, drafts)
    attributions, people = corefer(page, with_acts(page, pair(page, drafts)))
    quoted = [Span(quoted.start, quoted.end) for quoted in marks.quoted if quoted.depth == 0]
    times, doubts = times_in(page, quoted)
    notes = sorted((*document.notes, *_notes(prose, marks), *doubts), key=lambda note: (note.span, note.code))
    dated = with_days(page, attributions, times)
    around = Surroundings(page, dated)
    told = with_chains(around, with_addressees(around, with_bases(with_stances(around, dated))), people)
    hearing = hearing_of(commitments, prose) if commitments is not None else None
    told = with_certainty(document.text, told, hearing) if hearing is not None else told
    return Reading(document, told, people, times, tuple(notes))


def _notes(prose: Prose, marks: Marks) -> tuple[Note, ...]:
    detail = "this quotation mark has no partner in its paragraph"
    spans = (prose.spans_in_document(stray)[0] for stray in marks.unbalanced)
    return tuple(Note("unbalanced-quotation", span, detail) for span in spans)
