"""The figures of the names bench are what they say."""

from pathlib import Path

from names import Pair, Score, are_one, may_be_one, pairs_of, score

TABLE = """case_group,schema,name1,name2,is_match,quality,category,notes
own,Person,Marta Veldkamp,Dr. Marta Veldkamp,true,,title,
own,Person,Veldkamp,Marta Veldkamp,true,,,
own,Person,Marta Veldkamp,Jonas Veldkamp,false,,,
own,Company,Acme Ltd,Acme Limited,true,,,
own,Vessel,Lady Leila,Lady Rania,false,,,
"""


def test_pairs_are_read_with_their_labels(tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text(TABLE, encoding="utf-8")
    pairs = pairs_of(table)
    assert [pair.kind for pair in pairs] == ["persons", "persons", "persons", "organisations", "other"]
    assert [pair.is_match for pair in pairs] == [True, True, False, True, False]
    assert [pair.category for pair in pairs] == ["title", "(none)", "(none)", "(none)", "(none)"]


def test_a_match_is_a_verdict_that_is_not_different() -> None:
    assert may_be_one("Veldkamp", "Marta Veldkamp") and not are_one("Veldkamp", "Marta Veldkamp")
    assert not may_be_one("Jonas Veldkamp", "Marta Veldkamp")


def test_scores_count_what_was_found_rightly_wrongly_and_not_at_all() -> None:
    pairs = [Pair("a", "b", is_match, "persons", "") for is_match in (True, True, False, False)]
    answers = iter([True, False, True, False])
    got = score(pairs, lambda left, right: next(answers))
    assert got == Score(right=1, wrong=1, missed=1)
    assert (got.precision, got.recall, got.f1) == (0.5, 0.5, 0.5)


def test_scores_of_nothing_are_nought() -> None:
    assert score([], may_be_one).f1 == 0


def test_a_pair_is_held_out_by_its_names_alone() -> None:
    pairs = [Pair(f"name {i}", "other", True, "persons", "") for i in range(300)]
    held = [pair.is_held_out for pair in pairs]
    assert 70 < sum(held) < 130
    assert held == [Pair(p.left, p.right, False, "other", "x").is_held_out for p in pairs]
