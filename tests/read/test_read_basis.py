"""How the speaker knows, where the words say so."""

import pytest

from onrecord.read.basis import basis_of
from onrecord.types import Act, Attribution, Basis, Content, Form, Passage, Span

NOWHERE = Span(0, 0)


def basis(source: str | None, cue: str, content: str, form: Form = "direct", act: Act = "assert") -> Basis:
    who = None if source is None else Passage(NOWHERE, source)
    return basis_of(Attribution("a", form, who, Passage(NOWHERE, cue), Content((NOWHERE,), content), 0.9, act=act))


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("“I saw him leave.”", "witness"),
        ("“I was in the room,”", "witness"),
        ("“We’ve seen this with our own eyes.”", "witness"),
        ("“He told me it was safe.”", "hearsay"),
        ("“I've heard that they paid.”", "hearsay"),
        ("“She has told me so.”", "hearsay"),
        ("“They’ve told us it is late.”", "hearsay"),
        ("“Nobody has told me it is safe.”", "unspecified"),
        ("“No one told us.”", "unspecified"),
        ("“None of them told me.”", "unspecified"),
        ("“He hasn’t told me yet.”", "unspecified"),
        ("“She never told us.”", "unspecified"),
        ("“The documents clearly show two payments.”", "record"),
        ("“I think so.”", "opinion"),
        ("“In my view it failed.”", "opinion"),
        ("“I voted for it.”", "unspecified"),
        ("“It was late.”", "unspecified"),
    ],
)
def test_a_statement_in_the_first_person_tells_its_basis(content: str, wanted: Basis) -> None:
    assert basis("Ruiz", "said", content) == wanted


@pytest.mark.parametrize(
    ("source", "cue", "wanted"),
    [
        ("Ruiz", "recalled", "witness"),
        ("Witnesses", "said", "witness"),
        ("A new poll of voters", "showed", "record"),
        ("Court documents", "say", "record"),
        ("A CNN report", "said", "unspecified"),
        ("The ministry", "announced", "unspecified"),
        ("Ruiz", "believes", "opinion"),
        ("Ruiz", "was told", "hearsay"),
        ("Ruiz", "has not been told", "unspecified"),
        ("Ruiz", "has not heard", "unspecified"),
        ("Ruiz", "does not remember", "unspecified"),
        (None, "reportedly", "hearsay"),
        ("Ruiz", "reportedly said", "unspecified"),
    ],
)
def test_cue_and_source_tell_the_basis(source: str | None, cue: str, wanted: Basis) -> None:
    assert basis(source, cue, "it was late", "indirect") == wanted


def test_citing_a_record_rests_on_it() -> None:
    assert basis("Ruiz", "cited", "court filings", "indirect") == "record"
    assert basis("Ruiz", "cited", "his brother", "indirect") == "unspecified"


def test_the_third_person_that_opens_an_indirect_content_is_the_speaker() -> None:
    assert basis("Ruiz", "said", "she saw him leave", "indirect") == "witness"
    assert basis("Ruiz", "said", "that they had been told of it", "indirect") == "hearsay"
    assert basis("Ruiz", "said", "the clerk saw him leave", "indirect") == "unspecified"


def test_the_first_that_is_found_holds() -> None:
    assert basis("Ruiz", "said", "“He told me, and I think he is right.”") == "hearsay"
    assert basis("Ruiz", "thinks", "“I saw him leave.”") == "opinion"


@pytest.mark.parametrize("act", ["ask", "demand", "promise", "decline", "silence"])
def test_what_puts_nothing_forward_has_no_basis(act: Act) -> None:
    assert basis("Witnesses", "believe", "“I saw him.”", act=act) == "unspecified"
