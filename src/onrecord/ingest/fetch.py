"""The one place that uses the network: a page whose address the user gave, fetched once.

Only ``http`` and ``https``; no address of this computer or its network, checked for each redirect, and the
connection is made to the very address that was checked, so that a name cannot change its mind in between; what the
site's robots.txt asks is done (RFC 9309); at most ``Terms.seconds`` and ``MAX_BYTES`` for all of it. No cookies, no
other headers than needed, nothing kept but the bytes of the page.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import BinaryIO, cast
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from onrecord.errors import InputRefused
from onrecord.ingest.http import Headers, body_of, charset_of
from onrecord.types import Given, Original

AGENT = "onrecord"
"""The name by which robots.txt may speak of us."""

_MOST_ROBOTS = 500_000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_ADDRESS = 8000
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Terms:
    """How a page may be fetched. ``allowed`` are addresses of the network that are used although not public."""

    most: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: Headers
    body: bytes


def fetch(url: str, terms: Terms | None = None) -> Original:
    """The page at ``url``, its bytes as the server sent them (compression undone), ``retrieved`` today.

    Raises ``InputRefused`` with the reason ``address-refused``, ``robots``, ``fetch-failed``, ``status``,
    ``too-many-redirects``, ``too-large``, ``too-slow`` or ``empty``.
    """
    given = terms or Terms()
    fetching = _Fetching(url, given)
    with fetching.limited():
        reply, final = fetching.page()
    if len(reply.body) > given.most:
        detail = f"The page has more than {given.most // 1_000_000} MB, the most that is read."
        raise InputRefused(url, "too-large", detail)
    if not reply.body:
        raise InputRefused(url, "empty", "The server sent no bytes.")
    about = Given(encoding=charset_of(reply.headers), url=final)
    today = datetime.now(UTC).date().isoformat()
    return Original(url, reply.body, sha256(reply.body).hexdigest(), today, about)


def is_public(address: Address) -> bool:
    """Whether an address is one of the public network, also when it is wrapped in another."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class _Fetching:
    """One page being fetched, redirects and robots.txt included, under one limit of time."""

    def __init__(self, url: str, terms: Terms) -> None:
        self.url, self.terms = url, terms
        self.robots: dict[str, RobotFileParser] = {}
        self._socket: socket.socket | None = None
        self._over = threading.Event()

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Cut the connection when the time is over: a server may send a byte a second for ever."""
        timer = threading.Timer(self.terms.seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException, ValueError) as error:
            if self._over.is_set() or isinstance(error, TimeoutError):
                detail = f"The page did not come within {self.terms.seconds:g} s; save it from a browser."
                raise InputRefused(self.url, "too-slow", detail) from error
            detail = f"The page could not be fetched ({error}); check the address and the network."
            raise InputRefused(self.url, "fetch-failed", detail) from error
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self._over.set()
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def page(self) -> tuple[_Reply, str]:
        """The page and the address it was found at in the end."""
        at = self.url
        for _ in range(self.terms.redirects + 1):
            parts = self._checked(at)
            self._ask_robots(parts, at)
            reply = self._get(parts, self.terms.most)
            if reply.status not in _REDIRECTS or not reply.headers.get("location"):
                self._refuse_status(reply.status)
                return reply, at
            at = urljoin(at, reply.headers["location"])
        detail = f"The address leads on more than {self.terms.redirects} times; give the one it ends at."
        raise InputRefused(self.url, "too-many-redirects", detail)

    def _refuse_status(self, status: int) -> None:
        if status != 200:
            meaning = http.client.responses.get(status, "no meaning known")
            detail = f"The server answered {status} ({meaning}); save the page from a browser."
            raise InputRefused(self.url, "status", detail)

    def _checked(self, at: str) -> SplitResult:
        """The parts of an address that may be asked. Raises ``InputRefused`` ``address-refused``."""
        try:
            parts = urlsplit(at)
            odd = parts.username is not None or parts.password is not None or parts.port == 0
        except ValueError as error:
            raise InputRefused(self.url, "address-refused", f"This is no address of a page ({error}).") from error
        plain = at.isascii() and not any(character <= " " or character == "\x7f" for character in at)
        if parts.scheme not in ("http", "https") or not parts.hostname or odd or not plain or len(at) > _MOST_ADDRESS:
            detail = (
                "Only http and https addresses without a user name, in ASCII, are fetched; give one, or save the page."
            )
            raise InputRefused(self.url, "address-refused", detail)
        return parts

    def _ask_robots(self, parts: SplitResult, at: str) -> None:
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.robots:
            self.robots[site] = self._rules(parts)
        if not self.robots[site].can_fetch(AGENT, at):
            detail = "The site's robots.txt asks programs not to fetch this page; save it from a browser."
            raise InputRefused(self.url, "robots", detail)

    def _rules(self, parts: SplitResult) -> RobotFileParser:
        """The site's rules: none where it has no robots.txt (4xx), none of its pages where that fails (5xx)."""
        rules = RobotFileParser()
        reply = self._get(parts._replace(path="/robots.txt", query="", fragment=""), _MOST_ROBOTS)
        if reply.status == 200:
            rules.parse(reply.body.decode("utf-8", "replace").splitlines())
        elif reply.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules

    def _get(self, parts: SplitResult, most: int) -> _Reply:
        connection = self._connection(parts)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        with connection:
            connection.request("GET", path, headers={"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in reversed(response.getheaders())}
            headers.pop("transfer-encoding", None)  # http.client joins the chunks
            body = body_of(headers, cast(BinaryIO, response), most)
        if self._over.is_set():
            raise TimeoutError  # a connection that was cut looks like one that came to its end
        return _Reply(response.status, headers, body)

    def _connection(self, parts: SplitResult) -> "_Connection":
        secure = parts.scheme == "https"
        name = cast(str, parts.hostname)
        port = parts.port or (443 if secure else 80)
        self._socket = socket.create_connection((self._address(name, port), port), timeout=self.terms.seconds)
        if self._over.is_set():
            self._socket.close()
            raise TimeoutError
        if secure:
            self._socket = ssl.create_default_context().wrap_socket(self._socket, server_hostname=name)
        return _Connection(self._socket, name, port, secure=secure)

    def _address(self, name: str, port: int) -> str:
        """The address a name stands for, which is public. All that it stands for must be: one could be chosen later."""
        found = {str(known[4][0]) for known in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)}
        addresses = sorted(found, key=lambda one: (":" in one, one))
        for one in addresses:
            if one not in self.terms.allowed and not is_public(ipaddress.ip_address(one.partition("%")[0])):
                detail = (
                    f"{name} is an address of this computer or its own network ({one}); only public ones are fetched."
                )
                raise InputRefused(self.url, "address-refused", detail)
        return addresses[0]


class _Connection(http.client.HTTPConnection):
    """A connection over a socket that is open already, to the address that was checked."""

    def __init__(self, given: socket.socket, name: str, port: int, *, secure: bool) -> None:
        super().__init__(name, port)
        if secure:
            self.default_port = 443  # so that the Host header leaves it out
        self.sock = given
        self.auto_open = 0

    def __enter__(self) -> "_Connection":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
