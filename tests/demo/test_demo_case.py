"""What the truth file says of the demo case as a whole follows from its pages."""

import re
from collections import Counter
from datetime import date
from typing import Any, get_args

from demo_case_text import ATTRIBUTIONS, NAMES, PAGES, TRUTH, visible

from onrecord.demo import case_paths, truth
from onrecord.types import Act, Basis, Form, Modality, PartyKind, Stance


def references(value: Any) -> list[tuple[str, int]]:
    """Every (page, attribution) a part of the truth refers to, at any depth."""
    if isinstance(value, list):
        return [found for item in value for found in references(item)]
    if not isinstance(value, dict):
        return []
    own = [(value["page"], value["attribution"])] if {"page", "attribution"} <= value.keys() else []
    return own + [found for item in value.values() for found in references(item)]


CASE_LEVEL = {name: value for name, value in TRUTH.items() if name != "pages"}


def test_the_case_has_twelve_pages_and_a_truth_for_each() -> None:
    assert [path.name for path in case_paths()] == list(PAGES)
    assert len(PAGES) == 12


def test_two_calls_give_equal_truths_that_do_not_share_state() -> None:
    first = truth()
    first["pages"].clear()
    assert truth() == TRUTH


def test_dates_are_real_and_lie_between_2020_and_2021() -> None:
    days = [page["published"] for page in TRUTH["pages"]] + [entry["date"] for entry in TRUTH["timeline"]]
    days += [a["said"] for _, a in ATTRIBUTIONS if a["said"]]
    days += [
        role[end] for party in TRUTH["people"] for role in party["roles"] for end in ("from", "until") if role[end]
    ]
    for day in days:
        assert date.fromisoformat(day if len(day) == 10 else f"{day}-01").year in (2020, 2021)


def test_timeline_entries_are_in_order_and_show_their_evidence() -> None:
    days = [entry["date"] for entry in TRUTH["timeline"]]
    assert days == sorted(days)
    for entry in TRUTH["timeline"]:
        assert entry["evidence"] in visible(entry["page"])


def test_every_reference_leads_to_an_attribution() -> None:
    found = references(CASE_LEVEL)
    assert len(found) > 50
    for file, index in found:
        assert 0 <= index < len(PAGES[file]["attributions"])


def test_every_sentence_of_the_case_stands_on_the_page_it_names() -> None:
    def sentences(value: Any) -> list[tuple[str, str]]:
        if isinstance(value, list):
            return [found for item in value for found in sentences(item)]
        if not isinstance(value, dict):
            return []
        own = [(str(value.get("stands_in", value["page"])), str(value["sentence"]))] if "sentence" in value else []
        return own + [found for item in value.values() for found in sentences(item)]

    found = sentences(CASE_LEVEL)
    assert len(found) > 10
    for file, sentence in found:
        assert sentence in visible(file)
    for correction in TRUTH["corrections"]:
        assert correction["wrong"] in visible(correction["corrects"])
        assert correction["right"] in visible(correction["page"])
    for digest in TRUTH["digests"]:
        assert digest["cites"] in visible(digest["page"])


def test_silences_name_a_reporting_attribution_or_none_at_all() -> None:
    for silence in TRUTH["silences"]:
        assert bool(silence["evidence"]) == (silence["finding"] != "not found")
        for piece in silence["evidence"]:
            reported = PAGES[piece["page"]]["attributions"][piece["attribution"]]
            assert reported["speaker"] == silence["who"]
            assert reported["act"] in ("decline", "silence")
        for file, index in references(silence["speaks_of_other_things"]):
            assert PAGES[file]["attributions"][index]["speaker"] == silence["who"]


def test_the_one_who_is_silent_without_being_asked_never_names_the_subject() -> None:
    silent = {silence["who"] for silence in TRUTH["silences"] if silence["finding"] == "not found"}
    said = [" ".join(a["content"]) for _, a in ATTRIBUTIONS if a["speaker"] in silent]
    assert len(said) >= 4
    assert not [words for words in said if re.search("warn|inspect|pin|memo|crack|delay|postpone", words)]


