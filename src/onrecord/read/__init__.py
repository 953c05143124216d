"""Read a document: who said what, in what form, tied to the characters that show it."""

from onrecord.read.reading import read

__all__ = ["read"]
