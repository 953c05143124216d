"""Questions in words, and what the record answers."""

from onrecord.ask.answer import ask
from onrecord.ask.question import parse

__all__ = ["ask", "parse"]
