"""Sayings: versions, the way they took, and what changed, over reports built by hand."""

from dataclasses import replace

import pytest
from link_sayings import carrier, said

from onrecord.link.saying import Change, Saying
from onrecord.link.trace import trace
from onrecord.types import Hyperlink, Span

WORDS = "the north wall would not survive another flood"
LEDGER = carrier(
    "The Harbour Ledger", "2020-03-01",
    "Ada Voss, an engineer, said “the north wall would not survive another flood.” Nobody listened to her.",
    said("“the north wall would not survive another flood.”", "Ada Voss"),
)  # fmt: skip
POST = carrier(
    "Delta Post", "2020-03-03",
    "The wall is old. Ada Voss told The Harbour Ledger “the north wall might not survive another flood.”",
    said("“the north wall might not survive another flood.”", "Ada Voss", "The Harbour Ledger"),
)  # fmt: skip
BLOG = carrier(
    "Tide Notes", "2020-03-09",
    "I read the Delta Post. The north wall might not survive another flood. So much for promises.",
)  # fmt: skip


def kinds(found: Saying, publisher: str) -> list[str]:
    """What changed on the way to the version of an outlet."""
    return [change.kind for change in changes(found, publisher)]


def changes(found: Saying, publisher: str) -> tuple[Change, ...]:
    """The changes of the step to the version of an outlet."""
    (version,) = [one for one in found.versions if one.publisher == publisher]
    step = found.step_to(version.id)
    return () if step is None else step.changes


def test_versions_come_by_date_and_undated_ones_last() -> None:
    undated = carrier("No Day", None, "Somebody wrote that the north wall would not survive another flood.")
    found = trace(WORDS, [undated, BLOG, LEDGER, POST], 9)
    assert [one.publisher for one in found.versions] == ["The Harbour Ledger", "Delta Post", "Tide Notes", "No Day"]
    assert (found.n_reports, found.n_compared) == (9, 4)


def test_a_version_is_the_characters_of_its_report() -> None:
    emoji = carrier("Feed", "2020-03-04", "😡👩‍👧 e\u0301 — the north wall would not survive another flood 😡!")
    for version in trace(WORDS, [LEDGER, emoji], 2).versions:
        text = (LEDGER if version.publisher != "Feed" else emoji).document.text
        assert version.wording == " ".join(text[span.start : span.end] for span in version.spans)
        assert version.context == text[slice(*version.context_span)]
        assert "wall would not survive another flood" in version.wording


def test_who_is_cited_for_the_words_comes_before() -> None:
    found = trace(WORDS, [LEDGER, POST], 2)
    (step,) = found.steps
    assert (step.source, step.ground, step.is_stated) == (found.versions[0].id, "cited", True)
    assert step.evidence is not None
    assert POST.document.text[slice(*step.evidence.span)] == step.evidence.text == "Harbour Ledger"


def test_a_changed_word_is_told_with_its_code() -> None:
    (change,) = changes(trace(WORDS, [LEDGER, POST], 2), "Delta Post")
    assert (change.kind, change.before, change.after, change.code, change.alert) == (
        "words", "would", "might", "modal-changed", True,
    )  # fmt: skip


def test_words_that_nobody_is_said_to_have_said_have_lost_their_attribution() -> None:
    found = trace(WORDS, [LEDGER, POST, BLOG], 3)
    step = found.step_to(found.versions[2].id)
    assert step is not None
    assert (found.version(step.source).publisher, step.ground, step.is_stated) == ("Delta Post", "named", False)
    assert kinds(found, "Tide Notes") == ["attribution-lost", "marks-lost"]
    assert step.changes[0].before == "Ada Voss"


def test_quoted_words_without_a_known_speaker_are_not_said_to_be_the_reports_own() -> None:
    quoted = carrier(
        "Quarterly", "2020-05-01", "It was put like this: “the north wall would not survive another flood.”"
    )
    assert "attribution-lost" not in kinds(trace(WORDS, [LEDGER, quoted], 2), "Quarterly")


