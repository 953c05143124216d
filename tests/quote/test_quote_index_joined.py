"""An index that grows names the same texts as one built anew."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.quote import WordingIndex

_TEXTS = st.lists(st.text(st.sampled_from("ab c"), max_size=30), max_size=8)


@given(_TEXTS, st.sets(st.integers(0, 7)), st.text(st.sampled_from("ab c"), max_size=12))
def test_two_indexes_joined_are_the_index_of_all_their_texts(texts: list[str], chosen: set[int], asked: str) -> None:
    mine = [n for n in range(len(texts)) if n in chosen]
    its = [n for n in range(len(texts)) if n not in chosen]
    one, other = (WordingIndex.build(texts[n] for n in some) for some in (mine, its))
    whole, joined = WordingIndex.build(texts), one.joined(mine, other, its)
    assert joined.n_texts == whole.n_texts
    assert joined.hashes.tolist() == whole.hashes.tolist()
    assert joined.offsets.tolist() == whole.offsets.tolist()
    for start, end in zip(whole.offsets[:-1], whole.offsets[1:], strict=True):
        assert sorted(joined.texts[start:end].tolist()) == whole.texts[start:end].tolist()
    assert joined.candidates(asked, 9) == whole.candidates(asked, 9)
