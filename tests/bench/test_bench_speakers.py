"""A speaker is judged right when a reader would say so, and attributions are matched as the shared scorer does."""

import hashlib
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import speakers
from calibration import scorer_module
from onrecord.errors import InputRefused
from onrecord.types import Attribution, Content, Document, Party, Passage, Reading, Span, Speaker
from speaker_truth import Told, Truth, bare, is_right, read_truth, same_name
from speakers import characters, end_to_end_table, fragments, judged, match, speaker_table

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_attributions.py"
POLNEAR = SHARED / "data" / "polnear"

TEXT = "😀 Envoy Marc Delacroix left. “I’m done,” he said. Officials said no. The envoy’s wife agreed: yes."


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def document(authors: tuple[str, ...] = ()) -> Document:
    return Document("d", "x.txt", "0", TEXT, (), authors=authors)


def told(speaker: Span | str | None, *, kind: str = "person", **more: tuple[Span, ...]) -> Told:
    content = more.pop("content", (at("“I’m done,”"),))
    return Told(content=content, speaker=speaker, kind=kind, link="pronoun", **more)  # type: ignore[arg-type]


MARC = Speaker("p1", "Marc Delacroix", "person")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Clinton", "Hillary Clinton"),
        ("Secretary of State Hillary Clinton", "Hillary Clinton"),
        ("H. R. Clinton", "Hillary Rodham Clinton"),
        ("Trump Jr.", "Donald Trump Jr."),
        ("PEÑA NIETO", "Enrique Pena Nieto"),
        ("Mr. Trump’s", "Donald J. Trump"),
        ("the president", "The President"),
    ],
)
def test_two_wordings_of_one_person_are_the_same_name(one: str, other: str) -> None:
    assert same_name(one, other, person=True)
    assert same_name(other, one, person=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bill Clinton", "Hillary Clinton"), ("Trump", "Pence"), ("he", "Trump"), ("", "Trump"), ("", "")],
)
def test_two_persons_are_not_the_same_name(one: str, other: str) -> None:
    assert not same_name(one, other, person=True)


def test_a_part_of_its_name_does_not_name_an_organisation() -> None:
    assert same_name("the Trump campaign", "Trump campaign", person=False)
    assert not same_name("Trump campaign", "campaign", person=False)


def test_edges_of_a_mention_do_not_count() -> None:
    assert bare(TEXT, at("The envoy’s")) == at("envoy", 0)
    assert bare(TEXT, at(" Delacroix ")) == at("Delacroix")
    assert bare(TEXT, at("😀")) == Span(1, 1)


def test_a_speaker_is_right_by_name_or_by_a_mention_at_the_very_place() -> None:
    truth = told(at("Marc Delacroix"))
    assert is_right(truth, MARC, (), document())
    other = Speaker("p1", "the envoy", "person")
    assert not is_right(truth, other, (at("he", 1),), document())
    assert is_right(truth, other, (at("Marc Delacroix"),), document())


def test_joint_speakers_and_other_answers_are_right_too() -> None:
    truth = told(at("Marc Delacroix"), also=(at("Officials"),), either=(at("The envoy’s wife"),))
    assert is_right(truth, Speaker("p2", "officials", "group"), (), document())
    assert is_right(truth, Speaker("p3", "wife", "person"), (at("envoy’s wife"),), document())


def test_unknown_is_right_only_where_the_text_names_nobody() -> None:
    assert is_right(told(None, kind="unnamed"), None, (), document())
    assert not is_right(told(None, kind="unnamed"), MARC, (), document())
    assert not is_right(told(at("Marc Delacroix")), None, (), document())


def test_the_writer_is_right_by_key_or_by_name() -> None:
    truth = told("writer")
    assert is_right(truth, Speaker("writer", "Jo Roe", "person"), (), document())
    assert is_right(truth, Speaker("p9", "Jo Roe", "person"), (), document(("Jo Roe",)))
    assert not is_right(truth, MARC, (), document(("Jo Roe",)))


def test_white_space_is_no_part_of_a_content() -> None:
    assert fragments([at("Marc "), at("Envoy ")], TEXT) == [at("Envoy Marc")]
    assert fragments([at("left."), at("Envoy")], TEXT) == [at("Envoy"), at("left.")]
    assert characters([at("no. The")], TEXT) == set(range(*at("no."))) | set(range(*at("The")))


def said(source: Span | None, content: Span, speaker: Speaker | None, parent: str | None = None) -> Attribution:
    passage = Passage(source, TEXT[slice(*source)]) if source else None
    return Attribution(
        id=f"{content.start}",
        form="indirect",
        source=passage,
        cue=None,
        content=Content((content,), TEXT[slice(*content)]),
        confidence=1.0,
        speaker=speaker,
        parent=parent,
    )


