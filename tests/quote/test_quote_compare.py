"""What is told of a quotation held against its source."""

import pytest

from onrecord.quote import Comparison, check_wording, compare

SOURCE = (
    "“We will not spend 35 million dollars on a stadium while our schools are closing,” Mayor Elena Reyes said. "
    "“Some of the engineers were warned, and they re-signed the contract. Is that right? No, payments were made. "
    "The officers who lied have left. I don't think that the bridge is safe.”\n\n"
    "“The vaccine is safe for adults and for children over five, but not for infants,” said Dr. Okafor. "
    "“The report was read by everyone.”\n"
)


def _best(quotation: str, source: str = SOURCE) -> Comparison:
    return check_wording(quotation, [source])[0].comparison


@pytest.mark.parametrize(
    "quotation",
    [
        "We will not spend 35 million dollars on a stadium",
        "we will not spend $35 million on a stadium",
        "We will not spend thirty-five million dollars on a stadium,",
        "“We will not\u00a0spend 35\nmillion dollars on a stadi\u00adum”",
        "they re-signed the contract.",
        "I don’t think that the bridge is safe",
        "Some of the engineers were warned and they re-signed the contract",
        "Dr Okafor",
    ],
)
def test_typography_is_no_change(quotation: str) -> None:
    found = _best(quotation)
    assert (found.verdict, found.alert) == ("verbatim", False)


@pytest.mark.parametrize(
    ("quotation", "code"),
    [
        ("We will spend 35 million dollars on a stadium", "negation-changed"),
        ("We will not spend 53 million dollars on a stadium", "number-changed"),
        ("We will not spend 3.5 million dollars on a stadium", "number-changed"),
        ("We will not spend 35 billion dollars on a stadium", "unit-changed"),
        ("We will not spend 35 million euros on a stadium", "unit-changed"),
        ("We may not spend 35 million dollars on a stadium", "modal-changed"),
        ("Most of the engineers were warned", "quantifier-changed"),
        ("Some of the engineers are warned, and they re-signed the contract", "tense-changed"),
        ("they resigned the contract", "hyphen-changed"),
        ("No payments were made", "comma-changed"),
        ("The officers, who lied, have left", "comma-changed"),
        ("that is right. No, payments were made", "question-changed"),
        ("The vaccine is safe for children and for adults over five", "order-changed"),
        ("The vaccine is really safe for adults", "words-added"),
        ("We will not spend 35 million dollars. The officers who lied have left", "splice"),
        ("The letter was read by everyone", "word-changed"),
    ],
)
def test_a_change_is_told_by_its_code(quotation: str, code: str) -> None:
    found = _best(quotation)
    assert found.verdict == "altered"
    assert found.alert
    assert code in found.codes


@pytest.mark.parametrize(
    ("quotation", "code"),
    [
        ("We will not spend ... on a stadium", "ellipsis"),
        ("[Riverton] will not spend 35 million dollars on a stadium", "bracket-replaced"),
        ("We will not spend 35 million dollars on a stadium [in the east]", "bracket-inserted"),
        ("[t]he report was read by everyone", "bracket-case"),
        ("The report [sic] was read by everyone", "sic"),
        ("The report was read by everyone (emphasis added)", "emphasis-added"),
    ],
)
def test_a_marked_edit_is_no_alert(quotation: str, code: str) -> None:
    found = _best(quotation)
    assert (found.verdict, found.alert) == ("edited-marked", False)
    assert code in found.codes


@pytest.mark.parametrize(
    ("quotation", "code"),
    [
        ("We will ... spend 35 million dollars on a stadium", "ellipsis-hides-negation"),
        ("We will [happily] not spend [36] million dollars on a stadium", "bracket-changes-sense"),
        ("The vaccine is [not] safe for adults", "bracket-changes-sense"),
    ],
)
def test_a_marked_edit_that_changes_the_sense_is_an_alteration(quotation: str, code: str) -> None:
    found = _best(quotation)
    assert found.verdict == "altered"
    assert code in found.codes


def test_stopping_before_the_limit_is_an_alert_though_every_word_is_right() -> None:
    found = _best("The vaccine is safe for adults and for children over five")
    assert (found.verdict, found.alert, found.codes) == ("verbatim", True, ("stops-before-limit",))


@pytest.mark.parametrize(
    ("denied", "codes"), [("I wouldn’t say that", ("starts-after-limit",)), ("He does not say that", ())]
)
def test_who_speaks_without_marks_in_a_transcript_may_deny_what_follows(denied: str, codes: tuple[str, ...]) -> None:
    text = f"Lally: The critics called it “cold”.\n\nGeraghty: They did. {denied} they were wrong.\n"
    assert _best("they were wrong", text).codes == codes


def test_starting_after_a_denial_is_an_alert() -> None:
    assert _best("the bridge is safe").codes == ("starts-after-limit",)


