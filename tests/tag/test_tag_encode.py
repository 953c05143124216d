"""Word pieces keep the offsets of the text as it stands, with its case, gaps and quotation marks."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.tag.bundle import SHIPPED
from onrecord.tag.encode import encode

TOKENIZER = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))


def test_case_gap_and_quotation_are_given_for_each_piece() -> None:
    encoded = encode("Ana said “NO 12”.\n\nMcX", TOKENIZER)
    assert encoded.features[encoded.first].tolist() == [
        [2, 3, 0], [1, 1, 0], [0, 1, 1], [3, 0, 2], [5, 1, 2], [0, 0, 3], [0, 0, 0], [4, 3, 0],
    ]  # fmt: skip
    assert encoded.paragraph_starts().tolist() == [0, 7]


def test_an_empty_text_has_no_pieces() -> None:
    assert len(encode("", TOKENIZER).ids) == 0


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_pieces_are_in_order_and_inside_the_text(text: str) -> None:
    encoded = encode(text, TOKENIZER)
    assert (encoded.starts < encoded.ends).all() or not len(text.strip())
    assert (encoded.starts[1:] >= encoded.starts[:-1]).all()
    assert not len(encoded.ends) or encoded.ends.max() <= len(text)
