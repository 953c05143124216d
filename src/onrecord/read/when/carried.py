"""Days carried over: whoever said something on Tuesday goes on saying it on Tuesday, until something says otherwise.

An occasion is one act of speaking to somebody: an interview, a sitting, an e-mail. A dated reporting clause opens one.
The same speaker's next plain statements are of the same occasion; so are those of others whose sentence places them
there ("the committee's chair", "testified"), and of those it names as taking part. What ends it: another time in the
sentence or the paragraph, another medium or addressee, "earlier" and its like, too many paragraphs in between. A
statement in the perfect, the pluperfect, the present or the future is of no such occasion ("has said", "had said",
"says"), and so is what is thought or left undone rather than said. In doubt there is no day.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.read.when.cues import CueTense
from onrecord.read.when.narration import Narration, plain
from onrecord.read.when.settings import UNSURE_TIME, agrees, classes, is_time, settings, speaks, surname, there
from onrecord.types import Attribution, Span, Time

_FURTHEST = 3
"""Paragraphs between two statements of one speaker on one occasion."""
_LONGEST = 3000
"""Characters between them, for texts without paragraphs."""
_OPENING = 12
"""Characters at the start of a sentence within which a date opens it."""
_FURTHEST_SHARED = 12
"""The same where the sentence itself names the occasion: "at the hearing"."""
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_HEARD = re.compile(r"\s*(?:(?:to|with|on)\s+)?(?:the\s+)?([A-Z][\w&’'-]+)")
_ASIDE = re.compile(r"[,(—–-]\s*(?:who|which|whose|where)\b[^,;()—–]*\Z")
_IN_TURN = re.compile(
    r"\b(?:appeared|spoke|testified|answered|took the (?:stand|floor))\s+(?:\w+ )?(?:after|before) (?:him|her|them)\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement of the reporter's sentence, as far as its day is concerned; ``day`` is what its clause says."""

    attribution: Attribution
    cue: Span
    tense: CueTense
    cue_words: tuple[str, ...]
    day: str | None


@dataclass(frozen=True, slots=True)
class _Occasion:
    day: str
    settings: frozenset[str]
    heard: str | None
    at: int
    block: int


def carried(narration: Narration, tellings: Sequence[Telling]) -> dict[str, str]:
    """Attribution id → day, for statements whose own clause gives none. ``tellings`` are in the order of their cues."""
    if not any(telling.day for telling in tellings):
        return {}
    hearing = _Listener(narration)
    found = hearing.listen(tellings, {})
    return hearing.listen(tellings, found) if hearing.taking_part else found


