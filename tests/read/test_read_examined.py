"""Under "Q" and "A" speak whoever examines and the witness sworn in last, or the two sides of an interview."""

from test_read_corefer import resolved

from onrecord.types import Attribution, Content, Passage, Span


def turns(text: str) -> list[str | None]:
    """Who speaks each line under "Q" and "A"."""
    made, at = [], 0
    for line in text.split("\n"):
        if line.startswith(("Q: ", "A: ")):
            said = Span(at + 3, at + len(line))
            label, colon = Passage(Span(at, at + 1), line[0]), Passage(Span(at + 1, at + 2), ":")
            made.append(Attribution(f"a{at}", "block", label, colon, Content((said,), line[3:]), 0.9))
        at += len(line) + 1
    return [None if one.speaker is None else one.speaker.name for one in resolved(text, made)[0]]


def test_the_witness_sworn_in_last_answers_and_the_named_examiner_asks() -> None:
    text = (
        "Deposition in the matter of the north pier\n"
        "Marta Quill was sworn.\nMr. Olu Brandt was sworn.\n"
        "EXAMINATION BY MS. INES OKAFOR\n"
        "Q: Did you see it?\nA: I did not."
    )
    assert turns(text) == ["INES OKAFOR", "Olu Brandt"]


def test_an_examiner_told_by_office_is_looked_up_among_those_present() -> None:
    text = (
        "Chair: Ada Norring. Counsel for the families: Ruben Aske.\nMr. Emil Brandt was sworn.\n"
        "Examination by counsel for the families\nQ: Was it signed?\nA: It was."
    )
    assert turns(text) == ["Ruben Aske", "Emil Brandt"]


def test_in_an_interview_the_writer_asks_and_the_one_named_at_its_head_answers() -> None:
    text = "An interview with Marta Quill\nWe met at the pier.\nQ: Are you tired?\nA: Not yet."
    assert turns(text) == ["Nora Whitlock", "Marta Quill"]


def test_where_nothing_says_who_it_is_nobody_is_named() -> None:
    text = "Notes of the day.\nQ: Are you tired?\nA: Not yet."
    assert turns(text) == [None, None]
