"""Fields, groups, silences and timelines, asked of records on every kind of database."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_reports import VERSION, NewPlace, report, statements_of

from onrecord.ask import Asked, ask, days, groups, related, silence
from onrecord.errors import QueryError
from onrecord.flow import resolve_speakers
from onrecord.flow.judge import on_relation, signed
from onrecord.store import Record
from onrecord.types import Certainty, Party, Passage, Span, Speaker, Voice

YES = ("a.txt", 'Ada Okafor said "the mayor received the letter about the wells".', "Herald", "2020-03-01")
NO = ("b.txt", 'Ben Roy said "the mayor never received the letter about the wells".', "Post", "2020-03-02")
OTHER = ("c.txt", 'Cara Lind said "the harbour festival was a joy for all".', "Post", "2020-03-04")
LATE = ("d.txt", 'Dan Moor said "the letter was lost".', None, None)


@pytest.fixture(scope="module")
def record(new_place: NewPlace) -> Iterator[Record]:
    with Record.open(new_place(), create=True) as record:
        for path, text, publisher, published in (YES, NO, OTHER, LATE):
            _add(record, path, text, publisher=publisher, published=published)
        assert resolve_speakers(record)
        yield record


def _add(record: Record, path: str, text: str, **known: str | None) -> None:
    original, reading = report(path, text, **known)
    one = reading.attributions[0]
    assert one.source is not None
    name, span = one.source.text, one.source.span
    told = replace(
        one,
        speaker=Speaker("p1", name, "person"),
        addressee=Passage(span, name) if path == "a.txt" else None,
        chain=(Voice(name, "said"), Voice("Delta Wire", "reported"), Voice("Herald", None)),
        certainty=Certainty("certain", "negative" if "never" in text else "positive"),
        basis="witness",
        said="2020-02" if path == "a.txt" else None,
    )
    reading = replace(reading, attributions=(told,), people=(Party("p1", name, "person", (), (Span(*span),)),))
    record.add(original, reading, statements_of(reading), VERSION)


def found(record: Record, question: str) -> list[str]:
    return sorted(hit.path for hit in ask(record, question).hits)


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        ("to:okafor", ["a.txt"]),
        ('via:"delta wire" letter', ["a.txt", "b.txt", "d.txt"]),
        ("via:herald", []),
        ("about:wells", ["a.txt", "b.txt"]),
        ("about:okafor", []),
        ("certainty:negative", ["b.txt"]),
        ("certainty:certain -certainty:negative festival", ["c.txt"]),
        ("basis:witness outlet:post", ["b.txt", "c.txt"]),
        ("stance:doubts", []),
        ("said-from:2020-01 said-until:2020-02-03", ["a.txt"]),
        ("said-from:2020-03", []),
        ("-said-from:2020-03", ["a.txt"]),
        ("letter near/2 wells", ["a.txt", "b.txt"]),
        ("wells near/2 letter", ["a.txt", "b.txt"]),
        ("mayor near/1 wells", []),
        ("relation:contradicts", ["a.txt", "b.txt"]),
        ("relation:any speaker:roy", ["b.txt"]),
        ("relation:echoes", []),
    ],
)
def test_a_field_finds_what_it_says(record: Record, question: str, paths: list[str]) -> None:
    assert found(record, question) == paths


@pytest.mark.parametrize(
    "question",
    ["certainty:so", "basis:", "relation:loves", "said-from:2020-13", "near/3 a", "a near/3", "a near/99 b",
     "a near/1 b near/1 c", "about:*", "a* near/2 b", "to:..."],
)  # fmt: skip
def test_a_malformed_question_says_so(record: Record, question: str) -> None:
    with pytest.raises(QueryError):
        ask(record, question)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["near/3", "near/x", "near/0", "to:", "via:%", "about:_", "relation:any", "said-until:2020", "(", ")", "OR",
             "NOT", "-", '"', "a", "wells'", "%s", "certainty:certain", "🙂", "said-", ":", "*"]
        )
    )
)  # fmt: skip
def test_any_question_is_answered_or_refused_plainly(record: Record, words: list[str]) -> None:
    try:
        answer = ask(record, " ".join(words))
    except QueryError as error:
        assert str(error)
    else:
        assert answer.n_statements == 4


def test_groups_count_every_statement_once(record: Record) -> None:
    for by in ("speaker", "outlet", "month"):
        assert sum(one.n_statements for one in groups(record, "letter OR festival", by)) == 4
    assert [(one.name, one.n_statements) for one in groups(record, "letter", "month")] == [("2020-03", 2), (None, 1)]


def test_a_relation_shows_both_statements_and_their_reasons(record: Record) -> None:
    answer = related(record, ("contradicts",))
    (one,) = answer.relations
    assert [hit.path for hit in one.hits] == ["a.txt", "b.txt"]
    assert one.link.reasons
    assert one.verdict is None


def test_silence_tells_the_three_apart_and_what_it_rests_on(record: Record) -> None:
    answer = silence(record, Asked("the letter about the wells", "2020-03", "2020-03"))
    assert [one.name for one in answer.spoke] == ["Ada Okafor", "Ben Roy"]
    assert [(one.name, one.n_statements) for one in answer.not_found] == [("Cara Lind", 1)]
    assert answer.coverage.n_reports == 3
    assert answer.coverage.n_undated == 1
    assert dict(answer.coverage.outlets) == {"Post": 2, "Herald": 1}
    assert answer.spoke[0].hits[0].statement.context


def test_silence_of_one_speaker_is_about_them_alone(record: Record) -> None:
    answer = silence(record, Asked("letter", speaker="Cara Lind"))
    assert not answer.spoke
    assert [one.name for one in answer.not_found] == ["Cara Lind"]


@pytest.mark.parametrize("asked", [Asked("the of"), Asked("letter", "2020-02-31"), Asked("letter", "2021", "2020")])
def test_a_question_about_silence_that_makes_no_sense_is_refused(record: Record, asked: Asked) -> None:
    with pytest.raises(QueryError):
        silence(record, asked)


def test_a_timeline_shows_the_passage_of_each_day(record: Record) -> None:
    answer = days(record, "letter")
    (day,) = answer.days
    assert (day.when, day.what) == ("2020-02", "said")
    assert day.words in day.context
    assert record.document(day.document_id).text[slice(*day.span)] == day.words


def test_a_rejected_relation_stays_rejected_and_can_be_taken_back(new_place: NewPlace) -> None:
    with Record.open(new_place(), create=True) as record:
        for path, text, publisher, published in (YES, NO):
            _add(record, path, text, publisher=publisher, published=published)
        resolve_speakers(record)
        link = related(record).relations[0].link
        on_relation(record, link.one, link.other, "negative", signed("ana", "two letters"))
        resolve_speakers(record)
        assert related(record).relations == ()
        assert found(record, "relation:contradicts") == []
        on_relation(record, link.one, link.other, "positive", signed("ben", "one letter"))
        resolve_speakers(record)
        assert [one.verdict for one in related(record).relations] == ["positive"]
        assert record.verify() == []


def test_relations_do_not_depend_on_the_order_of_reports(new_place: NewPlace) -> None:
    links = []
    for order in ((YES, NO, OTHER), (OTHER, NO, YES)):
        with Record.open(new_place(), create=True) as record:
            for path, text, publisher, published in order:
                _add(record, path, text, publisher=publisher, published=published)
                resolve_speakers(record)
            links.append([one.link for one in related(record).relations])
    assert links[0] == links[1]
