"""A document becomes a reading: spans paired, forms named, offsets kept, furniture left out."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import Marks
from onrecord.read import read
from onrecord.types import Attribution, Block, BlockKind, Document, Role, Span, TaggedSpan


@dataclass(frozen=True)
class Planted:
    """A tagger that finds what the test planted: ``(cue number, role, words)``."""

    spans: Sequence[tuple[int, Role, str]]

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
        found = []
        for cue, role, words in self.spans:
            start = text.index(words)
            found.append(TaggedSpan(Span(start, start + len(words)), role, cue, 0.9))
        return tuple(found)


def document(*blocks: tuple[BlockKind, str]) -> Document:
    text, made = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    return Document("d" * 16, "a.txt", hashlib.sha256(text.encode()).hexdigest(), text, tuple(made))


def only(doc: Document, *spans: tuple[Role, str]) -> Attribution:
    reading = read(doc, Planted([(0, role, words) for role, words in spans]))
    assert len(reading.attributions) == 1
    return reading.attributions[0]


def check_offsets(doc: Document, attribution: Attribution) -> None:
    for passage in (attribution.source, attribution.cue):
        assert passage is None or doc.text[passage.span.start : passage.span.end] == passage.text
    assert attribution.content.text == " ".join(doc.text[s:e] for s, e in attribution.content.spans)


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“We go,” she said.", "“We go,”", "direct"),
        ("She said that they go.", "that they go", "indirect"),
        ("She said that they “go now”.", "that they “go now”", "mixed"),
        ("'We go,' she said.", "'We go,'", "direct"),
    ],
)
def test_the_form_follows_the_marks(text: str, content: str, form: str) -> None:
    assert only(document(("paragraph", text)), ("cue", "said"), ("content", content)).form == form


def test_a_blockquote_without_marks_is_a_block() -> None:
    doc = document(("paragraph", "Okafor wrote the following:"), ("quotation", "No container was opened."))
    assert only(doc, ("cue", "wrote"), ("content", "No container was opened.")).form == "block"


def test_a_blockquote_is_said_to_its_end() -> None:
    doc = document(
        ("paragraph", "Okafor wrote the following:"),
        ("quotation", "No container was opened. None."),
        ("quotation", "Ask the port."),
        ("paragraph", "The port was quiet on Monday."),
    )
    attribution = only(doc, ("source", "Okafor"), ("cue", "wrote"), ("content", "No container was opened."))
    assert attribution.form == "block"
    assert attribution.content.text == "No container was opened. None.\n\nAsk the port."
    check_offsets(doc, attribution)


def test_who_is_quoted_inside_a_blockquote_has_only_their_own_words() -> None:
    doc = document(("paragraph", "Okafor wrote:"), ("quotation", "We go. My aunt says it rains. I stay."))
    reading = read(doc, Planted([(0, "cue", "says"), (0, "content", "it rains")]))
    assert [a.content.text for a in reading.attributions if a.cue and a.cue.text == "says"] == ["it rains"]


def test_a_blockquote_with_marks_is_direct() -> None:
    doc = document(("paragraph", "Okafor wrote:"), ("quotation", "“No container was opened.”"))
    assert only(doc, ("cue", "wrote"), ("content", "“No container was opened.”")).form == "direct"


def test_a_content_takes_in_the_marks_that_touch_it() -> None:
    doc = document(("paragraph", "“We go now,” she said."))
    assert only(doc, ("cue", "said"), ("content", "We go now,")).content.text == "“We go now,”"


def test_a_broken_quotation_keeps_both_pieces_in_order() -> None:
    doc = document(("paragraph", "“We go,” she said, “and stay.”"))
    attribution = only(doc, ("content", "“and stay.”"), ("cue", "said"), ("content", "“We go,”"))
    assert attribution.content.text == "“We go,” “and stay.”"
    check_offsets(doc, attribution)


def test_pieces_with_only_white_space_between_are_one() -> None:
    doc = document(("paragraph", "He said it rains. It pours."))
    assert len(only(doc, ("cue", "said"), ("content", "it rains."), ("content", "It pours.")).content.spans) == 1


def test_a_cue_without_content_is_no_attribution() -> None:
    doc = document(("paragraph", "She said."))
    assert read(doc, Planted([(0, "cue", "said"), (0, "source", "She")])).attributions == ()


def test_an_attribution_without_a_source_has_none() -> None:
    doc = document(("paragraph", "It is believed that he left."))
    assert only(doc, ("cue", "believed"), ("content", "that he left")).source is None


def test_furniture_is_not_read_and_shifts_nothing() -> None:
    doc = document(
        ("furniture", "😀 Menu said more"),
        ("paragraph", "Ana said it rains and"),
        ("furniture", "Read more"),
        ("paragraph", "it pours."),
        ("byline", "By said Roe"),
    )
    attribution = only(doc, ("source", "Ana"), ("cue", "said"), ("content", "it rains and\n\nit pours"))
    assert attribution.content.text == "it rains and it pours"
    assert attribution.cue is not None and attribution.cue.span.start == doc.text.index("said it rains")
    check_offsets(doc, attribution)


def test_attributions_stand_in_text_order_whatever_the_tagger_s_order() -> None:
    doc = document(("paragraph", "Ana said it rains. Bo denied it pours."))
    spans: list[tuple[int, Role, str]] = [
        (0, "cue", "denied"), (0, "content", "it pours"), (1, "cue", "said"), (1, "content", "it rains"),
    ]  # fmt: skip
    assert [a.act for a in read(doc, Planted(spans)).attributions] == ["assert", "deny"]


def test_the_same_evidence_gives_the_same_id_and_other_evidence_another() -> None:
    doc = document(("paragraph", "Ana said it rains."))
    first = only(doc, ("cue", "said"), ("content", "it rains"))
    assert first.id == only(doc, ("cue", "said"), ("content", "it rains")).id
    assert first.id != only(doc, ("cue", "said"), ("content", "it")).id


def test_a_mark_without_a_partner_becomes_a_note() -> None:
    doc = document(("furniture", "Menu"), ("paragraph", "He said “it is late."), ("paragraph", "He left."))
    note = read(doc, Planted([])).notes[0]
    assert note.code == "unbalanced-quotation"
    assert doc.text[note.span.start : note.span.end] == "“"


def test_a_content_that_ran_from_a_headline_into_a_quotation_is_cut_before_its_form_is_named() -> None:
    doc = document(("heading", "Cafe\u0301 life is over 😢"), ("paragraph", "“Yes 😀,” said Zoë."))
    attribution = only(doc, ("cue", "said"), ("content", "Cafe\u0301 life is over 😢\n\n“Yes 😀,”"))
    assert (attribution.form, attribution.content.text) == ("direct", "“Yes 😀,”")
    check_offsets(doc, attribution)


def test_a_headline_s_own_attribution_stays_in_the_headline() -> None:
    doc = document(("heading", "Mayor: no money"), ("paragraph", "The town is poor."))
    assert only(doc, ("cue", ":"), ("content", "no money\n\nThe town is poor.")).content.text == "no money"


@pytest.mark.parametrize("setting", ["Outside court, ", "After a vote on Monday, ", "At the port of Brennick, "])
def test_where_and_when_somebody_spoke_is_no_part_of_the_source(setting: str) -> None:
    doc = document(
        ("paragraph", "It rained."), ("paragraph", f"{setting}the mayor’s sister, Ida Holm, said it rained.")
    )
    found = only(doc, ("source", f"{setting}the mayor’s sister, Ida Holm,"), ("cue", "said"), ("content", "it rained."))
    assert found.source is not None and found.source.text == "the mayor’s sister, Ida Holm,"
    check_offsets(doc, found)


def test_the_word_that_opens_a_clause_is_no_part_of_its_source() -> None:
    doc = document(("paragraph", "Letters show that at noon the port’s director, Lea Farr, wrote: “It rains.”"))
    found = only(
        doc, ("source", "that at noon the port’s director, Lea Farr,"), ("cue", "wrote:"), ("content", "“It rains.”")
    )
    assert found.source is not None and found.source.text == "the port’s director, Lea Farr,"


def test_what_the_reporter_tells_ends_with_the_sentence_of_its_cue() -> None:
    doc = document(("paragraph", "According to Feld, it came from Dr. Lin Sato. Sato went home."))
    content = "it came from Dr. Lin Sato. Sato went home"
    found = only(doc, ("cue", "According to"), ("source", "Feld"), ("content", content))
    assert found.content.text == "it came from Dr. Lin Sato"


def test_what_follows_a_colon_may_have_more_than_one_sentence() -> None:
    doc = document(("paragraph", "The notice read: It rains. Stay in. Nobody came."))
    found = only(doc, ("cue", "read:"), ("content", "It rains. Stay in."))
    assert found.content.text == "It rains. Stay in."


def test_what_runs_on_into_the_next_thing_its_source_says_ends_before_it() -> None:
    doc = document(
        ("paragraph", "The minister rejected the calls over a contract, insisting she had “acted on advice”.")
    )
    spans: list[tuple[int, Role, str]] = [
        (0, "source", "The minister"),
        (0, "cue", "rejected"),
        (0, "content", "the calls over a contract, insisting she had"),
        (1, "source", "The minister"),
        (1, "cue", "insisting"),
        (1, "content", "she had “acted on advice”"),
    ]
    contents = [one.content.text for one in read(doc, Planted(spans)).attributions]
    assert contents == ["the calls over a contract", "she had “acted on advice”"]


def test_a_source_that_opens_with_a_preposition_and_names_nobody_else_stays_whole() -> None:
    doc = document(("paragraph", "At least two of them, angry and tired, said it rained."))
    found = only(doc, ("source", "At least two of them, angry and tired,"), ("cue", "said"), ("content", "it rained."))
    assert found.source is not None and found.source.text == "At least two of them, angry and tired,"


def test_a_dateline_is_no_part_of_what_was_said() -> None:
    doc = document(("paragraph", "LAKE BORN, Oct. 3 (XPA) — The dam held, engineers said."))
    content = "LAKE BORN, Oct. 3 (XPA) — The dam held"
    assert only(doc, ("cue", "said"), ("content", content)).content.text == "The dam held"


def test_a_paragraph_left_open_does_not_make_the_next_one_quoted() -> None:
    doc = document(("paragraph", "“I left at noon."), ("paragraph", "He walked home, she said."))
    assert only(doc, ("cue", "said"), ("content", "He walked home")).form == "indirect"


def test_of_two_like_attributions_the_surer_is_kept() -> None:
    doc = document(("paragraph", "Ana said it rains."))

    class Twice:
        def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
            return tuple(
                TaggedSpan(Span(*where), role, cue, score)
                for cue, score in enumerate((0.7, 0.9, 0.8))
                for role, where in (("cue", (4, 8)), ("content", (9, 17)))  # type: ignore[attr-defined]
            )

    assert [a.confidence for a in read(doc, Twice()).attributions] == [0.9]


KINDS: list[BlockKind] = ["heading", "paragraph", "quotation", "caption", "byline", "dateline", "furniture"]


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_every_span_shows_its_characters_on_any_page(data: st.DataObject) -> None:
    words = st.text(alphabet="ab “”\"'😀é\u0301.,", min_size=1, max_size=12).map(str.strip).filter(bool)
    doc = document(*data.draw(st.lists(st.tuples(st.sampled_from(KINDS), words), min_size=1, max_size=6)))

    class Anywhere:
        def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
            spans = []
            for cue in range(2):
                for role in ("source", "cue", "content", "content"):
                    if not text:
                        continue
                    start = data.draw(st.integers(0, len(text) - 1))
                    end = data.draw(st.integers(start + 1, len(text)))
                    spans.append(TaggedSpan(Span(start, end), role, cue, 0.5))  # type: ignore[arg-type]
            return tuple(spans)

    for attribution in read(doc, Anywhere()).attributions:
        check_offsets(doc, attribution)
        spans = attribution.content.spans
        assert all(a.end <= b.start for a, b in pairwise(spans))
