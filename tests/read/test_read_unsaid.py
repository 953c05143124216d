"""Who speaks where the words name no source."""

from test_read_corefer import speakers


def test_items_of_a_list_go_on_with_whom_the_line_before_them_names() -> None:
    text = "Here is what Mayor Ada Quist did in a year:\nPromised lower fares.\nCut the night boat and calls it a gift."
    parts = [(None, "Promised", "lower fares"), (None, "calls", "it a gift")]
    assert speakers(text, *parts) == ["Ada Quist", "Ada Quist"]


def test_a_verb_at_the_head_of_an_item_is_nobodys_name() -> None:
    text = (
        "Here is what Mayor Ada Quist did in a year:\nPromised lower fares.\nPreys on our fears and calls us thieves."
    )
    assert speakers(text, (None, "Promised", "lower fares"), ("Preys", "calls", "us thieves")) == ["Ada Quist"] * 2


def test_an_item_that_names_somebody_else_is_not_the_leaders() -> None:
    text = "Here is what Mayor Ada Quist did:\nHired Bo Lund, whom the fares were called theft by."
    assert speakers(text, (None, "called", "theft")) != ["Ada Quist"]


def test_a_passive_is_done_by_who_did_the_same_shortly_before() -> None:
    text = "The Harbour Trust rated ten piers safe. Most of the island's piers were rated unsafe."
    assert speakers(text, (None, "were rated", "unsafe")) == ["Harbour Trust"]


def test_a_passive_is_done_by_the_subject_of_the_clause_in_front_of_it() -> None:
    text = "The speech was long. When FactDesk looked into the claim, it was labelled half true."
    assert speakers(text, (None, "was labelled", "half true")) == ["FactDesk"]


def test_a_passive_that_nothing_explains_has_no_speaker() -> None:
    text = "Mayor Ada Quist spoke on Monday. The pier was declared unsafe in May."
    assert speakers(text, (None, "was declared", "unsafe")) == [None]


def test_rumours_are_nobody_s() -> None:
    text = "Ada Quist said it rained. Rumours that the army would come were called nonsense."
    assert speakers(text, ("Ada Quist", "said", "it rained"), (None, "Rumours", "that the army would come")) == [
        "Ada Quist",
        None,
    ]
