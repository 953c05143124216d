"""Speeches that a lead-in announces are read to their end."""

import hashlib

import pytest

from onrecord.marks import find_marks
from onrecord.read.contest import Draft
from onrecord.read.leadin import announced_by, announcement
from onrecord.read.page import Page, page_of
from onrecord.read.prose import prose_of
from onrecord.read.turns import with_turns
from onrecord.types import Block, BlockKind, Document, Passage, Span

PARAGRAPH: BlockKind = "paragraph"


def page(*blocks: str | tuple[BlockKind, str], gap: str = "\n\n") -> Page:
    text, made = "", []
    for block in blocks:
        kind, words = (PARAGRAPH, block) if isinstance(block, str) else block
        text += gap if text else ""
        start = len(text) + len(words) - len(words.lstrip())
        made.append(Block(Span(start, len(text) + len(words)), kind))
        text += words
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha256[:16], "a.txt", sha256, text, tuple(made))
    prose = prose_of(document)
    return page_of(document, prose, find_marks(prose.text, prose.breaks))


def draft(on: Page, source: str, cue: str, content: str) -> Draft:
    def passage(words: str) -> Passage:
        start = on.document.text.index(words)
        return Passage(Span(start, start + len(words)), words)

    return Draft(passage(source), passage(cue), (passage(content).span,), 0.5)


def speech(on: Page, cue: str, content: str, source: str = "Okafor") -> str:
    """All of the speech, where the model had some of it; ``content`` is what it had."""
    found = with_turns(on, [draft(on, source, cue, content)])
    return " | ".join(on.document.text[s:e] for s, e in found[0].spans)


LEAD = "In an e-mail to staff, Okafor wrote the following:"
FIRST = "I closed the quay. Nobody was hurt."


def test_a_speech_is_read_from_its_first_word_to_its_last() -> None:
    on = page(LEAD, "Dear colleagues,", FIRST, "Please be patient.", "We work on it.", "Okafor declined to comment.")
    assert speech(on, "wrote the following:", "Nobody was hurt") == (
        "Dear colleagues,\n\nI closed the quay. Nobody was hurt.\n\nPlease be patient.\n\nWe work on it."
    )


@pytest.mark.parametrize(
    "after",
    [
        "Okafor declined to comment further.",
        "The fire brigade said on Tuesday that it had found no leak.",
        "“It was arson,” a fireman said.",
        "The e-mail was sent to all staff.",
        "DOVER, Oct. 3 (XPA) — The quay reopened.",
        "“It was arson.”",
        "• the northern quay",
        "Her deputy added:",
        "Contact: port@dover.example",
        "What happens next",
        "Sincerely,",
        "Ruth Okafor",
        "— Ruth Okafor",
        ("heading", "Later"),
        ("quotation", "We all left."),
        ("caption", "We were there."),
    ],
)
def test_a_speech_ends_before_the_reporter_a_closing_or_another_kind(after: str | tuple[BlockKind, str]) -> None:
    on = page(LEAD, FIRST, after, "We go on.")
    assert speech(on, "wrote the following:", "I closed the quay") == FIRST


def test_a_closing_formula_within_a_paragraph_ends_it() -> None:
    on = page(LEAD, FIRST, "We work on it.\nYours truly,\nRuth Okafor", "We go on.")
    assert speech(on, "wrote the following:", "I closed the quay") == FIRST + "\n\nWe work on it."


def test_where_some_words_were_announced_a_paragraph_has_to_speak_to_go_on() -> None:
    on = page("Okafor said:", FIRST, "Ships waited.", "I thank you all.", "Ships came in.", "Prices rose.")
    assert speech(on, "said:", "I closed the quay") == FIRST + "\n\nShips waited.\n\nI thank you all."


def test_a_speech_announced_as_a_whole_goes_on_to_the_end_of_the_page() -> None:
    on = page(LEAD, FIRST, "Ships waited.")
    assert speech(on, "wrote the following:", "I closed the quay") == FIRST + "\n\nShips waited."


def test_an_impersonal_speech_goes_on_until_somebody_else_is_reported() -> None:
    first, second = "The council regrets the closing.", "The council asks for an account."
    on = page("The resolution reads as follows:", first, second, "Hall, who voted against it, said it was soft.")
    assert speech(on, "reads as follows:", "The council", "The resolution") == f"{first}\n\n{second}"


def test_indented_paragraphs_are_the_speech() -> None:
    on = page(
        "The crowd heard this, Okafor said:", "    The war is over.", "    Nobody is forgotten.", "The band played."
    )
    assert speech(on, "said:", "The war is over") == "The war is over.\n\n    Nobody is forgotten."


def test_paragraphs_close_to_each_other_are_one_speech() -> None:
    text = "Okafor wrote:\n\nThe film names nobody.\nIt will be seen.\n\nThe film opens in May."
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    ends = [text.index(words) for words in ("Okafor", "The film names", "It will", "The film opens")]
    blocks = tuple(Block(Span(start, text.find("\n", start) % (len(text) + 1)), "paragraph") for start in ends)
    document = Document(sha256[:16], "a.txt", sha256, text, blocks)
    prose = prose_of(document)
    on = page_of(document, prose, find_marks(prose.text, prose.breaks))
    assert speech(on, "wrote:", "The film names") == "The film names nobody.\nIt will be seen."


