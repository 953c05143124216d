"""Chains of sources are scored as the annotators told them: depth by depth, party by party."""

from pathlib import Path

from nesting import Expression, Sources, read_mpqa, score
from onrecord.types import Attribution, Content, Passage, Span

TEXT = "Ana said he hoped that officials would agree. It was believed that Bo knew."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(cue: str, source: str | None, content: str, parent: str | None = None) -> Attribution:
    named = None if source is None else Passage(span(source), source)
    where = Content((span(content),), content)
    return Attribution(cue, "indirect", named, Passage(span(cue), cue), where, 0.9, parent=parent)


GOLD = Sources(
    Path("a"),
    (Expression(span("said"), ("w", "ana")), Expression(span("hoped"), ("w", "ana", "bo"))),
    {"ana": (span("Ana"),), "bo": (span("he"), span("Bo"))},
)
OUTER = said("said", "Ana", "he hoped that officials would agree")
INNER = said("hoped", "he", "that officials would agree", parent="said")


def test_a_chain_with_the_same_depth_and_parties_is_right() -> None:
    counts = score(GOLD, [OUTER, INNER])
    assert (counts["marked", 2], counts["found", 2], counts["right", 2]) == (1, 1, 1)
    assert (counts["marked", 3], counts["found", 3], counts["depth", 3], counts["right", 3]) == (1, 1, 1, 1)


def test_a_chain_that_is_too_short_has_the_wrong_depth() -> None:
    counts = score(GOLD, [said("hoped", "he", "that officials would agree")])
    assert (counts["found", 3], counts["depth", 3], counts["right", 3]) == (1, 0, 0)


def test_another_party_makes_a_chain_wrong_although_its_depth_is_right() -> None:
    counts = score(GOLD, [OUTER, said("hoped", "Ana", "that officials would agree", parent="said")])
    assert (counts["depth", 3], counts["right", 3]) == (1, 0)


def test_an_expression_without_a_cue_of_ours_is_marked_and_not_found() -> None:
    counts = score(GOLD, [OUTER])
    assert (counts["marked", 3], counts["found", 3]) == (1, 0)


def test_nobody_named_is_right_where_the_annotators_name_nobody() -> None:
    gold = Sources(Path("a"), (Expression(span("was believed"), ("w", "implicit")),), GOLD.mentions)
    assert score(gold, [said("was believed", None, "that Bo knew")])["right", 2] == 1
    assert score(gold, [said("was believed", "Bo", "that Bo knew")])["right", 2] == 0


def test_the_corpus_is_read_without_expressions_that_have_no_words(tmp_path: Path) -> None:
    notes = tmp_path / "man_anns" / "2002" / "a"
    notes.mkdir(parents=True)
    (tmp_path / "docs" / "2002").mkdir(parents=True)
    (tmp_path / "docs" / "2002" / "a").write_text(TEXT)
    lines = [
        "# a comment",
        '1\t0,3\tstring\tGATE_agent\tnested-source="w, ana" id="ana"',
        '2\t4,8\tstring\tGATE_objective-speech-event\tnested-source="w, ana"',
        '3\t0,0\tstring\tGATE_objective-speech-event\tnested-source="w" implicit="true"',
        "4\t8,9\tstring\tGATE_split",
    ]
    (notes / "gateman.mpqa.lre.1.2").write_text("\n".join(lines))
    (found,) = read_mpqa(tmp_path)
    assert found.expressions == (Expression(Span(4, 8), ("w", "ana")),)
    assert found.mentions == {"ana": (Span(0, 3),)}
