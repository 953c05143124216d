"""How the pages are served."""

import secrets
from dataclasses import dataclass, field

MAX_BODY = 64 * 1024 * 1024
"""Bytes of the largest request; a dropped folder of pages is well below."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``record`` is a path or a ``postgresql://`` address; ``names`` are the host names that may be asked for.

    With ``password`` every page asks for it once. ``token`` is of this run: a form without it was not made by us.
    """

    record: str
    port: int = 8765
    names: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    read_only: bool = False
    password: str | None = field(default=None, repr=False)
    max_body: int = MAX_BODY
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def hosts(self) -> frozenset[str]:
        """The values of ``Host`` that are ours; browsers leave out the port 80."""
        ports = (f":{self.port}", "") if self.port == 80 else (f":{self.port}",)
        return frozenset(f"{name}{port}" for name in self.names for port in ports)

    @property
    def origins(self) -> frozenset[str]:
        """The values of ``Origin`` that are ours."""
        return frozenset(f"http://{host}" for host in self.hosts)
