"""The act is read from the cue, from what follows it, and from the form of a quotation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import find_marks
from onrecord.read.act import act_of, with_acts
from onrecord.read.act_told import Told
from onrecord.read.page import page_of
from onrecord.read.prose import prose_of
from onrecord.types import Act, Attribution, Block, Content, Document, Passage, Span


def act(cue: str, after: str = "", *, content: str = "", before: str = "", quoted: bool = False) -> Act:
    return act_of(Told(cue, content or after, before, after, quoted))


@pytest.mark.parametrize(
    ("cue", "after", "wanted"),
    [
        ("said", "that the dam would hold", "assert"),
        ("according to", "the mayor", "assert"),
        ("", "", "assert"),
        ("wants", "a new vote", "assert"),
        ("praised", "the plan", "assert"),
        ("asked", "whether she knew", "ask"),
        ("wondered aloud", "who would pay", "ask"),
        ("was asked about", "the letter", "ask"),
        ("raised questions about", "the bill", "ask"),
        ("requested comment from", "the ministry", "ask"),
        ("demanded to know", "who signed it", "ask"),
        ("has denied", "taking money", "deny"),
        ("flatly rejected", "the claim that he knew", "deny"),
        ("dismissed", "the reports", "deny"),
        ("disagreed", "with the finding", "deny"),
        ("pushed back on", "the idea", "deny"),
        ("vowed", "to appeal", "promise"),
        ("threatened", "to leave", "promise"),
        ("offered to", "pay for it", "promise"),
        ("called on", "the board to act", "demand"),
        ("has repeatedly called for", "an inquiry", "demand"),
        ("called Wednesday for", "an inquiry", "demand"),
        ("conceded", "that it was late", "agree"),
        ("pleaded guilty", "to fraud", "agree"),
        ("approved", "the deal", "agree"),
        ("declined", "to say who paid", "decline"),
        ("refuses", "to sign", "decline"),
        ("turned down", "the offer", "decline"),
        ("rejected", "the offer", "decline"),
        ("dodged", "the question", "decline"),
        ("did not respond to", "a request for comment", "silence"),
        ("didn’t return", "calls", "silence"),
        ("made no mention of", "the letter", "silence"),
        ("has been silent on", "the matter", "silence"),
        ("could not be reached", "for comment", "silence"),
        ("failed to mention", "the letter", "silence"),
    ],
)
def test_a_cue_names_its_act(cue: str, after: str, wanted: Act) -> None:
    assert act(cue, after) == wanted


@pytest.mark.parametrize(
    ("cue", "after", "wanted"),
    [
        ("asked", "him to resign", "demand"),
        ("asked", "what to do", "ask"),
        ("asked for", "a new trial", "demand"),
        ("asked for", "comment", "ask"),
        ("told", "them not to go", "demand"),
        ("told", "reporters that he wanted to go", "assert"),
        ("told", "the board he planned to go", "assert"),
        ("warned", "her to stop", "demand"),
        ("warned", "that the dam may break", "assert"),
        ("challenged", "him to publish it", "demand"),
        ("dismissed", "him as a clown", "assert"),
        ("dismissed", "the rumours as nonsense", "deny"),
    ],
)
def test_what_follows_a_cue_turns_its_act(cue: str, after: str, wanted: Act) -> None:
    assert act(cue, after) == wanted


@pytest.mark.parametrize(
    ("cue", "after", "wanted"),
    [
        ("did not deny", "it", "assert"),
        ("never ruled out", "a run", "assert"),
        ("would not rule out", "a run", "decline"),
        ("does not agree", "that it was late", "deny"),
        ("did not agree", "to pay", "decline"),
        ("has not promised", "to pay", "decline"),
        ("has yet to commit to", "it", "decline"),
        ("did not refuse", "to pay", "assert"),
        ("has not publicly acknowledged", "the loss", "silence"),
        ("would not confirm", "the figures", "decline"),
        ("did not say", "whether it was safe", "silence"),
        ("would not say", "whether it was safe", "decline"),
        ("is not saying", "who paid", "decline"),
        ("is not saying", "that he paid", "assert"),
        ("never mentioned", "it", "silence"),
        ("did not provide", "any details", "silence"),
        ("did not provide", "the troops", "assert"),
        ("has not called for", "his resignation", "silence"),
        ("does not require", "a permit", "assert"),
        ("does not think", "it was late", "assert"),
        ("not only said", "it was late", "assert"),
        ("cannot discuss", "the case", "decline"),
    ],
)
def test_negation_turns_an_act(cue: str, after: str, wanted: Act) -> None:
    assert act(cue, after) == wanted


def test_a_negation_right_before_the_cue_counts() -> None:
    assert act("respond", "to the letter", before="The firm did not") == "silence"
    assert act("said", "it was late", before="Ruiz, who did not run and") == "assert"


def test_nobody_s_word_is_silence() -> None:
    assert act_of(Told("responded to", "questions", "None of the firms", "questions", nobody=True)) == "silence"


def test_the_more_telling_of_two_joined_verbs_counts() -> None:
    assert act("was asked and declined", "to say") == "decline"
    assert act("vowed to reject", "the offer") == "promise"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("“Who knew?”", "ask"),
        ("“Who knew? Who signed?”", "ask"),
        ("“Who knew? We did.”", "assert"),
        ("“Lock her up!”", "demand"),
        ("“Let us vote. Do not wait.”", "demand"),
        ("“Work is scarce.”", "assert"),
        ("“No comment.”", "decline"),
        ("“We can't discuss pending cases,”", "decline"),
        ("“I categorically deny that,”", "deny"),
        ("“I do not deny that,”", "assert"),
        ("“I promise you that,”", "promise"),
        ("“We agree with the court,”", "agree"),
        ("“It was late.”", "assert"),
        ("“”", "assert"),
    ],
)
def test_after_a_plain_cue_the_form_of_the_quotation_counts(content: str, wanted: Act) -> None:
    assert act("said", content=content, quoted=True) == wanted
    assert act("", content=content, quoted=True) == wanted


def test_a_question_that_is_not_quoted_does_not_ask() -> None:
    assert act("said", content="who knew?") == "assert"


def test_a_refusal_told_in_plain_words_is_one() -> None:
    assert (
        act("said", "that she would not discuss the case", content="that she would not discuss the case") == "decline"
    )
    assert act("said", "that she would not pay", content="that she would not pay") == "assert"


def test_a_cue_of_its_own_outweighs_the_form_of_the_quotation() -> None:
    assert act("denied", content="“Who, me?”", quoted=True) == "deny"


@pytest.mark.parametrize("cue", ["basked", "reorders", "answered a question", "has no doubt", "was best known for"])
def test_a_word_that_only_looks_like_one_of_an_act_is_none(cue: str) -> None:
    assert act(cue, "the matter") == "assert"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.booleans())
@settings(deadline=None, max_examples=60)
def test_any_text_has_an_act_and_always_the_same(cue: str, content: str, before: str, quoted: bool) -> None:
    one = Told(cue, content, before, content, quoted)
    assert act_of(one) == act_of(one)


@given(st.sampled_from(["denied", "asked whether", "vowed", "did not respond to", "said", "refused"]))
@settings(deadline=None)
def test_case_and_curly_apostrophes_do_not_change_the_act(cue: str) -> None:
    assert act(cue.upper(), "it") == act(cue, "it") == act(cue.replace("'", "’"), "it")


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("swears", "he saw it", "assert"),
        ("swears", "that she was there", "assert"),
        ("swore", "that she would return", "promise"),
        ("swore", "to return", "promise"),
        ("would not be drawn on", "the date", "decline"),
        ("could not be drawn on", "the date", "decline"),
        ("cannot rule out", "a recession", "assert"),
        ("could not rule out", "a recession", "assert"),
        ("would not rule out", "a recession", "decline"),
        ("does not always reject", "such bills", "assert"),
        ("should not comment on", "the case", "assert"),
        ("does not have to say", "who paid", "assert"),
        ("could refuse", "to pay", "assert"),
        ("did not stop to answer", "any questions", "silence"),
        ("would not share", "the polls", "decline"),
        ("breaks silence", "on the loan", "assert"),
        ("is not forthcoming with", "the public", "decline"),
    ],
)
def test_what_is_sworn_possible_or_advised_is_told_apart(cue: str, content: str, act: str) -> None:
    assert act_of(Told(cue, content, "", content)) == act


def test_ones_own_never_said_keeps_nothing_back() -> None:
    assert act_of(Told("never said", "it was easy", "", "it was easy", own=True)) == "assert"
    assert act_of(Told("never said", "who paid", "", "who paid", own=True)) == "silence"


def test_what_a_source_did_not_want_is_not_its_act() -> None:
    text = "A clerk who didn’t want to be named said it was late."
    document = Document("d", "d.txt", "0" * 64, text, (Block(Span(0, len(text)), "paragraph"),))
    prose = prose_of(document)
    parts = [Passage(Span(text.index(p), text.index(p) + len(p)), p) for p in (text[:35], "said", "it was late")]
    one = Attribution("a", "indirect", parts[0], parts[1], Content((parts[2].span,), parts[2].text), 1.0)
    found = with_acts(page_of(document, prose, find_marks(prose.text, prose.breaks)), [one])
    assert (parts[0].text[-5:], found[0].act) == ("named", "assert")
