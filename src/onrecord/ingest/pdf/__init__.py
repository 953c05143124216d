"""PDF to a document: letters with their boxes, lines, columns, paragraphs; and back from a span to page and box."""
