"""onrecord reads news reports and keeps a record of who said what, tied to the exact characters that show it.

    >>> import onrecord
    >>> tagger = onrecord.load_tagger()
    >>> document = onrecord.parse(onrecord.load("report.html"))
    >>> for attribution in onrecord.read_document(document, tagger).attributions:
    ...     print(attribution.content.text)

Names are loaded when they are first used, so that importing the package is quick. Two functions have longer names
here than at home, because ``onrecord.ask`` and ``onrecord.read`` are the packages they live in.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ask import ask as ask_record
    from onrecord.errors import OnrecordError
    from onrecord.ingest import load, parse
    from onrecord.read import read as read_document
    from onrecord.store import Record
    from onrecord.tag import Tagger, load_tagger
    from onrecord.types import Answer, Attribution, Document, Reading, Skipped, Statement

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Attribution",
    "Document",
    "OnrecordError",
    "Reading",
    "Record",
    "Skipped",
    "Statement",
    "Tagger",
    "__version__",
    "ask_record",
    "load",
    "load_tagger",
    "parse",
    "read_document",
]

_HOMES = {
    "ask_record": ("ask", "ask"),
    "OnrecordError": ("errors", "OnrecordError"),
    "load": ("ingest", "load"),
    "parse": ("ingest", "parse"),
    "read_document": ("read", "read"),
    "Record": ("store", "Record"),
    "Tagger": ("tag", "Tagger"),
    "load_tagger": ("tag", "load_tagger"),
} | {name: ("types", name) for name in ("Answer", "Attribution", "Document", "Reading", "Skipped", "Statement")}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}; it offers {', '.join(__all__)}")
    home, its_name = _HOMES[name]
    return getattr(import_module(f"onrecord.{home}"), its_name)
