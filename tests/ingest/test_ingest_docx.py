import pytest
from ingest_files import W, docx, odt, p, rtf
from ingest_pages import LEDE, QUOTE, SAID, kinds, of_kind, read

NOTES = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">{p("A note.")}</w:footnote></w:footnotes>'  # noqa: E501
COMMENTS = f'<w:comments {W}><w:comment w:author="Ed">{p("Check this.")}</w:comment></w:comments>'
CORE = (
    '<c:x xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Old title</dc:title>'
    "<dc:creator>Sam Lind</dc:creator></c:x>"
)


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def test_styles_tell_headings_quotations_and_captions_also_by_what_they_are_based_on() -> None:
    found = read(docx(p("Pier closes", "T") + p(LEDE) + p(QUOTE, "Mine") + p("The pier", "C") + p(SAID)), "a.docx")
    assert [kind for kind, _ in kinds(found)] == ["heading", "paragraph", "quotation", "caption", "paragraph"]
    assert found.title == "Pier closes"


def test_tracked_insertions_are_text_and_deletions_are_not() -> None:
    body = p(f"{run('The board ')}<w:ins>{run('never ')}</w:ins><w:del>{run('often ', 'delText')}</w:del>{run('met.')}")
    moved = p(f"<w:moveFrom>{run('It rained.')}</w:moveFrom><w:moveTo>{run('It snowed.')}</w:moveTo>")
    assert read(docx(body + moved), "a.docx").text == "The board never met.\n\nIt snowed."


def test_footnotes_stand_after_the_text_and_comments_and_headers_are_furniture() -> None:
    body = p(f'{run(LEDE)}<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = read(docx(body, footnotes=NOTES, comments=COMMENTS, header1=f"<w:hdr {W}>{p('Draft 1')}</w:hdr>"), "a.docx")
    assert of_kind(found, "paragraph") == [f"{LEDE}[2]", "[2] A note."]
    assert of_kind(found, "furniture") == ["Draft 1", "Comment by Ed: Check this."]


def test_a_table_of_short_cells_is_a_row_a_block() -> None:
    row = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("Pier", "closed"))
    assert read(docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>{p(LEDE)}"), "a.docx").text == f"Pier\tclosed\n\n{LEDE}"


def test_the_page_is_believed_before_the_properties_of_the_file() -> None:
    told = read(docx(p("Pier closes", "T") + p("By Jane Roe") + p(LEDE), core=CORE), "a.docx")
    assert (told.title, told.authors, told.published) == ("Pier closes", ("Jane Roe",), None)
    silent = read(docx(p(LEDE) + p(SAID), core=CORE), "a.docx")
    assert (silent.title, silent.authors) == ("Old title", ("Sam Lind",))


def test_text_for_old_and_new_programs_is_taken_once() -> None:
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{run('once')}</mc:Choice><mc:Fallback>{run('twice')}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(docx(p(f"{run('Said ')}{both}{run('.')}")), "a.docx").text == "Said once."


def test_an_opendocument_text_keeps_notes_and_spaces_and_leaves_deleted_text_out() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>The note.</text:p></text:note-body></text:note>"
    )
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Pier closes</text:h>"
        f"<text:p text:style-name='P1'>{SAID}</text:p>"
        f"<text:p>{LEDE}\n   <text:span>So<text:s text:c='2'/>it is.</text:span>"
        f"{note}</text:p>"
    )
    found = read(odt(body, '<style:style style:name="P1" style:parent-style-name="Quotations"/>'), "a.odt")
    assert kinds(found) == [
        ("heading", "Pier closes"), ("quotation", SAID), ("paragraph", f"{LEDE} So  it is.[1]"),
        ("paragraph", "[1] The note."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"Caf\'e9 \ldblquote open\rdblquote\emdash now", "Café “open”—now"),
        (r"\u8220 ?Yes\u8221 ?", "“Yes”"),
        (r"\uc0\u8220 Yes\u8221 !", "“Yes”!"),
        (r"A{\deleted  gone} word", "A word"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt A link}}", "A link"),
        (r"\u55357 ?\u56832 ? smiles", "\U0001f600 smiles"),
        (r"{\pict 00ff00ff}Words", "Words"),
        (r"\{braces\} \\ \~x", "{braces} \\ \xa0x"),
        ("one\r\n two", "one two"),
    ],
)
def test_rtf_is_read_as_it_is_shown(written: str, read_as: str) -> None:
    assert read(rtf(rf"\pard {written}\par {LEDE}"), "a.rtf").text.split("\n\n")[0] == read_as


def test_rtf_styles_and_footnotes_are_kept() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Intense Quote;}}"
    body = rf"\pard\s1 Pier closes\par\pard\s2 {SAID}\par\pard {LEDE}{{\footnote\pard A note.}}\par"
    found = read(rtf(styles + body), "a.rtf")
    assert kinds(found) == [
        ("heading", "Pier closes"), ("quotation", SAID), ("paragraph", f"{LEDE}[1]"), ("paragraph", "[1] A note."),
    ]  # fmt: skip
