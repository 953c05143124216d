"""Who is quoted inside whose words: parents, what is cut, and the laws of nesting."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.contest import Draft
from onrecord.read.nest import is_told, nest
from onrecord.types import Passage, Span

TEXT = (
    "McGee thinks that it would not have mattered because “the ministry dismisses anything officials say,” he wrote. "
    "Rao promised to ask Congress for more."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def draft(cue: str, *contents: str, source: str | None = None) -> Draft:
    named = None if source is None else Passage(span(source), source)
    return Draft(named, Passage(span(cue), cue), tuple(span(words) for words in contents), 0.9)


def shown(drafts: list[Draft]) -> dict[str, tuple[str | None, list[str]]]:
    """Each cue with its parent's cue and its content."""
    nested = nest(drafts)
    cues = [d.cue.text if d.cue else "" for d, _ in nested]
    return {
        cue: (None if parent is None else cues[parent], [TEXT[s:e] for s, e in d.spans])
        for cue, (d, parent) in zip(cues, nested, strict=True)
    }


THOUGHT = "that it would not have mattered because “the ministry dismisses anything officials say,”"


def test_a_statement_told_inside_another_has_it_for_a_parent() -> None:
    found = shown([draft("say", "anything"), draft("dismisses", "anything officials say"), draft("thinks", THOUGHT)])
    assert {cue: parent for cue, (parent, _) in found.items()} == {
        "thinks": None,
        "dismisses": "thinks",
        "say": "dismisses",
    }


def test_statements_side_by_side_have_no_parent() -> None:
    found = shown([draft("thinks", "that it would not have mattered"), draft("dismisses", "anything officials say")])
    assert [parent for parent, _ in found.values()] == [None, None]


def test_nobody_is_quoted_with_more_than_the_quotation() -> None:
    found = shown([draft("thinks", THOUGHT), draft("dismisses", "anything officials say,” he")])
    assert found["dismisses"] == ("thinks", ["anything officials say,”"])


def test_a_content_that_lies_mostly_elsewhere_is_told_elsewhere() -> None:
    elsewhere = "say,” he wrote. Rao promised to ask Congress for more."
    assert shown([draft("thinks", THOUGHT), draft("dismisses", elsewhere)])["dismisses"] == (None, [elsewhere])


def test_a_source_may_be_named_outside_of_the_content() -> None:
    found = shown([draft("promised", "to ask Congress for more", source="Rao"), draft("ask", "for more", source="Rao")])
    assert found["ask"][0] == "promised"


def test_a_cue_that_is_one_only_within_a_content_needs_the_content() -> None:
    inner = replace(draft("dismisses", "anything officials say"), nested=True)
    assert [parent for _, parent in nest([draft("thinks", THOUGHT), inner])] == [None, 0]
    assert nest([inner]) == []


def test_i_think_within_a_quotation_reports_nobody() -> None:
    def inner(source: str, cue: str) -> Draft:
        return Draft(Passage(Span(0, 1), source), Passage(Span(2, 3), cue), (Span(4, 9),), 0.9, nested=True)

    assert not is_told(inner("I", "still think"))
    assert is_told(inner("I", "told"))
    assert is_told(inner("they", "think"))
    assert is_told(replace(inner("I", "think"), nested=False))


def test_two_contents_that_hold_each_other_s_cues_make_no_cycle() -> None:
    one, other = draft("thinks", "it would", "officials say"), draft("say", "McGee thinks")
    parents = [parent for _, parent in nest([one, other])]
    assert parents.count(None) >= 1


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    contents: list[Span] = []
    for found in sorted(draw(st.lists(spans, min_size=1, max_size=3))):
        if not contents or found.start > contents[-1].end:
            contents.append(found)
    cue = draw(spans)
    return Draft(None, Passage(cue, TEXT[cue.start : cue.end]), tuple(contents), 0.5)


@settings(deadline=None)
@given(st.lists(drafts(), max_size=7))
def test_parents_stand_first_and_hold_their_children(found: list[Draft]) -> None:
    nested = nest(found)
    assert len(nested) == len(found)
    for place, (child, parent) in enumerate(nested):
        if parent is None:
            assert child in found
            continue
        assert parent < place
        outer = nested[parent][0].spans
        assert child.cue is not None
        for part in (child.cue.span, *child.spans):
            assert any(s.start <= part.start and part.end <= s.end for s in outer)


@settings(deadline=None)
@given(st.lists(drafts(), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_drafts_does_not_matter(found: list[Draft], random: st.DataObject) -> None:
    def told(some: list[Draft]) -> list[tuple[object, object]]:
        nested = nest(some)
        return sorted((repr(d), repr(None if p is None else nested[p][0])) for d, p in nested)

    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told(shuffled) == told(found)
