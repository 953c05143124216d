"""One password for pages that several people share on a machine, and a limit on guessing it.

Who gave it gets a cookie that no script can read and no other site can send. The cookie holds nothing but a proof that
this run of the pages has seen the password; starting them anew ends it.
"""

import hashlib
import hmac
import threading
import time
from collections import deque
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from onrecord.web.render import answer
from onrecord.web.settings import Settings

COOKIE = "onrecord"
MOST_WRONG = 5
"""Wrong passwords in ``WINDOW`` seconds, of all who ask together: from one machine they cannot be told apart."""
WINDOW = 60.0
OPEN = ("/login", "/static/")
"""What is shown without the password."""


class Wrong:
    """When wrong passwords were given."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._times, self._lock = clock, deque[float](), threading.Lock()

    def too_many(self) -> bool:
        """Whether nobody may try now."""
        with self._lock:
            while self._times and self._clock() - self._times[0] > WINDOW:
                self._times.popleft()
            return len(self._times) >= MOST_WRONG

    def one_more(self) -> None:
        """Note a wrong one."""
        with self._lock:
            self._times.append(self._clock())


def proof(settings: Settings) -> str:
    """What the cookie holds."""
    return hmac.new(settings.token.encode(), (settings.password or "").encode(), hashlib.sha256).hexdigest()


def may_see(scope: Scope, settings: Settings) -> bool:
    """Whether a request brings the cookie, or needs none."""
    path: str = scope["path"]
    if settings.password is None or path == OPEN[0] or path.startswith(OPEN[1]):
        return True
    try:
        found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return found is not None and hmac.compare_digest(found.value.encode(), proof(settings).encode())


def login_page(request: Request) -> Response:
    """The form that asks for the password."""
    return answer(request, "login.html", {"wrong": False, "wait": False})


async def log_in(request: Request) -> Response:
    """The cookie for the right password; the form again for a wrong one."""
    settings: Settings = request.app.state.settings
    wrong: Wrong = request.app.state.wrong
    if wrong.too_many():
        return answer(request, "login.html", {"wrong": False, "wait": True}, 429)
    async with request.form() as form:
        given = form.get("password", "")
    known = (settings.password or "").encode()
    if not isinstance(given, str) or not hmac.compare_digest(given.encode("utf-8", "replace"), known):
        wrong.one_more()
        return answer(request, "login.html", {"wrong": True, "wait": False}, 403)
    response = RedirectResponse("/", 303)
    response.set_cookie(COOKIE, proof(settings), httponly=True, samesite="strict")
    return response
