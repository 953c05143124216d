"""The pages of speakers: who is on record, and all that is known of one."""

from typing import Any

import msgspec

from onrecord.errors import NotFound
from onrecord.store import Record, SpeakerIs
from onrecord.web.found import hit_objects, tally_object

Json = dict[str, Any]
SHOWN = 100
PER_PAGE = 50


def speakers_object(record: Record, name: str, page: int = 1) -> Json:
    """Speakers one of whose names holds the words; without words all who are quoted. Most statements first."""
    page = max(1, page)
    if name.strip():
        found = record.who.named(name)
        n_found = len(found)
        found = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    else:
        found, n_found = record.shown.speakers(PER_PAGE, (page - 1) * PER_PAGE)
    n_pages = max(1, -(-n_found // PER_PAGE))
    return {
        "name": name,
        "speakers": msgspec.to_builtins(found),
        "n_found": n_found,
        "page": min(page, n_pages),
        "n_pages": n_pages,
    }


def speaker_object(record: Record, speaker_id: str) -> Json:
    """Names, roles, grounds and statements of a speaker. Raises ``NotFound``, ``QueryError``."""
    entry = record.who.speaker(speaker_id)
    if entry is None:
        raise NotFound(f"no speaker {speaker_id} in this record; a search shows who spoke")
    built: Json = msgspec.to_builtins(record.who.profile(entry))
    wanted = SpeakerIs(entry.id)
    found = record.search(wanted, SHOWN)
    return built | {
        "hits": hit_objects(record, found.hits),
        "n_found": found.n_found,
        "tally": tally_object(record.shown.tally(wanted)),
        "offices": _offices(built["roles"]),
    }


def _offices(roles: list[Json]) -> list[Json]:
    """Roles by title, in the order of their first dates, each with the reports that give it."""
    found: dict[tuple[str, str | None, str | None], Json] = {}
    for role in roles:
        key = (role["title"].casefold(), role["since"], role["until"])
        one = found.setdefault(
            key, {"title": role["title"], "since": role["since"], "until": role["until"], "reports": []}
        )
        if all(report["id"] != role["document_id"] for report in one["reports"]):
            one["reports"].append({"id": role["document_id"], "published": role["published"]})
    return sorted(found.values(), key=lambda one: (one["since"] or one["until"] or "9999", one["title"]))
