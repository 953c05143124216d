"""A timeline is the dated words of a reading in the order of their days, each with its evidence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.when.timeline import Entry, bounds, overlap, timeline, times_about
from onrecord.types import Attribution, Content, Document, Passage, Reading, Span, Time

TEXT = "😀 It fell in May 2020. Rao said on 3 March 2021 that it leaked on 1 June 2020 and for two years."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def time(words: str, value: str, kind: str = "date") -> Time:
    return Time(at(words), words, value, kind)  # type: ignore[arg-type]


def said(key: str, content: str, day: str | None, parent: str | None = None) -> Attribution:
    cue = Passage(at("said"), "said")
    return Attribution(key, "indirect", None, cue, Content((at(content),), content), 0.9, said=day, parent=parent)


TIMES = (
    time("May 2020", "2020-05"),
    time("3 March 2021", "2021-03-03"),
    time("1 June 2020", "2020-06-01"),
    time("two years", "P2Y", "duration"),
)
WHOLE = "that it leaked on 1 June 2020 and for two years"


def reading(*attributions: Attribution, times: tuple[Time, ...] = TIMES) -> Reading:
    return Reading(Document("0" * 16, "a.txt", "0" * 64, TEXT, ()), attributions, times=times)


def test_entries_are_in_the_order_of_their_days_and_show_their_evidence() -> None:
    assert timeline(reading(said("a", WHOLE, "2021-03-03"))) == (
        Entry("2020-05", "told", None, at("May 2020")),
        Entry("2020-06-01", "about", "a", at("1 June 2020")),
        Entry("2021-03-03", "said", "a", at("said")),
        Entry("2021-03-03", "told", None, at("3 March 2021")),
    )


def test_a_statement_without_a_day_has_no_entry_of_its_own() -> None:
    assert "said" not in {entry.what for entry in timeline(reading(said("a", WHOLE, None)))}


def test_a_time_within_two_contents_is_what_the_inner_statement_is_about() -> None:
    inner = said("b", "on 1 June 2020", None, parent="a")
    for attributions in ((said("a", WHOLE, None), inner), (inner, said("a", WHOLE, None))):
        assert [e.statement for e in timeline(reading(*attributions)) if e.what == "about"] == ["b"]


def test_times_of_day_are_entries_of_their_day() -> None:
    hour = time("3 March 2021", "2021-03-03T10:30", "time")
    assert [e.when for e in timeline(reading(times=(hour,)))] == ["2021-03-03"]
    alone = time("3 March 2021", "T10:30", "time")
    assert timeline(reading(times=(alone,))) == ()


def test_a_statement_is_about_the_dated_times_in_its_contents_alone() -> None:
    assert [found.value for found in times_about(TIMES, (at(WHOLE),))] == ["2020-06-01"]
    assert times_about(TIMES, ()) == ()


def test_prefixes_and_intervals_overlap_where_they_share_a_day() -> None:
    assert overlap("2018-07", "2018-07-31/..") and overlap("2018", "2018-12-31") and overlap("../2018", "2018-02")
    assert not overlap("2018-07", "2018-08-01/..") and not overlap("../2018-06-30", "2018-07")


PREFIXES = st.dates().flatmap(lambda day: st.sampled_from([day.isoformat()[:n] for n in (4, 7, 10)]))
OPEN = PREFIXES.flatmap(lambda day: st.sampled_from([f"../{day}", f"{day}/.."]))
PERIODS = st.one_of(PREFIXES, OPEN, st.tuples(PREFIXES, PREFIXES).map(lambda ends: "/".join(sorted(ends))))


@settings(deadline=None)
@given(PERIODS, PERIODS)
def test_overlap_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert overlap(one, other) == overlap(other, one)


@settings(deadline=None)
@given(PERIODS)
def test_every_period_begins_before_it_ends_and_overlaps_itself(when: str) -> None:
    start, end = bounds(when)
    assert start <= end and overlap(when, when)
