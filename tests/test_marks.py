"""Quotation marks of every style are paired, and a mark without a partner is reported, never a crash."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import find_marks

QUOTE_CHARACTERS = "\"“”„‟«»‹›‘’‚‛'`"


def quotations(text: str, depth: int = 0) -> list[str]:
    return [text[q.start : q.end] for q in find_marks(text).quoted if q.depth == depth]


@pytest.mark.parametrize(
    "text",
    [
        '"We go," she said.',
        "“We go,” she said.",
        "«We go», she said.",
        "»We go«, she said.",
        "„We go“, she said.",
        "``We go,'' she said.",
        "‘We go,’ she said.",
        "'We go,' she said.",
    ],
)
def test_each_style_of_marks_is_paired(text: str) -> None:
    assert quotations(text) == [
        text[: text.index("she")].rstrip(" ,") if text[0] in "«»„" else text[: text.index(" she")]
    ]
    assert find_marks(text).unbalanced == ()


def test_an_apostrophe_is_not_a_quotation_mark() -> None:
    text = "The officials’ car wasn't theirs; it's the '90s and the dogs' fault."
    assert find_marks(text).quoted == ()


def test_a_quotation_within_a_quotation_is_one_deeper() -> None:
    text = "“He told me ‘never again’ and left,” she said."
    assert quotations(text) == ["“He told me ‘never again’ and left,”"]
    assert quotations(text, depth=1) == ["‘never again’"]


def test_straight_and_curly_marks_nest_in_each_other() -> None:
    text = '"She said “maybe” twice," he said. “He wrote "no" there,” she said.'
    assert quotations(text, depth=1) == ["“maybe”", '"no"']
    assert find_marks(text).unbalanced == ()


def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    marks = find_marks(text)
    assert [(text[q.start : q.end], q.open_end) for q in marks.quoted] == [
        ("“One.", True),
        ("“Two.", True),
        ("“Three,”", False),
    ]
    assert marks.unbalanced == ()


def test_a_mark_left_open_is_reported_where_it_stands() -> None:
    text = "He said “it is late.\n\nThen he left."
    assert [text[s:e] for s, e in find_marks(text).unbalanced] == ["“"]


def test_a_closing_mark_alone_is_reported() -> None:
    text = "It is late,” he said."
    assert [text[s:e] for s, e in find_marks(text).unbalanced] == ["”"]


def test_the_sign_for_inches_is_not_a_mark() -> None:
    assert find_marks("He is 5'10\" tall.").unbalanced == ()


def test_offsets_are_code_points_after_emoji_and_combining_characters() -> None:
    text = "😀 cafe\u0301 “👩‍🚀 up” end"
    assert quotations(text) == ["“👩‍🚀 up”"]


@settings(deadline=None, max_examples=400)
@given(st.text(alphabet=st.sampled_from(QUOTE_CHARACTERS + "ab1 .,\n(😀"), max_size=60))
def test_any_text_gives_spans_inside_it_that_begin_with_a_mark(text: str) -> None:
    marks = find_marks(text)
    for quoted in marks.quoted:
        assert 0 <= quoted.start < quoted.end <= len(text)
        assert text[quoted.start] in QUOTE_CHARACTERS
    assert all(set(text[s:e]) <= set(QUOTE_CHARACTERS) and s < e for s, e in marks.unbalanced)
    assert list(marks.unbalanced) == sorted(marks.unbalanced)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["“a b”", '"c d"', "plain words", "«e»"]), min_size=1, max_size=8))
def test_paragraphs_of_balanced_quotations_leave_nothing_over(paragraphs: list[str]) -> None:
    marks = find_marks("\n\n".join(paragraphs))
    assert marks.unbalanced == ()
    assert len(marks.quoted) == sum(p != "plain words" for p in paragraphs)


def test_every_style_of_opener_begins_a_line_that_goes_on() -> None:
    for opener, closer in (("“", "”"), ("``", "''"), ("„", "“"), ("«", "»"), ('"', '"')):
        text = f"{opener}One.\n{opener}Two,{closer} he said."
        assert find_marks(text).unbalanced == (), opener
        assert [text[q.start : q.end] for q in find_marks(text).quoted] == [f"{opener}One.", f"{opener}Two,{closer}"]


def test_a_known_paragraph_ends_what_was_left_open() -> None:
    text = "“I left at noon.\nHe walked home.\n“I am fine,” he said."
    breaks = [text.index("He walked"), text.index("“I am")]
    marks = find_marks(text, breaks)
    assert [text[q.start : q.end] for q in marks.quoted] == ["“I left at noon.", "“I am fine,”"]
    assert [text[s:e] for s, e in marks.unbalanced] == ["“"]


def test_paragraphs_of_a_file_with_old_line_ends_are_apart() -> None:
    text = "He said “it is late.\r\rThen “he” left."
    assert [text[q.start : q.end] for q in find_marks(text).quoted] == ["“it is late.", "“he”"]


def test_an_unbalanced_mark_of_two_characters_is_shown_whole() -> None:
    text = "He said ``it is late."
    assert [text[s:e] for s, e in find_marks(text).unbalanced] == ["``"]


@pytest.mark.parametrize("unit", ["‘Tis the season. ", "“a ``a ", "» ", "' ", '" ', "“", "‘a’ ", "'a \"b\" c.' "])
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * n
        # The collector looks at everything that other tests left behind.
        gc.disable()
        start = time.process_time()
        find_marks(text)
        took = time.process_time() - start
        gc.enable()
        return took

    # Quadratic time would be sixteen times as long.
    assert min(seconds(40_000) for _ in range(3)) < 12 * max(0.03, *(seconds(10_000) for _ in range(3)))


def test_a_single_quotation_may_hold_a_double_one() -> None:
    text = "She asked. 'The school says, \"Ring us.\" The desk closes at four.' He left."
    found = {text[q.start : q.end]: q.depth for q in find_marks(text).quoted}
    assert found == {"'The school says, \"Ring us.\" The desk closes at four.'": 0, '"Ring us."': 1}


def test_a_single_quotation_ends_right_behind_the_double_one_that_ends_its_sentence() -> None:
    text = "‘Within two years he stopped,’ she said. ‘He told me, “They’ve nothing left.”’"
    found = {text[q.start : q.end]: q.depth for q in find_marks(text).quoted}
    assert found["‘He told me, “They’ve nothing left.”’"] == 0
    assert found["“They’ve nothing left.”"] == 1


def test_an_apostrophe_before_a_quotation_opens_none() -> None:
    text = "Get 'em, he said. “It is late.” The workers' hall was shut."
    assert [text[q.start : q.end] for q in find_marks(text).quoted] == ["“It is late.”"]
