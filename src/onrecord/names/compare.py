"""Two written names → whether they may be, are, or are not one party's, with reasons and a score."""

from functools import lru_cache

from onrecord.names.bodies import parse_body
from onrecord.names.fold import without_letters
from onrecord.names.likeness import Likeness, likeness
from onrecord.names.name import Name, NameKind
from onrecord.names.organisations import compare_organisations
from onrecord.names.parse import parse
from onrecord.names.people import compare_people


@lru_cache(maxsize=32768)
def compare(a: str, b: str, kind: NameKind = "unknown") -> Likeness:
    """Whether ``a`` and ``b`` name one party, from the two names alone.

    ``kind`` says what both are, where that is known; otherwise the names' own words tell. Symmetric, and blind to case,
    to titles and to how accents are encoded. Never raises; time is linear in the names.
    """
    left, right = parse(a), parse(b)
    if (left.letters, left.words) > (right.letters, right.words):
        # What is found must not hang on which name came first.
        a, b, left, right = b, a, right, left
    if not left.letters or not right.letters:
        is_same = left.letters == right.letters and without_letters(a) == without_letters(b)
        return likeness(1.0, "the same signs") if is_same else likeness(0.0, "there is no name to compare")
    kinds = {left.kind, right.kind} if kind == "unknown" else {kind}
    if kinds == {"person", "organisation"}:
        return _person_and_organisation(a, b, left, right)
    if "organisation" in kinds:
        return compare_organisations(parse_body(a), parse_body(b))
    found = compare_people(left, right)
    if found.verdict == "same" or "person" in kinds:
        return found
    # "UN" and "United Nations" have no word that tells an organisation, but the list of known bodies has them.
    x, y = parse_body(a), parse_body(b)
    return compare_organisations(x, y) if x.code is not None and x.code == y.code else found


def _person_and_organisation(a: str, b: str, left: Name, right: Name) -> Likeness:
    """One begins with a word that is a title before a person's name: "General Motors" is none, "Mr. Ford" is one."""
    if left.letters == right.letters:
        return likeness(0.6, "the letters are the same, but one has a person's title")
    found = compare_organisations(parse_body(a), parse_body(b))
    return likeness(min(found.score, 0.8), *found.reasons)
