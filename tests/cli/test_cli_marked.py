import io
import re
from itertools import pairwise

from cli_reports import content, document, passage
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from onrecord.cli.terminal.marked import Mark, clipped, marked, marks_of
from onrecord.cli.terminal.page import ASCII, UNICODE, Page
from onrecord.types import Attribution, Content, Role, Span


def page(*, colours: bool = False, ascii_only: bool = False) -> Page:
    console = Console(
        file=io.StringIO(), force_terminal=colours, color_system="standard" if colours else None, width=80
    )
    return Page(console, ASCII if ascii_only else UNICODE)


def painted(text: str, attributions: list[Attribution], on: Page | None = None) -> str:
    span = Span(0, len(text))
    (within,) = clipped(marks_of(attributions), (span,))
    return marked(text, span, within, on or page()).plain


TEXT = "“I knew,” said Ana Ruiz, “and so did he.” 😀 He said that an aide said it was late."


def broken() -> Attribution:
    said = content(TEXT, "“I knew,”", "“and so did he.”")
    return Attribution("a1", "direct", passage(TEXT, "Ana Ruiz"), passage(TEXT, "said"), said, 0.9)


def outer() -> Attribution:
    said = content(TEXT, "that an aide said it was late")
    return Attribution("a2", "indirect", passage(TEXT, "He"), passage(TEXT, "said", 1), said, 0.8)


def inner() -> Attribution:
    said = content(TEXT, "it was late")
    return Attribution("a3", "indirect", passage(TEXT, "an aide"), passage(TEXT, "said", 2), said, 0.7, parent="a2")


def test_a_content_in_two_pieces_has_one_number() -> None:
    assert painted(TEXT, [broken()]).startswith("⟦¹“I knew,”⟧ <said>¹ {Ana Ruiz}¹, ⟦¹“and so did he.”⟧ 😀 He")


def test_nested_contents_close_with_their_numbers() -> None:
    assert painted(TEXT, [broken(), outer(), inner()]).endswith(
        "{He}² <said>² ⟦²that {an aide}³ <said>³ ⟦³it was late⟧³⟧²."
    )


def test_crossing_contents_can_be_told_apart() -> None:
    text = "one two three"
    first = Attribution("a", "direct", None, None, Content((Span(0, 7),), "one two"), 0.5)
    second = Attribution("b", "direct", None, None, Content((Span(4, 13),), "two three"), 0.5)
    assert painted(text, [first, second]) == "⟦¹one ⟦²two⟧¹ three⟧²"


def test_contents_that_are_the_same_within_a_block_nest() -> None:
    first, second = Mark(Span(0, 3), "content", (1,), True), Mark(Span(0, 3), "content", (2,), True)
    assert marked("one", Span(0, 3), (first, second), page()).plain == "⟦¹⟦²one⟧²⟧¹"


def test_contents_that_differ_only_outside_a_block_nest_in_it() -> None:
    text = "one two"
    first = Attribution("a", "direct", None, None, Content((Span(0, 7),), text), 0.5)
    second = Attribution("b", "direct", None, None, Content((Span(0, 6),), "one tw"), 0.5)
    (within,) = clipped(marks_of([first, second]), (Span(0, 3),))
    assert marked(text, Span(0, 3), within, page()).plain == "⟦¹⟦²one⟧²⟧¹"


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), min_size=1, max_size=4), st.integers(100, 500))
def test_a_shortened_passage_keeps_every_mark(places: list[tuple[int, int]], longest: int) -> None:
    text = "A word or two 😀 " * 40
    said = [
        Attribution(str(n), "direct", None, None, Content((Span(at, at + length),), text[at : at + length]), 0.5)
        for n, (at, length) in enumerate(places)
    ]
    span = Span(0, len(text))
    whole = marked(text, span, marks_of(said), page()).plain
    short = marked(text, span, marks_of(said), page(), longest).plain
    signs = "⟦⟧⁰¹²³⁴⋅"
    assert [sign for sign in short if sign in signs] == [sign for sign in whole if sign in signs]
    assert len(short) < len(whole)


