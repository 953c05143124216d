"""The voices from the innermost speaker out to the publisher."""

import hashlib
import time
from collections.abc import Sequence

import pytest

from onrecord.marks import find_marks
from onrecord.read.addressee import with_addressees
from onrecord.read.around import Surroundings
from onrecord.read.chain import with_chains
from onrecord.read.corefer import corefer
from onrecord.read.credits import agency_of
from onrecord.read.outlets import is_outlet, same_outlet
from onrecord.read.page import page_of
from onrecord.read.prose import prose_of
from onrecord.types import Attribution, Block, BlockKind, Content, Document, Passage, Span

Part = tuple[str | None, str, str, int | None]
"""Source, cue, content, and the number of the part that holds it."""


def passage(text: str, words: str, after: int = 0) -> Passage:
    start = text.index(words, after)
    return Passage(Span(start, start + len(words)), words)


def document_of(
    text: str,
    publisher: str | None = "Bel Courier",
    authors: tuple[str, ...] = ("Nora Whitlock",),
    kinds: Sequence[BlockKind] = (),
) -> Document:
    """A line a block, the first ones of the given kinds."""
    blocks, at = [], 0
    for n, line in enumerate(text.split("\n")):
        blocks.append(Block(Span(at, at + len(line)), kinds[n] if n < len(kinds) else "paragraph"))
        at += len(line) + 1
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha[:16], "a.txt", sha, text, tuple(blocks), publisher=publisher, authors=authors)


def told(text: str, parts: Sequence[Part]) -> list[Attribution]:
    made: list[Attribution] = []
    for number, (source, cue, content, parent) in enumerate(parts):
        said = passage(text, content)
        floor = text.index(source) if source else 0
        made.append(
            Attribution(
                f"a{number}",
                "indirect",
                None if source is None else passage(text, source),
                passage(text, cue, floor),
                Content((said.span,), content),
                0.9,
                parent=None if parent is None else f"a{parent}",
            )
        )
    return made


def chains(document: Document, *parts: Part) -> list[list[tuple[str, str | None]]]:
    prose = prose_of(document)
    page = page_of(document, prose, find_marks(prose.text, prose.breaks))
    spoken, people = corefer(page, told(document.text, parts))
    around = Surroundings(page, spoken)
    found = with_chains(around, with_addressees(around, spoken), people)
    return [[(voice.name, voice.cue) for voice in one.chain] for one in found]


def test_a_statement_goes_from_its_speaker_to_the_publisher() -> None:
    text = "Ana Ruiz said that it rained."
    assert chains(document_of(text), ("Ana Ruiz", "said", "that it rained", None)) == [
        [("Ana Ruiz", "said"), ("Bel Courier", None)]
    ]


def test_without_a_publisher_the_chain_ends_with_the_last_voice_known() -> None:
    text = "Ana Ruiz said that it rained."
    document = document_of(text, publisher=None)
    assert chains(document, ("Ana Ruiz", "said", "that it rained", None)) == [[("Ana Ruiz", "said")]]


def test_a_voice_within_another_is_handed_on_by_it() -> None:
    text = "Ana Ruiz said that Bo Lind denied that it rained."
    inner, outer = chains(
        document_of(text),
        ("Bo Lind", "denied", "that it rained", 1),
        ("Ana Ruiz", "said", "that Bo Lind denied that it rained", None),
    )
    assert inner == [("Bo Lind", "denied"), ("Ana Ruiz", "said"), ("Bel Courier", None)]
    assert outer == inner[1:]


def test_a_voice_that_repeats_its_own_words_stands_once_with_the_outer_cue() -> None:
    text = "“I wrote that it rained,” Ana Ruiz said."
    inner, _ = chains(
        document_of(text),
        ("I", "wrote", "that it rained", 1),
        ("Ana Ruiz", "said", "“I wrote that it rained,”", None),
    )
    assert inner == [("Ana Ruiz", "said"), ("Bel Courier", None)]


def test_what_the_publisher_says_itself_has_one_voice() -> None:
    text = "The Bel Courier reported that it rained."
    assert chains(document_of(text), ("The Bel Courier", "reported", "that it rained", None)) == [
        [("Bel Courier", None)]
    ]


def test_an_outlet_that_was_told_hands_it_on() -> None:
    text = "Ana Ruiz told The Karsmouth Ledger that it rained."
    assert chains(document_of(text), ("Ana Ruiz", "told", "that it rained", None)) == [
        [("Ana Ruiz", "told"), ("Karsmouth Ledger", "told The Karsmouth Ledger"), ("Bel Courier", None)]
    ]


