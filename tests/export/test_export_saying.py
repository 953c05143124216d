"""A saying as a drawing, a network and JSON: whole, legible, and harmless whatever the words are."""

import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import msgspec
import networkx
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.saying_graphml import saying_graphml
from onrecord.export.saying_json import saying_object
from onrecord.export.saying_lanes import lanes
from onrecord.export.saying_svg import MOST_DRAWN, WIDTH, saying_svg
from onrecord.export.saying_text import header_words, width_of, wrapped
from onrecord.link.saying import Change, Origin, Saying, Step, Version
from onrecord.types import Span, Voice

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('&')</script> \u0000\u202e \ud800 ]]> 😡"


def version(id_: str, **fields: object) -> Version:
    """A version that says the letter was lost."""
    known: dict[str, object] = {
        "id": id_, "statement_id": id_, "document_id": "d", "title": None, "publisher": f"Outlet {id_}",
        "published": "2020-03-01", "path": "a.txt", "url": None, "spans": (Span(3, 19),),
        "wording": "the letter was lost", "context": "the letter was lost", "context_span": Span(0, 19),
        "form": "direct", "speaker": "Ada Voss", "speaker_id": None, "speaker_kind": "person", "source": None,
        "cue": None, "voices": (Voice("Ada Voss", "said"), Voice("Wire", None), Voice("Outlet", None)),
        "marks": "whole", "likeness": 1.0,
    }  # fmt: skip
    return Version(**(known | fields))  # type: ignore[arg-type]


def step(source: str, target: str, *changes: Change) -> Step:
    """A step that the reports state."""
    return Step(source, target, "cited", (), None, changes)


def saying(*versions: Version, steps: tuple[Step, ...] = (), asked: str = "the letter was lost") -> Saying:
    """A saying among twelve reports."""
    origins = (Origin(tuple(one.id for one in versions[:2]), "they go back to Outlet a"),) if len(versions) > 1 else ()
    return Saying(asked, versions, steps, origins, None, 12, len(versions), True)


LOST = Change("attribution-lost", "Ada Voss", "Outlet b in its own voice", "stands as the report's own words", True)
WHOLE = saying(version("a"), version("b", form=None, marks="none"), steps=(step("a", "b", LOST),))


def drawn(found: Saying) -> ElementTree.Element:
    """The drawing, parsed."""
    return ElementTree.fromstring(saying_svg(found))


def test_the_drawing_says_in_words_what_it_shows() -> None:
    tree = drawn(WHOLE)
    assert tree.find(f"{SVG}title").text == "How the wording “the letter was lost” travelled"  # type: ignore[union-attr]
    described = tree.find(f"{SVG}desc").text or ""  # type: ignore[union-attr]
    assert "first by date: Outlet a" in described and "attribution lost" in described
    assert tree.get("role") == "img" and tree.get("aria-labelledby") == "saying-title saying-desc"


def test_the_drawing_shows_every_outlet_and_an_alert_with_a_sign_of_its_own() -> None:
    texts = [one.text or "" for one in drawn(WHOLE).iter(f"{SVG}text")]
    assert {"Outlet a [origin A]", "Outlet b [origin A]", "▲"} <= set(texts)
    assert any(text.startswith("attribution lost") for text in texts)


def test_a_way_that_no_report_states_is_dashed() -> None:
    guessed = replace(WHOLE, steps=(replace(WHOLE.steps[0], ground="words"),))
    ways = [[one.get("stroke-dasharray") for one in drawn(found).findall(f"{SVG}path")] for found in (WHOLE, guessed)]
    assert ways == [[None], ["6 5"]]


def test_nothing_in_a_report_can_act_in_the_drawing_or_the_network() -> None:
    bad = version("a", wording=HOSTILE, publisher=HOSTILE, speaker=HOSTILE, published=HOSTILE)
    found = saying(bad, asked=HOSTILE)
    for written in (saying_svg(found), saying_graphml(found)):
        written.encode("utf-8")
        tree = ElementTree.fromstring(written)
        assert not [one for one in tree.iter() if one.tag.endswith("script")]
    names = {name for one in drawn(found).iter() for name in one.attrib}
    assert not [name for name in names if name.startswith("on") or name.endswith("href")]


def test_a_card_leads_where_the_caller_says() -> None:
    text = saying_svg(WHOLE, lambda one: f'/statement/{one.id}?a="&b=')
    tree = ElementTree.fromstring(text)
    assert [one.get("href") for one in tree.iter(f"{SVG}a")] == ['/statement/a?a="&b=', '/statement/b?a="&b=']


def test_a_long_saying_is_drawn_up_to_a_bound_and_says_so() -> None:
    many = [version(f"{n:03}") for n in range(MOST_DRAWN + 3)]
    found = saying(*many, steps=tuple(step(many[0].id, one.id) for one in many[1:]))
    texts = [one.text or "" for one in drawn(found).iter(f"{SVG}text")]
    assert "and 3 more versions, which --json has" in texts


def test_an_empty_saying_is_a_drawing_too() -> None:
    texts = [one.text or "" for one in drawn(saying()).iter(f"{SVG}text")]
    assert "these words were not found; 12 reports looked at" in texts


def test_the_network_is_what_others_read() -> None:
    graph = networkx.read_graphml(io.BytesIO(saying_graphml(WHOLE).encode()))
    ((source, target, data),) = graph.edges(data=True)
    assert (source, target) == ("urn:onrecord:version:a", "urn:onrecord:version:b")
    assert (data["ground"], data["stated"], data["alerts"]) == ("cited", "true", "1")
    assert graph.nodes[source]["label"] == "the letter was lost"


def test_json_has_everything_and_can_be_read_back() -> None:
    found = json.loads(msgspec.json.encode(saying_object(WHOLE)))
    assert msgspec.convert(found["versions"], tuple[Version, ...]) == WHOLE.versions
    assert found["steps"][0]["is_stated"] is True
    assert (found["first"], found["n_versions"], found["n_origins"]) == ("a", 2, 1)


def test_a_header_of_one_version_is_in_the_singular() -> None:
    assert next(iter(header_words(saying(version("a"))))) == "1 version in 1 report; 12 reports looked at"


@given(st.text(max_size=300), st.integers(60, 1200), st.integers(1, 4))
def test_lines_are_as_narrow_as_asked_and_lose_no_word_but_where_they_say_so(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, 16, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, 16) <= width or len(line) <= 3 for line in lines)
    if not lines[-1].endswith(" …"):
        kept = re.sub(r"\s", "", "".join(lines))
        assert all(character in text for character in kept)


@given(st.lists(st.integers(0, 30), max_size=25))
def test_no_line_down_the_page_runs_over_another(sources: list[int]) -> None:
    versions = [version(f"{n:02}") for n in range(len(sources) + 1)]
    steps = [step(f"{source % (n + 1):02}", f"{n + 1:02}") for n, source in enumerate(sources)]
    columns = lanes(versions, steps)
    runs = []
    for n, one in enumerate(versions):
        targets = [int(way.target) for way in steps if way.source == one.id]
        runs.append((columns[one.id], n, max(targets, default=n)))
        assert all(columns[f"{target:02}"] > columns[one.id] for target in targets)
    for n, (column, start, end) in enumerate(runs):
        for other, first, last in runs[n + 1 :]:
            assert column != other or last < start or end < first


def test_the_drawing_is_as_wide_as_a_page() -> None:
    assert drawn(WHOLE).get("width") == str(WIDTH) == "1280"