def test_the_words_of_a_publisher_on_its_own_page_are_nobody_elses() -> None:
    office = carrier("Office of Works", "2020-02-01", "The north wall would not survive another flood.")
    paper = carrier(
        "Delta Post", "2020-02-02", "The Office of Works says the north wall would not survive another flood.",
        said("the north wall would not survive another flood", "Office of Works", form="indirect", kind="organisation"),
    )  # fmt: skip
    found = trace(WORDS, [office, paper], 2)
    assert found.steps[0].ground == "issued"
    assert "attribution-gained" not in kinds(found, "Delta Post")


def test_another_speaker_is_an_alert() -> None:
    other = carrier(
        "Delta Post", "2020-03-03", "“the north wall would not survive another flood,” said Ben Roy.",
        said("“the north wall would not survive another flood,”", "Ben Roy"),
    )  # fmt: skip
    (change,) = changes(trace(WORDS, [LEDGER, other], 2), "Delta Post")
    assert (change.kind, change.before, change.after, change.alert) == ("speaker-changed", "Ada Voss", "Ben Roy", True)


def test_a_name_that_becomes_a_description_is_lost() -> None:
    vague = carrier(
        "Delta Post", "2020-03-03", "“the north wall would not survive another flood,” an engineer said.",
        said("“the north wall would not survive another flood,”", "an engineer"),
    )  # fmt: skip
    assert kinds(trace(WORDS, [LEDGER, vague], 2), "Delta Post") == ["name-lost"]


def test_a_paraphrase_in_quotation_marks_is_an_alert() -> None:
    told = carrier(
        "The Harbour Ledger", "2020-03-01", "Ada Voss said that the north wall would not survive another flood.",
        said("that the north wall would not survive another flood", "Ada Voss", form="indirect"),
    )  # fmt: skip
    quoted = replace(LEDGER, document=replace(LEDGER.document, published="2020-03-05", publisher="Delta Post"))
    (change,) = changes(trace(WORDS, [told, quoted], 2), "Delta Post")
    assert (change.kind, change.alert) == ("marks-gained", True)


def test_the_tense_of_reported_speech_is_no_alert() -> None:
    own = carrier(
        "The Harbour Ledger", "2020-03-01", "“My wall rests on old and rotten oak piles,” Ada Voss said.",
        said("“My wall rests on old and rotten oak piles,”", "Ada Voss"),
    )  # fmt: skip
    told = carrier(
        "Delta Post", "2020-03-03", "Ada Voss said that her wall rested on old and rotten oak piles.",
        said("that her wall rested on old and rotten oak piles", "Ada Voss", form="indirect"),
    )  # fmt: skip
    found = changes(trace("wall rests on old and rotten oak piles", [own, told], 2), "Delta Post")
    words = {change.code: change.alert for change in found if change.kind == "words"}
    assert words == {"pronoun-changed": False, "tense-changed": False}


def test_words_left_out_at_the_end_are_a_cut() -> None:
    long = carrier(
        "The Harbour Ledger", "2020-03-01",
        "“the north wall would not survive another flood unless the council pays,” Ada Voss said.",
        said("“the north wall would not survive another flood unless the council pays,”", "Ada Voss"),
    )  # fmt: skip
    short = replace(LEDGER, document=replace(LEDGER.document, published="2020-03-05", publisher="Delta Post"))
    found = changes(trace(WORDS, [long, short], 2), "Delta Post")
    assert [change.before for change in found if change.kind == "cut"] == ["unless the council pays"]
    assert any(change.code == "stops-before-limit" and change.alert for change in found)


def test_an_excerpt_of_a_long_wording_is_a_version_of_it() -> None:
    long = (
        "“We sent three letters and nobody wrote back. The pumps were old. The north wall would not survive another"
        " flood. I have the copies at home, every one of them, with the stamps.”"
    )
    whole = carrier("The Harbour Ledger", "2020-03-01", f"{long} Ada Voss said.", said(long, "Ada Voss"))
    part = carrier("Delta Post", "2020-03-03", "“The north wall would not survive another flood,” one reads.")
    found = trace(long, [whole, part], 2)
    assert [one.publisher for one in found.versions] == ["The Harbour Ledger", "Delta Post"]
    assert found.versions[1].likeness < 0.5


