"""What of an expression is looked for in full-text indexes: words, their beginnings, phrases and words near others."""

from collections.abc import Iterator, Sequence

from onrecord.store.database import Close, IndexName, Joint, Sought, Wanted, index_of
from onrecord.store.expression import About, And, Expression, Near, Or, Phrase, Prefix, Word


def conjuncts(expression: Expression) -> Iterator[Expression]:
    """The parts that all must match."""
    if isinstance(expression, And):
        for part in expression.parts:
            yield from conjuncts(part)
    else:
        yield expression


def sought(expression: Expression) -> Sought | None:
    """What is looked for in one full-text index and nothing else; ``None`` for any other expression."""
    match expression:
        case Word(text):
            return Wanted("stems", text)
        case About(text):
            return Wanted("stems", text, field="content")
        case Phrase(text):
            return Wanted("wording", text)
        case Prefix(text):
            return Wanted("wording", text, prefix=True)
        case Near(one, other, most):
            return Close(one, other, most)
        case And(parts) | Or(parts) if parts:
            found = [wanted for part in parts if (wanted := sought(part)) is not None]
            if len(found) == len(parts) and len({index_of(one) for one in found}) == 1:
                return Joint(tuple(found), is_all=isinstance(expression, And))
    return None


def first(texts: Sequence[Sought]) -> tuple[Sought, ...]:
    """What is asked of the index that is gone through first: that of stems, where anything is looked for in it."""
    of: dict[IndexName, list[Sought]] = {}
    for one in texts:
        of.setdefault(index_of(one), []).append(one)
    return tuple(of.get("stems") or of.get("wording") or ())


def in_favour(expression: Expression) -> Iterator[Wanted]:
    """The words that are not under a *not*; exact ones in a row by their stems."""
    match expression:
        case And(parts) | Or(parts):
            for part in parts:
                yield from in_favour(part)
        case Near(one, other):
            yield from (Wanted("stems", one), Wanted("stems", other))
        case Word(text) | Phrase(text):
            yield Wanted("stems", text)
        case About(text):
            yield Wanted("stems", text, field="content")
        case Prefix(text):
            yield Wanted("wording", text, prefix=True)
        case _:
            return
