import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.visible import begun, one_line, shortened, visible

STEERING = ("\x1b", "\x9b", "\x07", "\x08", "\r", "\u202e", "\u2066", "\x7f", "\x00")


@settings(deadline=None)
@given(st.text())
def test_nothing_that_steers_a_terminal_is_left_and_offsets_stay(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown if c != "\n")
    assert not any(character in shown for character in STEERING)


@settings(deadline=None)
@given(st.text())
def test_making_visible_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


def test_an_escape_sequence_is_shown_as_a_picture() -> None:
    assert visible("a\x1b[31mred") == "a␛[31mred"


def test_ordinary_words_of_any_script_are_left_alone() -> None:
    text = "“Ça va,” said 李雷 😀 e\u0301 — שלום\n\nNext"
    assert visible(text) == text


def test_windows_line_ends_do_not_show() -> None:
    assert visible("one\r\ntwo") == "one \ntwo"


def test_one_line_joins_lines_and_runs_of_space() -> None:
    assert one_line(" a\n\n b\t\tc ") == "a b c"


def test_a_short_text_is_not_shortened() -> None:
    assert shortened("as it is", 8) == "as it is"


def test_a_long_text_keeps_its_beginning_and_its_end_at_whole_words() -> None:
    text = "The door was shut all morning and nobody in the whole of the harbour office had the key to it"
    short = shortened(text, 50)
    head, tail = short.split(" … ")
    assert len(short) <= 50
    assert text.startswith(head + " ")
    assert text.endswith(" " + tail)


@settings(deadline=None)
@given(st.text(), st.integers(min_value=8, max_value=200))
def test_a_shortened_text_is_never_wider_than_asked(text: str, width: int) -> None:
    assert len(shortened(text, width)) <= width
    assert len(begun(text, width)) <= width


def test_a_begun_text_ends_with_its_last_whole_word() -> None:
    assert begun("Engineer warned of cracks five months before", 30) == "Engineer warned of cracks …"
    assert begun("as it is", 8) == "as it is"