def test_copies_of_one_wire_count_once() -> None:
    pages = [
        carrier(
            outlet, day, f"NORTHPORT ({wire}) — {n} “the north wall would not survive another flood,” Ada Voss said.",
            said("“the north wall would not survive another flood,”", "Ada Voss", wire),
        )
        for outlet, day, wire, n in (
            ("Observer", "2020-03-02", "Delta Press Service", "It rained."),
            ("Evening Mail", "2020-03-03", "DPS", "The sun shone on Tuesday."),
        )
    ]  # fmt: skip
    found = trace(WORDS, [LEDGER, *pages], 3)
    assert [origin.reason for origin in found.origins] == ["they have it from Delta Press Service"]
    assert (len(found.versions), found.n_origins) == (3, 2)
    assert {found.version(step.source).publisher for step in found.steps} == {"The Harbour Ledger"}
    alone = trace(WORDS, pages, 2)
    assert (alone.steps[0].ground, alone.n_origins) == ("wire", 1)


def test_a_report_printed_twice_counts_once() -> None:
    text = LEDGER.document.text + " " + " ".join(f"Sentence number {n} tells of the long winter." for n in range(9))
    two = [carrier(name, day, text) for name, day in (("A Paper", "2020-01-01"), ("B Paper", "2020-01-02"))]
    found = trace(WORDS, two, 2)
    assert (found.n_origins, found.steps[0].ground) == (1, "copy")


def test_a_link_to_the_earlier_report_is_evidence() -> None:
    source = replace(LEDGER, document=replace(LEDGER.document, url="https://www.ledger.example/wall?utm=1"))
    text = "As reported here, the north wall would not survive another flood."
    later = carrier("Tide Notes", "2020-04-01", text)
    links = (Hyperlink(Span(12, 16), "http://ledger.example/wall/"),)
    later = replace(later, document=replace(later.document, links=links))
    (step,) = trace(WORDS, [source, later], 2).steps
    assert step.ground == "linked"
    assert step.evidence is not None and step.evidence.text == "here"


def test_a_report_that_names_nobody_is_tied_to_the_nearest_wording_and_it_is_said_so() -> None:
    lonely = carrier("Quarterly", "2020-05-01", "The north wall might not survive another flood, it seems.")
    found = trace(WORDS, [LEDGER, POST, lonely], 3)
    step = found.step_to(found.versions[2].id)
    assert step is not None
    assert (found.version(step.source).publisher, step.ground, step.is_stated) == ("Delta Post", "words", False)


def test_a_second_report_of_the_first_day_is_a_doubt() -> None:
    same_day = carrier("Delta Post", "2020-03", "They say the north wall would not survive another flood.")
    assert trace(WORDS, [LEDGER, same_day], 2).first_doubt == "1 more may be as early"
    assert trace(WORDS, [LEDGER, POST], 2).first_doubt is None


def test_furniture_carries_nothing() -> None:
    page = carrier("Delta Post", "2020-03-03", f"{WORDS.capitalize()}\n\nThe ferry was late.", furniture="wall")
    assert trace(WORDS, [page], 1).versions == ()


@pytest.mark.parametrize("text", ["The north wall is white.", "Another flood would not survive the wall paper.", ""])
def test_words_that_stand_nowhere_make_an_empty_saying(text: str) -> None:
    found = trace(WORDS, [carrier("Delta Post", "2020-03-03", text)], 5)
    assert (found.versions, found.steps, found.origins, found.n_reports) == ((), (), (), 5)


def test_three_words_are_found_whole_only() -> None:
    pages = [
        carrier("A", "2020-01-01", "Their contacts became increasingly sophisticated."),
        carrier("B", "2020-01-02", "The increasingly sophisticated tools."),
    ]
    assert [one.publisher for one in trace("became increasingly sophisticated", pages, 2).versions] == ["A"]
