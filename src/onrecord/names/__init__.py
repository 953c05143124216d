"""Whether two written names may be, are, or are not one party: pure functions on strings, with their reasons."""

from onrecord.names.compare import compare
from onrecord.names.likeness import Likeness
from onrecord.names.name import Name
from onrecord.names.parse import parse

__all__ = ["Likeness", "Name", "compare", "parse"]
