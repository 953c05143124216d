"""Words that a speaker quotes in their turn, and the labels of official transcripts."""

from dataclasses import replace

import pytest
from check_reports import only, quoting, reading, said
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check import Finding
from onrecord.check.inner import lead_of
from onrecord.types import Party, Passage, Span

TOLD = "“The minister told me, ‘Burn the file,’ and I refused,” said Anna Bell.\n\nMax Orr said nothing.\n"
OWN = "“I told him, ‘Burn the file,’ and he refused,” said Anna Bell.\n"
AFTER = "“‘Burn the file,’ he told me, and I refused,” said Anna Bell.\n"
TERM = "“It is the same old ‘burn the file’ and nothing else,” said Anna Bell.\n"
HEARING = (
    "Dr. REYES. We tested many samples. I did not know.\n\n"
    "Senator HOLM. I have an e-mail here. It says, “We should sit on this until Monday.” You told us that “nothing was"
    " held back.”\n\nDr. REYES. I first saw it in the newspaper.\n"
)


def found(text: str, words: str, by: str) -> Finding:
    """The finding on words of Anna Bell's quotation, which the reader gives to her as a whole."""
    whole = text[: text.index(" said Anna")]
    return only(quoting(words, by), reading(text, said(text, whole, "Anna Bell")))


@pytest.mark.parametrize("text", [TOLD, AFTER])
def test_words_that_the_speaker_was_told_are_not_the_speakers(text: str) -> None:
    assert found(text, "Burn the file", "Anna Bell").codes == ("nested-to-outer",)
    assert not found(text, "and I refused", "Anna Bell").alert


@pytest.mark.parametrize("text", [OWN, TERM])
def test_words_that_speakers_tell_of_themselves_or_put_in_marks_are_theirs(text: str) -> None:
    assert not found(text, "burn the file", "Anna Bell").alert


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The minister would say, ", "every time"),
        ("He used to tell us, ", "and laugh"),
        ("The minister goes, ", "just like that"),
        ("The minister was like, ", "as if nothing had happened"),
        ("The minister shook my hand and muttered, ", "as he left"),
        ("We have a text here from Joanne in Elizabeth: ", "and I agree"),
    ],
)
def test_whoever_leads_up_to_marks_within_a_quotation_said_it(before: str, after: str) -> None:
    text = f"“{before}‘Burn the file,’ {after},” said Anna Bell.\n\nMax Orr, the minister, said nothing.\n"
    assert found(text, "Burn the file", "Anna Bell").codes == ("nested-to-outer",)


@pytest.mark.parametrize("before", ["I took him aside and whispered, ", "I would always say, "])
def test_a_speaker_who_is_the_subject_of_an_earlier_verb_tells_their_own_words(before: str) -> None:
    text = f"“{before}‘Burn the file,’ and he did,” said Anna Bell.\n"
    assert not found(text, "Burn the file", "Anna Bell").alert


def test_words_in_marks_that_those_addressed_say_are_theirs() -> None:
    text = "“When you tell me ‘this is not who I am’ we all laugh,” said Anna Bell.\n"
    outer = said(text, "“When you tell me ‘this is not who I am’ we all laugh,”", "Anna Bell")
    inner = said(text, "‘this is not who I am’", None)
    you, tell = text.index("you"), text.index("tell")
    inner = replace(inner, parent=outer.id, source=Passage(Span(you, you + 3), "you"))
    inner = replace(inner, cue=Passage(Span(tell, tell + 4), "tell"))
    finding = only(quoting("this is not who I am", "Anna Bell"), reading(text, outer, inner))
    assert finding.codes in (("nested-to-outer",), ("speaker-unsure",))


def test_he_in_somebodys_words_is_nobody_whom_they_have_not_named() -> None:
    text = "“He told me to ‘burn the file’ and left,” said Anna Bell. Max Orr was away.\n"
    outer = said(text, "“He told me to ‘burn the file’ and left,”", "Anna Bell")
    inner = said(text, "‘burn the file’", "Max Orr", "mixed")
    inner = replace(inner, parent=outer.id, source=Passage(Span(1, 3), "He"))
    finding = only(quoting("burn the file", "Ida Lund"), reading(text, outer, inner))
    assert finding.codes == ("speaker-unsure",)


def test_whom_a_draft_describes_may_be_described_at_length_by_the_source() -> None:
    text = "“He’d whisper, ‘Burn the file,’” said the mother of a boy who lived at Thornlea.\n"
    mother = said(text, "“He’d whisper, ‘Burn the file,’”", "the mother of a boy who lived at Thornlea", kind="unnamed")
    finding = only(quoting("Burn the file", "The boy's mother", kind="unnamed"), reading(text, mother))
    assert finding.codes == ("nested-to-outer",)


