"""The index of wordings, and quotations looked up in many texts."""

import numpy as np
import pytest

from onrecord.quote import CODES, WordingIndex, check_among

TEXTS = [f"Report {i}. “Harbour number {i} will be dredged before winter,” the engineer said." for i in range(50)]
TEXTS[17] += " “Nobody warned the fishermen of Aberwick,” he added."


def test_a_quotation_is_found_in_the_text_that_has_it() -> None:
    found = check_among(["Nobody warned the fishermen of Aberwick", "Somebody warned the fishermen of Aberwick"], TEXTS)
    assert [(f[0].source, f[0].comparison.verdict) for f in found] == [(17, "verbatim"), (17, "altered")]


def test_words_of_no_text_are_not_found_and_no_texts_are_no_source() -> None:
    assert check_among(["Quixotic zebras juggle"], TEXTS)[0][0].comparison.verdict == "not-found"
    assert check_among(["Quixotic zebras juggle"], [])[0][0].comparison.verdict == "could-not-check"


def test_an_index_can_be_kept_as_arrays() -> None:
    index = WordingIndex.build(TEXTS)
    again = WordingIndex.from_parts([np.array(part) for part in index.parts])
    quotation = "Nobody warned the fishermen"
    assert again.candidates(quotation) == index.candidates(quotation) == (17,)
    assert again.n_bytes > 0


def test_arrays_that_do_not_fit_are_refused() -> None:
    hashes, offsets, texts, n_texts = WordingIndex.build(TEXTS).parts
    with pytest.raises(ValueError, match="do not make an index"):
        WordingIndex.from_parts([hashes, offsets[:-1], texts, n_texts])


def test_a_broken_line_and_ligatures_do_not_hide_a_text() -> None:
    index = WordingIndex.build(["nothing here at all", "the oﬃcers were infor-\nmed of the ﬂoods"])
    assert index.candidates("the officers were informed of the floods")[0] == 1


def test_codes_have_numbers_and_names_of_their_own() -> None:
    assert len({code.number for code in CODES.values()}) == len(CODES)
    assert all(name == code.name and code.says for name, code in CODES.items())
