import io
import re

import pytest
from cli_reports import content, document, passage
from rich.console import Console

from onrecord.cli.terminal.page import ASCII, UNICODE, Page
from onrecord.cli.terminal.report import show_reading
from onrecord.types import Attribution, Block, Candidate, Certainty, Note, Reading, Span, Speaker, Voice

TEXT = (
    "The harbour letter\n\n“I knew,” said Ana Ruiz, “and so did he.” 😀\n\n"
    "We regret that some of the words were lost.\n\nShare this page\n\nPhoto: the harbour"
)
KINDS = ("heading", "paragraph", "quotation", "furniture", "caption")


def reading(*attributions: Attribution, text: str = TEXT, **fields: object) -> Reading:
    plain = document(text)
    kinds = KINDS if text == TEXT else ("paragraph",) * len(plain.blocks)
    blocks = tuple(Block(block.span, kind) for block, kind in zip(plain.blocks, kinds, strict=True))
    return Reading(document(text, **({"blocks": blocks} | fields)), attributions)


def broken(**fields: object) -> Attribution:
    said = content(TEXT, "“I knew,”", "“and so did he.”")
    return Attribution("a1", "direct", passage(TEXT, "Ana Ruiz"), passage(TEXT, "said"), said, 0.934, **fields)  # type: ignore[arg-type]


def shown(found: Reading, *, width: int = 80, colours: bool = False, ascii_only: bool = False) -> str:
    out = io.StringIO()
    system = "standard" if colours else None
    console = Console(
        file=out, width=width, force_terminal=colours, color_system=system, markup=False, emoji=False, highlight=False
    )
    show_reading(found, Page(console, ASCII if ascii_only else UNICODE))
    return out.getvalue()


def test_the_header_says_what_the_page_says_of_itself() -> None:
    found = reading(publisher="The Courier", published="2020-07-08", authors=("Ana Ruiz", "Tom Lee"), language="en")
    lines = shown(found).splitlines()
    assert lines[:2] == ["The harbour letter", "The Courier · 2020-07-08 · Ana Ruiz, Tom Lee"]
    assert lines[2].endswith("case/report.txt")


def test_a_page_that_says_nothing_of_itself_is_said_to() -> None:
    lines = shown(reading(title=None)).splitlines()
    assert lines[0] == "publisher, date and author are not stated"


def test_a_text_without_a_title_shows_its_first_line_once() -> None:
    assert shown(reading(broken(), title=None)).count("The harbour letter") == 1


def test_a_title_that_is_the_first_paragraph_too_is_shown_once() -> None:
    text = "One line and  no more"
    assert shown(Reading(document(text, title="One line and no more"), ())).count("One line") == 1


def test_a_line_end_in_a_file_name_does_not_break_the_header() -> None:
    lines = shown(reading(path="new\nname.txt", publisher="The\nCourier")).splitlines()
    assert lines[1].startswith("The Courier · ") or lines[1] == "The Courier"
    assert lines[2].endswith("new name.txt")


def test_furniture_is_left_out_and_counted() -> None:
    text = shown(reading(broken()))
    assert "Share this page" not in text
    assert "(1 piece of page furniture left out" in text


def test_furniture_that_holds_an_attribution_is_shown() -> None:
    said = Attribution("a", "indirect", None, None, content(TEXT, "Share this"), 0.5)
    assert "[furniture] ⟦¹Share this⟧ page" in shown(reading(said))


def test_a_heading_that_repeats_the_title_is_not_repeated() -> None:
    assert shown(reading(broken())).count("The harbour letter") == 1


def test_a_quotation_set_apart_has_a_bar_and_a_caption_its_name() -> None:
    text = shown(reading(broken()))
    assert "  │ We regret that" in text
    assert "[caption] Photo: the harbour" in text


def test_a_card_says_who_how_what_how_sure_and_where() -> None:
    text = shown(reading(broken()))
    card = "\n".join(
        (
            "  1  Ana Ruiz → said",
            "     “I knew,” “and so did he.”",
            "     direct · confidence 0.93 · id a1 · characters 20–29 and 45–61",
        )
    )
    assert card in text


def test_a_card_tells_what_sets_an_attribution_apart() -> None:
    said = broken(
        addressee=passage(TEXT, "he"),
        speaker=Speaker("p", "Ana Maria Ruiz", "person"),
        act="deny",
        certainty=Certainty("probable", "negative"),
        stance="doubts",
        basis="hearsay",
        said="2020-07",
        chain=(Voice("Ana Ruiz", "said"), Voice("The Courier", None)),
    )
    text = shown(reading(said))
    for words in (
        "Ana Ruiz (Ana Maria Ruiz) → said",
        "to he",
        "act: deny · modality: probable · polarity: negative · reporter doubts",
        "basis: hearsay",
        "said 2020-07",
        "chain: Ana Ruiz (said) → The Courier",
    ):
        assert words in " ".join(text.split())


