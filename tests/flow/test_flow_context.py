"""The context: the sentences around an attribution, exactly as they stand, never more than 600 characters."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.flow import context_span, statements
from onrecord.flow.context import MAX_CONTEXT
from onrecord.types import Attribution, Block, Content, Document, Passage, Reading, Span


def document_of(*paragraphs: str) -> Document:
    blocks, text = [], ""
    for paragraph in paragraphs:
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), "paragraph"))
        text += paragraph + "\n\n"
    return Document("d" * 16, "a.txt", "d" * 64, text, tuple(blocks))


def attribution_of(document: Document, content: str, cue: str = "") -> Attribution:
    start = document.text.index(content)
    spans = (Span(start, start + len(content)),)
    passage = None
    if cue:
        at = document.text.index(cue)
        passage = Passage(Span(at, at + len(cue)), cue)
    return Attribution("1" * 16, "direct", None, passage, Content(spans, content), 1.0)


def context_of(document: Document, content: str, cue: str = "") -> str:
    span = context_span(document, attribution_of(document, content, cue))
    return document.text[span.start : span.end]


def test_the_context_is_the_sentence_with_its_neighbours() -> None:
    document = document_of("One is here. Two is here. Ada said it rained. Four is here. Five is here.")
    assert context_of(document, "it rained", "said") == "Two is here. Ada said it rained. Four is here."


def test_the_context_stays_in_its_block() -> None:
    document = document_of("One is here.", "Ada said it rained.", "Three is here.")
    assert context_of(document, "it rained", "said") == "Ada said it rained."


def test_an_attribution_over_two_blocks_has_a_context_over_both() -> None:
    document = document_of("Zero. Ada said this:", "“It rained.”", "Three.")
    assert context_of(document, "“It rained.”", "said") == "Zero. Ada said this:\n\n“It rained.”"


@pytest.mark.parametrize("abbreviation", ["Mr.", "Dr.", "U.S.", "J.", "Gen."])
def test_a_full_stop_after_an_abbreviation_ends_no_sentence(abbreviation: str) -> None:
    document = document_of(f"Zero is here. One is here. {abbreviation} Okafor said it rained. Then. Last one.")
    assert context_of(document, "it rained", "said") == f"One is here. {abbreviation} Okafor said it rained. Then."


def test_a_full_stop_inside_quotation_marks_ends_a_sentence() -> None:
    document = document_of("Zero was. “One was.” “It rained.” Two was. Three was.")
    assert context_of(document, "“It rained.”") == "“One was.” “It rained.” Two was."


def test_a_long_sentence_is_cut_between_words_around_the_attribution() -> None:
    document = document_of("word " * 300 + "Ada said it rained " + "word " * 300)
    context = context_of(document, "it rained", "said")
    assert "Ada said it rained" in context
    assert MAX_CONTEXT - 20 < len(context) <= MAX_CONTEXT
    assert set(context.split()) == {"word", "Ada", "said", "it", "rained"}


def test_a_long_quotation_is_shown_from_its_start() -> None:
    quotation = "“First " + "word " * 300 + "last”"
    context = context_of(document_of(f"Ada said {quotation}, today."), quotation, "said")
    assert context.startswith("said “First word")
    assert context.endswith(" word")


def test_a_long_quotation_whose_cue_comes_after_is_shown_up_to_its_cue() -> None:
    quotation = "“First " + "word " * 300 + "last”"
    context = context_of(document_of(f"{quotation}, she said, today."), quotation, "said")
    assert context.endswith("word last”, she said")
    assert context.startswith("word")


def test_a_text_without_spaces_is_cut_between_whole_characters() -> None:
    document = document_of("e\u0301" * 500 + "X" + "e\u0301" * 500)
    context = context_of(document, "X")
    assert "X" in context and len(context) <= MAX_CONTEXT
    assert context[0] == "e" and context[-1] == "\u0301"


def test_an_emoji_of_several_code_points_is_not_cut() -> None:
    family = "👨\u200d👩\u200d👧\u200d👦"
    for shift in range(len(family)):
        document = document_of(family * 200 + "x" * shift + "X" + family * 200)
        context = context_of(document, "X")
        assert context.replace(family, "").strip("x") == "X"


def test_statements_follow_the_order_of_the_reading() -> None:
    document = document_of("Ada said it rained. Ben said it snowed.")
    found = tuple(attribution_of(document, content) for content in ("it rained", "it snowed"))
    made = statements(Reading(document, found))
    assert [one.attribution for one in made] == list(found)
    assert {one.document_id for one in made} == {document.id}


PIECES = st.sampled_from(
    ["word ", "Ada said ", ". ", "? “", "”", "\n\n", "e\u0301", "🏳️‍🌈", "   ", "x" * 90, "A b c. D. ", "\n"]
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=60), data=st.data())
def test_any_context_stands_where_its_span_says(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    if not text.strip():
        text += "x"
    places = [at for at, character in enumerate(text) if not character.isspace()]
    ends = st.sampled_from(places)
    first, last = sorted((data.draw(ends), data.draw(ends)))
    cue = data.draw(ends)
    cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=3))})
    blocks = tuple(Block(Span(*pair), "paragraph") for pair in pairwise(cuts))
    document = Document("d" * 16, "a.txt", "d" * 64, text, blocks)
    attribution = Attribution(
        "1" * 16,
        "indirect",
        None,
        Passage(Span(cue, cue + 1), text[cue]),
        Content((Span(first, last + 1),), text[first : last + 1]),
        0.5,
    )
    (statement,) = statements(Reading(document, (attribution,)))
    start, end = statement.context_span
    whole = (min(first, cue), max(last, cue) + 1)
    assert text[start:end] == statement.context == statement.context.strip()
    assert 0 < len(statement.context) <= MAX_CONTEXT
    assert start <= cue < end
    if whole[1] - whole[0] <= MAX_CONTEXT:
        assert start <= whole[0] and whole[1] <= end
