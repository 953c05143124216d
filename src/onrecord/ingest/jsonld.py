"""JSON-LD in a page: the article that its script describes, after schema.org."""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.ingest.dates import stated_date
from onrecord.ingest.vocabulary import ARTICLE_TYPES

_PAGES = frozenset({"webpage", "itempage"})
_ITEMS_READ = 2000
LONGEST_NAME = 200
"""Longest text, in characters, that a field for names is believed to name somebody with."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The fields of a page's JSON-LD article; ``None`` or empty where it gives none."""

    headline: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None


def linked_data(scripts: list[str]) -> Linked:
    """The article among the items of all scripts. Scripts that are not JSON are passed over, as browsers do."""
    items = [item for script in scripts for item in _items(_parsed(script))]
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    article = _first_of(items, ARTICLE_TYPES) or _first_of(items, _PAGES)
    return Linked() if article is None else _article(article, by_id)


def _article(item: dict[str, Any], by_id: dict[str, Any]) -> Linked:
    return Linked(
        headline=_text(item.get("headline")) or (_text(item.get("name")) if _is_of(item, ARTICLE_TYPES) else None),
        publisher=next(iter(_names(item.get("publisher"), by_id)), None),
        authors=tuple(dict.fromkeys(_names(item.get("author") or item.get("creator"), by_id))),
        published=stated_date(_text(item.get("datePublished")) or _text(item.get("dateCreated")) or ""),
        url=_address(item),
        language=next(iter(_names(item.get("inLanguage"), by_id)), None),
    )


def _parsed(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//").strip()
    text = text.removeprefix("<![CDATA[").removesuffix("]]>").strip().removesuffix("//").strip().removesuffix(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):  # RecursionError: brackets nested by the thousand
        return None


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in the value, outer ones first; a bound keeps a hostile script from filling memory."""
    waiting = deque([value])
    for _ in range(_ITEMS_READ):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            waiting.extend(value[:_ITEMS_READ])


def _first_of(items: list[dict[str, Any]], types: frozenset[str]) -> dict[str, Any] | None:
    return next((item for item in items if _is_of(item, types)), None)


def _is_of(item: dict[str, Any], types: frozenset[str]) -> bool:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2].lower() in types for kind in listed)


def _names(value: Any, by_id: dict[str, Any]) -> list[str]:
    """The names of a person, an organisation, or a list of them; a reference is looked up once.

    Addresses and texts longer than ``LONGEST_NAME`` are left out.
    """
    found = []
    for one in value[:50] if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str):
            one = by_id.get(one["@id"], one)
        name = _text(one.get("name") or one.get("alternateName")) if isinstance(one, dict) else _text(one)
        if name and "://" not in name and len(name) <= LONGEST_NAME:
            found.append(name)
    return found


def _address(item: dict[str, Any]) -> str | None:
    page = item.get("mainEntityOfPage")
    of_page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return next(
        (
            text
            for value in (item.get("url"), of_page, item.get("@id"))
            if (text := _text(value)) and text.startswith("http")
        ),
        None,
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    # JSON can carry half of a surrogate pair, which no file can hold.
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None
