"""A question in words to the expression that the record searches for.

    question  := either
    either    := all ("OR" all)*
    all       := one (["AND"] one)*
    one       := ("-" | "NOT") one | "(" either ")" | term | word near/N word
    term      := word | beginning* | "a phrase" | field:value | field:"a value"

Operators are operators only in capitals. The table of fields is in docs/reference/record.md.
"""

from onrecord.ask.fields import field_expression, has_words
from onrecord.ask.terms import Term, TermKind, terms, told
from onrecord.errors import QueryError
from onrecord.store import And, Expression, Near, Not, Or, Phrase, Prefix, Word

MAX_DEPTH = 20
"""How deep brackets and negations may stand inside each other."""

MAX_NEAR = 20
"""Most words between two that are near each other."""

_NEAR_EXAMPLE = "(envoy near/5 letter) (letter near/5 desk)"
_EXAMPLE = 'for example: envoy "nerve agent" speaker:okafor -draft'


def parse(question: str) -> Expression:
    """The expression a question asks for.

    Raises ``QueryError``, saying what was found and what would do, for a question that is empty, too long, or not
    whole. No other error, whatever the text.
    """
    parser = _Parser(terms(question))
    if parser.kind() is None:
        raise QueryError(f"the question is empty; give words to look for, {_EXAMPLE}")
    expression = parser.either(0)
    if parser.kind() is not None:
        raise QueryError(f"the bracket ) at character {parser.take().place} closes none; leave it out")
    return expression


class _Parser:
    """The terms of a question and how far they have been understood."""

    def __init__(self, all_terms: list[Term]) -> None:
        self._terms, self._at = all_terms, 0

    def kind(self) -> TermKind | None:
        """The kind of the next term, or ``None`` at the end."""
        return self._terms[self._at].kind if self._at < len(self._terms) else None

    def take(self) -> Term:
        self._at += 1
        return self._terms[self._at - 1]

    def either(self, depth: int) -> Expression:
        parts = [self._all(depth)]
        while self.kind() == "or":
            self.take()
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self, depth: int) -> Expression:
        parts = [self._one(depth)]
        while self.kind() not in (None, "or", "close"):
            if self.kind() == "and":
                self.take()
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Expression:
        if self.kind() in (None, "or", "and", "close", "near"):
            raise self._nothing_here()
        term = self.take()
        if depth > MAX_DEPTH:
            raise QueryError(
                f"more than {MAX_DEPTH} brackets or negations stand inside each other at character {term.place};"
                " ask more simply"
            )
        if term.kind == "not":
            return Not(self._one(depth + 1))
        if term.kind == "open":
            return self._bracket(term, depth + 1)
        return self._near(term) if self.kind() == "near" else _leaf(term)

    def _near(self, first: Term) -> Expression:
        """``first near/5 second``: two words, no more than so many others between."""
        near = self.take()
        most = int(near.text[5:9])
        second = self.take() if self.kind() == "word" else None
        sides = (first, second)
        if second is None or any(side is None or side.field or side.kind != "word" for side in sides):
            raise QueryError(
                f"{told(near.text)} at character {near.place} stands between two words: envoy near/5 letter"
            )
        if most > MAX_NEAR or len(near.text) > 7:
            raise QueryError(f"{told(near.text)} at character {near.place} is too far; {MAX_NEAR} words is the most")
        if self.kind() == "near":
            raise QueryError(
                f"two near/N follow each other at character {near.place}; write one in brackets with AND:"
                f" {_NEAR_EXAMPLE}"
            )
        found = [_leaf(side) for side in (first, second)]
        if not all(isinstance(side, Word) for side in found):
            raise QueryError(
                f"{told(near.text)} at character {near.place} takes whole words, without a *: {_NEAR_EXAMPLE}"
            )
        return Near(first.text, second.text, most)

    def _bracket(self, opened: Term, depth: int) -> Expression:
        inside = self.either(depth)
        if self.kind() != "close":
            raise QueryError(f"the bracket ( at character {opened.place} is not closed; close it, or leave it out")
        self.take()
        return inside

    def _nothing_here(self) -> QueryError:
        before = self._terms[self._at - 1].text if self._at else None
        found = self._terms[self._at].text if self._at < len(self._terms) else None
        where = " ".join(
            part
            for part in (f"after {told(before)}" if before else "", f"before {told(found)}" if found else "")
            if part
        )
        last = self._terms[min(self._at, len(self._terms) - 1)].place if self._terms else 1
        return QueryError(
            f"something to look for is missing {where}, at character {last}; put operators in quotation marks to look"
            " for them"
        )


def _leaf(term: Term) -> Expression:
    if term.field is not None:
        return field_expression(term)
    if not has_words(term.text):
        raise QueryError(
            f"{told(term.text)} at character {term.place} holds no letter or digit to look for; leave it out,"
            f" {_EXAMPLE}"
        )
    if term.kind == "phrase":
        return Phrase(term.text)
    if term.text.endswith("*") and "*" not in term.text[:-1]:
        return Prefix(term.text[:-1])
    if "*" in term.text:
        raise QueryError(
            f"{told(term.text)} at character {term.place}: a * stands only at the end of a word, for any ending: envoy*"
        )
    return Word(term.text)
