from dataclasses import replace

import pytest
from check_reports import chain, only, quoting, reading, said, sources
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check import Told, check_draft
from onrecord.check.whose import same_party
from onrecord.types import Candidate, Office, Party, Passage, Span

TEXT = (
    "“We will not close the clinic this year,” Ana Ruiz told reporters.\n\n"
    "“The council acted far too late,” said Peter Novak. Ruiz said the money was gone for good.\n\n"
    "The harbour was shut for three whole weeks.\n"
)
RUIZ = said(TEXT, "“We will not close the clinic this year,”", "Ana Ruiz")
NOVAK = said(TEXT, "“The council acted far too late,”", "Peter Novak")
GONE = said(TEXT, "the money was gone for good", "Ana Ruiz", "indirect")
SOURCE = reading(TEXT, RUIZ, NOVAK, GONE)


def test_the_right_words_in_the_right_mouth_are_fine() -> None:
    found = only(quoting("We will not close the clinic this year", "Ruiz"), SOURCE)
    assert (found.verdict, found.alert, found.codes) == ("verbatim", False, ())
    assert found.source is not None
    assert found.source.speaker == "Ana Ruiz"
    assert found.source.text == TEXT[slice(*found.source.span)]


def test_a_true_quotation_in_the_wrong_mouth_is_misattributed() -> None:
    found = only(quoting("The council acted far too late", "Ana Ruiz"), SOURCE)
    assert (found.verdict, found.alert, found.codes) == ("misattributed", True, ("misattributed",))
    assert found.note == "The source gives the words to Peter Novak, the draft to Ana Ruiz."


def test_changed_words_in_the_wrong_mouth_are_altered_and_say_both() -> None:
    found = only(quoting("The council acted far too soon", "Ana Ruiz"), SOURCE)
    assert found.verdict == "altered"
    assert "misattributed" in found.codes
    assert "Peter Novak" in found.note


def test_indirect_speech_printed_as_direct_is_found() -> None:
    found = only(quoting("the money was gone for good", "Ana Ruiz"), SOURCE)
    assert (found.verdict, found.codes) == ("altered", ("indirect-as-direct",))


def test_the_reporter_s_own_words_given_to_a_person_are_no_quotation() -> None:
    found = only(quoting("The harbour was shut for three whole weeks", "Ana Ruiz"), SOURCE)
    assert (found.alert, found.codes) == (True, ("indirect-as-direct",))


def test_the_reporter_s_own_words_given_to_nobody_or_to_the_outlet_are_fine() -> None:
    words = "The harbour was shut for three whole weeks"
    assert not only(quoting(words, None), SOURCE).alert
    own = replace(SOURCE, document=replace(SOURCE.document, publisher="The Ledger"))
    assert not only(quoting(words, "The Ledger", kind="organisation"), own).alert


def test_a_speech_without_marks_has_one_voice() -> None:
    text = "Friends, we came here with nothing. I slept in the hall. We saw the empty houses on Mill Street.\n"
    assert not only(quoting("I slept in the hall", "Amara Diallo"), reading(text)).alert


def test_a_nested_quotation_given_to_the_outer_speaker_is_found() -> None:
    text = "“The chairman told me, ‘We can build it without a cent,’ and I believed him,” said Peter Ortiz.\n"
    outer = said(text, "“The chairman told me, ‘We can build it without a cent,’ and I believed him,”", "Peter Ortiz")
    inner = said(text, "‘We can build it without a cent,’", "Karl Brandt", parent=outer.id)
    held = reading(text, outer, replace(inner, chain=chain("Karl Brandt", "Peter Ortiz")))
    found = only(quoting("We can build it without a cent", "Ortiz"), held)
    assert (found.verdict, found.codes) == ("misattributed", ("nested-to-outer",))
    assert found.note == "The words are those of Karl Brandt, whom Ortiz quotes."
    assert not only(quoting("We can build it without a cent", "Karl Brandt"), held).alert
    assert not only(quoting("The chairman told me, ‘We can build it without a cent,’ and", "Ortiz"), held).alert


@pytest.mark.parametrize(("by", "alert"), [("Martin Haas", True), ("Ingrid Lindqvist", False)])
def test_a_statement_read_aloud_is_not_the_reader_s(by: str, alert: bool) -> None:
    text = "Martin Haas read out a letter from Ingrid Lindqvist: “The county failed to report its cases on time.”\n"
    words = "“The county failed to report its cases on time.”"
    cue = "read out a letter from Ingrid Lindqvist:"
    at = text.index(cue)
    held = reading(text, said(text, words, "Martin Haas", cue=Passage(Span(at, at + len(cue)), cue)))
    assert only(quoting("The county failed to report its cases on time", by), held).alert is alert


