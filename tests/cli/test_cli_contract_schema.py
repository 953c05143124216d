import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cli_reports import content, document, passage

from onrecord.contract import dump
from onrecord.types import (
    Attribution,
    Block,
    Candidate,
    Certainty,
    Note,
    Office,
    Party,
    Reading,
    Skipped,
    Span,
    Speaker,
    Time,
    Voice,
)

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "reference" / "reading.schema.json"
TEXT = "😀 “I knew,” an aide told the Voice of America in late 2017. e\u0301 The minister, who left, said so."


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    found = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def full() -> Reading:
    """A reading with every field filled, and a second attribution with every field that may be null left so."""
    report = document(
        TEXT,
        publisher="The Courier",
        authors=("Ana Ruiz", "Tom Lee"),
        published="2020-07-08",
        retrieved="2020-07-09T10:00:00Z",
        url="https://example.org/a",
        language="en",
        blocks=(Block(Span(0, len(TEXT)), "paragraph"),),
    )
    first = Attribution(
        "a1",
        "direct",
        passage(TEXT, "an aide"),
        passage(TEXT, "told"),
        content(TEXT, "“I knew,”"),
        0.91234567,
        addressee=passage(TEXT, "the Voice of America"),
        speaker=Speaker("p1", "an aide", "unnamed"),
        candidates=(Candidate("p2", "the minister", "named next"),),
        parent="a2",
        chain=(Voice("an aide", "told"), Voice("The Courier", None)),
        act="deny",
        certainty=Certainty("probable", "negative"),
        stance="doubts",
        basis="hearsay",
        said="2017-10/2017-12",
    )
    second = Attribution("a2", "block", None, None, content(TEXT, "so"), 0.0)
    office = Office("minister", passage(TEXT, "minister").span, None, "2018-12")
    who = Party("p2", "the minister", "person", ("he",), (passage(TEXT, "The minister").span,), (office,))
    when = passage(TEXT, "late 2017")
    times = (Time(when.span, when.text, "2017-10/2017-12", "date"),)
    return Reading(report, (first, second), (who,), times, (Note("odd", Span(0, 1), "an odd character"),))


def test_a_reading_with_every_field_filled_keeps_the_contract(schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(json.loads(dump(full())))


def test_a_reading_with_nothing_found_keeps_the_contract(schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(json.loads(dump(Reading(document("", title=None), ()))))


def test_a_refusal_keeps_the_contract(schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(json.loads(dump(Skipped("a.bin", "binary", "not text"))))


def _set(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(found: Any) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in way:
            found = found[step]
        found[last] = value

    return change


def _drop(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda found: found.pop(key)


BROKEN = {
    "a field missing": _drop("notes"),
    "a field too many": _set("more", 1),
    "another version": _set("contract", 2),
    "a span of three": _set("attributions.0.cue.span", [1, 2, 3]),
    "a span of floats": _set("attributions.0.cue.span", [1.5, 2]),
    "a negative offset": _set("attributions.0.cue.span", [-1, 2]),
    "a span as an object": _set("attributions.0.content.spans", [{"start": 1, "end": 2}]),
    "no content span": _set("attributions.0.content.spans", []),
    "an unknown form": _set("attributions.0.form", "loud"),
    "an unknown act": _set("attributions.0.act", "shout"),
    "an unknown modality": _set("attributions.0.certainty.modality", "sure"),
    "an unknown stance": _set("attributions.0.stance", "supports"),
    "an unknown basis": _set("attributions.0.basis", "gossip"),
    "an unknown kind of block": _set("document.blocks.0.kind", "menu"),
    "an unknown kind of party": _set("people.0.kind", "ghost"),
    "an unknown type of time": _set("times.0.type", "era"),
    "a confidence above one": _set("attributions.0.confidence", 1.1),
    "a date in words": _set("document.published", "8 July 2020"),
    "a null text": _set("document.text", None),
    "our name for a role's beginning": _set(
        "people.0.roles.0", {"title": "x", "since": None, "until": None, "span": [0, 1]}
    ),
    "a refusal and a reading": _set("skipped", {"path": "a", "reason": "b", "detail": "c"}),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_what_breaks_the_contract_is_found(
    schema: jsonschema.Draft202012Validator, change: Callable[[dict[str, Any]], None]
) -> None:
    broken = copy.deepcopy(json.loads(dump(full())))
    change(broken)
    assert not schema.is_valid(broken)


@pytest.mark.parametrize("date", ["2018", "2018-07", "2018-07-01", "2017-02/..", "../2018-12", "2017-10/2017-12"])
def test_dates_are_prefixes_or_intervals(schema: jsonschema.Draft202012Validator, date: str) -> None:
    found = json.loads(dump(full()))
    found["attributions"][0]["said"] = date
    schema.validate(found)
