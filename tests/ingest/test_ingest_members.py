"""Web archives, feeds, rows of JSON, archives: what becomes of their members."""

import gzip
import io
from pathlib import Path

import pytest
from ingest_files import ATOM, RSS, page, row, tarred, warc_record, zipped
from ingest_pages import LEDE, PROSE, SAID, of_kind

from onrecord.ingest import originals, parse
from onrecord.ingest.language import unread
from onrecord.ingest.warc import warc_members
from onrecord.types import Document, Note, Original, Skipped

PIER = "https://courier.example/pier"


def members(path: Path, data: bytes, **fields: str) -> tuple[list[Document], list[Skipped]]:
    path.write_bytes(data)
    found = list(originals(str(path), fields=tuple(fields.items())))
    return [parse(one) for one in found if isinstance(one, Original)], [
        one for one in found if isinstance(one, Skipped)
    ]


def test_a_record_of_a_web_archive_gives_address_day_and_text(tmp_path: Path) -> None:
    record = warc_record(PIER, page().encode(), Content_Type="text/html; charset=utf-8")
    (found,), skipped = members(tmp_path / "a.warc", record)
    assert (found.path, found.url, found.retrieved) == (f"{tmp_path}/a.warc!{PIER}", PIER, "2020-07-09")
    assert skipped == []


def test_compressed_and_chunked_bodies_are_unpacked_and_the_server_s_encoding_believed(tmp_path: Path) -> None:
    packed = warc_record(PIER, gzip.compress(page().encode()), Content_Type="text/html", Content_Encoding="gzip")
    text = "<html><p>Жанна сказала".encode("cp1251")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(text), text)
    sent = warc_record(PIER, chunked, Content_Type="text/html; charset=windows-1251", Transfer_Encoding="chunked")
    (one, two), _ = members(tmp_path / "a.warc.gz", gzip.compress(packed) + gzip.compress(sent))
    assert LEDE in one.text
    assert two.text == "Жанна сказала"


def test_what_is_no_report_is_told_once_by_number(tmp_path: Path) -> None:
    records = [
        warc_record("https://a.example/x.png", b"x", Content_Type="image/png"),
        warc_record("https://a.example/y.png", b"x", Content_Type="image/png"),
        warc_record("https://a.example/old", b"", status="301 Moved"),
        warc_record(PIER, b"", type="revisit"),
        warc_record(PIER, b"", type="request"),
    ]
    found, (skipped,) = members(tmp_path / "a.warc", b"".join(records))
    assert found == []
    assert skipped.reason == "no-report"
    for told in ("2 image", "1 with status 301", "1 seen before (revisit)", "1 of type request"):
        assert told in skipped.detail


def test_an_archive_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    record = warc_record(PIER, page().encode(), Content_Type="text/html")
    found, skipped = members(tmp_path / "a.warc", record + record[:200])
    assert len(found) == 1
    assert [one.reason for one in skipped] == ["damaged"]


class Endless(io.RawIOBase):
    """A web archive without end, made as it is read."""

    def __init__(self) -> None:
        self.record = warc_record(PIER, page().encode(), Content_Type="text/html")
        self.n_read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        part = self.record[self.n_read % len(self.record) :][: len(view)]
        view[: len(part)] = part
        self.n_read += len(part)
        return len(part)


def test_a_web_archive_is_read_as_it_streams_by() -> None:
    stream = Endless()
    found = warc_members(io.BufferedReader(stream), "a.warc", 10_000)
    for _ in range(50):
        assert not isinstance(next(found), Skipped)
    assert stream.n_read < 60 * len(stream.record)


def test_the_entries_of_a_feed_are_reports_with_the_feed_as_publisher(tmp_path: Path) -> None:
    (one, two), _ = members(tmp_path / "a.rss", RSS.encode())
    assert (one.title, one.publisher, one.authors) == ("Board closes the north pier", "Ellery Courier", ("Jane Roe",))
    assert (one.published, one.url) == ("2020-07-08", PIER)
    assert of_kind(one, "paragraph") == list(PROSE)
    assert (two.title, two.authors, of_kind(two, "paragraph")) == (
        "Rain & wind\xa0ahead".replace("\xa0", " "),
        ("Sam Lind",),
        [SAID],
    )


def test_an_atom_entry_keeps_its_quotations(tmp_path: Path) -> None:
    ((found,), _) = members(tmp_path / "a.atom", ATOM.encode())
    assert (found.title, found.authors, found.url) == (
        "Board closes pier",
        ("Ines Halloran",),
        "https://notes.example/1",
    )
    assert of_kind(found, "quotation") == [SAID]


def test_a_feed_in_another_encoding_is_read(tmp_path: Path) -> None:
    feed = RSS.replace("utf-8", "iso-8859-1").replace(LEDE, f"{LEDE} Zoë").encode("latin-1", "xmlcharrefreplace")
    (one, _), _ = members(tmp_path / "a.xml", feed)
    assert "“We were told" in one.text


def test_rows_are_read_by_the_names_datasets_use_or_by_a_mapping(tmp_path: Path) -> None:
    known = row(body=LEDE, headline="Pier closes", authors=["Jane Roe"], date="2020-07-08", url=PIER, source="Courier")
    (found,), _ = members(tmp_path / "a.jsonl", known)
    assert (found.title, found.publisher, found.authors) == ("Pier closes", "Courier", ("Jane Roe",))
    assert (found.published, found.url, found.path) == ("2020-07-08", PIER, f"{tmp_path}/a.jsonl!1")
    (mapped,), _ = members(tmp_path / "b.jsonl", row(words=SAID, text=LEDE, top="Denied"), text="words", title="top")
    assert (mapped.title, SAID in mapped.text, LEDE in mapped.text) == ("Denied", True, False)


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_archives_are_walked_and_their_hidden_files_passed_over(tmp_path: Path, mode: str) -> None:
    inner = zipped({"c.txt": LEDE, "__MACOSX/c.txt": "x", ".hidden.txt": "x", "photo.jpg": "x"})
    found, skipped = members(tmp_path / "a.tar", tarred({"in/b.html": page(), "z.zip": inner}, mode))
    assert [one.path.partition("!")[2] for one in found] == ["in/b.html", "z.zip!c.txt"]
    assert [(one.path.partition("!")[2], one.reason) for one in skipped] == [("z.zip!photo.jpg", "unsupported-format")]


def test_an_input_that_is_not_there_is_skipped_and_not_raised(tmp_path: Path) -> None:
    (found,) = originals(str(tmp_path / "none.zip"))
    assert isinstance(found, Skipped) and found.reason == "missing"


def test_a_text_in_another_language_is_marked_and_a_note_says_that_it_is_not_read(tmp_path: Path) -> None:
    german = (
        "Der Hafenrat hat am Dienstag beschlossen, den Nordpier zu schließen, nachdem zwei Prüfer Risse fanden. " * 2
    )
    (found,), _ = members(tmp_path / "a.txt", german.encode())
    assert found.language == "de"
    note = unread(found, "en")
    assert isinstance(note, Note) and note.code == "language-not-read"
    (english,), _ = members(tmp_path / "b.txt", LEDE.encode())
    assert unread(english, "en") is None
    assert unread(found, "de") is None
