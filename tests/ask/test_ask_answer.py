"""Answers: what the record says, in which order, and how much of it was looked at."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_reports import add, report
from test_ask_question import HOSTILE

from onrecord.ask import ask
from onrecord.errors import QueryError
from onrecord.store import Record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("ask") / "r.db", create=True) as record:
        add(record, report("b.txt", 'Ada Okafor said "a nerve agent was found".', published="2020-02"))
        add(record, report("a.txt", 'Ada Okafor denied "any agent was there". It rained.', published="2019-05-01"))
        add(
            record,
            report("c.txt", 'Ben Marsh said "it rained in NEAR". Nobody said more.', publisher="Harbour Courier"),
        )
        yield record


def paths(record: Record, question: str) -> list[str]:
    return [hit.path for hit in ask(record, question).hits]


def test_an_answer_says_how_much_was_looked_at(record: Record) -> None:
    answer = ask(record, "okafor agent", limit=1)
    assert answer.question == "okafor agent"
    assert (len(answer.hits), answer.n_found, answer.n_statements, answer.n_reports) == (1, 2, 3, 3)


def test_finding_nothing_is_an_answer(record: Record) -> None:
    answer = ask(record, "submarine")
    assert (answer.hits, answer.n_found, answer.n_statements) == ((), 0, 3)


def test_a_question_of_fields_alone_lists_by_date(record: Record) -> None:
    assert paths(record, "speaker:okafor") == ["a.txt", "b.txt"]
    assert paths(record, "form:direct") == ["a.txt", "b.txt", "c.txt"]


def test_what_was_said_comes_before_what_stands_around_it(record: Record) -> None:
    assert paths(record, "rained") == ["c.txt", "a.txt"]


def test_words_that_look_like_operators_of_the_index_are_words(record: Record) -> None:
    assert paths(record, "NEAR") == ["c.txt"]
    assert paths(record, "NEAR(agent nerve)") == []
    assert paths(record, "content rained") == []
    assert paths(record, "x' OR '1'='1") == []


def test_a_hit_carries_its_report(record: Record) -> None:
    (hit,) = ask(record, "outlet:courier").hits
    assert (hit.path, hit.publisher, hit.published) == ("c.txt", "Harbour Courier", None)
    assert hit.statement.attribution.content.text == '"it rained in NEAR"'


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(record: Record, limit: int) -> None:
    with pytest.raises(QueryError, match="1 is the least"):
        ask(record, "agent", limit)


@settings(max_examples=200, deadline=None)
@given(question=HOSTILE)
def test_any_text_is_answered_or_refused_in_words(record: Record, question: str) -> None:
    try:
        answer = ask(record, question)
    except QueryError as error:
        assert str(error).strip()
    else:
        assert len(answer.hits) == answer.n_found <= answer.n_statements == 3


@settings(max_examples=50, deadline=None)
@given(word=st.text(alphabet="xqz'%_;", min_size=1, max_size=8), mark=st.sampled_from(["", '"', "“"]))
def test_a_text_that_stands_nowhere_is_never_found(record: Record, word: str, mark: str) -> None:
    question = f"{mark}x{word}{mark}"
    assert ask(record, question).n_found == 0
    assert ask(record, f"outlet:{question} OR speaker:{question}").n_found == 0
