"""What a source knows of the parties that it and a draft speak of: who is named, described, quoted, or writes it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.check.printed import Printed
from onrecord.check.told import is_pronoun, is_third, people_of, told_party
from onrecord.check.values import Told
from onrecord.names import compare
from onrecord.types import Attribution, Reading, Span

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADING, _BEFORE_SUBJECT = 300, 5


class Cast:
    """The parties of one source, asked about a draft's party."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution]) -> None:
        self.reading, self.document, self.print = reading, reading.document, Printed(reading.document)
        self.people = people_of(reading)
        self._attributions = attributions

    def as_known(self, told: Told) -> Told:
        """The draft's party with the kind that the source knows: one capitalised word may be a surname or a firm."""
        if told.kind != "organisation" or " " in told.name:
            return told
        kinds = {
            p.kind for p in self.reading.people if any(compare(n, p.name).verdict != "different" for n in told.names)
        }
        # A group is a body whatever its name; nothing else depends on it.
        return replace(told, kind="group") if kinds and "person" not in kinds else told

    def called(self, told: Told) -> tuple[str, ...]:
        """What the source calls the draft's party: the descriptions of whom it names so."""
        for verdict in ("same", "may-be"):
            for party in self.reading.people:
                if any(compare(name, party.name).verdict == verdict for name in told.names):
                    return told_party(party, self.document.text).descriptions
        return ()

    def described(self, told: Told, source: Told) -> Told:
        """The draft's party with what the source calls it elsewhere, of that what fits the words for ``source``."""
        wanted = set(_LONG_WORD.findall(source.name.casefold()))
        fits = [words for words in self.called(told) if wanted and wanted <= set(_LONG_WORD.findall(words.casefold()))]
        return replace(told, descriptions=tuple(dict.fromkeys((*told.descriptions, *fits)))) if fits else told

    def knows(self, told: Told) -> bool:
        """Whether the source speaks of this party by name."""
        return any(
            compare(name, party.name).verdict != "different" for name in told.names for party in self.reading.people
        )

    def is_own_voice(self, told: Told) -> bool:
        """Whether the party is the source itself: its publisher, an author, or "the report"."""
        own = [self.document.publisher, *self.document.authors, self.document.title]
        if any(compare(name, one).verdict == "same" for name in told.names for one in own if one):
            return True
        return told.kind == "document" or (told.kind == "organisation" and not self.knows(told))

    def is_teller(self, told: Told) -> bool:
        """Whether the source is this person's own speech or letter, as its heading or its author's name has it."""
        heading = self.document.text[:_HEADING]
        heads = " ".join((self.document.title or "", *self.document.authors, heading.split("\n\n")[0]))
        return self.is_first_person and any(name.split()[-1] in heads for name in told.names)

    def identified(self, told: Told) -> Told:
        """A definite description of the draft ("the minister") as the one party that the source names and calls so."""
        if not told.name.lower().startswith("the "):
            return told
        called = told.name.casefold()
        keys = {key for where, key in self.mentions if self.document.text[slice(*where)].casefold() == called}
        named = [one for key in sorted(keys) if (one := told_party(self.people[key], self.document.text)).names]
        return named[0] if len(named) == 1 and named[0].kind == "person" else told

    def introduces(self, told: Told, one: Attribution | None, *, surely: bool = False) -> bool:
        """Whether the paragraph of a pronoun's words begins with this party and does not name the reader's speaker.

        "Max, 14, was philosophical. “I'll survive,” he said": who else "he" is taken for is in doubt then. ``surely``
        wants the same name, not merely one that may be.
        """
        if one is None or one.source is None or one.speaker is None or not is_third(one):
            return False
        text, first = self.document.text, min(one.content.spans[0].start, one.source.span.start)
        start = text.rfind("\n", 0, first) + 1
        named = [
            (where, key)
            for where, key in self.mentions
            if start <= where.start < first and not is_pronoun(text[slice(*where)]) and not self.print.share(where)
        ]
        if any(key == one.speaker.key for _, key in named):
            return False
        begins = [key for where, key in named if text.count(" ", start, where.start) <= _BEFORE_SUBJECT]
        verdicts = {compare(ours, self.people[key].name).verdict for key in begins for ours in told.names}
        return "same" in verdicts or (not surely and "may-be" in verdicts)

    def quotes(self, told: Told) -> bool:
        """Whether the source itself quotes or reports this party by name, as it does with nobody who writes it."""
        return any(
            one.speaker is not None
            and one.source is not None
            and not is_pronoun(one.source.text)
            and one.parent is None
            and any(compare(name, one.speaker.name).verdict != "different" for name in told.names)
            for one in self._attributions
        )

    @property
    def is_first_person(self) -> bool:
        """Whether the whole source is somebody's own words: a speech, a letter, a statement."""
        return self.print.is_first_person

    @cached_property
    def marks_speech(self) -> bool:
        """Whether the source sets speech apart from the reporter's words; a statement or a speech does not."""
        return bool(self.print.quoted) and not self.is_first_person

    @cached_property
    def mentions(self) -> list[tuple[Span, str]]:
        """Where parties are mentioned, in order, with their keys."""
        return sorted((where, party.key) for party in self.reading.people for where in party.mentions)
