"""Words that two cues claim go to the nearer one; nesting is left alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.contest import Draft, settle
from onrecord.types import Passage, Span

TEXT = "‘They can’t deny it,’ said Ann. Would he go? “No,” Bo replied, and left."


def draft(cue: str, *contents: str, confidence: float = 0.9) -> Draft:
    def span(words: str) -> Span:
        start = TEXT.index(words)
        return Span(start, start + len(words))

    return Draft(None, Passage(span(cue), cue), tuple(span(words) for words in contents), confidence)


def shown(drafts: list[Draft]) -> list[tuple[str, list[str]]]:
    return [(d.cue.text if d.cue else "", [TEXT[s:e] for s, e in d.spans]) for d in drafts]


def test_contested_words_go_to_the_nearer_cue() -> None:
    near, far = draft("said", "‘They can’t deny it,’"), draft("replied", "‘They can’t deny it,’", "“No,”")
    expected = [("said", ["‘They can’t deny it,’"]), ("replied", ["“No,”"])]
    assert shown(settle([near, far], TEXT)) == expected == shown(settle([far, near], TEXT))


def test_the_rest_begins_with_a_word() -> None:
    near, far = draft("said", "‘They can’t deny it"), draft("replied", "‘They can’t deny it,’ said Ann")
    assert shown(settle([near, draft("replied", "it,’ said Ann. Would he go? “No,”")], TEXT))[1][0] == "replied"
    assert shown(settle([near, far], TEXT))[0] == ("said", ["‘They can’t deny it"])


def test_a_content_that_holds_the_other_s_cue_is_nesting() -> None:
    outer, inner = draft("replied", "‘They can’t deny it,’ said Ann"), draft("said", "‘They can’t deny it,’")
    assert len(settle([outer, inner], TEXT)) == 2
    assert {d.spans for d in settle([outer, inner], TEXT)} == {outer.spans, inner.spans}


def test_a_draft_left_without_words_is_left_out() -> None:
    near, far = draft("said", "‘They can’t deny it,’"), draft("left", "deny it")
    assert shown(settle([near, far], TEXT)) == [("said", ["‘They can’t deny it,’"])]


@settings(deadline=None)
@given(st.data())
def test_afterwards_no_words_are_claimed_twice_without_nesting(data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1]))
    drafts = [
        Draft(None, Passage(cue, TEXT[cue.start : cue.end]), (content,), 0.5)
        for cue, content in data.draw(st.lists(st.tuples(spans, spans), max_size=2))
    ]
    settled = settle(drafts, TEXT)
    for one in settled:
        for other in settled:
            if one is other or any(
                s.start <= d.cue.span.start < s.end
                for d, o in ((one, other), (other, one))
                for s in o.spans
                if d.cue is not None
            ):
                continue
            words = [set(range(s.start, s.end)) for d in (one, other) for s in d.spans]
            assert sum(len(w) for w in words) == len(set().union(*words))
