"""Made-up reports for the bench of the record: real readings with other words, names, outlets and days.

Every word is replaced by one of as many letters, so that all spans of a reading stay right and a statement keeps the
form, act and certainty, the lengths and the company that a real one has. Names are drawn so that few are frequent and
most are rare; words keep about the frequencies they have in the readings. The same seed makes the same reports.
"""

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from onrecord.contract import reading_from
from onrecord.types import (
    Attribution,
    Content,
    Original,
    Party,
    Passage,
    Reading,
    Span,
    Speaker,
    Voice,
)

_WORD = re.compile(r"[^\W\d_]+")
_SHARE_OF_WORDS = 0.35
_LEAST_LETTERS = 5
_FIRST_DAY, _N_DAYS = date(2008, 1, 1), 16 * 365
_N_NAMES_OF_A_LENGTH = 4_000
_WORDS = re.compile(r"\w+")
_SYLLABLES = _WORDS.findall(
    "ba cor del fen gar hol is jan kel lim mar nor ol pet quin ros sten tor ul var wen yor zan dra bri cla sto ven lo"
)
_PLACES = _WORDS.findall(
    "Harbour Brennick Delta Northern Valley Capital Coastal Evening Morning Union Border Island River Summit Central"
    " Eastern Western Lakeside Market Iron Stone Meadow Orchard Castle Bridge"
)
_KINDS = _WORDS.findall("Courier Herald Post Tribune Wire Observer Gazette Journal")
OUTLETS = tuple(f"{place} {kind}" for kind in _KINDS for place in _PLACES)


@dataclass(frozen=True, slots=True)
class Model:
    """What reports are made from: real readings, and words and names by their length."""

    readings: tuple[Reading, ...]
    words: Mapping[int, Sequence[str]]
    names: Mapping[int, Sequence[str]]


def model_of(path: Path) -> Model:
    """The model of readings written by ``onrecord read --json``; refused inputs are left out."""
    readings = []
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        if "skipped" not in data:
            readings.append(reading_from(data, "0" * 64))
    words: dict[int, list[str]] = defaultdict(list)
    for one in readings:
        for found in _WORD.findall(one.document.text):
            if found.islower() and found.isascii() and len(found) >= _LEAST_LETTERS:
                words[len(found)].append(found)
    return Model(tuple(one for one in readings if one.attributions), words, {n: _names(n) for n in range(2, 25)})


def made(model: Model, number: int, seed: int = 6) -> tuple[Original, Reading]:
    """Report ``number`` with its reading."""
    draw = random.Random(seed * 10**9 + number)
    base = draw.choice(model.readings)
    new = _renamed(base, model, draw)
    text = _reworded(base.document.text, new, model, draw)
    data = f"<!-- {number} -->\n{text}".encode()
    digest = hashlib.sha256(data).hexdigest()
    outlet = OUTLETS[min(int(draw.paretovariate(0.6)), len(OUTLETS)) - 1]
    published = _day(draw)
    document = replace(
        base.document, id=digest[:16], path=f"made/{number:07}.html", sha256=digest, text=text, publisher=outlet,
        published=published, title=text[:60].split("\n")[0], authors=(), url=None,
    )  # fmt: skip
    ids = {one.id: hashlib.sha256(f"{digest} {one.id}".encode()).hexdigest()[:16] for one in base.attributions}
    attributions = tuple(_attribution(one, text, ids, new, outlet, published) for one in base.attributions)
    people = tuple(_party(one, text, new) for one in base.people)
    reading = replace(base, document=document, attributions=attributions, people=people, times=(), notes=())
    return Original(document.path, data, digest), reading


def reports(model: Model, first: int, n_statements: int) -> Iterator[tuple[Original, Reading]]:
    """Reports from ``first`` on that hold at least so many statements together."""
    while n_statements > 0:
        report = made(model, first)
        n_statements -= len(report[1].attributions)
        first += 1
        yield report


def _names(length: int) -> list[str]:
    draw = random.Random(length)
    found = dict.fromkeys(
        "".join(draw.choice(_SYLLABLES) for _ in range(length))[:length].capitalize()
        for _ in range(_N_NAMES_OF_A_LENGTH)
    )
    return list(found)


def _renamed(base: Reading, model: Model, draw: random.Random) -> dict[str, str]:
    """Words of parties' names and what they become in this report."""
    new: dict[str, str] = {}
    for party in base.people:
        for name in (party.name, *party.aliases):
            for word in _WORD.findall(name):
                if word[0].isupper() and word[1:].islower() and word.isascii() and word not in new:
                    pool = model.names.get(len(word), [word])
                    new[word] = pool[min(int(draw.paretovariate(0.5)), len(pool)) - 1]
    return new


def _reworded(text: str, new: Mapping[str, str], model: Model, draw: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word in new:
            return new[word]
        if len(word) < _LEAST_LETTERS or not word.islower() or draw.random() > _SHARE_OF_WORDS:
            return word
        return draw.choice(model.words.get(len(word)) or [word])

    return _WORD.sub(other, text)


def _day(draw: random.Random) -> str | None:
    day = (_FIRST_DAY + timedelta(draw.randrange(_N_DAYS))).isoformat()
    kind = draw.random()
    return None if kind < 0.02 else day[:7] if kind < 0.05 else day


def _attribution(
    one: Attribution, text: str, ids: Mapping[str, str], new: Mapping[str, str], outlet: str, published: str | None
) -> Attribution:
    speaker = one.speaker and Speaker(one.speaker.key, _named(one.speaker.name, new), one.speaker.kind)
    chain = tuple(Voice(_named(voice.name, new), voice.cue) for voice in one.chain[:-1])
    return replace(
        one, id=ids[one.id], source=_passage(one.source, text), cue=_passage(one.cue, text),
        content=Content(one.content.spans, " ".join(text[start:end] for start, end in one.content.spans)),
        addressee=_passage(one.addressee, text), speaker=speaker, parent=one.parent and ids.get(one.parent),
        chain=(*chain, Voice(outlet, None)), said=published if one.said else None, candidates=(),
    )  # fmt: skip


def _passage(passage: Passage | None, text: str) -> Passage | None:
    return passage and Passage(passage.span, text[passage.span.start : passage.span.end])


def _party(one: Party, text: str, new: Mapping[str, str]) -> Party:
    mentions = tuple(Span(*span) for span in one.mentions if span[1] <= len(text))
    return replace(
        one, name=_named(one.name, new), aliases=tuple(_named(a, new) for a in one.aliases), mentions=mentions
    )


def _named(name: str, new: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: new.get(found[0], found[0]), name)
