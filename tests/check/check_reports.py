"""Drafts and sources built by hand."""

import re
from dataclasses import replace

from onrecord.check import Finding, Sources, check_draft
from onrecord.types import Attribution, Block, Content, Document, Form, Party, Passage, Reading, Span, Speaker, Voice


def report(text: str, *, path: str = "report.txt", **fields: object) -> Document:
    """A document with a block a paragraph."""
    blocks = tuple(Block(Span(*found.span()), "paragraph") for found in re.finditer(r"\S[^\n]*(\n[^\n]+)*", text))
    known: dict[str, object] = {"blocks": blocks} | fields
    return Document(id="0123456789abcdef", path=path, sha256="0" * 64, text=text, **known)  # type: ignore[arg-type]


def said(text: str, words: str, name: str | None, form: Form = "direct", **fields: object) -> Attribution:
    """The attribution of the first place of some words to somebody."""
    at = text.index(words)
    kind = fields.pop("kind", "person")
    key = (name or "").lower().replace(" ", "-")
    speaker = None if name is None else Speaker(key, name, kind)  # type: ignore[arg-type]
    source = None if name is None or name not in text else Passage(Span(text.index(name), 0), name)
    content = Content((Span(at, at + len(words)),), words)
    known = Attribution(f"{at:016x}{key}", form, source, None, content, 0.9, speaker=speaker)
    return replace(known, **fields)  # type: ignore[arg-type]


def reading(text: str, *attributions: Attribution, **fields: object) -> Reading:
    """A reading with a party for every speaker."""
    names = {a.speaker.key: a.speaker for a in attributions if a.speaker is not None}
    people = tuple(Party(one.key, one.name, one.kind) for one in names.values())
    return Reading(report(text, **fields), attributions, people)


def sources(*readings: Reading) -> Sources:
    """Sources of which each has its reading."""
    return Sources([one.document.text for one in readings], readings.__getitem__)


def only(draft: Reading, *held: Reading) -> Finding:
    """The finding on the draft's only quotation."""
    (finding,) = check_draft(draft, sources(*held))
    return finding


def quoting(words: str, name: str | None, **fields: object) -> Reading:
    """A draft with one quotation, given to somebody; ``path`` is the draft's."""
    path = str(fields.pop("path", "draft.txt"))
    text = f"The debate went on. {name or 'A sign'} said: “{words}”\n"
    return reading(text, *([said(text, f"“{words}”", name, **fields)] if name else []), path=path)


def chain(*names: str) -> tuple[Voice, ...]:
    """Voices from the inside out."""
    return tuple(Voice(name, "said") for name in names)
