"""The page as it was saved, made harmless, with the words of its statements marked in it.

No script, no style of its own, no link, nothing loaded from anywhere. It is shown in a frame with no rights
(``sandbox``), under a policy that lets it load our own style sheet alone: what a sanitiser misses still cannot run or
ask for anything.
"""

import html
import re

import nh3
from starlette.responses import HTMLResponse, Response

from onrecord.errors import InputRefused, NotFound
from onrecord.ingest import locate
from onrecord.ingest.decode import decode
from onrecord.ingest.tree import tree_of
from onrecord.store import Record
from onrecord.types import Attribution, Reading
from onrecord.web.inserted import END, START, STOP, insert_marks

_POLICY = (
    "default-src 'none'; style-src http://{host}/static/saved.css; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'; sandbox"
)
_TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area", "mark"}
_BARE = {tag: kept - {"href", "src", "cite", "id", "class", "name"} for tag, kept in nh3.ALLOWED_ATTRIBUTES.items()}
_GONE = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "textarea", "select"}
_MARK = re.compile(f"{START}([0-9]+){END}")


def archived_response(record: Record, document_id: str, host: str) -> Response:
    """The saved page. Raises ``NotFound``, ``QueryError``, ``RecordDamaged``."""
    reading = record.reading(document_id)
    body = _marked_page(record, reading)
    if body is None:
        body = f'<div class="plain">{_marked_text(reading)}</div>'
    title = html.escape(reading.document.title or reading.document.path)
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    style = f'<link rel="stylesheet" href="http://{host}/static/saved.css">'
    headers = {"content-security-policy": _POLICY.format(host=host)}
    return HTMLResponse(f"{head}{style}</head><body>{body}</body></html>", headers=headers)


def _marked_page(record: Record, reading: Reading) -> str | None:
    """The page's HTML with marks, or ``None`` where the report was no page or does not lead back to one."""
    document = reading.document
    original = record.original(document.id)
    spans = [span for one in reading.attributions for span in one.content.spans]
    try:
        places = iter(locate(original, document, *spans))
        root = tree_of(decode(original, page=True), original.path)
    except (NotFound, InputRefused):
        return None
    numbered = [
        (n, place) for n, one in enumerate(reading.attributions) for _ in one.content.spans for place in next(places)
    ]
    insert_marks(root, numbered)
    clean = nh3.clean(root.to_html(), tags=_TAGS, attributes=_BARE, link_rel=None, clean_content_tags=_GONE)
    return _with_marks(clean, reading.attributions)


def _with_marks(clean: str, attributions: tuple[Attribution, ...]) -> str:
    """Clean HTML with its signs turned into elements; the first of a statement can be linked to."""
    seen: set[int] = set()

    def opened(found: re.Match[str]) -> str:
        n = int(found[1])
        one = attributions[n]
        name = "" if n in seen else f' id="m-{html.escape(one.id)}"'
        seen.add(n)
        return f'<mark{name} class="{one.form}">'

    return _MARK.sub(opened, clean).replace(STOP, "</mark>")


def _marked_text(reading: Reading) -> str:
    """The text of a report that was no page, paragraph by paragraph, with the same marks."""
    document = reading.document
    cuts: list[tuple[int, int, str]] = []
    for n, one in enumerate(reading.attributions):
        for start, end in one.content.spans:
            cuts += [(start, 1, f"{START}{n}{END}"), (end, 0, STOP)]
    parts, at = [], 0
    for place, _, sign in sorted(cuts):
        parts += [_without_signs(document.text[at:place]), sign]
        at = place
    parts.append(_without_signs(document.text[at:]))
    return _with_marks("".join(parts), reading.attributions)


def _without_signs(text: str) -> str:
    return html.escape(re.sub(f"[{START}{END}{STOP}]", "\ufffd", text))