def test_a_label_gives_nobody_the_words_of_a_text_that_is_handed_on() -> None:
    text = "HELEN DRURY: We have a text here from Joanne in Elizabeth: “Ask him to swap.” Do you?\n"
    turn = said(text, text[text.index("We have") : -1], "HELEN DRURY", "mixed")
    colon = text.index(":")
    turn = replace(turn, cue=Passage(Span(colon, colon + 1), ":"), source=Passage(Span(0, 11), "HELEN DRURY"))
    assert only(quoting("Ask him to swap", "Helen Drury"), reading(text, turn)).codes == ("nested-to-outer",)


def test_whoever_the_paragraph_begins_with_reads_out_what_is_not_theirs() -> None:
    text = "Beside his aunt, Ross Penhallow spoke of her letter. He read: “Put the bench there.”\n"
    at = text.index("He read")
    son = said(text, "“Put the bench there.”", "the son", kind="unnamed")
    son = replace(son, source=Passage(Span(at, at + 2), "He"), cue=Passage(Span(at + 3, at + 7), "read"))
    where = text.index("Ross")
    ross = Party("ross-penhallow", "Ross Penhallow", "person", mentions=(Span(where, where + 14),))
    held = reading(text, son)
    held = replace(held, people=(*held.people, ross))
    assert only(quoting("Put the bench there", "Ross Penhallow"), held).codes == ("nested-to-outer",)
    assert not only(quoting("Put the bench there", "Mrs Penhallow"), held).alert


def test_a_body_told_of_at_length_is_not_the_one_named_in_the_draft() -> None:
    text = (
        "Corvane Ltd owns the mill. “The closure came without a word of warning,” the union local that represents 900"
        " workers said.\n"
    )
    words = "“The closure came without a word of warning,”"
    union = said(text, words, "the union local that represents 900 workers", kind="unnamed")
    firm = said(text, "owns the mill", "Corvane Ltd", "indirect", kind="organisation")
    draft = quoting("The closure came without a word of warning", "Corvane Ltd", kind="organisation")
    assert only(draft, reading(text, firm, union)).codes == ("misattributed",)


@pytest.mark.parametrize(
    ("words", "by", "code"),
    [
        ("We tested many samples", "Senator Holm", "misattributed"),
        ("We tested many samples", "Dr. Reyes", None),
        ("We should sit on this until Monday", "Senator Holm", "nested-to-outer"),
        ("nothing was held back", "Dr. Reyes", "speaker-unsure"),
    ],
)
def test_the_labels_of_a_hearing_say_who_speaks(words: str, by: str, code: str | None) -> None:
    assert only(quoting(words, by), reading(HEARING)).codes == ((code,) if code else ())


def test_a_report_read_aloud_is_not_the_readers_own() -> None:
    text = "Reading from the coroner's report, Max Orr said: “The door was locked from the outside.”\n"
    held = reading(text, said(text, "“The door was locked from the outside.”", "Max Orr"))
    assert only(quoting("The door was locked from the outside", "Max Orr"), held).codes == ("nested-to-outer",)


def test_what_the_reporter_tells_of_somebodys_belief_may_be_the_tellers_words() -> None:
    text = "Obama said most people believe “that the climate is changing fast.”\n"
    inner = said(text, "“that the climate is changing fast.”", "most people", "direct", basis="opinion", kind="group")
    outer = said(text, "most people believe “that the climate is changing fast.”", "Obama", "mixed")
    cue = text.index("believe")
    inner = replace(inner, parent=outer.id, cue=Passage(Span(cue, cue + 7), "believe"))
    finding = only(quoting("that the climate is changing fast", "Obama"), reading(text, outer, inner))
    assert (finding.alert, finding.codes) == (False, ("speaker-unsure",))


def test_who_heads_a_firm_may_speak_for_it() -> None:
    text = "Lactine rejected it.\n\n“The market sets prices, not we,” Chief Executive Jean Faure said.\n"
    faure = said(text, "“The market sets prices, not we,”", "Jean Faure")
    firm = said(text, "rejected it", "Lactine", "indirect", kind="organisation")
    at = text.index("Chief")
    faure = replace(faure, source=Passage(Span(at, at + 26), "Chief Executive Jean Faure"))
    draft = quoting("The market sets prices, not we", "Lactine", kind="organisation")
    assert only(draft, reading(text, firm, faure)).codes == ("speaker-unsure",)


@given(
    st.lists(
        st.sampled_from(
            ["he", "she", "I", "told", "me", "said,", "that", "‘", "’", "“", "”", "no", ".", "Holm", "HOLM.", "\n"]
        ),
        max_size=30,
    )
)
def test_whoever_is_told_to_have_said_it_stands_in_the_text(pieces: list[str]) -> None:
    text = f"“{' '.join(pieces)} ‘Burn the file’ and {' '.join(reversed(pieces))}” said Anna Bell.\n"
    at = text.index("‘Burn the file’")
    lead = lead_of(text, Span(at, at + 15), 1, len(text))
    assert lead is None or lead.who is None or 0 <= lead.who.start <= lead.who.end <= len(text)
    assert only(quoting("Burn the file", "Anna Bell"), reading(text, said(text, text, "Anna Bell"))).source
