"""A name taken apart."""

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["person", "organisation", "unknown"]


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of one written name, folded: lower case, plain Latin letters, no marks, no punctuation.

    ``words`` are the name's words in the order given names, surname; an inverted "Smith, John" is turned round.
    Particles (*van*, *al-*) stand in ``particles``, not in ``words``. ``without`` are the words less a first word that
    may be a particle or a given name (*Al*, *Ben*, *Van*), where there is one. ``letters`` are all letters of the name
    with its particles, run together. ``kind`` is what the words say outright: unknown is the usual answer.
    """

    kind: NameKind
    words: tuple[str, ...]
    letters: str
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    generation: str | None = None
    nicknames: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    is_descent: bool = False
    is_skeletal: bool = False
    is_foreign: bool = False

    @property
    def given(self) -> str | None:
        """The first given name or initial; none where there is only one word."""
        return self.words[0] if len(self.words) > 1 else None

    @property
    def middle(self) -> tuple[str, ...]:
        """Middle names and initials."""
        return self.words[1:-1]

    @property
    def surname(self) -> str | None:
        """The last word without its particles; one word alone is taken for a surname."""
        return self.words[-1] if self.words else None
