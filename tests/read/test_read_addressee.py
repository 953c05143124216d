"""To whom words were said: objects, passives, prepositions, interviews and letters."""

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import find_marks
from onrecord.read.addressee import with_addressees
from onrecord.read.around import Surroundings
from onrecord.read.page import page_of
from onrecord.read.prose import prose_of
from onrecord.types import Attribution, Block, Content, Document, Passage, Span


def passage(text: str, words: str, after: int = 0) -> Passage:
    start = text.index(words, after)
    return Passage(Span(start, start + len(words)), words)


def heard(text: str, source: str | None, cue: str, *contents: str) -> str | None:
    """The addressee of one attribution, given by its words."""
    spans = tuple(passage(text, words).span for words in contents)
    said = Attribution(
        "a",
        "indirect",
        None if source is None else passage(text, source),
        passage(text, cue),
        Content(spans, " ".join(contents)),
        0.9,
    )
    return heard_in(text, [said])[0]


def heard_in(text: str, attributions: list[Attribution]) -> list[str | None]:
    return [None if one is None else one.text for one in passages(text, attributions)]


def passages(text: str, attributions: list[Attribution]) -> list[Passage | None]:
    sha = hashlib.sha256(text.encode()).hexdigest()
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    document = Document(sha[:16], "a.txt", sha, text, tuple(blocks))
    prose = prose_of(document)
    page = page_of(document, prose, find_marks(prose.text, prose.breaks))
    found = with_addressees(Surroundings(page, attributions), attributions)
    for one in found:
        assert one.addressee is None or one.addressee.text == text[slice(*one.addressee.span)]
    return [one.addressee for one in found]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("told the Voice of America", "the Voice of America"),
        ("told reporters", "reporters"),
        ("told him", "him"),
        ("told her", "her"),
        ("told her employers last June", "her employers"),
        ("asked Aldmoor three times", "Aldmoor"),
        ("told lawmakers Wednesday", "lawmakers"),
        ("told a parliamentary committee on Wednesday", "a parliamentary committee"),
        ("told about 60 people on the quay", "about 60 people on the quay"),
        ("warned Congress", "Congress"),
        ("assured The Karsmouth Ledger last month", "The Karsmouth Ledger"),
        ("told CNN’s Ana Ruiz and Bo Lind", "CNN’s Ana Ruiz and Bo Lind"),
        ("told a group of 30 engineers", "a group of 30 engineers"),
        ("told Mr. Pell", "Mr. Pell"),
        ("told “Fox and Friends”", "Fox and Friends"),
        ("told the crowd gathered outside", "the crowd"),
        ("wrote to her", "her"),
        ("said on Monday to reporters", None),
        ("said to reporters", "reporters"),
        ("testified before the committee", "the committee"),
        ("said in an interview with CNN", "CNN"),
        ("said in a CNN interview", "CNN"),
        ("wrote in a letter on Tuesday to the board", "the board"),
        ("said in a memo addressed to Ana Ruiz", "Ana Ruiz"),
        ("said before Easter", None),
        ("told the truth", None),
        ("asked a question", None),
        ("said", None),
        ("wrote in an email response to questions", None),
        ("agreed with him", None),
    ],
)
def test_the_words_after_a_source_tell_who_was_spoken_to(words: str, who: str | None) -> None:
    cue = words.split()[0]
    assert heard(f"Mayor Rao {words} that it rained.", "Mayor Rao", cue, "that it rained") == who


def test_the_addressee_may_stand_in_the_cue() -> None:
    assert heard("Rao told reporters that it rained.", "Rao", "told reporters", "that it rained") == "reporters"


def test_the_addressee_may_stand_after_the_content() -> None:
    text = "“It rained,” Rao told The Ledger, which published it on Monday."
    assert heard(text, "Rao", "told", "“It rained,”") == "The Ledger"
    late = "Rao said it rained in an interview with The Ledger on Monday."
    assert heard(late, "Rao", "said", "it rained") == "The Ledger"


def test_a_letter_or_a_speech_may_be_named_first() -> None:
    assert heard("In a letter to the board, Rao wrote that it rained.", "Rao", "wrote", "that it rained") == "the board"
    text = "Speaking to shareholders on Monday, Rao said that it rained."
    assert heard(text, "Rao", "said", "that it rained") == "shareholders"


def test_a_source_that_is_a_letter_says_who_it_went_to() -> None:
    text = "A letter to the board says that it rained."
    assert heard(text, "A letter to the board", "says", "that it rained") == "the board"


def test_the_subject_of_a_passive_is_who_was_told() -> None:
    text = "The company that ran the ramp at Brennick was told in writing that it rained."
    assert heard(text, None, "was told in writing", "that it rained") == "The company that ran the ramp at Brennick"
    assert heard("It was late, and I was asked to wait.", None, "was asked", "to wait") == "I"
    who = "Ana Ruiz, who had been warned that it rained, left."
    assert heard(who, None, "had been warned", "that it rained") == "Ana Ruiz"


def test_a_subject_taken_for_the_source_of_a_passive_still_is_who_was_told() -> None:
    assert heard("I was told that it rained.", "I", "was told", "that it rained") == "I"


