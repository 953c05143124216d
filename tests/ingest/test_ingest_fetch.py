"""Fetching a page, against a server on this computer; nothing here reaches the network."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest
from ingest_files import page
from ingest_pages import LEDE

from onrecord.errors import InputRefused
from onrecord.ingest import find_inputs, load, originals, parse
from onrecord.ingest.fetch import Terms, fetch, is_public
from onrecord.types import Skipped

PAGE = page().encode()
HERE = Terms(allowed=frozenset({"127.0.0.1"}), seconds=20)


class Site(BaseHTTPRequestHandler):
    """A small site. ``asked`` are the paths it was asked for; ``robots`` its rules."""

    asked: list[str]
    robots: tuple[int, str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        name = self.path.partition("?")[0].strip("/").replace("-", "_").replace(".", "_")
        getattr(self, f"give_{name}", self.give_nothing)()

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for header, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def give_robots_txt(self) -> None:
        self.give(self.robots[0], self.robots[1].encode())

    def give_nothing(self) -> None:
        self.give(404)

    def give_page(self) -> None:
        self.give(200, PAGE, Content_Type="text/html; charset=utf-8")

    def give_packed(self) -> None:
        self.give(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def give_bomb(self) -> None:
        self.give(200, gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def give_old_letters(self) -> None:
        self.give(200, f"<html><p>{LEDE} Zoë".encode("cp1251", "replace") + "Ж".encode("cp1251"),
                  Content_Type="text/html; charset=windows-1251")  # fmt: skip

    def give_moved(self) -> None:
        self.give(302, Location="/page")

    def give_round(self) -> None:
        self.give(302, Location="/round")

    def give_inward(self) -> None:
        self.give(302, Location="http://169.254.169.254/latest/meta-data")

    def give_file(self) -> None:
        self.give(302, Location="file:///etc/passwd")

    def give_hidden(self) -> None:
        self.give(302, Location="/private/page")

    def give_large(self) -> None:
        self.give(200, b"a" * 3_000)

    def give_empty(self) -> None:
        self.give(200)

    def give_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked, Site.robots = [], (404, "")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def reason(url: str, terms: Terms = HERE) -> str:
    with pytest.raises(InputRefused) as caught:
        fetch(url, terms)
    assert caught.value.path == url
    assert caught.value.detail.endswith(".")
    return caught.value.reason


def test_a_page_is_fetched_once_with_its_bytes_its_address_and_the_day(site: str) -> None:
    found = fetch(f"{site}/page", HERE)
    assert found.data == PAGE
    assert Site.asked == ["/robots.txt", "/page"]
    document = parse(found)
    assert (document.url, document.path, document.title) == (
        f"{site}/page",
        f"{site}/page",
        "Board closes the north pier",
    )
    assert document.retrieved is not None and len(document.retrieved) == 10


def test_compression_is_undone_and_the_encoding_of_the_server_believed(site: str) -> None:
    assert fetch(f"{site}/packed", HERE).data == PAGE
    assert parse(fetch(f"{site}/old-letters", HERE)).text.endswith("Ж")


def test_a_redirect_is_followed_and_its_end_is_the_address(site: str) -> None:
    assert parse(fetch(f"{site}/moved", HERE)).url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("round", "too-many-redirects"),
        ("inward", "address-refused"),
        ("file", "address-refused"),
        ("no-such-page", "status"),
        ("bomb", "too-large"),
        ("empty", "empty"),
    ],
)
def test_what_cannot_be_fetched_is_refused_with_its_reason(site: str, path: str, told: str) -> None:
    assert reason(f"{site}/{path}") == told


def test_a_page_larger_than_allowed_or_slower_than_allowed_is_refused(site: str) -> None:
    assert reason(f"{site}/large", replace(HERE, most=2_000)) == "too-large"
    started = time.monotonic()
    assert reason(f"{site}/slow", replace(HERE, seconds=1.0)) == "too-slow"
    assert time.monotonic() - started < 8


def test_robots_txt_is_asked_and_done_also_after_a_redirect(site: str) -> None:
    Site.robots = (200, "User-agent: *\nDisallow: /private/\n")
    assert reason(f"{site}/private/page") == "robots"
    assert reason(f"{site}/hidden") == "robots"
    assert "/private/page" not in Site.asked
    assert fetch(f"{site}/page", HERE).data == PAGE
    Site.robots = (503, "")
    assert reason(f"{site}/page") == "robots"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://10.0.0.1/", "http://192.168.1.1/",
        "http://169.254.169.254/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://2130706433/",
        "http://user:word@example.org/", "https:///page", "http://exa mple.org/", "http://[fe80::1]/", "http://[::]/",
    ],
)  # fmt: skip
def test_an_address_of_this_computer_or_its_network_is_never_asked(url: str) -> None:
    assert reason(url, Terms(seconds=5)) in ("address-refused", "fetch-failed")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("100.64.0.1", False),
        ("224.0.0.1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::10.0.0.1", False), ("2002:7f00:1::", False),
        ("fc00::1", False), ("240.0.0.1", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_others_also_wrapped_ones(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked and private when it is used gains nothing."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    used: list[object] = []

    def resolve(name: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address: object, timeout: float) -> socket.socket:
        used.append(address)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert reason("http://rebind.example/") == "fetch-failed"
    assert used == [("93.184.216.34", 80)]


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert reason("http://both.example/") == "address-refused"


def test_an_address_is_an_input_like_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("onrecord.ingest.fetch.fetch", lambda url: asked.append(url) or load_page(url))
    url = "https://courier.example/pier"
    assert list(find_inputs([url])) == [url]
    (found,) = originals(url)
    assert not isinstance(found, Skipped)
    assert (found.path, asked) == (url, [url])
    assert load(url).data == PAGE


def load_page(url: str) -> object:
    from hashlib import sha256

    from onrecord.types import Original

    return Original(url, PAGE, sha256(PAGE).hexdigest())


def test_no_other_input_opens_a_connection(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection"))
    linked = b'<html><link rel=stylesheet href="http://a.example/a.css"><img src="http://a.example/a.png">' + PAGE
    for name in ("a.html", "http.txt", "ftp://a.example/a.txt"):
        parse(load_page(name) if name != "a.html" else replace(load_page(name), data=linked))  # type: ignore[type-var,arg-type]
