"""Turns of a dialogue and signed quotations are read from the layout; the model's attributions yield to them."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import find_marks
from onrecord.read.contest import Draft
from onrecord.read.page import Page, page_of
from onrecord.read.prose import prose_of
from onrecord.read.turns import turns_of, with_turns
from onrecord.types import Block, BlockKind, Document, Passage, Span

Shown = tuple[str | None, str | None, str]

PARAGRAPH: BlockKind = "paragraph"


def page(*blocks: str | tuple[BlockKind, str], authors: tuple[str, ...] = ()) -> Page:
    text, made = "", []
    for block in blocks:
        kind, words = (PARAGRAPH, block) if isinstance(block, str) else block
        text += "\n\n" if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha256[:16], "a.txt", sha256, text, tuple(made), authors=authors)
    prose = prose_of(document)
    return page_of(document, prose, find_marks(prose.text, prose.breaks))


def shown(on: Page, drafts: tuple[Draft, ...] | list[Draft]) -> list[Shown]:
    def words(passage: Passage | None) -> str | None:
        return None if passage is None else passage.text

    text = on.document.text
    return [(words(d.source), words(d.cue), " | ".join(text[s:e] for s, e in d.spans)) for d in drafts]


def read(*blocks: str | tuple[BlockKind, str], authors: tuple[str, ...] = ()) -> list[Shown]:
    on = page(*blocks, authors=authors)
    return shown(on, turns_of(on))


def draft(on: Page, source: str | None, cue: str, *contents: str) -> Draft:
    def span(words: str) -> Span:
        start = on.document.text.index(words)
        return Span(start, start + len(words))

    made = None if source is None else Passage(span(source), source)
    return Draft(made, Passage(span(cue), cue), tuple(span(words) for words in contents), 0.5)


INTRO = "Lena Brandt met our reporter on Monday. The mayor, Ms. Brandt, had little time."


# --- dialogues


def test_a_label_before_a_colon_gives_a_turn_to_its_speaker() -> None:
    assert read("REPORTER: Will you run?", "MAYOR BRANDT: I was never asked.") == [
        ("REPORTER", ":", "Will you run?"),
        ("MAYOR BRANDT", ":", "I was never asked."),
    ]


def test_questions_and_answers_keep_their_letters() -> None:
    assert read("Q: How did it start?", "A: With a letter.") == [
        ("Q", ":", "How did it start?"),
        ("A", ":", "With a letter."),
    ]


def test_a_full_stop_after_q_and_a_is_a_label_s_mark_too() -> None:
    assert [cue for _, cue, _ in read("Q. When did you know?", "A. I knew in June.")] == [".", "."]


def test_answers_without_questions_are_no_interview() -> None:
    assert read("A: I came first.", "A: I came second.") == []


def test_a_question_set_as_a_heading_is_asked() -> None:
    assert read(("heading", "Q: And then?"), "A: We left.")[0] == ("Q", ":", "And then?")


def test_an_interview_with_dashes_is_a_dialogue() -> None:
    assert read("Loe — Did you read it?", "Tamsen — I did.", "Loe — When?") == [
        ("Loe", "—", "Did you read it?"),
        ("Tamsen", "—", "I did."),
        ("Loe", "—", "When?"),
    ]


def test_a_name_in_full_and_by_its_last_word_are_one_voice() -> None:
    assert len(read("KATE OBI: Why not?", "JOEL HALL: He lied.", "OBI: Did he?", "HALL: Ask him.")) == 4


def test_lines_broken_within_a_block_are_turns() -> None:
    assert read("HOST: Are we ready?\nLINDT: We are.\nHOST: Thank you.") == [
        ("HOST", ":", "Are we ready?"),
        ("LINDT", ":", "We are."),
        ("HOST", ":", "Thank you."),
    ]


def test_words_on_the_next_line_or_in_the_next_block_belong_to_the_label() -> None:
    assert read("HOST:\nAre we ready?", "LINDT:", "We are.", "HOST: Thank you.")[:2] == [
        ("HOST", ":", "Are we ready?"),
        ("LINDT", ":", "We are."),
    ]


def test_paragraphs_without_a_label_go_on_with_the_turn_until_the_next() -> None:
    turns = read(INTRO, "Brandt: I knew.", "The pumps had failed.", "Reporter: Since when?", "Brandt: We said so.")
    assert turns[0] == ("Brandt", ":", "I knew.\n\nThe pumps had failed.")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Brandt has been mayor since 2011.",
        "Lena waited a moment before she went on.",
        "The interview ended at noon.",
        "The fire brigade said on Tuesday that it had found no leak.",
        "“It is true,” her deputy said later.",
        "Editor’s note: we have corrected the date.",
        "The chat was moderated by our staff.",
    ],
)
def test_the_reporter_s_prose_ends_a_turn(paragraph: str) -> None:
    turns = read(INTRO, "Reporter: When?", "Brandt: I knew in June.", paragraph)
    assert turns[-1] == ("Brandt", ":", "I knew in June.")


def test_after_the_last_label_somebody_has_to_speak() -> None:
    turns = read(INTRO, "Reporter: When?", "Brandt: In June.", "We sent two crews.", "Rain fell.", "More rain fell.")
    assert turns[-1] == ("Brandt", ":", "In June.\n\nWe sent two crews.")


def test_a_block_of_another_kind_ends_a_turn() -> None:
    turns = read(INTRO, "Reporter: When?", "Brandt: I knew.", ("heading", "Later"), "I stayed.")
    assert turns[-1] == ("Brandt", ":", "I knew.")


def test_directions_in_brackets_are_nobody_s_words() -> None:
    turns = read("HILL: I do.", "(LAUGHTER)", "I do not.", "REED: You do?")
    assert turns[0] == ("HILL", ":", "I do. | I do not.")


def test_how_somebody_speaks_is_no_part_of_the_name() -> None:
    assert read("HILL (interrupting): I do.", "REED (D-Ohio): You do?") == [
        ("HILL", ":", "I do."),
        ("REED (D-Ohio)", ":", "You do?"),
    ]


def test_marks_around_label_and_words_together_are_left_out() -> None:
    turns = read('"RAMOS: Did you lie to them?', '"HILL: I never lied.', '"I told you so."')
    assert turns == [("RAMOS", ":", "Did you lie to them?"), ("HILL", ":", "I never lied. | I told you so.")]


def test_a_quotation_between_marks_after_a_label_keeps_them() -> None:
    assert read("Maria Lopez, 34: “I love it.”", "Tom Reed: “I hate it.”") == [
        ("Maria Lopez, 34", ":", "“I love it.”"),
        ("Tom Reed", ":", "“I hate it.”"),
    ]


def test_times_before_labels_are_no_part_of_them() -> None:
    assert read("[10:31] Anna Weiss: Did you sign it?", "[10:32] Tom Reed: I had to.")[0][0] == "Anna Weiss"


def test_times_after_labels_are_no_part_of_the_words() -> None:
    assert read("Ann Hill: (00:14) You know him?", "Speaker 1 (00:20):\nI do.", "Ann Hill: (00:31)\nThank you.") == [
        ("Ann Hill", ":", "You know him?"),
        ("Speaker 1", ":", "I do."),
        ("Ann Hill", ":", "Thank you."),
    ]


def test_an_answer_without_a_label_is_not_the_question_s() -> None:
    assert read("Q: When did you know?", "I knew in June.", "Q: And your wife?", "She knew, too, I think.") == [
        ("Q", ":", "When did you know?"),
        ("Q", ":", "And your wife?"),
    ]


def test_a_question_without_a_label_is_not_the_answer_before_it() -> None:
    turns = read(INTRO, "Brandt: I feel fine.", "Are you worried about the weather?", "Brandt: No. I like rain.")
    assert [words for _, _, words in turns] == ["I feel fine.", "No. I like rain."]


def test_one_label_in_capitals_is_a_turn_where_the_page_knows_the_name() -> None:
    assert read(INTRO, "BRANDT: I will not go.") == [("BRANDT", ":", "I will not go.")]
    assert read("Prices rose.", "BRANDT: I will not go.") == []


@pytest.mark.parametrize(
    "blocks",
    [
        ("Cost: You pay $4.", "Hours: 10:30 to 18:00, and you can stay.", "Contact: Call us."),
        ("Rest and food matter.", "Food: You should not eat late.", "Rest: You should sleep."),
        ("Brandt: 54 percent", "Reed: 46 percent", "Brandt: 12 seats"),
        (INTRO, "Brandt: Backs the tram, “we have waited.”", "Reed: Opposes it.", "Brandt: Backs the school."),
        (INTRO, "Brandt: Win in a walk.", "Brandt led Reed, and we think she will win.", "Reed: Hang on."),
        ("Jeb Bush: My pick. Mr. Bush did well.", "Tom Reed: My second. Mr. Reed did not."),
        ("Claim: “I never saw it.”", "Fact: It was on his desk.", "Claim: “We paid.”", "Fact: They did not."),
        ("Pros: I like it.", "Cons: I paid a lot.", "Pros: You will love it."),
        ("LONDON: Prices rose.", "PARIS: Prices fell, my sources say."),
        ("10:30: You could see smoke.", "11:15 a.m.: We left."),
        ("Chair: Ann Hill. Member: Tom Reed. Clerk: Eva Low, who helped us.",),
        ("The storm — the worst we had — passed.", "Many people — and I asked ten — left."),
        ("She said: I will go.", "He added: You stay."),
        ("http://a.example: we are here", "http://b.example: you are there"),
        ("Note: We take no cards.", "Update: We do."),
    ],
)
def test_rows_of_keys_and_ordinary_prose_are_no_dialogue(blocks: tuple[str, ...]) -> None:
    assert read(*blocks) == []


# --- signed quotations


@pytest.mark.parametrize("dash", ["-", "–", "—", "―", "--", "~"])
@pytest.mark.parametrize("between", [" ", "", "\n"])
def test_a_dash_and_a_name_sign_a_quotation(dash: str, between: str) -> None:
    assert read(f"“It saves me time.”{between}{dash} Maria Lopez") == [("Maria Lopez", dash, "“It saves me time.”")]


@pytest.mark.parametrize("quotation", ['"Too dear."', "«Too dear.»", "``Too dear.''", "„Too dear.“", "”Too dear.”"])
def test_marks_of_any_style_enclose_what_is_signed(quotation: str) -> None:
    assert read(quotation, "— Tom Reed") == [("Tom Reed", "—", quotation)]


def test_marks_of_the_same_style_within_do_not_end_it() -> None:
    assert (
        read("“I would rather live in “hell” than there.” ― Ana Rod")[0][2]
        == "“I would rather live in “hell” than there.”"
    )


@pytest.mark.parametrize(
    ("signature", "source"),
    [
        ("Maria Lopez, nurse, from Eastgate", "Maria Lopez, nurse, from Eastgate"),
        ("Jane Doe, professor of law at Yale.", "Jane Doe, professor of law at Yale"),
        ("President Obama, tweeting after the speech.", "President Obama"),
        ("Tom Reed, in an interview", "Tom Reed"),
        ("Tom Reed on the radio", "Tom Reed"),
        ("Simone de Beauvoir, 1949", "Simone de Beauvoir"),
        ("Tom Reed, June 16, 2015", "Tom Reed"),
        ("Sen. Ann Hill (R-Ohio)", "Sen. Ann Hill (R-Ohio)"),
        ("Anonymous commuter", "Anonymous commuter"),
        ("a teacher from Dover", "a teacher from Dover"),
        ("José Ñuñez 😀", None),
    ],
)
def test_a_signer_keeps_the_description_and_not_the_occasion(signature: str, source: str | None) -> None:
    assert [who for who, _, _ in read("“It is loud.”", f"— {signature}")] == ([source] if source else [])


def test_a_quotation_set_apart_needs_no_marks() -> None:
    assert read(("quotation", "It will bring trade.\n\nAnd trouble."), "— Peter Hall, baker") == [
        ("Peter Hall, baker", "—", "It will bring trade.\n\nAnd trouble.")
    ]
    assert read(("quotation", "It will bring trade. — Peter Hall")) == [("Peter Hall", "—", "It will bring trade.")]


def test_a_name_alone_under_a_quotation_set_apart_signs_it_without_a_cue() -> None:
    assert read(("quotation", "It is good."), "Grace Obi, mother of two") == [
        ("Grace Obi, mother of two", None, "It is good.")
    ]
    assert read("She wrote:", ("quotation", "It is good."), "Grace Obi, mother of two") == []


def test_a_post_with_a_handle_is_signed_and_loses_its_links() -> None:
    assert read(("quotation", "I said it. pic.twitter.com/abc"), "— Ana Bell (@anabell) March 3, 2020") == [
        ("Ana Bell (@anabell)", "—", "I said it.")
    ]


def test_a_quotation_over_several_paragraphs_is_signed_as_a_whole() -> None:
    assert (
        read("“He was my friend.", "“He never lied.”", "— Grace Obi")[0][2] == "“He was my friend.\n\n“He never lied.”"
    )


def test_each_signature_has_its_own_quotation() -> None:
    assert read("“One.” — Ann Hill\n“Two.” — Tom Reed\n“Three.” — Eva Low") == [
        ("Ann Hill", "—", "“One.”"),
        ("Tom Reed", "—", "“Two.”"),
        ("Eva Low", "—", "“Three.”"),
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        ("The port reopened.", "- Elise Viebeck"),
        ("He called it “a good day.”", "- Elise Viebeck"),
        ("“Nobody was hurt,” she said.", "— Tom Reed"),
        ("“Nobody was hurt.”", "— Reuters"),
        ("“We are proud.”", "- Maria Lopez", "- Tom Reed"),
        ("- “One.”", "- Maria Lopez"),
        ("“It is over” — Almost.",),
        ("“Best day ever” – Smith said after the race.",),
        ("“We won” – again.",),
        ("“We won.”", "– Ready to run –"),
        ("“We won.”", "— Read more"),
        (("heading", "“We won.” — Ann Hill"),),
        (("quotation", "So wrote Alex Seitz-Wald"),),
    ],
)
def test_a_name_after_a_dash_is_no_signature_elsewhere(blocks: tuple[str | tuple[BlockKind, str], ...]) -> None:
    assert read(*blocks) == []


def test_the_report_s_author_signs_nobody_s_words() -> None:
    assert read("“Nobody was hurt.”", "— Ann Hill", authors=("Ann Hill",)) == []


# --- with the model's attributions


def test_a_turn_takes_the_place_of_what_the_model_found_on_its_label() -> None:
    on = page("HILL: I do. I stay.", "REED: You do?")
    found = with_turns(on, [draft(on, "HILL", ":", "I do")])
    assert shown(on, found) == [("HILL", ":", "I do. I stay."), ("REED", ":", "You do?")]


def test_nobody_outside_a_turn_says_its_words() -> None:
    on = page("The committee published a transcript:", "HILL: I do.", "REED: You do?")
    found = with_turns(on, [draft(on, "The committee", "published", "a transcript", "HILL: I do.")])
    assert shown(on, found)[0] == ("The committee", "published", "a transcript")


def test_a_draft_that_had_nothing_but_a_turn_s_words_is_gone() -> None:
    on = page("The committee published this:", "HILL: I do.", "REED: You do?")
    assert len(with_turns(on, [draft(on, "The committee", "published", "I do.")])) == 2


def test_who_is_quoted_in_a_turn_stays_and_keeps_to_it() -> None:
    on = page("HILL: My aunt says it rains.", "REED: You do?")
    found = with_turns(on, [draft(on, "My aunt", "says", "it rains.\n\nREED: You do?")])
    assert shown(on, found)[0] == ("My aunt", "says", "it rains.")


def test_a_source_that_ran_on_from_a_signature_loses_it() -> None:
    on = page(("quotation", "It is good."), "— Peter Hall, baker", "Others are not so sure about it.")
    found = with_turns(on, [draft(on, "Peter Hall, baker\n\nOthers", "are not so sure about", "it")])
    assert ("Others", "are not so sure about", "it") in shown(on, found)


def test_a_source_stands_in_one_block() -> None:
    on = page("Statement in full", "The union rejected the offer.")
    found = with_turns(on, [draft(on, "Statement in full\n\nThe union", "rejected", "the offer")])
    assert shown(on, found) == [("The union", "rejected", "the offer")]


def test_a_page_without_such_layout_is_left_alone() -> None:
    on = page("Ana said it rains.")
    drafts = [draft(on, "Ana", "said", "it rains")]
    assert with_turns(on, drafts) == drafts


PIECES = [
    "HILL: I do.",
    "Reed — You do?",
    "Q: Why?",
    "A: We left.",
    "“Yes 😀.”",
    "— Ann Hill",
    "e\u0301“",
    "She wrote:",
    "I go.",
]
KINDS: list[BlockKind] = ["heading", "paragraph", "quotation", "caption", "byline", "dateline", "furniture"]


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_on_any_page_spans_show_their_words_and_no_word_is_given_twice(data: st.DataObject) -> None:
    kinds = st.sampled_from([*KINDS, *[PARAGRAPH] * 6])
    words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("\n".join)
    on = page(*data.draw(st.lists(st.tuples(kinds, words), min_size=1, max_size=8)))
    text, found = on.document.text, turns_of(on)
    spans = sorted(span for one in found for span in one.spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for one in found:
        assert all(span.start < span.end and text[span.start].strip() for span in one.spans)
        for passage in (one.source, one.cue):
            assert passage is None or text[slice(*passage.span)] == passage.text
    assert turns_of(on) == found
