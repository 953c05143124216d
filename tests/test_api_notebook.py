import pytest

from onrecord.notebook import MOST_ROWS
from onrecord.types import Answer, Attribution, Content, Document, Passage, Reading, Span, Speaker

HOSTILE = "<script>alert(\"1\")</script>&<img src=x onerror='x'>\x1b[31m\u202eevil\x85"


def reading(text: str, n: int = 1) -> Reading:
    document = Document("a" * 16, text, "a" * 64, text, (), title=text)
    span = Span(0, len(text))
    one = Attribution(
        "b" * 16, "direct", Passage(span, text), Passage(span, text), Content((span,), text), 0.5,
        speaker=Speaker("p1", text, "person"),
    )  # fmt: skip
    return Reading(document, (one,) * n)


@pytest.mark.parametrize("value", [reading(HOSTILE), Answer(HOSTILE, (), 0, 5, 2)], ids=["reading", "answer"])
def test_a_hostile_text_is_shown_as_text(value: Reading | Answer) -> None:
    shown = value._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x85" not in shown
    assert "&lt;script&gt;" in shown


def test_a_long_reading_is_cut_and_says_so() -> None:
    shown = reading("Nobody knew. " * 100, MOST_ROWS + 10)._repr_html_()
    assert shown.count("<tr>") == MOST_ROWS + 1
    assert f"{MOST_ROWS + 10} attributions" in shown
    assert f"the first {MOST_ROWS} rows are shown" in shown
    assert len(shown) < 100_000


def test_an_answer_says_what_it_rests_on() -> None:
    assert "0 of 5 statements in 2 reports" in Answer("sabotage", (), 0, 5, 2)._repr_html_()
