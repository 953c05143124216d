import pytest
from ingest_pages import LAST, LEDE, PROSE, QUOTE, SAID, of_kind, original, paragraphs, read

from onrecord.errors import InputRefused
from onrecord.ingest import parse

REPORT = "Café owner speaks\n\n“We’re at the naïve end – it costs €5,” said Zoë Müller.\n\n" + "\n\n".join(PROSE)


def reason(data: bytes, path: str = "a.txt") -> str:
    with pytest.raises(InputRefused) as caught:
        parse(original(data, path))
    return caught.value.reason


def test_a_utf8_file_is_its_text_code_point_for_code_point() -> None:
    text = "A headline\r\n\r\n  Two  spaces,\ttabs\xa0and e\u0301 \U0001f469\u200d\U0001f52c stay.\r\rLast line.\n\n\n"
    assert read(text, "a.txt").text == text


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(codec: str, mark: bytes) -> None:
    assert read(mark + REPORT.encode(codec), "a.txt").text == REPORT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(codec: str) -> None:
    assert read(REPORT.encode(codec), "a.txt").text == REPORT


@pytest.mark.parametrize("codec", ["cp1252", "iso8859-15"])
def test_western_files_without_utf8_are_read(codec: str) -> None:
    text = REPORT if codec == "cp1252" else "Le café fermé\n\nLa présidente a déclaré : « Nous étions prêts à céder »."
    assert read(text.encode(codec), "a.txt").text == text


def test_a_short_latin1_file_is_not_taken_for_another_script() -> None:
    assert read("Café closes, says Müller".encode("latin-1"), "a.txt").text == "Café closes, says Müller"


def test_a_cyrillic_file_is_read_by_a_guess() -> None:
    text = "Министр заявил во вторник, что переговоры закончились. Представитель компании отказался от ответа. " * 5
    assert read(text.encode("cp1251"), "a.txt").text == text


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    data = REPORT.encode() + b" cut \xe2\x80 here"
    assert read(data, "a.txt").text.startswith(REPORT)
    assert read(data, "a.txt").text.count("\ufffd") == 1


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1251">',
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        "<meta http-equiv=Content-Type content=text/html;charset=windows-1251>",
    ],
)
def test_a_page_is_read_in_its_declared_encoding(declaration: str) -> None:
    page = f"<html><head>{declaration}<title>Да</title></head><body><p>Министр ответил: нет.</p></body></html>"
    assert "Министр ответил: нет." in read(page.encode("cp1251")).text


def test_a_declared_latin1_page_is_read_as_windows_1252_as_browsers_do() -> None:
    page = f"<html><head><meta charset=iso-8859-1></head><body><p>{QUOTE}</p></body></html>"
    assert QUOTE in read(page.encode("cp1252")).text


def test_an_xhtml_declaration_of_the_encoding_is_believed() -> None:
    page = f"<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>Café. {LEDE}</p></body></html>"
    assert "Café." in read(page.encode("latin-1"), "a.xhtml").text


def test_a_wrong_declaration_gives_way_to_utf8() -> None:
    page = f"<html><head><meta charset=shift_jis></head><body>{paragraphs('«Ça», dit Zoë ☃', SAID)}</body></html>"
    assert "«Ça», dit Zoë ☃" in read(page.encode()).text


@pytest.mark.parametrize("name", ["no-such-code", "utf-7", "base64", "punycode", "utf-16"])
def test_a_declaration_that_cannot_be_is_passed_over(name: str) -> None:
    page = f"<html><head><meta charset={name}></head><body><p>Ça va. {LAST}</p></body></html>"
    assert "Ça va." in read(page.encode()).text


@pytest.mark.parametrize(
    "data",
    [
        b"text\0with\0zeros" * 9,
        bytes(range(256)) * 4,
        b"\x89PNG\r\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_what_is_no_text_is_binary(data: bytes) -> None:
    assert reason(data) == "binary"
    assert reason(data, "a.html") == "binary"


def test_a_page_with_a_stray_zero_byte_is_still_read() -> None:
    page = f"<html><body>{paragraphs(*PROSE * 4)}</body></html>".replace("</body>", "\0</body>")
    assert of_kind(read(page), "paragraph") == list(PROSE * 4)


def test_bytes_that_fit_no_encoding_are_refused() -> None:
    assert reason(b"\xff\xfe" + b"\x00\xd8" * 50) == "encoding"


@pytest.mark.parametrize("data", [b"  \r\n\t ", "\ufeff".encode(), "\xa0\n\n\u2003".encode()])
def test_only_white_space_is_empty(data: bytes) -> None:
    assert reason(data) == "empty"