class _Listener:
    """What is known while a report is read from front to back."""

    def __init__(self, narration: Narration) -> None:
        self.narration = narration
        self.taking_part: dict[str, _Occasion] = {}
        self._forget()

    def _forget(self) -> None:
        self._last: tuple[Telling, str | None, Span] | None = None
        self._of_speaker: dict[str, _Occasion] = {}
        self._shared: dict[str, _Occasion] = {}

    def listen(self, tellings: Sequence[Telling], known: Mapping[str, str]) -> dict[str, str]:
        """The days found in one reading; those ``known`` from another are taken as told."""
        self._forget()
        found: dict[str, str] = {}
        for telling in tellings:
            key = telling.attribution.id
            sentence = self.narration.sentence(telling.cue.start)
            day = telling.day or known.get(key)
            if day is not None and telling.tense in ("past", "participle") and not self._is_aside(telling, sentence):
                self._open(telling, day, sentence)
            elif day is None:
                day = self._continued(telling, sentence)
            if day is not None and telling.day is None:
                found[key] = day
            self._interrupt(telling, day)
            self._last = telling, day, sentence
        return found

    def _is_aside(self, telling: Telling, sentence: Span) -> bool:
        """Whether the cue stands in a relative clause: when somebody "who left in May" left is not when they spoke."""
        return _ASIDE.search(self.narration.text, sentence.start, telling.cue.start) is not None

    def _interrupt(self, telling: Telling, day: str | None) -> None:
        """What somebody else said on a day unknown, or another, ends the occasions of all others."""
        speaker = telling.attribution.speaker
        if telling.tense != "past" or speaker is None or speaker.kind != "person" or not speaks(telling.cue_words):
            return
        for key, occasion in list(self._of_speaker.items()):
            if key != speaker.key and occasion.day != day:
                del self._of_speaker[key]

    def _open(self, telling: Telling, day: str, sentence: Span) -> None:
        settings, heard = self._settings(sentence), self._heard(telling, sentence)
        self._remember(telling, _Occasion(day, settings, heard, telling.cue.end, self._block(telling)))

    def _remember(self, telling: Telling, occasion: _Occasion) -> None:
        occasion = replace(occasion, at=telling.cue.end, block=self._block(telling))
        speaker = telling.attribution.speaker
        if speaker is not None and _is_one(telling):
            self._of_speaker[speaker.key] = occasion
        for setting in occasion.settings & classes()["shared"]:
            self._shared[setting] = occasion
            name = self._heard(telling, self.narration.sentence(telling.cue.start))
            if name is not None:
                self.taking_part[name] = occasion

    def _continued(self, telling: Telling, sentence: Span) -> str | None:
        if telling.tense in ("perfect", "pluperfect", "future"):
            return None
        day = self._of_same_subject(telling, sentence)
        if day is not None or telling.tense not in ("past", "participle") or self._hangs(telling, sentence):
            return day
        speaker = telling.attribution.speaker
        key = speaker.key if speaker is not None else ""
        if self.narration.words(sentence) & classes()["apart"] or self._has_unsure_time(sentence):
            self._of_speaker.pop(key, None)
            return None
        if not speaks(telling.cue_words):
            return None
        occasion = self._named(telling, sentence) or self._own(telling, sentence, key)
        times = self.narration.times_between(*sentence)
        if occasion is None or any(is_time(time) and not agrees(time, occasion.day) for time in times):
            if times:
                self._of_speaker.pop(key, None)
            return None
        self._remember(telling, occasion)
        return occasion.day

    def _has_unsure_time(self, sentence: Span) -> bool:
        """Whether the sentence names a time that could not be given a value, as on a page without a date."""
        if self.narration.times_between(*sentence):
            return False
        pieces = self.narration.pieces(sentence)
        return any(UNSURE_TIME.search(self.narration.text, piece.start, piece.end) for piece in pieces)

    def _of_same_subject(self, telling: Telling, sentence: Span) -> str | None:
        """The day of the verb before it in the sentence, where both have one subject: "called it A, and asked B"."""
        if self._last is None or self._last[2] != sentence or self._last[1] is None:
            return None
        if self._is_aside(self._last[0], sentence):
            return None
        before = self._last[0]
        mine, its = telling.attribution.source, before.attribution.source
        between = self.narration.times_between(before.cue.end, telling.cue.start)
        shared = mine is not None and its is not None and mine.span == its.span
        hanging = telling.tense == "participle" and telling.attribution.speaker == before.attribution.speaker
        if not (shared or hanging) or any(is_time(t) and not agrees(t, self._last[1]) for t in between):
            return None
        return self._last[1]

    def _hangs(self, telling: Telling, sentence: Span) -> bool:
        """Whether a participle hangs on a verb before it in the sentence, and so has its day or none."""
        return telling.tense == "participle" and self._last is not None and self._last[2] == sentence

    def _named(self, telling: Telling, sentence: Span) -> _Occasion | None:
        """The occasion that the sentence itself names, or one that the speaker takes part in."""
        block = self._block(telling)
        for setting in sorted(self._settings(sentence) & classes()["shared"]):
            occasion = self._shared.get(setting)
            if occasion is not None and block - occasion.block <= _FURTHEST_SHARED and self._is_there(telling, setting):
                return occasion
        source = telling.attribution.source
        if source is not None and _IN_TURN.search(source.text) and self._shared:
            latest = max(self._shared.values(), key=lambda one: one.at)
            return latest if block - latest.block <= _FURTHEST else None
        speaker = telling.attribution.speaker
        occasion = self.taking_part.get(surname(speaker.name)) if speaker is not None else None
        near = occasion is not None and abs(block - occasion.block) <= _FURTHEST
        return occasion if near and not self._settings(sentence) else None

    def _is_there(self, telling: Telling, setting: str) -> bool:
        """Whether the sentence puts the speaker at the occasion, rather than speaking of it."""
        sentence, placed = self.narration.sentence(telling.cue.start), there(setting)
        text = self.narration.text
        return any(placed.search(text, piece.start, piece.end) for piece in self.narration.pieces(sentence))

    def _own(self, telling: Telling, sentence: Span, key: str) -> _Occasion | None:
        """The occasion that the speaker spoke on before, where nothing says that this is another."""
        occasion = self._of_speaker.get(key)
        if occasion is None or not _is_one(telling):
            return None
        settings, heard = self._settings(sentence), self._heard(telling, sentence)
        elsewhere = bool(settings) and not settings & occasion.settings
        if elsewhere or (heard is not None and heard != occasion.heard) or self._is_over(telling, sentence, occasion):
            del self._of_speaker[key]
            return None
        return None if self._may_be_another(telling) else occasion

    def _is_over(self, telling: Telling, sentence: Span, occasion: _Occasion) -> bool:
        if self._block(telling) - occasion.block > _FURTHEST or telling.cue.start - occasion.at > _LONGEST:
            return True
        home = self.narration.block(telling.cue.start).span.start
        between = self.narration.times_between(occasion.at, sentence.start)
        return any(is_time(time) and not agrees(time, occasion.day) and self._moves(time, home) for time in between)

    def _moves(self, time: Time, home: int) -> bool:
        """Whether a date takes the report elsewhere: in this paragraph, opening a sentence, or that of other words."""
        sentence = self.narration.sentence(time.span.start)
        if time.span.start >= home or time.span.start - sentence.start < _OPENING:
            return True
        words = self.narration.words(sentence)
        return bool(words & classes()["speaks"]) or any(words & known for known in settings().values())

    def _may_be_another(self, telling: Telling) -> bool:
        """Whether a pronoun follows somebody else's statement, so that it is less sure whom it means."""
        source = telling.attribution.source
        if self._last is None or source is None or source.text.lower() not in _PRONOUNS:
            return False
        return self._last[0].attribution.speaker != telling.attribution.speaker

    def _settings(self, sentence: Span) -> frozenset[str]:
        words = self.narration.words(sentence)
        return frozenset(name for name, known in settings().items() if words & known)

    def _heard(self, telling: Telling, sentence: Span) -> str | None:
        """Who is told, where the words after the cue name somebody."""
        stop = min((s.start for s in telling.attribution.content.spans if s.start >= telling.cue.end), default=10**9)
        found = _HEARD.match(self.narration.text, telling.cue.end, min(stop, sentence.end))
        source = telling.attribution.source
        if found is None or (source is not None and source.span.start <= found.start(1) < source.span.end):
            return None
        name = plain(found[1].lower())
        return None if name in classes()["calendar"] else name

    def _block(self, telling: Telling) -> int:
        return self.narration.block_number(telling.cue.start)


def _is_one(telling: Telling) -> bool:
    """Whether the speaker is one: what several people say, they need not say at once."""
    speaker = telling.attribution.speaker
    return speaker is not None and speaker.kind != "group"