def test_both_sides_of_a_contradiction_are_different_statements_on_one_topic() -> None:
    for contradiction in TRUTH["contradictions"]:
        one, other = references(contradiction["one"]), references(contradiction["other"])
        assert one and other and not set(one) & set(other)


def test_a_change_of_story_is_one_speakers() -> None:
    for change in TRUTH["changes_of_story"]:
        for file, index in references([change["before"], change["after"]]):
            assert PAGES[file]["attributions"][index]["speaker"] == change["speaker"]


def test_a_changed_wording_differs_from_the_original_and_both_stand_on_their_pages() -> None:
    for change in TRUTH["wording_changed"]:
        assert change["before"] != change["after"]
        for side, words in (("original", "before"), ("changed", "after")):
            ((file, index),) = references(change[side])
            assert change[words] in " ".join(PAGES[file]["attributions"][index]["content"])


def test_a_lost_attribution_is_a_sentence_that_no_attribution_of_its_page_covers() -> None:
    for lost in TRUTH["attribution_lost"]:
        for a in PAGES[lost["page"]]["attributions"]:
            assert not [piece for piece in a["content"] if piece in lost["sentence"]]


def test_the_wire_story_stands_in_two_outlets_with_small_edits() -> None:
    (echo,) = TRUTH["echoes"]
    first, second = (set(visible(file).split()) for file in echo["pages"])
    assert 0.5 < len(first & second) / len(first | second) < 0.95
    assert PAGES[echo["pages"][0]]["publisher"] != PAGES[echo["pages"][1]]["publisher"]


def test_people_are_listed_once_and_their_names_or_aliases_stand_in_the_case() -> None:
    everything = " ".join(visible(file) for file in PAGES)
    assert len(NAMES) == len(TRUTH["people"])
    for party in TRUTH["people"]:
        assert party["kind"] in get_args(PartyKind)
        assert all(alias in everything for alias in party["aliases"])
        assert party["name"] in everything or party["aliases"]


def test_an_unnamed_source_belongs_to_one_page() -> None:
    unnamed = {party["name"] for party in TRUTH["people"] if party["kind"] == "unnamed"}
    pages = {(a["speaker"], file) for file, a in ATTRIBUTIONS if a["speaker"] in unnamed}
    assert len(pages) == len({speaker for speaker, _ in pages}) >= 5


def test_the_case_shows_every_form_act_and_certainty_more_than_once() -> None:
    forms = Counter(a["form"] for _, a in ATTRIBUTIONS)
    acts = Counter(a["act"] for _, a in ATTRIBUTIONS)
    assert min(forms[form] for form in get_args(Form)) >= 10
    assert min(acts[act] for act in get_args(Act)) >= 2
    for name, values in (("stance", get_args(Stance)), ("basis", get_args(Basis))):
        assert min(Counter(a[name] for _, a in ATTRIBUTIONS)[value] for value in values) >= 3
    modalities = Counter(a["certainty"]["modality"] for _, a in ATTRIBUTIONS)
    assert min(modalities[modality] for modality in get_args(Modality)) >= 3


def test_the_case_shows_the_hard_cases_of_reported_speech() -> None:
    all_of = [a for _, a in ATTRIBUTIONS]
    assert sum(a["source"] is None for a in all_of) >= 4
    assert sum(len(a["content"]) > 1 for a in all_of) >= 6
    assert sum(a["parent"] is not None for a in all_of) >= 15
    assert sum(a["source"] in {"he", "He", "she", "She", "I", "It", "You", "Her"} for a in all_of) >= 20
    assert max(len(a["chain"]) for a in all_of) >= 4
    assert max(Counter(a["cue"] for a in all_of if a["cue"] not in (":", "—")).values()) <= len(all_of) / 5
