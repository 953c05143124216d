"""Tag a text: find the words that name a source, report it, and give what was said."""

from onrecord.tag.tagger import Tagger, load_tagger

__all__ = ["Tagger", "load_tagger"]
