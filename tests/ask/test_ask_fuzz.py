"""Questions that nobody meant well, put to records on every kind of database: answered, or refused in words."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from store_reports import NewPlace, add, report
from test_ask_question import HOSTILE

from onrecord.ask import Asked, ask, days, groups, related, silence
from onrecord.ask.fields import FIELD_NAMES
from onrecord.errors import NotFound, QueryError
from onrecord.store import Record

TEXT = 'Ada Okafor said "the wells are dry". Ben Marsh denied "the wells are dry". It rained 🙂.'
N = 4


@pytest.fixture(scope="module")
def record(new_place: NewPlace) -> Iterator[Record]:
    with Record.open(new_place(), create=True) as record:
        add(record, report("a.txt", TEXT, publisher="Harbour Courier", published="2020-03"))
        add(record, report("b.txt", TEXT + " Later.", publisher=None, published=None))
        yield record


INJECTED = st.sampled_from(
    ["'; DROP TABLE statements; --", "\" OR 1=1 --", "') UNION SELECT bytes FROM originals --", "%' OR '1'='1", "$1",
     "?", ":a", "%s", "%(name)s", "{}", "\\", "'||(SELECT 1)||'", "a:*", "!a", "a <-> b", "a & b", "<2>", "''", "a'b",
     "NEAR(a b, 2)", "{content}:a", "a*", "^a", "-a", "a NOT", "a:A", "\u2028", "\ufeff", "İ", "ß", "ſ", "ﬁ", "\ue000"]
)  # fmt: skip
VALUES = st.one_of(INJECTED, st.text(max_size=12), st.sampled_from(["2020", "deny", "direct", "wells", "certain"]))
FIELDED = st.builds(
    lambda field, value, quoted: f'{field}:"{value}"' if quoted else f"{field}:{value}",
    st.sampled_from(FIELD_NAMES), VALUES, st.booleans(),
)  # fmt: skip
PIECES = st.one_of(FIELDED, VALUES, st.sampled_from(["OR", "AND", "NOT", "-", "(", ")", "near/3", '"']))


WHOLE = st.sampled_from(
    ['envoy "nerve agent" OR investiga* -draft', 'speaker:"Ada Okafor" (wells OR near) to:ben via:wire',
     "wells near/5 dry about:letter from:2020-01 until:2020-12", "certainty:possible basis:witness stance:doubts",
     "NOT (a OR (b -c)) relation:any said-from:2018-07 said-until:2019 form:direct act:deny outlet:cour*"]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A whole question with some pieces of it left out, doubled, swapped, or put in from elsewhere."""
    pieces = re.findall(r"\w+|\s+|[^\w\s]", draw(WHOLE))
    for _ in range(draw(st.integers(1, 6))):
        at, other = draw(st.integers(0, len(pieces) - 1)), draw(st.integers(0, len(pieces) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                pieces[at] = draw(st.one_of(INJECTED, st.text(max_size=3), st.sampled_from('()":*-“”')))
            case 1:
                pieces[at : at + 1] = [pieces[at]] * draw(st.integers(0, 3))
            case 2:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case _:
                pieces.insert(at, pieces[other])
        pieces = pieces or [" "]
    return "".join(pieces)


QUESTIONS = st.one_of(HOSTILE, st.text(max_size=30), mutated(), st.lists(PIECES, min_size=1, max_size=6).map(" ".join))

NEXT = re.compile(
    r"leave it out|close it|write |give |ask |put |the \w+ are |is the most|stands (only|between)|takes whole words"
    r"|shows|Put |looks for"
)
"""Words of a message that say what to do next."""


def is_plain(message: str) -> bool:
    """Whether a refusal fits on a line or two, shows nothing that a terminal could take for more than text, says
    where it is wrong or how much is too much, and what to do."""
    where = re.search(
        r"character \d+|\d+ (characters|terms)|is empty|names no topic|is not a date|begin|name|no \w+", message
    )
    return message.isprintable() and len(message) < 600 and where is not None and NEXT.search(message) is not None


def answered(work: Callable[[], object]) -> object | None:
    """The answer, or nothing where it is refused in words."""
    try:
        return work()
    except (QueryError, NotFound) as error:
        assert is_plain(str(error)), str(error)
        return None


@given(question=QUESTIONS)
def test_a_question_is_answered_or_refused_in_words(record: Record, question: str) -> None:
    answer = answered(lambda: ask(record, question))
    if answer is not None:
        assert len(answer.hits) == answer.n_found <= answer.n_statements == N  # type: ignore[attr-defined]
        for by in ("speaker", "outlet", "month"):
            assert sum(one.n_statements for one in groups(record, question, by)) == len(answer.hits)  # type: ignore[attr-defined]


@example(words="wells\x00dry", since="2020", until="2021", speaker="\x00")
@example(words="wells\ud800", since="2020", until="2021", speaker="\ud800")
@given(words=VALUES, since=VALUES, until=VALUES, speaker=st.none() | VALUES)
def test_a_silence_is_told_or_refused_in_words(
    record: Record, words: str, since: str, until: str, speaker: str
) -> None:
    answered(lambda: silence(record, Asked(words, since, until, speaker)))
    answered(lambda: silence(record, Asked(words, speaker=speaker)))


@given(question=QUESTIONS)
@example(question="\x00")
@example(question="\ud800")
@example(question="wells\x00")
def test_timelines_relations_and_ids_take_any_text(record: Record, question: str) -> None:
    answered(lambda: days(record, question))
    answered(lambda: related(record, question=question))
    answered(lambda: record.statement(question))
    answered(lambda: record.document(question))
    answered(lambda: record.who.named(question))
    answered(lambda: record.who.speaker(question))
    answered(lambda: record.shown.begun(question, 3))
    assert record.counts().n_statements == N
