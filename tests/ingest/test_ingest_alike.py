from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_pages import LAST, LEDE, PROSE, QUOTE, SAID, read

from onrecord.ingest.alike import Family, families
from onrecord.types import Document

STORY = "\n\n".join(["Board closes the north pier", *PROSE])
OTHER = "Rain fell in the hills all night, and the river rose by a metre before dawn. " * 3


def report(text: str, **facts: str) -> Document:
    return replace(read(text, "a.txt"), **facts)  # type: ignore[arg-type]


def only(*documents: Document) -> Family:
    (family,) = families(documents)
    return family


def test_the_same_words_in_another_layout_are_one_report_and_count_once() -> None:
    wire = report(STORY, published="2020-07-08")
    paper = report(STORY.replace("\n\n", "\n\n\n") + "\n\nRead more", published="2020-07-09")
    family = only(paper, wire)
    assert family.origin == wire.id
    ((copy),) = family.copies
    assert (copy.id, copy.relation, copy.likeness, copy.differences) == (paper.id, "same", 1.0, ())


def test_light_edits_are_found_and_kept_as_differences() -> None:
    wire = report(STORY, published="2020-07-08")
    paper = report(STORY.replace("two inspectors", "three inspectors"), published="2020-07-08", retrieved="2020-07-09")
    paper = replace(paper, published="2020-07-09")
    family = only(wire, paper)
    ((copy),) = family.copies
    assert copy.relation == "edited"
    ((difference),) = copy.differences
    assert "two inspectors" in wire.text[difference.first.start : difference.first.end]
    assert "three inspectors" in paper.text[difference.second.start : difference.second.end]


def test_a_shorter_cut_of_a_report_is_the_same_report() -> None:
    wire = report(STORY, published="2020-07-08")
    short = report(f"{LEDE}\n\n{QUOTE}\n\n{SAID}", published="2020-07-09")
    ((copy),) = only(wire, short).copies
    assert copy.relation in ("cut", "edited")
    assert any(LAST in wire.text[d.first.start : d.first.end] for d in copy.differences)


def test_two_versions_of_one_address_are_one_report_however_much_was_changed() -> None:
    first = report(STORY, url="https://a.example/1", published="2020-07-08", retrieved="2020-07-08")
    later = report(f"{LEDE}\n\n{OTHER}", url="https://a.example/1", published="2020-07-08", retrieved="2020-07-10")
    family = only(later, first)
    assert (family.origin, family.copies[0].relation) == (first.id, "version")


def test_reports_of_one_event_in_their_own_words_are_two() -> None:
    own = "The pier in Port Ellery is shut after cracks came to light. Marta Oyelaran of the board said so on Tuesday."
    assert families([report(STORY), report(f"{own}\n\n{OTHER}")]) == ()
    assert families([report(STORY)]) == ()
    assert families([report("It rained."), report("It snowed.")]) == ()


def test_a_quotation_in_common_makes_no_copy() -> None:
    assert families([report(f"{QUOTE}\n\n{OTHER * 3}"), report(f"{QUOTE}\n\n{SAID}\n\n{LAST}\n\n{LEDE}")]) == ()


def test_a_hundred_copies_are_one_family() -> None:
    many = [report(f"{STORY}\n\nPaper number {n}.") for n in range(100)]
    assert len(only(*many).copies) == 99


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(6)))
def test_the_order_of_the_reports_does_not_matter(order: list[int]) -> None:
    texts = [STORY, STORY.replace("Tuesday", "Monday"), OTHER, f"{OTHER} So it was.", SAID, f"{SAID}\n\n{LAST}"]
    documents = [report(text) for text in texts]
    assert families([documents[n] for n in order]) == families(documents)
