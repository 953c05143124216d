"""What holds for every loader: offsets, blocks, the same again, bytes kept, a reason for what is refused."""

import bz2
import gzip
import hashlib
import lzma
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingest_files import ATOM, MAIL, RSS, docx, lines, odt, p, page, pdf, row, rtf, tarred, warc_record, wrapped, zipped
from ingest_pages import LEDE, SAID, original, paragraphs

from onrecord.errors import InputRefused
from onrecord.ingest import originals, parse
from onrecord.types import Document, Original, Skipped

PAGE = page("Board closes the north pier", LEDE, SAID)
TEXT = f"Board closes the north pier\n\n{LEDE}\n\n{SAID}\n"
WARC = warc_record("https://courier.example/pier", PAGE.encode(), Content_Type="text/html")
MBOX = f"From jane Wed Jul  8 10:00:00 2020\n{MAIL}\nFrom jane Wed Jul  8 10:00:00 2020\n{MAIL}"
RTF = rtf(rf"\pard Board closes\par {LEDE}\par {SAID}\par")
PDF = pdf([lines(["Board closes the north pier"], top=60) + lines([*wrapped(LEDE, 80), *wrapped(SAID, 80)])])
FILES: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "a.html": PAGE.encode(),
    "a.pdf": PDF,
    "a.docx": docx(p("Board closes", "T") + p(LEDE) + p(SAID, "Q")),
    "a.odt": odt(f"<text:h>Board closes</text:h><text:p>{LEDE}</text:p><text:p>{SAID}</text:p>"),
    "a.rtf": RTF,
    "a.eml": MAIL.encode(),
    "a.mbox": MBOX.encode(),
    "a.warc": WARC * 2,
    "a.warc.gz": gzip.compress(WARC) + gzip.compress(WARC),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.jsonl": row(text=LEDE, title="Board closes") + b"\n" + row(body=paragraphs(LEDE, SAID)) + b"\n",
    "a.json": b"[" + row(text=LEDE) + b",\n" + row(content=LEDE) + b"]",
    "a.zip": zipped({"in/a.txt": TEXT, "b.pdf": PDF}),
    "a.tar": tarred({"in/a.txt": TEXT, "b.rtf": RTF}),
    "a.tar.gz": tarred({"in/a.txt": TEXT}, "w:gz"),
    "a.tar.bz2": tarred({"in/a.html": PAGE}, "w:bz2"),
    "a.tar.xz": tarred({"in/a.html": PAGE}, "w:xz"),
    "a.html.gz": gzip.compress(PAGE.encode()),
    "a.txt.bz2": bz2.compress(TEXT.encode()),
    "a.txt.xz": lzma.compress(TEXT.encode()),
}
STORED_AS_THEY_ARE = ("a.mbox", "a.warc", "a.rss", "a.atom", "a.jsonl", "a.json", "a.tar")
REASON = re.compile(r"[a-z]+(?:-[a-z]+)*")


def found_in(tmp_path: Path, name: str, data: bytes) -> list[tuple[Original, Document] | Skipped]:
    (tmp_path / name).write_bytes(data)
    found: list[tuple[Original, Document] | Skipped] = []
    for one in originals(str(tmp_path / name)):
        if isinstance(one, Skipped):
            found.append(one)
            continue
        try:
            found.append((one, parse(one)))
        except InputRefused as refused:
            found.append(Skipped(refused.path, refused.reason, refused.detail))
    return found


def assert_lawful(found: list[tuple[Original, Document] | Skipped]) -> None:
    assert found
    for one in found:
        if isinstance(one, Skipped):
            assert REASON.fullmatch(one.reason) and one.detail.endswith("."), one
            assert one.path.encode("utf-8")
            continue
        original, document = one
        assert (document.path, document.sha256) == (original.path, hashlib.sha256(original.data).hexdigest())
        assert document.id == document.sha256[:16]
        assert document.text.encode("utf-8")
        at = 0
        for block in document.blocks:
            passage = document.text[block.span.start : block.span.end]
            assert block.span.start >= at and passage and passage == passage.strip()
            assert document.text[at : block.span.start].strip() == ""
            at = block.span.end
        assert document.blocks and document.text[at:].strip() == ""


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_report_with_its_words_and_lawful_blocks(tmp_path: Path, name: str) -> None:
    found = found_in(tmp_path, name, FILES[name])
    assert_lawful(found)
    documents = [one[1] for one in found if not isinstance(one, Skipped)]
    assert len(documents) == len(found)
    assert any(LEDE in document.text for document in documents)
    assert {document.language for document in documents} == {"en"}


@pytest.mark.parametrize("name", FILES)
def test_reading_a_format_again_gives_the_same(tmp_path: Path, name: str) -> None:
    assert found_in(tmp_path, name, FILES[name]) == found_in(tmp_path, name, FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_a_member_is_named_after_its_container_and_keeps_its_bytes(tmp_path: Path, name: str) -> None:
    for one in found_in(tmp_path, name, FILES[name]):
        assert not isinstance(one, Skipped)
        original, document = one
        container, _, member = document.path.partition("!")
        assert container == str(tmp_path / name)
        if not member and not name.endswith((".gz", ".bz2", ".xz")):
            assert original.data == FILES[name]
        if name in STORED_AS_THEY_ARE:
            assert original.data in FILES[name]
        assert parse(original) == document


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_is_read_in_part_or_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    for share in (0.1, 0.5, 0.95):
        assert_lawful(found_in(tmp_path, name, FILES[name][: int(len(FILES[name]) * share)]))


@pytest.mark.parametrize("name", FILES)
def test_a_file_under_a_name_that_lies_is_read_by_its_bytes(tmp_path: Path, name: str) -> None:
    if name in ("a.jsonl", "a.json"):
        pytest.skip("rows of JSON called .txt are a plain text that shows JSON")
    found = found_in(tmp_path, "lie.txt", FILES[name])
    assert_lawful(found)
    assert any(LEDE in one[1].text for one in found if not isinstance(one, Skipped))


ODD = "“Ça va,” e\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 – said Zoë. \U0001d518"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(p(ODD) + p(LEDE))),
        ("a.odt", odt(f"<text:p>{ODD}</text:p><text:p>{LEDE}</text:p>")),
        ("a.eml", MAIL.replace(LEDE, ODD).encode()),
        ("a.rss", RSS.replace(LEDE, ODD).encode()),
        ("a.jsonl", row(text=f"{ODD}\n\n{LEDE}")),
        ("a.warc", warc_record("https://x.example/", page("T", ODD, LEDE).encode(), Content_Type="text/html")),
    ],
)
def test_letters_of_many_code_points_keep_their_offsets(tmp_path: Path, name: str, data: bytes) -> None:
    found = found_in(tmp_path, name, data)
    assert_lawful(found)
    texts = [one[1].text for one in found if not isinstance(one, Skipped)]
    assert any(ODD in text for text in texts)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_was_tampered_with_is_read_or_refused_with_a_reason(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    raw = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        end = min(len(raw), at + data.draw(st.integers(0, 40)))
        raw[at:end] = data.draw(st.binary(max_size=12)) * data.draw(st.sampled_from([1, 1, 1, 100]))
    if raw:
        assert_lawful(found_in(tmp_path, name, bytes(raw)))


def test_parse_refuses_a_container_and_says_so() -> None:
    with pytest.raises(InputRefused) as caught:
        parse(original(FILES["a.zip"], "a.zip"))
    assert caught.value.reason == "container"
