"""A question becomes the expression its words say, or one clear error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ask import parse
from onrecord.errors import QueryError
from onrecord.store import (
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    Not,
    Or,
    Outlet,
    Phrase,
    Prefix,
    PublishedFrom,
    PublishedUntil,
    Word,
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("envoy", Word("envoy")),
        ("  envoy\n ", Word("envoy")),
        ("envoy denied", And((Word("envoy"), Word("denied")))),
        ("envoy AND denied", And((Word("envoy"), Word("denied")))),
        ("envoy and denied", And((Word("envoy"), Word("and"), Word("denied")))),
        ('"nerve agent"', Phrase("nerve agent")),
        ("“nerve agent”", Phrase("nerve agent")),
        ("„nerve agent“ «two»", And((Phrase("nerve agent"), Phrase("two")))),
        ('say"two words"now', And((Word("say"), Phrase("two words"), Word("now")))),
        ("envoy*", Prefix("envoy")),
        ("-draft", Not(Word("draft"))),
        ("NOT draft", Not(Word("draft"))),
        ("envoy NOT draft", And((Word("envoy"), Not(Word("draft"))))),
        ('envoy -"first draft"', And((Word("envoy"), Not(Phrase("first draft"))))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("-(b OR c)", Not(Or((Word("b"), Word("c"))))),
        ("((a))", Word("a")),
        ("state-owned", Word("state-owned")),
        ('"state"-owned', And((Phrase("state"), Word("-owned")))),
        ("don't", Word("don't")),
        ("10:30", Word("10:30")),
        ('"OR"', Phrase("OR")),
        ("speaker:okafor", By("okafor")),
        ("Speaker:okafor", By("okafor")),
        ('speaker:"Ada Okafor"', By("Ada Okafor")),
        ("speaker:“Ada Okafor”", By("Ada Okafor")),
        ("speaker:oka*", By("oka", prefix=True)),
        ("-speaker:okafor", Not(By("okafor"))),
        ("speaker:OR", By("OR")),
        ("outlet:courier", Outlet("courier")),
        ("outlet:cour*", Outlet("cour", prefix=True)),
        ("form:direct", FormIs("direct")),
        ("act:Deny", ActIs("deny")),
        ("from:2020 until:2020-02-29", And((PublishedFrom("2020"), PublishedUntil("2020-02-29")))),
    ],
)
def test_a_question_asks_for(question: str, expected: Expression) -> None:
    assert parse(question) == expected


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "the question is empty"),
        (" \t\n", "the question is empty"),
        ("colour:red", "no field colour: .* speaker:, outlet:, .*form:, act:, from:, until:"),
        ("https://example.org", "no field https:"),
        ('"nerve agent', "quotation mark at character 1 has no partner"),
        ("nerve agent”", "quotation mark at character 12 has no partner"),
        ('speaker:"Ada', "quotation mark at character 9 has no partner"),
        ("(a OR b", "bracket \\( at character 1 is not closed"),
        ("a OR b)", "bracket \\) at character 7 closes none"),
        ("()", "missing after '\\(' before '\\)'"),
        ("a OR", "missing after 'OR'"),
        ("OR a", "missing before 'OR'"),
        ("a OR OR b", "missing after 'OR' before 'OR'"),
        ("a AND", "missing after 'AND'"),
        ("NOT", "missing after 'NOT'"),
        ("a -(b", "not closed"),
        ("a & b", "'&' at character 3 holds no letter or digit"),
        ("🙂", "holds no letter or digit"),
        ('""', "holds no letter or digit"),
        ("-", "holds no letter or digit"),
        ("*", "holds no letter or digit"),
        ("*voy", "only at the end of a word"),
        ("en*oy", "only at the end of a word"),
        ("envoy**", "only at the end of a word"),
        ("speaker:", "nothing stands after speaker:"),
        ("speaker: okafor", "nothing stands after speaker:"),
        ('speaker:""', "nothing stands after speaker:"),
        ("speaker:(a)", "nothing stands after speaker:"),
        ("speaker:*", "not a name"),
        ("speaker:a*b", "not a name"),
        ("form:loud", "the forms are direct, indirect, mixed, block"),
        ("act:lie", "the acts are assert, ask, deny"),
        ("from:2020-13", "is not a date"),
        ("from:2020-02-30", "is not a date"),
        ("until:yesterday", "is not a date"),
        ("until:20200101", "is not a date"),
        ("from:0000", "is not a date"),
        ("from:２０２０", "is not a date"),
        ("a\x00b", "holds U\\+0000 at character 2"),
        ("a \x1b[31m", "holds U\\+001B at character 3"),
        ("\ud800", "holds U\\+D800 at character 1"),
        ("a" * 2001, "2001 characters; 2000 is the most"),
        ("a " * 101, "101 terms; 100 is the most"),
        ("(" * 40 + "a" + ")" * 40, "more than 20 brackets"),
        ("NOT " * 50 + "a", "more than 20 brackets"),
    ],
)
def test_a_question_that_is_not_whole_says_what_is_wrong(question: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse(question)


SYNTAX = st.text(alphabet="\"“”„«»'()*^:{}+-_,;% \n\t\x00\ud800", max_size=12)
PIECES = st.sampled_from(
    ["a", "envoy", "OR", "AND", "NOT", "NEAR(a b)", "speaker:", "form:direct", "from:2020", "colour:red", "'; --", "🙂"]
)
HOSTILE = st.one_of(st.text(max_size=60), st.lists(st.one_of(SYNTAX, PIECES), max_size=12).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(question=HOSTILE)
def test_any_text_is_a_question_or_a_query_error(question: str) -> None:
    try:
        parse(question)
    except QueryError as error:
        assert str(error).strip()
