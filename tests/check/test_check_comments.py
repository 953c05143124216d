import hashlib
import io
import re
import zipfile
from dataclasses import replace

import pytest
from check_reports import reading, said, sources

from onrecord.check import check_draft
from onrecord.check.comments import commented
from onrecord.errors import InputRefused
from onrecord.ingest.docx import docx_document
from onrecord.types import Original

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
PARAGRAPHS = (
    ("It went on 😀.",),
    ("Ruiz said “we will ", "not close", " it now”, and left.", " That was all."),
    ("Novak said “we will not close it now”.",),
)


def docx(paragraphs: tuple[tuple[str, ...], ...] = PARAGRAPHS, **parts: str) -> Original:
    body = "".join(
        "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"
        for runs in paragraphs
    )
    whole = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    held = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": '<?xml version="1.0" encoding="UTF-8"?>\n' + whole,
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in held.items():
            archive.writestr(name, text)
    return Original("draft.docx", out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest())


def copied(original: Original) -> tuple[zipfile.ZipFile, bytes]:
    """The copy with comments of a draft whose quotations are held against a source, and its body."""
    text = "“We will close it now,” said Ana Ruiz.\n"
    document = docx_document(original)
    found = check_draft(
        replace(reading(document.text), document=document),
        sources(reading(text, said(text, "“We will close it now,”", "Ana Ruiz"))),
    )
    data = commented(original, document.text, found)
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return archive, archive.read("word/document.xml")


def without_marks(body: bytes) -> bytes:
    return re.sub(rb"<c:commentRange(?:Start|End) [^>]*/>|<c:r [^>]*><c:commentReference [^>]*/></c:r>", b"", body)


def test_the_text_of_the_copy_is_untouched() -> None:
    original = docx()
    archive, body = copied(original)
    before = zipfile.ZipFile(io.BytesIO(original.data))
    assert without_marks(body) == before.read("word/document.xml")
    again = docx_document(Original("copy.docx", *(lambda d: (d, "0" * 64))(archive.fp.getvalue())))  # type: ignore[union-attr]
    assert again.text.startswith(docx_document(original).text)


def test_each_comment_goes_around_the_runs_of_its_own_quotation() -> None:
    _, body = copied(docx())
    marked = re.findall(r'commentRangeStart [^>]*id="(\d)"/>(.*?)<c:commentRangeEnd [^>]*id="\1"', body.decode())
    words = ["".join(re.findall("<w:t[^>]*>([^<]*)", inside)) for _, inside in marked]
    assert words == ["Ruiz said “we will not close it now”, and left.", "Novak said “we will not close it now”."]


def test_comments_say_what_was_found_and_are_declared() -> None:
    archive, _ = copied(docx())
    comments = archive.read("word/comments.xml").decode()
    assert "Q203 negation-changed" in comments
    assert comments.count("<c:comment ") == 2
    assert "comments+xml" in archive.read("[Content_Types].xml").decode()
    assert 'Target="comments.xml"' in archive.read("word/_rels/document.xml.rels").decode()


def test_comments_that_the_draft_has_stay() -> None:
    old = f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="Jo"><w:p/></w:comment></w:comments>'
    archive, body = copied(docx(comments=old))
    comments = archive.read("word/comments.xml").decode()
    assert 'w:id="7" w:author="Jo"' in comments
    assert 'c:id="8"' in comments
    assert b'c:id="8"' in body


@pytest.mark.parametrize("data", [b"just text", b"PK\x03\x04 and nothing of a zip file"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputRefused):
        commented(Original("draft.txt", data, "0" * 64), "", ())


def test_a_body_in_another_encoding_is_refused() -> None:
    original = docx()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original.data)) as old, zipfile.ZipFile(out, "w") as new:
        body = old.read("word/document.xml").decode().replace("UTF-8", "UTF-16").encode("utf-16")
        new.writestr("[Content_Types].xml", TYPES)
        new.writestr("word/document.xml", body)
    with pytest.raises(InputRefused, match="UTF-8"):
        commented(Original("draft.docx", out.getvalue(), "0" * 64), "", ())