def test_a_list_that_a_lead_in_announces_is_said_to_its_end() -> None:
    on = page("Okafor argued that:", "• nobody was hurt", "• all is well", "The quay reopened.")
    assert speech(on, "argued", "nobody was hurt") == "nobody was hurt\n\n• all is well"


def test_a_speech_is_a_block() -> None:
    on = page(LEAD, FIRST, "We work on it.")
    assert with_turns(on, [draft(on, "Okafor", "wrote the following:", "I closed the quay")])[0].set_apart


def test_a_cue_further_up_in_the_lead_in_s_paragraph_has_only_its_own_words() -> None:
    on = page("Okafor said it rains. She wrote this note later:", "It poured.")
    assert speech(on, "said", "it rains") == "it rains"


def test_a_speech_that_the_model_missed_is_found_by_its_lead_in() -> None:
    on = page("The union rejected the offer. The statement reads in full:", "Our members have voted.", "We go on.")
    (found,) = with_turns(on, [])
    assert found.source is not None and found.source.text == "The statement"
    assert found.cue is not None and found.cue.text == "reads in full:"
    assert on.document.text[slice(*found.spans[0])] == "Our members have voted.\n\nWe go on."


def test_the_header_of_an_e_mail_is_part_of_it() -> None:
    on = page("The e-mail reads:", "From: Ruth Okafor\nTo: all staff", "I closed the quay.", "Ships wait, she said.")
    (found,) = with_turns(on, [])
    assert on.document.text[slice(*found.spans[0])] == "From: Ruth Okafor\nTo: all staff\n\nI closed the quay."


def test_a_quotation_between_marks_that_the_model_missed_is_found_by_its_lead_in() -> None:
    on = page(
        "The mayor issued this statement on Monday:", "“I regret it.", "“I will not resign.”", "The council meets."
    )
    (found,) = with_turns(on, [])
    assert on.document.text[slice(*found.spans[0])] == "“I regret it.\n\n“I will not resign.”"


def test_a_lead_in_over_the_reporter_s_own_prose_announces_nothing() -> None:
    on = page("Okafor’s full statement:", "The port authority said on Tuesday that it had found no leak.")
    assert with_turns(on, []) == []


def test_words_that_somebody_has_are_not_announced_again() -> None:
    on = page("The statement reads:", "Our members have voted, Okafor said.")
    assert len(with_turns(on, [draft(on, "Okafor", "said", "Our members have voted")])) == 2
    apart = page("The statement reads:", "Our members have voted.", "So said Okafor.")
    assert len(with_turns(apart, [draft(apart, "Okafor", "said", "Our members have voted.")])) == 1


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("She wrote the following:", "whole"),
        ("The letter reads as follows.", "whole"),
        ("Here is the full statement:", "whole"),
        ("Read the full letter from the union below:", "whole"),
        ("She said:", "plain"),
        ("He died the following year.", None),
        ("She said so.", None),
    ],
)
def test_an_announcement_is_of_all_or_of_some_words(lead: str, told: str | None) -> None:
    assert announcement(lead) == told


@pytest.mark.parametrize(
    ("lead", "source", "cue"),
    [
        ("The statement reads:", "The statement", "reads:"),
        (
            "It rained. In a letter, Ruth Okafor, the director, wrote to the staff:",
            "Ruth Okafor, the director,",
            "wrote to the staff:",
        ),
        ("The president told the crowd:", "The president", "told the crowd:"),
        ("Read the full letter from the union below:", "the union", "the full letter from"),
        ("Okafor tweets:", "Okafor", "tweets:"),
        ("Mayor Okafor’s full statement:", "Mayor Okafor", "’s full statement:"),
        ("Statement from Mayor Okafor:", "Mayor Okafor", "Statement from"),
        ("The full text of the letter:", "the letter", "The full text of"),
        ("The statement, issued on Monday, in full:", "The statement", "in full:"),
        ("Here are some of his posts:", None, None),
        ("In the United States:", None, None),
        ("He reminded viewers that he tweets:", None, None),
        ("What she said:", None, None),
        ("Watch the minister’s speech below:", None, None),
        ("Three things to know:", None, None),
    ],
)
def test_a_lead_in_says_who_and_how(lead: str, source: str | None, cue: str | None) -> None:
    found = announced_by(lead)
    assert (found and lead[slice(*found.source)], found and lead[slice(*found.cue)]) == (source, cue)


def test_a_quotation_over_several_paragraphs_is_taken_to_its_end() -> None:
    on = page("Okafor wrote:", "“I closed the quay.", "“Nobody was hurt.", "“We work on it.”", "Ships waited.")
    assert speech(on, "wrote:", "“I closed the quay.") == "“I closed the quay.\n\n“Nobody was hurt.\n\n“We work on it.”"


def test_a_paragraph_with_a_cue_of_its_own_is_not_taken_along() -> None:
    on = page("Okafor said, “I closed it.", "“We work on it,” she added.")
    first, second = draft(on, "Okafor", "said", "“I closed it."), draft(on, "she", "added", "“We work on it,”")
    assert with_turns(on, [first, second]) == [first, second]
