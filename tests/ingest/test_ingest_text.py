import pytest
from ingest_pages import LEDE, PROSE, article, kinds, of_kind, read


def inner(markup: str) -> list[str]:
    return of_kind(read(article(markup)), "paragraph")[2:-2]


def test_white_space_collapses_as_on_the_screen() -> None:
    assert inner("<p>  Two \n words,\t<b> bold </b> and <i>it</i>alic\u00a0kept. </p>") == [
        "Two words, bold and italic\u00a0kept."
    ]


def test_one_break_is_a_line_end_and_two_are_a_new_block() -> None:
    assert inner("<p>Roses are red,<br> violets are blue.<br><br>Next verse<br/>\n<br/>Last verse</p>") == [
        "Roses are red,\nviolets are blue.",
        "Next verse",
        "Last verse",
    ]


def test_inline_tags_do_not_part_words_and_blocks_do() -> None:
    assert inner("<p><span>O</span>nce up<wbr>on a <em>ti</em>me</p><div>One<p>Two</p>Three</div>") == [
        "Once upon a time",
        "One",
        "Two",
        "Three",
    ]


def test_preformatted_text_keeps_its_lines_and_parts_at_blank_ones() -> None:
    assert inner("<pre>First  line,\nsecond line.\n\n\nNext    block.</pre>") == [
        "First  line,\nsecond line.",
        "Next    block.",
    ]


def test_character_references_are_read() -> None:
    assert inner("<p>Fish &amp; chips &lt;5&nbsp;&euro; &#8220;caf&eacute;&#8221; &#xD800;</p>") == [
        "Fish & chips <5\u00a0€ “café” \ufffd"
    ]


@pytest.mark.parametrize(
    ("written", "shown"), [("a &#³ b", "a &#³ b"), ("a &#65³ b", "a A³ b"), ("a &#65é b", "a Aé b"), ("&#٦٥;", "&#٦٥;")]
)
def test_a_character_reference_has_ascii_digits_alone(written: str, shown: str) -> None:
    assert inner(f"<p>{written}</p>") == [shown]


def test_offsets_are_code_points_with_emoji_and_combining_characters() -> None:
    found = read(
        article(
            "<p>\U0001f469\u200d\U0001f52c e\u0301 \U0001f1fa\U0001f1e6</p>"
            "<blockquote>“Qu\u0308ite \U0001f600”</blockquote>"
        )
    )
    block = next(block for block in found.blocks if block.kind == "quotation")
    assert found.text[block.span.start : block.span.end] == "“Qu\u0308ite \U0001f600”"
    assert "\U0001f469\u200d\U0001f52c e\u0301 \U0001f1fa\U0001f1e6" in found.text


def test_broken_html_is_read_as_browsers_read_it() -> None:
    start = f"<html><p>{PROSE[0]}<p>{PROSE[1]} <b>bold <i>both</b> slanted</i><div></p>"
    broken = f"{start}<p>{PROSE[2]}<blockquote>Set apart<p>{PROSE[3]}"
    found = read(broken)
    assert kinds(found)[0] == ("paragraph", LEDE)
    assert f"{PROSE[1]} bold both slanted" in found.text
    assert of_kind(found, "quotation") == ["Set apart", PROSE[3]]


def test_text_that_stands_wrongly_in_a_table_is_not_lost() -> None:
    assert "Stray words" in read(article("<table>Stray words<tr><td>1<td>2</table>")).text


def test_empty_paragraphs_leave_no_block() -> None:
    assert inner("<p>&nbsp;</p><p></p><p>\u200b</p><p><br></p><p>Here.</p>") == ["Here."]
