"""Each page of the demo case agrees with its part of the truth file, string by string, and is invented and inert."""

import json
import re
from datetime import date
from typing import get_args

import pytest
from demo_case_text import NAMES, PAGES, TRUTH, visible

from onrecord.demo import case_paths
from onrecord.types import Act, Basis, Form, Modality, Polarity, Stance

OPENING_MARKS = '“‘«"'
MARKS = re.compile('[“”«»"]|(?<!\\w)‘')
REAL_OUTLETS = (
    "Reuters|Associated Press|AP|AFP|BBC|CNN|New York Times|Washington Post|Guardian|Le Monde|Spiegel|Al Jazeera|"
    "Bloomberg|Politico|Fox News|NPR|Financial Times|Economist|Twitter|Facebook|WordPress|Google|YouTube"
)
VOCABULARIES = {"https://schema.org"}
"""Names of metadata vocabularies: they say what a field means and are never fetched."""


def near(file: str, wanted: str, content: str) -> bool:
    """Whether a string stands within 250 characters of a content."""
    at = visible(file).index(content)
    return wanted in visible(file)[max(0, at - 250) : at + len(content) + 250]


@pytest.mark.parametrize("file", PAGES)
def test_every_string_of_an_attribution_stands_on_its_page(file: str) -> None:
    for index, a in enumerate(PAGES[file]["attributions"]):
        for piece in a["content"]:
            assert visible(file).count(piece) == 1, f"{index}: {piece!r} must stand once, so that it can be located"
        ends = (a["content"][0], a["content"][-1])
        for name in ("source", "cue", "addressee"):
            if a[name] is not None:
                assert any(near(file, a[name], piece) for piece in ends), f"{index}: {name} {a[name]!r}"


@pytest.mark.parametrize("file", PAGES)
def test_values_are_words_of_the_glossary(file: str) -> None:
    for a in PAGES[file]["attributions"]:
        assert a["form"] in get_args(Form)
        assert a["act"] in get_args(Act)
        assert a["stance"] in get_args(Stance)
        assert a["basis"] in get_args(Basis)
        assert a["certainty"]["modality"] in get_args(Modality)
        assert a["certainty"]["polarity"] in get_args(Polarity)


@pytest.mark.parametrize("file", PAGES)
def test_the_marks_of_a_content_agree_with_its_form(file: str) -> None:
    for a in PAGES[file]["attributions"]:
        starts = [piece[0] in OPENING_MARKS for piece in a["content"]]
        marked = any(MARKS.search(piece) for piece in a["content"])
        assert {
            "direct": all(starts),
            "mixed": marked and not any(starts),
            "indirect": not marked,
            "block": not any(starts),
        }[a["form"]]


@pytest.mark.parametrize("file", PAGES)
def test_a_parent_contains_its_child_and_continues_its_chain(file: str) -> None:
    for index, a in enumerate(PAGES[file]["attributions"]):
        if a["parent"] is None:
            continue
        parent = PAGES[file]["attributions"][a["parent"]]
        whole = " ".join(parent["content"])
        assert a["parent"] < index
        assert all(piece in whole for piece in a["content"])
        assert all(a[name] is None or a[name] in whole for name in ("source", "cue", "addressee"))
        assert a["chain"][-len(parent["chain"]) :] == parent["chain"]


@pytest.mark.parametrize("file", PAGES)
def test_chains_run_from_the_speaker_to_the_publisher_through_known_names(file: str) -> None:
    for a in PAGES[file]["attributions"]:
        assert a["chain"][-1] == PAGES[file]["publisher"]
        assert a["speaker"] is None or a["chain"][0] == a["speaker"]
        assert {*a["chain"], a["on_behalf_of"] or a["chain"][0]} <= NAMES


@pytest.mark.parametrize("file", PAGES)
def test_nothing_is_said_after_its_page_was_published(file: str) -> None:
    for a in PAGES[file]["attributions"]:
        assert a["said"] is None or a["said"] <= PAGES[file]["published"]


def test_weekdays_in_bylines_agree_with_the_dates() -> None:
    for page in TRUTH["pages"]:
        stated = re.search(r"(\w+day), (\d+) (February|March) 2021", visible(page["file"]))
        if stated:
            assert date.fromisoformat(page["published"]).strftime("%A") == stated[1]
            assert date.fromisoformat(page["published"]).day == int(stated[2])


def test_every_page_has_attributions_and_a_news_report_has_many() -> None:
    for page in TRUTH["pages"]:
        assert len(page["attributions"]) >= 5
        assert 120 <= len(visible(page["file"]).split()) <= 620


def test_names_and_marks_vary_as_they_do_in_the_world() -> None:
    everything = " ".join(visible(file) for file in PAGES)
    for sign in ("Vadéc", "Vadec", "Marow", "😡", "«", "‘", '"', "“"):
        assert sign in everything


def test_furniture_stands_on_the_page_and_outside_every_content() -> None:
    for page in TRUTH["pages"]:
        for piece in page["furniture"]:
            assert piece in visible(page["file"])
            assert not [a for a in page["attributions"] if piece in " ".join(a["content"])]


def test_no_real_outlet_or_service_is_named() -> None:
    for path in case_paths():
        assert not re.search(rf"\b({REAL_OUTLETS})\b", path.read_text(encoding="utf-8"))
    assert not re.search(rf"\b({REAL_OUTLETS})\b", json.dumps(TRUTH, ensure_ascii=False))


def test_addresses_belong_to_invented_domains() -> None:
    texts = [path.read_text(encoding="utf-8") for path in case_paths()] + [json.dumps(TRUTH, ensure_ascii=False)]
    addresses = [
        found for text in texts for found in re.findall(r"https?://[^\s\"'<>]+|(?<==[\"'])//[^\s\"'<>]+", text)
    ]
    assert len(addresses) >= 20
    for address in addresses:
        host = re.sub(r"^(https?:)?//", "", address).split("/")[0]
        assert host.endswith(".example") or address in VOCABULARIES


def test_nothing_on_a_page_loads_from_elsewhere_or_runs_on_an_event() -> None:
    for path in case_paths():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<(iframe|object|embed|link[^>]+stylesheet)|<(script|img)[^>]+src=.?(https?:)?//", text)
        assert not re.search(r"\son\w+=|javascript:", text)