def test_words_of_two_speakers_run_together_are_found() -> None:
    text = "“It was a very hard winter,” said Ana Ruiz. “Nobody came to help us then,” said Peter Novak.\n"
    held = reading(
        text,
        said(text, "“It was a very hard winter,”", "Ana Ruiz"),
        said(text, "“Nobody came to help us then,”", "Peter Novak"),
    )
    found = only(quoting("It was a very hard winter. Nobody came to help us then", "Ana Ruiz"), held)
    assert found.verdict == "altered"
    assert {"speakers-joined", "splice"} & set(found.codes)
    marked = only(quoting("It was a very hard winter … Nobody came to help us then", "Ana Ruiz"), held)
    assert "ellipsis-hides-speaker" in marked.codes


def test_of_several_places_the_one_in_the_right_mouth_is_meant() -> None:
    text = "“We are ready for the storm,” said Ana Ruiz.\n\n“We are ready for the storm,” said Peter Novak.\n"
    second = said(text, "“We are ready for the storm,”", "Peter Novak")
    at = text.rindex("“We")
    second = replace(second, content=replace(second.content, spans=(Span(at, at + 29),)))
    held = reading(text, said(text, "“We are ready for the storm,”", "Ana Ruiz"), second)
    found = only(quoting("We are ready for the storm", "Peter Novak"), held)
    assert not found.alert
    assert found.source is not None
    assert found.source.span.start > at


def test_a_candidate_of_the_source_may_be_the_draft_s_speaker() -> None:
    open_speaker = replace(NOVAK, speaker=None, source=None, candidates=(Candidate("a", "Ana Ruiz", "named before"),))
    held = reading(TEXT, RUIZ, open_speaker)
    assert not only(quoting("The council acted far too late", "Ana Ruiz"), held).alert


def test_a_quotation_that_the_source_gives_to_nobody_is_left_open() -> None:
    found = only(quoting("The council acted far too late", "Ana Ruiz"), reading(TEXT, RUIZ))
    assert (found.verdict, found.alert, found.codes) == ("verbatim", False, ("speaker-unsure",))


def person(name: str, *descriptions: str, around: str = "") -> Told:
    return Told(name, "person", (name,), descriptions, around)


MINISTER = Told("the health minister", "unnamed", (), ("the health minister",))
BODY = Told("Harbour Authority", "organisation", ("Harbour Authority",))


@pytest.mark.parametrize(
    ("draft", "source", "wanted"),
    [
        (person("Ruiz"), person("Ana Ruiz"), "same"),
        (person("Ana Ruiz"), person("Peter Novak"), "different"),
        (MINISTER, person("Ana Ruiz", "Health Minister"), "same"),
        (MINISTER, person("Ana Ruiz", "mayor"), "unsure"),
        (person("Ana Ruiz"), MINISTER, "unsure"),
        (BODY, person("Jo Lee", "a spokeswoman for the Harbour Authority"), "unsure"),
        (BODY, person("Jo Lee", around="Jo Lee of the harbour authority said"), "unsure"),
        (BODY, person("Jo Lee", "a nurse"), "different"),
        (BODY, Told("the Authority", "organisation", ("the Authority",)), "same"),
    ],
)
def test_parties_are_compared_by_names_then_by_descriptions(draft: Told, source: Told, wanted: str) -> None:
    assert same_party(draft, source) == wanted


def test_somebody_unnamed_beside_a_party_that_the_source_knows_is_somebody_else() -> None:
    nurse = Told("a nurse", "unnamed", (), ("a nurse",))
    assert same_party(person("Ana Ruiz"), nurse, is_known=True) == "different"
    assert same_party(person("Ana Ruiz", "a nurse"), nurse, is_known=True) == "same"


def test_roles_of_the_source_s_people_are_descriptions() -> None:
    party = Party("ana-ruiz", "Ana Ruiz", "person", roles=(Office("Health Minister", Span(0, 1)),))
    held = replace(SOURCE, people=(party, *SOURCE.people[1:]))
    draft = quoting("We will not close the clinic this year", "the health minister", kind="unnamed")
    assert only(draft, held).codes == ()


@given(st.permutations([SOURCE, reading("Nothing of note was said here at all.\n"), reading("“Rain,” it said.\n")]))
def test_the_order_of_sources_does_not_matter(held: list[object]) -> None:
    draft = quoting("The council acted far too late", "Ana Ruiz")
    assert check_draft(draft, sources(*held)) == check_draft(draft, sources(SOURCE))  # type: ignore[arg-type]
