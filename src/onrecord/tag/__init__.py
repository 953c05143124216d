"""Tag a text: find the words that name a source, report it, and give what was said."""
