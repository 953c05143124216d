"""When and from where a saved page was fetched, as the tool that saved it noted in the page."""

import re
from dataclasses import dataclass

from onrecord.ingest.dates import stated_date

_STAMP = re.compile(r"web\.archive\.org/web/(\d{8})(?:\d{6})?[a-z_]{0,4}/(https?:/{1,2}[^\s\"'<>]+)", re.I)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)", re.I)
_SINGLE_FILE = re.compile(r"\burl:\s*(https?://\S+)\s+saved date:\s*(.{10,60})", re.I | re.S)
_WAYBACK = re.compile(r"\bFILE ARCHIVED ON\s+(?:[\d:]+\s+)?(\w{3,9} \d{1,2}, \d{4})", re.I)
_HTTRACK = re.compile(r"Mirrored from (\S+) by HTTrack[^,]*(?:,[^,]*)?, \w{3}, (\d{1,2} \w{3} \d{4})", re.I)
_DATE_FIELDS = (
    "savepage-date",
    "archived",
    "archive-date",
    "archived-date",
    "retrieved",
    "date-retrieved",
    "dateretrieved",
)
_URL_FIELDS = ("savepage-url", "savepage-from", "original-url", "archived-from")


@dataclass(frozen=True, slots=True)
class Fetched:
    """When the page was fetched (ISO date) and its address then; ``None`` where it does not say."""

    retrieved: str | None = None
    url: str | None = None


def fetched(comments: tuple[str, ...], fields: dict[str, list[str]], address: str | None) -> Fetched:
    """What browsers, SingleFile, Save Page WE, HTTrack and the Wayback Machine leave in a page they save.

    ``address`` is the page's canonical address, which the Wayback Machine rewrites to its own.
    """
    retrieved = next((date for name in _DATE_FIELDS for v in fields.get(name, ()) if (date := stated_date(v))), None)
    url = next((v for name in _URL_FIELDS for v in fields.get(name, ()) if v.startswith("http")), None)
    for comment in comments:
        noted = _noted_in(comment)
        retrieved, url = retrieved or noted.retrieved, url or noted.url
    stamp = _STAMP.search(address or url or "")
    if stamp is not None:
        return Fetched(stated_date(stamp.group(1)) or retrieved, stamp.group(2))
    return Fetched(retrieved, url)


def _noted_in(comment: str) -> Fetched:
    single = _SINGLE_FILE.search(comment)
    if single is not None:
        return Fetched(stated_date(single.group(2)), single.group(1))
    mirrored = _HTTRACK.search(comment)
    if mirrored is not None:
        address = mirrored.group(1)
        return Fetched(stated_date(mirrored.group(2)), address if "://" in address else f"http://{address}")
    archived = _WAYBACK.search(comment)
    if archived is not None:
        return Fetched(stated_date(archived.group(1)))
    saved = _SAVED_FROM.search(comment)
    return Fetched(url=saved.group(1)) if saved is not None and saved.group(1).startswith("http") else Fetched()
