"""Where an editor underlines what: lines, its own units, severities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

lsp = pytest.importorskip("lsprotocol.types", reason="pygls is not installed: pip install 'onrecord[lsp]'")

from onrecord.lsp.desk import draft_of  # noqa: E402
from onrecord.lsp.marked import Lines  # noqa: E402

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


@pytest.mark.parametrize(
    ("encoding", "column"), [(UTF8, 7), (UTF16, 5), (UTF32, 4)], ids=["bytes", "sixteen bits", "code points"]
)
def test_a_place_is_told_in_the_units_that_the_editor_counts_in(encoding: str, column: int) -> None:
    text = "one\r\nat 🙂e\u0301 end"
    place = Lines(text, encoding).position(text.index("🙂") + 1)
    assert (place.line, place.character) == (1, column)


@given(st.text(alphabet="ab \n\r🙂\u0301\u2028", max_size=60), st.data())
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = Lines(text, UTF32).position(offset)
    import re

    starts = [0, *(m.end() for m in re.finditer("\r\n|\r|\n", text))]
    assert starts[place.line] + place.character == offset


@pytest.mark.parametrize(
    ("uri", "language", "path"),
    [
        ("file:///d/my%20draft.md", "markdown", "/d/my draft.md"),
        ("untitled:Untitled-1", "markdown", "Untitled-1.md"),
        ("file:///d/page.htm", "html", "/d/page.htm"),
        ("file:///d/notes", "plaintext", "/d/notes"),
    ],
)
def test_a_draft_is_read_as_what_the_editor_says_it_is(uri: str, language: str, path: str) -> None:
    draft = draft_of(uri, language, "é 🙂")
    assert (draft.path, draft.data.decode()) == (path, "é 🙂")