def test_the_newspaper_is_the_outlet_named_before() -> None:
    text = "The Karsmouth Ledger had the story. Ana Ruiz told the newspaper that it rained."
    assert chains(document_of(text), ("Ana Ruiz", "told", "that it rained", None)) == [
        [("Ana Ruiz", "told"), ("Karsmouth Ledger", "told the newspaper"), ("Bel Courier", None)]
    ]


def test_an_outlet_of_one_s_own_is_no_further_voice() -> None:
    text = "Ana Ruiz told the Courier that it rained. Bo Lind told the newspaper that it snowed."
    found = chains(
        document_of(text),
        ("Ana Ruiz", "told", "that it rained", None),
        ("Bo Lind", "told", "that it snowed", None),
    )
    assert found == [[("Ana Ruiz", "told"), ("Bel Courier", None)], [("Bo Lind", "told"), ("Bel Courier", None)]]


def test_what_a_speaker_goes_on_to_say_went_to_the_same_outlet() -> None:
    text = "“It rained,” Ana Ruiz told CNN. She added that it snowed. Bo Lind said that it froze."
    found = chains(
        document_of(text),
        ("Ana Ruiz", "told", "“It rained,”", None),
        ("She", "added", "that it snowed", None),
        ("Bo Lind", "said", "that it froze", None),
    )
    assert [len(chain) for chain in found] == [3, 3, 2]
    assert found[1] == [("Ana Ruiz", "added"), ("CNN", "told CNN"), ("Bel Courier", None)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Ruiz said on CNN that it rained.", "Ana Ruiz"),
        ("Ana Ruiz said that it rained, as first reported by CNN.", "Ana Ruiz"),
        ("Ana Ruiz, in an interview with CNN, said that it rained.", "Ana Ruiz"),
        ("A memo obtained by CNN said that it rained.", "A memo obtained by CNN"),
    ],
)
def test_an_outlet_named_beside_the_cue_is_a_voice(text: str, source: str) -> None:
    (found,) = chains(document_of(text), (source, "said", "that it rained", None))
    assert [name for name, _ in found[1:]] == ["CNN", "Bel Courier"]
    assert found[0][1] == "said"


def test_an_outlet_spoken_of_is_no_voice() -> None:
    text = "Ana Ruiz, who dislikes CNN, said that it rained."
    assert chains(document_of(text), ("Ana Ruiz", "said", "that it rained", None)) == [
        [("Ana Ruiz", "said"), ("Bel Courier", None)]
    ]


def test_in_the_same_report_leads_to_the_outlet_named_before() -> None:
    text = "The Karsmouth Ledger had the story. In the same report Ana Ruiz said that it rained."
    assert chains(document_of(text), ("Ana Ruiz", "said", "that it rained", None)) == [
        [("Ana Ruiz", "said"), ("Karsmouth Ledger", "In the same report"), ("Bel Courier", None)]
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("CNN reported, citing two officials, that it rained.", "citing"),
        ("Citing two officials, CNN reported that it rained.", "Citing"),
    ],
)
def test_whom_an_outlet_cites_stands_before_it(text: str, cue: str) -> None:
    document = document_of(text)
    prose = prose_of(document)
    page = page_of(document, prose, find_marks(prose.text, prose.breaks))
    content = passage(text, "that it rained")
    spoken, people = corefer(
        page,
        [
            Attribution(by, "indirect", passage(text, source), passage(text, by), Content((content.span,), ""), 0.9)
            for source, by in (("CNN", "reported"), ("two officials", cue))
        ],
    )
    around = Surroundings(page, spoken)
    outlet, cited = with_chains(around, with_addressees(around, spoken), people)
    assert [voice.name for voice in outlet.chain] == ["CNN", "Bel Courier"]
    assert [(voice.name, voice.cue) for voice in cited.chain] == [
        ("two officials", cue),
        ("CNN", "reported"),
        ("Bel Courier", None),
    ]


def test_a_quotation_copied_from_an_outlet_passes_through_it() -> None:
    text = (
        "Karsmouth Ledger ran this on Monday. I copy it here:\nAna Ruiz said that it rained.\nBo Lind said it snowed."
    )
    document = document_of(text, kinds=("paragraph", "quotation", "paragraph"))
    copied, own = chains(document, ("Ana Ruiz", "said", "that it rained", None), ("Bo Lind", "said", "it snowed", None))
    assert [name for name, _ in copied] == ["Ana Ruiz", "Karsmouth Ledger", "Bel Courier"]
    assert [name for name, _ in own] == ["Bo Lind", "Bel Courier"]


