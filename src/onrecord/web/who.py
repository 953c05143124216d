"""The pages of speakers: who is on record, and all that is known of one."""

from typing import Any

import msgspec

from onrecord.errors import NotFound
from onrecord.link import LinkKind
from onrecord.store import ActIs, And, Or, Record, SpeakerIs
from onrecord.web.charts import strip
from onrecord.web.found import hit_objects, tally_object
from onrecord.web.related import relation_objects

Json = dict[str, Any]
SHOWN = 100
PER_PAGE = 50
_REFUSALS, _PAIRS = 20, 6
_MOST_RELATED = 2_000
"""Statements of a speaker whose relations are shown."""
_SAID_OF: dict[str, tuple[LinkKind, ...]] = {
    "changed": ("changed",),
    "contradicts": ("contradicts", "disputes"),
    "corroborates": ("corroborates",),
}


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
    refused = record.search(And((wanted, Or((ActIs("decline"), ActIs("silence"))))), _REFUSALS)
    hits = hit_objects(record, found.hits)
    return built | {
        "hits": hits,
        "n_found": found.n_found,
        "tally": tally_object(record.shown.tally(wanted)),
        "strip": strip(hits),
        "offices": _offices(built["roles"]),
        "refused": hit_objects(record, refused.hits),
        "n_refused": refused.n_found,
        "relations": _relations(record, wanted),
    }


def _relations(record: Record, wanted: SpeakerIs) -> Json:
    """Changes of story, and whom they contradict or back: by kind, the likeliest first, with how many there are."""
    among = [hit.statement.id for hit in record.search(wanted, _MOST_RELATED).hits]
    found = {}
    for name, kinds in _SAID_OF.items():
        some, n_found = record.relations.listed(kinds, _PAIRS, among)
        found[name] = {"pairs": relation_objects(record, some), "n_found": n_found}
    return found


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
