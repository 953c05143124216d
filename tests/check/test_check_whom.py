"""Whose words they are, where names, offices, spokesmen and labels stand otherwise in draft and source."""

from dataclasses import replace

import pytest
from check_reports import only, quoting, reading, said
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check.beside import named_beside, subject_beside, told_of_beside
from onrecord.check.told import is_description, names_beside
from onrecord.types import Attribution, Candidate, Party, Passage, Reading, Span


def party(text: str, key: str, name: str, *mentions: str, kind: str = "person", **fields: object) -> Party:
    """A party with a mention for each of some words, at their first place."""
    spans = tuple(Span(text.index(m), text.index(m) + len(m)) for m in mentions or (name,))
    return Party(key, name, kind, mentions=spans, **fields)  # type: ignore[arg-type]


def by(text: str, words: str, name: str, source: str, kind: str = "person") -> Attribution:
    """Words given to a party by other words than its name."""
    one = said(text, words, name, kind=kind)
    at = text.index(source, text.index(words))
    return replace(one, source=Passage(Span(at, at + len(source)), source))


WIFE = "Mr Holt's wife, Sandra, works there too. “We have a mortgage,” she said. Gary Holt left.\n"


@pytest.mark.parametrize(("name", "code"), [("Sandra Holt", None), ("Gary Holt", "misattributed")])
def test_a_name_in_apposition_is_the_name_of_whom_it_stands_beside(name: str, code: str | None) -> None:
    people = (
        party(WIFE, "mr-holt's-wife", "Mr Holt's wife", kind="unnamed"),
        party(WIFE, "gary-holt", "Gary Holt"),
    )
    one = by(WIFE, "“We have a mortgage,”", "Mr Holt's wife", "she", "unnamed")
    held = replace(reading(WIFE, one), people=people)
    assert only(quoting("We have a mortgage", name), held).codes == ((code,) if code else ())


def test_whom_a_company_is_told_according_to_is_no_apposition() -> None:
    text = "According to Quartey, Calder's chief executive said no. A nurse, Ann Orr, left.\n"
    assert names_beside(party(text, "a", "Calder's chief executive", kind="unnamed"), text) == ()
    assert names_beside(party(text, "b", "A nurse", kind="unnamed"), text) == ("Ann Orr",)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Northgate’s Italian coach", True),
        ("Ashby manager", True),
        ("the Pole", True),
        ("Joost van der Wal", False),
        ("Norrdrill", False),
        ("Abu al-Walid", False),
    ],
)
def test_what_ends_in_what_somebody_is_describes_them(words: str, is_one: bool) -> None:
    assert is_description(words) is is_one


def test_a_firm_of_one_word_is_not_wronged_by_its_spokesman() -> None:
    text = "A spokesman for Norrdrill, Bernard Achterberg, said the firm “stands by every word.” Norrdrill drills.\n"
    people = (party(text, "bernard-achterberg", "Bernard Achterberg"), party(text, "norrdrill", "Norrdrill"))
    held = replace(reading(text, said(text, "“stands by every word.”", "Bernard Achterberg")), people=people)
    assert only(quoting("stands by every word", "Norrdrill", kind="organisation"), held).codes == ("speaker-unsure",)
    other = replace(held, people=(*people, party(text, "orr", "Orr", "drills")))
    assert only(quoting("stands by every word", "Max Orr"), other).codes == ("misattributed",)


def test_where_somebody_is_from_is_not_their_name() -> None:
    text = "Tomasz Wieczorek saved two. “I was up at four,” the Pole said.\n"
    one = by(text, "“I was up at four,”", "Pole", "the Pole", "organisation")
    people = (party(text, "pole", "Pole", "Pole", "I"), party(text, "tomasz-wieczorek", "Tomasz Wieczorek"))
    held = replace(reading(text, one), people=people)
    assert only(quoting("I was up at four", "Tomasz Wieczorek"), held).codes == ("speaker-unsure",)


def test_what_somebody_tells_in_their_own_words_that_they_said_is_quoted() -> None:
    text = "Frayn: And the hall?\n\nHartvig: I said it was a terrible instrument. I stand by that.\n"
    whole = said(text, "I said it was a terrible instrument. I stand by that.", "Hartvig", "block")
    inner = replace(
        said(text, "it was a terrible instrument", "Hartvig", "indirect"),
        source=Passage(Span(text.index("I said"), text.index("I said") + 1), "I"),
        parent=whole.id,
    )
    assert only(quoting("a terrible instrument", "Hartvig"), reading(text, whole, inner)).codes == ()


def test_who_is_asked_whether_it_is_so_has_not_said_it() -> None:
    text = "Farraday: Does the minister agree that retreat is the only honest policy?\n"
    whole = said(text, text[10:-1], "Farraday", "block")
    inner = said(text, "that retreat is the only honest policy", "the minister", "indirect", kind="unnamed")
    cue = Passage(Span(text.index("agree"), text.index("agree") + 5), "agree")
    at = text.index("the minister")
    inner = replace(inner, source=Passage(Span(at, at + 12), "the minister"), cue=cue, parent=whole.id)
    held = reading(text, whole, inner)
    draft = "Farraday asked whether “retreat is the only honest policy”.\n"
    asked = reading(draft, said(draft, "“retreat is the only honest policy”", "Farraday"))
    assert not only(asked, held).alert
    assert only(quoting("retreat is the only honest policy", "Farraday"), held).codes == ("question-changed",)