def test_a_report_from_an_agency_passes_through_it() -> None:
    text = "KARSMOUTH (AP) — Ana Ruiz said that it rained."
    assert chains(document_of(text), ("Ana Ruiz", "said", "that it rained", None)) == [
        [("Ana Ruiz", "said"), ("Associated Press", "(AP)"), ("Bel Courier", None)]
    ]


def test_the_agency_that_publishes_its_own_report_stands_once() -> None:
    text = "KARSMOUTH (AP) — Ana Ruiz said that it rained."
    document = document_of(text, publisher="The Associated Press")
    assert chains(document, ("Ana Ruiz", "said", "that it rained", None)) == [
        [("Ana Ruiz", "said"), ("The Associated Press", None)]
    ]


@pytest.mark.parametrize(
    ("text", "authors", "agency"),
    [
        ("KARSMOUTH (LPS) — It rained.", ("Lethrian Press Service",), ("Lethrian Press Service", "(LPS)")),
        ("KARSMOUTH (LPS) — It rained.", (), ("LPS", "(LPS)")),
        ("It rained.", ("Reuters",), ("Reuters", "Reuters")),
        ("It rained.\nIt snowed. (AP)", (), ("Associated Press", "(AP)")),
        ("It rained.\nReuters contributed to this report.", (), ("Reuters", "Reuters contributed to this report")),
        ("It rained.\nReuters contributed to this report.", ("Nora Whitlock",), None),
        ("It rained in Karsmouth (see above).", (), None),
        ("The party (LPP) won.", (), None),
        ("", (), None),
    ],
)
def test_an_agency_is_credited_in_the_dateline_the_byline_or_the_end(
    text: str, authors: tuple[str, ...], agency: tuple[str, str] | None
) -> None:
    assert agency_of(document_of(text, authors=authors)) == agency


def test_an_agency_in_the_byline_of_a_page_is_its_own() -> None:
    document = document_of("By The Associated Press\nIt rained.", authors=(), kinds=("byline",))
    assert agency_of(document) == ("Associated Press", "Associated Press")


def test_who_was_only_asked_has_not_spoken() -> None:
    text = "Ana Ruiz said that she was asked to wait."
    inner, _ = chains(
        document_of(text),
        ("she", "was asked", "to wait", 1),
        ("Ana Ruiz", "said", "that she was asked to wait", None),
    )
    assert inner == [("Ana Ruiz", "said"), ("Bel Courier", None)]


def test_where_nobody_is_named_only_the_publisher_speaks() -> None:
    text = "It had long been said that the ramp groaned."
    assert chains(document_of(text), (None, "had long been said", "that the ramp groaned", None)) == [
        [("Bel Courier", None)]
    ]


def test_an_unresolved_speaker_gets_the_words_of_its_source() -> None:
    text = "You said that it rained."
    assert chains(document_of(text), ("You", "said", "that it rained", None)) == [
        [("You", "said"), ("Bel Courier", None)]
    ]


@pytest.mark.parametrize(
    "name", ["CNN", "The Karsmouth Ledger", "New York Times", "Fox News", "the Guardian", "Lethria Today"]
)
def test_a_name_of_the_press_is_an_outlet(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Ana Ruiz", "The Press", "Ledger", "Ministry of Transport", "Karsmouth", ""])
def test_other_names_are_no_outlets(name: str) -> None:
    assert not is_outlet(name)


def test_an_outlet_s_name_may_be_shortened() -> None:
    assert same_outlet("The Ledger", "The Karsmouth Ledger")
    assert same_outlet("AP", "Associated Press")
    assert same_outlet("POLITICO Magazine", "Politico")
    assert not same_outlet("Karsmouth Post", "The Karsmouth Ledger")
    assert not same_outlet("", "The Karsmouth Ledger")


def test_time_grows_with_the_text_however_hostile() -> None:
    def seconds(n: int) -> float:
        unit = "Ana Ruiz told CNN and the newspaper of the Karsmouth Ledger that it rained. "
        text = unit * n
        made = [
            Attribution(
                f"a{at}",
                "indirect",
                Passage(Span(at * len(unit), at * len(unit) + 8), "Ana Ruiz"),
                Passage(Span(at * len(unit) + 9, at * len(unit) + 13), "told"),
                Content((passage(text, "that it rained", at * len(unit)).span,), "that it rained"),
                0.9,
            )
            for at in range(n)
        ]
        document = document_of(text, kinds=("quotation",))
        prose = prose_of(document)
        page = page_of(document, prose, find_marks(prose.text, prose.breaks))
        spoken, people = corefer(page, made)
        start = time.perf_counter()
        around = Surroundings(page, spoken)
        with_chains(around, with_addressees(around, spoken), people)
        return time.perf_counter() - start

    seconds(20)
    assert seconds(1600) < 12 * seconds(400) + 0.5
