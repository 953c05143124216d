"""A report's first lines say what somebody is; the name comes later."""

from test_read_corefer import speakers


def test_a_description_in_the_first_line_is_the_person_named_after_it() -> None:
    text = (
        "A former harbour board chairwoman says the tolls must fall.\n"
        "“They cost us the island trade,” said Ines Okafor, who chaired the harbour board until 2015."
    )
    parts = [
        ("A former harbour board chairwoman", "says", "the tolls must fall"),
        ("Ines Okafor", "said", "“They cost us the island trade,”"),
    ]
    assert speakers(text, *parts) == ["Ines Okafor", "Ines Okafor"]


def test_initials_stand_for_the_words_of_a_description() -> None:
    text = (
        "A former National Ferry Board director says fares must fall.\n"
        "Fares are too high, said Olu Brandt, who ran the NFB for ten years."
    )
    parts = [
        ("A former National Ferry Board director", "says", "fares must fall"),
        ("Olu Brandt", "said", "Fares are too high"),
    ]
    assert speakers(text, *parts)[0] == "Olu Brandt"


def test_a_full_name_that_nothing_is_said_of_was_told_of_before() -> None:
    text = (
        "The port's tax commissioner says no file was opened.\n"
        "Kaspar Lindqvist says he asked his staff to check it. He denies a leak."
    )
    parts = [("port's tax commissioner", "says", "no file was opened"), ("Kaspar Lindqvist", "says", "he asked")]
    assert speakers(text, *parts)[0] == "Kaspar Lindqvist"


def test_somebody_with_another_office_is_not_the_one_described() -> None:
    text = "A judge in Oxmouth says the rolls are void.\nPaula Reyes, secretary of the Oxmouth council, disagreed."
    assert speakers(text, ("A judge in Oxmouth", "says", "the rolls are void")) == ["A judge in Oxmouth"]


def test_a_person_named_in_the_same_sentence_is_not_the_one_described() -> None:
    text = "A former board chairman says Nils Berg of the board must go.\nThe board met on Monday."
    assert speakers(text, ("A former board chairman", "says", "Nils Berg of the board must go")) == [
        "A former board chairman"
    ]


def test_a_description_deep_in_a_report_is_not_explained_by_the_next_name() -> None:
    lines = [f"The harbour stayed shut for a {n}th week and the boats stayed out of the water." for n in range(4, 10)]
    text = "\n".join([*lines, "A retired pilot says he saw it.", "Tom Ashe, a pilot, was on the pier that day."])
    assert speakers(text, ("A retired pilot", "says", "he saw it")) == ["A retired pilot"]


def test_a_common_noun_that_spells_a_name_is_its_owner() -> None:
    text = "It is unsound, according to the top Velmar nursing review.\nThe Velmar Nursing Review printed it in May."
    assert speakers(text, ("the top Velmar nursing review", "according to", "It is unsound")) == [
        "Velmar Nursing Review"
    ]


def test_a_heading_leaves_it_to_the_report_to_say_who_is_meant() -> None:
    text = "Union chief calls for talks.\nRosa Lind, the chief of the union, called for talks on Monday."
    parts = [("Union chief", "calls for", "talks."), ("Rosa Lind", "called for", "talks on Monday")]
    assert speakers(text, *parts) == ["Rosa Lind", "Rosa Lind"]
