from dataclasses import replace

import pytest
from check_reports import only, quoting, reading, report, said, sources
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check import Sources, check_draft, quotations_of
from onrecord.types import Block, Reading, Skipped, Span

TEXT = "“The vaccine is safe for adults and for children, but not for infants,” said Ana Ruiz. “Call us first 😀.”\n"
SOURCE = reading(
    TEXT,
    said(TEXT, "“The vaccine is safe for adults and for children, but not for infants,”", "Ana Ruiz"),
    said(TEXT, "“Call us first 😀.”", "Ana Ruiz"),
)


def nothing(number: int) -> Reading:
    raise AssertionError(f"source {number} was read for nothing")


def test_a_quotation_that_stops_before_a_limit_alerts() -> None:
    found = only(quoting("The vaccine is safe for adults and for children", "Ana Ruiz"), SOURCE)
    assert found.codes == ("stops-before-limit",)
    assert "but not" in found.note


@pytest.mark.parametrize("after", ["said Ruiz, “but not for infants.”", "said Ruiz, but not for infants."])
def test_a_limit_that_the_draft_goes_on_to_tell_does_not_alert(after: str) -> None:
    text = f"“The vaccine is safe for adults and for children,” {after}\n"
    draft = reading(text, said(text, "“The vaccine is safe for adults and for children,”", "Ana Ruiz"))
    assert not any(found.alert for found in check_draft(draft, sources(SOURCE)))


def test_the_note_names_the_words_that_differ() -> None:
    found = only(quoting("The vaccine is not safe for adults and for children, but not for infants", "Ruiz"), SOURCE)
    assert found.verdict == "altered"
    assert found.note == "A negation was dropped, added or changed: the draft has “not”."
    assert ("insert", "not", "") in [(part.kind, part.draft, part.source) for part in found.diff]


def test_findings_come_worst_first_then_in_the_order_of_the_text() -> None:
    text = "He said “call us first” and “nobody ever called me back” and “vaccine is safe for infants”.\n"
    draft = reading(text, said(text, text.rstrip(), "Ana Ruiz", "mixed"))
    found = check_draft(draft, sources(SOURCE))
    assert [one.alert for one in found] == sorted((one.alert for one in found), reverse=True)
    assert [one.verdict for one in found] == ["altered", "not-found", "verbatim"]


def test_without_sources_nothing_is_not_found() -> None:
    (found,) = check_draft(quoting("We knew nothing at all", "Ana Ruiz"), Sources([], nothing))
    assert (found.verdict, found.alert, found.codes) == ("could-not-check", False, ("no-source",))
    (blank,) = check_draft(quoting("We knew nothing at all", "Ana Ruiz"), Sources(["\n"], nothing))
    assert blank.verdict == "could-not-check"


def test_while_a_source_is_unread_what_is_not_there_could_not_be_checked() -> None:
    held = replace(sources(SOURCE), unread=(Skipped("scan.pdf", "no-text", "A scan."),))
    (found,) = check_draft(quoting("Nobody ever called me back", "Ana Ruiz"), held)
    assert (found.verdict, found.alert, found.codes) == ("could-not-check", False, ("source-unread",))
    (there,) = check_draft(quoting("Call us first", "Ana Ruiz"), held)
    assert there.verdict == "verbatim"


def test_a_source_without_the_words_is_not_read() -> None:
    (found,) = check_draft(quoting("Nobody ever called me back", "Ana Ruiz"), Sources([TEXT], nothing))
    assert found.verdict == "not-found"


def test_terms_and_titles_that_nobody_says_do_not_alert() -> None:
    text = "The so-called “reform” and the film “Gone With The Wind” ended. He won the “big prize”.\n"
    found = check_draft(reading(text), sources(SOURCE))
    assert [(one.verdict, one.alert, one.codes) for one in found] == [("not-found", False, ("term",))] * 3


def test_a_short_quotation_that_somebody_says_is_checked() -> None:
    text = "Ruiz called it “pure horror”.\n"
    (found,) = check_draft(reading(text, said(text, "“pure horror”", "Ana Ruiz")), sources(SOURCE))
    assert (found.verdict, found.alert) == ("not-found", True)


def test_a_statement_said_otherwise_later_is_noted() -> None:
    first = SOURCE.attributions[1]
    held = replace(sources(SOURCE), later=lambda id_: ("She took it back on 3 May.",) if id_ == first.id else ())
    (found,) = check_draft(quoting("Call us first", "Ana Ruiz"), held)
    assert (found.alert, found.codes) == (False, ("said-otherwise-later",))
    assert found.note.endswith("otherwise later. She took it back on 3 May.")


def test_block_quotations_of_markdown_are_quotations_signed_below() -> None:
    block = "> The vaccine is *safe*\n> for adults 😀 [there](https://example.org/a).\n>\n> — Ana Ruiz, director\n"
    text = f"It went on.\n\n{block}"
    (found,) = quotations_of(reading(text, path="draft.md"))
    assert found.words == "The vaccine is safe\nfor adults 😀 there."
    assert text[slice(*found.span)] == found.text
    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"


def test_blocks_set_apart_are_quotations_once() -> None:
    text = "“We knew,” he said.\n\nThe harbour must stay shut.\n\n“Nobody told us anything.”\n"
    second, third = text.index("The harbour"), text.index("“Nobody")
    blocks = (
        Block(Span(0, 19), "paragraph"),
        Block(Span(second, third - 2), "quotation"),
        Block(Span(third, len(text) - 1), "quotation"),
    )
    found = quotations_of(Reading(report(text, blocks=blocks), ()))
    assert [one.text for one in found] == ["“We knew,”", "The harbour must stay shut.", "“Nobody told us anything.”"]


def test_nested_quotations_are_part_of_the_outer_one() -> None:
    text = "Ruiz said: “Baker told me ‘we are lost’ and left.”\n"
    assert [one.text for one in quotations_of(reading(text))] == ["“Baker told me ‘we are lost’ and left.”"]


def test_among_many_sources_the_index_finds_the_words() -> None:
    others = [reading(f"“Report number {i} says nothing of {i * 7} ships,” said Jo Lee.\n") for i in range(40)]
    found = only(quoting("Call us first", "Ana Ruiz"), *others, SOURCE)
    assert found.verdict == "verbatim"


@given(st.text(alphabet="ab “”\"'‘’.\n>—😀é[]*_", max_size=80))
def test_any_text_gives_quotations_that_are_its_own(text: str) -> None:
    held = reading(text, path="draft.md")
    for found in check_draft(held, sources(SOURCE)):
        assert text[slice(*found.quotation.span)] == found.quotation.text
        assert found.note.endswith(".")
