"""Loaders that plugins add, each for one ending of file names. ``examples/loader`` is one.

A plugin names a function under the entry point group ``onrecord.loaders``; the entry point is called as the ending it
reads, without the dot (``vtt = "onrecord_vtt:vtt_document"``). Nothing of a plugin is imported before a file with its
ending comes, and then in the worker process, under the limits that our own loaders have.
"""

from dataclasses import replace
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from itertools import pairwise
from pathlib import Path

from onrecord.errors import InputRefused
from onrecord.types import Document, Original

GROUP = "onrecord.loaders"
"""The entry point group of plugins."""


def endings() -> frozenset[str]:
    """The endings that plugins read, in lower case and with the dot."""
    return frozenset(_plugins())


def plugin_ending(name: str, ours: frozenset[str]) -> str | None:
    """The ending of a file's name where a plugin reads it and none of ``ours`` does."""
    ending = Path(name).suffix.lower()
    return ending if ending and ending not in ours and ending in _plugins() else None


def plugin_document(ending: str, original: Original) -> Document:
    """What a plugin makes of an input, checked. Raises ``InputRefused``, also for a plugin that cannot be used."""
    found = _plugins()[ending]
    try:
        load = found.load()
    except (ImportError, AttributeError) as error:
        raise _unusable(original, found, f"cannot be loaded: {error}") from error
    if not callable(load):
        raise _unusable(original, found, f"is a {type(load).__name__}, not a function")
    document = load(original)
    if not isinstance(document, Document):
        raise _unusable(original, found, f"gave a {type(document).__name__}, not a Document")
    fault = _fault(document)
    if fault is not None:
        raise _unusable(original, found, f"gave a document {fault}")
    return replace(document, id=original.sha256[:16], path=original.path, sha256=original.sha256)


@lru_cache(maxsize=1)
def _plugins() -> dict[str, EntryPoint]:
    """Each ending with its plugin; of two for one ending the first by the name of its function."""
    found = sorted(entry_points(group=GROUP), key=lambda one: one.value, reverse=True)
    return {f".{one.name.lower().removeprefix('.')}": one for one in found}


def _fault(document: Document) -> str | None:
    if not document.text.strip():
        return "without text"
    if any("\ud800" <= character <= "\udfff" for character in document.text):
        return "with halves of characters (surrogates) in its text"
    spans = [block.span for block in document.blocks]
    if any(not 0 <= span.start < span.end <= len(document.text) for span in spans):
        return "with a block outside its text"
    if any(one.end > after.start for one, after in pairwise(spans)):
        return "whose blocks overlap or are out of order"
    return None


def _unusable(original: Original, found: EntryPoint, why: str) -> InputRefused:
    detail = f"The loader {found.name} ({found.value}) {why}; mend that plugin or remove it."
    return InputRefused(original.path, "plugin-failed", detail)
