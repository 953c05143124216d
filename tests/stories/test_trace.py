"""Story: an editor asks where the wordings of the demo case come from, and what was lost or changed on the way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.demo import case_paths, truth
from onrecord.flow import Reader, add_paths
from onrecord.flow.trace import trace
from onrecord.link.saying import Saying, Step
from onrecord.read import read
from onrecord.store import Record
from onrecord.tag import load_tagger

TRUTH = truth()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The demo case on record."""
    tagger = load_tagger()
    reader = Reader(lambda document: read(document, tagger), "story-1")
    path = tmp_path_factory.mktemp("trace") / "case.db"
    with Record.open(path, create=True) as opened:
        assert len(list(add_paths(opened, [str(one) for one in case_paths()], reader))) == 12
        yield opened


def page(saying: Saying, id_: str) -> str:
    """The file name of the report of a version."""
    return Path(saying.version(id_).path).name


def edges(path: list[str]) -> set[tuple[str, str]]:
    """The steps of a path of the truth file, which goes back to a page it had been at where two come from it."""
    found: set[tuple[str, str]] = set()
    seen = {path[0]}
    for n, name in enumerate(path[1:], 1):
        if name not in seen:
            found.add((path[n - 1], name))
            seen.add(name)
    return found


def step_to(saying: Saying, name: str) -> Step:
    """The step to the version of a page."""
    (found,) = [step for step in saying.steps if page(saying, step.target) == name]
    return found


@pytest.mark.parametrize("told", TRUTH["sayings"], ids=lambda told: told["wording"][:30])
def test_every_saying_of_the_truth_file_took_its_path(record: Record, told: dict[str, Any]) -> None:
    found = trace(record, told["wording"])
    assert {Path(one.path).name for one in found.versions} == set(told["path"])
    assert Path(found.versions[0].path).name == told["path"][0]
    assert {(page(found, step.source), page(found, step.target)) for step in found.steps} == edges(told["path"])


def test_the_attribution_that_the_digest_lost_is_told(record: Record) -> None:
    (lost,) = [one for one in TRUTH["attribution_lost"] if one["original"]]
    found = trace(record, lost["sentence"])
    step = step_to(found, lost["page"])
    assert page(found, step.source) == lost["original"]["page"]
    (change,) = [one for one in step.changes if one.kind == "attribution-lost"]
    assert (change.before, change.alert) == (lost["speaker"], True)


@pytest.mark.parametrize("told", TRUTH["wording_changed"], ids=lambda told: told["effect"])
def test_every_changed_wording_is_told_where_it_changed_and_not_again(record: Record, told: dict[str, Any]) -> None:
    first = trace(record, "I wrote that the pins would not see another winter").versions[0]
    assert first.statement_id is not None
    found = trace(record, first.statement_id)
    step = step_to(found, told["changed"]["page"])
    if told["effect"].startswith("cut"):
        (cut,) = [one for one in step.changes if one.kind == "cut"]
        assert cut.before in told["before"] and cut.before not in told["after"]
    else:
        (change,) = [one for one in step.changes if one.kind == "words"]
        assert (change.before, change.after, change.code) == ("would", "might", "modal-changed")
    for copied in told["copied_in"]:
        assert step_to(found, copied).changes == ()


@pytest.mark.parametrize("told", TRUTH["echoes"], ids=lambda told: told["origin"])
def test_two_papers_with_one_wire_are_one_origin(record: Record, told: dict[str, Any]) -> None:
    found = trace(record, "It was on paper, it was signed")
    (origin,) = found.origins
    assert {page(found, id_) for id_ in origin.versions} == set(told["pages"])
    assert told["origin"] in origin.reason


def test_what_the_ministry_says_on_its_own_page_is_not_lost(record: Record) -> None:
    (own,) = [one for one in TRUTH["attribution_lost"] if not one["original"]]
    found = trace(record, own["sentence"].rstrip("."))
    assert Path(found.versions[0].path).name == own["page"]
    assert found.versions[0].form is None
    kinds = {change.kind for step in found.steps for change in step.changes if change.alert}
    assert not kinds & {"attribution-lost", "attribution-gained", "speaker-changed", "marks-gained"}
