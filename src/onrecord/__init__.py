"""onrecord reads news reports and keeps a record of who said what, tied to the exact characters that show it.

    >>> import onrecord
    >>> tagger = onrecord.load_tagger()
    >>> document = onrecord.parse(onrecord.load("report.html"))
    >>> for attribution in onrecord.read_document(document, tagger).attributions:
    ...     print(attribution.content.text)

Names are loaded when they are first used, so that importing the package is quick. Some functions have longer names
here than at home, because ``onrecord.ask``, ``onrecord.read`` and ``onrecord.export`` are the packages they live in.
docs/reference/api.md has every name with an example.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ask import ask as ask_record
    from onrecord.ask import days as timeline
    from onrecord.ask.related import related
    from onrecord.ask.silence import Asked, silence
    from onrecord.check import Finding
    from onrecord.errors import OnrecordError
    from onrecord.export import export as export_reports
    from onrecord.export import format_named
    from onrecord.flow import Reader, add_paths, read_paths
    from onrecord.flow.annotations import add_annotations, read_annotations
    from onrecord.flow.check import check_against, check_in_record
    from onrecord.flow.reader import bundle_reader as load_reader
    from onrecord.flow.trace import trace
    from onrecord.ingest import load, parse
    from onrecord.link.saying import Saying
    from onrecord.read import read as read_document
    from onrecord.store import Record
    from onrecord.tag import Tagger, load_tagger
    from onrecord.types import Answer, Attribution, Document, Reading, Skipped, Statement

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Asked",
    "Attribution",
    "Document",
    "Finding",
    "OnrecordError",
    "Reader",
    "Reading",
    "Record",
    "Saying",
    "Skipped",
    "Statement",
    "Tagger",
    "__version__",
    "add_annotations",
    "add_paths",
    "ask_record",
    "check_against",
    "check_in_record",
    "export_reports",
    "format_named",
    "load",
    "load_reader",
    "load_tagger",
    "parse",
    "read_annotations",
    "read_document",
    "read_paths",
    "related",
    "silence",
    "timeline",
    "trace",
]

_HOMES = {
    "Asked": ("ask.silence", "Asked"),
    "Finding": ("check", "Finding"),
    "OnrecordError": ("errors", "OnrecordError"),
    "Reader": ("flow", "Reader"),
    "Record": ("store", "Record"),
    "Saying": ("link.saying", "Saying"),
    "Tagger": ("tag", "Tagger"),
    "add_annotations": ("flow.annotations", "add_annotations"),
    "add_paths": ("flow", "add_paths"),
    "ask_record": ("ask", "ask"),
    "check_against": ("flow.check", "check_against"),
    "check_in_record": ("flow.check", "check_in_record"),
    "export_reports": ("export", "export"),
    "format_named": ("export", "format_named"),
    "load": ("ingest", "load"),
    "load_reader": ("flow.reader", "bundle_reader"),
    "load_tagger": ("tag", "load_tagger"),
    "parse": ("ingest", "parse"),
    "read_annotations": ("flow.annotations", "read_annotations"),
    "read_document": ("read", "read"),
    "read_paths": ("flow", "read_paths"),
    "related": ("ask.related", "related"),
    "silence": ("ask.silence", "silence"),
    "timeline": ("ask", "days"),
    "trace": ("flow.trace", "trace"),
} | {name: ("types", name) for name in ("Answer", "Attribution", "Document", "Reading", "Skipped", "Statement")}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}; it offers {', '.join(__all__)}")
    home, its_name = _HOMES[name]
    return getattr(import_module(f"onrecord.{home}"), its_name)