def test_belief_is_no_address() -> None:
    text = "Some in the queue were convinced that it rained."
    assert heard(text, "Some in the queue", "were convinced", "that it rained") is None


def test_who_is_asked_before_the_main_clause_is_its_subject() -> None:
    text = "Asked whether it rained, Mr. Pell promised an answer."
    assert heard(text, None, "Asked", "whether it rained") == "Mr. Pell"


def test_who_is_asked_behind_their_answer_is_its_source() -> None:
    text = "“No,” said Ana Ruiz when asked whether it rained."
    first = Attribution(
        "a", "direct", passage(text, "Ana Ruiz"), passage(text, "said"), Content((Span(0, 5),), "“No,”"), 0.9
    )
    content = passage(text, "whether it rained")
    asked = Attribution("b", "indirect", None, passage(text, "asked"), Content((content.span,), content.text), 0.9)
    assert heard_in(text, [first, asked]) == [None, "Ana Ruiz"]


def test_who_is_urged_may_open_the_content() -> None:
    text = "Rao urged lawmakers to vote."
    assert heard(text, "Rao", "urged", "lawmakers to vote") == "lawmakers"
    assert heard("Rao urged caution on Monday.", "Rao", "urged", "caution on Monday") is None


def test_a_name_in_the_content_is_no_addressee() -> None:
    text = "“With respect, Minister, that is no answer,” Rao said."
    assert heard(text, "Rao", "said", "“With respect, Minister, that is no answer,”") is None


def test_each_of_two_statements_has_its_own_addressee() -> None:
    text = "Rao told CNN that it rained and Ende wrote in an email to staff that it snowed."
    rain, snow = passage(text, "that it rained"), passage(text, "that it snowed")
    both = [
        Attribution(
            "a", "indirect", passage(text, "Rao"), passage(text, "told"), Content((rain.span,), rain.text), 0.9
        ),
        Attribution(
            "b", "indirect", passage(text, "Ende"), passage(text, "wrote"), Content((snow.span,), snow.text), 0.9
        ),
    ]
    assert heard_in(text, both) == ["CNN", "staff"]


def test_only_the_parent_s_words_are_looked_at_for_what_they_hold() -> None:
    text = "In a letter to the board, Rao wrote that Ende had said that it rained."
    outer, inner = passage(text, "that Ende had said that it rained"), passage(text, "that it rained")
    both = [
        Attribution(
            "a", "indirect", passage(text, "Rao"), passage(text, "wrote"), Content((outer.span,), outer.text), 0.9
        ),
        Attribution(
            "b",
            "indirect",
            passage(text, "Ende"),
            passage(text, "had said"),
            Content((inner.span,), inner.text),
            0.9,
            parent="a",
        ),
    ]
    assert heard_in(text, both) == ["the board", None]


def test_offsets_are_code_points() -> None:
    text = "😡 Re\u0301mi told Zoe\u0301 👍 that it rained."
    assert heard(text, "Re\u0301mi", "told", "that it rained") == "Zoe\u0301"


_ROLES = ["told", "was", "asked", "wrote", "who", "that", "to", "with", "in", "of", "and", "a", "the", "The", "her"]
_NOUNS = [
    "board",
    "Rao",
    "letter",
    "interview",
    "CNN",
    "people",
    "about",
    "60",
    "Mr.",
    "😡",
    "’s",
    "“",
    "”",
    ",",
    ".",
    "\n",
]
_WORDS = st.sampled_from([*_ROLES, *_NOUNS])


@settings(deadline=None, max_examples=150)
@given(st.lists(_WORDS, min_size=6, max_size=40), st.data())
def test_an_addressee_is_a_passage_beside_source_and_the_rest_of_the_content(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6, unique=True)))
    spans = [Span(*cuts[n : n + 2]) for n in (0, 2, 4)]
    source, cue, content = (Passage(span, text[slice(*span)]) for span in data.draw(st.permutations(spans)))
    said = Attribution("a", "indirect", source, cue, Content((content.span,), content.text), 0.5)
    (found,) = passages(text, [said])
    if found is not None:
        assert found.text.strip() and found.text == text[slice(*found.span)]
        opens = found.span.start == content.span.start
        assert opens or found.span.end <= content.span.start or content.span.end <= found.span.start


def test_time_grows_with_the_text_however_hostile() -> None:
    def seconds(n: int) -> float:
        unit = "told the board of the board of the letter to the interview with a CNN "
        text = unit * n
        cues = [at * len(unit) for at in range(n)]
        whole = Content((Span(0, len(text)),), text)
        found = [Attribution(f"a{at}", "indirect", None, Passage(Span(at, at + 4), "told"), whole, 0.5) for at in cues]
        start = time.perf_counter()
        heard_in(text, found)
        return time.perf_counter() - start

    seconds(20)
    assert seconds(1600) < 12 * seconds(400) + 0.5


def test_an_owner_stands_for_what_is_named_after_it() -> None:
    text = "“It is not so,” he told the BBC's Today programme."
    assert heard(text, "he", "told", "“It is not so,”") == "the BBC"