def test_the_letters_of_a_hearing_s_questions_and_answers_name_nobody() -> None:
    text = "BY MS. OKONJO:\n\nQ. Did you see him?\n\nA. I did not see him.\n"
    held = reading(text, said(text, "I did not see him.", "A", "block"))
    assert not only(quoting("I did not see him", "Raymond Tully"), held).alert


def test_a_candidate_of_a_speaker_who_is_named_takes_nothing_back() -> None:
    text = "“He is innocent,” Ruth Abara said of Ivan Kovac.\n"
    one = replace(
        said(text, "“He is innocent,”", "Ruth Abara"), candidates=(Candidate("ivan-kovac", "Ivan Kovac", "beside"),)
    )
    assert only(quoting("He is innocent", "Ivan Kovac"), reading(text, one)).codes == ("misattributed",)


def test_an_author_s_own_words_are_not_theirs_whom_the_author_quotes() -> None:
    text = (
        "I have fished here for years and I am tired of my fence. A river with nobody in it is a painting.\n\n"
        "Alasdair Munro called us “noisy guests.” We laughed, and I left.\n"
    )
    held = reading(text, said(text, "“noisy guests.”", "Alasdair Munro"))
    assert only(quoting("A river with nobody in it is a painting", "Alasdair Munro"), held).codes == ("misattributed",)
    assert not only(quoting("A river with nobody in it is a painting", "Wilma Draper"), held).alert


def test_whom_a_paragraph_begins_with_may_be_whom_its_pronoun_means() -> None:
    text = "Paul Whiteley spoke.\n\nMax was calm. “I will survive,” he said.\n"
    one = by(text, "“I will survive,”", "Paul Whiteley", "he")
    people = (party(text, "paul-whiteley", "Paul Whiteley"), party(text, "max", "Max"))
    held = replace(reading(text, one), people=people)
    assert only(quoting("I will survive", "Max"), held).codes == ("speaker-unsure",)
    assert only(quoting("I will survive", "Ana Ruiz"), held).codes == ("misattributed",)


def drafted(before: str, after: str = "") -> tuple[str, Span]:
    """A draft's text with a quotation between two stretches, and where it stands."""
    return f"{before}“It is late”{after}", Span(len(before), len(before) + 12)


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("", " said Carla Messina.", "Carla Messina"),
        ("", " said the firm's founder Nikhil Deshpande.", "Nikhil Deshpande"),
        ("", " Carla Messina added.", "Carla Messina"),
        ("It rained. Carla Messina said: ", ".", "Carla Messina"),
        ("", " is a book by Carla Messina.", None),
        ("It rained.\n\n", " he said.", None),
    ],
)
def test_a_name_beside_a_quotation_is_seen_where_the_reader_sees_none(
    before: str, after: str, name: str | None
) -> None:
    text, span = drafted(before, after)
    found = named_beside(text, span)
    assert (None if found is None else text[found.start : found.end]) == name


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Her late husband, Hartvig recalled, used to tell her that ", "Her late husband"),
        ("The chief's answer, Hartvig said, was: ", "The chief's answer"),
        ("Hartvig quoted her grandmother: ", "her grandmother"),
        ("She went to see the porter, who, Hartvig says, told her: ", "the porter"),
        ("The boy would ring home at night, Hartvig says, and whisper: ", "The boy"),
        ("The board, Hartvig said, was ", None),
        ("Her husband left, and Hartvig said: ", None),
    ],
)
def test_who_hands_words_on_in_between_is_not_whose_they_are(before: str, who: str | None) -> None:
    text, span = drafted(before, ".\n")
    at = text.index("Hartvig")
    found = told_of_beside(text, span, Span(at, at + 7))
    assert (None if found is None else text[found.start : found.end]) == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("It rained. Okafor-Lind counted ", "Okafor-Lind"),
        ("The inspectorate ", "The inspectorate"),
        ("The inspectorate that shut it says there are ", None),
        ("What it is about is ", None),
    ],
)
def test_whoever_begins_the_sentence_may_be_who_speaks_in_its_marks(before: str, who: str | None) -> None:
    text, span = drafted(before, ", it said.\n")
    found = subject_beside(text, span)
    assert (None if found is None else text[found.start : found.end]) == who


@given(st.text(alphabet="A b“”‘’,.:\n said quoted was 😀", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_found_beside_a_quotation_stands_in_the_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = Span(start, end)
    for found in (named_beside(text, span), told_of_beside(text, span, Span(0, 1)), subject_beside(text, span)):
        assert found is None or (0 <= found.start < found.end <= len(text))


def test_a_diary_that_is_read_out_is_whose_it_is() -> None:
    text = "Her father, Calum, farmed. Morag reads from her father's diary. “Snow to the sills,” she reads.\n"
    one = by(text, "“Snow to the sills,”", "Morag", "she")
    one = replace(one, cue=Passage(Span(text.rindex("reads"), text.rindex("reads") + 5), "reads"))
    calum = party(text, "calum", "Calum", aliases=("father",))
    held: Reading = replace(reading(text, one), people=(calum, party(text, "morag", "Morag")))
    assert not only(quoting("Snow to the sills", "Calum Sinclair"), held).alert
    assert only(quoting("Snow to the sills", "Morag"), held).codes == ("nested-to-outer",)
