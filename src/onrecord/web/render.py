"""One object, two forms: the page that people see and the ``.json`` that programs read are made of the same values."""

from datetime import date
from importlib.util import find_spec
from itertools import groupby
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.export import FORMATS
from onrecord.web.settings import Settings

Json = dict[str, Any]

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def day(value: str | None) -> str:
    """An ISO date or month as people write it; other values, such as intervals, as they are."""
    if value is None:
        return ""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return value
    if len(parts) == 3:
        try:
            date.fromisoformat(value)
        except ValueError:
            return value
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 and 1 <= int(parts[1]) <= 12 else value


def runs(blocks: list[Json], kind: str) -> list[Json]:
    """Blocks in runs of one kind and of others, in order; ``marked`` where a statement stands in one."""
    found = []
    for is_kind, some in groupby(blocks, lambda block: block["kind"] == kind):
        run = list(some)
        marked = any(piece["of"] for block in run for piece in block["pieces"])
        found.append({kind: is_kind, "blocks": run, "marked": marked})
    return found


def worded(cue: str | None) -> str:
    """A cue that has words; a colon or a dash hands words on as well, but says nothing to a reader."""
    return cue if cue is not None and any(character.isalnum() for character in cue) else ""


def downloads() -> list[tuple[str, str]]:
    """The export formats that can be written here, each with its purpose."""
    known = ((one.name, one.purpose) for one in FORMATS)
    return [one for one in known if one[0] != "parquet" or find_spec("pyarrow") is not None]


def environment() -> Environment:
    """The templates; every value is escaped, a name that does not exist is an error."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = day
    made.filters["groupby_run"] = runs
    made.filters["worded"] = worded
    made.globals["downloads"] = downloads()
    return made


_TEMPLATES = environment()


def answer(request: Request, template: str, value: Json, status: int = 200) -> Response:
    """The object as JSON where the address ends in ``.json``, else the page that shows it."""
    if request.url.path.endswith(".json"):
        return Response(msgspec.json.encode(value), status, media_type="application/json")
    settings: Settings = request.app.state.settings
    address = {"path": request.url.path, "query": request.url.query}
    page = _TEMPLATES.get_template(template).render(
        **value, token=settings.token, read_only=settings.read_only, address=address
    )
    return HTMLResponse(page, status)