def test_a_page_header_inside_the_passage_is_no_change() -> None:
    source = "The board has asked the\n\nMINUTES OF THE BOARD    17\n\f\nengineers to report before June.\n"
    found = _best("The board has asked the engineers to report before June.", source)
    assert (found.verdict, found.codes) == ("verbatim", ("page-furniture",))


def test_a_misread_word_is_marked_as_such() -> None:
    found = _best("the modern engine was inspected", "Later the modern engi\u00adne was inspccted by tbe board.")
    assert (found.alert, found.codes) == (False, ("ocr-confusion",))


def test_two_real_words_are_never_taken_for_a_misreading() -> None:
    assert _best("the modern line is open", "Since May the modem line is open.").codes == ("word-changed",)


def test_the_reporters_interruption_is_no_change() -> None:
    source = "“We will stay,” she said, “and we will fight.”"
    found = _best("We will stay, and we will fight", source)
    assert (found.verdict, found.codes) == ("verbatim", ("attribution-inside",))
    assert [source[a:b] for a, b in found.pieces] == ["We will stay", "and we will fight"]


def test_every_place_of_a_repeated_wording_is_given() -> None:
    source = "“It is over,” said Ames.\n\nBond disagreed. “It is over,” he said later.\n"
    assert [source[c.span.start : c.span.end] for c in compare("It is over", source) if c.span] == ["It is over"] * 2


def test_words_that_stand_nowhere_are_not_found() -> None:
    found = check_wording("Nobody could have foreseen such an earthquake", [SOURCE])
    assert (found[0].source, found[0].comparison.verdict, found[0].comparison.alert) == (None, "not-found", True)


@pytest.mark.parametrize("sources", [[], [""], [" \n. "]])
def test_without_a_source_it_could_not_be_checked(sources: list[str]) -> None:
    found = check_wording("We will stay", sources)[0].comparison
    assert (found.verdict, found.alert, found.codes) == ("could-not-check", False, ("no-source",))


def test_a_quotation_without_words_could_not_be_checked() -> None:
    assert check_wording("…!", [SOURCE])[0].comparison.codes == ("no-words",)


def test_the_diff_gives_both_sides_of_a_change() -> None:
    parts = [(p.kind, p.draft, p.source) for p in _best("they re-signed the treaty", SOURCE).diff]
    assert parts == [("equal", "they re-signed the", "they re-signed the"), ("replace", "treaty", "contract")]


@pytest.mark.parametrize(
    ("quotation", "source", "verdict"),
    [
        ("We spent 35 … dollars on it", "“We spent 35 hard-earned dollars on it.”", "edited-marked"),
        ("We spent 35 … dollars on it", "“We spent 35 million dollars on it.”", "altered"),
        ("we lost 12 … percent", "“Last year we lost 12, some say 14, percent.”", "edited-marked"),
    ],
)
def test_an_ellipsis_may_part_a_number_from_its_unit(quotation: str, source: str, verdict: str) -> None:
    assert _best(quotation, source).verdict == verdict


def test_two_words_around_an_ellipsis_are_found() -> None:
    source = "The mayor was asked about the money by people from every corner of town. A dog barked."
    assert _best("mayor … the", source).verdict == "edited-marked"


def test_a_few_common_words_after_the_reporters_interruption_are_found() -> None:
    source = "“I did,” he said on Friday. “Nobody else would have done it. I was.”"
    assert _best("I did. Nobody else would have done it.", source).codes == ("attribution-inside",)


@pytest.mark.parametrize(
    "between",
    [
        ",” Cruz said.\n\nBut much of the debate was so quiet that Trump was moved to say, “",
        ".” The club's heavy investment in its new building, Tanzer said, “",
    ],
)
def test_a_sentence_of_the_reporters_own_makes_it_a_splice(between: str) -> None:
    source = f"“We are doing much better than before{between}it is a perfect example of adapting.”"
    found = _best("We are doing much better than before. It is a perfect example of adapting.", source)
    assert (found.verdict, found.codes) == ("altered", ("splice",))


def test_a_word_broken_at_a_lines_end_is_the_word() -> None:
    assert _best("drinking contaminated water", "“drinking contamina-\nted water,” she said").codes == ()
    assert _best("twenty-five people came", "Some twenty-\nfive people came to see it.").codes == ()


def test_a_misread_scale_is_a_misreading_and_another_number_is_not() -> None:
    assert _best("the wasteful $18 million regime", "the wasteful $18 rnillion regime").codes == ("ocr-confusion",)
    assert "number-changed" in _best("the wasteful $18 million regime", "the wasteful $16 rnillion regime").codes


def test_a_page_number_is_no_part_of_what_the_next_page_begins_with() -> None:
    source = "Working people are chipping in a few\nTranscript of the hearing    116\n\fdollars each month."
    assert _best("Working people are chipping in a few dollars each month", source).codes == ("page-furniture",)


def test_words_in_marks_within_the_reporters_sentence_are_no_limit_of_what_comes_before() -> None:
    source = "“It has been calm and noisy,” Renard said, adding that her men “will stay as long as they must.”"
    assert _best("It has been calm and noisy", source).codes == ()