def test_a_card_without_a_source_says_so_and_who_it_may_be() -> None:
    said = content(TEXT, "We regret that some of the words were lost.")
    text = shown(
        reading(Attribution("a", "block", None, None, said, 0.4, candidates=(Candidate("p", "Ana", "named before"),)))
    )
    assert "  1  source not named\n" in text
    assert "may be Ana (named before)" in text
    assert "1 attribution · 1 block · 1 without a source" in text


def test_a_long_content_is_cut_in_the_middle_on_its_card_only() -> None:
    words = "start " + "and so on " * 40 + "finish"
    report = document(words)
    text = shown(Reading(report, (Attribution("a", "block", None, None, content(words, words), 0.5),)))
    card = text.split("  1  ")[1]
    assert "start" in card
    assert " … " in card
    assert "finish" in card
    assert len(card) < 400


def test_a_note_stands_on_the_card_it_belongs_to_and_others_below() -> None:
    found = reading(broken())
    notes = (Note("unbalanced", Span(21, 22), "opens only"), Note("odd", Span(0, 3), "an odd word"))
    text = shown(Reading(found.document, found.attributions, notes=notes))
    assert "     note: opens only [unbalanced]" in text
    assert "\nat 0–3, note: an odd word [odd]" in text


def test_a_text_without_attributions_is_shown_and_said_to_have_none() -> None:
    assert shown(reading()).endswith("No attributions found in this text.\n")


def test_an_empty_text_has_a_view_too() -> None:
    assert "(a report without words)" in shown(Reading(document("", title=None), ()))


HOSTILE = "\x1b]0;owned\x07\x1b[2J[bold red]loud[/] :smile: [link=http://x.example]x[/link] \x9b31m \u202e end"


def test_hostile_text_reaches_the_terminal_neither_raw_nor_as_markup() -> None:
    text = f"“{HOSTILE}” said {HOSTILE}"
    said = Attribution(
        "a", "direct", passage(text, HOSTILE, 1), passage(text, "said"), content(text, f"“{HOSTILE}”"), 0.5
    )
    fields = dict.fromkeys(("title", "publisher", "published", "path", "language"), HOSTILE)
    report = document(text, authors=(HOSTILE,), **fields)
    speaker = Speaker(HOSTILE, HOSTILE, "person")
    said = Attribution(
        "a", "direct", said.source, said.cue, said.content, 0.5, speaker=speaker, chain=(Voice(HOSTILE, HOSTILE),) * 2,
        candidates=(Candidate(HOSTILE, HOSTILE, HOSTILE),), said=HOSTILE, addressee=said.source,
    )  # fmt: skip
    text = shown(
        Reading(report, (said,), notes=(Note(HOSTILE, Span(0, 1), HOSTILE), Note("x", Span(900, 901), HOSTILE)))
    )
    assert not {character for character in text if character < " " and character != "\n"}
    assert not set("\x7f\x9b\u202e") & set(text)
    assert "[bold red]loud[/] :smile:" in text
    assert "[link=http://x.example]" in " ".join(text.split())


def test_with_colours_the_only_escape_sequences_are_our_own() -> None:
    text = HOSTILE
    out = shown(
        Reading(document(text), (Attribution("a", "block", None, None, content(text, text), 0.5),)), colours=True
    )
    assert "\x1b" in out
    assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", out)


@pytest.mark.parametrize("width", [30, 80, 100])
def test_no_line_is_wider_than_the_page_or_ends_in_a_space(width: int) -> None:
    text = "“We have to go on, whatever it costs us,” said Ana Ruiz of the harbour office. " * 5
    said = Attribution(
        "a", "direct", passage(text, "Ana Ruiz"), passage(text, "said"), content(text, "“We have to go on,"), 0.5
    )
    lines = shown(Reading(document(text), (said,)), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_on_a_wide_terminal_lines_stay_readable() -> None:
    lines = shown(Reading(document("word " * 100), ()), width=200).splitlines()
    assert max(map(len, lines)) <= 100


def test_the_ascii_view_draws_with_ascii_alone() -> None:
    text = "\n".join(line for line in shown(reading(broken()), ascii_only=True).splitlines() if "“" not in line)
    assert text.isascii()