def test_a_passage_that_is_short_enough_is_not_cut() -> None:
    (within,) = clipped(marks_of([broken()]), (Span(0, len(TEXT)),))
    assert marked(TEXT, Span(0, len(TEXT)), within, page(), len(TEXT)).plain == painted(TEXT, [broken()])


def test_a_source_that_two_attributions_share_is_marked_once_with_both_numbers() -> None:
    text = "Ana said no and added maybe"
    pair = [
        Attribution("a", "indirect", passage(text, "Ana"), passage(text, "said"), content(text, "no"), 0.5),
        Attribution("b", "indirect", passage(text, "Ana"), passage(text, "added"), content(text, "maybe"), 0.5),
    ]
    assert painted(text, pair) == "{Ana}¹⋅² <said>¹ ⟦¹no⟧ and <added>² ⟦²maybe⟧"


def test_ascii_marks_put_the_number_behind_the_opening_bracket() -> None:
    assert "[[2 that {3 an aide} <3 said> [[3 it was late 3]] 2]]" in painted(
        TEXT, [broken(), outer(), inner()], page(ascii_only=True)
    )


def test_with_colours_sources_and_cues_need_no_brackets_but_keep_their_numbers() -> None:
    text = painted(TEXT, [broken()], page(colours=True))
    assert text.startswith("⟦¹“I knew,”⟧ said¹ Ana Ruiz¹, ")


def test_each_paragraph_of_a_long_quotation_is_marked_for_itself() -> None:
    text = "“One.\n\n“Two.”"
    attribution = Attribution("a", "direct", None, None, Content((Span(0, len(text)),), text), 0.5)
    report = document(text)
    spans = [block.span for block in report.blocks]
    pieces = [
        marked(text, span, within, page()).plain
        for span, within in zip(spans, clipped(marks_of([attribution]), spans), strict=True)
    ]
    assert pieces == ["⟦¹“One.⟧", "⟦¹“Two.”⟧"]


def test_hard_wrapped_lines_are_joined_and_short_lines_stay() -> None:
    long = "word " * 13 + "end"
    text = f"{long}\nnext line\nshort\nshort"
    assert marked(text, Span(0, len(text)), (), page()).plain == f"{long} next line\nshort\nshort"


def test_an_empty_span_leaves_no_brackets() -> None:
    attribution = Attribution("a", "direct", None, None, Content((Span(1, 1),), ""), 0.5)
    assert painted("abc", [attribution]) == "abc"


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda p: Span(p[0], min(p[0] + p[1], 40)))
ROLES: st.SearchStrategy[Role] = st.sampled_from(("source", "cue", "content"))


@settings(deadline=None)
@given(st.lists(st.tuples(SPANS, ROLES), max_size=8), st.lists(st.integers(1, 39), max_size=4, unique=True))
def test_marks_of_any_kind_only_add_to_the_text_and_every_bracket_closes(
    found: list[tuple[Span, Role]], cuts: list[int]
) -> None:
    text = "abcdefghij klmno 😀 pqrstuvwxyz ABCDEFGHIJ"[:40]
    marks = [Mark(span, role, (n,)) for n, (span, role) in enumerate(found, 1)]
    marks.sort(key=lambda mark: mark.span.start)
    edges = [0, *sorted(cuts), len(text)]
    spans = [Span(a, b) for a, b in pairwise(edges)]
    shown = [marked(text, s, within, page()).plain for s, within in zip(spans, clipped(marks, spans), strict=True)]
    assert re.sub("[⟦⟧{}<>⁰¹²³⁴⁵⁶⁷⁸⁹]", "", "".join(shown)) == text
    for piece in shown:
        for opens, closes in ("⟦⟧", "{}", "<>"):
            assert piece.count(opens) == piece.count(closes)
