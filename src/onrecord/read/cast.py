"""The cast of a report: every party it names, with all the names it uses for each.

"Hillary Rodham Clinton", "Mrs. Clinton" and "Clinton" are one party. A surname alone goes to the party whose full name
ends in it; where several do ("Bill Clinton", "Hillary Clinton"), to the one that the surname already meant before the
next of them came up, else to the one the report names most, since reporters write the other's name in full. An acronym
goes to the name whose initials it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.lexicon import phrases
from onrecord.names.lists import words as listed
from onrecord.read.mentions import Name
from onrecord.types import PartyKind

_ADDRESS = {"mrs": 1, "ms": 1, "miss": 1, "mr": -1}
_SHE = frozenset(["she", "her", "herself"])
_HE = frozenset(["he", "his", "him", "himself"])
_BESIDE = 60
"""Characters after a full name in which a pronoun most likely means its owner."""
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ALSO_CLUBS = frozenset({"sc", "ma", "ba", "ch", "op", "om"})
"""Letters after a name that are as often something else: "Orlando SC"."""
_LONG = 5
"""Letters from which a surname that stands once may be a slip of another."""
_MOST_ALIKE = 100
"""Full names with one surname that are compared with each other."""
_FEW = 1_000
"""Surnames in a report up to which slips are looked for: each is compared with each."""
_LONGEST_ACRONYM = 5
"""Letters of a word in capitals that is an acronym; a longer one is a name set in capitals."""
_LONGEST_PERSON = 3
"""Words of a person's name, initials and particles not counted."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party with its mentions by name, in order, and the titles that stand before them ("Senator")."""

    name: str
    kind: PartyKind
    mentions: tuple[Name, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """One mention, its name without the title before it."""

    mention: Name
    title: tuple[str, ...]
    bare: tuple[str, ...]
    after_the: bool


def cast_of(text: str, names: Sequence[Name]) -> tuple[Named, ...]:
    """The parties that ``names`` of ``text`` belong to, in the order of their first mention."""
    seen = _in_mixed_case([_seen(text, name) for name in names])
    counts = Counter(one.bare for one in seen)
    keys = {bare: bare for bare in counts}
    full = [bare for bare in counts if len(bare) > 1]
    homes = _Homes(full, counts, seen)
    for bare in full:
        keys[bare] = next((other for other in homes.ending(bare[-1]) if _same_full(bare, other)), bare)
    for bare in counts:
        if keys[bare] == bare:
            keys[bare] = homes.of(bare)
    leans = _leanings(text, seen)
    groups: dict[tuple[str, ...], list[_Seen]] = defaultdict(list)
    for one in seen:
        root = _root(one.bare, keys)
        groups[_by_title(one, root, homes, leans)].append(one)
    return tuple(_named(text, found) for found in groups.values())


def split_title(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles and offices before a name, and the name: "House Speaker", "Paul Ryan". One word stays a name."""
    lists = phrases("party")
    last = -1
    for at, word in enumerate(words[:-1]):
        lower = word.lower()
        before = " ".join(w.lower() for w in words[max(0, at - 2) : at + 1])
        if lower in lists["title"] or lower in lists["person"] or before in lists["title"]:
            last = at
    rest = words[last + 1 :]
    if rest[0].islower() or _is_body(rest):
        return (), words
    return words[: last + 1], rest


def _leanings(text: str, seen: list[_Seen]) -> dict[tuple[str, ...], int]:
    """For each full name how often "she" and her nouns stand right after it, less how often "he" and his do."""
    she, he = (phrases("party")[pronoun] for pronoun in ("she", "he"))
    out: Counter[tuple[str, ...]] = Counter()
    for one in seen:
        if len(one.bare) > 1:
            end = one.mention.span.end
            words = [*one.title, *text[end : end + _BESIDE].replace(",", " ").replace(".", " ").split()]
            lower = [word.lower() for word in words]
            out[one.bare] += sum((w in she or w in _SHE) - (w in he or w in _HE) for w in lower)
    return out


class _Homes:
    """The full names of a report, to be found by their last words, their first, and their initials."""

    def __init__(self, full: list[tuple[str, ...]], counts: Counter[tuple[str, ...]], seen: Sequence[_Seen]) -> None:
        self._counts = counts
        self._order = {bare: n for n, bare in enumerate(full)}
        self._places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, one in enumerate(seen):
            self._places[one.bare].append(at)
        self._last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._bodies: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._initials: dict[str, tuple[str, ...]] = {}
        for bare in full:
            self._last[bare[-1].casefold()].append(bare)
            self._initials.setdefault(initials(bare), bare)
            if _is_body(bare):
                self._bodies[bare[0].casefold()] += [bare] if bare[1:2] == ("of",) else []
            else:
                self._first[bare[0].casefold()].append(bare)

    def ending(self, word: str) -> list[tuple[str, ...]]:
        """The full names that end in a word, in the order of the text."""
        return self._last.get(word.casefold(), [])[:_MOST_ALIKE]

    def of(self, part: tuple[str, ...]) -> tuple[str, ...]:
        """The full name that a surname, a given name or an acronym stands for; the part itself where there is none.

        Of several with the surname, the one named most and introduced first has it.
        """
        n, folded = len(part), _fold(part)
        homes = [b for b in self.ending(part[-1]) if len(b) > n and not _is_body(b) and _fold(b[-n:]) == folded]
        if not homes and n == 1:
            homes = self._first.get(folded[0], [])
        may_slip = n == 1 and self._counts[part] == 1 and len(folded[0]) >= _LONG and len(self._last) <= _FEW
        if not homes and may_slip:
            near = [word for word in self._last if word[0] == folded[0][0] and is_slip(word, folded[0])]
            homes = [b for word in near for b in self._last[word] if not _is_body(b)] if len(near) == 1 else []
        if homes:
            return self._settled(part, homes)
        if n == 1 and len(self._bodies.get(folded[0], ())) == 1:
            return self._bodies[folded[0]][0]
        letters = part[0].replace(".", "")
        is_acronym = n == 1 and letters.isupper() and len(letters) > 1
        return self._initials.get(letters, part) if is_acronym else part

    def _settled(self, part: tuple[str, ...], homes: list[tuple[str, ...]]) -> tuple[str, ...]:
        """Of several, the first if the part stands for it before another comes up; else the one named most."""
        if len(homes) > 1:
            first, second = (self._places[bare][0] for bare in homes[:2])
            if any(first < at < second for at in self._places[part]):
                return homes[0]
        return max(homes, key=lambda bare: (self._counts[bare] + (bare == homes[0]), -self._order[bare]))


def _by_title(one: _Seen, root: tuple[str, ...], homes: _Homes, leans: dict[tuple[str, ...], int]) -> tuple[str, ...]:
    """Of several with the surname, the one that "Mrs." or "Mr." fits, where the report says so itself."""
    title = one.title[-1].lower().rstrip(".") if one.title else ""
    if len(one.bare) > 1 or title not in _ADDRESS:
        return root
    same = [bare for bare in homes.ending(one.bare[-1]) if not _is_body(bare)]
    best = max(same, key=lambda bare: leans[bare] * _ADDRESS[title], default=root)
    return best if len(same) > 1 and leans[best] * _ADDRESS[title] > leans[root] * _ADDRESS[title] else root


def _in_mixed_case(seen: list[_Seen]) -> list[_Seen]:
    """Names in capitals as the report writes them elsewhere: "MR. RUDD" is Mr. Rudd."""
    written = {_fold(one.bare): one.bare for one in reversed(seen) if not all(w.isupper() for w in one.bare)}
    return [replace(one, bare=written.get(_fold(one.bare), one.bare)) for one in seen]


def _seen(text: str, name: Name) -> _Seen:
    title, bare = split_title(name.words)
    bare = _without_letters(bare)
    if len(bare) > 1 and bare[-1].lower().rstrip(".") in _GENERATIONS:
        bare = bare[:-1]
    before = text[max(0, name.span.start - 5) : name.span.start].lower()
    return _Seen(name, title, bare, before.rstrip().endswith("the"))


def _without_letters(bare: tuple[str, ...]) -> tuple[str, ...]:
    """A full name without the degrees and orders after it: "Adaeze Quill QC" is Adaeze Quill."""
    while len(bare) > 2 and bare[-1].lower().replace(".", "") in _letters_after():
        bare = bare[:-1]
    return bare


@cache
def _letters_after() -> frozenset[str]:
    return listed("titles", "after") - _ALSO_CLUBS


@cache
def _body_words() -> frozenset[str]:
    return phrases("party")["body"] | phrases("party")["trade"] | listed("organisations", "telling")


@lru_cache(maxsize=50_000)
def _is_body(words: tuple[str, ...]) -> bool:
    shouts = all(word.isupper() for word in words) and (len(words) > 1 or len(words[0]) > _LONGEST_ACRONYM)
    return any(word.lower() in _body_words() or (len(word) > 1 and word.isupper() and not shouts) for word in words)


def _same_full(bare: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether ``longer`` is the same party's name with more of it: a middle name, or a word before a body's name."""
    if len(longer) <= len(bare):
        return False
    if _is_body(bare):
        return longer[-len(bare) :] == bare
    return longer[-1] == bare[-1] and (longer[0] == bare[0] or _is_initial(longer[0], bare[0])) and not _is_body(longer)


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short.rstrip(".")) == 1 and long.startswith(short[0])


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, other, or two letters in each other's place."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def _fold(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def initials(words: Iterable[str]) -> str:
    """The capital letters that the words begin with: "Federal Bureau of Investigation" gives FBI."""
    return "".join(word[0] for word in words if word[:1].isupper())


def _root(bare: tuple[str, ...], keys: dict[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    for _ in keys:
        if keys[bare] == bare:
            break
        bare = keys[bare]
    return bare


def _named(text: str, found: list[_Seen]) -> Named:
    best = max(found, key=lambda one: (len(one.bare), not one.mention.text.isupper(), -one.mention.span.start))
    titles = dict.fromkeys(" ".join(one.title) for one in found if one.title)
    words = text[slice(*best.mention.span)].split()
    start = len(best.title) if len(words) > len(best.title) else 0
    name = _without_letters(tuple(words[start:]))
    return Named(" ".join(name), _kind(found, best), tuple(one.mention for one in found), tuple(titles))


def _kind(found: list[_Seen], best: _Seen) -> PartyKind:
    if any(one.title for one in found):
        return "person"
    if _is_body(best.bare) and not (len(best.bare) > 1 and all(word.isupper() for word in best.bare)):
        return "organisation"
    if 2 * sum(one.after_the for one in found) > len(found):
        return "organisation"
    words = [w for w in best.bare if len(w.rstrip(".")) > 1 and w.lower() not in phrases("party")["particle"]]
    return "person" if 2 <= len(words) <= _LONGEST_PERSON else "organisation"