TRUTH = Truth(
    "x",
    "0",
    (
        told(at("Marc Delacroix"), source=(at("he", 1),)),
        told(at("Officials"), kind="group", source=(at("Officials"),), content=(at("no"),)),
        told(None, kind="unnamed", content=(at("yes"),)),
    ),
)


def test_each_attribution_of_the_truth_gets_its_verdict() -> None:
    people = (Party("p1", "Marc Delacroix", "person", mentions=(at("Marc Delacroix"), at("he", 1))),)
    ours = (
        said(at("he", 1), at("“I’m done,”"), MARC),
        said(at("Officials"), at("no"), None),
        said(None, at("yes"), MARC, parent="1"),
        said(None, at("left"), None),
    )
    found = judged(TRUTH, Reading(document(), ours, people))
    assert [(o.verdict, o.words, o.overlap, o.exact) for o in found.outcomes] == [
        ("right", "wrong", True, True),
        ("unknown", "right", True, True),
        ("missed", "missed", False, False),
    ]
    assert found.n_ours == 3


def test_shares_are_of_the_matched_and_rates_of_all() -> None:
    ours = (said(at("he", 1), at("I’m done"), MARC), said(at("wife"), at("yes"), None))
    found = judged(TRUTH, Reading(document(), ours))
    lines = speaker_table(found.outcomes)
    assert lines[1].split() == ["all", "3", "2", "100.0", "0.0", "0.0", "0.0"]
    table = end_to_end_table(found.outcomes, found.n_ours)
    # Of two ours and three gold, one whose spans overlap: the second has a source where the truth has none.
    assert table[2].split() == ["onrecord", "50.0", "33.3", "40.0", "0.0", "0.0", "0.0"]


def test_a_reading_without_attributions_is_all_missed() -> None:
    found = judged(TRUTH, Reading(document(), ()))
    assert {o.verdict for o in found.outcomes} == {"missed"}
    assert end_to_end_table(found.outcomes, 0)[2].split()[1:] == ["0.0"] * 6


def truth_file(folder: Path, text: bytes, **changed: object) -> Path:
    (folder / "x.txt").write_bytes(text)
    told = {"content": [[0, 1]], "speaker": "writer", "kind": "person", "link": "outside", "or": [[1, 2]], "note": "-"}
    line = {"article": "x", "sha256": hashlib.sha256(text).hexdigest(), "attributions": [told]}
    (folder / "x.json").write_text(json.dumps(line | changed))
    return folder


def test_truth_is_read_with_its_text_at_hand(tmp_path: Path) -> None:
    (truth,) = read_truth(truth_file(tmp_path, "né".encode()), tmp_path)
    assert truth.attributions[0].speaker == "writer"
    assert truth.attributions[0].answers == (Span(1, 2),)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [({"sha256": "1"}, "other-text"), ({"article": "y"}, "missing"), ({"attributions": 1}, "not-truth")],
)
def test_truth_that_does_not_fit_its_text_is_refused(tmp_path: Path, changed: dict[str, object], reason: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_truth(truth_file(tmp_path, b"text", **changed), tmp_path)
    assert refused.value.reason == reason


def test_without_corpus_the_bench_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["speakers.py", "--polnear", str(tmp_path)])
    speakers.main()
    assert capsys.readouterr().out.startswith("speakers: skipped, no corpus")


contents = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda p: [Span(p[0], p[0] + p[1])]), max_size=6
)


@pytest.mark.skipif(not SCORER.is_file(), reason=f"no shared scorer at {SCORER}")
@settings(deadline=None)
@given(contents, contents)
def test_matching_is_the_shared_scorers(gold: list[list[Span]], ours: list[list[Span]]) -> None:
    scorer = scorer_module(SCORER, POLNEAR)
    G, Q = ([{"content": spans} for spans in side] for side in (gold, ours))  # noqa: N806
    counts = scorer.Counter2()
    scorer.score_article(TEXT, G, Q, counts)
    assert len(match(gold, ours, TEXT)) == counts["attr", "C"][0]


@pytest.mark.skipif(not POLNEAR.is_dir(), reason=f"no PolNeAR at {POLNEAR}")
@pytest.mark.skipif(not speakers.TRUTH.is_dir(), reason=f"no truth at {speakers.TRUTH}")
def test_every_truth_file_fits_its_article() -> None:
    texts = POLNEAR / "dev" / "text"
    for truth in read_truth(speakers.TRUTH, texts):
        text = (texts / f"{truth.article}.txt").read_bytes().decode()
        for told in truth.attributions:
            for start, end in (*told.content, *told.source, *told.cue, *told.answers):
                assert 0 <= start < end <= len(text)
