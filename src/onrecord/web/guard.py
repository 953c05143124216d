"""What stands before every page: who may ask, what an answer may load, how much may be sent.

A page open in the same browser can send requests to this machine, and a name can be made to point here after it was
looked up (DNS rebinding). So ``Host`` must be ours, a change must come from our own origin with the token of this run,
and an answer may load nothing but our own files.
"""

import hmac
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.login import may_see
from onrecord.web.settings import Settings

_SAFE = frozenset({"GET", "HEAD"})
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""No inline script or style, no other origin, no plug-in. Pages may frame our own pages: the archived one."""
_CHANGES_NOTHING = frozenset({"/login", "/check"})
"""What is sent without changing the record, so that read-only pages take it too."""
SAVED_STYLE = "/static/saved.css"
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer": with that a browser says "Origin: null" of our own forms too.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """An ASGI application around another; refuses what did not come from our own pages on this machine."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(scope, send))
            return
        body = _Body(receive, self._settings.max_body)
        if scope["method"] not in _SAFE:
            refusal = await self._refused_body(scope, body)
            if refusal is not None:
                await refusal(scope, receive, _with_headers(scope, send))
                return
        await self._app(scope, body.replay, _with_headers(scope, send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers, settings = Headers(scope=scope), self._settings
        if headers.get("host", "") not in settings.hosts:
            found = headers.get("host", "nothing")
            return _no(421, f"Host is {found!r}; these pages answer only to {', '.join(sorted(settings.hosts))}.")
        if not may_see(scope, settings):
            asks_for_page = scope["method"] in _SAFE and not scope["path"].endswith(".json")
            return RedirectResponse("/login", 303) if asks_for_page else _no(401, "Give the password first, at /login.")
        if scope["method"] in _SAFE:
            return None
        if settings.read_only and scope["path"] not in _CHANGES_NOTHING:
            return _no(403, "These pages are read-only; start them without --read-only to change the record.")
        if headers.get("origin") not in settings.origins:
            return _no(403, "The request did not come from these pages; open the page again and repeat it there.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > settings.max_body:
            return _no(413, f"More than {settings.max_body:,} bytes were sent; add fewer files at once.")
        return None

    async def _refused_body(self, scope: Scope, body: "_Body") -> Response | None:
        if not await body.read():
            return _no(413, f"More than {self._settings.max_body:,} bytes were sent; add fewer files at once.")
        headers = Headers(scope=scope)
        token = headers.get("x-token") or _form_token(headers.get("content-type", ""), body.data)
        if not hmac.compare_digest(token.encode(), self._settings.token.encode()):
            return _no(403, "The form is of an earlier run of these pages; load the page again and repeat it there.")
        return None


class _Body:
    """The body of a request, read once up to a limit and handed on."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive, self._limit = receive, limit
        self.data = b""
        self._is_read = self._is_handed_on = False

    async def read(self) -> bool:
        """Whether all of it is within the limit."""
        parts, size = [], 0
        more = True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                break
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._limit:
                return False
            more = message.get("more_body", False)
        self.data, self._is_read = b"".join(parts), True
        return True

    async def replay(self) -> Message:
        """The body as one message, then whatever comes."""
        if not self._is_read or self._is_handed_on:
            return await self._receive()
        self._is_handed_on = True
        return {"type": "http.request", "body": self.data, "more_body": False}


def _form_token(kind: str, data: bytes) -> str:
    """The token of a form; one with files sends it in the header instead, or as its first part."""
    if kind.startswith("application/x-www-form-urlencoded"):
        return parse_qs(data.decode("utf-8", "replace")).get("token", [""])[0]
    if kind.startswith("multipart/form-data"):
        head, _, rest = data[:1000].partition(b'name="token"\r\n\r\n')
        return rest.split(b"\r\n", 1)[0].decode("utf-8", "replace") if head and rest else ""
    return ""


def _no(status: int, sentence: str) -> PlainTextResponse:
    return PlainTextResponse(sentence + "\n", status)


def _with_headers(scope: Scope, send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if scope["path"] == SAVED_STYLE:
                # The frame of a saved page has no origin, so its sheet is one from elsewhere to it.
                headers["cross-origin-resource-policy"] = "cross-origin"
        await send(message)

    return guarded
