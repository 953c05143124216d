"""The floors together: paths to readings, readings into the record."""

from onrecord.flow.add import Added, add_paths
from onrecord.flow.context import context_span, statements
from onrecord.flow.keep import keep_original
from onrecord.flow.one import Reader, read_file, read_paths
from onrecord.flow.who import relate_statements, resolve_speakers, settle_speakers

__all__ = [
    "Added",
    "Reader",
    "add_paths",
    "context_span",
    "keep_original",
    "read_file",
    "read_paths",
    "relate_statements",
    "resolve_speakers",
    "settle_speakers",
    "statements",
]
