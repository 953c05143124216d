"""What holds of every saying, whatever the reports are."""

import random

from hypothesis import given
from hypothesis import strategies as st
from link_sayings import carrier, said

from onrecord.link.saying import Carrier
from onrecord.link.trace import trace

WORDS = "no letter about the cracked pumps was ever answered"
_NOISE = st.text(st.sampled_from("ab .,“”\"'‘’\n\u0301😡é"), max_size=30)
_FORMS = st.sampled_from(
    [
        WORDS,
        WORDS.capitalize(),
        "no letter about the cracked pipes was ever answered",
        "a letter about the cracked pumps was answered",
        "no letter about the cracked pumps",
        "the pumps",
    ]
)
_OUTLETS = st.sampled_from(["Ledger", "Delta Post", "DPN", "Delta Press Network", "Tide Notes"])
_DAYS = st.one_of(st.none(), st.sampled_from(["2020", "2020-03", "2020-03-01", "2020-03-02", "2021-01-01"]))


@st.composite
def carriers(draw: st.DrawFn) -> list[Carrier]:
    """A few reports, some of whose wordings are somebody's statement."""
    found = []
    for n in range(draw(st.integers(0, 6))):
        wording = draw(_FORMS)
        marked = draw(st.sampled_from(["{}", "“{}”", '"{}"'])).format(wording)
        text = f"{draw(_NOISE)} {n} {marked} {draw(_NOISE)}"
        told = []
        if draw(st.booleans()):
            by = draw(st.lists(_OUTLETS, max_size=2, unique=True))
            told = [said(marked, draw(st.sampled_from(["Ada Voss", "an aide", None])), *by)]
        found.append(carrier(draw(_OUTLETS), draw(_DAYS), text, *told))
    return list({one.document.id: one for one in found}.values())


@given(carriers(), st.integers(0, 99))
def test_the_order_of_reports_does_not_matter(found: list[Carrier], seed: int) -> None:
    shuffled = random.Random(seed).sample(found, len(found))
    assert trace(WORDS, found, 9) == trace(WORDS, shuffled, 9)


@given(carriers())
def test_every_version_but_the_first_has_one_step_from_an_earlier_one(found: list[Carrier]) -> None:
    saying = trace(WORDS, found, 9)
    place = {version.id: n for n, version in enumerate(saying.versions)}
    assert len(place) == len(saying.versions)
    assert [place[step.target] for step in saying.steps] == list(range(1, len(place)))
    assert all(place[step.source] < place[step.target] for step in saying.steps)


@given(carriers())
def test_every_span_leads_to_the_words(found: list[Carrier]) -> None:
    texts = {one.document.id: one.document.text for one in found}
    for version in trace(WORDS, found, 9).versions:
        text = texts[version.document_id]
        assert version.wording == " ".join(text[span.start : span.end] for span in version.spans)
        assert version.context == text[slice(*version.context_span)]
        assert len(version.context) <= 600
        assert all(0 <= span.start < span.end <= len(text) for span in (*version.spans, *version.more))


@given(carriers())
def test_origins_are_disjoint_and_count(found: list[Carrier]) -> None:
    saying = trace(WORDS, found, 9)
    members = [id_ for origin in saying.origins for id_ in origin.versions]
    assert len(members) == len(set(members)) and set(members) <= {one.id for one in saying.versions}
    assert (saying.n_origins >= 1) == bool(saying.versions)


@given(carriers())
def test_the_same_wording_again_changes_no_word(found: list[Carrier]) -> None:
    for step in (saying := trace(WORDS, found, 9)).steps:
        before, after = saying.version(step.source), saying.version(step.target)
        if before.wording == after.wording and before.form == after.form:
            assert not [change for change in step.changes if change.kind in ("words", "cut", "extended", "reworded")]
