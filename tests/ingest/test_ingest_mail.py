from pathlib import Path

import pytest
from ingest_files import MAIL, docx, p
from ingest_pages import LAST, LEDE, QUOTE, SAID, kind_of, kinds, of_kind, read

from onrecord.ingest import originals, parse
from onrecord.ingest.quoted import body_parts
from onrecord.types import Document, Original


def test_headers_give_the_facts_and_stand_before_the_text() -> None:
    found = read(MAIL, "a.eml")
    assert (found.title, found.authors, found.published) == ("Pier closes – notes", ("Jane Roe",), "2020-07-08")
    assert [kind for kind, _ in kinds(found)[:4]] == ["heading", "byline", "furniture", "dateline"]


def test_quoted_replies_are_quotations_behind_the_line_that_names_their_writer() -> None:
    found = read(MAIL, "a.eml")
    assert of_kind(found, "quotation") == [SAID, QUOTE]
    kind, line = kinds(found)[5]
    assert (kind, line.split("\n")[0], line[-6:]) == (
        "paragraph",
        "On Tue, 7 Jul 2020 at 10:15, Tomas Brandt",
        "wrote:",
    )
    assert kind_of(found, LAST) == "paragraph"
    assert kinds(found)[-1] == ("furniture", "Jane Roe\nEllery Courier")


def test_what_follows_an_original_message_is_a_quotation() -> None:
    body = f"{LEDE}\n\n-----Original Message-----\nFrom: Tomas Brandt\nSent: Tuesday\nSubject: Pier\n\n{SAID}\n"
    told = [(part.kind, part.text) for part in body_parts(body)]
    assert told == [
        ("paragraph", LEDE), ("furniture", "-----Original Message-----"),
        ("paragraph", "From: Tomas Brandt\nSent: Tuesday\nSubject: Pier"), ("quotation", SAID),
    ]  # fmt: skip


def test_flowed_lines_are_joined() -> None:
    (part,) = body_parts("The board met \non Tuesday and \nclosed the pier.", flowed=True)
    assert part.text == "The board met on Tuesday and closed the pier."


def mail_of(*parts: str) -> bytes:
    inner = "".join(f"--b\n{part}\n" for part in parts)
    head = (
        "From: Jane Roe <j@x.example>\nSubject: Pier\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    )
    return f"{head}{inner}--b--\n".encode()


def test_the_page_is_read_where_the_plain_text_says_nothing() -> None:
    page = f"<p>{LEDE}</p><p>{SAID}</p><blockquote><p>{LAST}</p></blockquote>"
    found = read(mail_of("Content-Type: text/plain\n\nNo HTML?", f"Content-Type: text/html\n\n{page}"), "a.eml")
    assert LEDE in found.text and "No HTML?" not in found.text
    assert of_kind(found, "quotation") == [LAST]
    both = mail_of(f"Content-Type: text/plain\n\n{LEDE}\n\n{SAID}", f"Content-Type: text/html\n\n{page}")
    assert LAST not in read(both, "a.eml").text


def members(path: Path, data: bytes) -> list[Document]:
    path.write_bytes(data)
    return [parse(one) for one in originals(str(path)) if isinstance(one, Original)]


def test_attachments_are_documents_of_their_own_and_pictures_are_listed(tmp_path: Path) -> None:
    data = mail_of(
        f"Content-Type: text/plain\n\n{LEDE}",
        f'Content-Disposition: attachment; filename="../notes.txt"\n\n{SAID}',
        'Content-Type: image/png\nContent-Disposition: inline; filename="logo.png"\n\nx',
    )
    mail, notes = members(tmp_path / "a.eml", data)
    assert kinds(mail)[-1] == ("furniture", "Attached: notes.txt, logo.png")
    assert (notes.path, notes.text.strip()) == (f"{tmp_path}/a.eml!notes.txt", SAID)


def test_a_word_file_in_a_mail_in_an_mbox_is_found(tmp_path: Path) -> None:
    from base64 import encodebytes

    packed = encodebytes(docx(p(SAID))).decode()
    mail = mail_of(
        f"Content-Type: text/plain\n\n{LEDE}",
        f'Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="a.docx"\n\n{packed}',
    )
    found = members(tmp_path / "a.mbox", b"From j Wed Jul  8 10:00:00 2020\n" + mail)
    assert [one.path.partition("!")[2] for one in found] == ["1.eml", "1.eml!a.docx"]
    assert found[1].text == SAID


def test_an_mbox_gives_from_lines_back_as_they_were(tmp_path: Path) -> None:
    box = (
        f"From a Wed Jul  8 10:00:00 2020\n{MAIL}\n>From the pier it is far.\n\nFrom b Thu Jul  9 10:00:00 2020\n{MAIL}"
    )
    first, second = members(tmp_path / "a.mbox", box.encode())
    assert "\nFrom the pier it is far." in first.text
    assert second.title == first.title


@pytest.mark.parametrize("date", ["not a date", "Wed, 99 Jul 2020 00:00:00", ""])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert read(MAIL.replace("Wed, 8 Jul 2020 23:30:00 -0400", date), "a.eml").published is None


def test_a_time_zone_without_end_leaves_the_day() -> None:
    found = read(MAIL.replace("-0400", "-" + "9" * 40), "a.eml")
    assert found.published == "2020-07-08"


def test_a_mail_that_is_only_a_page_in_another_language_is_read_and_marked() -> None:
    german = "Der Hafenausschuss hat am Dienstag beschlossen, den nördlichen Pier wegen der Risse zu sperren. " * 3
    page = MAIL.split("\n\n", maxsplit=1)[0].replace("text/plain", "text/html") + f"\n\n<html><p>{german}</p></html>"
    found = read(page, "a.eml")
    assert german.strip() in found.text
    assert found.language == "de"
